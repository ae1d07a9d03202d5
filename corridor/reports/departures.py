"""The earliest arrival by timetable, and the last moments to be ready, in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from corridor.model.network import Network
from corridor.model.wording import tenths
from corridor.reports.document import (
    Document,
    present,
    provenance_document,
    render_json,
)
from corridor.reports.harmless import visible
from corridor.reports.listing import Listing
from corridor.reports.paper import Paper
from corridor.reports.rows import Cell
from corridor.reports.table import Column
from corridor.routing.provenance import provenance_of
from corridor.uncertainty.arrivals import Boarding, DatedJourney, UsefulDepartures
from corridor.uncertainty.zones import zone_of

__all__ = ["departures_as", "departures_document"]

SECONDS_PER_DAY = 86_400


def departures_as(
    format: str,
    network: Network,
    first: DatedJourney,
    useful: UsefulDepartures,
    paper: Paper,
    *,
    deadline: datetime | None = None,
    notes: Sequence[str] = (),
) -> str:
    """Write what a timetable allows as ``text``, ``json``, ``csv`` or ``md``.

    Parameters
    ----------
    format
        One of the four; CSV and Markdown have one row a moment to be ready.
    network
        Names terminals.
    first
        The earliest arrival.
    useful
        Last moments to be ready.
    paper
        For text.
    deadline
        Moment with its zone: the last moment to be ready for it is told.
    notes
        How names were read.
    """
    match format:
        case "json":
            return render_json(departures_document(network, first, useful, deadline))
        case "csv":
            return _listing(network, useful).to_csv()
        case "md":
            return _listing(network, useful).to_markdown()
        case _:
            lines = _text(network, first, useful, paper, deadline)
            told = [line for note in notes for line in paper.wrapped(visible(f"· {note}"))]
            return "\n".join([*lines, *(["", *told] if told else [])]) + "\n"


def departures_document(
    network: Network,
    first: DatedJourney,
    useful: UsefulDepartures,
    deadline: datetime | None = None,
) -> Document:
    """Return what a timetable allows as a document of schema ``corridor.departures/1``."""
    start, end = _zones(network, useful)
    last = _last_ready(useful, deadline)
    return {
        "schema": "corridor.departures/1",
        "provenance": provenance_document(provenance_of(network, useful.query.era)),
        "origin": useful.query.origin_id,
        "destination": useful.query.destination_id,
        "era": useful.query.era,
        "earliest": {
            "ready": _moment(first.ready, start),
            "arrival": _moment(first.arrives, end),
            "days": first.days,
            "legs": list(first.leg_ids),
            "boardings": [
                {
                    "leg": boarding.leg_id,
                    "departs": _moment(boarding.departs, _zone_of_leg(network, boarding)),
                    "waits_days": boarding.waits_days,
                }
                for boarding in first.boardings
            ],
        },
        "moments": [
            {"ready": _moment(ready, start), "arrival": _moment(there, end)}
            for ready, there in useful.moments
        ],
        **present({"any_time_days": useful.any_time_days}),
        **({"deadline": _moment(deadline, end)} if deadline else {}),
        **({"last_ready": _moment(last, start)} if last else {}),
    }


def _text(
    network: Network,
    first: DatedJourney,
    useful: UsefulDepartures,
    paper: Paper,
    deadline: datetime | None,
) -> Iterator[str]:
    start, end = _zones(network, useful)
    names = [
        network.terminal(i).name for i in (useful.query.origin_id, useful.query.destination_id)
    ]
    yield from paper.strong_lines(visible(f"{names[0]} → {names[1]} by timetable"))
    yield from paper.wrapped(
        f"ready {_brief(first.ready, start)}: there on {_brief(first.arrives, end)} ({end} time), "
        f"{tenths(first.days)} likely days",
        indent=2,
    )
    for boarding in first.boardings:
        yield from paper.wrapped(visible(_boarding(network, boarding)), indent=2)
    if not first.boardings:
        yield from paper.wrapped("no departure by timetable is on the quickest way", indent=2)
    if deadline:
        last = _last_ready(useful, deadline)
        words = f"ready by {_brief(last, start)} ({start} time)" if last else "none in these days"
        yield from paper.wrapped(
            f"last moment for {_brief(deadline, end)}: {words}, if all goes as is likely", indent=2
        )
    yield ""
    if useful.moments:
        yield "ready any later than this is there later:"
        yield ""
        yield from _listing(network, useful).to_text(paper).splitlines()
    if useful.any_time_days is not None:
        yield from paper.wrapped(
            f"a way that needs no timetable takes {tenths(useful.any_time_days)} likely days at "
            "any time"
        )


def _boarding(network: Network, boarding: Boarding) -> str:
    leg = network.leg(boarding.leg_id)
    ends = " → ".join(network.terminal(end).name for end in (leg.tail_id, leg.head_id))
    zone = _zone_of_leg(network, boarding)
    return (
        f"{ends}: leaves {_brief(boarding.departs, zone)} ({zone} time), after a wait of "
        f"{tenths(boarding.waits_days)} days"
    )


def _listing(network: Network, useful: UsefulDepartures) -> Listing:
    start, end = _zones(network, useful)
    columns = (
        Column(title="ready"),
        Column(title="arrival"),
        Column(title="days", is_number=True),
    )
    return Listing(
        columns=columns,
        rows=tuple(_row(ready, there, start, end) for ready, there in useful.moments),
    )


def _row(ready: datetime, there: datetime, start: tzinfo, end: tzinfo) -> tuple[Cell, ...]:
    days = round((there - ready).total_seconds() / SECONDS_PER_DAY, 2)
    return _moment(ready, start), _moment(there, end), days


def _last_ready(useful: UsefulDepartures, deadline: datetime | None) -> datetime | None:
    """Return the last moment that is there in time: for a departure, or by the way without one."""
    if deadline is None:
        return None
    in_time = [ready for ready, there in useful.moments if there <= deadline]
    if useful.any_time_days is not None:
        in_time.append(deadline - timedelta(days=useful.any_time_days))
    return max(in_time, default=None)


def _zones(network: Network, useful: UsefulDepartures) -> tuple[tzinfo, tzinfo]:
    ends = (useful.query.origin_id, useful.query.destination_id)
    start, end = (zone_of(network.terminal(name)) for name in ends)
    return start, end


def _zone_of_leg(network: Network, boarding: Boarding) -> tzinfo:
    return zone_of(network.terminal(network.leg(boarding.leg_id).tail_id))


def _moment(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="minutes")


def _brief(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
