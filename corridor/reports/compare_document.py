"""``corridor.compare/1``: families side by side as a plain document for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corridor.choice.breakeven import BreakEven
from corridor.choice.cost import Costing, CostItem
from corridor.choice.emissions import EmissionItem, Footprint
from corridor.choice.families import Comparison, FamilyChoice
from corridor.model.cargo_limits import CargoLimits
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import Emission, Money, PriceList
from corridor.reports.cargo_words import cargo_document, limit_sources_document
from corridor.reports.compare_words import price_sources
from corridor.reports.document import (
    Document,
    days_document,
    number,
    present,
    provenance_document,
    query_document,
    sources_document,
)

__all__ = [
    "comparison_document",
    "costing_document",
    "footprint_document",
    "money_document",
    "shipment_document",
]


def comparison_document(
    comparison: Comparison,
    evens: Sequence[BreakEven],
    prices: PriceList,
    limits: CargoLimits | None = None,
) -> Document:
    """Build ``corridor.compare/1``."""
    return {
        "schema": "corridor.compare/1",
        "query": _query(comparison.query, comparison.shipment),
        "provenance": _provenance(comparison),
        "families": [_family(one, comparison.shipment.units) for one in comparison.families],
        "absent": [{"family": family, "reason": why} for family, why in comparison.absent],
        "shared": [
            {
                "families": [shared.first, shared.second],
                "legs": list(shared.leg_ids),
                "terminals": list(shared.terminal_ids),
                "chokepoints": list(shared.chokepoint_ids),
                "length_share": shared.length_share,
            }
            for shared in comparison.shared
        ],
        "break_even": [_break_even(even) for even in evens],
        "notes": list(comparison.notes),
        "price_sources": sources_document(price_sources(comparison, prices)),
        **limit_sources_document([one.cargo for one in comparison.families], limits),
    }


def costing_document(costing: Costing, units: float) -> Document:
    """Build ``cost_usd`` of all units; the items re-add to its three figures."""
    total = costing.total
    each = {end: round(usd / units, 2) for end, usd in money_document(total).items()}
    return {
        **money_document(total),
        "per_unit": each,
        "items": [_cost_item(item) for item in costing.items],
        "unknown": list(costing.unknown),
    }


def footprint_document(footprint: Footprint) -> Document:
    """Build ``co2e_kg``; the items re-add to its three figures."""
    return {
        **_emission(footprint.total),
        "tonnes": number(footprint.tonnes),
        "items": [_emission_item(item) for item in footprint.items],
        "unknown": list(footprint.unknown),
    }


def shipment_document(shipment: Shipment) -> Document:
    """Build what is moved."""
    return present(
        {
            "equipment": str(shipment.equipment),
            "units": number(shipment.units),
            "tonnes": number(shipment.tonnes),
            "cargo": str(shipment.cargo),
            "value_usd_each": number(shipment.value_usd_each),
            "inventory_rate": shipment.inventory_rate,
            "value_of_time_usd": round(shipment.value_of_time_usd, 2),
            "lateness_usd": shipment.lateness_usd or None,
            "ready": shipment.ready and shipment.ready.isoformat(),
            "deadline": shipment.deadline and shipment.deadline.isoformat(),
        }
    )


def _query(query: RouteQuery, shipment: Shipment) -> Document:
    return {
        **present(query_document(query), without=("alternatives",)),
        "shipment": shipment_document(shipment),
    }


def _provenance(comparison: Comparison) -> Document:
    drawn = next((one.simulation for one in comparison.families if one.simulation), None)
    draws = {"seed": drawn.seed, "draws": drawn.draws, "rho": drawn.rho} if drawn else {}
    return {**provenance_document(comparison.provenance), **draws}


def _family(one: FamilyChoice, units: float) -> Document:
    choice, route = one.choice, one.route
    return {
        "family": one.family_id,
        "name": one.name,
        "route": {
            "terminals": list(route.terminal_ids),
            "legs": list(route.leg_ids),
            "length_km": number(route.length_km),
            "days": {**days_document(route.days), **_percentiles(one)},
            "split": {str(part): days_document(days) for part, days in route.split().items()},
        },
        "countries": list(one.passage.countries),
        "borders": ["-".join(pair) for pair in one.passage.borders],
        "transshipments": one.passage.transshipments,
        "gauge_breaks": one.passage.gauge_breaks,
        "cost_usd": costing_document(choice.costing, units),
        "co2e_kg": footprint_document(choice.footprint),
        "generalised_cost_usd": choice.generalised_usd,
        **present({"lateness_usd": choice.lateness_usd or None, "on_time": one.on_time}),
        **cargo_document(one.cargo),
        "flags": [
            {"what": flag.what, "where": list(flag.place_ids), "note": flag.note}
            for flag in one.flags
        ],
    }


def _percentiles(one: FamilyChoice) -> Document:
    """Build what was simulated; nothing where nothing was."""
    if one.simulation is None:
        return {}
    names = ("mean", "sd", "p5", "p10", "p50", "p80", "p90", "p95")
    found = one.simulation.percentiles
    return {name: number(getattr(found, f"{name}_days")) for name in names}


def _cost_item(item: CostItem) -> Document:
    return present(
        {
            "name": str(item.name),
            "where": item.place_id,
            **money_document(item.amount),
            "price": item.price_id,
            "price_date": item.price_date,
            "fact_kind": str(item.kind),
            "confidence": str(item.confidence),
            "sources": list(item.source_ids),
            "note": item.note,
        }
    )


def _emission_item(item: EmissionItem) -> Document:
    factor = item.factor
    return present(
        {
            "where": item.place_id,
            "kind": "leg" if item.is_leg else "handling",
            "distance_km": number(item.distance_km) if item.is_leg else None,
            **_emission(item.amount),
            "factor": factor.id,
            "intensity": {
                "low": factor.low,
                "likely": factor.likely,
                "high": factor.high,
                "unit": str(factor.unit),
            },
            "traction": factor.traction,
            "confidence": str(factor.confidence),
            "sources": list(factor.source_ids),
            "note": factor.note,
        }
    )


def money_document(money: Money) -> Document:
    """Build an amount: least, likely and greatest."""
    return {
        "min": number(money.min_usd),
        "likely": number(money.likely_usd),
        "max": number(money.max_usd),
    }


def _emission(emission: Emission) -> Document:
    return {
        "low": number(emission.low_kg),
        "likely": number(emission.likely_kg),
        "high": number(emission.high_kg),
    }


def _break_even(even: BreakEven) -> Document:
    figures: dict[str, Any] = {
        "most_usd": even.most_usd,
        "most_days": even.most_days,
        "most_waiting_days": even.most_waiting_days,
        "waiting_at": even.waiting_at,
        "most_days_there": even.most_days_there,
        "value_of_time_usd": even.value_of_time_usd,
    }
    return {
        "family": even.family,
        "against": even.against,
        "wins_now": even.wins_now,
        "gap_usd": even.gap_usd,
        **present(figures),
        **({"wins_above": even.wins_above} if even.value_of_time_usd is not None else {}),
    }
