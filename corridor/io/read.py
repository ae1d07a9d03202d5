"""Read a network folder: all of it sound, or every fault at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corridor.errors import DataError, Fault
from corridor.io.catalog import network_dir
from corridor.io.columns import Row
from corridor.io.files import text_of
from corridor.io.rows import NETWORK_MODELS, network_of_tables
from corridor.io.sheets import sheet_of_csv
from corridor.io.structure import structure_faults
from corridor.io.tables import Table, Tables
from corridor.io.validate import table_of_cells, table_of_sheet
from corridor.model.arguments import list_given
from corridor.model.network import Network

if TYPE_CHECKING:
    from corridor.io.overlays import Overlay

__all__ = ["load_network", "read_table", "read_tables"]

_Row = TypeVar("_Row", bound=Row)

PACKAGE_FILE = "datapackage.json"


def load_network(
    directory: Path | str | None = None, *, overlays: Sequence[Path | str] = ()
) -> Network:
    """Read the network in a folder.

    Parameters
    ----------
    directory
        Folder with one CSV file a table; the shipped network if left out.
    overlays
        TOML files whose rows replace those of the same key and are added otherwise, in this order.

    Returns
    -------
    Network
        The same for the same facts, whatever the order of rows.

    Raises
    ------
    DataError
        If anything is wrong; it holds every :class:`~corridor.errors.Fault` of every file.

    Examples
    --------
    >>> load_network().terminal("aktau").country
    'KZ'
    """
    folder = network_dir(directory)
    layers, overlay_faults = _read_overlays(list_given("overlays", overlays))
    tables, row_faults = read_tables(folder, layers)
    faults = [*row_faults, *overlay_faults, *structure_faults(tables)]
    if faults:
        raise DataError.from_faults(in_file_order(faults), f"network {folder.name}")
    return network_of_tables(tables)


def read_tables(
    folder: Path, overlays: Iterable[Overlay] = (), models: Iterable[type[Row]] = NETWORK_MODELS
) -> tuple[Tables, list[Fault]]:
    """Return the sound rows of a folder's tables and what is wrong with the others.

    Parameters
    ----------
    folder
        Folder of the network.
    overlays
        As read by :func:`corridor.io.overlays.read_overlays`.
    models
        Which tables.
    """
    layers = tuple(overlays)
    by_model: dict[type[Row], Table[Row]] = {}
    faults: list[Fault] = []
    for model in models:
        by_model[model], found = read_table(folder / model.FILE, model)
        faults += found
        for overlay in layers:
            if model in overlay.cells:
                table, found = table_of_cells(overlay.cells[model], model)
                by_model[model] = by_model[model].updated(table)
                faults += found
    title, version = _title_and_version(folder)
    title = " + ".join((title, *(overlay.title for overlay in layers)))
    return Tables(title, version, by_model), faults


def read_table(path: Path, model: type[_Row]) -> tuple[Table[_Row], list[Fault]]:
    """Return the sound rows of one CSV file and what is wrong with the others."""
    text = text_of(path, path.name)
    if isinstance(text, Fault):
        return Table(is_whole=False), [text]
    sheet, form_faults = sheet_of_csv(text, model, path.name)
    table, value_faults = table_of_sheet(sheet, model)
    return table, [*form_faults, *value_faults]


def in_file_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults by file and line, those of a whole file first."""
    return sorted(faults, key=lambda fault: (fault.file or "", fault.line or 0))


def _read_overlays(paths: Sequence[Path]) -> tuple[list[Overlay], list[Fault]]:
    if not paths:
        return [], []
    from corridor.io.overlays import read_overlays

    return read_overlays([Path(path) for path in paths])


def _title_and_version(folder: Path) -> tuple[str, str]:
    """Return what the data package calls itself; the folder's name where it says nothing."""
    text = text_of(folder / PACKAGE_FILE, PACKAGE_FILE)
    if isinstance(text, Fault):
        return folder.name, ""
    try:
        package = json.loads(text)
        return str(package.get("title") or folder.name), str(package.get("version", ""))
    except (ValueError, AttributeError, RecursionError):
        return folder.name, ""
