"""Places, dates and modes as reports write them, on the shipped network."""

from __future__ import annotations

import pytest

from corridor import plan
from corridor.errors import DataError, UnknownNameError
from corridor.io.read import load_network
from corridor.model.records import Observation
from corridor.uncertainty.placing import placed
from corridor.uncertainty.reported import era_of, legs_by_other_modes
from corridor.uncertainty.written_places import REGIONS, place_meant, via_meant

NETWORK = load_network()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Duisburg/Hamburg", ("duisburg", "hamburg")),
        ("Istanbul (Kazlicesme)", ("halkali",)),
        ("Istanbul (Halkali)", ("halkali",)),
        ("Shanghai, China", ("shanghai",)),
        ("Port of Aktau", ("aktau",)),
        ("Mersin port", ("mersin",)),
        ("Chinese border (Dostyk/Altynkol)", ("dostyk", "altynkol")),
        ("China (Chongqing, Wuhan, Yiwu)", ("chongqing", "wuhan", "yiwu")),
        ("Zhejiang (Yiwu)", ("yiwu",)),
        ("Helsinki (Vuosaari)", ("helsinki",)),
        ("Baku (Keshla/Alat)", ("absheron", "alat")),
        ("Poti and Batumi", ("poti", "batumi")),
        ("Brest - Malaszewicze", ("brest", "malaszewicze")),
    ],
)
def test_terminals_are_read_out_of_what_stands_around_them(text, ids):
    assert place_meant(NETWORK, text).terminal_ids == ids
    assert not place_meant(NETWORK, text).is_wide


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("China (border)", "horgos"),
        ("Kazakh border", "dostyk"),
        ("Georgian Black Sea ports", "poti"),
        ("Germany", "duisburg"),
        ("China (various)", "xian"),
        ("Türkiye", "halkali"),
    ],
)
def test_countries_and_borders_stand_for_their_gateways(text, some):
    meant = place_meant(NETWORK, text)
    assert some in meant.terminal_ids
    assert meant.is_wide


@pytest.mark.parametrize("text", ["", "  ", "Houston", "🚂", "(", "/", ",;", "Mars (various)"])
def test_what_is_no_place_here_is_said(text):
    with pytest.raises(UnknownNameError):
        place_meant(NETWORK, text)


def test_regions_are_terminals_of_the_shipped_network():
    known = {terminal.id for terminal in NETWORK.terminals}
    assert {place for places in REGIONS.values() for place in places} <= known


def test_countries_and_seas_are_no_points_passed():
    assert via_meant(NETWORK, "Kazakhstan;Caspian;Aktau;Poland;(;") == ("aktau",)


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("June 2024", "current"),
        ("Dec. 2024", "winter"),
        ("06/2024", "current"),
        ("2024/12", "winter"),
        ("2025-01-15", "winter"),
        ("2024-08 to 2024-10", "current"),
        ("January (2026 inferred; year not shown)", "current"),
        ("mid-2023", "2023"),
        ("Q3 2024", "current"),
    ],
)
def test_dates_are_read_as_people_write_them(text, era):
    assert era_of(NETWORK, text).id == era


@pytest.mark.parametrize("text", ["", "lately", "0000", "20245", "99"])
def test_what_is_no_date_is_said(text):
    with pytest.raises(DataError, match=r"no year|no date is reported"):
        era_of(NETWORK, text)


def report(**told):
    base = {"id": "J", "origin": "Aktau", "destination": "Alat", "kind": "average"}
    base["refers_to"] = "2024-06"
    return Observation(**{**base, "days_min": 1.0, **told})


def test_modes_reported_close_the_others():
    closed = legs_by_other_modes(NETWORK, "road;sea")
    assert "lanzhou-wuwei-rail" in closed
    assert "aktau-alat-feeder" not in closed
    assert not legs_by_other_modes(NETWORK, "") | legs_by_other_modes(NETWORK, "zeppelin")
    by_sea = report(origin="Ningbo", destination="Wilhelmshaven", modes="sea")
    assert placed(NETWORK, by_sea)[0].leg_ids == ("ningbo-wilhelmshaven-deep-sea-cape",)


def test_a_report_without_modes_is_of_a_container_as_a_question_is():
    told = report(origin="Xi'an", destination="Duisburg", corridor="middle", refers_to="2025-06")
    asked = plan(NETWORK, "Xi'an", "Duisburg", corridor="middle", era="current")
    assert placed(NETWORK, told)[0].leg_ids == asked.best.leg_ids


def test_a_section_is_timed_from_departure_to_arrival():
    whole, section = (placed(NETWORK, report(scope=scope))[0] for scope in ("full_od", "leg"))
    assert section.elements == tuple(e for e in whole.elements if e.is_leg)
    assert len(whole.elements) > len(section.elements)
    waited = ("waiting included", "includes port and border waits", "incl. the wait for a vessel")
    for words in waited:
        assert placed(NETWORK, report(scope="leg", includes=words))[0] == whole
    assert placed(NETWORK, report(scope="leg", includes="no waiting"))[0] == section


def test_a_region_is_predicted_by_its_median_pair_and_names_by_their_quickest():
    wide = placed(NETWORK, report(origin="China", destination="Poti"))[0].days.likely_days
    each = [
        placed(NETWORK, report(origin=place, destination="Poti"))[0].days.likely_days
        for place in REGIONS["china"]
    ]
    assert sorted(each)[(len(each) - 1) // 2] == wide
    named = placed(NETWORK, report(origin="/".join(REGIONS["china"]), destination="Poti"))[0]
    assert named.days.likely_days == min(each)


def test_suez_before_all_eras_is_held_against_the_oldest_era_in_which_it_is_open():
    old = report(
        origin="Shanghai", destination="Hamburg", corridor="maritime_suez", refers_to="2017"
    )
    route, era = placed(NETWORK, old)
    assert (era.id, era.label) == ("2022", "before")
    assert route.corridor_ids == ("suez",)


def test_a_stay_is_no_journey():
    with pytest.raises(DataError, match="a stay"):
        placed(NETWORK, report(destination="Aktau"))
