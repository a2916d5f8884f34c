"""What a section said when it was confirmed, found in git by its digest: a translator needs what changed, not that it did."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from pathlib import Path

from nnref.site import exercise_files, sections
from nnref.site.exercises import Exercise, path_of
from nnref.site.expansion import REFERENCE, language_of
from nnref.site.sections import Section

MOST_VERSIONS = 50  # of a page that are looked into, newest first
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def difference(path: Path, section: Section, digest: str) -> list[str]:
    """The sentences that went (`- `) and came (`+ `) since the section had this digest; nothing if git does not know it."""
    before = _words(path, section.name, digest)
    if before is None:
        return []
    rows = difflib.ndiff(_SENTENCE.split(before), _SENTENCE.split(section.words))
    return [row for row in rows if row.startswith(("- ", "+ "))]


def _words(path: Path, name: str, digest: str) -> str | None:
    files = [path, *(path_of(match["name"]) for match in REFERENCE.finditer(path.read_text(encoding="utf-8")))]
    names = [os.path.relpath(file, path.parent) for file in files]
    for commit in _git(path, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", *names).split():
        def then(exercise: str, commit: str = commit) -> Exercise | None:
            file = os.path.relpath(path_of(exercise), path.parent)
            found = exercise_files.read(exercise, _git(path, "show", f"{commit}:./{file}"))
            return found if isinstance(found, Exercise) else None

        try:
            text = _git(path, "show", f"{commit}:./{path.name}")
            old = sections.of_text(text, path.suffix, language_of(path), then)
        except ValueError:
            continue  # a notebook that could not be read then
        if name in old and old[name].digest == digest:
            return old[name].words
    return None


def _git(path: Path, *arguments: str) -> str:
    """What git says; nothing where there is no git, or no repository."""
    try:
        return subprocess.run(["git", *arguments], cwd=path.parent, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return ""
