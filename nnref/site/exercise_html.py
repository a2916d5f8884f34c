"""Exercises in Python-Markdown: what a page's reference stands for, and what the page's script needs to know of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from nnref.site.exercise_files import read
from nnref.site.exercises import Exercise, path_of
from nnref.site.expansion import REFERENCE, expand, shuffled
from nnref.site.problems import problem_box
from nnref.site.values import ValueMismatch, look_up

if TYPE_CHECKING:
    from nnref.site.markdown import NnrefExtension

BAR = "nn-check"  # where the script puts its button


class Expand(Preprocessor):
    """Put the Markdown of each exercise in its place."""

    def __init__(self, md: Markdown, extension: NnrefExtension, language: str):
        super().__init__(md)
        self.extension, self.language = extension, language
        self.shown: list[Exercise] = []  # on the page that is rendered

    def run(self, lines: list[str]) -> list[str]:
        known = self.extension.book.exercises if any("](exercise:" in line for line in lines) else {}
        expanded = expand("\n".join(lines), self.language, known.get)
        self.shown = [known[name] for name, _, _ in expanded.shown if name in known]
        return [self._found(line.text) for line in expanded.lines]

    def _found(self, row: str) -> str:
        """An exercise that cannot be shown is a box that says so."""
        match = REFERENCE.fullmatch(row)
        if not match:
            return row
        path = path_of(match["name"])
        problem = read(match["name"], path.read_text(encoding="utf-8")) if path.exists() else "there is no such file"
        return self.md.htmlStash.store(problem_box(f"exercise:{match['name']}", str(problem)))


class Exercises(Treeprocessor):
    """Name the parts of each exercise for the script, and give it the answers."""

    def __init__(self, md: Markdown, extension: NnrefExtension, expand: Expand):
        super().__init__(md)
        self.extension, self.expand = extension, expand

    def run(self, root: Element) -> None:
        boxes = [box for box in root.iter("div") if box.get("class", "").startswith("admonition exercise ")]
        for box, exercise in zip(boxes, self.expand.shown):
            self._mark(box, exercise)
        if boxes:
            parent = next(parent for parent in root.iter() if boxes[0] in list(parent))
            progress = Element("p", {"class": "nn-progress", "data-topic": self.expand.shown[0].topic})
            parent.insert(list(parent).index(boxes[0]), progress)

    def _mark(self, box: Element, exercise: Exercise) -> None:
        name = exercise.name.partition("/")[2]
        box.attrib |= {
            "role": "group", "aria-labelledby": f"exercise-{name}",
            "data-exercise": exercise.name, "data-kind": exercise.kind,
            "data-answer": json.dumps(self._answer(exercise), ensure_ascii=False, separators=(",", ":")),
        }
        box[0].set("id", f"exercise-{name}")  # not of the box: Material names the programs in a part after its id
        first = next(k for k, child in enumerate(box) if child.tag == "details")
        items, solution = box[first - 1], box[-1]
        items.set("class", "nn-items")
        lists = [child for child in solution if child.tag in ("ol", "ul")]
        if exercise.kind == "order":
            self._code(items, [exercise.rows[k].keys.get("code") for k in shuffled(exercise)])
            self._code(lists[0], [row.keys.get("code") for row in exercise.rows])
        if not exercise.solution:
            lists[0].set("class", "nn-solved-items")
        if any(row.wrong for row in exercise.rows):
            lists[1].set("class", "nn-reasons")
        bar = Element("div", {"class": BAR})
        box.insert(first, bar)

    def _answer(self, exercise: Exercise) -> object:
        """Checks; numbers with those that are wrong; which statements are right; the place of each step that is shown."""
        if exercise.kind == "predict":
            return [
                {"wanted": self._value(row.keys["wanted"]), "tolerance": row.keys.get("tolerance", 0),
                 "wrong": [self._value(wrong.keys["number"]) for wrong in row.wrong]}
                for row in exercise.rows
            ]
        if exercise.kind == "choose":
            return [row.keys["right"] for row in exercise.rows]
        return shuffled(exercise) if exercise.kind == "order" else exercise.checks

    def _value(self, number: str | float) -> float | None:
        try:
            return look_up(number.removeprefix("value:"), self.extension.book.runs) if isinstance(number, str) else number
        except ValueMismatch:
            return None  # the book has said so

    def _code(self, items: Element, rows: list[str | None]) -> None:
        """Steps that are code keep their indentation."""
        for item, code in zip(items, rows):
            if code:
                for child in list(item):
                    item.remove(child)
                item.text = None
                SubElement(item, "code", {"class": "nn-step"}).text = AtomicString(code.strip("\n").rstrip())
