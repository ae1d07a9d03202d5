"""A sweep as a document: what its result carries, and what tells one sweep from another."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from corridor.errors import DataError
from corridor.io.scenario_json import scenario_from_json, scenario_to_json
from corridor.model.network import Network
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.scenarios.outcome import Beside
from corridor.scenarios.sweep_cases import Sweep
from corridor.version import __version__

__all__ = [
    "SCHEMA",
    "beside_of",
    "sweep_digest",
    "sweep_from_document",
    "sweep_text",
    "sweep_to_document",
]

SCHEMA = "corridor.sweep/4"

Document = dict[str, Any]


def sweep_to_document(sweep: Sweep, network: Network, beside: Beside) -> Document:
    """Return all it takes to run a sweep again, but of what it is asked of only fingerprints."""
    return {
        "schema": SCHEMA,
        "package_version": __version__,
        "network_title": network.title,
        "network_version": network.version,
        "network_fingerprint": network.fingerprint,
        "beside_fingerprint": beside.fingerprint,
        "seed": sweep.seed,
        "draws": sweep.draws,
        "by": str(sweep.by),
        "eras": list(sweep.eras),
        "days": [str(day or "") for day in sweep.days],
        "is_billed": sweep.is_billed,
        "within_days": sweep.within_days,
        "loads": [_load_to_document(load) for load in sweep.loads],
        "corridors": list(sweep.corridors),
        "pairs": [list(pair) for pair in sweep.pairs],
        "scenarios": [scenario_to_json(scenario) for scenario in sweep.scenarios],
    }


def beside_of(sweep: Sweep, beside: Beside) -> Beside:
    """Return what of all beside a network a sweep draws on: the rest cannot change its result."""
    return Beside(
        prices=(beside.prices or PriceList()) if sweep.is_billed else None,
        laws=(beside.laws or ()) if sweep.draws and any(sweep.days) else None,
        calibration=beside.calibration if sweep.draws else None,
    )


def sweep_from_document(document: Document) -> Sweep:
    """Return the sweep that a document describes.

    Raises
    ------
    DataError
        If it describes none.
    """
    schema = str(document.get("schema"))[:100]
    if schema != SCHEMA:
        made_by = str(document.get("package_version") or "another program")[:40]
        raise DataError(
            f"the result is of form {schema!r}, written by corridor {made_by}; this is corridor "
            f"{__version__}, which reads {SCHEMA!r}: run the sweep again"
        )
    try:
        return Sweep(
            scenarios=tuple(map(scenario_from_json, document["scenarios"])),
            pairs=tuple((str(a), str(b)) for a, b in document["pairs"]),
            eras=tuple(map(str, document["eras"])),
            days=tuple(date.fromisoformat(day) if day else None for day in document["days"]),
            loads=tuple(map(_load_from_document, document["loads"])),
            is_billed=bool(document["is_billed"]),
            within_days=document["within_days"],
            corridors=tuple(map(str, document["corridors"])),
            by=Criterion(document["by"]),
            draws=int(document["draws"]),
            seed=int(document["seed"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"the description of the sweep is broken: {error}") from None


_OF_A_LOAD = ("units", "tonnes_each", "value_usd_each", "value_of_time_usd_each")


def _load_to_document(load: Shipment) -> Document:
    return {
        "equipment": str(load.equipment),
        "cargo": str(load.cargo),
        **{name: getattr(load, name) for name in _OF_A_LOAD},
    }


def _load_from_document(document: Document) -> Shipment:
    return Shipment(
        equipment=Equipment(document["equipment"]),
        cargo=CargoClass(document["cargo"]),
        **{name: document[name] for name in _OF_A_LOAD},
    )


def sweep_text(document: Document) -> str:
    """Return a document as JSON, always the same for the same document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)


def sweep_digest(document: Document) -> str:
    """Return the SHA-256 of a document, 64 hexadecimal digits."""
    return hashlib.sha256(sweep_text(document).encode()).hexdigest()
