"""Scenarios as JSON documents and back: what a result file carries so that it can be run again.

A file's name is kept, for messages; the line is not, so that a remark more makes no other sweep.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from corridor.errors import DataError
from corridor.io.scenario_schema import EDIT_TABLES
from corridor.model.context import Source
from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
from corridor.model.scenario import (
    AddRow,
    AddWaiting,
    AdoptEra,
    ChangeService,
    Close,
    Edit,
    Open,
    ReplaceTimes,
    ScaleTimes,
    Scenario,
)

__all__ = ["scenario_from_json", "scenario_to_json"]

Document = dict[str, Any]

_VERBS: Final[dict[type[Edit], str]] = {
    Open: "open",
    AdoptEra: "adopt",
    ReplaceTimes: "replace",
    ScaleTimes: "scale",
    AddWaiting: "wait",
    ChangeService: "operate",
    ChangePrices: "price",
    AddCharge: "charge",
    ChangeClosures: "closures",
    Close: "close",
}
_OWN: Final[dict[str, tuple[str, ...]]] = {
    "open": ("due",),
    "adopt": ("era", "parts"),
    "replace": ("parts",),
    "scale": ("factor", "parts"),
    "wait": ("at",),
    "operate": ("departures_per_week", "capacity"),
    "price": ("factor",),
    "charge": (),
    "closures": ("months", "cause", "factor"),
    "close": (),
}


def scenario_to_json(scenario: Scenario) -> Document:
    """Return a scenario as a document of plain values; :func:`scenario_from_json` reads it."""
    return {
        "id": scenario.id,
        "title": scenario.title,
        "note": scenario.note,
        "due": scenario.due,
        "edits": [_edit_to_json(edit) for edit in scenario.edits],
        "sources": [
            {field: getattr(source, field) for field in Source.__slots__}
            for source in scenario.sources
        ],
    }


def scenario_from_json(document: Document) -> Scenario:
    """Return the scenario that a document describes.

    Raises
    ------
    DataError
        If it describes none.

    Examples
    --------
    >>> shut = {"do": "close", "legs": ["a"]}
    >>> scenario_from_json({"id": "shut", "edits": [shut]}).edits[0].target.leg_ids
    ('a',)
    """
    try:
        return Scenario(
            id=str(document["id"]),
            title=str(document.get("title", "")),
            note=str(document.get("note", "")),
            due=document.get("due"),
            edits=tuple(map(_edit_from_json, document.get("edits", ()))),
            sources=tuple(Source(**source) for source in document.get("sources", ())),
        )
    except (KeyError, TypeError, ValidationError, AttributeError) as error:
        raise DataError(f"no scenario can be read from the document: {error}") from None


def _edit_to_json(edit: Edit) -> Document:
    if isinstance(edit, AddRow):
        row = {"do": "row", "table": edit.table, "cells": dict(edit.cells), "file": edit.file}
        return {key: value for key, value in row.items() if value}
    verb, target = _VERBS[type(edit)], edit.target
    document: Document = {
        "do": verb,
        "terminals": list(target.terminal_ids),
        "legs": list(target.leg_ids),
        "transfers": list(target.transfer_ids),
        "countries": list(target.countries),
        "modes": [str(mode) for mode in target.modes],
        "corridors": list(target.corridor_ids),
        "from": str(edit.period.first or ""),
        "to": str(edit.period.last or ""),
        "cargo": [str(cargo) for cargo in edit.cargo],
        "kind": str(edit.kind),
        "confidence": str(edit.confidence),
        "sources": list(edit.source_ids),
        "note": edit.note,
        "file": edit.file,
        **{name: _plain(getattr(edit, name)) for name in _OWN[verb]},
        **_days_to_json(edit),
        **_price_to_json(edit),
    }
    match edit:
        case ChangeService():
            document["services"] = list(edit.service_ids)
        case ChangePrices():
            document["items"] = [str(name) for name in edit.names]
    return {key: value for key, value in document.items() if value not in ("", [], None)}


def _days_to_json(edit: Edit) -> Document:
    names = ("min_days", "likely_days", "max_days")
    match edit:
        case AddWaiting() | ReplaceTimes():
            return {name: getattr(edit.days, name) for name in names}
        case ChangeClosures(duration=duration):
            days = {name: getattr(duration, name) for name in names} if duration else {}
            return {"per_month": edit.per_month, **days}
    return {}


def _price_to_json(edit: Edit) -> Document:
    if not isinstance(edit, AddCharge | ChangePrices) or edit.price is None:
        return {}
    return {
        **{name: getattr(edit.price, name) for name in ("min_usd", "likely_usd", "max_usd")},
        "basis": str(edit.basis),
        "over_km": edit.over_km,
        "price_date": edit.price_date,
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def _edit_from_json(document: Document) -> Edit:
    fields = dict(document)
    verb, file = fields.pop("do"), str(fields.pop("file", ""))
    if verb == "row":
        cells = tuple(sorted(fields["cells"].items()))
        return AddRow(table=fields["table"], cells=cells, file=file)
    for key in ("from", "to"):
        if key in fields:
            fields[key] = date.fromisoformat(fields[key])
    return EDIT_TABLES[verb].model_validate(fields).edit(file=file)
