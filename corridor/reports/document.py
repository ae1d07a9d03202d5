"""Answers as plain documents for JSON; each carries the name and version of its schema.

A value that has not been computed is absent, never ``null`` and never a guess. Numbers are written
as they are: totals come from exact sums, so elements re-add to them to the last digit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from corridor.errors import Fault
from corridor.model.answers import Dropped, Element, Provenance, Result, Route
from corridor.model.context import Era, Source
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import CargoClass
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence
from corridor.reports.harmless import json_text
from corridor.reports.outlook_document import add_outlook, query_dates
from corridor.reports.steps import sources_of
from corridor.routing.matrix import Matrix
from corridor.routing.restrictions import flags_of
from corridor.uncertainty.outlook import Outlook

__all__ = [
    "Document",
    "check_document",
    "days_document",
    "eras_document",
    "matrix_document",
    "number",
    "present",
    "provenance_document",
    "query_document",
    "render_json",
    "route_document",
    "sources_document",
]

Document = dict[str, Any]


def render_json(document: Document) -> str:
    """Write a document as JSON: two spaces, its own order of keys, a line break at the end."""
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def route_document(network: Network, result: Result, outlook: Outlook | None = None) -> Document:
    """Build ``corridor.route/1``; with what lies ahead of each route where it is told.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> network = load_network()
    >>> query = RouteQuery(origin_id="alat", destination_id="aktau", era="2023")
    >>> route_document(network, best_routes(network, query))["routes"][0]["terminals"]
    ['alat', 'aktau']
    """
    document: Document = {
        "schema": "corridor.route/1",
        "query": {**query_document(result.query), **(query_dates(outlook) if outlook else {})},
        "era": _era(network.era(result.query.era)),
        "provenance": provenance_document(result.provenance),
        "routes": [
            {**_route(route, rank), **_limits(network, route)}
            for rank, route in enumerate(result.routes, start=1)
        ],
        "dropped": [_dropped(one) for one in result.dropped],
        "notes": list(result.notes),
        "terminals": _terminals(network, result.routes),
        "sources": sources_document(sources_of(network, result.routes)),
    }
    if outlook:
        add_outlook(network, document["routes"], result.routes, outlook)
    return document


def eras_document(
    network: Network,
    results: Sequence[Result],
    notes: Sequence[str],
    outlooks: Sequence[Outlook] = (),
) -> Document:
    """Build ``corridor.eras/1``: the best route of each era."""
    routes = [result.best for result in results]
    document: Document = {
        "schema": "corridor.eras/1",
        "query": present(query_document(results[0].query), without=("era", "alternatives")),
        "provenance": present(provenance_document(results[0].provenance), without=("era",)),
        "eras": [
            {**_era(network.era(result.query.era), key="era"), **_route(result.best)}
            for result in results
        ],
        "notes": list(notes),
        "terminals": _terminals(network, routes),
        "sources": sources_document(sources_of(network, routes)),
    }
    if outlooks:
        for era, route, outlook in zip(document["eras"], routes, outlooks, strict=True):
            add_outlook(network, [era], [route], outlook)
    return document


def matrix_document(matrix: Matrix) -> Document:
    """Build ``corridor.matrix/1``: one entry a pair; a pair without a route has no value."""
    unit = "km" if matrix.by == "distance" else "days"
    pairs = [
        present({"origin": origin, "destination": destination, unit: number(value)})
        for origin, row in zip(matrix.origin_ids, matrix.values, strict=True)
        for destination, value in zip(matrix.destination_ids, row, strict=True)
    ]
    return {
        "schema": "corridor.matrix/1",
        "query": {
            "origins": list(matrix.origin_ids),
            "destinations": list(matrix.destination_ids),
            "era": matrix.era,
            "by": str(matrix.by),
        },
        "provenance": provenance_document(matrix.provenance),
        "unit": unit,
        "pairs": pairs,
        **({"given_up": [list(pair) for pair in matrix.given_up]} if matrix.given_up else {}),
    }


def check_document(faults: Sequence[Fault]) -> Document:
    """Build ``corridor.check/1``."""
    errors = sum(fault.level == "error" for fault in faults)
    findings = [
        present(
            {
                "level": fault.level,
                "file": fault.file,
                "line": fault.line,
                "column": fault.column,
                "rule": fault.rule,
                "message": fault.message,
                "hint": fault.hint,
            }
        )
        for fault in faults
    ]
    return {
        "schema": "corridor.check/1",
        "errors": errors,
        "warnings": len(faults) - errors,
        "findings": findings,
    }


def sources_document(sources: Iterable[Source]) -> Document:
    """Build the sources by id."""
    return {
        source.id: present(
            {"title": source.title, "url": source.url, "date": source.date, "kind": source.kind}
        )
        for source in sources
    }


def days_document(days: DayRange) -> Document:
    """Build a range of days."""
    return {
        "min": number(days.min_days),
        "likely": number(days.likely_days),
        "max": number(days.max_days),
    }


def number(value: float | None) -> float | None:
    """Write whole numbers without a fraction, others as they are.

    Examples
    --------
    >>> number(38.0), number(44.8), number(None)
    (38, 44.8, None)
    """
    return int(value) if value is not None and float(value).is_integer() else value


def present(document: Document, *, without: Collection[str] = ()) -> Document:
    """Return a document without what is not known and without the keys named."""
    return {
        key: value
        for key, value in document.items()
        if value not in (None, "") and key not in without
    }


def query_document(query: RouteQuery) -> Document:
    """Build ``query``: what was asked, without what was left open."""
    return present(
        {
            "origin": query.origin_id,
            "destination": query.destination_id,
            "era": query.era,
            "era_reason": query.era_reason,
            "by": str(query.by),
            "alternatives": query.alternatives,
            "via": list(query.via_ids),
            "avoid": list(query.avoid.tokens()),
            "corridor": query.corridor_id,
            "equipment": query.equipment and str(query.equipment),
            "cargo": None if query.cargo is CargoClass.GENERAL else str(query.cargo),
            "allow": sorted(query.allow) or None,
        }
    )


def _era(era: Era, key: str = "id") -> Document:
    return present(
        {
            key: era.id,
            "title": era.title,
            "valid_from": era.valid_from,
            "valid_to": era.valid_to,
            "months": list(era.months) or None,
            "is_target": era.is_target,
        }
    )


def provenance_document(provenance: Provenance) -> Document:
    """Build ``provenance``: what the answer can be computed again from."""
    fields = ("package_version", "network_title", "network_version", "network_fingerprint")
    more = ("era", "scenario", "seed", "draws")
    return present({field: getattr(provenance, field) for field in (*fields, *more)})


def _route(route: Route, rank: int | None = None) -> Document:
    return present(
        {
            "rank": rank,
            "family": route.family,
            "terminals": list(route.terminal_ids),
            "length_km": number(route.length_km),
            "days": days_document(route.days),
            "split": {str(part): days_document(days) for part, days in route.split().items()},
            "speed_kmh": _speed(route) or None,
            "confidence": _confidence(route),
            "elements": [_element(element) for element in route.elements],
        }
    )


def _dropped(one: Dropped) -> Document:
    return {
        "route": list(one.route.leg_ids),
        "rule": one.rule,
        "count": one.count,
        "margin_days": one.margin_days,
    }


def _limits(network: Network, route: Route) -> Document:
    limits = [
        {"what": flag.what, "places": list(flag.place_ids), "note": flag.note}
        for flag in flags_of(network, route)
    ]
    return {"limits": limits} if limits else {}


def _speed(route: Route) -> Document:
    speeds = {
        "with_delay": route.speed_with_delay_kmh,
        "without_delay": route.speed_without_delay_kmh,
    }
    return {key: number(round(speed, 1)) for key, speed in speeds.items() if speed is not None}


def _confidence(route: Route) -> Document:
    """Count the figures of each grade."""
    grades = [element.confidence for element in route.elements]
    return {str(grade): grades.count(grade) for grade in Confidence if grade in grades}


def _element(element: Element) -> Document:
    place = (
        {"tail": element.tail_id, "head": element.head_id, "mode": str(element.to_mode)}
        if element.is_leg
        else {
            "terminal": element.tail_id,
            "from_mode": element.from_mode and str(element.from_mode),
            "to_mode": element.to_mode and str(element.to_mode),
        }
    )
    return present(
        {
            "kind": "leg" if element.is_leg else "transfer",
            "id": element.id,
            **place,
            "length_km": number(element.length_km) if element.is_leg else None,
            "days": days_document(element.days),
            "part": str(element.part),
            "era_used": element.era_used,
            "fact_kind": str(element.fact_kind),
            "confidence": str(element.confidence),
            "sources": list(element.source_ids),
            "note": element.note,
        }
    )


def _terminals(network: Network, routes: Iterable[Route]) -> Document:
    ids = dict.fromkeys(terminal_id for route in routes for terminal_id in route.terminal_ids)
    found = (network.terminal(terminal_id) for terminal_id in ids)
    return {
        terminal.id: {
            "name": terminal.name,
            "country": terminal.country,
            "lon_deg": number(terminal.lon_deg),
            "lat_deg": number(terminal.lat_deg),
        }
        for terminal in found
    }
