"""Answer a dispatcher: which way is the fastest how often, and which is the surest.

In each of thousands of possible worlds every leg and stay takes other days, and another way may be
the fastest. The shares say how often each one is, and what choosing it costs against knowing.

Run it: ``python examples/dispatcher_surest.py``
"""

from __future__ import annotations

from corridor import (
    Contender,
    FastestRoutes,
    Traveller,
    ask,
    best_by_quantile,
    fastest_routes,
    read_dataset,
)


def main() -> None:
    """Print the contenders from Xi'an to Istanbul, and the best by P95."""
    data = read_dataset()
    query = ask(data.network, "Xi'an", "Istanbul")
    traveller = Traveller.calibrated(data.calibration, query.era, draws=4096)
    found = fastest_routes(data.network, query, traveller, most=3)
    print(f"{found.ever_fastest} ways are the fastest in some world; the likeliest:")
    for one in found.contenders:
        print(
            f"  {one.rival.chance_fastest:4.0%} {one.route.family} by {own_way(one, found)}: "
            f"{one.mean_days:.1f} days on average, {one.rival.mean_regret_days:.1f} days lost"
        )
    print(f"who knew each world would need {found.mean_fastest_days:.1f} days on average")
    surest = best_by_quantile(data.network, query, 0.95, traveller)
    told = surest.journeys[0].simulation().percentiles
    print(f"surest: by {surest.routes[0].family or 'no gateway'}, P95 {told.p95_days:.1f} days")
    print(f"  {surest.note()}")


def own_way(one: Contender, found: FastestRoutes) -> str:
    """Name the first places that no other contender passes."""
    others = {
        place
        for other in found.contenders
        if other is not one
        for place in other.route.terminal_ids
    }
    own = [place for place in one.route.terminal_ids if place not in others]
    return ", ".join(own[:2]) or "the places of others"


if __name__ == "__main__":
    main()
