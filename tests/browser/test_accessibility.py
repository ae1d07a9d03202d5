"""Read by anyone: axe-core's rules where the package is at hand, and own checks that always run."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import pytest
from pages import KINDS

pytestmark = pytest.mark.browser

CONTRAST = Path(__file__).with_name("contrast.js")

RULES = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
  resultTypes: ["violations"],
}).then((found) => found.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]))"""

UNSEEN = """() => { const node = document.activeElement, style = getComputedStyle(node);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen || node === document.body ? "" : node.outerHTML.slice(0, 120); }"""


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core (MPL-2.0), which comes to the tests in a package and never to a page."""
    try:
        listed = files("axe-playwright-python") or []
    except PackageNotFoundError:
        listed = []
    for path in listed:
        if path.name == "axe.min.js":
            return path.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: pip install axe-playwright-python")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    every_kind: dict[str, str], show: Any, axe: str, kind: str, scheme: str
) -> None:
    page = show(every_kind[kind], color_scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate(RULES) == []


def test_axe_finds_nothing_on_a_phone_with_a_popup(
    every_kind: dict[str, str], show: Any, axe: str
) -> None:
    page = show(every_kind["route"], phone=True)
    page.locator(".steps .pick").nth(3).click()
    page.wait_for_timeout(300)
    page.evaluate(axe)
    assert page.evaluate(RULES) == []


def test_axe_would_find_something(every_kind: dict[str, str], show: Any, axe: str) -> None:
    page = show(every_kind["route"])
    page.eval_on_selector(".find", "field => { field.removeAttribute('aria-label'); }")
    page.eval_on_selector(".find", "field => { field.removeAttribute('placeholder'); }")
    page.evaluate(axe)
    assert "label" in {rule for rule, _ in page.evaluate(RULES)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_keeps_its_contrast(
    every_kind: dict[str, str], show: Any, kind: str, scheme: str
) -> None:
    page = show(every_kind[kind], color_scheme=scheme)
    assert page.evaluate(CONTRAST.read_text()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_and_is_seen(
    every_kind: dict[str, str], show: Any, kind: str
) -> None:
    page = show(every_kind[kind])
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary")]
        .filter((n) => n.offsetParent && !n.closest("table")).length"""
    )
    reached = set()
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        assert page.evaluate(UNSEEN) == ""
        reached.add(
            page.evaluate(
                """() => { const n = document.activeElement;
                return n.getAttribute("aria-label") || n.textContent.slice(0, 40) || n.value; }"""
            )
        )
    for name in ("Find a terminal", "Show everything", "Light or dark", "Full screen"):
        assert name in reached
