"""What a rate, charge, limit or closure names must be there: else it is without effect, unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from networks import TINY, write_tiny
from typer.testing import CliRunner

from corridor.cli.app import app
from corridor.errors import DataError
from corridor.io.check import check_directory
from corridor.io.dataset import read_dataset
from corridor.io.limits import read_limits
from corridor.io.read import load_network
from corridor.io.seasons import read_closures, read_timetables
from corridor.io.tariffs import read_prices

HEADER = (
    "id,legs,modes,from_countries,to_countries,both_ways,kind,era,basis,"
    "min_usd,likely_usd,max_usd,over_km,confidence"
)
RATE = "mine,{legs},{modes},{tails},{heads},{both},announced,{era},feu,1,2,3,,B"
FERRY = {"legs": "aktau-alat-feeder", "modes": "", "tails": "", "heads": "", "both": "true"}
FERRY["era"] = "current"

TYPOS = [
    ({"legs": "aktau-alat-feedr"}, "legs", "did you mean 'aktau-alat-feeder'"),
    ({"legs": "Alat-Poti"}, "legs", "did you mean 'alat-poti'?"),
    ({"legs": "", "tails": "kz"}, "from_countries", "did you mean 'KZ'?"),
    ({"legs": "", "tails": "CN;Казахстан"}, "from_countries", "did you mean 'KZ'?"),
    ({"legs": "alat-poti;no-such-thing-anywhere"}, "legs", "corridor legs lists them"),
    ({"era": "curent"}, "era", "did you mean 'current'?"),
    ({"era": "2031"}, "era", "there are: 2022, all, current, winter"),
    ({"legs": "", "tails": "ZZ"}, "from_countries", "terminals lie in AZ, CN, GE, KZ, RO"),
    ({"legs": "", "heads": "KZ;KS"}, "to_countries", "no country 'KS'"),
    ({"modes": "rail"}, "legs", "there is none among aktau-alat-feeder by rail"),
    ({"legs": "", "tails": "CN", "heads": "RO"}, "from_countries", "from CN to RO, either way"),
    (
        {"legs": "", "modes": "feeder", "tails": "AZ", "heads": "KZ;GE", "both": "false"}
        | {"modes": "deep-sea"},
        "modes",
        "by deep-sea from AZ to KZ or GE (",
    ),
]
"""What is wrong with a rate, the column named, and what is said to do about it."""

FINE = [
    {},
    {"era": "all"},
    {"legs": "", "modes": "rail", "tails": "KZ", "heads": "KZ"},
    {"legs": "", "tails": "KZ;JP;XK", "heads": "AZ"},
    {"legs": "poti-constanta"},
    {"legs": ""},
]
"""Rates that some leg of the network can be paid by, whether or not a route takes it."""


def tariff(folder: Path, **cells: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(f"{HEADER}\n{RATE.format(**FERRY | cells)}\n", encoding="utf-8")
    return path


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "tiny")


@pytest.mark.parametrize(("cells", "column", "said"), TYPOS, ids=lambda told: str(told)[:40])
def test_a_typo_in_an_own_tariff_is_refused_where_it_stands(tiny, tmp_path, cells, column, said):
    with pytest.raises(DataError, match=r"mine\.csv") as caught:
        read_prices(tiny, tariffs=[tariff(tmp_path, **cells)])
    fault = caught.value.faults[-1]  # before it may stand that a cell has not the form of an id
    assert (fault.file, fault.line, fault.column) == ("mine.csv", 2, column)
    assert said in str(fault)
    assert len({each.column for each in caught.value.faults}) == 1


@pytest.mark.parametrize("cells", FINE, ids=str)
def test_a_rate_that_no_route_uses_is_no_fault(tiny, tmp_path, cells):
    prices = read_prices(tiny, tariffs=[tariff(tmp_path, **cells)])
    assert [rate.id for rate in prices.rates] == ["mine"]


@pytest.mark.parametrize(
    "command",
    [
        ("route", "xian", "poti"),
        ("compare", "xian", "poti"),
        ("pareto", "xian", "poti"),
        ("why-not", "xian", "poti", "middle"),
        ("scenario", "compare", "base", "--from", "xian", "--to", "poti", "--cost"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_refuses_it(tiny, tmp_path, command):
    path = tariff(tmp_path, legs="aktau-alat-feedr")
    asked = (*command, "--graphs", tiny, "--tariff", path)
    refused = CliRunner().invoke(app, [*map(str, asked)], prog_name="corridor")
    assert refused.exit_code == 3
    assert "mine.csv:2:legs: no leg 'aktau-alat-feedr'" in refused.stderr


def test_a_tariff_that_is_not_there_is_refused(tiny, tmp_path):
    with pytest.raises(DataError, match=r"none\.csv: there is no such file$"):
        read_prices(tiny, tariffs=[tmp_path / "none.csv"])


def test_a_tariff_without_a_rate_is_refused(tiny, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.csv: has no rate"):
        read_prices(tiny, tariffs=[path])


def test_a_tariff_may_be_for_a_leg_of_an_overlay_or_a_scenario(tiny, tmp_path):
    new = (
        '[[legs]]\nid = "poti-varna"\ntail = "poti"\nhead = "constanta"\nmode = "feeder"\n'
        'length_km = 1200\nconfidence = "C"\nsources = ["tariff"]\n'
        '[[transit_times]]\nleg = "poti-varna"\nera = "all"\nmin_days = 2\nlikely_days = 3\n'
        'max_days = 4\nkind = "estimated"\nconfidence = "C"\nsources = ["tariff"]\n'
    )
    rows = tmp_path / "new.toml"
    rows.write_text(f'title = "New ferry"\n{new}', encoding="utf-8")
    path = tariff(tmp_path, legs="poti-varna")
    with pytest.raises(DataError, match="no leg 'poti-varna'"):
        read_dataset(tiny, tariffs=[path])
    assert read_dataset(tiny, overlays=[rows], tariffs=[path]).prices.rates
    asked = ("xian", "constanta", "--graphs", tiny, "--tariff", path)
    for words in (
        ("route", *asked, "--overlay", rows),
        ("route", *asked, "--scenario", rows),
        ("scenario", "compare", rows, "--from", *asked[:1], "--to", *asked[1:], "--cost"),
    ):
        found = CliRunner().invoke(app, [*map(str, words)], prog_name="corridor")
        assert found.exit_code == 0, found.stderr


RATES = f"{HEADER},sources\n{RATE.format(**FERRY)},guide\n"
COMPANIONS = {
    "rates.csv": (RATES, "aktau-alat-feeder", "aktau-alat-feedr", "legs", read_prices),
    "charges.csv": (
        RATES.replace("over_km", "met_at").replace("3,,B", "3,crossing,B"),
        ",current,",
        ",curent,",
        "era",
        read_prices,
    ),
    "cargo_limits.csv": (
        "id,legs,from_countries,kind,cargo,verdict,confidence,sources\n"
        "no-grain,,KZ,announced,grain,banned,B,guide\n",
        ",KZ,",
        ",ZZ,",
        "from_countries",
        read_limits,
    ),
    "closures.csv": (
        "terminal,month,kind,closures,min_days,likely_days,max_days,confidence,sources\n"
        "aktau,1,wind,4,1,2,5,C,tariff\n",
        "aktau,1",
        "aktua,1",
        "terminal",
        read_closures,
    ),
}
GUIDE = "id,title,url,date,kind\nguide,A guide,,2025,operator\n"


@pytest.mark.parametrize("name", COMPANIONS)
def test_tables_beside_the_network_are_held_against_it(tiny, name):
    text, right, wrong, column, read = COMPANIONS[name]
    for sources in ("price_sources.csv", "limit_sources.csv"):
        (tiny / sources).write_text(GUIDE, encoding="utf-8")
    network = load_network(tiny)
    (tiny / name).write_text(text, encoding="utf-8")
    assert read(tiny, network=network)
    assert not [fault for fault in check_directory(tiny) if fault.level == "error"]
    (tiny / name).write_text(text.replace(right, wrong), encoding="utf-8")
    for ask in (lambda: read(tiny, network=network), lambda: read_dataset(tiny)):
        with pytest.raises(DataError) as caught:
            ask()
        (fault,) = caught.value.faults
        assert (fault.file, fault.line, fault.column) == (name, 2, column)
    told = [fault for fault in check_directory(tiny) if fault.level == "error"]
    assert [(fault.file, fault.line, fault.column) for fault in told] == [(name, 2, column)]


@pytest.mark.parametrize(
    ("key", "right", "wrong", "hint"),
    [
        ("rho_by_family", "middle = 0.5", "midle = 0.5", "did you mean 'middle'?"),
        ("stretched_eras", '["current"]', '["curent"]', "did you mean 'current'?"),
    ],
)
def test_a_calibration_of_a_family_or_an_era_that_is_none_is_found(tiny, key, right, wrong, hint):
    text = 'default_rho = 0.3\nstretched_eras = ["current"]\n[rho_by_family]\nmiddle = 0.5\n'
    (tiny / "calibration.toml").write_text(text, encoding="utf-8")
    assert not [fault for fault in check_directory(tiny) if fault.level == "error"]
    (tiny / "calibration.toml").write_text(text.replace(right, wrong), encoding="utf-8")
    (told,) = [fault for fault in check_directory(tiny) if fault.level == "error"]
    assert (told.file, told.column, told.hint) == ("calibration.toml", key, hint)


def test_a_timetable_of_a_leg_that_is_none_names_the_closest(tiny, tmp_path):
    path = tmp_path / "sailings.csv"
    path.write_text(
        "leg,weekdays,departs,time_zone\naktau-alat-feedr,2,18:00,Asia/Aqtau\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match="did you mean 'aktau-alat-feeder'"):
        read_timetables(path, load_network(tiny))
    assert "aktau-alat-feeder" in TINY["legs.csv"]
