"""Answer a corridor authority: where the days are lost, and what a fix is worth.

Run it: ``python examples/authority_lost_days.py``
"""

from __future__ import annotations

from corridor import Part, ScaleTimes, Scenario, Target, ask, compare_scenarios, load_network, plan

PLACES = ("altynkol", "aktau", "alat", "poti")


def main() -> None:
    """Print the split of the days, both speeds, and the gain of halving all delay at each place."""
    network = load_network()
    best = plan(network, "Xi'an", "Poti", corridor="middle").best
    for part, days in best.split().items():
        print(f"{part}: {days.likely_days:.2f} days")
    with_delay, without = best.speed_with_delay_kmh, best.speed_without_delay_kmh
    if with_delay and without:
        print(f"speed with delay {with_delay:.1f} km/h, without {without:.1f} km/h")
    question = ask(network, "Xi'an", "Poti", corridor="middle")
    fixes = [halved(place) for place in PLACES]
    for row in compare_scenarios(network, fixes, [question]).records():
        if row["effect"]:
            print(f"{row['scenario']}: {row['change_days']:+.2f} days ({row['effect']})")


def halved(place: str) -> Scenario:
    """Return the scenario in which nothing but running takes more than half at a place."""
    delay = (Part.WAITING, Part.HANDLING, Part.BORDER)
    edit = ScaleTimes(target=Target(terminal_ids=(place,)), factor=0.5, parts=delay)
    return Scenario(id=f"half-delay-{place}", edits=(edit,))


if __name__ == "__main__":
    main()
