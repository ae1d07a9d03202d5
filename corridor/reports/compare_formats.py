"""A comparison in whichever format is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.reports.paper import Paper

if TYPE_CHECKING:
    from corridor.choice.breakeven import BreakEven
    from corridor.choice.families import Comparison
    from corridor.model.cargo_limits import CargoLimits
    from corridor.model.network import Network
    from corridor.model.tariffs import PriceList

__all__ = ["comparison_as"]


def comparison_as(
    format: str,
    network: Network,
    comparison: Comparison,
    evens: Sequence[BreakEven],
    *,
    prices: PriceList,
    paper: Paper,
    limits: CargoLimits | None = None,
) -> str:
    """Write a comparison as ``text``, ``json``, ``csv`` or ``md``."""
    match format:
        case "json":
            from corridor.reports.compare_document import comparison_document
            from corridor.reports.document import render_json

            return render_json(comparison_document(comparison, evens, prices, limits))
        case "csv":
            from corridor.reports.compare_tables import comparison_csv

            return comparison_csv(comparison)
        case "md":
            from corridor.reports.compare_tables import comparison_markdown

            return comparison_markdown(network, comparison)
    from corridor.reports.compare_text import render_comparison

    return render_comparison(network, comparison, evens, prices, paper, limits=limits)
