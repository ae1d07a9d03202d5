"""What commands read besides the tables of a network: each reader's own faults, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from corridor.errors import DataError, Fault
from corridor.io.calibration import CALIBRATION_FILE, read_calibration
from corridor.io.columns import Row
from corridor.io.files import is_there
from corridor.io.lines import read_lines
from corridor.io.scenarios import read_scenario, scenarios_dir
from corridor.io.schema import CorridorRow, EraRow
from corridor.io.seasons import read_closures
from corridor.io.structure import known_of
from corridor.io.tables import Place, Tables
from corridor.io.tariffs import read_prices

__all__ = ["companion_faults", "strangers_in_calibration"]

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


def strangers_in_calibration(folder: Path, tables: Tables) -> Iterator[Fault]:
    """Yield the families and eras of a calibration that are none: what it says of them is lost."""
    try:
        fitted = read_calibration(folder)
    except DataError:
        return  # told by whoever reads what lies beside the network
    named: dict[str, tuple[type[Row], Sequence[str]]] = {
        "rho_by_family": (CorridorRow, [family for family, _ in fitted.rho_by_family]),
        "stretched_eras": (EraRow, fitted.stretched_eras),
    }
    for column, (model, names) in named.items():
        known = known_of(tables, model)
        for name in names:
            if known is not None and name not in known.names:
                yield known.fault(Place(CALIBRATION_FILE, None), column, name)


def _faults_of(read: Reader, path: Path) -> tuple[Fault, ...]:
    try:
        read(path)
    except DataError as error:
        return error.faults or (Fault(rule="unreadable", message=str(error)),)
    return ()
