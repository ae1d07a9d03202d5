"""What carriers and authorities let through: limits by leg and cargo, dated and sourced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from corridor.model.context import Era, Source
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.shipment import CargoClass
from corridor.model.tariffs import Scope
from corridor.model.vocabulary import Confidence, FactKind

__all__ = ["CargoLimit", "CargoLimits", "LegLimit", "Verdict"]


class Verdict(StrEnum):
    """What a limit says of a class of cargo."""

    BANNED = "banned"
    LIMITED = "limited"  # goes under conditions, which the note tells
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"  # nothing was found: said, never assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class CargoLimit:
    """A published limit, or the statement that a class of cargo is carried.

    Parameters
    ----------
    id, scope
        Which legs it is about.
    cargo
        Classes of cargo.
    verdict
        Banned, limited or accepted.
    valid_from, valid_to
        ISO dates, inclusive; empty where open.
    kind, confidence, source_ids, note
        As everywhere.
    """

    id: str
    scope: Scope
    cargo: frozenset[CargoClass]
    verdict: Verdict
    valid_from: str = ""
    valid_to: str = ""
    kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""

    @property
    def period(self) -> str:
        """Its dates in words, empty where it has none."""
        if self.valid_to:
            return f"{self.valid_from} to {self.valid_to}".strip()
        return f"since {self.valid_from}" if self.valid_from else ""

    def holds(self, era: Era, on: date | None) -> bool:
        """Tell whether it holds on a day; without one, whether it may within the era."""
        first, last = (on.isoformat(),) * 2 if on else (era.valid_from, era.valid_to)
        return not (_is_before(last, self.valid_from) or _is_before(self.valid_to, first))


@dataclass(frozen=True, slots=True, kw_only=True)
class LegLimit:
    """What is known of one leg for one class of cargo.

    Parameters
    ----------
    leg_id, verdict
        The strictest that holds; ``unknown`` where nothing does.
    limits
        All that hold, the strictest first.
    dated
        What held or holds until a known day, where no date was asked for: told, not applied.
    """

    leg_id: str
    verdict: Verdict
    limits: tuple[CargoLimit, ...] = ()
    dated: tuple[CargoLimit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CargoLimits:
    """All limits that are known.

    Parameters
    ----------
    limits
        Kept sorted by id.
    sources
        What their source ids stand for.
    """

    limits: tuple[CargoLimit, ...] = ()
    sources: tuple[Source, ...] = ()
    _source: Mapping[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", tuple(sorted(self.limits, key=lambda each: each.id)))
        object.__setattr__(self, "_source", {source.id: source for source in self.sources})

    def source(self, source_id: str) -> Source | None:
        """Return a source, or ``None`` if the table does not hold it."""
        return self._source.get(source_id)

    def on_leg(
        self,
        network: Network,
        leg: Leg,
        cargo: CargoClass,
        era: Era,
        on: date | None = None,
    ) -> LegLimit:
        """Return what is known of a leg for a class of cargo in an era, or on a day.

        Without a day a limit that has an end is told but not applied: it does not hold for the
        whole era.
        """
        ends = network.terminal(leg.tail_id).country, network.terminal(leg.head_id).country
        found = [
            limit
            for limit in self.limits
            if cargo in limit.cargo
            and limit.scope.fits(leg.id, leg.mode, *ends)
            and limit.holds(era, on)
        ]
        dated = [each for each in found if on is None and each.valid_to]
        holding = sorted(
            (each for each in found if each not in dated),
            key=lambda each: (_STRICTEST.index(each.verdict), each.scope.vagueness, each.id),
        )
        verdict = holding[0].verdict if holding else Verdict.UNKNOWN
        return LegLimit(leg_id=leg.id, verdict=verdict, limits=tuple(holding), dated=tuple(dated))


_STRICTEST: Final = (Verdict.BANNED, Verdict.LIMITED, Verdict.ACCEPTED)


def _is_before(one: str, other: str) -> bool:
    """Tell whether a date surely lies before another; each is as precise as known, or unknown.

    A limit to 2025-12 holds to the last day of that month, one to 2024 to the end of that year.
    """
    digits = min(len(one), len(other))
    return one[:digits] < other[:digits]
