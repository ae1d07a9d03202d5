"""What lies ahead of a route as part of its document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.uncertain import Percentiles, Simulation
from corridor.uncertainty.outlook import Outlook, Prospect, dated_shares, element_shares
from corridor.uncertainty.zones import days_later

if TYPE_CHECKING:
    from corridor.uncertainty.deadline import OnTime

__all__ = ["add_outlook", "add_prospect", "percentiles_document", "query_dates"]

KEYS: Final = ("mean", "sd", "p5", "p10", "p50", "p80", "p90", "p95")


def percentiles_document(told: Percentiles) -> dict[str, float]:
    """Build mean, standard deviation and percentiles of a number of days."""
    return {key: getattr(told, f"{key}_days") for key in KEYS}


def query_dates(outlook: Outlook) -> dict[str, str]:
    """Build the dates that were asked for."""
    asked = {"ready": outlook.ready, "deadline": outlook.deadline}
    return {key: _moment(moment) for key, moment in asked.items() if moment}


def add_outlook(
    network: Network,
    documents: Sequence[dict[str, Any]],
    routes: Sequence[Route],
    outlook: Outlook,
) -> None:
    """Put into the documents of routes what lies ahead of each."""
    for document, route, prospect in zip(documents, routes, outlook.prospects, strict=True):
        _add(document, route, prospect)
        if outlook.ready:
            document["arrival"] = _arrival(network, route, outlook.ready, prospect.simulation)


def add_prospect(document: dict[str, Any], prospect: Prospect) -> None:
    """Put into the document of a way what lies ahead of it as a whole."""
    told = prospect.simulation
    document["days"].update(percentiles_document(told.percentiles))
    document["simulation"] = {
        "rho": told.rho,
        "p50_error_days": told.p50_error_days,
        "p95_error_days": told.p95_error_days,
        "buffer_days": told.buffer_days,
    }
    if told.planning_time_index is not None:
        document["simulation"]["planning_time_index"] = round(told.planning_time_index, 6)
    if prospect.on_time:
        document.update(_on_time(prospect.on_time))
    if prospect.rival:
        document["chance_fastest"] = prospect.rival.chance_fastest
        document["regret_days"] = {
            "mean": prospect.rival.mean_regret_days,
            "p95": prospect.rival.p95_regret_days,
        }


def _add(document: dict[str, Any], route: Route, prospect: Prospect) -> None:
    add_prospect(document, prospect)
    if prospect.independent_p95_days is not None:
        document["simulation"]["independent_p95_days"] = prospect.independent_p95_days
    shares = element_shares(route, prospect.simulation)
    for element, share in zip(document["elements"], shares, strict=True):
        if share is not None:
            element["variance_share"] = share.variance_share
    for gain in prospect.gains:
        for element in document["elements"]:
            if (element["id"], element["part"]) == (gain.id, gain.part):
                element["p95_gain_days"] = gain.p95_gain_days
    document.update(_by_date(route, prospect))


def _by_date(route: Route, prospect: Prospect) -> dict[str, Any]:
    """Build what only dates bring to single elements: waits and closures, connections."""
    made: dict[str, Any] = {}
    if dated := dated_shares(route, prospect.simulation):
        made["by_date"] = [
            {
                "id": share.id,
                "part": str(share.part),
                "mean_days": share.mean_days,
                "variance_share": share.variance_share,
            }
            for share in dated
        ]
    if prospect.connections:
        made["connections"] = [
            {
                "leg": met.leg_id,
                "planned": _moment(met.planned),
                "miss_probability": met.miss_chance,
                **({} if met.miss_cost_days is None else {"miss_cost_days": met.miss_cost_days}),
                "wait_days": {"mean": met.mean_wait_days, "p95": met.p95_wait_days},
            }
            for met in prospect.connections
        ]
    return made


def _on_time(told: OnTime) -> dict[str, Any]:
    chance = (
        {}
        if told.chance is None
        else {"probability": told.chance, "probability_error": told.chance_error}
    )
    return {
        "on_time": {"deadline": _moment(told.deadline), **chance},
        "latest_start": {
            f"p{100 * start.chance:.0f}": _moment(start.ready) for start in told.latest_starts
        },
    }


def _arrival(network: Network, route: Route, ready: datetime, told: Simulation) -> dict[str, str]:
    destination = network.terminal(route.terminal_ids[-1])
    days = percentiles_document(told.percentiles)
    return {
        key: _moment(days_later(ready, days[key], destination))
        for key in KEYS
        if key.startswith("p")
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
