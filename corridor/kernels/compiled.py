"""How kernels are compiled: once on a machine, the first time with a word to whoever listens.

numba keeps what it compiled beside the source (or in the user's cache), so that the next process
loads it in some hundredths of a second. The first time takes seconds; before it a line goes to
whom :func:`corridor.kernels.road.announce_to` names: the command line's stderr, else nobody.

Kernels get no ``fastmath`` and no threads: sums keep their order, and the answer is the base
road's to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any, Final

import numba

from corridor.kernels.road import announce

__all__ = ["compiled", "compiled_in_place", "compiled_piece", "compiled_piece_in_place"]

Kernel = Callable[..., Any]
_UNCOUNTED: Final[dict[str, Any]] = {"_nrt": False}
"""numba's own name for doing without its run-time count; arrays cannot be made then."""

_told: set[str] = set()


def compiled(kernel: Kernel) -> Kernel:
    """Compile a kernel when it is first called, and keep it on disk."""
    return _announced(numba.njit(cache=True, nogil=True)(kernel), kernel)


def compiled_in_place(kernel: Kernel) -> Kernel:
    """Compile a kernel that makes no arrays, as :func:`compiled` does, without counting uses."""
    return _announced(numba.njit(cache=True, nogil=True, **_UNCOUNTED)(kernel), kernel)


def _announced(dispatcher: Any, kernel: Kernel) -> Kernel:  # noqa: ANN401 - numba has no types
    name = f"{kernel.__module__}.{kernel.__qualname__}"
    source = Path(kernel.__code__.co_filename)

    def call(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the kernel takes and gives
        if name not in _told:
            _told.add(name)
            if not _is_kept(Path(dispatcher.stats.cache_path or "."), source, kernel.__qualname__):
                announce(f"compiling {kernel.__name__.strip('_')}, once on this machine: seconds")
        return dispatcher(*arguments)

    return update_wrapper(call, kernel)


def compiled_piece(kernel: Kernel) -> Kernel:
    """Compile a piece of a kernel, to be called by kernels alone."""
    piece: Kernel = numba.njit(kernel)
    return piece


def compiled_piece_in_place(kernel: Kernel) -> Kernel:
    """Compile a piece of a kernel in place."""
    piece: Kernel = numba.njit(**_UNCOUNTED)(kernel)
    return piece


def _is_kept(cache: Path, source: Path, name: str) -> bool:
    """Tell whether a newer compilation than the source lies in the cache."""
    kept = cache.glob(f"{source.stem}.{name}-*.nbi")
    return any(index.stat().st_mtime >= source.stat().st_mtime for index in kept)
