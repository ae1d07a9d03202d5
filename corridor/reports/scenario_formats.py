"""One answer about scenarios in whichever format is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.reports.paper import Paper

if TYPE_CHECKING:
    from corridor.model.network import Network
    from corridor.model.scenario import Scenario
    from corridor.scenarios.compare import ScenarioComparison
    from corridor.scenarios.regret import RegretTable

__all__ = ["comparison_as", "library_as", "scenario_as"]


def library_as(format: str, scenarios: Sequence[Scenario], paper: Paper) -> str:
    """Write a list of scenarios as ``text`` or ``json``."""
    if format == "json":
        from corridor.reports.document import render_json
        from corridor.reports.scenario_tables import library_document

        return render_json(library_document(scenarios))
    from corridor.reports.scenario_text import render_library

    return render_library(scenarios, paper)


def scenario_as(format: str, scenario: Scenario, paper: Paper) -> str:
    """Write one scenario as ``text`` or ``json``."""
    if format == "json":
        from corridor.reports.document import render_json
        from corridor.reports.scenario_tables import scenario_document

        return render_json(scenario_document(scenario))
    from corridor.reports.scenario_text import render_scenario

    return render_scenario(scenario, paper)


def comparison_as(
    format: str,
    network: Network,
    comparison: ScenarioComparison,
    regrets: Sequence[RegretTable],
    paper: Paper,
) -> str:
    """Write a comparison as ``text``, ``json``, ``csv`` or ``md``; regrets in the first two."""
    match format:
        case "json":
            from corridor.reports.document import render_json
            from corridor.reports.scenario_tables import comparison_document

            return render_json(comparison_document(network, comparison, regrets))
        case "csv":
            from corridor.reports.scenario_tables import comparison_csv

            return comparison_csv(comparison)
        case "md":
            from corridor.reports.scenario_tables import comparison_markdown

            return comparison_markdown(comparison)
    from corridor.reports.scenario_text import render_comparison, render_regret

    pages = [render_comparison(network, comparison, paper)]
    pages += [render_regret(network, table, paper) for table in regrets]
    return "\n".join(pages)
