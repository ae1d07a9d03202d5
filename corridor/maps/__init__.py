"""Everything that draws a map: pages that open anywhere, and pictures for reports.

Each function returns a map that is an ordinary ``folium.Map`` to whoever wants to add to it, shows
itself in a notebook, and becomes one self-contained HTML file by :func:`render_page`.
"""

from corridor.maps.network import network_map
from corridor.maps.page import CorridorMap, render_page
from corridor.maps.picture import draw_picture
from corridor.maps.quoted import Quote
from corridor.maps.reach import reach_map
from corridor.maps.route import compare_map, eras_map, route_map
from corridor.maps.scenario import scenario_map
from corridor.maps.tiles import add_tiles

__all__ = [
    "CorridorMap",
    "Quote",
    "add_tiles",
    "compare_map",
    "draw_picture",
    "eras_map",
    "network_map",
    "reach_map",
    "render_page",
    "route_map",
    "scenario_map",
]
