"""Where the data lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from corridor.errors import DataError, Fault

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


def network_dir(path: Path | str | None = None) -> Path:
    """Return the folder of a network: ``path`` itself, or the shipped one.

    Raises
    ------
    DataError
        If there is no such folder.

    Examples
    --------
    >>> network_dir().name
    'eurasia'
    """
    if path is None:
        return graphs_dir() / DEFAULT_NETWORK
    if not Path(path).is_dir():
        fault = Fault(
            rule="missing-folder",
            file=str(path),
            message="there is no such folder",
            hint="a network is a folder with terminals.csv, legs.csv and the other tables",
        )
        raise DataError.from_faults([fault], f"network {Path(path).name}")
    return Path(path)
