"""Rows of the tables ⇄ values of the model: every kind's way in stands beside its way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from corridor.io.columns import Row
from corridor.io.schema import (
    CorridorRow,
    EraRow,
    LegRow,
    NameRow,
    SectionRow,
    ServiceRow,
    SourceRow,
    TerminalRow,
    TransferRow,
    TransitTimeRow,
)
from corridor.io.tables import Tables
from corridor.model.context import Corridor, Era, Section, Service, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Part

__all__ = ["NETWORK_MODELS", "cells_of_network", "network_of_tables"]

NETWORK_MODELS: tuple[type[Row], ...] = (
    TerminalRow,
    NameRow,
    LegRow,
    TransitTimeRow,
    TransferRow,
    EraRow,
    CorridorRow,
    SectionRow,
    ServiceRow,
    SourceRow,
)
"""Tables that make a network; the others hold what a route does not need."""

RowValues = dict[str, object]

_Row = TypeVar("_Row", bound=Row)


def network_of_tables(tables: Tables) -> Network:
    """Return the network that sound tables describe.

    Names and times are sorted within their terminal, leg or transfer, so that the order of rows in
    the files makes no difference.
    """
    names = _grouped(tables.of(NameRow).rows, "terminal")
    times = _grouped(tables.of(TransitTimeRow).rows, "leg")
    transfers = _grouped(tables.of(TransferRow).rows, "id")
    return Network(
        title=tables.title,
        version=tables.version,
        terminals=tuple(
            _terminal(row, names.get(row.id, ())) for row in tables.of(TerminalRow).rows
        ),
        legs=tuple(_leg(row, times.get(row.id, ())) for row in tables.of(LegRow).rows),
        transfers=tuple(map(_transfer, transfers.values())),
        eras=tuple(map(_era, tables.of(EraRow).rows)),
        corridors=tuple(map(_corridor, tables.of(CorridorRow).rows)),
        sections=tuple(map(_section, tables.of(SectionRow).rows)),
        services=tuple(map(_service, tables.of(ServiceRow).rows)),
        sources=tuple(map(_source, tables.of(SourceRow).rows)),
    )


def cells_of_network(network: Network) -> Mapping[type[Row], Iterator[RowValues]]:
    """Return for each table the values of its rows, column by column.

    The way back of :func:`network_of_tables`.
    """
    return {
        TerminalRow: map(_terminal_cells, network.terminals),
        NameRow: (row for terminal in network.terminals for row in _name_cells(terminal)),
        LegRow: map(_leg_cells, network.legs),
        TransitTimeRow: (
            {"leg": leg.id, **_time_cells(time)} for leg in network.legs for time in leg.times
        ),
        TransferRow: (row for transfer in network.transfers for row in _transfer_cells(transfer)),
        EraRow: map(_own_cells, network.eras),
        CorridorRow: map(_corridor_cells, network.corridors),
        SectionRow: map(_section_cells, network.sections),
        ServiceRow: map(_service_cells, network.services),
        SourceRow: map(_own_cells, network.sources),
    }


def _grouped(rows: Iterable[_Row], column: str) -> Mapping[str, list[_Row]]:
    groups: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def _terminal(row: TerminalRow, names: Iterable[NameRow]) -> Terminal:
    return Terminal(
        id=row.id,
        name=row.name,
        country=row.country,
        lon_deg=row.lon_deg,
        lat_deg=row.lat_deg,
        unlocode=row.unlocode,
        kind=row.kind,
        gauges_mm=row.gauges_mm,
        status=row.status,
        opens_year=row.opens_year,
        other_names=tuple(sorted((name.language, name.name) for name in names)),
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _terminal_cells(terminal: Terminal) -> RowValues:
    cells = _own_cells(terminal, source_ids="sources")
    del cells["other_names"]
    return cells


def _name_cells(terminal: Terminal) -> Iterator[RowValues]:
    for language, name in terminal.other_names:
        yield {"terminal": terminal.id, "language": language, "name": name}


def _leg(row: LegRow, times: Iterable[TransitTimeRow]) -> Leg:
    return Leg(
        id=row.id,
        tail_id=row.tail,
        head_id=row.head,
        mode=row.mode,
        gauge_mm=row.gauge_mm,
        length_km=row.length_km,
        operator=row.operator,
        status=row.status,
        opens_year=row.opens_year,
        eras=row.eras,
        crosses=row.crosses,
        section=row.section,
        geometry_id=row.geometry,
        times=_times((time, Part.RUNNING) for time in times),
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _leg_cells(leg: Leg) -> RowValues:
    cells = _own_cells(
        leg, tail_id="tail", head_id="head", geometry_id="geometry", source_ids="sources"
    )
    del cells["times"]
    return cells


def _transfer(rows: list[TransferRow]) -> Transfer:
    first = rows[0]
    return Transfer(
        id=first.id,
        terminal_id=first.terminal,
        from_mode=first.from_mode,
        from_gauge_mm=first.from_gauge_mm,
        to_mode=first.to_mode,
        to_gauge_mm=first.to_gauge_mm,
        onto_leg_id=first.onto_leg,
        times=_times((row, row.part) for row in rows),
    )


def _transfer_cells(transfer: Transfer) -> Iterator[RowValues]:
    own = _own_cells(transfer, terminal_id="terminal", onto_leg_id="onto_leg")
    del own["times"]
    for time in transfer.times:
        yield {**own, "part": time.part, **_time_cells(time)}


def _times(rows: Iterable[tuple[TransitTimeRow | TransferRow, Part]]) -> tuple[TransitTime, ...]:
    times = (_time(row, part) for row, part in rows)
    return tuple(sorted(times, key=_part_and_era))


_part_and_era = attrgetter("part", "era")


def _time(row: TransitTimeRow | TransferRow, part: Part) -> TransitTime:
    return TransitTime(
        era=row.era,
        part=part,
        days=DayRange(min_days=row.min_days, likely_days=row.likely_days, max_days=row.max_days),
        shape=row.shape,
        quantiles=quantiles_of_text(row.quantiles) if row.quantiles else (),
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _time_cells(time: TransitTime) -> RowValues:
    return {
        "era": time.era,
        "min_days": time.days.min_days,
        "likely_days": time.days.likely_days,
        "max_days": time.days.max_days,
        "shape": time.shape,
        "quantiles": text_of_quantiles(time.quantiles),
        "kind": time.kind,
        "confidence": time.confidence,
        "sources": time.source_ids,
        "note": time.note,
    }


def quantiles_of_text(text: str) -> tuple[tuple[float, float], ...]:
    """Return (probability, days) pairs of a cell.

    Raises
    ------
    ValueError
        If a pair is not two numbers joined by a colon.

    Examples
    --------
    >>> quantiles_of_text("0.05:3;0.5:4")
    ((0.05, 3.0), (0.5, 4.0))
    """
    pairs = (part.split(":") for part in text.split(";") if part.strip())
    return tuple((float(probability), float(days)) for probability, days in pairs)


def text_of_quantiles(quantiles: Iterable[tuple[float, float]]) -> str:
    """Return the cell that :func:`quantiles_of_text` reads.

    Examples
    --------
    >>> text_of_quantiles([(0.05, 3.0), (0.5, 4.5)])
    '0.05:3.0;0.5:4.5'
    """
    return ";".join(f"{probability!r}:{days!r}" for probability, days in quantiles)


def _era(row: EraRow) -> Era:
    return Era(**dict(row))


def _corridor(row: CorridorRow) -> Corridor:
    return Corridor(
        id=row.id,
        name=row.name,
        gateway_leg_ids=row.gateway_legs,
        other_names=row.other_names,
        note=row.note,
        source_ids=row.sources,
    )


def _corridor_cells(corridor: Corridor) -> RowValues:
    return _own_cells(corridor, gateway_leg_ids="gateway_legs", source_ids="sources")


def _section(row: SectionRow) -> Section:
    return Section(
        id=row.id,
        title=row.title,
        origin_id=row.origin,
        destination_id=row.destination,
        era=row.era,
        min_days=row.min_days,
        likely_days=row.likely_days,
        max_days=row.max_days,
        corridor=row.corridor,
        enforced=row.enforced,
        source_ids=row.sources,
        note=row.note,
    )


def _section_cells(section: Section) -> RowValues:
    return _own_cells(
        section, origin_id="origin", destination_id="destination", source_ids="sources"
    )


def _service(row: ServiceRow) -> Service:
    return Service(
        id=row.id,
        name=row.name,
        leg_ids=row.legs,
        operator=row.operator,
        departures_per_week=row.departures_per_week,
        weekdays=row.weekdays,
        capacity=row.capacity,
        capacity_unit=row.capacity_unit,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        time_zone=row.time_zone,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _service_cells(service: Service) -> RowValues:
    return _own_cells(service, leg_ids="legs", source_ids="sources")


def _source(row: SourceRow) -> Source:
    return Source(**dict(row))


def _own_cells(value: Any, **column_of: str) -> RowValues:  # noqa: ANN401 - any value of the model
    """Return a value's own fields; ``column_of`` names the columns that are called otherwise."""
    return {column_of.get(name, name): getattr(value, name) for name in value.__slots__}
