"""A page or a notebook as sections: from one heading to the next, the words that a translation has to follow.

What stands before the first heading belongs to it. Left out is what cannot make a translation stale:

- front matter, and all white space beyond one space: lines may be wrapped anew, blocks indented;
- what parity and the computed values already hold equal in both languages: where a link leads, the digits of a
  computed number, level and id of a heading, the code cells of a notebook;
- the source of a program, which both languages share: only its name stands on the page.

Captions and alternative texts count, in the metadata of a notebook's cells too; and what exercises say, which stands in
files of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from nnref.site.exercise_files import load
from nnref.site.exercises import Exercise
from nnref.site.expansion import expand, language_of
from nnref.site.pages import HEADING_ID, flatten
from nnref.site.paths import DOCS, LANGUAGES, SNIPPETS

TOP = "top"  # in an address, the top of any page

_NOT_WORDS = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*(\{[^{}\n]*\})?[ \t]*$", re.MULTILINE), r"\g<words>"),
    (re.compile(r"\[[^][]*\]\((?=value:)"), "[]("),
    (re.compile(r"\]\((?!value:|figure:|moving:)[^()\s]*"), "]("),
    (re.compile(r"\s+"), " "),
)
_blocks = MarkdownIt("commonmark").disable("inline")  # where headings are takes no more


@dataclass(frozen=True)
class Section:
    name: str  # the id of its heading
    line: int
    title: str
    words: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.words.encode()).hexdigest()[:12]


def read(path: Path) -> dict[str, Section]:
    language = language_of(path)
    docs = next((folder.parent for folder in path.parents if folder.name == language), DOCS)
    return of_text(path.read_text(encoding="utf-8"), path.suffix, language, partial(load, folder=docs.parent / SNIPPETS.name))


def of_text(text: str, suffix: str = ".md", language: str = LANGUAGES[0], find: Callable[[str], Exercise | None] = load) -> dict[str, Section]:
    """The sections by name, in order. What no heading leads is one section, `top`. `find` has the exercises."""
    sections: dict[str, Section] = {}
    before = ""
    for name, title, line, body in _of_notebook(text) if suffix == ".ipynb" else _of_page(text, language, find):
        if not name:
            before += body
        elif name in sections:  # parity names it
            old = sections[name]
            sections[name] = Section(name, old.line, old.title, f"{old.words} {words(body)}")
        else:
            sections[name] = Section(name, line, title, words(before + body))
            before = ""
    return sections or ({TOP: Section(TOP, 1, "", words(before))} if words(before) else {})


def words(text: str) -> str:
    for pattern, replacement in _NOT_WORDS:
        text = pattern.sub(replacement, text)
    return text.strip()


def _of_page(text: str, language: str, find: Callable[[str], Exercise | None]) -> Iterator[tuple[str, str, int, str]]:
    """Id, title, line and text of each part; a heading without an id goes on with the part before it."""
    expanded = expand(text, language, find)
    rows = flatten(expanded.said).split("\n")
    starts = [(0, "", "")]
    for line, title in _headings("\n".join(rows)):
        if match := HEADING_ID.search(title):
            starts.append((line, match["id"], title[: match.start()]))
    for (start, name, title), (end, _, _) in zip(starts, [*starts[1:], (len(rows), "", "")], strict=True):
        yield name, title, expanded.lines[start].number, "\n".join(rows[start:end]) + "\n"


def _of_notebook(text: str) -> Iterator[tuple[str, str, int, str]]:
    """The same of the cells that hold words. Headings are named as `notebooks.py` names them, after their cell."""
    name, title, line, body = "", "", 1, ""
    for cell in json.loads(text)["cells"]:
        identifier = cell.get("id", "")
        if cell["cell_type"] == "code":
            body += f"{cell.get('metadata', {}).get('alt', '')}\n"
            continue
        rows = "".join(cell["source"]).split("\n")
        headings = list(_headings("\n".join(rows)))
        end = headings[0][0] if headings else len(rows)
        body += "\n".join(rows[:end]) + "\n"
        for number, (start, heading) in enumerate(headings, start=1):
            yield name, title, line, body
            end = headings[number][0] if number < len(headings) else len(rows)
            name, title = f"{identifier}-{number}" if number > 1 else identifier, heading
            line = text[: text.find(f'"id": "{identifier}"')].count("\n") + 1
            body = "\n".join(rows[start:end]) + "\n"
    yield name, title, line, body


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """The row, counted from 0, and the text of each heading."""
    tokens = _blocks.parse(text)
    for token, inner in zip(tokens, tokens[1:]):
        if token.type == "heading_open" and token.map:
            yield token.map[0], inner.content
