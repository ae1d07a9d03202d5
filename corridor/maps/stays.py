"""How long a shipment stands still at a terminal: the longest usual stay, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.model.answers import Element
from corridor.model.context import Era
from corridor.model.era import holding_times, is_usable
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.vocabulary import Mode

__all__ = ["Stay", "longest_stay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """What happens between arriving by one leg and leaving by another.

    Parameters
    ----------
    arrival, departure
        ``None`` where the shipment starts or ends here.
    elements
        Waiting, handling and border, as they add up.
    """

    arrival: Leg | None
    departure: Leg | None
    elements: tuple[Element, ...]

    @property
    def likely_days(self) -> float:
        """Sum of the likely days."""
        return sum(element.days.likely_days for element in self.elements)


def longest_stay(network: Network, terminal_id: str, era: Era) -> Stay | None:
    """Return the longest stay of through traffic at a terminal, or ``None`` where nothing is known.

    Parameters
    ----------
    network, terminal_id, era
        Where and when. Of two stays equally long the one whose legs' ids come first.
    """
    transfers = network.transfers_at(terminal_id)
    if not transfers:
        return None
    legs = [leg for leg in network.legs if is_usable(leg, era)]
    arrivals = [leg for leg in legs if leg.head_id == terminal_id]
    departures = [leg for leg in legs if leg.tail_id == terminal_id]
    stays = [
        Stay(arrival=a, departure=d, elements=_elements(transfers, a, d, era))
        for a in arrivals
        for d in departures
        if a.tail_id != d.head_id and _can_change(transfers, a, d)
    ]
    known = [stay for stay in stays if stay.elements]
    return max(known, key=lambda stay: stay.likely_days, default=None)


def _can_change(transfers: tuple[Transfer, ...], arrival: Leg, departure: Leg) -> bool:
    if (arrival.mode, arrival.gauge_mm) == (departure.mode, departure.gauge_mm):
        return True
    return any(t.opens_change and t.matches(arrival, departure) for t in transfers)


def _elements(
    transfers: tuple[Transfer, ...], arrival: Leg, departure: Leg, era: Era
) -> tuple[Element, ...]:
    return tuple(
        Element(
            id=transfer.id,
            part=time.part,
            tail_id=transfer.terminal_id,
            head_id=transfer.terminal_id,
            from_mode=_mode(transfer.from_mode),
            to_mode=_mode(transfer.to_mode),
            days=time.days,
            era_used=time.era,
            fact_kind=time.kind,
            confidence=time.confidence,
            source_ids=time.source_ids,
            note=time.note,
        )
        for transfer in transfers
        if transfer.matches(arrival, departure)
        for time in holding_times(transfer, era)
    )


def _mode(mode: object) -> Mode | None:
    return mode if isinstance(mode, Mode) else None
