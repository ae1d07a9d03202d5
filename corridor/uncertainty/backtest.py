"""Predictions against reported journeys: coverage, bias and error, never pooled across kinds.

Half of the reports, chosen by a hash of their group, may be fitted on; the other half is only
reported on. Reports of one and the same train share a group, so no train stands on both sides.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corridor.errors import CorridorError, DataError
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.records import Observation
from corridor.uncertainty.placing import placed
from corridor.uncertainty.reported import family_of_report
from corridor.uncertainty.traveller import Traveller

__all__ = [
    "COVERED",
    "Backtest",
    "Group",
    "Prediction",
    "Skipped",
    "backtest",
    "is_for_fitting",
    "reported_days",
]

COVERED: Final = (0.05, 0.95)
"""The band that nine reports in ten should fall into."""

WORST: Final = 10

LONGEST_DAYS: Final = 1000
"""More than this is a slip of the pen."""

TravellerOf = Callable[[str], Traveller]
"""From an era's id to how its routes are travelled."""

UNSCORED: Final = frozenset({"no", "partial", "dwell"})
"""Words of the column ``scorable`` that keep a report out; blank means that it can be scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One report beside what was predicted for it.

    Parameters
    ----------
    report
        As reported.
    route
        What was predicted for.
    family, era
        What it is counted under; the era may be ``before``.
    reported_days
        Middle of the reported range.
    p5_days, p50_days, p95_days
        Predicted.
    place
        Share of the predicted journeys that are at least as quick as the report.
    is_for_fitting
        Whether the report belongs to the half that may be fitted on.
    """

    report: Observation
    route: Route
    family: str
    era: str
    reported_days: float
    p5_days: float
    p50_days: float
    p95_days: float
    place: float
    is_for_fitting: bool

    @property
    def error_days(self) -> float:
        """Median less report: positive where the prediction is too slow."""
        return round(self.p50_days - self.reported_days, 6)

    @property
    def error_pct(self) -> float:
        """Error in per cent of the report."""
        return round(100.0 * self.error_days / self.reported_days, 3)

    @property
    def is_covered(self) -> bool:
        """Whether the report lies within P5 to P95."""
        return self.p5_days <= self.reported_days <= self.p95_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How predictions did for the reports of one family, kind and era.

    Parameters
    ----------
    family, kind, era
        ``era`` is ``all`` where eras are taken together.
    n
        Reports.
    coverage
        Share within P5 to P95; the aim is 0.90.
    bias_days
        Median error: positive where predictions are too slow.
    median_abs_error_days, median_abs_error_pct
        Of the predicted median.
    """

    family: str
    kind: str
    era: str
    n: int
    coverage: float
    bias_days: float
    median_abs_error_days: float
    median_abs_error_pct: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A report that could not be placed."""

    id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """The whole test.

    Parameters
    ----------
    predictions
        One a report that could be placed, in file order.
    skipped
        The others, each with its reason.
    notes
        What else the reader must know.
    """

    predictions: tuple[Prediction, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...] = ()

    def half(self, *, for_fitting: bool) -> Backtest:
        """Return the test on one half of the reports."""
        kept = tuple(p for p in self.predictions if p.is_for_fitting is for_fitting)
        return replace(self, predictions=kept)

    def groups(self, *, by_era: bool = True) -> tuple[Group, ...]:
        """Return the measures of each family, kind and era, sorted by name."""
        members: dict[tuple[str, str, str], list[Prediction]] = {}
        for one in self.predictions:
            key = (one.family, one.report.kind, one.era if by_era else "all")
            members.setdefault(key, []).append(one)
        return tuple(_group(*key, members[key]) for key in sorted(members))

    def worst(self, count: int = WORST) -> tuple[Prediction, ...]:
        """Return the predictions that are farthest off in per cent, worst first."""
        ranked = sorted(self.predictions, key=lambda one: (-abs(one.error_pct), one.report.id))
        return tuple(ranked[:count])


def backtest(
    network: Network,
    reports: Iterable[Observation],
    traveller_of: TravellerOf,
    *,
    unread: Iterable[tuple[str, str]] = (),
) -> Backtest:
    """Predict every report that can be placed, and compare.

    Parameters
    ----------
    network
        What predicts.
    reports
        As read by :func:`corridor.io.reports.read_reports`.
    traveller_of
        Returns the traveller of an era.
    unread
        Names and reasons of rows that could not be read: they are told with the skipped.

    Examples
    --------
    >>> from corridor.io.calibration import read_calibration
    >>> from corridor.io.catalog import network_dir
    >>> from corridor.io.read import load_network
    >>> from corridor.io.reports import read_reports
    >>> calibration = read_calibration()
    >>> reports = read_reports(network_dir() / "observations.csv")
    >>> tested = backtest(
    ...     load_network(), reports, lambda era: Traveller.calibrated(calibration, era, draws=500)
    ... )
    >>> len(tested.predictions) + len(tested.skipped) == len(reports)
    True
    """
    predictions = []
    skipped = [Skipped(id=name, why=f"not readable: {why}") for name, why in unread]
    for report in reports:
        try:
            predictions.append(_prediction(network, report, traveller_of))
        except CorridorError as error:
            skipped.append(Skipped(id=report.id, why=str(error).splitlines()[0]))
    return Backtest(predictions=tuple(predictions), skipped=tuple(skipped))


def is_for_fitting(report: Observation) -> bool:
    """Tell whether a report belongs to the half that may be fitted on, by its group's hash.

    Examples
    --------
    >>> train = Observation(id="J1", origin="a", destination="b", corridor="c", kind="observed")
    >>> is_for_fitting(train) == is_for_fitting(replace(train, origin="elsewhere"))
    True
    """
    name = report.group or report.id
    return hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2 == 0


def _prediction(network: Network, report: Observation, traveller_of: TravellerOf) -> Prediction:
    middle_days = reported_days(report)
    route, era = placed(network, report)
    journeys = traveller_of(era.id).travel(route)
    return Prediction(
        report=report,
        route=route,
        family=route.family or family_of_report(network, report.corridor) or "none",
        era=era.label,
        reported_days=middle_days,
        p5_days=journeys.quantile_days(COVERED[0]),
        p50_days=journeys.quantile_days(0.5),
        p95_days=journeys.quantile_days(COVERED[1]),
        place=round(journeys.chance_within(middle_days), 6),
        is_for_fitting=is_for_fitting(report),
    )


def reported_days(report: Observation) -> float:
    """Return the middle of the days reported.

    Raises
    ------
    DataError
        If the report is marked as not to be scored, or tells no days.
    """
    if report.scorable.casefold() in UNSCORED:
        raise DataError(f"not to be scored: the report says {report.scorable!r}")
    known = [days for days in (report.days_min, report.days_max) if days is not None]
    if not known:
        raise DataError("no number of days is reported")
    if min(known) < 0 or not 0 < max(known) <= LONGEST_DAYS:
        raise DataError(f"{min(known):g} to {max(known):g} days cannot be a journey")
    if known != sorted(known):
        raise DataError(f"the least days reported, {known[0]:g}, exceed the most, {known[1]:g}")
    return sum(known) / len(known)


def _group(family: str, kind: str, era: str, members: Sequence[Prediction]) -> Group:
    return Group(
        family=family,
        kind=kind,
        era=era,
        n=len(members),
        coverage=round(sum(one.is_covered for one in members) / len(members), 4),
        bias_days=round(statistics.median(one.error_days for one in members), 3),
        median_abs_error_days=round(statistics.median(abs(m.error_days) for m in members), 3),
        median_abs_error_pct=round(statistics.median(abs(m.error_pct) for m in members), 2),
    )
