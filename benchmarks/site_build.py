"""Measure the build of the site against the floor and against peers: `python benchmarks/site_build.py`.

Writes the results to README.md beside this file, and all else to a temporary folder. What the measurements
mean is said there (`report.INTRODUCTION`).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from itertools import count
from pathlib import Path

import report
from arguments import at_least_one
from sites import PEERS, Floor, Ours, Program, Site, copy, expand_exercises

from nnref.site import fetched

CHECKOUT = Path(__file__).resolve().parents[1]
ROUNDS = 5
TOOLS = ("mkdocs", "mkdocs-material", "mkdocs-jupyter", "markdown-exec", "mkdocs-gallery", "matplotlib", "numpy")

# Runs a program as `python program.py` does, then tells on stderr how many figures it left and how large they are.
ALONE = """
import io, json, runpy, sys
runpy.run_path(sys.argv[1], run_name="__main__")
plt, sizes = sys.modules.get("matplotlib.pyplot"), []
for number in plt.get_fignums() if plt else ():
    plt.figure(number).savefig(file := io.StringIO(), format="svg")
    sizes.append(len(file.getvalue()))
print(json.dumps(sizes), file=sys.stderr)
"""


@dataclass
class Measurement:
    """What is timed, what is done right before and what after; neither of these counts."""

    command: list[str]
    folder: Path
    backend: str | None
    before: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None


class Bench:
    def __init__(self, work: Path):
        self.work, self.source, self.plain = work, work / "checkout", work / "plain"  # an edit of the real one changes nothing halfway
        (work / "home").mkdir()
        for folder in (self.source, self.plain):
            folder.mkdir()
            copy(CHECKOUT, folder)
        expand_exercises(self.plain)
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            self.programs = list(pool.map(self.alone, sorted((self.source / "snippets").rglob("*.py"))))

    def environment(self, folder: Path, backend: str | None) -> dict[str, str]:
        """The same for all: a home of their own, matplotlib's list of fonts ready, one thread for NumPy."""
        one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        ours = one_thread | {
            "HOME": str(self.work / "home"), "MPLCONFIGDIR": str(self.work / "matplotlib"), "PYTHONPATH": str(folder),
            "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "JUPYTER_PREFER_ENV_PATH": "1", "NNREF_RUNTIME": str(fetched.cache()),
        }
        kept = {name: value for name, value in os.environ.items() if name != "MPLBACKEND" and not name.startswith("XDG_")}
        return kept | ours | ({"MPLBACKEND": backend} if backend else {})

    def alone(self, path: Path) -> Program:
        result = subprocess.run(
            [sys.executable, "-B", "-c", ALONE, str(path)], cwd=self.work, env=self.environment(self.source, "agg"),
            capture_output=True, text=True,
        )
        if result.returncode:
            raise SystemExit(f"{path.relative_to(self.source)} fails when it is run alone:\n{result.stderr}")
        sizes = json.loads(result.stderr.splitlines()[-1])
        name = path.relative_to(self.source / "snippets").with_suffix("").as_posix()
        return Program(name, path.read_text(encoding="utf-8"), result.stdout, len(sizes), sum(sizes))

    def time(self, measurement: Measurement) -> report.Time:
        """Run it, and take the time of it and of all processes that it waited for."""
        measurement.before()
        with tempfile.TemporaryFile("w+") as said:
            started = time.perf_counter()
            process = subprocess.Popen(
                measurement.command, cwd=measurement.folder, stdout=said, stderr=subprocess.STDOUT,
                env=self.environment(measurement.folder, measurement.backend),
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise SystemExit(f"{' '.join(measurement.command[1:])} failed in {measurement.folder.name}:\n{said.read()}")
        measurement.after()
        return report.Time(wall, usage.ru_utime + usage.ru_stime)

    def measurements(self) -> dict[str, Measurement]:
        def site(name: str, kind: type[Site], **options: bool) -> Site:
            source = self.plain if issubclass(kind, Floor) else self.source
            return kind(self.work / name, source, self.programs, **options)

        ours, pages = site("ours", Ours), site("pages", Ours, labs=False)
        cold, cold_pages = site("cold", Ours), site("cold-pages", Ours, labs=False)
        floor, floor_pages = site("floor", Floor), site("floor-pages", Floor, labs=False)
        for one in (ours, pages, cold, cold_pages, floor, floor_pages):
            one.create()
        peers = {name: site(name, kind) for name, kind in PEERS.items()}
        draw = max(self.programs, key=lambda program: program.svg_bytes)
        prints = max((program for program in self.programs if not program.figures), key=lambda program: len(program.printed))
        table = {
            "run-print": self.run(ours, prints),
            "run-draw": self.run(ours, draw),
            "floor": build(floor),
            "floor-cold": build(floor, lambda: forget(floor)),
            "floor-pages": build(floor_pages),
            "full": build(ours),
            "full-pages": build(pages),
            "edit-print": self.edit(ours, prints),
            "edit-draw": self.edit(ours, draw),
            "empty": build(cold, lambda: forget(cold)),
            "empty-pages": build(cold_pages, lambda: forget(cold_pages)),
        }
        return table | {name: build(peer, peer.create) for name, peer in peers.items()}

    def run(self, site: Site, program: Program) -> Measurement:
        return Measurement([sys.executable, f"snippets/{program.name}.py"], site.folder, "agg")

    def edit(self, site: Site, program: Program) -> Measurement:
        """A comment after an import, another one each time; undone afterwards."""
        file, numbers = f"snippets/{program.name}.py", count()
        line = min(re.findall("^(?:import|from) .*$", program.source, re.MULTILINE), key=len)  # there is room after it
        changed = Measurement(BUILD, site.folder, site.backend)
        changed.before = lambda: site.write(file, program.source.replace(line, f"{line}  # edit {next(numbers)}", 1))

        def undo() -> None:
            page = "".join(path.read_text(encoding="utf-8") for path in (site.folder / "site").rglob("*.html"))
            if "# edit " not in re.sub("<[^>]+>", "", page):
                raise SystemExit(f"the build does not show the edit of {file}")
            site.write(file, program.source)

        changed.after = undo
        return changed


BUILD = [sys.executable, "-m", "mkdocs", "build", "-q"]


def build(site: Site, before: Callable[[], object] = lambda: None) -> Measurement:
    return Measurement(BUILD, site.folder, site.backend, before, site.check)


def forget(site: Site) -> None:
    shutil.rmtree(site.folder / ".cache", ignore_errors=True)


def measure(rounds: int) -> tuple[report.Times, dict[str, str]]:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nnref-bench-") as folder:
        bench = Bench(Path(folder).resolve())
        table = bench.measurements()
        for name, measurement in table.items():  # fill what shall be full, and compile to bytecode
            if not name.startswith(tuple(PEERS)):
                bench.time(measurement)
        times: report.Times = {name: [] for name in table}
        for k in range(rounds):
            names = list(table)
            start = 3 * k % len(names)
            for name in names[start:] + names[:start]:
                times[name].append(took := bench.time(table[name]))
                print(f"round {k + 1} of {rounds}: {name:15} {took.wall:6.2f} s, processor {took.cpu:6.2f} s", flush=True)
    print(f"took {time.monotonic() - started:.0f} s")
    drawing = sum(1 for program in bench.programs if program.figures)
    return times, {"Python": platform.python_version()} | {tool: version(tool) for tool in TOOLS} | {
        "on": f"{len(os.sched_getaffinity(0))} cores of {processor()} ({platform.system()}, {datetime.date.today()})",
        "with": f"{len(bench.programs)} programs of which {drawing} draw",
        "in": f"{rounds} rounds",
    }


def processor() -> str:
    try:
        return re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[1]
    except (OSError, TypeError):
        return platform.processor() or platform.machine()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=at_least_one, default=ROUNDS)
    parser.add_argument("--print", action="store_true", help="print the results instead of writing README.md")
    options = parser.parse_args()
    part = report.render(*measure(options.rounds))
    print(part) if options.print else report.write(part)


if __name__ == "__main__":
    main()
