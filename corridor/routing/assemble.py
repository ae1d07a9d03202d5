"""From a sequence of legs to a route: every element with the row that its figure comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.convert.arrays import known_transfers, transfers_between
from corridor.errors import NoRouteError
from corridor.model.answers import Element, Route
from corridor.model.context import Era
from corridor.model.era import holding_time, holding_times
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part

__all__ = ["route_along"]


def route_along(network: Network, leg_ids: Sequence[str], era: Era) -> Route:
    """Return the route along these legs in an era, with all transfers that it meets.

    Parameters
    ----------
    network
        Where the legs are.
    leg_ids
        Legs in order, each starting where the one before ended; at least one.
    era
        Era whose figures are used.

    Raises
    ------
    NoRouteError
        If two legs do not join, no transfer leads from one to the next, or a leg has no figure.
    """
    legs = [network.leg(leg_id) for leg_id in leg_ids]
    elements: list[Element] = []
    for arrival, departure in zip([None, *legs], [*legs, None], strict=True):
        elements.extend(_transfer_elements(network, arrival, departure, era))
        if departure is not None:
            elements.append(_leg_element(departure, era))
    return Route(
        elements=tuple(elements),
        terminal_ids=(legs[0].tail_id, *(leg.head_id for leg in legs)),
        era=era.id,
        corridor_ids=_families(network, leg_ids),
    )


def _transfer_elements(
    network: Network, arrival: Leg | None, departure: Leg | None, era: Era
) -> Iterator[Element]:
    terminal_id = arrival.head_id if arrival else departure.tail_id if departure else ""
    if departure is not None and departure.tail_id != terminal_id:
        raise NoRouteError(f"{departure.id} does not start where {arrival and arrival.id} ends")
    here = known_transfers(network.transfers_at(terminal_id), era)
    met = transfers_between(here, arrival, departure)
    if met is None:
        raise NoRouteError(
            f"no transfer at {terminal_id} from {arrival and arrival.id} "
            f"to {departure and departure.id}"
        )
    for part in (Part.HANDLING, Part.BORDER, Part.WAITING):
        for transfer in met:
            for time in holding_times(transfer, era):
                if time.part is part:
                    yield _transfer_element(transfer, time, arrival, departure)


def _transfer_element(
    transfer: Transfer, time: TransitTime, arrival: Leg | None, departure: Leg | None
) -> Element:
    return Element(
        id=transfer.id,
        part=time.part,
        tail_id=transfer.terminal_id,
        head_id=transfer.terminal_id,
        from_mode=arrival.mode if arrival else None,
        to_mode=departure.mode if departure else None,
        days=time.days,
        shape=time.shape,
        quantiles=time.quantiles,
        era_used=time.era,
        fact_kind=time.kind,
        confidence=time.confidence,
        source_ids=time.source_ids,
        note=time.note,
    )


def _leg_element(leg: Leg, era: Era) -> Element:
    time = holding_time(leg.times, era, Part.RUNNING)
    if time is None:
        raise NoRouteError(f"no transit time is known for {leg.id} in era {era.id}")
    return Element(
        id=leg.id,
        part=Part.RUNNING,
        tail_id=leg.tail_id,
        head_id=leg.head_id,
        from_mode=leg.mode,
        to_mode=leg.mode,
        length_km=leg.length_km,
        days=time.days,
        shape=time.shape,
        quantiles=time.quantiles,
        era_used=time.era,
        fact_kind=time.kind,
        confidence=time.confidence,
        source_ids=time.source_ids,
        note=time.note,
    )


def _families(network: Network, leg_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the families whose gateways the legs use, in order of use, each once."""
    used = (
        family.id
        for leg_id in leg_ids
        for family in network.corridors
        if leg_id in family.gateway_leg_ids
    )
    return tuple(dict.fromkeys(used))
