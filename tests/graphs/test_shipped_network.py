"""What the shipped network must hold whatever its figures are."""

import re

import networkx as nx
import pytest
from shipped import FOLDER, best, by_id, gateways, reaches, rows

from corridor.io.read import load_network
from corridor.model.countries import COUNTRY_NAMES
from corridor.model.names import find_terminal
from corridor.routing.plan import plan
from corridor.uncertainty.zones import zone_of

ERAS = [row["id"] for row in rows("eras")]
EAST = ("CN", "KZ", "UZ", "TM", "KG")
WEST = ("AZ", "GE", "AM", "TR", "BG", "RO", "HU", "AT", "CZ", "DE", "NL", "IT", "ES", "FR")
WEST += ("RS", "GR", "PL", "UA")
RESEARCH_ROWS = {
    "corridor/legs.csv": 221,
    "corridor/nodes.csv": 91,
    "corridor/facts.csv": 171,
    "journeys/journeys_open.csv": 161,
    "alternatives/alternatives_legs.csv": 153,
}


@pytest.mark.parametrize("era", ERAS)
def test_every_way_between_east_and_west_passes_a_gateway(era):
    reached = reaches(era, "xian", closed=gateways()) | reaches(era, "tashkent", closed=gateways())
    assert not [place for place in reached if by_id("terminals")[place]["country"] in WEST]


def test_each_family_has_a_way():
    for family in ("middle", "turkmenbashi", "northern", "southern", "cape"):
        others = gateways(*(r["id"] for r in rows("corridors") if r["id"] != family))
        start = "shanghai" if family == "cape" else "xian"
        assert "halkali" in reaches("current", start, closed=others), family


def test_everything_in_the_east_reaches_poti_and_comes_back():
    for place in ("xian", "chongqing", "yiwu", "almaty", "tashkent", "kashgar", "altynkol"):
        assert "poti" in reaches("current", place)
        assert place in reaches("current", "poti")


@pytest.mark.parametrize("destination", ["barcelona", "valencia", "madrid"])
def test_spain_is_reached(destination):
    for origin in ("almaty", "xian"):
        assert destination in reaches("current", origin)


def test_istanbul_without_aktau_by_train_ferry():
    shut = {leg["id"] for leg in rows("legs") if "aktau" in (leg["tail"], leg["head"])}
    shut |= {leg["id"] for leg in rows("legs") if leg["mode"] == "road"}
    others = gateways(*(r["id"] for r in rows("corridors") if r["id"] != "middle"))
    route = best("current", "altynkol", "halkali", closed=shut | others)
    assert "kuryk-alat-train-ferry" in route
    assert "akhalkalaki-kars-rail" in route


def test_every_leg_has_a_return_that_is_no_surer():
    for leg in rows("legs"):
        back = leg["id"].replace(
            f"{leg['tail']}-{leg['head']}-", f"{leg['head']}-{leg['tail']}-", 1
        )
        assert back in by_id("legs"), leg["id"]
        assert by_id("legs")[back]["length_km"] == leg["length_km"]
    mirrored = [r for r in rows("transit_times") + rows("transfers") if "Mirror of" in r["note"]]
    assert mirrored
    assert {(row["kind"], row["confidence"]) for row in mirrored} <= {
        ("estimated", "C"),
        ("estimated", "D"),
    }


def test_no_rail_leg_repeats_a_chain_of_others():
    rail = nx.DiGraph()
    for leg in rows("legs"):
        if leg["mode"] == "rail" and leg["status"] != "planned":
            rail.add_edge(leg["tail"], leg["head"], km=float(leg["length_km"]))
    for tail, head, about in [*rail.edges(data=True)]:
        rail.remove_edge(tail, head)
        if nx.has_path(rail, tail, head):
            chain_km = nx.dijkstra_path_length(rail, tail, head, weight="km")
            assert abs(chain_km - about["km"]) > 0.02 * about["km"], (tail, head)
        rail.add_edge(tail, head, **about)


def test_own_estimates_and_shares_are_never_better_than_c():
    for row in rows("transit_times") + rows("transfers"):
        if row["sources"] == "own-estimate" or row["kind"] in ("apportioned", "estimated"):
            assert row["confidence"] in "CD", row


