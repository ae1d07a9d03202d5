"""Fit how elements slow down together and how far they reach, on one half of the reports.

The measure is the pinball loss at five probabilities, in per cent of the reported days: a proper
score, least where the predicted percentiles are those of what was reported (Koenker and Bassett
1978). It rewards neither bands that are too wide nor too narrow, and it is looked at on the fitting
half alone. A coarse grid is searched whole: with some twenty reports anything finer fits noise.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from corridor.errors import CorridorError, DataError
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.records import Observation
from corridor.model.uncertain import PLAIN_RHO, Calibration
from corridor.uncertainty.backtest import is_for_fitting, reported_days
from corridor.uncertainty.placing import placed
from corridor.uncertainty.traveller import Traveller

__all__ = ["Compared", "compare_losses", "fit_calibration"]

RHOS: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
STRETCHES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
"""The grid ends where sense does: beyond, a route's fast end would undercut every recorded run, and
elements that move as one would make percentiles add up. The loss falls on beyond it, to the edge of
any grid; ``docs/backtest.md`` tells by how much."""

PROBABILITIES: Final = (0.05, 0.25, 0.50, 0.75, 0.95)

FITTED_KINDS: Final = frozenset({"observed", "average"})
"""Kinds fitted on: what is advertised or aimed at did not happen."""

FEWEST_FOR_FAMILY: Final = 10
"""Reports that a family needs for a correlation of its own."""

FEWEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    route: Route
    family: str
    days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The loss of other values beside that of those used.

    Parameters
    ----------
    rho, low_stretch
        Correlation, and reach below the likely days.
    loss
        Mean pinball loss in per cent of the reported days.
    gain, standard_error
        By how much it is smaller than that of the values used, report by report.
    """

    rho: float
    low_stretch: float
    loss: float
    gain: float
    standard_error: float


def fit_calibration(
    network: Network,
    reports: Iterable[Observation],
    *,
    fitted: str,
    stretched_eras: Sequence[str],
    draws: int = 2048,
) -> Calibration:
    """Return the calibration that suits the fitting half of the reports best.

    Parameters
    ----------
    network
        What predicts.
    reports
        All of them; only the fitting half of those observed or averaged in these eras, or older
        than every era, is looked at.
    fitted
        Date of the fit, ISO.
    stretched_eras
        Eras of observed services.
    draws
        For each route and candidate.

    Raises
    ------
    DataError
        If fewer than five reports can be placed.
    """
    cases = _cases(network, reports, frozenset(stretched_eras))
    if len(cases) < FEWEST:
        raise DataError(f"only {len(cases)} reports to fit on; at least {FEWEST} are needed")

    def loss_of(some: Sequence[_Case], rho: float, low: float, high: float) -> float:
        return _mean_loss(some, rho, low, high, draws=draws)

    rho, low, high = min(
        product(RHOS, STRETCHES, STRETCHES), key=lambda tried: (loss_of(cases, *tried), tried)
    )
    return Calibration(
        default_rho=rho,
        rho_by_family=tuple(
            (family, min(RHOS, key=lambda own: (loss_of(some, own, low, high), own)))
            for family, some in _families(cases)
        ),
        low_stretch=low,
        high_stretch=high,
        stretched_eras=tuple(stretched_eras),
        fitted=fitted,
        rows=len(cases),
        loss_before=round(loss_of(cases, PLAIN_RHO, 1.0, 1.0), 3),
        loss_after=round(loss_of(cases, rho, low, high), 3),
    )


def compare_losses(
    network: Network,
    reports: Iterable[Observation],
    calibration: Calibration,
    others: Sequence[tuple[float, float]],
    *,
    draws: int = 2048,
) -> tuple[Compared, ...]:
    """Return the loss on the fitting half for other values: how well they can be told apart.

    Parameters
    ----------
    network, reports, draws
        As for :func:`fit_calibration`.
    calibration
        What was fitted, and is used.
    others
        (correlation, reach below the likely days) to try, also beyond the grid.
    """
    cases = _cases(network, reports, frozenset(calibration.stretched_eras))

    def losses_of(rho: float, low: float) -> list[float]:
        return _losses(cases, rho, low, calibration.high_stretch, draws=draws)

    used = losses_of(calibration.default_rho, calibration.low_stretch)
    return tuple(_compared(rho, low, used, losses_of(rho, low)) for rho, low in others)


def _compared(rho: float, low: float, used: Sequence[float], losses: Sequence[float]) -> Compared:
    gains = [before - after for before, after in zip(used, losses, strict=True)]
    return Compared(
        rho=rho,
        low_stretch=low,
        loss=round(statistics.fmean(losses), 3),
        gain=round(statistics.fmean(gains), 3),
        standard_error=round(statistics.stdev(gains) / len(gains) ** 0.5, 3),
    )


def _mean_loss(some: Sequence[_Case], rho: float, low: float, high: float, *, draws: int) -> float:
    return sum(_losses(some, rho, low, high, draws=draws)) / len(some)


def _losses(
    some: Sequence[_Case], rho: float, low: float, high: float, *, draws: int
) -> list[float]:
    plain = Calibration(default_rho=rho, low_stretch=low, high_stretch=high, stretched_eras=("",))
    traveller = Traveller.calibrated(plain, "", draws=draws)
    return [_loss(case, traveller) for case in some]


def _cases(
    network: Network, reports: Iterable[Observation], eras: frozenset[str]
) -> tuple[_Case, ...]:
    found = []
    for report in reports:
        if report.kind not in FITTED_KINDS or not is_for_fitting(report):
            continue
        try:
            days, (route, era) = reported_days(report), placed(network, report)
        except CorridorError:
            continue
        if era.id in eras:
            found.append(_Case(route=route, family=route.family, days=days))
    return tuple(found)


def _families(cases: Sequence[_Case]) -> list[tuple[str, list[_Case]]]:
    members: dict[str, list[_Case]] = {}
    for case in cases:
        members.setdefault(case.family, []).append(case)
    large = {f: some for f, some in members.items() if f and len(some) >= FEWEST_FOR_FAMILY}
    return sorted(large.items())


def _loss(case: _Case, traveller: Traveller) -> float:
    """Return the mean pinball loss of one report, in per cent of its days."""
    journeys = traveller.travel(case.route)
    losses = []
    for probability in PROBABILITIES:
        over = case.days - journeys.quantile_days(probability)
        losses.append(max(probability * over, (probability - 1.0) * over))
    return 100.0 * sum(losses) / len(losses) / case.days
