"""The page's own files: Leaflet from its package, our script and style, the basemap."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import files as files_of
from importlib.resources import files
from pathlib import Path
from typing import Final

from corridor.errors import ExtraMissingError
from corridor.io.catalog import graphs_dir
from corridor.maps.spoken import numbered
from corridor.maps.squeeze import squeezed_css, squeezed_js
from corridor.maps.style import colour_css

__all__ = ["basemap_json", "leaflet_css", "leaflet_js", "page_css", "page_js"]

FIRST: Final = ("ground", "words", "basemap", "legs", "names", "details", "popup", "notes")
LAST: Final = ("tools", "tiles", "page")
ROUTES: Final = ("journey", "strands", "terminals", "chart", "clock", "save", "panel", "route")
OF_VIEW: Final = {
    "quoted": ("quote", *ROUTES),
    "route": ("unquoted", *ROUTES),
    "network": ("terminals", "network"),
    "reach": ("reach",),
    "scenario": ("scenario",),
}
"""Our scripts in order: each may use what stands before it."""

SAME_VIEW: Final = {"eras": "route", "compare": "route"}


@cache
def leaflet_js() -> str:
    """Return Leaflet, without the pointer to a map of its source."""
    return re.sub(r"//# sourceMappingURL=\S*\s*$", "", _leaflet("leaflet.js").decode())


@cache
def leaflet_css() -> str:
    """Return Leaflet's style, its pictures inside it."""
    css = re.sub(r"[^}]*layers-2x[^}]*}", "", _leaflet("leaflet.css").decode())
    return squeezed_css(re.sub(r"url\((images/[\w.-]+)\)", _inline, css))


@cache
def page_js(view: str) -> str:
    """Return the script of a view: one function around all its files and words.

    Parameters
    ----------
    view
        As a page's document names it, or ``quoted`` for routes with dates or cargo.
    """
    folder = files("corridor.maps") / "assets" / "js"
    names = (*FIRST, *OF_VIEW[SAME_VIEW.get(view, view)], *LAST)
    code = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'"use strict";(function(){{\n{numbered(squeezed_js(code))}\n}})();'


@cache
def page_css() -> str:
    """Return our own style, the colours of both themes first."""
    folder = files("corridor.maps") / "assets"
    return colour_css() + squeezed_css((folder / "corridor.css").read_text(encoding="utf-8"))


@cache
def basemap_json() -> str:
    """Return the packed vector basemap, as it stands in its file."""
    path = graphs_dir() / "basemap" / "world.json"
    return path.read_text(encoding="utf-8").strip()


def _inline(match: re.Match[str]) -> str:
    picture = base64.b64encode(_leaflet(match[1])).decode()
    return f"url(data:image/png;base64,{picture})"


@cache
def _leaflet(name: str) -> bytes:
    try:
        listed = files_of("XStatic-Leaflet") or []
    except PackageNotFoundError:
        listed = []
    for path in listed:
        if str(path).endswith(f"leaflet/data/{name}"):
            return Path(str(path.locate())).read_bytes()
    raise ExtraMissingError("maps need Leaflet: pip install XStatic-Leaflet")
