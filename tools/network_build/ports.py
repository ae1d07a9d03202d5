"""Transfers at ports and hubs that follow from which modes meet there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from network_build.caspian import CaspianPorts
from network_build.cells import Cell, with_old_eras
from network_build.moves import Move, Side
from network_build.plan import PlannedLeg
from network_build.spans import Span
from network_build.stays import Stays

__all__ = ["Ports"]

CASPIAN: Final = ("alat", "aktau", "kuryk", "turkmenbashi")
TRAILER_TRAINS: Final = ("trieste",)
"""Ports where trailers go on from the ro-ro ship by rail, as a trade of its own."""

BOXES_BY_ROAD: Final = ("alat", "ambarli", "batumi", "chornomorsk", "odesa", "poti", "turkmenbashi")
"""Ports to which roads bring boxes to be lifted; the roads of the others are for trucks: no box is
known to be taken off them there and put on a ship."""

LIFTED: Final = ("feeder", "deep-sea")
VESSELS: Final = ("feeder", "deep-sea", "train-ferry", "ro-ro")
EXIT: Final[Side] = ("exit", "")
ENTRY: Final[Side] = ("entry", "")


class Ports:
    """Enters loading, discharge and onward waits wherever ships meet rail or road."""

    def __init__(self, stays: Stays) -> None:
        self.stays = stays
        self.moves = stays.moves
        self.estimates = stays.plan.estimates
        self.arriving = _sides(stays.legs.values(), "head")
        self.leaving = _sides(stays.legs.values(), "tail")

    def fill(self) -> None:
        """Enter the transfers of all ports and hubs."""
        caspian = CaspianPorts(self.stays)
        for place in sorted(self.leaving):
            for mode in _vessels(self.leaving[place]):
                self._load(place, mode)
            self._change_ships(place)
            for mode in _vessels(self.arriving[place]):
                if place in CASPIAN:
                    roads = [side for side in self.leaving[place] if side[0] == "road"]
                    caspian.discharge(place, mode, roads)
                else:
                    self._discharge(place, mode)
        for place, group in self.estimates["hubs"].items():
            self._hub(place, group)

    def _estimate(self, table: str, key: str, words: str) -> list[Cell]:
        cell = Cell(
            era="all",
            span=Span.of_days(self.estimates[table][key]),
            kind="estimated",
            confidence="C",
            sources=(self.stays.book.own,),
            note=f"Own estimate: {words}.",
        )
        return [cell]

    def _load(self, place: str, mode: str) -> None:
        """Enter loading onto ships: from the shipper, from rail and from road."""
        cells = self._estimate("loading", mode, "from quay to ship; the rest is waiting")
        self._enter(place, ENTRY, (mode, ""), "handling", cells)
        gauges = _gauges(self.leaving[place], mode)
        for side in sorted(self.arriving[place]):
            if _joins(place, side, mode):
                loading = self._lengthened(place, side, mode, gauges, cells)
                self._enter(place, side, (mode, ""), "handling", loading)

    def _change_ships(self, place: str) -> None:
        for came in _lifted(self.arriving[place]):
            for leaves in _lifted(self.leaving[place]):
                cells = self._estimate("discharge", came, "ship to ship by way of the yard")
                on = Span.of_days(self.estimates["loading"][leaves])
                self._enter(place, (came, ""), (leaves, ""), "handling", _plus(cells, on, ""))

    def _discharge(self, place: str, mode: str) -> None:
        """Enter discharge: to the consignee, onto rail, onto road."""
        cells = self._estimate("discharge", mode, "from ship to yard, or off the deck")
        self._enter(place, (mode, ""), EXIT, "handling", cells)
        gauges = _gauges(self.arriving[place], mode)
        for side in sorted(self.leaving[place]):
            if _joins(place, side, mode):
                handling = self._lengthened(place, side, mode, gauges, cells)
                self._enter(place, (mode, ""), side, "handling", handling)
                waits = self._onward(place, side, cells[0].span)
                self._enter(place, (mode, ""), side, "waiting", waits)

    def _onward(self, place: str, side: Side, spent: Span) -> list[Cell]:
        """Return the wait after discharge: what the notes' stay leaves, else an estimate."""
        stay = self.stays.port_to_train.get(place, ()) if side[0] == "rail" else ()
        if not stay:
            return self._estimate("onward", side[0], "after discharge, until departure")
        words = "Wait for the train: the stay {} less discharge. {}"
        return [
            replace(cell, span=cell.span.less(spent), note=words.format(cell.span, cell.note))
            for cell in stay
        ]

    def _lengthened(
        self, place: str, side: Side, mode: str, gauges: set[str], cells: Sequence[Cell]
    ) -> list[Cell]:
        """Add the exchange of bogies, where there is one."""
        reloading = self.estimates["reloading"]
        if side[0] == "rail" and mode == "train-ferry" and side[1] not in gauges:
            return _plus(cells, Span.of_days(reloading["bogies"]), " Exchange of bogies added.")
        return [*cells]

    def _hub(self, place: str, group: str) -> None:
        cells = self._estimate("reloading", "road-rail", "between road and rail, the wait included")
        stays = self.stays
        cells = with_old_eras(cells, group, stays.running.factors, stays.book)
        stays.road_and_rail(place, cells, self.estimates["hub_roads"].get(place, ""))

    def _enter(
        self, place: str, came: Side, leaves: Side, part: str, cells: Sequence[Cell]
    ) -> None:
        self.moves.enter(Move.at(place, came, leaves), part, cells)


def _joins(place: str, land: Side, mode: str) -> bool:
    """Tell whether containers, wagons or trailers change between a land way and a ship."""
    if land[0] == "road":
        return mode == "ro-ro" or (mode in LIFTED and place in BOXES_BY_ROAD)
    # Ro-ro ships take trucks and trailers: no time is known for boxes moved onto them from trains.
    return land[0] == "rail" and (mode != "ro-ro" or place in TRAILER_TRAINS)


def _plus(cells: Sequence[Cell], more: Span, words: str) -> list[Cell]:
    return [replace(cell, span=cell.span.plus(more), note=cell.note + words) for cell in cells]


def _sides(legs: Iterable[PlannedLeg], end: str) -> dict[str, set[Side]]:
    """Return for each terminal the modes and gauges of the legs that have that end there."""
    sides: dict[str, set[Side]] = {}
    for leg in legs:
        sides.setdefault(getattr(leg, end), set()).add((leg.mode, leg.gauge_mm))
    return sides


def _vessels(sides: set[Side]) -> list[str]:
    return sorted({mode for mode, _ in sides if mode in VESSELS})


def _lifted(sides: set[Side]) -> list[str]:
    return sorted({mode for mode, _ in sides if mode in LIFTED})


def _gauges(sides: set[Side], mode: str) -> set[str]:
    return {gauge for way, gauge in sides if way == mode}
