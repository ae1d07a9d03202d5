"""Open planner for Eurasian freight: how long, by which way, how sure, from which sources.

>>> from corridor import load_network, plan
>>> result = plan(load_network(), "Xi'an", "Poti", era="2022", corridor="middle")
>>> result.best.days.min_days, result.best.days.max_days
(38.0, 53.0)

The names below are the front door; each is imported when it is first asked for, so that
``import corridor`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from corridor.version import __version__ as __version__

if TYPE_CHECKING:
    from corridor.choice.best import Priced, best_choices, priced
    from corridor.choice.families import compare_families
    from corridor.choice.pareto import pareto_set
    from corridor.errors import (
        CorridorError,
        DataError,
        ExtraMissingError,
        Fault,
        InfeasibleError,
        NoRouteError,
        UnknownNameError,
    )
    from corridor.io.read import read_network as load_network
    from corridor.io.scenarios import find_scenario, read_library, read_scenario
    from corridor.io.tariffs import read_prices
    from corridor.model.answers import Element, Result, Route
    from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
    from corridor.model.network import Network
    from corridor.model.query import Avoidance, RouteQuery
    from corridor.model.scenario import (
        AddWaiting,
        AdoptEra,
        ChangeService,
        Close,
        Open,
        Period,
        ReplaceTimes,
        ScaleTimes,
        Scenario,
        Target,
    )
    from corridor.model.shipment import Shipment
    from corridor.model.times import DayRange, TransitTime
    from corridor.routing.best import best_routes
    from corridor.routing.eras import routes_by_era
    from corridor.routing.matrix import Matrix, od_matrix
    from corridor.routing.plan import ask, plan
    from corridor.scenarios.apply import apply_scenario, apply_scenarios
    from corridor.scenarios.compare import ScenarioComparison, compare_scenarios
    from corridor.scenarios.due import scenarios_due
    from corridor.scenarios.regret import regret_table
    from corridor.scenarios.side_by_side import compare
    from corridor.scenarios.tornado import tornado
    from corridor.uncertainty.simulate import simulate


_ROOMS = {
    "corridor.choice.best": ("Priced", "best_choices", "priced"),
    "corridor.choice.families": ("compare_families",),
    "corridor.choice.pareto": ("pareto_set",),
    "corridor.errors": (
        "CorridorError",
        "DataError",
        "ExtraMissingError",
        "Fault",
        "InfeasibleError",
        "NoRouteError",
        "UnknownNameError",
    ),
    "corridor.io.tariffs": ("read_prices",),
    "corridor.io.scenarios": ("find_scenario", "read_library", "read_scenario"),
    "corridor.model.answers": ("Element", "Result", "Route"),
    "corridor.model.network": ("Network",),
    "corridor.model.query": ("Avoidance", "RouteQuery"),
    "corridor.model.edits_beside": ("AddCharge", "ChangeClosures", "ChangePrices"),
    "corridor.model.scenario": (
        "AddWaiting",
        "AdoptEra",
        "ChangeService",
        "Close",
        "Open",
        "Period",
        "ReplaceTimes",
        "ScaleTimes",
        "Scenario",
        "Target",
    ),
    "corridor.model.shipment": ("Shipment",),
    "corridor.model.times": ("DayRange", "TransitTime"),
    "corridor.routing.best": ("best_routes",),
    "corridor.routing.eras": ("routes_by_era",),
    "corridor.routing.matrix": ("Matrix", "od_matrix"),
    "corridor.routing.plan": ("ask", "plan"),
    "corridor.scenarios.apply": ("apply_scenario", "apply_scenarios"),
    "corridor.scenarios.compare": ("ScenarioComparison", "compare_scenarios"),
    "corridor.scenarios.due": ("scenarios_due",),
    "corridor.scenarios.regret": ("regret_table",),
    "corridor.scenarios.side_by_side": ("compare",),
    "corridor.scenarios.tornado": ("tornado",),
    "corridor.uncertainty.simulate": ("simulate",),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "AddCharge",
    "AddWaiting",
    "AdoptEra",
    "Avoidance",
    "ChangeClosures",
    "ChangePrices",
    "ChangeService",
    "Close",
    "CorridorError",
    "DataError",
    "DayRange",
    "Element",
    "ExtraMissingError",
    "Fault",
    "InfeasibleError",
    "Matrix",
    "Network",
    "NoRouteError",
    "Open",
    "Period",
    "Priced",
    "ReplaceTimes",
    "Result",
    "Route",
    "RouteQuery",
    "ScaleTimes",
    "Scenario",
    "ScenarioComparison",
    "Shipment",
    "Target",
    "TransitTime",
    "UnknownNameError",
    "apply_scenario",
    "apply_scenarios",
    "ask",
    "best_choices",
    "best_routes",
    "compare",
    "compare_families",
    "compare_scenarios",
    "find_scenario",
    "load_network",
    "od_matrix",
    "pareto_set",
    "plan",
    "priced",
    "read_library",
    "read_prices",
    "read_scenario",
    "regret_table",
    "routes_by_era",
    "scenarios_due",
    "simulate",
    "tornado",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name == "load_network":
        return import_module("corridor.io.read").read_network
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
