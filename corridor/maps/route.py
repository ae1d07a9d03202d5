"""Maps of answers: alternatives, corridor families or eras side by side, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from corridor.errors import DataError
from corridor.io.lines import Lines
from corridor.maps.asked import (
    Travelling,
    asked_document,
    limit_documents,
    passage_rows,
    provenance_document,
    traveller_in,
)
from corridor.maps.captions import family_name, own_modes, via_ids
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload, days_list
from corridor.maps.quoted import Quote, dates_document, quote_document, shipment_document
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Part

__all__ = ["compare_map", "era_document", "eras_map", "route_map"]


def route_map(
    network: Network,
    result: Result,
    *,
    lines: Lines,
    title: str = "",
    traveller: Travelling | None = None,
    quote: Quote | None = None,
) -> CorridorMap:
    """Draw the routes of a result: alternatives side by side, where the shipment is, where days go.

    Parameters
    ----------
    network
        The network the result was computed on.
    result
        Best route and alternatives.
    lines
        What legs are drawn along; a leg without a line becomes a dashed great circle.
    title
        Heading of the page; the two ends if left out.
    traveller
        Who travels the routes, or one for each era, so that the page can show P10 to P90; without
        anyone its bands run from the least to the greatest sums.
    quote
        Dates, chances, money and emissions of the same routes, as far as they are known.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.lines import read_lines
    >>> network = load_network()
    >>> route_map(network, plan(network, "xian", "poti"), lines=read_lines()).title
    "Xi'an → Poti"
    """
    shown = [(route, result, str(rank)) for rank, route in enumerate(result.routes, start=1)]
    return _page(
        "route", network, shown, lines=lines, title=title, traveller=traveller, quote=quote
    )


def eras_map(
    network: Network,
    results: Sequence[Result],
    *,
    lines: Lines,
    title: str = "",
    traveller: Travelling | None = None,
) -> CorridorMap:
    """Draw the best route of each era, with a slider from era to era: where the days went.

    Parameters
    ----------
    network, lines, title, traveller
        As for :func:`route_map`.
    results
        One result an era, in the order of the slider.

    Raises
    ------
    DataError
        If there is no result.

    Examples
    --------
    >>> from corridor import load_network, routes_by_era
    >>> from corridor.io.lines import read_lines
    >>> from corridor.model.query import RouteQuery
    >>> network = load_network()
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="2022")
    >>> results = routes_by_era(network, asked, ["2022", "2023"])
    >>> eras_map(network, results, lines=read_lines()).title
    "Xi'an → Poti, era by era"
    """
    shown = [(result.best, result, result.query.era) for result in results]
    return _page("eras", network, shown, lines=lines, title=title, traveller=traveller)


def compare_map(
    network: Network,
    results: Sequence[Result],
    *,
    lines: Lines,
    title: str = "",
    traveller: Travelling | None = None,
) -> CorridorMap:
    """Draw the best route of each corridor family side by side.

    Parameters
    ----------
    network, lines, title, traveller
        As for :func:`route_map`.
    results
        One result a family, the first drawn on top.

    Raises
    ------
    DataError
        If there is no result.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.lines import read_lines
    >>> network = load_network()
    >>> families = ["middle", "northern"]
    >>> results = [plan(network, "chongqing", "duisburg", corridor=f) for f in families]
    >>> compare_map(network, results, lines=read_lines()).title
    'Chongqing → Duisburg, corridor by corridor'
    """
    shown = [(result.best, result, str(rank)) for rank, result in enumerate(results, start=1)]
    return _page("compare", network, shown, lines=lines, title=title, traveller=traveller)


ABOUT: Final = {"route": "", "eras": ", era by era", "compare": ", corridor by corridor"}
"""What the heading of a view adds to the two ends."""

Shown = tuple[Route, Result, str]
"""A route, the answer it comes from, and what its badge says."""


def _page(
    view: str,
    network: Network,
    shown: Sequence[Shown],
    *,
    lines: Lines,
    title: str,
    traveller: Travelling | None,
    quote: Quote | None = None,
) -> CorridorMap:
    if not shown:
        raise DataError("there is nothing to draw: no result")
    query = shown[0][1].query
    ends = (query.origin_id, query.destination_id)
    heading = title or " → ".join(network.terminal(end).name for end in ends) + ABOUT[view]
    document = route_document(network, shown, lines, traveller, quote)
    own = {} if title else {"ends": document.pop("between")}
    document.pop("between", None)
    return CorridorMap({"view": view, "title": heading, **own, **document}, title=heading)


def route_document(
    network: Network,
    shown: Sequence[Shown],
    lines: Lines,
    traveller: Travelling | None,
    quote: Quote | None = None,
) -> dict[str, Any]:
    """Return everything the page of some routes shows."""
    payload = Payload(network, lines)
    routes = [route for route, _, _ in shown]
    results = [result for _, result, _ in shown]
    query = results[0].query
    eras = dict.fromkeys(result.query.era for result in results)
    first = traveller_in(traveller, query.era) if traveller else None
    passed: list[Any] = [[]] * len(shown)
    if traveller:
        passed = passage_rows(routes, [result.query.era for result in results], traveller)
    quote = quote or Quote()
    return {
        "eras": [era_document(network, era_id) for era_id in eras],
        "routes": [
            _route(payload, *one, others=routes, passed=own)
            | quote_document(payload, quote, one[0], rank)
            for rank, (one, own) in enumerate(zip(shown, passed, strict=True))
        ],
        "dates": dates_document(quote),
        "shipment": shipment_document(quote),
        "between": [payload.terminal(query.origin_id), payload.terminal(query.destination_id)],
        "asked": asked_document(payload, _asked_of_all(results), first),
        "limits": limit_documents(payload, routes),
        "notes": list(dict.fromkeys(note for result in results for note in result.notes)),
        "provenance": provenance_document(results[0].provenance),
        **payload.document(),
    }


def _asked_of_all(results: Sequence[Result]) -> RouteQuery:
    """Return the first question without the corridor, where each asks for another."""
    query = results[0].query
    is_shared = len({result.query.corridor_id for result in results}) == 1
    return query if is_shared else replace(query, corridor_id="")


def era_document(network: Network, era_id: str) -> dict[str, Any]:
    """Return what a page says of an era."""
    era = network.era(era_id)
    return {"id": era.id, "title": era.title, "target": era.is_target}


def _route(
    payload: Payload,
    route: Route,
    result: Result,
    badge: str,
    *,
    others: Sequence[Route],
    passed: Sequence[Sequence[float]],
) -> dict[str, Any]:
    split = route.split()
    return {
        "badge": badge,
        "era": result.query.era,
        "family": family_name(payload.network, route),
        "via": [payload.terminal(terminal_id) for terminal_id in via_ids(route, others)],
        **({"by": modes} if (modes := own_modes(route, others)) else {}),
        "elements": [payload.element(element) for element in route.elements],
        "terminals": [payload.terminal(terminal_id) for terminal_id in route.terminal_ids],
        "days": days_list(route.days),
        "split": {str(part): days_list(split[part]) for part in Part},
        "km": route.length_km,
        **({"passages": passed} if passed else {}),
    }
