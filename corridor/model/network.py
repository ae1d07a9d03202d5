"""The network: every fact, frozen, with the look-ups that questions need."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from corridor.errors import DataError, UnknownNameError
from corridor.model.context import Corridor, Era, Section, Service, Source
from corridor.model.places import Leg, Terminal, Transfer

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Network"]

_Value = TypeVar("_Value", Terminal, Leg, Transfer, Era, Corridor, Service, Source)


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Network:
    """Terminals, legs, transfers and what is known about them.

    A question never edits a network; a scenario makes a new one. Rows are kept sorted by id, so
    two networks with the same facts are equal and have the same fingerprint, whatever the order of
    rows.

    Parameters
    ----------
    title, version
        Name and version of the data.
    terminals, legs, transfers, services, sources
        The facts; ids unique within each kind.
    eras, corridors, sections
        Eras, corridor families and published totals, in the order people expect them.

    Raises
    ------
    DataError
        If an id occurs twice, or a leg ends at a terminal that does not exist.
    """

    title: str = ""
    version: str = ""
    terminals: tuple[Terminal, ...] = ()
    legs: tuple[Leg, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    eras: tuple[Era, ...] = ()
    corridors: tuple[Corridor, ...] = ()
    sections: tuple[Section, ...] = ()
    services: tuple[Service, ...] = ()
    sources: tuple[Source, ...] = ()
    _index: Mapping[str, Mapping[str, object]] = field(init=False, repr=False, compare=False)
    _fingerprint: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        for kind in ("terminals", "legs", "transfers", "services", "sources"):
            ordered = tuple(sorted(getattr(self, kind), key=lambda value: value.id))
            object.__setattr__(self, kind, ordered)
        index = {
            kind: _by_id(kind, getattr(self, kind))
            for kind in ("terminals", "legs", "transfers", "eras", "corridors", "sources")
        }
        at: dict[str, list[Transfer]] = {}
        for transfer in self.transfers:
            at.setdefault(transfer.terminal_id, []).append(transfer)
        index["transfers_at"] = {terminal_id: tuple(found) for terminal_id, found in at.items()}
        object.__setattr__(self, "_index", MappingProxyType(index))
        self._check_ends()

    def __hash__(self) -> int:
        # Cheap on purpose: forms made from a network are kept by it, and equality tells the rest.
        return hash((self.title, self.version, len(self.terminals), len(self.legs)))

    def __reduce__(self) -> tuple[object, tuple[dict[str, object]]]:
        # The look-ups are views that cannot be pickled: they are made anew with the network.
        facts = {each.name: getattr(self, each.name) for each in fields(self) if each.init}
        return _made_again, (facts,)

    def _check_ends(self) -> None:
        known = self._index["terminals"]
        for leg in self.legs:
            for end in (leg.tail_id, leg.head_id):
                if end not in known:
                    raise DataError(f"leg {leg.id}: no terminal {end!r}")
        for transfer in self.transfers:
            if transfer.terminal_id not in known:
                raise DataError(f"transfer {transfer.id}: no terminal {transfer.terminal_id!r}")

    def terminal(self, terminal_id: str) -> Terminal:
        """Return the terminal with this exact id.

        Raises
        ------
        UnknownNameError
            If there is none. Use :func:`corridor.model.names.find_terminal` for what people type.
        """
        return self._look_up("terminals", terminal_id)  # type: ignore[return-value]

    def leg(self, leg_id: str) -> Leg:
        """Return the leg with this exact id."""
        return self._look_up("legs", leg_id)  # type: ignore[return-value]

    def era(self, era_id: str) -> Era:
        """Return the era with this exact id."""
        return self._look_up("eras", era_id)  # type: ignore[return-value]

    def corridor(self, corridor_id: str) -> Corridor:
        """Return the corridor family with this exact id."""
        return self._look_up("corridors", corridor_id)  # type: ignore[return-value]

    def source(self, source_id: str) -> Source:
        """Return the source with this exact id."""
        return self._look_up("sources", source_id)  # type: ignore[return-value]

    def transfers_at(self, terminal_id: str) -> tuple[Transfer, ...]:
        """Return the transfers of a terminal, by id; none where it has none."""
        return self._index["transfers_at"].get(terminal_id, ())  # type: ignore[return-value]

    @property
    def default_era(self) -> Era:
        """The era meant when none is named."""
        for era in self.eras:
            if era.default:
                return era
        raise DataError("no era is marked as the default")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all facts, 64 hexadecimal digits; equal facts give equal fingerprints."""
        if not self._fingerprint:
            digest = hashlib.sha256()
            for name in ("terminals", "legs", "transfers", "eras", "corridors", "sections"):
                digest.update("".join(sorted(map(_written, getattr(self, name)))).encode())
            digest.update(_written((self.services, self.sources)).encode())
            object.__setattr__(self, "_fingerprint", digest.hexdigest())
        return self._fingerprint

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the network as a ``networkx.MultiDiGraph`` keyed by leg id.

        See :func:`corridor.convert.graph.to_networkx` for the attributes, and
        :func:`corridor.convert.graph.from_networkx` for the way back.
        """
        # A convenience that climbs one stair: the only exception that import-linter is told of.
        from corridor.convert.graph import to_networkx

        return to_networkx(self)

    def _look_up(self, kind: str, value_id: str) -> object:
        try:
            return self._index[kind][value_id]
        except (KeyError, TypeError):  # none of this id, or what no id can be
            known = difflib.get_close_matches(str(value_id), self._index[kind], n=3, cutoff=0.0)
            raise UnknownNameError(
                f"no {kind.removesuffix('s')} {value_id!r}; the closest: {', '.join(known)}",
                name=value_id,
                candidates=known,
            ) from None


def _values(fact: Any) -> tuple[object, ...]:  # noqa: ANN401 - any value of the model
    values: tuple[object, ...] = attrgetter(*fact.__slots__)(fact)
    return values


_written = json.JSONEncoder(default=_values).encode
"""Write facts down for the fingerprint, in half the time that ``repr`` takes."""


def _made_again(facts: dict[str, object]) -> Network:
    return Network(**facts)  # type: ignore[arg-type]


def _by_id(kind: str, values: Iterable[_Value]) -> Mapping[str, _Value]:
    index: dict[str, _Value] = {}
    for value in values:
        if value.id in index:
            raise DataError(f"{kind}: the id {value.id!r} occurs twice")
        index[value.id] = value
    return MappingProxyType(index)
