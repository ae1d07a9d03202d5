"""What scripts and notebooks use: one call to compare, tables, and a display that obeys no text."""

from __future__ import annotations

from datetime import date

import pytest

import corridor
from corridor import (
    UNCALIBRATED,
    Dataset,
    Scenario,
    Shipment,
    Target,
    ask,
    compare,
    plan,
    read_dataset,
    simulate,
    tornado,
)
from corridor.errors import DataError, UnknownNameError
from corridor.model.display import MOST_ROWS, html_table
from corridor.model.edits_beside import ChangeClosures
from corridor.model.network import Network
from corridor.model.scenario import Close
from corridor.model.vocabulary import Mode
from corridor.reports.drawing import drawing_bytes, form_of, svg_of
from corridor.reports.scenario_chart import draw_comparison
from corridor.reports.scenario_tornado import draw_tornado
from corridor.scenarios.regret import regret_table

HOSTILE = "<img src=x onerror=alert(1)>\u202e\x1b[31m{{7*7}}"


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return read_dataset()


def test_one_call_says_what_the_command_says(shipped: Dataset) -> None:
    told = compare(
        shipped,
        ["base", "northern-closed"],
        [("Xi'an", "Duisburg")],
        shipment=Shipment(),
        draws=1000,
        within_days=20,
    )
    base, shut = told.records()
    assert (base["scenario"], shut["scenario"]) == ("base", "northern-closed")
    assert base["likely_days"] == plan(shipped.network, "Xi'an", "Duisburg").best.days.likely_days
    assert shut["likely_usd"]
    assert 0 <= float(shut["on_time"] or 0) < float(base["on_time"] or 0) <= 1
    assert told.to_frame()["effect"].tolist() == ["", "rerouted"]


def test_percentiles_are_those_of_the_route_command(shipped: Dataset) -> None:
    told = compare(shipped, [], [("Xi'an", "Poti")], draws=2000, seed=5)
    best = plan(shipped.network, "Xi'an", "Poti").best
    assert told.base[0].simulation == simulate(best, shipped.calibration, draws=2000, seed=5)


def test_a_ready_date_stands_for_the_day_and_brings_closures(shipped: Dataset) -> None:
    asked = {"ready": date(2026, 11, 6), "draws": 2000}
    told = compare(shipped, ["aktau-wind-november"], [("Xi'an", "Poti")], **asked)  # type: ignore[arg-type]
    assert all("era winter is used, by the date" in note for note in told.notes)
    assert told.outcomes[0][0].effect == "rerouted"
    whole_year = {**asked, "era": "current"}
    told = compare(shipped, ["aktau-wind-november"], [("Xi'an", "Poti")], **whole_year)  # type: ignore[arg-type]
    assert all("falls into era winter" in note for note in told.notes)
    plain = compare(shipped, [], [("Xi'an", "Poti")], draws=2000).base[0].simulation
    dated = told.outcomes[0][0].simulation
    assert plain is not None
    assert dated is not None
    assert any(share.id == "closure:kuryk" for share in dated.shares)


def test_edited_closures_keep_the_figures_of_the_whole_year(shipped: Dataset) -> None:
    asked = {"ready": date(2026, 11, 6), "draws": 500}
    told = compare(shipped, ["aktau-wind-as-kuryk"], [("Xi'an", "Poti")], **asked)  # type: ignore[arg-type]
    assert told.base[0].query.era == "current"
    dated = told.outcomes[0][0].simulation
    assert dated is not None
    assert any(share.id == "closure:aktau" for share in dated.shares)


def edited(factor: float, *terminals: str) -> Scenario:
    edit = ChangeClosures(target=Target(terminal_ids=terminals), factor=factor)
    return Scenario(id="edited", edits=(edit,))


CLOSURES_TOLD = [
    (edited(3, "aktau"), "winter", date(2027, 1, 5), "the weather is in the figures of era winter"),
    (edited(0, "aktau"), "winter", date(2027, 1, 5), "the weather is in the figures of era winter"),
    (edited(3, "aktau"), "current", date(2027, 1, 5), "Aktau, likely on 2027-01-15: shut by wind"),
    (edited(0, "aktau"), "current", date(2027, 1, 5), "never shut by wind in January"),
    (edited(3, "aktau"), "current", date(2026, 6, 5), "no count of closures is known for June"),
    (edited(3, "dostyk"), "current", date(2027, 1, 5), "no way here calls where its edits"),
]


