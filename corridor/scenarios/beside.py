"""What scenarios make of what lies beside a network: prices, and the laws that shut terminals.

Priority is that of :mod:`corridor.scenarios.apply`: a later scenario over an earlier one, within
one the edits in their order, all over what the files state. Only the command line stands higher:
a rate of a user's own tariff file is looked up first, and edits then act on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Final

from corridor.errors import DataError, Fault
from corridor.model.calendar import ClosureKind, ClosureLaw
from corridor.model.context import Source
from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
from corridor.model.network import Network
from corridor.model.scenario import Edit, Scenario
from corridor.model.shipment import CargoClass
from corridor.model.tariffs import CostName, PriceChange, PriceList
from corridor.model.times import DayRange
from corridor.scenarios.apply import apply_scenarios, slug, undated_notes
from corridor.scenarios.targets import legs_of, priced_places, terminals_of

__all__ = ["WhatIf", "laws_under", "prices_under", "unseen_notes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Scenarios on top of one another, the first lowest, for a shipment of a day and a cargo.

    Parameters
    ----------
    scenarios
        What changes.
    on, cargo
        Day of the shipment and class of its cargo, as for
        :func:`corridor.scenarios.apply.apply_scenario`.
    """

    scenarios: tuple[Scenario, ...] = ()
    on: date | None = None
    cargo: CargoClass = CargoClass.GENERAL

    @property
    def names(self) -> str:
        """Ids of the scenarios, the first lowest."""
        return " + ".join(scenario.id for scenario in self.scenarios)

    def season_day(self, *days: date | None) -> date | None:
        """Return the first day given, which may choose a season; none where closures are edited.

        Edited closures act on figures of the whole year: a season's own hold its weather already.
        """
        edits = (edit for scenario in self.scenarios for edit in scenario.edits)
        if any(isinstance(edit, ChangeClosures) for edit in edits):
            return None
        return next((day for day in days if day is not None), None)

    def network(self, base: Network) -> Network:
        """Return the network as the scenarios have it."""
        return apply_scenarios(base, self.scenarios, on=self.on, cargo=self.cargo)

    def prices(self, prices: PriceList, network: Network) -> PriceList:
        """Return the prices as the scenarios have them; ``network`` is already theirs."""
        return prices_under(prices, network, self.scenarios, on=self.on, cargo=self.cargo)

    def laws(self, laws: Sequence[ClosureLaw], network: Network) -> tuple[ClosureLaw, ...]:
        """Return the closure laws as the scenarios have them; ``network`` is already theirs."""
        return laws_under(laws, network, self.scenarios, on=self.on, cargo=self.cargo)

    def closing_at(self, network: Network) -> frozenset[str]:
        """Return the terminals whose closures are edited; ``network`` is already the scenarios'."""
        edits = (edit for edit in self.acting() if isinstance(edit, ChangeClosures))
        return frozenset(name for edit in edits for name in terminals_of(network, edit.target))

    def acting(self) -> tuple[Edit, ...]:
        """Return the edits that hold on the day and for the cargo."""
        return tuple(edit for _, edit in _acting(self.scenarios, self.on, self.cargo))

    def notes(self) -> tuple[str, ...]:
        """Say what the dates of edits come to where no day is asked for."""
        return tuple(note for each in self.scenarios for note in undated_notes(each, self.on))


