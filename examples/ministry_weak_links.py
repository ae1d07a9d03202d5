"""Answer a ministry: which single leg, if it shuts, costs three trades the most days.

Each leg is shut in one what-if of its own, all answered in one call. Days are likely ones, of a
40 ft container; nothing is said of how likely a closure is.

Run it: ``python examples/ministry_weak_links.py``
"""

from __future__ import annotations

import numpy as np

from corridor import days_in_worlds, load_network

PAIRS = [("xian", "poti"), ("xian", "duisburg"), ("almaty", "mersin")]
TOLD = 3


def main() -> None:
    """Print, for each pair, the legs whose closure delays most, and those that cut it off."""
    network = load_network()
    factors = np.ones((len(network.legs) + 1, len(network.legs)))
    np.fill_diagonal(factors[1:], np.inf)  # the first what-if is the network as it is
    days = days_in_worlds(network, PAIRS, factors, era=network.default_era.id)
    for (origin, destination), (base, *shut) in zip(PAIRS, days.T.tolist(), strict=True):
        print(f"{origin} → {destination}: {base:.1f} days")
        lost = {leg.id: each - base for leg, each in zip(network.legs, shut, strict=True)}
        for leg_id in sorted(lost, key=lambda leg_id: (-lost[leg_id], leg_id))[:TOLD]:
            then = "no way left" if np.isinf(lost[leg_id]) else f"{lost[leg_id]:+.1f} days"
            print(f"  {leg_id} shut: {then}")


if __name__ == "__main__":
    main()
