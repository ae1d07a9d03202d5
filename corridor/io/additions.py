"""Rows that join a network that is already in memory, checked as if they stood in its files."""

from __future__ import annotations

from collections.abc import Mapping

from corridor.errors import DataError, Fault
from corridor.io.columns import Row
from corridor.io.read import in_file_order
from corridor.io.rows import NETWORK_MODELS, cells_of_network, network_of_tables
from corridor.io.structure import structure_faults
from corridor.io.tables import Cells, Place, Table, Tables
from corridor.io.validate import table_of_cells
from corridor.model.network import Network

__all__ = ["TABLES_BY_NAME", "network_with_rows"]

TABLES_BY_NAME: Mapping[str, type[Row]] = {
    model.FILE.removesuffix(".csv"): model for model in NETWORK_MODELS
}
"""Models of the tables that make a network, by the names that overlays and scenarios use."""


def network_with_rows(network: Network, cells: Mapping[type[Row], Cells]) -> Network:
    """Return the network with rows that replace those of their key, or join their table.

    Raises
    ------
    DataError
        If a row is unsound or points to nothing; it holds every fault with its place.
    """
    by_model: dict[type[Row], Table[Row]] = {}
    faults: list[Fault] = []
    for model, rows in cells_of_network(network).items():
        # The network's own rows were checked when it was read: they are trusted here.
        trusted = tuple(model.model_construct(None, **values) for values in rows)
        by_model[model] = Table(trusted, (Place(model.FILE, None),) * len(trusted))
        if model in cells:
            added, found = table_of_cells(cells[model], model)
            # A scenario's later file replaces rows of those it extends; twice in one file is a
            # fault that the file's reader has told.
            by_model[model] = by_model[model].updated(added.latest())
            faults += found
    tables = Tables(network.title, network.version, by_model)
    faults += structure_faults(tables)
    if faults:
        raise DataError.from_faults(in_file_order(faults), "rows of a scenario")
    return network_of_tables(tables)
