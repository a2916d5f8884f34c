"""Between the languages, to the address above them, and to a page that is not there."""

from __future__ import annotations

import re

import pytest
from support import free_port

from nnref.site.paths import LANGUAGES

from .conftest import served

PAGE = "perceptron/learning-rule/"
KINDS = [PAGE, "labs/and-to-xor/", "reference/mlp/"]  # written, a notebook, from docstrings
SWITCH = ".nn-language"
HANGUL = re.compile("[가-힣]")
HEADINGS = ".md-content :is(h2, h3, h4)[id]"


def other_than(language: str) -> str:
    return next(other for other in LANGUAGES if other != language)


def switched(visited, address: str, language: str, page: str = PAGE) -> str:
    """Press the link to the other language; what then stands after the address of the page."""
    target = f"{address}{other_than(language)}/{page}"
    visited.page.locator(SWITCH).click()
    visited.page.wait_for_url(lambda url: url.startswith(target), wait_until="load")
    visited.page.wait_for_function("() => document.documentElement.classList.contains('js')")
    assert visited.page.locator("html").get_attribute("lang") == other_than(language)
    assert visited.errors == []
    return visited.page.url.removeprefix(target)


def read_in(visited, heading: str, further: int = 0) -> None:
    """Scroll as a reader does: the heading at the top of the window, or that many pixels above it."""
    visited.page.evaluate("""([id, further]) => {
        document.getElementById(id).scrollIntoView();
        scrollBy(0, further);
    }""", [heading, further])
    visited.page.wait_for_timeout(250)


def scrolled(visited, heading: str) -> float:
    """How far the page is scrolled, below the heading, when that is noted for the way back."""
    read_in(visited, heading, 100)
    visited.page.wait_for_function("() => history.state?.y === scrollY")
    return visited.page.evaluate("scrollY")


def height(visited, heading: str) -> float:
    return visited.page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", heading)


# From language to language


@pytest.mark.parametrize(("page", "width", "language"), [
    (KINDS[0], 1280, "ko"), (KINDS[0], 390, "en"), (KINDS[1], 390, "ko"), (KINDS[2], 1280, "en")])  # each goes there and back
