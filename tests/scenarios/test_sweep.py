"""Sweeps: the right cases, the same bytes whoever runs them and however often they are killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corridor.errors import CorridorError, DataError, UnknownNameError
from corridor.io.read import load_network
from corridor.io.scenario_json import scenario_from_json, scenario_to_json
from corridor.io.scenarios import BASE, read_library, read_scenario
from corridor.io.sweep_specs import read_sweep_spec
from corridor.model.edits_beside import ChangeClosures
from corridor.model.network import Network
from corridor.model.scenario import Close, Period, Scenario, Target
from corridor.model.shipment import CargoClass, Shipment
from corridor.model.tariffs import Basis, Money, PriceList, Rate, Scope
from corridor.model.uncertain import UNCALIBRATED
from corridor.model.vocabulary import Confidence, Criterion, FactKind, Mode
from corridor.routing.plan import ask, plan
from corridor.scenarios.outcome import Beside, Wanted, outcome_of
from corridor.scenarios.sweep import run_sweep
from corridor.scenarios.sweep_cases import Answerer, Sweep
from corridor.scenarios.sweep_check import MOST_TOLD, check_sweep
from corridor.scenarios.sweep_document import beside_of, sweep_from_document, sweep_to_document
from corridor.scenarios.sweep_store import read_document, read_records
from corridor.scenarios.verify import verify_result

NO_FERRY = Scenario(
    id="no-ferry",
    edits=(
        Close(
            target=Target(modes=(Mode.TRAIN_FERRY,)),
            period=Period(first=date(2026, 11, 5), last=date(2026, 11, 14)),
            cargo=(CargoClass.GRAIN,),
        ),
    ),
)
RATE = Rate(
    id="per-km",
    scope=Scope(modes=frozenset({Mode.RAIL, Mode.TRAIN_FERRY})),
    era="all",
    basis=Basis.BOX,
    price=Money.fixed(1),
    over_km=1.0,
    price_date="2026",
    kind=FactKind.ESTIMATED,
    confidence=Confidence.C,
)
WRONG = Scenario(id="wrong", edits=(Close(target=Target(leg_ids=("nothing",))),))
CUT = Scenario(id="cut", edits=(Close(target=Target(terminal_ids=("constanta",))),))
PAIRS = (("xian", "poti"), ("Поти", "xian"), ("nowhere", "poti"), ("xian", "constanta"))
SOUND_PAIRS = (*PAIRS[:2], ("alat", "poti"), PAIRS[3])

SPEC = """
scenarios = ["base"]
eras = ["current", "2022", "winter"]
dates = [2026-11-01, 2026-11-02]
origins = ["xian", "altynkol", "aktau", "alat", "poti", "constanta"]
destinations = ["xian", "altynkol", "aktau", "alat", "poti", "constanta"]
[[grid]]
edit = "scale"
terminals = "aktau"
parts = "waiting"
factor = [1.0, 1.5, 2.0]
"""


@pytest.fixture
def sweep() -> Sweep:
    return Sweep(
        scenarios=(BASE, NO_FERRY, WRONG),
        pairs=PAIRS,
        eras=("current", "2022"),
        days=(None, date(2026, 11, 15)),
        loads=(Shipment(), Shipment(cargo=CargoClass.GRAIN)),
    )


@pytest.fixture
def sound(sweep: Sweep) -> Sweep:
    """The same with nothing named that is not there; some of its cases still have no way."""
    return replace(sweep, scenarios=(BASE, NO_FERRY, CUT), pairs=SOUND_PAIRS)


def test_every_combination_is_a_case_and_only_one(sweep: Sweep) -> None:
    assert sweep.case_count == 3 * 2 * 2 * 2 * 4
    cases = [sweep.case(number) for number in range(sweep.case_count)]
    told = {
        (c.scenario.id, c.era, c.day, c.load.cargo, c.corridor, c.origin, c.destination)
        for c in cases
    }
    assert len(told) == sweep.case_count
    assert [case.number for case in cases] == list(range(sweep.case_count))


def test_cases_are_answered_as_single_questions_are(network: Network, sweep: Sweep) -> None:
    records = list(Answerer(network, Beside(), sweep).records(0, sweep.case_count))
    base = plan(network, "xian", "poti").best
    assert records[0]["likely_days"] == base.days.likely_days
    assert records[0]["legs"] == ";".join(base.leg_ids)
    rerouted = [
        r for r in records if r["scenario"] == "no-ferry" and r["legs"] and r["era"] == "current"
        and (r["origin"], r["destination"]) == ("xian", "poti")
    ]  # fmt: skip
    likely = {(r["day"], r["cargo"]): r["likely_days"] for r in rerouted}
    assert likely == {
        ("", "general"): 15.7,
        ("", "grain"): 18.3,
        ("2026-11-15", "general"): 15.7,
        ("2026-11-15", "grain"): 15.7,
    }


def test_a_day_chooses_the_season_where_no_era_is_named() -> None:
    network, day = load_network(), date(2026, 12, 6)
    asked = Sweep(
        scenarios=(BASE,), pairs=(("xian", "poti"),), eras=("", "current"), days=(None, day)
    )
    told = list(Answerer(network, Beside(), asked).records(0, asked.case_count))
    assert [(r["era"], r["day"], r["era_used"]) for r in told] == [
        ("", "", "current"),
        ("", str(day), "winter"),
        ("current", "", "current"),
        ("current", str(day), "current"),
    ]
    dated = plan(network, "xian", "poti", ready=day).best
    assert told[1]["likely_days"] == dated.days.likely_days > told[0]["likely_days"]
    assert told[3]["likely_days"] == told[0]["likely_days"]


def test_edited_closures_keep_every_scenario_of_the_day_to_the_whole_year() -> None:
    network, day = load_network(), date(2026, 11, 20)
    often = ChangeClosures(target=Target(terminal_ids=("aktau",)), factor=2)
    scenarios = (BASE, Scenario(id="often", edits=(often,)))
    asked = Sweep(scenarios=scenarios, pairs=(("xian", "poti"),), days=(day,))
    told = list(Answerer(network, Beside(), asked).records(0, asked.case_count))
    assert [r["era_used"] for r in told] == ["current", "current"]
    assert told[0]["likely_days"] == told[1]["likely_days"]


def test_the_era_used_is_told_without_a_way_and_blank_without_a_question(network: Network) -> None:
    shut = Scenario(id="shut", edits=(Close(target=Target(terminal_ids=("poti",))),))
    asked = Sweep(scenarios=(shut, WRONG), pairs=PAIRS, days=(date(2026, 12, 6),))
    told = list(Answerer(network, Beside(), asked).records(0, asked.case_count))
    assert all(r["era"] == "" for r in told)
    assert [(str(r["error"]).partition(":")[0], r["era_used"]) for r in told] == [
        ("NoRouteError", "winter"),
        ("NoRouteError", "winter"),
        ("UnknownNameError", ""),
        ("NoRouteError", "winter"),
        *[("DataError", "")] * 4,
    ]


def test_a_bad_case_is_told_and_costs_no_other(network: Network, sweep: Sweep) -> None:
    records = list(Answerer(network, Beside(), sweep).records(0, sweep.case_count))
    bad = [r for r in records if r["error"]]
    assert {str(r["error"]).partition(":")[0] for r in bad} == {"UnknownNameError", "DataError"}
    assert all(r["scenario"] == "wrong" or r["origin"] == "nowhere" for r in bad)
    assert all(r["likely_days"] is not None for r in records if not r["error"])


def test_a_sweep_and_its_scenarios_survive_being_written(network: Network, sweep: Sweep) -> None:
    assert sweep_from_document(sweep_to_document(sweep, network, Beside())) == sweep


@pytest.mark.parametrize("scenario", read_library(), ids=lambda scenario: scenario.id)
def test_shipped_scenarios_survive_being_written(scenario: Scenario) -> None:
    again = scenario_from_json(scenario_to_json(scenario))
    assert again == scenario
    assert again.fingerprint == scenario.fingerprint


def test_a_broken_document_is_refused() -> None:
    for document in ({}, {"id": "x", "edits": [{"do": "explode"}]}, {"id": "x", "edits": [3]}):
        with pytest.raises(DataError):
            scenario_from_json(document)


def test_the_result_holds_and_says_when_it_does_not(
    network: Network, sound: Sweep, tmp_path: Path
) -> None:
    out = run_sweep(network, sound, tmp_path / "r.parquet", block_cases=7)
    assert sum(map(len, read_records(out))) == sound.case_count
    assert read_document(out)["network_fingerprint"] == network.fingerprint
    verdict = verify_result(out, network)
    assert verdict.holds
    assert verdict.same_network
    assert (verdict.cases, verdict.checked) == (96, 96)
    assert verify_result(out, network, most_cases=10).checked == 10

    from corridor.scenarios.apply import apply_scenario

    changed = apply_scenario(network, NO_FERRY, cargo=CargoClass.GRAIN)
    other = verify_result(out, changed)
    assert not other.holds
    assert not other.same_network
    assert {"likely_days", "legs"} <= {difference.column for difference in other.differences}


def test_the_same_bytes_however_it_is_cut(network: Network, sound: Sweep, tmp_path: Path) -> None:
    whole = run_sweep(network, sound, tmp_path / "a.parquet", block_cases=10).read_bytes()

    class KilledError(Exception):
        pass

    def kill(done: int, total: int) -> None:
        if 3 * done > total:
            raise KilledError

    with pytest.raises(KilledError):
        run_sweep(network, sound, tmp_path / "b.parquet", block_cases=10, progress=kill)
    assert not (tmp_path / "b.parquet").exists()
    finished = sorted((tmp_path / "b.parquet.parts").glob("block-*"))
    assert 0 < len(finished) < 10
    (tmp_path / "b.parquet.parts" / ".block-000009.arrow.x1").write_bytes(b"half")
    told: list[int] = []
    again = run_sweep(
        network, sound, tmp_path / "b.parquet", block_cases=10,
        progress=lambda done, _: told.append(done),
    )  # fmt: skip
    assert len(finished) + len(told) == 10
    assert again.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet", "tiny"]


def test_another_sweep_is_not_mixed_in(network: Network, sound: Sweep, tmp_path: Path) -> None:
    out = run_sweep(network, sound, tmp_path / "r.parquet")
    before = out.read_bytes()
    run_sweep(network, sound, out)
    assert out.read_bytes() == before
    other = Sweep(scenarios=(BASE,), pairs=SOUND_PAIRS)
    with pytest.raises(DataError, match="holds another sweep"):
        run_sweep(network, other, out)
    folder = tmp_path / "s.parquet.parts"
    folder.mkdir()
    (folder / "sweep.json").write_text("{}")
    with pytest.raises(DataError, match="parts of another sweep"):
        run_sweep(network, other, tmp_path / "s.parquet")


def test_a_file_that_cannot_be_written_is_one_clear_error(
    network: Network, sound: Sweep, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorridorError, match="cannot write"):
        run_sweep(network, sound, tmp_path / "file" / "r.parquet")
    for content in (b"", b"PAR1", b"case\n1\n"):
        (tmp_path / "no.parquet").write_bytes(content)
        with pytest.raises(DataError, match="no result of a sweep"):
            verify_result(tmp_path / "no.parquet", network)


def test_too_much_or_nothing_is_refused() -> None:
    with pytest.raises(DataError, match="0 cases"):
        Sweep(scenarios=(BASE,), pairs=())
    with pytest.raises(DataError, match="cases"):
        Sweep(scenarios=(BASE,) * 20_000, pairs=PAIRS * 5_000)


REPEATED = [
    ({"eras": ("winter", "current", "winter")}, "eras: winter stands there twice"),
    ({"days": (date(2026, 11, 1),) * 2}, "dates: 2026-11-01 stands there twice"),
    ({"corridors": ("middle", "middle")}, "corridors: middle"),
    ({"corridors": ("", "")}, "corridors: an empty text stands there twice"),
    ({"scenarios": (BASE, replace(NO_FERRY, id="base"))}, "scenarios: base"),
    ({"pairs": (("a", "b"), ("a", "b"))}, "pairs: a – b"),
]


@pytest.mark.parametrize(("given", "message"), REPEATED, ids=lambda told: str(told)[:30])
def test_cases_that_could_not_be_told_apart_are_refused(given, message) -> None:
    with pytest.raises(DataError, match=message):
        Sweep(**{"scenarios": (BASE,), "pairs": PAIRS} | given)


STRANGE = [
    ({"pairs": (("xian", "nowhere"),)}, (UnknownNameError, "no terminal is called 'nowhere'")),
    (
        {"pairs": (("nowhere", "poti"), ("xian", "potti"))},
        (UnknownNameError, "(?s)'nowhere'.*'potti'"),
    ),
    ({"eras": ("current", "2031")}, (UnknownNameError, "no era '2031'")),
    ({"corridors": ("midle",)}, (UnknownNameError, "no corridor 'midle'")),
    ({"scenarios": (BASE, WRONG)}, (DataError, "no leg 'nothing'")),
    ({"eras": ("current", "Current")}, (DataError, "'current' and 'Current' are the same")),
    ({"pairs": (("Поти", "xian"), ("poti", "Xi'an"))}, (DataError, "are the same: drop one")),
]


@pytest.mark.parametrize(("given", "told"), STRANGE, ids=lambda told: str(told)[:30])
def test_a_strange_name_is_refused_before_the_first_case(
    network: Network, sound: Sweep, tmp_path: Path, given, told
) -> None:
    with pytest.raises(told[0], match=told[1]):
        run_sweep(network, replace(sound, **given), tmp_path / "r.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


def test_a_million_strange_names_are_soon_told(network: Network, sound: Sweep) -> None:
    pairs = tuple(("xian", f"nowhere{number}") for number in range(100_000))
    with pytest.raises(UnknownNameError) as caught:
        check_sweep(network, replace(sound, pairs=pairs))
    assert len(str(caught.value).splitlines()) == 1 + MOST_TOLD + 1


def test_a_place_that_one_scenario_adds_may_be_named(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "batumi.toml"
    path.write_text(
        '[[terminals]]\nid = "batumi"\nname = "Batumi"\ncountry = "GE"\nlon_deg = 41.6\n'
        'lat_deg = 41.6\nkind = "seaport"\nconfidence = "C"\nsources = ["map"]\n'
    )
    scenarios = (BASE, read_scenario(path))
    sweep = Sweep(scenarios=scenarios, pairs=(("xian", "poti"), ("xian", "batumi")))
    (records,) = read_records(run_sweep(network, sweep, tmp_path / "r.parquet"))
    told = [str(record["error"]).partition(":")[0] for record in records]
    assert told == ["", "UnknownNameError", "", "NoRouteError"]


def test_a_folder_that_is_not_there_is_not_made(
    network: Network, sound: Sweep, tmp_path: Path
) -> None:
    with pytest.raises(CorridorError, match="there is no folder"):
        run_sweep(network, sound, tmp_path / "results" / "r.parquet")
    assert not (tmp_path / "results").exists()


def test_a_specification_makes_every_combination(tiny_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "spec.toml").write_text(
        SPEC + '[[grid]]\nname = "wait"\nedit = "wait"\nlegs = "alat-poti"\ndays = [0, 1]\n'
    )
    spec, scenarios, pairs = read_sweep_spec(tmp_path / "spec.toml", tiny_folder)
    assert len(scenarios) == 6
    assert scenarios[-1].id == "base+scale1=2.0+wait=1"
    assert len(pairs) == 36
    assert spec.eras == ("current", "2022", "winter")


WAITS = "[[grid]]\nedit = 'wait'\nlegs = 'a'\n"
CLOSURES = "[[grid]]\nedit = 'closures'\nterminals = 'a'\ncause = 'wind'\nper_month = [1, 2]\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("erass = ['x']\n", 1, "Extra inputs"),
        ("\ndraws = -1\n", 2, "greater than or equal"),
        ("\n[[grid]]\nedit = 'scale'\nfactor = 1\n", 2, "one list of values"),
        ("\n[[grid]]\nedit = 'no'\nfactor = [1]\n", 2, "edit is one of"),
        ("[[grid]]\nedit = 'scale'\nlegs = 'a'\nparts = 'running'\nfactor = [-1]\n", 5, "greater"),
        ("title = \n", 1, "not sound TOML"),
        ("[[shipments]]\ntonnes = 500\n", 1, "do not fit"),
        ("[[shipments]]\nequipment = 'sack'\n", 2, "'wagon'"),
        ("[[shipments]]\n[[shipments]]\nweight = 3\n", 3, "Extra inputs"),
        ("within_days = nan\n", 1, "finite"),
        ("dates = [2026-11-05, 2500-01-01]\n", 1, "2200-12-31"),
        (f"{WAITS}days = [1, nan]\n", 4, "finite"),
        (f"{WAITS}days = [1]\nname = 'a\\nb'\n".replace("'", '"'), 5, "printable"),
        (f"{WAITS}days = [1]\nname = 7\n", 5, "printable"),
        (f"{WAITS}days = [1]\nname = '{'n' * 61}'\n", 5, "1 to 60"),
        (f"{CLOSURES}likely_days = nan\n", 6, "finite"),
        (f"{CLOSURES}likely_days = 5000\n", 6, "1000"),
        ("\ngrid = [{edit = 'wait', legs = 'a', days = [nan]}]\n", 2, "finite"),
    ],
)
def test_a_bad_specification_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "spec.toml").write_text(text)
    with pytest.raises(DataError, match=message) as caught:
        read_sweep_spec(tmp_path / "spec.toml")
    assert caught.value.faults[0].line == line


BILLED = """
scenarios = ["base", "storm.toml"]
dates = [2026-10-29, 2026-11-06]
origins = ["xian"]
destinations = ["poti"]
draws = 500
within_days = 20
cargo = ["general", "grain"]
[[shipments]]
equipment = "20"
units = 2
tonnes = 9
value = 40_000
[[shipments]]
equipment = "40HC"
cargo = "dangerous"
[[grid]]
name = "rail"
edit = "price"
modes = "rail"
items = "linehaul"
factor = [1, 2]
[[grid]]
edit = "closures"
name = "wind"
terminals = "aktau"
cause = "wind"
months = 11
min_days = 1
likely_days = 2
max_days = 5
per_month = [0, 10]
"""


def test_bills_chances_and_closures_are_swept(
    network: Network, tiny_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "storm.toml").write_text(
        "[[close]]\nmodes = 'train-ferry'\nfrom = 2026-11-05\nto = 2026-11-14\n"
    )
    (tmp_path / "spec.toml").write_text(BILLED)
    spec, scenarios, pairs = read_sweep_spec(tmp_path / "spec.toml", tiny_folder)
    loads = spec.loads()
    assert [(load.equipment, load.cargo) for load in loads] == [
        ("20", "general"), ("20", "grain"), ("40HC", "dangerous"),
    ]  # fmt: skip
    sweep = Sweep(
        scenarios=scenarios, pairs=pairs, days=spec.dates, loads=loads, is_billed=True,
        draws=spec.draws, within_days=spec.within_days,
    )  # fmt: skip
    beside = Beside(prices=PriceList(rates=(RATE,)), calibration=UNCALIBRATED)
    assert sweep_from_document(sweep_to_document(sweep, network, beside)) == sweep
    out = run_sweep(network, sweep, tmp_path / "r.parquet", beside=beside, block_cases=5)
    records = [record for rows in read_records(out) for record in rows]
    assert len(records) == 8 * 2 * 3
    assert {record["error"] for record in records} == {""}

    def of(**columns: object) -> list[dict[str, object]]:
        return [r for r in records if all(r[key] == value for key, value in columns.items())]

    (plain,) = of(scenario="base+rail=1+wind=0", day="2026-11-06", cargo="grain")
    (dear,) = of(scenario="base+rail=2+wind=0", day="2026-11-06", cargo="grain")
    assert plain["units"] == 2
    assert plain["tonnes"] == 18
    rail, ferry = 3254 + 3200 + 812, 470
    assert plain["likely_usd"] == 2 * (rail + ferry)
    assert dear["likely_usd"] == 2 * (2 * rail + ferry)
    # No border and no factor of emission is known on the tiny network.
    assert plain["unpriced"] == dear["unpriced"] != 0
    asked, ready = ask(network, "xian", "poti"), date(2026, 11, 6)
    wanted = Wanted(draws=spec.draws, ready=ready, shipment=replace(loads[1], units=2))
    drawn = outcome_of(network, "", asked, replace(beside, laws=()), wanted).simulation
    assert drawn is not None
    worth_usd = 2 * 40_000 * 0.25 / 365
    assert plain["generalised_usd"] == pytest.approx(
        2 * (rail + ferry) + worth_usd * (15.7 + 0.55 * drawn.percentiles.sd_days), abs=0.01
    )
    (windy,) = of(scenario="base+rail=1+wind=10", day="2026-10-29", cargo="dangerous")
    (calm,) = of(scenario="base+rail=1+wind=0", day="2026-10-29", cargo="dangerous")
    assert windy["likely_days"] == calm["likely_days"]
    assert windy["p95_days"] > calm["p95_days"]
    assert windy["on_time"] < calm["on_time"]
    shut = of(scenario="storm+rail=1+wind=0", likely_days=18.3)
    assert {r["day"] for r in shut} == {"2026-11-06"}
    verdict = verify_result(out, network, beside=beside)
    assert verdict.holds
    assert verdict.same_beside
    dearer = replace(RATE, price=Money.fixed(2))
    other = verify_result(
        out, network, beside=Beside(prices=PriceList(rates=(dearer,)), calibration=UNCALIBRATED)
    )
    assert not other.same_beside
    assert {difference.column for difference in other.differences} >= {"likely_usd"}


def test_a_sweep_that_lacks_what_it_needs_is_refused() -> None:
    for wrong, message in (
        ({"by": Criterion.COST}, "shipments"),
        ({"by": Criterion.P95}, "one total"),
        ({"within_days": 3.0}, "needs draws"),
    ):
        with pytest.raises(DataError, match=message):
            Sweep(scenarios=(BASE,), pairs=PAIRS, **wrong)  # type: ignore[arg-type]


def test_a_result_of_another_form_is_told_as_such(
    network: Network, sound: Sweep, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    out = run_sweep(network, sound, tmp_path / "r.parquet")
    table = pq.read_table(out)
    for document in ('{"schema": "corridor.sweep/1", "package_version": "0.0.9"}', "[]", "{"):
        pq.write_table(table.replace_schema_metadata({"corridor": document}), out)
        with pytest.raises(DataError, match=r"corridor 0\.0\.9|no result of a sweep"):
            verify_result(out, network)


def command(folder: Path, out: Path, *more: str) -> list[str]:
    spec = folder.parent / "spec.toml"
    spec.write_text(SPEC)
    asked = ["sweep", str(spec), "--out", str(out), "--block", "20", "--graphs", str(folder)]
    return [sys.executable, "-m", "corridor", *asked, *more]


def wait_for_parts(out: Path, least: int, process: subprocess.Popen[bytes]) -> None:
    folder = out.with_name(f"{out.name}.parts")
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        if len(list(folder.glob("block-*"))) >= least:
            return
        time.sleep(0.005)


def test_killed_and_started_again_it_ends_in_the_same_bytes(
    tiny_folder: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole.parquet", tmp_path / "broken.parquet"
    subprocess.run(command(tiny_folder, whole), check=True, capture_output=True)
    with subprocess.Popen(command(tiny_folder, broken), stderr=subprocess.DEVNULL) as process:
        wait_for_parts(broken, 5, process)
        process.send_signal(signal.SIGKILL)
    assert not broken.exists()
    subprocess.run(command(tiny_folder, broken), check=True, capture_output=True)
    assert broken.read_bytes() == whole.read_bytes()
    assert not broken.with_name("broken.parquet.parts").exists()
    assert verify_result(broken, load_network(tiny_folder)).holds


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Start a real scheduler on loopback, and stop it."""
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _dask("scheduler", "--host", "127.0.0.1", "--port", str(port), at=tmp_path) as process:
        yield f"tcp://127.0.0.1:{port}"
        process.kill()


