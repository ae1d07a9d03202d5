"""The map of the network itself: how it is travelled, how sure its figures are, where it waits."""

from __future__ import annotations

from typing import Any

from corridor.io.lines import Lines
from corridor.maps.asked import provenance_document
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload
from corridor.maps.route import era_document
from corridor.maps.stays import longest_stay
from corridor.model.answers import Element
from corridor.model.era import holding_time, is_usable
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part
from corridor.routing.provenance import provenance_of

__all__ = ["network_map"]


def network_map(network: Network, era: str = "", *, lines: Lines, title: str = "") -> CorridorMap:
    """Draw all legs and terminals of an era: by mode, by corridor, by trust, by delay.

    Parameters
    ----------
    network
        What is drawn.
    era
        Era id; the default era if left out. Legs that cannot be used in it are left out.
    lines
        What legs are drawn along.
    title
        Heading of the page.

    Examples
    --------
    >>> from corridor import load_network
    >>> from corridor.io.lines import read_lines
    >>> network_map(load_network(), lines=read_lines(), title="The network").title
    'The network'
    """
    chosen = network.era(era) if era else network.default_era
    payload = Payload(network, lines)
    legs = [_leg(payload, leg, chosen.id) for leg in _usable(network, chosen.id)]
    stays = [_stay(payload, terminal.id, chosen.id) for terminal in network.terminals]
    heading = title or network.title or "The network"
    document = {
        "view": "network",
        "title": heading,
        "eras": [era_document(network, chosen.id)],
        "network": legs,
        "stays": [stay for stay in stays if stay],
        "families": _families(payload),
        "provenance": provenance_document(provenance_of(network, chosen.id)),
        "notes": [],
        **payload.document(),
    }
    return CorridorMap(document, title=heading)


def _usable(network: Network, era_id: str) -> list[Leg]:
    era = network.era(era_id)
    return [
        leg
        for leg in network.legs
        if is_usable(leg, era, (network.terminal(leg.tail_id), network.terminal(leg.head_id)))
    ]


def _leg(payload: Payload, leg: Leg, era_id: str) -> dict[str, Any]:
    time = holding_time(leg.times, payload.network.era(era_id), Part.RUNNING)
    if time is None:  # usable legs have one
        raise AssertionError(leg.id)
    services = [
        {
            "name": service.name,
            "week": service.departures_per_week,
            "capacity": service.capacity,
            "unit": service.capacity_unit,
        }
        for service in payload.network.services
        if leg.id in service.leg_ids
    ]
    element = payload.element(_running(leg, time))
    return {"element": element, **({"services": services} if services else {})}


def _running(leg: Leg, time: TransitTime) -> Element:
    return Element(
        id=leg.id,
        part=time.part,
        tail_id=leg.tail_id,
        head_id=leg.head_id,
        from_mode=leg.mode,
        to_mode=leg.mode,
        length_km=leg.length_km,
        days=time.days,
        era_used=time.era,
        fact_kind=time.kind,
        confidence=time.confidence,
        source_ids=time.source_ids,
        note=time.note,
    )


def _stay(payload: Payload, terminal_id: str, era_id: str) -> dict[str, Any] | None:
    payload.terminal(terminal_id)
    stay = longest_stay(payload.network, terminal_id, payload.network.era(era_id))
    if stay is None:
        return None
    return {
        "terminal": payload.terminal(terminal_id),
        "by": stay.arrival.mode if stay.arrival else None,
        "onto": stay.departure.mode if stay.departure else None,
        "elements": [payload.element(element) for element in stay.elements],
    }


def _families(payload: Payload) -> list[dict[str, Any]]:
    return [
        {"id": family.id, "name": family.name, "gateways": list(family.gateway_leg_ids)}
        for family in payload.network.corridors
    ]
