"""What scenarios do, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise

from corridor.model.answers import Route
from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
from corridor.model.network import Network
from corridor.model.scenario import (
    AddRow,
    AddWaiting,
    AdoptEra,
    ChangeService,
    Close,
    Edit,
    Open,
    ReplaceTimes,
    ScaleTimes,
)
from corridor.model.tariffs import Money
from corridor.model.times import DayRange
from corridor.model.wording import brief, listed, plain, signed, span
from corridor.scenarios.compare import Effect, Outcome

__all__ = ["edit_sentence", "effect_sentence", "holds_for", "way_words"]

MOST_PLACES = 4
"""Terminals named on each side of a change of way."""


@singledispatch
def edit_sentence(edit: Edit) -> str:
    """Say what an edit does.

    Examples
    --------
    >>> from corridor.model.scenario import Target
    >>> edit_sentence(Close(target=Target(terminal_ids=("aktau",))))
    'close aktau'
    """
    raise TypeError(f"no words for {type(edit).__name__}")


@edit_sentence.register
def _(edit: Close) -> str:
    return f"close {_about(edit)}"


@edit_sentence.register
def _(edit: AddWaiting) -> str:
    return f"wait {_days(edit.days)} longer at {edit.at} on {_about(edit)}"


@edit_sentence.register
def _(edit: ScaleTimes) -> str:
    return f"{listed(edit.parts)} × {plain(edit.factor)} at {_about(edit)}"


@edit_sentence.register
def _(edit: ReplaceTimes) -> str:
    return f"{listed(edit.parts)} of {_days(edit.days)} at {_about(edit)}"


@edit_sentence.register
def _(edit: AdoptEra) -> str:
    return f"{listed(edit.parts)} of era {edit.era} at {_about(edit)}"


@edit_sentence.register
def _(edit: Open) -> str:
    return f"open {_about(edit) or 'all'}" + (f", due by {edit.due}" if edit.due else "")


@edit_sentence.register
def _(edit: ChangeService) -> str:
    often = edit.departures_per_week
    parts = [f"{plain(often)} departures a week"] if often is not None else []
    parts += [f"capacity {plain(edit.capacity)}"] if edit.capacity is not None else []
    return f"{', '.join(parts)} for {', '.join(edit.service_ids)}"


@edit_sentence.register
def _(edit: ChangePrices) -> str:
    if edit.price is None:
        return f"price of {listed(edit.names)} × {plain(edit.factor or 0)} at {_about(edit)}"
    return f"{listed(edit.names)} for {_price(edit, edit.price)} at {_about(edit)}"


@edit_sentence.register
def _(edit: AddCharge) -> str:
    return f"charge of {_price(edit, edit.price)} on {_about(edit)}"


@edit_sentence.register
def _(edit: ChangeClosures) -> str:
    when = f" in month {listed([str(month) for month in edit.months])}" if edit.months else ""
    cause = f" by {edit.cause}" if edit.cause else ""
    if edit.factor is not None:
        return f"closures{cause} × {plain(edit.factor)} at {_about(edit)}{when}"
    if not edit.per_month or edit.duration is None:
        return f"no closures{cause} at {_about(edit)}{when}"
    lasting = f"closures{cause} of {_days(edit.duration)}"
    return f"{plain(edit.per_month)} {lasting} a month at {_about(edit)}{when}"


@edit_sentence.register
def _(edit: AddRow) -> str:
    cells = dict(edit.cells)
    key = cells.get("id") or cells.get("leg") or cells.get("terminal", "")
    return f"row of {edit.table}: {key}"


def holds_for(edit: Edit) -> str:
    """Say when, and for which cargo, an edit holds; nothing where it always does."""
    dates = "" if edit.period.is_open else str(edit.period)
    cargo = f"cargo {', '.join(edit.cargo)}" if edit.cargo else ""
    return "; ".join(filter(None, (dates, cargo)))


def effect_sentence(network: Network, base: Outcome, outcome: Outcome) -> str:
    """Say what became of an answer.

    Parameters
    ----------
    network
        Where names are looked up: the scenario's.
    base, outcome
        The same question without and with the scenario.
    """
    match outcome.effect:
        case Effect.TIMES:
            return f"same way; {_changed_elements(network, base.route, outcome.route)}"
        case Effect.REROUTED:
            return _detour(network, base.route, outcome)
        case Effect.CUT:
            return f"no way left: {outcome.why_none.splitlines()[0]}"
        case Effect.OPENED:
            return f"opens a way: {way_words(network, outcome.route)}"
    if outcome.route is None:
        return "no way, as before"
    beside = _beside(base, outcome)
    return f"same way and range; {listed(beside)}" if beside else "no change"


def _beside(base: Outcome, outcome: Outcome) -> list[str]:
    """Say what of percentiles and bill has changed."""
    told, before = outcome.simulation, base.simulation
    found = []
    if told and before and told.percentiles != before.percentiles:
        found.append(
            f"P50 {signed(told.percentiles.p50_days - before.percentiles.p50_days)} days, "
            f"P95 {signed(told.percentiles.p95_days - before.percentiles.p95_days)}"
        )
    if outcome.cost_usd and base.cost_usd and outcome.cost_usd != base.cost_usd:
        usd = outcome.cost_usd.likely_usd - base.cost_usd.likely_usd
        found.append(f"{signed(round(usd))} USD")
    return found


def way_words(network: Network, route: Route | None) -> str:
    """Name the families of a route and where it crosses, or the places where its mode changes."""
    if route is None:
        return ""
    named = []
    for family in map(network.corridor, route.corridor_ids):
        crossings = [leg for leg in route.leg_ids if leg in family.gateway_leg_ids]
        ends = [_crossing(network, leg_id) for leg_id in crossings]
        # A name's other names in brackets would hide the crossing, which tells the ways apart.
        named.append(f"{family.name.partition(' (')[0]}, {', '.join(ends)}")
    return " + ".join(named) or " – ".join(_changes(network, route)) or "direct"


def _crossing(network: Network, leg_id: str) -> str:
    leg = network.leg(leg_id)
    return f"{network.terminal(leg.tail_id).name}–{network.terminal(leg.head_id).name}"


def _changes(network: Network, route: Route) -> list[str]:
    legs = [element for element in route.elements if element.is_leg]
    return [
        network.terminal(after.tail_id).name
        for before, after in pairwise(legs)
        if before.to_mode is not after.to_mode
    ]


def _detour(network: Network, base: Route | None, outcome: Outcome) -> str:
    way = _other_way(network, base, outcome.route)
    if outcome.kept_days is None:
        return f"{way}; the old way is barred"
    return f"{way}; the old way would take {brief(outcome.kept_days.likely_days)}"


def _other_way(network: Network, base: Route | None, route: Route | None) -> str:
    old, new = way_words(network, base), way_words(network, route)
    if new != old:
        return f"{new} instead of {old}"
    before, after = _places(network, base), _places(network, route)
    lost = [name for name in before if name not in after]
    gained = [name for name in after if name not in before]
    if lost and gained:
        return f"by {_some(gained)}, not {_some(lost)}"
    if lost or gained:
        return f"without {_some(lost)}" if lost else f"by {_some(gained)} as well"
    return "by other legs between the same places"


def _places(network: Network, route: Route | None) -> list[str]:
    return [network.terminal(name).name for name in route.terminal_ids] if route else []


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_PLACES
    shown = list(names[:MOST_PLACES])
    return listed([*shown, f"{more} more"] if more > 0 else shown)


def _changed_elements(network: Network, base: Route | None, after: Route | None) -> str:
    old = {(e.id, e.part): e.days for e in base.elements} if base else {}
    new = [e for e in after.elements if old.get((e.id, e.part)) != e.days] if after else []
    names = [f"{network.terminal(e.tail_id).name} {e.part}" for e in new]
    return f"changed: {_some(list(dict.fromkeys(names)))}" if names else "less is waited"


def _about(edit: Edit) -> str:
    return " and ".join(
        filter(
            None,
            (
                ", ".join(edit.target.terminal_ids),
                ", ".join(edit.target.leg_ids),
                ", ".join(edit.target.transfer_ids),
                ", ".join(edit.target.countries),
                ", ".join(f"mode:{mode}" for mode in edit.target.modes),
                ", ".join(f"corridor:{family}" for family in edit.target.corridor_ids),
            ),
        )
    )


def _days(days: DayRange) -> str:
    return f"{span(days.min_days, days.max_days)} d"


def _price(edit: AddCharge | ChangePrices, price: Money) -> str:
    stretch = f" for {plain(edit.over_km)} km" if edit.over_km else ""
    return f"{span(price.min_usd, price.max_usd)} USD per {edit.basis}{stretch}"
