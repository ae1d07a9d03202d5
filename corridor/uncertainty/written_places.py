"""The terminals that a place can be, as reports and claims write it: never a guess.

A text is read in turn as it stands, by what stands in its brackets (``Baku (Absheron)``), without
them, and without words such as ``port`` or ``station``. Signs between names (``/``, ``,``, ``and``)
part places that are all meant. Last, a country or region stands for the terminals of
:data:`REGIONS`, and ``China (border)`` for the crossings of that country by which legs leave it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from corridor.errors import UnknownNameError
from corridor.model.countries import COUNTRY_NAMES
from corridor.model.names import fold, terminals_called
from corridor.model.network import Network
from corridor.model.vocabulary import Status, TerminalKind

__all__ = ["REGIONS", "Meant", "place_meant", "via_meant"]

_CHINA: Final = ("xian", "chongqing", "chengdu", "zhengzhou", "wuhan", "yiwu")

REGIONS: Final[dict[str, tuple[str, ...]]] = {
    "china": _CHINA,
    "prc": _CHINA,
    "xinjiang": ("urumqi",),
    "northwestchina": ("urumqi", "lanzhou"),
    "gansu": ("lanzhou", "wuwei"),
    "shaanxi": ("xian",),
    "sichuan": ("chengdu",),
    "henan": ("zhengzhou",),
    "hubei": ("wuhan",),
    "hunan": ("changsha",),
    "jiangsu": ("lianyungang", "nanjing", "suzhou", "xuzhou"),
    "zhejiang": ("yiwu", "jinhua", "ningbo"),
    "shandong": ("jinan", "qingdao"),
    "guangdong": ("guangzhou", "shenzhen"),
    "innermongolia": ("hohhot", "ulanqab"),
    "kazakhstan": ("almaty", "astana", "shymkent"),
    "uzbekistan": ("tashkent",),
    "kyrgyzstan": ("bishkek", "osh"),
    "tajikistan": ("dushanbe",),
    "turkmenistan": ("ashgabat",),
    "centralasia": ("almaty", "tashkent"),
    "azerbaijan": ("absheron", "alat"),
    "georgia": ("poti", "batumi", "tbilisi"),
    "blacksea": ("poti", "batumi"),
    "georgianblacksea": ("poti", "batumi"),
    "georgian": ("poti", "batumi"),
    "armenia": ("yerevan",),
    "turkiye": ("halkali", "mersin", "kosekoy", "ankara"),
    "turkey": ("halkali", "mersin", "kosekoy", "ankara"),
    "iran": ("tehran",),
    "russia": ("moscow",),
    "belarus": ("minsk",),
    "ukraine": ("kyiv", "odesa"),
    "poland": ("malaszewicze", "warsaw", "lodz"),
    "germany": ("duisburg", "hamburg"),
    "netherlands": ("rotterdam", "tilburg"),
    "belgium": ("liege", "antwerp"),
    "france": ("lyon", "paris"),
    "spain": ("madrid", "barcelona"),
    "italy": ("milan",),
    "austria": ("vienna",),
    "hungary": ("budapest",),
    "czechia": ("prague",),
    "romania": ("constanta", "bucharest"),
    "bulgaria": ("sofia", "varna", "burgas"),
    "serbia": ("belgrade",),
    "finland": ("helsinki", "kouvola"),
    "europe": ("duisburg", "hamburg", "malaszewicze", "budapest"),
    "eu": ("duisburg", "hamburg", "malaszewicze", "budapest"),
    "westerneurope": ("duisburg", "rotterdam"),
    "scandinavia": ("copenhagen", "gothenburg", "stockholm"),
    "northeurope": ("rotterdam", "hamburg"),
    "northerneurope": ("rotterdam", "hamburg"),
    "centraleurope": ("budapest", "vienna", "prague"),
}
"""Terminals that a country or region usually stands for, by its folded name."""

_BRACKETS: Final = re.compile(r"\(([^)]*)\)")
_BETWEEN: Final = re.compile(r"[/,;&+]|\s+(?:and|or)\s+|\s[-–—]\s|–|—")
_DRESSING: Final = re.compile(
    r"\b(?:ports?|city|station) of\b"
    r"|\b(?:international|dry|inland|land|rail|railway|container|logistics)?\s*"
    r"(?:ports?|stations?|terminals?|hubs?|city|province|region|various|gate|area|yard)\b",
    re.IGNORECASE,
)
_BORDER: Final = re.compile(r"\bborder(?:\s+crossing)?\b", re.IGNORECASE)
_PAST: Final = re.compile(r"\s+(?:via|through)\s+", re.IGNORECASE)
_LONGEST: Final = 200
"""Characters of a written place that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a written place can be.

    Parameters
    ----------
    terminal_ids
        Terminals, in the order named.
    is_wide
        Whether a country, region or border was written, and no terminal.
    """

    terminal_ids: tuple[str, ...]
    is_wide: bool = False


def place_meant(network: Network, text: str) -> Meant:
    """Return what a written place can be.

    Raises
    ------
    UnknownNameError
        If it is none of this network's, or ambiguous.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> place_meant(load_network(), "Duisburg/Hamburg").terminal_ids
    ('duisburg', 'hamburg')
    >>> place_meant(load_network(), "China (border)").terminal_ids
    ('alashankou', 'erenhot', 'horgos', 'kashgar', 'manzhouli')
    >>> place_meant(load_network(), "Germany").is_wide
    True
    """
    if not text.strip():
        raise UnknownNameError("no place is given", name=text)
    readings = tuple(dict.fromkeys(filter(None, map(str.strip, _readings(text[:_LONGEST])))))
    for read in (_terminals, _border, _region):
        for reading in readings:
            if found := _all_of(reading, partial(read, network)):
                return Meant(terminal_ids=found, is_wide=read is not _terminals)
    raise UnknownNameError(f"no terminal is called {text[:_LONGEST]!r}", name=text)


def via_meant(network: Network, via: str) -> tuple[str, ...]:
    """Return the terminals among the points passed, in order; of several meant, the first.

    Countries and regions are no points: they are left out, as are names of seas.
    """
    found = []
    for point in via.split(";"):
        for reading in _readings(point):
            if terminals := _all_of(reading, partial(_terminals, network)):
                found.append(terminals[0])
                break
    return tuple(dict.fromkeys(found))


def _readings(text: str) -> Iterator[str]:
    text = _PAST.split(text)[0]
    inside = _BRACKETS.search(text)
    outside = _BRACKETS.sub(" ", text)
    yield text
    if inside:
        yield inside.group(1)
    yield outside
    yield from (
        _DRESSING.sub(" ", part) for part in (*(inside.groups() if inside else ()), outside)
    )
    if inside:
        # "China (border)" is the border of what stands before the brackets.
        yield f"{outside} {inside.group(1)}"


def _all_of(reading: str, read: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Read a name whole, or else every part of it: parts that are nothing are left out."""
    if found := read(reading):
        return found
    parts = [] if "(" in reading else _BETWEEN.split(reading)
    told = [terminal for part in parts if len(parts) > 1 for terminal in read(part.strip())]
    return tuple(dict.fromkeys(told))


