"""A small network of two families, priced by hand.

::

    cn ──rail 1435, 1000 km── kz ══rail 1520, 2000 km══ port ~~feeder 500 km~~ az   (middle)
     │                         ╚══════rail 1520, 3000 km═══════ ru ══ 1000 km ══ az (northern)
     └── road 4000 km ── az                                                         (no family)

Days are likely = min = max: rail 1000 km a day, feeder 2, road 3; two days of waiting for the
feeder at the port, one for the change of gauge.
"""

from __future__ import annotations

from corridor.model.context import Corridor, Era, Source
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.tariffs import (
    Basis,
    Charge,
    ChargeKind,
    EmissionFactor,
    FactorUnit,
    Money,
    PriceList,
    Rate,
    Scope,
)
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import (
    Confidence,
    Door,
    FactKind,
    Mode,
    Part,
    TerminalKind,
)

NOW = Era(id="now", title="Now", falls_back_to=("all",), default=True)
BEFORE = Era(id="before", title="Before", falls_back_to=("all",))


def time(days: float, part: Part = Part.RUNNING) -> TransitTime:
    return TransitTime(
        era="all",
        part=part,
        days=DayRange.fixed(days),
        kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
        source_ids=("guess",),
    )


def terminal(name: str, country: str, kind: TerminalKind = TerminalKind.HUB) -> Terminal:
    return Terminal(
        id=name, name=name.upper(), country=country, lon_deg=50.0, lat_deg=40.0, kind=kind
    )


def leg(  # noqa: PLR0917 - a table of legs reads best in columns
    tail: str, head: str, mode: Mode, km: float, days: float, gauge: int | None = None
) -> Leg:
    return Leg(
        id=f"{tail}-{head}-{mode}",
        tail_id=tail,
        head_id=head,
        mode=mode,
        gauge_mm=gauge,
        length_km=km,
        times=(time(days),),
    )


def change(name: str, where: str, came: tuple, left: tuple, *times: TransitTime) -> Transfer:
    return Transfer(
        id=name,
        terminal_id=where,
        from_mode=came[0],
        from_gauge_mm=came[1],
        to_mode=left[0],
        to_gauge_mm=left[1],
        times=times,
    )


LEGS = (
    leg("cn", "kz", Mode.RAIL, 1000, 1, 1435),
    leg("kz", "port", Mode.RAIL, 2000, 2, 1520),
    leg("port", "az", Mode.FEEDER, 500, 2),
    leg("kz", "ru", Mode.RAIL, 3000, 3, 1520),
    leg("ru", "az", Mode.RAIL, 1000, 1, 1520),
    leg("cn", "az", Mode.ROAD, 4000, 3),
)

TRANSFERS = (
    change("gauge", "kz", (Mode.RAIL, 1435), (Mode.RAIL, 1520), time(1, Part.HANDLING)),
    change("load", "port", (Mode.RAIL, 1520), (Mode.FEEDER, None), time(2, Part.WAITING)),
    change("land", "az", (Mode.FEEDER, None), (Door.EXIT, None)),
)

NETWORK = Network(
    title="small",
    terminals=(
        terminal("cn", "CN"),
        terminal("kz", "KZ"),
        terminal("port", "KZ", TerminalKind.SEAPORT),
        terminal("ru", "RU"),
        terminal("az", "AZ"),
    ),
    legs=LEGS,
    transfers=TRANSFERS,
    eras=(NOW, BEFORE),
    corridors=(
        Corridor(id="middle", name="Middle", gateway_leg_ids=("port-az-feeder",)),
        Corridor(id="northern", name="Northern", gateway_leg_ids=("ru-az-rail",)),
    ),
    sources=(Source(id="guess", title="A guess"),),
)
"""From cn to az: by road 3 days, by the north 6, by the middle 8."""


def scope(
    modes: tuple[Mode, ...] = (), tail: str = "", head: str = "", *, legs: tuple[str, ...] = ()
) -> Scope:
    return Scope(
        leg_ids=frozenset(legs),
        modes=frozenset(modes),
        from_countries=frozenset(tail.split()),
        to_countries=frozenset(head.split()),
    )


def rate(
    name: str,
    where: Scope,
    likely: float,
    over_km: float | None,
    *,
    era: str = "all",
    basis: Basis = Basis.FEU,
    layer: int = 0,
) -> Rate:
    return Rate(
        id=name,
        scope=where,
        era=era,
        basis=basis,
        price=Money(min_usd=likely / 2, likely_usd=likely, max_usd=likely * 2),
        over_km=over_km,
        price_date="2025-03",
        kind=FactKind.ANNOUNCED,
        confidence=Confidence.B,
        source_ids=("tariff",),
        layer=layer,
    )


def charge(name: str, met_at: ChargeKind, where: Scope, usd: float) -> Charge:
    return Charge(
        id=name,
        met_at=met_at,
        scope=where,
        era="all",
        basis=Basis.FEU,
        price=Money.fixed(usd),
        price_date="2022",
        kind=FactKind.MEASURED,
        confidence=Confidence.A,
        source_ids=("tariff",),
    )


def factor(
    name: str, where: Scope, likely: float, unit: FactorUnit = FactorUnit.G_PER_TONNE_KM
) -> EmissionFactor:
    return EmissionFactor(
        id=name,
        scope=where,
        traction="diesel",
        unit=unit,
        low=likely / 2,
        likely=likely,
        high=likely * 2,
        tank_to_wake_share=0.5,
        confidence=Confidence.C,
        source_ids=("tariff",),
    )


RATES = (
    rate("china", scope((Mode.RAIL,), "CN", "CN"), 500, 1000),
    rate("steppe", scope((Mode.RAIL,), "KZ RU", "KZ RU"), 3000, 5000),
    rate("caspian", scope((Mode.FEEDER,), "KZ", "AZ"), 1000, None),
)

CHARGES = (
    charge("kz-border", ChargeKind.CROSSING, scope((Mode.RAIL,), "KZ", "CN"), 300),
    charge("az-border", ChargeKind.CROSSING, scope((Mode.RAIL,), "RU", "AZ"), 200),
    charge("union", ChargeKind.CROSSING, scope((Mode.RAIL,), "KZ RU", "KZ RU"), 0),
    charge("bogies", ChargeKind.GAUGE_CHANGE, scope((Mode.RAIL,)), 100),
    charge("quay", ChargeKind.HANDLING, scope(), 250),
)

FACTORS = (
    factor("rail", scope((Mode.RAIL,)), 20),
    factor("feeder", scope((Mode.FEEDER,)), 30),
    factor("road", scope((Mode.ROAD,)), 100),
    factor("hub", scope(), 10, FactorUnit.KG_PER_TEU),
)

PRICES = PriceList(
    rates=RATES,
    charges=CHARGES,
    factors=FACTORS,
    sources=(Source(id="tariff", title="A tariff", date="2025-03"),),
)
"""One FEU, likely: middle 500 + 1200 + 1000 carriage, 300 border, 100 bogies, 2 × 250 quays = 3600;
northern 500 + 1800 + 600 carriage, 300 + 0 + 200 borders, 100 bogies = 3500; road unknown."""
