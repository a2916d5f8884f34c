"""No translation is older than its twin: both texts of a section are the ones that someone confirmed to say the same.

docs/data/confirmed holds a file for each page, with a line for each section: the digest of its text (see `sections`)
in each language. Only `python3 run.py confirm PAGE SECTION` adds one. What is confirmed is a pair of texts: a section
that moves to another page, or gets another id, stays confirmed as long as both of its texts stay as they were.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from nnref.site import sections
from nnref.site.paths import DOCS, LANGUAGES
from nnref.site.problems import Problem, line_of
from nnref.site.sections import Section

COMMAND = "python3 run.py confirm"
HEADER = f"# Written by `{COMMAND}`: the texts that someone has seen to say the same.\n"
_DIGEST = re.compile(r"[0-9a-f]{12}")
_LINE = re.compile(r"at line (\d+)")

Pair = dict[str, str]  # language: digest


@dataclass(frozen=True)
class Stale:
    """A section whose texts nobody has confirmed to say the same."""

    page: str
    section: str
    changed: tuple[str, ...]  # the languages whose text is not the confirmed one; none: it was never confirmed


@dataclass
class Translations:
    docs: Path
    paths: dict[str, dict[str, Path]] = field(default_factory=dict)  # of each page, in each language
    pages: dict[str, dict[str, dict[str, Section]]] = field(default_factory=dict)  # [page][language][section]
    confirmed: dict[str, dict[str, Pair]] = field(default_factory=dict)  # [page][section]
    unreadable: dict[str, tuple[int, str]] = field(default_factory=dict)  # files of what is confirmed: line, what is wrong

    @classmethod
    def load(cls, docs: Path = DOCS) -> Translations:
        book = cls(docs)
        for language in LANGUAGES:
            for path in sorted((docs / language).rglob("*")):
                if path.suffix in (".md", ".ipynb") and ".ipynb_checkpoints" not in path.parts:
                    page = path.relative_to(docs / language).with_suffix("").as_posix()
                    book.paths.setdefault(page, {})[language] = path
        for page, twins in book.paths.items():
            book.pages[page] = {language: sections.read(path) for language, path in twins.items()}
        for path in sorted(book.folder.rglob("*.toml")):
            page = path.relative_to(book.folder).with_suffix("").as_posix()
            try:
                book.confirmed[page] = _rows(path.read_text(encoding="utf-8"))
            except ValueError as error:
                line = _LINE.search(str(error))
                book.unreadable[page] = int(line[1]) if line else 1, str(error)
        return book

    @property
    def folder(self) -> Path:
        return self.docs / "data" / "confirmed"

    def file(self, page: str) -> Path:
        return self.folder / f"{page}.toml"

    def sections(self, page: str) -> list[str]:
        """The sections that a page has in every language, in the order of the first."""
        first, *others = (self.pages.get(page, {}).get(language, {}) for language in LANGUAGES)
        return [name for name in first if all(name in other for other in others)]

    def pair(self, page: str, section: str) -> Pair:
        return {language: self.pages[page][language][section].digest for language in LANGUAGES}

    # What is wrong

    def stale(self) -> list[Stale]:
        pairs = {tuple(pair.items()) for rows in self.confirmed.values() for pair in rows.values()}
        found = []
        for page in sorted(self.pages.keys() - self.unreadable.keys()):
            for name in self.sections(page):
                pair = self.pair(page, name)
                if tuple(pair.items()) not in pairs:
                    old = self.confirmed.get(page, {}).get(name)
                    changed = tuple(code for code in LANGUAGES if old and old[code] != pair[code])
                    found.append(Stale(page, name, changed))
        return found

    def gone(self) -> list[tuple[str, str]]:
        """What was confirmed and stands on no page in any language."""
        return [
            (page, name) for page, rows in self.confirmed.items() for name in rows
            if not any(name in twin for twin in self.pages.get(page, {}).values())
        ]

    def problems(self) -> list[Problem]:
        found = []
        new: dict[str, list[str]] = {}
        for stale in self.stale():
            if stale.changed:
                found.append(self._changed(stale))
            else:
                new.setdefault(stale.page, []).append(stale.section)
        for page, names in new.items():
            first, other = LANGUAGES
            what = f"section {names[0]!r} is" if len(names) == 1 else f"sections {', '.join(map(repr, names))} are"
            found.append(Problem.at(self.paths[page][first], self.pages[page][first][names[0]].line,
                                    f"{what} not confirmed yet to say the same as in {self.place(page, names[0], other)}",
                                    f"read both, make them say the same, then: {command(page, names)}"))
        for page, name in self.gone():
            path = self.file(page)
            found.append(Problem.at(path, line_of(path, f"{_key(name)} = "),
                                    f"section {name!r} of {page!r} was confirmed, and does not exist any more",
                                    f"let it be taken out: {COMMAND}"))
        for page, (line, message) in self.unreadable.items():
            found.append(Problem.at(self.file(page), line, message,
                                    f"restore the file with git; or delete it, and confirm what {COMMAND} lists"))
        return sorted(found)

    def _changed(self, stale: Stale) -> Problem:
        """Named where the text is that did not follow."""
        behind = next((code for code in LANGUAGES if code not in stale.changed), LANGUAGES[0])
        other = next(code for code in LANGUAGES if code != behind)
        path, line = self.paths[stale.page][behind], self.pages[stale.page][behind][stale.section].line
        place = self.place(stale.page, stale.section, other)
        message = (f"section {stale.section!r} and its twin, {place}, have both changed" if len(stale.changed) > 1 else
                   f"section {stale.section!r} may be stale: its twin, {place}, has changed")
        return Problem.at(path, line, message + " since they were confirmed to say the same",
                          f"make them say the same, then: {command(stale.page, [stale.section])}")

    def place(self, page: str, section: str, language: str) -> str:
        path = self.paths[page][language].relative_to(self.docs.parent).as_posix()
        return f"{path}:{self.pages[page][language][section].line}"

    # What `confirm` does

    def confirm(self, page: str, names: Iterable[str]) -> None:
        """Both languages of these sections say the same."""
        for name in names:
            self.confirmed.setdefault(page, {})[name] = self.pair(page, name)

    def save(self) -> None:
        """Write what is confirmed, without what is gone, and with what moved at its new place."""
        stale = {(each.page, each.section) for each in self.stale()}
        for page in self.pages.keys() - self.unreadable.keys():
            for name in self.sections(page):
                if (page, name) not in stale:
                    self.confirm(page, [name])
        for page, name in self.gone():
            del self.confirmed[page][name]
        for page, rows in self.confirmed.items():
            path = self.file(page)
            if not rows:
                path.unlink(missing_ok=True)
                continue
            text = HEADER + "".join(f"{_key(name)} = {_inline(rows[name])}\n" for name in sorted(rows))
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")


def command(page: str, names: Iterable[str]) -> str:
    return f"{COMMAND} {page} {' '.join(names)}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _inline(pair: Pair) -> str:
    return "{" + ", ".join(f'{code} = "{pair[code]}"' for code in LANGUAGES) + "}"


def _rows(text: str) -> dict[str, Pair]:
    """What a file of the folder holds. ValueError: what is wrong with it, and in which line."""
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"is not TOML: {error}") from error
    for name, row in rows.items():
        right = isinstance(row, dict) and list(row) == list(LANGUAGES) and all(_DIGEST.fullmatch(str(d)) for d in row.values())
        if not right:
            wanted = _inline(dict.fromkeys(LANGUAGES, "12 hexadecimal digits"))
            line = next((n for n, r in enumerate(text.splitlines(), 1) if r.startswith(_key(name))), 1)
            raise ValueError(f"says {name} = {row!r}; expected {wanted} (at line {line})")
    return rows
