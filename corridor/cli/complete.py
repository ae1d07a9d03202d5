"""Completion of names in a shell; silent whenever the network cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from corridor.model.network import Network

__all__ = ["complete_corridor", "complete_era", "complete_terminal"]


def complete_terminal(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the terminals of which some name starts so."""
    from corridor.model.names import search_terminals

    return [
        (terminal.id, f"{terminal.name}, {terminal.country}")
        for network in _network(ctx)
        for terminal in search_terminals(network, incomplete)
    ]


def complete_era(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the eras whose id starts so."""
    return [
        (era.id, era.title)
        for network in _network(ctx)
        for era in network.eras
        if era.id.startswith(incomplete)
    ]


def complete_corridor(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the corridor families whose id starts so."""
    return [
        (family.id, family.name)
        for network in _network(ctx)
        for family in network.corridors
        if family.id.startswith(incomplete)
    ]


def _network(ctx: typer.Context) -> Iterator[Network]:
    """Yield the network that the line so far names, or nothing if it is not sound."""
    from corridor.errors import CorridorError
    from corridor.io.read import load_network

    try:
        yield load_network(ctx.params.get("graphs"))
    except CorridorError:
        return
