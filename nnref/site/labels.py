"""The texts of figures in each language: docs/data/labels.toml.

A row pairs the English text that a snippet writes with its translation. `{name}` stands for one number,
so `after update {k}` covers every update. Texts without letters, and formulas, need no row.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nnref.site.paths import DATA, LANGUAGES
from nnref.site.problems import Problem, line_of

SOURCE = DATA / "labels.toml"
ENGLISH = "en"

_NUMBER = r"[-−+]?\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_FORMULA = re.compile(r"\$[^$]*\$")


@dataclass(frozen=True)
class Label:
    """One row: the English template and its translations."""

    english: str
    translations: dict[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        pieces = _PLACEHOLDER.split(self.english)  # text, name, text, name, ...
        return re.compile("".join(
            f"(?P<{piece}>{_NUMBER})" if k % 2 else re.escape(piece) for k, piece in enumerate(pieces)
        ))

    def match(self, text: str) -> dict[str, str] | None:
        found = self.pattern.fullmatch(text)
        return found.groupdict() if found else None


class Labels:
    def __init__(self, rows: list[Label], unreadable: list[Problem] | None = None):
        self.rows = rows
        self.unreadable = unreadable or []
        self._exact = {row.english: row for row in reversed(rows) if not _PLACEHOLDER.search(row.english)}
        self._patterns = [row for row in rows if _PLACEHOLDER.search(row.english)]

    @classmethod
    def load(cls, path: Path = SOURCE) -> Labels:
        """The table; one that is not TOML is an empty table with a problem."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")).get("label", [])
            return cls([Label(row[ENGLISH], {k: v for k, v in row.items() if k != ENGLISH}) for row in table])
        except FileNotFoundError:
            return cls([])
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            return cls([], [Problem.at(path, int(line[1]) if line else 1, f"is not TOML: {error}", "correct the line")])
        except (KeyError, TypeError, AttributeError):
            return cls([], [Problem.at(path, 1, "has a row that is not a [[label]] with an en text",
                                       'write rows as [[label]], en = "...", ko = "..."')])

    def row_for(self, text: str) -> Label | None:
        """The row of a text; one without placeholders wins."""
        if text in self._exact:
            return self._exact[text]
        found = [row for row in self._patterns if row.match(text) is not None]
        return min(found, key=lambda row: len(_PLACEHOLDER.findall(row.english)), default=None)

    def translate(self, text: str, language: str) -> str | None:
        """The text in a language, or None when the table has no translation of it."""
        if language == ENGLISH or not needs_row(text):
            return text
        row = self.row_for(text)
        if row is None or language not in row.translations:
            return None
        return row.translations[language].format(**row.match(text))

    def problems(self, path: Path = SOURCE) -> list[Problem]:
        """Rows that are incomplete, or whose placeholders differ between languages."""
        found = list(self.unreadable)
        english = [row.english for row in self.rows]
        found += [Problem.at(path, line_of(path, text), f"label {text!r} has two rows, and only one of them is used",
                             "delete one; if the figures mean two things, let the figures say so")
                  for text in sorted(set(english)) if english.count(text) > 1]
        for row in self.rows:
            line = line_of(path, row.english)
            for language in LANGUAGES:
                if language == ENGLISH:
                    continue
                text = row.translations.get(language)
                if text is None:
                    found.append(Problem.at(path, line, f"label {row.english!r} has no {language!r} text",
                                            f'add {language} = "..." below it'))
                elif sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(row.english)):
                    found.append(Problem.at(path, line, f"label {row.english!r} and its {language!r} text {text!r} "
                                            "have different {placeholders}", "use the same names in both"))
        return found


def needs_row(text: str) -> bool:
    """Whether a text of a figure holds words: letters outside formulas."""
    return any(character.isalpha() for character in _FORMULA.sub("", text))
