"""Exercises in a page: `[title](exercise:topic/name)`, a paragraph of its own, stands for the Markdown that is made here.

Whatever reads pages reads them expanded, and names what it finds by the file and line where the author wrote it.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from nnref.site.exercise_files import load
from nnref.site.exercises import Exercise, Row, Text
from nnref.site.paths import DATA, LANGUAGES

REFERENCE = re.compile(r"\[(?P<title>(?:[^\[\]]|\[[^\]]*\])*)\]\(exercise:(?P<name>[\w/-]+)\)\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


@dataclass(frozen=True)
class Line:
    """A line of the expanded page: where it comes from, and what its author said in it."""

    text: str
    number: int
    path: Path | None = None  # the file of an exercise; None: the page
    said: str = ""


@dataclass
class Expanded:
    lines: list[Line] = field(default_factory=list)
    shown: list[tuple[str, str, int]] = field(default_factory=list)  # exercises: name, title, line of the page

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def said(self) -> str:
        """The words of authors alone, line for line: no programs and no words of the site."""
        return "\n".join(line.said for line in self.lines)

    def origin(self, number: int, page: Path) -> tuple[Path, int]:
        """The file and line of a line of the expanded text, both counted from 1."""
        line = self.lines[min(number, len(self.lines)) - 1]
        return line.path or page, line.number


def language_of(path: Path) -> str:
    return next((parent.name for parent in path.parents if parent.name in LANGUAGES), LANGUAGES[0])


def expand(text: str, language: str, find: Callable[[str], Exercise | None] = load) -> Expanded:
    """A page with its exercises. A reference to none that can be read stays as it is."""
    out = Expanded()
    rows = text.split("\n")
    if "](exercise:" not in text:
        out.lines = [Line(row, number, said=row) for number, row in enumerate(rows, start=1)]
        return out
    found = dict(_references(rows))
    for index, row in enumerate(rows):
        match = found.get(index)
        if match:
            out.shown.append((match["name"], match["title"], index + 1))
        if match and (exercise := find(match["name"])):
            number = f"{len(out.shown)}. " if len(found) > 1 else ""
            out.lines += _Maker(exercise, language).lines(f"{number}{match['title']}", Line(row, index + 1, said=row))
        else:
            out.lines.append(Line(row, index + 1, said=row))
    return out


def _references(rows: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The rows that are a reference and a paragraph of their own, outside of code."""
    fence = ""
    for index, row in enumerate(rows):
        if fence:
            if row.strip().startswith(fence) and not row.strip().strip(fence[0]):
                fence = ""
        elif opening := _FENCE.match(row):
            fence = opening[1]
        elif (match := REFERENCE.fullmatch(row)) and not "".join(rows[max(index - 1, 0) : index] + rows[index + 1 : index + 2]).strip():
            yield index, match


@lru_cache(maxsize=8)
def _words(stamp: float) -> dict[str, dict[str, str]]:
    table = tomllib.loads((DATA / "site.toml").read_text(encoding="utf-8"))
    return {language: table[language]["exercises"] for language in LANGUAGES}


def words(language: str) -> dict[str, str]:
    return _words((DATA / "site.toml").stat().st_mtime)[language]


def shuffled(exercise: Exercise) -> list[int]:
    """Which step stands at each place before it is put in order: always the same, and none at its own."""
    order = list(range(len(exercise.rows)))
    rng = random.Random(exercise.name)
    while any(place == step for place, step in enumerate(order)):
        rng.shuffle(order)
    return order


