"""Overlays: TOML files with rows that replace or join those of a network folder.

::

    title = "Aktau dredged"
    extends = ["wind.toml"]

    [[transit_times]]
    leg = "aktau-alat-feeder"
    era = "current"
    min_days = 1.0
    ...

Tables and columns are those of the CSV files. A value becomes the text that its cell would hold,
and from there an overlay is read like any table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from corridor.errors import Fault
from corridor.io.columns import Row
from corridor.io.files import real_path, text_of
from corridor.io.rows import NETWORK_MODELS
from corridor.io.tables import Cells, Place

__all__ = ["Overlay", "cell_text", "extends_fault", "read_overlays"]

_MODELS: Final = {model.FILE.removesuffix(".csv"): model for model in NETWORK_MODELS}

_HEADER: Final = re.compile(r"^\s*\[\[\s*\"?(\w+)\"?\s*\]\]", re.MULTILINE)

_LINE_OF_ERROR: Final = re.compile(r"\(at line (\d+)")

DEEPEST: Final = 20
"""Overlays that may extend one another in a chain."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay file: what it is called, and its rows by table."""

    title: str
    cells: Mapping[type[Row], Cells] = field(default_factory=dict)


def read_overlays(paths: Sequence[Path]) -> tuple[list[Overlay], list[Fault]]:
    """Read overlays and those they extend, each once, in the order in which they apply.

    Parameters
    ----------
    paths
        TOML files; the first applies first, and what a file extends applies before it.

    Returns
    -------
    list of Overlay, list of Fault
        What was read, and everything that is wrong with its form.
    """
    reader = _Reader()
    for path in paths:
        reader.read(path, ())
    return reader.overlays, reader.faults


class _Reader:
    """Walks along ``extends``; lives only as long as that takes."""

    def __init__(self) -> None:
        self.overlays: list[Overlay] = []
        self.faults: list[Fault] = []
        self.done: set[Path] = set()

    def read(self, path: Path, chain: tuple[Path, ...]) -> None:
        """Read one file after those it extends; ``chain`` holds the files that led here."""
        real = real_path(path)
        if real in chain or len(chain) > DEEPEST:
            self.faults.append(extends_fault(str(path), chain, real, DEEPEST))
            return
        if real in self.done:
            return
        self.done.add(real)
        name = str(path)
        content, lines = self._content(path, name)
        for other in self._extended(content, name):
            self.read(path.parent / other, (*chain, real))
        title = str(content.pop("title", "") or path.stem)
        cells = {_MODELS[key]: found for key, found in self._tables(content, name, lines)}
        self.overlays.append(Overlay(title, cells))

    def _content(self, path: Path, name: str) -> tuple[dict[str, Any], dict[str, list[int]]]:
        text = text_of(path, name)
        if isinstance(text, Fault):
            self.faults.append(text)
            return {}, {}
        try:
            return tomllib.loads(text), _header_lines(text)
        except (ValueError, RecursionError) as error:  # TOML, or a number of 5,000 digits
            line = _LINE_OF_ERROR.search(str(error))
            place = Place(name, int(line[1]) if line else None)
            self.faults.append(place.fault("toml", f"is not sound TOML: {error}"))
            return {}, {}

    def _extended(self, content: dict[str, Any], name: str) -> list[str]:
        extends = content.pop("extends", [])
        if isinstance(extends, list) and all(isinstance(other, str) for other in extends):
            return extends
        place = Place(name, None)
        self.faults.append(place.fault("extends", "must be a list of file names", column="extends"))
        return []

    def _tables(
        self, content: dict[str, Any], name: str, lines: dict[str, list[int]]
    ) -> Iterator[tuple[str, Cells]]:
        for key, rows in content.items():
            if key not in _MODELS or not isinstance(rows, list):
                self.faults.append(_no_table(name, key, lines))
                continue
            cells = Cells()
            for index, row in enumerate(rows):
                numbers = lines.get(key, ())
                place = Place(name, numbers[index] if len(numbers) == len(rows) else None)
                self._add_row(cells, row, place, _MODELS[key])
            yield key, cells

    def _add_row(self, cells: Cells, row: object, place: Place, model: type[Row]) -> None:
        if not isinstance(row, dict):
            self.faults.append(place.fault("overlay-row", f"is not a row of {model.FILE}"))
            return
        texts: dict[str, str] = {}
        for column, value in row.items():
            try:
                texts[column] = cell_text(value)
            except (TypeError, ValueError) as error:
                self.faults.append(place.fault("overlay-value", str(error), column=column))
        cells.texts.append({column: text for column, text in texts.items() if text})
        cells.places.append(place)


def cell_text(value: object) -> str:
    """Return what a CSV cell would hold.

    Raises
    ------
    TypeError
        If a cell cannot hold it.

    Examples
    --------
    >>> cell_text(["current", "winter"]), cell_text(True), cell_text(1.5)
    ('current;winter', 'true', '1.5')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float | date):
        return str(value)
    if isinstance(value, list):
        parts = [cell_text(part) for part in value if not isinstance(part, list)]
        if len(parts) == len(value) and not any(";" in part for part in parts):
            return ";".join(parts)
    raise TypeError("must be text, a number, true or false, a date, or a list of these without ;")


def _header_lines(text: str) -> dict[str, list[int]]:
    """Return for each table the lines of its ``[[headers]]``."""
    lines: dict[str, list[int]] = {}
    line, position = 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", position, header.start(1))
        position = header.start(1)
        lines.setdefault(header[1], []).append(line)
    return lines


def _no_table(name: str, key: str, lines: dict[str, list[int]]) -> Fault:
    first = next(iter(lines.get(key, ())), None)
    return Place(name, first).fault(
        "unknown-table",
        f"an overlay has no {key!r}" if key not in _MODELS else f"{key!r} must be [[{key}]]",
        column=key,
        hint="title, extends, or rows: " + ", ".join(f"[[{table}]]" for table in _MODELS),
    )


def extends_fault(name: str, chain: Sequence[Path], real: Path, deepest: int) -> Fault:
    """Return what is wrong where files extend one another in a circle, or in too long a chain."""
    if real in chain:
        names = " → ".join(link.name for link in (*chain[chain.index(real) :], real))
        return Place(name, None).fault(
            "cyclic-extends",
            f"files extend one another in a circle: {names}",
            column="extends",
            hint="take one of the links out",
        )
    return Place(name, None).fault(
        "deep-extends",
        f"is reached by a chain of more than {deepest} files that extend one another",
        column="extends",
        hint="join some of them into one",
    )
