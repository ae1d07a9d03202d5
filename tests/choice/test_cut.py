"""A search that ended at its cap never claims that it saw all, whatever its notes say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from priced_world import NETWORK, PRICES

import corridor.routing.best as room
from corridor.choice.best import best_choices
from corridor.choice.differing import differing_routes
from corridor.choice.worth import best_by_worth
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.vocabulary import Criterion, Difference
from corridor.uncertainty.traveller import Traveller

QUERY = RouteQuery(
    origin_id="cn", destination_id="az", era="now", by=Criterion.GENERALISED, alternatives=4
)
WORTH = Shipment(value_of_time_usd_each=100)
LATE = replace(WORTH, lateness_usd_each=100, ready=date(2026, 1, 1), deadline=date(2026, 1, 4))
TRAVELLER = Traveller.uncalibrated(draws=200)
CUT = "the search was cut after 2 of 4 routes: the network offers too many near-equal ways"
ALL = "there are only 2 routes that meet the query"

WAYS_TO_ASK = {
    "plain": lambda: room.best_routes(NETWORK, replace(QUERY, by=Criterion.DISTANCE)),
    "priced": lambda: best_choices(NETWORK, QUERY, PRICES, WORTH),
    "late": lambda: best_choices(NETWORK, QUERY, PRICES, LATE),
    "spread": lambda: best_by_worth(NETWORK, QUERY, PRICES, WORTH, TRAVELLER),
}


@pytest.fixture
def cap(monkeypatch):
    """Let the search end after two routes."""
    search = room.k_best_legs
    monkeypatch.setattr(room, "k_best_legs", lambda *a, **k: (search(*a, **k)[0][:2], True))


@pytest.mark.parametrize("name", WAYS_TO_ASK)
def test_a_cut_search_says_so_once_and_claims_no_more(name, cap):
    found = WAYS_TO_ASK[name]()
    assert found.is_cut
    assert found.notes[0] == CUT
    assert not any("only" in note or "no other" in note for note in found.notes)


@pytest.mark.parametrize("name", ["priced", "late", "spread"])
def test_a_whole_search_counts_its_routes_once(name):
    found = WAYS_TO_ASK[name]()
    assert not found.is_cut
    assert [note for note in found.notes if "only" in note] == [ALL]


def test_routes_that_differ_are_not_all_where_the_search_was_cut(cap):
    found = differing_routes(NETWORK, QUERY, PRICES, WORTH, by=Difference.COUNTRY)
    assert found.is_cut
    assert found.notes[-1] == "the search was cut: of the best 2 routes 2 differ by country"
    assert not any("only" in note for note in found.notes)


def test_a_note_that_holds_such_a_word_is_kept():
    # cn-az-road has no price, and the note that says so names it.
    name = "only-cut-road"
    legs = (replace(leg, id=name) if leg.id == "cn-az-road" else leg for leg in NETWORK.legs)
    network = replace(NETWORK, legs=tuple(legs))
    asked = replace(QUERY, alternatives=1)
    answers = (
        best_choices(network, asked, PRICES, WORTH),
        best_by_worth(network, asked, PRICES, WORTH, TRAVELLER),
        differing_routes(network, asked, PRICES, WORTH, by=Difference.CROSSING),
        differing_routes(network, asked, PRICES, WORTH, by=Difference.PORT),
    )
    for found in answers:
        assert f"unknown price: {name} were not considered" in found.notes
        assert not found.is_cut
    assert "no other can be better" in answers[1].notes[-1]
