"""The examples run, and the numbers they print are those that other roads lead to."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from corridor import (
    Close,
    Scenario,
    Shipment,
    Target,
    apply_scenario,
    load_network,
    od_matrix,
    plan,
    read_prices,
)
from corridor.choice.cost import cost_of
from corridor.model.network import Network

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def printed(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
    return capsys.readouterr().out.splitlines()


def test_the_published_ranges_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("journalist_eras", capsys)
    assert lines[0].startswith("2022: 38–53 days;")
    assert lines[1].startswith("2023: 19–23 days;")
    assert lines[2].startswith("target: 14–18 days (a target, never observed);")
    assert len(lines) == 4


def test_the_storm_lasts_as_long_as_it_lasts(capsys: pytest.CaptureFixture[str]) -> None:
    before, during, after = printed("forwarder_storm", capsys)
    assert before.partition(": ")[2] == after.partition(": ")[2]
    assert "(none)" in before
    assert "(rerouted)" in during
    p50, p95 = (float(figure) for figure in re.findall(r"P\d\d ([\d.]+)", during))
    assert p50 < p95


def test_buffer_is_p95_less_the_mean(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("shipper_buffer", capsys)
    families = [line for line in lines if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in families] == ["middle", "northern"]
    for line in families:
        mean, p95, buffer = map(float, re.findall(r"[\d.]+(?= days|,|$)", line.replace("P95 ", "")))
        assert buffer == pytest.approx(p95 - mean, abs=0.11)
    shares = [int(line.split("%")[0]) for line in lines if line.startswith(" ")]
    assert len(shares) == 6
    assert all(0 < share <= 100 for share in shares)


def test_the_parts_add_up_and_no_fix_makes_it_longer(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed("authority_lost_days", capsys)
    parts = [float(line.split()[1]) for line in lines[:4]]
    total = plan(network, "Xi'an", "Poti", corridor="middle").best.days.likely_days
    assert sum(parts) == pytest.approx(total, abs=0.02)
    gains = [float(line.split()[1]) for line in lines if line.startswith("half-delay")]
    assert len(gains) == 4
    assert max(gains) <= 0 > min(gains)


def test_the_projects_get_part_of_the_way(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed("bank_reform_case", capsys)
    today, built, aim = (float(re.findall(r"([\d.]+) days", line)[0]) for line in lines[:3])
    total = plan(network, "Xi'an", "Poti", corridor="middle").best.days.likely_days
    assert today == pytest.approx(total, abs=0.01)
    assert aim < built < today
    (share,) = re.findall(r"(\d+)%", lines[3])
    assert int(share) == pytest.approx(100 * (today - built) / (today - aim), abs=1)


def test_kazakhstan_spain_agrees_with_the_matrix(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed("kazakhstan_spain", capsys)
    cities = ["barcelona", "valencia", "madrid"]
    (there,) = od_matrix(network, ["almaty"], cities, era="current").values
    back = [row[0] for row in od_matrix(network, cities, ["almaty"], era="current").values]
    likely = [re.findall(r"likely ([\d.]+)", line) for line in lines]
    found = [float(figures[0]) for figures in likely if figures]
    assert found == [round(days, 1) for days in (*there, *back) if days is not None]
    assert sum("northern-closed" in line for line in lines) == 6
    billed = [line for line in lines if line.startswith("  base: ")]
    prices, usd = read_prices(), []
    for ends in (*(("almaty", city) for city in cities), *((city, "almaty") for city in cities)):
        route = plan(network, *ends).best
        bill = cost_of(network, route, network.default_era, prices, Shipment()).total
        usd.append(f"{bill.likely_usd:,.0f}")
    assert [re.findall(r"([\d,]+) USD", line)[0] for line in billed] == usd


def test_shares_of_the_fastest_ways_are_shares(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed("dispatcher_surest", capsys)
    contenders = [line for line in lines if " by " in line and line.lstrip()[0].isdigit()]
    shares = [int(line.partition("%")[0]) for line in contenders if "%" in line]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 101
    means = [float(re.findall(r"([\d.]+) days on average", line)[0]) for line in contenders]
    (known,) = (re.findall(r"need ([\d.]+)", line)[0] for line in lines if "who knew" in line)
    assert float(known) <= min(means)
    assert "P95" in lines[-2]


def test_the_weakest_link_delays_as_closing_it_by_a_scenario(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed("ministry_weak_links", capsys)
    assert len(lines) == 3 * 4
    for head, first in zip(lines[::4], lines[1::4], strict=True):
        origin, destination = re.split(r" → |:", head)[:2]
        leg_id, lost = re.findall(r"^  (\S+) shut: (.*)$", first)[0]
        shut = Close(target=Target(leg_ids=(leg_id,)))
        changed = apply_scenario(network, Scenario(id="shut", edits=(shut,)))
        base = plan(network, origin, destination).best.days.likely_days
        assert float(re.findall(r"([\d.]+) days", head)[0]) == pytest.approx(base, abs=0.051)
        then = plan(changed, origin, destination).best.days.likely_days
        assert float(lost.split()[0]) == pytest.approx(then - base, abs=0.11)
