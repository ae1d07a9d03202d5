"""Faults that keep tables from being a network: one small function a rule."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, Final

from corridor.errors import Fault, did_you_mean, first_faults
from corridor.io.columns import Row
from corridor.io.rows import quantiles_of_text
from corridor.io.schema import (
    EraRow,
    NameRow,
    SectionRow,
    TerminalRow,
    TransferRow,
    TransitTimeRow,
)
from corridor.io.tables import Place, Table, Tables, key_of
from corridor.model.names import fold
from corridor.model.vocabulary import ANY_ERA, Shape

__all__ = ["Known", "known_of", "repeated_keys", "strangers", "structure_faults"]


def structure_faults(tables: Tables) -> list[Fault]:
    """Return everything that keeps the tables from being a network."""
    return [fault for rule in RULES for fault in first_faults(rule(tables))]


MOST_COMPARED: Final = 5000
"""Names among which the nearest is looked for; among more that would take too long."""


def repeated_keys(table: Table[Any]) -> Iterator[Fault]:
    """Yield rows whose key an earlier row of the table has already."""
    if not table.rows or _differ(map(attrgetter(*table.rows[0].KEY), table.rows)):
        return
    first: dict[tuple[Any, ...], Place] = {}
    for row, place in table:
        earlier = first.setdefault(key_of(row), place)
        if earlier is not place:
            yield place.fault(
                "duplicate-id",
                f"{_shown(key_of(row))} stands in line {earlier.line} already",
                column=row.KEY[0],
                hint="keep one of the two rows",
            )


def _differ(keys: Iterable[object]) -> bool:
    every = list(keys)
    return len(set(every)) == len(every)


def _every_repeated_key(tables: Tables) -> Iterator[Fault]:
    for model in tables.models():
        yield from repeated_keys(tables.of(model))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is of one kind: names of anything else stand for nothing.

    Parameters
    ----------
    kind, where
        What they are, and where they are held: ``leg``, ``legs.csv``.
    names
        All of them.
    remedy
        What to do about a name that none comes near; to add it there if empty.
    spoken
        What people say for some of them, folded.
    """

    kind: str
    where: str
    names: frozenset[str]
    remedy: str = ""
    spoken: Mapping[str, str] = field(default_factory=dict)

    def fault(self, place: Place, column: str, name: str) -> Fault:
        """Build the fault of a name that is none of them."""
        return place.fault(
            f"unknown-{self.kind}",
            f"no {self.kind} {name!r} in {self.where}",
            column=column,
            hint=did_you_mean(self._near(name)) or self.remedy or f"add it to {self.where}",
        )

    def _near(self, name: str) -> Sequence[str]:
        """Return what may have been meant: the same in other case, else what is spelt alike."""
        if len(self.names) > MOST_COMPARED:
            return ()
        folded = fold(name)
        same = [one for one in sorted(self.names) if fold(one) == folded]
        spoken = self.spoken.get(folded)
        return same or ([spoken] if spoken else get_close_matches(name, sorted(self.names)))


def unknown_references(tables: Tables) -> Iterator[Fault]:
    """Yield ids that the table they point to does not hold."""
    known_in = {model.FILE: known_of(tables, model) for model in tables.models()}
    for model in tables.models():
        for column, file in {**model.FOREIGN, **model.REFERS}.items():
            known = known_in.get(file)
            if known is not None:
                yield from strangers(tables.of(model), column, known)


def strangers(table: Table[Any], column: str, known: Known) -> Iterator[Fault]:
    """Yield the names in a column that are not known."""
    for value, place in _cells_of(table, column):
        if value in known.names or value == ():  # nearly always
            continue
        names = value.split(";") if isinstance(value, str) else value
        for part in names:
            name = part.strip()
            if name and name not in known.names:
                yield known.fault(place, column, name)


def _cells_of(table: Table[Row], column: str) -> Iterator[tuple[str | tuple[str, ...], Place]]:
    """Yield one column of the sound rows, and of those that another column makes unsound."""
    for row, place in table:
        yield getattr(row, column), place
    for texts, place in table.lost_rows:
        yield texts.get(column, ""), place


def known_of(tables: Tables, model: type[Row]) -> Known | None:
    """Return the ids of a table, or ``None`` where it has none or part of it could not be read."""
    table = tables.of(model)
    if not table.is_whole or model.KEY != ("id",):
        return None
    ids = frozenset(row.id for row in table.rows) | table.lost_ids  # type: ignore[attr-defined]
    names = ids | {ANY_ERA} if model is EraRow else ids
    kind = model.FILE.removesuffix(".csv").removesuffix("s")
    return Known(kind=kind, where=model.FILE, names=names)


