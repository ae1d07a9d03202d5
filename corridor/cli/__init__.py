"""The command line: parse, read, one library call, report, exit."""

from __future__ import annotations

import gc

__all__ = ["main"]


def main() -> None:
    """Run the command line with the arguments of this process."""
    # A command reads its network and ends: looking for garbage meanwhile costs a tenth of it.
    gc.set_threshold(50_000)
    from corridor.cli.door import enter

    enter()
