"""What commands read besides the tables of a network: each reader's own faults, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from corridor.errors import DataError, Fault
from corridor.io.calibration import read_calibration
from corridor.io.files import is_there
from corridor.io.lines import read_lines
from corridor.io.scenarios import read_scenario, scenarios_dir
from corridor.io.seasons import read_closures
from corridor.io.tariffs import read_prices

__all__ = ["companion_faults"]

Reader = Callable[[Path], object]

OF_THE_FOLDER: Final[tuple[Reader, ...]] = (
    read_closures,
    read_calibration,
    read_prices,
    read_lines,
)


def companion_faults(folder: Path) -> Iterator[Fault]:
    """Yield everything that would keep a command from reading what lies beside the network."""
    for read in OF_THE_FOLDER:
        yield from _faults_of(read, folder)
    library = scenarios_dir(folder)
    if is_there(library) and not library.is_dir():
        yield Fault(rule="not-a-folder", file=library.name, message="is not a folder")
    for path in sorted(scenarios_dir(folder).glob("*.toml")):
        yield from _faults_of(read_scenario, path)


def _faults_of(read: Reader, path: Path) -> tuple[Fault, ...]:
    try:
        read(path)
    except DataError as error:
        return error.faults or (Fault(rule="unreadable", message=str(error)),)
    return ()