def prices_under(
    prices: PriceList,
    network: Network,
    scenarios: Iterable[Scenario],
    *,
    on: date | None = None,
    cargo: CargoClass = CargoClass.GENERAL,
) -> PriceList:
    """Return prices as scenarios have them; the list itself where no edit acts on it.

    Parameters
    ----------
    prices
        As read.
    network
        As the scenarios have it: its legs and terminals are what edits are about.
    scenarios
        The first lowest.
    on, cargo
        As for :func:`corridor.scenarios.apply.apply_scenario`.

    Raises
    ------
    DataError
        If edits upon edits multiply one price by more than 10,000; it names the line.

    Examples
    --------
    >>> from corridor import load_network, plan, read_prices
    >>> from corridor.choice.cost import cost_of
    >>> from corridor.model.scenario import Target
    >>> from corridor.model.shipment import Shipment
    >>> network, prices = load_network(), read_prices()
    >>> dearer = ChangePrices(
    ...     target=Target(countries=("KZ",)), names=(CostName.LINEHAUL,), factor=1.5
    ... )
    >>> then = prices_under(prices, network, [Scenario(id="dearer", edits=(dearer,))])
    >>> route, era = plan(network, "Xi'an", "Poti", corridor="middle").best, network.default_era
    >>> now_usd, then_usd = (
    ...     cost_of(network, route, era, each, Shipment()).total.likely_usd
    ...     for each in (prices, then)
    ... )
    >>> then_usd > now_usd
    True
    """
    stack = _Stack.of(prices.changes)
    changes = []
    for name, edit in _acting(scenarios, on, cargo):
        if change := _price_change(network, edit, name):
            stack.add(change, edit)
            changes.append(change)
    if not changes:
        return prices
    return replace(
        prices,
        changes=(*prices.changes, *changes),
        sources=(*prices.sources, *_cited(network, prices, changes)),
    )


def laws_under(
    laws: Sequence[ClosureLaw],
    network: Network,
    scenarios: Iterable[Scenario],
    *,
    on: date | None = None,
    cargo: CargoClass = CargoClass.GENERAL,
) -> tuple[ClosureLaw, ...]:
    """Return closure laws as scenarios have them, by terminal, month and cause.

    Parameters
    ----------
    laws
        As read by :func:`corridor.io.seasons.read_closures`.
    network, scenarios, on, cargo
        As for :func:`prices_under`.

    Raises
    ------
    DataError
        If an edit multiplies laws where there is none, or makes more than 60 closures a month.

    Examples
    --------
    >>> from corridor import load_network
    >>> from corridor.io.seasons import read_closures
    >>> from corridor.model.scenario import Target
    >>> calm = ChangeClosures(target=Target(terminal_ids=("aktau",)), factor=0)
    >>> left = laws_under(read_closures(), load_network(), [Scenario(id="calm", edits=(calm,))])
    >>> [law for law in left if law.terminal_id == "aktau" and law.closures]
    []
    """
    held = {_key(law): law for law in laws}
    for _, edit in _acting(scenarios, on, cargo):
        if isinstance(edit, ChangeClosures):
            terminals = terminals_of(network, edit.target)
            made = (
                _stated(edit, terminals)
                if edit.factor is None
                else _multiplied(held.values(), edit, edit.factor, terminals)
            )
            held |= {_key(law): law for law in made}
    return tuple(held[key] for key in sorted(held))


def unseen_notes(what_if: WhatIf, *, sees_prices: bool, sees_laws: bool) -> Iterator[str]:
    """Say which edits cannot show in an answer, because nobody asked for what they change."""
    acting = what_if.acting()
    if not sees_prices and any(isinstance(edit, AddCharge | ChangePrices) for edit in acting):
        yield f"{what_if.names} changes prices: ask for the cost to see it"
    if not sees_laws and any(isinstance(edit, ChangeClosures) for edit in acting):
        yield (
            f"{what_if.names} changes how often places are shut: percentiles with a ready date "
            "show it"
        )


def _acting(
    scenarios: Iterable[Scenario], on: date | None, cargo: CargoClass
) -> Iterator[tuple[str, Edit]]:
    """Yield the edits that hold, each with the id that what it makes has."""
    for scenario in scenarios:
        acting = (edit for edit in scenario.edits if edit.holds(on, cargo))
        for number, edit in enumerate(acting, start=1):
            yield f"{slug(scenario.id)}.{number}", edit


