"""The page speaks four languages; what files say stays as it is, and is marked as English."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from corridor.io.read import load_network
from corridor.maps import files
from corridor.maps.spoken import SPOKEN, numbered, words

pytestmark = pytest.mark.browser

VIEWS = ("route", "network", "reach", "scenario")
SCRIPTS = sorted((Path(files.__file__).parent / "assets" / "js").glob("*.js"))


def test_every_word_is_used_translated_and_keeps_its_places() -> None:
    used = {match[2] for path in SCRIPTS for match in SPOKEN.finditer(path.read_text("utf-8"))}
    assert used == set(words())
    for english, translated in words().items():
        assert len(translated) == 3
        for text in translated:
            assert text.strip()
            assert sorted(re.findall(r"\{\d\}", text)) == sorted(re.findall(r"\{\d\}", english))


def test_a_text_without_translation_is_refused() -> None:
    with pytest.raises(ValueError, match="no translation of"):
        numbered('say("Never said before")')


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_is_sent_twice(view: str) -> None:
    code = files.page_js(view)
    assert code.count('"Legend"') == 1


@pytest.mark.parametrize(
    "language",
    [
        ("ru", "Условные знаки", "ru"),
        ("zh", "图例", "zh"),
        ("tr", "Gösterim", "tr"),
        ("local", "Legend", "en"),
    ],
)
@pytest.mark.parametrize("kind", ["route", "network", "reach", "scenario"])
def test_words_change_with_the_language_and_back(
    every_kind: dict[str, str], show: Any, kind: str, language: tuple[str, str, str]
) -> None:
    code, heading, lang = language
    page = show(every_kind[kind])
    before = page.inner_text(".panel")
    page.select_option("#language", code)
    assert page.locator(".legend-box h2").text_content() == heading
    assert page.get_attribute("html", "lang") == lang
    assert page.locator(".notes bdi[lang=en]").count() > 0
    page.select_option("#language", "en")
    assert page.inner_text(".panel") == before
    assert page.get_attribute("html", "lang") == "en"


def test_a_translation_says_that_it_is_one(every_kind: dict[str, str], show: Any) -> None:
    page = show(every_kind["route"])
    assert "original" not in page.inner_text(".notes")
    page.select_option("#language", "tr")
    assert "İngilizcedir" in page.inner_text(".notes")
    assert page.get_attribute(".play", "aria-label") == "Yolculuğu oynat"


def test_no_page_speaks_in_options_or_ids(every_kind: dict[str, str], show: Any) -> None:
    """A reader of a map has no command line, and knows places by their names."""
    legs = {leg.id for leg in load_network().legs}
    for html in every_kind.values():
        text = show(html).evaluate("document.body.innerText")
        assert not re.search(r"--[a-z]", text)
        assert not {word.strip(",.;:") for word in text.split()} & legs
