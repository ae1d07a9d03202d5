"""Hold the UN/LOCODEs of graphs/eurasia against the UNECE list in the package ``pyunlocode``.

A check for whoever edits the terminals: prints each code that the list does not have, that belongs
to another country, whose name is unlike the terminal's, or that lacks a function the terminal
needs although another entry of the same name has it. Exits with 1 if there is any. Coordinates of
the list are never looked at: they are often tens of kilometres off.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path
from typing import Final

from corridor.io.catalog import network_dir
from corridor.io.read import load_network
from corridor.model.names import fold
from corridor.model.places import Terminal
from corridor.model.vocabulary import TerminalKind

LIKE: Final = 0.7
"""Least likeness of names that counts as the same place spelt differently."""

WANTED: Final = {TerminalKind.SEAPORT: "1", TerminalKind.FERRY_TERMINAL: "1"}
"""Function digit by kind: 1 is a port; everything else wants 2, rail."""

AIRPORT_ALONE: Final = "---4----"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list: its code, its name without accents and its functions."""

    code: str
    name: str
    functions: str


def main() -> int:
    """Print every mismatch; return 1 if there is any."""
    entries = {entry.code: entry for entry in _entries()}
    network = load_network(network_dir(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    mismatches = [line for t in network.terminals for line in _mismatches(t, entries)]
    print("\n".join(mismatches) or f"{len(network.terminals)} terminals agree with the list")
    return 1 if mismatches else 0


def _entries() -> Iterator[Entry]:
    for path in sorted(Path(str(files("pyunlocode"))).glob("csv/*CodeListPart*.csv")):
        with path.open(encoding="latin-1", newline="") as file:
            for row in csv.reader(file):
                if len(row) > 6 and row[2]:
                    yield Entry(row[1] + row[2], row[4], row[6])


def _mismatches(terminal: Terminal, entries: dict[str, Entry]) -> Iterator[str]:
    if not terminal.unlocode:
        return
    entry = entries.get(terminal.unlocode)
    told = f"{terminal.id}: {terminal.unlocode}"
    if entry is None:
        yield f"{told} is not in the list"
        return
    if entry.code[:2] != terminal.country:
        yield f"{told} is a code of {entry.code[:2]}, the terminal lies in {terminal.country}"
    if not _is_called(terminal, entry.name):
        yield f"{told} is {entry.name!r} in the list"
    if entry.functions == AIRPORT_ALONE:
        yield from _better(terminal, entry, entries)


def _better(terminal: Terminal, entry: Entry, entries: dict[str, Entry]) -> Iterator[str]:
    """Yield entries of the same name that are more than an airport."""
    wanted = WANTED.get(terminal.kind, "2")
    for other in entries.values():
        same = other.code[:2] == entry.code[:2] and fold(other.name) == fold(terminal.name)
        if same and wanted in other.functions:
            yield f"{terminal.id}: {entry.code} is an airport, {other.code} is not"


def _is_called(terminal: Terminal, name: str) -> bool:
    """Tell whether a name of the list can mean the terminal, by any of its names."""
    parts = name.replace("(", "/").replace(")", "").split("/")
    ours = [terminal.id, terminal.name, *(text for _, text in terminal.other_names)]
    return any(_alike(fold(part), fold(own)) for part in parts for own in ours)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    starts_alike = one.startswith(other) or other.startswith(one)
    return starts_alike or SequenceMatcher(None, one, other).ratio() >= LIKE


if __name__ == "__main__":
    sys.exit(main())
