"""What is known beside the network: reported journeys and public claims."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.model.vocabulary import Confidence

__all__ = ["Claim", "Observation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A reported journey, kept as reported, to test predictions against.

    Parameters
    ----------
    id
        Journey id.
    origin, origin_country, destination, destination_country
        As reported; countries as ISO 3166-1 alpha-2 codes.
    corridor, via, modes
        Family, points passed and modes as recorded, the latter two separated by ``;``.
    days_min, days_max, distance_km
        As reported, or ``None``.
    kind
        ``observed``, ``average``, ``advertised`` or ``target``: never pooled with one another.
    refers_to, includes, remark
        Date or period, what the reported time covers, and what the report says.
    direction, scope, via_reported, scorable, group
        How the report can be used; reports of one and the same train share a group.
    confidence, source_ids
        As everywhere.
    """

    id: str
    origin: str
    origin_country: str = ""
    destination: str
    destination_country: str = ""
    corridor: str = ""
    via: str = ""
    modes: str = ""
    days_min: float | None = None
    days_max: float | None = None
    distance_km: float | None = None
    kind: str
    refers_to: str = ""
    includes: str = ""
    remark: str = ""
    direction: str = ""
    scope: str = ""
    via_reported: str = ""
    scorable: str = ""
    group: str = ""
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A public claim of how long it takes, kept as it was said.

    Parameters
    ----------
    id
        Claim id.
    said_by, said_on, statement
        Who said it and when, and what, in our words.
    origin, destination
        As said; blank where the claim does not say.
    corridor, via, modes
        Family, points passed and modes, the latter two separated by ``;``.
    basis
        ``whole``, ``section``, ``running``, ``door``, ``wait`` or ``unstated``: what it covers.
    kind
        ``observed``, ``average``, ``advertised`` or ``target``.
    days_min, days_max
        As said.
    refers_to
        Date or period it was said of.
    confidence, source_ids, note
        As everywhere.
    """

    id: str
    said_by: str
    said_on: str = ""
    statement: str
    origin: str = ""
    destination: str = ""
    corridor: str = ""
    via: str = ""
    modes: str = ""
    basis: str
    kind: str
    days_min: float
    days_max: float
    refers_to: str = ""
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""
