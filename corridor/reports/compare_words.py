"""Money, cargo and break-evens in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.choice.breakeven import BreakEven
from corridor.choice.cost import Costing
from corridor.choice.families import Comparison, Shared
from corridor.model.context import Era, Source
from corridor.model.network import Network
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.tariffs import Money, PriceList
from corridor.model.wording import listed, plain
from corridor.reports.words import era_line

__all__ = [
    "all_units",
    "chokepoints",
    "emission_note",
    "era_note",
    "kilograms",
    "price_note",
    "price_sources",
    "sentences",
    "shipment_line",
    "stretches",
    "usd",
    "usd_range",
    "worth_note",
]


def usd(amount: float) -> str:
    """Write whole dollars.

    Examples
    --------
    >>> usd(6133.84)
    '6,134'
    """
    return f"{amount:,.0f}"


def usd_range(money: Money) -> str:
    """Write a range of whole dollars."""
    least, greatest = usd(money.min_usd), usd(money.max_usd)
    return least if least == greatest else f"{least}–{greatest}"


def kilograms(amount: float) -> str:
    """Write whole kilograms."""
    return f"{amount:,.0f}"


def era_note(era: Era) -> str:
    """Name the era, and say so if its figures are aims."""
    return era_line(era) + (" — targets, never observed" if era.is_target else "")


def shipment_line(shipment: Shipment) -> str:
    """Say what is moved.

    Examples
    --------
    >>> shipment_line(Shipment(equipment=Equipment.BOX_40HC, tonnes_each=18, units=2))
    '2 × 40HC with 18 t of general cargo each; amounts are for all 2'
    """
    unit = {Equipment.TONNE: "t"}.get(shipment.equipment, f"× {shipment.equipment}")
    if shipment.equipment is Equipment.TONNE:
        line = f"{plain(shipment.units)} {unit} of {shipment.cargo} cargo"
    else:
        tonnes = plain(shipment.tonnes / shipment.units)
        line = f"{plain(shipment.units)} {unit} with {tonnes} t of {shipment.cargo} cargo each"
    if shipment.value_of_time_usd > 0:
        line += f", a day worth {usd(shipment.value_of_time_usd)} USD in all"
    together = all_units(shipment)
    return f"{line}; amounts are for {together}" if together else line


def all_units(shipment: Shipment) -> str:
    """Say for how many units amounts are, where it is not one.

    Examples
    --------
    >>> all_units(Shipment(units=2)), all_units(Shipment())
    ('all 2', '')
    """
    return f"all {plain(shipment.units)}" if shipment.units != 1 else ""


def worth_note(shipment: Shipment) -> str:
    """Say what is added to the price where time has a worth, or nothing where it has none."""
    if shipment.value_of_time_usd <= 0:
        return ""
    return (
        "with time: the likely price, and the likely days and "
        f"{shipment.reliability_ratio:g} standard deviations of them at "
        f"{usd(shipment.value_of_time_usd)} USD a day"
    )


def price_note(shipment: Shipment, costings: Sequence[Costing]) -> str:
    """Say of what dates prices are, and what is not in them."""
    dates = sorted(filter(None, (day for costing in costings for day in costing.price_dates)))
    when = f" ({dates[0]} to {dates[-1]})" if dates else ""
    general = (
        ""
        if shipment.cargo is CargoClass.GENERAL
        else f"; they and the days are those of general cargo: no surcharge for {shipment.cargo} "
        "cargo is known"
    )
    return (
        f"prices are those of their dates{when} and no offer, from terminal to terminal, rail and "
        "road published for whole stretches and shared out by kilometres; insurance and storage "
        f"are not in them{general}"
    )


def emission_note(shipment: Shipment) -> str:
    """Say how emissions are counted, and for which payload.

    Examples
    --------
    >>> emission_note(Shipment(equipment=Equipment.BOX_40HC, tonnes_each=18))[:58]
    'CO2e is well to wake by ISO 14083 and GLEC, allocated by m'
    """
    each = shipment.tonnes / shipment.units
    given = "as given" if shipment.tonnes_each is not None else "assumed, 10 t a TEU"
    return (
        f"CO2e is well to wake by ISO 14083 and GLEC, allocated by mass: {plain(each)} t a unit "
        f"({given}); factors per TEU are taken at 10 t a TEU, roads 5 % longer than planned"
    )


def price_sources(comparison: Comparison, prices: PriceList) -> list[Source]:
    """Return the sources of all prices and factors used, in order of use."""
    ids: dict[str, None] = {}
    for one in comparison.families:
        for item in one.choice.costing.items:
            ids.update(dict.fromkeys(item.source_ids))
        for emission in one.choice.footprint.items:
            ids.update(dict.fromkeys(emission.factor.source_ids))
    return [source for source in map(prices.source, ids) if source is not None]


def chokepoints(network: Network, shared: Shared) -> str:
    """Name the ports, crossings and straits that two routes share."""
    names = [network.terminal(terminal_id).name for terminal_id in shared.chokepoint_ids]
    return listed(names) if names else ""


def stretches(network: Network, shared: Shared) -> str:
    """Name the stretches that two routes share, each by its two ends."""
    ends: list[list[str]] = []
    for leg in map(network.leg, shared.leg_ids):
        if ends and ends[-1][1] == leg.tail_id:
            ends[-1][1] = leg.head_id
        else:
            ends.append([leg.tail_id, leg.head_id])
    names = (" → ".join(network.terminal(each).name for each in pair) for pair in ends)
    return listed(list(names)) if ends else ""


def sentences(
    network: Network, evens: Sequence[BreakEven], comparison: Comparison
) -> Iterator[str]:
    """Say for each pair at which price, time or worth of time the first is the better one."""
    for even in evens:
        yield _sentence(network, even, comparison)


def _sentence(network: Network, even: BreakEven, comparison: Comparison) -> str:
    lead = f"{even.family} beats {even.against}"
    days = next(one.route.days for one in comparison.families if one.family_id == even.family)
    is_safe = even.most_days is not None and even.most_days > days.max_days
    is_in_reach = even.most_days is not None and days.min_days <= even.most_days <= days.max_days
    terms = [*_price_terms(even), *(_time_terms(network, even) if is_in_reach else ())]
    if not terms:
        return f"{lead} {'whatever a day is worth' if even.wins_now else 'at no price'}"
    safe = f"; none of its days, at most {plain(round(days.max_days, 1))}, changes that" * is_safe
    now = "does" if even.wins_now else f"is {usd(even.gap_usd)} USD short of it"
    worth = "with time counted" if comparison.shipment.value_of_time_usd > 0 else "in money alone"
    return f"{lead} ({worth}, now it {now}) when {', or '.join(terms)}{safe}"


def _price_terms(even: BreakEven) -> Iterator[str]:
    if even.most_usd is not None:
        yield f"it costs under {usd(even.most_usd)} USD"
    if even.value_of_time_usd is not None:
        side = "over" if even.wins_above else "under"
        yield f"a day is worth {side} {usd(even.value_of_time_usd)} USD"


def _time_terms(network: Network, even: BreakEven) -> Iterator[str]:
    if even.most_days is not None:
        yield f"it takes under {plain(round(even.most_days, 1))} days"
    if even.most_days_there is not None:
        where = network.terminal(even.waiting_at).name
        yield f"the wait at {where} is under {plain(round(even.most_days_there, 1))} days"
    elif even.most_waiting_days is not None:
        yield f"it waits under {plain(round(even.most_waiting_days, 1))} days in all"
