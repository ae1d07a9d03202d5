"""Names that attack, on every kind of page: shown as text, run as nothing."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hostile import HOSTILE, WHOLE, hostile_page
from pages import KINDS

from corridor.maps import render_page
from corridor.model.shown_text import visible

pytestmark = pytest.mark.browser

STRANGERS = "aside img, .leaflet-popup img, .leaflet-tooltip img, aside script, .names img, iframe"
"""What no page of ours holds, unless a text became markup."""

EVERY_STEP = """async () => {
  const wait = () => new Promise((done) => setTimeout(done, 15));
  const use = (node, kind) => { node.dispatchEvent(new Event(kind, {bubbles: true})); return wait(); };
  document.querySelectorAll("details").forEach((node) => { node.open = true; });
  for (const code of ["local", "zh", "en"]) {
    const picker = document.getElementById("language");
    picker.value = code;
    await use(picker, "change");
  }
  for (const slider of document.querySelectorAll("input[type=range]")) {
    for (const value of [slider.min, slider.max]) { slider.value = value; await use(slider, "input"); }
  }
  for (const light of document.querySelectorAll("input[type=radio]")) { light.checked = true; await use(light, "change"); }
  for (const pick of [...document.querySelectorAll(".pick")].slice(0, 12)) { pick.click(); await wait(); }
  for (const mark of [...document.querySelectorAll("path.target")].slice(0, 3)) { mark.dispatchEvent(new MouseEvent("click", {bubbles: true, clientX: 400, clientY: 300})); await wait(); }
}"""  # noqa: E501


EACH = [("route", text) for text in HOSTILE]
ALL = [(kind, text) for kind in KINDS for text in WHOLE if (kind, text) not in EACH]


@pytest.mark.parametrize(("kind", "text"), [*EACH, *ALL], ids=lambda each: each[:12])
def test_hostile_text_is_shown_and_runs_nothing(kind: str, text: str, show: Any) -> None:
    page = show(render_page(hostile_page(kind, text)))
    scripts = page.evaluate("document.scripts.length")
    page.evaluate(EVERY_STEP)
    assert page.evaluate("window.bad") is None
    assert page.locator(STRANGERS).count() == 0
    assert page.evaluate("document.scripts.length") == scripts
    assert page.locator("a[href^='javascript']").count() == 0
    shown = visible(text)[:40].strip()
    assert shown in page.evaluate("document.querySelector('.panel h1').textContent")
    assert shown in page.evaluate("document.querySelector('.notes').textContent")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


DECEIVING = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Controls, format characters, lone halves of characters, breaks of lines and paragraphs."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_holds_a_mark_that_turns_or_breaks_what_is_read(kind: str) -> None:
    text = "Ak\u202etau\u2028\u2029\u200f\u2066\x1b[31m\x07\ufeff\u00ad\ud800 Поти\u200c"
    page = render_page(hostile_page(kind, text))
    assert {c for c in page if unicodedata.category(c) in DECEIVING} <= {"\n", "\t", "\u200c"}
    assert r"Ak\\u202etau\\u2028\\u2029\\u200f" in page
