"""A dataset read piece by piece: a command needs few of its files, and reads no others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from corridor.io.dataset import Dataset
    from corridor.io.lines import Lines
    from corridor.model.calendar import ClosureLaw
    from corridor.model.cargo_limits import CargoLimits
    from corridor.model.network import Network
    from corridor.model.scenario import Scenario
    from corridor.model.tariffs import PriceList
    from corridor.model.uncertain import Calibration

__all__ = ["Data", "DatasetOnDemand"]

Data: TypeAlias = "Dataset | DatasetOnDemand"
"""What answers draw on: read as a whole, or as it is asked for."""


class DatasetOnDemand:
    """A :class:`~corridor.io.dataset.Dataset` whose parts are read when first asked for.

    What is wrong with a file is told when that file is read.

    Parameters
    ----------
    directory, overlays, tariffs
        As for :func:`corridor.io.dataset.read_dataset`.
    """

    def __init__(
        self,
        directory: Path | None = None,
        *,
        overlays: Sequence[Path] = (),
        tariffs: Sequence[Path] = (),
    ) -> None:
        self._directory = directory
        self._overlays = overlays
        self._tariffs = tariffs

    @cached_property
    def network(self) -> Network:
        """Terminals, legs, transfers and what is known of them."""
        from corridor.io.read import load_network

        return load_network(self._directory, overlays=self._overlays)

    @cached_property
    def calibration(self) -> Calibration:
        """How spread was fitted to reported journeys."""
        from corridor.io.calibration import read_calibration

        return read_calibration(self._directory)

    @cached_property
    def limits(self) -> CargoLimits:
        """What carriers and authorities let through."""
        from corridor.io.limits import read_limits

        return read_limits(self._directory, network=self.network)

    @cached_property
    def closures(self) -> tuple[ClosureLaw, ...]:
        """When terminals are shut."""
        from corridor.io.seasons import read_closures

        return read_closures(self._directory, network=self.network)

    @cached_property
    def lines(self) -> Lines:
        """What legs are drawn along on maps."""
        from corridor.io.catalog import network_dir
        from corridor.io.lines import read_lines

        return read_lines(network_dir(self._directory))

    def prices_for(self, network: Network) -> PriceList:
        """Read what carriage costs; own tariffs may name what ``network`` holds."""
        from corridor.io.tariffs import read_prices

        return read_prices(self._directory, tariffs=self._tariffs, network=network)

    def scenario(self, name: str) -> Scenario:
        """Return the scenario of this name in the library, or the one in a TOML file."""
        from corridor.io.scenarios import find_scenario

        return find_scenario(name, self._directory)
