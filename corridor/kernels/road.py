"""Two roads to one answer: plain Python and NumPy, or kernels compiled by numba.

The base road is the reference and always there. The fast road comes with the ``[fast]`` extra; it
is taken by itself where the work is worth a compiler's start of about a third of a second, and
gives the same answer to the last digit. Whoever wants one of them says so with an argument.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from typing import Final

from corridor.errors import ExtraMissingError

__all__ = [
    "WORTH_STARTING_S",
    "Road",
    "announce",
    "announce_to",
    "has_fast_road",
    "takes_fast_road",
]

WORTH_STARTING_S: Final = 1.0
"""Seconds of work on the base road from which on the compiler is started."""


class Road(StrEnum):
    """Which kernels do the work."""

    BASE = "base"
    FAST = "fast"


@lru_cache(maxsize=1)
def has_fast_road() -> bool:
    """Tell whether the extra is installed, without loading it."""
    return find_spec("numba") is not None


def takes_fast_road(road: Road | None, base_seconds: float) -> bool:
    """Tell whether the compiled kernels do the work.

    Parameters
    ----------
    road
        The one asked for; ``None`` leaves it to the work.
    base_seconds
        What the work would take on the base road, roughly.

    Raises
    ------
    ExtraMissingError
        If the fast road is asked for and not installed.

    Examples
    --------
    >>> takes_fast_road(Road.BASE, 3600.0)
    False
    """
    if road is Road.FAST and not has_fast_road():
        raise ExtraMissingError("the fast road needs numba: pip install 'corridor[fast]'")
    if road is not None:
        return road is Road.FAST
    # Once loaded, for whatever reason, the compiler costs nothing more.
    return has_fast_road() and ("numba" in sys.modules or base_seconds > WORTH_STARTING_S)


_listeners: list[Callable[[str], None]] = []


def announce_to(listener: Callable[[str], None]) -> None:
    """Name who is told that something is compiled for the first time; nobody is by itself."""
    _listeners[:] = [listener]


def announce(line: str) -> None:
    """Tell whoever listens."""
    for listener in _listeners:
        listener(line)
