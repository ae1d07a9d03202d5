"""Where the data lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["DEFAULT_NETWORK", "graphs_dir", "network_dir"]

DEFAULT_NETWORK = "eurasia"


def graphs_dir() -> Path:
    """Return the folder that holds the shipped networks and the basemap.

    Examples
    --------
    >>> (graphs_dir() / "eurasia").is_dir()
    True
    """
    package = Path(str(files("corridor")))
    installed = package / "graphs"
    return installed if installed.is_dir() else package.parent / "graphs"


def network_dir(path: Path | None = None) -> Path:
    """Return the folder of a network: ``path`` itself, or the shipped one.

    Examples
    --------
    >>> network_dir().name, network_dir(Path("mine")).name
    ('eurasia', 'mine')
    """
    return graphs_dir() / DEFAULT_NETWORK if path is None else path
