"""Answer a trader between Kazakhstan and Spain: which way, and what if it is shut.

Run it: ``python examples/kazakhstan_spain.py``
"""

from __future__ import annotations

from corridor import ask, compare_scenarios, find_scenario, load_network, regret_table

CITIES = ("Barcelona", "Valencia", "Madrid")
WHAT_IF = ("northern-closed", "caspian-wind-november", "bosphorus-incident")


def main() -> None:
    """Print the base, three what-ifs and the robust plan, both ways."""
    network = load_network()
    scenarios = [find_scenario(name) for name in WHAT_IF]
    pairs = [("Almaty", city) for city in CITIES] + [(city, "Almaty") for city in CITIES]
    questions = [ask(network, origin, destination) for origin, destination in pairs]
    compared = compare_scenarios(network, scenarios, questions)
    for number, (origin, destination) in enumerate(pairs):
        base = compared.base[number].route
        if base is None:
            print(f"{origin} → {destination}: no way")
            continue
        days = base.days
        print(
            f"{origin} → {destination}: {days.min_days:.1f}–{days.max_days:.1f} days, "
            f"likely {days.likely_days:.1f}, {base.length_km:,.0f} km, by {base.family or 'sea'}"
        )
        for found in compared.outcomes:
            outcome = found[number]
            then = f"{outcome.route.days.likely_days:.1f} days" if outcome.route else "no way"
            print(f"  {outcome.scenario_id}: {then} ({outcome.effect})")
        robust = regret_table(network, compared, number).robust
        if robust is not None:
            print(
                f"  robust plan: by {robust.route.family or 'sea'}, "
                f"loses at most {robust.worst_regret_days:.1f} days, "
                f"barred in {robust.times_barred} of {len(robust.likely_days)}"
            )


if __name__ == "__main__":
    main()
