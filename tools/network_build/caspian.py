"""Discharge at the Caspian ports: one stay, published for Alat, split and mirrored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from network_build.cells import Cell, mirrored, with_old_eras
from network_build.moves import Move, Side
from network_build.notes import Figure
from network_build.stays import Stays, piece

__all__ = ["CaspianPorts"]

REFERENCE: Final = "alat"
REFERENCE_ROWS: Final = ("L085", "L088", "L091", "L094", "L097")
RO_RO_ROW: Final = "L109"
RAIL: Final[Side] = ("rail", "1520")
EXIT: Final[Side] = ("exit", "")
BY_TRUCK_TO_BAKU: Final = Move(
    id="alat-feeder-baku", terminal="alat", came=("feeder", ""), onto="alat-baku-city-road"
)


class CaspianPorts:
    """Enters what happens between ship and train, ship and truck, at the Caspian ports."""

    def __init__(self, stays: Stays) -> None:
        self.stays = stays
        self.moves = stays.moves
        self.book = stays.book

    def discharge(self, place: str, mode: str, roads: Iterable[Side]) -> None:
        """Enter discharge at one port from one mode of ship."""
        if mode == "ro-ro":
            self._drive_off(place, roads)
            return
        parts = self._parts(place)
        for part, cells in parts.items():
            self.moves.enter(Move.at(place, (mode, ""), RAIL), part, cells)
            # Whoever takes the box away here waits for no platform.
            if part != "waiting":
                self.moves.enter(Move.at(place, (mode, ""), EXIT), part, cells)
            if (place, mode) == (REFERENCE, "feeder"):
                self.moves.enter(BY_TRUCK_TO_BAKU, part, cells)

    def _drive_off(self, place: str, roads: Iterable[Side]) -> None:
        stay = [self._stay(self.stays.notes.figures[RO_RO_ROW])]
        cells = with_old_eras(stay, "border", self.stays.running.factors, self.book)
        if place != REFERENCE:
            cells = mirrored(cells, f"ro-ro discharge at {REFERENCE}", self.book)
        share = self.stays.share("ro_ro_handling")
        handling, border = self.stays.split(cells, share, "driving off", "customs")
        for side in (EXIT, *sorted(roads)):
            move = Move.at(place, ("ro-ro", ""), side)
            self.moves.enter(move, "handling", handling)
            self.moves.enter(move, "border", border)

    def _parts(self, place: str) -> dict[str, list[Cell]]:
        """Return handling, border and waiting of the stay between ship and train."""
        parts: dict[str, list[Cell]] = {"handling": [], "border": [], "waiting": []}
        for name in REFERENCE_ROWS:
            for part, cell in self._split(self._stay(self.stays.notes.figures[name])).items():
                parts[part].append(cell)
        if place == REFERENCE:
            return parts
        what = f"discharge at {REFERENCE}"
        return {part: mirrored(cells, what, self.book) for part, cells in parts.items()}

    def _split(self, cell: Cell) -> dict[str, Cell]:
        """Split a stay: handling by a vessel's hours, a fifth of the rest customs, platforms."""
        handling = cell.span.part(self.stays.share("alat_handling"))
        rest = cell.span.less(handling)
        border = rest.part(self.stays.share("alat_border"))
        return {
            "handling": piece(
                cell, handling, "discharge, half of a vessel's 20.1 h in 2024, in proportion"
            ),
            "border": piece(cell, border, "customs, a fifth of what discharge leaves"),
            "waiting": piece(cell, rest.less(border), "wait for platforms, the rest"),
        }

    def _stay(self, figure: Figure) -> Cell:
        self.stays.ledger.used(figure.id, f"transfers:{REFERENCE}/{figure.era}", "apportioned")
        return Cell(
            era=figure.era,
            span=figure.dwell,
            kind="target" if figure.era == "target" else "announced",
            confidence=figure.confidence,
            sources=self.book.cite_all(figure.citations),
            note=figure.dwell_what,
        )
