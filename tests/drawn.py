"""Random networks for properties: parallel legs, loops, hostile texts, empty and full fields."""

from __future__ import annotations

from hypothesis import strategies as st

from corridor.model.context import Corridor, Era, Service, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, Door, FactKind, Mode, Part, Shape, TerminalKind

slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
).map(str.strip)
parts = texts.filter(lambda text: text and ";" not in text)
numbers = st.floats(0.001, 900, allow_nan=False)
sources = st.just(("map",))


@st.composite
def times(draw: st.DrawFn, part: Part) -> TransitTime:
    low, mid, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    shape = draw(st.sampled_from([Shape.PERT, Shape.QUANTILES]))
    return TransitTime(
        era=draw(st.sampled_from(["all", "now"])),
        part=part,
        days=DayRange(min_days=low, likely_days=mid, max_days=high),
        shape=shape,
        quantiles=((0.05, low), (0.95, high)) if shape is Shape.QUANTILES else (),
        kind=draw(st.sampled_from(FactKind)),
        confidence=draw(st.sampled_from(Confidence)),
        source_ids=draw(sources),
        note=draw(texts),
    )


def terminal(terminal_id: str, draw: st.DrawFn) -> Terminal:
    return Terminal(
        id=terminal_id,
        name=f"Name of {terminal_id}",
        country=draw(st.from_regex(r"[A-Z]{2}", fullmatch=True)),
        lon_deg=draw(st.floats(-180, 180)),
        lat_deg=draw(st.floats(-90, 90)),
        kind=draw(st.sampled_from(TerminalKind)),
        gauges_mm=tuple(draw(st.lists(st.integers(600, 1700), max_size=2))),
        opens_year=draw(st.none() | st.integers(1800, 2200)),
        other_names=(("zh", f"{terminal_id} 名"),) if draw(st.booleans()) else (),
        source_ids=draw(sources),
        note=draw(texts),
    )


def leg(index: int, ends: list[str], draw: st.DrawFn) -> Leg:
    return Leg(
        id=f"leg-{index}",
        tail_id=draw(st.sampled_from(ends)),
        head_id=draw(st.sampled_from(ends)),
        mode=draw(st.sampled_from(Mode)),
        gauge_mm=draw(st.none() | st.integers(600, 1700)),
        length_km=draw(numbers),
        operator=draw(texts),
        eras=draw(st.sampled_from([(), ("now",)])),
        crosses=draw(st.sampled_from([(), ("RU", "BY")])),
        geometry_id=draw(texts),
        times=draw(st.lists(times(Part.RUNNING), max_size=1).map(tuple)),
        source_ids=draw(sources),
        note=draw(texts),
    )


def transfer(index: int, ends: list[str], draw: st.DrawFn) -> Transfer:
    return Transfer(
        id=f"transfer-{index}",
        terminal_id=draw(st.sampled_from(ends)),
        from_mode=draw(st.sampled_from([*Mode, Door.ANY, Door.ENTRY])),
        from_gauge_mm=draw(st.none() | st.integers(600, 1700)),
        to_mode=draw(st.sampled_from([*Mode, Door.ANY, Door.EXIT])),
        onto_leg_id=draw(st.sampled_from(["", "leg-0"])),
        times=(draw(times(Part.BORDER)), draw(times(Part.WAITING))),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a network such as could have been read: names and times sorted, texts trimmed."""
    ends = draw(st.lists(slugs, min_size=1, max_size=4, unique_by=lambda s: s.replace("-", "")))
    count = draw(st.integers(1, 4))
    return Network(
        title=draw(parts),
        version=draw(parts),
        terminals=tuple(terminal(one, draw) for one in ends),
        legs=tuple(leg(index, ends, draw) for index in range(count)),
        transfers=tuple(transfer(index, ends, draw) for index in range(count)),
        eras=(Era(id="now", title=draw(texts), months=(11, 12), default=True, note=draw(texts)),),
        corridors=(
            Corridor(
                id="middle",
                name=draw(texts),
                gateway_leg_ids=("leg-0",),
                other_names=tuple(draw(st.lists(parts, max_size=2))),
                note=draw(texts),
            ),
        ),
        services=(
            Service(
                id="weekly",
                name=draw(texts),
                leg_ids=("leg-0",),
                departures_per_week=draw(st.none() | numbers),
                weekdays=(1, 7),
                confidence=draw(st.sampled_from(Confidence)),
            ),
        ),
        sources=(Source(id="map", title=draw(parts), url=draw(texts), kind="press"),),
    )
