"""Is a network folder sound? Every fault at once, with file, line, column and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from corridor.errors import Fault, first_faults
from corridor.io.catalog import network_dir
from corridor.io.checks import claims, moves, origins, places, travel
from corridor.io.checks.companions import companion_faults, strangers_in_calibration
from corridor.io.checks.survey import Rule, Survey, survey_of
from corridor.io.files import is_there
from corridor.io.limit_schema import CargoLimitRow
from corridor.io.limits import limit_faults
from corridor.io.overlays import read_overlays
from corridor.io.price_schema import ChargeRow, EmissionFactorRow, RateRow, ScopeRow
from corridor.io.read import in_file_order, read_tables
from corridor.io.references import stray_countries
from corridor.io.rows import NETWORK_MODELS
from corridor.io.schema import LegRow
from corridor.io.schemas import TABLES
from corridor.io.structure import structure_faults
from corridor.io.tables import Tables

__all__ = ["RULES", "check_directory"]

SCOPED: Final[tuple[type[ScopeRow], ...]] = (RateRow, ChargeRow, EmissionFactorRow, CargoLimitRow)


def strange_countries(survey: Survey) -> Iterator[Fault]:
    """Yield codes that no country has, where they say where a price, factor or limit holds."""
    own = {terminal.country for terminal in survey.terminals.values()}
    for model in SCOPED:
        yield from stray_countries(survey.tables.of(model), own)


def unsound_limits(survey: Survey) -> Iterator[Fault]:
    """Yield cargo limits that state nothing, have no source, or end before they begin."""
    yield from limit_faults(survey.tables.of(CargoLimitRow))


RULES: Final[tuple[Rule, ...]] = (
    places.outside_their_country,
    places.countries_without_outline,
    places.codes_of_other_countries,
    places.planned_without_year,
    travel.shorter_than_great_circle,
    travel.impossible_speeds,
    travel.legs_to_nowhere,
    travel.legs_without_time,
    travel.times_out_of_era,
    travel.wrong_gauges,
    travel.undrawn_legs,
    moves.onto_legs_elsewhere,
    moves.impossible_doors,
    moves.broken_services,
    moves.calendar_slips,
    moves.circular_fallbacks,
    strange_countries,
    unsound_limits,
    origins.unsourced_rows,
    origins.trusted_estimates,
    origins.stale_figures,
    origins.observed_targets,
    origins.strange_addresses,
    claims.turned_claims,
    claims.half_claims,
    claims.claims_without_source,
)
"""Every rule beyond those that keep tables from being a network at all."""

RULES_OF_ABSENCE: Final[tuple[Rule, ...]] = (
    places.disconnected_terminals,
    places.one_way_terminals,
    travel.unused_lines,
    moves.pointless_transfers,
)
"""Rules that look for legs that are not there: they wait until every row of legs is sound."""


def check_directory(
    directory: Path | str | None = None,
    *,
    overlays: Sequence[Path | str] = (),
    today: date | None = None,
) -> tuple[Fault, ...]:
    """Return everything that is wrong with a network folder, by file and line.

    Whether the planner's own routes still show the published totals is another question, asked by
    :func:`corridor.routing.section_check.check_sections` of a network that has no errors.

    Parameters
    ----------
    directory
        Folder of the network; the shipped one if left out.
    overlays
        TOML files laid over it.
    today
        The day from which the age of sources is counted; the day of the youngest source if left
        out, so that the answer stays the same tomorrow.

    Returns
    -------
    tuple of Fault
        Of level ``error`` (the network cannot be used or is wrong) or ``warning``.

    Examples
    --------
    >>> [fault for fault in check_directory() if fault.level == "error"]
    []
    """
    folder = network_dir(directory)
    layers, overlay_faults = read_overlays([Path(path) for path in overlays])
    present = [model for model in TABLES if is_there(folder / model.FILE)]
    wanted = [model for model in TABLES if model in NETWORK_MODELS or model in present]
    tables, row_faults = read_tables(folder, layers, wanted)
    survey, line_faults = survey_of(folder, tables, today)
    faults = [*row_faults, *overlay_faults, *structure_faults(tables), *line_faults]
    faults += [fault for rule in _rules(tables) for fault in first_faults(rule(survey))]
    faults += [*companion_faults(folder), *strangers_in_calibration(folder, tables)]
    return tuple(in_file_order(dict.fromkeys(faults)))


def _rules(tables: Tables) -> tuple[Rule, ...]:
    legs = tables.of(LegRow)
    is_all_there = legs.is_whole and not (legs.lost_ids or legs.lost_rows)
    return (*RULES, *RULES_OF_ABSENCE) if is_all_there else RULES
