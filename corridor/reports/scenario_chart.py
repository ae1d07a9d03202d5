"""A comparison of scenarios as a chart: for each question a bar a scenario, all on one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from corridor.model.network import Network
from corridor.model.wording import brief, signed
from corridor.reports.drawing import Bar, Dot, Drawing, Label, Stroke
from corridor.scenarios.compare import Effect, Outcome, ScenarioComparison, days_beyond

__all__ = ["draw_comparison"]

Shape = Bar | Stroke | Dot | Label
_Scale = Callable[[float], float]

WIDTH: Final = 800
LABELS: Final = 210
CHANGES: Final = 170
TOP: Final = 64
STEP: Final = 22
GAP: Final = 34

MOST_QUESTIONS: Final = 40
"""Questions that one picture holds; the rest are counted."""

LONGEST_LABEL: Final = 30
MOST_TICKS: Final = 8

GREY, PALE, BAND, BASE, CHANGED = "#666", "#d5dbe3", "#b4c2d4", "#35588c", "#c2552d"


def draw_comparison(network: Network, comparison: ScenarioComparison) -> Drawing:
    """Draw every question under the base and each scenario.

    Parameters
    ----------
    network
        The base, for names.
    comparison
        What was compared.

    Returns
    -------
    Drawing
        A thin bar from least to greatest, a thick one from P5 to P95 where draws were asked for,
        and a dot at the likely days.
    """
    shown = range(min(len(comparison.base), MOST_QUESTIONS))
    groups = [
        (comparison.base[position], [found[position] for found in comparison.outcomes])
        for position in shown
    ]
    most = max((_most(each) for base, rest in groups for each in (base, *rest)), default=0.0) or 1.0
    unit = (WIDTH - LABELS - CHANGES) / most

    def x(days: float) -> float:
        return LABELS + days * unit

    shapes: list[Shape] = []
    y = float(TOP)
    for base, outcomes in groups:
        shapes += _group(network, base, outcomes, y, x)
        y += STEP * (2 + len(outcomes)) + GAP - STEP
    hidden = len(comparison.base) - len(groups)
    if hidden:
        shapes.append(Label(16, y, f"and {hidden} more pairs, in the table", GREY))
        y += STEP
    title = f"The base case against {_named(comparison)}"
    frame: list[Shape] = [
        *_ticks(most, y, x),
        Label(16, 24, title, size=14, is_bold=True),
        Label(16, 42, _legend(comparison), GREY, size=11),
    ]
    return Drawing(title=title, width=WIDTH, height=y + 36, shapes=[*frame, *shapes])


def _most(outcome: Outcome) -> float:
    return outcome.route.days.max_days if outcome.route else 0.0


def _named(comparison: ScenarioComparison) -> str:
    count = len(comparison.scenarios)
    return comparison.scenarios[0].id if count == 1 else f"{count} scenarios"


def _legend(comparison: ScenarioComparison) -> str:
    drawn = any(outcome.simulation for outcome in comparison.base)
    band = "thick: nine in ten, P5 to P95; " if drawn else ""
    return f"thin: least to greatest days; {band}dot: likely; right: change of the likely days"


def _group(
    network: Network, base: Outcome, outcomes: Sequence[Outcome], y: float, x: _Scale
) -> Iterator[Shape]:
    ends = (network.terminal(end).name for end in (base.query.origin_id, base.query.destination_id))
    yield Label(16, y + 4, f"{' → '.join(ends)}, era {base.query.era}", is_bold=True)
    for row, outcome in enumerate((base, *outcomes), start=1):
        yield from _row(base, outcome, y + STEP * row, x)


def _row(base: Outcome, outcome: Outcome, y: float, x: _Scale) -> Iterator[Shape]:
    yield Label(LABELS - 12, y + 4, _short(outcome.scenario_id), anchor="end")
    if outcome.route is None:
        yield Label(x(0) + 6, y + 4, "no way left", CHANGED)
        return
    days, told = outcome.route.days, outcome.simulation
    is_changed = outcome is not base and outcome.effect is not Effect.NONE
    colour = CHANGED if is_changed else BASE
    yield Bar(x(days.min_days), y - 2, x(days.max_days) - x(days.min_days), 4, PALE)
    if told:
        low, high = x(told.percentiles.p5_days), x(told.percentiles.p95_days)
        yield Bar(low, y - 5, high - low, 10, BAND)
    yield Dot(x(days.likely_days), y, 4, colour)
    yield Label(x(days.max_days) + 8, y + 4, _change(base, outcome), colour)


def _change(base: Outcome, outcome: Outcome) -> str:
    if outcome.route is None:
        return ""
    likely = brief(outcome.route.days.likely_days)
    if outcome is base or base.route is None:
        return likely
    beyond = days_beyond(outcome.route.days.likely_days, base.route.days.likely_days)
    how = {Effect.REROUTED: ", other way", Effect.NONE: ""}.get(outcome.effect, ", same way")
    return f"{likely} ({signed(beyond)}{how})"


def _ticks(most: float, bottom: float, x: _Scale) -> Iterator[Shape]:
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 1e9) if most / each <= MOST_TICKS)
    counts = range(int(most / step) + 1)
    lines = (
        (
            Stroke(x(n * step), TOP - 12, x(n * step), bottom, "#eee"),
            Label(x(n * step), bottom + 16, brief(n * step), GREY, size=11, anchor="middle"),
        )
        for n in counts
    )
    yield from chain.from_iterable(lines)
    yield Label(LABELS - 12, bottom + 16, "days", GREY, size=11, anchor="end")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
