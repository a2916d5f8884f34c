"""The words of the project: docs/data/glossary.toml. Which word is used in each language, what it means, where it is
taught, what the prose does not write in its place, and what else a reader may search for."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from nnref.site.pages import Page
from nnref.site.paths import DATA, DOCS, LANGUAGES
from nnref.site.problems import Problem, line_of
from nnref.site.reference import public_names
from nnref.site.sections import read as sections_of

SOURCE = DATA / "glossary.toml"

_PLAIN = re.compile(r"[\w -]+")
_REMARK = re.compile(r" ?\(([^)]*)\)")
_KEYS = {"id", "symbol", "page", *LANGUAGES, "say", "not", "also"}
_BAN_KEYS = {"match", "except", "use"}


class Wrong(ValueError):
    """What is wrong in the file: what was got and wanted, and what to do."""

    def __init__(self, message: str, fix: str, near: str):
        super().__init__(message)
        self.fix, self.near = fix, near  # near: a text that stands in the line to correct


@dataclass(frozen=True)
class Ban:
    """What is not written, what of that is fine all the same, and what to write."""

    match: str
    exceptions: tuple[str, ...]
    use: str

    @property
    def is_word(self) -> bool:
        return _PLAIN.fullmatch(self.match) is not None


@dataclass(frozen=True)
class Term:
    id: str
    words: dict[str, str]  # language -> the word
    says: dict[str, str]  # language -> what it means
    symbol: str
    page: str  # the section that teaches it: path#id; none: ""
    bans: dict[str, list[Ban]]
    also: dict[str, list[str]]

    def names(self, language: str) -> list[str]:
        """The word without its remark, and a short form that is its remark: stochastic gradient descent (SGD)."""
        word = self.words[language]
        short = [remark for remark in _REMARK.findall(word) if remark.isupper()]
        return [_REMARK.sub("", word), *short]

    def banned(self, language: str) -> list[str]:
        """The words, among the expressions, that the prose does not use."""
        return [ban.match for ban in self.bans[language] if ban.is_word]


@dataclass(frozen=True)
class Find:
    """Words that lead to a section and are no terms."""

    page: str
    words: dict[str, list[str]]


class Glossary:
    def __init__(self, terms: list[Term], finds: list[Find], spelling: list[Ban], unreadable: list[Problem]):
        self.terms, self.finds, self.spelling, self.unreadable = terms, finds, spelling, unreadable

    @classmethod
    def load(cls, path: Path = SOURCE) -> Glossary:
        """The glossary; a row that cannot be read is a problem, and left out."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            return cls([], [], [], [Problem.at(path, int(line[1]) if line else 1, f"is not TOML: {error}", "correct the line")])
        glossary = cls([], [], [], [])
        for key, read, rows in (
            ("term", _term, glossary.terms), ("find", _find, glossary.finds), ("spelling", _spelling, glossary.spelling),
        ):
            for row in table.get(key, {}).items() if key == "spelling" else table.get(key, []):
                try:
                    rows.append(read(row))
                    if key == "term" and [term.id for term in rows].count(rows[-1].id) > 1:
                        raise Wrong(f"the id {rows.pop().id!r} stands twice", "rename one", f'"{row["id"]}"')
                except Wrong as wrong:
                    glossary.unreadable.append(Problem.at(path, line_of(path, wrong.near), str(wrong), wrong.fix))
        return glossary

    def bans(self, language: str) -> list[Ban]:
        rules = [ban for term in self.terms for ban in term.bans[language]]
        return rules + (self.spelling if language == "en" else [])

    def problems(self, pages: dict[str, Page]) -> list[Problem]:
        """Rows that cannot be read, and sections that do not exist."""
        sections = {name: [item.target for item in page.of("heading")] for name, page in pages.items()}
        for lab in {find.page.partition("#")[0] for find in self.finds if ".ipynb#" in find.page}:
            if (path := DOCS / LANGUAGES[0] / lab).exists():
                sections[lab] = list(sections_of(path))
        for name, module in public_names().items():
            sections.setdefault(f"reference/{module}.md", []).append(f"nnref.{name}")
        found = list(self.unreadable)
        for page in dict.fromkeys([*(term.page for term in self.terms if term.page), *(find.page for find in self.finds)]):
            name, _, anchor = page.partition("#")
            message, wanted = f"{name} has no heading {anchor!r}", sections.get(name, [])
            if name not in sections:
                message, wanted = f"page is {name!r}, which does not exist", list(sections)
            elif anchor in wanted:
                continue
            near = difflib.get_close_matches(name if wanted == list(sections) else anchor, wanted, n=1)
            found.append(Problem.at(SOURCE, line_of(SOURCE, f'"{page}"'), message, f"did you mean {near[0]!r}?" if near else f"there is {', '.join(wanted)}"))
        return found


