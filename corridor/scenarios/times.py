"""Times as a scenario has them: scaled, replaced, or those of another era."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from corridor.errors import DataError, Fault
from corridor.model.context import Era
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.scenario import AdoptEra, Edit, ReplaceTimes, ScaleTimes
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, Part, Shape
from corridor.scenarios.targets import legs_of, transfers_of

__all__ = ["with_new_times", "with_times_of_planned"]

MOST_DAYS: Final = 100_000
"""The longest that a file can state, a hundred times over: what one edit makes is never longer."""

_Timed = TypeVar("_Timed", Leg, Transfer)
_Change = Callable[[tuple[TransitTime, ...]], tuple[TransitTime, ...]]


def with_new_times(network: Network, edit: ScaleTimes | ReplaceTimes | AdoptEra) -> Network:
    """Return the network with the times that an edit of times makes."""
    change = _change_by(network.eras, edit)
    legs = {leg.id for leg in legs_of(network, edit.target)} if Part.RUNNING in edit.parts else ()
    transfers = {transfer.id for transfer in transfers_of(network, edit.target)}
    return replace(
        network,
        legs=_changed(network.legs, legs, change),
        transfers=_changed(network.transfers, transfers, change),
    )


def with_times_of_planned(timed: _Timed, eras: Sequence[Era]) -> _Timed:
    """Return a leg or transfer that has in every era a time for each part that plans give it.

    What opens before its era takes the figures that were stated for that era.
    """
    parts = {time.part for time in timed.times}
    missing: list[TransitTime] = []
    for part in parts:
        planned = _first_planned(timed.times, eras, part)
        if planned is not None:
            unknown = [era for era in eras if holding_time(timed.times, era, part) is None]
            missing += (replace(planned, era=era.id) for era in unknown)
    return replace(timed, times=_ordered((*timed.times, *missing)))


def _first_planned(
    times: Sequence[TransitTime], eras: Iterable[Era], part: Part
) -> TransitTime | None:
    found = (holding_time(times, era, part) for era in eras if era.opens_planned)
    return next((time for time in found if time is not None), None)


def _changed(values: Sequence[_Timed], meant: Iterable[str], change: _Change) -> tuple[_Timed, ...]:
    ids = set(meant)
    return tuple(
        replace(value, times=_ordered(change(value.times))) if value.id in ids else value
        for value in values
    )


def _ordered(times: Iterable[TransitTime]) -> tuple[TransitTime, ...]:
    """Sort times as the files' reader does, so that equal facts make equal networks."""
    return tuple(sorted(times, key=lambda time: (time.part, time.era)))


def _change_by(eras: Sequence[Era], edit: ScaleTimes | ReplaceTimes | AdoptEra) -> _Change:
    match edit:
        case ScaleTimes():
            return lambda times: tuple(_scaled(time, edit) for time in times)
        case ReplaceTimes():
            return lambda times: _replaced(times, edit, eras)
        case AdoptEra():
            return lambda times: _adopted(times, edit, eras)


def _scaled(time: TransitTime, edit: ScaleTimes) -> TransitTime:
    if time.part not in edit.parts:
        return time
    days, factor = time.days, edit.factor
    if days.max_days * factor > MOST_DAYS:
        raise _too_long(time, edit)
    return replace(
        time,
        days=DayRange(
            min_days=round(days.min_days * factor, 6),
            likely_days=round(days.likely_days * factor, 6),
            max_days=round(days.max_days * factor, 6),
        ),
        quantiles=tuple((p, round(quantile * factor, 6)) for p, quantile in time.quantiles),
        kind=edit.kind,
        confidence=_worse(time.confidence, edit.confidence),
        source_ids=_joined(edit, time.source_ids),
        note=f"{time.note + '; ' if time.note else ''}times {factor:g}: {edit.note}".rstrip(": "),
    )


def _too_long(time: TransitTime, edit: ScaleTimes) -> DataError:
    fault = Fault(
        rule="too-long",
        message=f"{time.days.max_days:,g} days {time.part}, as edits before have it, times "
        f"{edit.factor:g} are more than {MOST_DAYS:,}",
        hint="scale once, not edit upon edit",
        file=edit.file or None,
        line=edit.line,
    )
    return DataError.from_faults([fault], "times")


def _replaced(
    times: Sequence[TransitTime], edit: ReplaceTimes, eras: Sequence[Era]
) -> tuple[TransitTime, ...]:
    kept = [time for time in times if time.part not in edit.parts]
    new = [
        TransitTime(
            era=era.id,
            part=part,
            days=edit.days,
            shape=Shape.PERT,
            kind=edit.kind,
            confidence=edit.confidence,
            source_ids=edit.source_ids,
            note=edit.note,
        )
        for part in {time.part for time in times} & set(edit.parts)
        for era in eras
    ]
    return (*kept, *new)


def _adopted(
    times: Sequence[TransitTime], edit: AdoptEra, eras: Sequence[Era]
) -> tuple[TransitTime, ...]:
    """Give every era the row of one era, where that era has a row of its own."""
    stated = {t.part: t for t in times if t.era == edit.era and t.part in edit.parts}
    kept = [time for time in times if time.part not in stated]
    adopted = [
        replace(
            time,
            era=era.id,
            confidence=_worse(time.confidence, edit.confidence),
            source_ids=_joined(edit, time.source_ids),
        )
        for time in stated.values()
        for era in eras
    ]
    return (*kept, *adopted)


def _worse(first: Confidence, second: Confidence) -> Confidence:
    """Return the lesser of two grades: what is computed from two figures is no better than both."""
    return max(first, second)


def _joined(edit: Edit, source_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*edit.source_ids, *source_ids)))
