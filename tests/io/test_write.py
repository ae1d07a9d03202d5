"""Writing: whole or not at all, and what is written reads back as it was."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import networks
from hypothesis import HealthCheck, given, settings

from corridor.errors import CorridorError, DataError
from corridor.io.read import load_network
from corridor.io.write import (
    csv_text,
    write_bytes_atomic,
    write_network,
    write_text_atomic,
    write_texts_atomic,
)
from corridor.model.network import Network


def test_text_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    for text in ("one\r\n", "西安 😀\n"):
        write_text_atomic(path, text)
        assert path.read_bytes().decode() == text
    assert list(tmp_path.iterdir()) == [path]


def test_the_permissions_of_a_replaced_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_text_atomic(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_text_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((CorridorError, KeyboardInterrupt)):
        write_text_atomic(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_says_why_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "nowhere" / "out.txt", "there is no folder"),
        (tmp_path / "file" / "out.txt", "Not a directory"),
        (Path("/dev/null"), "it is not a regular file"),
        (tmp_path / ("x" * 300), "File name too long"),
    ):
        with pytest.raises(CorridorError, match=reason) as caught:
            write_bytes_atomic(path, b"x")
        assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not Unicode"):
        write_text_atomic(tmp_path / "out.txt", "\ud800")


@pytest.mark.parametrize(
    "value", [("a;b",), ("",), " x", "x\n", "a\0b"], ids=["semicolon", "blank", "l", "r", "nul"]
)
def test_what_a_cell_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(DataError, match="column note"):
        csv_text(["note"], [{"note": value}])


def test_a_network_reads_back_as_it_was_written(tiny_folder: Path, tmp_path: Path) -> None:
    network = load_network(tiny_folder)
    written = write_network(network, tmp_path / "deep" / "copy")
    copy = load_network(tmp_path / "deep" / "copy")
    assert copy == network
    assert copy.fingerprint == network.fingerprint
    assert sorted(written) == sorted((tmp_path / "deep" / "copy").iterdir())


def test_writing_twice_gives_the_same_bytes(tiny_folder: Path, tmp_path: Path) -> None:
    network = load_network(tiny_folder)
    for _ in range(2):
        first = [path.read_bytes() for path in write_network(network, tmp_path / "a")]
    again = [path.read_bytes() for path in write_network(load_network(tmp_path / "a"), tmp_path)]
    assert [len(one) for one in first[:-1]] == [len(one) for one in again[:-1]]
    assert first[:-1] == again[:-1]  # the descriptor holds the folder's name


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(networks())
def test_read_after_write_is_identity(tmp_path: Path, network: Network) -> None:
    write_network(network, tmp_path)
    assert load_network(tmp_path) == network


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_files_that_belong_together_are_written_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    texts = {"one.csv": "new", "two.csv": "new", "three.csv": "new"}
    (tmp_path / "two.csv").write_text("old")
    synced: list[int] = []

    def fail(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise error

    monkeypatch.setattr(os, "fsync", fail)
    for folder in (tmp_path, tmp_path / "new" / "deep"):
        synced.clear()
        with pytest.raises((CorridorError, KeyboardInterrupt)):
            write_texts_atomic(folder, texts)
    assert [path.name for path in tmp_path.iterdir()] == ["two.csv"]
    assert (tmp_path / "two.csv").read_text() == "old"
    monkeypatch.undo()
    assert len(write_texts_atomic(tmp_path / "new" / "deep", texts)) == 3


def test_a_transfer_that_no_row_can_hold_is_refused(tiny_folder: Path, tmp_path: Path) -> None:
    network = load_network(tiny_folder)
    bare = replace(network.transfers[0], times=())
    with pytest.raises(DataError, match="no row to stand in"):
        write_network(replace(network, transfers=(bare,)), tmp_path / "n")
    assert not (tmp_path / "n").exists()