# Reading a row


def _term(row: dict) -> Term:
    name = row.get("id") if isinstance(row.get("id"), str) else next((row[k] for k in LANGUAGES if isinstance(row.get(k), str)), "[[term]]")
    if unknown := [key for key in row if key not in _KEYS]:
        near = difflib.get_close_matches(unknown[0], _KEYS, n=1)
        raise Wrong(f"term {name!r} has the key {unknown[0]!r}; a term has {', '.join(sorted(_KEYS))}",
                    f"did you mean {near[0]!r}?" if near else "delete it", name)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(row.get("id", ""))):
        raise Wrong(f"term {name!r} has the id {row.get('id')!r}; expected small letters, digits and hyphens",
                    'write id = "learning-rate"', name)
    for language in LANGUAGES:
        _string(row.get(language), f"term {name!r} has no {language!r} word", f'add {language} = "..."', name)
        said = row.get("say", {})
        _string(said.get(language) if isinstance(said, dict) else None,
                f"term {name!r} does not say what it means in {language!r}", f'add say.{language} = "..."', name)
    _string(row.get("symbol", "-"), f"term {name!r}: symbol is {row.get('symbol')!r}; expected a text", 'write symbol = "$w$"', name)
    if "page" in row:
        _section(row["page"], f"term {name!r}", name)
    bans, also = {}, {}
    for language in LANGUAGES:
        use = _REMARK.sub("", row[language])
        bans[language] = [_ban(entry, use) for entry in _texts(row, "not", language, name)]
        also[language] = _texts(row, "also", language, name)
        for text in also[language]:
            _string(text, f"term {name!r}: also.{language} holds {text!r}; expected texts", "put it in quotes", name)
    return Term(row["id"], {k: row[k] for k in LANGUAGES}, dict(row["say"]), row.get("symbol", ""), row.get("page", ""), bans, also)


def _find(row: dict) -> Find:
    page = row.get("page")
    _section(page, "find", page if isinstance(page, str) else "[[find]]")
    if set(row) - {"page", *LANGUAGES}:
        raise Wrong(f"find {page!r} has the keys {', '.join(row)}; expected page and {' and '.join(LANGUAGES)}", 'write ko = ["..."]', page)
    return Find(page, {language: _texts({"find": row}, "find", language, page) for language in LANGUAGES})


def _spelling(row: tuple[str, str]) -> Ban:
    match, use = row
    return _ban({"match": match}, use)


def _section(page: object, whose: str, near: str) -> None:
    if not (isinstance(page, str) and "#" in page):
        raise Wrong(f"{whose}: page is {page!r}; expected a page and a section", f'write page = "{page or "a/b.md"}#the-heading"', near)


def _string(value: object, message: str, fix: str, near: str) -> None:
    if not (isinstance(value, str) and value):
        raise Wrong(message, fix, near)


def _texts(row: dict, key: str, language: str, name: str) -> list:
    table = row.get(key, {})
    if not isinstance(table, dict) or set(table) - {"page", *LANGUAGES} or not isinstance(table.get(language, []), list):
        raise Wrong(f"term {name!r}: {key} is {table!r}; expected lists for {' and '.join(LANGUAGES)}", f'write {key}.{language} = ["..."]', name)
    return table.get(language, [])


def _ban(entry: object, use: str) -> Ban:
    entry = {"match": entry} if isinstance(entry, str) else entry
    if not isinstance(entry, dict) or "match" not in entry or set(entry) - _BAN_KEYS:
        raise Wrong(f"not: {entry!r}; expected an expression, or a table of {', '.join(sorted(_BAN_KEYS))}",
                    'write {match = "...", except = ["..."], use = "..."}', "not.")
    for text in (entry["match"], *entry.get("except", [])):
        try:
            re.compile(text)
        except re.error as error:
            raise Wrong(f"not: {text!r} is no regular expression: {error}", "correct it", text.replace("\\", "\\\\")) from error
    return Ban(entry["match"], tuple(entry.get("except", [])), entry.get("use", use))
