"""Streams, disks and files that are not what one hopes: one line, the right code, sound output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line of the shell with ``$C`` for the program."""
    return subprocess.run(
        ["sh", "-c", line],
        cwd=ROOT,
        env={**os.environ, "C": f"{sys.executable} -m corridor", **environment},
        capture_output=True,
        check=False,
    )


def test_json_is_utf_8_whatever_the_encoding_of_the_stream() -> None:
    done = run("$C terminals --format json", PYTHONIOENCODING="ascii")
    assert "西安" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


def test_talk_never_lands_in_the_answer(tmp_path: Path) -> None:
    done = run(f"$C route xian poti --format json --map {tmp_path}/m.html 2>&-")
    assert json.loads(done.stdout)["schema"] == "corridor.route/1"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("line", ["$C sources > /dev/full", "$C sources >&-"])
def test_what_the_machine_refuses_is_not_our_fault(line: str) -> None:
    done = run(line)
    assert done.returncode == 1
    message = done.stderr.decode()
    assert message.startswith("corridor: ")
    assert "our fault" not in message


@pytest.mark.parametrize("option", ["overlay", "scenario"])
@pytest.mark.parametrize(
    "text",
    ['extends = ["a\\u0000b"]\n', 'extends = ["loop"]\n', f"x = {'9' * 5000}\n"],
    ids=["nul", "circle of links", "5,000 digits"],
)
def test_a_file_that_cannot_be_is_bad_data(tmp_path: Path, option: str, text: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "own.toml").write_text(text)
    done = run(f"$C route xian poti --{option} {tmp_path}/own.toml")
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith(b"corridor: ")


def test_a_circle_of_links_is_no_place_to_write(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    done = run(f"$C sources --out {tmp_path}/loop")
    assert done.returncode == 1
    assert b"our fault" not in done.stderr


def test_an_era_title_cannot_command_the_terminal(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "net"
    shutil.copytree(ROOT / "graphs" / "eurasia", folder)
    eras = folder / "eras.csv"
    eras.write_text(eras.read_text().replace("2024 to 2026", "\u202eRTL\x1b[31m"))
    done = run(f"$C compare xian duisburg --graphs {folder}")
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_an_unknown_family_to_break_even_is_said() -> None:
    done = run("$C compare xian duisburg --break-even nope")
    assert done.returncode == 4
    assert b"northern" in done.stderr
