"""What lies ahead of a shipment: who travels its ways, from which day, to which deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from corridor.errors import ArgumentError
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED, say_how_long

if TYPE_CHECKING:
    from corridor.io.on_demand import Data
    from corridor.model.answers import Result, Route
    from corridor.model.calendar import Timetable
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.scenarios.beside import WhatIf
    from corridor.uncertainty.outlook import Outlook
    from corridor.uncertainty.season import Season
    from corridor.uncertainty.traveller import Traveller

__all__ = ["Ahead", "ahead_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is asked of the days to come.

    Parameters
    ----------
    network
        What is travelled.
    traveller
        Draws, seed, dependence and, with a ready date, the season's stages.
    season
        Ready date, closures and timetables, if a ready date is given.
    deadline
        Moment with its zone, if one is given.
    notes
        What the reader must know of the dates.
    """

    network: Network
    traveller: Traveller
    season: Season | None = None
    deadline: datetime | None = None
    notes: tuple[str, ...] = ()

    def ranked(self, network: Network, query: RouteQuery, first: Result) -> Result:
        """Return the best routes by a percentile or by the chance to be on time."""
        from corridor.model.vocabulary import Criterion
        from corridor.uncertainty.deadline import days_between
        from corridor.uncertainty.ranking import best_by_chance, best_by_quantile

        if query.by is Criterion.ON_TIME:
            assert self.season is not None  # noqa: S101 - refused by ahead_of, told to mypy
            assert self.deadline is not None  # noqa: S101
            allowed = days_between(self.season.ready, self.deadline)
            ranking = best_by_chance(network, query, allowed, self.traveller)
        else:
            probability = int(query.by.removeprefix("p")) / 100
            ranking = best_by_quantile(network, query, probability, self.traveller)
        notes = (*first.notes, f"by {query.by}: {ranking.note()}")
        return replace(first, query=query, routes=ranking.routes, notes=notes)

    def look(
        self, result: Result, *, with_gains: bool = False, with_independent: bool = False
    ) -> tuple[Result, Outlook]:
        """Return what can be said of the routes, and the result with what it was drawn with."""
        outlook = self.outlook(
            result.routes, with_gains=with_gains, with_independent=with_independent
        )
        drawn = replace(result.provenance, seed=self.traveller.seed, draws=self.traveller.draws)
        notes = (
            *result.notes,
            *self.notes,
            *self._starts(result, outlook),
            *self.closures(result.best),
        )
        return replace(result, provenance=drawn, notes=notes), outlook

    def outlook(
        self,
        routes: Sequence[Route],
        *,
        with_gains: bool = False,
        with_independent: bool = False,
    ) -> Outlook:
        """Return what can be said of routes."""
        from corridor.uncertainty.outlook import look_ahead

        say_how_long(self.traveller.draws, sum(len(route.elements) for route in routes))
        return look_ahead(
            routes,
            self.traveller,
            season=self.season,
            deadline=self.deadline,
            with_gains=with_gains,
            with_independent=with_independent,
        )

    def _starts(self, result: Result, outlook: Outlook) -> tuple[str, ...]:
        """Say where a latest start would fall into another season than the one it is told by."""
        told = outlook.prospects[0].on_time if outlook.prospects else None
        if told is None:
            return ()
        from corridor.routing.season import in_season

        usual = replace(result.query, era=self.network.default_era.id, era_reason="")
        if result.query.era != usual.era and not result.query.era_reason:
            return ()  # an era asked for by name
        for start in told.latest_starts:
            day = start.ready.date()
            era = in_season(self.network, usual, ready=day).era
            if era != result.query.era:
                told_by = f"latest starts are told by the figures of era {result.query.era}"
                return (f"{told_by}; one on {day} would be of era {era}: ask with that ready date",)
        return ()

    def closures(self, route: Route) -> tuple[str, ...]:
        """Say of each place on a route what is known of its closures on the day it is reached."""
        if self.season is None:
            return ()
        from corridor.uncertainty.closure_notes import closure_notes

        return closure_notes(self.network, self.season, route)


def ahead_of(
    data: Data,
    network: Network,
    query: RouteQuery,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
    ready: date | None = None,
    deadline: date | None = None,
    timetables: Sequence[Timetable] = (),
    what_if: WhatIf | None = None,
) -> Ahead:
    """Return what a question asks of the days to come.

    Parameters
    ----------
    data
        Calibration and closures.
    network
        As scenarios have it.
    query
        Whose routes are travelled, in which era.
    draws, seed
        Of the simulation.
    ready, deadline
        First day on which it can go, and last day of arrival.
    timetables
        Departures in place of an era's waits.
    what_if
        Scenarios that edit closures, and the day asked of them.

    Raises
    ------
    ArgumentError
        If a date is missing or out of order, or the draws are more than can be kept.
    DataError
        If the calibration or the closures are unsound.
    """
    from corridor.routing.season import date_notes
    from corridor.uncertainty.traveller import Traveller
    from corridor.uncertainty.zones import end_of_day

    _refuse(query, draws, ready, deadline)
    calibration = data.calibration
    days = [ready, what_if.on if what_if else None]
    notes = (*calibration.notes, *date_notes(network, query, days))
    traveller = Traveller.calibrated(calibration, query.era, draws=draws, seed=seed)
    due = end_of_day(network.terminal(query.destination_id), deadline) if deadline else None
    if ready is None:
        return Ahead(network=network, traveller=traveller, deadline=due, notes=notes)
    from corridor.uncertainty.season import season_of

    laws = what_if.laws(data.closures, network) if what_if else data.closures
    season = season_of(network, query.origin_id, query.era, ready, laws=laws, timetables=timetables)
    dated = traveller.within(season)
    return Ahead(network=network, traveller=dated, season=season, deadline=due, notes=notes)


def _refuse(query: RouteQuery, draws: int, ready: date | None, deadline: date | None) -> None:
    from corridor.model.arguments import days_in_order
    from corridor.model.vocabulary import Criterion
    from corridor.uncertainty.outlook import MOST_TRAVELLED

    days_in_order(ready, deadline)
    if query.by is Criterion.ON_TIME and not (ready and deadline):
        raise ArgumentError("the best by on-time needs a ready date and a deadline")
    if draws * query.alternatives > MOST_TRAVELLED:
        raise ArgumentError(
            f"{draws:,} draws for each of {query.alternatives} routes are more than "
            f"{MOST_TRAVELLED:,}: ask for fewer of either"
        )
