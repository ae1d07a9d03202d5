"""All that can be wrong with a network, from both rooms that check."""

from __future__ import annotations

from pathlib import Path

from corridor.errors import Fault

__all__ = ["findings_in"]


def findings_in(directory: Path | None) -> tuple[Fault, ...]:
    """Return the faults of the files and, if these can be read, of what is made of them.

    That is: whether routes show the published totals, and whether scenarios name what is there.
    """
    from corridor.io.catalog import network_dir
    from corridor.io.check import check_directory
    from corridor.io.read import load_network
    from corridor.io.scenarios import read_library
    from corridor.routing.section_check import check_sections
    from corridor.scenarios.apply import misapplied

    folder = network_dir(directory)
    faults = check_directory(folder)
    if any(fault.level == "error" for fault in faults):
        return faults
    network = load_network(folder)
    strange = misapplied(network, read_library(folder))
    return tuple(dict.fromkeys((*faults, *check_sections(network), *strange)))
