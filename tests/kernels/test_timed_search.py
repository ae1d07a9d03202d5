"""Earliest arrivals against NetworkX on events, and against trying every moment in turn."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.kernels.road import Road
from corridor.kernels.timed_search import (
    NEVER,
    NO_SERVICE,
    TimedArcs,
    arrivals_from,
    arrivals_of_many,
    in_order,
)

STATES, LATEST = 5, 30
ROADS = pytest.mark.parametrize("road", list(Road))

_departures = st.lists(st.tuples(st.integers(0, LATEST), st.integers(0, 6)), max_size=5)


@st.composite
def timed_arcs(draw: st.DrawFn) -> TimedArcs:
    services = draw(st.lists(_departures, min_size=1, max_size=4))
    service = st.integers(NO_SERVICE, len(services) - 1)
    ends = st.integers(0, STATES - 1)
    arcs = draw(st.lists(st.tuples(ends, st.integers(0, 4), ends, service), max_size=14))
    ordered = [in_order([d for d, _ in one], [d + takes for d, takes in one]) for one in services]
    return TimedArcs(
        arcs=[[arc[1:] for arc in arcs if arc[0] == state] for state in range(STATES)],
        departures=[departures for departures, _ in ordered],
        arrivals=[arrivals for _, arrivals in ordered],
    )


def by_events(timed: TimedArcs, clock: int) -> list[int]:
    """Let one wait a tick at a time in a graph of (state, tick): slow, and plainly right."""
    graph = nx.DiGraph()
    end = 3 * LATEST + 30
    for state, out in enumerate(timed.arcs):
        nx.add_path(graph, [(state, tick) for tick in range(end)])
        for before, head, service in out:
            for tick in range(end):
                if service == NO_SERVICE:
                    graph.add_edge((state, tick), (head, tick + before))
                    continue
                pairs = zip(timed.departures[service], timed.arrivals[service], strict=True)
                for departs, arrives in pairs:
                    if departs >= tick + before:
                        graph.add_edge((state, tick), (head, arrives))
    reached = nx.descendants(graph, (0, clock)) | {(0, clock)}
    return [
        min((tick for state, tick in reached if state == wanted), default=NEVER)
        for wanted in range(len(timed.arcs))
    ]


@ROADS
@settings(max_examples=60, deadline=None)
@given(timed=timed_arcs(), clock=st.integers(0, LATEST))
def test_arrivals_are_those_of_a_graph_of_events(road: Road, timed: TimedArcs, clock: int) -> None:
    assert arrivals_from(timed, 0, clock, road) == by_events(timed, clock)


@ROADS
@settings(max_examples=60, deadline=None)
@given(timed=timed_arcs())
def test_many_moments_are_as_each_alone(road: Road, timed: TimedArcs) -> None:
    clocks = np.arange(LATEST, dtype=np.int64)
    found = arrivals_of_many(timed, 0, STATES - 1, clocks, road)
    alone = [arrivals_from(timed, 0, clock, Road.BASE)[STATES - 1] for clock in range(LATEST)]
    assert found.tolist() == alone


@ROADS
def test_no_moments_are_no_arrivals(road: Road) -> None:
    timed = TimedArcs([[], []], [], [])
    assert arrivals_of_many(timed, 0, 1, np.empty(0, np.int64), road).tolist() == []
    assert arrivals_from(timed, 0, 3, road) == [3, NEVER]
