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

if TYPE_CHECKING:
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
    from corridor.model.answers import Element, Result, Route
    from corridor.model.network import Network
    from corridor.model.query import Avoidance, RouteQuery
    from corridor.model.times import DayRange, TransitTime
    from corridor.routing.best import best_routes
    from corridor.routing.eras import routes_by_era
    from corridor.routing.matrix import Matrix, od_matrix
    from corridor.routing.plan import ask, plan

__version__ = "0.1.0"

_ROOMS = {
    "corridor.errors": (
        "CorridorError",
        "DataError",
        "ExtraMissingError",
        "Fault",
        "InfeasibleError",
        "NoRouteError",
        "UnknownNameError",
    ),
    "corridor.model.answers": ("Element", "Result", "Route"),
    "corridor.model.network": ("Network",),
    "corridor.model.query": ("Avoidance", "RouteQuery"),
    "corridor.model.times": ("DayRange", "TransitTime"),
    "corridor.routing.best": ("best_routes",),
    "corridor.routing.eras": ("routes_by_era",),
    "corridor.routing.matrix": ("Matrix", "od_matrix"),
    "corridor.routing.plan": ("ask", "plan"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Avoidance",
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
    "Result",
    "Route",
    "RouteQuery",
    "TransitTime",
    "UnknownNameError",
    "ask",
    "best_routes",
    "load_network",
    "od_matrix",
    "plan",
    "routes_by_era",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name == "load_network":
        return import_module("corridor.io.read").read_network
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
