"""A printed page is what the page for teachers says: exercises with their hints, no answers, no menus, light."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SEEN = """selectors => Object.fromEntries(selectors.map(
    selector => [selector, [...document.querySelectorAll(selector)].map(element => element.checkVisibility())]))"""
SHOWN = "details.question > details.note > p"
HIDDEN = ("details.success > p", "details.success .highlight", ".md-header", ".md-tabs", ".md-footer", ".md-code__nav", ".md-annotation__index")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_paper_shows_hints_and_no_answers(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/", scheme="dark").page
    page.wait_for_selector(".md-annotation__index", state="attached")
    assert not any(page.evaluate(SEEN, [SHOWN])[SHOWN])  # on the screen they are closed
    page.emulate_media(media="print", color_scheme="dark")
    seen = page.evaluate(SEEN, [SHOWN, *HIDDEN])
    assert seen[SHOWN] and all(seen[SHOWN])
    for selector in HIDDEN:
        assert seen[selector] and not any(seen[selector]), selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_paper_spells_out_where_links_lead(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/").page
    page.emulate_media(media="print")
    written = page.evaluate("""[...document.querySelectorAll(".md-content a[href^='https://doi.org']")]
        .map(link => getComputedStyle(link, "::after").content)""")
    assert written and all("https://doi.org" in text for text in written)
