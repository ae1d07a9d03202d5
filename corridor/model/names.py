"""From what people type to the one thing they mean; never to a guess.

A name stands for a terminal if it equals, after folding, its id, its name, one of its other names
or its UN/LOCODE. Folding forgets case, accents, punctuation and spaces, so ``Xi'an``, ``XIAN`` and
``xi an`` are one name in any script.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from corridor.errors import ArgumentError, UnknownNameError
from corridor.model.arguments import list_given, text_given
from corridor.model.context import Corridor, Era
from corridor.model.countries import COUNTRY_NAMES
from corridor.model.network import Network
from corridor.model.places import Terminal
from corridor.model.query import Avoidance
from corridor.model.vocabulary import Mode

__all__ = [
    "find_corridor",
    "find_era",
    "find_terminal",
    "fold",
    "namesakes",
    "pairs_given",
    "parse_avoidance",
    "search_terminals",
    "terminal_ids",
    "terminals_called",
]

_Named = TypeVar("_Named", Era, Corridor)

LONGEST_NAME: Final = 200
"""Characters of a typed name that are looked at; the rest cannot help to find a place."""

SUGGESTIONS: Final = 3

FOLDED: Final = 8192
"""Names kept folded: a network's own are asked for again with every place that is looked up."""

LISTED: Final = 12
"""Candidates written out in a message; a longer list is cut and counted."""

_SPELLING: Final = str.maketrans({"ı": "i", "ə": "e", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})


@lru_cache(maxsize=FOLDED)
def fold(text: str) -> str:
    """Return the form of a name in which spellings are compared.

    Examples
    --------
    >>> fold("Xi'an") == fold("XIAN"), fold("Böyük Kəsik"), fold("西安")
    (True, 'boyukkesik', '西安')
    """
    lower = text[:LONGEST_NAME].casefold()
    if lower.isascii():
        return "".join(filter(str.isalnum, lower))
    bare = filter(str.isalnum, unicodedata.normalize("NFKD", lower))
    return "".join(bare).translate(_SPELLING)


