"""Results of a sweep on disk: one file a block while it runs, one Parquet file in the end.

Beside ``results.parquet`` lies ``results.parquet.parts/`` until all is done. A part is written
whole or not at all, so that a run killed at any moment finds every finished block when it is
started again; the parts are then joined in order, which gives the same bytes as an unbroken run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corridor.errors import CorridorError, DataError, ExtraMissingError
from corridor.io.write import make_folder, write_bytes_atomic
from corridor.scenarios.sweep_cases import FIGURES, Record
from corridor.scenarios.sweep_document import Document, sweep_digest, sweep_text

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Store", "count_errors", "read_document", "read_records", "rows_to_bytes"]

LOAD_FIGURES = ("units", "tonnes", "value_usd", "value_of_time_usd")
"""Columns of numbers that tell one shipment from another."""

KEY = b"corridor"
"""Key of the Parquet file's metadata under which the sweep's description stands."""


def require_pyarrow() -> None:
    """Say which extra to install if pyarrow is missing.

    Raises
    ------
    ExtraMissingError
        If it is.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ExtraMissingError(
            'sweeps need the extra "sweep": pip install "corridor[sweep]"'
        ) from None


def rows_to_bytes(records: Iterable[Record]) -> bytes:
    """Return records as an Arrow stream."""
    import pyarrow as pa

    table = pa.Table.from_pylist(list(records), schema=_schema())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where a sweep's results go.

    Parameters
    ----------
    out
        The Parquet file in the end.
    document
        Description of the sweep; parts of another sweep are refused.
    blocks
        Number of blocks.
    """

    out: Path
    document: Document
    blocks: int

    @property
    def folder(self) -> Path:
        """Folder of the parts."""
        return self.out.with_name(f"{self.out.name}.parts")

    def open(self) -> frozenset[int]:
        """Make the folder of the parts, and return the numbers of those that are done.

        Raises
        ------
        DataError
            If it holds parts of another sweep, or the result is that of another one.
        CorridorError
            If there is no folder for the result to lie in.
        """
        digest = sweep_digest(self.document)
        if self.out.exists():
            if sweep_digest(read_document(self.out)) != digest:
                raise DataError(f"{self.out} holds another sweep: choose another file for this one")
            return frozenset(range(self.blocks))
        if not self.out.parent.exists():
            raise CorridorError(f"cannot write {self.out}: there is no folder {self.out.parent}")
        make_folder(self.folder)
        label = self.folder / "sweep.json"
        if not label.exists():
            write_bytes_atomic(label, sweep_text(self.document).encode())
        elif sweep_digest(_read_json(label)) != digest:
            raise DataError(
                f"{self.folder} holds parts of another sweep, or of another version of the "
                "network: remove it, or choose another file for this one"
            )
        return frozenset(n for n in range(self.blocks) if self._part(n).exists())

    def add(self, block: int, content: bytes) -> None:
        """Write one block, whole or not at all."""
        write_bytes_atomic(self._part(block), content)

    def join(self) -> None:
        """Join all parts to the result, one in memory at a time, and remove them.

        Raises
        ------
        CorridorError
            If it cannot be written; the parts stay.
        """
        if self.out.exists():
            self._remove_parts()
            return
        unfinished = self.out.with_name(f".{self.out.name}.unfinished")
        try:
            self._write_joined(unfinished)
            unfinished.replace(self.out)
        except OSError as error:
            reason = error.strerror or str(error)
            raise CorridorError(
                f"cannot write {self.out}: {reason}; what is done lies in {self.folder}"
            ) from None
        finally:
            with suppress(OSError):
                unfinished.unlink()
        self._remove_parts()

    def _write_joined(self, path: Path) -> None:
        import pyarrow.parquet as pq

        schema = _schema().with_metadata({KEY: sweep_text(self.document).encode()})
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            for block in range(self.blocks):
                table = _table_of(self._part(block).read_bytes())
                writer.write_table(table.replace_schema_metadata(schema.metadata))
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _part(self, block: int) -> Path:
        return self.folder / f"block-{block:06d}.arrow"

    def _remove_parts(self) -> None:
        with suppress(OSError):
            # A killed run may have left the beginning of a part under the name of its making.
            for pattern in ("block-*", ".block-*", "sweep.json", ".sweep.json.*"):
                for path in self.folder.glob(pattern):
                    path.unlink(missing_ok=True)
            self.folder.rmdir()


def read_document(path: Path) -> Document:
    """Return the description that a result file carries.

    Raises
    ------
    DataError
        If it is no result of a sweep.
    """
    require_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_schema(path).metadata or {}
        document = json.loads(metadata[KEY])
    except FileNotFoundError:
        raise DataError(f"there is no file {path}") from None
    except (pa.ArrowInvalid, OSError, KeyError, ValueError):
        raise DataError(f"{path} is no result of a sweep") from None
    if not isinstance(document, dict):
        raise DataError(f"{path} is no result of a sweep")
    return document


def read_records(path: Path) -> Iterator[list[Record]]:
    """Yield the records of a result file, a block at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            yield file.read_row_group(group).to_pylist()


def count_errors(path: Path) -> tuple[int, str]:
    """Return how many cases of a result hold an error, and the first of these errors."""
    import pyarrow.parquet as pq

    found, first = 0, ""
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            errors = file.read_row_group(group, columns=["error"]).column("error").to_pylist()
            told = [error for error in errors if error]
            found += len(told)
            first = first or next(iter(told), "")
    return found, first


def _table_of(content: bytes) -> pa.Table:
    import pyarrow as pa

    with pa.ipc.open_stream(content) as reader:
        return reader.read_all()


def _schema() -> pa.Schema:
    import pyarrow as pa

    text, number = pa.string(), pa.float64()
    return pa.schema(
        [
            ("case", pa.int64()),
            *((name, text) for name in ("scenario", "era", "day", "cargo", "equipment")),
            *((name, number) for name in LOAD_FIGURES),
            *((name, text) for name in ("corridor", "origin", "destination")),
            *((name, pa.int64() if name == "unpriced" else number) for name in FIGURES),
            *((name, text) for name in ("era_used", "family", "legs", "error")),
        ]
    )


def _read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
