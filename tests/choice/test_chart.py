"""The picture of a comparison: what it says, that it can be drawn again, and that it ends right."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from priced_world import NETWORK, PRICES
from typer.testing import CliRunner

from corridor import ask, load_network
from corridor.choice.families import compare_families
from corridor.cli.app import app
from corridor.io.tariffs import read_prices
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, Shipment
from corridor.reports.compare_chart import draw_comparison, progress_along
from corridor.uncertainty.traveller import Traveller

QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now")


def compared(network=NETWORK, **more):
    return compare_families(network, QUERY, PRICES, Shipment(), **more)


def texts(picture: bytes) -> str:
    return " ".join(part.strip() for part in ET.fromstring(picture).itertext() if part.strip())


def test_progress_ends_at_the_totals_of_the_route():
    network, prices = load_network(), read_prices()
    query = ask(network, "Chongqing", "Duisburg")
    for one in compare_families(network, query, prices, Shipment()).families:
        passed = progress_along(one)
        assert passed.km[-1] == pytest.approx(one.route.length_km)
        assert passed.days[-1] == pytest.approx(one.route.days.likely_days)
        assert passed.usd[-1] == pytest.approx(one.choice.costing.total.likely_usd)
        for figures in (passed.km, passed.days, passed.usd):
            assert list(figures) == sorted(figures)


def test_progress_jumps_where_money_is_met():
    boxed = replace(QUERY, equipment=Equipment.BOX_40)
    middle = compare_families(NETWORK, boxed, PRICES, Shipment()).family("middle")
    passed = progress_along(middle)
    at = dict(zip(passed.km, passed.usd, strict=True))  # the last figure at each kilometre
    # 500 carriage and 300 border to kz, 100 for bogies there; 1,200 more to the port, 250 its quay.
    assert at == {0.0: 0.0, 1000.0: 900.0, 3000.0: 2350.0, 3500.0: 3600.0}


def test_the_picture_names_families_money_and_emissions():
    found = compared(traveller=Traveller.uncalibrated(draws=256))
    told = texts(draw_comparison(NETWORK, found, "svg"))
    for one in found.families:
        at_least = "" if one.choice.costing.is_complete else "≥ "
        usd = f"{one.choice.costing.total.likely_usd:,.0f} USD"
        assert f"{one.family_id} {at_least}{usd}" in re.sub(r"\s+", " ", told)
    assert "P50" in told
    assert "seed 1" in told


def test_a_target_is_labelled_and_hostile_names_are_text():
    era = replace(NETWORK.eras[0], is_target=True)
    terminals = tuple(
        replace(one, name="<script>$\\frac$\x1b[2J") if one.id == "cn" else one
        for one in NETWORK.terminals
    )
    network = replace(NETWORK, eras=(era,), terminals=terminals)
    picture = draw_comparison(network, compared(network), "svg")
    assert b"<script" not in picture
    assert "targets, never observed" in texts(picture)


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_comparison_gives_the_same_bytes(form):
    found = compared()
    first = draw_comparison(NETWORK, found, form)
    assert first == draw_comparison(NETWORK, found, form)
    assert first.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[form])


def test_a_stay_is_drawn_without_a_warning():
    # Warnings are errors here: axes from 0 to 0 would be one.
    here = replace(QUERY, destination_id=QUERY.origin_id)
    stay = compare_families(NETWORK, here, PRICES, Shipment())
    assert draw_comparison(NETWORK, stay, "png").startswith(b"\x89PNG")


def test_the_command_writes_it_by_its_ending_and_refuses_others(tmp_path):
    asked = ["compare", "Almaty", "Barcelona", "--draws", "200", "--chart"]
    for name in ("a.svg", "a.png"):
        path = tmp_path / name
        result = CliRunner().invoke(app, [*asked, str(path)], prog_name="corridor")
        assert result.exit_code == 0, result.stderr
        assert path.stat().st_size > 10_000
    result = CliRunner().invoke(app, [*asked, str(tmp_path / "a.html")], prog_name="corridor")
    assert result.exit_code == 2
    assert "svg" in result.stderr
    assert not (tmp_path / "a.html").exists()
