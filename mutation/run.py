"""Mutation testing: `python mutation/run.py` changes the package in one place at a time, and the tests have to notice.

README.md beside this file says what is changed, what is left out and how it runs. Without arguments all modules are done,
and results.md is written; with names of modules, only those, and what they leave is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import astuple, replace
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # before NumPy is imported

from killers import CHECKOUT, TESTS, killers
from mutants import Mutant
from report import report

HERE = Path(__file__).resolve().parent
KEPT = CHECKOUT / ".cache" / "mutation.json"  # what the last run without names found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", choices=list(TESTS), help=f"all, if none is given: {', '.join(TESTS)}")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), choices=range(1, 65), metavar="N", help="modules at a time; as many as cores, if not given")
    parser.add_argument("--rest", action="store_true", help="of all modules only those that the last run without names did not come to")
    parser.add_argument("--reasons", action="store_true", help="run nothing: write results.md again, with the reasons as they are now")
    options = parser.parse_args()
    found, minutes = kept() if options.rest or options.reasons else ({}, 0.0)
    if not options.reasons:
        done = {mutant.module for mutant in found}
        left = [name for name in options.modules or TESTS if name not in done]
        minutes = run(left, options.workers, found, monotonic() - 60 * minutes, keeps=not options.modules)
    text, wrong = report(found, HERE / "survivors.toml", options.modules or TESTS, minutes, complete=not options.modules)
    if options.modules:
        print(text)
    else:
        (HERE / "results.md").write_text(text, encoding="utf-8")
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


def run(modules: list[str], workers: int, found: dict[Mutant, str], begin: float, *, keeps: bool) -> float:
    """Find what kills each mutant; how many minutes it took."""
    broken: list[str] = []
    largest = sorted(modules, key=lambda name: -(CHECKOUT / f"nnref/{name}.py").stat().st_size)  # first, so that none works alone in the end
    with ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=1) as pool:
        for done in as_completed({pool.submit(killers, name) for name in largest}):
            try:
                found |= (of := done.result())
            except RuntimeError as error:  # the others go on
                broken.append(str(error))
                continue
            minutes = (monotonic() - begin) / 60
            said = f"{next(iter(of)).module}: {sum(not by for by in of.values())} of {len(of)} left, {minutes:.1f} minutes"
            print(said, file=sys.stderr, flush=True)
            if keeps:
                keep(found, minutes)
    if broken:
        sys.exit("\n".join(broken))
    return (monotonic() - begin) / 60


def digest() -> str:
    """Of the package: another one has other mutants."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted((CHECKOUT / "nnref").glob("*.py")))).hexdigest()


def keep(found: dict[Mutant, str], minutes: float) -> None:
    rows = [[*astuple(replace(mutant, source=str(k))), by] for k, (mutant, by) in enumerate(found.items())]  # the sources are large
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"package": digest(), "minutes": minutes, "found": rows}), encoding="utf-8")


def kept() -> tuple[dict[Mutant, str], float]:
    """What the last run without names found."""
    last = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if last.get("package") != digest():
        sys.exit("no run of the package as it is now: python mutation/run.py")
    return {Mutant(*row): by for *row, by in last["found"]}, last["minutes"]


if __name__ == "__main__":
    sys.exit(main())
