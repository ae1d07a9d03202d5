"""The tables described for others: a Frictionless Data Package, and a dictionary for people.

Both are made from the row models, so that files, checks and documents cannot disagree. The
descriptor follows Data Package version 2 (https://datapackage.org/standard/data-package/): a cell
with several values is a field of type ``list``, and ``unit`` is a property of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from corridor.io.columns import Row
from corridor.io.schemas import TABLES
from corridor.io.tables import columns_of

__all__ = ["CC_BY_4", "describe_package", "render_dictionary"]

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"

CC_BY_4: Final[Mapping[str, str]] = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}

Licence = Mapping[str, str]

_TYPES: Final = {
    "string": "string",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "array": "list",
}

_CONSTRAINTS: Final = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusiveMinimum",
    "exclusiveMaximum": "exclusiveMaximum",
    "minLength": "minLength",
    "maxLength": "maxLength",
    "pattern": "pattern",
}
"""JSON Schema keyword → Table Schema constraint."""


def describe_package(
    *,
    name: str,
    title: str,
    version: str,
    description: str = "",
    licences: Iterable[Licence] = (CC_BY_4,),
    licences_of: Mapping[str, Iterable[Licence]] | None = None,
    models: Iterable[type[Row]] = TABLES,
    others: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return the descriptor of a network folder, ready for ``json.dumps``.

    Parameters
    ----------
    name, title, version, description
        Of the package.
    licences
        Of the package as a whole.
    licences_of
        For each file name its own licences, where they differ.
    models
        Tables in the folder.
    others
        Resources that are no tables (lines, outlines), as descriptors.

    Examples
    --------
    >>> package = describe_package(name="mine", title="Mine", version="1")
    >>> package["resources"][0]["schema"]["primaryKey"]
    ['id']
    """
    own = licences_of or {}
    about = {"title": title, "version": version, "description": description}
    granted = [dict(licence) for licence in licences]
    return {
        "$schema": PROFILE,
        "name": name,
        **{key: text for key, text in about.items() if text},
        **({"licenses": granted} if granted else {}),
        "resources": [
            *(_resource(model, own.get(model.FILE, ())) for model in models),
            *map(dict, others),
        ],
    }


def render_dictionary(models: Iterable[type[Row]] = TABLES) -> str:
    """Return the data dictionary as Markdown: one section a table, one line a column."""
    return "\n".join(line for model in models for line in _section(model))


def _resource(model: type[Row], licences: Iterable[Licence]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": model.FILE.removesuffix(".csv").replace("_", "-"),
        "type": "table",
        "title": model.TITLE,
        "description": _summary(model),
        "path": model.FILE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(model),
    }
    own = [dict(licence) for licence in licences]
    return {**resource, "licenses": own} if own else resource


def _table_schema(model: type[Row]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": _fields(model),
        "fieldsMatch": "equal",
        "missingValues": [""],
        "primaryKey": list(model.KEY),
    }
    keys = [
        {
            "fields": [column],
            "reference": {
                "resource": file.removesuffix(".csv").replace("_", "-"),
                "fields": ["id"],
            },
        }
        for column, file in model.FOREIGN.items()
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _fields(model: type[Row]) -> list[dict[str, Any]]:
    schema = model.model_json_schema()
    required = set(schema.get("required", ()))
    definitions = schema.get("$defs", {})
    return [
        _field(name, _resolved(schema["properties"][name], definitions), name in required)
        for name in columns_of(model)
    ]


def _resolved(column: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return a column's JSON schema with references followed and alternatives joined."""
    flat = {key: value for key, value in column.items() if key not in ("$ref", "anyOf", "allOf")}
    branches = [*column.get("anyOf", ()), *column.get("allOf", ())]
    if "$ref" in column:
        branches.append(column)
    words: list[str] = list(flat.get("enum", ()))
    for branch in branches:
        found = definitions[branch["$ref"].rsplit("/", 1)[1]] if "$ref" in branch else branch
        words += found.get("enum", ())
        if found.get("type") != "null":
            flat = {**found, **flat}
    return {**flat, "enum": words} if words else flat


def _field(name: str, column: Mapping[str, Any], is_required: bool) -> dict[str, Any]:
    kind = _TYPES[column.get("type", "string")]
    field: dict[str, Any] = {"name": name, "type": kind, "description": column["description"]}
    if kind == "list":
        field |= {"delimiter": ";", "itemType": _TYPES[column["items"].get("type", "string")]}
    if "unit" in column:
        field["unit"] = column["unit"]
    constraints = _constraints(column, is_required)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: Mapping[str, Any], is_required: bool) -> dict[str, Any]:
    found = {ours: column[theirs] for theirs, ours in _CONSTRAINTS.items() if theirs in column}
    if "enum" in column:
        found["enum"] = list(dict.fromkeys(column["enum"]))
    return {"required": True, **found} if is_required else found


def _section(model: type[Row]) -> Iterable[str]:
    yield f"## {model.TITLE} (`{model.FILE}`)"
    yield ""
    yield f"{_summary(model)} Key: {', '.join(f'`{column}`' for column in model.KEY)}."
    yield ""
    yield "| column | type | unit | needed | holds |"
    yield "|---|---|---|---|---|"
    for field in _fields(model):
        needed = "yes" if field.get("constraints", {}).get("required") else ""
        cells = (
            f"`{field['name']}`",
            field["type"],
            field.get("unit", ""),
            needed,
            _explained(field),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _explained(field: Mapping[str, Any]) -> str:
    words = field.get("constraints", {}).get("enum", ())
    listed = f": {', '.join(f'`{word}`' for word in words)}" if words else ""
    return f"{field['description']}{listed}".replace("|", "\\|")


def _summary(model: type[Row]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]
