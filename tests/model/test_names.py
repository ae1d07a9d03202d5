"""What people type, and the one thing it stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor import load_network
from corridor.errors import UnknownNameError
from corridor.model.context import Corridor, Era
from corridor.model.names import (
    find_corridor,
    find_era,
    find_terminal,
    fold,
    namesakes,
    parse_avoidance,
    search_terminals,
)
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Mode, TerminalKind


def place(
    terminal_id: str, name: str, country: str, *other: tuple[str, str], code: str = ""
) -> Terminal:
    return Terminal(
        id=terminal_id,
        name=name,
        country=country,
        lon_deg=0.0,
        lat_deg=0.0,
        kind=TerminalKind.HUB,
        unlocode=code,
        other_names=other,
    )


XIAN = place(
    "xian", "Xi'an", "CN", ("zh", "西安"), ("ru", "Сиань"), ("code", "CNSIA"), code="CNXIA"
)
HALKALI = place("halkali", "Istanbul Halkali", "TR", ("tr", "Halkalı"), ("other", "Istanbul"))
AMBARLI = place("ambarli", "Istanbul Ambarli", "TR")
BOYUK = place("boyuk-kesik", "Boyuk Kesik", "AZ", ("az", "Böyük Kəsik"))
NETWORK = Network(
    terminals=(XIAN, HALKALI, AMBARLI, BOYUK),
    legs=(
        Leg(
            id="xian-halkali-rail",
            tail_id="xian",
            head_id="halkali",
            mode=Mode.RAIL,
            length_km=9000,
            crosses=("RU",),
        ),
    ),
    eras=(Era(id="current", title="Now", default=True), Era(id="2022", title="Before")),
    corridors=(Corridor(id="middle", name="Middle Corridor", other_names=("TITR",)),),
)


@pytest.mark.parametrize(
    "text", ["xian", "XIAN", "Xi'an", "xi an", "Xi’an", "西安", "СИАНЬ", "CNXIA", "cnsia"]
)
def test_one_place_by_all_its_names(text: str) -> None:
    assert find_terminal(NETWORK, text) is XIAN


@pytest.mark.parametrize("text", ["Böyük Kəsik", "BOYUK KESIK", "boyuk-kesik", "Boyuk  Kesik"])
def test_accents_and_letters_of_other_alphabets_are_forgiven(text: str) -> None:
    assert find_terminal(NETWORK, text) is BOYUK


def test_an_alias_decides_where_names_only_begin_alike() -> None:
    assert find_terminal(NETWORK, "Istanbul") is HALKALI
    assert namesakes(NETWORK, "Istanbul", HALKALI) == (AMBARLI,)


def test_a_beginning_shared_by_several_is_ambiguous() -> None:
    with pytest.raises(UnknownNameError, match=r"several terminals: ambarli .*, halkali") as caught:
        find_terminal(NETWORK, "Istanb")
    assert caught.value.candidates == ("ambarli", "halkali")


def test_an_unknown_place_names_the_three_closest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_terminal(NETWORK, "Xiang")
    assert caught.value.candidates[0] == "xian"
    assert len(caught.value.candidates) == 3


def test_two_places_of_one_name_are_never_guessed_between() -> None:
    twin = place("xian-2", "Other", "CN", ("other", "西安"))
    with pytest.raises(UnknownNameError, match="several"):
        find_terminal(replace(NETWORK, terminals=(*NETWORK.terminals, twin)), "西安")


@given(st.text())
def test_any_text_gives_a_terminal_or_the_one_error(text: str) -> None:
    try:
        found = find_terminal(NETWORK, text)
    except UnknownNameError:
        return
    assert fold(text)
    assert found in NETWORK.terminals


def test_search_finds_words_and_codes() -> None:
    assert search_terminals(NETWORK, "ist") == (AMBARLI, HALKALI)
    assert search_terminals(NETWORK, "kes") == (BOYUK,)
    assert search_terminals(NETWORK, "") == NETWORK.terminals


def test_avoidance_knows_every_kind_of_token() -> None:
    tokens = ["ru", "Xi'an", "xian-halkali-rail", "mode:ro-ro", "corridor:titr", "country:TR"]
    avoid = parse_avoidance(NETWORK, tokens)
    assert avoid.countries == {"RU", "TR"}
    assert avoid.terminal_ids == {"xian"}
    assert avoid.leg_ids == {"xian-halkali-rail"}
    assert avoid.modes == {Mode.RO_RO}
    assert avoid.corridor_ids == {"middle"}
    assert parse_avoidance(NETWORK, avoid.tokens()) == avoid


@pytest.mark.parametrize(
    ("token", "country"),
    [("Russia", "RU"), ("россия", "RU"), ("tr", "TR"), ("country:turkey", "TR")],
)
def test_countries_are_avoided_by_name_too(token: str, country: str) -> None:
    assert parse_avoidance(NETWORK, [token]).countries == {country}


def test_a_mode_needs_no_prefix() -> None:
    assert parse_avoidance(NETWORK, ["ro-ro"]).modes == {Mode.RO_RO}


@pytest.mark.parametrize(
    "token", ["mode:air", "corridor:green", "country:BR", "leg:none", "nowhere"]
)
def test_avoiding_what_is_not_there_is_an_error(token: str) -> None:
    with pytest.raises(UnknownNameError):
        parse_avoidance(NETWORK, [token])


def test_eras_and_corridors_are_listed_when_unknown() -> None:
    assert find_era(NETWORK, "").id == "current"
    assert find_corridor(NETWORK, "titr").id == "middle"
    with pytest.raises(UnknownNameError, match="there are: current, 2022"):
        find_era(NETWORK, "1999")
    with pytest.raises(UnknownNameError, match="there are: middle"):
        find_corridor(NETWORK, "silk")


@pytest.mark.parametrize("text", ["", "😀", "-", " * ", "\x07"])
def test_a_name_without_letters_names_nothing(text: str) -> None:
    with pytest.raises(UnknownNameError, match="no terminal is called"):
        find_terminal(NETWORK, text)


def test_a_place_across_the_border_may_have_been_meant() -> None:
    network = load_network()
    chosen = find_terminal(network, "Khorgos")
    assert chosen.id == "altynkol"
    assert [one.id for one in namesakes(network, "Khorgos", chosen)] == ["horgos"]
    xian = find_terminal(network, "Xian")
    assert not namesakes(network, "Xian", xian)  # Xiangtang is another word
