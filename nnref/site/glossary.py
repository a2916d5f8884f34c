"""The words of the project: docs/data/glossary.toml. Which word is used in each language, what it means, where it is
taught, what the prose does not write in its place, and what else a reader may search for."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nnref.site.pages import Page
from nnref.site.paths import DATA, LANGUAGES
from nnref.site.problems import Problem, line_of

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


class Glossary:
    def __init__(self, terms: list[Term], spelling: list[Ban], unreadable: list[Problem] | None = None):
        self.terms, self.spelling, self.unreadable = terms, spelling, unreadable or []

    @classmethod
    def load(cls, path: Path = SOURCE) -> Glossary:
        """The glossary; a row that cannot be read is a problem, and left out."""
        terms, problems = [], []
        try:
            text = path.read_text(encoding="utf-8")
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            return cls([], [], [Problem.at(path, int(line[1]) if line else 1, f"is not TOML: {error}", "correct the line")])
        for row in table.get("term", []):
            try:
                term = _term(row)
                if term.id in (known.id for known in terms):
                    raise Wrong(f"the id {term.id!r} stands twice", "rename one", f'"{term.id}"')
                terms.append(term)
            except Wrong as wrong:
                problems.append(Problem.at(path, line_of(path, wrong.near), str(wrong), wrong.fix))
        spelling = []
        for match, use in table.get("spelling", {}).items():
            try:
                spelling.append(_ban({"match": match}, use))
            except Wrong as wrong:
                problems.append(Problem.at(path, line_of(path, wrong.near), str(wrong), wrong.fix))
        return cls(terms, spelling, problems)

    def bans(self, language: str) -> list[Ban]:
        rules = [ban for term in self.terms for ban in term.bans[language]]
        return rules + (self.spelling if language == "en" else [])

    @cached_property
    def taught(self) -> dict[str, list[Term]]:
        """Section (path#id) -> the terms it teaches."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            if term.page:
                found.setdefault(term.page, []).append(term)
        return found

    def problems(self, pages: dict[str, Page]) -> list[Problem]:
        """Rows that cannot be read, and sections that do not exist."""
        found = list(self.unreadable)
        for term in self.terms:
            name, _, anchor = term.page.partition("#")
            if not term.page:
                continue
            row = line_of(SOURCE, f'id = "{term.id}"')
            if name not in pages:
                near = difflib.get_close_matches(name, pages, n=1)
                found.append(Problem.at(SOURCE, row, f"term {term.id!r}: page is {name!r}, which does not exist",
                                        f"did you mean {near[0]!r}?" if near else "name a page below docs/en, or leave it out"))
            elif anchor not in (ids := [item.target for item in pages[name].of("heading")]):
                near = difflib.get_close_matches(anchor, ids, n=1)
                found.append(Problem.at(SOURCE, row, f"term {term.id!r}: {name} has no heading {anchor!r}",
                                        f"did you mean {near[0]!r}?" if near else f"it has {', '.join(ids)}"))
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
    for key in ("symbol", "page"):
        _string(row.get(key, "-"), f"term {name!r}: {key} is {row.get(key)!r}; expected a text", f'write {key} = "..."', name)
    if "page" in row and "#" not in row["page"]:
        raise Wrong(f"term {name!r}: page is {row['page']!r}; expected a page and a section",
                    f'write page = "{row["page"]}#the-heading"', name)
    bans, also = {}, {}
    for language in LANGUAGES:
        use = _REMARK.sub("", row[language])
        bans[language] = [_ban(entry, use) for entry in _texts(row, "not", language, name)]
        also[language] = _texts(row, "also", language, name)
        for text in also[language]:
            _string(text, f"term {name!r}: also.{language} holds {text!r}; expected texts", "put it in quotes", name)
    return Term(row["id"], {k: row[k] for k in LANGUAGES}, dict(row["say"]), row.get("symbol", ""), row.get("page", ""), bans, also)


def _string(value: object, message: str, fix: str, near: str) -> None:
    if not (isinstance(value, str) and value):
        raise Wrong(message, fix, near)


def _texts(row: dict, key: str, language: str, name: str) -> list:
    table = row.get(key, {})
    if not isinstance(table, dict) or set(table) - set(LANGUAGES) or not isinstance(table.get(language, []), list):
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
