"""What a network's gradient costs, by layers and units: `python benchmarks/layer_cost.py` writes layer_cost.json and layer_cost.md,
and the program snippets/ann/cost_measured.py, which a page shows.

Times are processor times of one thread. Each round measures every network once, in an order that moves on by one from round
to round, so what slows the machine down slows all. First calls and threads are measured in fresh processes, by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

THREADS = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"]
os.environ |= dict.fromkeys(THREADS, "1")  # before NumPy is imported

import layer_cost_report as report
import numpy as np
from arguments import at_least_one

from nnref import MLP, squared_error

ROWS = 64
LAYERS, WIDTH = [1, 2, 4, 8, 16, 32], 256
WIDTHS, DEPTH = [8, 16, 32, 64, 128, 256, 512, 1024], 4
LEAST = 0.02  # seconds of one measurement

FRESH = """
from time import perf_counter
import numpy as np
from nnref import MLP, squared_error
net, x = MLP([{width}] * {depth} + [{width}], hidden="relu"), np.ones(({rows}, {width}))
times = []
for _ in range({calls}):
    start = perf_counter()
    net.loss_and_gradient(x, x, squared_error)
    times.append(perf_counter() - start)
print(*times)
"""


def prepared(width: int, depth: int):
    """A network with so many layers of weights, all of one width; and how often it is called in a measurement."""
    net = MLP([width] * (depth + 1), hidden="relu", rng=0)
    x = np.random.default_rng(0).normal(size=(ROWS, width))

    def call() -> None:
        net.loss_and_gradient(x, x, squared_error)

    call()
    start = process_time()
    call()
    return call, max(1, int(LEAST / max(process_time() - start, 1e-5)))


def seconds(call, times: int) -> float:
    start = process_time()
    for _ in range(times):
        call()
    return (process_time() - start) / times


def fresh(width: int, depth: int, calls: int, threads: int) -> list[float]:
    """The seconds of the first calls in a new process, by the clock."""
    code = FRESH.format(width=width, depth=depth, rows=ROWS, calls=calls)
    variables = os.environ | dict.fromkeys(THREADS, str(threads))
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=variables).stdout
    return [float(word) for word in said.split()]


def processor() -> str:
    names = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=at_least_one, default=15)
    rounds = parser.parse_args().rounds
    cases = [(WIDTH, depth) for depth in LAYERS] + [(width, DEPTH) for width in WIDTHS]
    calls = {case: prepared(*case) for case in cases}
    times = {case: [] for case in cases}
    first, later, threads = [], [], {1: [], 2: []}
    for k in range(rounds):
        for case in cases[k % len(cases):] + cases[:k % len(cases)]:
            times[case].append(seconds(*calls[case]))
        begun = fresh(64, DEPTH, 30, 1)
        first.append(begun[0])
        later.append(median(begun[10:]))
        for count in threads:
            threads[count].append(min(fresh(1024, DEPTH, 6, count)[1:]))
    middle = {case: median(of) for case, of in times.items()}
    data = {
        "facts": {"Python": platform.python_version(), "NumPy": np.__version__, "processor": processor(), "date": str(date.today()), "rounds": rounds,
                  "load": f"{os.getloadavg()[1]:.0f}"},
        "rows": ROWS, "layers": LAYERS, "width": WIDTH, "widths": WIDTHS, "depth": DEPTH,
        "layer_seconds": [middle[WIDTH, depth] for depth in LAYERS],
        "width_seconds": [middle[width, DEPTH] for width in WIDTHS],
        "first": median(a / b for a, b in zip(first, later)),
        "two_threads": median(two / one for one, two in zip(threads[1], threads[2])),
    }
    report.DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    report.REPORT.write_text(report.table(data), encoding="utf-8")
    report.PROGRAM.write_text(report.program(data), encoding="utf-8")
    print(report.table(data))


if __name__ == "__main__":
    start = perf_counter()
    main()
    print(f"{perf_counter() - start:.0f} s")
