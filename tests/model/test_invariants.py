"""Values that a script builds by hand are held to what the tables are held to."""

from __future__ import annotations

import math
from datetime import date

import pytest

from corridor.errors import DataError
from corridor.model.cargo_limits import CargoLimit, Verdict
from corridor.model.context import Era
from corridor.model.edits_beside import ChangeClosures, ChangePrices
from corridor.model.places import Leg, Terminal
from corridor.model.scenario import Target
from corridor.model.shipment import CargoClass
from corridor.model.tariffs import CostName, Money, Scope
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, Shape, TerminalKind

AKTAU = Target(terminal_ids=("aktau",))


def limit(valid_to: str) -> CargoLimit:
    return CargoLimit(
        id="no-oil",
        scope=Scope(),
        cargo=frozenset({CargoClass.OIL}),
        verdict=Verdict.BANNED,
        valid_to=valid_to,
        kind=FactKind.ANNOUNCED,
        confidence=Confidence.B,
    )


@pytest.mark.parametrize("length_km", [-5.0, math.nan, math.inf])
def test_a_leg_has_a_length(length_km):
    with pytest.raises(DataError, match="leg a-b: no leg is"):
        Leg(id="a-b", tail_id="a", head_id="b", mode=Mode.RAIL, length_km=length_km)


@pytest.mark.parametrize(("lon_deg", "lat_deg"), [(999.0, 0.0), (0.0, 91.0), (math.nan, 0.0)])
def test_a_terminal_is_on_earth(lon_deg, lat_deg):
    with pytest.raises(DataError, match="terminal a: no place is at"):
        Terminal(
            id="a", name="A", country="KZ", lon_deg=lon_deg, lat_deg=lat_deg, kind=TerminalKind.HUB
        )


@pytest.mark.parametrize(
    "quantiles", [((0, 3), (1, 2)), ((0.5, 1), (0.5, 2)), ((0, math.nan), (1, 2))]
)
def test_quantiles_ascend(quantiles):
    with pytest.raises(DataError, match="quantiles must ascend"):
        TransitTime(
            era="all",
            part=Part.RUNNING,
            days=DayRange(min_days=1, likely_days=2, max_days=3),
            shape=Shape.QUANTILES,
            quantiles=quantiles,
            kind=FactKind.ESTIMATED,
            confidence=Confidence.C,
        )


def test_a_change_of_prices_says_what_they_become():
    with pytest.raises(DataError, match="exactly one of factor, price"):
        ChangePrices(names=(CostName.LINEHAUL,), target=AKTAU)
    with pytest.raises(DataError, match="exactly one of factor, price"):
        ChangePrices(names=(CostName.LINEHAUL,), target=AKTAU, factor=2, price=Money.fixed(10))


def test_a_change_of_closures_says_how_many_and_how_long():
    with pytest.raises(DataError, match="exactly one of factor, per_month"):
        ChangeClosures(target=AKTAU)
    with pytest.raises(DataError, match="how long one lasts"):
        ChangeClosures(target=AKTAU, per_month=2)
    assert ChangeClosures(target=AKTAU, per_month=0).duration is None


@pytest.mark.parametrize(
    ("valid_to", "of_the_era", "on_new_years_eve"),
    [("2024", True, True), ("2023", False, False), ("2024-06", True, False), ("", True, True)],
)
def test_a_limit_holds_to_the_end_of_the_date_as_far_as_that_is_known(
    valid_to, of_the_era, on_new_years_eve
):
    era = Era(id="now", title="Now", valid_from="2024-01-01", valid_to="2026-12-31")
    assert limit(valid_to).holds(era, None) is of_the_era
    assert limit(valid_to).holds(era, date(2024, 12, 31)) is on_new_years_eve
