"""Public claims and where they stand, as text, JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

from corridor.model.network import Network
from corridor.model.wording import brief_span, count, listed, tenths
from corridor.reports.document import (
    Document,
    provenance_document,
    render_json,
)
from corridor.reports.harmless import visible
from corridor.reports.listing import Listing
from corridor.reports.markdown import markdown_points
from corridor.reports.paper import Paper, wrap
from corridor.reports.rows import Cell
from corridor.reports.table import Column
from corridor.routing.provenance import provenance_of
from corridor.uncertainty.claims import ClaimTest, Place, PlacedClaim

__all__ = ["SAID", "claims_as", "claims_document"]

FEW: Final = 8
"""So many claims are written out without being asked to."""

COVERS: Final = {
    "whole": "terminal to terminal",
    "section": "a section, departure to arrival",
    "running": "moving alone",
    "door": "door to door",
    "wait": "a wait",
    "unstated": "not stated",
}
SAID: Final = {
    "observed": "seen",
    "average": "average",
    "advertised": "promised",
    "target": "aim",
}

PAIRS: Final = (
    "The families are told for different pairs of cities, each for the pair with its median time, "
    "and so not to be held against one another; name two cities to compare them."
)
READING: Final = (
    "P30 means that 30 of 100 predicted journeys of the claim's own ends, family and date are at "
    "least as quick; below P5 fewer than one in twenty is. Promises run short: of seven trains "
    "with both, the outcome took 1.15 times the promise (median)."
)


def claims_as(
    format: str,
    network: Network,
    told: ClaimTest,
    paper: Paper,
    *,
    own: ClaimTest | None = None,
    details: bool = False,
) -> str:
    """Write claims as ``text``, ``json``, ``csv`` or ``md``.

    Parameters
    ----------
    format
        One of the four.
    network
        Names terminals and sources.
    told
        Public claims, placed.
    paper
        For text.
    own
        A number of days of the reader's own, placed once a family.
    details
        Whether to write out every claim in text, not only a few.
    """
    mine = own.claims if own else ()
    match format:
        case "json":
            return render_json(claims_document(network, told, mine))
        case "csv":
            return _full(network, (*mine, *told.claims)).to_csv()
        case "md":
            table = _full(network, (*mine, *told.claims)).to_markdown()
            return table + "".join(f"{line}\n" for line in markdown_points(told.notes))
        case _:
            return "\n".join(_text(network, told, mine, paper, details=details)) + "\n"


def claims_document(network: Network, told: ClaimTest, own: Sequence[PlacedClaim] = ()) -> Document:
    """Return claims as a document of schema ``corridor.claims/1``."""
    return {
        "schema": "corridor.claims/1",
        "provenance": provenance_document(provenance_of(network, "")),
        "counts": dict(told.counts()),
        "own": [_document(network, one) for one in own],
        "claims": [_document(network, one) for one in told.claims],
        "notes": list(told.notes),
    }


def _document(network: Network, one: PlacedClaim) -> Document:
    sources = [asdict(network.source(name)) for name in one.claim.source_ids]
    said = {key: value for key, value in asdict(one.claim).items() if key != "source_ids"}
    said["confidence"] = str(one.claim.confidence)
    return {
        **said,
        "sources": sources,
        **({"place": _place(one.place)} if one.place else {}),
        "why": one.why,
        "stretches": [_place(place) for place in one.stretches],
    }


def _place(place: Place) -> Document:
    return {
        "verdict": place.verdict,
        "share": place.share,
        "days": place.days,
        "least_days": place.least_days,
        "p5_days": place.p5_days,
        "p50_days": place.p50_days,
        "p95_days": place.p95_days,
        "greatest_days": place.greatest_days,
        "is_within": place.is_within,
        "era": place.era,
        "is_older_than_every_era": place.is_older,
        "family": place.route.family,
        "from": place.route.terminal_ids[0],
        "to": place.route.terminal_ids[-1],
        "legs": list(place.route.leg_ids),
    }


def _text(
    network: Network,
    told: ClaimTest,
    own: Sequence[PlacedClaim],
    paper: Paper,
    *,
    details: bool,
) -> Iterator[str]:
    if own:
        yield from _own(network, own, paper)
        yield ""
    yield from paper.strong_lines(_headline(told))
    if told.claims:
        yield ""
        yield from _claims(network, told, paper, details=details)
    if own or told.claims:
        yield from paper.points(told.notes)


def _claims(network: Network, told: ClaimTest, paper: Paper, *, details: bool) -> Iterator[str]:
    if details or len(told.claims) <= FEW:
        for one in told.claims:
            yield from _block(network, one, paper)
            yield ""
    else:
        yield from _short(network, told.claims).to_text(paper).splitlines()
        yield ""
        yield from paper.wrapped("--details writes out what was said, of what, and its source.")
    yield from paper.wrapped(READING)


def _headline(told: ClaimTest) -> str:
    if not told.claims:
        return "no public claim of this kind is known here"
    counts = told.counts()
    parts = [
        f"{counts['below_p5']} faster than P5",
        f"{counts['within']} within P5 to P95",
        f"{counts['above_p95']} slower than P95",
        f"{counts['not_placed']} not to be placed",
    ]
    return f"{count(len(told.claims), 'public claim')}: {', '.join(parts)}"


def _own(network: Network, own: Sequence[PlacedClaim], paper: Paper) -> Iterator[str]:
    """Write how days of the reader's own stand, by each corridor family that joins the ends."""
    said = own[0].claim
    yield from paper.strong_lines(
        visible(f"{said.statement} from {said.origin} to {said.destination}")
    )
    pairs = set()
    for one in own:
        name = network.corridor(one.claim.corridor).name
        if one.place is None or one.claim.corridor not in one.place.route.corridor_ids:
            yield from paper.wrapped(f"· {name}: no route of this family", indent=2)
            continue
        yield from paper.wrapped(
            f"· {name}: {one.place.verdict} ({_percentiles(network, one.place)})", indent=2
        )
        pairs.add((one.place.route.terminal_ids[0], one.place.route.terminal_ids[-1]))

    if len(pairs) > 1:
        yield from paper.wrapped(PAIRS)


