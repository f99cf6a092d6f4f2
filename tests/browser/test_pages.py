"""Every page of the example edition in real headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MARK = "CONCEPT – NIET PUBLICEREN"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(example_edition: Path) -> list[Path]:
    return sorted(example_edition.rglob("*.html"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_pages_open_without_errors_or_requests_elsewhere(page: Page, pages: list[Path]) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for path in pages:
        page.goto(path.as_uri())

    assert len(pages) == 12
    assert complaints == []
    assert all(url.startswith("file:") for url in asked)


def test_proved_pages_have_no_mark_and_one_heading(page: Page, pages: list[Path]) -> None:
    for path in pages:
        page.goto(path.as_uri())
        assert page.get_by_text(MARK).count() == 0, path.name
        assert page.locator("h1").count() == 1


def test_pages_fit_a_narrow_screen(page: Page, pages: list[Path]) -> None:
    page.set_viewport_size({"width": 320, "height": 800})

    for path in pages:
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, path.name


def test_charts_are_drawn(page: Page, example_edition: Path) -> None:
    page.goto((example_edition / "index.html").as_uri())

    drawn = page.evaluate(
        "[...document.images].map(image => image.complete && image.naturalWidth > 0)"
    )
    inline = page.locator("main svg").count()

    assert all(drawn)
    assert len(drawn) + inline >= 4


def test_pages_have_no_accessibility_violations(page: Page, pages: list[Path]) -> None:
    for path in pages:
        page.goto(path.as_uri())

        found = Axe().run(page)

        assert found.violations_count == 0, f"{path.name}: {found.generate_report()}"


def test_in_brief_and_the_goals_fit_the_first_sheet_of_a4(page: Page, pages: list[Path]) -> None:
    """178 x 259 mm is what the margins of the style sheet leave of A4."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 979})

    for path in pages:
        page.goto(path.as_uri())
        if page.locator(".doelen").count():
            end = page.evaluate("document.querySelector('.doelen').getBoundingClientRect().bottom")
            assert end <= 979, path.name


def test_print_leaves_out_what_only_a_screen_can_use(page: Page, pages: list[Path]) -> None:
    page.emulate_media(media="print")

    for path in pages:
        page.goto(path.as_uri())
        for element in page.locator("nav, .sla-over, .downloads, .noot a").all():
            assert not element.is_visible(), path.name
        lines = page.evaluate(
            "[...document.links].map(link => getComputedStyle(link).textDecorationLine)"
        )
        assert set(lines) == {"none"}, path.name


def test_the_keyboard_comes_first_at_a_visible_way_past_the_navigation(
    page: Page, pages: list[Path]
) -> None:
    for path in pages:
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "[document.activeElement.className, document.activeElement.getBoundingClientRect().x,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert focus[0] == "sla-over"
        assert focus[1] >= 0
        assert focus[2] == "solid"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"
