"""Two books kept during the build: sources cited, and what became of each row of the notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from network_build.notes import Citation

__all__ = ["OWN_ESTIMATE", "Ledger", "SourceBook", "slug"]

OWN_ESTIMATE = "own-estimate"
OWN_WORDS = ("own estimate", "derived or general knowledge")


@dataclass
class SourceBook:
    """Sources by address (or title, where there is none), each with a readable id."""

    kinds: Mapping[str, str]
    _ids: dict[str, str] = field(default_factory=dict)
    _rows: dict[str, dict[str, Any]] = field(default_factory=dict)

    def cite(self, citation: Citation) -> str:
        """Return the id of a source, entering it when it is first cited."""
        title, url, date = citation
        if title.lower().startswith(OWN_WORDS):
            title, url, date = (
                "Own estimate (distance, speed, typical schedule, or share)",
                "",
                "2026",
            )
            key = OWN_ESTIMATE
        else:
            key = url or title
        if key not in self._ids:
            self._enter(key, title, url)
        row = self._rows[self._ids[key]]
        row["date"] = max(row["date"], date, key=lambda text: (len(re.findall(r"\d", text)), text))
        return self._ids[key]

    def cite_all(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Return the ids of several sources without repeats, in order."""
        return tuple(dict.fromkeys(self.cite(citation) for citation in citations if citation[0]))

    @property
    def own(self) -> str:
        """The id that stands for estimates made for this network."""
        return self.cite(("own estimate", "", ""))

    def rows(self) -> list[dict[str, Any]]:
        """Return the table of sources."""
        return list(self._rows.values())

    def _enter(self, key: str, title: str, url: str) -> None:
        host = (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")
        wanted = OWN_ESTIMATE if key == OWN_ESTIMATE else slug(title)[:60].strip("-")
        taken = set(self._ids.values())
        number = 2
        source_id = wanted
        while source_id in taken:
            source_id = f"{wanted}-{number}"
            number += 1
        self._ids[key] = source_id
        kind = OWN_ESTIMATE if key == OWN_ESTIMATE else self.kinds.get(host or title, "press")
        about = {"title": title, "url": url, "date": "", "kind": kind}
        self._rows[source_id] = {"id": source_id, **about}


@dataclass
class Ledger:
    """Which rows of which tables each research row became."""

    became: dict[str, dict[str, str]] = field(default_factory=dict)

    def used(self, research_id: str, row: str, verdict: str) -> None:
        """Enter that a research row became ``row`` (``table:key``)."""
        self.became.setdefault(research_id, {})[row] = verdict


def slug(text: str) -> str:
    """Return text as a slug of ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("Böyük Kəsik: 12 d")
    'boyuk-ksik-12-d'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
