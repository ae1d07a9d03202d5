"""Families side by side as CSV and as a Markdown table: one row a family."""

from __future__ import annotations

from corridor.choice.families import Comparison, FamilyChoice
from corridor.model.network import Network
from corridor.model.wording import plain, span
from corridor.reports.harmless import markdown_cell
from corridor.reports.markdown import markdown_points, render_markdown_table
from corridor.reports.rows import render_csv

__all__ = ["comparison_csv", "comparison_markdown"]


def comparison_csv(comparison: Comparison) -> str:
    """Write one row a family."""
    rows = list(comparison.records())
    return render_csv(list(rows[0]), (tuple(row.values()) for row in rows))


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
    return "\n".join([*lines, *markdown_points(comparison.notes)]) + "\n"


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