def test_targets_stand_in_the_target_era_alone():
    for row in rows("transit_times") + rows("transfers"):
        assert (row["kind"] == "target") <= (row["era"] == "target")
        assert row["kind"] != "measured" or row["era"] not in ("target", "planned")


def test_every_row_of_the_notes_has_its_lineage():
    counts: dict[str, int] = {}
    for row in rows("lineage"):
        counts[row["research_file"]] = counts.get(row["research_file"], 0) + 1
        if row["verdict"] in ("superseded", "adjusted", "refused"):
            assert row["reason"], row
    assert counts.items() >= RESEARCH_ROWS.items()
    assert len(rows("facts")) == 171
    assert len(rows("observations")) == 161


def test_lineage_points_to_rows_that_exist():
    keys = {
        name: by_id(name) for name in ("terminals", "legs", "services", "facts", "observations")
    }
    for row in rows("lineage"):
        for became in filter(None, row["became"].split(";")):
            table, _, key = became.partition(":")
            if table in keys:
                assert key in keys[table], became


@pytest.mark.parametrize(
    ("name", "terminal"),
    [
        *((name, "xian") for name in ("西安", "Xian", "Xi'an", "CNXIA", "CNSIA", "Сиань")),
        *((name, "poti") for name in ("Поти", "GEPTI", "ფოთი")),
        *((name, "horgos") for name in ("Horgos", "霍尔果斯", "CNHRS")),
        *((name, "altynkol") for name in ("Khorgos", "Khorgos Gateway", "KZHOR")),
        *((name, "alat") for name in ("Alyat", "Ələt", "Port of Baku", "Bakı limanı")),
        *((name, "absheron") for name in ("Baku Absheron", "Keşlə", "Khirdalan")),
        *((name, "halkali") for name in ("Istanbul", "İstanbul", "伊斯坦布尔")),
        *((name, "constanta") for name in ("Constanța", "Konstanza", "Köstence")),
        *((name, "chornomorsk") for name in ("Ilyichevsk", "Чорноморськ")),
        ("Krasnovodsk", "turkmenbashi"),
        ("Druzhba", "dostyk"),
        ("Sergeli", "tashkent"),
        ("Wien", "vienna"),
        ("杜伊斯堡", "duisburg"),
        ("București", "bucharest"),
        ("Baku", "alat"),
    ],
)
def test_names_find_their_terminal(name, terminal):
    assert find_terminal(load_network(), name).id == terminal


def test_nothing_of_the_machine_is_left_in_the_tables():
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert "\r" not in text
        assert not re.search(r"/wor[k]/|/tm[p]/|/roo[t]/|urn:local", text), path.name


def test_every_country_has_a_name_and_a_clock():
    for row in rows("terminals"):
        assert row["country"] in COUNTRY_NAMES, row["id"]
        assert str(zone_of(load_network().terminal(row["id"]))) != "UTC", row["id"]


def test_legs_with_estimated_lengths_say_so_and_stay_at_c():
    estimated = [row for row in rows("legs") if "Own estimate: great circles" in row["note"]]
    assert len(estimated) > 200
    assert {row["confidence"] for row in estimated} == {"C"}
    assert {row["sources"] for row in estimated} == {"own-estimate"}


@pytest.mark.parametrize(
    "place",
    [
        *("Changsha", "Xuzhou", "Ningbo", "Yinchuan", "Shihezi", "Almalyk", "Pavlodar", "Bishkek"),
        *("Dushanbe", "Yerevan", "Helsinki", "London", "Slawkow", "Liège", "Dunajska Streda"),
        *("Нюрнберг", "贵阳", "Çerkezköy", "Baltiysk", "Vorsino", "Izmit"),
    ],
)
def test_what_reports_name_is_known(place):
    assert find_terminal(load_network(), place)


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("Baku city", "Poti"), ("Tbilisi", "Baku city"), ("Ambarli", "Kapikule")],
)
def test_a_box_reaches_the_neighbour_by_the_short_way(origin, destination):
    route = plan(load_network(), origin, destination).best
    assert route.length_km < 1000, route.terminal_ids
