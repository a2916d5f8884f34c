"""Exercises that check themselves: one file each, snippets/<topic>/exercises/<name>.toml, with the texts of every language.

`nnref.site.exercise_files` reads them, `nnref.site.expansion` makes them parts of a page, `nnref.site.trials` tries their
checks out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nnref.site.paths import SNIPPETS

@dataclass(frozen=True)
class Text:
    """Words of the author, and the line of the file in which they begin."""

    words: str
    line: int


@dataclass(frozen=True)
class Row:
    """A check, a number, a statement or a step: its keys, and its texts by language."""

    line: int
    keys: dict[str, Any]
    texts: dict[str, Text]
    because: dict[str, Text] = field(default_factory=dict)
    wrong: tuple[Row, ...] = ()  # of a number: those that readers give


@dataclass(frozen=True)
class Exercise:
    name: str  # topic/name
    kind: str
    question: dict[str, Text]
    hints: dict[str, list[Text]]
    answer: dict[str, Text]
    starter: Text | None = None
    solution: Text | None = None
    rows: tuple[Row, ...] = ()  # checks, numbers, statements or steps
    wrong: tuple[Row, ...] = ()  # programs that readers give

    @property
    def topic(self) -> str:
        return self.name.partition("/")[0]

    @property
    def path(self) -> Path:
        return path_of(self.name)

    @property
    def checks(self) -> list[dict[str, Any]]:
        """As nnref.site.in_browser.check takes them."""
        return [row.keys for row in self.rows] if self.solution else []

    def wrong_program(self, row: Row) -> str:
        assert self.solution
        old, code = row.keys.get("instead_of"), row.keys["code"]
        return self.solution.words.replace(old, code) if old else code


def path_of(name: str, folder: Path = SNIPPETS) -> Path:
    topic, _, rest = name.partition("/")
    return folder / topic / "exercises" / f"{rest}.toml"
