"""What an answer is computed from, so that it can be computed again."""

from __future__ import annotations

from corridor.model.answers import Provenance
from corridor.model.network import Network
from corridor.version import __version__

__all__ = ["provenance_of"]


def provenance_of(network: Network, era: str) -> Provenance:
    """Return what an answer in this era is computed from."""
    return Provenance(
        package_version=__version__,
        network=network,
        era=era,
    )
