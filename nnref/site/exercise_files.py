"""The files of exercises: reading them, and naming what is wrong in one with its line and what to do."""

from __future__ import annotations

import difflib
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from nnref.site.exercises import Exercise, Row, Text, path_of
from nnref.site.paths import LANGUAGES, SNIPPETS
from nnref.site.problems import Problem

_HEADER = re.compile(r"^\[+([\w.]+)\]+", re.MULTILINE)
_TEXTS = {"question": str, "hints": list, "answer": str}
_PROGRAM = {"starter", "solution", "checks", "wrong"}
_KINDS = {
    "complete": _PROGRAM,
    "bug": _PROGRAM,
    "predict": {"numbers"},
    "choose": {"statements"},
    "order": {"steps"},
}
_ROWS = {  # what a row of each list holds: key -> type; a key with "?" may be left out; a language holds a text
    "checks": {"got": str, "wanted": str, "tolerance?": float, "setup?": str, **dict.fromkeys(LANGUAGES, str)},
    "wrong": {"code": str, "instead_of?": str, "caught_by": int},
    "numbers": {"wanted": str, "tolerance?": float, "wrong?": list, **dict.fromkeys(LANGUAGES, str)},
    "statements": {"right": bool, "because": dict, **dict.fromkeys(LANGUAGES, str)},
    "steps": {"code?": str, **{f"{language}?": str for language in LANGUAGES}},
}
_FEWEST = {"checks": 1, "wrong": 0, "numbers": 1, "statements": 2, "steps": 3}
_NAMES = {str: "a text", float: "a number", int: "a whole number", bool: "true or false", list: "a list", dict: "a table of languages"}


class Wrong(ValueError):
    """What is wrong in a file, what to do, and a place in its text."""

    def __init__(self, message: str, fix: str, at: int = 0):
        super().__init__(message)
        self.fix, self.at = fix, at


def discover() -> tuple[dict[str, Exercise], list[Problem]]:
    """All exercises by name, and what is wrong with the files of the others."""
    found, problems = {}, []
    for path in sorted(SNIPPETS.glob("*/exercises/*.toml")):
        name = f"{path.parts[-3]}/{path.stem}"
        outcome = read(name, path.read_text(encoding="utf-8"))
        if isinstance(outcome, Exercise):
            found[name] = outcome
        else:
            problems.append(outcome)
    return found, problems


def load(name: str, folder: Path = SNIPPETS) -> Exercise | None:
    """The exercise of this name, if there is one that can be read."""
    try:
        outcome = read(name, path_of(name, folder).read_text(encoding="utf-8"))
    except OSError:
        return None
    return outcome if isinstance(outcome, Exercise) else None


@lru_cache(maxsize=1024)  # several checks read all of them, and `mkdocs serve` after each change
def read(name: str, source: str) -> Exercise | Problem:
    try:
        return _Reader(name, source).exercise()
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        return Problem.at(path_of(name), int(line[1]) if line else 1, f"is not TOML: {error}", "correct the line")
    except Wrong as wrong:
        return Problem.at(path_of(name), source.count("\n", 0, wrong.at) + 1, str(wrong), wrong.fix)


