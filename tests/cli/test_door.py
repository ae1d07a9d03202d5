"""Whatever goes wrong becomes one clear line on standard error and the right exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor import __version__
from corridor.cli.app import app
from corridor.cli.door import with_exit_codes
from corridor.errors import (
    CorridorError,
    DataError,
    ExtraMissingError,
    GaveUpError,
    NoRouteError,
    UnknownNameError,
)

COMMANDS = ["route", "eras", "matrix", "terminals", "legs", "show", "sources", "check", "export"]


def one_line(text: str) -> str:
    line, end = text.split("\n")
    assert end == ""
    assert line.startswith("corridor: ")
    return line


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("route aktua poti", 4, "aktau"),
        ("route xian poti --era 1999", 4, "2022, target, current"),
        ("route xian poti --corridor silk", 4, "middle, northern"),
        ("route xian poti --avoid Atlantis", 4, "Atlantis"),
        ("route xian poti --via nowhere", 4, "nowhere"),
        ("eras xian poti --era 1999", 4, "1999"),
        ("route xian poti --avoid GE", 5, "cannot be met"),
        ("route poti xian", 5, "no route"),
        ("eras poti xian", 5, "no route"),
        ("show nothing-like-it", 4, "nothing-like-it"),
        ("sources nothing", 4, "nothing"),
    ],
)
def test_an_error_is_one_line_and_a_code(run, line: str, code: int, says: str) -> None:
    result = run(*line.split())
    assert result.exit_code == code
    assert result.stdout == ""
    assert says in one_line(result.stderr)


@pytest.mark.parametrize(
    "line",
    [
        "route xian",
        "route xian poti --alternatives 0",
        "route xian poti --via xian",
        "route xian poti --units nan",
        "compare xian poti --value 1e308",
        "compare xian poti --tonnes -1",
        "route xian poti --alternatives 1000000000",
        "route xian poti --alternatives many",
        "route xian poti --by luck",
        "route xian poti --format xml",
        "eras xian poti --format geojson",
        "legs --mode camel",
        "matrix --from xian",
        "route xian poti --no-such-option",
    ],
)
def test_usage_errors_keep_their_code(run, line: str) -> None:
    result = run(*line.split())
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    "error",
    [
        CorridorError("x"),
        DataError("x"),
        UnknownNameError("x", name="x"),
        NoRouteError("x"),
        GaveUpError("x"),
        ExtraMissingError("x"),
    ],
)
def test_every_error_of_the_package_has_its_code(
    run, monkeypatch: pytest.MonkeyPatch, error: CorridorError
) -> None:
    monkeypatch.setattr("corridor.routing.best.best_routes", lambda *_: _throw(error))
    result = run("route", "xian", "poti")
    assert result.exit_code == error.exit_code
    assert result.stderr == "corridor: x\n"


def test_our_fault_is_70_and_says_where_to_look(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corridor.routing.best.best_routes", lambda *_: _throw(KeyError("oops")))
    result = run("route", "xian", "poti")
    assert result.exit_code == 70
    assert "KeyError" in one_line(result.stderr)
    assert "--debug" in result.stderr


def test_debug_shows_the_traceback(run) -> None:
    result = run("route", "aktua", "poti", "--debug")
    assert result.exit_code == 4
    assert "Traceback" in result.stderr
    assert "UnknownNameError" in result.stderr


def test_an_interruption_is_130_and_leaves_no_file(
    run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "corridor.reports.formats.route_as", lambda *_, **__: _throw(KeyboardInterrupt())
    )
    result = run("route", "xian", "poti", "--out", tmp_path / "answer.txt")
    assert result.exit_code == 130
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_that_compiled_code_disguised_is_still_130(tmp_path: Path) -> None:
    script = tmp_path / "disguise.py"
    script.write_text(
        """
import signal, sys
from corridor.cli import main
from corridor.routing import best

def interrupted(*_):
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise SystemError("initialisation failed")

best.best_routes = interrupted
sys.argv = ["corridor", "route", "xian", "poti"]
main()
"""
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "interrupted" in one_line(done.stderr)


def test_a_message_cannot_act_on_the_terminal(run, monkeypatch: pytest.MonkeyPatch) -> None:
    error = CorridorError("\x1b[2Jxian\u202e")
    monkeypatch.setattr("corridor.routing.best.best_routes", lambda *_: _throw(error))
    assert run("route", "xian", "poti").stderr == "corridor: \\x1b[2Jxian\\u202e\n"


def test_a_very_long_list_of_faults_is_cut(run, monkeypatch: pytest.MonkeyPatch) -> None:
    error = DataError("\n".join(map(str, range(1000))))
    monkeypatch.setattr("corridor.routing.best.best_routes", lambda *_: _throw(error))
    result = run("route", "xian", "poti")
    assert "and 950 more lines" in result.stderr
    assert result.stderr.count("\n") == 51


def test_a_missing_folder_is_bad_data(run, tmp_path: Path) -> None:
    result = run("route", "xian", "poti", graphs=tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("path", ["", "missing/folder/answer.txt"])
def test_what_cannot_be_written_is_said(run, tmp_path: Path, path: str) -> None:
    result = run("route", "xian", "poti", "--out", tmp_path / path)
    assert result.exit_code not in (0, 70)
    assert "cannot write" in one_line(result.stderr)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_in_a_file_is_the_answer(run, tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    result = run("route", "xian", "poti", "--format", "json", "--out", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(target) in result.stderr
    assert (
        target.read_text(encoding="utf-8")
        == run("route", "xian", "poti", "--format", "json").stdout
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"], prog_name="corridor")
    assert result.exit_code == 0
    assert f"  corridor {command}" in result.stdout
    assert "--debug" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_is_missing_from_help(command: str) -> None:
    result = CliRunner().invoke(app, ["--help"], prog_name="corridor")
    assert f"\n  {command} " in result.stdout


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"corridor {__version__}\n")


def test_a_reader_that_leaves_early_is_no_error(tiny_line: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(tiny_line, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_poor_encoding_is_no_error(tiny_line: list[str]) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(tiny_line, capture_output=True, check=True, env=environment)
    assert b"Xi'an" in done.stdout


def test_python_dash_m_is_the_same_door(tiny_line: list[str]) -> None:
    done = subprocess.run([*tiny_line, "--format", "json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["schema"] == "corridor.route/1"


@pytest.fixture
def tiny_line() -> list[str]:
    tiny = Path(__file__).parents[1] / "reports" / "tiny"
    return [sys.executable, "-m", "corridor", "route", "xian", "poti", "--graphs", str(tiny)]


def test_the_wrapped_command_keeps_its_options() -> None:
    def command(*, number: int = 1) -> None:
        raise NoRouteError(f"{number}")

    guarded = with_exit_codes(command)
    assert "debug" in guarded.__annotations__
    assert guarded.__name__ == "command"


def _throw(error: BaseException) -> None:
    raise error
