"""The answer to ``corridor compare`` as text: families side by side, overlaps, break-evens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corridor.choice.breakeven import BreakEven
from corridor.choice.cost import CostName
from corridor.choice.families import Comparison, FamilyChoice
from corridor.model.cargo_limits import CargoLimits
from corridor.model.network import Network
from corridor.model.tariffs import PriceList
from corridor.model.wording import count, listed, percent, plain, span
from corridor.reports.cargo_words import cargo_words
from corridor.reports.compare_words import (
    all_units,
    chokepoints,
    emission_note,
    era_note,
    kilograms,
    price_note,
    price_sources,
    sentences,
    shipment_line,
    stretches,
    usd,
    usd_range,
    worth_note,
)
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.route_text import render_sources
from corridor.reports.table import Column, dropped_titles, render_table
from corridor.reports.words import CRITERION_WORDS
from corridor.routing.flag_words import flag_words

__all__ = ["render_comparison"]


def render_comparison(
    network: Network,
    comparison: Comparison,
    evens: Sequence[BreakEven],
    prices: PriceList,
    paper: Paper,
    *,
    limits: CargoLimits | None = None,
) -> str:
    """Write the families side by side for people."""
    lines = [
        *_head(network, comparison, paper),
        "",
        *_table(comparison, paper),
        "",
        *_passage_table(comparison, paper),
        *_section(_bill_title(comparison), [*_bill_table(comparison, paper)], paper),
        *_section("Ways", paper.points(_ways(network, comparison)), paper),
        *_section("Limits", paper.points(_limits(comparison)), paper),
        *_section("Cargo", paper.points(_cargo(comparison, limits)), paper),
        *_section("What they share", paper.points(_shared(network, comparison)), paper),
        *_section("Break-even", paper.points(_evens(network, evens, comparison)), paper),
        *_section("Not shown", paper.points(_absent(comparison)), paper),
        *_section("Notes", paper.points(_notes(comparison)), paper),
        *render_sources(price_sources(comparison, prices), paper),
    ]
    return "\n".join(lines) + "\n"


def _head(network: Network, comparison: Comparison, paper: Paper) -> Iterator[str]:
    query = comparison.query
    names = " → ".join(network.terminal(stop).name for stop in query.stops)
    yield from paper.strong_lines(visible(f"{names}: one best route of each corridor family"))
    yield from paper.wrapped(visible(era_note(network.era(query.era))))
    yield from paper.wrapped(
        f"for {shipment_line(comparison.shipment)}; best first by {CRITERION_WORDS[query.by]}"
    )


def _table(comparison: Comparison, paper: Paper) -> list[str]:
    columns = (
        Column(title="family"),
        Column(title="days", drops=1),
        Column(title="likely", is_number=True, drops=3),
        Column(title="P50–P95"),
        Column(title="on time", is_number=True),
        Column(title="USD", drops=4),
        Column(title="USD likely", is_number=True),
        Column(title="kg CO2e", is_number=True, drops=2),
        Column(title="with time", is_number=True),
        Column(title="km", is_number=True, drops=5),
    )
    shipment = comparison.shipment
    has_worth = shipment.value_of_time_usd > 0 or shipment.lateness_usd > 0
    rows = [_row(one, has_worth) for one in comparison.families]
    dropped = dropped_titles(columns, rows, paper)
    too_wide = f"too wide for {paper.width} columns: {', '.join(dropped)}" if dropped else ""
    below = (line for text in (_marks_meant(comparison), too_wide) for line in paper.wrapped(text))
    return [*render_table(columns, rows, paper), *filter(None, below)]


_MARKS: Final = {"restricted": "†", "sanctioned": "‡"}
"""What stands beside a family whose legs are limited, so that no copied row is without it."""


def _marked(one: FamilyChoice) -> str:
    found = {flag.what for flag in one.flags}
    marks = "".join(mark for what, mark in _MARKS.items() if what in found)
    return visible(one.family_id) + (f" {marks}" if marks else "")


def _marks_meant(comparison: Comparison) -> str:
    found = {flag.what for one in comparison.families for flag in one.flags}
    meant = [f"{mark} {what}" for what, mark in _MARKS.items() if what in found]
    return f"{', '.join(meant)} legs: see Limits" if meant else ""


def _row(one: FamilyChoice, has_worth: bool) -> tuple[str, ...]:
    days, costing = one.route.days, one.choice.costing
    at_least = "" if costing.is_complete else "≥ "
    return (
        _marked(one),
        span(round(days.min_days, 1), round(days.max_days, 1)),
        plain(round(days.likely_days, 1)),
        _percentiles(one),
        "" if one.on_time is None else percent(one.on_time, 1.0),
        at_least + usd_range(costing.total),
        at_least + usd(costing.total.likely_usd),
        kilograms(one.choice.footprint.total.likely_kg),
        at_least + usd(one.choice.generalised_usd) if has_worth else "",
        plain(round(one.route.length_km)),
    )


def _percentiles(one: FamilyChoice) -> str:
    if one.simulation is None:
        return ""
    found = one.simulation.percentiles
    return span(round(found.p50_days, 1), round(found.p95_days, 1))


def _passage_table(comparison: Comparison, paper: Paper) -> list[str]:
    columns = (
        Column(title="family"),
        Column(title="borders", is_number=True),
        Column(title="transshipments", is_number=True),
        Column(title="gauge breaks", is_number=True, drops=1),
        Column(title="countries", shrinks_to=16),
    )
    rows = [
        (
            visible(one.family_id),
            str(len(one.passage.borders)),
            str(one.passage.transshipments),
            str(one.passage.gauge_breaks),
            visible(" ".join(one.passage.countries)),
        )
        for one in comparison.families
    ]
    return render_table(columns, rows, paper)


def _bill_title(comparison: Comparison) -> str:
    together = all_units(comparison.shipment)
    return f"Bills, US dollars (likely){', for ' + together if together else ''}"


def _bill_table(comparison: Comparison, paper: Paper) -> list[str]:
    bills = [one.choice.costing.by_name() for one in comparison.families]
    units = comparison.shipment.units
    names = list(dict.fromkeys(name for bill in bills for name in bill))
    columns = (
        Column(title="family"),
        *(Column(title=_BRIEF.get(name, str(name)), is_number=True) for name in names),
        *([Column(title="each", is_number=True)] if units != 1 else []),
        Column(title="range", drops=1),
        Column(title="prices of", drops=2),
    )
    rows = [
        (
            visible(one.family_id),
            *(usd(bill[name].likely_usd) if name in bill else "" for name in names),
            *([usd(one.choice.costing.total.likely_usd / units)] if units != 1 else []),
            usd_range(one.choice.costing.total),
            visible(" to ".join(dict.fromkeys(filter(None, one.choice.costing.price_dates)))),
        )
        for one, bill in zip(comparison.families, bills, strict=True)
    ]
    return render_table(columns, rows, paper)


_BRIEF: Final = {CostName.GAUGE_CHANGE: "gauge"}


def _ways(network: Network, comparison: Comparison) -> Iterator[str]:
    for one in comparison.families:
        names = (network.terminal(terminal_id).name for terminal_id in one.route.terminal_ids)
        yield f"{one.family_id}: {' → '.join(names)}"


def _limits(comparison: Comparison) -> Iterator[str]:
    for one in comparison.families:
        for place_ids, words in flag_words(one.flags):
            where = f" ({listed(list(place_ids))})" if place_ids else ""
            yield f"{one.family_id}{where}: {words}"


def _shared(network: Network, comparison: Comparison) -> Iterator[str]:
    for shared in comparison.shared:
        points, where = chokepoints(network, shared), stretches(network, shared)
        legs = f" ({where})" if where else ""
        yield (
            f"{shared.first} and {shared.second}: {count(len(shared.leg_ids), 'leg')}{legs}, "
            f"{100 * shared.length_share:.0f} % of the shorter way; "
            + (f"both pass {points}; not diversified" if points else "no port or border in common")
        )


def _evens(network: Network, evens: Sequence[BreakEven], comparison: Comparison) -> Iterator[str]:
    yield from sentences(network, evens, comparison)
    gaps = [one.family_id for one in comparison.families if not one.choice.costing.is_complete]
    if gaps:
        yield f"{listed(gaps)}: not weighed, for a price is unknown"


def _cargo(comparison: Comparison, limits: CargoLimits | None) -> Iterator[str]:
    for one in comparison.families:
        for words in cargo_words(one.cargo, limits):
            yield f"{one.family_id}: {words}"


def _absent(comparison: Comparison) -> Iterator[str]:
    families: dict[str, list[str]] = {}
    for family_id, reason in comparison.absent:
        families.setdefault(reason, []).append(family_id)
    for reason, ids in families.items():
        yield f"{', '.join(ids)}: {reason}"


def _notes(comparison: Comparison) -> Iterator[str]:
    yield price_note(comparison.shipment, [one.choice.costing for one in comparison.families])
    drawn = next((one.simulation for one in comparison.families if one.simulation), None)
    if drawn is not None:
        yield (
            f"P50 and P95 of {drawn.draws:,} draws, seed {drawn.seed}, correlation {drawn.rho:g}"
        )
    if worth := worth_note(comparison.shipment):
        yield worth
    if comparison.shipment.lateness_usd > 0:
        yield (
            f"due {comparison.shipment.deadline}; with time holds the mean penalty for lateness "
            f"over all draws, {usd(comparison.shipment.lateness_usd)} USD a day"
        )
    yield emission_note(comparison.shipment) + "; low and high are in the JSON"
    yield from comparison.notes


def _section(title: str, lines: Sequence[str], paper: Paper) -> list[str]:
    return ["", paper.strong(title), *lines] if lines else []
