"""The built site of this checkout as a reader sees it."""

from __future__ import annotations

import pytest
from support import book, page_address

from nnref.site import reference
from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

WRITTEN = [*map(page_address, sorted(book().pages["ko"])), "labs/and-to-xor/"]
REFERENCE = ["reference/", *(module.page.removesuffix(".md") + "/" for group in reference.groups() for module in group.modules)]
PAGES = [*WRITTEN, "reference/", "reference/mlp/"]  # the others are made by the same templates


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_keeps_to_its_host_and_fits(visit, address, page, language, scheme, width):
    visited = visit(f"{address}{language}/{page}", width, scheme)
    visited.page.wait_for_timeout(300)
    assert visited.errors == []
    assert [url for url in visited.requests if not url.startswith((address, "data:", "blob:"))] == []
    widths = visited.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], f"the page is {widths[0]} pixels wide in a window of {widths[1]}"


@pytest.mark.parametrize(("width", "scheme", "language"), [(390, "light", "ko"), (390, "dark", "en"), (1280, "dark", "ko")])
def test_the_reference_fits_everywhere(visit, address, width, scheme, language):
    visited = visit(f"{address}{language}/reference/", width, scheme)
    for page in REFERENCE:
        visited.page.goto(f"{address}{language}/{page}", wait_until="load")
        widths = visited.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"{page} is {widths[0]} pixels wide in a window of {widths[1]}"
    assert visited.errors == []
    assert [url for url in visited.requests if not url.startswith((address, "data:", "blob:"))] == []


def test_what_is_copied_from_an_example_can_be_run(visit, address):
    visited = visit(f"{address}en/reference/data/", permissions=["clipboard-read", "clipboard-write"])
    block = visited.page.locator(".language-pycon").first
    block.hover()
    block.locator("button").first.click()
    copied = visited.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == 'x, y = gate("XOR")'
    assert ">>>" not in copied and "[[0.0" not in copied


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_a_name_of_the_package(visit, address, language):
    first = visit(f"{address}{language}/").search("AMSGrad")
    assert f"/{language}/reference/adam/" in first.get_attribute("href")


@pytest.mark.parametrize("page", PAGES)
def test_no_program_scrolls_sideways_on_a_laptop(visit, address, page):
    visited = visit(f"{address}en/{page}")
    visited.page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    cut = visited.page.evaluate("""
        [...document.querySelectorAll("article pre > code")].filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)""")
    assert cut == []


@pytest.mark.parametrize(("scheme", "shade"), [("light", "light"), ("dark", "dark")])
def test_figures_take_the_colors_of_the_scheme(visit, address, scheme, shade):
    visited = visit(f"{address}en/perceptron/learning-rule/", scheme=scheme)
    used = set(visited.page.evaluate("""
        [...document.querySelectorAll("figure.nn-figure svg *")].flatMap(e => {
            const style = getComputedStyle(e);
            return [style.fill, style.stroke];
        })"""))
    ink = Palette.load().colors["ink"]
    assert rgb(getattr(ink, shade)) in used
    assert rgb(getattr(ink, "dark" if shade == "light" else "light")) not in used


def rgb(color: str) -> str:
    return "rgb({}, {}, {})".format(*(int(color[k : k + 2], 16) for k in (1, 3, 5)))


@pytest.mark.parametrize("page", WRITTEN[1:-1])
def test_the_text_of_a_figure_is_legible_on_a_phone(visit, address, page):
    """Shown at least at 4/5 of the size it is drawn in, where text has 10 points."""
    visited = visit(f"{address}ko/{page}", width=390)
    for box in visited.page.locator("figure.nn-figure > svg").all():
        shown, drawn = box.evaluate("e => [e.getBoundingClientRect().width, e.viewBox.baseVal.width * 4 / 3]")
        assert shown / drawn >= 0.8


def test_the_color_scheme_can_be_switched_by_hand(visit, address):
    visited = visit(f"{address}ko/perceptron/learning-rule/")
    before = visited.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visited.page.locator("label[for^=__palette]:visible").first.click()
    visited.page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert visited.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_search_finds_a_page(visit, address):
    assert "/ko/" in visit(f"{address}ko/").search("임곗값").get_attribute("href")
