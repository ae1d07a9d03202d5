"""Every table of a network folder under one name."""

from __future__ import annotations

from corridor.io.columns import Row
from corridor.io.limit_schema import CargoLimitRow, LimitSourceRow
from corridor.io.price_schema import ChargeRow, CostRow, EmissionFactorRow, PriceSourceRow, RateRow
from corridor.io.record_schema import ClaimRow, ClosureRow, FactRow, LineageRow, ObservationRow
from corridor.io.schema import (
    CorridorRow,
    EraRow,
    LegRow,
    NameRow,
    SectionRow,
    ServiceRow,
    SourceRow,
    TerminalRow,
    TransferRow,
    TransitTimeRow,
)

__all__ = ["TABLES"]

TABLES: tuple[type[Row], ...] = (
    TerminalRow,
    NameRow,
    LegRow,
    TransitTimeRow,
    TransferRow,
    EraRow,
    CorridorRow,
    SectionRow,
    ServiceRow,
    SourceRow,
    FactRow,
    CostRow,
    RateRow,
    ChargeRow,
    EmissionFactorRow,
    PriceSourceRow,
    CargoLimitRow,
    LimitSourceRow,
    ObservationRow,
    ClaimRow,
    LineageRow,
    ClosureRow,
)
"""Every table of a network folder, in the order in which they are read."""
