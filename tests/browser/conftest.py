"""A headless Chromium without a network, and a page in it that remembers what went wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        message = "Chromium is not installed: apt-get install chromium"
        if os.environ.get("CORRIDOR_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML from disk; in the end no page may have asked for or complained of anything."""
    complaints: list[str] = []
    contexts = []

    def open_page(html: str, *, phone: bool = False, view: str = "", **options: Any) -> Any:
        file = tmp_path / f"map{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        size = PHONE if phone else WIDE
        touch = {"is_mobile": True, "has_touch": True} if phone else {}
        context = chromium.new_context(viewport=size, offline=True, **touch, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(f"console: {said.text}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: _note_request(request.url, complaints))
        page.goto(file.as_uri() + view)
        page.wait_for_selector("path.strand, .leaflet-dots-pane path", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _note_request(url: str, complaints: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        complaints.append(f"request: {url}")
