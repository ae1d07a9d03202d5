"""The kernels against brute force and against NetworkX, on random graphs with parallel arcs."""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.kernels import k_best as searched
from corridor.kernels import shortest_fast as fast
from corridor.kernels.all_pairs import all_pairs, compressed_rows
from corridor.kernels.contraction import STEPS_PER_ARC, Contraction, contract
from corridor.kernels.k_best import Path, k_best_paths
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from, reversed_arcs
from corridor.kernels.shortest_fast import rows_of

Arcs = list[list[tuple[int, int, int]]]


@st.composite
def graphs(draw: st.DrawFn, states: int = 7, arcs: int = 22) -> tuple[Arcs, list[int]]:
    """Draw arcs (few distinct weights, so that ties abound; parallel arcs too) and blocks."""
    triples = draw(
        st.lists(
            st.tuples(
                st.integers(0, states - 1), st.integers(0, states - 1), st.sampled_from([1, 2, 3])
            ),
            max_size=arcs,
        )
    )
    block = draw(st.lists(st.integers(0, states - 2), min_size=states, max_size=states))
    out: Arcs = [[] for _ in range(states)]
    for label, (tail, head, weight) in enumerate(triples):
        if block[tail] != block[head]:
            out[tail].append((weight, head, label))
    return out, block


def all_loopless(arcs: Arcs, block: list[int], source: int, target: int) -> list[tuple[int, tuple]]:
    """List (weight, labels) of every path that enters each block once, by exhaustive walking."""
    found: list[tuple[int, tuple]] = []

    def walk(state: int, weight: int, labels: tuple, left: frozenset[int]) -> None:
        if state == target:
            found.append((weight, labels))
            return
        for more, head, label in arcs[state]:
            if block[head] not in left:
                walk(head, weight + more, (*labels, label), left | {block[head]})

    walk(source, 0, (), frozenset({block[source]}))
    return sorted(found)


def k_best(*asked, **limits) -> tuple[list[Path], bool]:
    """Return the paths by the base road, after finding the same by the fast one."""
    base, fast = (k_best_paths(*asked, road=road, **limits) for road in Road)
    assert base == fast
    return base


@settings(max_examples=400, deadline=None)
@given(graphs(), st.integers(1, 12))
def test_k_best_is_the_head_of_the_sorted_list_of_all_loopless_paths(
    drawn: tuple[Arcs, list[int]], k: int
) -> None:
    arcs, block = drawn
    source, target = 0, len(arcs) - 1
    if block[source] == block[target]:
        return
    bounds = distances_from(reversed_arcs(arcs), target)
    paths, is_cut = k_best(arcs, block, source, target, bounds, k=k)
    assert not is_cut
    assert [(path.weight, path.labels) for path in paths] == all_loopless(
        arcs, block, source, target
    )[:k]


@given(graphs(), st.integers(1, 5))
def test_a_state_is_joined_with_itself_by_the_path_without_arcs(
    drawn: tuple[Arcs, list[int]], k: int
) -> None:
    arcs, block = drawn
    arcs[0].append((3, 0, 100))  # a cycle that nothing pays for
    bounds = distances_from(reversed_arcs(arcs), 0)
    assert k_best(arcs, block, 0, 0, bounds, k=k) == ([Path(0, (), (0,))], False)


@pytest.mark.parametrize("weight", [0, -1])
@pytest.mark.parametrize("road", Road)
def test_an_arc_that_weighs_nothing_is_refused_by_both_roads(weight: int, road: Road) -> None:
    # Between the two first states it could go round for ever.
    arcs: Arcs = [[(weight, 1, 0)], [(weight, 0, 1), (1, 2, 2)], []]
    with pytest.raises(ValueError, match="weight 0 or less"):
        k_best_paths(arcs, range(3), 0, 2, [1, 1, 0], road=road)


def test_the_cap_is_stated_when_it_cuts() -> None:
    # A ladder of diamonds has 2**12 paths of equal weight.
    arcs: Arcs = [[(1, i + 1, 2 * i), (1, i + 1, 2 * i + 1)] for i in range(12)] + [[]]
    bounds = distances_from(reversed_arcs(arcs), 12)
    paths, is_cut = k_best(arcs, range(13), 0, 12, bounds, k=5000, cap=50)
    assert is_cut
    assert 0 < len(paths) < 4096
    everything, is_cut = k_best(arcs, range(13), 0, 12, bounds, k=5000)
    assert not is_cut
    assert len(everything) == 2**12


@settings(max_examples=200, deadline=None)
@given(graphs(states=9, arcs=30))
def test_distances_agree_with_networkx_and_scipy(drawn: tuple[Arcs, list[int]]) -> None:
    arcs, _ = drawn
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(len(arcs)))
    for tail, out in enumerate(arcs):
        graph.add_weighted_edges_from((tail, head, weight) for weight, head, _ in out)
    expected = nx.single_source_dijkstra_path_length(graph, 0)
    plain = distances_from(arcs, 0)
    assert {s: d for s, d in enumerate(plain) if d < UNREACHED} == expected
    in_floats = [d if d < UNREACHED else np.inf for d in plain]
    assert compressed_rows(arcs).distances_from_many([0]).tolist() == [in_floats]
    rows = rows_of(arcs)
    assert fast.distances_from(rows, 0).tolist() == plain
    back = reversed_arcs(arcs)
    assert fast.distances_from(rows_of(back), 0).tolist() == distances_from(back, 0)


