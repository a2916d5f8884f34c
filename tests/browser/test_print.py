"""A printed page is what the page for teachers says: boxes as their reader has left them, remarks, no menus, light."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SEEN = """selectors => Object.fromEntries(selectors.map(
    selector => [selector, [...document.querySelectorAll(selector)].map(element => element.checkVisibility())]))"""
HIDDEN = (".md-header", ".md-tabs", ".md-footer", ".md-code__nav")
REMARK = "[data-md-annotation-id='1']"

# Material sets the mark of a remark, and then gives it a place; only then is it ready to be listed.
SETTLED = """() => {
    const marks = [...document.querySelectorAll(".md-annotation")].filter(mark => mark.checkVisibility());
    return marks.length > 0 && marks.every(mark => mark.style.getPropertyValue("--md-tooltip-x"));
}"""
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"

HINT = ".exercise > details:visible > summary >> nth=0"


def printed(page, **media):
    """What a browser does when its reader prints; it stays so. Here the page is drawn as paper, and Material takes the
    lists of remarks back where the height of a program changes: let it change before."""
    page.wait_for_function(SETTLED)
    page.emulate_media(media="print", **media)
    page.evaluate(DRAWN)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate(DRAWN)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_closed_on_the_screen_is_closed_on_paper(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/", scheme="dark").page
    printed(page, color_scheme="dark")
    titles, inside = "details > summary", "details > :not(summary)"
    seen = page.evaluate(SEEN, [titles, inside, *HIDDEN])
    assert len(seen[titles]) > 8 and seen[titles].count(True) == page.locator(".md-content :not(details) > details").count()
    for selector in (inside, *HIDDEN):
        assert seen[selector] and not any(seen[selector]), selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_open_on_the_screen_is_open_on_paper_and_its_answer_is_not(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/").page
    page.locator(HINT).click()
    printed(page)
    opened, closed = ".exercise > details:not(.nn-closed) > p", ".exercise > details.nn-closed > :not(summary)"
    seen = page.evaluate(SEEN, [opened, ".exercise > details:not(.nn-closed) > summary", closed])
    assert [set(values) for values in seen.values()] == [{True}, {True}, {False}] and len(seen[opened]) < 3


def test_boxes_are_closed_again_after_printing_and_another_print_shows_what_was_opened_since(visit, address):
    page = visit(f"{address}en/start/arrays/").page
    printed(page)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(300)
    assert page.locator("details[open]").count() == 0
    page.locator(HINT).click()
    printed(page)
    assert page.locator(".exercise > details:not(.nn-closed) > p").first.is_visible()


def test_chromium_tells_the_page_before_it_prints(visit, address):
    """What these tests send by hand is what it sends."""
    page = visit(f"{address}en/start/arrays/").page
    page.wait_for_selector(".md-annotation__index", state="attached")
    page.pdf()
    assert page.locator("details.nn-closed").count() == page.locator("details").count() > 8


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_remark_is_printed_below_its_program_and_its_number_in_it(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/").page
    printed(page)
    remarks = page.locator(".md-annotation-list").first.locator("li")
    numbers = page.locator(".highlight").filter(has=page.locator(REMARK)).filter(visible=True).first.locator("[data-md-annotation-id]")
    assert remarks.count() == numbers.count() == 3
    for number, remark in enumerate(remarks.all(), start=1):
        assert remark.is_visible() and remark.inner_text().strip()
        written = numbers.nth(number - 1).evaluate("mark => [getComputedStyle(mark, '::after').content, mark.checkVisibility()]")
        assert written == [f'"({number})"', True]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_paper_spells_out_where_links_lead(visit, address, language):
    page = visit(f"{address}{language}/start/arrays/").page
    page.emulate_media(media="print")
    written = page.evaluate("""[...document.querySelectorAll(".md-content a[href^='https://doi.org']")]
        .map(link => getComputedStyle(link, "::after").content)""")
    assert written and all("https://doi.org" in text for text in written)
