"""The command line: parse, read, one library call, report, exit."""

from __future__ import annotations

import gc
import os

__all__ = ["main"]

INTERRUPTED = 130
"""Exit code of a command that was interrupted."""


def main() -> None:
    """Run the command line with the arguments of this process."""
    # A command reads its network and ends. Looking for garbage meanwhile, and once more in all that
    # is left at the end, would cost a sixth of it.
    gc.set_threshold(200_000)
    # Plugins of pydantic have no say in what a table may hold, and looking for them would open the
    # metadata of every package that is installed.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    try:
        from corridor.cli.door import enter

        enter()
    except KeyboardInterrupt:  # before the door stood
        raise SystemExit(INTERRUPTED) from None
    finally:
        gc.freeze()
