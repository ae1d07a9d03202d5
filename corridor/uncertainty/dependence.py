"""How strongly the elements of a route slow down together, family by family."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.errors import DataError
from corridor.model.answers import Route
from corridor.uncertainty.worlds import family_of

__all__ = ["Dependence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Correlation between normal scores of any two elements of a route.

    Parameters
    ----------
    default
        For routes of no family, and of families not named.
    by_family
        (family id, rho) pairs.

    Raises
    ------
    DataError
        If a correlation is not from 0 to 1.

    Examples
    --------
    >>> Dependence(default=0.3, by_family=(("middle", 0.5),)).default
    0.3
    """

    default: float
    by_family: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        for rho in (self.default, *(rho for _, rho in self.by_family)):
            if not 0.0 <= rho <= 1.0:
                raise DataError(f"rho must be from 0 to 1, not {rho}")

    def rho_of(self, route: Route) -> float:
        """Return the correlation for a route, by the first family that it uses."""
        return dict(self.by_family).get(family_of(route), self.default)
