"""A small network with made-up times and three answers on it, for maps to be drawn from."""

from __future__ import annotations

from itertools import pairwise

from corridor.model.answers import Element, Provenance, Result, Route
from corridor.model.context import Corridor, Era, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.query import RouteQuery
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, TerminalKind

PLACES = {
    "xian": ("Xi'an", "CN", 109.057, 34.401, TerminalKind.RAIL_TERMINAL),
    "horgos": ("Horgos", "CN", 80.413, 44.209, TerminalKind.BORDER_CROSSING),
    "altynkol": ("Altynkol", "KZ", 80.244, 44.197, TerminalKind.DRY_PORT),
    "almaty": ("Almaty", "KZ", 76.953, 43.342, TerminalKind.RAIL_TERMINAL),
    "alashankou": ("Alashankou", "CN", 82.57, 45.173, TerminalKind.BORDER_CROSSING),
    "dostyk": ("Dostyk", "KZ", 82.487, 45.254, TerminalKind.BORDER_CROSSING),
    "zhezkazgan": ("Zhezkazgan", "KZ", 67.715, 47.804, TerminalKind.RAIL_TERMINAL),
    "saksaulskaya": ("Saksaulskaya", "KZ", 61.155, 47.093, TerminalKind.JUNCTION),
    "beyneu": ("Beyneu", "KZ", 55.195, 45.316, TerminalKind.JUNCTION),
    "aktau": ("Aktau", "KZ", 51.22, 43.603, TerminalKind.SEAPORT),
    "kuryk": ("Kuryk", "KZ", 51.653, 43.182, TerminalKind.FERRY_TERMINAL),
    "alat": ("Alat", "AZ", 49.441, 39.976, TerminalKind.SEAPORT),
    "boyuk-kesik": ("Böyük Kəsik", "AZ", 45.19, 41.33, TerminalKind.BORDER_CROSSING),
    "tbilisi": ("Tbilisi", "GE", 44.89, 41.69, TerminalKind.HUB),
    "poti": ("Poti", "GE", 41.65, 42.156, TerminalKind.SEAPORT),
}
NAMES = {
    "xian": (("zh", "西安"), ("ru", "Сиань")),
    "aktau": (("ru", "Актау"), ("kk", "Ақтау"), ("old", "Shevchenko")),
    "poti": (("ka", "ფოთი"), ("ru", "Поти")),
}
LEGS = {
    "xian-horgos": ("xian", "horgos", Mode.RAIL, 3250.0, (8.0, 9.5, 12.0)),
    "xian-alashankou": ("xian", "alashankou", Mode.RAIL, 3045.0, (8.0, 9.0, 12.0)),
    "horgos-altynkol": ("horgos", "altynkol", Mode.RAIL, 16.0, (0.1, 0.1, 0.2)),
    "alashankou-dostyk": ("alashankou", "dostyk", Mode.RAIL, 12.0, (0.1, 0.1, 0.2)),
    "altynkol-almaty": ("altynkol", "almaty", Mode.RAIL, 345.0, (0.5, 0.7, 1.2)),
    "almaty-saksaulskaya": ("almaty", "saksaulskaya", Mode.RAIL, 1715.0, (2.0, 2.6, 4.0)),
    "dostyk-zhezkazgan": ("dostyk", "zhezkazgan", Mode.RAIL, 1416.0, (1.8, 2.2, 3.4)),
    "zhezkazgan-saksaulskaya": ("zhezkazgan", "saksaulskaya", Mode.RAIL, 520.0, (0.7, 0.9, 1.5)),
    "saksaulskaya-beyneu": ("saksaulskaya", "beyneu", Mode.RAIL, 686.0, (0.9, 1.2, 1.8)),
    "beyneu-aktau": ("beyneu", "aktau", Mode.RAIL, 424.0, (0.6, 0.8, 1.3)),
    "beyneu-kuryk": ("beyneu", "kuryk", Mode.RAIL, 503.0, (0.7, 0.9, 1.5)),
    "aktau-alat": ("aktau", "alat", Mode.FEEDER, 465.0, (0.9, 1.1, 1.6)),
    "kuryk-alat": ("kuryk", "alat", Mode.TRAIN_FERRY, 420.0, (0.8, 0.9, 1.2)),
    "alat-boyuk-kesik": ("alat", "boyuk-kesik", Mode.RAIL, 440.0, (0.8, 1.0, 1.6)),
    "boyuk-kesik-tbilisi": ("boyuk-kesik", "tbilisi", Mode.RAIL, 60.0, (0.2, 0.3, 0.5)),
    "tbilisi-poti": ("tbilisi", "poti", Mode.RAIL, 320.0, (0.5, 0.7, 1.2)),
}
STAYS = {
    "altynkol": ((Part.BORDER, (1.0, 1.5, 3.0)), (Part.HANDLING, (0.5, 0.8, 1.5))),
    "dostyk": ((Part.BORDER, (1.0, 2.0, 5.0)), (Part.HANDLING, (0.5, 0.8, 1.5))),
    "aktau": ((Part.WAITING, (2.0, 5.5, 12.0)), (Part.HANDLING, (0.5, 1.0, 2.0))),
    "kuryk": ((Part.WAITING, (1.0, 3.5, 9.0)),),
    "alat": ((Part.HANDLING, (0.4, 0.8, 2.0)), (Part.BORDER, (0.2, 0.4, 1.0))),
    "boyuk-kesik": ((Part.BORDER, (0.3, 0.6, 1.5)),),
    "poti": ((Part.HANDLING, (0.5, 1.0, 3.0)),),
}
WAYS = (
    "xian horgos altynkol almaty saksaulskaya beyneu aktau alat boyuk-kesik tbilisi poti",
    "xian alashankou dostyk zhezkazgan saksaulskaya beyneu aktau alat boyuk-kesik tbilisi poti",
    "xian horgos altynkol almaty saksaulskaya beyneu kuryk alat boyuk-kesik tbilisi poti",
)
SOURCES = (
    Source(
        id="operator-2024", title="A timetable", url="https://example.org/t?a=1&b=2", date="2024"
    ),
    Source(id="press-2023", title="A newspaper", url="javascript:alert(1)", date="2023-03-02"),
)


