"""``corridor claims``: what was publicly said of travel times, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import TableFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor claims
  corridor claims China Europe --days 12
  corridor claims Xi'an Poti --details
  corridor claims Aktau --kind target --format csv
"""

LONGEST_DAYS = 1000


class ClaimKind(StrEnum):
    """What a claim says of its days: by the name in the files, or by the word in the table."""

    OBSERVED = "observed"
    AVERAGE = "average"
    ADVERTISED = "advertised"
    TARGET = "target"
    SEEN = "seen"
    PROMISED = "promised"
    AIM = "aim"


Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FROM] [TO]",
        help="Terminal, country or Europe: one names either end, two both ends.",
    ),
]


def command(
    places: Places = None,
    *,
    corridor: options.Corridor = "",
    kind: Annotated[
        ClaimKind | None, typer.Option("--kind", help="Only what was said in this way.")
    ] = None,
    days: Annotated[
        float | None,
        typer.Option(
            "--days",
            metavar="N",
            help="Hold N days of your own against each corridor family between FROM and TO.",
        ),
    ] = None,
    era: options.Era = "",
    details: Annotated[
        bool, typer.Option("--details", help="Write out every claim with its source.")
    ] = False,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Tell what was publicly claimed, by whom, between which ends, and where it stands.

    Each claim is placed in the distribution of its own ends, family and date: P30 means that 30 of
    100 predicted journeys are at least as quick. Nothing is said of the claim's intention.
    """
    from corridor.cli.long_work import refuse_endless
    from corridor.cli.question import open_network
    from corridor.io.calibration import read_calibration
    from corridor.io.records import read_claims
    from corridor.model.names import find_corridor, find_era
    from corridor.reports.claims import SAID, claims_as
    from corridor.uncertainty.claim_search import claims_about, own_claims
    from corridor.uncertainty.claims import place_claims
    from corridor.uncertainty.traveller import Traveller

    if days is not None and not 0 < days <= LONGEST_DAYS:
        raise typer.BadParameter(f"--days must be more than 0 and at most {LONGEST_DAYS}")
    if len(places or ()) > 2:  # noqa: PLR2004 - a journey has two ends
        raise typer.BadParameter("name at most two places: where it begins and where it ends")
    if days is not None and len(places or ()) != 2:  # noqa: PLR2004
        raise typer.BadParameter("--days needs two places: where they begin and where they end")
    if era and days is None:
        raise typer.BadParameter("--era goes with --days: each claim has the era of its own date")
    network, calibration = open_network(graphs, overlay), read_calibration(graphs)
    family = find_corridor(network, corridor).id if corridor else ""
    named = {word: name for name, word in SAID.items()}
    wanted = named.get(kind, str(kind)) if kind else ""
    told = claims_about(network, read_claims(graphs), places or (), family=family, kind=wanted)
    own = own_claims(network, places or (), days, family, find_era(network, era)) if days else ()

    refuse_endless(draws, len(told) + len(own), "claims")

    def traveller_of(era: str) -> Traveller:
        return Traveller.calibrated(calibration, era, draws=draws, seed=seed)

    answer = claims_as(
        format,
        network,
        replace(place_claims(network, told, traveller_of), notes=calibration.notes),
        paper_for(out),
        own=place_claims(network, own, traveller_of),
        details=details,
    )
    deliver(answer, out)
