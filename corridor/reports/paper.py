"""What text is written on: so many columns wide, in colour or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corridor.reports.harmless import visible

__all__ = ["Paper", "display_width", "pad", "wrap"]

BOLD = "\x1b[1m"
PLAIN = "\x1b[0m"

AFTER_A_JOINT = re.compile(r"(?<=[-/;,_.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Width and colour of the place that text is written to.

    Parameters
    ----------
    width
        Columns of a terminal or page.
    is_coloured
        Whether the escape sequence for bold type is understood.
    """

    width: int = 80
    is_coloured: bool = False

    def strong(self, text: str) -> str:
        """Return ``text`` in bold where there is colour."""
        return f"{BOLD}{text}{PLAIN}" if self.is_coloured and text else text

    def wrapped(self, text: str, *, indent: int = 0) -> list[str]:
        """Return the lines of a paragraph; all but the first are indented by so many spaces."""
        first, *rest = wrap(text, self.width - indent) or [""]
        return [first, *(" " * indent + line for line in rest)]

    def strong_lines(self, text: str) -> list[str]:
        """Return the lines of a paragraph in bold."""
        return [self.strong(line) for line in self.wrapped(text)]

    def points(self, texts: Iterable[str]) -> list[str]:
        """Return the lines of a list of notes, made harmless, one point each."""
        return [line for text in texts for line in self.wrapped(f"· {visible(text)}", indent=2)]


def display_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes.

    Examples
    --------
    >>> display_width("Poti"), display_width("西安"), display_width("é")
    (4, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill ``text`` up to so many columns; ``right`` puts it at the right-hand side."""
    space = " " * (width - display_width(text))
    return space + text if right else text + space


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` between words into lines of at most ``width`` columns.

    A word longer than a line is cut, after a hyphen if it has one. No text gives no line.

    Examples
    --------
    >>> wrap("by the Caspian Sea", 10)
    ['by the', 'Caspian', 'Sea']
    """
    lines: list[str] = []
    for word in _pieces(text, width):
        if lines and display_width(lines[-1]) + 1 + display_width(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text, those wider than a line in pieces of a line."""
    for word in text.split():
        if display_width(word) <= width:
            yield word
        else:
            yield from _packed(_cut(word, width), width)


def _cut(word: str, width: int) -> Iterator[str]:
    """Cut a word after its hyphens and the like, and where that is not enough anywhere."""
    for part in AFTER_A_JOINT.split(word):
        yield from [part] if display_width(part) <= width else part


def _packed(parts: Iterable[str], width: int) -> Iterator[str]:
    """Join parts again as far as they fit on a line together."""
    piece = ""
    for part in parts:
        if piece and display_width(piece + part) > width:
            yield piece
            piece = ""
        piece += part
    yield piece


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
