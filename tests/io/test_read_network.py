"""Reading: a sound folder becomes a network, an unsound one a list of everything wrong in it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import TINY, line_of, row_count, write_tiny

from corridor.errors import DataError, Fault
from corridor.io import files
from corridor.io.read import load_network
from corridor.io.schema import LegRow
from corridor.io.tables import Sheet
from corridor.io.validate import table_of_cells, table_of_sheet
from corridor.model.places import Transfer
from corridor.model.vocabulary import Door, Mode, Part


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        load_network(folder)
    return caught.value.faults


def test_every_row_of_a_sound_folder_arrives(tiny_folder: Path) -> None:
    network = load_network(tiny_folder)
    assert len(network.terminals) == row_count("terminals.csv")
    assert len(network.legs) == row_count("legs.csv")
    assert sum(len(leg.times) for leg in network.legs) == row_count("transit_times.csv")
    assert sum(len(one.times) for one in network.transfers) == row_count("transfers.csv")
    assert len(network.sources) == row_count("sources.csv")


def test_cells_become_the_values_they_mean(tiny_folder: Path) -> None:
    network = load_network(tiny_folder)
    assert network.terminal("altynkol").gauges_mm == (1435, 1520)
    assert network.terminal("xian").other_names == (("zh", "西安"),)
    assert network.terminal("alat").note == "Port of Baku, at Alat"
    assert network.terminal("alat").source_ids == ("map",)
    assert network.leg("aktau-alat-feeder").gauge_mm is None
    assert network.era("2022").falls_back_to == ("all", "current")
    assert network.era("winter").months == (11, 12, 1, 2)
    assert network.default_era.id == "current"
    ferry = network.leg("aktau-alat-ferry").times[0]
    assert ferry.quantiles == ((0.05, 0.8), (0.5, 1.0), (0.95, 1.4))
    wait = next(one for one in network.transfers if one.id == "aktau-wait-feeder")
    assert wait == Transfer(
        id="aktau-wait-feeder",
        terminal_id="aktau",
        from_mode=Door.ANY,
        to_mode=Mode.FEEDER,
        onto_leg_id="aktau-alat-feeder",
        times=wait.times,
    )
    assert [time.part for time in wait.times] == [Part.WAITING]
    assert network.services[0].weekdays == (2, 5)
    assert network.title == tiny_folder.name


def test_the_order_of_rows_makes_no_difference(tiny_folder: Path, tmp_path: Path) -> None:
    shuffled = write_tiny(tmp_path / "tiny2")
    for name in ("terminals.csv", "names.csv", "legs.csv", "transit_times.csv", "transfers.csv"):
        header, *rows = (shuffled / name).read_text().splitlines(keepends=True)
        random.Random(7).shuffle(rows)
        (shuffled / name).write_text(header + "".join(rows))
    one, other = load_network(tiny_folder), load_network(shuffled)
    assert one.legs == other.legs
    assert one.transfers == other.transfers
    assert one.terminals == other.terminals


def test_the_folder_may_have_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny")
    expected = load_network(folder)
    for name, text in TINY.items():
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_network(folder) == expected


class Broken(NamedTuple):
    """One cell replaced: the rule that must find it, on the line of the tiny network's text."""

    rule: str
    file: str
    old: str
    new: str
    line: str
    column: str | None


