"""Tables line up whatever the script, and fit the page whatever its width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reports.paper import Paper, display_width, pad, wrap
from corridor.reports.table import Column, render_table

WORDS = st.text("ab西 é", max_size=30)


@given(WORDS, st.integers(2, 12))
def test_wrapped_lines_fit_and_keep_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_a_long_word_is_cut_after_its_hyphens() -> None:
    assert wrap("kuryk-alat-train-ferry", 12) == ["kuryk-alat-", "train-ferry"]
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


def test_wide_characters_take_two_columns_and_combining_none() -> None:
    assert display_width("西安") == 4
    assert display_width("é") == 1
    assert pad("西", 4) + "|" == "西  |"
    assert pad("西", 4, right=True) == "  西"


def test_columns_line_up_under_wide_names() -> None:
    columns = [Column(title="place"), Column(title="d", is_number=True)]
    lines = render_table(columns, [["西安", "1"], ["Baku", "22"]], Paper())
    assert {display_width(line) for line in lines} == {9}


def test_a_column_shrinks_before_one_drops() -> None:
    columns = [
        Column(title="name", shrinks_to=6),
        Column(title="less", drops=2),
        Column(title="least", drops=3),
        Column(title="x"),
    ]
    row = ["one two three", "llll", "mmmmm", "x"]
    assert render_table(columns, [row], Paper(width=24))[0] == "name      less  least  x"
    assert render_table(columns, [row], Paper(width=19))[0].split() == ["name", "less", "x"]
    assert render_table(columns, [row], Paper(width=11))[0].split() == ["name", "x"]


def test_a_wrapped_cell_makes_more_lines() -> None:
    columns = [Column(title="n", shrinks_to=3), Column(title="d", is_number=True)]
    assert render_table(columns, [["abc def", "7"]], Paper(width=6)) == ["n    d", "abc  7", "def"]


def test_an_empty_column_is_left_out() -> None:
    columns = [Column(title="a"), Column(title="b")]
    assert render_table(columns, [["1", ""]], Paper()) == ["a", "1"]


@pytest.mark.parametrize("is_coloured", [True, False])
def test_colour_only_where_it_is_understood(is_coloured: bool) -> None:
    text = Paper(is_coloured=is_coloured).strong("x")
    assert ("\x1b" in text) is is_coloured


def test_a_page_too_narrow_for_the_columns_gets_a_list_of_each_row() -> None:
    columns = [Column(title="place"), Column(title="likely days", is_number=True)]
    lines = render_table(columns, [["Böyük Kəsik", "3.25"], ["Aktau", ""]], Paper(width=20))
    assert lines == ["Böyük Kəsik", "  likely days: 3.25", "Aktau"]
