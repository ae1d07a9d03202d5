"""Write files whole or not at all, and networks as folders of tables."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path

from corridor.errors import CorridorError, DataError
from corridor.io.datapackage import describe_package
from corridor.io.files import real_path
from corridor.io.rows import NETWORK_MODELS, cells_of_network
from corridor.io.tables import columns_of
from corridor.model.network import Network

__all__ = [
    "csv_text",
    "make_folder",
    "network_texts",
    "write_bytes_atomic",
    "write_network",
    "write_text_atomic",
    "write_texts_atomic",
]


def write_text_atomic(path: Path, text: str) -> None:
    """Write UTF-8 text to a file, whole or not at all.

    Parameters
    ----------
    path
        Replaced if it exists; its folder must exist.
    text
        Written as it is, without translation of line ends.

    Raises
    ------
    CorridorError
        If it cannot be written; says why in one line and leaves nothing behind.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DataError(f"{path}: the text is not Unicode: {error}") from None
    write_bytes_atomic(path, content)


def write_bytes_atomic(path: Path, content: bytes) -> None:
    """Write bytes to a file, whole or not at all.

    The bytes go to a file of another name in the same folder, which takes the place of ``path``
    once they are on the disk: a reader, or a second writer, never sees half a file.

    Raises
    ------
    CorridorError
        If it cannot be written; says why in one line and leaves nothing behind.
    """
    try:
        target = _regular(path)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        # Gone after a success; after an error or Ctrl-C it must not stay behind.
        with suppress(OSError):
            temporary.unlink()


def write_texts_atomic(directory: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write files that belong together into a folder: all of them, or none.

    Parameters
    ----------
    directory
        Made if it does not exist; files of these names are replaced, others stay.
    texts
        For each file name its text.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    CorridorError
        If one of them cannot be written; the folder is then as it was.
    """
    targets = {name: directory / name for name in texts}
    made = [folder for folder in (directory, *directory.parents) if not folder.exists()]
    make_folder(directory)
    try:
        for target in targets.values():
            _regular(target)
        with tempfile.TemporaryDirectory(prefix=".writing.", dir=directory) as folder:
            for name, text in texts.items():
                write_text_atomic(Path(folder) / name, text)
            for name, target in targets.items():
                (Path(folder) / name).chmod(_mode_for(target))
                (Path(folder) / name).replace(_regular(target))
    except OSError as error:
        raise _unwritable(directory, error) from None
    finally:
        # After an error or Ctrl-C folders made for the files must not stay behind empty.
        with suppress(OSError):
            for empty in made:
                empty.rmdir()
    return tuple(targets.values())


def _regular(path: Path) -> Path:
    """Return the file to replace, where a link points; refuse folders and devices."""
    target = real_path(path) if path.is_symlink() else path
    if target.is_symlink():
        raise CorridorError(f"cannot write {path}: its links lead in a circle")
    if target.is_dir():
        raise CorridorError(f"cannot write {path}: it is a folder")
    if target.exists() and not target.is_file():
        raise CorridorError(f"cannot write {path}: it is not a regular file")
    return target


def write_network(network: Network, directory: Path | str) -> tuple[Path, ...]:
    """Write a network as a folder of CSV tables; reading it back gives an equal network.

    Parameters
    ----------
    network
        With names and times in the order in which :func:`corridor.io.read.load_network` sorts
        them, as every network that was read has them.
    directory
        Made if it does not exist; tables in it are replaced, all or none; other files stay.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    DataError
        If a text holds what a cell cannot (a ``;`` inside a list, or white space at an end), or a
        transfer has no times.
    CorridorError
        If a file cannot be written.
    """
    directory = Path(directory)
    return write_texts_atomic(directory, network_texts(network, directory.name))


def network_texts(network: Network, folder_name: str) -> dict[str, str]:
    """Return for each file of a network folder its text; see :func:`write_network`."""
    for transfer in network.transfers:
        if not transfer.times:
            raise DataError(f"transfer {transfer.id} has no times, and so no row to stand in")
    texts = {
        model.FILE: csv_text(columns_of(model), rows)
        for model, rows in cells_of_network(network).items()
    }
    return {**texts, "datapackage.json": _package_text(network, folder_name)}


def _package_text(network: Network, folder_name: str) -> str:
    package = describe_package(
        name=re.sub(r"[^a-z0-9]+", "-", folder_name.casefold()).strip("-") or "network",
        title=network.title,
        version=network.version,
        licences=(),
        models=NETWORK_MODELS,
    )
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def csv_text(columns: list[str], rows: Iterable[Mapping[str, object]]) -> str:
    r"""Return rows as CSV: a header, commas, line feeds.

    Examples
    --------
    >>> csv_text(["id", "eras", "km"], [{"id": "a", "eras": ("x", "y"), "km": 12.0}])
    'id,eras,km\na,x;y,12\n'
    """
    lines = [columns, *([_cell(row[column], column) for column in columns] for row in rows)]
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines)


def _quoted(cell: str) -> str:
    # The csv module of Python 3.11 leaves a carriage return unquoted and cannot read it back.
    if any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(value: object, column: str) -> str:
    if isinstance(value, tuple):
        return ";".join(_part(part, column) for part in value)
    return _single(value, column)


def _part(value: object, column: str) -> str:
    text = _single(value, column)
    if ";" in text or not text:
        raise DataError(f"column {column}: {text!r} cannot stand in a list separated by ;")
    return text


def _single(value: object, column: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = str(value.value if isinstance(value, Enum) else value)
    if text != text.strip() or "\0" in text:
        raise DataError(
            f"column {column}: {text[:60]!r} begins or ends with white space, or has NUL"
        )
    return text


def make_folder(directory: Path) -> None:
    """Make a folder and those above it, unless they exist; a CorridorError says why not."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(directory, error) from None


def _mode_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file would get."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _unwritable(path: Path, error: Exception) -> CorridorError:
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        reason = f"there is no folder {path.parent}"
    return CorridorError(f"cannot write {path}: {reason}")