@settings(max_examples=400, deadline=None)
@given(graphs(states=9, arcs=30), st.lists(st.integers(0, 8), min_size=1, max_size=9))
def test_a_contracted_graph_keeps_all_distances(
    drawn: tuple[Arcs, list[int]], sources: list[int]
) -> None:
    arcs, _ = drawn
    form = contract(arcs)
    assert form is not None
    expected = compressed_rows(arcs).distances_from_many(sources).tolist()
    for road in Road:
        assert form.distances_from_many(sources, road).tolist() == expected


def test_a_graph_too_dense_to_contract_is_searched_as_it_is() -> None:
    size = 5 * STEPS_PER_ARC
    arcs: Arcs = [
        [(1 + (tail * head) % 7, head, head) for head in range(size) if head != tail]
        for tail in range(size)
    ]
    assert contract(arcs) is None
    form = all_pairs(arcs)
    assert not isinstance(form, Contraction)
    assert form.distances_from_many([3]).tolist() == [distances_from(arcs, 3)]


@settings(max_examples=150, deadline=None)
@given(graphs(states=12, arcs=60), st.sampled_from([(5, 0), (40, 7), (40, 60), (2000, 20_000)]))
def test_both_roads_cut_at_the_same_set(drawn: tuple[Arcs, list[int]], limits) -> None:
    arcs, block = drawn
    bounds = distances_from(reversed_arcs(arcs), 11)
    k, cap = limits
    k_best(arcs, block, 0, 11, bounds, k=k, cap=cap)


def test_the_fast_road_finds_room_for_thousands_of_paths() -> None:
    arcs: Arcs = [[(1 + i % 3, i + 1, 2 * i), (2, i + 1, 2 * i + 1)] for i in range(11)] + [[]]
    bounds = distances_from(reversed_arcs(arcs), 11)
    paths, is_cut = k_best(arcs, range(12), 0, 11, bounds, k=3000)
    assert (len(paths), is_cut) == (2048, False)
    assert paths == sorted(paths, key=lambda path: (path.weight, path.labels))


@pytest.mark.parametrize(("is_started", "looked_at"), [(True, 10), (False, 100)])
def test_a_long_search_for_k_best_is_handed_over(monkeypatch, is_started, looked_at) -> None:
    arcs: Arcs = [[(1, i + 1, 2 * i), (1, i + 1, 2 * i + 1)] for i in range(9)] + [[]]
    asked = (arcs, range(10), 0, 9, distances_from(reversed_arcs(arcs), 9))
    monkeypatch.setattr(searched, "takes_fast_road", lambda road, seconds: is_started)
    monkeypatch.setattr(searched, "SOON_HANDED_OVER", 10)
    monkeypatch.setattr(searched, "SET_S", searched.WORTH_STARTING_S / (len(arcs) * 100))
    base, fast, few = searched._by_base, searched._by_fast, []
    monkeypatch.setattr(searched, "_by_base", lambda *a: few.append(a[-1]) or base(*a))
    monkeypatch.setattr(searched, "_by_fast", lambda *a: few.append(a[-1]) or fast(*a))
    handed_over = k_best_paths(*asked, k=500)
    assert few == [looked_at, searched.SETS_CAP]
    assert handed_over == base(*asked, 500, searched.SETS_CAP)
    few.clear()
    assert k_best_paths([[(1, 1, 0)], []], range(2), 0, 1, [1, 0], k=2)[0]
    assert len(few) == 1


def test_published_ties_of_the_k_best_example() -> None:
    """Seven simple paths with weights 5, 7, 8, 8, 8, 11 and 11 (Yen's example on C–H)."""
    edges = {
        ("C", "D"): 3,
        ("C", "E"): 2,
        ("D", "F"): 4,
        ("E", "D"): 1,
        ("E", "F"): 2,
        ("E", "G"): 3,
        ("F", "G"): 2,
        ("F", "H"): 1,
        ("G", "H"): 2,
    }
    names = "CDEFGH"
    arcs: Arcs = [[] for _ in names]
    for label, ((tail, head), weight) in enumerate(edges.items()):
        arcs[names.index(tail)].append((weight, names.index(head), label))
    bounds = distances_from(reversed_arcs(arcs), 5)
    paths, _ = k_best(arcs, range(6), 0, 5, bounds, k=20)
    assert [path.weight for path in paths] == [5, 7, 8, 8, 8, 11, 11]


@pytest.mark.parametrize("k", [1, 3])
def test_no_path_is_an_empty_answer(k: int) -> None:
    arcs: Arcs = [[], []]
    bounds = distances_from(reversed_arcs(arcs), 1)
    assert k_best(arcs, range(2), 0, 1, bounds, k=k) == ([], False)


def test_parallel_arcs_are_not_added_up() -> None:
    arcs: Arcs = [[(10, 1, 0), (100, 1, 1)], []]
    assert compressed_rows(arcs).distances_from_many([0]).tolist() == [[0.0, 10.0]]
    assert all_pairs(arcs).distances_from_many([0]).tolist() == [[0.0, 10.0]]
    assert list(itertools.chain.from_iterable(reversed_arcs(arcs))) == [(10, 0, 0), (100, 0, 1)]
