"""What tests of every room share: the tiny network of ``networks.py``, on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from networks import write_tiny


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """Return a folder with the tiny network, free to be broken."""
    return write_tiny(tmp_path / "tiny")
