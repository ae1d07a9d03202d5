"""Loops that pay, and the best path without a loop, against exhaustive walking."""

from __future__ import annotations

import random

import numpy as np
import pytest

from corridor.kernels.all_pairs import all_pairs
from corridor.kernels.loops import NO_RETURN, best_loopless, paying_loops, returns_between
from corridor.kernels.shortest import reversed_arcs

Arcs = list[list[tuple[int, int, int]]]
BLOCKS, INNER = 6, 3
"""Terminals, and the states by which each is reached; entries and exits come before these."""


def random_graph(rng: random.Random) -> tuple[Arcs, list[int]]:
    """Return arcs and blocks like those of a network: entries, exits, ways of arriving.

    Going on costs little from some states of a terminal, much or nothing at all from others, so
    that most shortest paths hold loops.
    """
    block = [*range(BLOCKS), *range(BLOCKS), *(b for b in range(BLOCKS) for _ in range(INNER))]
    arcs: Arcs = [[] for _ in block]
    legs = [
        (tail, head, rng.randrange(INNER))
        for tail in range(BLOCKS)
        for head in range(BLOCKS)
        if tail != head and rng.random() < 0.6
    ]
    for state, here in enumerate(block):
        if BLOCKS <= state < 2 * BLOCKS:
            continue
        for label, (tail, head, way) in enumerate(legs):
            if tail == here and rng.random() < 0.7:
                weight = rng.choice([1, 2, 3, 20, 40])
                arcs[state].append((weight, 2 * BLOCKS + INNER * head + way, label))
        if state >= 2 * BLOCKS:
            arcs[state].append((rng.choice([1, 1, 15]), BLOCKS + here, -1))
    return arcs, block


def least_loopless(arcs: Arcs, block: list[int], source: int) -> dict[int, int]:
    """Return the least weight of a path from an entry to each exit that enters no block twice."""
    least: dict[int, int] = {}

    def walk(state: int, so_far: int, left: frozenset[int]) -> None:
        for weight, head, label in arcs[state]:
            if label < 0:
                least[head] = min(so_far + weight, least.get(head, so_far + weight))
            elif block[head] not in left:
                walk(head, so_far + weight, left | {block[head]})

    walk(source, 0, frozenset({block[source]}))
    return least


@pytest.mark.parametrize("seed", range(60))
def test_pairs_without_loops_are_right_and_the_others_are_found(seed: int) -> None:
    arcs, block = random_graph(random.Random(seed))
    sources, exits = list(range(BLOCKS)), np.arange(BLOCKS, 2 * BLOCKS)
    distances_from = all_pairs(arcs).distances_from_many
    from_sources = distances_from(sources)
    loops = paying_loops(arcs, block, distances_from)
    returns = returns_between(loops, from_sources, exits, distances_from)
    incoming = reversed_arcs(arcs)
    for source in sources:
        least = least_loopless(arcs, block, source)
        for column, target in enumerate(exits.tolist()):
            if column == source:
                continue
            bounds = from_sources[source].tolist()
            back_by = returns[source, column]
            for watch in ((), (block[back_by],)):
                found = best_loopless(incoming, block, (source, target), bounds, watch)
                assert found == (least.get(target), False)
            if back_by == NO_RETURN:
                assert from_sources[source, target] == least.get(target, np.inf)


def test_most_of_these_graphs_have_loops_that_pay_and_some_pairs_have_no_path_without() -> None:
    """Else the test above would prove little."""
    looped = pathless = 0
    for seed in range(60):
        arcs, block = random_graph(random.Random(seed))
        distances_from = all_pairs(arcs).distances_from_many
        loops = paying_loops(arcs, block, distances_from)
        from_sources = distances_from(list(range(BLOCKS)))
        exits = np.arange(BLOCKS, 2 * BLOCKS)
        found = returns_between(loops, from_sources, exits, distances_from) != NO_RETURN
        looped += bool(found[~np.eye(BLOCKS, dtype=bool)].any())
        pathless += any(
            np.isfinite(from_sources[source, exit_])
            for source in range(BLOCKS)
            for exit_ in set(exits.tolist())
            - set(least_loopless(arcs, block, source))
            - {BLOCKS + source}
        )
    assert looped > 30
    assert pathless > 0


def test_a_search_of_one_pair_stops_at_its_cap() -> None:
    incoming = [[], [(1, 0, 0)], [(1, 1, 1)]]
    assert best_loopless(incoming, range(3), (0, 2), [0, 1, 2]) == (2, False)
    assert best_loopless(incoming, range(3), (0, 2), [0, 1, 2], cap=2) == (None, True)
