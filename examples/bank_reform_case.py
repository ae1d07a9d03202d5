"""Answer an economist: time halved by 2030, and how far the named projects get.

Run it: ``python examples/bank_reform_case.py``
"""

from __future__ import annotations

from corridor import (
    apply_scenarios,
    ask,
    best_routes,
    compare_scenarios,
    find_scenario,
    load_network,
    read_library,
    scenarios_due,
)


def main() -> None:
    """Set the target, the stack of projects, and each project alone beside the base."""
    network = load_network()
    question = ask(network, "Xi'an", "Poti", corridor="middle")
    base = best_routes(network, question).best.days.likely_days
    due = scenarios_due(read_library(), 2030)
    built = best_routes(apply_scenarios(network, due), question).best.days.likely_days
    halved = compare_scenarios(network, [find_scenario("world-bank-half-time")], [question])
    target = halved.outcomes[0][0].route
    print(f"today: {base:.2f} days")
    print(f"with {len(due)} projects due by 2030: {built:.2f} days")
    if target is not None:
        aim = target.days.likely_days
        print(f"the reform case: {aim:.2f} days")
        print(f"the projects get {(base - built) / (base - aim):.0%} of the way")
    for row in compare_scenarios(network, due, [question]).records():
        if row["effect"] not in ("", "none"):
            print(f"  {row['scenario']}: {row['change_days']:+.2f} days")


if __name__ == "__main__":
    main()
