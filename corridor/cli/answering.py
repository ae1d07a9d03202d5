"""From the options of a route to a question, and to what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from corridor.answers.question import Question
from corridor.cli.options import date_of
from corridor.cli.priced import shipment_asked
from corridor.cli.what_if import scenarios_asked
from corridor.io.on_demand import DatasetOnDemand
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Criterion, Status

if TYPE_CHECKING:
    from corridor.cli.asking import Asked
    from corridor.model.calendar import Timetable
    from corridor.model.scenario import Scenario

__all__ = ["data_of", "question_of"]


def data_of(asked: Asked) -> DatasetOnDemand:
    """Return what the options draw the answer from."""
    return DatasetOnDemand(asked.graphs, overlays=asked.overlay or (), tariffs=asked.tariff or ())


def question_of(asked: Asked, data: DatasetOnDemand, *, is_priced: bool = False) -> Question:
    """Return what the options ask.

    Parameters
    ----------
    asked
        The options.
    data
        Whose scenarios and departures they name.
    is_priced
        Whether money and emissions are wanted whatever the options say.

    Raises
    ------
    ArgumentError, BadParameter
        If options do not go together.
    """
    asked_for = scenarios_asked(asked.scenario, asked.year, asked.graphs, on=asked.on)
    scenarios = tuple(asked_for)
    return Question(
        origin=asked.origin,
        destination=asked.destination,
        via=tuple(asked.via or ()),
        by=Criterion(asked.by),
        alternatives=asked.alternatives,
        differ_by=asked.differ_by,
        avoid=tuple(asked.avoid or ()),
        corridor=asked.corridor,
        era=asked.era,
        equipment=asked.equipment or Equipment.BOX_40,
        allow=frozenset(Status(each) for each in asked.allow or ()),
        shipment=shipment_asked(asked, is_wanted=is_priced),
        ready=date_of(asked.ready),
        deadline=date_of(asked.deadline),
        scenarios=scenarios,
        on=date_of(asked.on) if scenarios else None,
        timetables=_timetables(asked, data, scenarios),
        draws=asked.draws,
        seed=asked.seed,
    )


def _timetables(
    asked: Asked, data: DatasetOnDemand, scenarios: tuple[Scenario, ...]
) -> tuple[Timetable, ...]:
    """Read departures; they may be of legs that a scenario adds."""
    if not asked.timetable:
        return ()
    if asked.ready is None:
        raise typer.BadParameter("--timetable needs --ready: departures have dates")
    from corridor.io.seasons import read_timetables
    from corridor.scenarios.apply import with_rows_of

    network = with_rows_of(data.network, scenarios)
    return tuple(table for path in asked.timetable for table in read_timetables(path, network))
