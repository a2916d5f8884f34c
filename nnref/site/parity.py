"""Both languages agree: same pages, headings, programs, figures, numbers, formulas, links, and labs' code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from nnref.site.pages import Item, Page
from nnref.site.paths import DOCS, LANGUAGES, ROOT
from nnref.site.problems import Problem

_WORDS_IN_FORMULA = re.compile(r"\\text\{[^}]*\}")

# What of an item must be the same in every language, and what a reader would call it.
_SAME = {
    "heading": ("the heading id", lambda item: (item.target, *sorted(item.marks))),
    "exercise": ("the exercise", lambda item: item.target),
    "program": ("the snippet", lambda item: (item.target, *sorted(item.marks))),
    "figure": ("the figure", lambda item: item.target),
    "moving": ("the figure that moves", lambda item: item.target),
    "value": ("the number", lambda item: (item.target, item.text.strip())),
    "formula": ("the formula", lambda item: _WORDS_IN_FORMULA.sub(r"\\text{}", re.sub(r"\s+", " ", item.target))),
    "link": ("the link", lambda item: item.target),
    "code": ("the code block", lambda item: (item.target, item.text)),
}


def problems(pages: dict[str, dict[str, Page]]) -> list[Problem]:
    """Where the languages part, each at the place in the first language's file."""
    first, *others = LANGUAGES
    found = _same_files(first, others)
    for other in others:
        for name in sorted(pages[first].keys() & pages[other].keys()):
            for kind in _SAME:
                found += _compare(kind, pages[first][name], pages[other][name])
        found += _labs(first, other)
    for folder in pages.values():
        for page in folder.values():
            found += _headings(page)
    return found


def _same_files(first: str, others: Iterable[str]) -> list[Problem]:
    found = []
    names = {language: set(_written(DOCS / language)) for language in (first, *others)}
    for language in names:
        for other in names:
            for name in sorted(names[language] - names[other]):
                found.append(Problem.at(DOCS / language / name, 1, f"docs/{other}/{name} does not exist",
                                        f"translate the page into {other!r}"))
    return found


def _written(folder: Path) -> Iterable[str]:
    for path in folder.rglob("*"):
        if path.suffix in (".md", ".ipynb") and ".ipynb_checkpoints" not in path.parts:
            yield path.relative_to(folder).as_posix()


def _compare(kind: str, one: Page, two: Page) -> list[Problem]:
    """The first difference between the two pages in items of one kind."""
    what, key = _SAME[kind]
    left, right = one.of(kind), two.of(kind)
    for a, b in zip(left, right):
        if key(a) != key(b):
            place = two.place(b).relative_to(ROOT)
            return [Problem.at(one.place(a), a.line, f"{what} {_show(key(a))} is {_show(key(b))} in {place}:{b.line}",
                               "make both languages show the same, in the same order")]
    if len(left) != len(right):
        page, other, extra = (one, two, left[len(right)]) if len(left) > len(right) else (two, one, right[len(left)])
        return [Problem.at(page.place(extra), extra.line, f"{what} {_show(key(extra))} is missing in docs/{other.language}/{other.name}",
                           "make both languages show the same, in the same order")]
    return []


def _show(key: object) -> str:
    return " ".join(map(repr, key)) if isinstance(key, tuple) else repr(key)


def _headings(page: Page) -> list[Problem]:
    """Every heading has an id of its own: one made from its text would differ between languages."""
    seen: set[str] = set()
    found = []
    for item in page.of("heading"):
        if not item.target:
            found.append(Problem.at(page.path, item.line, f"the heading {item.text!r} has no id",
                                    "give it the same one in every language: ## Heading { #heading }"))
        elif item.target in seen:
            found.append(Problem.at(page.path, item.line, f"the id {item.target!r} stands twice", "rename one"))
        seen.add(item.target)
    return found


def _labs(first: str, other: str) -> list[Problem]:
    found = []
    for path in sorted((DOCS / first).rglob("*.ipynb")):
        twin = DOCS / other / path.relative_to(DOCS / first)
        if not twin.exists() or ".ipynb_checkpoints" in path.parts:
            continue
        one, two = (json.loads(p.read_text(encoding="utf-8"))["cells"] for p in (path, twin))
        for number, (a, b) in enumerate(zip(one, two), start=1):
            if a["cell_type"] != b["cell_type"] or (a["cell_type"] == "code" and a["source"] != b["source"]):
                found.append(Problem.at(path, 1, f"cell {number} differs from docs/{other}/{twin.relative_to(DOCS / other)}",
                                        "make the code cells of both languages the same"))
                break
        else:
            if len(one) != len(two):
                found.append(Problem.at(path, 1, f"has {len(one)} cells, docs/{other} has {len(two)}",
                                        "make the cells of both languages the same"))
    return found
