"""An answer as one paragraph to quote: what, when, how long, how sure, where the time goes."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.vocabulary import Part
from corridor.model.wording import brief, brief_span, count, fixed, listed, tenths
from corridor.reports.document import Document, route_document
from corridor.reports.harmless import visible
from corridor.reports.outlook_text import blamed, dated_sentences, reliability
from corridor.reports.paper import Paper
from corridor.reports.route_text import title_of
from corridor.reports.steps import confidence_sentence, fallback_sentence, sources_of
from corridor.reports.words import era_dates
from corridor.routing.restrictions import flags_of
from corridor.uncertainty.outlook import Outlook, Prospect

__all__ = ["explain_document", "paragraph", "render_explanation"]


def render_explanation(network: Network, result: Result, outlook: Outlook, paper: Paper) -> str:
    """Write the best route as one paragraph, and its notes below."""
    lines = paper.wrapped(paragraph(network, result, outlook))
    for note in result.notes:
        lines += paper.wrapped(f"· {visible(note)}", indent=2)
    return "\n".join(lines) + "\n"


def explain_document(network: Network, result: Result, outlook: Outlook) -> Document:
    """Build ``corridor.explain/1``: the paragraph, and the route document it was made of."""
    return {
        **route_document(network, result, outlook),
        "schema": "corridor.explain/1",
        "paragraph": paragraph(network, result, outlook),
    }


def paragraph(network: Network, result: Result, outlook: Outlook) -> str:
    """Return one paragraph with ends, dates, range, percentiles, limits and sources."""
    if not result.best.elements:
        return f"{title_of(network, result)}: the same terminal, 0 days."
    return visible(" ".join(_sentences(network, result, outlook)))


def _sentences(network: Network, result: Result, outlook: Outlook) -> Iterator[str]:
    best, era, prospect = result.best, network.era(result.query.era), outlook.prospects[0]
    yield _range(network, result)
    yield _percentiles(prospect, would=era.is_target)
    dated = dated_sentences(network, best, prospect, outlook)
    yield from map(_as_sentence, (*dated, *reliability(prospect)))
    yield _parts(best)
    if worst := blamed(network, best, prospect.simulation):
        yield f"Most of the spread comes from {listed(worst)}."
    if limits := _limits(network, best):
        yield f"Limits of law and politics: corridor route has remarks on {listed(limits)}."
    yield " ".join(
        filter(None, (confidence_sentence(best.elements), fallback_sentence(best, era.id)))
    )
    yield _sources(network, result)


def _range(network: Network, result: Result) -> str:
    best, era = result.best, network.era(result.query.era)
    families = listed([network.corridor(family).name for family in best.corridor_ids])
    by = f" by the {families}" if families else ""
    dates = f", {era_dates(era)}" if era_dates(era) else ""
    aim = " as an aim, not as observed," if era.is_target else ""
    days = best.days
    return (
        f"From {title_of(network, result).replace(' → ', ' to ')}, terminal to terminal"
        f"{by} ({fixed(best.length_km, 0)} km), a shipment takes{aim} "
        f"{brief_span(days.min_days, days.max_days)} days, most likely "
        f"{brief(days.likely_days)} (era {era.id}{dates})."
    )


def _percentiles(prospect: Prospect, *, would: bool) -> str:
    told, verb = prospect.simulation.percentiles, "would take" if would else "take"
    return (
        f"Simulated, half of the journeys {verb} at most {tenths(told.p50_days)} days (P50), four "
        f"in five {tenths(told.p80_days)} (P80) and nineteen in twenty "
        f"{tenths(told.p95_days)} (P95)."
    )


def _parts(route: Route) -> str:
    split = {part: days.likely_days for part, days in route.split().items() if days.likely_days}
    words = [f"{tenths(split.pop(Part.RUNNING, 0.0))} are running"]
    words += [f"{tenths(days)} {part}" for part, days in split.items()]
    return f"Of the likely days {listed(words)}."


def _as_sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _limits(network: Network, route: Route) -> list[str]:
    """Return what remarks on limits are about, each once: their words are notes, not to quote."""
    named = (
        network.corridor(flag.place_ids[0]).name
        if flag.what == "family"
        else f"{', '.join(flag.place_ids)} ({flag.what})"
        for flag in flags_of(network, route)
    )
    return list(dict.fromkeys(named))


def _sources(network: Network, result: Result) -> str:
    sources = sources_of(network, result.routes[:1])
    titles = "; ".join(", ".join(filter(None, (source.title, source.date))) for source in sources)
    made = result.provenance
    named = " ".join(filter(None, (made.network_version, f"({made.network_fingerprint[:12]})")))
    return (
        f"{count(len(sources), 'source').capitalize()}: {titles}. Computed with corridor "
        f"{made.package_version} from network {named}, {made.draws:,} draws, seed {made.seed}."
    )