def sample_network() -> Network:
    """Build the network: fifteen terminals, sixteen legs."""
    return Network(
        title="Sample",
        version="1",
        terminals=tuple(_terminal(*item) for item in PLACES.items()),
        legs=tuple(
            Leg(
                id=leg_id,
                tail_id=tail,
                head_id=head,
                mode=mode,
                length_km=km,
                geometry_id="-".join([*sorted((tail, head)), "sea" if mode.at_sea else "rail"]),
            )
            for leg_id, (tail, head, mode, km, _) in LEGS.items()
        ),
        eras=(Era(id="current", title="Since 2024, observed services", default=True),),
        corridors=(
            Corridor(
                id="middle",
                name="Middle Corridor",
                gateway_leg_ids=("aktau-alat", "kuryk-alat"),
            ),
        ),
        sources=SOURCES,
    )


def sample_result(alternatives: int = 3) -> Result:
    """Build an answer with up to three routes."""
    return Result(
        query=RouteQuery(
            origin_id="xian", destination_id="poti", era="current", alternatives=alternatives
        ),
        routes=tuple(_route(way.split()) for way in WAYS[:alternatives]),
        provenance=Provenance(
            package_version="0.1.0",
            network=sample_network(),
            era="current",
        ),
        notes=("Times in this sample are made up.",),
    )


def _terminal(terminal_id: str, place: tuple[str, str, float, float, TerminalKind]) -> Terminal:
    name, country, lon_deg, lat_deg, kind = place
    return Terminal(
        id=terminal_id,
        name=name,
        country=country,
        lon_deg=lon_deg,
        lat_deg=lat_deg,
        kind=kind,
        other_names=NAMES.get(terminal_id, ()),
    )


def _route(places: list[str]) -> Route:
    elements: list[Element] = []
    for tail, head in pairwise(places):
        elements += [_running(tail, head), *_staying(head)]
    return Route(
        elements=tuple(elements),
        terminal_ids=tuple(places),
        era="current",
        corridor_ids=("middle",),
    )


def _running(tail: str, head: str) -> Element:
    leg_id = f"{tail}-{head}"
    _, _, mode, km, days = LEGS[leg_id]
    return Element(
        id=leg_id,
        part=Part.RUNNING,
        tail_id=tail,
        head_id=head,
        from_mode=mode,
        to_mode=mode,
        length_km=km,
        days=_days(days),
        era_used="current",
        fact_kind=FactKind.MEASURED,
        confidence=Confidence.B,
        source_ids=("operator-2024",),
    )


def _staying(place: str) -> list[Element]:
    return [
        Element(
            id=f"{place}-{part}",
            part=part,
            tail_id=place,
            head_id=place,
            from_mode=Mode.RAIL,
            to_mode=Mode.FEEDER if place == "aktau" else Mode.RAIL,
            days=_days(days),
            era_used="all",
            fact_kind=FactKind.ESTIMATED,
            confidence=Confidence.C,
            source_ids=("press-2023",),
            note="A sample figure.",
        )
        for part, days in STAYS.get(place, ())
    ]


def _days(days: tuple[float, float, float]) -> DayRange:
    return DayRange(min_days=days[0], likely_days=days[1], max_days=days[2])
