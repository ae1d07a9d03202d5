"""Fronts against exhaustive lists, a published example, and the worst case that must be cut."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.kernels import pareto
from corridor.kernels.bounds import bounds_to
from corridor.kernels.pareto import pareto_paths
from corridor.kernels.pareto_labels import ways_from
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED

Arcs = list[list[tuple[tuple[int, ...], int, int]]]

# https://github.com/Xavier-MaYiMing/The-label-correcting-algorithm-for-the-multi-objective-
# shortest-path-problem: five nodes, two criteria, three efficient paths from 0 to 4.
PUBLISHED = (
    (0, 1, 62, 50), (0, 2, 44, 90), (0, 3, 67, 10), (1, 0, 62, 50), (1, 2, 33, 25),
    (1, 4, 52, 90), (2, 0, 44, 90), (2, 1, 33, 25), (2, 3, 32, 10), (2, 4, 52, 40),
    (3, 0, 67, 10), (3, 2, 32, 10), (3, 4, 54, 100), (4, 1, 52, 90), (4, 2, 52, 40),
    (4, 3, 54, 100),
)  # fmt: skip


def graph(edges: Sequence[tuple[int, ...]], states: int) -> Arcs:
    arcs: Arcs = [[] for _ in range(states)]
    for label, (tail, head, *weights) in enumerate(edges):
        arcs[tail].append((tuple(weights), head, label))
    return arcs


def front(arcs: Arcs, source: int, target: int, criteria: int, block=None, **limits):
    """Return the front by the base road, after finding the same by the fast one."""
    places = range(len(arcs)) if block is None else block
    ends = (source, target, bounds_to(arcs, target, criteria))
    base, fast = (pareto_paths(arcs, places, *ends, road=road, **limits) for road in Road)
    assert base == fast
    return base


def every_path(arcs: Arcs, source: int, target: int, block) -> list[tuple[int, ...]]:
    """List the weights of every path that enters each block once, by trying them all."""
    found: list[tuple[int, ...]] = []

    def walk(state: int, left: set[int], weights: tuple[int, ...]) -> None:
        if state == target:
            found.append(weights)
            return
        for more, head, _ in arcs[state]:
            if block[head] not in left:
                total = tuple(a + b for a, b in zip(weights, more, strict=True))
                walk(head, left | {block[head]}, total)

    criteria = len(arcs[source][0][0]) if arcs[source] else 0
    walk(source, {block[source]}, (0,) * criteria)
    return found


def unbeaten(vectors: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return sorted(
        {
            v
            for v in vectors
            if not any(w != v and all(a <= b for a, b in zip(w, v, strict=True)) for w in vectors)
        }
    )


def test_the_published_front_of_three():
    paths, is_cut = front(graph(PUBLISHED, 5), 0, 4, 2)
    assert [(path.states, path.weights) for path in paths] == [
        ((0, 2, 4), (96, 130)),
        ((0, 3, 4), (121, 110)),
        ((0, 3, 2, 4), (151, 60)),
    ]
    assert not is_cut


def hansen(stages: int) -> Arcs:
    """Return Hansen's graph (1980): every one of its 2**stages paths is efficient."""
    edges = []
    for stage in range(stages):
        edges += [(stage, stage + 1, 2**stage, 0), (stage, stage + 1, 0, 2**stage)]
    return graph(edges, stages + 1)


def test_a_front_of_1024_is_whole_without_a_cap_and_says_so_when_cut():
    paths, is_cut = front(hansen(10), 0, 10, 2)
    assert len(paths) == 1024
    assert not is_cut
    assert {sum(path.weights) for path in paths} == {1023}
    some, is_cut = front(hansen(10), 0, 10, 2, most=100)
    assert len(some) == 100
    assert is_cut
    assert [path.weights for path in some] == [path.weights for path in paths[:100]]


def test_a_cap_that_is_just_enough_does_not_cut():
    assert front(hansen(3), 0, 3, 2, most=8)[1] is False


def test_a_search_that_makes_too_many_labels_gives_up_and_says_so():
    _, is_cut = front(hansen(14), 0, 14, 2, cap=500)
    assert is_cut


def hansen_of_three(stages: int) -> Arcs:
    """Return Hansen's graph with a third criterion that leaves every path efficient."""
    edges = []
    for stage in range(stages):
        edges += [(stage, stage + 1, 2**stage, 0, 1), (stage, stage + 1, 0, 2**stage, 1)]
    return graph(edges, stages + 1)


@pytest.mark.parametrize("criteria", [3, 4])
def test_a_front_of_1024_over_more_criteria_says_so_when_cut(criteria: int) -> None:
    arcs = [
        [((*w, 1)[:criteria], head, label) for w, head, label in out] for out in hansen_of_three(10)
    ]
    whole, is_cut = front(arcs, 0, 10, criteria)
    assert (len(whole), is_cut) == (1024, False)
    assert front(arcs, 0, 10, criteria, most=100) == (whole[:100], True)
    assert front(arcs, 0, 10, criteria, most=1024) == (whole, False)


