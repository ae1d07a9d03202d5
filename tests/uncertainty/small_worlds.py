"""Random networks of rail legs whose days spread, and all their routes by exhaustive walking."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from corridor.model.context import Corridor, Era
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, Shape, TerminalKind

ERA = Era(id="now", title="Now", falls_back_to=("all",), default=True)


def terminal(name: str, country: str = "KZ") -> Terminal:
    return Terminal(
        id=name, name=name, country=country, lon_deg=0, lat_deg=0, kind=TerminalKind.HUB
    )


def running(least: float, likely: float, most: float, shape: Shape = Shape.PERT) -> TransitTime:
    return TransitTime(
        era="all",
        part=Part.RUNNING,
        days=DayRange(min_days=least, likely_days=likely, max_days=most),
        shape=shape,
        kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
    )


def leg(name: str, ends: str, time: TransitTime, mode: Mode = Mode.RAIL) -> Leg:
    return Leg(id=name, tail_id=ends[0], head_id=ends[1], mode=mode, length_km=1, times=(time,))


def network(*legs: Leg, gateways: tuple[str, ...] = ()) -> Network:
    names = sorted({end for leg in legs for end in (leg.tail_id, leg.head_id)} | {"a", "e"})
    return Network(
        terminals=tuple(map(terminal, names)),
        legs=legs,
        eras=(ERA,),
        corridors=(Corridor(id="red", name="Red", gateway_leg_ids=gateways),),
    )


_time = st.tuples(
    st.floats(0.1, 5),
    st.floats(0, 1),
    st.floats(0, 8),
    st.sampled_from([Shape.PERT, Shape.TRIANGULAR]),
).map(lambda d: running(d[0], d[0] + d[1] * d[2], d[0] + d[2], d[3]))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a network with many ways from a to e, by parallel legs, b and c."""
    pairs = st.sampled_from(["ab", "ac", "ae", "be", "bc", "ce", "cb"])
    drawn = draw(st.lists(st.tuples(pairs, _time), min_size=6, max_size=16))
    return network(
        *(leg(f"{ends}-{index:02d}", ends, time) for index, (ends, time) in enumerate(drawn)),
        gateways=("ab-00",) if drawn[0][0] == "ab" else (),
    )


def walks(network: Network, here: str, goal: str, left: frozenset[str]) -> Iterator[tuple]:
    """Yield the leg ids of every way that comes to no terminal twice."""
    if here == goal:
        yield ()
        return
    for one in network.legs:
        if one.tail_id == here and one.head_id not in left:
            rest = walks(network, one.head_id, goal, left | {one.head_id})
            yield from ((one.id, *way) for way in rest)
