"""Answer a trader between Kazakhstan and Spain: which way, at what price, and if it is shut.

Run it: ``python examples/kazakhstan_spain.py``
"""

from __future__ import annotations

from corridor import Shipment, compare, load_network, regret_table
from corridor.scenarios.outcome import Outcome

CITIES = ("Barcelona", "Valencia", "Madrid")
WHAT_IF = ("northern-closed", "caspian-wind-november", "bosphorus-incident")


def main() -> None:
    """Print the base, three what-ifs and the robust plan for one 40 ft box, both ways."""
    network = load_network()
    pairs = [("Almaty", city) for city in CITIES] + [(city, "Almaty") for city in CITIES]
    compared = compare(network, WHAT_IF, pairs, shipment=Shipment())
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
        print(f"  base: {bill(compared.base[number])}")
        for found in compared.outcomes:
            outcome = found[number]
            then = f"{outcome.route.days.likely_days:.1f} days" if outcome.route else "no way"
            print(f"  {outcome.scenario_id}: {then} ({outcome.effect}), {bill(outcome)}")
        robust = regret_table(network, compared, number).robust
        if robust is not None:
            print(
                f"  robust plan: by {robust.route.family or 'sea'}, "
                f"loses at most {robust.worst_regret_days:.1f} days, "
                f"barred in {robust.times_barred} of {len(robust.likely_days)}"
            )


def bill(outcome: Outcome) -> str:
    """Say what the box costs and emits; at least so much where a leg has no price or factor."""
    if outcome.cost_usd is None or outcome.co2e_kg is None:
        return "no bill"
    least = "" if outcome.is_billed_in_full else "at least "
    usd, kg = outcome.cost_usd.likely_usd, outcome.co2e_kg.likely_kg
    return f"{least}{usd:,.0f} USD, {kg / 1000:.1f} t CO2e"


if __name__ == "__main__":
    main()
