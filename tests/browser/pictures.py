"""Screenshots of the map alone, small and in few colours, to be held against reviewed ones.

Text is left out: fonts differ between machines, lines and land do not. What is compared is the
middle of the map at a fixed place and zoom, halved in size.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

REVIEWED = Path(__file__).with_name("reviewed")

VIEWS = {
    "route": "#4.25/43/75/en/light/2/8",
    "eras": "#4.25/43/75/en/light/2/8",
    "compare": "#2.5/35/70/en/light/1/12",
    "network": "#4/44/45/en/light/mode",
    "reach": "#4/46/62/en/light/9",
    "scenario": "#5/43/58/en/light/1/0",
}
SIZES = {"wide": (760, 420), "phone": (360, 300)}
"""Pixels of the middle that is kept."""

BARE = """
.leaflet-names-pane, .leaflet-control-container, .tools, .message { display: none !important }
.pin bdi, .cross span { visibility: hidden }"""

VISIBLE = 24
"""Difference of a colour channel, of 255, that counts: land and water differ by 35."""

TOLERANCE = 0.01
"""Share of the pixels that may differ so much."""


def taken(page: Any, size: str) -> Image.Image:
    """Return the middle of the map as drawn, half as large."""
    page.add_style_tag(content=BARE)
    page.wait_for_timeout(250)
    whole = Image.open(io.BytesIO(page.locator(".stage").screenshot())).convert("RGB")
    width, height = SIZES[size]
    left, top = (whole.width - width) // 2, (whole.height - height) // 2
    middle = whole.crop((left, top, left + width, top + height))
    return middle.resize((width // 2, height // 2), Image.Resampling.BOX)


def few_colours(picture: Image.Image) -> Image.Image:
    """Return the picture as it is kept."""
    return picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that an eye sees differ."""
    assert one.size == other.size
    return float((np.abs(_numbers(one) - _numbers(other)).max(axis=2) > VISIBLE).mean())


def _numbers(picture: Image.Image) -> NDArray[np.int16]:
    return np.asarray(picture.convert("RGB"), dtype=np.int16)
