"""Heavy guests wait outside: a route and the help load none of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"geopandas", "folium", "pandas", "networkx", "scipy", "matplotlib", "shapely", "numba"}
NOT_FOR_HELP = HEAVY | {"numpy", "pydantic"}
NOT_FOR_COMMAND_HELP = HEAVY | {"numpy"}
"""Typer itself takes pydantic in once a command has parameters."""

PROBE = """
import contextlib, io, json, sys
from corridor.cli import main
sys.argv = ["corridor", *json.loads(sys.argv[1])]
with contextlib.redirect_stdout(io.StringIO()):
    try:
        main()
    except SystemExit as done:
        code = done.code or 0
print(json.dumps([code, sorted(sys.modules)]))
"""


def modules_of(*arguments: str) -> set[str]:
    """Return the modules in memory after a command that must succeed."""
    command = [sys.executable, "-c", PROBE, json.dumps(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    return set(modules)


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level packages in memory after a command that must succeed."""
    return {name.partition(".")[0] for name in modules_of(*arguments)}


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") & NOT_FOR_HELP == set()
    assert modules_of("--help").isdisjoint({"corridor.model.network", "corridor.model.answers"})
    assert loaded_by("route", "--help") & NOT_FOR_COMMAND_HELP == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("route", "xian", "poti"),
        ("route", "xian", "poti", "--format", "json"),
        ("route", "xian", "poti", "--by", "p95", "--ready", "2027-01-10"),
        ("eras", "xian", "poti"),
        ("explain", "xian", "poti"),
        ("terminals",),
        ("show", "aktau"),
    ],
    ids=" ".join,
)
def test_questions_load_nothing_heavy(arguments: tuple[str, ...], tiny_folder: Path) -> None:
    assert loaded_by(*arguments, "--graphs", str(tiny_folder)) & HEAVY == set()


def test_a_route_brings_only_what_was_asked_of_it(tiny_folder: Path) -> None:
    modules = modules_of("route", "xian", "poti", "--graphs", str(tiny_folder))
    assert "corridor.cli.route" in modules
    assert modules.isdisjoint({"corridor.cli.compare", "corridor.cli.map", "corridor.cli.sweep"})
    prices = {"corridor.io.price_schema", "corridor.io.record_schema"}
    edits = {"corridor.model.scenario", "corridor.io.overlays"}
    dates = {f"corridor.uncertainty.{name}" for name in ("season", "departures", "deadline")}
    assert modules.isdisjoint(prices | edits | dates)
    rooms = {name for name in modules if name.startswith(("corridor.scenarios", "corridor.choice"))}
    assert rooms == {"corridor.choice", "corridor.choice.kept_off"}


def test_the_probe_sees_what_is_loaded(tiny_folder: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "n.graphml")
    loaded = loaded_by("export", "--to", "graphml", "--out", out, "--graphs", str(tiny_folder))
    assert "networkx" in loaded
