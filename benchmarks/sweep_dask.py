"""What Dask costs a block of a sweep, against the work in a block of the default size.

Run ``python benchmarks/sweep_dask.py``. Blocks of one case are run here and on one worker, in turn
and to the same bytes: what Dask takes longer is what it costs a block. Starting the cluster and the
worker's first block, in which it imports the package, are left out: they are paid once, however
long the sweep.
"""

from __future__ import annotations

import statistics
import time
from itertools import pairwise

from corridor import load_network
from corridor.io.scenarios import BASE, find_scenario
from corridor.scenarios.outcome import Beside
from corridor.scenarios.sweep import BLOCK_CASES, Job, Runner, run_here
from corridor.scenarios.sweep_cases import Sweep
from corridor.scenarios.sweep_dask import dask_runner
from corridor.scenarios.sweep_document import sweep_to_document

SMALL, LARGE, ROUNDS = 150, 4, 3
PLACES = ("xian", "almaty", "chongqing", "urumqi", "tashkent", "aktau", "alat", "poti")


def job(block_cases: int) -> Job:
    scenarios = (BASE, *map(find_scenario, ("northern-closed", "caspian-level-fall")))
    pairs = tuple((a, b) for a in PLACES for b in PLACES if a != b)
    eras = ("current", "winter", "2023", "2022", "planned")
    corridors = ("", *("middle", "turkmenbashi", "northern", "southern", "suez", "cape"))
    sweep = Sweep(scenarios=scenarios, pairs=pairs, eras=eras, corridors=corridors)
    network = load_network()
    document = sweep_to_document(sweep, network, Beside())
    return Job(document=document, network=network, beside=Beside(), block_cases=block_cases)


def pace(runner: Runner, work: Job, blocks: int) -> tuple[float, list[bytes]]:
    """Return the median seconds between the ends of blocks, the first left out, and the blocks."""
    ends, found = [], {}
    for block, content in runner(work, range(blocks)):
        ends.append(time.perf_counter())
        found[block] = content
    gaps = [after - before for before, after in pairwise(ends)]
    return statistics.median(gaps), [found[block] for block in range(blocks)]


def main() -> None:
    small, large = job(1), job(BLOCK_CASES)
    rounds = []
    for _ in range(ROUNDS):
        here, expected = pace(run_here, small, SMALL)
        on_dask, found = pace(dask_runner(workers=1), small, SMALL)
        assert found == expected, "the two roads differ"
        whole, _ = pace(run_here, large, LARGE)
        rounds.append((on_dask - here, whole))
    cost, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
    share = statistics.median(cost / whole for cost, whole in rounds)
    print(f"a block of {BLOCK_CASES} cases takes {1000 * whole:.0f} ms here")
    print(f"Dask costs a block {1000 * cost:.1f} ms, {share:.1%} of it (paired, same bytes)")


if __name__ == "__main__":
    main()
