"""Answer a forwarder: the wind shuts both Kazakh ports; what now, and until when.

Run it: ``python examples/forwarder_storm.py``
"""

from __future__ import annotations

from datetime import date

from corridor import compare, read_dataset


def main() -> None:
    """Compare a shipment before, during and after ten days of wind."""
    data = read_dataset()
    for day in (date(2026, 11, 4), date(2026, 11, 10), date(2026, 11, 15)):
        compared = compare(
            data, ["caspian-wind-november"], [("Xi'an", "Poti")], on=day, draws=16_384
        )
        outcome = compared.outcomes[0][0]
        if outcome.route is None or outcome.simulation is None:
            print(f"{day}: no way left, {outcome.why_none}")
            continue
        told = outcome.simulation.percentiles
        days = outcome.route.days
        print(
            f"{day}: {days.min_days:.1f}–{days.max_days:.1f} days, "
            f"P50 {told.p50_days:.1f}, P95 {told.p95_days:.1f}, "
            f"by {outcome.route.family or 'no gateway'} ({outcome.effect})"
        )


if __name__ == "__main__":
    main()