def unordered_ranges(tables: Tables) -> Iterator[Fault]:
    """Yield ranges that break min ≤ likely ≤ max."""
    rows: Iterable[tuple[TransitTimeRow | TransferRow | SectionRow, Place]] = chain(
        tables.of(TransitTimeRow), tables.of(TransferRow), tables.of(SectionRow)
    )
    for row, place in rows:
        likely = row.min_days if row.likely_days is None else row.likely_days
        if not row.min_days <= likely <= row.max_days:
            yield place.fault(
                "range-order",
                f"min {row.min_days:g}, likely {likely:g}, max {row.max_days:g}: "
                "must satisfy min ≤ likely ≤ max",
                column="likely_days",
            )


def unsound_quantiles(tables: Tables) -> Iterator[Fault]:
    """Yield quantile tables that are missing, malformed, or not ascending."""
    rows: Iterable[tuple[TransitTimeRow | TransferRow, Place]] = chain(
        tables.of(TransitTimeRow), tables.of(TransferRow)
    )
    for row, place in rows:
        if row.quantiles or row.shape is Shape.QUANTILES:
            problem = _quantile_problem(row.quantiles)
            if problem:
                hint = "as 0.05:3;0.5:4;0.95:9"
                yield place.fault("quantiles", problem, column="quantiles", hint=hint)


def _quantile_problem(text: str) -> str:
    try:
        pairs = quantiles_of_text(text)
    except ValueError:
        return "is not a list of probability:days pairs"
    if not pairs:
        return "the shape is quantiles, but none are given"
    if not all(0 <= p <= 1 and days >= 0 and math.isfinite(days) for p, days in pairs):
        return "probabilities lie between 0 and 1, days are finite and not negative"
    if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(pairs)):
        return "probabilities and days must both ascend"
    return ""


def torn_transfers(tables: Tables) -> Iterator[Fault]:
    """Yield rows of one transfer that disagree about what the transfer is."""
    sides = ("terminal", "from_mode", "from_gauge_mm", "to_mode", "to_gauge_mm", "onto_leg")
    first: dict[str, tuple[TransferRow, Place]] = {}
    for row, place in tables.of(TransferRow):
        other, where = first.setdefault(row.id, (row, place))
        for column in sides:
            if getattr(row, column) != getattr(other, column):
                yield place.fault(
                    "torn-transfer",
                    f"differs from line {where.line} of the same transfer {row.id!r}",
                    column=column,
                    hint="rows of one id differ in part and era only",
                )


def shared_names(tables: Tables) -> Iterator[Fault]:
    """Yield names that stand for two terminals, so that neither can be asked for.

    Two terminals of one city may share its UN/LOCODE: asked for by the code, both are named.
    """
    owner: dict[str, tuple[str, str]] = {}
    for name, terminal_id, column, place in _names(tables):
        holder, held_as = owner.setdefault(fold(name), (terminal_id, column))
        if holder != terminal_id and (column, held_as) != ("unlocode", "unlocode"):
            yield place.fault(
                "shared-name",
                f"{name!r} already stands for {holder!r}",
                column=column,
                hint="a name can belong to one terminal only: drop it here or there",
            )


def _names(tables: Tables) -> Iterator[tuple[str, str, str, Place]]:
    """Yield (name, terminal id, column, place): own names before other names."""
    for row, place in tables.of(TerminalRow):
        for column in ("id", "name", "unlocode"):
            if getattr(row, column):
                yield getattr(row, column), row.id, column, place
    for alias, place in tables.of(NameRow):
        yield alias.name, alias.terminal, "name", place


def default_eras(tables: Tables) -> Iterator[Fault]:
    """Yield a fault unless exactly one era is marked as the default."""
    table = tables.of(EraRow)
    marked = [place for row, place in table if row.default]
    if not marked and table.is_whole and not table.lost_ids:
        yield Place(EraRow.FILE, None).fault(
            "default-era", "no era is marked as the default", column="default"
        )
    for place in marked[1:]:
        yield place.fault("default-era", "a second era is marked as the default", column="default")


def _shown(key: tuple[Any, ...]) -> str:
    return "/".join(map(str, key))


RULES: Final[tuple[Callable[[Tables], Iterator[Fault]], ...]] = (
    _every_repeated_key,
    unknown_references,
    unordered_ranges,
    unsound_quantiles,
    torn_transfers,
    shared_names,
    default_eras,
)
