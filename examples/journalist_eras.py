"""Answer a journalist: "from 38–53 days to 19–23, soon 14–18", and on what it rests.

Run it: ``python examples/journalist_eras.py``
"""

from __future__ import annotations

from corridor import load_network, plan


def main() -> None:
    """Print the three published ranges, today's, and how sure each is."""
    network = load_network()
    for era in ("2022", "2023", "target", "current"):
        best = plan(network, "Xi'an", "Poti", era=era, corridor="middle").best
        days = best.days
        weak = sum(element.confidence >= "C" for element in best.elements)
        remark = " (a target, never observed)" if network.era(era).is_target else ""
        print(
            f"{era}: {days.min_days:g}–{days.max_days:g} days{remark}; "
            f"{weak} of {len(best.elements)} figures are estimates or shares of a total"
        )


if __name__ == "__main__":
    main()
