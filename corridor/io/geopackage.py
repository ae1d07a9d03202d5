"""GeoPackage of a network, for QGIS: layers of terminals and legs, tables of times and sources."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corridor.convert.frames import legs_to_frame, terminals_to_frame
from corridor.convert.graph import plain
from corridor.geo import LonLat
from corridor.io.attribution import attribution_of
from corridor.io.write import write_bytes_atomic
from corridor.model.network import Network
from corridor.model.times import TransitTime

__all__ = ["write_geopackage"]


def write_geopackage(
    network: Network, out: Path, *, lines: Mapping[str, Sequence[LonLat]] | None = None
) -> None:
    """Write layers ``terminals``, ``legs`` and tables ``times``, ``sources``, ``attribution``.

    Parameters
    ----------
    network
        What to write; the days of the layer ``legs`` are those of the default era, the table
        ``times`` holds all eras, for legs and transfers.
    out
        File, replaced if it exists.
    lines
        Where legs run, by geometry id.

    Raises
    ------
    CorridorError
        If the file cannot be written.
    """
    import pandas as pd
    import pyogrio

    layers = {
        "terminals": terminals_to_frame(network).reset_index(),
        "legs": legs_to_frame(network, lines=lines).reset_index(),
        "times": pd.DataFrame(list(_times(network))),
        "sources": pd.DataFrame(
            {"id": s.id, "title": s.title, "url": s.url, "date": s.date, "kind": s.kind}
            for s in network.sources
        ),
        "attribution": pd.DataFrame({"attribution": attribution_of(lines).split(" · ")}),
    }
    # GDAL keeps a journal beside the file while it writes, so it works in a folder of its own.
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "network.gpkg"
        for name, frame in layers.items():
            if len(frame):
                more = draft.exists()
                pyogrio.write_dataframe(frame, draft, layer=name, driver="GPKG", append=more)
        write_bytes_atomic(out, draft.read_bytes())


def _times(network: Network) -> Iterator[dict[str, Any]]:
    for leg in network.legs:
        yield from (_time(leg.id, time) for time in leg.times)
    for transfer in network.transfers:
        yield from (_time(transfer.id, time) for time in transfer.times)


def _time(element_id: str, time: TransitTime) -> dict[str, Any]:
    return {
        "element_id": element_id,
        "part": str(time.part),
        "era": time.era,
        "min_days": time.days.min_days,
        "likely_days": time.days.likely_days,
        "max_days": time.days.max_days,
        "shape": str(time.shape),
        "kind": str(time.kind),
        "confidence": str(time.confidence),
        "source_ids": plain(time.source_ids),
        "note": time.note,
    }
