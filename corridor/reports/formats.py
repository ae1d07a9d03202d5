"""One answer in whichever format is asked for; a format's writer is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.reports.paper import Paper

if TYPE_CHECKING:
    from corridor.errors import Fault
    from corridor.io.lines import Lines
    from corridor.model.answers import Result
    from corridor.model.calendar import ClosureLaw
    from corridor.model.context import Era, Source
    from corridor.model.network import Network
    from corridor.model.places import Leg, Terminal
    from corridor.reports.facts import Fact
    from corridor.reports.listing import Listing
    from corridor.routing.matrix import Matrix
    from corridor.uncertainty.outlook import Outlook

__all__ = [
    "eras_as",
    "fact_as",
    "findings_as",
    "legs_as",
    "matrix_as",
    "route_as",
    "sources_as",
    "terminals_as",
]


def route_as(
    format: str,
    network: Network,
    result: Result,
    paper: Paper,
    *,
    details: bool = False,
    lines: Lines | None = None,
    outlook: Outlook | None = None,
) -> str:
    """Write a result as ``text``, ``json``, ``csv``, ``md`` or ``geojson``.

    Parameters
    ----------
    format
        One of the five.
    network, result
        What was answered, from what.
    paper, details
        For text.
    lines
        For GeoJSON: lines by geometry id.
    outlook
        What lies ahead of each route; not in GeoJSON.
    """
    match format:
        case "json":
            from corridor.reports.document import render_json, route_document

            return render_json(route_document(network, result, outlook))
        case "csv":
            from corridor.reports.rows import route_csv

            return route_csv(network, result, outlook)
        case "md":
            from corridor.reports.markdown import route_markdown

            return route_markdown(network, result, outlook)
        case "geojson":
            from corridor.reports.document import render_json
            from corridor.reports.geojson import route_geojson

            return render_json(route_geojson(network, result, lines))
    from corridor.reports.route_text import render_route

    return render_route(network, result, paper, details=details, outlook=outlook)


def eras_as(
    format: str,
    network: Network,
    results: Sequence[Result],
    paper: Paper,
    *,
    notes: Sequence[str] = (),
    outlooks: Sequence[Outlook] = (),
) -> str:
    """Write the best route of each era as ``text``, ``json``, ``csv`` or ``md``.

    What lies ahead of each, in the order of the results, is told where it is given.
    """
    match format:
        case "json":
            from corridor.reports.document import eras_document, render_json

            return render_json(eras_document(network, results, notes, outlooks))
        case "csv":
            from corridor.reports.rows import eras_csv

            return eras_csv(network, results, outlooks)
        case "md":
            from corridor.reports.markdown import eras_markdown

            return eras_markdown(network, results, outlooks, notes)
    from corridor.reports.eras_text import render_eras

    return render_eras(network, results, paper, notes=notes, outlooks=outlooks)


def matrix_as(format: str, matrix: Matrix, paper: Paper) -> str:
    """Write a matrix as ``text``, ``json``, ``csv`` or ``md``."""
    match format:
        case "json":
            from corridor.reports.document import matrix_document, render_json

            return render_json(matrix_document(matrix))
        case "csv":
            from corridor.reports.rows import matrix_csv

            return matrix_csv(matrix)
        case "md":
            from corridor.reports.markdown import matrix_markdown

            return matrix_markdown(matrix)
    from corridor.reports.matrix_text import render_matrix

    return render_matrix(matrix, paper)


def terminals_as(format: str, terminals: Sequence[Terminal], paper: Paper) -> str:
    """Write terminals as ``text``, ``json``, ``csv``, ``md`` or ``geojson``."""
    from corridor.reports.listing import list_terminals

    match format:
        case "json":
            from corridor.reports.document import render_json
            from corridor.reports.fact_documents import terminals_document

            return render_json(terminals_document(terminals))
        case "geojson":
            from corridor.reports.document import render_json
            from corridor.reports.geojson import terminals_geojson

            return render_json(terminals_geojson(terminals))
    return _listing_as(format, list_terminals(terminals), paper)


def legs_as(
    format: str,
    network: Network,
    legs: Sequence[Leg],
    era: Era,
    paper: Paper,
    *,
    lines: Lines | None = None,
) -> str:
    """Write legs as ``text``, ``json``, ``csv``, ``md`` or ``geojson``."""
    from corridor.reports.listing import list_legs

    match format:
        case "json":
            from corridor.reports.document import render_json
            from corridor.reports.fact_documents import legs_document

            return render_json(legs_document(legs, era))
        case "geojson":
            from corridor.reports.document import render_json
            from corridor.reports.geojson import legs_geojson

            return render_json(legs_geojson(network, legs, lines))
    return _listing_as(format, list_legs(legs, era), paper)


def sources_as(format: str, sources: Sequence[Source], paper: Paper) -> str:
    """Write sources as ``text``, ``json``, ``csv`` or ``md``."""
    from corridor.reports.listing import list_sources

    if format == "json":
        from corridor.reports.document import render_json
        from corridor.reports.fact_documents import source_list_document

        return render_json(source_list_document(sources))
    return _listing_as(format, list_sources(sources), paper)


def fact_as(
    format: str, network: Network, fact: Fact, paper: Paper, *, laws: Sequence[ClosureLaw] = ()
) -> str:
    """Write all that is known of one thing as ``text`` or ``json``, with the laws that shut it."""
    from corridor.reports.closures import closures_document, with_closures

    if format == "json":
        from corridor.reports.document import render_json
        from corridor.reports.fact_documents import show_document

        closures = {"closures": closures_document(laws)} if laws else {}
        return render_json({**show_document(network, fact), **closures})
    from corridor.reports.fact_sheets import fact_sheet
    from corridor.reports.sheet import render_sheet

    return render_sheet(with_closures(fact_sheet(fact, network), network, laws), paper)


def findings_as(format: str, faults: Sequence[Fault], paper: Paper, *, what: str) -> str:
    """Write the findings of a check as ``text`` or ``json``."""
    if format == "json":
        from corridor.reports.document import check_document, render_json

        return render_json(check_document(faults))
    from corridor.reports.check_text import render_findings

    return render_findings(faults, paper, what=what)


def _listing_as(format: str, listing: Listing, paper: Paper) -> str:
    match format:
        case "csv":
            return listing.to_csv()
        case "md":
            return listing.to_markdown()
    return listing.to_text(paper)
