"""Read rates, charges and emission factors: those of a network folder, and a user's own on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corridor.errors import DataError, Fault
from corridor.io.catalog import network_dir
from corridor.io.columns import Row
from corridor.io.files import is_there
from corridor.io.price_schema import ChargeRow, EmissionFactorRow, PriceSourceRow, RateRow
from corridor.io.read import in_file_order, read_table
from corridor.io.tables import Table
from corridor.model.context import Source
from corridor.model.tariffs import Charge, EmissionFactor, Money, PriceList, Rate, Scope

__all__ = ["read_prices"]

_Row = TypeVar("_Row", bound=Row)
_ScopeRow = RateRow | ChargeRow | EmissionFactorRow


def read_prices(directory: Path | None = None, *, tariffs: Sequence[Path] = ()) -> PriceList:
    """Read what carriage costs and emits.

    Parameters
    ----------
    directory
        Folder of a network; the shipped one if left out. A table that the folder does not have is
        empty: what it would tell is then unknown.
    tariffs
        A user's own files with the columns of ``rates.csv``. Where one of their rates fits, it
        outweighs every shipped one, and a later file outweighs an earlier one.

    Raises
    ------
    DataError
        If anything is wrong; it holds every fault of every file.

    Examples
    --------
    >>> prices = read_prices()
    >>> len(prices.rates) > 10
    True
    """
    folder, found = network_dir(directory), _Found()
    rates = found.table(folder / RateRow.FILE, RateRow)
    charges = found.table(folder / ChargeRow.FILE, ChargeRow)
    factors = found.table(folder / EmissionFactorRow.FILE, EmissionFactorRow)
    sources = found.table(folder / PriceSourceRow.FILE, PriceSourceRow)
    own = [found.table(path, RateRow, is_needed=True) for path in tariffs]
    known = frozenset(row.id for row in sources.rows) | sources.lost_ids
    for table in (rates, charges, factors):
        found.faults += _unknown_sources(table, known)
    found.raise_all(folder.name)
    return PriceList(
        rates=tuple(
            _rate(row, layer) for layer, table in enumerate([rates, *own]) for row in table.rows
        ),
        charges=tuple(map(_charge, charges.rows)),
        factors=tuple(map(_factor, factors.rows)),
        sources=tuple(Source(**dict(row)) for row in sources.rows),
    )


class _Found:
    """Collects the faults of all files read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def table(self, path: Path, model: type[_Row], *, is_needed: bool = False) -> Table[_Row]:
        if not (is_needed or is_there(path)):
            return Table()
        table, faults = read_table(path, model)
        self.faults += [*faults, *_disorder(table), *_repeated(table)]
        return table

    def raise_all(self, name: str) -> None:
        if self.faults:
            raise DataError.from_faults(in_file_order(self.faults), f"prices of {name}")


@dataclass(frozen=True, slots=True)
class _Columns:
    least: str
    likely: str
    greatest: str


_USD = _Columns("min_usd", "likely_usd", "max_usd")
_FACTOR = _Columns("low", "likely", "high")


def _disorder(table: Table[Any]) -> Iterator[Fault]:
    for row, place in table:
        if isinstance(row, PriceSourceRow):
            continue
        names = _FACTOR if isinstance(row, EmissionFactorRow) else _USD
        least, likely, greatest = (
            getattr(row, column) for column in (names.least, names.likely, names.greatest)
        )
        if not least <= likely <= greatest:
            yield place.fault(
                "range-order",
                f"{least:g}, {likely:g}, {greatest:g}: must satisfy "
                f"{names.least} ≤ {names.likely} ≤ {names.greatest}",
                column=names.likely,
            )


def _repeated(table: Table[Any]) -> Iterator[Fault]:
    first: dict[str, int | None] = {}
    for row, place in table:
        if row.id in first:
            message = f"{row.id} stands in line {first[row.id]} already"
            yield place.fault("duplicate-id", message, column="id", hint="keep one of the two")
        first.setdefault(row.id, place.line)


def _unknown_sources(table: Table[Any], known: Iterable[str]) -> Iterator[Fault]:
    for row, place in table:
        for source_id in row.sources:
            if source_id not in known:
                yield place.fault(
                    "unknown-source",
                    f"no source {source_id!r} in {PriceSourceRow.FILE}",
                    column="sources",
                    hint=f"add it to {PriceSourceRow.FILE}",
                )


def _scope(row: _ScopeRow) -> Scope:
    return Scope(
        leg_ids=frozenset(row.legs),
        modes=frozenset(row.modes),
        from_countries=frozenset(row.from_countries),
        to_countries=frozenset(row.to_countries),
        is_both_ways=row.both_ways,
    )


def _money(row: RateRow | ChargeRow) -> Money:
    return Money(min_usd=row.min_usd, likely_usd=row.likely_usd, max_usd=row.max_usd)


def _rate(row: RateRow, layer: int) -> Rate:
    return Rate(
        id=row.id,
        scope=_scope(row),
        era=row.era,
        basis=row.basis,
        price=_money(row),
        over_km=row.over_km,
        price_date=row.price_date,
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
        layer=layer,
    )


def _charge(row: ChargeRow) -> Charge:
    return Charge(
        id=row.id,
        met_at=row.met_at,
        scope=_scope(row),
        era=row.era,
        basis=row.basis,
        price=_money(row),
        price_date=row.price_date,
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _factor(row: EmissionFactorRow) -> EmissionFactor:
    return EmissionFactor(
        id=row.id,
        scope=_scope(row),
        traction=row.traction,
        unit=row.unit,
        low=row.low,
        likely=row.likely,
        high=row.high,
        distance_factor=row.distance_factor,
        tank_to_wake_share=row.tank_to_wake_share,
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )
