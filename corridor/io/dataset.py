"""A network and all that lies beside it, read from one folder: nothing of another can slip in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from corridor.errors import DataError, Fault
from corridor.io.calibration import read_calibration
from corridor.io.catalog import network_dir
from corridor.io.limits import read_limits
from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.io.scenarios import read_library, scenario_named
from corridor.io.seasons import read_closures
from corridor.io.tariffs import read_prices
from corridor.model.calendar import ClosureLaw
from corridor.model.cargo_limits import CargoLimits
from corridor.model.network import Network
from corridor.model.scenario import Scenario
from corridor.model.tariffs import PriceList
from corridor.model.uncertain import Calibration

__all__ = ["Dataset", "read_dataset"]

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What a network folder holds.

    To ask of a changed network, ``dataclasses.replace`` it: what lies beside it stays in sight.

    Parameters
    ----------
    network
        Terminals, legs, transfers and what is known of them.
    calibration
        How spread was fitted to reported journeys; ``UNCALIBRATED`` where the folder says nothing.
    prices
        Rates, charges and emission factors; none where the folder has none.
    limits
        What carriers and authorities let through.
    closures
        When terminals are shut.
    scenarios
        The library of what-ifs, by id.
    lines
        What legs are drawn along on maps.
    """

    network: Network
    calibration: Calibration
    prices: PriceList = PriceList()  # noqa: RUF009 - frozen, and the same for all
    limits: CargoLimits = CargoLimits()  # noqa: RUF009
    closures: tuple[ClosureLaw, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    lines: Lines = Lines()  # noqa: RUF009

    def prices_for(self, network: Network) -> PriceList:
        """Return the prices; they were checked against the network they lie beside."""
        del network
        return self.prices

    def scenario(self, name: str) -> Scenario:
        """Return the scenario of this name, or the one in a TOML file.

        Raises
        ------
        UnknownNameError
            If the library has no such scenario; the message names the closest.
        DataError
            If the file is not sound.
        """
        return scenario_named(name, {each.id: each for each in self.scenarios}.get, self._names())

    def _names(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.scenarios)


def read_dataset(
    directory: Path | str | None = None,
    *,
    overlays: Sequence[Path | str] = (),
    tariffs: Sequence[Path | str] = (),
) -> Dataset:
    """Read a network and all that lies beside it.

    Parameters
    ----------
    directory
        Folder of a network; the shipped one if left out. What the folder does not have is empty: it
        is never taken from the shipped one.
    overlays, tariffs
        As in :func:`corridor.io.read.load_network` and :func:`corridor.io.tariffs.read_prices`.

    Raises
    ------
    DataError
        If anything is wrong; it holds every fault of every file.

    Examples
    --------
    >>> data = read_dataset()
    >>> data.calibration.is_fitted, data.scenario("northern-closed").id
    (True, 'northern-closed')
    """
    folder, faults = network_dir(directory), _Faults()
    network = faults.kept(partial(load_network, folder, overlays=overlays))
    prices = faults.kept(partial(read_prices, folder, tariffs=tariffs, network=network))
    limits = faults.kept(partial(read_limits, folder, network=network))
    closures = faults.kept(partial(read_closures, folder, network=network))
    calibration = faults.kept(partial(read_calibration, folder))
    scenarios = faults.kept(partial(read_library, folder))
    lines = faults.kept(partial(read_lines, folder))
    if network is None or calibration is None or faults.found:
        raise DataError.from_faults(faults.found, f"data of {folder.name}")
    return Dataset(
        network=network,
        calibration=calibration,
        prices=prices or PriceList(),
        limits=limits or CargoLimits(),
        closures=closures or (),
        scenarios=scenarios or (),
        lines=lines or Lines(),
    )


class _Faults:
    """Collects what is wrong with all files, so that it is told at once."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def kept(self, read: Callable[[], _Read]) -> _Read | None:
        """Return what is read, or nothing and keep what is wrong with it."""
        try:
            return read()
        except DataError as error:
            self.found += error.faults or (Fault(rule="unreadable", message=str(error)),)
            return None
