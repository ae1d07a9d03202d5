"""A footprint as an iLEAP shipment record, and what is wrong with such a record.

The shape is ``ShipmentFootprint`` of the iLEAP technical specification (SINE Foundation, 1.0.0):
mass in kilograms, distances in kilometres, transport activity in tonne-kilometres, emissions in
kilograms of CO2 equivalent, all numbers written as decimal text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, Final

from corridor.choice.emissions import EmissionItem, Footprint
from corridor.errors import Fault
from corridor.units import tonne_km

__all__ = ["faults_in_ileap", "ileap_record"]

Record = dict[str, Any]

KG_PER_TONNE: Final = 1000
MOST_DIGITS: Final = 30
"""Powers of ten that a figure may have: more than any freight weighs or emits."""
TOLERANCE: Final = Decimal("0.005")
"""Half a per cent, for figures rounded on their way; a misplaced point is far outside."""


def ileap_record(footprint: Footprint, *, shipment_id: str, network: str = "") -> Record:
    """Return a footprint as an iLEAP record, one transport chain element an item.

    Parameters
    ----------
    footprint
        Emissions of a route.
    shipment_id
        What the shipper calls it.
    network
        Fingerprint or name of what it was computed from, kept as a remark.

    Examples
    --------
    >>> from corridor.choice.emissions import Footprint
    >>> ileap_record(Footprint(items=(), tonnes=20.0), shipment_id="s1")["mass"]
    '20000'
    """
    mass_kg = _text(footprint.tonnes * KG_PER_TONNE)
    tces = [
        _element(item, number, shipment_id, mass_kg, footprint.tonnes)
        for number, item in enumerate(footprint.items, start=1)
    ]
    for before, after in pairwise(tces):
        after["prevTceIds"] = [before["tceId"]]
    total = footprint.total
    return {
        "mass": mass_kg,
        "shipmentId": shipment_id,
        "tces": tces,
        "remarks": {
            "computedFrom": network,
            "co2eWTWLow": _text(total.low_kg),
            "co2eWTW": _text(total.likely_kg),
            "co2eWTWHigh": _text(total.high_kg),
            "dataType": "default and modelled factors, no primary data",
            "payload": "allocated by mass; 10 t a TEU where a factor is per TEU",
            "unknown": list(footprint.unknown),
        },
    }


def faults_in_ileap(record: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Return everything that is wrong with an iLEAP shipment record; none if it is sound.

    The rules: needed fields are there and are numbers; every element moves the mass of the
    shipment; activity is mass times distance; what leaves the tank is no more than the whole;
    elements have ids of their own and follow earlier ones.
    """
    return tuple(_record_faults(record))


def _element(
    item: EmissionItem, number: int, shipment_id: str, mass_kg: str, tonnes: float
) -> Record:
    place = {"tocId": item.place_id} if item.is_leg else {"hocId": item.place_id}
    return {
        "tceId": f"{number}-{item.place_id}",
        "prevTceIds": [],
        **place,
        "shipmentId": shipment_id,
        "mass": mass_kg,
        "distance": {"actual": _text(item.distance_km)},
        "transportActivity": _text(tonne_km(tonnes, item.distance_km)),
        "co2eWTW": _text(item.amount.likely_kg),
        "co2eTTW": _text(item.tank_to_wake_kg),
        "factor": {
            "id": item.factor.id,
            "traction": item.factor.traction,
            "sources": list(item.factor.source_ids),
            "confidence": str(item.factor.confidence),
        },
    }


def _text(value: float) -> str:
    """Write a number to a thousandth without an exponent or idle zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text or "0"


def _record_faults(record: Mapping[str, Any]) -> Iterator[Fault]:
    mass = _number(record.get("mass"))
    if mass is None or mass <= 0:
        yield _fault("mass", "mass", "must be a number of kilograms above 0")
    if not record.get("shipmentId"):
        yield _fault("shipment-id", "shipmentId", "is missing")
    tces = record.get("tces")
    if not isinstance(tces, list | tuple) or not tces:
        yield _fault("no-elements", "tces", "a record needs at least one chain element")
        return
    seen: set[str] = set()
    for index, tce in enumerate(tces):
        if not isinstance(tce, Mapping):
            yield _fault("element", f"tces[{index}]", "is no chain element")
            continue
        yield from _element_faults(tce, f"tces[{index}]", record, mass, seen)
        seen.add(str(tce.get("tceId", "")))


def _element_faults(
    tce: Mapping[str, Any],
    place: str,
    record: Mapping[str, Any],
    mass: Decimal | None,
    seen: set[str],
) -> Iterator[Fault]:
    if not tce.get("tceId") or str(tce["tceId"]) in seen:
        yield _fault("element-id", f"{place}.tceId", "must be there and be its own")
    if tce.get("shipmentId") != record.get("shipmentId"):
        yield _fault("shipment-id", f"{place}.shipmentId", "is not that of the record")
    before = tce.get("prevTceIds") or ()
    if not isinstance(before, list | tuple):
        yield _fault("order", f"{place}.prevTceIds", "must be a list")
        before = ()
    for earlier in before:
        if str(earlier) not in seen:
            yield _fault("order", f"{place}.prevTceIds", f"{earlier!r} does not come before")
    if (own := _number(tce.get("mass"))) is None or (mass is not None and own > mass):
        yield _fault("mass", f"{place}.mass", "must be a number, at most that of the shipment")
    yield from _activity_faults(tce, place, own)
    yield from _emission_faults(tce, place)


def _activity_faults(tce: Mapping[str, Any], place: str, mass: Decimal | None) -> Iterator[Fault]:
    distances = tce.get("distance")
    known = distances.values() if isinstance(distances, Mapping) else ()
    distance = next((_number(value) for value in known), None)
    activity = _number(tce.get("transportActivity"))
    if distance is None or distance < 0:
        yield _fault("distance", f"{place}.distance", "needs actual, gcd or sfd kilometres")
    if activity is None:
        yield _fault("activity", f"{place}.transportActivity", "must be a number")
    if distance is None or activity is None or mass is None:
        return
    expected = mass * distance / KG_PER_TONNE
    if abs(activity - expected) > TOLERANCE * expected:
        yield _fault(
            "activity",
            f"{place}.transportActivity",
            f"{activity} is not mass times distance, {expected.normalize():f} tonne-kilometres",
        )


def _emission_faults(tce: Mapping[str, Any], place: str) -> Iterator[Fault]:
    whole, tank = _number(tce.get("co2eWTW")), _number(tce.get("co2eTTW"))
    if whole is None or whole < 0:
        yield _fault("emission", f"{place}.co2eWTW", "must be a number, not negative")
    if tank is None or tank < 0:
        yield _fault("emission", f"{place}.co2eTTW", "must be a number, not negative")
    if whole is not None and tank is not None and tank > whole:
        yield _fault("emission", f"{place}.co2eTTW", "is more than well to wake")


def _number(value: object) -> Decimal | None:
    """Read a number written as text (or as a number); nothing else, and nothing infinite."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= MOST_DIGITS else None


def _fault(rule: str, place: str, message: str) -> Fault:
    return Fault(rule=f"ileap-{rule}", message=message, column=place)
