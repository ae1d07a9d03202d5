"""What running a result again has shown, as text."""

from __future__ import annotations

from corridor.model.wording import count
from corridor.reports.harmless import visible
from corridor.scenarios.verify import Verdict

__all__ = ["render_verdict"]


def render_verdict(verdict: Verdict) -> str:
    """Write whether a result holds, and if not, what differs and what may be the cause."""
    checked = f"{verdict.checked:,} of {count(verdict.cases, 'case')} run again"
    if verdict.holds:
        lines = [f"The result holds: {checked}, all the same to the last digit."]
    else:
        lines = [f"The result does not hold: {checked}, {verdict.differing:,} differ."]
    if not verdict.same_network:
        lines.append("The network is not the one that it was computed from.")
    if not verdict.same_beside:
        lines.append("Prices, closures or calibration are not those that it was computed from.")
    if not verdict.same_version:
        lines.append("The package is of another version.")
    for difference in verdict.differences:
        lines.append(
            f"  case {difference.case}, {difference.column}: "
            f"{visible(difference.stored)[:60]} then, {visible(difference.found)[:60]} now"
        )
    return "\n".join(lines) + "\n"
