"""The maps look as they did when someone last looked at them.

After a change that is meant to be seen, look at the new pictures and keep them:

    CORRIDOR_KEEP_SCREENSHOTS=1 pytest tests/browser/test_screenshots.py
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from pictures import REVIEWED, SIZES, TOLERANCE, VIEWS, differing, few_colours, taken
from PIL import Image

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", VIEWS)
def test_a_map_looks_as_reviewed(
    every_kind: dict[str, str], show: Any, kind: str, size: str
) -> None:
    now = taken(show(every_kind[kind], phone=size == "phone", view=VIEWS[kind]), size)
    file = REVIEWED / f"{kind}-{size}.png"
    if os.environ.get("CORRIDOR_KEEP_SCREENSHOTS") == "1":
        few_colours(now).save(file, optimize=True)
    assert differing(now, Image.open(file)) <= TOLERANCE


@pytest.mark.parametrize(
    "harm",
    [
        "document.querySelectorAll('path.strand.tone-2').forEach((path) => path.remove())",
        "document.querySelector('.leaflet-ground-pane').remove()",
        "document.documentElement.dataset.theme = 'dark'; dispatchEvent(new Event('resize'))",
    ],
)
def test_what_is_lost_is_noticed(every_kind: dict[str, str], show: Any, harm: str) -> None:
    page = show(every_kind["route"], view=VIEWS["route"])
    page.evaluate(harm)
    reviewed = Image.open(REVIEWED / "route-wide.png")
    assert differing(taken(page, "wide"), reviewed) > TOLERANCE
