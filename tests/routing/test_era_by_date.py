"""Which era a date asks for, on a network with a sea that is rough from November to February.

a --10 d-- b --1 d-- e      the second leg takes 5 d in winter
a --------30 d------ e      rail, the same all year
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import WAYS, make_leg, terminal, time

from corridor.errors import DataError, NoRouteError
from corridor.io.read import load_network
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.routing.plan import ask, plan
from corridor.routing.season import date_notes, in_season

RAIL = WAYS[0]
NOW = Era(id="now", title="Now", falls_back_to=("all",), default=True)
WINTER = Era(id="rough", title="Rough", months=(11, 12, 1, 2), falls_back_to=("now", "all"))
LAND = make_leg(3, "a", "e", RAIL, 30)
CROSSING = make_leg(2, "b", "e", RAIL, 1)
KNOWN = Network(
    title="t",
    terminals=tuple(map(terminal, "abe")),
    legs=(
        make_leg(1, "a", "b", RAIL, 10),
        replace(CROSSING, times=(*CROSSING.times, time(5, era="rough"))),
        LAND,
    ),
    eras=(NOW, WINTER),
)
ASKED = RouteQuery(origin_id="a", destination_id="e", era="now")


def era_of(ready: date | None = None, deadline: date | None = None, **asked: object) -> str:
    return in_season(KNOWN, replace(ASKED, **asked), ready=ready, deadline=deadline).era


@pytest.mark.parametrize(
    ("ready", "era"),
    [
        (date(2027, 1, 10), "rough"),
        (date(2026, 10, 22), "rough"),  # at the sea on 1 November
        (date(2026, 10, 21), "now"),
        (date(2027, 2, 18), "rough"),  # at the sea on the last of February
        (date(2027, 2, 19), "now"),
        (date(2027, 7, 1), "now"),
    ],
)
def test_the_day_at_the_sea_tells_the_season_not_the_ready_day(ready: date, era: str) -> None:
    assert era_of(ready) == era


def test_a_deadline_alone_is_taken_as_the_day_of_arrival() -> None:
    assert era_of(deadline=date(2027, 3, 1)) == "rough"  # at the sea a day before
    assert era_of(deadline=date(2027, 3, 2)) == "now"


def test_where_a_way_meets_no_figure_of_the_season_the_day_itself_tells() -> None:
    by_land = Avoidance(leg_ids=frozenset({CROSSING.id}))
    assert era_of(date(2027, 2, 28), avoid=by_land) == "rough"
    assert era_of(date(2026, 10, 31), avoid=by_land) == "now"


def test_an_era_asked_for_is_kept_and_no_date_asks_for_nothing() -> None:
    assert era_of() == "now"
    assert ask(KNOWN, "a", "e", era="now", ready="2027-01-10").era == "now"
    assert ask(KNOWN, "a", "e", ready="2027-01-10").era == "rough"
    assert in_season(replace(KNOWN, eras=(NOW,)), ASKED, ready=date(2027, 1, 10)) == ASKED


def test_the_reason_is_said_once_in_place_of_other_words_on_the_date() -> None:
    ready = date(2027, 1, 10)
    taken = in_season(KNOWN, ASKED, ready=ready)
    (note,) = date_notes(KNOWN, taken, [ready])
    assert "era rough is used, by the date" in note
    assert "at B on 2027-01-20" in note
    (missed,) = date_notes(KNOWN, in_season(KNOWN, ASKED, ready=date(2027, 2, 20)), [ready])
    assert "era now is used, not rough" in missed
    (told,) = date_notes(KNOWN, ASKED, [ready])
    assert "falls into era rough" in told


def test_a_question_without_an_answer_is_left_to_say_so_itself() -> None:
    nowhere = Avoidance(terminal_ids=frozenset({"b"}), leg_ids=frozenset({LAND.id}))
    assert era_of(date(2027, 1, 10), avoid=nowhere) == "now"
    with pytest.raises(NoRouteError):
        plan(KNOWN, "a", "e", ready="2027-01-10", avoid=["b", LAND.id])


def test_the_front_door_tells_the_season_and_refuses_days_that_are_none() -> None:
    known = load_network()
    found = plan(known, "Xi'an", "Poti", corridor="middle", ready="2027-01-10")
    assert (found.query.era, found.provenance.era) == ("winter", "winter")
    assert "by the date" in found.notes[0]
    for day in ("2027-02-30", "soon"):
        with pytest.raises(DataError, match="no day"):
            ask(known, "Xi'an", "Poti", ready=day)


def test_a_second_season_is_looked_at_where_the_first_is_missed():
    spring = Era(id="mud", title="Mud", months=(3, 4), falls_back_to=("now", "all"))
    muddy = replace(CROSSING, times=(*CROSSING.times, time(5, era="rough"), time(4, era="mud")))
    legs = tuple(muddy if leg.id == CROSSING.id else leg for leg in KNOWN.legs)
    network = replace(KNOWN, legs=legs, eras=(NOW, WINTER, spring))
    assert in_season(network, ASKED, ready=date(2027, 2, 25)).era == "mud"
    assert in_season(network, ASKED, ready=date(2027, 2, 1)).era == "rough"
