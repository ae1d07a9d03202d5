"""Facts as plain documents for JSON, alone (``corridor.show/1``) and in lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from corridor.model.context import Corridor, Era, Section, Service, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import TransitTime
from corridor.reports.document import Document, days_document, number, present, sources_document
from corridor.reports.facts import Fact, cited_by, sources_behind

__all__ = [
    "fact_document",
    "legs_document",
    "show_document",
    "source_list_document",
    "terminals_document",
]


def terminals_document(terminals: Iterable[Terminal]) -> Document:
    """Build ``corridor.terminals/1``."""
    found = [fact_document(terminal) for terminal in terminals]
    return {"schema": "corridor.terminals/1", "terminals": found}


def legs_document(legs: Iterable[Leg], era: Era) -> Document:
    """Build ``corridor.legs/1``: every leg with all that is known of it in every era."""
    found = [fact_document(leg) for leg in legs]
    return {"schema": "corridor.legs/1", "era": era.id, "legs": found}


def source_list_document(sources: Iterable[Source]) -> Document:
    """Build ``corridor.sources/1``."""
    return {"schema": "corridor.sources/1", "sources": sources_document(sources)}


def show_document(network: Network, fact: Fact) -> Document:
    """Build ``corridor.show/1``: one thing, what hangs on it, and its sources."""
    document: Document = {
        "schema": "corridor.show/1",
        "kind": type(fact).__name__.lower(),
        "fact": fact_document(fact),
    }
    if isinstance(fact, Terminal):
        document["legs_from"] = [leg.id for leg in network.legs if leg.tail_id == fact.id]
        document["legs_to"] = [leg.id for leg in network.legs if leg.head_id == fact.id]
        document["transfers"] = [fact_document(t) for t in network.transfers_at(fact.id)]
    if isinstance(fact, Source):
        document["cited_by"] = list(cited_by(network, fact))
    return document | {"sources": sources_document(sources_behind(network, fact))}


@singledispatch
def fact_document(fact: Fact) -> Document:
    """Build one fact with every value that is known."""
    raise NotImplementedError(type(fact).__name__)


@fact_document.register
def _terminal(terminal: Terminal) -> Document:
    names = [{"language": language, "name": name} for language, name in terminal.other_names]
    return present(
        {
            "id": terminal.id,
            "name": terminal.name,
            "country": terminal.country,
            "lon_deg": number(terminal.lon_deg),
            "lat_deg": number(terminal.lat_deg),
            "unlocode": terminal.unlocode,
            "kind": str(terminal.kind),
            "gauges_mm": list(terminal.gauges_mm),
            "status": str(terminal.status),
            "opens_year": terminal.opens_year,
            "other_names": names,
            "confidence": str(terminal.confidence),
            "sources": list(terminal.source_ids),
            "note": terminal.note,
        }
    )


@fact_document.register
def _leg(leg: Leg) -> Document:
    return present(
        {
            "id": leg.id,
            "tail": leg.tail_id,
            "head": leg.head_id,
            "mode": str(leg.mode),
            "gauge_mm": leg.gauge_mm,
            "length_km": number(leg.length_km),
            "operator": leg.operator,
            "status": str(leg.status),
            "opens_year": leg.opens_year,
            "eras": list(leg.eras),
            "crosses": list(leg.crosses),
            "section": leg.section,
            "geometry": leg.geometry_id,
            "times": [_time(time) for time in leg.times],
            "confidence": str(leg.confidence),
            "sources": list(leg.source_ids),
            "note": leg.note,
        }
    )


@fact_document.register
def _transfer(transfer: Transfer) -> Document:
    return present(
        {
            "id": transfer.id,
            "terminal": transfer.terminal_id,
            "from_mode": str(transfer.from_mode),
            "from_gauge_mm": transfer.from_gauge_mm,
            "to_mode": str(transfer.to_mode),
            "to_gauge_mm": transfer.to_gauge_mm,
            "onto_leg": transfer.onto_leg_id,
            "times": [_time(time) for time in transfer.times],
        }
    )


def _time(time: TransitTime) -> Document:
    return present(
        {
            "era": time.era,
            "part": str(time.part),
            "days": days_document(time.days),
            "shape": str(time.shape),
            "quantiles": [list(pair) for pair in time.quantiles] or None,
            "fact_kind": str(time.kind),
            "confidence": str(time.confidence),
            "sources": list(time.source_ids),
            "note": time.note,
        }
    )


@fact_document.register
def _era(era: Era) -> Document:
    return present(
        {
            "id": era.id,
            "title": era.title,
            "valid_from": era.valid_from,
            "valid_to": era.valid_to,
            "months": list(era.months),
            "falls_back_to": list(era.falls_back_to),
            "default": era.default,
            "is_target": era.is_target,
            "opens_planned": era.opens_planned,
            "note": era.note,
        }
    )


@fact_document.register
def _corridor(family: Corridor) -> Document:
    return present(
        {
            "id": family.id,
            "name": family.name,
            "other_names": list(family.other_names),
            "gateway_legs": list(family.gateway_leg_ids),
            "note": family.note,
            "sources": list(family.source_ids),
        }
    )


@fact_document.register
def _service(service: Service) -> Document:
    return present(
        {
            "id": service.id,
            "name": service.name,
            "legs": list(service.leg_ids),
            "operator": service.operator,
            "departures_per_week": number(service.departures_per_week),
            "weekdays": list(service.weekdays),
            "capacity": number(service.capacity),
            "capacity_unit": service.capacity_unit,
            "valid_from": service.valid_from,
            "valid_to": service.valid_to,
            "time_zone": service.time_zone,
            "confidence": str(service.confidence),
            "sources": list(service.source_ids),
            "note": service.note,
        }
    )


@fact_document.register
def _section(section: Section) -> Document:
    days = {"min": section.min_days, "likely": section.likely_days, "max": section.max_days}
    return present(
        {
            "id": section.id,
            "title": section.title,
            "origin": section.origin_id,
            "destination": section.destination_id,
            "era": section.era,
            "days": present({key: number(value) for key, value in days.items()}),
            "corridor": section.corridor,
            "enforced": section.enforced,
            "sources": list(section.source_ids),
            "note": section.note,
        }
    )


@fact_document.register
def _source(source: Source) -> Document:
    return {"id": source.id, **sources_document([source])[source.id]}
