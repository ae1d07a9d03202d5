"""Distances in many worlds at once, against one search a world."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.kernels.many_worlds import distances_in_worlds, joints_of
from corridor.kernels.shortest import UNREACHED, distances_from

STATES, WORLDS = 6, 5

_arcs = st.lists(st.tuples(st.integers(0, STATES - 1), st.integers(0, STATES - 1)), min_size=1)
_weight = st.sampled_from([0.0, 1.0, 2.0, 5.0, np.inf])


@settings(max_examples=150, deadline=None)
@given(data=st.data(), arcs=_arcs)
def test_each_world_is_as_searched_alone(data: st.DataObject, arcs: list[tuple[int, int]]) -> None:
    row = st.lists(_weight, min_size=WORLDS, max_size=WORLDS)
    weights = np.array([data.draw(row) for _ in arcs])
    order = data.draw(st.permutations(range(STATES)))
    joints = joints_of(arcs, STATES)
    found = distances_in_worlds(joints, joints.lightest(weights), 0, order)
    for world in range(WORLDS):
        out: list[list[tuple[int, int, int]]] = [[] for _ in range(STATES)]
        for (tail, head), weight in zip(arcs, weights[:, world], strict=True):
            if np.isfinite(weight):
                out[tail].append((int(weight), head, 0))
        alone = [np.inf if d >= UNREACHED else d for d in distances_from(out, 0)]
        assert found[:, world].tolist() == alone
