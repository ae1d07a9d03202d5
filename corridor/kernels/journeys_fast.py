"""Many draws of one journey, compiled: strata, table look-ups and departures in one pass.

The same whole-number arithmetic as :mod:`corridor.kernels.sample` and
:mod:`corridor.kernels.timetable`, so the same draws to the bit; nothing is kept of a block but its
totals and the sums from which means and covariances follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled, compiled_piece
from corridor.kernels.sample import BITS, BLOCK, ROUNDS, Z_CELLS, Z_SPAN

__all__ = ["Program", "columns", "program_of", "travel_block"]

BY_STRATUM, BY_SCORE, DEPARTURE = 0, 1, 2

_MASK = BLOCK - 1
_SHIFT = BITS // 2
_SCALE = (Z_CELLS - 1) / 2 / Z_SPAN
_MIDDLE = (Z_CELLS - 1) / 2 + 0.5
_LOW = (1 << 18) - 1

_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What a journey goes through, stage by stage.

    Parameters
    ----------
    kinds, rows
        Of each stage: its kind, and its row among the tables or departures of that kind.
    by_stratum
        Ticks at each stratum, shape (tables, BLOCK).
    by_score
        Ticks at each cell of a score, shape (tables, Z_CELLS).
    departures, starts, cutoffs
        All timetables' departures one after another, where each begins, and its cut-off.
    firsts, first_starts, shifts
        For spans of 2**shift ticks the first departure in or after it: where a search begins.
    """

    kinds: _Array
    rows: _Array
    by_stratum: _Array
    by_score: _Array
    departures: _Array
    starts: _Array
    cutoffs: _Array
    firsts: _Array
    first_starts: _Array
    shifts: _Array


