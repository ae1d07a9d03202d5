"""From a report as it was written to a question: its era, corridor family and modes.

The rules, in full:

* The era is the one whose dates hold the month reported: a seasonal era where the month is known,
  never a target. Of a span of dates the first counts. A report older than every era is tested
  against the default era and counted apart, as ``before`` it.
* The family follows from the recorded corridor by :data:`FAMILIES`; one that says nothing of the
  family leaves the planner free.
* Where modes are recorded, legs by others are closed: a journey all by sea is not held against a
  train.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from corridor.errors import DataError, UnknownNameError
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.vocabulary import Mode

__all__ = ["BEFORE", "FAMILIES", "ReportedEra", "era_of", "family_of_report", "legs_by_other_modes"]

FAMILIES: Final = {
    "middle_kz_caucasus": "middle",
    "middle_btk_rail": "middle",
    "middle_blacksea_sea": "middle",
    "caspian_turkmenbashi": "turkmenbashi",
    "northern_kz_ru_by": "northern",
    "northern_tsr": "northern",
    "northern_road_tir": "northern",
    "southern_iran": "southern",
    "maritime_suez": "suez",
    "maritime_cape": "cape",
}
"""Family for each corridor as recorded; others (``europe_rail_legs``) leave the planner free."""

BEFORE: Final = "before"
"""Label of reports older than every era."""

_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:[-/.](0[1-9]|1[0-2])(?!\d))?(?!\d)")
_NO_MONTH: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}[-/.](?:00|1[3-9])(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d{2}-\d{2}-\d{2})(?!\d)")
_MONTH_FIRST: Final = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[./]((?:19|20)\d{2})(?!\d)")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_NAMED: Final = re.compile(
    rf"\b({'|'.join(month[:3] for month in _MONTHS)})[a-z]*\.?,?\s+((?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)

_MODES: Final = {
    "rail": (Mode.RAIL,),
    "train": (Mode.RAIL,),
    "road": (Mode.ROAD,),
    "truck": (Mode.ROAD,),
    "sea": (Mode.FEEDER, Mode.DEEP_SEA, Mode.TRAIN_FERRY, Mode.RO_RO),
    "ocean": (Mode.FEEDER, Mode.DEEP_SEA),
    "ship": (Mode.FEEDER, Mode.DEEP_SEA, Mode.TRAIN_FERRY, Mode.RO_RO),
    "ferry": (Mode.TRAIN_FERRY, Mode.RO_RO, Mode.FEEDER),
}
"""Modes of legs for each word that a recorded mode may hold (``rail ferry`` is a ferry)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEra:
    """The era a report is tested against, and the label it is counted under."""

    id: str
    label: str


def era_of(network: Network, refers_to: str) -> ReportedEra:
    """Return the era that a reported date or period falls into.

    Raises
    ------
    DataError
        If there is no year in the text, or none of the eras holds it.
    """
    year, month = _written_date(refers_to)
    holding = [era for era in network.eras if not era.is_target and _holds(era, year, month)]
    # A seasonal era is the more exact one where the month is known.
    for era in sorted(holding, key=lambda era: not era.months):
        return ReportedEra(id=era.id, label=era.id)
    if all(year < era.valid_from for era in network.eras if era.valid_from):
        return ReportedEra(id=network.default_era.id, label=BEFORE)
    raise DataError(f"no era of this network holds {refers_to!r}")


def family_of_report(network: Network, corridor: str) -> str:
    """Return the corridor family that a recorded corridor belongs to, or an empty text.

    Raises
    ------
    UnknownNameError
        If it belongs to a family that this network does not have.
    """
    family = FAMILIES.get(corridor, corridor)
    if any(known.id == family for known in network.corridors):
        return family
    if corridor in FAMILIES:
        raise UnknownNameError(f"this network has no family {family!r}", name=family)
    return ""


def legs_by_other_modes(network: Network, modes: str) -> frozenset[str]:
    """Return the legs by modes that a report does not name; none where it names no known one.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> "aktau-alat-feeder" in legs_by_other_modes(load_network(), "rail;sea;rail")
    False
    """
    named = [word.strip().casefold() for word in modes.split(";") if word.strip()]
    meant = [_modes_of(word) for word in named]
    if not meant or not all(meant):
        return frozenset()
    allowed = {mode for some in meant for mode in some}
    return frozenset(leg.id for leg in network.legs if leg.mode not in allowed)


def _modes_of(word: str) -> tuple[Mode, ...]:
    if "ferry" in word:
        return _MODES["ferry"]
    return next((modes for key, modes in _MODES.items() if key in word), ())


def _written_date(text: str) -> tuple[str, str | None]:
    """Return year and, where it is written, month: ``2024-03``, ``03.2024``, ``March 2024``."""
    if not text.strip():
        raise DataError("no date is reported (refers_to): no era to hold it against")
    for day in _DAY.findall(text):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise DataError(f"{day} is no day of the calendar") from None
    if found := _NAMED.search(text):
        short = found.group(1).casefold()
        number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(short))
        return found.group(2), f"{number:02d}"
    if (found := _MONTH_FIRST.search(text)) and not _DATE.match(text.strip()):
        return found.group(2), f"{int(found.group(1)):02d}"
    if wrong := _NO_MONTH.search(text):
        raise DataError(f"{wrong.group()} is no month of the calendar")
    if found := _DATE.search(text):
        return found.group(1), found.group(2)
    raise DataError(f"no year in {text[:60]!r}")


def _holds(era: Era, year: str, month: str | None) -> bool:
    if era.months and (month is None or int(month) not in era.months):
        return False
    # Dates are compared as far as both are written: 2024 holds 2024-03 and the other way round.
    moment = f"{year}-{month}" if month else year
    return _not_after(era.valid_from, moment) and _not_after(moment, era.valid_to)


def _not_after(first: str, second: str) -> bool:
    shared = min(len(first), len(second))
    return first[:shared] <= second[:shared]
