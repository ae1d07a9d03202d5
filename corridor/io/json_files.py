"""Read a user's own JSON: one object, bounded, with one clear fault if it is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corridor.errors import DataError, Fault
from corridor.io.files import text_of

__all__ = ["read_json"]


def read_json(path: Path) -> dict[str, Any]:
    """Return the object that a file holds.

    Raises
    ------
    DataError
        If it cannot be read, is no JSON, or holds something else than one object.
    """
    text = text_of(path, path.name)
    if isinstance(text, Fault):
        raise DataError.from_faults([text], path.name)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"is no sound JSON: {str(error)[:200]}"
        raise DataError.from_faults([_fault(path, message)], path.name) from None
    if not isinstance(found, dict):
        raise DataError.from_faults([_fault(path, "holds no object")], path.name)
    return found


def _fault(path: Path, message: str) -> Fault:
    return Fault(rule="json", message=message, file=path.name)