def _dask(*arguments: str, at: Path) -> subprocess.Popen[bytes]:
    dask = Path(sys.executable).with_name("dask")
    return subprocess.Popen(
        [str(dask), *arguments, "--no-dashboard"],
        cwd=at,
        env={**os.environ, "DASK_LOGGING__DISTRIBUTED": "critical"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    tiny_folder: Path, tmp_path: Path, address: str
) -> None:
    whole, out = tmp_path / "whole.parquet", tmp_path / "dask.parquet"
    subprocess.run(command(tiny_folder, whole), check=True, capture_output=True)
    one = ("worker", address, "--nworkers", "1", "--nthreads", "1", "--no-nanny")
    with _dask(*one, at=tmp_path) as first, _dask(*one, at=tmp_path) as second:
        asked = command(tiny_folder, out, "--scheduler", address)
        with subprocess.Popen(asked, stderr=subprocess.DEVNULL) as process:
            wait_for_parts(out, 2, process)
            first.kill()
            assert process.wait(timeout=120) == 0
        second.kill()
    assert out.read_bytes() == whole.read_bytes()


def test_a_scheduler_that_is_not_there_is_one_clear_error(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import corridor.scenarios.sweep_dask as on_dask

    monkeypatch.setattr(on_dask, "PATIENCE_S", 0.2)
    network = load_network(tiny_folder)
    sound = Sweep(scenarios=(BASE,), pairs=SOUND_PAIRS)
    runner = on_dask.dask_runner(scheduler="tcp://127.0.0.1:9")
    with pytest.raises(CorridorError, match="no scheduler answers"):
        run_sweep(network, sound, tmp_path / "r.parquet", runner=runner)


def _short_of_room() -> None:
    """Let no file grow beyond 12 kB, as a disk that fills up would."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_full_disk_is_one_clear_error_and_loses_nothing(
    tiny_folder: Path, tmp_path: Path
) -> None:
    whole, out = tmp_path / "whole.parquet", tmp_path / "full.parquet"
    subprocess.run(command(tiny_folder, whole), check=True, capture_output=True)
    assert whole.stat().st_size > 12_000
    found = subprocess.run(
        command(tiny_folder, out), preexec_fn=_short_of_room, capture_output=True, check=False
    )
    assert found.returncode == 1
    last = found.stderr.decode().splitlines()[-1]
    assert last.startswith("corridor: cannot write")
    assert "Traceback" not in found.stderr.decode()
    assert not out.exists()
    assert list(tmp_path.glob(".full*")) == []
    parts = list(out.with_name("full.parquet.parts").glob("block-*"))
    assert parts
    subprocess.run(command(tiny_folder, out), check=True, capture_output=True)
    assert out.read_bytes() == whole.read_bytes()


def test_edits_of_laws_cost_nothing_where_no_law_is_asked(network: Network) -> None:
    calm = ChangeClosures(target=Target(terminal_ids=("aktau",)), factor=0.5)
    scenario = Scenario(id="calm", edits=(calm,))
    sweep = Sweep(scenarios=(scenario,), pairs=(("xian", "poti"),))
    beside = beside_of(sweep, Beside(laws=()))
    (record,) = Answerer(network, beside, sweep).records(0, 1)
    assert record["error"] == ""
    dated = replace(sweep, draws=100, days=(date(2026, 11, 6),))
    (told,) = Answerer(
        network, beside_of(dated, Beside(laws=(), calibration=UNCALIBRATED)), dated
    ).records(0, 1)
    assert "no law has aktau shut" in str(told["error"])
