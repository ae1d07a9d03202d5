"""A small world whose every text attacks whoever shows it, and one page of each kind about it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TypeVar

from pages import quote_of

from corridor.errors import DataError
from corridor.io.lines import Lines
from corridor.io.read import load_network
from corridor.io.scenarios import find_scenario
from corridor.maps import (
    CorridorMap,
    Quote,
    compare_map,
    eras_map,
    network_map,
    reach_map,
    route_map,
    scenario_map,
)
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.routing.eras import routes_by_era
from corridor.scenarios.compare import compare_scenarios
from corridor.uncertainty.traveller import Traveller

__all__ = ["HOSTILE", "WHOLE", "hostile_page"]

HOSTILE = (
    "{{ 7*7 }}{% for x in y %}",
    "</script><script>window.bad=1</script>",
    "<!--<script>",
    "${window.bad=1}`'\"\\",
    '<img src=x onerror="window.bad=1">',
    "javascript:window.bad=1",
    "a\u2028b\u2029c",
    "\u202egnirts\u202c \u200f",
    "N" * 10_000,
    "=1+1",
    "\ud800 lone",
    "__proto__",
    "constructor",
)

ALL_IN_ONE = " ".join(text for text in HOSTILE if len(text) < 100)
WHOLE = (ALL_IN_ONE, "N" * 10_000, "__proto__", "constructor")
"""What every kind of page is shown: all attacks in one text, and those that must stand alone."""

TEXTS = {
    *("name", "title", "note", "operator", "unlocode", "other_names", "url", "date", "kind"),
    *("version", "capacity_unit", "country", "crosses", "price_date", "why_none"),
}
"""Fields that hold what people wrote; ids, and what must be one of a list, hold something else."""

FEW = Traveller.uncalibrated(draws=64)
ENDS = {"origin_id": "xian", "destination_id": "poti"}
_Value = TypeVar("_Value")


def poisoned(value: _Value, text: str, field: str = "") -> _Value:
    """Return a value with this text in every field of words that the model lets it into."""
    if type(value) is str and field in TEXTS:
        return text  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(poisoned(each, text, field) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value):
        return value
    for each in fields(value):
        if not each.init:
            continue
        old = getattr(value, each.name)
        new = poisoned(old, text, each.name)
        if new == old:
            continue
        try:
            value = replace(value, **{each.name: new})  # type: ignore[type-var]
        except (DataError, ValueError):
            continue
    return value


def small_world() -> Network:
    """Return the part of the shipped network that three ways from Xi'an to Poti pass."""
    whole = load_network()
    asked = RouteQuery(**ENDS, era="current", corridor_id="middle", alternatives=3)
    ways = best_routes(whole, asked).routes
    kept = {terminal_id for way in ways for terminal_id in way.terminal_ids}
    legs = tuple(leg for leg in whole.legs if {leg.tail_id, leg.head_id} <= kept)
    ids = {leg.id for leg in legs}
    corridors = tuple(
        replace(family, gateway_leg_ids=tuple(g for g in family.gateway_leg_ids if g in ids))
        for family in whole.corridors
        if set(family.gateway_leg_ids) & ids
    )
    return replace(
        whole,
        terminals=tuple(t for t in whole.terminals if t.id in kept),
        legs=legs,
        transfers=tuple(
            t
            for t in whole.transfers
            if t.terminal_id in kept and (not t.onto_leg_id or t.onto_leg_id in ids)
        ),
        services=tuple(s for s in whole.services if set(s.leg_ids) <= ids),
        sections=(),
        corridors=corridors,
    )


def hostile_page(kind: str, text: str) -> CorridorMap:
    """Draw one kind of page about the small world, all its words this text."""
    clean, lines = small_world(), Lines()
    network = poisoned(clean, text)
    asked = RouteQuery(**ENDS, era="current", alternatives=2)
    if kind == "network":
        return network_map(network, lines=lines)
    if kind == "reach":
        return reach_map(network, "xian", 12, lines=lines, probability=0.8, traveller=FEW)
    if kind == "scenario":
        wind = [find_scenario("aktau-wind-november")]
        told = poisoned(compare_scenarios(clean, wind, [asked], on=date(2026, 11, 6)), text)
        return scenario_map(network, replace(told, notes=(text,)), lines=lines)
    if kind == "eras":
        eras = routes_by_era(network, replace(asked, alternatives=1), ["2022", "current"])
        return eras_map(network, [_noted(each, text) for each in eras], lines=lines, traveller=FEW)
    result = _noted(best_routes(network, asked), text)
    if kind == "compare":
        return compare_map(network, [result, result], lines=lines, traveller=FEW)
    quote = _quote(network, result, text) if kind == "quote" else None
    return route_map(network, result, lines=lines, traveller=FEW, quote=quote)


def _noted(result: Result, text: str) -> Result:
    network = replace(result.provenance.network, title=text)
    told = replace(result.provenance, network=network, scenario=text)
    return replace(result, notes=(text,), provenance=told)


def _quote(network: Network, result: Result, text: str) -> Quote:
    quote = quote_of(network, result)
    return replace(
        quote,
        bills=poisoned(quote.bills, text),
        prices=replace(quote.prices, sources=poisoned(quote.prices.sources, text)),
    )
