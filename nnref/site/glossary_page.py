"""The glossary as a page of each language, made from docs/data/glossary.toml: the terms by their first letter, each under
the id that it has in every language. Where mkdocs.yml does not name the page there is none."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable
from itertools import groupby

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from nnref.site.glossary import Glossary, Term
from nnref.site.pages import Page

PAGE = "reference/glossary.md"

_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"  # of Hangul syllables, in the order of Unicode; a double one is filed as one
_ROMAN = dict(zip("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", "g n d r m b s ng j ch k t p h".split()))


def add(files: Files, config: MkDocsConfig, glossary: Glossary, pages: dict[str, Page]) -> None:
    if not _named(config.nav or []):
        return
    language, words = config.theme["language"], config.extra["nnref"]["glossary"]
    file = File.generated(config, PAGE, content=text(glossary, language, words, pages))
    file.edit_uri = "../data/glossary.toml"
    files.append(file)


def text(glossary: Glossary, language: str, words: dict[str, str], pages: dict[str, Page]) -> str:
    """The page in Markdown."""
    parts = ["---", f"title: {json.dumps(words['title'], ensure_ascii=False)}",
             f"description: {json.dumps(words['description'], ensure_ascii=False)}", "---", "",
             f"# {words['title']} {{ #glossary }}", "", words["intro"].strip(), ""]
    for letter, terms in groupby(_sorted(glossary.terms, language), lambda term: _letter(term.words[language])):
        name = letter.lower() if language == "en" else _ROMAN.get(letter, f"latin-{letter.lower()}")
        parts += [f"## {letter} {{ #letter-{name} data-search-exclude=true .nn-letter }}", ""]
        for term in terms:
            parts += _term(term, language, words, pages)
    return "\n".join(parts)


def letters(toc: TableOfContents) -> TableOfContents:
    """The table of contents down to the letters: one of every term would be as long as the page."""
    return TableOfContents([_cut(item, depth=1) for item in toc])


def _cut(item: AnchorLink, depth: int) -> AnchorLink:
    item.children = [_cut(child, depth - 1) for child in item.children] if depth else []
    return item


def _named(nav: Iterable) -> bool:
    return any(item == PAGE or (isinstance(item, dict) and any(_named(v) if isinstance(v, list) else v == PAGE for v in item.values()))
               for item in nav)


def _sorted(terms: list[Term], language: str) -> list[Term]:
    return sorted(terms, key=lambda term: (_letter(word := term.words[language]).isascii() != (language == "en"), word.casefold(), term.id))


def _letter(word: str) -> str:
    first = word[0].upper()
    return _INITIALS[(ord(first) - ord("가")) // 588] if "가" <= first <= "힣" else first


def _term(term: Term, language: str, words: dict[str, str], pages: dict[str, Page]) -> list[str]:
    others = [f'<span lang="{other}">{html.escape(word)}</span>' for other, word in term.words.items() if other != language and word != term.words[language]]
    counterpart = " · ".join([*others, *filter(None, [term.symbol])])
    parts = [f"### {term.words[language]} {{ #{term.id} }}", ""]
    if counterpart:
        parts += [counterpart, "{ .nn-term }", ""]
    link = ""
    name, _, anchor = term.page.partition("#")
    if name in pages:
        heading = next(re.sub(r"\s*\{.*", "", item.text) for item in pages[name].of("heading"))
        link = f" [{words['taught'].format(page=heading)}]({posixpath.relpath(name, posixpath.dirname(PAGE))}#{anchor}){{ .nn-taught }}"
    return [*parts, term.says[language] + link, ""]
