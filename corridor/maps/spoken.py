"""The page's own words in four languages: numbered when a page is made, so none is sent twice."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final

from corridor.errors import DataError

__all__ = ["numbered", "words"]

SPOKEN: Final = re.compile(r'\b(say|said|parts|word)\("((?:[^"\\]|\\.)*)"')
"""Calls of the script whose first argument is English."""


@cache
def words() -> dict[str, list[str]]:
    """Return for each English text its translations, in Russian, Chinese and Turkish."""
    path = files("corridor.maps") / "assets" / "words.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def numbered(code: str) -> str:
    """Return a script that names its texts by number, with the table it needs in front.

    Raises
    ------
    DataError
        If a text has no translation.
    """
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        english = json.loads(f'"{match[2]}"')
        return f"{match[1]}({numbers.setdefault(english, len(numbers))}"

    made = SPOKEN.sub(number, code)
    if missing := [english for english in numbers if english not in words()]:
        raise DataError(f"no translation of {missing}")
    table = [[english, *words()[english]] for english in numbers]
    return f"const WORDS={json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n{made}"
