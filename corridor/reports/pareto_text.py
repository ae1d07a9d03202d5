"""An unbeaten set in whichever format is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.choice.best import Priced
from corridor.choice.pareto import ParetoSet
from corridor.model.network import Network
from corridor.model.wording import plain
from corridor.reports.document import (
    Document,
    number,
    present,
    provenance_document,
    query_document,
    render_json,
)
from corridor.reports.harmless import markdown_cell, visible
from corridor.reports.markdown import render_markdown_table
from corridor.reports.paper import Paper
from corridor.reports.rows import render_csv
from corridor.reports.table import Column, render_table
from corridor.routing.provenance import provenance_of

__all__ = ["pareto_as", "pareto_document"]


def pareto_as(format: str, network: Network, found: ParetoSet, paper: Paper) -> str:
    """Write an unbeaten set as ``text``, ``json``, ``csv`` or ``md``."""
    measures = [measure.name for measure in found.measures]
    match format:
        case "json":
            return render_json(pareto_document(network, found))
        case "csv":
            rows = (tuple(record.values()) for record in found.records())
            return render_csv((*measures, "family", "terminals"), rows)
        case "md":
            cells = [
                (*map(_shown, values), markdown_cell(choice.route.family))
                for choice, values in _pairs(found)
            ]
            return "\n".join(render_markdown_table((*measures, "family"), cells)) + "\n"
    return _text(network, found, paper)


def pareto_document(network: Network, found: ParetoSet) -> Document:
    """Build ``corridor.pareto/1``."""
    return {
        "schema": "corridor.pareto/1",
        "query": present(query_document(found.query), without=("alternatives", "by")),
        "provenance": provenance_document(provenance_of(network, found.query.era)),
        "measures": [
            {"name": one.name, "unit": one.unit, "tolerance": one.tolerance}
            for one in found.measures
        ],
        "found": found.found,
        "is_cut": found.is_cut,
        "routes": [
            {
                "family": choice.route.family,
                "terminals": list(choice.route.terminal_ids),
                "legs": list(choice.route.leg_ids),
                "values": {
                    measure.name: number(value)
                    for measure, value in zip(found.measures, values, strict=True)
                },
            }
            for choice, values in _pairs(found)
        ],
        "notes": list(found.notes),
    }


def _text(network: Network, found: ParetoSet, paper: Paper) -> str:
    ends = (found.query.origin_id, found.query.destination_id)
    names = " → ".join(network.terminal(end).name for end in ends)
    columns = (
        *(Column(title=measure.unit, is_number=True) for measure in found.measures),
        Column(title="corridor"),
        Column(title="by way of", shrinks_to=15),
    )
    rows = [
        (*map(_shown, values), visible(choice.route.family), visible(_way(network, choice)))
        for choice, values in _pairs(found)
    ]
    lines = [
        *paper.strong_lines(visible(f"{names}: routes that no other beats in all of these")),
        "",
        *render_table(columns, rows, paper),
        "",
        *paper.points(found.notes),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _pairs(found: ParetoSet) -> Sequence[tuple[Priced, tuple[float, ...]]]:
    return list(zip(found.choices, found.values, strict=True))


def _shown(value: float) -> str:
    """Write days with a decimal, dollars and kilograms without."""
    return plain(round(value, 1 if value < 1000 else None))  # noqa: PLR2004


def _way(network: Network, choice: Priced) -> str:
    inner = choice.route.terminal_ids[1:-1]
    return ", ".join(network.terminal(terminal_id).name for terminal_id in inner)
