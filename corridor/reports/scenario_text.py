"""Scenarios as text: the library, one of them, a comparison, regrets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corridor.model.network import Network
from corridor.model.scenario import Scenario
from corridor.model.vocabulary import FactKind
from corridor.model.wording import brief, brief_span, count, fixed, plain, signed
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper, display_width
from corridor.reports.scenario_words import edit_sentence, effect_sentence, holds_for, way_words
from corridor.reports.sheet import Sheet, SheetTable, render_sheet
from corridor.reports.table import Column, render_table
from corridor.reports.words import CONFIDENCE_WORDS, KIND_WORDS
from corridor.scenarios.compare import Outcome, ScenarioComparison, days_beyond
from corridor.scenarios.regret import Plan, RegretTable

__all__ = ["render_comparison", "render_library", "render_regret", "render_scenario"]


def render_library(scenarios: Sequence[Scenario], paper: Paper) -> str:
    """Write one line a scenario."""
    columns = (
        Column(title="scenario"),
        Column(title="due", is_number=True),
        Column(title="what if", shrinks_to=24),
    )
    rows = [
        (visible(s.id), str(s.due) if s.due else "", visible(s.title or s.id)) for s in scenarios
    ]
    if not rows:
        return "This network has no scenarios beside it.\n"
    return "\n".join(render_table(columns, rows, paper)) + "\n"


def render_scenario(scenario: Scenario, paper: Paper) -> str:
    """Write what one scenario does, how sure its figures are, and where they come from."""
    edits = SheetTable(
        heading="Edits, in the order in which they apply",
        columns=(
            Column(title="edit", shrinks_to=24),
            Column(title="holds for", shrinks_to=12),
            Column(title="figure", shrinks_to=9),
            Column(title="", drops=2),
            Column(title="why", shrinks_to=16, drops=1),
        ),
        rows=tuple(
            (
                edit_sentence(edit),
                holds_for(edit),
                str(edit.kind),
                str(edit.confidence),
                edit.note,
            )
            for edit in scenario.edits
            if getattr(edit, "table", "") != "sources"
        ),
    )
    sheet = Sheet(
        title=f"{scenario.id}: {scenario.name}",
        facts=(
            ("due", str(scenario.due or "")),
            ("note", " ".join(scenario.note.split())),
            ("figures", _figures(scenario)),
            ("fingerprint", scenario.fingerprint[:12]),
        ),
        tables=(edits,),
        sources=scenario.sources,
    )
    return render_sheet(sheet, paper)


def _figures(scenario: Scenario) -> str:
    kinds = dict.fromkeys(
        (edit.kind, edit.confidence)
        for edit in scenario.edits
        if getattr(edit, "table", "") != "sources"
    )
    return "; ".join(
        ", ".join(filter(None, (KIND_WORDS[FactKind(kind)], CONFIDENCE_WORDS[confidence])))
        for kind, confidence in kinds
    )


def render_comparison(network: Network, comparison: ScenarioComparison, paper: Paper) -> str:
    """Write every question under the base and each scenario.

    Parameters
    ----------
    network
        The base.
    comparison
        What was compared.
    paper
        Width and colour.
    """
    lines = [*_head(comparison, paper)]
    for position, base in enumerate(comparison.base):
        query = base.query
        ends = (network.terminal(end).name for end in (query.origin_id, query.destination_id))
        lines += ["", *paper.strong_lines(visible(f"{' → '.join(ends)}, era {query.era}"))]
        rows = [_base_row(network, base)]
        rows += [
            _row(changed, base, found[position])
            for changed, found in zip(comparison.networks, comparison.outcomes, strict=True)
        ]
        lines += _table(rows, paper)
    lines += paper.points(comparison.notes)
    return "\n".join(lines) + "\n"


_COLUMNS = (
    Column(title="scenario", shrinks_to=12),
    Column(title="days", drops=1),
    Column(title="likely", is_number=True),
    Column(title="P50", is_number=True),
    Column(title="P95", is_number=True),
    Column(title="in time", is_number=True),
    Column(title="USD", is_number=True),
    Column(title="kg CO2e", is_number=True, drops=2),
    Column(title="change", is_number=True),
    Column(title="what changes", shrinks_to=20),
)


ROOM_FOR_WORDS: Final = 34
"""Columns that the sentences need beside the figures; with less they stand below the table."""


def _table(rows: Sequence[tuple[str, ...]], paper: Paper) -> list[str]:
    figures = [row[:-1] for row in rows]
    narrow = render_table(_COLUMNS[:-1], figures, paper)
    if paper.width - max(map(display_width, narrow), default=0) >= ROOM_FOR_WORDS:
        return render_table(_COLUMNS, rows, paper)
    sentences = [f"{row[0]}: {row[-1]}" for row in rows if row[-1]]
    return [*narrow, *(line for text in sentences for line in paper.wrapped(text, indent=2))]


def _head(comparison: ScenarioComparison, paper: Paper) -> Iterator[str]:
    scenarios = count(len(comparison.scenarios), "scenario")
    yield from paper.strong_lines(f"The base case against {scenarios}")
    yield from paper.wrapped("days from least to greatest; change of the likely days")


def _base_row(network: Network, base: Outcome) -> tuple[str, ...]:
    way = way_words(network, base.route) if base.route else base.why_none.splitlines()[0]
    return ("base", *_numbers(base), "", visible(way))


def _row(network: Network, base: Outcome, outcome: Outcome) -> tuple[str, ...]:
    change = ""
    if base.route is not None and outcome.route is not None:
        change = signed(days_beyond(outcome.route.days.likely_days, base.route.days.likely_days))
    sentence = visible(effect_sentence(network, base, outcome))
    return (visible(outcome.scenario_id), *_numbers(outcome), change, sentence)


def _numbers(outcome: Outcome) -> tuple[str, ...]:
    if outcome.route is None:
        return ("–", "–", "", "", "", "", "")
    days, told = outcome.route.days, outcome.simulation
    p50 = brief(told.percentiles.p50_days) if told else ""
    p95 = brief(told.percentiles.p95_days) if told else ""
    more = (p50, p95, "" if outcome.on_time is None else f"{100 * outcome.on_time:.0f} %")
    return (
        brief_span(days.min_days, days.max_days),
        brief(days.likely_days),
        *more,
        *_bill(outcome),
    )


def _bill(outcome: Outcome) -> tuple[str, str]:
    """Return the likely price and emissions; a bill that lacks something is marked as least."""
    if outcome.cost_usd is None or outcome.co2e_kg is None:
        return ("", "")
    mark = "" if outcome.is_billed_in_full else "≥ "
    usd, kg = outcome.cost_usd.likely_usd, outcome.co2e_kg.likely_kg
    return (f"{mark}{fixed(usd, 0)}", f"{mark}{fixed(kg, 0)}")


def render_regret(network: Network, table: RegretTable, paper: Paper) -> str:
    """Write plans by scenarios: the days each loses against the best of each scenario."""
    if table.robust is None:
        return "No plan leads there in any scenario.\n"
    columns = [
        Column(title="plan", shrinks_to=18),
        *(Column(title=visible(name), is_number=True, shrinks_to=8) for name in table.scenario_ids),
        Column(title="worst", is_number=True),
    ]
    rows = [_plan_row(network, number, plan) for number, plan in enumerate(table.plans, start=1)]
    lines = [
        paper.strong("Regret: likely days beyond the best plan of each scenario"),
        *render_table(columns, rows, paper),
        *paper.wrapped(visible(_robust_sentence(network, table.robust)), indent=2),
        *_cut(table, paper),
    ]
    return "\n".join(lines) + "\n"


def _cut(table: RegretTable, paper: Paper) -> list[str]:
    if not table.cut_ids:
        return []
    names = ", ".join(map(visible, table.cut_ids))
    return paper.wrapped(f"Left out, for no plan at all leads there: {names}.", indent=2)


def _plan_row(network: Network, number: int, plan: Plan) -> tuple[str, ...]:
    regrets = ["barred" if days is None else plain(days) for days in plan.regret_days]
    worst = "barred" if plan.times_barred else plain(plan.worst_regret_days)
    return (visible(f"{number}. {way_words(network, plan.route)}"), *regrets, worst)


def _robust_sentence(network: Network, plan: Plan) -> str:
    way = way_words(network, plan.route)
    if plan.times_barred:
        times = count(plan.times_barred, "scenario")
        return f"No plan holds in all; the most robust, {way}, is barred in {times}."
    return f"The robust plan, {way}, loses at most {plain(plan.worst_regret_days)} days."
