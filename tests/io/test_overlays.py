"""Overlays: rows that replace or join those of a folder, and chains of such files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corridor.errors import DataError, Fault
from corridor.io.read import load_network
from corridor.model.times import DayRange

DREDGED = """\
title = "Aktau dredged"

[[transit_times]]
leg = "aktau-alat-feeder"
era = "all"
min_days = 0.8
likely_days = 1
max_days = 1.2
kind = "estimated"
confidence = "C"
sources = ["tariff"]

[[terminals]]
id = "kuryk"
name = "Kuryk"
country = "KZ"
lon_deg = 51.65
lat_deg = 43.17
kind = "ferry-terminal"
gauges_mm = [1520]
confidence = "B"
sources = ["map"]
"""


def overlay(folder: Path, text: str, name: str = "change.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, *overlays: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        load_network(folder, overlays=overlays)
    return caught.value.faults


def test_a_row_of_the_same_key_is_replaced_and_a_new_one_added(tiny_folder: Path) -> None:
    base = load_network(tiny_folder)
    changed = load_network(tiny_folder, overlays=[overlay(tiny_folder, DREDGED)])
    times = changed.leg("aktau-alat-feeder").times
    assert [time.days for time in times] == [DayRange(min_days=0.8, likely_days=1, max_days=1.2)]
    assert changed.terminal("kuryk").gauges_mm == (1520,)
    assert len(changed.terminals) == len(base.terminals) + 1
    assert changed.title == f"{base.title} + Aktau dredged"
    assert changed.leg("alat-poti") == base.leg("alat-poti")
    assert changed.fingerprint != base.fingerprint


def test_the_last_overlay_wins(tiny_folder: Path) -> None:
    slow = overlay(tiny_folder, DREDGED.replace("max_days = 1.2", "max_days = 9"), "slow.toml")
    fast = overlay(tiny_folder, DREDGED, "fast.toml")
    for last, days in ((slow, 9), (fast, 1.2)):
        first = fast if last is slow else slow
        network = load_network(tiny_folder, overlays=[first, last])
        assert network.leg("aktau-alat-feeder").times[0].days.max_days == days


def test_what_an_overlay_extends_applies_before_it(tiny_folder: Path) -> None:
    overlay(tiny_folder, DREDGED.replace("max_days = 1.2", "max_days = 9"), "below.toml")
    (tiny_folder / "deep").mkdir()
    above = overlay(tiny_folder / "deep", 'extends = ["../below.toml"]\n' + DREDGED)
    network = load_network(tiny_folder, overlays=[above])
    assert network.leg("aktau-alat-feeder").times[0].days.max_days == 1.2


def test_overlays_in_a_circle_are_refused_with_the_chain(tiny_folder: Path) -> None:
    first = overlay(tiny_folder, 'extends = ["b.toml"]', "a.toml")
    overlay(tiny_folder, 'extends = ["c.toml"]', "b.toml")
    overlay(tiny_folder, 'extends = ["a.toml"]', "c.toml")
    (fault,) = faults_of(tiny_folder, first)
    assert fault.rule == "cyclic-extends"
    assert "a.toml → b.toml → c.toml → a.toml" in fault.message


def test_an_overlay_that_two_others_extend_is_read_once(tiny_folder: Path) -> None:
    overlay(tiny_folder, DREDGED, "shared.toml")
    one = overlay(tiny_folder, 'title = "one"\nextends = ["shared.toml"]', "one.toml")
    two = overlay(tiny_folder, 'title = "two"\nextends = ["shared.toml"]', "two.toml")
    network = load_network(tiny_folder, overlays=[one, two])
    assert network.title == "tiny + Aktau dredged + one + two"


def test_faults_carry_the_line_of_the_table(tiny_folder: Path) -> None:
    broken = DREDGED.replace('"KZ"', '"Kazakhstan"').replace("max_days = 1.2", "max_days = nan")
    path = overlay(tiny_folder, broken)
    faults = faults_of(tiny_folder, path)
    assert [(f.rule, f.file, f.line, f.column) for f in faults] == [
        ("not-finite", str(path), 3, "max_days"),
        ("bad-form", str(path), 13, "country"),
    ]


def test_values_that_no_cell_can_hold_are_refused(tiny_folder: Path) -> None:
    text = '[[names]]\nterminal = "xian"\nlanguage = "en"\nname = {text = "Chang\'an"}\n'
    text += '[[terminal]]\nid = "x"\n[[legs]]\nid = ["a;b"]\n'
    faults = faults_of(tiny_folder, overlay(tiny_folder, text))
    told = {(fault.rule, fault.line, fault.column) for fault in faults}
    assert ("overlay-value", 1, "name") in told
    assert ("unknown-table", 5, "terminal") in told
    assert ("overlay-value", 7, "id") in told


def test_a_column_that_the_table_lacks_is_refused(tiny_folder: Path) -> None:
    path = overlay(tiny_folder, DREDGED.replace("lat_deg = 43.17", "lat_deg = 43.17\nheight = 3"))
    assert [(f.rule, f.column) for f in faults_of(tiny_folder, path)] == [
        ("unknown-column", "height")
    ]


def test_an_alias_taken_twice_is_refused_in_the_overlay(tiny_folder: Path) -> None:
    text = '[[names]]\nterminal = "poti"\nlanguage = "en"\nname = "Aktau"\n'
    path = overlay(tiny_folder, text)
    assert [(f.rule, f.file, f.line) for f in faults_of(tiny_folder, path)] == [
        ("shared-name", str(path), 1)
    ]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("[[legs]\n", "toml", 1),
        ('extends = "a.toml"\n', "extends", None),
        ('\n[legs]\nid = "x"\n', "unknown-table", None),
    ],
)
def test_an_overlay_of_another_form_is_refused(
    tiny_folder: Path, text: str, rule: str, line: int | None
) -> None:
    faults = faults_of(tiny_folder, overlay(tiny_folder, text))
    assert [(fault.rule, fault.line) for fault in faults] == [(rule, line)]


def test_a_missing_overlay_is_one_clear_fault(tiny_folder: Path) -> None:
    faults = faults_of(tiny_folder, tiny_folder / "nowhere.toml")
    assert [fault.rule for fault in faults] == ["missing-file"]


def test_a_row_that_stands_twice_in_a_base_file_is_told_under_overlays_too(
    tiny_folder: Path,
) -> None:
    legs = tiny_folder / "legs.csv"
    first = next(line for line in legs.read_text().splitlines() if "aktau-alat-feeder," in line)
    legs.write_text(legs.read_text() + first + "\n")
    base = {fault.rule for fault in faults_of(tiny_folder)}
    over = {fault.rule for fault in faults_of(tiny_folder, overlay(tiny_folder, DREDGED))}
    assert base == over == {"duplicate-id"}


def test_a_long_chain_of_overlays_is_no_circle(tiny_folder: Path) -> None:
    for level in range(30):
        overlay(tiny_folder, f'extends = ["c{level + 1}.toml"]', f"c{level}.toml")
    (fault,) = faults_of(tiny_folder, tiny_folder / "c0.toml")
    assert fault.rule == "deep-extends"


def test_breaches_of_a_rule_are_told_up_to_a_bound(tiny_folder: Path) -> None:
    rows = "".join(
        f'[[names]]\nterminal = "no{n}"\nname = "n{n}"\nlanguage = "en"\n' for n in range(1300)
    )
    faults = faults_of(tiny_folder, overlay(tiny_folder, rows))
    assert len(faults) == 1001
    assert "more-faults" in {fault.rule for fault in faults}


def test_the_documented_example_holds_on_the_shipped_network(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    changed = load_network(overlays=[overlay(tmp_path, text)])
    assert changed.title.endswith(" + Our slots at Aktau")
    assert 1.0 in {time.days.likely_days for time in changed.leg("aktau-alat-feeder").times}