def test_switching_the_language_keeps_the_page_and_the_heading(visit, address, page, language, width):
    visited = visit(f"{address}{language}/{page}", width)
    tops = visited.page.eval_on_selector_all(HEADINGS, "found => found.map(e => [e.id, e.getBoundingClientRect().top])")
    long = [name for (name, top), (_, following) in zip(tops, tops[1:]) if following - top > 500]
    heading = long[len(long) // 2]
    read_in(visited, heading, further=150)
    assert switched(visited, address, language, page) == f"#{heading}"
    assert 0 <= height(visited, heading) < 844 / 3
    visited.page.wait_for_timeout(250)
    assert switched(visited, address, other_than(language), page) == f"#{heading}", "there and back is elsewhere"


def test_a_term_of_the_glossary_is_kept_though_each_language_sorts_in_its_own_way(visit, address):
    visited = visit(f"{address}ko/reference/glossary/")
    read_in(visited, "decision-boundary", further=-80)
    assert switched(visited, address, "ko", "reference/glossary/") == "#decision-boundary"
    assert 0 <= height(visited, "decision-boundary") < 844 / 3


def test_a_reader_above_the_first_section_comes_to_the_top_of_the_page(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    assert switched(visited, address, "ko") == ""
    assert visited.page.evaluate("scrollY") == 0


def test_the_heading_that_the_reader_comes_to_counts_before_it_is_at_the_top(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    read_in(visited, "bias", further=-150)
    assert switched(visited, address, "ko") == "#bias"


def test_the_place_that_the_address_names_is_kept_while_it_is_in_the_window(visit, address):
    visited = visit(f"{address}ko/{PAGE}#misreadings")
    visited.page.wait_for_timeout(250)
    visited.page.evaluate("scrollBy(0, -250)")  # more of the section before it shows than of it
    assert switched(visited, address, "ko") == "#misreadings"
    read_in(visited, "rule")
    assert switched(visited, address, "en") == "#rule"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_are_of_the_new_language_and_the_title_is_that_of_the_new_page(visit, address, language):
    visited = visit(f"{address}{language}/{PAGE}")
    before = visited.page.title()
    switched(visited, address, language)
    assert visited.page.title() != before
    words = visited.page.evaluate("""
        [document.title, ...[...document.querySelectorAll("head meta[content], body *")].filter(e => !e.closest("[lang]:not(html)"))
            .flatMap(e => [e.content, e.title, e.ariaLabel, e.placeholder, e.alt,
                ...[...e.childNodes].filter(n => n.nodeType === 3 && !["SCRIPT", "STYLE"].includes(e.tagName)).map(n => n.data)])]
        .filter(words => typeof words === "string" && words.trim())""")
    korean = [word for word in words if HANGUL.search(word)]
    assert (korean == []) if language == "ko" else (len(korean) > 50)
    if language == "en":
        frame = visited.page.evaluate("""
            [...document.querySelectorAll("header [aria-label], header [placeholder], header [title], .md-tabs__link, .md-footer__direction")]
                .filter(e => e.checkVisibility()).map(e => e.ariaLabel || e.placeholder || e.title || e.textContent)""")
        assert [words for words in frame if not HANGUL.search(words) and not re.match(r"nnref|API|XOR", words.strip())] == []


def test_after_instant_navigation_the_link_leads_to_the_twin_of_the_page_that_is_shown(visit, address):
    visited = visit(f"{address}ko/perceptron/threshold-unit/")
    visited.page.evaluate("window.stayed = true")
    visited.follow(f"{address}ko/{PAGE}")
    assert visited.page.evaluate("window.stayed")
    read_in(visited, "rule", 40)
    assert switched(visited, address, "ko") == "#rule"


def test_the_language_is_switched_from_the_keyboard(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    read_in(visited, "rule")
    for _ in range(30):
        visited.page.keyboard.press("Tab")
        if visited.page.evaluate(f"document.activeElement.matches('{SWITCH}')"):
            break
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url(f"{address}en/{PAGE}#rule")


def test_a_new_tab_opens_at_the_place_too(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    read_in(visited, "bias")
    with visited.page.context.expect_page() as opened:
        visited.page.locator(SWITCH).click(button="middle")
    opened.value.wait_for_url(f"{address}en/{PAGE}#bias")


def test_without_javascript_the_language_switch_keeps_the_page(visit, address):
    visited = visit(f"{address}ko/{PAGE}", java_script_enabled=False)
    visited.page.locator(SWITCH).click()
    visited.page.wait_for_url(f"{address}en/{PAGE}")


# On a slow machine Material forbids the browser to scroll before it is there.
SLOW = "history.scrollRestoration = 'manual'; addEventListener('DOMContentLoaded', () => scrollTo(0, 200))"


@pytest.mark.parametrize("slow", ["", SLOW], ids=["quick", "slow"])
def test_back_leads_to_where_the_reader_switched(visit, address, slow):
    visited = visit(f"{address}ko/{PAGE}")
    before = scrolled(visited, "bias")
    switched(visited, address, "ko")
    visited.page.add_init_script(slow)
    visited.page.go_back(wait_until="load")
    assert visited.page.url == f"{address}ko/{PAGE}"
    visited.page.wait_for_function(f"() => Math.abs(scrollY - {before}) < 5")


@pytest.mark.parametrize("slow", ["", SLOW], ids=["quick", "slow"])
def test_who_loads_a_page_anew_stays_where_they_are(visit, address, slow):
    visited = visit(f"{address}ko/{PAGE}")
    before = scrolled(visited, "bias")
    visited.page.add_init_script(slow)
    visited.page.reload()
    visited.page.wait_for_function(f"() => Math.abs(scrollY - {before}) < 5")
    visited.page.goto(f"{address}ko/{PAGE}?new")
    assert visited.page.evaluate("scrollY") == (200 if slow else 0)


def test_the_place_is_kept_though_what_follows_the_script_of_the_theme_comes_late(visit, hosted):
    """By then Material has noted the top of the page as the place."""
    with served(hosted[1], free_port(), slow=0.4, cut=b'.min.js"></script>') as address:
        visited = visit(f"{address}ko/{PAGE}")
        before = scrolled(visited, "bias")
        visited.page.add_init_script("history.scrollRestoration = 'manual'")
        visited.page.reload()
        visited.page.wait_for_function(f"() => Math.abs(scrollY - {before}) < 5", timeout=5000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_chosen_by_hand_holds_in_the_other_language(visit, address, scheme):
    visited = visit(f"{address}ko/{PAGE}", scheme=scheme)
    visited.page.locator("label[for^=__palette]:visible").first.click()
    chosen = {"light": "slate", "dark": "default"}[scheme]
    visited.page.wait_for_function(f"() => document.body.dataset.mdColorScheme === '{chosen}'")
    switched(visited, address, "ko")
    assert visited.page.evaluate("document.body.dataset.mdColorScheme") == chosen


# To / and to what is not there


@pytest.mark.parametrize(("wanted", "language"), [("ko-KR", "ko"), ("en-US", "en"), ("fr-FR", "en")])
def test_the_root_leads_to_the_language_of_the_reader(visit, address, wanted, language):
    visited = visit(address, language=wanted)
    visited.page.wait_for_url(f"{address}{language}/")


def test_the_root_works_without_javascript(visit, address):
    visited = visit(address, java_script_enabled=False)
    visited.page.locator('a[hreflang="ko"]').first.click()
    visited.page.wait_for_url(f"{address}ko/")


@pytest.mark.parametrize(("unknown", "wanted", "language"), [
    ("ko/no/such/page/", "en-US", "ko"), ("en/gone", "ko-KR", "en"), ("gone/for/good/", "ko-KR", "ko"), ("korea/", "fr-FR", "en"),
])
def test_an_unknown_address_is_answered_in_its_language_in_the_frame_of_the_site(visit, address, unknown, wanted, language):
    visited = visit(address + unknown, language=wanted)
    visited.page.locator(".md-content h1").wait_for()
    assert visited.page.locator("html").get_attribute("lang") == language
    assert visited.page.url == address + unknown
    assert bool(HANGUL.search(visited.page.title())) == (language == "ko")
    assert [error for error in visited.errors if "404" not in error] == []
    visited.search("XOR").click()
    visited.page.wait_for_url(f"{address}{language}/**")
    visited.page.go_back()
    visited.page.wait_for_url(address + unknown)
    visited.page.locator(f'.md-content a[href="/nnref/{language}/"], .md-content a[href$="{address}{language}/"]').first.click()
    visited.page.wait_for_url(f"{address}{language}/")


def test_the_language_switch_of_an_unknown_address_leads_home(visit, address):
    visited = visit(f"{address}ko/no/such/page/")
    visited.page.locator(SWITCH).click()
    visited.page.wait_for_url(f"{address}en/")


def test_an_unknown_address_offers_both_languages_without_javascript(visit, address):
    visited = visit(f"{address}ko/no/such/page/", java_script_enabled=False)
    assert visited.page.locator("main a:visible").count() == len(LANGUAGES)
    visited.page.locator('main a[hreflang="ko"]').click()
    visited.page.wait_for_url(f"{address}ko/")


def test_an_unknown_address_offers_both_languages_where_the_page_of_neither_can_be_had(browser, address):
    page = browser.new_page()
    page.route("**/404.html", lambda route: route.abort())
    page.goto(f"{address}ko/no/such/page/")
    page.locator('main a[hreflang="en"]').click()
    page.wait_for_url(f"{address}en/")
    page.close()