def test_worst_cases_of_three_and_four_criteria_are_cut_alike() -> None:
    paths, is_cut = front(hansen_of_three(11), 0, 11, 3)
    assert (len(paths), is_cut) == (2048, False)
    four = [[(((*w, 1)), head, label) for w, head, label in out] for out in hansen_of_three(9)]
    assert len(front(four, 0, 9, 4)[0]) == 512
    for cap in (0, 1, 50, 300):
        assert front(four, 0, 9, 4, cap=cap)[1]
        assert front(hansen_of_three(11), 0, 11, 3, cap=cap)[1]


def test_a_long_search_is_handed_over_and_a_short_one_is_not(monkeypatch) -> None:
    monkeypatch.setattr(pareto, "takes_fast_road", lambda road, seconds: False)
    monkeypatch.setattr(pareto, "HANDED_OVER", 100)
    arcs = hansen_of_three(9)
    asked = (arcs, range(10), 0, 9, bounds_to(arcs, 9, 3))
    handed_over = pareto_paths(*asked)
    assert handed_over == pareto_paths(*asked, road=Road.BASE)
    monkeypatch.setattr(pareto, "has_fast_road", lambda: False)
    monkeypatch.setattr(pareto, "LABELS_CAP", 100)
    assert pareto_paths(*asked)[1]


def test_parallel_arcs_are_paths_of_their_own():
    arcs = graph([(0, 1, 1, 9), (0, 1, 9, 1), (0, 1, 5, 5), (0, 1, 6, 6)], 2)
    paths, _ = front(arcs, 0, 1, 2)
    assert [path.labels for path in paths] == [(0,), (2,), (1,)]


def test_a_path_that_beats_many_in_all_but_the_first_keeps_out_what_they_let_in():
    vectors = [(1, 10, 40), (2, 20, 30), (3, 30, 20), (4, 40, 10), (5, 5, 5), (6, 35, 7)]
    paths, _ = front(graph([(0, 1, *vector) for vector in vectors], 2), 0, 1, 3)
    assert [path.weights for path in paths] == vectors[:5]


def test_no_way_is_no_path():
    assert front([[], []], 0, 1, 2) == ([], False)


@st.composite
def worlds(draw, criteria: int):
    states = draw(st.integers(2, 6))
    weight = st.integers(0, 6)
    ends = st.integers(0, states - 1)
    edges = draw(st.lists(st.tuples(ends, ends, *(weight for _ in range(criteria))), max_size=14))
    return graph([edge for edge in edges if edge[0] != edge[1]], states)


@st.composite
def thin_worlds(draw, criteria: int):
    """Draw a world of chains, dead ends and parallel legs, where many paths weigh the same."""
    weight = st.integers(0, 2)
    junctions = draw(st.integers(2, 4))
    ends = st.integers(0, junctions - 1)
    edges: list[tuple[int, ...]] = []
    states = junctions
    for _ in range(draw(st.integers(1, 5))):
        inner = draw(st.integers(0, 3))
        stops = [draw(ends), *range(states, states + inner)]
        states += inner
        if draw(st.integers(0, 5)):  # else it leads nowhere
            stops.append(draw(ends))
        for tail, head in pairwise(stops):
            for _ in range(draw(st.sampled_from([1, 1, 1, 2]))):
                weights = [draw(weight) for _ in range(criteria)]
                edges.append((tail, head, *weights))
                if draw(st.booleans()):
                    edges.append((head, tail, *weights))
    order = draw(st.permutations(range(states)))
    renamed = [(order[tail], order[head], *weights) for tail, head, *weights in edges]
    return graph([edge for edge in renamed if edge[0] != edge[1]], states)


