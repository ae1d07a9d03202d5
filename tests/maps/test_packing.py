"""What a page leaves out: repeated values, comments and spaces, never meaning."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.maps.squeeze import squeezed_css, squeezed_js
from corridor.maps.tables import tabled

cells = st.recursive(
    st.booleans() | st.integers(-99, 99) | st.floats(-9, 9) | st.text("ab. ", max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("xy"), inner, max_size=2),
    max_leaves=4,
)
rows = st.lists(st.dictionaries(st.sampled_from("abcd"), cells, max_size=4), max_size=9)


def rebuilt(table: Any) -> list[dict[str, Any]]:
    """Build the objects as the page's script does."""
    if isinstance(table, list):
        return table
    pools, columns = table["pools"], table["columns"]
    return [
        {
            columns[i]: pools[i][cell] if pools[i] else cell
            for i, cell in enumerate(row)
            if cell is not None
        }
        for row in table["rows"]
    ]


@given(rows)
def test_tables_are_the_same_objects(objects: list[dict[str, Any]]) -> None:
    assert rebuilt(tabled({"legs": objects})["legs"]) == objects


@given(st.lists(st.text("ab. ")))
def test_remarks_are_made_of_their_sentences(texts: list[str]) -> None:
    packed = tabled({"texts": texts})["texts"]
    assert [". ".join(packed["sentences"][n] for n in row) for row in packed["texts"]] == texts


@pytest.mark.parametrize(
    ("code", "squeezed"),
    [
        ('const a = "b : c";', 'const a="b : c";'),
        ("  // gone\n  x = 1;", "x=1;"),
        ("return /[\",' ]/.test(a) ? b : c;", "return /[\",' ]/.test(a)?b:c;"),
        ("`a ${ b ? `c , ${ {d : 1} }` : e } , f`, g", "`a ${ b ? `c , ${ {d : 1} }` : e } , f`,g"),
        ("a - -b + c / d", "a - -b + c / d"),
        ("(x) => /a b/.test(x)", "(x)=>/a b/.test(x)"),
        ('"\\" : "', '"\\" : "'),
    ],
)
def test_only_idle_spaces_go(code: str, squeezed: str) -> None:
    assert squeezed_js(code) == squeezed


def test_a_style_keeps_its_rules() -> None:
    assert squeezed_css("/* x */ a , b { color : red ; }\n") == "a,b{color : red;}"
