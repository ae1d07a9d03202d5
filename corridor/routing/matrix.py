"""Origins by destinations: the total of every pair, equal to the route's to the last digit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corridor.convert.arrays import state_graph
from corridor.kernels.road import Road
from corridor.model.answers import Provenance
from corridor.model.arguments import word_given
from corridor.model.display import Record, Tabular, html_table
from corridor.model.names import find_corridor, find_era, parse_avoidance, terminal_ids
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery, allowed_given
from corridor.model.shipment import Equipment, equipment_given
from corridor.model.vocabulary import Criterion, Status
from corridor.routing.carriage import asks_for_sanctioned
from corridor.routing.limits import closed_by, is_avoided
from corridor.routing.pairs import Places, Totals, pair_totals
from corridor.routing.provenance import provenance_of

__all__ = ["Matrix", "od_matrix"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Tabular):
    """Totals for every pair of origin and destination.

    Parameters
    ----------
    origin_ids, destination_ids
        Terminal ids of the rows and columns.
    era, by
        What was asked.
    values
        One row an origin: days (kilometres for ``by="distance"``), ``None`` where no route leads.
    provenance
        What they were computed from.
    given_up
        Pairs of ids whose search reached its cap before it knew; their value is ``None`` too.
    """

    origin_ids: tuple[str, ...]
    destination_ids: tuple[str, ...]
    era: str
    by: Criterion
    values: tuple[tuple[float | None, ...], ...]
    provenance: Provenance
    given_up: tuple[tuple[str, str], ...] = ()

    @property
    def unit(self) -> str:
        """What the values are: ``days`` or ``km``."""
        return "km" if self.by == Criterion.DISTANCE else "days"

    def records(self) -> Iterator[Record]:
        """Yield one record a pair, origin by origin."""
        for origin_id, row in zip(self.origin_ids, self.values, strict=True):
            for destination_id, value in zip(self.destination_ids, row, strict=True):
                yield {"origin": origin_id, "destination": destination_id, self.unit: value}

    def _repr_html_(self) -> str:
        rows = (
            {"from \\ to": origin_id, **dict(zip(self.destination_ids, row, strict=True))}
            for origin_id, row in zip(self.origin_ids, self.values, strict=True)
        )
        unsure = f"; search given up: {len(self.given_up)} pairs" if self.given_up else ""
        return html_table(rows, caption=f"{self.unit} by {self.by}, era {self.era}{unsure}")


def od_matrix(
    network: Network,
    origins: Iterable[str],
    destinations: Iterable[str],
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    avoid: Iterable[str] | Avoidance = (),
    corridor: str = "",
    equipment: Equipment | str | None = Equipment.BOX_40,
    allow: Iterable[Status | str] = (),
    road: Road | None = None,
) -> Matrix:
    """Return the criterion's total of the best route for every pair.

    Parameters
    ----------
    network
        What is known.
    origins, destinations
        Terminals by id, name in any language, or UN/LOCODE.
    era, by, avoid, corridor, equipment, allow
        As in :func:`corridor.routing.plan.plan`.
    road
        Which kernels do it; the answer is the same.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    ArgumentError
        If a list is a bare text.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> od_matrix(load_network(), ["Xi'an"], ["xian"]).values
    ((0.0,),)
    """
    origin_ids = terminal_ids(network, "origins", origins)
    destination_ids = terminal_ids(network, "destinations", destinations)
    # Ends are those of any pair: the other conditions are what is read here.
    asked = RouteQuery(
        origin_id=next(iter(origin_ids), ""),
        destination_id=next(iter(destination_ids), ""),
        era=find_era(network, era).id,
        by=word_given(Criterion, by, "criterion"),
        avoid=parse_avoidance(network, avoid),
        corridor_id=find_corridor(network, corridor).id if corridor else "",
        equipment=equipment_given(equipment),
        allow=allowed_given(allow),
    )
    totals: Totals = []
    given_up: Places = set()
    if origin_ids and destination_ids:
        totals, given_up = _asked_totals(network, asked, origin_ids, destination_ids, road)
    shut = {terminal.id for terminal in network.terminals if is_avoided(terminal, asked.avoid)}
    for row, origin in zip(totals, origin_ids if shut else (), strict=False):
        row[:] = [
            None if origin in shut or destination in shut else total
            for destination, total in zip(destination_ids, row, strict=True)
        ]
    unknown = {(origin_ids[row], destination_ids[column]) for row, column in given_up}
    return Matrix(
        origin_ids=origin_ids,
        destination_ids=destination_ids,
        era=asked.era,
        by=asked.by,
        values=tuple(map(tuple, totals)),
        provenance=provenance_of(network, asked.era),
        given_up=tuple(sorted(pair for pair in unknown if shut.isdisjoint(pair))),
    )


def _asked_totals(
    network: Network,
    query: RouteQuery,
    origin_ids: Sequence[str],
    destination_ids: Sequence[str],
    road: Road | None,
) -> tuple[Totals, Places]:
    """Return the totals, and the pairs given up.

    An end behind sanctioned legs asks for them, other pairs do not.
    """
    graph = state_graph(network, network.era(query.era), query.by)

    def found(
        allow: frozenset[Status], rows: Sequence[int], columns: Sequence[int]
    ) -> tuple[Totals, Places]:
        # Only what is allowed counts here: the ends are those of any pair.
        closed = closed_by(network, replace(query, allow=allow), stops=())
        ends = [origin_ids[row] for row in rows], [destination_ids[column] for column in columns]
        return pair_totals(graph.without(closed), *ends, road)

    every = range(len(origin_ids)), range(len(destination_ids))
    asking = [
        [place for place, name in enumerate(names) if asks_for_sanctioned(network, (name,), query)]
        for names in (origin_ids, destination_ids)
    ]
    totals, given_up = found(query.allow, *every)
    for rows, columns in ((asking[0], every[1]), (every[0], asking[1])):
        if rows and columns:
            allowed, given_up_there = found(query.allow | {Status.SANCTIONED}, rows, columns)
            places = [(row, column) for row in rows for column in columns]
            for (row, column), total in zip(places, (t for r in allowed for t in r), strict=True):
                totals[row][column] = total
            given_up -= set(places)
            given_up |= {(rows[row], columns[column]) for row, column in given_up_there}
    return totals, given_up
