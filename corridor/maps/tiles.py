"""Street maps from another host, for pages that may ask the internet: wanted, never by default."""

from __future__ import annotations

import re
from typing import Final

from branca.element import MacroElement
from folium.template import Template

from corridor.errors import DataError
from corridor.maps.page import CorridorMap
from corridor.maps.payload import escaped_json

__all__ = ["OPENSTREETMAP", "add_tiles"]

OPENSTREETMAP: Final = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
"""Free for light use; its keepers may refuse pages opened from a disk, then the base is shown."""

CREDITS: Final = {OPENSTREETMAP: "map pictures © OpenStreetMap contributors"}
LONGEST: Final = 500
ADDRESS: Final = re.compile(
    r"https?://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?"
    r"/[A-Za-z0-9{}/._~?=&%@+,;:!$*()-]*"
)
"""One host by name or number, perhaps a port, a path: no user, no wild card, which the page's
security policy would take for leave to ask others too."""


def add_tiles(page: CorridorMap, url: str = OPENSTREETMAP, credit: str = "") -> CorridorMap:
    """Lay tiles over a page's own base, which shows again as soon as one of them cannot be loaded.

    The page then asks the tiles' host, and no other, when it is opened.

    Parameters
    ----------
    page
        What a function of this room returned.
    url
        ``osm``, or an address with ``{z}``, ``{x}`` and ``{y}``.
    credit
        Whom the page thanks for the pictures; the host if left out.

    Raises
    ------
    DataError
        If the address is none of a web host with the three places in it.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.lines import Lines
    >>> from corridor.maps import render_page, route_map
    >>> network = load_network()
    >>> page = route_map(network, plan(network, "aktau", "poti"), lines=Lines())
    >>> "img-src data: blob: https://tile.openstreetmap.org;" in render_page(add_tiles(page, "osm"))
    True
    """
    address = OPENSTREETMAP if url == "osm" else url
    found = ADDRESS.fullmatch(address)
    holes = all(hole in address for hole in ("{z}", "{x}", "{y}"))
    if not found or not holes or len(address) > LONGEST:
        raise DataError(f"tiles are 'osm' or https://…/{{z}}/{{x}}/{{y}}.png, not {url[:80]!r}")
    thanks = credit or CREDITS.get(address) or f"map pictures: {found['host']}"
    page.add_child(_Tiles(address, thanks), name="tiles")
    return page


class _Tiles(MacroElement):
    """One layer of tiles, written as two strings in which nothing is left that Jinja or HTML reads.

    Folium's own would compile address and credit as a template.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}Corridor.tiles({{ this.texts }});{% endmacro %}"
    )

    def __init__(self, address: str, thanks: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Tiles"
        self._id = "tiles"
        self.tiles = address
        self.texts = ",".join(
            escaped_json(text).replace("{", "\\u007b").replace("}", "\\u007d")
            for text in (address, thanks)
        )
