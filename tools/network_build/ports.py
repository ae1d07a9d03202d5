"""Transfers at ports and hubs that follow from which modes meet there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from network_build.cells import Cell, mirrored, with_old_eras
from network_build.moves import Move, Side
from network_build.notes import Figure
from network_build.spans import Span
from network_build.stays import Stays

__all__ = ["Ports"]

CASPIAN: Final = ("alat", "aktau", "kuryk", "turkmenbashi")
ALAT_ROWS: Final = ("L085", "L088", "L091", "L094", "L097")
ALAT_RO_RO_ROW: Final = "L109"
LIFTED: Final = ("feeder", "deep-sea")
VESSELS: Final = ("feeder", "deep-sea", "train-ferry", "ro-ro")


class Ports:
    """Enters loading, discharge and onward waits wherever ships meet rail or road."""

    def __init__(self, stays: Stays) -> None:
        self.stays = stays
        self.moves = stays.moves
        self.book = stays.book
        self.estimates = stays.plan.estimates
        self.arriving = _sides(stays.legs.values(), "head")
        self.leaving = _sides(stays.legs.values(), "tail")

    def fill(self) -> None:
        """Enter the transfers of all ports and hubs."""
        for place in sorted(self.leaving):
            self._load(place)
            self._change_ships(place)
        for place in sorted(self.arriving):
            for mode in _vessels(self.arriving[place]):
                if place in CASPIAN:
                    self._discharge_on_the_caspian(place, mode)
                else:
                    self._discharge(place, mode)
        for place, group in self.estimates["hubs"].items():
            self._hub(place, group)

    def _estimate(self, table: str, key: str, words: str) -> list[Cell]:
        span = Span.of_days(self.estimates[table][key])
        return [
            Cell(
                era="all",
                span=span,
                kind="estimated",
                confidence="C",
                sources=(self.book.own,),
                note=f"Own estimate: {words}.",
            )
        ]

    def _load(self, place: str) -> None:
        """Onto ships: from the shipper, from rail and from road."""
        for mode in _vessels(self.leaving[place]):
            cells = self._estimate("loading", mode, "from quay to ship; the rest is waiting")
            sides: list[Side] = [("entry", "")]
            sides += [
                side for side in sorted(self.arriving[place]) if self._joins(place, side, mode)
            ]
            for side in sides:
                self._enter(place, side, (mode, ""), "handling", cells)

    def _joins(self, place: str, land: Side, mode: str) -> bool:
        """Tell whether containers (or wagons, or trailers) change between a land way and a ship."""
        if land[0] == "road":
            return mode in (*LIFTED, "ro-ro")
        if land[0] != "rail":
            return False
        # Trailers go by rail to ro-ro ships in Türkiye and Trieste; on the Caspian trucks drive.
        return mode != "ro-ro" or place not in CASPIAN

    def _change_ships(self, place: str) -> None:
        for came in _vessels(self.arriving.get(place, set())):
            for leaves in _vessels(self.leaving[place]):
                if came in LIFTED and leaves in LIFTED:
                    off = self._estimate("discharge", came, "ship to ship by way of the yard")
                    on = Span.of_days(self.estimates["loading"][leaves])
                    cells = [replace(cell, span=cell.span.plus(on)) for cell in off]
                    self._enter(place, (came, ""), (leaves, ""), "handling", cells)

    def _discharge(self, place: str, mode: str) -> None:
        """Off ships: to the consignee, onto rail, onto road."""
        handling = self._estimate("discharge", mode, "from ship to yard, or off the deck")
        self._enter(place, (mode, ""), ("exit", ""), "handling", handling)
        for side in sorted(self.leaving.get(place, set())):
            if self._joins(place, side, mode):
                self._move_on(place, mode, side, handling)

    def _move_on(self, place: str, mode: str, side: Side, handling: list[Cell]) -> None:
        self._enter(
            place, (mode, ""), side, "handling", self._with_bogies(place, mode, side, handling)
        )
        if side[0] == "rail" and place in self.stays.port_to_train:
            spent = handling[0].span
            waits = [
                replace(
                    cell,
                    span=cell.span.less(spent),
                    note=f"Wait for the train: the stay {cell.span} less discharge. {cell.note}",
                )
                for cell in self.stays.port_to_train[place]
            ]
        else:
            waits = self._estimate("onward", side[0], "after discharge, until departure")
        self._enter(place, (mode, ""), side, "waiting", waits)

    def _with_bogies(self, place: str, mode: str, side: Side, cells: list[Cell]) -> list[Cell]:
        """Add the exchange of bogies where wagons come off a ferry onto another gauge."""
        gauges = {gauge for way, gauge in self.arriving[place] if way == mode}
        if mode != "train-ferry" or side[0] != "rail" or side[1] in gauges:
            return cells
        bogies = Span.of_days(self.estimates["reloading"]["bogies"])
        return [
            replace(
                cell, span=cell.span.plus(bogies), note=f"{cell.note} Exchange of bogies added."
            )
            for cell in cells
        ]

    def _discharge_on_the_caspian(self, place: str, mode: str) -> None:
        if mode == "ro-ro":
            self._drive_off(place)
            return
        parts = self._alat_parts(place)
        rail: Side = ("rail", "1520")
        for part, cells in parts.items():
            self._enter(place, (mode, ""), rail, part, cells)
        for part in ("handling", "border"):
            self._enter(place, (mode, ""), ("exit", ""), part, parts[part])
        if place == "alat" and mode == "feeder":
            move = Move(
                id="alat-feeder-baku", terminal=place, came=(mode, ""), onto="alat-baku-road"
            )
            for part, cells in parts.items():
                self.moves.enter(move, part, cells)

    def _drive_off(self, place: str) -> None:
        figure = self.stays.notes.figures[ALAT_RO_RO_ROW]
        cells = with_old_eras([self._stay(figure)], "border", self.stays.running.factors, self.book)
        if place != "alat":
            cells = mirrored(cells, "ro-ro discharge at alat", self.book)
        share = self.stays.share("ro_ro_handling")
        handling, border = self.stays._split(cells, share, "driving off", "customs")
        exits: list[Side] = [("exit", "")]
        for side in [*exits, *sorted(s for s in self.leaving[place] if s[0] == "road")]:
            self._enter(place, ("ro-ro", ""), side, "handling", handling)
            self._enter(place, ("ro-ro", ""), side, "border", border)

    def _alat_parts(self, place: str) -> dict[str, list[Cell]]:
        """Split the stay at Alat in handling (20.1 h at most), customs and the wait for platforms."""
        figures = [self.stays.notes.figures[name] for name in ALAT_ROWS]
        cells = [self._stay(figure) for figure in figures]
        share = self.stays.share("alat_handling_hours") / 24
        handling, customs, platforms = [], [], []
        for cell in cells:
            most_days = float(share)
            first = cell.span.part(share, most_days)
            rest = cell.span.less(first)
            border = rest.part(self.stays.share("alat_border"))
            for column, span, words in (
                (handling, first, "discharge took 20.1 h in 2024, at most that share of the stay"),
                (customs, border, "customs, a fifth of what discharge leaves"),
                (platforms, rest.less(border), "wait for platforms, the rest"),
            ):
                kind = "target" if cell.era == "target" else "apportioned"
                note = f"Apportioned from {cell.span}: {words}. {cell.note}"
                column.append(replace(cell, span=span, kind=kind, confidence="C", note=note))
        parts = {"handling": handling, "border": customs, "waiting": platforms}
        if place == "alat":
            return parts
        return {part: mirrored(p, "discharge at alat", self.book) for part, p in parts.items()}

    def _stay(self, figure: Figure) -> Cell:
        self.stays.ledger.used(figure.id, f"transfers:alat/{figure.era}", "apportioned")
        return Cell(
            era=figure.era,
            span=figure.dwell,
            kind="estimated",
            confidence=figure.confidence,
            sources=self.book.cite_all(figure.citations),
            note=figure.dwell_what,
        )

    def _hub(self, place: str, group: str) -> None:
        cells = self._estimate("reloading", "road-rail", "between road and rail, the wait included")
        cells = with_old_eras(cells, group, self.stays.running.factors, self.book)
        self.stays._road_rail(place, cells)

    def _enter(
        self, place: str, came: Side, leaves: Side, part: str, cells: Sequence[Cell]
    ) -> None:
        words = "-".join(filter(None, (*came, *leaves)))
        move = Move(id=f"{place}-{words}", terminal=place, came=came, leaves=leaves)
        self.moves.enter(move, part, cells)


def _sides(legs: object, end: str) -> dict[str, set[Side]]:
    sides: dict[str, set[Side]] = {}
    for leg in legs:  # type: ignore[attr-defined]
        gauge = leg.gauge_mm if leg.mode in ("rail", "train-ferry") else ""
        sides.setdefault(getattr(leg, end), set()).add((leg.mode, gauge))
    return sides


def _vessels(sides: set[Side]) -> list[str]:
    return sorted({mode for mode, _ in sides if mode in VESSELS})
