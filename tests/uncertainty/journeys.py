"""Elements and routes made of a few numbers, for tests of time and its uncertainty."""

from __future__ import annotations

from corridor.model.answers import Element, Route
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Part, Shape


def element(
    name: str,
    least: float,
    likely: float,
    most: float,
    shape: Shape = Shape.PERT,
    *,
    quantiles: tuple[tuple[float, float], ...] = (),
    part: Part = Part.RUNNING,
) -> Element:
    return Element(
        id=name,
        part=part,
        tail_id="a",
        head_id="b" if part is Part.RUNNING else "a",
        days=DayRange(min_days=least, likely_days=likely, max_days=most),
        shape=shape,
        quantiles=quantiles,
        era_used="now",
        fact_kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
    )


def route(*elements: Element, families: tuple[str, ...] = ("middle",)) -> Route:
    return Route(elements=elements, terminal_ids=("a", "b"), era="now", corridor_ids=families)


FIVE_LEGS = {
    "rail-a": (3, 5, 8),
    "port-dwell": (1, 3, 10),
    "sea": (0.75, 1, 2),
    "port-dwell-2": (0.5, 1, 4),
    "rail-b": (2, 3, 6),
}
"""Minimum, mode and maximum in days of the five-leg case with known answers."""

FIVE_LEG_QUANTILES = {
    0.05: 12.907,
    0.5: 16.603,
    0.8: 18.894,
    0.9: 20.105,
    0.95: 21.07,
    0.99: 22.763,
}
"""Of the sum of five independent triangular legs: convolved on a grid of 0.002 days, and confirmed
within 0.01 days by four million plain draws, both apart from this package."""


def five_legs(shape: Shape = Shape.TRIANGULAR) -> Route:
    return route(*(element(name, *days, shape) for name, days in FIVE_LEGS.items()))
