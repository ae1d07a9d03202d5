"""Text from data files made harmless for the place it is shown in.

A name may hold anything: escape sequences that recolour a terminal, marks that turn the direction
of writing, line breaks that forge a row, formulas that a spreadsheet would run.
"""

from __future__ import annotations

import re
from typing import Final

from corridor.model.shown_text import is_shown, visible

__all__ = ["csv_cell", "json_text", "markdown_cell", "markdown_url", "visible"]

FORMULA_STARTS: Final = ("=", "+", "-", "@")

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\\]+")

MARKDOWN_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def csv_cell(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula.

    Examples
    --------
    >>> csv_cell("=1+2"), csv_cell("Poti")
    ("'=1+2", 'Poti')
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA_STARTS) else shown


def markdown_cell(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, in a table too.

    Examples
    --------
    >>> markdown_cell("a|b <i>")
    'a\\|b \\<i\\>'
    """
    return MARKDOWN_SPECIAL.sub(r"\\\1", visible(text))


def markdown_url(url: str) -> str:
    r"""Write a web address as a link; anything else is shown as text.

    Examples
    --------
    >>> markdown_url("https://example.org/a_b"), markdown_url("javascript:x_y")
    ('<https://example.org/a_b>', 'javascript:x\\_y')
    """
    shown = visible(url)
    return f"<{shown}>" if WEB_ADDRESS.fullmatch(shown) else markdown_cell(url)


def json_text(text: str) -> str:
    r"""Escape, in finished JSON, what a terminal would obey; the values stay the same.

    Examples
    --------
    >>> json_text('"\u202e西安"\n')
    '"\\u202e西安"\n'
    """
    return "".join(char if char == "\n" or is_shown(char) else _json_escape(char) for char in text)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    pairs = (units[i : i + 2] for i in range(0, len(units), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs)
