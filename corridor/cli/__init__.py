"""The command line: parse, read, one library call, report, exit."""

from __future__ import annotations

import gc

__all__ = ["main"]


def main() -> None:
    """Run the command line with the arguments of this process."""
    # A command reads its network and ends. Looking for garbage meanwhile, and once more in all that
    # is left at the end, would cost a sixth of it.
    gc.set_threshold(200_000)
    from corridor.cli.door import enter

    try:
        enter()
    finally:
        gc.freeze()
