"""From a report as it was written to a question: places, era and corridor family.

The rules, in full:

* A place is looked up as it stands; then by what stands in its brackets (``Baku (Absheron)``), then
  without the brackets. A slash parts places that are all meant (``Poti/Batumi``): the quickest pair
  of ends is predicted. Nothing is guessed: a name that no terminal has is skipped with that reason.
* The era is the one whose dates hold the month reported: a seasonal era where the month is known,
  never a target. A report older than every era is tested against the default era and counted apart,
  as ``before`` it.
* The family follows from the recorded corridor by :data:`FAMILIES`; one that says nothing of the
  family leaves the planner free.
* Points passed are required where they are terminals; sea names and the like are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corridor.errors import DataError, UnknownNameError
from corridor.model.context import Era
from corridor.model.names import find_terminal
from corridor.model.network import Network

__all__ = ["FAMILIES", "ReportedEra", "era_of", "family_of_report", "terminals_meant", "via_meant"]

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

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")
_BRACKETS: Final = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEra:
    """The era a report is tested against, and the label it is counted under."""

    id: str
    label: str


def terminals_meant(network: Network, text: str) -> tuple[str, ...]:
    """Return the ids of the terminals that a reported place can be.

    Raises
    ------
    UnknownNameError
        If it is none of this network's, or ambiguous.
    """
    inside = _BRACKETS.search(text)
    outside = _BRACKETS.sub(" ", text).strip()
    readings = [text, *([inside.group(1)] if inside else []), outside]
    for reading in readings:
        if found := tuple(dict.fromkeys(_found(network, reading))):
            return found
    raise UnknownNameError(f"no terminal is called {text!r}", name=text)


def via_meant(network: Network, via: str) -> tuple[str, ...]:
    """Return the terminals among the points passed, in order; of several meant, the first."""
    found = []
    for point in via.split(";"):
        try:
            found.append(terminals_meant(network, point.strip())[0])
        except UnknownNameError:
            continue
    return tuple(dict.fromkeys(found))


def era_of(network: Network, refers_to: str) -> ReportedEra:
    """Return the era that a reported date or period falls into.

    Raises
    ------
    DataError
        If there is no year in the text, or none of the eras holds it.
    """
    date = _DATE.search(refers_to)
    if date is None:
        raise DataError(f"no year in {refers_to!r}")
    year, month = date.group(1), date.group(2)
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


def _found(network: Network, reading: str) -> Iterator[str]:
    for name in (reading, *(reading.split("/") if "/" in reading else ())):
        try:
            yield find_terminal(network, name.strip()).id
        except UnknownNameError:
            continue


def _holds(era: Era, year: str, month: str | None) -> bool:
    if era.months and (month is None or int(month) not in era.months):
        return False
    # Dates are compared as far as both are written: 2024 holds 2024-03 and the other way round.
    moment = f"{year}-{month}" if month else year
    return _not_after(era.valid_from, moment) and _not_after(moment, era.valid_to)


def _not_after(first: str, second: str) -> bool:
    shared = min(len(first), len(second))
    return first[:shared] <= second[:shared]
