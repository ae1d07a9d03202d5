"""What is tracked holds no trace of the machine it was made on, and is text as text should be."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".csv",
    ".json",
    ".geojson",
    ".sh",
    ".css",
    ".js",
    ".cfg",
    "",
}

TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "benchmarks",
    "cli.py",
    "constraints.txt",
    "corridor",
    "docs",
    "examples",
    "graphs",
    "maps",
    "pyproject.toml",
    "tests",
    "tools",
}

# One letter of each stands in brackets, so that this file does not find itself. No letter
# may stand before the third: pages of the web are called home, too.
PLACES = [r"/wor[k]/", r"/roo[t]/", r"(?<![a-z])/hom[e]/", r"/User[s]/", r"C:\\User[s]"]
HOSTS = [r"pyp[i]\.org", r"pythonhoste[d]", r"registry\.np[m]"]
TRACES = re.compile("|".join(PLACES + HOSTS).encode())


def tracked() -> list[str]:
    """Return the names that git tracks; none outside a checkout."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [name for name in done.stdout.decode().split("\0") if name]


NAMES = tracked()
FILES = [path for path in map(ROOT.joinpath, NAMES) if path.is_file() and path.suffix in TEXT]
needs_checkout = pytest.mark.skipif(not FILES, reason="not a git checkout")


@needs_checkout
def test_nothing_was_left_at_the_door() -> None:
    assert {name.split("/")[0] for name in NAMES} <= TOP


@needs_checkout
def test_no_machine_paths_or_registry_hosts() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in FILES
        for match in [TRACES.search(path.read_bytes())]
        if match
    ]
    assert found == []


@needs_checkout
def test_text_is_utf_8_with_line_feeds_and_a_last_line() -> None:
    found = []
    for path in FILES:
        raw = path.read_bytes()
        raw.decode("utf-8")
        if b"\r" in raw or raw.startswith(b"\xef\xbb\xbf") or (raw and not raw.endswith(b"\n")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["dev"]]
    names = {canonicalize_name(re.split(r"[<>=\[ ]", text)[0]) for text in asked}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert names - {line.partition("==")[0] for line in pins.splitlines()} == set()
