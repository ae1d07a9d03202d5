"""Which route of all is the fastest, when every leg and transfer of the network is uncertain.

:mod:`corridor.uncertainty.rivals` compares the routes of an answer. Here nothing is chosen before:
in each of many worlds the whole network is drawn anew, the fastest route of that world is found,
and the shares of the worlds are counted. A route that is never the best on likely days, but often
in fact, is found too.

One common factor slows the whole network down (families of their own would give a shared leg two
durations in one world), and no dates are known: waits are those of the era.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from corridor.convert.arrays import HOP, graph_by
from corridor.errors import DataError
from corridor.kernels.k_best import k_best_paths
from corridor.kernels.road import Road, takes_fast_road
from corridor.kernels.shortest import distances_from, reversed_arcs
from corridor.model.answers import Provenance, Route
from corridor.model.arguments import whole_number_given
from corridor.model.network import Network
from corridor.model.places import Transfer
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Criterion
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.routing.limits import closed_by
from corridor.uncertainty.columns import Columns, MadeArc, Moves
from corridor.uncertainty.drawers import drawer_of
from corridor.uncertainty.rivals import Rival
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.useful_arcs import listed, rows_to, useful_arcs
from corridor.uncertainty.worlds import Worlds
from corridor.units import from_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corridor.kernels.redraws import ArcRows

__all__ = ["Contender", "FastestRoutes", "fastest_routes"]

CHUNKS: Final = {Road.BASE: 4096, Road.FAST: 1088}
"""Worlds whose paths are looked for at once: enough for NumPy's calls to pay, few enough for their
weights to stay within a cache; compiled, no power of two, whose rows would share its lines."""

SECONDS_EACH: Final = 3e-8
"""What one arc of one world takes on the base road."""

MOST_REDRAWS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A route that was the fastest in some world.

    Parameters
    ----------
    route
        Its elements, with their ranges.
    rival
        Its chance to be the fastest of all, and what is lost by choosing it in every world.
    mean_days
        Mean of its own days.
    """

    route: Route
    rival: Rival
    mean_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FastestRoutes:
    """Routes by their chance to be the fastest.

    Parameters
    ----------
    query
        What was asked; its criterion and number of alternatives are not looked at.
    contenders
        The likeliest first.
    ever_fastest
        How many different routes were the fastest in some world, those not told included.
    draws, seed, rho
        What it was drawn with.
    mean_fastest_days
        Mean of the fastest route's days: what one who knew each world would need.
    provenance
        What it was computed from.
    """

    query: RouteQuery
    contenders: tuple[Contender, ...]
    ever_fastest: int
    draws: int
    seed: int
    rho: float
    mean_fastest_days: float
    provenance: Provenance


def fastest_routes(
    network: Network,
    query: RouteQuery,
    traveller: Traveller,
    *,
    most: int = 10,
    road: Road | None = None,
) -> FastestRoutes:
    """Return the routes that are the fastest in some world, with the chance of each.

    Parameters
    ----------
    network, query
        What is asked of what; via points are not part of it.
    traveller
        Draws, seed, stretches, and the correlation for routes of no family; it must know no dates.
    most
        Contenders told at most, the likeliest.
    road
        Which kernels do it; the answer is the same.

    Raises
    ------
    NoRouteError
        If no route meets the query.
    DataError
        If via points or dates are asked for, or the draws are out of bounds.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> found = fastest_routes(load_network(), asked, Traveller.uncalibrated(draws=1000))
    >>> sum(contender.rival.chance_fastest for contender in found.contenders) <= 1.0
    True
    """
    _refuse(query, traveller, most)
    usual = best_routes(network, replace(query, by=Criterion.TIME, alternatives=1))
    provenance = replace(usual.provenance, seed=traveller.seed, draws=traveller.draws)
    if not usual.best.elements:
        contenders: tuple[Contender, ...] = (_here(usual.best),)
        ever, mean_days = 1, 0.0
    else:
        redrawn = _Redrawn(network, query, traveller, usual.best, road)
        counts, totals = redrawn.winners()
        told = sorted(counts, key=lambda legs: (-counts[legs], legs))[:most]
        contenders = tuple(redrawn.contenders(told, counts, totals))
        ever, mean_days = len(counts), from_ticks(round(int(totals.sum()) / totals.size))
    return FastestRoutes(
        query=query,
        contenders=contenders,
        ever_fastest=ever,
        draws=traveller.draws,
        seed=traveller.seed,
        rho=traveller.dependence.default,
        mean_fastest_days=mean_days,
        provenance=provenance,
    )


