"""Which claims are about a place, and a number of days of one's own as claims to be placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corridor.errors import UnknownNameError
from corridor.model.context import Era
from corridor.model.countries import COUNTRY_NAMES
from corridor.model.names import fold
from corridor.model.network import Network
from corridor.model.records import Claim
from corridor.uncertainty.reported import family_of_report
from corridor.uncertainty.written_places import place_meant

__all__ = ["claims_about", "own_claims"]

OWN: Final = "own"
"""What the ids of claims of one's own begin with."""

_EUROPE: Final = frozenset(
    (
        *("AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR"),
        *("HU", "IT", "LT", "LU", "LV", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)


def claims_about(
    network: Network,
    claims: Iterable[Claim],
    places: Sequence[str],
    *,
    family: str = "",
    kind: str = "",
) -> tuple[Claim, ...]:
    """Return the claims between two places, or from or to one, of a family and kind.

    Parameters
    ----------
    network
        Where names are looked up.
    claims
        All of them.
    places
        None, one (either end) or two (first and last): terminals, countries or ``Europe``.
    family, kind
        Blank for any.

    Raises
    ------
    UnknownNameError
        If a place is none of this network's.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.io.records import read_claims
    >>> network, claims = load_network(), read_claims()
    >>> "f021" in {claim.id for claim in claims_about(network, claims, ("China", "Germany"))}
    True
    """
    wanted = [_terminals(network, place) for place in places]
    return tuple(
        claim
        for claim in claims
        if (not kind or claim.kind == kind)
        and (not family or _family(network, claim) == family)
        and _is_between(network, claim, wanted)
    )


def own_claims(
    network: Network, places: Sequence[str], days: float, family: str, era: Era
) -> tuple[Claim, ...]:
    """Return a number of days as one claim a corridor family, in an era."""
    families = (family,) if family else tuple(known.id for known in network.corridors)
    when = era.valid_from[:4] or era.title
    month = f"-{era.months[0]:02d}" if era.months else ""
    return tuple(
        Claim(
            id=f"{OWN}-{name}",
            said_by="you",
            statement=f"{days:g} days",
            origin=places[0],
            destination=places[1],
            corridor=name,
            basis="whole",
            kind="advertised",
            days_min=days,
            days_max=days,
            refers_to=f"{when}{month}",
        )
        for name in families
    )


def _family(network: Network, claim: Claim) -> str:
    try:
        return family_of_report(network, claim.corridor)
    except UnknownNameError:
        return ""


def _is_between(network: Network, claim: Claim, wanted: Sequence[frozenset[str]]) -> bool:
    if not wanted:
        return True
    ends = [_ends(network, text) for text in (claim.origin, claim.destination)]
    if len(wanted) == 1:
        return any(wanted[0] & end for end in ends)
    return all(one & end for one, end in zip(wanted, ends, strict=True))


def _ends(network: Network, text: str) -> frozenset[str]:
    try:
        return frozenset(place_meant(network, text).terminal_ids)
    except UnknownNameError:
        return frozenset()


def _terminals(network: Network, place: str) -> frozenset[str]:
    """Return the terminals of a place, and all of a country or of Europe."""
    wanted = fold(place)
    codes = {
        code for code, names in COUNTRY_NAMES.items() if wanted in (code.lower(), *map(fold, names))
    }
    if wanted in ("europe", "eu"):
        codes = set(_EUROPE)
    lying = frozenset(t.id for t in network.terminals if t.country in codes)
    return lying | (_ends(network, place) or frozenset(place_meant(network, place).terminal_ids))
