"""What precedes a departure, as weights of the network: by timetable, at random, or whenever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from corridor.model.calendar import Timetable
from corridor.model.context import Era
from corridor.model.era import holding_time, holding_times
from corridor.model.places import Leg, Transfer
from corridor.model.vocabulary import Part
from corridor.uncertainty.departures import cutoff_ticks
from corridor.units import to_ticks

__all__ = ["BeforeBoarding", "tables_by_leg"]

DAYS_PER_WEEK: Final = 7.0


class BeforeBoarding:
    """Weights: what precedes boarding, or leads to the head where there is no timetable."""

    def __init__(self, era: Era, tables: dict[str, list[Timetable]]) -> None:
        self.era = era
        self.waits: dict[str, int] = {}
        self.sailing: set[str] = set()
        for leg_id, own in tables.items():
            per_week = own[0].per_week
            self.waits[leg_id] = cutoff_ticks(own)
            if per_week is None:
                self.sailing.add(leg_id)
            else:
                self.waits[leg_id] += to_ticks(DAYS_PER_WEEK / per_week)

    def of_leg(self, leg: Leg) -> int:
        """Return the running time, unless the timetable holds the arrival."""
        return 0 if leg.id in self.sailing else self.running(leg)

    def running(self, leg: Leg) -> int:
        """Return the likely running time, in ticks."""
        time = holding_time(leg.times, self.era, Part.RUNNING)
        return to_ticks(time.days.likely_days) if time else 0

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return what is done, and waited for, before a departure."""
        del arrival
        scheduled = None if departure is None else self.waits.get(departure.id)
        times = (time for transfer in met for time in holding_times(transfer, self.era))
        return (scheduled or 0) + sum(
            to_ticks(time.days.likely_days)
            for time in times
            if scheduled is None or time.part is not Part.WAITING
        )


def tables_by_leg(timetables: Sequence[Timetable]) -> dict[str, list[Timetable]]:
    """Return the timetables of each leg."""
    tables: dict[str, list[Timetable]] = defaultdict(list)
    for table in timetables:
        tables[table.leg_id].append(table)
    return tables
