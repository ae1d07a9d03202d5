"""The published ranges, found by a search that shares no code with the planner's."""

import pytest
from shipped import LEAST, LIKELY, best, by_id, not_middle, rows, running, span, total

CHINESE_ORIGINS = sorted(
    row["id"] for row in rows("terminals") if row["country"] == "CN" and row["status"] == "open"
)

PUBLISHED = {
    "2022": (38.0, 44.8, 53.0),
    "2023": (19.0, 20.8, 23.0),
    "target": (14.0, 16.0, 18.0),
}
"""Least and greatest as announced on 2 March 2023; likely times of the fitted split."""


@pytest.mark.parametrize("era", PUBLISHED)
def test_best_middle_route_shows_the_published_range(era):
    route = best(era, "xian", "poti", closed=not_middle())
    assert span(era, route) == PUBLISHED[era]
    passed = [by_id("legs")[leg_id]["head"] for leg_id in route]
    assert [
        place for place in passed if place in {"horgos", "altynkol", "almaty", "aktau", "alat"}
    ] == [
        "horgos",
        "altynkol",
        "almaty",
        "aktau",
        "alat",
    ]


@pytest.mark.parametrize("port", ["poti", "batumi"])
@pytest.mark.parametrize("era", PUBLISHED)
def test_no_other_way_undercuts_it(era, port):
    least, likely, _ = PUBLISHED[era]
    quickest = best(era, "xian", port, by=LEAST, closed=not_middle())
    assert total(era, quickest, LEAST) >= least
    assert total(era, best(era, "xian", port, closed=not_middle()), LIKELY) >= likely


@pytest.mark.parametrize("era", PUBLISHED)
@pytest.mark.parametrize(
    "avoided", ["dostyk", "altynkol", "aktau", "kuryk"], ids="without {}".format
)
def test_detours_are_no_quicker(era, avoided):
    shut = {leg["id"] for leg in rows("legs") if avoided in (leg["tail"], leg["head"])}
    route = best(era, "xian", "poti", by=LEAST, closed=not_middle() | shut)
    assert total(era, route, LEAST) >= PUBLISHED[era][0]


@pytest.mark.parametrize("era", PUBLISHED)
def test_old_eras_have_rows_of_their_own_wherever_a_middle_route_goes(era):
    """No leg may lean on today's times; only from the Russian border trains run through Russia."""
    for origin in CHINESE_ORIGINS:
        route = best(era, origin, "poti", closed=not_middle())
        heads = {by_id("legs")[leg_id]["head"] for leg_id in route}
        if {by_id("terminals")[place]["country"] for place in heads} & {"RU", "MN"}:
            continue
        for leg_id in route:
            assert running(era)[leg_id]["era"] in {era, "all"}, leg_id


def test_today():
    route = best("current", "xian", "poti", closed=not_middle())
    assert span("current", route) == (10.4, 15.0, 23.5)


@pytest.mark.parametrize(("era", "days"), [("2022", 12), ("2023", 6), ("target", 5)])
def test_kazakh_section_adds_up(era, days):
    legs = [leg["id"] for leg in rows("legs") if leg["section"] == "kazakhstan"]
    westbound = best(era, "altynkol", "aktau", closed=not_middle())
    assert set(westbound) <= set(legs)
    assert round(sum(float(running(era)[leg_id][LIKELY]) for leg_id in westbound), 3) == days


def test_northern_total():
    assert span("current", best("current", "dostyk", "malaszewicze")) == (6.0, 7.0, 8.0)


def test_winter_differs_at_the_caspian_alone():
    seaside = {"aktau", "kuryk", "alat", "turkmenbashi"}
    ends = {
        by_id("legs")[row["leg"]][end]
        for row in rows("transit_times")
        if row["era"] == "winter"
        for end in ("tail", "head")
    }
    places = {row["terminal"] for row in rows("transfers") if row["era"] == "winter"}
    assert ends | places <= seaside
    assert places >= {"aktau", "kuryk", "alat"}
    route = best("winter", "xian", "poti", closed=not_middle())
    assert span("winter", route)[1] > span("current", best("current", "xian", "poti"))[1] + 4


def test_winter_agrees_with_what_was_told_of_two_winter_months():
    """15-20 days in a December, 16-21 in a January (Argus, F023), from Xi'an to Absheron."""
    route = best("winter", "xian", "absheron", closed=not_middle())
    assert 15 < span("winter", route)[1] < 21
