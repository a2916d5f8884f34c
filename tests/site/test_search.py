"""What is put into the search index besides the words of the pages."""

from __future__ import annotations

import json

import pytest

from nnref.site import search
from nnref.site.paths import LANGUAGES


def entries(site, language: str) -> dict[str, dict]:
    index = json.loads(site.read(f"site/{language}/search/search_index.json"))
    return {entry["location"]: entry for entry in index["docs"]}


@pytest.mark.parametrize(
    ("language", "names"), [("ko", "행 row 로우 가로줄"), ("en", "row 행")]
)
def test_the_section_that_teaches_a_term_is_found_under_all_its_names(built_site, language, names):
    section = entries(built_site, language)["topic/page/#heading"]
    assert section["name"] == names
    assert "로우" not in section["text"] + section["title"]
    assert "로우" not in built_site.page(language)


def test_drawings_are_not_read_and_of_programs_and_formulas_the_text_only():
    page = ('<h2 id="a">A</h2><figure><svg role="img"><text>drawn</text></svg></figure><p><span class="x">word</span> <math><mi>z</mi><mo>=</mo></math></p>'
            '<pre><span></span><code><span class="k">for</span> x</code></pre><svg></svg>')
    assert search.lighter(page) == ('<h2 id="a">A</h2><figure></figure><p><span class="x">word</span> z=</p>'
                                    '<pre><code>for x</code></pre>')


def test_no_word_of_a_figure_is_searched_and_what_is_said_to_the_search_is_not_published(built_site):
    assert "after update" in built_site.read("docs/data/labels.toml")
    for language in LANGUAGES:
        assert "nn-output__label" in built_site.page(language) and "data-search" not in built_site.page(language)
        assert not any(word in entry["text"] for entry in entries(built_site, language).values() for word in ("after update", "Output", "출력"))


def test_each_language_splits_words_in_its_own_way(built_site):
    separators = {}
    for language in LANGUAGES:
        config = json.loads(built_site.read(f"site/{language}/search/search_index.json"))["config"]
        separators[language] = config["separator"]
        assert config["pipeline"] == []
        assert config["fields"]["name"]["boost"] > config["fields"]["title"]["boost"] > config["fields"]["text"]["boost"]
    assert "에서는" in separators["ko"] and "에서는" not in separators["en"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("결정 경계", ["결정경계"]),
        ("확률적 경사 하강법", ["확률적경사", "경사하강법", "확률적경사하강법"]),
        ("mini-batch", ["minibatch"]),
        ("XOR: 직선, 하나", []),
        ("The rule", []),
    ],
)
def test_compounds_are_found_written_together(text, joined):
    assert search.compounds(text) == joined


def test_a_word_that_begins_another_one_of_its_section_does_not_count_twice():
    entry = {"title": "Convergence", "name": "Convergence converge", "phrase": "convergence theorem", "alias": "never converge"}
    search._once(entry)
    assert entry == {"title": "Convergence", "name": "Convergence", "phrase": "theorem", "alias": "never"}


def test_a_term_that_a_page_writes_apart_is_found_written_together():
    assert search.together("<p>경사 하강법으로 배운다.</p>", ["경사 하강법", "결정 경계"]) == ["경사하강법"]


def test_a_section_of_the_api_counts_as_one_of_the_book_where_it_is_what_words_lead_to():
    sections = {place: {"title": place, "boost": boost} for place, boost in (("reference/a/#nnref.a", 0.05), ("reference/glossary/#a", 0.45))}
    for place in sections:
        search._name(sections, place, ["word"], [])
    assert [entry["boost"] for entry in sections.values()] == [1.0, 0.45]


@pytest.mark.parametrize(
    ("page", "location"), [("a/b.md#c", "a/b/#c"), ("a/index.md#c", "a/#c"), ("labs/b.ipynb#c", "labs/b/#c")]
)
def test_the_address_of_a_section(page, location):
    assert search._location(page) == location
