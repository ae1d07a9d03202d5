"""Build-time only: what `build_basemap.py` and `build_lines.py` are made of."""
