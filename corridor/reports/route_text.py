"""The answer to ``corridor route`` as text: range, steps, where the days go, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corridor.model.answers import Result, Route
from corridor.model.context import Source
from corridor.model.network import Network
from corridor.model.shipment import CargoClass
from corridor.model.times import DayRange
from corridor.model.vocabulary import ANY_ERA, Criterion, Status
from corridor.model.wording import brief_span, count, decimals_for, fixed, headline, percent, tenths
from corridor.reports.harmless import visible
from corridor.reports.outlook_text import (
    OUTLOOK_COLUMNS,
    gain_table,
    outlook_cells,
    outlook_lines,
)
from corridor.reports.paper import Paper
from corridor.reports.steps import (
    Step,
    confidence_sentence,
    fallback_marks,
    kinds_sentence,
    sources_of,
    steps_of,
    way_of,
)
from corridor.reports.table import Column, render_table
from corridor.reports.words import (
    CRITERION_WORDS,
    PART_WORDS,
    carriage_words,
    dropped_words,
    era_line,
)
from corridor.routing.flag_words import flag_words
from corridor.routing.restrictions import flags_of
from corridor.uncertainty.outlook import Outlook

__all__ = ["render_route", "render_sources", "title_of"]

STEP_COLUMNS = (
    Column(title="where", shrinks_to=14),
    Column(title="how", shrinks_to=8),
    Column(title="km", is_number=True, drops=1),
    Column(title="min", is_number=True),
    Column(title="likely", is_number=True),
    Column(title="max", is_number=True),
    Column(title="day", is_number=True),
    Column(title="(min–max)", is_number=True, drops=4),
    Column(title="figure", drops=3),
    Column(title="grade", drops=0),
    Column(title="source", drops=2),
)


def render_route(
    network: Network,
    result: Result,
    paper: Paper | None = None,
    *,
    details: bool = False,
    outlook: Outlook | None = None,
) -> str:
    """Write a result for people.

    Parameters
    ----------
    network
        Where names, eras and sources are looked up.
    result
        What was answered.
    paper
        Width and colour; 80 columns without colour unless told.
    details
        Whether to write out every route step by step, not only the best.
    outlook
        What lies ahead of each route.

    Returns
    -------
    str
        Lines ending with a line break.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> network = load_network()
    >>> query = RouteQuery(origin_id="xian", destination_id="poti", era="2023")
    >>> print(render_route(network, best_routes(network, query)).splitlines()[0])
    Xi'an, CN → Poti, GE
    """
    paper = paper or Paper()
    lines = [*_head(network, result, paper)]
    if outlook:
        lines += outlook_lines(network, result.best, outlook.prospects[0], outlook, paper)
    lines += _notes(result, paper)
    if len(result.routes) > 1:
        lines += ["", *_comparison(network, result, paper, outlook)]
    shown = result.routes if details else result.routes[:1]
    sources = sources_of(network, shown)
    numbers = {source.id: number for number, source in enumerate(sources, start=1)}
    for rank, route in enumerate(shown, start=1):
        if len(result.routes) > 1:
            lines += ["", paper.strong(f"Route {rank}: {headline(route.days)}")]
        if route.elements:
            lines += ["", *_details(network, result.query.era, route, numbers, paper)]
            if outlook:
                lines += gain_table(network, route, outlook.prospects[rank - 1], paper)
            lines += _limits(network, route, paper)
    lines += _left_out(result, paper)
    return "\n".join([*lines, *render_sources(sources, paper)]) + "\n"


def title_of(network: Network, result: Result) -> str:
    """Return the two ends of a query, with their countries."""
    query = result.query
    found = (network.terminal(stop) for stop in query.stops)
    return visible(" → ".join(f"{terminal.name}, {terminal.country}" for terminal in found))


def render_sources(sources: Sequence[Source], paper: Paper) -> list[str]:
    """Return the numbered list of sources, or nothing where there are none."""
    if not sources:
        return []
    lines = ["", paper.strong("Sources")]
    for number, source in enumerate(sources, start=1):
        text = f"[{number}] {visible(source.title)}"
        text += f", {visible(source.date)}" if source.date else ""
        lines += paper.wrapped(f"{text} ({source.kind})", indent=4)
        if source.url:
            lines.append(f"    {visible(source.url)}")
    return lines


def _head(network: Network, result: Result, paper: Paper) -> Iterator[str]:
    query, era = result.query, network.era(result.query.era)
    yield from paper.strong_lines(title_of(network, result))
    yield from paper.wrapped(visible(era_line(era)))
    yield from filter(None, paper.wrapped(_conditions(network, result)))
    yield from filter(None, paper.wrapped(_carriage(result)))
    if not result.best.elements:
        yield ""
        yield "Origin and destination are the same terminal: 0 days."
        return
    yield ""
    yield paper.strong(headline(result.best.days) + (" (target, not observed)" * era.is_target))
    best = result.best
    families = [network.corridor(family).name for family in best.corridor_ids]
    by = "" if query.by is Criterion.TIME else f" · chosen by {CRITERION_WORDS[query.by]}"
    limited = [
        f"{status}: see Limits"
        for status in (Status.SANCTIONED, Status.RESTRICTED)
        if any(network.leg(leg_id).status is status for leg_id in best.leg_ids)
    ]
    facts = [f"{fixed(best.length_km, 0)} km", *families, _carriers(best), *limited]
    yield from paper.wrapped(visible(" · ".join(facts) + by))


def _carriers(route: Route) -> str:
    modes = dict.fromkeys(str(element.to_mode) for element in route.elements if element.is_leg)
    return ", ".join(modes)


def _conditions(network: Network, result: Result) -> str:
    query = result.query
    parts = [f"only {network.corridor(query.corridor_id).name}"] if query.corridor_id else []
    if query.avoid:
        parts.append(f"avoiding {', '.join(query.avoid.tokens())}")
    return visible("; ".join(parts))


def _carriage(result: Result) -> str:
    """Say what travels, where that decides by which way."""
    query = result.query
    if query.equipment is None or not result.best.elements:
        return ""
    cargo = f"; {query.cargo} cargo" if query.cargo is not CargoClass.GENERAL else ""
    return carriage_words(query.equipment) + cargo


def _comparison(
    network: Network, result: Result, paper: Paper, outlook: Outlook | None
) -> list[str]:
    columns = (
        Column(title="route", is_number=True),
        Column(title="days"),
        Column(title="likely", is_number=True),
        *OUTLOOK_COLUMNS,
        Column(title="km", is_number=True, drops=4),
        Column(title="corridor", drops=1),
        Column(title="by way of", shrinks_to=20),
    )
    rows = [
        (
            str(rank),
            brief_span(route.days.min_days, route.days.max_days),
            tenths(route.days.likely_days),
            *outlook_cells(outlook, rank),
            fixed(route.length_km, 0),
            visible(route.family),
            visible(way_of(network, result, route)),
        )
        for rank, route in enumerate(result.routes, start=1)
    ]
    return render_table(columns, rows, paper)


def _details(
    network: Network, era: str, route: Route, numbers: Mapping[str, int], paper: Paper
) -> list[str]:
    lines = _step_table(network, era, route, numbers, paper)
    lines += ["", *_split_table(route, paper), *_speeds(route, paper)]
    lines += ["", *paper.wrapped(confidence_sentence(route.elements), indent=2)]
    lines += paper.wrapped(kinds_sentence(route.elements), indent=2)
    return lines + _fallbacks(era, route, paper)


def _step_table(
    network: Network, era: str, route: Route, numbers: Mapping[str, int], paper: Paper
) -> list[str]:
    steps = tuple(steps_of(network, route))
    marks = fallback_marks(route, era)
    days = [value for step in steps for value in _values(step.element.days)]
    decimals = decimals_for(days), decimals_for(step.element.length_km for step in steps)
    rows = [_step_row(step, marks, numbers, decimals) for step in steps]
    return render_table(STEP_COLUMNS, [*rows, _total_row(route, decimals)], paper)


def _values(days: DayRange) -> tuple[float, float, float]:
    return days.min_days, days.likely_days, days.max_days


def _step_row(
    step: Step, marks: Mapping[str, str], numbers: Mapping[str, int], decimals: tuple[int, int]
) -> tuple[str, ...]:
    element, reached = step.element, step.reached
    mark = marks.get(element.era_used, "")
    return (
        visible(step.where),
        step.how,
        fixed(element.length_km, decimals[1]) if element.is_leg else "",
        *(fixed(value, decimals[0]) for value in _values(element.days)),
        fixed(reached.likely_days, decimals[0]),
        f"{fixed(reached.min_days, decimals[0])}–{fixed(reached.max_days, decimals[0])}",
        str(element.fact_kind),
        f"{element.confidence}{mark}",
        ",".join(str(numbers[source_id]) for source_id in element.source_ids),
    )


def _total_row(route: Route, decimals: tuple[int, int]) -> tuple[str, ...]:
    values = (fixed(value, decimals[0]) for value in _values(route.days))
    return ("total", "", fixed(route.length_km, decimals[1]), *values, "", "", "", "", "")


def _split_table(route: Route, paper: Paper) -> list[str]:
    columns = (
        Column(title="where the days go"),
        Column(title="min", is_number=True),
        Column(title="likely", is_number=True),
        Column(title="max", is_number=True),
        Column(title="share", is_number=True),
        Column(title="", drops=1),
    )
    split = route.split()
    decimals = decimals_for(value for days in split.values() for value in _values(days))
    rows = [
        (
            str(part),
            *(fixed(value, decimals) for value in _values(days)),
            percent(days.likely_days, route.days.likely_days),
            PART_WORDS[part],
        )
        for part, days in split.items()
    ]
    return render_table(columns, rows, paper)


def _speeds(route: Route, paper: Paper) -> list[str]:
    slow, quick = route.speed_with_delay_kmh, route.speed_without_delay_kmh
    if slow is None or quick is None:
        return []
    return paper.wrapped(
        f"speed with delay (SWD) {slow:.1f} km/h, without delay (SWOD) {quick:.1f} km/h", indent=2
    )


def _fallbacks(era: str, route: Route, paper: Paper) -> list[str]:
    lines = []
    for era_used, mark in fallback_marks(route, era).items():
        number = sum(element.era_used == era_used for element in route.elements)
        figures = count(number, "figure")
        if era_used == ANY_ERA:
            text = f"{figures}: one value is known for all eras, none for {era} alone"
        else:
            text = f"{figures} of era {era_used}: none is known for era {era}"
        lines += paper.wrapped(f"{mark} {text}", indent=2)
    return lines


def _limits(network: Network, route: Route, paper: Paper) -> list[str]:
    lines = []
    flags = list(flags_of(network, route))
    for (place_ids, words), flag in zip(flag_words(flags), flags, strict=True):
        where = ", ".join(place_ids) or network.corridor(flag.place_ids[0]).name
        lines += paper.wrapped(visible(f"{where}: {words}"), indent=2)
    return ["", paper.strong("Limits"), *lines] if lines else []


def _left_out(result: Result, paper: Paper) -> list[str]:
    lines = [line for words in dropped_words(result.dropped) for line in _point(words, paper)]
    return ["", paper.strong("Left out"), *lines] if lines else []


def _point(words: str, paper: Paper) -> list[str]:
    return paper.wrapped(visible(f"· {words}"), indent=2)


def _notes(result: Result, paper: Paper) -> list[str]:
    lines = [line for note in result.notes for line in _point(note, paper)]
    return ["", *lines] if lines else []
