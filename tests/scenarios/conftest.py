"""The tiny network, read, and a way to write a scenario beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corridor.io.read import load_network
from corridor.io.scenarios import read_scenario
from corridor.model.network import Network
from corridor.model.scenario import Scenario

Write = Callable[[str], Scenario]


@pytest.fixture
def network(tiny_folder: Path) -> Network:
    return load_network(tiny_folder)


@pytest.fixture
def scenario(tmp_path: Path) -> Write:
    """Return what reads the text of a scenario file, called ``if.toml``."""

    def write(text: str) -> Scenario:
        path = tmp_path / "if.toml"
        path.write_text(text, encoding="utf-8")
        return read_scenario(path)

    return write