@pytest.mark.parametrize(
    ("scenario", "era", "ready", "said"), CLOSURES_TOLD, ids=lambda told: str(told)[:20]
)
def test_what_edited_closures_come_to_is_said_even_where_that_is_nothing(
    shipped: Dataset, scenario: Scenario, era: str, ready: date, said: str
) -> None:
    told = compare(shipped, [scenario], [("Xi'an", "Poti")], era=era, ready=ready, draws=200)
    (note,) = [note for note in told.notes if note.startswith("edited: ")]
    assert said in note
    base, changed = (outcome.simulation for outcome in (*told.base, *told.outcomes[0]))
    acts = "shut by wind" in said
    assert (base != changed) is acts


def test_names_that_are_not_there_are_told(shipped: Dataset) -> None:
    with pytest.raises(UnknownNameError, match="aktau-wind-november"):
        compare(shipped, ["aktau-wind-novmber"], [("Xi'an", "Poti")])
    with pytest.raises(DataError, match="nothing is asked"):
        compare(shipped, [], [])


def test_every_name_of_the_front_door_opens() -> None:
    for name in corridor.__all__:
        assert getattr(corridor, name) is not None


def hostile(network: Network) -> Scenario:
    close = Close(target=Target(modes=(Mode.TRAIN_FERRY,)), note=HOSTILE)
    return Scenario(id=HOSTILE, title=HOSTILE, edits=(close,))


def test_displays_and_charts_show_hostile_text_as_text(network: Network) -> None:
    told = compare(
        Dataset(network=network, calibration=UNCALIBRATED), [hostile(network)], [("xian", "poti")]
    )
    found = tornado(network, ask(network, "xian", "poti"), UNCALIBRATED, draws=100)
    result = plan(network, "xian", "poti")
    pages = [
        told._repr_html_(),
        regret_table(network, told)._repr_html_(),
        found._repr_html_(),
        result._repr_html_(),
        svg_of(draw_comparison(network, told)),
        svg_of(draw_tornado(network, found)),
    ]
    for page in pages:
        assert "<img" not in page
        assert "\u202e" not in page
        assert "\x1b" not in page
    assert "&lt;img" in pages[0]


def test_a_display_is_bounded_and_says_so() -> None:
    page = html_table({"n": n} for n in range(MOST_ROWS + 7))
    assert page.count("<tr>") == MOST_ROWS + 2
    assert "and 7 more rows" in page
    assert html_table([]) == "<table><thead><tr></tr></thead><tbody></tbody></table>"


def test_tables_hold_what_the_values_hold(network: Network) -> None:
    result = plan(network, "xian", "poti")
    assert result.to_frame()["likely_days"].sum() == pytest.approx(result.best.days.likely_days)
    told = compare(
        Dataset(network=network, calibration=UNCALIBRATED), [hostile(network)], [("xian", "poti")]
    )
    table = regret_table(network, told).to_frame()
    assert len(table) == 2 * 2
    found = tornado(network, ask(network, "xian", "poti"), UNCALIBRATED, draws=100).to_frame()
    assert found["variance_share"].sum() == pytest.approx(1, abs=0.01)


def test_charts_are_the_same_bytes_and_have_a_bar_a_scenario(network: Network) -> None:
    shut = Scenario(id="shut", edits=(Close(target=Target(terminal_ids=("alat",))),))
    told = compare(
        Dataset(network=network, calibration=UNCALIBRATED),
        [hostile(network), shut],
        [("xian", "poti")],
        draws=100,
    )
    drawing = draw_comparison(network, told)
    svg = svg_of(drawing)
    assert svg.count("<circle") == 2
    assert "no way left" in svg
    assert drawing_bytes(drawing, "svg") == drawing_bytes(draw_comparison(network, told), "svg")
    png = drawing_bytes(drawing, "png")
    assert png == drawing_bytes(drawing, "png")
    assert png.startswith(b"\x89PNG")


def test_a_chart_is_svg_or_png() -> None:
    from pathlib import Path

    assert form_of(Path("a.SVG")) == "svg"
    with pytest.raises(DataError, match=r"svg or \.png"):
        form_of(Path("a.gif"))