def _block(network: Network, one: PlacedClaim, paper: Paper) -> Iterator[str]:
    claim = one.claim
    yield from paper.strong_lines(
        visible(f"{claim.id}  {_days(one)} days, {_ends(one)}: {_verdict(one)}")
    )
    said_on = f" on {claim.said_on}" if claim.said_on else ""
    yield from _indented(paper, visible(f"{claim.said_by}{said_on}: {claim.statement}"))
    refers = f"; of {claim.refers_to}" if claim.refers_to else ""
    note = f"; {claim.note}" if claim.note else ""
    yield from _indented(paper, visible(f"{SAID[claim.kind]}, {COVERS[claim.basis]}{refers}{note}"))
    if one.place:
        yield from _indented(paper, f"planner: {_percentiles(network, one.place)}")
    if one.why:
        yield from _indented(paper, visible(one.why))
    for place in one.stretches:
        yield from _indented(
            paper,
            f"· {_stretch(network, place)}: {place.verdict} (P5 {tenths(place.p5_days)}, "
            f"P50 {tenths(place.p50_days)}, P95 {tenths(place.p95_days)})",
        )
    for name in claim.source_ids:
        source = network.source(name)
        told = ", ".join(filter(None, (source.title, source.date, source.url)))
        yield from _indented(paper, visible(told))


def _indented(paper: Paper, text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text, paper.width - 2)]


def _percentiles(network: Network, place: Place) -> str:
    older = ", the claim being older than every era" if place.is_older else ""
    family = f" by {listed(list(place.route.corridor_ids))}" if place.route.corridor_ids else ""
    return (
        f"P5 {tenths(place.p5_days)}, P50 {tenths(place.p50_days)}, P95 "
        f"{tenths(place.p95_days)} days {_stretch(network, place)}{family}, era "
        f"{place.era}{older}"
    )


def _stretch(network: Network, place: Place) -> str:
    first, last = (network.terminal(place.route.terminal_ids[end]).name for end in (0, -1))
    return visible(f"{first} → {last}")


def _days(one: PlacedClaim) -> str:
    return brief_span(one.claim.days_min, one.claim.days_max)


def _ends(one: PlacedClaim) -> str:
    if not one.claim.origin:
        return "ends not stated"
    return f"{one.claim.origin} → {one.claim.destination}"


def _verdict(one: PlacedClaim) -> str:
    return one.place.verdict if one.place else "not placed"


def _short(network: Network, claims: Sequence[PlacedClaim]) -> Listing:
    del network
    columns = (
        Column(title="id", drops=6),
        Column(title="said_by", shrinks_to=12, drops=2),
        Column(title="said_on", drops=5),
        Column(title="ends", shrinks_to=16),
        Column(title="kind", drops=4),
        Column(title="days", is_number=True),
        Column(title="p5", is_number=True, drops=3),
        Column(title="p50", is_number=True),
        Column(title="p95", is_number=True, drops=3),
        Column(title="place", shrinks_to=10),
    )
    return Listing(columns=columns, rows=tuple(map(_short_row, claims)))


def _short_row(one: PlacedClaim) -> tuple[Cell, ...]:
    place, claim = one.place, one.claim
    days = (place.p5_days, place.p50_days, place.p95_days) if place else (None,) * 3
    told = (tenths(day) if day is not None else "" for day in days)
    return (
        *(claim.id, claim.said_by, claim.said_on, _ends(one), SAID[claim.kind], _days(one)),
        *told,
        _verdict(one),
    )


def _full(network: Network, claims: Sequence[PlacedClaim]) -> Listing:
    names = (
        *("id", "said_by", "said_on", "statement", "origin", "destination", "corridor", "basis"),
        *("kind", "days_min", "days_max", "refers_to", "era", "family", "placed_from", "placed_to"),
        *(
            "p5_days",
            "p50_days",
            "p95_days",
            "share",
            "place",
            "why",
            "confidence",
            "source",
            "url",
        ),
    )
    return Listing(
        columns=tuple(Column(title=name) for name in names),
        rows=tuple(_full_row(network, one) for one in claims),
    )


def _full_row(network: Network, one: PlacedClaim) -> tuple[Cell, ...]:
    claim, place = one.claim, one.place
    sources = [network.source(name) for name in claim.source_ids]
    where: tuple[Cell, ...] = (None,) * 8
    if place:
        where = (
            *(place.era, place.route.family, place.route.terminal_ids[0]),
            *(place.route.terminal_ids[-1], place.p5_days, place.p50_days, place.p95_days),
            place.share,
        )
    return (
        *(claim.id, claim.said_by, claim.said_on, claim.statement, claim.origin),
        *(claim.destination, claim.corridor, claim.basis, claim.kind, claim.days_min),
        *(claim.days_max, claim.refers_to, *where, _verdict(one), one.why),
        str(claim.confidence),
        "; ".join(source.title for source in sources),
        "; ".join(source.url for source in sources if source.url),
    )
