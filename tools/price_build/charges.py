"""Charges on the way: borders, changes of gauge, quays, surcharges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.price_build.notes import Notes
from tools.price_build.places import (
    ASIA,
    CAREC,
    CAREC_ROAD_2022,
    EU,
    MEDITERRANEAN,
    NORTH_EUROPE,
)

Cells = dict[str, Any]

USD_PER_EUR = 9430 / 8000
"""As the notes print EUR 8,000 for USD 9,430 (K013)."""


def charges(notes: Notes) -> Iterator[Cells]:
    """Yield the rows of ``charges.csv``."""
    yield from _crossings(notes)
    yield from _gauges(notes)
    yield from _quays(notes)
    yield from _surcharges(notes)


def _crossings(notes: Notes) -> Iterator[Cells]:
    kazakh, customs = notes.figure("K021"), notes.figure("K128")
    rail = {"met_at": "crossing", "modes": "rail"}
    yield _row(
        "crossing-kazakhstan",
        "measured",
        "A",
        (kazakh.central,) * 3,
        price_date="2022",
        sources=(kazakh.source,),
        from_countries="KZ",
        to_countries="CN;UZ;TM;KG",
        **rail,
        note="Mean payment per rail border crossing in Kazakhstan, CAREC CPMM 2022",
    )
    yield _row(
        "crossing-carec",
        "measured",
        "B",
        (215,) * 3,
        price_date="2022",
        sources=(kazakh.source,),
        from_countries=CAREC,
        to_countries=f"{CAREC};RU;IR;TR;AF",
        **rail,
        note="Mean payment per rail border crossing of all CAREC corridors, CPMM 2022",
    )
    yield _row(
        "crossing-eurasian-union",
        "apportioned",
        "C",
        (0.0,) * 3,
        price_date="2025-06",
        sources=(notes.figure("K003").source,),
        from_countries="KZ;RU;BY",
        to_countries="KZ;RU;BY",
        **rail,
        note="Inside the ERAI through tariff, which rail-1520-erai shares out",
    )
    yield _row(
        "crossing-european-union",
        "estimated",
        "C",
        (0.0,) * 3,
        price_date="2025",
        sources=("own-estimate",),
        from_countries=f"{EU};CH",
        to_countries=f"{EU};CH",
        **rail,
        note="No customs between members of one customs union; Switzerland in transit likewise",
    )
    yield _row(
        "crossing-into-european-union",
        "estimated",
        "C",
        (customs.low, customs.central, customs.high),
        basis="box",
        price_date="2025-06",
        sources=(customs.source,),
        from_countries="BY;RU;UA;TR;RS;MD",
        to_countries=EU,
        **rail,
        note="Customs clearance per container at the EU border",
    )
    yield _row(
        "crossing-carec-road",
        "estimated",
        "C",
        (0.0, 208, 357),
        basis="truck",
        price_date="2022",
        sources=(notes.cite(*CAREC_ROAD_2022),),
        met_at="crossing",
        modes="road",
        from_countries=CAREC,
        to_countries=CAREC,
        note="Mean payment per road border crossing, CPMM 2022 (357 in 2021); none, if the mean "
        "cost of transport holds it already",
    )
    yield _row(
        "crossing-turkiye",
        "estimated",
        "C",
        (215,) * 3,
        price_date="2022",
        sources=(kazakh.source,),
        from_countries="TR",
        to_countries="GE;IR;AZ;AM;IQ",
        **rail,
        note="CAREC mean stands for borders of Turkiye, of which no figure was found",
    )


def _gauges(notes: Notes) -> Iterator[Cells]:
    dostyk, erenhot, land_port = (notes.figure(fact) for fact in ("K022", "K023", "K127"))
    at = {"met_at": "gauge-change", "modes": "rail"}
    yield _row(
        "gauge-kazakhstan",
        "measured",
        "B",
        (dostyk.central,) * 3,
        price_date="2020",
        sources=(dostyk.source,),
        from_countries="KZ",
        to_countries="KZ",
        **at,
        note="Mean cost of the change of gauge at Dostyk, CPMM 2020; stands for Altynkol too",
    )
    yield _row(
        "gauge-mongolia",
        "measured",
        "B",
        (erenhot.central,) * 3,
        price_date="2020",
        sources=(erenhot.source,),
        from_countries="CN;MN",
        to_countries="CN;MN",
        **at,
        note="Mean cost of the change of gauge at Erenhot, CPMM 2020",
    )
    yield _row(
        "gauge-belarus-poland",
        "estimated",
        "C",
        (land_port.low, land_port.central, land_port.high),
        basis="box",
        price_date="2025-06",
        sources=(land_port.source,),
        from_countries="BY;PL",
        to_countries="BY;PL",
        **at,
        note="Fees of a land port per container",
    )
    yield _row(
        "gauge-elsewhere",
        "estimated",
        "C",
        (erenhot.central, dostyk.central, dostyk.central),
        price_date="2020",
        sources=(dostyk.source, erenhot.source),
        **at,
        note="Span of the two costs of a change of gauge that were found",
    )


def _quays(notes: Notes) -> Iterator[Cells]:
    poti, mersin, germany = (notes.figure(fact) for fact in ("K032", "K034", "K109"))
    hamburg, quay = notes.figure("K110"), {"met_at": "handling"}
    yield _row(
        "quay-georgia",
        "announced",
        "B",
        (poti.central,) * 3,
        basis="teu",
        price_date="2018",
        sources=(poti.source,),
        from_countries="GE",
        to_countries="GE",
        **quay,
        note="Terminal handling of a 20 ft export box at Poti, 2018",
    )
    yield _row(
        "quay-turkiye",
        "announced",
        "B",
        (mersin.central,) * 3,
        basis="teu",
        price_date="2018",
        sources=(mersin.source,),
        from_countries="TR",
        to_countries="TR",
        **quay,
        note="Terminal handling of a 20 ft import box at Mersin, 2018",
    )
    yield _row(
        "quay-germany",
        "announced",
        "B",
        _usd(hamburg.central, germany.central),
        basis="box",
        price_date="2025-10",
        sources=(germany.source, hamburg.source),
        from_countries="DE",
        to_countries="DE",
        **quay,
        note="EUR 295 a container (October 2025), least EUR 240 (2021), at 1.18 USD",
    )
    yield _row(
        "quay-benelux",
        "announced",
        "B",
        _usd(205, 220),
        basis="box",
        price_date="2021",
        sources=(hamburg.source,),
        from_countries="BE;NL",
        to_countries="BE;NL",
        **quay,
        note="EUR 220 in the Netherlands, 205 in Belgium (2021), at 1.18 USD",
    )
    low, likely = round(205 * USD_PER_EUR), round(germany.central * USD_PER_EUR)
    yield _row(
        "quay-elsewhere",
        "estimated",
        "C",
        (low, likely, 536),
        basis="box",
        price_date="2025-10",
        sources=(germany.source, hamburg.source, mersin.source),
        **quay,
        note="Span of the terminal handling charges that were found: Belgium 2021, Germany 2025, "
        "a 40 ft box at Mersin 2018",
    )


def _surcharges(notes: Notes) -> Iterator[Cells]:
    storm, bunker = notes.figure("K039"), notes.figure("K104")
    yield _row(
        "caspian-storm",
        "announced",
        "B",
        (storm.low, storm.central, storm.high),
        met_at="surcharge",
        era="winter",
        price_date="2026-01",
        sources=(storm.source,),
        modes="feeder;train-ferry",
        from_countries="KZ",
        to_countries="AZ",
        note="Rise of 40 ft prices to Baku and Turkiye after ten storm days, January 2026",
    )
    yield _row(
        "ocean-emergency-bunker",
        "announced",
        "B",
        (0.0, bunker.central, bunker.high),
        basis="box",
        met_at="surcharge",
        era="current",
        price_date="2026-03",
        sources=(bunker.source,),
        modes="deep-sea",
        from_countries=ASIA,
        to_countries=f"{NORTH_EUROPE};{MEDITERRANEAN}",
        both_ways="false",
        note="Emergency bunker surcharges of 200-500 a container, March 2026; least is none",
    )


def _usd(*euros: float) -> tuple[float, float, float]:
    low, high = (round(euro * USD_PER_EUR, 2) for euro in (min(euros), max(euros)))
    return low, high, high


def _row(
    charge_id: str,
    kind: str,
    confidence: str,
    price: tuple[float, ...],
    **cells: Any,  # noqa: ANN401 - cells of any column
) -> Cells:
    low, likely, high = price
    given = {"era": "all", "basis": "feu", **cells}
    given["sources"] = ";".join(dict.fromkeys(given["sources"]))
    return {
        "id": charge_id,
        "kind": kind,
        "confidence": confidence,
        "min_usd": low,
        "likely_usd": likely,
        "max_usd": high,
        **given,
    }