def terminal_ids(network: Network, name: str, places: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the terminals that many names stand for; most often they are ids.

    Parameters
    ----------
    network
        Where to look.
    name
        What the places are to the caller, for messages: ``origins``.
    places
        Each as for :func:`find_terminal`.
    """
    known = {terminal.id for terminal in network.terminals}
    return tuple(
        place if isinstance(place, str) and place in known else find_terminal(network, place).id
        for place in list_given(name, places)
    )


def pairs_given(network: Network, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the ids of many pairs of places, each as for :func:`find_terminal`."""
    found = []
    for pair in list_given("pairs", pairs):
        ends = terminal_ids(network, "a pair", pair)
        if len(ends) != 2:  # noqa: PLR2004
            raise ArgumentError(f"a pair is an origin and a destination, not {len(ends)} places")
        found.append((ends[0], ends[1]))
    return tuple(found)


def find_terminal(network: Network, text: str) -> Terminal:
    """Return the one terminal that ``text`` names.

    Parameters
    ----------
    network
        Where to look.
    text
        Id, name, other name or code, any case, with or without accents.

    Raises
    ------
    UnknownNameError
        If nothing is called so (the message names the three closest), or more than one thing is
        (the message names them all).

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> find_terminal(load_network(), "西安").id
    'xian'
    """
    found = terminals_called(network, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(text, found)
    starting = search_terminals(network, text) if fold(text) else ()
    if len(starting) > 1:
        raise _ambiguous(text, starting)
    raise _unknown(network, text)


def terminals_called(network: Network, text: str) -> tuple[Terminal, ...]:
    """Return the terminals that are called so: none, one, or several where it is ambiguous.

    What a thing is called comes before what it is also called: an id beats an alias.
    """
    wanted = fold(text_given("a place", text))
    for names_of in (_own_names, _all_names):
        found = tuple(t for t in network.terminals if wanted and wanted in map(fold, names_of(t)))
        if found:
            return found
    return ()


def search_terminals(network: Network, text: str) -> tuple[Terminal, ...]:
    """Return the terminals of which some name begins with, or has a word beginning with, ``text``.

    Sorted by id; no text gives all of them.
    """
    wanted = fold(text)
    if not wanted:
        return network.terminals
    return tuple(
        terminal
        for terminal in network.terminals
        if any(word.startswith(wanted) for word in _words(_all_names(terminal)))
    )


def namesakes(network: Network, text: str, chosen: Terminal) -> tuple[Terminal, ...]:
    """Return other terminals that may have been meant.

    Their own name begins with ``text``, or another name has it as its first word.
    """
    wanted = fold(text)
    return tuple(
        terminal
        for terminal in network.terminals
        if wanted and terminal is not chosen and _may_be_meant(terminal, wanted)
    )


def _may_be_meant(terminal: Terminal, wanted: str) -> bool:
    if fold(terminal.name).startswith(wanted):
        return True
    return any(fold(name.partition(" ")[0]) == wanted for _, name in terminal.other_names)


def find_era(network: Network, text: str) -> Era:
    """Return the era with this id; empty text gives the default era."""
    if not text:
        return network.default_era
    text_given("an era", text)
    return _find_by_id("era", text, network.eras)


def find_corridor(network: Network, text: str) -> Corridor:
    """Return the corridor family with this id, name or other name."""
    wanted = fold(text_given("a corridor", text))
    found = [
        family
        for family in network.corridors
        if wanted in map(fold, (family.id, family.name, *family.other_names))
    ]
    if len(found) > 1:
        ids = [family.id for family in found]
        raise UnknownNameError(
            f"{text!r} can mean several corridors: {', '.join(ids)}", name=text, candidates=ids
        )
    return found[0] if found else _find_by_id("corridor", text, network.corridors)


def parse_avoidance(network: Network, tokens: Iterable[str] | Avoidance) -> Avoidance:
    """Read what must be avoided, as the command line writes it; what is read already stays.

    Parameters
    ----------
    network
        Where names are looked up.
    tokens
        Each a country (``RU``, ``Russia``), a leg id, a mode (``ro-ro``), a terminal by any of its
        names, ``corridor:northern``, or, to be plain, ``country:RU``, ``mode:ro-ro``,
        ``terminal:aktau``, ``leg:…``.

    Raises
    ------
    UnknownNameError
        If a token stands for nothing in this network, or for several things.
    """
    if isinstance(tokens, Avoidance):
        return tokens
    kinds: dict[str, set[str]] = {
        kind: set() for kind in ("country", "terminal", "leg", "mode", "corridor")
    }
    for token in list_given("avoid", tokens):
        kind, value = _avoided(network, text_given("what to avoid", token).strip())
        kinds[kind].add(value)
    return Avoidance(
        countries=frozenset(kinds["country"]),
        terminal_ids=frozenset(kinds["terminal"]),
        leg_ids=frozenset(kinds["leg"]),
        corridor_ids=frozenset(kinds["corridor"]),
        modes=frozenset(map(Mode, kinds["mode"])),
    )


def _avoided(network: Network, token: str) -> tuple[str, str]:
    kind, colon, value = token.partition(":")
    if colon and kind in _PLAIN:
        return kind, _PLAIN[kind](network, value.strip())
    country = _country_code(network, token)
    if country:
        return "country", country
    if any(leg.id == token for leg in network.legs):
        return "leg", token
    if token in set(Mode):
        return "mode", token
    return "terminal", find_terminal(network, token).id


def _country_code(network: Network, text: str) -> str:
    """Return the code of a country of this network by its code or name, or an empty text."""
    known = _countries(network)
    if text.upper() in known:
        return text.upper()
    wanted = fold(text)
    named = (code for code, names in COUNTRY_NAMES.items() if wanted in map(fold, names))
    return next((code for code in named if wanted and code in known), "")


def _avoided_country(network: Network, text: str) -> str:
    code = _country_code(network, text)
    if not code:
        known = sorted(_countries(network))
        raise UnknownNameError(
            f"no leg or terminal of this network lies in {text!r}; countries: {' '.join(known)}",
            name=text,
            candidates=known,
        )
    return code


def _avoided_mode(network: Network, text: str) -> str:
    del network
    if text not in set(Mode):
        modes = ", ".join(Mode)
        raise UnknownNameError(
            f"no mode {text!r}; modes: {modes}", name=text, candidates=tuple(Mode)
        )
    return text


def _avoided_terminal(network: Network, text: str) -> str:
    return find_terminal(network, text).id


def _avoided_leg(network: Network, text: str) -> str:
    return network.leg(text).id


def _avoided_corridor(network: Network, text: str) -> str:
    return find_corridor(network, text).id


_PLAIN: Final = {
    "country": _avoided_country,
    "terminal": _avoided_terminal,
    "leg": _avoided_leg,
    "mode": _avoided_mode,
    "corridor": _avoided_corridor,
}


def _countries(network: Network) -> set[str]:
    crossed = {country for leg in network.legs for country in leg.crosses}
    return crossed | {terminal.country for terminal in network.terminals}


def _own_names(terminal: Terminal) -> Iterator[str]:
    yield terminal.id
    yield terminal.name


def _all_names(terminal: Terminal) -> Iterator[str]:
    yield from _own_names(terminal)
    if terminal.unlocode:
        yield terminal.unlocode
    for _, name in terminal.other_names:
        yield name


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield fold(name)
        yield from map(fold, name.replace("-", " ").split())


def _find_by_id(kind: str, text: str, values: Sequence[_Named]) -> _Named:
    for value in values:
        if value.id == text.strip().casefold():
            return value
    known = [value.id for value in values]
    raise UnknownNameError(
        f"no {kind} {text!r}; there are: {', '.join(known)}", name=text, candidates=known
    )


def _ambiguous(text: str, found: Sequence[Terminal]) -> UnknownNameError:
    listed = ", ".join(f"{t.id} ({t.name}, {t.country})" for t in found[:LISTED])
    more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return UnknownNameError(
        f"{text!r} can mean several terminals: {listed}{more}",
        name=text,
        candidates=[terminal.id for terminal in found],
    )


def _unknown(network: Network, text: str) -> UnknownNameError:
    nearest = _nearest(network, fold(text))
    listed = ", ".join(f"{t.id} ({t.name})" for t in nearest)
    return UnknownNameError(
        f"no terminal is called {text[:LONGEST_NAME]!r}; the closest: {listed}",
        name=text,
        candidates=[terminal.id for terminal in nearest],
    )


def _nearest(network: Network, wanted: str) -> list[Terminal]:
    def likeness(terminal: Terminal) -> float:
        ratios = (
            difflib.SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in _all_names(terminal)
        )
        return max(ratios, default=0.0)

    scored = sorted(network.terminals, key=lambda t: (-likeness(t), t.id))
    return scored[:SUGGESTIONS]
