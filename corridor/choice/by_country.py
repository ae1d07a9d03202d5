"""What of a bill is met in which country."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.choice.cost import CostItem
from corridor.model.network import Network
from corridor.model.tariffs import Money

__all__ = ["by_country"]


def by_country(network: Network, items: Iterable[CostItem]) -> dict[str, Money]:
    """Return the sum of the items met in each country, in the order of the way.

    What is paid for a leg from one country to another is nobody's alone: it stands under both, as
    ``KZ–AZ``.

    Parameters
    ----------
    network
        Where places and their countries are looked up.
    items
        Of a bill.

    Examples
    --------
    >>> from corridor import Shipment, load_network, plan, read_prices
    >>> from corridor.choice.cost import cost_of
    >>> network = load_network()
    >>> way = plan(network, "Xi'an", "Baku").best
    >>> bill = cost_of(network, way, network.era("current"), read_prices(), Shipment())
    >>> list(by_country(network, bill.items))
    ['CN', 'CN–KZ', 'KZ', 'KZ–AZ', 'AZ']
    """
    legs = {leg.id: leg for leg in network.legs}
    parts: dict[str, list[Money]] = {}
    for item in items:
        leg = legs.get(item.place_id)
        ends = (leg.tail_id, leg.head_id) if leg else (item.place_id,)
        countries = dict.fromkeys(network.terminal(end).country for end in ends)
        parts.setdefault("–".join(countries), []).append(item.amount)
    return {where: Money.total(amounts) for where, amounts in parts.items()}