BROKEN = [
    Broken("empty-cell", "legs.csv", ",3254,", ",,", "xian-altynkol", "length_km"),
    Broken("not-a-number", "legs.csv", ",3254,", ",far,", "xian-altynkol", "length_km"),
    Broken("not-finite", "legs.csv", ",3254,", ",NaN,", "xian-altynkol", "length_km"),
    Broken("not-finite", "legs.csv", ",3254,", ",inf,", "xian-altynkol", "length_km"),
    Broken("out-of-bounds", "legs.csv", ",3254,", ",-5,", "xian-altynkol", "length_km"),
    Broken("not-in-list", "legs.csv", ",feeder,", ",fedder,", "aktau-alat-feeder", "mode"),
    Broken("unknown-terminal", "legs.csv", "r,aktau,", "r,aktou,", "aktau-alat-feeder", "tail"),
    Broken("unknown-leg", "transit_times.csv", "feeder,all", "feder,all", "aktau-alat-f", "leg"),
    Broken("unknown-era", "transit_times.csv", "ol,2022", "ol,2002", "xian-altynkol,2022", "era"),
    Broken("unknown-source", "transit_times.csv", "C,tariff", "C,tarif", "6,7,9", "sources"),
    Broken("range-order", "transit_times.csv", "6,7,9", "6,10,9", "6,7,9", "likely_days"),
    Broken("range-order", "transit_times.csv", "6,7,9", "9,7,6", "6,7,9", "likely_days"),
    Broken("quantiles", "transit_times.csv", "0.5:1;", "0.5:2;", "0.5:1", "quantiles"),
    Broken("quantiles", "transit_times.csv", "0.5:1;", "half;", "0.5:1", "quantiles"),
    Broken("duplicate-id", "legs.csv", "altynkol-xian,", "xian-altynkol,", "mirror of xian", "id"),
    Broken("torn-transfer", "transfers.csv", "1520,,bo", "1435,,bo", "border", "to_gauge_mm"),
    Broken("shared-name", "names.csv", "Alyat", "XI AN", "Alyat", "name"),
    Broken("bad-form", "terminals.csv", ",KZAAU", ",KZ1", "aktau", "unlocode"),
    Broken("bad-form", "terminals.csv", "poti,", "Poti,", "poti,", "id"),
    Broken("ragged-row", "names.csv", "ru,Поти", "ru,Поти,x", "Поти", None),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: f"{one.rule}-{one.new}")
def test_a_broken_cell_is_named_by_file_line_and_column(tmp_path: Path, broken: Broken) -> None:
    edits = {broken.file: (broken.old, broken.new)}
    faults = faults_of(write_tiny(tmp_path / "tiny", edits))
    expected = (broken.rule, broken.file, line_of(broken.file, broken.line), broken.column)
    assert expected in [(fault.rule, fault.file, fault.line, fault.column) for fault in faults]


def test_one_fault_does_not_draw_others_after_it(tmp_path: Path) -> None:
    """A terminal with a bad latitude is unsound; the legs that end there are not."""
    folder = write_tiny(tmp_path / "tiny", {"terminals.csv": ("51.22,43.60", "51.22,north")})
    assert [fault.column for fault in faults_of(folder)] == ["lat_deg"]


def test_all_that_is_wrong_with_one_row_comes_at_once(tmp_path: Path) -> None:
    edits = {"legs.csv": ("feeder,aktau,alat,feeder,,470", "feeder,aktou,alat,fedder,,nan")}
    faults = faults_of(write_tiny(tmp_path / "tiny", edits))
    assert {fault.column for fault in faults} == {"tail", "mode", "length_km"}
    assert {fault.line for fault in faults} == {line_of("legs.csv", "aktau-alat-feeder")}


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    edits = {
        "legs.csv": (",3254,", ",NaN,"),
        "eras.csv": ("true,false,false", "perhaps,false,false"),
        "names.csv": ("terminal,language", "terminal,tongue"),
    }
    faults = faults_of(write_tiny(tmp_path / "tiny", edits, drop="sources.csv"))
    assert {fault.file for fault in faults} == {"legs.csv", "eras.csv", "names.csv", "sources.csv"}
    rules = {fault.rule for fault in faults}
    assert rules == {
        "not-finite",
        "not-yes-or-no",
        "missing-column",
        "unknown-column",
        "missing-file",
    }


def test_a_second_default_era_is_a_fault(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "tiny", {"eras.csv": ("all;current,false", "all;current,true")})
    assert [(fault.rule, fault.line) for fault in faults_of(folder)] == [("default-era", 3)]


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    faults = faults_of(tmp_path / "nowhere")
    assert [fault.rule for fault in faults] == ["missing-folder"]


def test_bytes_that_are_not_text_are_refused(tiny_folder: Path) -> None:
    (tiny_folder / "legs.csv").write_bytes(TINY["legs.csv"].encode() + b"caf\xe9\n")
    (tiny_folder / "names.csv").write_bytes(b"terminal,language\n\0")
    (tiny_folder / "eras.csv").write_bytes(b"")
    faults = faults_of(tiny_folder)
    assert [(fault.file, fault.rule, fault.line) for fault in faults] == [
        ("eras.csv", "no-header", 1),
        ("legs.csv", "encoding", row_count("legs.csv") + 2),
        ("names.csv", "nul-byte", 2),
    ]


