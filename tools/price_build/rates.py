"""Rates of carriage: which published prices are used, and over how many kilometres each is shared.

Prices are published for whole stretches. Each is divided by the length that was priced, and a leg
takes its share by kilometres. Every figure is taken from the notes by its id; arithmetic on it
stands here in the open, and its result is an estimate of confidence C or D.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.price_build.notes import Notes
from tools.price_build.places import (
    ASIA,
    CAREC,
    CAREC_ROAD_2022,
    MEDITERRANEAN,
    NORTH_EUROPE,
    STANDARD_GAUGE,
)

Cells = dict[str, Any]

ERAI_KM = 5430
"""Dostyk/Altynkol to Brest, as the operator counts it."""
NORTHERN_KM = 9618
"""Xi'an to Duisburg via Dostyk and Petropavl in the notes."""
BAKU_POTI_KM = 882
"""Baku–Böyük Kəsik 503 km, 19 km across the border, Gardabani–Poti 360 km (tariff)."""
ALAT_MERSIN_KM = 2124
"""Alat–Böyük Kəsik 434, 19, Gardabani–Akhalkalaki 226, –Kars 105, –Mersin 1,340 km."""
POTI_MERSIN_KM = 2050
TFI_KM = 500


def rates(notes: Notes) -> Iterator[Cells]:
    """Yield the rows of ``rates.csv``."""
    yield from _rail(notes)
    yield _road(notes)
    yield from _caspian(notes)
    yield from _short_sea(notes)
    yield from _ocean(notes)


def _rail(notes: Notes) -> Iterator[Cells]:
    erai, year = notes.figure("K003"), notes.figure("K002")
    eurasian = {"modes": "rail", "from_countries": "KZ;RU;BY", "to_countries": "KZ;RU;BY"}
    yield _row(
        "rail-1520-erai",
        "apportioned",
        "C",
        (year.low, erai.central, year.high),
        price_date="2025-06",
        over_km=ERAI_KM,
        sources=(erai.source, year.source),
        **eurasian,
        note="ERAI through tariff on 1,520 mm gauge, Dostyk/Altynkol to Brest, average of H1 2025; "
        "range of the year to July 2024. By kilometres on every railway of these countries, where "
        "it stands for tariffs that are not published",
    )
    yield _residual(notes)
    mean = notes.figure("K019")
    yield _row(
        "rail-central-asia-tfi",
        "estimated",
        "C",
        (mean.central, mean.central, 902),
        price_date="2022",
        over_km=TFI_KM,
        sources=(mean.source,),
        modes="rail",
        from_countries="UZ;KG;MN;TJ",
        to_countries="UZ;KG;MN;TJ;KZ",
        note="CAREC mean of total transport cost by rail per 500 km and 20 t, 2022 (902 in 2021); "
        "20 t taken as one FEU; includes payments on the way, so it is high",
    )
    proxy = notes.figure("F150")
    yield _row(
        "rail-turkmen-iranian",
        "estimated",
        "C",
        (proxy.low, proxy.low, 1.608),
        price_date="2022-12",
        over_km=1,
        sources=(proxy.source, mean.source),
        modes="rail",
        from_countries="TM;IR",
        to_countries="TM;IR",
        note="Reduced rate of the Kazakh, Turkmen and Iranian railways on the eastern branch of "
        "North-South, 0.24 USD a FEU-km, stands for other lines; greatest is the CAREC mean",
    )
    caucasus = notes.figure("K030")
    yield _row(
        "rail-caucasus",
        "announced",
        "C",
        (caucasus.central,) * 3,
        basis="teu",
        price_date="2018",
        over_km=BAKU_POTI_KM,
        sources=(caucasus.source,),
        modes="rail",
        from_countries="AZ;GE",
        to_countries="AZ;GE;AM",
        note="20 ft Baku to Poti by rail in 2018, shared out over 882 km; no newer price was found",
    )
    anatolia = notes.figure("K031")
    yield _row(
        "rail-anatolia",
        "announced",
        "C",
        (anatolia.central,) * 3,
        basis="teu",
        price_date="2018",
        over_km=ALAT_MERSIN_KM,
        sources=(anatolia.source,),
        modes="rail",
        from_countries="TR;GE",
        to_countries="TR",
        note="20 ft Alat to Mersin in 2018, read as by rail through Akhalkalaki and Kars and "
        "shared out over 2,124 km; no newer price was found",
    )


def _road(notes: Notes) -> Cells:
    return _row(
        "road-central-asia-caucasus-tfi",
        "estimated",
        "C",
        (918, 945, 1256.1),
        basis="truck",
        price_date="2022",
        over_km=TFI_KM,
        sources=(
            notes.cite(*CAREC_ROAD_2022),
            notes.cite(
                "CAREC CPMM 2020 report: road transport",
                "https://cpmm.carecprogram.org/2020-report/road-transport/",
                "2021",
            ),
        ),
        modes="road",
        from_countries=CAREC,
        to_countries=CAREC,
        note="CAREC mean of total transport cost by road per 500 km and 20 t: 945 in 2022, 1,256 "
        "in 2021, 918 in 2020; 20 t taken as one truck",
    )


