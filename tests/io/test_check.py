"""Every rule of ``corridor check`` finds a copy broken for it, and names the line."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from networks import line_of, write_tiny

from corridor.errors import MOST_FAULTS, Fault
from corridor.io import check
from corridor.io.check import check_directory


class Broken(NamedTuple):
    """One text replaced, the rule that must find it, and the line and column it must name."""

    rule: str
    file: str
    old: str
    new: str
    line: str
    column: str
    level: str = "error"


T, L, R, X = "terminals.csv", "legs.csv", "transit_times.csv", "transfers.csv"
E, V, S = "eras.csv", "services.csv", "sources.csv"

BROKEN = [
    Broken("outside-country", T, "51.22,43.60", "31.22,43.60", "aktau", "lon_deg"),
    Broken("code-of-other-country", T, ",KZAAU", ",UZAAU", "aktau", "unlocode"),
    Broken("planned-without-year", T, "520,open,,B", "520,planned,,B", "altynkol", "opens_year"),
    Broken("planned-without-year", L, "470,,open", "470,,planned", "aktau-alat-feed", "opens_year"),
    Broken("shorter-than-great-circle", L, ",812,", ",212,", "alat-poti", "length_km"),
    Broken("loop", L, "r,aktau,alat", "r,aktau,aktau", "aktau-alat-feeder", "head"),
    Broken("gauge", L, "feeder,,470", "feeder,1520,470", "aktau-alat-feeder", "gauge_mm"),
    Broken("gauge", L, "rail,1520,812", "rail,,812", "alat-poti", "gauge_mm"),
    Broken("speed", R, "alat-poti,current,1.2", "alat-poti,current,0.2", "alat-poti", "min_days"),
    Broken("speed", R, "1,1.2,1.5", "1,1.2,15", "aktau-alat-feeder", "max_days", "warning"),
    Broken("no-line", L, "12,,open,,,,,,", "12,,open,,,,,x-y,", "alat-poti", "geometry", "warning"),
    Broken("time-out-of-era", L, "12,,open,,", "12,,open,,2022", "", "era", "warning"),
    Broken("onto-leg-elsewhere", X, "aktau-alat-feeder,w", "alat-poti,w", "aktau-wait", "onto_leg"),
    Broken("pointless-transfer", X, "y,,feeder", "y,,deep-sea", "aktau-wait", "to_mode"),
    Broken("pointless-transfer", X, "u,rail,1520,f", "u,rail,1435,f", "aktau-loa", "from_mode"),
    Broken("door", X, "y,,feeder", "y,,entry", "aktau-wait", "to_mode"),
    Broken("door", X, "aktau,any", "aktau,exit", "aktau-wait", "from_mode"),
    Broken("door", X, "waiting,all,1,3,10", "running,all,1,3,10", "aktau-wait", "part"),
    Broken("broken-service", V, "feeder,ADY", "feeder;poti-alat,ADY", "feeder", "legs"),
    Broken("calendar", V, "2;5", "0;5", "feeder", "weekdays"),
    Broken("calendar", V, "2024,,Asia", "2024,2023,Asia", "feeder", "valid_to"),
    Broken("calendar", E, "11;12;1;2", "11;13", "winter", "months"),
    Broken("calendar", E, "2022-12-31", "2020-12-31", "2022,", "valid_to"),
    Broken("circular-fallback", E, ",all,true", ",winter;all,true", "current,N", "falls_back_to"),
    Broken("no-source", R, "ed,A,tariff", "ed,A,", "altynkol-aktau,c", "sources"),
    Broken("no-source", R, "ed,C,tariff", "ed,C,", "6,7,9", "sources", "warning"),
    Broken("trusted-estimate", S, ",study", ",own-estimate", "", "confidence", "warning"),
    Broken("observed-target", E, "all,true,false,", "all,true,true,", "", "kind"),
    Broken("target-out-of-era", R, "announced,A", "target,A", "4,5,7", "kind", "warning"),
    Broken("strange-address", S, "https://", "javascript:", "tariff", "url"),
    Broken("range-order", R, "6,7,9", "6,10,9", "6,7,9", "likely_days"),
    Broken("unknown-terminal", L, "r,aktau,", "r,aktou,", "aktau-alat-feeder", "tail"),
    Broken("not-finite", L, ",3254,", ",nan,", "xian-altynkol", "length_km"),
]  # fmt: skip


def test_a_sound_network_has_no_fault(tiny_folder: Path) -> None:
    assert check_directory(tiny_folder) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: f"{one.rule}-{one.column}")
def test_a_broken_copy_is_found_by_rule_file_line_and_column(
    tmp_path: Path, broken: Broken
) -> None:
    edits = {broken.file: (broken.old, broken.new)}
    if broken.rule == "observed-target":
        edits[R] = ("announced,A", "measured,A")
    found = check_directory(write_tiny(tmp_path / "tiny", edits))
    told = {(fault.rule, fault.level, fault.column) for fault in found}
    assert (broken.rule, broken.level, broken.column) in told
    if broken.line:
        place = (broken.rule, broken.file, line_of(broken.file, broken.line))
        assert place in {(fault.rule, fault.file, fault.line) for fault in found}


def rules(faults: tuple[Fault, ...], rule: str) -> list[Fault]:
    return [fault for fault in faults if fault.rule == rule]


def test_swapped_coordinates_are_recognised(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny", {T: ("49.44,39.98", "39.98,49.44")})
    (fault,) = rules(check_directory(folder), "outside-country")
    assert fault.hint == "longitude and latitude seem to be swapped"


@pytest.mark.parametrize(
    ("place", "lon", "faults"),
    [
        # The Georgian box begins at 40° east: 0.5° of longitude are 41 km there, 0.7° are 58 km.
        ("41.65,42.15", "39.5,42.15", 0),
        ("41.65,42.15", "39.3,42.15", 1),
        # The Chinese box begins at 18° north: 0.2° of latitude are 22 km, 0.4° are 44 km.
        ("109.06,34.39", "109.06,17.8", 0),
        ("109.06,34.39", "109.06,17.6", 1),
    ],
)
def test_ports_may_lie_farther_out_than_other_terminals(
    tmp_path: Path, place: str, lon: str, faults: int
) -> None:
    folder = write_tiny(tmp_path / "tiny", {T: (place, lon)})
    assert len(rules(check_directory(folder), "outside-country")) == faults


def test_a_terminal_without_legs_and_an_island_are_disconnected(tmp_path: Path) -> None:
    more = "poti,Poti,GE,41.65,42.15,GEPTI"
    lone = f"lone,Lone,KZ,60,45,,hub,,open,,B,map,\n{more}"
    folder = write_tiny(tmp_path / "tiny", {T: (more, lone)})
    (fault,) = rules(check_directory(folder), "disconnected")
    assert (fault.file, fault.line) == (T, line_of(T, "poti"))
    cut = write_tiny(tmp_path / "cut")
    path = cut / L
    path.write_text("".join(re.findall(r"^(?!alat-poti|poti-alat).*\n", path.read_text(), re.M)))
    told = [f.message for f in rules(check_directory(cut), "disconnected")]
    assert told == [
        "no chain of legs joins poti to the rest (only to 1 others)",
        "no chain of legs joins constanta to the rest (only to 1 others)",
    ]


def test_a_terminal_that_cannot_be_left_draws_a_warning(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny")
    path = folder / L
    path.write_text("".join(re.findall(r"^(?!constanta-poti).*\n", path.read_text(), re.M)))
    (fault,) = rules(check_directory(folder), "one-way")
    assert (fault.message, fault.level) == ("constanta cannot be left", "warning")


def test_a_leg_without_any_time_draws_a_warning(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny")
    path = folder / R
    path.write_text("".join(re.findall(r"^(?!alat-poti).*\n", path.read_text(), re.M)))
    (fault,) = rules(check_directory(folder), "no-time")
    assert (fault.file, fault.line) == (L, line_of(L, "alat-poti"))


def test_old_sources_draw_warnings_in_the_default_era_alone(tiny_folder: Path) -> None:
    found = rules(check_directory(tiny_folder, today=date(2031, 6, 1)), "stale")
    rows = [index for index, line in enumerate((tiny_folder / R).read_text().splitlines(), 1)
            if ",current," in line]  # fmt: skip
    assert [fault.line for fault in found if fault.file == R] == rows
    assert rules(check_directory(tiny_folder, today=date(2029, 6, 1)), "stale") == []


def test_lines_that_nothing_uses_draw_warnings(tiny_folder: Path) -> None:
    lines = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "a-b-rail", "properties": {},
         "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}}]}  # fmt: skip
    (tiny_folder / "lines" / "rail.geojson").write_text(json.dumps(lines))
    (fault,) = rules(check_directory(tiny_folder), "unused-line")
    assert (fault.file, fault.column) == ("lines/rail.geojson", "a-b-rail")


def test_a_missing_or_broken_outline_file_does_not_stop_the_check(tiny_folder: Path) -> None:
    outlines = tiny_folder / "lines" / "countries.geojson"
    outlines.write_text('{"features": [1]}')
    assert [fault.rule for fault in check_directory(tiny_folder)] == ["geojson"] + [
        "no-outline"
    ] * 5
    outlines.unlink()
    assert [fault.rule for fault in check_directory(tiny_folder)] == ["no-outlines"]


def test_faults_of_form_and_of_meaning_come_together(tmp_path: Path) -> None:
    edits = {L: (",812,", ",212,"), R: ("6,7,9", "6,7,nan"), T: (",KZAAU", ",UZAAU")}
    found = check_directory(write_tiny(tmp_path / "tiny", edits))
    assert [fault.file for fault in found] == [L, T, R]


def test_records_beside_the_network_are_checked_where_they_lie(tiny_folder: Path) -> None:
    header = "leg,era,basis,min_usd,max_usd,confidence,sources,note\n"
    row = "alat-potty,current,usd-per-feu,100,200,B,tariff,\n"
    (tiny_folder / "costs.csv").write_text(header + row)
    (fault,) = check_directory(tiny_folder)
    assert (fault.rule, fault.file, fault.line, fault.column) == (
        "unknown-leg",
        "costs.csv",
        2,
        "leg",
    )


def test_an_overlay_is_checked_with_the_folder(tiny_folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "change.toml"
    overlay.write_text('[[names]]\nterminal = "xian"\nlanguage = "en"\nname = "Aktau"\n')
    (fault,) = check_directory(tiny_folder, overlays=[overlay])
    assert (fault.rule, fault.file) == ("shared-name", str(overlay))


@pytest.mark.parametrize(
    ("claim", "rule", "column"),
    [
        ("Xi'an,Poti,9,8,tariff", "unordered-days", "days_min"),
        ("Xi'an,,8,9,tariff", "half-claim", "destination"),
        ("Xi'an,Poti,8,9,nobody", "no-source", "sources"),
    ],
)
def test_claims_are_checked(tiny_folder: Path, claim: str, rule: str, column: str) -> None:
    origin, destination, least, most, source = claim.split(",")
    (tiny_folder / "claims.csv").write_text(
        "id,said_by,statement,origin,destination,basis,kind,days_min,days_max,confidence,sources\n"
        f"c,me,words,{origin},{destination},whole,average,{least},{most},C,{source}\n",
        encoding="utf-8",
    )
    (fault,) = check_directory(tiny_folder)
    assert (fault.rule, fault.file, fault.column) == (rule, "claims.csv", column)


def test_every_rule_has_a_copy_broken_for_it() -> None:
    """A rule that no test can trip is not a rule."""
    source = Path(__file__).read_text(encoding="utf-8")
    told = {
        name
        for rule in check.RULES
        for name in re.findall(r'fault\(\s*"([a-z-]+)"|rule="([a-z-]+)"', _source_of(rule))
        for name in name
        if name
    }
    assert told
    assert [name for name in sorted(told) if f'"{name}"' not in source] == []


def _source_of(rule: object) -> str:
    import inspect

    return inspect.getsource(rule)  # type: ignore[arg-type]


BESIDE = {
    "closures.csv": "terminal,month,kind,closures,min_days,likely_days,max_days,confidence\n"
    "aktau,13,wind,1,1,2,3,C\n",
    "calibration.toml": "default_rho = 'half'\n",
    "rates.csv": "id,kind,era,basis,min_usd,likely_usd,max_usd,confidence\n"
    "a,estimated,all,feu,9,8,7,C\n",
    "lines/sea.geojson": "{",
    "scenarios/storm.toml": "[[close]\n",
}


@pytest.mark.parametrize("file", BESIDE)
def test_what_lies_beside_the_tables_is_read_as_commands_read_it(
    tiny_folder: Path, file: str
) -> None:
    path = tiny_folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(BESIDE[file])
    (error,) = (fault for fault in check_directory(tiny_folder) if fault.level == "error")
    assert path.name in str(error)


def test_a_refused_leg_is_not_missed_elsewhere(tmp_path: Path) -> None:
    edits = {"legs.csv": ("alat,feeder", "alat,feedr")}
    faults = check_directory(write_tiny(tmp_path / "tiny", edits))
    assert [fault.rule for fault in faults if fault.level == "error"] == ["not-in-list"]


@pytest.mark.parametrize("day", ["2024-13-01", "2023-02-29", "2024-00"])
def test_days_that_no_calendar_has_are_refused(tmp_path: Path, day: str) -> None:
    edits = {"eras.csv": ("2022-12-31", day)}
    faults = check_directory(write_tiny(tmp_path / "tiny", edits))
    assert [(fault.column, fault.file) for fault in faults if fault.rule == "bad-value"] == [
        ("valid_to", "eras.csv")
    ]


def test_ten_thousand_faults_of_one_kind_are_told_briefly(tiny_folder: Path) -> None:
    path = tiny_folder / "legs.csv"
    *_, row = path.read_text().splitlines()
    leg_id, _, rest = row.split(",", 2)
    with path.open("a") as file:
        file.writelines(f"{leg_id}-{n},nowhere-{n},{rest}\n" for n in range(10_000))
    found = [fault for fault in check_directory(tiny_folder) if fault.rule == "unknown-terminal"]
    assert len(found) == MOST_FAULTS
    assert any(fault.rule == "more-faults" for fault in check_directory(tiny_folder))
