"""What kind of move a shipment makes at a terminal, as far as it costs money or emits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.vocabulary import Mode

__all__ = ["Move", "kind_of_move", "moves_along"]

_ROLLS_ONTO = {Mode.RAIL: Mode.TRAIN_FERRY, Mode.ROAD: Mode.RO_RO}


class Move(StrEnum):
    """Between two legs, or at an end."""

    THROUGH = "through"  # nothing is lifted
    ROLL = "roll"  # wagons or trucks roll on board or off
    GAUGE_CHANGE = "gauge-change"
    TRANSSHIPMENT = "transshipment"
    END = "end"  # the shipment starts or ends here


def kind_of_move(arrival: Leg | None, departure: Leg | None) -> Move:
    """Return the kind of the move from one leg to the next; ``None`` is a start or an end."""
    if arrival is None or departure is None:
        return Move.END
    if arrival.mode is departure.mode:
        same_gauge = arrival.gauge_mm == departure.gauge_mm
        return Move.THROUGH if same_gauge else Move.GAUGE_CHANGE
    if _rolls(arrival, departure) or _rolls(departure, arrival):
        return Move.ROLL
    return Move.TRANSSHIPMENT


def moves_along(
    network: Network, leg_ids: Sequence[str]
) -> Iterator[tuple[str, Leg | None, Leg | None]]:
    """Yield (terminal id, leg before, leg after) at both ends of a route and between its legs."""
    legs = [network.leg(leg_id) for leg_id in leg_ids]
    if not legs:
        return
    for before, after in pairwise([None, *legs, None]):
        terminal_id = before.head_id if before else after.tail_id if after else ""
        yield terminal_id, before, after


def _rolls(land: Leg, vessel: Leg) -> bool:
    """Whether what travels on land rolls on board: wagons only onto rails of their own gauge."""
    return _ROLLS_ONTO.get(land.mode) is vessel.mode and land.gauge_mm == vessel.gauge_mm
