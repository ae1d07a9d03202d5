"""The tables of cargo limits and of where they come from."""

from __future__ import annotations

from typing import ClassVar

from corridor.io.columns import CargoClasses, OptionalDate, column
from corridor.io.price_schema import ScopeRow
from corridor.io.schema import SourceRow
from corridor.model.cargo_limits import Verdict

__all__ = ["CargoLimitRow", "LimitSourceRow"]


class CargoLimitRow(ScopeRow):
    """What carriers and authorities let through: a class of cargo banned, limited or accepted."""

    FILE = "cargo_limits.csv"
    TITLE = "Cargo limits"
    KEY = ("id",)
    REFERS: ClassVar = {"legs": "legs.csv", "sources": "limit_sources.csv"}

    cargo: CargoClasses = column("Classes of cargo it is about")
    verdict: Verdict = column("What it says of them; unknown is no row")
    valid_from: OptionalDate = column("First day, ISO, or as precise as known", default="")
    valid_to: OptionalDate = column("Last day; blank is still in force", default="")


class LimitSourceRow(SourceRow):
    """Where cargo limits come from."""

    FILE = "limit_sources.csv"
    TITLE = "Sources of cargo limits"
