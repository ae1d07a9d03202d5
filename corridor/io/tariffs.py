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
from corridor.io.read import in_file_order, load_network, read_table
from corridor.io.references import idle_rates, stray_names
from corridor.io.structure import repeated_keys
from corridor.io.tables import Place, Table
from corridor.model.arguments import list_given
from corridor.model.context import Source
from corridor.model.network import Network
from corridor.model.tariffs import Charge, EmissionFactor, Money, PriceList, Rate

__all__ = ["read_prices"]

_Row = TypeVar("_Row", bound=Row)


def read_prices(
    directory: Path | str | None = None,
    *,
    tariffs: Sequence[Path | str] = (),
    network: Network | None = None,
) -> PriceList:
    """Read what carriage costs and emits.

    Parameters
    ----------
    directory
        Folder of a network; the shipped one if left out. A table that the folder does not have is
        empty: what it would tell is then unknown.
    tariffs
        A user's own files with the columns of ``rates.csv``. Where one of their rates fits, it
        outweighs every shipped one, and a later file outweighs an earlier one. A rate that names a
        leg, an era or a country that there is not, or that fits no leg at all, is a fault: it would
        be without effect, and the shipped price be taken for it.
    network
        What they are rates of: the network in ``directory``, with overlays and the rows of
        scenarios. If left out it is read where there are tariffs, and else not looked at.

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
    folder, tariffs = network_dir(directory), list_given("tariffs", tariffs)
    if tariffs and network is None:
        network = load_network(folder)
    found = _Found(network)
    rates = found.table(folder / RateRow.FILE, RateRow)
    charges = found.table(folder / ChargeRow.FILE, ChargeRow)
    factors = found.table(folder / EmissionFactorRow.FILE, EmissionFactorRow)
    sources = found.table(folder / PriceSourceRow.FILE, PriceSourceRow)
    own = [found.tariff(Path(path)) for path in tariffs]
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
    """Collects the faults of all files read, held against a network if there is one."""

    def __init__(self, network: Network | None) -> None:
        self.network = network
        self.faults: list[Fault] = []

    def table(self, path: Path, model: type[_Row]) -> Table[_Row]:
        """Return a table of the folder; one that it does not have is empty."""
        return self._read(path, model) if is_there(path) else Table()

    def tariff(self, path: Path) -> Table[RateRow]:
        """Return a file of the user's own, which must be there."""
        told = len(self.faults)
        if not is_there(path):
            self.faults.append(
                Place(str(path), None).fault("missing-file", "there is no such file")
            )
            return Table()
        table = self._read(path, RateRow)
        if self.network is not None:
            at_fault = {fault.line for fault in self.faults[told:]}
            idle = idle_rates(table, self.network)
            self.faults += [fault for fault in idle if fault.line not in at_fault]
        if table.is_whole and not table.rows and len(self.faults) == told:
            hint = "a row a rate, below the line of column names"
            self.faults.append(Place(path.name, None).fault("no-rate", "has no rate", hint=hint))
        return table

    def _read(self, path: Path, model: type[_Row]) -> Table[_Row]:
        table, faults = read_table(path, model)
        self.faults += [*faults, *_disorder(table), *repeated_keys(table)]
        if self.network is not None:
            self.faults += stray_names(table, model, self.network)
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


def _money(row: RateRow | ChargeRow) -> Money:
    return Money(min_usd=row.min_usd, likely_usd=row.likely_usd, max_usd=row.max_usd)


def _rate(row: RateRow, layer: int) -> Rate:
    return Rate(
        id=row.id,
        scope=row.scope(),
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
        scope=row.scope(),
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
        scope=row.scope(),
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
