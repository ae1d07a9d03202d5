"""Imports go downhill only, and rooms keep to the names and sizes of the house."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "corridor").rglob("*.py"))
BANNED = {"utils", "helpers", "common", "base", "core", "misc", "manager", "tools", "lib"}
LONGEST_MODULE = 400


def test_imports_go_downhill_only() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "KEPT" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_a_purpose_a_name_and_a_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "the first line says what a module is for"
    assert path.stem not in BANNED
    assert len(text.splitlines()) <= LONGEST_MODULE
