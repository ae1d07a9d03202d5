"""One question in several eras, put side by side: where the days went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corridor.model.answers import Element, Result
from corridor.model.network import Network
from corridor.model.times import DayRange
from corridor.model.vocabulary import Part
from corridor.reports.steps import Step, steps_of
from corridor.units import exact_sum

__all__ = ["Gain", "SideBySide", "gains", "side_by_side"]

Key = tuple[str, Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One element of a chain of elements, with its days in each era.

    Parameters
    ----------
    where, how
        What it is, in words.
    days
        One range an era, ``None`` where that era's route does not use the element.
    """

    where: str
    how: str
    days: tuple[DayRange | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What an era's route takes more (or, negative, less) than that of an earlier one.

    Parameters
    ----------
    era, against
        Ids of the two eras.
    likely_days
        Difference of the likely totals.
    parts
        Difference for each part; they add up to ``likely_days``.
    elements
        (where, how, difference) of the elements on both routes that changed, largest first.
    by_another_way
        Whether the two routes differ.
    """

    era: str
    against: str
    likely_days: float
    parts: Mapping[Part, float]
    elements: tuple[tuple[str, str, float], ...]
    by_another_way: bool


def side_by_side(network: Network, results: Sequence[Result]) -> tuple[SideBySide, ...]:
    """Return every element that some era's route uses, in order of travel.

    Each column adds up to its era's total.
    """
    words = {
        _key(step.element): (step.where, step.how)
        for result in results
        for step in steps_of(network, result.best)
    }
    columns = [{_key(e): e.days for e in result.best.elements} for result in results]
    return tuple(
        SideBySide(
            where=words[key][0],
            how=words[key][1],
            days=tuple(column.get(key) for column in columns),
        )
        for key in _merged([list(column) for column in columns])
    )


def gains(network: Network, results: Sequence[Result]) -> tuple[Gain, ...]:
    """Compare each era but the first with the one it should be judged by.

    That is the last era before it that is no target; eras listed after the default one (a season, a
    plan) are judged by the default era.
    """
    against = [_judged_by(network, results, index) for index in range(1, len(results))]
    pairs = zip(results[1:], against, strict=True)
    return tuple(_gain(network, result, base) for result, base in pairs)


def _merged(chains: Sequence[Sequence[Key]]) -> list[Key]:
    """Merge chains into one that keeps their order: what is new follows what it follows."""
    merged: list[Key] = []
    for chain in chains:
        place = 0
        for key in chain:
            if key in merged:
                place = max(place, merged.index(key) + 1)
            else:
                merged.insert(place, key)
                place += 1
    return merged


def _key(element: Element) -> Key:
    return element.id, element.part


def _judged_by(network: Network, results: Sequence[Result], index: int) -> Result:
    earlier = results[:index]
    for result in earlier:
        if result.query.era == network.default_era.id:
            return result
    observed = [r for r in earlier if not network.era(r.query.era).is_target]
    return observed[-1] if observed else earlier[-1]


def _gain(network: Network, result: Result, base: Result) -> Gain:
    now, before = result.best, base.best
    parts = {
        part: _less(now.split()[part].likely_days, before.split()[part].likely_days)
        for part in Part
    }
    return Gain(
        era=result.query.era,
        against=base.query.era,
        likely_days=_less(now.days.likely_days, before.days.likely_days),
        parts=parts,
        elements=_changed(network, result, base),
        by_another_way=now.leg_ids != before.leg_ids,
    )


def _changed(network: Network, result: Result, base: Result) -> tuple[tuple[str, str, float], ...]:
    now, before = (
        {_key(step.element): step for step in steps_of(network, answer.best)}
        for answer in (result, base)
    )
    changed = [
        (step.where, step.how, difference)
        for key, step in now.items()
        if key in before and (difference := _less(_likely_days(step), _likely_days(before[key])))
    ]
    return tuple(sorted(changed, key=lambda row: (-abs(row[2]), row[0], row[1])))


def _likely_days(step: Step) -> float:
    return step.element.days.likely_days


def _less(now: float, before: float) -> float:
    return exact_sum((now, -before))
