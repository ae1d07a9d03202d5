"""What the commands print, to the letter.

After a change that is meant, ``python tests/cli/test_golden.py`` writes the files again; read the
difference before it is committed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor.cli.app import app

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
TINY = HERE.parent / "reports" / "tiny"

LINES = {
    "route.txt": "route Xian Poti --corridor middle",
    "route-2022.txt": "route 西安 Поти --corridor middle --era 2022 --alternatives 2 --details",
    "route-target.txt": "route Xian Poti --via aktau --avoid RU --era target --by max",
    "route-here.txt": "route poti poti",
    "route.json": "route Xian Poti --alternatives 2 --avoid mode:train-ferry --format json",
    "route.csv": "route Xian Poti --corridor middle --alternatives 2 --format csv",
    "route.md": "route Xian Poti --corridor middle --format md",
    "route.geojson": "route Xian Poti --corridor northern --equipment truck --format geojson",
    "eras.txt": "eras Xian Poti --via aktau",
    "eras-other-way.txt": "eras Xian Alyat",
    "eras.json": "eras Alyat Poti --format json",
    "eras.csv": "eras Alyat Poti --era 2022 --era current --format csv",
    "eras.md": "eras Xian Poti --format md",
    "matrix.txt": "matrix --from xian --from aktau --to poti --to xian",
    "terminals.txt": "terminals",
    "terminals.csv": "terminals a --format csv",
    "legs.txt": "legs --from aktau --mode feeder --era 2022",
    "legs.csv": "legs --format csv",
    "show-terminal.txt": "show Aktau",
    "show-leg.txt": "show aktau-alat-feeder",
    "show-leg.json": "show altynkol-aktau-rail --format json",
    "show-era.txt": "show target",
    "sources.txt": "sources",
    "sources.json": "sources ministry --format json",
}

CHANGES_WITH_EACH_VERSION = re.compile(r'("(?:package_version|network_fingerprint)": )"[^"]*"')


def printed(line: str) -> str:
    arguments = [*line.split(), "--graphs", str(TINY)]
    result = CliRunner().invoke(app, arguments, prog_name="corridor", env={"COLUMNS": None})
    assert result.exit_code == 0, result.output
    return CHANGES_WITH_EACH_VERSION.sub(r'\1"…"', result.stdout)


@pytest.mark.parametrize("name", LINES)
def test_prints_what_it_printed(name: str) -> None:
    assert printed(LINES[name]) == (GOLDEN / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(LINES)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, line in LINES.items():
        (GOLDEN / name).write_text(printed(line), encoding="utf-8")
