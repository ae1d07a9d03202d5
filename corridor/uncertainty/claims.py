"""Public claims of travel time, each placed in the distribution of what it was said of.

The distribution is that of the ends named, of the family and past the points named, in the era of
the date that the claim is about, as for reports (:mod:`corridor.uncertainty.placing`). A claim that
does not say its ends cannot be placed; instead it is held against :data:`STRETCHES`, so that one
sees of what its days can be true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from corridor.errors import CorridorError, DataError
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.records import Claim, Observation
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.placing import SECTION, placed
from corridor.uncertainty.reported import BEFORE
from corridor.uncertainty.traveller import Traveller

__all__ = ["STRETCHES", "ClaimTest", "Place", "PlacedClaim", "place_claims"]

STRETCHES: Final = (
    ("altynkol", "aktau"),
    ("altynkol", "absheron"),
    ("altynkol", "poti"),
    ("xian", "absheron"),
    ("xian", "poti"),
    ("xian", "halkali"),
    ("xian", "constanta"),
    ("xian", "budapest"),
    ("xian", "duisburg"),
)
"""What a number of days of the Middle Corridor may be about, short to long."""

UNSAID_FAMILY: Final = "middle"
"""Family of the stretches where a claim names none."""

FAST: Final = 0.05
SLOW: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a number of days stands in the distribution of one route.

    Parameters
    ----------
    route
        What was predicted for.
    era
        Era of the prediction.
    is_older
        Whether the claim is older than every era, and so held against another one.
    least_days, p5_days, p50_days, p95_days, greatest_days
        Predicted; least and greatest are of all draws.
    share
        Share of the predicted journeys that are at least as quick as the days said (their middle).
    days
        That middle.
    """

    route: Route
    era: str
    is_older: bool = False
    least_days: float
    p5_days: float
    p50_days: float
    p95_days: float
    greatest_days: float
    share: float
    days: float

    @property
    def verdict(self) -> str:
        """``P37``, or below or above what the percentiles reach."""
        if self.days < self.least_days:
            return "below the least"
        if self.days < self.p5_days:
            return "below P5"
        if self.days > self.greatest_days:
            return "above the greatest"
        if self.days > self.p95_days:
            return "above P95"
        return f"P{100 * self.share:.0f}"

    @property
    def is_within(self) -> bool:
        """Whether the days lie within P5 to P95."""
        return self.p5_days <= self.days <= self.p95_days


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim and where it stands, or why it stands nowhere.

    Parameters
    ----------
    claim
        As said.
    place
        ``None`` where it cannot be placed.
    why
        Why not, or what is to be known of the place.
    stretches
        For a claim without ends: where its days stand on known stretches.
    """

    claim: Claim
    place: Place | None = None
    why: str = ""
    stretches: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTest:
    """Claims placed, in file order, and what else the reader must know."""

    claims: tuple[PlacedClaim, ...]
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many are faster than P5, within, slower than P95, and not placed."""
        told = [one.place for one in self.claims if one.place]
        return {
            "below_p5": sum(place.days < place.p5_days for place in told),
            "within": sum(place.is_within for place in told),
            "above_p95": sum(place.days > place.p95_days for place in told),
            "not_placed": len(self.claims) - len(told),
        }


def place_claims(
    network: Network, claims: Iterable[Claim], traveller_of: Callable[[str], Traveller]
) -> ClaimTest:
    """Place every claim that can be placed.

    Parameters
    ----------
    network
        What predicts.
    claims
        As read by :func:`corridor.io.records.read_claims`.
    traveller_of
        Returns the traveller of an era.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.io.records import read_claims
    >>> some = [claim for claim in read_claims() if claim.id in ("f012", "p08")]
    >>> told = place_claims(load_network(), some, lambda era: Traveller.uncalibrated(draws=500))
    >>> [one.place is None for one in told.claims]
    [False, True]
    """

    @cache
    def travelled(route: Route, era: str) -> Journeys:
        return traveller_of(era).travel(route)

    def tested(claim: Claim) -> PlacedClaim:
        try:
            return _placed(network, claim, travelled)
        except CorridorError as error:
            return PlacedClaim(claim=claim, why=str(error).splitlines()[0])

    return ClaimTest(claims=tuple(tested(claim) for claim in claims))


Travelled = Callable[[Route, str], Journeys]


def _placed(network: Network, claim: Claim, travelled: Travelled) -> PlacedClaim:
    if claim.basis == "wait":
        raise DataError("a wait at one place, not a journey")
    if not claim.refers_to and not claim.said_on:
        raise DataError("no date is stated: no era to hold it against")
    if not claim.origin:
        return PlacedClaim(
            claim=claim,
            why="the ends are not stated: it cannot be placed",
            stretches=tuple(_on_stretches(network, claim, travelled)),
        )
    return PlacedClaim(claim=claim, place=_place(network, claim, travelled), why=_words(claim))


def _place(network: Network, claim: Claim, travelled: Travelled) -> Place:
    route, era = placed(network, _as_report(claim))
    journeys = travelled(route, era.id)
    days = (claim.days_min + claim.days_max) / 2
    return Place(
        route=route,
        era=era.id,
        is_older=era.label == BEFORE,
        least_days=journeys.quantile_days(0.0),
        p5_days=journeys.quantile_days(FAST),
        p50_days=journeys.quantile_days(0.5),
        p95_days=journeys.quantile_days(SLOW),
        greatest_days=journeys.quantile_days(1.0),
        share=round(journeys.chance_within(days), 6),
        days=days,
    )


def _as_report(claim: Claim) -> Observation:
    return Observation(
        id=claim.id,
        origin=claim.origin,
        destination=claim.destination,
        corridor=claim.corridor,
        via=claim.via,
        modes=claim.modes,
        days_min=claim.days_min,
        days_max=claim.days_max,
        kind=claim.kind,
        refers_to=claim.refers_to or claim.said_on,
        includes="running time" if claim.basis == "running" else "",
        scope=SECTION if claim.basis == "section" else "",
    )


def _on_stretches(network: Network, claim: Claim, travelled: Travelled) -> Sequence[Place]:
    known = {terminal.id for terminal in network.terminals}
    found = []
    for origin, destination in STRETCHES:
        if {origin, destination} <= known:
            family = claim.corridor or UNSAID_FAMILY
            of = replace(claim, origin=origin, destination=destination, corridor=family)
            try:
                found.append(_place(network, of, travelled))
            except CorridorError:
                continue
    return found


def _words(claim: Claim) -> str:
    if claim.basis == "door":
        return "said from door to door; the percentiles are from terminal to terminal"
    if claim.kind == "target":
        return "an aim, held against the days of the date it was set for"
    return ""