def _refuse(query: RouteQuery, traveller: Traveller, most: int) -> None:
    if query.via_ids:
        raise DataError("the fastest of all routes through via points cannot be asked for")
    if traveller.knows_dates:
        raise DataError("a redraw of the whole network knows no dates: leave out the ready date")
    if traveller.draws > MOST_REDRAWS:
        raise DataError(f"redraws must be at most {MOST_REDRAWS:,}, not {traveller.draws:,}")
    whole_number_given("most", most, 1)


def _here(route: Route) -> Contender:
    nothing_lost = Rival(chance_fastest=1.0, mean_regret_days=0.0, p95_regret_days=0.0)
    return Contender(route=route, rival=nothing_lost, mean_days=0.0)


class _Redrawn:
    """The part of the network that can hold a fastest route, drawn again and again."""

    def __init__(
        self,
        network: Network,
        query: RouteQuery,
        traveller: Traveller,
        usual: Route,
        road: Road | None,
    ) -> None:
        from corridor.kernels.redraws import FAR

        self.network, self.traveller = network, traveller
        self.era = network.era(query.era)
        self.source = self.target = -1
        self.block: list[int] = []
        self.known: dict[int, tuple[str, ...] | None] = {}  # by number of path; None: it has a loop
        self.columns = Columns(self.era, traveller)
        every = self._every_arc(query)
        latest = self.columns.most(self.columns.of_route(usual))
        if latest >= FAR or any(self.columns.most(arc.columns) >= 1 << 31 for arc in every):
            raise DataError("some days are too many to be drawn: over 500 in all")
        is_fast = takes_fast_road(road, SECONDS_EACH * traveller.draws * len(every))
        self.road = Road.FAST if is_fast else Road.BASE
        ends = self.source, self.target
        kept = useful_arcs(every, self.block, ends, self._latest(usual))
        states = sorted({state for arc in kept for state in (arc.tail, arc.head)})
        number = {state: index for index, state in enumerate(states)}
        self.arcs = [replace(a, tail=number[a.tail], head=number[a.head]) for a in kept]
        self.source, target = number[self.source], number[self.target]
        self.block = [self.block[state] for state in states]
        self.used = sorted({column for arc in self.arcs for column in arc.columns})
        self.pairs = [(arc.tail, arc.head) for arc in self.arcs]
        least = [arc.least for arc in self.arcs]
        self.rows: ArcRows = rows_to(self.pairs, least, len(states), target)

    def _latest(self, usual: Route) -> int:
        """Return the longest that one route takes in any world: the fastest is never longer."""
        used = self.columns.of_route(usual)
        return max(int(drawn.sum(axis=0).max()) for drawn in self._drawn(used))

    def _every_arc(self, query: RouteQuery) -> list[MadeArc]:
        moves = Moves()
        closed = closed_by(self.network, query)
        graph = graph_by(self.network, self.era, moves).without(closed)
        self.source, self.target = graph.entry(query.origin_id), graph.exit(query.destination_id)
        self.block = list(graph.state_terminal)
        return [
            self._made_arc(tail, head, leg, moves.met[weight // HOP])
            for tail, out in enumerate(graph.arcs)
            for weight, head, leg in out
        ]

    def _made_arc(self, tail: int, head: int, leg: int, met: Sequence[Transfer]) -> MadeArc:
        running = self.columns.of_leg(self.network.legs[leg]) if leg >= 0 else ()
        made_of = (*running, *self.columns.of_transfers(met))
        return MadeArc(tail, head, leg, made_of, self.columns.least(made_of))

    def winners(self) -> tuple[Mapping[tuple[str, ...], int], NDArray[np.int64]]:
        """Return how often each route is the fastest, and the fastest total of each world."""
        import numpy as np

        from corridor.kernels.redraws import added_up

        counts: Counter[tuple[str, ...]] = Counter()
        fastest: list[NDArray[np.int64]] = []
        place = {column: row for row, column in enumerate(self.used)}
        made_of = tuple(tuple(place[column] for column in arc.columns) for arc in self.arcs)
        chunk = CHUNKS[self.road]
        for drawn in self._drawn(self.used):
            for first in range(0, drawn.shape[1], chunk):
                weights = added_up(made_of, drawn[:, first : first + chunk], self.road)
                fastest.append(self._count(weights, counts))
        return counts, np.concatenate(fastest)

    def _count(
        self, weights: NDArray[np.int32], counts: Counter[tuple[str, ...]]
    ) -> NDArray[np.int64]:
        """Count the fastest route of each world, and return what it takes."""
        import numpy as np

        from corridor.kernels.redraws import path_numbers, totals_to_target

        totals = totals_to_target(self.rows, weights, self.road)
        numbers = path_numbers(self.rows, weights, totals, self.source, self.road)
        best: NDArray[np.int64] = totals[self.source].astype(np.int64)
        found, firsts, worlds = np.unique(numbers, return_index=True, return_counts=True)
        for number, first, many in zip(
            found.tolist(), firsts.tolist(), worlds.tolist(), strict=True
        ):
            if number not in self.known:
                self.known[number] = self._route_in(weights, totals, first)
            if (legs := self.known[number]) is not None:
                counts[legs] += many
                continue
            for world in np.flatnonzero(numbers == number).tolist():
                path, best[world] = self._searched(weights[:, world])
                counts[self._legs(path)] += 1
        return best

    def _route_in(
        self, weights: NDArray[np.int32], totals: NDArray[np.int32], world: int
    ) -> tuple[str, ...] | None:
        """Return the legs of one world's best path, ``None`` if it passes a terminal twice."""
        from corridor.kernels.redraws import best_path

        path = best_path(self.rows, weights, totals, self.source, world, self.road)
        return self._legs(path) if self._is_loopless(path) else None

    def _drawn(self, columns: Sequence[int]) -> Iterator[NDArray[np.int32]]:
        """Yield the days of these columns, block after block of worlds."""
        from corridor.kernels.sample import BLOCK

        draws, rho = self.traveller.draws, self.traveller.dependence.default
        names = [self.columns.names[column] for column in columns]
        tables = [self.columns.tables[column] for column in columns]
        draw = drawer_of(names, tables, rho, self.road is Road.FAST)
        for block in range(math.ceil(draws / BLOCK)):
            worlds = Worlds(seed=self.traveller.seed, block=block, rho=rho, family="")
            yield draw(worlds, min(BLOCK, draws - block * BLOCK))

    def _is_loopless(self, path: Sequence[int]) -> bool:
        """Tell whether a path ends where it should and passes no terminal twice."""
        if not path or self.arcs[path[-1]].head != self.rows.target:
            return False
        entered = [self.block[self.source]]
        entered += [self.block[self.arcs[arc].head] for arc in path if self.arcs[arc].leg >= 0]
        return len(set(entered)) == len(entered)

    def _searched(self, weights: NDArray[np.int32]) -> tuple[tuple[int, ...], int]:
        """Return the best path of one world that passes no terminal twice, and its total."""
        arcs = listed(self.pairs, weights.tolist(), len(self.block))
        bounds = distances_from(reversed_arcs(arcs), self.rows.target)
        found, is_cut = k_best_paths(arcs, self.block, self.source, self.rows.target, bounds)
        if is_cut or not found:  # pragma: no cover - the usual route is one
            raise DataError("the search for the fastest route of a world was given up")
        return found[0].labels, found[0].weight // HOP

    def _legs(self, path: Sequence[int]) -> tuple[str, ...]:
        legs = (self.arcs[arc].leg for arc in path)
        return tuple(self.network.legs[leg].id for leg in legs if leg >= 0)

    def contenders(
        self,
        told: Sequence[tuple[str, ...]],
        counts: Mapping[tuple[str, ...], int],
        fastest: NDArray[np.int64],
    ) -> Iterator[Contender]:
        """Yield what is told of each route, by drawing the same days of its elements again."""
        import numpy as np

        routes = [route_along(self.network, leg_ids, self.era) for leg_ids in told]
        made_of = [self.columns.of_route(route) for route in routes]
        used = sorted({column for columns in made_of for column in columns})
        place = {column: row for row, column in enumerate(used)}
        rows = [[place[column] for column in columns] for columns in made_of]
        blocks = [
            [drawn[own].sum(axis=0, dtype=np.int64) for own in rows] for drawn in self._drawn(used)
        ]
        for leg_ids, route, ticks in zip(told, routes, zip(*blocks, strict=True), strict=True):
            total = np.concatenate(ticks)
            lost = np.sort(total - fastest)
            yield Contender(
                route=route,
                rival=Rival(
                    chance_fastest=round(counts[leg_ids] / total.size, 6),
                    mean_regret_days=from_ticks(round(int(lost.sum()) / lost.size)),
                    p95_regret_days=from_ticks(int(lost[int(0.95 * (lost.size - 1))])),
                ),
                mean_days=from_ticks(round(int(total.sum()) / total.size)),
            )
