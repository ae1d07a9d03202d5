"""The shipped tables read plainly, and a search of their own that knows nothing of the planner's.

A state is (terminal, mode, gauge) as the shipment came; NetworkX does the searching.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import networkx as nx

from corridor.io.catalog import graphs_dir

FOLDER = graphs_dir() / "eurasia"
LEAST, LIKELY, MOST = "min_days", "likely_days", "max_days"

Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def by_id(name: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(name)}


def gateways(*families: str) -> set[str]:
    chosen = [r for r in rows("corridors") if not families or r["id"] in families]
    return {leg for row in chosen for leg in row["gateway_legs"].split(";")}


def not_middle() -> set[str]:
    return gateways(*(r["id"] for r in rows("corridors") if r["id"] != "middle"))


@cache
def running(era: str) -> dict[str, Row]:
    """The row of running time that holds for each leg that can be used."""
    known: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows("transit_times"):
        known[row["leg"]][row["era"]] = row
    return {
        leg: found for leg, of in known.items() if is_open(leg, era) and (found := held(of, era))
    }


def held(of_era: dict[str, Row], era: str) -> Row | None:
    chain = [era, *by_id("eras")[era]["falls_back_to"].split(";")]
    return next((of_era[name] for name in chain if name in of_era), None)


def is_open(leg_id: str, era: str) -> bool:
    leg = by_id("legs")[leg_id]
    places = [by_id("terminals")[leg[end]]["status"] for end in ("tail", "head")]
    if leg["eras"] and era not in leg["eras"].split(";"):
        return False
    planned = "planned" in (leg["status"], *places)
    return leg["status"] != "suspended" and (
        not planned or by_id("eras")[era]["opens_planned"] == "true"
    )


@cache
def transfers(era: str) -> dict[str, list[tuple[Row, list[Row]]]]:
    """At each terminal: (a row that says between what, the rows of parts that hold)."""
    parts: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows("transfers"):
        parts[row["id"], row["part"]][row["era"]] = row
    grouped: dict[str, tuple[Row, list[Row]]] = {}
    for (name, _), of_era in parts.items():
        found = held(of_era, era)
        if found:
            grouped.setdefault(name, (found, []))[1].append(found)
    at: dict[str, list[tuple[Row, list[Row]]]] = defaultdict(list)
    for between, found in grouped.values():
        at[between["terminal"]].append((between, found))
    return at


def met(era: str, place: str, came: Row | None, leaves: Row | None) -> list[Row] | None:
    """Rows of parts met between two legs, or None if the change is barred."""
    found: list[Row] = []
    opens = False
    for between, parts in transfers(era)[place]:
        if between["onto_leg"] and (not leaves or leaves["id"] != between["onto_leg"]):
            continue
        if _fits(between, "from", came, "entry") and _fits(between, "to", leaves, "exit"):
            found += parts
            names_departure = between["onto_leg"] or between["to_mode"] not in ("any", "exit")
            opens |= bool(between["from_mode"] not in ("any", "entry") and names_departure)
    if came and leaves and _way(came) != _way(leaves) and not opens:
        return None
    return found


def _fits(between: Row, side: str, leg: Row | None, door: str) -> bool:
    mode, gauge = between[f"{side}_mode"], between[f"{side}_gauge_mm"]
    if mode == "any":
        return True
    if leg is None:
        return mode == door
    return mode == leg["mode"] and gauge in ("", leg["gauge_mm"])


def _way(leg: Row) -> tuple[str, str]:
    return leg["mode"], leg["gauge_mm"]


@cache
def states(era: str, by: str, closed: frozenset[str] = frozenset()) -> nx.DiGraph:
    """Every way of leaving every state; parallel legs keep states of their own."""
    graph = nx.DiGraph()
    leaving: dict[str, list[str]] = defaultdict(list)
    for leg_id in set(running(era)) - closed:
        leaving[by_id("legs")[leg_id]["tail"]].append(leg_id)
    for place in by_id("terminals"):
        _leave(graph, era, by, ("entry", place), leaving=leaving)
    for leg_id in set(running(era)) - closed:
        _leave(graph, era, by, ("leg", leg_id), leaving=leaving)
    return graph


def _leave(graph, era, by, state, *, leaving) -> None:
    kind, name = state
    came = by_id("legs")[name] if kind == "leg" else None
    place = came["head"] if came else name
    for leg_id in leaving[place]:
        parts = met(era, place, came, by_id("legs")[leg_id])
        if parts is not None:
            graph.add_edge(state, ("leg", leg_id), days=days(by, [*parts, running(era)[leg_id]]))
    if came:
        graph.add_edge(state, ("exit", place), days=days(by, met(era, place, came, None) or []))


def days(by: str, found: Iterable[Row]) -> float:
    return sum(float(row[by]) for row in found)


def best(era: str, origin: str, destination: str, *, by: str = LIKELY, closed: Iterable[str] = ()):
    """Leg ids of the best route."""
    graph = states(era, by, frozenset(closed))
    path = nx.dijkstra_path(graph, ("entry", origin), ("exit", destination), weight="days")
    return [name for kind, name in path if kind == "leg"]


def reaches(era: str, origin: str, closed: Iterable[str] = ()) -> set[str]:
    graph = states(era, LIKELY, frozenset(closed))
    start = ("entry", origin)
    found = nx.descendants(graph, start) if start in graph else set()
    return {name for kind, name in found if kind == "exit"}


def total(era: str, legs: list[str], by: str) -> float:
    """Days of a route, waits and borders included, to the thousandth."""
    chain = [None, *(by_id("legs")[leg_id] for leg_id in legs), None]
    found = [running(era)[leg_id] for leg_id in legs]
    for came, leaves in pairwise(chain):
        place = leaves["tail"] if leaves else came["head"]
        found += met(era, place, came, leaves) or []
    return round(days(by, found), 3)


def span(era: str, legs: list[str]) -> tuple[float, float, float]:
    return total(era, legs, LEAST), total(era, legs, LIKELY), total(era, legs, MOST)
