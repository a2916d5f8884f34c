"""What every page says of itself to those who do not see it: titles, descriptions, twins, and the maps for crawlers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import pytest
from support import ADDRESS

from nnref.site.paths import LANGUAGES

HANGUL = re.compile("[가-힣]")
MAP = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


@cache
def heads(built: Path) -> dict[str, tuple[str, Element]]:
    """Of each page, by its address: the language of the page, and its head."""
    found = {}
    for path in sorted(built.rglob("*.html")):
        above = path.read_text(encoding="utf-8").partition("<body")[0]
        page = html5lib.parse(above, namespaceHTMLElements=False)
        found[ADDRESS + path.relative_to(built).as_posix().removesuffix("index.html")] = page.get("lang"), page.find("head")
    assert len(found) > 8
    return found


def pages(built: Path) -> dict[str, tuple[str, Element]]:
    """Without the pages for unknown addresses."""
    return {address: page for address, page in heads(built).items() if not address.endswith("404.html")}


def named(head: Element, name: str) -> str | None:
    found = [e.get("content") for e in head.iter("meta") if name in (e.get("name"), e.get("property"))]
    assert len(found) < 2, f"{name} stands twice"
    return found[0] if found else None


def linked(head: Element, word: str) -> list[Element]:
    """The links with that word in `rel`, which is a set of words."""
    return [e for e in head.iter("link") if word in e.get("rel", "").split()]


def twins(head: Element) -> dict[str, str]:
    return {e.get("hreflang"): e.get("href") for e in linked(head, "alternate")}


def said(built: Path) -> dict[str, tuple[str, str, str]]:
    """Of each page: its language, title and description. /404.html has no description, since it is not for crawlers."""
    return {
        address: (language, "".join(head.find("title").itertext()).strip(), named(head, "description") or "")
        for address, (language, head) in heads(built).items() if address != f"{ADDRESS}404.html"
    }


def wrong_words(said: dict[str, tuple[str, str, str]]) -> list[str]:
    wrong = []
    for address, (language, title, description) in said.items():
        for what, words, shortest, longest in (("title", title, 8, 70), ("description", description, 20, 200)):
            if not shortest <= len(words) <= longest:
                wrong.append(f"{address}: the {what} has {len(words)} letters: {words}")
            if sum((other[1], other[2])[what == "description"] == words for other in said.values()) > 1:
                wrong.append(f"{address}: another page has the {what} {words!r}")
            if address != ADDRESS and HANGUL.search(words) and language != "ko":
                wrong.append(f"{address}: Korean in the {what} {words!r}")
        if language == "ko" and not HANGUL.search(description):
            wrong.append(f"{address}: no Korean in the description {description!r}")
    return wrong


def test_every_page_has_a_title_and_a_description_of_its_own_in_its_language(built):
    assert wrong_words(said(built)) == []


def test_a_description_that_is_short_foreign_or_stands_twice_would_be_found(built):
    faulty = said(built)
    faulty[f"{ADDRESS}ko/"] = "ko", "nnref: 신경망 기초", "Neural networks, in Korean."
    faulty[f"{ADDRESS}en/"] = "en", "신경망 · nnref", "Short."
    faulty[f"{ADDRESS}en/copy/"] = faulty[f"{ADDRESS}en/perceptron/gates/"]
    found = Counter(row.split(": ")[1].split(" '")[0].split(" has ")[0] for row in wrong_words(faulty))
    assert found["no Korean in the description"] == 1
    assert found["Korean in the title"] == 1
    assert found["the description"] == 1
    assert found["another page"] == 4  # title and description, on both pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_its_address_and_its_twin_in_each_language(built, language):
    home = f"{ADDRESS}{language}/"
    for address, (lang, head) in pages(built).items():
        if not address.startswith(home):
            continue
        name = address.removeprefix(home)
        assert lang == language, address
        assert [e.get("href") for e in linked(head, "canonical")] == [address]
        default = {"x-default": f"{ADDRESS}en/{name}" if name else ADDRESS}
        assert twins(head) == {code: f"{ADDRESS}{code}/{name}" for code in LANGUAGES} | default, address
        assert set(twins(head).values()) <= set(heads(built)), f"{address}: a twin is not there"


def test_the_address_above_the_languages_leads_to_both(built):
    assert twins(heads(built)[ADDRESS][1]) == {code: f"{ADDRESS}{code}/" for code in LANGUAGES} | {"x-default": ADDRESS}


def test_what_is_shown_where_a_page_is_linked_agrees_with_the_page(built):
    for address, (language, head) in pages(built).items():
        if address == ADDRESS:
            continue
        assert named(head, "og:title") == "".join(head.find("title").itertext()).strip()
        assert named(head, "og:description") == named(head, "description")
        assert named(head, "og:url") == address
        assert named(head, "og:locale")[:2] == language != named(head, "og:locale:alternate")[:2]


def test_pages_for_unknown_addresses_are_kept_out_of_the_results_of_searches(built):
    lost = {address for address, (_, head) in heads(built).items() if named(head, "robots") == "noindex"}
    assert lost == {f"{ADDRESS}{name}404.html" for name in ("", *(f"{code}/" for code in LANGUAGES))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_map_of_a_language_lists_its_pages_with_their_twins(built, language):
    rows = ElementTree.parse(built / language / "sitemap.xml").getroot().findall("map:url", MAP)
    listed = {
        row.findtext("map:loc", namespaces=MAP): {e.get("hreflang"): e.get("href") for e in row.findall("xhtml:link[@rel='alternate']", MAP)}
        for row in rows
    }
    assert len(listed) == len(rows)
    assert listed == {address: twins(head) for address, (lang, head) in pages(built).items() if address.startswith(f"{ADDRESS}{language}/")}


def test_crawlers_are_led_to_the_site_map_of_each_language(built):
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (built / "robots.txt").read_text(encoding="utf-8").splitlines()
    index = ElementTree.parse(built / "sitemap.xml").getroot()
    assert [e.text for e in index.findall("map:sitemap/map:loc", MAP)] == [f"{ADDRESS}{code}/sitemap.xml" for code in LANGUAGES]
    for code in LANGUAGES:
        assert (built / code / "sitemap.xml").is_file()


def test_the_maps_do_not_depend_on_the_day(built):
    for path in built.rglob("sitemap.xml"):
        assert not re.search(r"lastmod|\d{4}-\d{2}-\d{2}", path.read_text(encoding="utf-8"))
