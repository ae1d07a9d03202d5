"""A range of days in an era and what it rests on; how older eras and returns are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from network_build.books import SourceBook
from network_build.notes import Figure
from network_build.spans import Ratio, Span, ratio_of

__all__ = ["OLD_ERAS", "Cell", "Factors", "mirrored", "with_old_eras", "worst"]

OLD_ERAS: Final = ("2022", "2023", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One range in one era."""

    era: str
    span: Span
    kind: str
    confidence: str
    sources: tuple[str, ...]
    note: str
    quantiles: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the columns of a row of days."""
        least, likely, most = self.span.days
        return {
            "era": self.era,
            "min_days": least,
            "likely_days": likely,
            "max_days": most,
            "shape": "quantiles" if self.quantiles else "fixed" if least == most else "pert",
            "quantiles": self.quantiles,
            "kind": self.kind,
            "confidence": self.confidence,
            "sources": self.sources,
            "note": self.note,
        }


class Factors:
    """Ratios of older eras, and of winter at sea, to the current one, by group of legs."""

    def __init__(
        self,
        table: Mapping[str, Sequence[str]],
        winter: Mapping[str, Sequence[str]],
        figures: Mapping[str, Figure],
    ) -> None:
        self._by_group: dict[str, dict[str, tuple[Ratio, str]]] = {}
        for group, (what, *old_rows, current_row) in table.items():
            current = getattr(figures[current_row], what)
            self._by_group[group] = {
                era: (
                    ratio_of(getattr(figures[row], what), current),
                    f"{getattr(figures[row], what)} ({row}) over {current} ({current_row})",
                )
                for era, row in zip(OLD_ERAS, old_rows, strict=True)
            }
        for group, (what, winter_row, current_row) in winter.items():
            winter_span, current = (
                getattr(figures[row], what) for row in (winter_row, current_row)
            )
            words = (
                f"{winter_span} ({winter_row}) over {current} ({current_row}), the same sea's wind"
            )
            self._by_group.setdefault(group, {})["winter"] = (ratio_of(winter_span, current), words)

    def of(self, group: str) -> Mapping[str, tuple[Ratio, str]]:
        """Return (ratio, words) for each era that has one; nothing for no group."""
        return self._by_group[group] if group else {}


def with_old_eras(
    cells: Sequence[Cell], group: str, factors: Factors, book: SourceBook
) -> list[Cell]:
    """Return the cells, and for eras without one the current cell times the group's ratio.

    Without it an old era would silently fall back to today's times, and a chain of such legs would
    undercut the published ranges.
    """
    by_era = {cell.era: cell for cell in cells}
    base = by_era.get("current") or by_era.get("all")
    made = list(cells)
    if base is None:
        return made
    for era, (ratio, words) in factors.of(group).items():
        if era not in by_era:
            note = f"{base.span} of today times {words}."
            made.append(
                Cell(
                    era=era,
                    span=base.span.times(ratio),
                    kind="estimated",
                    confidence=worst("C", base.confidence),
                    sources=(book.own,),
                    note=note,
                )
            )
    return made


def mirrored(cells: Iterable[Cell], what: str, book: SourceBook) -> list[Cell]:
    """Return the cells of the other direction: estimates, never surer than the first."""
    return [
        replace(
            cell,
            kind="estimated",
            confidence=worst("C", cell.confidence),
            sources=(book.own,),
            note=f"Mirror of {what}; not reported in this direction.",
        )
        for cell in cells
    ]


def worst(*confidences: str) -> str:
    """Return the least trustworthy letter."""
    return max(confidences)
