"""What is tried out of every exercise with a program, at each build: the solution passes all checks, the starter fails
one, and each wrong answer fails the check that is meant for it.

The trials run in a process of their own (`nnref.site.trial`); what an exercise has passed is kept until it, the package
or what checks it changes.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from nnref.site.exercises import Exercise
from nnref.site.paths import CACHE, ROOT
from nnref.site.problems import Problem

STORE = CACHE / "trials"
SECONDS = 20.0  # all that is tried of one exercise


def problems(exercises: Iterable[Exercise]) -> list[Problem]:
    code = _code()
    found = []
    for exercise in exercises:
        if exercise.solution:
            entry = STORE / hashlib.sha256(f"{code} {_jobs(exercise)}".encode()).hexdigest()
            if not entry.exists():
                wrong = _wrong(exercise)
                found += wrong
                if not wrong:
                    STORE.mkdir(parents=True, exist_ok=True)
                    entry.touch()
    return found


def _code() -> str:
    files = [*sorted((ROOT / "nnref").glob("*")), *(Path(__file__).with_name(name) for name in ("in_browser.py", "trial.py", "trials.py"))]
    digest = hashlib.sha256(f"{sys.version} {platform.machine()} {version('numpy')}".encode())
    for path in files:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _jobs(exercise: Exercise) -> str:
    programs = [exercise.solution.words, exercise.starter.words, *map(exercise.wrong_program, exercise.wrong)]
    return json.dumps({"programs": programs, "checks": exercise.checks, "meant": [row.keys["caught_by"] for row in exercise.wrong]})


def _wrong(exercise: Exercise) -> list[Problem]:
    path = exercise.path
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "nnref.site.trial"], cwd=ROOT, input=_jobs(exercise), capture_output=True, text=True, timeout=SECONDS,
            env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg",
                              "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))},
        )
    except subprocess.TimeoutExpired:
        return [Problem.at(path, 1, f"its programs take more than {SECONDS:g} s", "let them do less work")]
    if ran.returncode:
        return [Problem.at(path, 1, f"its programs end Python with exit code {ran.returncode}", "run them alone", ran.stderr)]
    (solution, starter, *wrong), found = json.loads(ran.stdout), []
    if error := solution.get("error"):
        found.append(Problem.at(path, exercise.solution.line + max(error["line"] - 1, 0), f"the solution fails: {error['short']}",
                                "correct it", error["text"]))
    for row, check in zip(exercise.rows, solution.get("checks", ())):
        if not check["passed"]:
            found.append(Problem.at(path, row.line, f"the solution does not pass this check: {_got(check)}", "correct the one or the other"))
    if "checks" in starter and all(check["passed"] for check in starter["checks"]):
        found.append(Problem.at(path, exercise.starter.line, "the starter passes every check", "leave something to do, or check that it is done"))
    for row, result in zip(exercise.wrong, wrong):
        number = row.keys["caught_by"]
        if error := result.get("error"):
            found.append(Problem.at(path, row.line, f"this wrong answer fails before it is checked: {error['short']}",
                                    "let it be a program that runs", error["text"]))
        elif result["checks"][number - 1]["passed"]:
            found.append(Problem.at(path, row.line, f"check {number}, which is meant for this wrong answer, passes",
                                    "sharpen the check, or name the one that fails"))
    return found


def _got(check: dict) -> str:
    return check.get("error") or f"got {check['got']}, wanted {check['wanted']}"
