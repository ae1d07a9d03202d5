"""Read scenario files, and the library of scenarios that lies beside a network.

::

    title = "Aktau closed by wind for ten days"

    [[close]]
    terminals = ["aktau"]
    modes = ["feeder", "train-ferry"]
    from = 2026-11-05
    to = 2026-11-14

Edits are ``[[open]]``, ``[[adopt]]``, ``[[replace]]``, ``[[scale]]``, ``[[wait]]``, ``[[operate]]``
and ``[[close]]``; rows of a network's tables may be added as in an overlay. Within a file rows come
first, then the edits in this order, so that what is closed stays closed; a file that ``extends``
others applies after them.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from corridor.errors import MOST_FAULTS, DataError, Fault, UnknownNameError, did_you_mean
from corridor.io.additions import TABLES_BY_NAME
from corridor.io.catalog import network_dir
from corridor.io.files import real_path
from corridor.io.overlays import cell_text, extends_fault
from corridor.io.scenario_schema import EDIT_TABLES, EditTable
from corridor.io.schema import SourceRow
from corridor.io.structure import repeated_keys
from corridor.io.tables import Cells, Place
from corridor.io.toml_places import TomlFile, read_toml
from corridor.io.validate import table_of_cells
from corridor.model.arguments import text_given
from corridor.model.context import Source
from corridor.model.scenario import AddRow, Edit, Scenario

__all__ = [
    "BASE",
    "find_scenario",
    "read_library",
    "read_scenario",
    "scenario_named",
    "scenarios_dir",
]

BASE: Final = Scenario(id="base", title="Base case")
"""The network as it is."""

_OWN_KEYS: Final = ("title", "note", "due", "extends")

DEEPEST: Final = 20
"""Files that may extend one another in a chain."""

MOST_EDITS: Final = 2000
"""Edits of a scenario with all it extends: each makes a network, which takes milliseconds."""

MOST_ROWS: Final = 20_000
"""Rows of tables likewise: they are added all at once."""


def scenarios_dir(directory: Path | str | None = None) -> Path:
    """Return the folder in which the scenarios of a network lie."""
    return network_dir(directory) / "scenarios"


def read_library(directory: Path | str | None = None) -> tuple[Scenario, ...]:
    """Return the scenarios that lie beside a network, by id; none where it has none.

    Raises
    ------
    DataError
        If a file is not sound.

    Examples
    --------
    >>> "aktau-wind-november" in [scenario.id for scenario in read_library()]
    True
    """
    return tuple(read_scenario(path) for path in sorted(scenarios_dir(directory).glob("*.toml")))


def find_scenario(name: str, directory: Path | str | None = None) -> Scenario:
    """Return the scenario in a file, or the one of this name in a network's library.

    Parameters
    ----------
    name
        ``base``, the name of a scenario in the library, or the path of a TOML file.
    directory
        Folder of the network; the shipped one if left out.

    Raises
    ------
    UnknownNameError
        If the library has no such scenario; the message names the closest.
    DataError
        If the file is not sound; it holds every fault.

    Examples
    --------
    >>> find_scenario("base").edits
    ()
    """
    known = {path.stem: path for path in scenarios_dir(directory).glob("*.toml")}

    def read(known_name: str) -> Scenario | None:
        return read_scenario(known[known_name]) if known_name in known else None

    return scenario_named(name, read, known)


def scenario_named(
    name: str, find: Callable[[str], Scenario | None], known: Iterable[str]
) -> Scenario:
    """Return the base, what a library has under a name, or what a file holds.

    Raises
    ------
    UnknownNameError
        If the library has no such scenario; the message names the closest.
    DataError
        If the file is not sound.
    """
    if text_given("a scenario", name) == BASE.id:
        return BASE
    if name.endswith(".toml"):
        return read_scenario(Path(name))
    if found := find(name):
        return found
    names = sorted([BASE.id, *known])
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.3) or names[:3]
    raise UnknownNameError(
        f"no scenario {name[:200]!r}; the closest: {', '.join(near)}; a file's name ends in .toml",
        name=name,
        candidates=near,
    )


def read_scenario(path: Path | str) -> Scenario:
    """Read a scenario file and those it extends.

    Raises
    ------
    DataError
        If anything is wrong; it holds every fault with its line.
    """
    path, reader = Path(path), _Reader()
    scenario = reader.read(path, ())
    if reader.faults:
        faults = tuple(dict.fromkeys(reader.faults))
        raise DataError.from_faults(faults, f"scenario {path.name}")
    return scenario


class _Reader:
    """Walks along ``extends``; lives only as long as that takes."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.done: set[Path] = set()
        self.count: Counter[str] = Counter()

    def read(self, path: Path, chain: tuple[Path, ...]) -> Scenario:
        """Read one file after those it extends; ``chain`` holds the files that led here.

        A file that is reached by two ways is read, and its edits are made, only once.
        """
        real = real_path(path)
        nothing_more = Scenario(id=path.stem)
        if real in chain or len(chain) > DEEPEST:
            self.faults.append(extends_fault(path.name, chain, real, DEEPEST))
            return nothing_more
        if real in self.done:
            return nothing_more
        self.done.add(real)
        found = read_toml(path, path.name)
        if isinstance(found, Fault):
            self.faults.append(found)
            return nothing_more
        return self._scenario(found, path, (*chain, real))

    def _scenario(self, file: TomlFile, path: Path, chain: tuple[Path, ...]) -> Scenario:
        if self._is_too_much(file):
            return Scenario(id=path.stem)
        self.faults += islice(_unknown_keys(file), MOST_FAULTS)
        first = [self.read(path.parent / name, chain) for name in self._texts(file, "extends")]
        own = Scenario(
            id=path.stem,
            title=self._text(file, "title"),
            note=self._text(file, "note"),
            due=self._year(file),
            edits=(*self._rows(file), *self._edits(file)),
            sources=self._sources(file),
        )
        return replace(
            own,
            edits=tuple(edit for part in (*first, own) for edit in part.edits),
            sources=tuple(dict.fromkeys(s for part in (*first, own) for s in part.sources)),
        )

    def _is_too_much(self, file: TomlFile) -> bool:
        """Tell, before anything is checked, whether a file brings more than can be applied."""
        for names, word, most in (
            (EDIT_TABLES, "edits", MOST_EDITS),
            (TABLES_BY_NAME, "rows", MOST_ROWS),
        ):
            listed = (file.content.get(name) for name in names)
            self.count[word] += sum(len(tables) for tables in listed if isinstance(tables, list))
            if self.count[word] > most:
                message = f"there are {self.count[word]} {word}; a scenario may have {most}"
                self.faults.append(Place(file.name, None).fault(f"too-many-{word}", message))
                return True
        return False

    def _text(self, file: TomlFile, key: str) -> str:
        value = file.content.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong(file, key, "must be text")
        return ""

    def _texts(self, file: TomlFile, key: str) -> list[str]:
        value = file.content.get(key, [])
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return value
        self._wrong(file, key, "must be a list of file names")
        return []

    def _year(self, file: TomlFile) -> int | None:
        value = file.content.get("due")
        if value is None or (isinstance(value, int) and 1900 <= value <= 2200):  # noqa: PLR2004
            return value
        self._wrong(file, "due", "must be a year")
        return None

    def _wrong(self, file: TomlFile, key: str, message: str) -> None:
        self.faults.append(file.place(key=key).fault("bad-value", message, column=key))

    def _edits(self, file: TomlFile) -> Iterator[Edit]:
        for name, model in EDIT_TABLES.items():
            for index, table in self._tables(file, name):
                place = file.place(name, index)
                try:
                    yield model.model_validate(table).edit(file=file.name, line=place.line)
                except ValidationError as error:
                    self.faults += edit_faults(error, model, file, name, index)

    def _rows(self, file: TomlFile) -> Iterator[AddRow]:
        for name, model in TABLES_BY_NAME.items():
            cells = self._cells(file, name)
            table, faults = table_of_cells(cells, model)
            self.faults += [*faults, *islice(repeated_keys(table), MOST_FAULTS)]
            for texts, place in zip(cells.texts, cells.places, strict=True):
                held = tuple(sorted(texts.items()))
                yield AddRow(table=name, cells=held, file=place.file, line=place.line)

    def _cells(self, file: TomlFile, name: str) -> Cells:
        cells = Cells()
        for index, table in self._tables(file, name):
            texts: dict[str, str] = {}
            for column, value in table.items():
                try:
                    texts[column] = cell_text(value)
                except TypeError as error:
                    place = file.place(name, index, column)
                    self.faults.append(place.fault("bad-value", str(error), column=column))
            cells.texts.append({column: text for column, text in texts.items() if text})
            cells.places.append(file.place(name, index))
        return cells

    def _sources(self, file: TomlFile) -> tuple[Source, ...]:
        table, _ = table_of_cells(self._cells(file, "sources"), SourceRow)
        return tuple(Source(**dict(row)) for row in table.rows)

    def _tables(self, file: TomlFile, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        listed = file.content.get(name, [])
        if isinstance(listed, list) and all(isinstance(table, dict) for table in listed):
            yield from enumerate(listed)
            return
        place = Place(file.name, next(iter(file.headers.get(name, ())), None))
        message = f"{name!r} must be written as [[{name}]]"
        self.faults.append(place.fault("bad-table", message, column=name))


def edit_faults(
    error: ValidationError, model: type[EditTable], file: TomlFile, name: str, index: int
) -> Iterator[Fault]:
    """Yield what is wrong with one edit, each fault with the line of its key."""
    keys = _keys_of(model)
    for detail in error.errors(include_url=False):
        key = str(detail["loc"][0]) if detail["loc"] else ""
        message = detail["msg"].removeprefix("Value error, ")
        if detail["type"] == "extra_forbidden":
            yield _unknown_key(file, name, index, key, keys)
        else:
            needed = detail["type"] == "missing"
            yield file.place(name, index, key).fault(
                "missing-key" if needed else "bad-value",
                f"[[{name}]] needs {key!r}" if needed else f"[[{name}]] {_lower(message)}",
                column=key or None,
            )


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _keys_of(model: type[EditTable]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _unknown_key(file: TomlFile, name: str, index: int, key: str, keys: Sequence[str]) -> Fault:
    near = difflib.get_close_matches(key, keys, n=1)
    return file.place(name, index, key).fault(
        "unknown-key",
        f"[[{name}]] has no {key[:60]!r}",
        column=key[:60],
        hint=did_you_mean(near) or "its keys: " + ", ".join(keys),
    )


def _unknown_keys(file: TomlFile) -> Iterator[Fault]:
    known = [*_OWN_KEYS, *EDIT_TABLES, *TABLES_BY_NAME]
    for key in file.content:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            lines = (*file.headers.get(key, ()), *file.keys.get(key, ()))
            yield Place(file.name, next(iter(lines), None)).fault(
                "unknown-edit",
                f"a scenario has no {key[:60]!r}",
                column=key[:60],
                hint=did_you_mean(near) or "it has: " + ", ".join(known),
            )
