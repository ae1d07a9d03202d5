"""What a page says of the question and of how it was answered, as data that its script words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from corridor.maps.payload import Payload
from corridor.model.answers import Provenance, Route
from corridor.model.query import Avoidance, RouteQuery
from corridor.routing.flag_words import flag_words
from corridor.routing.restrictions import flags_of
from corridor.uncertainty.passages import passages_of_all
from corridor.uncertainty.traveller import Traveller

__all__ = [
    "Travelling",
    "asked_document",
    "limit_documents",
    "passage_rows",
    "provenance_document",
    "traveller_in",
]

Travelling = Traveller | Callable[[str], Traveller]
"""Who travels the routes: the same in every era, or one for each era id."""

DECIMALS: Final = 3
"""Of days in bands: a minute and a half."""


def traveller_in(travelling: Travelling, era_id: str) -> Traveller:
    """Return who travels in an era."""
    return travelling if isinstance(travelling, Traveller) else travelling(era_id)


def passage_rows(
    routes: Sequence[Route], eras: Sequence[str], travelling: Travelling
) -> list[list[list[float]]]:
    """Return of each route the days by which its elements are done, rounded for drawing.

    Parameters
    ----------
    routes, eras
        Each route with the era it is travelled in; those of one era are travelled together.
    travelling
        Who travels.

    Returns
    -------
    list of lists of [P10, P50, P90]
    """
    rows: list[list[list[float]]] = [[] for _ in routes]
    for era in dict.fromkeys(eras):
        party = [number for number, own in enumerate(eras) if own == era]
        found = passages_of_all([routes[n] for n in party], traveller_in(travelling, era))
        for number, passed in zip(party, found, strict=True):
            rows[number] = [[round(days, DECIMALS) for days in row] for row in passed]
    return rows


def asked_document(
    payload: Payload, query: RouteQuery, traveller: Traveller | None = None
) -> dict[str, Any]:
    """Return the conditions of a question, only those that were set."""
    network = payload.network
    told: dict[str, Any] = {
        "by": str(query.by),
        "alternatives": query.alternatives if query.alternatives > 1 else 0,
        "via": [payload.terminal(terminal_id) for terminal_id in query.via_ids],
        "avoid": _avoided(payload, query.avoid),
        "corridor": network.corridor(query.corridor_id).name if query.corridor_id else "",
        "draws": traveller.draws if traveller else 0,
        "seed": traveller.seed if traveller else 0,
    }
    return {name: value for name, value in told.items() if value}


def _avoided(payload: Payload, avoid: Avoidance) -> dict[str, Any]:
    """Return what must not be touched, by kind, in words that people use."""
    terminals = [[payload.terminal(each)] for each in sorted(avoid.terminal_ids)]
    told: dict[str, Any] = {
        "places": terminals + _chains(payload, sorted(avoid.leg_ids)),
        "modes": sorted(map(str, avoid.modes)),
        "others": [
            *(payload.network.corridor(each).name for each in sorted(avoid.corridor_ids)),
            *sorted(avoid.countries),
        ],
    }
    return {kind: items for kind, items in told.items() if items}


def limit_documents(payload: Payload, routes: Sequence[Route]) -> list[list[Any]]:
    """Return [where, what the data says] for each legal or operational limit of some routes.

    Parameters
    ----------
    payload
        Of the page.
    routes
        Ways on it; a remark that stands for a whole family is told once.

    Returns
    -------
    list
        ``where`` is the name of a family, or chains of terminals' numbers: of one terminal, or of
        legs that follow one another.
    """
    network = payload.network
    flags = list(dict.fromkeys(flag for route in routes for flag in flags_of(network, route)))
    return [
        [_chains(payload, places) or network.corridor(flag.place_ids[0]).name, words]
        for (places, words), flag in zip(flag_words(flags), flags, strict=True)
    ]


def _chains(payload: Payload, place_ids: Sequence[str]) -> list[list[int]]:
    """Return terminals, and legs with those that follow them, as numbers of terminals."""
    terminals = {terminal.id for terminal in payload.network.terminals}
    chains: list[list[int]] = []
    for place_id in place_ids:
        if place_id in terminals:
            chains.append([payload.terminal(place_id)])
            continue
        leg = payload.network.leg(place_id)
        ends = [payload.terminal(leg.tail_id), payload.terminal(leg.head_id)]
        if chains and len(chains[-1]) > 1 and chains[-1][-1] == ends[0]:
            chains[-1].append(ends[1])
        else:
            chains.append(ends)
    return chains


def provenance_document(provenance: Provenance) -> dict[str, str]:
    """Return what the page must say so that its figures can be computed again."""
    return {
        "package": provenance.package_version,
        "network": provenance.network_title,
        "version": provenance.network_version,
        "fingerprint": provenance.network_fingerprint,
        "scenario": provenance.scenario,
    }
