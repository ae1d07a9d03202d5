"""Families side by side as CSV and as a Markdown table: one row a family."""

from __future__ import annotations

from corridor.choice.families import Comparison, FamilyChoice
from corridor.model.network import Network
from corridor.reports.harmless import markdown_cell
from corridor.reports.markdown import render_markdown_table
from corridor.reports.rows import Cell, render_csv
from corridor.reports.words import plain, span

__all__ = ["comparison_csv", "comparison_markdown"]

FIELDS = (
    "family",
    "min_days",
    "likely_days",
    "max_days",
    "p50_days",
    "p95_days",
    "min_usd",
    "likely_usd",
    "max_usd",
    "cost_is_complete",
    "generalised_usd",
    "low_kg_co2e",
    "likely_kg_co2e",
    "high_kg_co2e",
    "length_km",
    "borders",
    "transshipments",
    "gauge_breaks",
    "countries",
    "terminals",
    "flags",
)


def comparison_csv(comparison: Comparison) -> str:
    """Write one row a family."""
    return render_csv(FIELDS, map(_cells, comparison.families))


def comparison_markdown(network: Network, comparison: Comparison) -> str:
    """Write one row a family."""
    query = comparison.query
    ends = (
        f"{network.terminal(query.origin_id).name} → {network.terminal(query.destination_id).name}"
    )
    heads = ("family", "days", "likely", "USD", "likely USD", "kg CO2e", "borders", "countries")
    rows = [_markdown_row(one) for one in comparison.families]
    lines = [f"**{markdown_cell(ends)}**, era {markdown_cell(query.era)}", ""]
    lines += render_markdown_table(heads, rows)
    notes = [f"- {markdown_cell(note)}" for note in comparison.notes]
    return "\n".join([*lines, *([""] if notes else []), *notes]) + "\n"


def _cells(one: FamilyChoice) -> tuple[Cell, ...]:
    days, costing, emission = one.route.days, one.choice.costing, one.choice.footprint.total
    money, drawn = costing.total, one.simulation
    return (
        one.family_id,
        *(days.min_days, days.likely_days, days.max_days),
        round(drawn.percentiles.p50_days, 3) if drawn else None,
        round(drawn.percentiles.p95_days, 3) if drawn else None,
        *(money.min_usd, money.likely_usd, money.max_usd),
        "yes" if costing.is_complete else "no",
        one.choice.generalised_usd,
        *(emission.low_kg, emission.likely_kg, emission.high_kg),
        one.route.length_km,
        len(one.passage.borders),
        one.passage.transshipments,
        one.passage.gauge_breaks,
        ";".join(one.passage.countries),
        ";".join(one.route.terminal_ids),
        "; ".join(flag.note for flag in one.flags),
    )


def _markdown_row(one: FamilyChoice) -> tuple[str, ...]:
    days, costing = one.route.days, one.choice.costing
    at_least = "" if costing.is_complete else "≥ "
    return (
        markdown_cell(one.family_id),
        span(round(days.min_days, 1), round(days.max_days, 1)),
        plain(round(days.likely_days, 1)),
        f"{at_least}{span(round(costing.total.min_usd), round(costing.total.max_usd))}",
        f"{at_least}{plain(round(costing.total.likely_usd))}",
        plain(round(one.choice.footprint.total.likely_kg)),
        str(len(one.passage.borders)),
        markdown_cell(" ".join(one.passage.countries)),
    )
