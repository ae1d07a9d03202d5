"""Text from data files as it may be shown: on a terminal, in a notebook, on a map."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

__all__ = ["JOINERS", "is_shown", "visible", "visible_document"]

JOINERS: Final = "\u200c\u200d"
"""Format characters that words of some scripts are spelled with."""


def visible(text: str) -> str:
    r"""Write every control, direction or format character of ``text`` as an escape.

    Examples
    --------
    >>> visible("Ak\x1b[31mtau\n\u202e"), visible("西安 Böyük\u00a0Kəsik")
    ('Ak\\x1b[31mtau\\n\\u202e', '西安 Böyük Kəsik')
    """
    return text if text.isprintable() else "".join(map(_visible_char, text))


def visible_document(document: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    r"""Return a document of plain values with every text in it made visible.

    Examples
    --------
    >>> visible_document({"names": ["Poti\u202e", 1]})
    {'names': ['Poti\\u202e', 1]}
    """
    if isinstance(document, str):
        return visible(document)
    if isinstance(document, dict):
        return {visible_document(key): visible_document(held) for key, held in document.items()}
    if isinstance(document, list | tuple):
        return [visible_document(held) for held in document]
    return document


def is_shown(char: str) -> bool:
    """Tell whether a character is one that a reader sees, or a space."""
    return char.isprintable() or char in JOINERS or unicodedata.category(char) == "Zs"


def _visible_char(char: str) -> str:
    if unicodedata.category(char) == "Zs":
        return " "
    return char if is_shown(char) else char.encode("unicode_escape").decode("ascii")
