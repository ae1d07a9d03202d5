"""What is asked: a route query, with the conditions it must keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corridor.errors import ArgumentError
from corridor.model.arguments import list_given, whole_number_given, word_given
from corridor.model.shipment import CargoClass, Equipment, equipment_given
from corridor.model.vocabulary import Criterion, Mode, Status

__all__ = ["Avoidance", "RouteQuery", "allowed_given"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoidance:
    """What a route must not touch; every kind is a set of exact ids.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-2 codes; a leg that merely crosses one counts.
    terminal_ids, leg_ids, corridor_ids, modes
        Ids and modes.
    """

    countries: frozenset[str] = frozenset()
    terminal_ids: frozenset[str] = frozenset()
    leg_ids: frozenset[str] = frozenset()
    corridor_ids: frozenset[str] = frozenset()
    modes: frozenset[Mode] = frozenset()

    def __bool__(self) -> bool:
        return bool(
            self.countries or self.terminal_ids or self.leg_ids or self.corridor_ids or self.modes
        )

    def tokens(self) -> tuple[str, ...]:
        """Return the conditions as the command line writes them, sorted within each kind."""
        return (
            *sorted(self.countries),
            *sorted(self.terminal_ids),
            *sorted(self.leg_ids),
            *(f"mode:{mode}" for mode in sorted(self.modes)),
            *(f"corridor:{family}" for family in sorted(self.corridor_ids)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteQuery:
    """A question for the best routes between two terminals.

    Parameters
    ----------
    origin_id, destination_id
        Terminal ids.
    era
        Era id.
    by
        What the best route is best in.
    alternatives
        How many routes to return at most, the best included.
    via_ids
        Terminals to pass, in order.
    avoid
        What not to touch.
    corridor_id
        Only this corridor family: the gateways of all others are closed. Empty means all.
    equipment
        What a unit travels in, which closes the modes that do not carry it; ``None`` is any.
    allow
        ``sanctioned``: legs under sanctions may be used, which otherwise only a question uses that
        names their family or ends behind them.
    era_reason
        Why the era was taken, where dates decided it
        (:func:`corridor.routing.season.in_season`).
    cargo, barred_leg_ids
        Class of the cargo, and the legs on which it is banned.

    Raises
    ------
    ArgumentError
        If ``alternatives`` is not a whole number from 1 up, or a via point is an end or named
        twice.
    UnknownNameError
        If there is no such criterion or equipment.
    """

    origin_id: str
    destination_id: str
    era: str
    by: Criterion = Criterion.TIME
    alternatives: int = 1
    via_ids: tuple[str, ...] = ()
    avoid: Avoidance = field(default_factory=Avoidance)
    corridor_id: str = ""
    equipment: Equipment | None = None
    era_reason: str = ""
    allow: frozenset[Status] = frozenset()
    cargo: CargoClass = CargoClass.GENERAL
    barred_leg_ids: frozenset[str] = frozenset()

    @property
    def stops(self) -> tuple[str, ...]:
        """Origin, via points in order, destination."""
        return (self.origin_id, *self.via_ids, self.destination_id)

    def __post_init__(self) -> None:
        read = {
            "by": word_given(Criterion, self.by, "criterion"),
            "alternatives": whole_number_given("alternatives", self.alternatives, 1),
            "equipment": equipment_given(self.equipment),
        }
        for name, value in read.items():
            object.__setattr__(self, name, value)
        if self.via_ids and len(set(self.stops)) < len(self.stops):
            raise ArgumentError("via: origin, via points and destination must all differ")


def allowed_given(allow: Iterable[Status | str]) -> frozenset[Status]:
    """Return the kinds of legs that may be used besides the open ones."""
    return frozenset(word_given(Status, status, "status") for status in list_given("allow", allow))
