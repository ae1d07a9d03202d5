"""What a route would gain if one of its elements were reliable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corridor.model.answers import Route
from corridor.model.vocabulary import Part, Shape
from corridor.uncertainty.distributions import has_spread
from corridor.uncertainty.stages import ElementStage
from corridor.uncertainty.traveller import Traveller

__all__ = ["Gain", "gains_if_reliable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What a route's P95 would lose if one element always took its likely days.

    Parameters
    ----------
    id, part
        Of the element.
    p95_gain_days
        P95 now less P95 then; negative where its likely days are more than it mostly takes.
    """

    id: str
    part: Part
    p95_gain_days: float


def gains_if_reliable(route: Route, traveller: Traveller) -> tuple[Gain, ...]:
    """Return what each element that spreads would give the route's P95, greatest gain first.

    The route is travelled again for each of them, in the same worlds: later waits for a fixed
    departure answer to it, as they would. Gains do not add up.

    Parameters
    ----------
    route
        What is travelled.
    traveller
        Draws, seed, dependence and dates.
    """
    now_days = traveller.travel(route).quantile_days(0.95)
    found = [
        Gain(id=stage.id, part=stage.part, p95_gain_days=round(now_days - then_days, 6))
        for stage, then_days in _p95_without(route, traveller)
    ]
    return tuple(sorted(found, key=lambda gain: (-gain.p95_gain_days, gain.id, gain.part)))


def _p95_without(route: Route, traveller: Traveller) -> Iterator[tuple[ElementStage, float]]:
    """Yield each stage that spreads, with the route's P95 if that stage took its likely days."""
    stages = list(traveller.passed(route))
    for index, stage in enumerate(stages):
        if isinstance(stage, ElementStage) and has_spread(stage.element):
            reliable = ElementStage(replace(stage.element, shape=Shape.FIXED))
            others = [*stages[:index], reliable, *stages[index + 1 :]]
            yield stage, traveller.travel(route, others).quantile_days(0.95)
