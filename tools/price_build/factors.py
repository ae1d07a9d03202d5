"""Emission factors: which of the notes' factors is used for which country, and what was assumed.

Which railways are electrified is general knowledge, not retrieved. Where a country has both, the
likely value is that of the traction on most of its kilometres in the corridors, low and high span
both: electric on the national mix, and diesel.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.price_build.notes import Figure, Notes

Cells = dict[str, Any]

ELECTRIC = ("CN", "GE", "RU", "BY", "PL", "UZ", "HU", "AT", "CZ", "RS", "NL", "IT", "BG")
MOSTLY_DIESEL = ("KZ", "TR", "RO")
MOSTLY_ELECTRIC = ("AZ", "UA")
DIESEL = ("TM", "IR", "MN", "KG", "IQ")

DIESEL_TANK_SHARE = 0.77
"""Tank to wake 75.3 of 97.8 g a MJ well to wake, diesel (notes EF-033)."""
MARINE_TANK_SHARE = 0.83
"""Tank to wake 214.9 of 258.6 g a t-km of one Ro-Pax class, GLEC 3.0 (notes EF-021, EF-022)."""


def factors(notes: Notes) -> Iterator[Cells]:
    """Yield the rows of ``emission_factors.csv``."""
    yield from _rail(notes)
    yield from _sea(notes)
    road = notes.figure("EF-ROAD-ARTIC")
    yield _row(
        "road",
        road,
        road,
        road,
        modes="road",
        traction="diesel",
        distance_factor=1.05,
        tank_to_wake_share=DIESEL_TANK_SHARE,
        note="GLEC 3.2 articulated truck; 5 % added to planned kilometres",
    )
    yield from _hubs(notes)


def _rail(notes: Notes) -> Iterator[Cells]:
    diesel = notes.figure("EF-RAIL-DIESEL-EU")
    for country in (*ELECTRIC, *MOSTLY_ELECTRIC, *MOSTLY_DIESEL):
        mix = notes.figure(f"EF-RAIL-EL-{country}")
        has_diesel = country not in ELECTRIC
        likely = diesel if country in MOSTLY_DIESEL else mix
        how = "electric on the national mix"
        if has_diesel:
            how += ", partly diesel; likely is " + ("diesel" if likely is diesel else "electric")
        yield _row(
            f"rail-{country.lower()}",
            mix,
            likely,
            diesel if has_diesel else mix,
            modes="rail",
            from_countries=country,
            to_countries=country,
            traction="mixed" if has_diesel else "electric",
            tank_to_wake_share=DIESEL_TANK_SHARE if likely is diesel else 0,
            note=f"{how}; grid factor times 0.033 (0.0218-0.0443) kWh a t-km",
        )
    for country in DIESEL:
        yield _row(
            f"rail-{country.lower()}",
            diesel,
            diesel,
            diesel,
            modes="rail",
            from_countries=country,
            to_countries=country,
            traction="diesel",
            tank_to_wake_share=DIESEL_TANK_SHARE,
            confidence="C",
            note="GLEC 3.2 diesel train, European default",
        )
    europe = notes.figure("EF-RAIL-ELECTRIC-EU")
    yield _row(
        "rail-elsewhere",
        notes.figure("EF-RAIL-EL-EU"),
        europe,
        diesel,
        modes="rail",
        traction="electric",
        note="GLEC 3.2 European default, electric; greatest is diesel",
    )


def _sea(notes: Notes) -> Iterator[Cells]:
    ocean, feeder = notes.figure("EF-SEA-ASIA-EUR-PROXY"), notes.figure("EF-SEA-FEEDER")
    small, large = notes.figure("EF-ROPAX-05-10K"), notes.figure("EF-025")
    middle = notes.figure("EF-ROPAX-10-20K")
    marine = {"tank_to_wake_share": MARINE_TANK_SHARE}
    yield _row(
        "deep-sea",
        ocean,
        ocean,
        ocean,
        modes="deep-sea",
        unit="g/teu-km",
        traction="fuel oil",
        **marine,
        note="Proxy for the Asia-Europe trade lane, at most the Panama lane; holds the 15 % that "
        "GLEC adds to the shortest distance",
    )
    yield _row(
        "feeder",
        feeder,
        feeder,
        feeder,
        modes="feeder",
        traction="marine diesel",
        **marine,
        note="GLEC 3.2, container vessels below 1,000 TEU; half-empty Caspian feeders may be above",
    )
    yield _row(
        "ferry-caspian",
        middle,
        middle,
        middle,
        modes="train-ferry;ro-ro",
        from_countries="KZ;TM",
        to_countries="AZ;KZ",
        traction="marine diesel",
        **marine,
        confidence="C",
        note="GLEC 3.0, Ro-Pax of 10,000-19,999 gt, taken as the class of the Caspian rail ferries",
    )
    yield _row(
        "ferry-elsewhere",
        large,
        middle,
        small,
        modes="train-ferry;ro-ro",
        traction="marine diesel",
        **marine,
        confidence="C",
        note="GLEC 3.0, Ro-Pax: above 20,000 gt, 10,000-19,999 gt, 5,000-9,999 gt",
    )


def _hubs(notes: Notes) -> Iterator[Cells]:
    port, highest = notes.figure("EF-HUB-PORT"), notes.figure("EF-041")
    rail = notes.figure("EF-HUB-RAIL")
    hub = {"unit": "kg/teu", "traction": "mixed", "tank_to_wake_share": DIESEL_TANK_SHARE}
    yield _row(
        "quay",
        port,
        port,
        highest,
        modes="feeder;train-ferry;ro-ro;deep-sea",
        **hub,
        note="Handling at a container terminal; share from the tank as if all diesel",
    )
    yield _row(
        "rail-terminal",
        rail,
        rail,
        rail,
        modes="rail;road",
        **hub,
        note="Handling at a rail terminal and change of gauge; share from the tank as if diesel",
    )


def _row(
    factor_id: str,
    low: Figure,
    likely: Figure,
    high: Figure,
    **cells: Any,  # noqa: ANN401 - cells of any column
) -> Cells:
    used = (low, likely, high)
    return {
        "id": factor_id,
        "kind": "estimated",
        "unit": "g/t-km",
        "low": min(figure.low for figure in used),
        "likely": likely.central,
        "high": max(figure.high for figure in used),
        "confidence": max(figure.confidence for figure in used),
        "sources": ";".join(dict.fromkeys(figure.source for figure in used)),
        **cells,
    }
