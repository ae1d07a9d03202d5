"""Lines are read whole or refused with every fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corridor.errors import DataError
from corridor.io.lines import Lines, read_lines


def write(folder: Path, *features: object, name: str = "rail.geojson", **head: object) -> Path:
    lines = folder / "lines"
    lines.mkdir(exist_ok=True)
    content = {"type": "FeatureCollection", **head, "features": list(features)}
    (lines / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def feature(name: object, *points: object, **properties: object) -> dict[str, object]:
    geometry = {"type": "LineString", "coordinates": list(points)}
    return {"type": "Feature", "id": name, "properties": properties, "geometry": geometry}


def test_a_folder_without_lines_has_none(tmp_path: Path) -> None:
    assert dict(read_lines(tmp_path)) == {}


def test_lines_come_with_attribution_and_coarseness(tmp_path: Path) -> None:
    write(tmp_path, feature("a-b-rail", [1, 2], [3.5, 4], coarse=True), attribution="© us")
    lines = read_lines(tmp_path)
    assert lines["a-b-rail"] == ((1.0, 2.0), (3.5, 4.0))
    assert lines.coarse_ids == {"a-b-rail"}
    assert lines.attributions == ("© us",)


def test_every_fault_is_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        feature("swapped", [43, 151], [1, 2]),
        feature("short", [1, 2]),
        feature(None, [1, 2], [3, 4]),
        feature("text", ["x", 2], [3, 4]),
        feature("truth", [True, 2], [3, 4]),
        feature("good", [1, 2], [3, 4]),
        feature("good", [1, 2], [3, 4]),
        "not a feature",
    )
    with pytest.raises(DataError) as caught:
        read_lines(tmp_path)
    assert len(caught.value.faults) == 7
    assert {fault.file for fault in caught.value.faults} == {"lines/rail.geojson"}


@pytest.mark.parametrize("text", ["", "[1, 2", "[]", "{}", '{"features": 3}', "[" * 100_000])
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines" / "sea.geojson").write_text(text)
    with pytest.raises(DataError):
        read_lines(tmp_path)


def test_not_a_number_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines" / "sea.geojson").write_text('{"features": [{"id": "a", "x": NaN}]}')
    with pytest.raises(DataError, match="NaN"):
        read_lines(tmp_path)


def test_lines_cannot_be_changed() -> None:
    lines = Lines({"a": ((1.0, 2.0), (3.0, 4.0))})
    with pytest.raises(TypeError):
        lines.points["b"] = ()  # type: ignore[index]
