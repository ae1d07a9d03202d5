"""The things a network holds, and how they lean on each other."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.model.context import Corridor, Era, Section, Service, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer

__all__ = ["Fact", "cited_by", "sources_behind"]

Fact = Terminal | Leg | Transfer | Source | Era | Corridor | Service | Section


def sources_behind(network: Network, fact: Fact) -> tuple[Source, ...]:
    """Return the sources that a fact and its figures rest on, in order of first mention."""
    ids = dict.fromkeys(_source_ids(fact))
    if isinstance(fact, Terminal):
        for transfer in network.transfers_at(fact.id):
            ids |= dict.fromkeys(_source_ids(transfer))
    return tuple(network.source(source_id) for source_id in ids)


def cited_by(network: Network, source: Source) -> Iterator[str]:
    """Yield, as ``leg aktau-alat-feeder``, everything that leans on a source."""
    for kind in ("terminals", "legs", "transfers", "corridors", "sections", "services"):
        for fact in getattr(network, kind):
            if source.id in _source_ids(fact):
                yield f"{kind.removesuffix('s')} {fact.id}"


def _source_ids(fact: Fact) -> Iterator[str]:
    if isinstance(fact, Source):
        yield fact.id
    yield from getattr(fact, "source_ids", ())
    for time in getattr(fact, "times", ()):
        yield from time.source_ids
