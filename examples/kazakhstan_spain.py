"""Answer a trader between Kazakhstan and Spain: which way, what it costs, and what if it is shut.

The trade that started this planner: 2.6 billion USD in 2022, up 41.7 %. Ferroalloys, electric
generators, aluminium, dried vegetables and coal went to Spain; machinery, parts of vehicles and
pharmaceuticals came back. Published values are of the whole trade, not of a box: no value is made
up for one here. So time gets no price, and the script prints instead at which rate the Middle
Corridor would beat the best of the others, and what a day would have to be worth. Days, prices and
emissions are the likely ones.

Run it: ``python examples/kazakhstan_spain.py``
"""

from __future__ import annotations

from dataclasses import replace

from corridor import (
    CargoClass,
    Comparison,
    Dataset,
    Equipment,
    Outcome,
    Shipment,
    ask,
    break_even,
    compare,
    compare_families,
    for_shipment,
    read_dataset,
    regret_table,
)

CITIES = ("Barcelona", "Valencia", "Madrid")
WHAT_IF = ("northern-closed", "caspian-wind-november", "bosphorus-incident")

HEAVY = Shipment(equipment=Equipment.BOX_20, tonnes_each=24)
"""Ferroalloys, aluminium and coal fill a small box by weight; 24 t is an assumption."""
LIGHT = Shipment(equipment=Equipment.BOX_40HC, tonnes_each=12)
"""Generators, machinery and parts of vehicles fill a high box by room; 12 t is an assumption."""
COLD = replace(LIGHT, equipment=Equipment.BOX_40, cargo=CargoClass.REEFER)
"""Pharmaceuticals that must be kept cool."""

WESTBOUND = {
    "ferroalloys, aluminium or coal": HEAVY,
    "dried vegetables": Shipment(),
    "electric generators": LIGHT,
}
EASTBOUND = {"machinery or parts of vehicles": LIGHT, "pharmaceuticals, cooled": COLD}


def main() -> None:
    """Print the choice for each good, then what-ifs and the robust plan, both ways."""
    data = read_dataset()
    for (origin, destination), goods in {
        ("Almaty", "Barcelona"): WESTBOUND,
        ("Barcelona", "Almaty"): EASTBOUND,
    }.items():
        for name, shipment in goods.items():
            tell_choice(data, origin, destination, name, shipment)
    tell_what_ifs(data)


def tell_choice(
    data: Dataset, origin: str, destination: str, name: str, shipment: Shipment
) -> None:
    """Print each family's days, price and emissions, and what a day must be worth."""
    network, limits = data.network, data.limits
    query = for_shipment(network, ask(network, origin, destination), shipment, limits)
    compared = compare_families(network, query, data.prices, shipment, limits=limits)
    print(f"{origin} → {destination}, {name} ({shipment.tonnes:g} t in a {shipment.equipment}):")
    for one in compared.families:
        money, emission = one.choice.costing.total, one.choice.footprint.total
        unknown = sum(each.verdict == "unknown" for each in one.cargo)
        said = f"; {shipment.cargo} unknown on {unknown} legs" if unknown else ""
        print(
            f"  {one.family_id}: {one.route.days.likely_days:.1f} days, "
            f"{'' if one.choice.costing.is_complete else 'over '}{money.likely_usd:,.0f} USD, "
            f"{emission.likely_kg:,.0f} kg CO2e{said}"
        )
    tell_worth(compared)


def tell_worth(compared: Comparison) -> None:
    """Print what a day must be worth, or the Middle Corridor cost, to beat the cheapest."""
    known = [one for one in compared.families if one.choice.costing.is_complete]
    quickest = min(known, key=lambda one: one.route.days.likely_days)
    cheapest = min(known, key=lambda one: one.choice.costing.total.likely_usd)
    if quickest is cheapest:
        print(f"  {quickest.family_id} is both the quickest and the cheapest")
    else:
        worth = break_even(quickest, cheapest).value_of_time_usd
        print(f"  {quickest.family_id} beats {cheapest.family_id} over {worth or 0:,.0f} USD a day")
    middle = compared.family("middle")
    if middle in known and middle is not cheapest:
        even = break_even(middle, cheapest)
        print(f"  middle beats {cheapest.family_id} under {even.most_usd or 0:,.0f} USD")


def tell_what_ifs(data: Dataset) -> None:
    """Print the base, three what-ifs and the robust plan for every city, both ways."""
    pairs = [("Almaty", city) for city in CITIES] + [(city, "Almaty") for city in CITIES]
    compared = compare(data, WHAT_IF, pairs, shipment=Shipment())
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
        robust = regret_table(data.network, compared, number).robust
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
