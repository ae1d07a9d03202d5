"""A sweep as a document: what its result carries, and what tells one sweep from another."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from corridor.errors import DataError
from corridor.io.scenario_json import scenario_from_json, scenario_to_json
from corridor.model.network import Network
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion
from corridor.scenarios.sweep_cases import Sweep
from corridor.version import __version__

__all__ = ["SCHEMA", "sweep_digest", "sweep_from_document", "sweep_text", "sweep_to_document"]

SCHEMA = "corridor.sweep/1"

Document = dict[str, Any]


def sweep_to_document(sweep: Sweep, network: Network) -> Document:
    """Return all it takes to run a sweep again, but of the network only its fingerprint."""
    return {
        "schema": SCHEMA,
        "package_version": __version__,
        "network_title": network.title,
        "network_version": network.version,
        "network_fingerprint": network.fingerprint,
        "seed": sweep.seed,
        "draws": sweep.draws,
        "by": str(sweep.by),
        "eras": list(sweep.eras),
        "days": [str(day or "") for day in sweep.days],
        "cargo": [str(cargo) for cargo in sweep.cargo],
        "corridors": list(sweep.corridors),
        "pairs": [list(pair) for pair in sweep.pairs],
        "scenarios": [scenario_to_json(scenario) for scenario in sweep.scenarios],
    }


def sweep_from_document(document: Document) -> Sweep:
    """Return the sweep that a document describes.

    Raises
    ------
    DataError
        If it describes none.
    """
    if document.get("schema") != SCHEMA:
        raise DataError(f"this is no {SCHEMA}: {str(document.get('schema'))[:100]!r}")
    try:
        return Sweep(
            scenarios=tuple(map(scenario_from_json, document["scenarios"])),
            pairs=tuple((str(a), str(b)) for a, b in document["pairs"]),
            eras=tuple(map(str, document["eras"])),
            days=tuple(date.fromisoformat(day) if day else None for day in document["days"]),
            cargo=tuple(map(CargoClass, document["cargo"])),
            corridors=tuple(map(str, document["corridors"])),
            by=Criterion(document["by"]),
            draws=int(document["draws"]),
            seed=int(document["seed"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"the description of the sweep is broken: {error}") from None


def sweep_text(document: Document) -> str:
    """Return a document as JSON, always the same for the same document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)


def sweep_digest(document: Document) -> str:
    """Return the SHA-256 of a document, 64 hexadecimal digits."""
    return hashlib.sha256(sweep_text(document).encode()).hexdigest()
