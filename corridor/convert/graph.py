"""Network ⇄ NetworkX: a door for scripts and rare algorithms, and the oracle in tests.

Nodes are terminal ids, edge keys are leg ids, so parallel legs stay apart. Every attribute is a
plain value: text, number, ``None``, or a tuple of these.

========== =====================================================================================
graph      ``title``, ``version``; ``transfers``, ``eras``, ``corridors``, ``sections``,
           ``services``, ``sources``: tuples of the model's own frozen values
node       the fields of :class:`~corridor.model.places.Terminal` without ``id``
edge       the fields of :class:`~corridor.model.places.Leg` without ``id`` and ends;
           ``times`` is a tuple of :class:`~corridor.model.times.TransitTime`, and
           ``min_days``, ``likely_days``, ``max_days`` repeat those of the default era, so that
           ``weight="likely_days"`` works at once
========== =====================================================================================

A shortest path over terminals alone leaves out what happens at them: for routes use
:func:`corridor.routing.best.best_routes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from corridor.errors import DataError
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Part

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["from_networkx", "to_graphml_form", "to_networkx"]

_Place = TypeVar("_Place", Terminal, Leg)

_FACTS: Final = ("transfers", "eras", "corridors", "sections", "services", "sources")

_DERIVED: Final = ("min_days", "likely_days", "max_days")


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """Return the network as a ``networkx.MultiDiGraph`` keyed by leg id.

    The way back is :func:`from_networkx`; nothing is lost.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> graph = to_networkx(load_network())
    >>> graph.nodes["aktau"]["country"]
    'KZ'
    """
    import networkx as nx

    facts = {kind: getattr(network, kind) for kind in _FACTS}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=network.title, version=network.version, **facts
    )
    for terminal in network.terminals:
        graph.add_node(terminal.id, **_attributes(terminal, leave_out=("id",)))
    for leg in network.legs:
        attributes = _attributes(leg, leave_out=("id", "tail_id", "head_id"))
        days = _days_in_default_era(network, leg)
        graph.add_edge(leg.tail_id, leg.head_id, key=leg.id, **attributes, **days)
    return graph


def from_networkx(graph: nx.MultiDiGraph[str]) -> Network:
    """Return the network that :func:`to_networkx` made the graph from.

    Legs, terminals and facts may have been added, changed or taken out; the derived day attributes
    of edges are not read.

    Raises
    ------
    DataError
        If the graph describes no sound network, or holds attributes that a network does not.
    """
    return Network(
        title=graph.graph.get("title", ""),
        version=graph.graph.get("version", ""),
        terminals=tuple(_made(Terminal, data, id=name) for name, data in graph.nodes(data=True)),
        legs=tuple(
            _made(Leg, _without_derived(data), id=key, tail_id=tail, head_id=head)
            for tail, head, key, data in graph.edges(keys=True, data=True)
        ),
        **{kind: tuple(graph.graph.get(kind, ())) for kind in _FACTS},
    )


def to_graphml_form(network: Network) -> nx.MultiDiGraph[str]:
    """Return a graph that ``networkx.write_graphml`` can write: text and numbers only.

    Lists become text separated by ``;``; times become columns as ``current_likely_days``; empty
    values are left out. Transfers and other facts beside terminals and legs are not in it.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=network.title, version=network.version)
    for terminal in network.terminals:
        graph.add_node(terminal.id, **_flat(terminal, leave_out=("id",)))
    for leg in network.legs:
        attributes = _flat(leg, leave_out=("id", "tail_id", "head_id", "times"))
        graph.add_edge(leg.tail_id, leg.head_id, key=leg.id, **attributes, **_days_by_era(leg))
    return graph


def _attributes(value: Terminal | Leg, *, leave_out: Iterable[str]) -> dict[str, Any]:
    return {
        one.name: getattr(value, one.name) for one in fields(value) if one.name not in leave_out
    }


def _without_derived(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _DERIVED}


def _made(kind: type[_Place], data: dict[str, Any], **own: Any) -> _Place:  # noqa: ANN401 - ids
    """Build a terminal or leg from a graph's attributes, saying which are too many or too few."""
    known = {one.name: one for one in fields(kind)}
    strange = ", ".join(sorted(str(name) for name in data if name not in known or name in own))
    needed = (name for name, one in known.items() if one.default is MISSING)
    lacking = ", ".join(name for name in needed if name not in (*data, *own))
    if strange or lacking:
        problem = f"has no {lacking}" if lacking else f"cannot hold {strange}"
        remedy = "" if lacking else "; take these attributes off the graph first"
        raise DataError(f"{kind.__name__.lower()} {own['id']!r} {problem}{remedy}")
    return kind(**own, **data)


def _days_in_default_era(network: Network, leg: Leg) -> dict[str, float]:
    era = next((era for era in network.eras if era.default), None)
    time = holding_time(leg.times, era, Part.RUNNING) if era else None
    return {name: getattr(time.days, name) for name in _DERIVED} if time else {}


def _days_by_era(leg: Leg) -> dict[str, float]:
    return {
        f"{time.era}_{name}": getattr(time.days, name) for time in leg.times for name in _DERIVED
    }


def _flat(value: Terminal | Leg, *, leave_out: Iterable[str]) -> dict[str, str | int | float]:
    found = _attributes(value, leave_out=leave_out)
    return {name: plain(one) for name, one in found.items() if one not in (None, "", ())}


def plain(value: object) -> str | int | float:
    """Return a value as formats without lists can hold it.

    Examples
    --------
    >>> plain((("zh", "西安"), ("old", "Sian"))), plain((1435, 1520)), plain(2.5)
    ('zh:西安;old:Sian', '1435;1520', 2.5)
    """
    if isinstance(value, tuple):
        return ";".join(
            ":".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in value
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return str(value)