class _Maker:
    """The Markdown of one exercise."""

    def __init__(self, exercise: Exercise, language: str):
        self.exercise, self.language, self.words = exercise, language, words(language)
        self.out: list[Line] = []
        self.number = 1  # the line of the file that is being shown

    def lines(self, title: str, reference: Line) -> list[Line]:
        one, language = self.exercise, self.language
        self.out.append(Line(f'!!! exercise {one.kind} "{title}"', reference.number, None, reference.said))
        self._text(one.question[language], 4)
        if one.starter:
            self._program(one.starter, "starter", 4)
        self._made(self.words[f"ask_{self._ask()}"], 4)
        self._items()
        hints = one.hints[language]
        for number, hint in enumerate(hints, start=1):
            self._made(f'??? note "{self.words["hint"]}{f" {number}" if len(hints) > 1 else ""}"', 4, hint.line)
            self._text(hint, 8, empty=False)
        self._made(f'??? success "{self.words["solution"]}"', 4, one.answer[language].line)
        self._solution()
        self._text(one.answer[language], 8)
        self._empty()
        return self.out

    def _ask(self) -> str:
        if self.exercise.kind == "choose":
            return "choose_one" if sum(row.keys["right"] for row in self.exercise.rows) == 1 else "choose"
        return "checks" if self.exercise.solution else self.exercise.kind

    def _items(self) -> None:
        """Checks, labels of numbers, statements or steps, as a list."""
        one = self.exercise
        order = shuffled(one) if one.kind == "order" else range(len(one.rows))
        self._empty()
        for index in order:
            self._item("1.  " if one.kind == "choose" else "-   ", one.rows[index], 4)

    def _solution(self) -> None:
        one = self.exercise
        if one.solution:
            return self._program(one.solution, "solution", 8, empty=False)
        for row in one.rows:
            if one.kind == "predict":
                self._item("-   ", row, 8, after=f"{_colon(row.texts[self.language].words)} {_number(row.keys['wanted'])}", again=True)
            elif one.kind == "choose":
                self._item("1.  ", Row(row.line, {}, row.because), 8, before=f"**{self.words['right' if row.keys['right'] else 'wrong']}** ")
            else:
                self._item("1.  ", row, 8, again=True)
        if any(row.wrong for row in one.rows):
            self._made(self.words["reasons"], 8)
            self._empty()
        for row in one.rows:
            for reason in row.wrong:
                words = row.texts[self.language].words
                label = f"{words}{_colon(words)} " if len(one.rows) > 1 else ""
                self._item("-   ", reason, 8, before=f"{label}**{_number(reason.keys['number'])}.** ")

    # Rows

    def _item(self, mark: str, row: Row, indent: int, before: str = "", after: str = "", again: bool = False) -> None:
        """A list item; `again`: its words have been said above."""
        text = row.texts.get(self.language) or Text(f"`{row.keys['code'].strip()}`", row.line)
        rows = text.words.split("\n")
        for k, words in enumerate(rows):
            shown = f"{mark if not k else '    '}{before if not k else ''}{words}{after if k == len(rows) - 1 else ''}"
            said = "" if again or "code" in row.keys else words
            self.out.append(Line(" " * indent + shown, text.line + k, self.exercise.path, said))
        self.number = text.line

    def _program(self, program: Text, mark: str, indent: int, empty: bool = True) -> None:
        if empty:
            self._empty()
        rows = [f"``` {{ .python .run .{mark} }}", *program.words.split("\n"), "```"]
        for k, row in enumerate(rows):
            self.out.append(Line(" " * indent + row if row else "", program.line + max(k - 1, 0), self.exercise.path))

    def _text(self, text: Text, indent: int, empty: bool = True) -> None:
        if empty:
            self._empty()
        for k, row in enumerate(text.words.split("\n")):
            self.out.append(Line(" " * indent + row if row else "", text.line + k, self.exercise.path, row))
        self.number = text.line + text.words.count("\n")

    def _made(self, row: str, indent: int, number: int = 0) -> None:
        self._empty()
        self.out.append(Line(" " * indent + row, number or self.number, self.exercise.path))

    def _empty(self) -> None:
        self.out.append(Line("", self.number, self.exercise.path))


def _colon(label: str) -> str:
    """Between a label and its number; a question needs none."""
    return "" if label.endswith("?") else ":"


def _number(value: str | float) -> str:
    """The number as the page shows it; one that a program computes is filled in by the build."""
    return f"[]({value})" if isinstance(value, str) else f"{value:g}".replace("-", "−")
