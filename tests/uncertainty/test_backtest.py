"""Reports placed, compared and counted, on a network whose answers are known by heart."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_worlds import leg, running

from corridor.errors import CorridorError, DataError, UnknownNameError
from corridor.io.calibration import calibration_text, read_calibration
from corridor.io.reports import read_reports
from corridor.model.context import Corridor, Era
from corridor.model.network import Network
from corridor.model.places import Terminal
from corridor.model.records import Observation
from corridor.model.uncertain import UNCALIBRATED, Calibration
from corridor.model.vocabulary import Mode, TerminalKind
from corridor.uncertainty.backtest import Backtest, backtest, is_for_fitting
from corridor.uncertainty.calibrate import fit_calibration
from corridor.uncertainty.placing import placed
from corridor.uncertainty.reported import era_of, family_of_report
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.written_places import place_meant

ERAS = (
    Era(id="2022", title="", valid_from="2021-01-01", valid_to="2022-12-31",
        falls_back_to=("all",)),
    Era(id="target", title="", valid_from="2023-12-31", is_target=True, falls_back_to=("all",)),
    Era(id="current", title="", valid_from="2024-01-01", valid_to="2026-12-31", default=True,
        falls_back_to=("all",)),
    Era(id="winter", title="", valid_from="2024-01-01", valid_to="2026-12-31",
        months=(11, 12, 1, 2), falls_back_to=("all",)),
)  # fmt: skip


def place(name: str, title: str) -> Terminal:
    return Terminal(id=name, name=title, country="KZ", lon_deg=0, lat_deg=0, kind=TerminalKind.HUB)


NETWORK = Network(
    terminals=(place("a", "Xi'an"), place("b", "Aktau"), place("c", "Dostyk"), place("e", "Poti")),
    legs=(
        leg("ab", "ab", running(4, 5, 6)),
        leg("ac", "ac", running(4, 5.1, 6)),
        leg("be", "be", running(5, 6, 7), Mode.RAIL),
        leg("ce", "ce", running(5, 6, 7)),
        leg("ae-north", "ae", running(1, 2, 3)),
    ),
    eras=ERAS,
    corridors=(
        Corridor(id="middle", name="Middle", gateway_leg_ids=("be", "ce")),
        Corridor(id="northern", name="Northern", gateway_leg_ids=("ae-north",)),
    ),
)


def report(**changed: object) -> Observation:
    told = {
        "id": "J1",
        "origin": "Xi'an",
        "destination": "Poti",
        "corridor": "middle_kz_caucasus",
        "days_min": 11.0,
        "kind": "observed",
        "refers_to": "2024-06",
    }
    return Observation(**{**told, **changed})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Xi'an", ("a",)),
        ("Kazakhstan (Aktau)", ("b",)),
        ("Poti (new quay)", ("e",)),
        ("Aktau/Poti", ("b", "e")),
        ("Black Sea ports (Poti/Nowhere)", ("e",)),
    ],
)
def test_places_are_read_as_reported(text: str, ids: tuple[str, ...]) -> None:
    assert place_meant(NETWORK, text).terminal_ids == ids


def test_a_place_that_is_none_is_not_guessed() -> None:
    with pytest.raises(UnknownNameError, match="Houston"):
        place_meant(NETWORK, "Houston (port)")


@pytest.mark.parametrize(
    ("date", "era", "label"),
    [
        ("2022", "2022", "2022"),
        ("2024", "current", "current"),
        ("2024-06-15", "current", "current"),
        ("2025-12", "winter", "winter"),
        ("2015-08", "current", "before"),
    ],
)
def test_eras_follow_from_dates_and_months(date: str, era: str, label: str) -> None:
    found = era_of(NETWORK, date)
    assert (found.id, found.label) == (era, label)


@pytest.mark.parametrize("date", ["", "last summer", "2023-05", "2040", "2025-13", "2025-00"])
def test_dates_of_no_era_are_said(date: str) -> None:
    with pytest.raises(DataError):
        era_of(NETWORK, date)


def test_families_are_mapped_or_free_or_missing() -> None:
    assert family_of_report(NETWORK, "middle_btk_rail") == "middle"
    assert family_of_report(NETWORK, "europe_rail_legs") == ""
    with pytest.raises(UnknownNameError, match="southern"):
        family_of_report(NETWORK, "southern_iran")


def test_the_family_and_the_points_passed_hold_the_route() -> None:
    assert placed(NETWORK, report())[0].leg_ids == ("ab", "be")
    assert placed(NETWORK, report(corridor="x"))[0].leg_ids == ("ae-north",)
    assert placed(NETWORK, report(via="Dostyk;Caspian"))[0].leg_ids == ("ac", "ce")
    # A second point that no route passes as well is left out, the first is kept.
    assert placed(NETWORK, report(via="Dostyk;Aktau"))[0].leg_ids == ("ac", "ce")


def test_a_stay_is_no_journey() -> None:
    with pytest.raises(CorridorError):
        placed(NETWORK, report(destination="Xi'an"))


def test_a_report_of_sailing_alone_is_of_the_leg_alone() -> None:
    told = report(origin="Aktau", includes="sailing only")
    assert [element.is_leg for element in placed(NETWORK, told)[0].elements] == [True]


def run(*reports: Observation) -> Backtest:
    return backtest(NETWORK, reports, lambda era: Traveller.uncalibrated(draws=2000))


def test_a_report_in_the_middle_is_covered_and_one_beyond_is_not() -> None:
    tested = run(
        report(), report(id="J2", days_min=30.0), report(id="J3", days_min=10, days_max=12)
    )
    assert [one.is_covered for one in tested.predictions] == [True, False, True]
    near, far, middle = tested.predictions
    assert near.p50_days == pytest.approx(11, abs=0.1)
    assert far.error_days == pytest.approx(-19, abs=0.1)
    assert (near.place, far.place) == (pytest.approx(0.5, abs=0.05), 1.0)
    assert middle.reported_days == 11
    assert tested.worst()[0] is far


def test_kinds_are_never_pooled() -> None:
    tested = run(report(), report(id="J2", kind="advertised", days_min=30.0))
    groups = {group.kind: group for group in tested.groups()}
    assert {kind: group.n for kind, group in groups.items()} == {"observed": 1, "advertised": 1}
    assert (groups["observed"].coverage, groups["advertised"].coverage) == (1.0, 0.0)
    assert groups["advertised"].median_abs_error_pct == pytest.approx(63.3, abs=0.5)
    assert [group.era for group in tested.groups(by_era=False)] == ["all", "all"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"origin": "Houston"}, "Houston"),
        ({"refers_to": "?"}, "year"),
        ({"days_min": None}, "no number of days"),
        ({"scorable": "no"}, "not to be scored"),
        ({"corridor": "southern_iran"}, "southern"),
        ({"origin": "Poti", "destination": "Xi'an"}, "joins"),
    ],
)
def test_what_cannot_be_placed_is_skipped_with_its_reason(changed: dict, why: str) -> None:
    tested = run(report(**changed))
    assert tested.predictions == ()
    assert why in tested.skipped[0].why


def test_reports_of_one_train_stand_in_one_half() -> None:
    halves = {is_for_fitting(report(id=f"J{i}", group="train")) for i in range(20)}
    assert len(halves) == 1
    apart = [is_for_fitting(report(id=f"J{i}")) for i in range(400)]
    assert 150 < sum(apart) < 250


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


COLUMNS = "id,origin,destination,corridor,via,days_min,days_max,kind,refers_to"


def test_any_file_with_the_columns_is_read(tmp_path: Path) -> None:
    text = f"{COLUMNS},my own\nM1,Xi'an,Poti,middle,,12,14,observed,2025-05,private\n"
    read = read_reports(write(tmp_path, text))
    assert (read[0].days_max, read[0].kind) == (14.0, "observed")
    assert run(*read).predictions[0].family == "middle"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,origin\nM1,a\n", "destination"),
        (f"{COLUMNS}\nM1,a,b,c,,many,,observed,2025\n", "days_min"),
        (f"{COLUMNS}\nM1,a,b,c,,1,,guessed,2025\n", "kind"),
        ("", "empty"),
    ],
)
def test_unsound_files_are_refused_with_their_place(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(DataError, match=complaint):
        read_reports(write(tmp_path, text))


def test_a_fit_finds_the_wide_bands_that_reports_need() -> None:
    reports = [report(id=f"J{i}", days_min=6.5 + i / 4) for i in range(40)]
    fitted = fit_calibration(
        NETWORK, reports, fitted="2026-01-01", stretched_eras=("current",), draws=500
    )
    assert fitted.low_stretch > 1.5
    assert fitted.high_stretch > 1.5
    assert fitted.loss_after < fitted.loss_before
    assert fitted.rows == sum(map(is_for_fitting, reports))


def test_a_fit_does_not_look_at_the_reporting_half_or_at_promises() -> None:
    reports = [report(id=f"J{i}", days_min=10 + i % 3) for i in range(30)]
    held_out = [r for r in reports if not is_for_fitting(r)]
    promises = [report(id=f"P{i}", kind="advertised", days_min=2.0) for i in range(30)]
    spoilt = [report(id=r.id, days_min=99.0) for r in held_out]

    def fit(some: list[Observation]) -> Calibration:
        return fit_calibration(
            NETWORK, some, fitted="2026-01-01", stretched_eras=("current",), draws=200
        )

    kept = [r for r in reports if is_for_fitting(r)]
    assert fit(kept) == fit([*kept, *spoilt, *promises])


def test_too_few_reports_are_not_fitted() -> None:
    with pytest.raises(DataError, match="at least 5"):
        fit_calibration(NETWORK, [report()], fitted="2026-01-01", stretched_eras=("current",))


CALIBRATION = Calibration(
    default_rho=0.4,
    rho_by_family=(("middle", 0.5),),
    low_stretch=1.5,
    high_stretch=1.25,
    stretched_eras=("current",),
    fitted="2026-01-01",
    rows=12,
    loss_before=20.5,
    loss_after=15.25,
)


def test_a_calibration_written_is_the_one_read(tmp_path: Path) -> None:
    (tmp_path / "calibration.toml").write_text(
        calibration_text(CALIBRATION, "why\nand how"), encoding="utf-8"
    )
    assert read_calibration(tmp_path) == CALIBRATION
    (tmp_path / "bare").mkdir()
    assert read_calibration(tmp_path / "bare") is UNCALIBRATED
    with pytest.raises(DataError, match="there is no such folder"):
        read_calibration(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text",
    ["default_rho = 2", "default_rho = 'x'", "low_stretch = 1", "default_rho = 0.1\nx = 1", "=",
     "default_rho = 0.1\nlow_stretch = -1", "default_rho = nan"],
)  # fmt: skip
def test_an_unsound_calibration_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "calibration.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        read_calibration(tmp_path)


def test_only_observed_eras_are_stretched() -> None:
    route = placed(NETWORK, report())[0]
    spread = {
        era: Traveller.calibrated(CALIBRATION, era).travel(route).simulation().percentiles
        for era in ("current", "target")
    }
    plain = Traveller(dependence=Traveller.calibrated(CALIBRATION, "target").dependence)
    assert spread["target"] == plain.travel(route).simulation().percentiles
    assert spread["current"].p5_days < spread["target"].p5_days
    assert spread["current"].p95_days > spread["target"].p95_days
