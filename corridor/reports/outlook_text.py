"""What lies ahead of a route, in a few lines: percentiles, what the spread is due to, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final

from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.uncertain import Percentiles, Share, Simulation
from corridor.model.wording import listed, signed, tenths
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.steps import steps_of
from corridor.reports.table import Column, render_table
from corridor.uncertainty.outlook import Outlook, Prospect, element_shares
from corridor.uncertainty.zones import days_later, zone_of

if TYPE_CHECKING:
    from corridor.uncertainty.connections import Connection
    from corridor.uncertainty.deadline import OnTime

__all__ = [
    "OUTLOOK_COLUMNS",
    "blamed",
    "chance",
    "dated_sentences",
    "gain_table",
    "outlook_cells",
    "outlook_lines",
    "reliability",
    "simulated",
]

BLAMED: Final = 3
"""Elements named as what the spread is due to."""

LEAST_BLAMED: Final = 0.01

HALF_A_PERCENT: Final = 0.005

TELLING_DAYS: Final = 0.5
"""Independence is told of where it changes P95 by more."""


OUTLOOK_COLUMNS: Final = (
    Column(title="P50", is_number=True, drops=3),
    Column(title="P95", is_number=True),
    Column(title="on time", is_number=True),
    Column(title="fastest", is_number=True, drops=2),
)
"""Of a table of routes; those without a filled cell are left out."""


def outlook_cells(outlook: Outlook | None, rank: int) -> tuple[str, ...]:
    """Return the cells of :data:`OUTLOOK_COLUMNS` of the route with this rank, from 1."""
    if outlook is None:
        return ("",) * len(OUTLOOK_COLUMNS)
    prospect = outlook.prospects[rank - 1]
    told, timed, rival = prospect.simulation.percentiles, prospect.on_time, prospect.rival
    return (
        tenths(told.p50_days),
        tenths(told.p95_days),
        chance(timed.chance) if timed and timed.chance is not None else "",
        chance(rival.chance_fastest) if rival else "",
    )


def simulated(simulation: Simulation) -> str:
    """Write the percentiles in one phrase, with the Monte Carlo error of the worse of two."""
    told = simulation.percentiles
    error = max(simulation.p50_error_days, simulation.p95_error_days)
    return (
        f"simulated: P50 {tenths(told.p50_days)}, P80 {tenths(told.p80_days)}, "
        f"P95 {tenths(told.p95_days)} days ({simulation.draws:,} draws, ± {error:.2f})"
    )


def chance(probability: float) -> str:
    """Write a chance; what is not certain is not rounded to certainty.

    Examples
    --------
    >>> chance(0.98), chance(0.9999), chance(1.0), chance(0.001), chance(0.0)
    ('98 %', '> 99 %', '100 %', '< 1 %', '0 %')
    """
    if 1.0 - HALF_A_PERCENT <= probability < 1.0:
        return "> 99 %"
    return "< 1 %" if 0.0 < probability < HALF_A_PERCENT else f"{100 * probability:.0f} %"


def reliability(prospect: Prospect) -> list[str]:
    """Return buffer time and planning time index, and what independence would make of P95.

    The latter is told where it makes more than half a day, if it was asked for.
    """
    told = prospect.simulation
    index = told.planning_time_index
    words = f"buffer time {tenths(told.buffer_days)} days (P95 less the mean)"
    if index is not None:
        words += f", planning time index {index:.2f} (P95 over everything going well)"
    alone = prospect.independent_p95_days
    if alone is None or abs(alone - told.percentiles.p95_days) <= TELLING_DAYS:
        return [words]
    sentence = f"were its elements independent of one another, P95 would be {tenths(alone)} days"
    return [words, f"{sentence} (correlation used: {told.rho:g})"]


def dated_sentences(
    network: Network, route: Route, prospect: Prospect, outlook: Outlook
) -> Iterator[str]:
    """Yield when it is there, and how that stands to a deadline, as far as dates are given."""
    if outlook.ready:
        yield _arrival(network, route, outlook.ready, prospect.simulation.percentiles)
    if prospect.on_time:
        yield from _on_time(prospect.on_time, zone_of(network.terminal(route.terminal_ids[0])))


def outlook_lines(
    network: Network, route: Route, prospect: Prospect, outlook: Outlook, paper: Paper
) -> Iterator[str]:
    """Yield what is said below the headline; nothing of a route that goes nowhere."""
    if not route.elements:
        return
    told = prospect.simulation
    sentences = [
        simulated(told),
        *_meaning(route, told.percentiles),
        *_blame(blamed(network, route, told)),
    ]
    if prospect.gains or prospect.independent_p95_days is not None:
        sentences += reliability(prospect)
    sentences += dated_sentences(network, route, prospect, outlook)
    sentences += [_connection(network, met) for met in prospect.connections]
    for sentence in sentences:
        yield from paper.wrapped(visible(sentence), indent=2)


def gain_table(network: Network, route: Route, prospect: Prospect, paper: Paper) -> list[str]:
    """Write what P95 would gain if single elements were reliable, or nothing if none was asked."""
    names = {(step.element.id, step.element.part): step for step in steps_of(network, route)}
    rows = []
    for gain in prospect.gains[: 2 * BLAMED]:
        step = names[gain.id, gain.part]
        rows.append((visible(step.where), step.how, signed(-gain.p95_gain_days)))
    columns = (
        Column(title="if always as likely", shrinks_to=16),
        Column(title=""),
        Column(title="P95, days", is_number=True),
    )
    return ["", *render_table(columns, rows, paper)] if rows else []


def _meaning(route: Route, told: Percentiles) -> Iterator[str]:
    """Say why the range is not what to expect, where the two differ."""
    days = route.days
    if days.min_days == days.max_days:
        return
    sentence = (
        f"nine in ten take {tenths(told.p5_days)}–{tenths(told.p95_days)} days; the range is "
    )
    sentence += "everything going well, or badly, at once"
    if told.p5_days < days.min_days:
        sentence += "; reported journeys were quicker still"
    if told.p95_days > days.max_days:
        sentence += "; what the date brings comes on top of it"
    yield sentence


def blamed(network: Network, route: Route, told: Simulation) -> list[str]:
    """Name the elements, closures and waits that the spread is mostly due to, with their shares."""
    named = [
        (share.variance_share, f"{step.where} {step.how}")
        for step, share in zip(steps_of(network, route), element_shares(route, told), strict=True)
        if share
    ]
    named += _dated(network, route, told.shares)
    worst = sorted(named, key=lambda pair: -pair[0])[:BLAMED]
    return [f"{name} {chance(share)}" for share, name in worst if share >= LEAST_BLAMED]


def _blame(words: Sequence[str]) -> Iterator[str]:
    if words:
        yield f"spread mostly from {listed(words)}"


def _dated(network: Network, route: Route, shares: Sequence[Share]) -> Iterator[tuple[float, str]]:
    own = {element.id for element in route.elements}
    for share in shares:
        kind, _, of = share.id.partition(":")
        if share.id in own:
            continue
        where = network.terminal(of).name if kind == "closure" else of
        yield share.variance_share, f"{where} {'closure' if kind == 'closure' else 'departures'}"


def _arrival(network: Network, route: Route, ready: datetime, told: Percentiles) -> str:
    destination = network.terminal(route.terminal_ids[-1])
    first, middle, last = (
        days_later(ready, days, destination).date().isoformat()
        for days in (told.p5_days, told.p50_days, told.p95_days)
    )
    return (
        f"ready {ready.date().isoformat()}: there on {middle} (P50), hardly before {first} (P5), "
        f"by {last} (P95), {zone_of(destination)} time"
    )


def _on_time(told: OnTime, start_zone: tzinfo) -> Iterator[str]:
    day = told.deadline.date().isoformat()
    sentence = f"by the end of {day} ({told.deadline.tzinfo})"
    if told.chance is not None:
        sentence += f": on time with {chance(told.chance)}"
    yield sentence
    starts = (
        f"{start.ready.astimezone(start_zone):%Y-%m-%d %H:%M} ({100 * start.chance:.0f} %)"
        for start in told.latest_starts
    )
    words = ", ".join(starts)
    yield (
        f"latest start: {words}, {start_zone} time" if words else "latest start: none within a year"
    )


def _connection(network: Network, met: Connection) -> str:
    leg = network.leg(met.leg_id)
    ends = " → ".join(network.terminal(end).name for end in (leg.tail_id, leg.head_id))
    zone = zone_of(network.terminal(leg.tail_id))
    planned = met.planned.astimezone(zone)
    cost = "" if met.miss_cost_days is None else f", a miss costs {tenths(met.miss_cost_days)} days"
    return (
        f"{ends}: departure of {planned:%Y-%m-%d %H:%M} ({zone} time) missed with "
        f"{chance(met.miss_chance)}{cost}; wait {tenths(met.mean_wait_days)} days on average, "
        f"P95 {tenths(met.p95_wait_days)}"
    )
