"""The built site of this checkout: nothing broken, nothing foreign, nothing lost between source and page."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from support import ADDRESS, book, count_formulas, page_address

from nnref.site.pages import HIDDEN
from nnref.site.paths import LANGUAGES, SNIPPETS
from nnref.site.values import look_up, shown

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@cache
def tree(path: Path) -> Element:
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


@cache
def anchors(path: Path) -> set[str | None]:
    return {name for e in tree(path).iter() for name in (e.get("id"), e.get("name"))}


def pages(built: Path) -> list[Path]:
    found = sorted(built.rglob("*.html"))
    assert len(found) >= 8
    return found


def address_of(built: Path, page: Path) -> str:
    return urljoin(ADDRESS, page.relative_to(built).as_posix().removesuffix("index.html"))


def file_of(built: Path, address: str) -> Path:
    path = built / unquote(urlsplit(address).path.removeprefix("/nnref/"))
    return path / "index.html" if path.is_dir() else path


def broken_links(built: Path) -> list[str]:
    wrong = []
    for page in pages(built):
        for element in tree(page).iter():
            for name in ("href", "src"):
                target = element.get(name)
                if not target or element.tag == "base":
                    continue
                address = urljoin(address_of(built, page), target)
                if not address.startswith(ADDRESS):
                    continue
                file = file_of(built, address)
                anchor = unquote(urlsplit(address).fragment)
                if not file.is_file():
                    wrong.append(f"{page.relative_to(built)}: {target} leads nowhere")
                elif anchor and file.suffix == ".html" and not anchor.startswith("__"):
                    if anchor not in anchors(file):
                        wrong.append(f"{page.relative_to(built)}: {target} has no such anchor")
    return wrong


def test_every_link_and_anchor_inside_the_site_leads_somewhere(built):
    assert broken_links(built) == []


def test_no_page_loads_anything_from_another_host(built):
    for page in pages(built):
        for element in tree(page).iter():
            name = LOADED.get(element.tag)
            target = element.get(name, "") if name else ""
            if element.tag == "link" and not FETCHED & set(element.get("rel", "").split()):
                continue
            if target and not target.startswith("data:"):
                assert urljoin(address_of(built, page), target).startswith(ADDRESS), f"{page}: {target}"


def test_style_sheets_load_nothing_from_another_host(built):
    for path in built.rglob("*.css"):
        for target in re.findall(r"(?:url\(|@import\s*)[\"']?([^\"')]+)", path.read_text(encoding="utf-8")):
            assert target.startswith(("data:", "#")) or not urlsplit(target).netloc, f"{path}: {target}"


def test_every_id_stands_once_on_a_page(built):
    for page in pages(built):
        twice = [name for name, n in Counter(e.get("id") for e in tree(page).iter() if e.get("id")).items() if n > 1]
        assert twice == [], page


def test_the_outline_of_a_letter_stands_once_on_a_page(built):
    drawn = 0
    for page in pages(built):
        if "labs" in page.parts:
            continue  # notebooks are rendered with their figures in them
        outlines = Counter(e.get("d") for e in tree(page).iter() if e.tag.endswith("path") and e.get("transform") == "scale(0.0625)")
        assert [outline for outline, n in outlines.items() if n > 1] == [], page
        drawn += len(outlines)
    assert drawn > 1000


def test_nothing_of_the_source_is_left_unrendered(built):
    topics = "|".join(folder.name for folder in SNIPPETS.iterdir() if folder.is_dir())
    rest = re.compile(rf'--8<--|(?:value|figure|moving|exercise):(?:{topics})/|nnref-output:|klzzwxh|class="arithmatex">\\')
    assert rest.search("[1](value:descent/loss.n)")
    for page in pages(built):
        assert not (left := rest.search(page.read_text(encoding="utf-8"))), f"{page}: {left[0]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_checks_read_in_its_source(built, language):
    """The checks read Markdown on their own; what they count must be what the page shows."""
    for name, source in book().pages[language].items():
        page = tree(built / language / page_address(name) / "index.html")
        article = next(page.iter("article"))
        tags = Counter(element.tag for element in article.iter())
        assert tags["figure"] == len(source.of("figure")) + len(source.of("moving")), name
        numbers = [(e.get("title"), "".join(e.itertext())) for e in article.iter("data")]
        written = [(i.target, i.text or shown(look_up(i.target, book().runs))) for i in source.of("value") if i.marks != HIDDEN]
        assert Counter(numbers) == Counter((target, text.replace("-", "−")) for target, text in written), name
        assert count_formulas(article) == len(source.of("formula")), name
        outputs = [e.get("data-snippet") for e in article.iter("div") if "nn-output" in e.get("class", "")]
        assert outputs == [i.target for i in source.programs if book().runs[i.target].output.strip()], name
        ids = [e.get("id") for e in article.iter() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
        assert ids == [i.target for i in source.of("heading")], name


def test_both_languages_have_the_same_pages(built):
    found = {language: {p.relative_to(built / language) for p in pages(built) if built / language in p.parents} for language in LANGUAGES}
    assert found["ko"] == found["en"]


def test_an_unknown_address_is_answered_in_a_language(built):
    assert (built / "404.html").is_file()
    for language in LANGUAGES:
        assert tree(built / language / "404.html").get("lang") == language


def test_a_broken_link_or_anchor_would_be_found(built_site, tmp_path):
    folder = shutil.copytree(built_site.folder / "site", tmp_path / "site", ignore=shutil.ignore_patterns("runtime"))
    page = folder / "en/topic/page/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</article>", '<a href="../gone/">a</a><a href="#gone">b</a></article>'), encoding="utf-8")
    assert [row.split(": ")[1] for row in broken_links(folder)] == ["../gone/ leads nowhere", "#gone has no such anchor"]
