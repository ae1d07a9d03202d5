"""The findings of ``corridor check`` as text."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.errors import Fault
from corridor.model.wording import count
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper

__all__ = ["render_findings"]


def render_findings(faults: Sequence[Fault], paper: Paper, *, what: str) -> str:
    """Write every finding where it stands, and how many there are.

    Parameters
    ----------
    faults
        What was found, in file order.
    paper
        Width and colour.
    what
        Name of the network that was checked.
    """
    lines = [line for fault in faults for line in _finding(fault, paper)]
    errors = sum(fault.level == "error" for fault in faults)
    verdict = f"{count(errors, 'error')}, {count(len(faults) - errors, 'warning')}"
    return "\n".join([*lines, paper.strong(f"{visible(what)}: {verdict}")]) + "\n"


def _finding(fault: Fault, paper: Paper) -> list[str]:
    place = ":".join(str(part) for part in (fault.file, fault.line, fault.column) if part)
    head = f"{fault.level}: {place}: " if place else f"{fault.level}: "
    lines = paper.wrapped(visible(f"{head}{fault.message} [{fault.rule}]"), indent=2)
    lines = [*map(paper.strong, lines)] if fault.level == "error" else lines
    hint = paper.wrapped(visible(fault.hint), indent=4) if fault.hint else []
    return [*lines, *(f"    {line.strip()}" for line in hint)]
