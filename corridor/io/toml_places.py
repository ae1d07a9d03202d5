"""Where in a TOML file a table and its keys stand: the standard reader forgets line numbers."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from corridor.errors import Fault
from corridor.io.files import text_of
from corridor.io.tables import Place

__all__ = ["TomlFile", "parse_toml", "read_toml"]

_HEADER: Final = re.compile(r"^\s*\[{1,2}\s*\"?([\w-]+)\"?\s*\]{1,2}")
_KEY: Final = re.compile(r"^\s*\"?([\w-]+)\"?\s*=")
_LINE_OF_ERROR: Final = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """What a TOML file says, and where.

    Parameters
    ----------
    name
        What messages call the file.
    text
        As written.
    content
        As read.
    headers
        For each table the lines of its headers, in order.
    keys
        For each key the lines on which it is set.
    """

    name: str
    text: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    keys: Mapping[str, Sequence[int]] = field(default_factory=dict)
    _headers: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = sorted(line for lines in self.headers.values() for line in lines)
        object.__setattr__(self, "_headers", [*every, self.text.count("\n") + 2])

    def place(self, table: str = "", index: int = 0, key: str = "") -> Place:
        """Return where a key of a table stands; the table's header where it has no such key.

        Of tables written inline, as ``grid = [{…}]``, the line on which they begin.
        """
        if not table or (table in self.keys and table not in self.headers):
            return Place(self.name, next(iter(self.keys.get(table or key, ())), None))
        lines = self.headers.get(table, ())
        listed = self.content.get(table)
        # Inside a text of several lines a line may look like a header: then say less, not wrongly.
        if len(lines) != (len(listed) if isinstance(listed, list) else 1):
            return Place(self.name, None)
        return Place(self.name, self._line_after(lines[index], key))

    def _line_after(self, header: int, key: str) -> int:
        last = self._headers[bisect_right(self._headers, header)]
        lines = self.keys.get(key, ())
        place = bisect_right(lines, header)
        return lines[place] if place < len(lines) and lines[place] < last else header


def read_toml(path: Path, name: str) -> TomlFile | Fault:
    """Read a TOML file, or say in one fault why it cannot be read."""
    text = text_of(path, name)
    return text if isinstance(text, Fault) else parse_toml(text, name)


def parse_toml(text: str, name: str) -> TomlFile | Fault:
    r"""Read TOML text, or say in one fault what is wrong with it.

    Examples
    --------
    >>> read = parse_toml('title = "Shut"\n[[close]]\nlegs = ["a"]\n', "shut.toml")
    >>> read.place("close", 0, "legs").line
    3
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = _LINE_OF_ERROR.search(str(error))
        line = int(found[1]) if found else None
        return Place(name, line).fault("toml", f"is not sound TOML: {error}")
    headers: dict[str, list[int]] = {}
    keys: dict[str, list[int]] = {}
    for number, line_text in enumerate(text.splitlines(), start=1):
        for pattern, lines in ((_HEADER, headers), (_KEY, keys)):
            match = pattern.match(line_text)
            if match:
                lines.setdefault(match[1], []).append(number)
    return TomlFile(name=name, text=text, content=content, headers=headers, keys=keys)
