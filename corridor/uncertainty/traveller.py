"""How routes are travelled: the same draws, seed and dependence for all that are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corridor.kernels.road import Road
from corridor.model.answers import Route
from corridor.model.uncertain import UNCALIBRATED, Calibration
from corridor.uncertainty.dependence import Dependence
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED, draws_given
from corridor.uncertainty.journeys import Journeys, travel
from corridor.uncertainty.stages import Stage, stages_of, stretched

if TYPE_CHECKING:
    from corridor.uncertainty.season import Season

__all__ = ["Traveller"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Travels any route in the same possible worlds.

    Parameters
    ----------
    dependence
        Which correlation a route gets.
    draws, seed
        As in :func:`corridor.uncertainty.journeys.travel`.
    stages
        What a shipment goes through on a route; where dates matter, those of a calendar.
    knows_dates
        Whether ``stages`` puts waits by timetable in place of the era's.
    low_stretch, high_stretch
        As in :func:`corridor.uncertainty.stages.stretched`.
    road
        Which kernels do it; the answer is the same.

    Examples
    --------
    >>> from corridor.io.calibration import read_calibration
    >>> from corridor.io.read import load_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> traveller = Traveller.calibrated(read_calibration(), "current", draws=100)
    >>> traveller.travel(best_routes(load_network(), asked).best).draws
    100
    """

    dependence: Dependence
    draws: int = DEFAULT_DRAWS
    seed: int = DEFAULT_SEED
    stages: Callable[[Route], Sequence[Stage]] = stages_of
    knows_dates: bool = False
    low_stretch: float = 1.0
    high_stretch: float = 1.0
    road: Road | None = None

    def __post_init__(self) -> None:
        draws_given(self.draws, self.seed)

    @classmethod
    def calibrated(
        cls,
        calibration: Calibration,
        era: str,
        *,
        draws: int = DEFAULT_DRAWS,
        seed: int = DEFAULT_SEED,
    ) -> Traveller:
        """Build the traveller that a calibration asks for in an era."""
        low, high = calibration.stretches(era)
        return cls(
            draws=draws,
            seed=seed,
            dependence=Dependence(
                default=calibration.default_rho, by_family=calibration.rho_by_family
            ),
            low_stretch=low,
            high_stretch=high,
        )

    @classmethod
    def uncalibrated(cls, *, draws: int = DEFAULT_DRAWS, seed: int = DEFAULT_SEED) -> Traveller:
        """Build a traveller of ranges as published, of which no report says how far they hold."""
        return cls.calibrated(UNCALIBRATED, "", draws=draws, seed=seed)

    def within(self, season: Season) -> Traveller:
        """Return the same traveller with a date: closures and departures act."""
        return replace(self, stages=season.stages, knows_dates=True)

    def passed(self, route: Route) -> tuple[Stage, ...]:
        """Return what a shipment goes through on a route."""
        return tuple(self.stages(stretched(route, self.low_stretch, self.high_stretch)))

    def travel(self, route: Route, stages: Sequence[Stage] | None = None) -> Journeys:
        """Travel one route, or go through other stages in its stead."""
        return travel(
            route,
            draws=self.draws,
            seed=self.seed,
            rho=self.dependence.rho_of(route),
            stages=self.passed(route) if stages is None else stages,
            road=self.road,
        )