def _price_change(network: Network, edit: Edit, name: str) -> PriceChange | None:
    if not isinstance(edit, AddCharge | ChangePrices):
        return None
    change = PriceChange(
        id=name,
        names=(CostName.SURCHARGE,),
        place_ids=frozenset(),
        price=edit.price,
        basis=edit.basis,
        over_km=edit.over_km,
        price_date=edit.price_date,
        kind=edit.kind,
        confidence=edit.confidence,
        source_ids=edit.source_ids,
        note=edit.note,
    )
    if isinstance(edit, AddCharge):
        places = frozenset(leg.id for leg in legs_of(network, edit.target))
        return replace(change, place_ids=places, is_added=True)
    return replace(
        change,
        names=edit.names,
        place_ids=frozenset(priced_places(network, edit)),
        modes=frozenset(edit.target.modes),
        factor=edit.factor,
    )


MOST_TIMES: Final = 10_000.0
"""As many times as edits upon edits may multiply one price by: two of the greatest factors."""


@dataclass(slots=True)
class _Stack:
    """By what the edits so far multiply the price of each item at each place."""

    factors: dict[tuple[CostName, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[PriceChange]) -> _Stack:
        stack = cls()
        for change in changes:
            stack.add(change, Edit())
        return stack

    def add(self, change: PriceChange, edit: Edit) -> None:
        """Put a change on top; refuse it, with its line, where the whole becomes absurd."""
        if change.is_added:
            return
        for key in product(change.names, sorted(change.place_ids)):
            before = self.factors.get(key, 1.0)
            factor = 1.0 if change.factor is None else before * change.factor
            if factor > MOST_TIMES:
                raise _too_dear(key, factor, edit)
            self.factors[key] = factor


def _too_dear(key: tuple[CostName, str], factor: float, edit: Edit) -> DataError:
    name, place_id = key
    fault = Fault(
        rule="too-dear",
        message=f"edits upon edits multiply {name} at {place_id} by {factor:,.0f}; at most "
        f"{MOST_TIMES:,.0f}",
        hint="scale once, or state the price itself",
        file=edit.file or None,
        line=edit.line,
    )
    return DataError.from_faults([fault], "prices")


def _cited(network: Network, prices: PriceList, changes: Iterable[PriceChange]) -> Iterator[Source]:
    """Yield what the changes cite and the prices do not hold yet."""
    cited = dict.fromkeys(source_id for change in changes for source_id in change.source_ids)
    for source in network.sources:
        if source.id in cited and prices.source(source.id) is None:
            yield source


def _key(law: ClosureLaw) -> tuple[str, int, ClosureKind]:
    return law.terminal_id, law.month, law.kind


def _multiplied(
    laws: Iterable[ClosureLaw], edit: ChangeClosures, factor: float, terminals: Sequence[str]
) -> list[ClosureLaw]:
    meant = [law for law in laws if law.terminal_id in terminals and _is_meant(law, edit)]
    if not meant:
        where = " and ".join(edit.target.tokens())
        cause = f" by {edit.cause}" if edit.cause else ""
        raise DataError.from_faults(
            [
                Fault(
                    rule="names-nothing",
                    message=f"no law has {where} shut{cause} in these months",
                    hint="give cause, per_month and days to make one",
                    file=edit.file or None,
                    line=edit.line,
                )
            ],
            "closures",
        )
    return [
        replace(
            law,
            closures=round(law.closures * factor, 6),
            confidence=max(law.confidence, edit.confidence),
            source_ids=tuple(dict.fromkeys((*edit.source_ids, *law.source_ids))),
            note="; ".join(filter(None, (law.note, f"times {factor:g}: {edit.note}".rstrip(": ")))),
        )
        for law in meant
    ]


def _is_meant(law: ClosureLaw, edit: ChangeClosures) -> bool:
    return (not edit.months or law.month in edit.months) and edit.cause in (None, law.kind)


def _stated(edit: ChangeClosures, terminals: Sequence[str]) -> list[ClosureLaw]:
    return [
        ClosureLaw(
            terminal_id=terminal_id,
            month=month,
            closures=edit.per_month or 0.0,
            duration=edit.duration or DayRange.fixed(0.0),
            kind=edit.cause or ClosureKind.WEATHER,
            confidence=edit.confidence,
            source_ids=edit.source_ids,
            note=edit.note,
        )
        for terminal_id in terminals
        for month in edit.months or range(1, 13)
    ]
