"""What README and docs show is what happens: console blocks are run and compared, Python is run.

A ``console`` block holds lines ``$ corridor …`` each followed by what it prints; a line ``...``
stands for any number of lines, ``...`` inside a line for any text. A ``python`` block runs as it
stands; one with ``>>>`` is a doctest. Other blocks are left alone.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[object]:
    """Return the blocks of one kind in all pages, as test parameters named by page and line."""
    return [
        pytest.param(match[2], id=f"{page.name}:{text.count(chr(10), 0, match.start()) + 1}")
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for match in BLOCK.finditer(text)
        if match[1] == kind
    ]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output that follows it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def pattern(output: str) -> str:
    """Return the regular expression that an expected output stands for."""
    lines = [
        r"(?:.*\n)*?"
        if line.strip() == "..."
        else ".*?".join(map(re.escape, line.rstrip().split("..."))) + r"[ ]*\n"
        for line in output.rstrip("\n").split("\n")
    ]
    return "".join(lines) if output.strip() else ""


@pytest.mark.parametrize("block", blocks("console"))
def test_console_blocks_print_what_they_show(block: str, tmp_path: Path) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    for command, expected in commands(block):
        program, *arguments = shlex.split(command)
        assert program == "corridor", f"{program!r}: other programs belong into a block called sh"
        done = subprocess.run(
            [sys.executable, "-m", "corridor", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = done.stdout + done.stderr
        assert re.fullmatch(pattern(expected), printed), f"$ {command}\n{printed}"


@pytest.mark.parametrize("block", blocks("python"))
def test_python_blocks_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if ">>>" in block:
        test = doctest.DocTestParser().get_doctest(block, {}, "page", None, 0)
        assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0
    else:
        exec(compile(block, "page", "exec"), {"__name__": "page"})


def test_the_comparison_can_fail() -> None:
    assert re.fullmatch(pattern("a\n...\nz 1... days\n"), "a\nb\nc\nz 1.5 days\n")
    assert re.fullmatch(pattern("a\n...\n"), "a\n")
    assert not re.fullmatch(pattern("a\n...\nz\n"), "a\nb\n")
    assert not re.fullmatch(pattern("a\n"), "a\nb\n")
    assert not re.fullmatch(pattern("a.c\n"), "abc\n")
