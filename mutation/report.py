"""results.md: how many mutants of each module were killed, and every survivor with the reason for it, from survivors.toml."""

from __future__ import annotations

import os
import platform
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from mutants import Mutant

NAMES = ("mutmut", "numpy", "torch", "scipy", "scikit-learn", "mpmath", "pytest", "hypothesis")
LEAST = 0.95  # the share that has to be killed


def report(
    found: Mapping[Mutant, str], reasons_file: Path, modules: Iterable[str], minutes: float, *, complete: bool
) -> tuple[str, list[str]]:
    """The text of results.md, and what is wrong: survivors without a reason, reasons without a survivor, too many survivors of all modules together."""
    reasons = {(entry["module"], entry["within"], diff.strip()): " ".join(entry["reason"].split())
               for entry in tomllib.loads(reasons_file.read_text(encoding="utf-8")).get("survivor", []) for diff in entry["diffs"]}
    left = sorted((mutant for mutant, by in found.items() if not by), key=lambda mutant: (mutant.module, mutant.line))
    wrong = [f"no reason in {reasons_file.name} for line {mutant.line}\n{stub(mutant)}" for mutant in left if mutant.key not in reasons]
    keys = {mutant.key for mutant in left}
    wrong += [f"{reasons_file.name} has a reason for what does not survive: {key}" for key in reasons if key[0] in modules and key not in keys]
    total, survived = Counter(mutant.module for mutant in found), Counter(mutant.module for mutant in left)
    share = 1 - survived.total() / total.total()
    if complete and share < LEAST:
        wrong.append(f"{share:.1%} of the mutants are killed, which is less than {LEAST:.0%}")
    versions = ", ".join(f"{name} {version(name)}" for name in NAMES)
    rows = [f"| {name} | {total[name]} | {total[name] - survived[name]} | {survived[name]} | {1 - survived[name] / total[name]:.1%} |" for name in modules]
    rows.append(f"| **all** | {total.total()} | {total.total() - survived.total()} | {survived.total()} | **{share:.1%}** |")
    parts = [
        "# Results",
        "Written by `python mutation/run.py`; [README.md](README.md) says what was done.",
        f"{date.today()}, {minutes:.0f} minutes on {os.cpu_count()} cores; Python {platform.python_version()}, {versions}.",
        "| module | mutants | killed | survivors | share killed |\n|---|--:|--:|--:|--:|\n" + "\n".join(rows),
        "## Survivors",
    ]
    seen = set()
    for mutant in left:
        if mutant.key not in seen:
            times = sum(other.key == mutant.key for other in left)
            parts.append(f"**nnref.{mutant.module}**, " + (f"`{mutant.within}`" if mutant.within else "at the top level") + (f", {times} times" if times > 1 else ""))
            parts += [f"```diff\n{mutant.diff}\n```", reasons.get(mutant.key, "(no reason yet)")]
            seen.add(mutant.key)
    return "\n\n".join(parts) + "\n", wrong


def stub(mutant: Mutant) -> str:
    """What an entry for it looks like, but for the reason."""
    return f"[[survivor]]\nmodule = \"{mutant.module}\"\nwithin = \"{mutant.within}\"\ndiffs = ['''\n{mutant.diff}\n''']\nreason = \"\"\n"
