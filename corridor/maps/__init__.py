"""Everything that draws a map: pages that open anywhere, and pictures for reports.

Each function returns a map that is an ordinary ``folium.Map`` to whoever wants to add to it, shows
itself in a notebook, and becomes one self-contained HTML file by :func:`render_page`.
"""

from corridor.maps.page import CorridorMap, render_page
from corridor.maps.route import route_map

__all__ = ["CorridorMap", "render_page", "route_map"]
