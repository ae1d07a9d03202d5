"""A route as people follow it: step after step, with the day each is behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corridor.model.answers import Element, Result, Route
from corridor.model.context import Source
from corridor.model.network import Network
from corridor.model.times import DayRange
from corridor.model.wording import count, listed
from corridor.reports.words import CONFIDENCE_WORDS, KIND_WORDS

__all__ = [
    "Step",
    "confidence_sentence",
    "fallback_marks",
    "fallback_sentence",
    "kinds_sentence",
    "sources_of",
    "steps_of",
    "way_of",
]

MARKS = "*†‡§¶#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One element of a route, in the words of the network.

    Parameters
    ----------
    number
        Counted from 1.
    element
        What happens.
    where
        Name of the terminal, or of both ends of a leg.
    how
        Mode of a leg, or what a transfer's time is spent on.
    reached
        Days since the start when it is over.
    """

    number: int
    element: Element
    where: str
    how: str
    reached: DayRange


def steps_of(network: Network, route: Route) -> Iterator[Step]:
    """Yield the steps of a route in order."""
    reached = DayRange.fixed(0.0)
    for number, element in enumerate(route.elements, start=1):
        reached += element.days
        yield Step(
            number=number,
            element=element,
            where=_where(network, element),
            how=str(element.to_mode) if element.is_leg else str(element.part),
            reached=reached,
        )


def sources_of(network: Network, routes: Iterable[Route]) -> tuple[Source, ...]:
    """Return the sources that the routes lean on, in the order in which a reader meets them."""
    ids = (i for route in routes for element in route.elements for i in element.source_ids)
    return tuple(network.source(source_id) for source_id in dict.fromkeys(ids))


def fallback_marks(route: Route, era: str) -> dict[str, str]:
    """Return a mark for each other era whose figures the route leans on."""
    used = dict.fromkeys(element.era_used for element in route.fell_back(era))
    return {era_used: MARKS[i % len(MARKS)] for i, era_used in enumerate(used)}


def confidence_sentence(elements: Sequence[Element]) -> str:
    """Say how many of the figures are how sure.

    Examples
    --------
    >>> confidence_sentence([])
    ''
    """
    counts = Counter(element.confidence for element in elements)
    parts = [f"{number} {CONFIDENCE_WORDS[grade]}" for grade, number in counts.most_common()]
    if len(parts) == 1 and len(elements) > 1:
        return f"All {len(elements)} figures are {CONFIDENCE_WORDS[elements[0].confidence]}."
    return f"Of {count(len(elements), 'figure')}: {listed(parts)}." if parts else ""


def kinds_sentence(elements: Sequence[Element]) -> str:
    """Say what the figures are, with the words that need it explained.

    Examples
    --------
    >>> kinds_sentence([])
    ''
    """
    counts = Counter(element.fact_kind for element in elements)
    parts = []
    for kind, number in counts.most_common():
        words = KIND_WORDS[kind]
        parts.append(f"{number} {kind}" + (f" ({words})" if words else ""))
    return f"What they are: {listed(parts)}." if parts else ""


def fallback_sentence(route: Route, era: str) -> str:
    """Say how many of the figures were stated for another era, or nothing if none was."""
    fell_back = len(route.fell_back(era))
    of = f"of {count(len(route.elements), 'figure')}"
    return f"{fell_back} {of} fell back on another era than {era}." if fell_back else ""


def way_of(network: Network, result: Result, route: Route) -> str:
    """Say what sets a route apart: terminals that not all pass, legs where another passes them too.

    A result of one route is not set apart from any: the answer is empty.
    """
    shared = set.intersection(*(set(other.terminal_ids) for other in result.routes))
    own = [network.terminal(i).name for i in route.terminal_ids if i not in shared]
    twins = [other for other in result.routes if other.terminal_ids == route.terminal_ids]
    common = set.intersection(*(set(twin.leg_ids) for twin in twins))
    return ", ".join([*own, *(leg_id for leg_id in route.leg_ids if leg_id not in common)])


def _where(network: Network, element: Element) -> str:
    tail, head = network.terminal(element.tail_id), network.terminal(element.head_id)
    return f"{tail.name} → {head.name}" if element.is_leg else tail.name
