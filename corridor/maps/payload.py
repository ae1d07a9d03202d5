"""The one JSON payload of a page: everything a picture shows, each thing once, numbered.

No text from a network ever becomes markup: it leaves Python inside this payload, where the few
characters that HTML cares for are escaped, and becomes a text node in the browser.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any, Final, TypeVar

from corridor.io.lines import Lines
from corridor.maps.drawn import draw_leg
from corridor.maps.packing import packed
from corridor.model.answers import Element
from corridor.model.context import Source
from corridor.model.network import Network
from corridor.model.times import DayRange
from corridor.model.vocabulary import Status

__all__ = ["Payload", "days_list", "escaped_json"]

DECIMALS: Final = 3
"""Of drawn lines: about a hundred metres."""

_Key = TypeVar("_Key", bound=Hashable)

_HARMLESS: Final = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def escaped_json(document: object) -> str:
    r"""Write JSON that is safe between ``<script>`` tags and still the same document.

    Examples
    --------
    >>> escaped_json(["</script>", "&"])
    '["\\u003c/script\\u003e","\\u0026"]'
    """
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.translate(_HARMLESS).encode("utf-8", "backslashreplace").decode("utf-8")


def days_list(days: DayRange) -> list[float]:
    """Return [min, likely, max]."""
    return [days.min_days, days.likely_days, days.max_days]


class Payload:
    """Collects terminals, legs, elements and sources of one network and numbers them.

    Parameters
    ----------
    network, lines
        Where everything comes from.
    """

    def __init__(self, network: Network, lines: Lines) -> None:
        self.network = network
        self.lines = lines
        self._terminals: dict[str, int] = {}
        self._legs: dict[str, int] = {}
        self._elements: dict[Element, int] = {}
        self._sources: dict[str, int] = {}
        self._foreign: dict[str, Source] = {}
        self._lines: dict[str, int] = {}
        self._texts: dict[str, int] = {"": 0}

    def terminal(self, terminal_id: str) -> int:
        """Return the number of a terminal."""
        return _number(self._terminals, terminal_id)

    def leg(self, leg_id: str) -> int:
        """Return the number of a leg."""
        leg = self.network.leg(leg_id)
        self.terminal(leg.tail_id)
        self.terminal(leg.head_id)
        return _number(self._legs, leg_id)

    def element(self, element: Element) -> int:
        """Return the number of an element; equal elements of several routes are one."""
        if element.is_leg:
            self.leg(element.id)
        self.terminal(element.tail_id)
        for source_id in element.source_ids:
            self.source(source_id)
        return _number(self._elements, element)

    def source(self, source_id: str) -> int:
        """Return the number of a source."""
        return _number(self._sources, source_id)

    def foreign_source(self, source: Source) -> int:
        """Return the number of a source that the network itself may not have."""
        self._foreign[source.id] = source
        return self.source(source.id)

    def document(self) -> dict[str, Any]:
        """Return everything collected."""
        legs = [self._leg_document(leg_id) for leg_id in self._legs]
        elements = [self._element_document(element) for element in self._elements]
        return {
            "terminals": [self._terminal_document(terminal_id) for terminal_id in self._terminals],
            "lines": [packed(self.lines[line_id], DECIMALS) for line_id in self._lines],
            "legs": legs,
            "elements": elements,
            "texts": list(self._texts),
            "sources": [self._source_document(source_id) for source_id in self._sources],
            "attribution": list(self.lines.attributions) if self._lines else [],
        }

    def _terminal_document(self, terminal_id: str) -> dict[str, Any]:
        terminal = self.network.terminal(terminal_id)
        names: dict[str, list[str]] = {}
        for language, name in terminal.other_names:
            names.setdefault(language, []).append(name)
        return {
            "id": terminal.id,
            "name": terminal.name,
            "names": names,
            "country": terminal.country,
            "at": [round(terminal.lon_deg, 4), round(terminal.lat_deg, 4)],
            "kind": str(terminal.kind),
            "unlocode": terminal.unlocode,
            **({} if terminal.status is Status.OPEN else {"status": str(terminal.status)}),
        }

    def _leg_document(self, leg_id: str) -> dict[str, Any]:
        leg = self.network.leg(leg_id)
        drawn = draw_leg(self.network, leg, self.lines)
        where: dict[str, Any] = {} if drawn.line_id else {"path": packed(drawn.points, DECIMALS)}
        if drawn.line_id:
            number = _number(self._lines, drawn.line_id)
            coarse = drawn.line_id in self.lines.coarse_ids
            where = {"line": number, "turned": drawn.is_turned, "coarse": coarse}
        return _present(
            {
                "id": leg.id,
                "ends": [self.terminal(leg.tail_id), self.terminal(leg.head_id)],
                "mode": str(leg.mode),
                "km": leg.length_km,
                "gauge": leg.gauge_mm,
                "operator": leg.operator,
                "status": "" if leg.status is Status.OPEN else str(leg.status),
                **where,
            }
        )

    def _element_document(self, element: Element) -> dict[str, Any]:
        where = (
            {"leg": self.leg(element.id)}
            if element.is_leg
            else {
                "id": element.id,
                "terminal": self.terminal(element.tail_id),
                "modes": [element.from_mode, element.to_mode],
            }
        )
        return {
            **where,
            "part": str(element.part),
            "days": days_list(element.days),
            "era": element.era_used,
            "kind": str(element.fact_kind),
            "grade": str(element.confidence),
            "sources": [self.source(source_id) for source_id in element.source_ids],
            "note": self._text(element.note),
        }

    def _text(self, text: str) -> int:
        """Return the number of a text; many elements share one remark."""
        return _number(self._texts, text)

    def _source_document(self, source_id: str) -> dict[str, Any]:
        source = self._foreign.get(source_id) or self.network.source(source_id)
        return {
            "id": source.id,
            "title": source.title,
            "url": source.url,
            "date": source.date,
            "kind": source.kind,
        }


def _present(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: empty, unknown, untrue."""
    return {key: value for key, value in document.items() if value or key == "line"}


def _number(numbers: dict[_Key, int], key: _Key) -> int:
    return numbers.setdefault(key, len(numbers))
