"""Distances in many worlds at once, against one search a world."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.kernels.many_worlds import joints_of, totals_in_worlds
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from

STATES, WORLDS = 6, 5

_arcs = st.lists(st.tuples(st.integers(0, STATES - 1), st.integers(0, STATES - 1)), min_size=1)
_weight = st.sampled_from([0.0, 1.0, 2.0, 5.0, np.inf])


@pytest.mark.parametrize("road", list(Road))
@settings(max_examples=150, deadline=None)
@given(data=st.data(), arcs=_arcs)
def test_each_world_is_as_searched_alone(
    road: Road, data: st.DataObject, arcs: list[tuple[int, int]]
) -> None:
    row = st.lists(_weight, min_size=WORLDS, max_size=WORLDS)
    weights = np.array([data.draw(row) for _ in arcs])
    target = data.draw(st.integers(1, STATES - 1))
    order = data.draw(st.permutations(range(STATES)))
    joints = joints_of(arcs, STATES)
    ones, rows = np.ones(len(arcs)), np.arange(len(arcs))
    lightest = joints.lightest(ones, rows, weights, road)
    least = [np.where(row == np.inf, 99.0, row).min() for row in weights]
    incoming: list[list[tuple[int, int, int]]] = [[] for _ in range(STATES)]
    for (tail, head), weight in zip(arcs, least, strict=True):
        incoming[head].append((int(weight), tail, 0))
    usual = [int(joints.joint_of_arc[i]) for i, arc in enumerate(arcs) if arc == (0, target)][:1]
    ahead = distances_from(incoming, target)
    found = totals_in_worlds(joints, lightest, 0, target, order, ahead, usual, road)
    for world in range(WORLDS):
        out: list[list[tuple[int, int, int]]] = [[] for _ in range(STATES)]
        for (tail, head), weight in zip(arcs, weights[:, world], strict=True):
            if np.isfinite(weight):
                out[tail].append((int(weight), head, 0))
        alone = distances_from(out, 0)[target]
        assert found[world] == (np.inf if alone >= UNREACHED else alone)
