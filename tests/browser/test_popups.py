"""Popups on every kind of page: inside the map, under nothing, reached and left by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from pages import KINDS

pytestmark = pytest.mark.browser

COVERED = """() => {
  const card = document.querySelector(".leaflet-popup-content-wrapper").getBoundingClientRect();
  return [...document.querySelectorAll(".tools > *, .panel, .clock, .leaflet-control-zoom")]
    .filter((n) => getComputedStyle(n).display !== "contents")
    .map((n) => [n.className, n.getBoundingClientRect()])
    .filter(([, r]) => r.width && r.left < card.right - 1 && card.left < r.right - 1
      && r.top < card.bottom - 1 && card.top < r.bottom - 1).map(([name]) => name); }"""

PLACES = """() => {
  const seen = [...document.querySelectorAll("#places option")].map((option) => option.value);
  return [0, 0.3, 0.6, 1].map((share) => seen[Math.round(share * (seen.length - 1))]); }"""


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_popup_lies_inside_the_map_and_under_nothing(
    every_kind: dict[str, str], show: Any, kind: str, phone: bool
) -> None:
    page = show(every_kind[kind], phone=phone)
    for place in page.evaluate(PLACES):
        page.fill(".find", place)
        page.press(".find", "Enter")
        page.wait_for_timeout(350)  # the map pans to the popup
        assert page.locator(".card").count() == 1
        assert page.evaluate(COVERED) == []
        stage = page.locator(".stage").bounding_box()
        card = page.locator(".leaflet-popup-content-wrapper").last.bounding_box()
        assert card["x"] >= stage["x"] - 1
        assert card["x"] + card["width"] <= stage["x"] + stage["width"] + 1
        assert card["y"] >= stage["y"] - 1
        assert card["y"] + card["height"] <= stage["y"] + stage["height"] + 1


@pytest.mark.parametrize("kind", ["route", "quote", "compare"])
def test_a_step_opens_its_popup_under_nothing(
    every_kind: dict[str, str], show: Any, kind: str
) -> None:
    for phone in (False, True):
        page = show(every_kind[kind], phone=phone)
        for step in range(0, 24, 8):
            page.locator(".steps tbody .pick").nth(step).click()
            page.wait_for_timeout(350)
            assert page.evaluate(COVERED) == []
