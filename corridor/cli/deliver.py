"""Where answers go: standard output or a file; talk goes to standard error."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from corridor.errors import CorridorError

if TYPE_CHECKING:
    from corridor.reports.paper import Paper

__all__ = ["deliver", "deliver_file", "paper_for", "refuse_one_file_for_two", "tell"]

NARROWEST, WIDEST = 40, 160


def deliver(text: str, out: Path | None = None) -> None:
    """Write an answer to standard output, or whole or not at all to a file."""
    if out is None:
        if sys.stdout is None:
            raise CorridorError("standard output is closed; --out FILE writes to a file")
        _write(sys.stdout, text)
        return
    from corridor.io.write import write_text_atomic

    write_text_atomic(out, text)
    tell(f"written to {out}")


def deliver_file(content: bytes, path: Path) -> None:
    """Write a page or a picture to a file, whole or not at all; its folder is made if needed."""
    from corridor.io.write import make_folder, write_bytes_atomic

    if not path.parent.exists():
        make_folder(path.parent)
    write_bytes_atomic(path, content)
    tell(f"written to {path}")


def refuse_one_file_for_two(**files: Path | None) -> None:
    """Refuse options of which two name the same file: the later would take the earlier's place.

    Raises
    ------
    BadParameter
        Naming both options.
    """
    from typer import BadParameter

    from corridor.io.files import real_path

    first: dict[Path, str] = {}
    for option, path in files.items():
        if path is not None:
            other = first.setdefault(real_path(path), option)
            if other != option:
                raise BadParameter(f"--{other} and --{option} name the same file")


def paper_for(out: Path | None = None) -> Paper:
    """Return the width and colour of the place that :func:`deliver` writes to."""
    from corridor.reports.paper import Paper

    if out is not None:
        return Paper()
    columns = shutil.get_terminal_size(fallback=(Paper().width, 24)).columns
    width = min(max(columns, NARROWEST), WIDEST)
    return Paper(width=width, is_coloured=_understands_colour())


def tell(message: str) -> None:
    """Say something about the answer, with nothing in it that a terminal would obey."""
    from corridor.reports.harmless import visible

    lines = map(visible, message.splitlines())
    _write(sys.stderr, "corridor: " + "\n".join(lines) + "\n")


def _write(stream: TextIO | None, text: str) -> None:
    """Write all of it now: in a terminal's own encoding, in UTF-8 to whatever reads it later.

    A file or program that asked for JSON or CSV must not get the escapes that help a person.
    """
    if stream is None:
        return
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        print(text, end="", file=stream, flush=True)
    except BrokenPipeError:
        # Python would complain once more when it closes the stream at exit: give it a quiet end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def _understands_colour() -> bool:
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout is not None and sys.stdout.isatty()
