"""The packed form of lines that a page carries: Google's polyline encoding, longitude first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def packed(line: Iterable[Sequence[float]], decimals: int) -> str:
    """Encode a line; points that fall together after rounding are written once."""
    factor = 10**decimals
    out: list[str] = []
    last: tuple[int, int] | None = None
    for point in line:
        here = (round(point[0] * factor), round(point[1] * factor))
        if here != last:
            before = last or (0, 0)
            out += (_number(here[0] - before[0]), _number(here[1] - before[1]))
        last = here
    return "".join(out)


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    chars = []
    while rest >= 0x20:
        chars.append(chr((0x20 | (rest & 0x1F)) + 63))
        rest >>= 5
    return "".join([*chars, chr(rest + 63)])
