"""The search of the site, as a reader uses it: each query of search_queries.toml finds first what it should."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nnref.site.paths import LANGUAGES

QUERIES = tomllib.loads(Path(__file__).with_name("search_queries.toml").read_text(encoding="utf-8"))["query"]

# Counts what the search worker answers, so that a result can be told from that of the query before.
COUNT_ANSWERS = """
window.answers = 0;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({data}) => { if (data.type === 3) window.answers += 1; });
  }
};
"""

# Types each query as a whole; of the first page found, its address and those of its sections, the best first.
ASK = """
async queries => {
  const field = document.querySelector(".md-search__input"), found = [];
  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const query of queries) {
    const before = window.answers;
    field.value = query;
    field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
    while (window.answers === before) await new Promise(done => setTimeout(done, 5));
    await drawn();
    const links = [...document.querySelectorAll(".md-search-result__list > li:first-child a")];
    const score = link => +link.firstElementChild.dataset.mdScore;
    found.push(links.sort((a, b) => score(b) - score(a)).map(link => [link.href, link.innerText]));
  }
  return found;
}
"""


@pytest.fixture
def ask(visit, address):
    """Ask in a language: ask("ko", ["XOR"]) -> for each query the links of the first result, the best first."""

    def search(language: str, queries: list[str]) -> list[list[tuple[str, str]]]:
        page = visit("about:blank").page
        page.add_init_script(COUNT_ANSWERS)
        page.goto(f"{address}{language}/")
        page.focus(".md-search__input")
        found = page.evaluate(ASK, queries)
        home = urlsplit(address).path + f"{language}/"
        return [[(_place(href, home), text) for href, text in links] for links in found]

    return search


def _place(href: str, home: str) -> str:
    parts = urlsplit(href)
    assert parts.path.startswith(home), f"{href} is not below {home}"  # each language finds its own pages only
    return parts.path.removeprefix(home) + (f"#{parts.fragment}" if parts.fragment else "")


def misses(queries: list[dict], found: list[list[tuple[str, str]]]) -> list[str]:
    """The queries that did not find first what they should: a section, or a page or any section of it."""
    wrong = []
    for query, links in zip(queries, found, strict=True):
        first, (got, _) = query["first"], links[0] if links else ("nothing", "")
        if first != (got if "#" in first else got.partition("#")[0]):
            wrong.append(f"{query['language']} {query['text']!r}: expected {first} first, got {got}")
    return wrong


def test_the_table_of_queries_is_whole():
    assert len(QUERIES) >= 60
    assert len({(query["language"], query["text"]) for query in QUERIES}) == len(QUERIES)
    by = {who: [query["language"] for query in QUERIES if query["by"] == who] for who in ("author", "reader")}
    assert len(by["author"]) + len(by["reader"]) == len(QUERIES)
    assert len(by["reader"]) >= len(by["author"])  # who knows how the search is made asks what it answers
    assert set(by["author"]) == set(by["reader"]) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_finds_first_what_it_should(ask, language):
    queries = [query for query in QUERIES if query["language"] == language]
    found = ask(language, [query["text"] for query in queries])
    assert misses(queries, found) == []


def test_a_query_that_finds_something_else_is_named():
    query = {"language": "ko", "text": "편향", "first": "a/#b"}
    assert misses([query], [[("a/#b", "")]]) == []
    assert misses([query], [[("a/#c", ""), ("a/#b", "")]]) == ["ko '편향': expected a/#b first, got a/#c"]
    assert misses([query], [[]]) == ["ko '편향': expected a/#b first, got nothing"]
    assert misses([query | {"first": "a/"}], [[("a/#c", "")]]) == []


def test_words_that_the_book_does_not_use_lead_to_a_result_and_stand_in_none(ask):
    (links,) = ask("ko", ["바이어스"])
    assert links and not any("바이어스" in text for _, text in links)


def test_numbers_are_words_like_others(visit, address):
    """lunr, the library of the search, takes two ends of words for the same where one holds a digit; see nnref/site/material.py."""
    visited = visit("about:blank")
    said: list[str] = []
    visited.page.on("console", lambda message: said.append(message.text))
    visited.page.add_init_script(COUNT_ANSWERS)
    for language in LANGUAGES:
        visited.page.goto(f"{address}{language}/")
        visited.page.focus(".md-search__input")
        visited.page.evaluate(ASK, [str(number) for number in range(100)] + ["log(0)", "1/2", "x1"])
    assert said == []


def test_what_was_searched_for_is_marked_on_the_page(visit, address):
    page = visit(f"{address}ko/").page
    page.focus(".md-search__input")
    page.keyboard.type("편향을")
    page.locator(".md-search-result__list > li:first-child a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ann/neuron/**")
    marked = page.locator("mark[data-md-highlight]")
    marked.first.wait_for()
    assert set(marked.all_text_contents()) == {"편향"}
