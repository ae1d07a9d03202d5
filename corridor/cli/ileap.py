"""``corridor ileap``: whether an emission record is one that others can rely on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli.deliver import deliver

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor route "Xi'an" Poti --tonnes 18 --ileap xian-poti.json
  corridor ileap xian-poti.json
"""


def command(
    record: Annotated[Path, typer.Argument(metavar="FILE", help="iLEAP shipment record, as JSON.")],
) -> None:
    """Check an iLEAP shipment record: fields, masses, activities, order; every fault at once."""
    from corridor.choice.ileap import faults_in_ileap
    from corridor.errors import DataError
    from corridor.io.json_files import read_json

    faults = faults_in_ileap(read_json(record))
    if faults:
        raise DataError.from_faults(list(faults), record.name)
    deliver(f"{record.name}: sound\n")
