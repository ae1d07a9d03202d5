"""Percentiles of the clock along a route: of sums, never sums of percentiles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from corridor.io.read import load_network
from corridor.io.seasons import read_closures
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.uncertainty.passages import Passages, passages_of_all
from corridor.uncertainty.season import Season
from corridor.uncertainty.stages import ElementStage
from corridor.uncertainty.traveller import Traveller


def passages(route: Route, traveller: Traveller) -> Passages:
    (told,) = passages_of_all((route,), traveller)
    return told


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


@pytest.fixture(scope="module")
def route(network: Network) -> Route:
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="current", corridor_id="middle")
    return best_routes(network, asked).best


@pytest.mark.parametrize("draws", [1, 1000, 20_000])
def test_the_last_passage_is_the_arrival(route: Route, draws: int) -> None:
    traveller = Traveller.uncalibrated(draws=draws)
    told, whole = passages(route, traveller), traveller.travel(route)
    assert len(told) == len(route.elements)
    assert told[-1] == tuple(map(whole.quantile_days, (0.1, 0.5, 0.9)))


def test_clocks_only_move_on_and_stay_within_the_sums(route: Route) -> None:
    told = passages(route, Traveller.uncalibrated(draws=2000))
    least = most = 0.0
    for element, passage in zip(route.elements, told, strict=True):
        least, most = least + element.days.min_days, most + element.days.max_days
        p10, p50, p90 = passage
        assert least - 1e-6 <= p10 <= p50 <= p90 <= most + 1e-6
    for before, after in pairwise(told):
        assert all(early <= late for early, late in zip(before, after, strict=True))


def test_percentiles_are_not_added_up(route: Route) -> None:
    traveller = Traveller.uncalibrated(draws=4000)
    alone = [replace(route, elements=(element,)) for element in route.elements]
    added = sum(passages(one, traveller)[0][2] for one in alone)
    assert passages(route, traveller)[-1][2] < added - 0.5


def test_a_closed_port_delays_what_comes_after_it(network: Network, route: Route) -> None:
    ready = datetime(2027, 1, 5, tzinfo=UTC)
    season = Season(ready=ready, era=network.era("current"), laws=read_closures())
    dated = Traveller.uncalibrated(draws=2000).within(season)
    told, plain = passages(route, dated), passages(route, Traveller.uncalibrated(draws=2000))
    assert len(told) == len(route.elements)
    assert told[-1][1] == dated.travel(route).quantile_days(0.5)
    sailing = next(i for i, e in enumerate(route.elements) if e.id.startswith("aktau-alat"))
    assert told[0] == plain[0]
    assert told[sailing][2] > plain[sailing][2]


def test_a_route_without_steps_has_no_passages() -> None:
    nowhere = Route(elements=(), terminal_ids=("poti",), era="current")
    assert passages(nowhere, Traveller.uncalibrated(draws=10)) == ()


@pytest.fixture(scope="module")
def several(network: Network) -> tuple[Route, ...]:
    """Routes that part and meet again, by several families and so in several worlds."""
    asked = RouteQuery(origin_id="chongqing", destination_id="duisburg", era="current")
    routes = best_routes(network, replace(asked, alternatives=4)).routes
    by_north = best_routes(network, replace(asked, corridor_id="northern")).best
    return (*routes, by_north, Route(elements=(), terminal_ids=("poti",), era="current"), routes[0])


@pytest.mark.parametrize("draws", [1, 1000, 20_000])
def test_travelled_together_or_alone_passages_are_the_same(
    several: tuple[Route, ...], draws: int
) -> None:
    traveller = Traveller.uncalibrated(draws=draws)
    alone = tuple(passages(route, traveller) for route in several)
    assert passages_of_all(several, traveller) == alone


def test_on_dates_too_they_are_the_same(network: Network, several: tuple[Route, ...]) -> None:
    ready = datetime(2027, 1, 5, tzinfo=UTC)
    season = Season(ready=ready, era=network.era("current"), laws=read_closures())
    dated = Traveller.uncalibrated(draws=500).within(season)
    assert passages_of_all(several, dated) == tuple(passages(route, dated) for route in several)


def test_what_routes_begin_with_together_is_travelled_once(
    several: tuple[Route, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    plain = ElementStage.ticks

    def counted(stage: ElementStage, *met: object) -> object:
        drawn.append(stage.id)
        return plain(stage, *met)  # type: ignore[arg-type]

    monkeypatch.setattr(ElementStage, "ticks", counted)
    passages_of_all((several[0], several[0]), Traveller.uncalibrated(draws=10))
    assert len(drawn) == len(several[0].elements)
