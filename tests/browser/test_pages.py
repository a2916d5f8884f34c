"""The built site of this checkout as a reader sees it."""

from __future__ import annotations

import pytest

from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES


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
    first = visit(f"{address}{language}/").search("regression_curve")
    assert f"/{language}/reference/toy_data/" in first.get_attribute("href")


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


def test_a_dark_page_is_dark_before_the_scripts_have_come(browser, address):
    page = browser.new_page(color_scheme="dark")
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(f"{address}en/perceptron/learning-rule/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == rgb(Palette.load().colors["paper"].dark)
    page.close()


def test_the_color_scheme_can_be_switched_by_hand(visit, address):
    visited = visit(f"{address}ko/perceptron/learning-rule/")
    before = visited.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visited.page.locator("label[for^=__palette]:visible").first.click()
    visited.page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    assert visited.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_search_finds_a_page(visit, address):
    assert "/ko/" in visit(f"{address}ko/").search("임곗값").get_attribute("href")
