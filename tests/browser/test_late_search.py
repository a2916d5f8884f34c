"""The search costs nothing until it is used (docs/theme/partials/javascripts/search.html)."""

from __future__ import annotations

import re

import pytest

PAGE = "perceptron/learning-rule/"


def asked_of_the_search(visited) -> list[str]:
    """Requests for the index and for the program that reads it."""
    return [re.search(r"search_index|workers/search", url)[0] for url in visited.requests if re.search(r"search_index|workers/search", url)]


def test_a_visit_asks_for_nothing_of_the_search(visit, address):
    visited = visit(f"{address}ko/{PAGE}")
    visited.page.mouse.move(640, 500)
    visited.page.mouse.wheel(0, 2000)
    visited.page.wait_for_timeout(1000)
    assert asked_of_the_search(visited) == []


@pytest.mark.parametrize(("language", "width", "use"), [
    ("ko", 1280, lambda page: page.locator(".md-search__input").click()),
    ("en", 1280, lambda page: page.keyboard.press("s")),
    ("ko", 390, lambda page: page.locator('header label[for="__search"]:visible').first.tap()),
])
def test_the_search_comes_when_it_is_used_and_misses_nothing_typed_at_once(visit, address, language, width, use):
    visited = visit(f"{address}{language}/", width, has_touch=True)
    use(visited.page)
    visited.page.keyboard.type({"ko": "임곗값", "en": "threshold"}[language])
    first = visited.page.locator(".md-search-result__link").first
    first.wait_for()
    assert f"/{language}/perceptron/threshold-unit/" in first.get_attribute("href")
    assert sorted(asked_of_the_search(visited)) == ["search_index", "workers/search"]
    assert visited.errors == []


def test_what_is_typed_while_the_index_is_on_its_way_is_searched_for(visit, address):
    visited, held = visit(f"{address}ko/"), []
    visited.page.route("**/search_index.json", lambda route: held.append(route))
    visited.page.keyboard.press("/")
    visited.page.keyboard.type("임곗값")
    visited.page.wait_for_timeout(500)
    assert len(held) == 1 and visited.page.locator(".md-search-result__link").count() == 0
    held[0].continue_()
    visited.page.locator(".md-search-result__link").first.wait_for()


def test_what_is_pasted_into_the_search_is_searched_for(visit, address):
    visited = visit(f"{address}en/", permissions=["clipboard-read", "clipboard-write"])
    visited.search("XOR")  # the index is there: nothing but what is pasted makes it search again
    visited.page.evaluate("document.querySelector('.md-search__input').select(); document.execCommand('insertText', false, 'perceptron')")
    visited.page.locator('.md-search-result__link[href*="h=perceptron"]').first.wait_for()


def test_the_index_is_fetched_once_for_all_pages_of_a_visit(visit, address):
    visited = visit(f"{address}ko/perceptron/gates/")
    visited.search("XOR")
    visited.page.keyboard.press("Escape")
    visited.follow(f"{address}ko/{PAGE}")
    visited.search("AND")  # typed in place of what stands there, whose results are there until the new ones come
    visited.page.locator('.md-search-result__link[href*="h=and"]').first.click()
    visited.page.wait_for_url("**?h=and**")
    visited.page.locator(".md-content mark").first.wait_for()
    assert sorted(asked_of_the_search(visited)) == ["search_index", "workers/search"]
    assert visited.errors == []


def test_an_address_with_words_to_mark_marks_them(visit, address):
    visited = visit(f"{address}en/{PAGE}?h=weight")
    visited.page.locator(".md-content mark", has_text="weight").first.wait_for()


def test_an_address_with_a_question_is_answered(visit, address):
    visited = visit(f"{address}en/?q=XOR")
    visited.page.locator(".md-search-result__link").first.wait_for()
    assert visited.errors == []


def test_the_browsers_own_classes_are_left_to_other_scripts(visit, address):
    visited = visit(f"{address}en/{PAGE}")
    assert visited.page.evaluate("[Worker, XMLHttpRequest].every(own => own.toString().includes('[native code]'))")
