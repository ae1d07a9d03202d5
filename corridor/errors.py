"""Every error the package raises, and the exit code each becomes.

::

    CorridorError                          1
    ├── DataError           (ValueError)   3   a file or value the model cannot hold
    │   └── ArgumentError                  2   an argument or option that cannot be
    ├── UnknownNameError    (LookupError)  4   no such terminal, leg, era, corridor; or several
    ├── NoRouteError                       5   nothing joins the two ends
    ├── GaveUpError                        1   a search reached its cap before it knew
    └── ExtraMissingError   (ImportError)  7   an optional dependency is not installed

Code 70 (our fault) belongs to the command line alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

__all__ = [
    "MOST_FAULTS",
    "ArgumentError",
    "CorridorError",
    "DataError",
    "ExtraMissingError",
    "Fault",
    "GaveUpError",
    "NoRouteError",
    "UnknownNameError",
    "did_you_mean",
    "first_faults",
]


class CorridorError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one place in the data.

    Parameters
    ----------
    rule
        Short stable name of the rule that was broken, for scripts.
    message
        What is wrong, in one sentence.
    hint
        What to do about it; may be empty.
    file
        File name, relative to the network folder where it lies inside it.
    line
        1-based line of the file (the header is line 1), or ``None``.
    column
        Name of the column or key, or ``None``.
    level
        ``"error"`` stops the network from being used, ``"warning"`` does not.
    """

    rule: str
    message: str
    hint: str = ""
    file: str | None = None
    line: int | None = None
    column: str | None = None
    level: str = "error"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text


MOST_FAULTS: Final = 1000
"""Faults told by one rule: a file that has more has one cause for them all."""


def first_faults(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield faults one after another, but not without end.

    Examples
    --------
    >>> endless = (Fault(rule="odd", message="is odd") for _ in iter(int, 1))
    >>> *_, last = first_faults(endless)
    >>> last.message
    'and more faults of this kind: mend these first'
    """
    for number, fault in enumerate(faults):
        if number == MOST_FAULTS:
            message = "and more faults of this kind: mend these first"
            yield Fault(rule="more-faults", message=message, file=fault.file, level=fault.level)
            return
        yield fault


def did_you_mean(near: Sequence[str]) -> str:
    """Return the hint that names what may have been meant; nothing where nothing comes near.

    Examples
    --------
    >>> did_you_mean(["aktau", "aktobe"])
    "did you mean 'aktau' or 'aktobe'?"
    """
    return f"did you mean {' or '.join(map(repr, near))}?" if near else ""


class DataError(CorridorError, ValueError):
    """A file or a value that the model cannot hold.

    Parameters
    ----------
    message
        One sentence for the reader.
    faults
        Every fault found, in file order; the message alone when there is just one.
    """

    exit_code = 3

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    @classmethod
    def from_faults(cls, faults: Sequence[Fault], what: str) -> DataError:
        """Build one error that lists all ``faults`` found in ``what``."""
        count = f"{len(faults)} fault" + ("s" if len(faults) != 1 else "")
        lines = "\n".join(f"  {fault}" for fault in faults)
        return cls(f"{what}: {count}\n{lines}", faults)


class ArgumentError(DataError):
    """An argument or option that cannot be, or not with the others, whatever the files hold."""

    exit_code = 2


class UnknownNameError(CorridorError, LookupError):
    """A name that stands for nothing, or for more than one thing.

    Parameters
    ----------
    message
        One sentence that already names the suggestions.
    name
        What was asked for.
    candidates
        Ids of the nearest (unknown) or of all matching (ambiguous) things.
    """

    exit_code = 4

    def __init__(self, message: str, *, name: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = tuple(candidates)


class NoRouteError(CorridorError):
    """Nothing joins the two ends under the conditions asked for.

    Parameters
    ----------
    message
        What cuts the two ends apart, and the cheapest change that would join them.
    cut
        Ids of the legs, terminals or conditions that make the cut.
    remedy
        The cheapest change that opens a route; empty when the network holds none.
    """

    exit_code = 5

    def __init__(self, message: str, *, cut: Sequence[str] = (), remedy: str = "") -> None:
        super().__init__(message)
        self.cut = tuple(cut)
        self.remedy = remedy


class GaveUpError(CorridorError):
    """A search reached its stated cap before it found a route or knew that there is none."""


class ExtraMissingError(CorridorError, ImportError):
    """An optional dependency that is not installed; the message says which extra to install."""

    exit_code = 7
