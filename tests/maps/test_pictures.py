"""Still pictures: the same views, the same bytes, nothing interpreted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from mapped import sample_network, sample_result

from corridor.errors import DataError
from corridor.io.lines import Lines
from corridor.maps import CorridorMap, draw_picture, network_map, reach_map, route_map
from corridor.maps.key import key_place
from corridor.maps.mercator import beside, frame_of, projected, thinned
from corridor.maps.packing import packed, unpacked
from corridor.maps.strokes import Stroke


@pytest.fixture(scope="module")
def page() -> CorridorMap:
    return route_map(sample_network(), sample_result(), lines=Lines())


@pytest.mark.parametrize(
    ("form", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")]
)
def test_each_form_is_what_it_says_and_the_same_each_time(
    page: CorridorMap, form: str, start: bytes
) -> None:
    first = draw_picture(page, form, dpi=60)
    assert first.startswith(start)
    assert draw_picture(page, form, dpi=60) == first


def test_a_picture_names_routes_terminals_and_sources(page: CorridorMap) -> None:
    text = draw_picture(page, "svg").decode()
    for expected in (
        "Xi'an → Poti",
        "1: 19.9–51.4 days",
        "Natural Earth",
        f"data {sample_network().fingerprint[:12]}",
    ):
        assert expected in text


def test_other_views_are_pictures_too() -> None:
    network = sample_network()
    assert draw_picture(network_map(network, lines=Lines()), "pdf").startswith(b"%PDF")


def test_what_is_no_form_is_refused(page: CorridorMap) -> None:
    with pytest.raises(DataError, match="png, svg, pdf"):
        draw_picture(page, "gif")


@pytest.mark.parametrize(
    "text", ["$\\frac{1}$", "a $ b $ c", "</svg><script>", "x" * 10_000, "\n\n", "西安"]
)
def test_names_are_neither_formulas_nor_markup(text: str) -> None:
    network = sample_network()
    network = replace(network, terminals=tuple(replace(t, name=text) for t in network.terminals))
    picture = draw_picture(route_map(network, sample_result(), lines=Lines()), "svg").decode()
    assert not re.search(r"<script", picture)


def test_packing_and_unpacking_are_a_pair() -> None:
    line = [(109.057, 34.401), (80.413, 44.209), (-9.5, -35.25)]
    assert unpacked(packed(line, 3), 3) == line


def test_a_line_moved_sideways_keeps_its_distance() -> None:
    bent = beside([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 1.0)
    assert bent[0] == pytest.approx((0.0, 1.0))
    assert bent[1] == pytest.approx((9.0, 1.0))
    assert bent[2] == pytest.approx((9.0, 10.0))


def test_thinning_keeps_both_ends() -> None:
    line = [(i / 100, 0.0) for i in range(101)]
    kept = thinned(line, 0.3)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert len(kept) <= 5


def test_a_frame_shows_everything_in_the_shape_of_the_page() -> None:
    frame = frame_of([(10.0, 20.0), (60.0, 45.0)], (11.0, 6.8))
    assert (frame.east - frame.west) / (frame.north - frame.south) == pytest.approx(11.0 / 6.8)
    for x, y in projected([(10.0, 20.0), (60.0, 45.0)]):
        assert frame.west < x < frame.east
        assert frame.south < y < frame.north


def test_reach_on_a_network_without_transfers_still_draws() -> None:
    page = reach_map(sample_network(), "xian", 5, lines=Lines())
    assert page.title == "Xi'an: reached in 5 days"


def test_the_key_stands_where_it_covers_least() -> None:
    frame = frame_of([(0.0, 0.0), (40.0, 30.0)], (11.0, 6.0))
    stroke = Stroke(points=[(0.0, 0.0), (1.0, 1.0)], ends=(0, 1), colour="#000000", label="a way")
    assert key_place([stroke], frame, []).corner == "lower left"
    west_south = (frame.west + 1e-6, frame.south + 1e-6)
    east_south = (frame.east - 1e-6, frame.south + 1e-6)
    assert key_place([stroke], frame, [west_south]).corner == "lower right"
    assert key_place([stroke], frame, [west_south, east_south]).corner == "upper left"
