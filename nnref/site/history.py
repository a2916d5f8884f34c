"""What a section said when it was confirmed, found in git by its digest: a translator needs what changed, not that it did."""

from __future__ import annotations

import difflib
import re
import subprocess
from pathlib import Path

from nnref.site import sections
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
    for commit in _git(path, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", path.name).split():
        try:
            old = sections.of_text(_git(path, "show", f"{commit}:./{path.name}"), path.suffix)
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
