"""Public claims placed in the distribution of what they were said of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corridor.io.calibration import read_calibration
from corridor.io.read import load_network
from corridor.io.records import read_claims
from corridor.model.records import Claim
from corridor.uncertainty.claim_search import claims_about, own_claims
from corridor.uncertainty.claims import STRETCHES, place_claims
from corridor.uncertainty.traveller import Traveller

NETWORK = load_network()
CLAIMS = read_claims()

CLAIM = Claim(
    id="c",
    said_by="someone",
    statement="some days",
    origin="Xi'an",
    destination="Poti",
    corridor="middle",
    basis="whole",
    kind="advertised",
    days_min=15.0,
    days_max=15.0,
    refers_to="2024-06",
)


def tell(*claims: Claim):
    calibration = read_calibration()
    return place_claims(
        NETWORK, claims, lambda era: Traveller.calibrated(calibration, era, draws=2000)
    ).claims


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(1.0, "below the least"), (10.0, "below P5"), (21.0, "above P95"), (90, "above the greatest")],
)
def test_days_beyond_the_percentiles_are_said(days, verdict):
    (told,) = tell(replace(CLAIM, days_min=days, days_max=days))
    assert told.place.verdict == verdict
    assert not told.place.is_within


def test_the_median_is_p50_and_a_range_counts_by_its_middle():
    median = tell(CLAIM)[0].place.p50_days
    (told,) = tell(replace(CLAIM, days_min=median - 2, days_max=median + 2))
    assert told.place.verdict == "P50"
    assert told.place.is_within


def test_the_era_is_that_of_the_date_the_claim_is_about_and_not_of_its_saying():
    (old,) = tell(replace(CLAIM, refers_to="2022", said_on="2025-06"))
    assert old.place.era == "2022"
    assert old.place.p50_days > 38
    (said,) = tell(replace(CLAIM, refers_to="", said_on="2023-03"))
    assert said.place.era == "2023"


def test_running_time_alone_is_held_against_the_legs_alone():
    whole, section, running = tell(
        *(
            replace(CLAIM, origin="Aktau", destination="Alat", basis=basis)
            for basis in ("whole", "section", "running")
        )
    )
    assert whole.place.p50_days > section.place.p50_days == running.place.p50_days
    assert all(element.is_leg for element in section.place.route.elements)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"origin": "", "destination": ""}, "ends are not stated"),
        ({"destination": "Houston"}, "no terminal is called 'Houston'"),
        ({"basis": "wait"}, "a wait"),
        ({"refers_to": ""}, "no date"),
        ({"refers_to": "lately"}, "no year"),
        ({"corridor": "suez", "refers_to": "2025"}, "no route"),
        ({"destination": "Xi'an"}, "a stay"),
    ],
)
def test_what_cannot_be_placed_says_why(told, why):
    (one,) = tell(replace(CLAIM, **told))
    assert one.place is None
    assert why in one.why


def test_days_without_ends_are_held_against_stretches_of_the_corridor():
    (one,) = tell(replace(CLAIM, origin="", destination="", days_min=12.0, days_max=12.0))
    assert [(s.route.terminal_ids[0], s.route.terminal_ids[-1]) for s in one.stretches] == [
        *STRETCHES
    ]
    shares = [stretch.share for stretch in one.stretches]
    assert shares[0] == 1.0
    assert shares[-1] == 0.0


def test_every_shipped_claim_is_placed_or_says_why_not():
    told = place_claims(NETWORK, CLAIMS, lambda era: Traveller.uncalibrated(draws=50))
    assert len(told.claims) == len(CLAIMS)
    assert sum(told.counts().values()) == len(CLAIMS)
    assert all(one.place or one.why for one in told.claims)
    assert sum(one.place is None for one in told.claims) < 15


def test_twelve_days_from_altynkol_to_poti_are_plausible_and_to_duisburg_are_not():
    twelve = [replace(CLAIM, days_min=12.0, days_max=12.0, origin="Altynkol", destination=end)
              for end in ("Poti", "Duisburg")]  # fmt: skip
    poti, duisburg = tell(*twelve)
    assert poti.place.is_within
    assert duisburg.place.verdict == "below P5"
    assert duisburg.place.share < 0.01


def ids(*places: str, **more: str) -> set[str]:
    return {claim.id for claim in claims_about(NETWORK, CLAIMS, places, **more)}


def test_claims_are_found_by_place_country_family_and_kind():
    assert ids() == {claim.id for claim in CLAIMS}
    assert {"f021", "f043-germany", "p09"} <= ids("China", "Europe")
    assert "f012" not in ids("China", "Europe")
    assert ids("Poti") == ids("Поти") >= {"f013", "f025", "f037"}
    assert "f013" in ids("Altynkol", "Poti") and "f013" not in ids("Poti", "Altynkol")  # noqa: PT018
    northern = ids(family="northern")
    assert "j127" in northern
    assert "f012" not in northern
    assert all(claim.kind == "target" for claim in claims_about(NETWORK, CLAIMS, (), kind="target"))


def test_days_of_ones_own_are_one_claim_a_family():
    era = NETWORK.era("winter")
    own = own_claims(NETWORK, ("Xi'an", "Baku"), 12.0, "", era)
    assert {claim.corridor for claim in own} == {family.id for family in NETWORK.corridors}
    (middle,) = own_claims(NETWORK, ("Xi'an", "Baku"), 12.0, "middle", era)
    assert tell(middle)[0].place.era == "winter"


def test_claims_cite_sources_of_the_network_and_keep_days_in_order():
    known = {source.id for source in NETWORK.sources}
    for claim in CLAIMS:
        assert set(claim.source_ids) <= known
        assert claim.source_ids
        assert 0 < claim.days_min <= claim.days_max
        assert bool(claim.origin) == bool(claim.destination)
