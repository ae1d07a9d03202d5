"""Scenarios and comparisons of them for programs: JSON documents, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.model.network import Network
from corridor.model.scenario import Edit, Scenario
from corridor.model.wording import plain, signed, span
from corridor.reports.document import Document, days_document, number, present, sources_document
from corridor.reports.harmless import markdown_cell
from corridor.reports.markdown import markdown_points, render_markdown_table
from corridor.reports.rows import render_csv
from corridor.reports.scenario_words import edit_sentence, effect_sentence
from corridor.scenarios.compare import Outcome, ScenarioComparison, days_beyond
from corridor.scenarios.regret import RegretTable
from corridor.version import __version__

__all__ = [
    "comparison_csv",
    "comparison_document",
    "comparison_markdown",
    "library_document",
    "scenario_document",
]


def library_document(scenarios: Sequence[Scenario]) -> Document:
    """Build ``corridor.scenarios/1``: a line about each."""
    return {
        "schema": "corridor.scenarios/1",
        "scenarios": [
            present({"id": s.id, "title": s.title, "due": s.due, "fingerprint": s.fingerprint})
            for s in scenarios
        ],
    }


def scenario_document(scenario: Scenario) -> Document:
    """Build ``corridor.scenario/1``: one scenario with its edits."""
    return {
        "schema": "corridor.scenario/1",
        **present(
            {
                "id": scenario.id,
                "title": scenario.title,
                "note": " ".join(scenario.note.split()),
                "due": scenario.due,
            }
        ),
        "fingerprint": scenario.fingerprint,
        "edits": [_edit(edit) for edit in scenario.edits],
        "sources": sources_document(scenario.sources),
    }


def comparison_document(
    network: Network, comparison: ScenarioComparison, regrets: Sequence[RegretTable] = ()
) -> Document:
    """Build ``corridor.scenario-compare/1``."""
    named = zip(comparison.scenarios, comparison.fingerprints[1:], strict=True)
    return {
        "schema": "corridor.scenario-compare/1",
        "provenance": {
            "package_version": __version__,
            "network_title": network.title,
            "network_version": network.version,
            "network_fingerprint": network.fingerprint,
        },
        "scenarios": [
            {
                "id": scenario.id,
                "fingerprint": scenario.fingerprint,
                "network_fingerprint": made,
            }
            for scenario, made in named
        ],
        "questions": [
            {
                "origin": base.query.origin_id,
                "destination": base.query.destination_id,
                "era": base.query.era,
                "base": _outcome(base),
                "scenarios": [
                    {
                        "scenario": found[position].scenario_id,
                        **_outcome(found[position]),
                        **_against(base, found[position]),
                    }
                    for found in comparison.outcomes
                ],
            }
            for position, base in enumerate(comparison.base)
        ],
        **({"regret": [_regret(table) for table in regrets]} if regrets else {}),
        "notes": list(comparison.notes),
    }


def comparison_csv(comparison: ScenarioComparison) -> str:
    """Write one row a question and scenario, the base included."""
    records = list(comparison.records())
    return render_csv(tuple(records[0]), (tuple(record.values()) for record in records))


def comparison_markdown(comparison: ScenarioComparison) -> str:
    """Write one table for all questions."""
    rows = []
    for position, base in enumerate(comparison.base):
        ends = f"{base.query.origin_id} → {base.query.destination_id}"
        rows.append(_markdown_row(ends, base, "", ""))
        for changed, found in zip(comparison.networks, comparison.outcomes, strict=True):
            outcome = found[position]
            sentence = effect_sentence(changed, base, outcome)
            rows.append(_markdown_row("", outcome, _change(base, outcome), sentence))
    head = ("from → to", "scenario", "days", "likely", "change", "what changes")
    lines = render_markdown_table(head, rows)
    return "\n".join([*lines, *markdown_points(comparison.notes)]) + "\n"


def _edit(edit: Edit) -> Document:
    return present(
        {
            "does": edit_sentence(edit),
            "from": str(edit.period.first or ""),
            "to": str(edit.period.last or ""),
            "cargo": [str(cargo) for cargo in edit.cargo],
            "kind": str(edit.kind),
            "confidence": str(edit.confidence),
            "sources": list(edit.source_ids),
            "note": edit.note,
        }
    )


def _outcome(outcome: Outcome) -> Document:
    route = outcome.route
    if route is None:
        return {"why_none": outcome.why_none}
    days = days_document(route.days)
    if outcome.simulation:
        told = outcome.simulation.percentiles
        days |= {"p5": told.p5_days, "p50": told.p50_days, "p95": told.p95_days}
    return {"days": days, **_bill(outcome), "family": route.family, "legs": list(route.leg_ids)}


def _bill(outcome: Outcome) -> Document:
    told: Document = {} if outcome.on_time is None else {"on_time": outcome.on_time}
    if outcome.cost_usd is not None and outcome.co2e_kg is not None:
        usd, kg = outcome.cost_usd, outcome.co2e_kg
        told["cost_usd"] = {
            "min": number(usd.min_usd),
            "likely": number(usd.likely_usd),
            "max": number(usd.max_usd),
        }
        told["co2e_kg"] = {
            "low": number(kg.low_kg),
            "likely": number(kg.likely_kg),
            "high": number(kg.high_kg),
        }
        told["is_billed_in_full"] = outcome.is_billed_in_full
    return told


def _against(base: Outcome, outcome: Outcome) -> Document:
    fields: Document = {"effect": str(outcome.effect)}
    if base.route is not None and outcome.route is not None:
        change = days_beyond(outcome.route.days.likely_days, base.route.days.likely_days)
        fields["change_days"] = number(change)
    if outcome.kept_days is not None:
        fields["kept_days"] = days_document(outcome.kept_days)
    return fields


def _regret(table: RegretTable) -> Document:
    return {
        "scenarios": list(table.scenario_ids),
        "cut": list(table.cut_ids),
        "plans": [
            {
                "legs": list(plan.route.leg_ids),
                "best_in": list(plan.best_in),
                "likely_days": list(plan.likely_days),
                "regret_days": list(plan.regret_days),
                "times_barred": plan.times_barred,
                "worst_regret_days": plan.worst_regret_days,
            }
            for plan in table.plans
        ],
    }


def _change(base: Outcome, outcome: Outcome) -> str:
    if base.route is None or outcome.route is None:
        return ""
    return signed(days_beyond(outcome.route.days.likely_days, base.route.days.likely_days))


def _markdown_row(ends: str, outcome: Outcome, change: str, sentence: str) -> tuple[str, ...]:
    days = outcome.route.days if outcome.route else None
    return (
        markdown_cell(ends),
        markdown_cell(outcome.scenario_id),
        span(days.min_days, days.max_days) if days else "–",
        plain(days.likely_days) if days else "–",
        change,
        markdown_cell(sentence),
    )
