"""Writing: whole or not at all, and what is written reads back as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.errors import CorridorError, DataError
from corridor.io.read import read_network
from corridor.io.write import csv_text, write_bytes_atomic, write_network, write_text_atomic
from corridor.model.context import Corridor, Era, Service, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, Door, FactKind, Mode, Part, Shape, TerminalKind


def test_text_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    for text in ("one\r\n", "西安 😀\n"):
        write_text_atomic(path, text)
        assert path.read_bytes().decode() == text
    assert list(tmp_path.iterdir()) == [path]


def test_the_permissions_of_a_replaced_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_text_atomic(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_text_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((CorridorError, KeyboardInterrupt)):
        write_text_atomic(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_says_why_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "nowhere" / "out.txt", "there is no folder"),
        (tmp_path / "file" / "out.txt", "Not a directory"),
        (Path("/dev/null"), "it is not a regular file"),
        (tmp_path / ("x" * 300), "File name too long"),
    ):
        with pytest.raises(CorridorError, match=reason) as caught:
            write_bytes_atomic(path, b"x")
        assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not Unicode"):
        write_text_atomic(tmp_path / "out.txt", "\ud800")


@pytest.mark.parametrize(
    "value", [("a;b",), ("",), " x", "x\n", "a\0b"], ids=["semicolon", "blank", "l", "r", "nul"]
)
def test_what_a_cell_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(DataError, match="column note"):
        csv_text(["note"], [{"note": value}])


def test_a_network_reads_back_as_it_was_written(tiny_folder: Path, tmp_path: Path) -> None:
    network = read_network(tiny_folder)
    written = write_network(network, tmp_path / "deep" / "copy")
    copy = read_network(tmp_path / "deep" / "copy")
    assert copy == network
    assert copy.fingerprint == network.fingerprint
    assert sorted(written) == sorted((tmp_path / "deep" / "copy").iterdir())


def test_writing_twice_gives_the_same_bytes(tiny_folder: Path, tmp_path: Path) -> None:
    network = read_network(tiny_folder)
    for _ in range(2):
        first = [path.read_bytes() for path in write_network(network, tmp_path / "a")]
    again = [path.read_bytes() for path in write_network(read_network(tmp_path / "a"), tmp_path)]
    assert [len(one) for one in first[:-1]] == [len(one) for one in again[:-1]]
    assert first[:-1] == again[:-1]  # the descriptor holds the folder's name


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


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(networks())
def test_read_after_write_is_identity(tmp_path: Path, network: Network) -> None:
    write_network(network, tmp_path)
    assert read_network(tmp_path) == network