def _residual(notes: Notes) -> Cells:
    """Share out what the through rate leaves beside the 1520 section and the borders."""
    low, likely, high = notes.figure("K007"), notes.figure("K007"), notes.figure("K005")
    erai = notes.figure("K003").central
    borders = sum(notes.figure(fact).central for fact in ("K021", "K022", "K127", "K128"))
    left = tuple(
        round(through - erai - borders, 2) for through in (low.low, likely.central, high.high)
    )
    return _row(
        "rail-standard-gauge-residual",
        "apportioned",
        "C",
        left,
        price_date="2025-03",
        over_km=NORTHERN_KM - ERAI_KM,
        sources=(likely.source,),
        modes="rail",
        from_countries=STANDARD_GAUGE,
        to_countries=STANDARD_GAUGE,
        note="Through rate China to Europe, March 2025 (5,250 / 5,700; greatest 7,300 of January), "
        "less the ERAI tariff (3,250) and the borders on the way (951), over the 4,188 km in China "
        "and the EU. By kilometres on every railway there, where it stands for single tariffs",
    )


def _caspian(notes: Notes) -> Iterator[Cells]:
    turkmen, kazakh = notes.figure("K046"), notes.figure("K048")
    yield _row(
        "caspian-turkmenbashi",
        "estimated",
        "D",
        (turkmen.central,) * 3,
        basis="truck",
        price_date="",
        sources=(turkmen.source,),
        modes="feeder;train-ferry;ro-ro",
        from_countries="TM",
        to_countries="AZ;KZ",
        note="Ro-Pax tariff of a truck up to 16.5 m (undated notice); stands for a container too, "
        "of which no price was found",
    )
    yield _row(
        "caspian-aktau-kuryk",
        "estimated",
        "D",
        (turkmen.central, kazakh.central, kazakh.central),
        basis="truck",
        price_date="2016",
        sources=(kazakh.source, turkmen.source),
        modes="feeder;train-ferry;ro-ro",
        from_countries="KZ",
        to_countries="AZ",
        note="Ro-Ro price of a truck Baku to Aktau (2015-16), least as from Turkmenbashi; stands "
        "for a container too, of which no price was found",
    )


def _short_sea(notes: Notes) -> Iterator[Cells]:
    short = notes.figure("K033")
    shores = "GE;TR;RO;BG;UA;GR;IT;ES;FR;SI;HR"
    yield _row(
        "short-sea-black-mediterranean",
        "estimated",
        "C",
        (short.central,) * 3,
        basis="teu",
        price_date="2018",
        over_km=POTI_MERSIN_KM,
        sources=(short.source,),
        modes="feeder;train-ferry;ro-ro;deep-sea",
        from_countries=shores,
        to_countries=shores,
        note="20 ft Poti to Mersin by sea in 2018, 450 USD over 2,050 km, by kilometres on other "
        "lines; the 6,800-7,000 printed for Mersin-Poti in 2025 reads as a through rate: not used",
    )


def _ocean(notes: Notes) -> Iterator[Cells]:
    lanes = (
        ("ocean-north-europe-2022", "2022", NORTH_EUROPE, ("K063", "K061", "K060"), "2022"),
        ("ocean-north-europe-2023", "2023", NORTH_EUROPE, ("K067", "K065", "K065"), "2023-08"),
        ("ocean-north-europe", "current", NORTH_EUROPE, ("K087", "K093", "K075"), "2026-01-22"),
        ("ocean-mediterranean-2022", "2022", MEDITERRANEAN, ("K064", "K062", "K059"), "2022"),
        ("ocean-mediterranean-2023", "2023", MEDITERRANEAN, ("K068", "K066", "K066"), "2023-08"),
        ("ocean-mediterranean", "current", MEDITERRANEAN, ("K084", "K094", "K076"), "2026-01-22"),
    )
    for rate_id, era, to, (low, likely, high), date in lanes:
        figures = [notes.figure(fact) for fact in (low, likely, high)]
        yield _row(
            rate_id,
            "announced",
            "B",
            tuple(f.central for f in figures),
            era=era,
            price_date=date,
            sources=tuple(f.source for f in figures),
            modes="deep-sea",
            from_countries=ASIA,
            to_countries=to,
            both_ways="false",
            note="Spot index Shanghai to Rotterdam or Genoa, lowest, last and highest found in "
            "the era; stands for the ports of the region, westbound only",
        )
    poti = notes.figure("K037")
    yield _row(
        "ocean-poti",
        "announced",
        "B",
        (poti.low, poti.central, poti.high),
        era="current",
        price_date="2025-11",
        sources=(poti.source,),
        modes="deep-sea",
        from_countries=ASIA,
        to_countries="GE",
        both_ways="false",
        note="Shanghai to Poti, Argus; year inferred",
    )


def _row(
    rate_id: str,
    kind: str,
    confidence: str,
    price: tuple[float, ...],
    **cells: Any,  # noqa: ANN401 - cells of any column
) -> Cells:
    low, likely, high = price
    given = {"era": "all", "basis": "feu", **cells}
    given["sources"] = ";".join(dict.fromkeys(given["sources"]))
    return {
        "id": rate_id,
        "kind": kind,
        "confidence": confidence,
        "min_usd": low,
        "likely_usd": likely,
        "max_usd": high,
        **given,
    }
