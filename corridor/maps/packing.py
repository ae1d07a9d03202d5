"""The packed form of lines that a page carries: Google's polyline encoding, longitude first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["packed", "unpacked"]

CHUNK_BITS = 5
CHUNK_MASK = 0x1F
MORE = 0x20
OFFSET = 63
"""The encoding writes five bits at a time as a printable character from ``?`` on."""


def packed(line: Iterable[Sequence[float]], decimals: int) -> str:
    """Encode a line; points that fall together after rounding are written once.

    Parameters
    ----------
    line
        (lon, lat) in degrees.
    decimals
        Digits kept: two are about a kilometre, three a hundred metres.

    Examples
    --------
    >>> packed([(-120.2, 38.5), (-120.95, 40.7)], 5)
    '~ps|U_p~iFnnqC_ulL'
    """
    factor = 10**decimals
    out: list[str] = []
    x = y = 0
    for lon_deg, lat_deg, *_ in line:
        new_x, new_y = round(lon_deg * factor), round(lat_deg * factor)
        if out and (new_x, new_y) == (x, y):
            continue
        out += (_number(new_x - x), _number(new_y - y))
        x, y = new_x, new_y
    return "".join(out)


def unpacked(text: str, decimals: int) -> list[tuple[float, float]]:
    """Decode a line written by :func:`packed` to (lon, lat) points.

    Examples
    --------
    >>> unpacked("~ps|U_p~iFnnqC_ulL", 5)
    [(-120.2, 38.5), (-120.95, 40.7)]
    """
    factor = 10**decimals
    numbers: list[int] = []
    value = shift = 0
    for char in text:
        chunk = ord(char) - OFFSET
        value |= (chunk & CHUNK_MASK) << shift
        shift += CHUNK_BITS
        if chunk < MORE:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: list[tuple[float, float]] = []
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / factor, y / factor))
    return points


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    chars = []
    while rest >= MORE:
        chars.append(chr((MORE | (rest & CHUNK_MASK)) + OFFSET))
        rest >>= CHUNK_BITS
    return "".join([*chars, chr(rest + OFFSET)])
