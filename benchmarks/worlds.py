"""The networks that benchmarks run on: the shipped one, and seeded synthetic ones of any size."""

from __future__ import annotations

import itertools
import math
import random

from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, TerminalKind

Way = tuple[Mode, int | None]
WAYS: tuple[Way, ...] = ((Mode.RAIL, 1435), (Mode.RAIL, 1520), (Mode.FEEDER, None))


def synthetic(terminals: int = 120, legs: int = 400, seed: int = 7) -> Network:
    """Build a corridor-like network: near places joined both ways, one leg in six parallel."""
    rng = random.Random(seed)
    places = [(rng.uniform(0, 110), rng.uniform(35, 50)) for _ in range(terminals)]
    places.sort()
    pairs = [(i, i + 1) for i in range(terminals - 1)] + [(i + 1, i) for i in range(terminals - 1)]
    while len(pairs) < legs:
        tail = rng.randrange(terminals)
        if rng.random() < 1 / 6:
            pairs.append(rng.choice(pairs))
        else:
            near = min(terminals - 1, max(0, tail + rng.choice((-3, -2, 2, 3))))
            if near != tail:
                pairs.append((tail, near))
    return Network(
        title=f"synthetic {terminals}/{legs}",
        terminals=tuple(_terminal(i, place) for i, place in enumerate(places)),
        legs=tuple(_leg(i, pair, places, rng) for i, pair in enumerate(pairs[:legs])),
        transfers=tuple(
            _change(i, came, goes, rng)
            for i in range(terminals)
            for came, goes in itertools.permutations(WAYS, 2)
        ),
        eras=(Era(id="current", title="Current", falls_back_to=("all",), default=True),),
    )


def _terminal(index: int, place: tuple[float, float]) -> Terminal:
    return Terminal(
        id=f"t{index:05d}",
        name=f"Terminal {index}",
        country="KZ",
        lon_deg=place[0],
        lat_deg=place[1],
        kind=TerminalKind.HUB,
    )


def _time(days: float, part: Part) -> TransitTime:
    return TransitTime(
        era="all",
        part=part,
        days=DayRange(min_days=days, likely_days=days, max_days=round(2 * days, 3)),
        kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
    )


def _leg(index: int, pair: tuple[int, int], places: list, rng: random.Random) -> Leg:
    km = 80 * math.dist(places[pair[0]], places[pair[1]]) + 50
    mode, gauge_mm = WAYS[0] if rng.random() < 0.7 else rng.choice(WAYS[1:])
    return Leg(
        id=f"leg-{index:06d}",
        tail_id=f"t{pair[0]:05d}",
        head_id=f"t{pair[1]:05d}",
        mode=mode,
        gauge_mm=gauge_mm,
        length_km=round(km, 1),
        times=(_time(round(km / rng.uniform(400, 1000), 3), Part.RUNNING),),
    )


def _change(index: int, came: Way, goes: Way, rng: random.Random) -> Transfer:
    return Transfer(
        id=f"change-{index:05d}-{WAYS.index(came)}{WAYS.index(goes)}",
        terminal_id=f"t{index:05d}",
        from_mode=came[0],
        from_gauge_mm=came[1],
        to_mode=goes[0],
        to_gauge_mm=goes[1],
        times=(_time(round(rng.uniform(0.5, 3), 3), Part.HANDLING),),
    )
