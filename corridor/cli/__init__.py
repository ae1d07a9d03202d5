"""The command line: parse, read, one library call, report, exit."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line with the arguments of this process."""
    from corridor.cli.door import enter

    enter()
