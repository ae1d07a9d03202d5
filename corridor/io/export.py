"""Write a network in the formats of other tools: GraphML, GeoJSON, GeoPackage, GMNS, CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from corridor.errors import DataError
from corridor.geo import LonLat
from corridor.io.attribution import licence_text
from corridor.io.geojson import geojson_text
from corridor.io.geopackage import write_geopackage
from corridor.io.gmns import gmns_texts
from corridor.io.graphml import graphml_bytes
from corridor.io.write import (
    network_texts,
    write_bytes_atomic,
    write_text_atomic,
    write_texts_atomic,
)
from corridor.model.network import Network

__all__ = ["ExportFormat", "export_network"]

Points = Mapping[str, Sequence[LonLat]]


class ExportFormat(StrEnum):
    """Formats a network can be written in; ``gmns`` and ``csv`` make a folder."""

    GRAPHML = "graphml"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    GMNS = "gmns"
    CSV = "csv"


def export_network(
    network: Network, to: str, out: Path | str, *, lines: Points | None = None
) -> list[Path]:
    """Write a network in another tool's format, whole or not at all.

    Parameters
    ----------
    network
        What to write.
    to
        One of :class:`ExportFormat`.
    out
        File to write; for ``gmns`` and ``csv`` the folder, which is made if it does not exist.
    lines
        Where legs run, by geometry id; without it legs are great circles.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    DataError
        If there is no such format.
    CorridorError
        If a file cannot be written.
    """
    try:
        write = _WRITERS[ExportFormat(to)]
    except ValueError:
        formats = ", ".join(ExportFormat)
        raise DataError(f"no format {to!r}; there are: {formats}") from None
    return write(network, Path(out), lines)


def _write_graphml(network: Network, out: Path, lines: Points | None) -> list[Path]:
    del lines
    write_bytes_atomic(out, graphml_bytes(network))
    return [out]


def _write_geojson(network: Network, out: Path, lines: Points | None) -> list[Path]:
    write_text_atomic(out, geojson_text(network, lines=lines))
    return [out]


def _write_gpkg(network: Network, out: Path, lines: Points | None) -> list[Path]:
    write_geopackage(network, out, lines=lines)
    return [out]


def _write_gmns(network: Network, out: Path, lines: Points | None) -> list[Path]:
    return _write_folder(out, gmns_texts(network, lines=lines), lines)


def _write_csv(network: Network, out: Path, lines: Points | None) -> list[Path]:
    del lines  # the tables hold none
    return _write_folder(out, network_texts(network, out.name), None)


def _write_folder(out: Path, texts: Mapping[str, str], lines: Points | None) -> list[Path]:
    return list(write_texts_atomic(out, {**texts, "LICENSES.md": licence_text(lines)}))


_WRITERS: Final[Mapping[ExportFormat, Callable[[Network, Path, Points | None], list[Path]]]] = {
    ExportFormat.GRAPHML: _write_graphml,
    ExportFormat.GEOJSON: _write_geojson,
    ExportFormat.GPKG: _write_gpkg,
    ExportFormat.GMNS: _write_gmns,
    ExportFormat.CSV: _write_csv,
}
