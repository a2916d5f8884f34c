"""What is wrong with a page, a snippet or a table: where it stands, what was found, and what to do."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from nnref.site.paths import ROOT


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    message: str
    fix: str
    detail: str = ""  # a traceback, shown below

    @classmethod
    def at(cls, path: Path, line: int, message: str, fix: str, detail: str = "") -> Problem:
        return cls(str(path.relative_to(ROOT)), line, message, fix, detail)

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}: {self.message}\n    fix: {self.fix}"
        return text + "".join(f"\n    | {row}" for row in self.detail.splitlines())


def line_of(path: Path, needle: str) -> int:
    """The first line of a file that holds the text; 1 when none does."""
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if needle in row:
            return number
    return 1


def problem_box(title: str, detail: str) -> str:
    """What stands in a page, in `mkdocs serve`, in place of something that cannot be shown."""
    return (
        f'<div class="nn-problem" role="alert"><strong>{html.escape(title)}</strong>'
        f"<pre>{html.escape(detail)}</pre></div>"
    )
