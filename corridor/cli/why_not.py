"""``corridor why-not``: why a named alternative was not chosen, and by which margin."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.asking import Asked, asks_for_routes
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PageFormat
from corridor.model.vocabulary import Criterion

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor why-not "Xi'an" Duisburg middle
  corridor why-not "Xi'an" Duisburg Aktau --by generalised --value 90000
  corridor why-not Khorgos Istanbul truck --avoid aktau
  corridor why-not "Xi'an" Duisburg middle --ready 2026-11-10 --deadline 2026-12-05
"""


@asks_for_routes(without=("by", "alternatives", "differ_by"))
def command(
    asked: Asked,
    *,
    alternative: Annotated[
        str,
        typer.Argument(
            metavar="ALTERNATIVE",
            help="A corridor family, a terminal on the way, truck, or leg ids joined by +.",
        ),
    ],
    by: cargo_options.ByPriced = cargo_options.BestPriced.TIME,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Say why an alternative was not chosen: what it lacks, or by how much it is worse, and where.

    The alternative is answered under the same conditions as the question, on the same dates.
    """
    from corridor.answers.answer import held_against
    from corridor.cli.answering import data_of, question_of
    from corridor.reports.why_not_text import why_not_as

    data = data_of(asked)
    question = question_of(replace(asked, by=Criterion(by)), data, is_priced=True)
    told = held_against(data, question, alternative)
    page = why_not_as(
        format, told.network, told.query, told.verdict, paper_for(out), outlook=told.outlook
    )
    deliver(page, out)
