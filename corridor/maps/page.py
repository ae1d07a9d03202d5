"""The page: a thin Folium shell that carries Leaflet, one payload and our script, and nothing else.

Folium's own page loads eleven files from other hosts and puts data into templates and markup. Here
every script stands in the page and is named by its hash in the Content-Security-Policy, data
travels as escaped JSON only, and the same input gives the same bytes. It stays a ``folium.Map``:
layers added to it are drawn, and hosts they need are allowed by name.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import folium
from branca.element import Element, Figure, Link
from folium.template import Template

from corridor.maps import files
from corridor.maps.payload import escaped_json
from corridor.maps.tables import tabled
from corridor.model.shown_text import visible, visible_document

__all__ = ["CorridorMap", "render_page"]

LONGEST_TITLE = 200


class CorridorMap(folium.Map):
    """A Folium map that is drawn from one payload.

    Parameters
    ----------
    document
        What the page shows; see :mod:`corridor.maps.payload`.
    title
        Title of the page.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - Folium's own way of naming files
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<div class="folium-map" id={{ this.get_name()|tojson }}></div>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = Corridor.start({{ this.get_name()|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, document: dict[str, Any], *, title: str) -> None:
        super().__init__(location=(42.0, 55.0), zoom_start=4, tiles=None)
        self._id = "corridor"  # Folium's ids are random, ours is the same in every page
        self.document = visible_document(document)
        self.title = visible(title)
        _Page(self).add_child(self)


class _Page(Figure):
    """The document around the map."""

    def __init__(self, shown: CorridorMap) -> None:
        super().__init__(ratio="62%", title=shown.title)
        self.shown = shown
        self._id = "page"

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - as branca has it
        """Return the whole page."""
        for child in self._children.values():
            child.render(**kwargs)
        added = self._added_to_head(**kwargs)
        data = escaped_json(tabled(self.shown.document))
        scripts = (
            files.leaflet_js(),
            files.page_js(_scripts_of(self.shown.document)),
            self.script.render(**kwargs).strip(),
        )
        policy = self._policy([*scripts, *re.findall(r"<script>(.*?)</script>", added, re.DOTALL)])
        title = html.escape(self.shown.title[:LONGEST_TITLE])
        return "\n".join(
            (
                '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
                '<meta name="viewport" content="width=device-width,initial-scale=1">',
                f'<meta name="referrer" content="{self._referrer()}">',
                f"<title>{title}</title>",
                f"<style>{files.leaflet_css()}</style>\n<style>{files.page_css()}</style>",
                f"{added}</head>\n<body>",
                "<noscript>This map needs JavaScript.</noscript>",
                f'<main class="stage">{self.html.render(**kwargs).strip()}</main>',
                f'<script type="application/json" id="corridor-basemap">{_basemap()}</script>',
                f'<script type="application/json" id="corridor-data">{data}</script>',
                *(f"<script>{script}</script>" for script in scripts),
                "</body>\n</html>\n",
            )
        )

    def _added_to_head(self, **kwargs: Any) -> str:  # noqa: ANN401
        children = self.header._children.items()
        return "".join(f"{c.render(**kwargs)}\n" for name, c in children if name != "meta_http")

    def _referrer(self) -> str:
        """Tell nobody where the page lies, but hosts of tiles, whose rules ask for it."""
        return "strict-origin-when-cross-origin" if self._hosts()[0] else "no-referrer"

    def _policy(self, scripts: list[str]) -> str:
        pictures, others = (" ".join(sorted(hosts)) for hosts in self._hosts())
        hashes = " ".join(map(_hash, scripts))
        rules = {
            "default-src": "'none'",
            "script-src": f"{hashes} {others}",
            "style-src": f"'unsafe-inline' {others}",
            "img-src": f"data: blob: {' '.join(filter(None, (others, pictures)))}",
            "font-src": f"data: {others}",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        return html.escape(
            "; ".join(f"{rule} {allowed.strip()}" for rule, allowed in rules.items())
        )

    def _hosts(self) -> tuple[set[str], set[str]]:
        """Return the hosts of pictures, and of scripts and styles, that added layers ask for."""
        pictures: set[str] = set()
        others: set[str] = set()
        for element in _descendants(self):
            if isinstance(element, Link):
                others.update(_host_of(getattr(element, "url", None)))
            else:
                pictures.update(_host_of(getattr(element, "tiles", None)))
        return pictures, others


def _host_of(address: object) -> Iterator[str]:
    parts = urlsplit(address) if isinstance(address, str) else None
    if parts and parts.scheme in ("http", "https") and parts.hostname:
        host = re.sub(r"^\{s\}", "*", parts.netloc)
        if re.fullmatch(r"[\w.*:-]+", host):
            yield f"{parts.scheme}://{host}"


def render_page(page: CorridorMap) -> str:
    """Return the map as one HTML file that needs nothing else; same map, same bytes.

    Parameters
    ----------
    page
        What a function of this room returned, with or without layers added to it.
    """
    return str(page.get_root().render())


def _scripts_of(document: dict[str, Any]) -> str:
    is_quoted = document.get("dates") or document.get("shipment")
    return "quoted" if is_quoted else str(document["view"])


def _basemap() -> str:
    return files.basemap_json().replace("<", "\\u003c").replace("&", "\\u0026")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _descendants(element: Element) -> Iterator[Element]:
    parts = (getattr(element, name, None) for name in ("header", "html", "script"))
    for child in (*element._children.values(), *(p for p in parts if isinstance(p, Element))):
        yield child
        yield from _descendants(child)
