"""Nothing that a data file holds may act on the reader's terminal, page or spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from corridor.reports.harmless import csv_cell, json_text, markdown_cell, markdown_url, visible
from corridor.reports.rows import render_csv

ANY_TEXT = st.text(st.characters())  # surrogates and unassigned characters too
ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
@example("\x1b[2J\r\n\x9b31m\u202eevil\u2066\ud800\U000e0041")
def test_no_acting_character_stays_visible(text: str) -> None:
    categories = {unicodedata.category(c) for c in visible(text) if c not in "\u200c\u200d"}
    assert not categories & ACTING


@given(st.text())
def test_json_says_the_same_with_nothing_that_acts(text: str) -> None:
    written = json_text(json.dumps({"name": text}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {"name": text}
    shown = written.replace("\n", "").replace("\u200c", "").replace("\u200d", "")
    assert not {unicodedata.category(c) for c in shown} & ACTING


def test_json_escapes_a_lone_surrogate() -> None:
    assert json_text('"\ud800"').encode() == rb'"\ud800"'


def test_names_in_any_script_stay_as_they_are() -> None:
    for name in ("西安", "Böyük Kəsik", "თბილისი", "Алматы", "نو\u200cشهر"):
        assert visible(name) == name


def test_formulas_are_no_formulas_in_csv() -> None:
    for start in "=+-@":
        assert csv_cell(f"{start}1+1") == f"'{start}1+1"
        assert csv_cell(f" {start}1+1").startswith("'")
    assert csv_cell("\t=1") == "\\t=1"


def test_numbers_of_csv_stay_numbers() -> None:
    page = render_csv(["text", "number"], [["-1", -1.5]])
    assert list(csv.reader(io.StringIO(page)))[1] == ["'-1", "-1.5"]


def test_markdown_neither_breaks_the_table_nor_makes_html() -> None:
    assert markdown_cell("a|b\n<script>") == r"a\|b\\n\<script\>"
    assert "](" not in markdown_cell("[x](javascript:1)").replace("\\]", "")


def test_only_web_addresses_become_links() -> None:
    assert markdown_url("https://example.org/a_b") == "<https://example.org/a_b>"
    for bad in ("javascript:alert(1)", "https://a b", "https://a>b", "http://a\nb"):
        assert not markdown_url(bad).startswith("<")
