"""What ``corridor show`` lays out for each kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch

from corridor.model.context import Corridor, Era, Section, Service, Source
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part
from corridor.model.wording import plain, span
from corridor.reports.facts import Fact, cited_by, sources_behind
from corridor.reports.sheet import Sheet, SheetTable
from corridor.reports.table import Column
from corridor.reports.words import era_dates, mode_words

__all__ = ["fact_sheet"]

TIME_COLUMNS = (
    Column(title="era"),
    Column(title="part"),
    Column(title="days"),
    Column(title="likely", is_number=True),
    Column(title="figure"),
    Column(title=""),
    Column(title="source"),
)
LEG_COLUMNS = (
    Column(title="leg", shrinks_to=20),
    Column(title="mode"),
    Column(title="km", is_number=True),
    Column(title="days"),
    Column(title="likely", is_number=True),
    Column(title="status", drops=1),
)


@singledispatch
def fact_sheet(fact: Fact, network: Network) -> Sheet:
    """Return all that a network knows of one thing."""
    raise NotImplementedError(f"{type(fact).__name__} of {network.title}")


@fact_sheet.register
def _terminal(terminal: Terminal, network: Network) -> Sheet:
    names = "; ".join(f"{name} ({language})" for language, name in terminal.other_names)
    sources = sources_behind(network, terminal)
    leaving = [leg for leg in network.legs if leg.tail_id == terminal.id]
    arriving = [leg for leg in network.legs if leg.head_id == terminal.id]
    return Sheet(
        title=f"{terminal.name}, {terminal.country} · terminal {terminal.id}",
        facts=(
            ("kind", str(terminal.kind)),
            ("position", _position(terminal)),
            ("UN/LOCODE", terminal.unlocode),
            ("gauges", ", ".join(f"{gauge} mm" for gauge in terminal.gauges_mm)),
            ("status", _status(terminal)),
            ("other names", names),
            ("note", terminal.note),
        ),
        tables=(
            _leg_table(network, "Legs from here", leaving),
            _leg_table(network, "Legs to here", arriving),
            *(_transfer_table(t, sources) for t in network.transfers_at(terminal.id)),
        ),
        sources=sources,
    )


@fact_sheet.register
def _leg(leg: Leg, network: Network) -> Sheet:
    tail, head = network.terminal(leg.tail_id), network.terminal(leg.head_id)
    sources = sources_behind(network, leg)
    families = [family.name for family in network.corridors if leg.id in family.gateway_leg_ids]
    services = [f"{s.name} ({s.id})" for s in network.services if leg.id in s.leg_ids]
    return Sheet(
        title=f"{tail.name}, {tail.country} → {head.name}, {head.country} · leg {leg.id}",
        facts=(
            ("mode", mode_words(leg.mode, leg.gauge_mm)),
            ("length", f"{plain(leg.length_km)} km (confidence {leg.confidence})"),
            ("operator", leg.operator),
            ("status", _status(leg)),
            ("only in", ", ".join(f"era {era}" for era in leg.eras)),
            ("crosses", ", ".join(leg.crosses)),
            ("gateway of", ", ".join(families)),
            ("services", "; ".join(services)),
            ("section", leg.section),
            ("line", leg.geometry_id or "none: drawn as a great circle"),
            ("note", leg.note),
        ),
        tables=(_time_table("Running time", leg.times, sources),),
        sources=sources,
    )


@fact_sheet.register
def _transfer(transfer: Transfer, network: Network) -> Sheet:
    terminal = network.terminal(transfer.terminal_id)
    sources = sources_behind(network, transfer)
    return Sheet(
        title=f"{terminal.name}, {terminal.country} · transfer {transfer.id}",
        facts=(("between", _between(transfer)),),
        tables=(_time_table("", transfer.times, sources),),
        sources=sources,
    )


@fact_sheet.register
def _source(source: Source, network: Network) -> Sheet:
    citing = tuple(cited_by(network, source))
    return Sheet(
        title=f"{source.title} · source {source.id}",
        facts=(
            ("date", source.date),
            ("kind", source.kind),
            ("address", source.url),
            ("cited by", "; ".join(citing) or "nothing in this network"),
        ),
    )


@fact_sheet.register
def _era(era: Era, network: Network) -> Sheet:
    times = [time for leg in network.legs for time in leg.times]
    times += [time for transfer in network.transfers for time in transfer.times]
    own = sum(time.era == era.id for time in times)
    return Sheet(
        title=f"{era.title} · era {era.id}",
        facts=(
            ("holds for", era_dates(era)),
            ("falls back", " → ".join(era.falls_back_to)),
            ("own figures", f"{own} of {len(times)}"),
            ("default", "yes" if era.default else ""),
            ("target", "an aim, not observed" if era.is_target else ""),
            ("planned", "planned terminals and legs are open" if era.opens_planned else ""),
            ("note", era.note),
        ),
    )


@fact_sheet.register
def _corridor(family: Corridor, network: Network) -> Sheet:
    gateways = [network.leg(leg_id) for leg_id in family.gateway_leg_ids]
    return Sheet(
        title=f"{family.name} · corridor {family.id}",
        facts=(("other names", "; ".join(family.other_names)), ("note", family.note)),
        tables=(_leg_table(network, "Gateways: every route of it uses one", gateways),),
        sources=sources_behind(network, family),
    )


@fact_sheet.register
def _service(service: Service, network: Network) -> Sheet:
    weekly = service.departures_per_week
    capacity = service.capacity
    return Sheet(
        title=f"{service.name} · service {service.id}",
        facts=(
            ("operator", service.operator),
            ("departures", "" if weekly is None else f"{plain(weekly)} a week"),
            ("weekdays", ", ".join(map(str, service.weekdays))),
            ("capacity", "" if capacity is None else f"{plain(capacity)} {service.capacity_unit}"),
            ("valid", " to ".join(filter(None, (service.valid_from, service.valid_to)))),
            ("time zone", service.time_zone),
            ("confidence", str(service.confidence)),
            ("note", service.note),
        ),
        tables=(_leg_table(network, "Legs", [network.leg(i) for i in service.leg_ids]),),
        sources=sources_behind(network, service),
    )


@fact_sheet.register
def _section(section: Section, network: Network) -> Sheet:
    ends = (network.terminal(section.origin_id), network.terminal(section.destination_id))
    return Sheet(
        title=f"{section.title} · published total {section.id}",
        facts=(
            ("between", " → ".join(terminal.name for terminal in ends)),
            ("era", section.era),
            ("days", span(section.min_days, section.max_days)),
            ("likely", "" if section.likely_days is None else plain(section.likely_days)),
            ("corridor", section.corridor),
            ("checked", "yes" if section.enforced else "no"),
            ("note", section.note),
        ),
        sources=sources_behind(network, section),
    )


def _leg_table(network: Network, heading: str, legs: Iterable[Leg]) -> SheetTable:
    era = network.default_era
    rows = []
    for leg in legs:
        time = holding_time(leg.times, era, Part.RUNNING)
        days = (_range(time), plain(time.days.likely_days)) if time else ("", "")
        rows.append((leg.id, str(leg.mode), plain(leg.length_km), *days, str(leg.status)))
    return SheetTable(heading=heading, columns=LEG_COLUMNS, rows=tuple(rows))


def _transfer_table(transfer: Transfer, sources: Sequence[Source]) -> SheetTable:
    heading = f"Transfer {transfer.id}: {_between(transfer)}"
    return _time_table(heading, transfer.times, sources)


def _time_table(
    heading: str, times: Sequence[TransitTime], sources: Sequence[Source]
) -> SheetTable:
    numbers = {source.id: str(number) for number, source in enumerate(sources, start=1)}
    rows = tuple(
        (
            time.era,
            str(time.part),
            _range(time),
            plain(time.days.likely_days),
            str(time.kind),
            str(time.confidence),
            ",".join(numbers[source_id] for source_id in time.source_ids),
        )
        for time in times
    )
    remarks = tuple(f"{time.era}, {time.part}: {time.note}" for time in times if time.note)
    return SheetTable(heading=heading, columns=TIME_COLUMNS, rows=rows, remarks=remarks)


def _range(time: TransitTime) -> str:
    return span(time.days.min_days, time.days.max_days)


def _between(transfer: Transfer) -> str:
    came = mode_words(transfer.from_mode, transfer.from_gauge_mm)
    leaves = transfer.onto_leg_id or mode_words(transfer.to_mode, transfer.to_gauge_mm)
    return f"{came} → {leaves}"


def _position(terminal: Terminal) -> str:
    east_west = "E" if terminal.lon_deg >= 0 else "W"
    north_south = "N" if terminal.lat_deg >= 0 else "S"
    return (
        f"{plain(abs(terminal.lon_deg))}° {east_west}, {plain(abs(terminal.lat_deg))}° "
        f"{north_south} (confidence {terminal.confidence})"
    )


def _status(place: Terminal | Leg) -> str:
    return f"{place.status}, {place.opens_year}" if place.opens_year else str(place.status)
