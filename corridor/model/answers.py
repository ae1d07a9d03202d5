"""What is answered: routes made of elements, and the result that carries all that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corridor.model.display import Record, Tabular, html_table
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, Shape
from corridor.units import HOURS_PER_DAY, exact_sum

__all__ = ["Dropped", "Element", "Provenance", "Result", "Route"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One stretch of time of a route: running on a leg, or one part of a transfer.

    Parameters
    ----------
    id
        Leg id or transfer id.
    part
        Running on legs; waiting, handling or border at terminals.
    tail_id, head_id
        Ends of a leg; both are the terminal of a transfer.
    from_mode, to_mode
        Modes on both sides; equal on a leg, ``None`` where a shipment starts or ends.
    length_km
        Zero for transfers.
    days, shape, quantiles
        The range and its distribution.
    era_used
        Era of the row that was used; another than asked for means that the fact fell back.
    fact_kind, confidence, source_ids, note
        Of the row that was used.
    """

    id: str
    part: Part
    tail_id: str
    head_id: str
    from_mode: Mode | None = None
    to_mode: Mode | None = None
    length_km: float = 0.0
    days: DayRange
    shape: Shape = Shape.PERT
    quantiles: tuple[tuple[float, float], ...] = ()
    era_used: str
    fact_kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_leg(self) -> bool:
        """Whether the shipment moves during this element."""
        return self.part is Part.RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A chain of elements from origin to destination.

    Parameters
    ----------
    elements
        In order of travel; empty where origin and destination are the same.
    terminal_ids
        Terminals passed, both ends included.
    era
        Id of the era whose figures its elements were asked for.
    corridor_ids
        Families whose gateways are used, in order of use; empty for a route that uses none.
    """

    elements: tuple[Element, ...]
    terminal_ids: tuple[str, ...]
    era: str
    corridor_ids: tuple[str, ...] = ()

    @property
    def leg_ids(self) -> tuple[str, ...]:
        """Ids of the legs in order: what makes two routes different."""
        return tuple(element.id for element in self.elements if element.is_leg)

    @property
    def days(self) -> DayRange:
        """Sum of the elements."""
        return DayRange.total(element.days for element in self.elements)

    @property
    def length_km(self) -> float:
        """Sum of the legs' lengths."""
        return exact_sum(element.length_km for element in self.elements)

    @property
    def family(self) -> str:
        """Corridor families joined by ``+``, or an empty text."""
        return "+".join(self.corridor_ids)

    def split(self) -> dict[Part, DayRange]:
        """Return the days of each part; they add up to :attr:`days`."""
        return {
            part: DayRange.total(e.days for e in self.elements if e.part is part) for part in Part
        }

    @property
    def speed_with_delay_kmh(self) -> float | None:
        """Length over all likely time (CAREC's SWD), or ``None`` for a route without time."""
        return _speed_kmh(self.length_km, self.days.likely_days)

    @property
    def speed_without_delay_kmh(self) -> float | None:
        """Length over likely running time alone (CAREC's SWOD)."""
        return _speed_kmh(self.length_km, self.split()[Part.RUNNING].likely_days)

    def fell_back(self, era: str) -> tuple[Element, ...]:
        """Return the elements whose figures belong to another era than ``era``."""
        return tuple(element for element in self.elements if element.era_used != era)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """All that is needed to compute an answer again.

    Parameters
    ----------
    package_version
        Of this package.
    network
        As scenarios have it.
    era
        Era asked for.
    scenario
        Scenarios that the network was edited by, each with the start of its fingerprint.
    seed, draws
        Of the simulation, where there was one.
    """

    package_version: str
    network: Network = field(repr=False)
    era: str
    scenario: str = ""
    seed: int | None = None
    draws: int | None = None

    @property
    def network_title(self) -> str:
        """What the network calls itself."""
        return self.network.title

    @property
    def network_version(self) -> str:
        """Version of the data."""
        return self.network.version

    @property
    def network_fingerprint(self) -> str:
        """SHA-256 of all facts; worked out when first asked for."""
        return self.network.fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A way that is not shown: one that is shown is better and does not differ, or a rule bars it.

    Parameters
    ----------
    route
        The best of those left out for the same reason.
    like
        Rank of the route shown, from 1.
    count
        How many were left out for it.
    rule
        In words.
    margin_days
        By how many likely days it is longer than the route shown.
    """

    route: Route
    like: int
    count: int
    rule: str
    margin_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Tabular):
    """Routes, best first, with the query and the provenance that make them reproducible.

    Parameters
    ----------
    query
        What was asked.
    routes
        Best first, at most as many as were asked for.
    provenance
        What it was computed from.
    notes
        What the reader must know: facts that fell back, a search that was cut.
    dropped
        Ways left out, each with the rule that left it out; only what was looked for.
    is_cut
        Whether the search ended at its cap: more routes, or better ones, are not ruled out.
    """

    query: RouteQuery
    routes: tuple[Route, ...]
    provenance: Provenance
    notes: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    is_cut: bool = False

    @property
    def best(self) -> Route:
        """The first route."""
        return self.routes[0]

    def records(self) -> Iterator[Record]:
        """Yield one record an element of each route, in order of travel."""
        for rank, route in enumerate(self.routes, start=1):
            for element in route.elements:
                yield {
                    "rank": rank,
                    "element": element.id,
                    "part": str(element.part),
                    "from": element.tail_id,
                    "to": element.head_id,
                    "length_km": element.length_km,
                    "min_days": element.days.min_days,
                    "likely_days": element.days.likely_days,
                    "max_days": element.days.max_days,
                    "confidence": str(element.confidence),
                }

    def _repr_html_(self) -> str:
        ends = f"{self.query.origin_id} → {self.query.destination_id}, era {self.query.era}"
        rows = (
            {
                "rank": rank,
                "days": f"{route.days.min_days:.1f}–{route.days.max_days:.1f}",
                "likely": f"{route.days.likely_days:.1f}",
                "km": f"{route.length_km:,.0f}",
                "family": route.family,
                "by": " – ".join(route.terminal_ids),
            }
            for rank, route in enumerate(self.routes, start=1)
        )
        return html_table(rows, caption=ends)


def _speed_kmh(length_km: float, days: float) -> float | None:
    return length_km / (days * HOURS_PER_DAY) if days > 0 else None
