"""The words of the prose, held to docs/data/glossary.toml.

Read are pages with their exercises, the text of labs, and the tables of texts in docs/data. Left out are programs, formulas, where links
lead, what stands in quotation marks (“…”, and 「…」 as Korean writes titles), and what is set in italics below the
heading #sources, where titles stand.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from markdown_it.token import Token

from nnref.site.expansion import Expanded, expand
from nnref.site.glossary import SOURCE, Ban, Glossary
from nnref.site.pages import parsed
from nnref.site.paths import DATA, DOCS, LANGUAGES
from nnref.site.problems import Problem, line_of

_QUOTATION = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉")
_LEFT_OUT = re.compile(rf"`[^`]*`|\$[^$]*\$|{_QUOTATION.pattern}")
_HIDDEN = "\ufffc"  # in the place of what is left out: words beside it do not grow together
_FRONT = re.compile(r"(title|description): *(.*)")
_HEADING_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}\s*$")
_TABLES = ("site.toml", "labels.toml", "reference.toml")


@dataclass(frozen=True)
class Passage:
    """A paragraph without what is left out; its lines are those of the file."""

    text: str
    line: int


def rules(glossary: Glossary) -> dict[str, Rules]:
    """For each language what its prose is held to."""
    return {language: Rules([_Rule(ban, language) for ban in glossary.bans(language)]) for language in LANGUAGES}


def problems(glossary: Glossary) -> list[Problem]:
    """Every word in any text of the site that the glossary does not use."""
    of, found = rules(glossary), []
    for language, path, expanded, passages in _texts():
        for problem in (problem for passage in passages for problem in check(passage, of[language], path)):
            file, line = expanded.origin(problem.line, path) if expanded else (path, problem.line)
            found.append(Problem.at(file, line, problem.message, problem.fix))
    for path in [*(DATA / name for name in _TABLES), SOURCE]:
        found += _in_table(path, of)
    return found


def check(passage: Passage, rules: Rules, path: Path) -> list[Problem]:
    found = []
    for rule in rules.of(passage.text):
        for start, word in rule.find(passage.text):
            line = passage.line + passage.text.count("\n", 0, start)
            found.append(Problem.at(path, line, f"{word!r} is not a word of the glossary", f"write {rule.ban.use}"))
    return found


class _Rule:
    def __init__(self, ban: Ban, language: str):
        whole = language == "en"  # Korean words carry their particles
        edge = r"(?<![\w-])", r"(?![\w-])"
        self.ban = ban
        # A space may be the end of a line. Of an English word, small letters and capitals are the same.
        self.match, *self._exceptions = (
            re.compile((edge[0] + f"(?:{text})" + edge[1] if whole else text).replace(" ", r"\s"), re.I if whole else 0)
            for text in (ban.match, *ban.exceptions)
        )

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        fine = [match.span() for pattern in self._exceptions for match in pattern.finditer(text)] if self.match.search(text) else []
        for match in self.match.finditer(text):
            if not any(start <= match.start() and match.end() <= end for start, end in fine):
                yield match.start(), " ".join(match[0].split())


class Rules:
    def __init__(self, rules: list[_Rule]):
        self._rules = rules
        self._any = [re.compile("|".join(f"(?:{rule.match.pattern})" for rule in rules), rules[0].match.flags)] if rules else []

    def of(self, text: str) -> list[_Rule]:
        """All of them, or none where none can say anything: one look instead of one for each."""
        return self._rules if any(pattern.search(text) for pattern in self._any) else []


# Where prose stands


def _texts() -> Iterator[tuple[str, Path, Expanded | None, list[Passage]]]:
    for language in LANGUAGES:
        for path in sorted((DOCS / language).rglob("*")):
            if path.suffix == ".md":
                expanded = expand(path.read_text(encoding="utf-8"), language)
                yield language, path, expanded, of_markdown(expanded.text)
            elif path.suffix == ".ipynb" and ".ipynb_checkpoints" not in path.parts:
                yield language, path, None, of_notebook(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1024)  # `mkdocs serve` asks again after each change
def of_markdown(text: str, first: int = 1) -> list[Passage]:
    """The passages of a page, front matter and titles of admonitions included."""
    rows = text.split("\n")
    end = rows.index("---", 1) if rows[0] == "---" and "---" in rows[1:] else 0
    found = [Passage(match[2], first + n) for n, row in enumerate(rows[:end]) if (match := _FRONT.match(row))]
    line, sources, level = first, False, ""
    tokens = parsed(text)
    for before, token in zip([None, *tokens], tokens):
        if token.map:
            line = token.map[0] + first
        if token.type != "inline":
            continue
        if before and before.type == "heading_open":
            named = _HEADING_ID.search(token.content)
            if named and named[1] == "sources":
                sources, level = True, before.tag
            elif before.tag <= level:
                sources = False
        found += _passages(token.children or [], line, sources)
    return found


def of_notebook(text: str) -> list[Passage]:
    """The passages of a lab's Markdown cells. A cell's source is a list of lines, each on a line of the file, or a string."""
    rows, line, found = text.split("\n"), 0, []  # line: of the file, from where the cell is looked for
    for cell in json.loads(text)["cells"]:
        source = cell["source"]
        written = [source] if isinstance(source, str) else source
        first = json.dumps(written[0], ensure_ascii=False) if written else ""
        line = next((number for number in range(line, len(rows)) if first in rows[number]), line)
        if cell["cell_type"] == "markdown":
            passages = of_markdown("".join(written), line + 1)
            found += passages if len(written) > 1 else [replace(passage, line=line + 1) for passage in passages]
        line += len(written)
    return found


def _passages(children: list[Token], line: int, sources: bool) -> list[Passage]:
    """One paragraph; and what its images say, which are texts of their own."""
    text, italic, inner = "", 0, []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif child.type == "text":
            text += re.sub(r"\S", _HIDDEN, child.content) if sources and italic else child.content
        elif child.type in ("em_open", "em_close"):
            italic += 1 if child.type == "em_open" else -1
        elif child.type == "image":
            here = line + text.count("\n")
            inner += _passages(child.children or [], here, sources)
            inner += of_markdown(str(child.attrGet("title") or ""), here)
            text += _HIDDEN + "\n" * child.content.count("\n")
        elif not child.type.endswith(("_open", "_close")):
            text += _HIDDEN + "\n" * child.content.count("\n")
    return [Passage(_QUOTATION.sub(_hide, text), line), *inner]


def _hide(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _HIDDEN, match[0])


def _in_table(path: Path, rules: dict[str, Rules]) -> list[Problem]:
    """The texts of a TOML file that stand below the key of a language."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError):
        return []  # who reads the table says so
    found = []
    for language, text in _below(table, None):
        passage = Passage(_LEFT_OUT.sub(_hide, text), 1)
        for problem in check(passage, rules[language], path):
            found.append(replace(problem, line=line_of(path, text.split("\n")[problem.line - 1])))
    return found


def _below(value: object, language: str | None, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if key not in ("not", "also", "spelling"):  # of the glossary: the very words
                yield from _below(inside, key if key in LANGUAGES else language, key)
    elif isinstance(value, list):
        for inside in value:
            yield from _below(inside, language)
    elif isinstance(value, str) and language:
        yield language, value
