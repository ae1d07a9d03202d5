"""Run a sweep: block by block, here, on several processes, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

from corridor.model.network import Network
from corridor.scenarios.outcome import Beside
from corridor.scenarios.sweep_cases import Answerer, Sweep
from corridor.scenarios.sweep_check import check_sweep
from corridor.scenarios.sweep_document import beside_of, sweep_from_document, sweep_to_document
from corridor.scenarios.sweep_store import Store, require_pyarrow, rows_to_bytes

__all__ = ["BLOCK_CASES", "Job", "Progress", "block_bytes", "run_sweep"]

BLOCK_CASES = 512
"""Cases of a block: about a second of work, so that a cluster's 2 ms a task vanish."""

Progress = Callable[[int, int], None]
"""Told how many cases are done, and of how many."""

Runner = Callable[["Job", Iterable[int]], Iterator[tuple[int, bytes]]]
"""Yields (block, content) of the blocks asked for, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that a worker needs, in plain values that travel.

    Parameters
    ----------
    document
        Description of the sweep.
    network, beside
        What is asked.
    block_cases
        Cases of a block.
    """

    document: Mapping[str, Any]
    network: Network
    beside: Beside
    block_cases: int

    def __hash__(self) -> int:
        return hash(str(self.document["network_fingerprint"]))


def run_sweep(
    network: Network,
    sweep: Sweep,
    out: Path,
    *,
    beside: Beside | None = None,
    runner: Runner | None = None,
    progress: Progress | None = None,
    block_cases: int = BLOCK_CASES,
) -> Path:
    """Run every case of a sweep and write the results to a Parquet file.

    Killed at any moment and started again, it computes what is missing; the file is then the same
    to the byte as that of an unbroken run, whoever ran the blocks.

    Parameters
    ----------
    network, sweep
        What is asked of what.
    out
        The Parquet file; until it is done ``<out>.parts/`` holds the finished blocks.
    beside
        Prices, closure laws and calibration; only what the sweep draws on is used.
    runner
        Who runs the blocks; this process if left out. See :mod:`corridor.scenarios.sweep_dask`.
    progress
        Told after each block.
    block_cases
        Cases of a block.

    Raises
    ------
    DataError
        If ``out`` holds another sweep, or two cases would be the same.
    UnknownNameError
        If the sweep names a place, an era or a family that is not there: before the first case.
    CorridorError
        If it cannot be written; finished blocks stay.
    ExtraMissingError
        If pyarrow is not installed.
    """
    require_pyarrow()
    check_sweep(network, sweep)
    beside = beside_of(sweep, beside or Beside())
    document = sweep_to_document(sweep, network, beside)
    # What runs is what the document says: a scenario must mean the same when it is read back.
    job = Job(document=document, network=network, beside=beside, block_cases=block_cases)
    blocks = ceil(sweep.case_count / block_cases)
    store = Store(out=out, document={**document, "block_cases": block_cases}, blocks=blocks)
    done = len(finished := store.open())
    missing = [block for block in range(blocks) if block not in finished]
    for block, content in (runner or run_here)(job, missing):
        store.add(block, content)
        done += 1
        if progress is not None:
            progress(min(done * block_cases, sweep.case_count), sweep.case_count)
    store.join()
    return out


def run_here(job: Job, blocks: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Run blocks one after another in this process."""
    for block in blocks:
        yield block, block_bytes(job, block)


def block_bytes(job: Job, block: int) -> bytes:
    """Run one block, on whichever machine this is."""
    answerer = _answerer(job)
    first = block * job.block_cases
    last = min(first + job.block_cases, answerer.sweep.case_count)
    return rows_to_bytes(answerer.records(first, last))


@lru_cache(maxsize=1)
def _answerer(job: Job) -> Answerer:
    """Return what answers a job's cases: made once for each worker and job."""
    return Answerer(job.network, job.beside, sweep_from_document(dict(job.document)))
