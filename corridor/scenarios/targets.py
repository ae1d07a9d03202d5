"""What an edit's target stands for in a network, and what is wrong where it stands for nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from corridor.errors import Fault, UnknownNameError, did_you_mean
from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
from corridor.model.names import find_terminal
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
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
    Target,
)
from corridor.model.vocabulary import Mode, Part, Status

__all__ = [
    "edit_faults",
    "legs_of",
    "openable_in",
    "priced_places",
    "terminals_of",
    "transfers_of",
    "waiting_legs",
]


def legs_of(network: Network, target: Target) -> tuple[Leg, ...]:
    """Return the legs that a target stands for; parallel legs are all among them, or none is.

    A terminal stands for every leg at it, a country for every leg that touches it, a corridor
    family for its gateways. A target that names transfers stands for no leg.
    """
    if target.transfer_ids or not target:
        return ()
    gateways = _gateways(network, target)
    return tuple(leg for leg in network.legs if _is_meant(network, leg, target, gateways))


def transfers_of(network: Network, target: Target) -> tuple[Transfer, ...]:
    """Return the transfers that a target stands for.

    A terminal or country stands for every transfer in it; a mode for those to or from it; a leg or
    corridor family for those that lead onto it and no other.
    """
    if not target:
        return ()
    legs = {leg.id: leg for leg in network.legs}
    gateways = _gateways(network, target)
    onto = set(target.leg_ids)
    return tuple(
        transfer
        for transfer in network.transfers
        if (not target.transfer_ids or transfer.id in target.transfer_ids)
        and (not target.terminal_ids or transfer.terminal_id in target.terminal_ids)
        and (
            not target.countries
            or network.terminal(transfer.terminal_id).country in target.countries
        )
        and (not onto or transfer.onto_leg_id in onto)
        and (not target.corridor_ids or transfer.onto_leg_id in gateways)
        and (not target.modes or _modes_of(transfer, legs) & set(target.modes))
    )


def terminals_of(network: Network, target: Target) -> tuple[str, ...]:
    """Return the ids of the terminals that a target names, by id or by country."""
    return tuple(
        terminal.id
        for terminal in network.terminals
        if (not target.terminal_ids or terminal.id in target.terminal_ids)
        and (not target.countries or terminal.country in target.countries)
    )


def priced_places(network: Network, edit: ChangePrices) -> tuple[str, ...]:
    """Return the ids of the legs and terminals at which an edit of prices changes one.

    A price met at a terminal is meant by terminal, country and mode, never by leg or family.
    """
    target, at_terminal = edit.target, [name.is_at_terminal for name in edit.names]
    legs = () if all(at_terminal) else legs_of(network, target)
    by_leg = target.leg_ids or target.transfer_ids or target.corridor_ids
    terminals = () if by_leg or not any(at_terminal) else terminals_of(network, target)
    return (*(leg.id for leg in legs), *terminals)


def waiting_legs(network: Network, edit: AddWaiting) -> tuple[Leg, ...]:
    """Return the legs before (or after) which an added wait is met.

    Terminals and countries stand for where one waits, so a leg must depart from them (or arrive).
    """
    place = Target(terminal_ids=edit.target.terminal_ids, countries=edit.target.countries)
    return tuple(
        leg
        for leg in legs_of(network, edit.target)
        if _waits_within(network, leg.tail_id if edit.at == "departure" else leg.head_id, place)
    )


def openable_in(network: Network, edit: Open) -> tuple[set[str], set[str]]:
    """Return the ids of the terminals and legs that an edit opens.

    A planned leg brings its planned ends with it; a planned terminal alone brings no leg that is
    itself still planned.
    """
    terminals = {
        terminal.id
        for terminal in network.terminals
        if terminal.status is Status.PLANNED
        and _is_due(terminal.opens_year, edit.due)
        and (not edit.target or terminal.id in edit.target.terminal_ids)
    }
    meant = legs_of(network, edit.target) if edit.target else network.legs
    legs = {leg.id: leg for leg in meant if _is_openable(leg, edit)}
    for leg in legs.values():
        for end in (leg.tail_id, leg.head_id):
            if network.terminal(end).status is Status.PLANNED:
                terminals.add(end)
    return terminals, set(legs)


def edit_faults(network: Network, edit: Edit) -> Iterator[Fault]:
    """Yield what is wrong with an edit of this network: names unknown, or nothing so named."""
    if isinstance(edit, AddRow):
        return
    faults = list(_unknown_names(network, edit))
    yield from faults
    if not faults and not _does_anything(network, edit):
        yield _fault(
            edit,
            "names-nothing",
            f"nothing in the network is {' and '.join(edit.target.tokens()) or 'planned'}"
            f"{_qualifier(edit)}",
            hint="values of one key are alternatives; every further key narrows what is meant",
        )


def _qualifier(edit: Edit) -> str:
    told = ""
    match edit:
        case ScaleTimes() | ReplaceTimes():
            told = f" with a time for {', '.join(edit.parts)}"
        case AdoptEra():
            told = f" with a time for {', '.join(edit.parts)} of its own in era {edit.era}"
        case Open(due=int()):
            told = f" and planned for {edit.due} or earlier"
        case Open():
            told = " and planned" if edit.target else ""
        case AddWaiting():
            told = f" with a leg for which one waits at {edit.at}"
        case ChangePrices():
            told = f" where {' or '.join(edit.names)} is paid"
    return told


def _does_anything(network: Network, edit: Edit) -> bool:
    does = True
    match edit:
        case Close() | AddCharge():
            does = bool(legs_of(network, edit.target))
        case ChangePrices():
            does = bool(priced_places(network, edit))
        case ChangeClosures():
            does = bool(terminals_of(network, edit.target))
        case AddWaiting():
            does = bool(waiting_legs(network, edit))
        case Open():
            does = any(openable_in(network, edit)) or _is_built(network, edit)
        case ScaleTimes() | ReplaceTimes():
            does = _has_times(network, edit.target, edit.parts)
        case AdoptEra():
            does = _has_times(network, edit.target, edit.parts, edit.era)
    return does


def _is_built(network: Network, edit: Open) -> bool:
    """Tell whether what an edit would open is open already: then it does nothing, rightly."""
    return edit.due is not None or bool(
        set(edit.target.terminal_ids) or legs_of(network, edit.target)
    )


def _has_times(network: Network, target: Target, parts: Sequence[Part], era: str = "") -> bool:
    timed: Iterable[Leg | Transfer] = (
        *(legs_of(network, target) if Part.RUNNING in parts else ()),
        *transfers_of(network, target),
    )
    return any(
        time.part in parts and era in ("", time.era) for value in timed for time in value.times
    )


def _unknown_names(network: Network, edit: Edit) -> Iterator[Fault]:
    target = edit.target
    countries = {country for leg in network.legs for country in leg.crosses}
    countries |= {terminal.country for terminal in network.terminals}
    asked: list[tuple[str, Sequence[str], Iterable[str]]] = [
        ("terminal", target.terminal_ids, (t.id for t in network.terminals)),
        ("leg", target.leg_ids, (leg.id for leg in network.legs)),
        ("transfer", target.transfer_ids, (t.id for t in network.transfers)),
        ("country", target.countries, countries),
        ("corridor", target.corridor_ids, (family.id for family in network.corridors)),
        ("source", edit.source_ids, (source.id for source in network.sources)),
    ]
    if isinstance(edit, ChangeService):
        asked.append(("service", edit.service_ids, (s.id for s in network.services)))
    if isinstance(edit, AdoptEra):
        asked.append(("era", (edit.era,), (era.id for era in network.eras)))
    for kind, names, known_ids in asked:
        known = sorted(known_ids) if names else []
        for name in names:
            if name not in known:
                yield _unknown(network, edit, kind, name, known)


def _unknown(network: Network, edit: Edit, kind: str, name: str, known: Sequence[str]) -> Fault:
    near = _called_so(network, name) if kind == "terminal" else []
    near = near or difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return _fault(
        edit,
        f"unknown-{kind}",
        f"the network has no {kind} {name[:100]!r}",
        column={"country": "countries"}.get(kind, f"{kind}s"),
        hint=did_you_mean(near),
    )


def _called_so(network: Network, name: str) -> list[str]:
    try:
        return [find_terminal(network, name).id]
    except UnknownNameError:
        return []


def _fault(edit: Edit, rule: str, message: str, *, column: str = "", hint: str = "") -> Fault:
    return Fault(
        rule=rule,
        message=message,
        hint=hint,
        file=edit.file or None,
        line=edit.line,
        column=column or None,
    )


def _gateways(network: Network, target: Target) -> set[str]:
    return {
        leg_id
        for family in network.corridors
        if family.id in target.corridor_ids
        for leg_id in family.gateway_leg_ids
    }


def _is_meant(network: Network, leg: Leg, target: Target, gateways: set[str]) -> bool:
    return (
        (not target.leg_ids or leg.id in target.leg_ids)
        and (not target.terminal_ids or not _ends(leg).isdisjoint(target.terminal_ids))
        and (not target.modes or leg.mode in target.modes)
        and (not target.corridor_ids or leg.id in gateways)
        and (not target.countries or not _countries(network, leg).isdisjoint(target.countries))
    )


def _ends(leg: Leg) -> set[str]:
    return {leg.tail_id, leg.head_id}


def _countries(network: Network, leg: Leg) -> set[str]:
    return {network.terminal(end).country for end in _ends(leg)} | set(leg.crosses)


def _waits_within(network: Network, terminal_id: str, place: Target) -> bool:
    return (not place.terminal_ids or terminal_id in place.terminal_ids) and (
        not place.countries or network.terminal(terminal_id).country in place.countries
    )


def _modes_of(transfer: Transfer, legs: dict[str, Leg]) -> set[Mode]:
    sides = (transfer.from_mode, transfer.to_mode)
    modes = {side for side in sides if isinstance(side, Mode)}
    if transfer.onto_leg_id:
        modes.add(legs[transfer.onto_leg_id].mode)
    return modes


def _is_openable(leg: Leg, edit: Open) -> bool:
    if leg.status is Status.PLANNED:
        return _is_due(leg.opens_year, edit.due)
    return edit.due is None and bool(leg.eras)


def _is_due(opens_year: int | None, due: int | None) -> bool:
    return due is None or (opens_year is not None and opens_year <= due)
