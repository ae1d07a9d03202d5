"""Run a result again, all of it or cases spread over it, and say whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corridor.errors import DataError
from corridor.model.network import Network
from corridor.scenarios.outcome import Beside
from corridor.scenarios.sweep_cases import Answerer, Record
from corridor.scenarios.sweep_document import beside_of, sweep_from_document
from corridor.scenarios.sweep_store import read_document, read_records
from corridor.version import __version__

__all__ = ["Difference", "Verdict", "verify_result"]

MOST_TOLD = 20
"""Differences that are kept; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One column of one case that comes out otherwise."""

    case: int
    column: str
    stored: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a result.

    Parameters
    ----------
    cases, checked
        How many it holds, and how many were run again.
    differing
        Cases of these that come out otherwise.
    differences
        The first of them.
    same_network, same_beside, same_version
        Whether the network, the prices, laws and calibration beside it, and the package are those
        that made it.
    """

    cases: int
    checked: int
    differing: int
    differences: tuple[Difference, ...]
    same_network: bool
    same_beside: bool
    same_version: bool

    @property
    def holds(self) -> bool:
        """Whether every case that was run again comes out the same."""
        return self.differing == 0


def verify_result(
    path: Path, network: Network, *, beside: Beside | None = None, most_cases: int = 0
) -> Verdict:
    """Run the cases of a sweep's result again and compare them, digit by digit.

    Parameters
    ----------
    path
        Parquet file that :func:`corridor.scenarios.sweep.run_sweep` wrote.
    network, beside
        The network as it is now, and prices, closure laws and calibration.
    most_cases
        Cases to run again, spread evenly; 0 is all.

    Raises
    ------
    DataError
        If the file is no result of a sweep, or is incomplete.
    """
    document = read_document(path)
    sweep = sweep_from_document(document)
    drawn_on = beside_of(sweep, beside or Beside())
    answerer = Answerer(network, drawn_on, sweep)
    step = max(1, sweep.case_count // most_cases) if most_cases else 1
    cases = checked = differing = 0
    differences: list[Difference] = []
    for number, stored in enumerate(chain.from_iterable(read_records(path))):
        cases += 1
        if number % step or (most_cases and checked >= most_cases):
            continue
        checked += 1
        (found,) = answerer.records(number, number + 1)
        told = list(_differences(stored, found))
        differing += bool(told)
        differences += told[: MOST_TOLD - len(differences)]
    if cases != sweep.case_count:
        raise DataError(f"{path} holds {cases:,} of {sweep.case_count:,} cases")
    return Verdict(
        cases=cases,
        checked=checked,
        differing=differing,
        differences=tuple(differences),
        same_network=document.get("network_fingerprint") == network.fingerprint,
        same_beside=document.get("beside_fingerprint") == drawn_on.fingerprint,
        same_version=document.get("package_version") == __version__,
    )


def _differences(stored: Record, found: Record) -> Iterator[Difference]:
    for column in found:
        if stored.get(column) != found[column]:
            yield Difference(
                case=int(found["case"] or 0),
                column=column,
                stored=str(stored.get(column)),
                found=str(found[column]),
            )
