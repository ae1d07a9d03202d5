"""A route with dates, cargo and money: all of it stands on the page, where it was asked."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def asked(every_kind: dict[str, str]) -> dict[str, Any]:
    """Return the payload of the quoted page."""
    found = re.search(r'id="corridor-data">(.*?)</script>', every_kind["quote"], re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_the_headline_tells_dates_chance_price_and_emissions(
    every_kind: dict[str, str], asked: dict[str, Any], show: Any
) -> None:
    text = show(every_kind["quote"]).inner_text(".headline")
    best = asked["routes"][0]
    assert "Ready 10 Dec 2026" in text
    assert "In time by the end of 5 Jan 2027:" in text
    assert f"{best['usd'][1]:,.0f} USD" in text
    assert f"{best['kg'][1]:,.0f} kg CO₂e" in text


def test_choosing_another_route_changes_its_price(
    every_kind: dict[str, str], asked: dict[str, Any], show: Any
) -> None:
    page = show(every_kind["quote"])
    page.locator(".comparison .pick").nth(1).click()
    second = asked["routes"][1]
    assert f"{second['usd'][1]:,.0f} USD" in page.inner_text(".headline")
    bill = page.locator("section:has(> table caption:text('Money and emissions'))")
    rows = bill.locator("tbody td:nth-child(2)").all_inner_texts()
    told = sum(int(row.replace(",", "")) for row in rows)
    assert told == pytest.approx(second["usd"][1], abs=len(rows))


def test_the_clock_has_a_date_and_the_chart_a_deadline(
    every_kind: dict[str, str], asked: dict[str, Any], show: Any
) -> None:
    page = show(every_kind["quote"])
    page.eval_on_selector(
        ".scrub input", "s => { s.value = 9; s.dispatchEvent(new Event('input')); }"
    )
    assert "19 Dec" in page.inner_text(".day")
    longest = max(route["days"][2] for route in asked["routes"])
    assert page.locator(".plot .due").count() == (asked["dates"]["allowed"] <= longest)


def test_the_question_names_the_shipment_and_its_dates(
    every_kind: dict[str, str], show: Any
) -> None:
    terms = show(every_kind["quote"]).inner_text(".terms")
    for told in ("1 × 40 ft, 20 t, general cargo", "10 Dec 2026", "5 Jan 2027", "62 USD"):
        assert told in terms


def test_a_page_without_a_quote_says_nothing_of_money(
    every_kind: dict[str, str], show: Any
) -> None:
    text = show(every_kind["route"]).evaluate("document.body.innerText")
    assert "USD" not in text
    assert "CO₂e" not in text
    assert "In time" not in text
