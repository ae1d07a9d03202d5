"""From what was typed to the facts it names, of whichever kind."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from corridor.errors import UnknownNameError

if TYPE_CHECKING:
    from corridor.model.network import Network
    from corridor.model.places import Leg
    from corridor.model.vocabulary import Mode
    from corridor.reports.facts import Fact

__all__ = ["find_fact", "find_legs"]

KINDS = ("terminals", "legs", "transfers", "services", "corridors", "eras", "sections", "sources")


def find_fact(network: Network, text: str) -> Fact:
    """Return the one thing of a network with this id, or the terminal with this name.

    Raises
    ------
    UnknownNameError
        If there is none; the message names the closest ids.
    """
    for fact in _all_facts(network):
        if fact.id == text:
            return fact
    from corridor.model.names import find_terminal

    try:
        return find_terminal(network, text)
    except UnknownNameError as error:
        near = difflib.get_close_matches(text, [f.id for f in _all_facts(network)], n=3)
        if not near:
            raise
        message = f"{error}; or by id: {', '.join(dict.fromkeys(near))}"
        raise UnknownNameError(message, name=text, candidates=near) from None


def find_legs(
    network: Network, *, tail: str = "", head: str = "", modes: Collection[Mode] = ()
) -> tuple[Leg, ...]:
    """Return the legs between two terminals, each of which may be left open, by some modes."""
    from corridor.model.names import find_terminal

    tail_id = find_terminal(network, tail).id if tail else ""
    head_id = find_terminal(network, head).id if head else ""
    return tuple(
        leg
        for leg in network.legs
        if tail_id in ("", leg.tail_id)
        and head_id in ("", leg.head_id)
        and (not modes or leg.mode in modes)
    )


def _all_facts(network: Network) -> Iterator[Fact]:
    for kind in KINDS:
        yield from getattr(network, kind)
