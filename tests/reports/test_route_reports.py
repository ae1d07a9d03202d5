"""Text, JSON, CSV, Markdown and GeoJSON tell the same route with the same numbers."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from corridor.geo import great_circle_km
from corridor.io.lines import Lines
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.reports.document import render_json, route_document
from corridor.reports.geojson import route_geojson
from corridor.reports.markdown import route_markdown
from corridor.reports.paper import Paper, display_width
from corridor.reports.route_text import render_route
from corridor.reports.rows import route_csv
from corridor.routing.best import best_routes
from corridor.units import exact_sum

KINDS = ("min", "likely", "max")


def test_json_elements_re_add_to_every_total(network: Network, result: Result) -> None:
    document = json.loads(render_json(route_document(network, result)))
    assert document["schema"] == "corridor.route/1"
    for route in document["routes"]:
        for kind in KINDS:
            elements = [element["days"][kind] for element in route["elements"]]
            assert exact_sum(elements) == route["days"][kind]
            assert exact_sum(part[kind] for part in route["split"].values()) == route["days"][kind]
        lengths = [element.get("length_km", 0) for element in route["elements"]]
        assert exact_sum(lengths) == route["length_km"]


def test_json_has_no_null_and_names_every_source_and_terminal(
    network: Network, result: Result
) -> None:
    text = render_json(route_document(network, result))
    document = json.loads(text)
    assert "null" not in text
    for route in document["routes"]:
        assert set(route["terminals"]) <= set(document["terminals"])
        assert all(set(e["sources"]) <= set(document["sources"]) for e in route["elements"])


def test_csv_has_the_numbers_of_json(network: Network, result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(route_csv(network, result))))
    document = route_document(network, result)
    elements = [element for route in document["routes"] for element in route["elements"]]
    assert [row["id"] for row in rows] == [element["id"] for element in elements]
    for row, element in zip(rows, elements, strict=True):
        assert [float(row[f"{kind}_days"]) for kind in KINDS] == list(element["days"].values())
        for place in ("terminal", "tail", "head"):
            here = row[place]
            assert row[f"{place}_name"] == (network.terminal(here).name if here else "")
    last = [row for row in rows if row["route"] == "1"][-1]
    reached = [float(last[f"reached_{kind}_days"]) for kind in KINDS]
    assert reached == list(document["routes"][0]["days"].values())


def test_text_re_adds_to_its_total_row(network: Network, result: Result) -> None:
    lines = render_route(network, replace(result, routes=result.routes[:1])).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("where  "))
    end = next(i for i, line in enumerate(lines) if line.startswith("total"))
    column = lines[start].index("likely")
    likely = [float(line[column : column + 6]) for line in lines[start + 1 : end]]
    assert exact_sum(likely) == float(lines[end][column : column + 6]) == 18.1
    assert "18.10  C*" in lines[end - 1]  # the day reached by the last step


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_text_fits_the_page(network: Network, result: Result, width: int) -> None:
    text = render_route(network, result, Paper(width=width), details=True)
    assert all(display_width(line) <= width for line in text.splitlines() if "https://" not in line)


def test_details_write_out_every_route(network: Network, result: Result) -> None:
    assert len(result.routes) == 2
    assert render_route(network, result).count("where the days go") == 1
    assert render_route(network, result, details=True).count("where the days go") == 2


def test_details_number_the_sources_of_all_routes_alike(network: Network, result: Result) -> None:
    text = render_route(network, result, Paper(width=160), details=True)
    own = text.splitlines().index("[1] Own estimate (own-estimate)")
    assert own > 0
    for line in text.splitlines():
        if line.startswith("Xi'an → Altynkol"):
            assert line.split()[-1] == "1"


def test_a_target_is_never_shown_as_observed(network: Network, query: RouteQuery) -> None:
    result = best_routes(network, replace(query, era="target"))
    assert "(target, not observed)" in render_route(network, result)
    assert "(target, not observed)" in route_markdown(network, result)
    assert route_document(network, result)["era"]["is_target"] is True


def test_estimates_and_fallbacks_are_said_in_words(network: Network, result: Result) -> None:
    text = render_route(network, result)
    assert "own estimates (C)" in text
    assert "one value is known for all eras, none for current alone" in text


def test_an_answer_without_elements_says_so(network: Network, query: RouteQuery) -> None:
    here = best_routes(network, replace(query, destination_id="xian"))
    assert "the same terminal: 0 days" in render_route(network, here)
    assert route_document(network, here)["routes"][0]["days"] == {"min": 0, "likely": 0, "max": 0}
    assert route_csv(network, here).count("\n") == 1
    assert route_geojson(network, here)["features"] == []
    assert "0 days" in route_markdown(network, here)


def test_geojson_runs_along_known_lines_from_tail_to_head(network: Network, result: Result) -> None:
    legs = tuple(
        replace(leg, geometry_id="sea") if leg.id == "aktau-alat-feeder" else leg
        for leg in network.legs
    )
    drawn_from_alat = ((49.4, 39.95), (50.0, 42.0), (51.2, 43.6))
    lines = Lines({"sea": drawn_from_alat}, attributions=("© everyone",))
    document = route_geojson(replace(network, legs=legs), result, lines)
    assert document["attribution"] == ["© everyone"]
    features = document["features"]
    sea = next(f for f in features if f["properties"]["leg"] == "aktau-alat-feeder")
    assert sea["geometry"]["coordinates"] == [[51.2, 43.6], [50.0, 42.0], [49.4, 39.95]]
    assert sea["properties"]["schematic"] is False
    rail = next(f for f in features if f["properties"]["leg"] == "xian-altynkol-rail")
    assert rail["properties"]["schematic"] is True
    tail = network.terminal("xian")
    start = rail["geometry"]["coordinates"][0]
    assert great_circle_km((start[0], start[1]), (tail.lon_deg, tail.lat_deg)) < 0.1


def test_hostile_names_do_nothing(network: Network, result: Result) -> None:
    evil = "Evil\x1b[2J\u202e\n|<script>alert(1)</script>"
    terminals = tuple(replace(t, name=evil) if t.id == "aktau" else t for t in network.terminals)
    hostile = replace(network, terminals=terminals)
    text = render_route(hostile, result)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "Evil\\x1b[2J\\u202e\\n" in text
    page = route_markdown(hostile, result)
    assert "<script>" not in page
    assert "\x1b" not in page
    json_page = render_json(route_document(hostile, result))
    assert "\u202e" not in json_page
    assert json.loads(json_page)["terminals"]["aktau"]["name"] == evil


def test_limits_of_what_a_route_passes_are_told(network: Network) -> None:
    from dataclasses import replace

    from corridor.model.vocabulary import Status
    from corridor.reports.document import route_document
    from corridor.reports.route_text import render_route
    from corridor.routing.plan import plan

    result = plan(network, "xian", "poti", corridor="middle")
    shut = result.best.leg_ids[0]
    warned = replace(
        network,
        legs=tuple(
            replace(leg, status=Status.RESTRICTED, note="under sanctions since 2026-05")
            if leg.id == shut
            else leg
            for leg in network.legs
        ),
    )
    text = render_route(warned, result)
    assert "restricted: see Limits" in text
    assert f"{shut}: restricted: under sanctions since 2026-05" in text
    limits = route_document(warned, result)["routes"][0]["limits"]
    assert {
        "what": "restricted",
        "places": [shut],
        "note": "under sanctions since 2026-05",
    } in limits
    assert "under sanctions" not in render_route(network, result)
