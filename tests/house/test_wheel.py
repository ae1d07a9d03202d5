"""The wheel: one top-level name, the data inside, and a route from any folder.

By default the fresh environment borrows the installed dependencies, so that no network is needed;
``CORRIDOR_FULL_WHEEL=1`` installs them anew, as a user does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("CORRIDOR_FULL_WHEEL") == "1"

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    run(*build, cwd=out)
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def corridor(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command in a fresh environment with nothing but the wheel and its needs."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    if FULL:
        run(*install, "-c", ROOT / "constraints.txt", wheel, cwd=folder)
    else:
        run(*install, "--no-deps", "--no-index", wheel, cwd=folder)
        (site,) = (folder / "env" / "lib").glob("python*/site-packages")
        # A plain line is a folder to look in; the links of editable installs in it are not read.
        (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.with_name("corridor")


def test_the_only_top_level_name_is_corridor(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"corridor"}
    assert "corridor/graphs/eurasia/legs.csv" in names
    assert "corridor/py.typed" in names
    assert not [name for name in names if "tests/" in name or name.endswith("cli.py")]


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_a_route_is_found_from_any_folder(corridor: Path, tmp_path: Path) -> None:
    where = "import corridor; print(corridor.__file__)"
    assert str(ROOT) not in run(corridor.with_name("python"), "-c", where, cwd=tmp_path)
    text = run(corridor, "route", "Xi'an", "Poti", cwd=tmp_path)
    assert "Poti" in text


def test_a_map_is_drawn_from_any_folder(corridor: Path, tmp_path: Path) -> None:
    run(corridor, "route", "xian", "poti", "--map", "route.html", cwd=tmp_path)
    assert "<!DOCTYPE html>" in (tmp_path / "route.html").read_text(encoding="utf-8")