def test_an_unclosed_quotation_mark_is_told_once(tiny_folder: Path) -> None:
    path = tiny_folder / "names.csv"
    path.write_text(path.read_text().replace("西安", '"西安'))
    assert [fault.rule for fault in faults_of(tiny_folder)] == ["csv"]


def test_a_file_of_200_mb_is_refused_unread(tiny_folder: Path) -> None:
    with (tiny_folder / "legs.csv").open("r+b") as stream:
        stream.truncate(200 * 1024**2)  # sparse: takes no room on the disk
    faults = faults_of(tiny_folder)
    assert [fault.rule for fault in faults] == ["file-too-large"]
    assert "200 MB; at most 32 MB" in faults[0].message


def test_a_folder_in_place_of_a_file_and_a_file_in_place_of_a_folder(tiny_folder: Path) -> None:
    (tiny_folder / "names.csv").unlink()
    (tiny_folder / "names.csv").mkdir()
    assert [fault.rule for fault in faults_of(tiny_folder)] == ["not-a-file"]
    assert [fault.rule for fault in faults_of(tiny_folder / "legs.csv")] == ["missing-folder"]


def test_a_cell_over_several_lines_does_not_shift_the_lines_of_others(tmp_path: Path) -> None:
    edits = {"terminals.csv": ('"Port of Baku, at Alat"', '"Port\nof\nBaku"\npoti2,x')}
    faults = faults_of(write_tiny(tmp_path / "tiny", edits))
    ragged = [fault for fault in faults if fault.rule == "ragged-row"]
    assert [fault.line for fault in ragged] == [line_of("terminals.csv", "alat") + 3]


def test_messages_quote_hostile_cells_short_and_escaped(tmp_path: Path) -> None:
    hostile = "\x1b[31m" + "x" * 500
    folder = write_tiny(tmp_path / "tiny", {"legs.csv": (",3254,", f",{hostile},")})
    message = faults_of(folder)[0].message
    assert "\x1b" not in message
    assert len(message) < 200


def test_a_table_full_of_faults_is_cut_with_a_count(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corridor.io.validate.MOST_FAULTS", 3)
    path = tiny_folder / "legs.csv"
    path.write_text(path.read_text().replace(",open,", ",shut,"))
    faults = faults_of(tiny_folder)
    assert [fault.rule for fault in faults].count("not-in-list") == 3
    assert "9 more faults" in str(faults[0])


def test_the_size_limit_leaves_room_for_the_shipped_tables() -> None:
    assert files.MAX_FILE_BYTES == 32 * 1024**2


SOUND = {
    "id": ["a", "b-2", " c "],
    "tail": ["x", "y"],
    "head": ["x", "y"],
    "mode": ["rail", "road"],
    "gauge_mm": ["", "1435", " 1520"],
    "length_km": ["1", "2.5", " 3 "],
    "sources": ["", "s", "s; t", ";"],
    "operator": ["", " KTZ "],
    "status": ["", "restricted"],
    "confidence": ["A", "C"],
}
SPOILED = ["", "No Slug", "air", "12", "nan", "-1", "S", "Z"]


@given(
    st.lists(st.tuples(*map(st.sampled_from, SOUND.values())), max_size=6),
    st.none() | st.tuples(st.integers(0, len(SOUND) - 1), st.sampled_from(SPOILED)),
)
def test_columns_checked_at_once_are_rows_checked_one_by_one(
    records: list[tuple[str, ...]], spoiled: tuple[int, str] | None
) -> None:
    rows = [list(record) for record in records]
    if rows and spoiled is not None:
        rows[-1][spoiled[0]] = spoiled[1]
    lines = list(range(2, 2 + len(rows)))
    sheet = Sheet("legs.csv", columns=list(SOUND), records=rows, lines=lines)
    assert table_of_sheet(sheet, LegRow) == table_of_cells(sheet.cells(LegRow), LegRow)
