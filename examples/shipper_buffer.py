"""Answer a shipper: how much buffer the Middle Corridor needs, and which stretch makes it.

Run it: ``python examples/shipper_buffer.py``
"""

from __future__ import annotations

from corridor import plan, read_dataset, simulate


def main() -> None:
    """Print buffer times of two families and what the spread is due to."""
    data = read_dataset()
    for family in ("middle", "northern"):
        route = plan(data.network, "Xi'an", "Duisburg", corridor=family).best
        told = simulate(route, data.calibration)
        print(
            f"{family}: mean {told.percentiles.mean_days:.1f} days, "
            f"P95 {told.percentiles.p95_days:.1f}, buffer {told.buffer_days:.1f}"
        )
        worst = sorted(told.shares, key=lambda share: -share.variance_share)[:3]
        for share in worst:
            print(f"  {share.variance_share:4.0%} of the variance: {share.id} ({share.part})")


if __name__ == "__main__":
    main()
