"""Colours, patterns and widths of every picture, chosen once for screen and print.

Colour never speaks alone: a route has its number, a mode its dash pattern, a part of the time its
hatching and its word. Route colours keep a contrast of at least 4.5 to 1 with white (light theme)
or with the dark panel (dark theme); they are told apart under deuteranopia and protanopia too.
"""

from __future__ import annotations

from typing import Final

from corridor.model.vocabulary import Confidence, Mode, Part

__all__ = [
    "CONFIDENCE_COLOURS",
    "DASHES",
    "PART_COLOURS",
    "REACH_COLOURS",
    "ROUTE_COLOURS",
    "THEMES",
    "colour_css",
]

ROUTE_COLOURS: Final = {
    "light": ("#0b5fa5", "#b84a00", "#00756a", "#8e3a9d", "#6f5b00", "#a3195b", "#37474f"),
    "dark": ("#6cb8f5", "#ff9d5c", "#45d0b6", "#dba0e8", "#e3c84a", "#ff85b5", "#b8c7d0"),
}
"""In order of rank; an eighth route begins again, its number tells it from the first."""

PART_COLOURS: Final = {
    "light": {
        Part.RUNNING: "#5b7083",
        Part.WAITING: "#c8660a",
        Part.HANDLING: "#7a3f98",
        Part.BORDER: "#0f7b83",
    },
    "dark": {
        Part.RUNNING: "#9db2c4",
        Part.WAITING: "#ffa24d",
        Part.HANDLING: "#cf9be6",
        Part.BORDER: "#4fc9d2",
    },
}

CONFIDENCE_COLOURS: Final = {
    "light": {
        Confidence.A: "#1b5e8a",
        Confidence.B: "#3f7f4f",
        Confidence.C: "#9a6200",
        Confidence.D: "#b3261e",
    },
    "dark": {
        Confidence.A: "#7cc0ee",
        Confidence.B: "#86cf98",
        Confidence.C: "#f0b44c",
        Confidence.D: "#ff8f86",
    },
}

REACH_COLOURS: Final = {
    "light": ("#08306b", "#08657f", "#1a8a6b", "#8a8f1a", "#c0651a"),
    "dark": ("#9ecbff", "#6fd0e0", "#63d8a8", "#d3d454", "#ffab66"),
}
"""Early to late, dark to light and cold to warm, so that order shows without colour vision."""

DASHES: Final = {
    Mode.RAIL: "",
    Mode.ROAD: "7 4",
    Mode.FEEDER: "1 7",
    Mode.TRAIN_FERRY: "9 5 1 5",
    Mode.RO_RO: "5 4 1 4",
    Mode.DEEP_SEA: "13 7",
}
"""Dash patterns in pixels, for round line ends; rail is drawn through."""

THEMES: Final = {
    "light": {
        "water": "#d3e4ee",
        "land": "#f6f3ea",
        "coast": "#9fb3bf",
        "frontier": "#b7a79b",
        "ink": "#1b2733",
        "muted": "#52606d",
        "panel": "#ffffff",
        "raised": "#f3f6f8",
        "line": "#d5dde3",
        "accent": "#0b5fa5",
        "halo": "#ffffff",
        "sea-name": "#3f6c88",
        "country-name": "#6f6558",
        "network": "#7c8a95",
    },
    "dark": {
        "water": "#111b24",
        "land": "#1f2c37",
        "coast": "#3b5163",
        "frontier": "#4d5c68",
        "ink": "#e9eff4",
        "muted": "#a9b8c4",
        "panel": "#17222c",
        "raised": "#22303c",
        "line": "#34444f",
        "accent": "#6cb8f5",
        "halo": "#0d151c",
        "sea-name": "#7ea6bf",
        "country-name": "#94a3ad",
        "network": "#71828f",
    },
}


def colour_css() -> str:
    """Return every colour as CSS variables: light, and dark on screens where the page says so."""
    light, dark = _variables("light"), _variables("dark")
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
    )


def _variables(theme: str) -> str:
    pairs = {
        **THEMES[theme],
        **{f"route-{rank}": c for rank, c in enumerate(ROUTE_COLOURS[theme], start=1)},
        **{f"part-{part}": colour for part, colour in PART_COLOURS[theme].items()},
        **{f"reach-{band}": c for band, c in enumerate(REACH_COLOURS[theme], start=1)},
        **{f"trust-{grade}": colour for grade, colour in CONFIDENCE_COLOURS[theme].items()},
    }
    return "".join(f"--{name}:{colour};" for name, colour in pairs.items())
