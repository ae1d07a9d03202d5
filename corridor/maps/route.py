"""The map of an answer: alternatives side by side, where the shipment is, where the days go."""

from __future__ import annotations

from typing import Any

from corridor.io.lines import Lines
from corridor.maps.captions import family_name, via_ids
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload, days_list
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.vocabulary import Part

__all__ = ["route_map"]


def route_map(network: Network, result: Result, *, lines: Lines, title: str = "") -> CorridorMap:
    """Draw the routes of a result.

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

    Examples
    --------
    >>> from corridor import plan, read_network
    >>> from corridor.io.lines import read_lines
    >>> network = read_network()
    >>> page = route_map(network, plan(network, "xian", "poti"), lines=read_lines())
    >>> page.title
    'Xi’an → Poti'
    """
    ends = (result.query.origin_id, result.query.destination_id)
    names = [network.terminal(end).name for end in ends]
    heading = title or " → ".join(names)
    return CorridorMap(route_document(network, result, lines, heading), title=heading)


def route_document(network: Network, result: Result, lines: Lines, title: str) -> dict[str, Any]:
    """Return everything the page of a result shows."""
    payload = Payload(network, lines)
    era = network.era(result.query.era)
    routes = [_route(payload, route, result.routes) for route in result.routes]
    return {
        "view": "route",
        "title": title,
        "era": {"id": era.id, "title": era.title, "target": era.is_target},
        "by": str(result.query.by),
        "routes": routes,
        "notes": list(result.notes),
        "provenance": {
            "package": result.provenance.package_version,
            "network": result.provenance.network_title,
            "version": result.provenance.network_version,
            "fingerprint": result.provenance.network_fingerprint,
            "scenario": result.provenance.scenario,
        },
        **payload.document(),
    }


def _route(payload: Payload, route: Route, routes: tuple[Route, ...]) -> dict[str, Any]:
    split = route.split()
    return {
        "family": family_name(payload.network, route),
        "families": list(route.corridor_ids),
        "via": [payload.terminal(terminal_id) for terminal_id in via_ids(route, routes)],
        "elements": [payload.element(element) for element in route.elements],
        "terminals": [payload.terminal(terminal_id) for terminal_id in route.terminal_ids],
        "days": days_list(route.days),
        "split": {str(part): days_list(split[part]) for part in Part},
        "km": route.length_km,
    }