@pytest.mark.parametrize("criteria", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("drawn", [worlds, thin_worlds])
def test_fronts_are_those_of_all_paths(criteria, drawn):
    @settings(max_examples=120, deadline=None)
    @given(drawn(criteria))
    def holds(arcs: Arcs) -> None:
        paths, is_cut = front(arcs, 0, len(arcs) - 1, criteria)
        listed = every_path(arcs, 0, len(arcs) - 1, range(len(arcs)))
        assert [path.weights for path in paths] == unbeaten(listed)
        assert not is_cut
        for path in paths:
            assert path.states[0] == 0
            assert path.states[-1] == len(arcs) - 1
            sums = [0] * criteria
            for (tail, head), label in zip(pairwise(path.states), path.labels, strict=True):
                (weights,) = [w for w, h, arc in arcs[tail] if h == head and arc == label]
                sums = [a + b for a, b in zip(sums, weights, strict=True)]
            assert tuple(sums) == path.weights

    holds()


@pytest.mark.parametrize("criteria", [3, 4])
def test_fronts_of_many_routes_are_those_of_all_paths(criteria: int) -> None:
    """On a grid of 5 × 5 there are 8,512 paths: what is seen at a state loses many at once."""
    for seed in range(3):
        rng = random.Random(seed)
        edges = []
        for row, column in product(range(5), range(5)):
            place = 5 * row + column
            for neighbour in [place + 1] * (column < 4) + [place + 5] * (row < 4):
                weights = [rng.randint(0, 50) for _ in range(criteria)]
                edges += [(place, neighbour, *weights), (neighbour, place, *weights)]
        arcs = graph(edges, 25)
        paths, is_cut = front(arcs, 0, 24, criteria)
        vectors = [path.weights for path in paths]
        assert vectors == unbeaten(vectors)
        assert not is_cut
        for other in every_path(arcs, 0, 24, range(25)):
            assert any(all(a <= b for a, b in zip(v, other, strict=True)) for v in vectors)


def test_a_way_goes_on_to_the_next_choice():
    # 0 – 1 – 2 – 3, where 3 has two ways on; 4 is a dead end beside 0, 5 cannot reach the target.
    chain = [(0, 1, 1), (1, 0, 1), (1, 2, 2), (2, 1, 2), (2, 3, 3), (3, 2, 3), (3, 6, 4), (3, 7, 5)]
    edges = [*chain, (0, 4, 9), (4, 0, 9), (0, 5, 9), (7, 6, 1)]
    reaches = [0, 0, 0, 0, 0, UNREACHED, 0, 0]
    assert ways_from(graph(edges, 8), 0, 6, reaches) == [
        ((6,), 1, 2, 3, (3, 4, 2, 2, 1, 0)),
        ((9,), 4, 0, 4, (4, 8)),
    ]


def test_a_way_ends_at_the_target_at_parallel_legs_and_where_it_began():
    edges = [(0, 1, 1), (1, 2, 1), (1, 2, 2), (2, 3, 1), (3, 2, 1), (2, 0, 1), (3, 0, 1)]
    arcs = graph(edges, 4)
    assert [way[3] for way in ways_from(arcs, 0, 3, [0] * 4)] == [1]
    assert [way[3] for way in ways_from(arcs, 2, 3, [0] * 4)] == [3, 1]
    assert [way[3] for way in ways_from(arcs, 2, 1, [0] * 4)] == [1, 1]


@pytest.mark.parametrize("criteria", [2, 3, 4])
def test_of_equal_paths_the_first_by_the_order_of_arcs_stays(criteria: int) -> None:
    # To 5 by 1, by 2 and 3, in one step, and by 4: all weigh the same.
    steps = [[(0, 1), (1, 5)], [(0, 2), (2, 3), (3, 5)], [(0, 5)], [(0, 4), (4, 5)]]
    for first in range(4):
        in_turn = [*steps[first:], *steps[:first]]
        arcs: Arcs = [[] for _ in range(6)]
        for label, stops in enumerate(in_turn):
            for tail, head in stops:
                weight = 6 // len(stops)
                arcs[tail].append(((weight,) * criteria, head, label))
        [path], _ = front(arcs, 0, 5, criteria)
        assert path.labels == (0,) * len(in_turn[0])


@settings(max_examples=150, deadline=None)
@given(st.one_of(worlds(3), thin_worlds(3)), st.data())
def test_fronts_of_places_with_several_states_have_no_loops(arcs, data):
    block = [data.draw(st.integers(0, 3)) for _ in arcs]
    block[0], block[-1] = 98, 99
    paths, _ = front(arcs, 0, len(arcs) - 1, 3, block)
    listed = every_path_between_blocks(arcs, 0, len(arcs) - 1, block)
    assert [path.weights for path in paths] == unbeaten(listed)


def every_path_between_blocks(arcs, source, target, block):
    """As :func:`every_path`, but moving within a block is allowed while one stays in it."""
    found: list[tuple[int, ...]] = []

    def walk(path: tuple[int, ...], left: frozenset[int], weights: tuple[int, ...]) -> None:
        state = path[-1]
        if state == target:
            found.append(weights)
            return
        for more, head, _ in arcs[state]:
            if head in path or (block[head] in left and block[head] != block[state]):
                continue
            total = tuple(a + b for a, b in zip(weights, more, strict=True))
            walk((*path, head), left | {block[head]}, total)

    walk((source,), frozenset({block[source]}), (0, 0, 0))
    return found


def test_a_loop_that_seems_best_is_not_taken_and_does_not_hide_what_is():
    # States 1 and 3 are one terminal: 0 → 1 → 2 → 3 → 4 comes back to it, and seems best.
    arcs = graph([(0, 1, 1, 1, 1), (1, 2, 1, 1, 1), (2, 3, 1, 1, 1), (3, 4, 1, 1, 1),
                  (1, 4, 9, 9, 9)], 5)  # fmt: skip
    paths, _ = front(arcs, 0, 4, 3, [0, 1, 2, 1, 4])
    assert [path.states for path in paths] == [(0, 1, 4)]
    assert UNREACHED > 10
