"""The book of transfers: every change, wait and border, each row entered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from network_build.cells import Cell

__all__ = ["Move", "MoveBook", "Side"]

Side = tuple[str, str]
"""Mode (or ``any``, ``entry``, ``exit``) and gauge, blank for whichever."""

ANY: Side = ("any", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a transfer is between; its times are kept beside it."""

    id: str
    terminal: str
    came: Side = ANY
    leaves: Side = ANY
    onto: str = ""

    @classmethod
    def at(cls, place: str, came: Side, leaves: Side) -> Move:
        """Build the transfer at a place between two ways, named after them."""
        words = "-".join(part for part in (place, *came, *leaves) if part)
        return cls(id=words, terminal=place, came=came, leaves=leaves)


@dataclass
class MoveBook:
    """Transfers by id, with their parts."""

    _moves: dict[str, Move] = field(default_factory=dict)
    _parts: dict[tuple[str, str, str], Cell] = field(default_factory=dict)

    def enter(self, move: Move, part: str, cells: Iterable[Cell]) -> None:
        """Enter the times of one part of a transfer.

        Raises
        ------
        ValueError
            If the id stands for another transfer, or the part has its time already.
        """
        if self._moves.setdefault(move.id, move) != move:
            raise ValueError(f"two transfers are called {move.id}")
        for cell in cells:
            key = (move.id, part, cell.era)
            if key in self._parts:
                raise ValueError(f"transfer {move.id}: {part} in {cell.era} is given twice")
            self._parts[key] = cell

    def __contains__(self, move_id: str) -> bool:
        return move_id in self._moves

    def rows(self) -> list[dict[str, Any]]:
        """Return the table of transfers."""
        return [
            dict(
                id=move_id,
                terminal=move.terminal,
                from_mode=move.came[0],
                from_gauge_mm=move.came[1],
                to_mode=move.leaves[0],
                to_gauge_mm=move.leaves[1],
                onto_leg=move.onto,
                part=part,
                **cell.columns(),
            )
            for (move_id, part, _), cell in self._parts.items()
            for move in (self._moves[move_id],)
        ]