def program_of(
    kinds: Sequence[int],
    by_stratum: Sequence[_Array],
    by_score: Sequence[_Array],
    timetables: Sequence[tuple[_Array, int]],
) -> Program:
    """Return a program of stages, the tables and (departures, cut-off) of each kind in order."""
    rows, seen = [], [0, 0, 0]
    for kind in kinds:
        rows.append(seen[kind])
        seen[kind] += 1
    firsts, shifts = [], []
    for departures, _ in timetables:
        shift = (int(departures[-1]) // (2 * len(departures))).bit_length()
        spans = np.arange((int(departures[-1]) >> shift) + 1) << shift
        firsts.append(np.searchsorted(departures, spans))
        shifts.append(shift)
    return Program(
        kinds=np.array(kinds, dtype=np.int64),
        rows=np.array(rows, dtype=np.int64),
        by_stratum=_stacked(by_stratum, BLOCK),
        by_score=_stacked(by_score, Z_CELLS),
        departures=_joined([departures for departures, _ in timetables]),
        starts=np.cumsum([0, *(len(departures) for departures, _ in timetables)]),
        cutoffs=np.array([cutoff for _, cutoff in timetables], dtype=np.int64),
        firsts=_joined(firsts),
        first_starts=np.cumsum([0, *map(len, firsts)]),
        shifts=np.array(shifts, dtype=np.int64),
    )


def _stacked(tables: Sequence[_Array], width: int) -> _Array:
    stacked = np.empty((len(tables), width), dtype=np.int32)
    for row, table in zip(stacked, tables, strict=True):
        row[:] = table
    return stacked


def _joined(arrays: Sequence[_Array]) -> _Array:
    return np.concatenate([np.empty(0, np.int64), *arrays]).astype(np.int64)


def travel_block(
    program: Program, keys: _Array, normals: _Array, common: _Array, clock: _Array, origins: _Array
) -> tuple[_Array, _Array, _Array] | None:
    """Move the clocks through all stages, and return what follows for means and covariances.

    Parameters
    ----------
    program
        The stages.
    keys
        Of each stage's column in this block, shape (stages, 2 · ROUNDS).
    normals, common
        Normal score of each stratum, and the common factor of each draw, both with their weights.
    clock
        Zeros; holds the totals afterwards.
    origins
        Ticks near each stage's mean; the means themselves are filled in if the first is negative.

    Returns
    -------
    sums, high, low : int64 arrays, one entry a stage; or None
        Sums of the stage's ticks; and of their distance from the origin times the higher and the
        lower 18 bits of the total's. ``None`` if somebody came after the last departure.
    """
    took = np.empty((len(program.kinds), clock.size), dtype=np.int32)
    sums = np.zeros((3, len(program.kinds)), dtype=np.int64)
    is_missed = _travel(
        program.kinds,
        program.rows,
        program.by_stratum,
        program.by_score,
        program.departures,
        program.starts,
        program.cutoffs,
        program.firsts,
        program.first_starts,
        program.shifts,
        keys,
        normals,
        common,
        clock,
        took,
        origins,
        sums,
    )
    return None if is_missed else (sums[0], sums[1], sums[2])


def columns(
    keys: _Array,
    tables: _Array,
    normals: _Array,
    common: _Array,
    *,
    by_score: bool,
    found: _Array,
) -> None:
    """Fill in columns of durations, as ``Worlds.ticks`` gives them.

    Parameters
    ----------
    keys
        Of each column in this block.
    tables
        One a column, at each cell of a score or at each stratum.
    normals, common
        As for :func:`travel_block`.
    by_score
        Which kind of tables they are.
    found
        One row a column, as many draws as it is long.
    """
    _columns(keys, tables, normals, common, by_score, found)


@compiled_piece
def _order(key: _Array, order: _Array) -> None:
    """Fill in the strata of a column."""
    for i in range(order.shape[0]):
        stratum = np.uint32(i)
        for turn in range(ROUNDS):
            stratum = np.uint32(stratum * key[turn] + key[ROUNDS + turn]) & np.uint32(_MASK)
            stratum ^= stratum >> np.uint32(_SHIFT)
        order[i] = stratum


@compiled_piece
def _look_up(
    order: _Array, table: _Array, normals: _Array, common: _Array, by_score: bool, took: _Array
) -> None:
    if by_score:
        for i in range(took.shape[0]):
            score = normals[order[i]] + common[i]
            took[i] = table[np.int64(score * _SCALE + _MIDDLE)]
    else:
        for i in range(took.shape[0]):
            took[i] = table[order[i]]


@compiled
def _columns(
    keys: _Array, tables: _Array, normals: _Array, common: _Array, by_score: bool, found: _Array
) -> None:
    order = np.empty(found.shape[1], np.uint32)
    for column in range(tables.shape[0]):
        _order(keys[column], order)
        _look_up(order, tables[column], normals, common, by_score, found[column])


@compiled
def _travel(
    kinds: _Array,
    rows: _Array,
    by_stratum: _Array,
    by_score: _Array,
    departures: _Array,
    starts: _Array,
    cutoffs: _Array,
    firsts: _Array,
    first_starts: _Array,
    shifts: _Array,
    keys: _Array,
    normals: _Array,
    common: _Array,
    clock: _Array,
    took: _Array,
    origins: _Array,
    sums: _Array,
) -> bool:
    stages = kinds.shape[0]
    size = clock.shape[0]
    order = np.empty(size, np.uint32)
    for stage in range(stages):
        own = took[stage]
        row = rows[stage]
        if kinds[stage] == DEPARTURE:
            start = starts[row]
            end = starts[row + 1]
            last = departures[end - 1]
            for i in range(size):
                there = clock[i] + cutoffs[row]
                if there > last:
                    return True
                at = start + firsts[first_starts[row] + (there >> shifts[row])]
                while departures[at] < there:
                    at += 1
                own[i] = departures[at] - clock[i]
        else:
            _order(keys[stage], order)
            if kinds[stage] == BY_SCORE:
                _look_up(order, by_score[row], normals, common, True, own)
            else:
                _look_up(order, by_stratum[row], normals, common, False, own)
        total = np.int64(0)
        for i in range(size):
            total += own[i]
            clock[i] += own[i]
        sums[0, stage] = total
    if origins[0] < 0:
        for stage in range(stages):
            origins[stage] = sums[0, stage] // size
    away = np.int64(0)
    for stage in range(stages):
        away += origins[stage]
    for stage in range(stages):
        own = took[stage]
        origin = origins[stage]
        high = np.int64(0)
        low = np.int64(0)
        for i in range(size):
            apart = clock[i] - away
            off = own[i] - origin
            high += off * (apart >> 18)
            low += off * (apart & _LOW)
        sums[1, stage] = high
        sums[2, stage] = low
    return False
