"""What is due by a year: the projects of a library, one on top of another."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.errors import DataError
from corridor.model.arguments import FIRST_YEAR, LAST_YEAR, whole_number_given
from corridor.model.scenario import Scenario

__all__ = ["scenarios_due"]


def scenarios_due(library: Iterable[Scenario], year: int) -> tuple[Scenario, ...]:
    """Return the projects announced for a year or earlier, the earliest first.

    A project without a year is in none: nobody has said when it comes.

    Parameters
    ----------
    library
        Scenarios, projects or not.
    year
        Such as 2030.

    Raises
    ------
    DataError
        If nothing is due by then, as if the year were a slip of the pen.

    Examples
    --------
    >>> bridge, tunnel = Scenario(id="bridge", due=2029), Scenario(id="tunnel", due=2027)
    >>> [due.id for due in scenarios_due([bridge, tunnel, Scenario(id="storm")], 2030)]
    ['tunnel', 'bridge']
    """
    whole_number_given("year", year, FIRST_YEAR, LAST_YEAR)
    projects = [scenario for scenario in library if scenario.due is not None]
    due = [(s.due, s.id, s) for s in projects if s.due is not None and s.due <= year]
    if not due:
        years = ", ".join(sorted({str(scenario.due) for scenario in projects})) or "none"
        raise DataError(f"no project is due by {year}; years announced: {years}")
    return tuple(scenario for _, _, scenario in sorted(due, key=lambda found: found[:2]))