def _terminals(network: Network, name: str) -> tuple[str, ...]:
    found = terminals_called(network, name)
    return (found[0].id,) if len(found) == 1 else ()


def _border(network: Network, name: str) -> tuple[str, ...]:
    """Return the terminals of a country from which legs that can be used today leave it."""
    if not _BORDER.search(name):
        return ()
    country = _country(_BORDER.sub(" ", _DRESSING.sub(" ", name)))
    place = {terminal.id: terminal for terminal in network.terminals}
    leaving = {
        leg.tail_id
        for leg in network.legs
        if place[leg.tail_id].country == country != place[leg.head_id].country
        and leg.status is not Status.PLANNED
        and place[leg.tail_id].kind in (TerminalKind.BORDER_CROSSING, TerminalKind.HUB)
    }
    return tuple(sorted(leaving)) if country else ()


def _region(network: Network, name: str) -> tuple[str, ...]:
    known = {terminal.id for terminal in network.terminals}
    wanted = fold(_DRESSING.sub(" ", name))
    names = [wanted, *map(fold, COUNTRY_NAMES.get(_country(name), ()))]
    found = next((REGIONS[one] for one in names if one in REGIONS), ())
    return tuple(terminal for terminal in found if terminal in known)


def _country(name: str) -> str:
    """Return the code of the country of this name or adjective, or an empty text."""
    wanted = fold(name)
    if not wanted:
        return ""
    for code, names in COUNTRY_NAMES.items():
        if wanted in (code.lower(), *map(fold, names), *_ADJECTIVES.get(code, ())):
            return code
    return ""


_ADJECTIVES: Final[dict[str, tuple[str, ...]]] = {
    "AZ": ("azerbaijani", "azeri"),
    "BY": ("belarusian", "belarussian"),
    "CN": ("chinese",),
    "DE": ("german",),
    "GE": ("georgian",),
    "KZ": ("kazakh", "kazakhstani"),
    "PL": ("polish",),
    "RU": ("russian",),
    "TR": ("turkish",),
    "UZ": ("uzbek",),
}
