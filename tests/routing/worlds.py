"""Small random networks for property tests, and the slow honest way to list all their routes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from hypothesis import strategies as st

from corridor.model.context import Corridor, Era
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import (
    Confidence,
    Criterion,
    Door,
    FactKind,
    Mode,
    Part,
    TerminalKind,
)

NAMES = "abcdef"
COUNTRIES = {"a": "CN", "b": "KZ", "c": "KZ", "d": "RU", "e": "GE", "f": "DE"}
TELLABLE = [Criterion.TIME, Criterion.MIN, Criterion.MAX, Criterion.DISTANCE]
"""Criteria that a network tells by itself; prices and emissions need more."""

WAYS = [(Mode.RAIL, 1435), (Mode.RAIL, 1520), (Mode.FEEDER, None)]


def days(likely: float, spread: float = 0.5) -> DayRange:
    return DayRange(min_days=likely, likely_days=likely, max_days=round(likely + spread, 3))


def time(likely: float, part: Part = Part.RUNNING, era: str = "all") -> TransitTime:
    return TransitTime(
        era=era,
        part=part,
        days=days(likely),
        kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
    )


def terminal(name: str) -> Terminal:
    return Terminal(
        id=name,
        name=name.upper(),
        country=COUNTRIES[name],
        lon_deg=10.0 * NAMES.index(name),
        lat_deg=45.0,
        kind=TerminalKind.HUB,
    )


def make_leg(index: int, tail: str, head: str, way: tuple[Mode, int | None], likely: float) -> Leg:
    mode, gauge_mm = way
    return Leg(
        id=f"{tail}-{head}-{mode}-{index:02d}",
        tail_id=tail,
        head_id=head,
        mode=mode,
        gauge_mm=gauge_mm,
        length_km=round(100 * likely + 1, 1),
        times=(time(likely),),
    )


ERAS = (Era(id="now", title="Now", falls_back_to=("all",), default=True),)

_likely = st.sampled_from([0.1, 0.2, 0.3, 1.0, 2.0])


@st.composite
def networks(draw: st.DrawFn, terminals: int = 6, legs: int = 14) -> Network:
    """Draw a network in which modes, gauges, waits, parallel legs and ties all occur."""
    names = NAMES[:terminals]
    pair = st.permutations(names).map(lambda order: (order[0], order[1]))
    drawn_legs = draw(
        st.lists(st.tuples(pair, st.sampled_from(WAYS), _likely), min_size=1, max_size=legs)
    )
    made = [
        make_leg(index, tail, head, way, likely)
        for index, ((tail, head), way, likely) in enumerate(drawn_legs)
    ]
    changes = draw(
        st.lists(
            st.tuples(
                st.sampled_from(names), st.sampled_from(WAYS), st.sampled_from(WAYS), _likely
            ),
            max_size=10,
        )
    )
    waits = draw(st.lists(st.tuples(st.sampled_from(made), _likely), max_size=4))
    family = Corridor(
        id="red", name="Red", gateway_leg_ids=tuple(sorted({leg.id for leg in made[:2]}))
    )
    return Network(
        title="drawn",
        terminals=tuple(map(terminal, names)),
        legs=tuple(made),
        transfers=(*_changes(changes), *_waits(waits)),
        eras=ERAS,
        corridors=(family,),
    )


@st.composite
def dense_networks(draw: st.DrawFn) -> Network:
    """Draw a network in which most ends are joined by many ways, mostly on one gauge."""
    pairs = draw(st.sets(st.sampled_from(list(permutations(NAMES, 2))), min_size=12, max_size=22))
    ways = st.sampled_from([WAYS[0], WAYS[0], WAYS[0], WAYS[1]])
    made = [
        make_leg(index, tail, head, draw(ways), draw(_likely))
        for index, (tail, head) in enumerate(sorted(pairs))
    ]
    there, back = (WAYS[0], WAYS[1], 0.1), (WAYS[1], WAYS[0], 0.1)
    changes = [(name, *move) for name in NAMES for move in (there, back) if draw(st.booleans())]
    return Network(
        title="dense",
        terminals=tuple(map(terminal, NAMES)),
        legs=tuple(made),
        transfers=tuple(_changes(changes)),
        eras=ERAS,
    )


@st.composite
def loopy_networks(draw: st.DrawFn) -> Network:
    """Draw a network in which going round by a neighbour is often the quickest change of way.

    Short legs both ways, changes that are dear or barred, and tolls on starting or ending by a way.
    """
    places = NAMES[:5]
    pairs = draw(st.sets(st.sampled_from(list(combinations(places, 2))), min_size=4, max_size=7))
    ways = st.sets(st.sampled_from(WAYS), min_size=1, max_size=2)
    made = [
        (tail, head, way)
        for one, other in sorted(pairs)
        for way in sorted(draw(ways), key=str)
        for tail, head in ((one, other), (other, one))
    ]
    dear = st.sampled_from([0.1, 1.0, 5.0])
    changes = [
        (name, *move, draw(dear))
        for name in places
        for move in permutations(WAYS, 2)
        if draw(st.integers(0, 3)) == 0
    ]
    door = st.sampled_from([Door.ENTRY, Door.EXIT])
    toll = st.tuples(st.sampled_from(places), st.sampled_from(WAYS), door, dear)
    return Network(
        title="loopy",
        terminals=tuple(map(terminal, places)),
        legs=tuple(
            make_leg(index, *ends, draw(st.sampled_from([0.1, 0.2, 0.3])))
            for index, ends in enumerate(made)
        ),
        transfers=(*_changes(changes), *_tolls(draw(st.lists(toll, max_size=6)))),
        eras=ERAS,
    )


def line(*ways: tuple[Mode, int | None]) -> Network:
    """Build a–b–c… with one leg a step, each by the way given."""
    names = NAMES[: len(ways) + 1]
    legs = [
        make_leg(i, tail, head, way, 1.0)
        for i, (tail, head, way) in enumerate(zip(names, names[1:], ways, strict=False))
    ]
    return Network(terminals=tuple(map(terminal, names)), legs=tuple(legs), eras=ERAS)


def _changes(drawn: list) -> Iterator[Transfer]:
    for index, (place, came, leaves, likely) in enumerate(drawn):
        yield Transfer(
            id=f"{place}-change-{index}",
            terminal_id=place,
            from_mode=came[0],
            from_gauge_mm=came[1],
            to_mode=leaves[0],
            to_gauge_mm=leaves[1],
            times=(time(likely, Part.HANDLING),),
        )


def _tolls(drawn: list) -> Iterator[Transfer]:
    for index, (place, way, door, likely) in enumerate(drawn):
        sides = (
            {"from": (door, None), "to": way}
            if door is Door.ENTRY
            else {"from": way, "to": (door, None)}
        )
        yield Transfer(
            id=f"{place}-toll-{index}",
            terminal_id=place,
            from_mode=sides["from"][0],
            from_gauge_mm=sides["from"][1],
            to_mode=sides["to"][0],
            to_gauge_mm=sides["to"][1],
            times=(time(likely, Part.HANDLING),),
        )


def _waits(drawn: list) -> Iterator[Transfer]:
    for index, (leg, likely) in enumerate(drawn):
        yield Transfer(
            id=f"{leg.tail_id}-wait-{index}",
            terminal_id=leg.tail_id,
            onto_leg_id=leg.id,
            times=(time(likely, Part.WAITING), time(likely, Part.BORDER)),
        )


def all_routes(network: Network, origin: str, destination: str) -> list[tuple[int, int, tuple]]:
    """List (likely millionths, legs, leg ids) of every loopless route, by exhaustive walking.

    Written apart from the planner: transfers are matched and added here by its own few lines.
    """
    found: list[tuple[int, int, tuple]] = []

    def walk(came: Leg | None, here: str, total: int, chain: tuple[str, ...], left: set) -> None:
        if here == destination and came is not None:
            found.append((total + _cost(network, came, None), len(chain), chain))
            return
        for leg in network.legs:
            if leg.tail_id == here and leg.head_id not in left and _may_change(network, came, leg):
                more = _cost(network, came, leg) + round(leg.times[0].days.likely_days * 1e6)
                walk(leg, leg.head_id, total + more, (*chain, leg.id), left | {leg.head_id})

    walk(None, origin, 0, (), {origin})
    return sorted(found)


def _met(network: Network, came: Leg | None, goes: Leg | None) -> list[Transfer]:
    place = came.head_id if came else goes.tail_id
    return [
        t
        for t in network.transfers
        if t.terminal_id == place
        and (not t.onto_leg_id or (goes is not None and goes.id == t.onto_leg_id))
        and _side(t.from_mode, t.from_gauge_mm, came, Door.ENTRY)
        and _side(t.to_mode, t.to_gauge_mm, goes, Door.EXIT)
    ]


def _side(mode: Mode | Door, gauge: int | None, leg: Leg | None, door: Door) -> bool:
    if mode == Door.ANY:
        return True
    if leg is None:
        return mode == door
    return (mode, gauge) in ((leg.mode, leg.gauge_mm), (leg.mode, None))


def _may_change(network: Network, came: Leg | None, goes: Leg) -> bool:
    if came is None or (came.mode, came.gauge_mm) == (goes.mode, goes.gauge_mm):
        return True
    return any(isinstance(t.from_mode, Mode) for t in _met(network, came, goes))


def _cost(network: Network, came: Leg | None, goes: Leg | None) -> int:
    return sum(
        round(row.days.likely_days * 1e6)
        for transfer in _met(network, came, goes)
        for row in transfer.times
    )
