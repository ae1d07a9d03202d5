"""Read what carriers and authorities let through, from a network folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corridor.errors import DataError, Fault
from corridor.io.catalog import network_dir
from corridor.io.files import is_there
from corridor.io.limit_schema import CargoLimitRow, LimitSourceRow
from corridor.io.read import in_file_order, read_table
from corridor.io.references import stray_names
from corridor.io.structure import structure_faults
from corridor.io.tables import Table, Tables
from corridor.model.cargo_limits import CargoLimit, CargoLimits, Verdict
from corridor.model.context import Source
from corridor.model.network import Network

__all__ = ["limit_faults", "read_limits"]


def read_limits(
    directory: Path | str | None = None, *, network: Network | None = None
) -> CargoLimits:
    """Read the cargo limits of a network folder; none where it has no such table.

    Parameters
    ----------
    directory
        Folder of a network; the shipped one if left out.
    network
        The network read from it: what the limits name must be in it. Not looked at if left out.

    Raises
    ------
    DataError
        If anything is wrong; it holds every fault.

    Examples
    --------
    >>> from corridor.model.shipment import CargoClass
    >>> limits = read_limits()
    >>> any(CargoClass.GRAIN in limit.cargo for limit in limits.limits)
    True
    """
    folder = network_dir(directory)
    if not is_there(folder / CargoLimitRow.FILE):
        return CargoLimits()
    limits, faults = read_table(folder / CargoLimitRow.FILE, CargoLimitRow)
    sources, more = read_table(folder / LimitSourceRow.FILE, LimitSourceRow)
    tables = Tables("", "", {CargoLimitRow: limits, LimitSourceRow: sources})
    faults += [*more, *structure_faults(tables), *limit_faults(limits)]
    faults += stray_names(limits, CargoLimitRow, network) if network else ()
    if faults:
        raise DataError.from_faults(in_file_order(faults), f"cargo limits of {folder.name}")
    return CargoLimits(
        limits=tuple(map(_limit, limits.rows)),
        sources=tuple(Source(**dict(row)) for row in sources.rows),
    )


def limit_faults(limits: Table[CargoLimitRow]) -> Iterator[Fault]:
    """Yield limits that state nothing, or whose dates are out of order, or that have no source."""
    for row, place in limits:
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            message = f"{row.valid_to} lies before {row.valid_from}"
            yield place.fault("dates-out-of-order", message, column="valid_to")
        if row.verdict is Verdict.UNKNOWN:
            hint = "leave the row out: what no row tells is unknown"
            yield place.fault("states-nothing", "is no limit", column="verdict", hint=hint)
        if not row.cargo:
            yield place.fault("states-nothing", "names no class of cargo", column="cargo")
        if not row.sources:
            hint = f"name where it was read, in {LimitSourceRow.FILE}"
            yield place.fault("unsourced", "has no source", column="sources", hint=hint)


def _limit(row: CargoLimitRow) -> CargoLimit:
    return CargoLimit(
        id=row.id,
        scope=row.scope(),
        cargo=frozenset(row.cargo),
        verdict=row.verdict,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )
