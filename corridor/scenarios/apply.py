"""A scenario applied: a new network, the old one untouched.

Priority, strongest first:

1. the command line (``--avoid``, ``--era``): it asks, whatever the network says;
2. scenarios, a later one over an earlier one; within one, edits in their order (a file's rows
   first, then ``open``, ``adopt``, ``replace``, ``scale``, ``wait``, ``operate``, ``close``);
3. the row that the facts hold for the era, or for the first era that it falls back to.

An edit between dates acts for a shipment of a date within them. Without a date it acts as well,
and :func:`undated_notes` says so; after its last day the network is the base, to the byte.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import reduce

from corridor.errors import DataError, Fault, first_faults
from corridor.io.additions import TABLES_BY_NAME, network_with_rows
from corridor.io.columns import Row
from corridor.io.tables import Cells, Place
from corridor.model.arguments import day_given, word_given
from corridor.model.network import Network
from corridor.model.scenario import AddRow, Edit, Scenario, scenarios_given
from corridor.model.shipment import CargoClass
from corridor.scenarios.edits import with_edit
from corridor.scenarios.targets import edit_faults

__all__ = [
    "apply_scenario",
    "apply_scenarios",
    "misapplied",
    "slug",
    "undated_notes",
    "with_rows_of",
]


def apply_scenario(
    network: Network,
    scenario: Scenario,
    *,
    on: date | str | None = None,
    cargo: CargoClass | str = CargoClass.GENERAL,
) -> Network:
    """Return the network as a scenario has it.

    Parameters
    ----------
    network
        The base; never edited.
    scenario
        What changes. Its edits act in their order.
    on
        Date of the shipment. Edits whose dates do not hold it do nothing; without a date all act.
    cargo
        Class of the shipment's cargo; edits for other classes do nothing.

    Returns
    -------
    Network
        ``network`` itself where no edit acts.

    Raises
    ------
    DataError
        If an edit names something that the network does not hold, or nothing at all; lists all
        such edits with their lines, acting or not.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.model.scenario import Close, Target
    >>> shut = Scenario(id="shut", edits=(Close(target=Target(terminal_ids=("aktau",))),))
    >>> network = apply_scenario(load_network(), shut)
    >>> "aktau" in plan(network, "Xi'an", "Poti", corridor="middle").best.terminal_ids
    False
    """
    (scenario,) = scenarios_given([scenario])
    day, goods = day_given("on", on), word_given(CargoClass, cargo, "class of cargo")
    acting = [edit for edit in scenario.edits if edit.holds(day, goods)]
    faults = misapplied(network, [scenario])
    if faults:
        raise DataError.from_faults(faults, f"scenario {scenario.id}")
    if all(isinstance(edit, AddRow) and edit.table == "sources" for edit in acting):
        return network
    made = _with_rows(network, [edit for edit in acting if isinstance(edit, AddRow)])
    for number, edit in enumerate(acting, start=1):
        made = with_edit(made, edit, f"{slug(scenario.id)}.{number}", scenario.id)
    return replace(made, title=f"{network.title} + {scenario.name}".strip(" +"))


def apply_scenarios(
    network: Network,
    scenarios: Iterable[Scenario],
    *,
    on: date | str | None = None,
    cargo: CargoClass | str = CargoClass.GENERAL,
) -> Network:
    """Return the network with several scenarios on top of one another, the first lowest."""
    return reduce(
        lambda made, scenario: apply_scenario(made, scenario, on=on, cargo=cargo),
        scenarios_given(scenarios),
        network,
    )


def misapplied(network: Network, scenarios: Iterable[Scenario]) -> tuple[Fault, ...]:
    """Return what scenarios name that the network does not hold, or that names nothing at all.

    Scenarios of a sweep share most of their edits: each is looked at once.
    """
    faults: list[Fault] = []
    checked: dict[tuple[AddRow, ...], set[Edit]] = {}
    for scenario in scenarios:
        told = checked.setdefault(scenario.added_rows, set())
        new = [edit for edit in scenario.edits if edit not in told]
        told.update(new)
        world = with_rows_of(network, [scenario]) if new else network
        faults += first_faults(fault for edit in new for fault in edit_faults(world, edit))
    return tuple(faults)


def with_rows_of(network: Network, scenarios: Iterable[Scenario]) -> Network:
    """Return the network with every row that scenarios add, on whatever date, and no other edit.

    It holds all that a tariff, or an edit, may name.
    """
    return reduce(_with_rows, (scenario.added_rows for scenario in scenarios), network)


def undated_notes(scenario: Scenario, on: date | None = None) -> tuple[str, ...]:
    """Say of a scenario whose edits have dates what a question without a date makes of them."""
    if on is not None or not scenario.is_dated:
        return ()
    periods = dict.fromkeys(str(edit.period) for edit in scenario.edits if not edit.period.is_open)
    return (
        f"scenario {scenario.id} holds {', '.join(periods)}; no date was asked for, "
        "so the shipment is taken to meet it",
    )


def _with_rows(network: Network, rows: Iterable[AddRow]) -> Network:
    cells: dict[type[Row], Cells] = defaultdict(Cells)
    for row in rows:
        model = TABLES_BY_NAME[row.table]
        cells[model].texts.append(dict(row.cells))
        cells[model].places.append(Place(row.file or model.FILE, row.line))
    return network_with_rows(network, cells) if cells else network


def slug(name: str) -> str:
    """Return what the ids of all that a scenario adds begin with.

    Examples
    --------
    >>> slug("Queue at Alat!")
    'queue-at-alat'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "scenario"
