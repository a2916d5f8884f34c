"""Snippets: finding them, running each once, and keeping what came of it.

A result is kept on disk under a key of what any run depends on: the snippet's source, the process that
runs and draws it, the house style and the versions of Python, NumPy and matplotlib. Inside, it names what
this run in particular depended on (the modules of `nnref` that it imported, the translations of its labels)
and is used only while all of that still reads the same. So an edit re-runs what depends on it and no more.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nnref.site import labels, palette
from nnref.site.labels import Labels
from nnref.site.paths import CACHE, ROOT, SNIPPETS
from nnref.site.problems import Problem, line_of
from nnref.site.progress import Progress
from nnref.site.runner import RUNNER

MOST_LINES = 40
MOST_COLUMNS = 80  # fits the page's column without scrolling
MOST_NUMBERS = 1000  # in one variable: a page cites numbers, not data sets
SECONDS = 2.0  # processor time of a snippet ...
EXPERIMENT_SECONDS = 20.0  # ... and of one that a page marks .experiment
ALL_EXPERIMENTS_SECONDS = 120.0
FORGET_AFTER = 30 * 24 * 3600.0  # seconds since a stored result was last used

STORE = CACHE / "snippets"


@dataclass(frozen=True)
class Snippet:
    """A program of the book, named by its path in snippets/ without the ending."""

    name: str

    @property
    def path(self) -> Path:
        return SNIPPETS / f"{self.name}.py"

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Run:
    """What a snippet printed, left in its top-level numbers, and drew in each language."""

    output: str
    values: dict[str, Any]
    left_out: list[str] = field(default_factory=list)
    figures: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    seconds: float = 0.0


def discover() -> dict[str, Snippet]:
    names = (path.relative_to(SNIPPETS).with_suffix("").as_posix() for path in sorted(SNIPPETS.rglob("*.py")))
    return {name: Snippet(name) for name in names}


def run_all(
    snippets: Iterable[Snippet], experiments: Iterable[str] = ()
) -> tuple[dict[str, Run], list[Problem]]:
    """The run of each snippet, from the store where it still holds, and what is wrong with the others."""
    _environment.cache_clear()  # `mkdocs serve` outlives edits of it, and of modules
    _module_now.cache_clear()
    snippets, experiments = list(snippets), set(experiments)
    table = Labels.load()
    runs = {s.name: run for s in snippets if (run := _stored(s, table)) is not None}
    limits = {s.name: EXPERIMENT_SECONDS if s.name in experiments else SECONDS for s in snippets}
    fresh, problems = _execute([s for s in snippets if s.name not in runs], limits)
    runs |= fresh
    for name, run in sorted(runs.items()):
        snippet = Snippet(name)
        if run.seconds > limits[name]:
            problems.append(_too_slow(snippet, run.seconds, limits[name]))
        for text in run.missing:
            problems.append(_untranslated(snippet, text))
    return runs, problems


def _too_slow(snippet: Snippet, seconds: float, limit: float) -> Problem:
    return Problem.at(
        snippet.path, 1, f"took {seconds:.1f} s; a snippet may take {limit:g} s",
        f"do less work, or mark its block .experiment (at most {EXPERIMENT_SECONDS:g} s) and show a smaller version",
    )


def _untranslated(snippet: Snippet, text: str) -> Problem:
    words = [word for word in text.split() if labels.needs_row(word)]
    line = next((n for word in words if (n := line_of(snippet.path, word)) > 1), 1)
    return Problem.at(
        snippet.path, line, f"its figure says {text!r}, which has no translation",
        f"add it to {labels.SOURCE.relative_to(ROOT)}: [[label]] en = \"{text}\", ko = \"...\" "
        "(a number may be a {placeholder})",
    )


# The store


@cache
def _environment() -> str:
    """What every run depends on: versions, machine, house style, and the code that runs and draws."""
    here = Path(__file__).parent
    files = [here / name for name in ("drawn.py", "figures.py", "style.py", "worker.py", "labels.py", "palette.py")]
    files += [palette.SOURCE, *sorted((here / "fonts").glob("*.ttf"))]
    # data that the package ships, such as its digits: any snippet may load it
    files += sorted(p for p in (ROOT / "nnref").glob("*") if p.is_file() and p.suffix not in (".py", ".pyi"))
    versions = [sys.version, platform.machine(), version("numpy"), version("matplotlib")]
    return _digest("\n".join(versions + [_digest(path.read_bytes()) for path in files]))


def _digest(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _entry(snippet: Snippet) -> Path:
    return STORE / f"{_digest(f'{_environment()} {snippet.name} {snippet.source}')}.json"


def _modules_now(modules: Iterable[str]) -> dict[str, str]:
    return {name: _module_now(name) for name in modules}


@cache
def _module_now(name: str) -> str:
    return _digest((ROOT / name).read_bytes())


def _stored(snippet: Snippet, table: Labels) -> Run | None:
    """The stored run, if the entry is whole and all that it depended on reads as it did."""
    path = _entry(snippet)
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
        if entry["sha256"] != _digest(json.dumps(entry["run"])):
            return None
        run = Run(**entry["run"])
        if entry["sources"] != _modules_now(run.modules):
            return None
        translated = {t: {code: table.translate(t, code) for code in codes} for t, codes in run.texts.items()}
    except (OSError, ValueError, KeyError, TypeError):  # none, cut off, or not ours: run it again
        return None
    if run.missing or translated != run.texts:
        return None
    os.utime(path)
    return run


def _keep(snippet: Snippet, run: Run) -> None:
    """Write the entry in one step: an interrupted build leaves none, or a whole one."""
    STORE.mkdir(parents=True, exist_ok=True)
    content = run.__dict__
    entry = {"sha256": _digest(json.dumps(content)), "sources": _modules_now(run.modules), "run": content}
    with tempfile.NamedTemporaryFile("w", dir=STORE, suffix=".part", delete=False, encoding="utf-8") as file:
        json.dump(entry, file)
    os.replace(file.name, _entry(snippet))


def _forget_unused() -> None:
    oldest = time.time() - FORGET_AFTER
    for path in STORE.glob("*"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


# Running


@cache
def prepare() -> None:
    """Start the process that runs programs if some never ran: it imports NumPy and matplotlib while the caller goes on."""
    waiting = [snippet for snippet in discover().values() if not _entry(snippet).exists()]
    if waiting:
        RUNNER.start(any(map(_draws, waiting)), _code())


def _code() -> str:
    """What the process that runs programs has imported before it runs any."""
    sources = [ROOT / "nnref/__init__.py", *sorted(Path(__file__).parent.glob("*.py"))]
    return _digest(_environment() + "".join(_digest(path.read_bytes()) for path in sources))


def _draws(snippet: Snippet) -> bool:
    return "matplotlib" in snippet.source


def _execute(snippets: list[Snippet], limits: dict[str, float]) -> tuple[dict[str, Run], list[Problem]]:
    if not snippets:
        return {}, []
    snippets.sort(key=lambda snippet: not _draws(snippet))  # the long ones first: no core waits at the end
    programs = [{"name": s.name, "path": str(s.path), "seconds": limits[s.name]} for s in snippets]
    runs, problems = {}, []
    with tempfile.TemporaryDirectory() as folder, Progress(len(snippets)) as progress:
        for name, status in RUNNER.run(programs, any(map(_draws, snippets)), folder, _code()):
            progress.done(name)
            snippet = Snippet(name)
            outcome = _outcome(Path(folder), snippet, status)
            if isinstance(outcome, Run):
                runs[name] = outcome
                if not outcome.missing:
                    _keep(snippet, outcome)
            else:
                problems.append(outcome)
    _forget_unused()
    return runs, problems


def _outcome(folder: Path, snippet: Snippet, status: int) -> Run | Problem:
    try:
        result = json.loads((folder / f"{snippet.name.replace('/', '__')}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        cause = f"was ended by signal {-status}" if status < 0 else f"ended with exit code {status}"
        return Problem.at(snippet.path, 1, f"the program {cause}", "run it alone: .venv/bin/python " + str(snippet.path.relative_to(ROOT)))
    if "error" in result:
        return Problem.at(
            snippet.path, result["line"], result["error"],
            "run it alone: .venv/bin/python " + str(snippet.path.relative_to(ROOT)), result["traceback"],
        )
    return Run(**result)
