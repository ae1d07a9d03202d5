"""Run the blocks of a sweep on Dask: on processes of this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from corridor.errors import CorridorError, ExtraMissingError
from corridor.scenarios.sweep import Job, Runner, block_bytes

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["dask_runner"]

WAITING_PER_WORKER = 3
"""Blocks handed out at once to each worker: enough to keep it busy, few enough to stay small."""

PATIENCE_S = 30


def dask_runner(*, scheduler: str = "", workers: int = 2) -> Runner:
    """Return a runner on a Dask cluster.

    Parameters
    ----------
    scheduler
        Address of a scheduler that runs already, as ``tcp://10.0.0.1:8786``; its workers need the
        same version of this package. Empty for a cluster on this machine, for this sweep alone.
    workers
        Processes of that cluster.

    Raises
    ------
    ExtraMissingError
        When run, if Dask is not installed.
    CorridorError
        When run, if the scheduler cannot be reached, or no worker is left.
    """

    def run(job: Job, blocks: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        with _client(scheduler, workers) as client:
            yield from _run(client, job, blocks)

    return run


def _run(client: Client, job: Job, blocks: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    from distributed import as_completed

    sent = client.scatter(job, broadcast=True)
    waiting = iter(blocks)
    width = max(1, len(client.scheduler_info()["workers"])) * WAITING_PER_WORKER
    numbers = {}
    running = as_completed(with_results=True)

    def hand_out(count: int) -> None:
        for block in islice(waiting, count):
            future = client.submit(block_bytes, sent, block, pure=False, retries=3)
            numbers[future.key] = block
            running.add(future)

    hand_out(width)
    for future, content in running:
        block = numbers.pop(future.key)
        future.release()
        hand_out(1)
        yield block, content


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise ExtraMissingError(
            'a cluster needs the extra "sweep": pip install "corridor[sweep]"'
        ) from None
    if not scheduler:
        cluster = LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
        )
        with cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(scheduler, timeout=PATIENCE_S)
    except (OSError, TimeoutError, ValueError) as error:
        raise CorridorError(f"no scheduler answers at {scheduler}: {error}") from None
    with client:
        yield client
