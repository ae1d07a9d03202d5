"""The map of a difference: base against scenarios, with a slider, only what changed in colour."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corridor.io.lines import Lines
from corridor.maps.asked import asked_document, limit_documents, provenance_document
from corridor.maps.captions import family_name, via_ids
from corridor.maps.changes import Change, changes_between, united
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload, days_list
from corridor.maps.route import era_document
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.routing.provenance import provenance_of
from corridor.scenarios.compare import Outcome, ScenarioComparison

__all__ = ["scenario_map"]


def scenario_map(
    network: Network, comparison: ScenarioComparison, *, lines: Lines, title: str = ""
) -> CorridorMap:
    """Draw what scenarios change: ways left and taken, legs shut, opened, slower, and stays.

    Parameters
    ----------
    network
        The base.
    comparison
        As made by :func:`corridor.scenarios.compare.compare_scenarios`.
    lines
        What legs are drawn along.
    title
        Heading of the page.

    Examples
    --------
    >>> from datetime import date
    >>> from corridor import ask, compare_scenarios, find_scenario, load_network
    >>> from corridor.io.lines import read_lines
    >>> network = load_network()
    >>> wind = find_scenario("aktau-wind-november")
    >>> question = ask(network, "Xi'an", "Poti")
    >>> comparison = compare_scenarios(network, [wind], [question], on=date(2026, 11, 6))
    >>> scenario_map(network, comparison, lines=read_lines()).title
    "Xi'an → Poti: what changes"
    """
    given = [source for scenario in comparison.scenarios for source in scenario.sources]
    world = united(network, comparison.networks, given)
    payload = Payload(world, lines)
    era_id = comparison.queries[0].era
    document = {
        "view": "scenario",
        "title": title or _title(network, comparison),
        **({} if title else {"named": True}),
        "eras": [era_document(network, era_id)],
        "scenarios": _scenarios(payload, network, comparison, era_id),
        "questions": _questions(payload, comparison),
        "asked": asked_document(payload, comparison.queries[0]),
        "limits": limit_documents(payload, _routes(comparison)),
        "notes": list(comparison.notes),
        "provenance": provenance_document(provenance_of(network, era_id)),
        **payload.document(),
    }
    return CorridorMap(document, title=document["title"])


def _title(network: Network, comparison: ScenarioComparison) -> str:
    if len(comparison.queries) > 1:
        return "Scenarios: what changes"
    query = comparison.queries[0]
    ends = (network.terminal(query.origin_id).name, network.terminal(query.destination_id).name)
    return f"{' → '.join(ends)}: what changes"


def _routes(comparison: ScenarioComparison) -> list[Route]:
    told = [*comparison.base, *(each for found in comparison.outcomes for each in found)]
    return [outcome.route for outcome in told if outcome.route is not None]


def _scenarios(
    payload: Payload, network: Network, comparison: ScenarioComparison, era_id: str
) -> list[dict[str, Any]]:
    """Return the base without changes, then each scenario with its own."""
    told: list[dict[str, Any]] = [{"id": "base", "name": "", "changes": []}]
    for scenario, changed in zip(comparison.scenarios, comparison.networks, strict=True):
        found = changes_between(network, changed, era_id)
        told.append(
            {
                "id": scenario.id,
                "name": scenario.name,
                "note": scenario.note,
                "sources": [payload.source(source.id) for source in scenario.sources],
                "changes": [_change(payload, change) for change in found],
            }
        )
    return told


def _change(payload: Payload, change: Change) -> dict[str, Any]:
    row = asdict(change)
    leg_id, terminal_id = row.pop("leg_id"), row.pop("terminal_id")
    where = {"leg": payload.leg(leg_id)} if leg_id else {"terminal": payload.terminal(terminal_id)}
    return {**where, **row}


def _questions(payload: Payload, comparison: ScenarioComparison) -> list[dict[str, Any]]:
    return [
        {
            "ends": [payload.terminal(query.origin_id), payload.terminal(query.destination_id)],
            "outcomes": [
                _outcome(payload, outcome)
                for outcome in (
                    comparison.base[position],
                    *(found[position] for found in comparison.outcomes),
                )
            ],
        }
        for position, query in enumerate(comparison.queries)
    ]


def _outcome(payload: Payload, outcome: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {"effect": str(outcome.effect)}
    if outcome.route is None:
        return {**told, "why": outcome.why_none}
    route, simulation = outcome.route, outcome.simulation
    told |= {
        "elements": [payload.element(element) for element in route.elements],
        "via": [payload.terminal(terminal_id) for terminal_id in via_ids(route)],
        "family": family_name(payload.network, route),
        "days": days_list(route.days),
        "km": route.length_km,
    }
    if simulation:
        percentiles = simulation.percentiles
        told["percentiles"] = [percentiles.p50_days, percentiles.p95_days]
    if outcome.kept_days is not None:
        told["kept"] = days_list(outcome.kept_days)
    return told
