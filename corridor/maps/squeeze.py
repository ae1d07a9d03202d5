"""Our own script and style with what only people need left out: comments, indents, wide spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["squeezed_css", "squeezed_js"]

BEFORE_PATTERN: Final = frozenset("(,=:[!&|?{};>\n")
"""After these, and after ``return``, a slash begins a pattern; elsewhere it divides."""

SPARE: Final = re.compile(r" +(?=[{}()\[\];,:?=<>&|!*])|(?<=[{}()\[\];,:?=<>&|!*]) +")
"""Spaces beside signs that part words by themselves."""

OPENING: Final = re.compile("[\"'`/]")
"""What a string, template or pattern may begin with."""


def squeezed_css(css: str) -> str:
    """Return a style without comments and without spaces that say nothing."""
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", without_comments)).strip()


def squeezed_js(code: str) -> str:
    r"""Return a script of ours on the same lines, strings and patterns untouched.

    Written for the files of this room, whose comments stand on lines of their own; plus, minus
    and slash keep their spaces.

    Examples
    --------
    >>> squeezed_js('// a comment\nconst a = {b: "c : d", e: /f, g/};')
    'const a={b:"c : d",e:/f, g/};'
    """
    lines = (line.strip() for line in code.splitlines())
    bare = "\n".join(line for line in lines if line and not line.startswith("//"))
    return "".join(text if is_kept else SPARE.sub("", text) for text, is_kept in _cut(bare))


def _cut(code: str) -> Iterator[tuple[str, bool]]:
    """Yield pieces in order: those to keep as they are, and code between them."""
    start = at = 0
    while found := OPENING.search(code, at):
        at = found.start()
        end = _end_of_kept(code, at)
        if end == at:
            at += 1
            continue
        yield code[start:at], False
        yield code[at:end], True
        start = at = end
    yield code[start:], False


def _end_of_kept(code: str, at: int) -> int:
    """Return where a string, template or pattern that begins here ends; here if none begins."""
    char = code[at]
    if char in "\"'":
        return _end_of_string(code, at)
    if char == "`":
        return _end_of_template(code, at)
    if char == "/" and _begins_pattern(code[max(0, at - 20) : at].rstrip(" ")):
        return _end_of_pattern(code, at)
    return at


def _begins_pattern(before: str) -> bool:
    return (before[-1:] or "\n") in BEFORE_PATTERN or before.endswith("return")


def _end_of_string(code: str, at: int) -> int:
    quote, at = code[at], at + 1
    while code[at] != quote:
        at += 2 if code[at] == "\\" else 1
    return at + 1


def _end_of_pattern(code: str, at: int) -> int:
    is_class, at = False, at + 1
    while is_class or code[at] != "/":
        is_class = code[at] == "[" or (is_class and code[at] != "]")
        at += 2 if code[at] == "\\" else 1
    return at + 1


def _end_of_template(code: str, at: int) -> int:
    at += 1
    while code[at] != "`":
        if code.startswith("${", at):
            at = _end_of_hole(code, at + 2)
        else:
            at += 2 if code[at] == "\\" else 1
    return at + 1


def _end_of_hole(code: str, at: int) -> int:
    depth = 1
    while depth:
        end = _end_of_kept(code, at)
        depth += {"{": 1, "}": -1}.get(code[at], 0) if end == at else 0
        at = max(end, at + 1)
    return at