class _Reader:
    def __init__(self, name: str, source: str):
        self.name, self.source, self.table = name, source, tomllib.loads(source)
        self.headers: dict[str, list[int]] = {}
        for match in _HEADER.finditer(source):
            self.headers.setdefault(match[1], []).append(match.start())

    def exercise(self) -> Exercise:
        table = self.table
        kind = table.get("kind")
        if kind not in _KINDS:
            raise Wrong(f"kind is {kind!r}; expected one of {', '.join(_KINDS)}", 'write kind = "complete"', self._at("kind"))
        self._known(table, {"kind", *LANGUAGES, *_KINDS[kind]}, f"an exercise of the kind {kind!r}", 0)
        texts = {language: self._language(language) for language in LANGUAGES}
        counts = {language: len(texts[language]["hints"]) for language in LANGUAGES}
        if len(set(counts.values())) > 1:
            raise Wrong(f"the languages have different numbers of hints: {counts}", "give the same hints in every language",
                        self._at("hints", self._header(LANGUAGES[-1])))
        one, more = {"rows": (), "wrong": ()}, {}
        for key in sorted(_KINDS[kind] & _ROWS.keys()):
            one["wrong" if key == "wrong" else "rows"] = self._rows(key)
        for key in sorted(_KINDS[kind] - _ROWS.keys()):
            if not isinstance(table.get(key), str):
                raise Wrong(f"{key} is missing", f"add {key} = '''...''', a whole program")
            more[key] = self._text(table[key], 0)
        exercise = Exercise(self.name, kind, *({lang: texts[lang][key] for lang in LANGUAGES} for key in _TEXTS), **one, **more)
        self._consistent(exercise)
        return exercise

    def _consistent(self, exercise: Exercise) -> None:
        for row in exercise.wrong:
            at = self.headers["wrong"][exercise.wrong.index(row)]
            if not 1 <= row.keys["caught_by"] <= len(exercise.rows):
                raise Wrong(f"caught_by is {row.keys['caught_by']}; number of checks: {len(exercise.rows)}", "count them from 1", at)
            old = row.keys.get("instead_of")
            if old is not None and exercise.solution and exercise.solution.words.count(old) != 1:
                raise Wrong(f"instead_of stands {exercise.solution.words.count(old)} times in the solution; expected once",
                            "name a part that stands there once", at)
        if exercise.kind == "choose" and not any(row.keys["right"] for row in exercise.rows):
            raise Wrong("no statement is right", "let at least one be right = true", self.headers["statements"][0])

    # Texts of a language

    def _language(self, language: str) -> dict[str, Any]:
        table, start = self.table.get(language), self._header(language)
        if not isinstance(table, dict):
            raise Wrong(f"has no texts in {language!r}", f"add [{language}] with question, hints and answer")
        self._known(table, set(_TEXTS), f"[{language}]", start)
        for key, kind in _TEXTS.items():
            value = table.get(key)
            if not isinstance(value, kind) or not value or kind is list and not all(isinstance(v, str) and v.strip() for v in value):
                raise Wrong(f"[{language}] has no {key}", f"add {key} = " + ("['''...''']" if kind is list else "'''...'''"), start)
        hints, at = [], start
        for hint in table["hints"]:
            hints.append(self._text(hint, at))
            at = max(at, self.source.find(hint.strip(), at) + 1)
        return {"question": self._text(table["question"], start), "hints": hints, "answer": self._text(table["answer"], start)}

    # Lists

    def _rows(self, key: str) -> tuple[Row, ...]:
        rows = self.table.get(key, [])
        if not isinstance(rows, list) or len(rows) < _FEWEST[key]:
            raise Wrong(f"needs at least {_FEWEST[key]} [[{key}]]", f"add [[{key}]]", self._header(key))
        places = self.headers.get(key, [])
        return tuple(self._row(key, row, places[k] if k < len(places) else 0) for k, row in enumerate(rows))

    def _row(self, key: str, row: dict[str, Any], at: int) -> Row:
        wanted = {name.removesuffix("?"): (kind, name.endswith("?")) for name, kind in _ROWS[key].items()}
        self._known(row, set(wanted), f"[[{key}]]", at)
        for name, (kind, free) in wanted.items():
            value = row.get(name)
            fits = isinstance(value, (int, float)) if kind is float else type(value) is kind
            if not (fits or free and value is None):
                raise Wrong(f"{name} of [[{key}]] is {value!r}; expected {_NAMES[kind]}", f"add {name} to it", at)
        if key == "steps" and ("code" in row) == all(language in row for language in LANGUAGES):
            raise Wrong("a step is a text in every language, or code", f"write {' and '.join(LANGUAGES)}, or code alone", at)
        texts = {language: self._text(row[language], at) for language in LANGUAGES if language in row}
        because = self._said(row["because"], "because", at) if "because" in row else {}
        wrong = tuple(self._wrong_number(each, at) for each in row["wrong"]) if key == "numbers" and "wrong" in row else ()
        return Row(self._line(at), {k: v for k, v in row.items() if k not in (*LANGUAGES, "because") and k != "wrong"}, texts, because, wrong)

    def _wrong_number(self, row: Any, at: int) -> Row:
        if not isinstance(row, dict) or not isinstance(row.get("number"), (int, float, str)):
            raise Wrong(f"wrong holds {row!r}", 'write {number = 3, ko = "...", en = "..."}', at)
        self._known(row, {"number", *LANGUAGES}, "a wrong number", at)
        texts = self._said({language: row.get(language) for language in LANGUAGES}, f"the wrong number {row['number']}", at)
        return Row(texts[LANGUAGES[0]].line, {"number": row["number"]}, texts)

    def _said(self, said: dict[str, Any], what: str, at: int) -> dict[str, Text]:
        self._known(said, set(LANGUAGES), what, at)
        for language in LANGUAGES:
            if not isinstance(said.get(language), str) or not said[language].strip():
                raise Wrong(f"{what} has no text in {language!r}", f"add it in {language!r}", at)
        return {language: self._text(said[language], at) for language in LANGUAGES}

    # Places

    def _known(self, table: dict[str, Any], known: set[str], what: str, at: int) -> None:
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                raise Wrong(f"{what} has no key {key!r}; it has {', '.join(sorted(known))}",
                            f"did you mean {near[0]!r}?" if near else "delete it", self._at(key, at))

    def _header(self, name: str) -> int:
        return self.headers.get(name, [0])[0]

    def _at(self, key: str, start: int = 0) -> int:
        match = re.compile(rf"^(\[+{re.escape(key)}\]|{re.escape(key)}\b)", re.MULTILINE).search(self.source, start)
        return match.start() if match else start

    def _line(self, at: int) -> int:
        return self.source.count("\n", 0, at) + 1

    def _text(self, words: str, start: int) -> Text:
        """What stands in ''' is found as it is; of what is escaped, the place where it has to stand."""
        words = words.strip("\n").rstrip()
        found = self.source.find(words, start)
        return Text(words, self._line(max(found, start)))
