"""What every step of the build has on its desk: plan, notes, and the two books."""

from __future__ import annotations

from dataclasses import dataclass

from network_build.books import Ledger, SourceBook
from network_build.notes import Notes
from network_build.plan import Plan

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Hand-made tables and notes to read, books to write in."""

    plan: Plan
    notes: Notes
    book: SourceBook
    ledger: Ledger
