"""Text of a data file, or the one fault that keeps it from being read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from corridor.errors import Fault

__all__ = ["MAX_FILE_BYTES", "is_there", "real_path", "text_of"]

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
"""Largest table or overlay that is read; the shipped tables together have about 1 MB."""


def text_of(path: Path, name: str) -> str | Fault:
    """Return the text of a file, or say in one fault why there is none.

    Parameters
    ----------
    path
        Where the file lies.
    name
        What the fault calls it.

    Returns
    -------
    str or Fault
        A size above :data:`MAX_FILE_BYTES` is refused before anything is read.
    """
    try:
        size_bytes = os.stat(path).st_size
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is a pipe or a device"
            hint = "" if path.is_dir() else "write what it holds to a file"
            message = f"is not a regular file: it {what}"
            return Fault(rule="not-a-file", file=name, message=message, hint=hint)
        if size_bytes > MAX_FILE_BYTES:
            return _too_large(name, size_bytes)
        raw = path.read_bytes()
    except FileNotFoundError:
        return Fault(
            rule="missing-file",
            file=name,
            message="the file is missing",
            hint="add it; a header line alone will do where there is nothing to say"
            if name.endswith(".csv")
            else "",
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Fault(rule="unreadable-file", file=name, message=f"cannot be read: {reason}")
    return _decoded(raw, name)


def is_there(path: Path) -> bool:
    """Tell whether a folder has something of this name, be it a link that leads nowhere.

    What a network may do without is absent only if its name is: a broken link is a fault, which
    reading tells of.
    """
    return os.path.lexists(path)


def real_path(path: Path) -> Path:
    """Return where a path leads in the end, so that one file has one name.

    Unlike ``Path.resolve`` it never raises: a circle of links or a name that no file can have is
    returned as it is, for whoever opens it to say what is wrong.

    Examples
    --------
    >>> real_path(Path("/tmp/../etc")) == Path("/etc")
    True
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        return path


def _too_large(name: str, size_bytes: int) -> Fault:
    limit_mb = MAX_FILE_BYTES // 1024**2
    return Fault(
        rule="file-too-large",
        file=name,
        message=f"has {size_bytes / 1024**2:.0f} MB; at most {limit_mb} MB are read",
        hint="is this the right file?",
    )


def _decoded(raw: bytes, name: str) -> str | Fault:
    nul = raw.find(b"\0")
    if nul >= 0:
        return Fault(
            rule="nul-byte",
            file=name,
            line=_line_at(raw, nul),
            message="holds a NUL byte, so it is not a text file",
            hint="save it as UTF-8 text",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Fault(
            rule="encoding",
            file=name,
            line=_line_at(raw, error.start),
            message="is not UTF-8",
            hint="save it as UTF-8",
        )


def _line_at(raw: bytes, offset: int) -> int:
    return raw.count(b"\n", 0, offset) + 1
