"""Scenario files: what they say, and what is said of those that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corridor.errors import DataError, UnknownNameError
from corridor.io.read import load_network
from corridor.io.scenarios import BASE, find_scenario, read_library, read_scenario
from corridor.model.scenario import Close, ScaleTimes, Scenario
from corridor.scenarios.apply import apply_scenario

Write = Callable[[str], Scenario]


def test_keys_of_the_file_become_the_scenario(scenario: Write) -> None:
    read = scenario(
        """
        title = "Storm"
        note = "As reported"
        due = 2029
        [[sources]]
        id = "press"
        title = "News"
        kind = "press"
        [[scale]]
        legs = ["b", "a", "a"]
        parts = ["running"]
        factor = 2
        confidence = "B"
        sources = "press"
        """
    )
    assert (read.id, read.title, read.note, read.due) == ("if", "Storm", "As reported", 2029)
    assert [source.id for source in read.sources] == ["press"]
    row, edit = read.edits
    assert isinstance(edit, ScaleTimes)
    assert edit.target.leg_ids == ("a", "b")
    assert (edit.file, edit.line) == ("if.toml", 9)
    assert row.line == 5


def test_where_it_is_written_is_no_part_of_what_it_is(scenario: Write) -> None:
    first = scenario('[[close]]\nlegs = "a"\n')
    second = scenario('title = "Other"\n\n\n[[close]]\nlegs = ["a"]\n')
    assert first.fingerprint == second.fingerprint
    assert first.fingerprint != scenario('[[close]]\nlegs = "b"\n').fingerprint


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('title = "x\n', 1, "not sound TOML"),
        ("\n[[clsoe]]\nlegs = 'a'\n", 2, "did you mean 'close'"),
        ("\n\ntilte = 'x'\n", 3, "did you mean 'title'"),
        ("[[close]]\nlegs = 'a'\nfrmo = 2026-01-01\n", 3, "did you mean 'from'"),
        ("[[close]]\nlegs = 'a'\nfrom = '2026-01-01'\n", 3, "must be a date"),
        ("[[close]]\nlegs = 'a'\nfrom = 2026-01-01T00:00:00\n", 3, "must be a date"),
        ("[[close]]\nlegs = 'a'\nfrom = 2026-02-01\nto = 2026-01-01\n", 1, "ends on 2026-01-01"),
        ("[[close]]\nnote = 'x'\n", 1, "says not what it is about"),
        ("[[close]]\nmodes = ['boat']\n", 2, "'rail'"),
        ("[[wait]]\nlegs = 'a'\n", 1, "needs either days"),
        ("[[wait]]\nlegs = 'a'\ndays = 1\nmin_days = 1\n", 1, "needs either days"),
        ("[[wait]]\nlegs = 'a'\nmin_days = 3\nlikely_days = 2\nmax_days = 4\n", 1, "min ≤ likely"),
        ("[[wait]]\nlegs = 'a'\ndays = nan\n", 3, "finite"),
        ("[[wait]]\nlegs = 'a'\ndays = -1\n", 3, "greater than or equal to 0"),
        ("[[scale]]\nlegs = 'a'\nfactor = 2\n", 1, "needs 'parts'"),
        ("[[scale]]\nlegs = 'a'\nparts = 'running'\nfactor = 1e9\n", 4, "less than or equal"),
        ("[[operate]]\nservices = 'a'\n", 1, "changes nothing"),
        ("[[open]]\n", 1, "says not what it opens"),
        ("[close]\nlegs = 'a'\n", 1, r"must be written as \[\[close\]\]"),
        ("\n\ndue = 'soon'\n", 3, "must be a year"),
        ("[[legs]]\nid = 'A b'\n", 1, "the cell is empty"),
        ("[[legs]]\nid = {a = 1}\n", 2, "must be text"),
        ("extends = 'x.toml'\n", 1, "must be a list"),
        ("extends = ['none.toml']\n", None, "missing"),
        ("extends = ['if.toml']\n", None, "circle"),
    ],
)
def test_a_fault_is_told_with_its_line(
    scenario: Write, text: str, line: int | None, message: str
) -> None:
    with pytest.raises(DataError, match=message) as caught:
        scenario(text)
    assert line in {fault.line for fault in caught.value.faults}


def test_all_faults_are_told_at_once(scenario: Write) -> None:
    with pytest.raises(DataError) as caught:
        scenario("oops = 1\n[[close]]\n[[close]]\nlegs = 3\n[[wait]]\ndays = 'x'\n")
    assert [fault.line for fault in caught.value.faults] == [1, 6, 2, 4]


def test_a_header_inside_a_text_gives_no_wrong_line(scenario: Write) -> None:
    with pytest.raises(DataError) as caught:
        scenario('note = """\n[[close]]\n"""\n[[close]]\n')
    assert [fault.line for fault in caught.value.faults] == [None]


def test_extended_files_apply_first(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[close]]\nlegs = 'a'\n")
    (tmp_path / "b.toml").write_text("extends = ['a.toml']\n[[close]]\nlegs = 'b'\n")
    edits = read_scenario(tmp_path / "b.toml").edits
    assert [edit.target.leg_ids for edit in edits if isinstance(edit, Close)] == [("a",), ("b",)]


def test_scenarios_are_found_by_name_or_file(tiny_folder: Path) -> None:
    assert read_library(tiny_folder) == ()
    library = tiny_folder / "scenarios"
    library.mkdir()
    (library / "aktau-storm.toml").write_text("[[close]]\nterminals = 'aktau'\n")
    assert find_scenario("base", tiny_folder) is BASE
    assert find_scenario("aktau-storm", tiny_folder).id == "aktau-storm"
    assert find_scenario(str(library / "aktau-storm.toml")).id == "aktau-storm"
    assert [found.id for found in read_library(tiny_folder)] == ["aktau-storm"]
    with pytest.raises(UnknownNameError, match="closest: aktau-storm") as caught:
        find_scenario("aktau-strom", tiny_folder)
    assert caught.value.candidates[0] == "aktau-storm"


def test_a_file_reached_by_two_ways_is_read_once(tmp_path: Path) -> None:
    for level in range(20):
        following = f"e{level + 1}.toml"
        (tmp_path / f"e{level}.toml").write_text(f'extends = ["{following}", "./{following}"]\n')
    (tmp_path / "e20.toml").write_text('[[wait]]\nterminals = ["aktau"]\ndays = 1\n')
    assert len(read_scenario(tmp_path / "e0.toml").edits) == 1


SOURCE = """
[[sources]]
id = "press"
title = "News"
kind = "press"
"""


def test_a_row_that_stands_twice_in_a_file_is_a_fault_but_a_later_file_replaces_it(
    scenario: Write, tmp_path: Path
) -> None:
    with pytest.raises(DataError, match="stands in line 2 already") as caught:
        scenario(SOURCE + SOURCE)
    assert caught.value.faults[0].line == 7
    (tmp_path / "under.toml").write_text(SOURCE)
    over = scenario("extends = ['under.toml']\n" + SOURCE.replace("News", "Later news"))
    assert len(over.edits) == 2


@pytest.mark.parametrize(
    ("row", "count", "message"),
    [
        ("[[close]]\nterminals = 'aktau'\n", 2001, "2001 edits; a scenario may have 2000"),
        (SOURCE, 20_001, "20001 rows; a scenario may have 20000"),
    ],
)
def test_more_than_can_be_applied_is_refused_before_it_is_checked(
    scenario: Write, row: str, count: int, message: str
) -> None:
    with pytest.raises(DataError, match=message) as caught:
        scenario(row * count)
    assert len(caught.value.faults) == 1


def test_faults_without_end_are_told_up_to_a_bound(scenario: Write, tiny_folder: Path) -> None:
    with pytest.raises(DataError) as caught:
        scenario("".join(f"k{n} = 1\n" for n in range(5000)))
    assert len(caught.value.faults) == 1000
    wrong = scenario("".join(f"[[close]]\nlegs = 'no-{n}'\n" for n in range(1300)))
    with pytest.raises(DataError) as caught:
        apply_scenario(load_network(tiny_folder), wrong)
    assert len(caught.value.faults) == 1001


def test_a_long_chain_is_no_circle(tmp_path: Path) -> None:
    for level in range(30):
        (tmp_path / f"c{level}.toml").write_text(f"extends = ['c{level + 1}.toml']\n")
    with pytest.raises(DataError, match="chain of more than 20 files"):
        read_scenario(tmp_path / "c0.toml")
