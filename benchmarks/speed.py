"""nnref beside PyTorch, JAX with optax, scikit-learn and textbook NumPy: `python benchmarks/speed.py` writes speed.json and README.md.

Every library gets the same data, initial weights, batches and number of steps, and one thread of one core. What is measured is the
processor time of the process. Each round runs every library once, in an order that moves on by one from round to round; a ratio is
that of the medians. Results are compared before anything is timed: a library that computes something else ends the run.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module, metadata
from pathlib import Path
from platform import python_version

os.environ |= dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"], "1")  # before NumPy is imported
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # JAX makes as many threads as it sees cores

import numpy as np
import speed_report as report
import workloads
from arguments import at_least_one

PEERS = ["ours", "textbook", "scikit_learn", "pytorch", "jax_optax", "bare"]
PACKAGES = ["numpy", "torch", "jax", "jaxlib", "optax", "scikit-learn"]
DTYPES = {"float64": np.float64, "float32": np.float32}
PREFIX = 50  # steps in which paths are compared: RMSProp and AdaDelta amplify what is rounded
FRESH = Path(__file__).with_name("fresh.py")

Runs = dict[str, Callable]


def of_all(function: str, task) -> Runs:
    """The ways of all libraries to do a task."""
    runs: Runs = {}
    for peer in PEERS:
        module = import_module(f"peers.{peer}")
        if hasattr(module, function):
            runs |= getattr(module, function)(task)
    return runs


def seconds(run: Callable) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def interleaved(runs: Runs, rounds: int, cost: Callable[[Callable], float] = seconds) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for k in range(rounds):
        for name in names[k % len(names) :] + names[: k % len(names)]:
            times[name].append(cost(runs[name]))
    return times


def compared(runs: Runs, number_of: Callable, tolerance: float) -> dict[str, float]:
    """How far the result of each way is from ours, as a share; also warms everything up."""
    numbers = {name: number_of(run()) for name, run in runs.items() if name != report.LIMIT}
    runs[report.LIMIT]()
    off = {name: float(np.max(np.abs(np.asarray(number) / numbers[report.OURS] - 1))) for name, number in numbers.items()}
    wrong = {name: share for name, share in off.items() if not share <= LOOSE.get(name, tolerance)}
    if wrong:
        raise SystemExit(f"these compute something else than nnref: {wrong}; the numbers are {numbers}")
    return off


TOLERANCE = {"float64": 1e-6, "float32": 1e-2}
LOOSE = {"scikit-learn": 0.1}  # its Adam adds epsilon to a root that is not corrected yet


def training(name: str, dtype: str) -> tuple[Runs, Callable]:
    task = workloads.TRAININGS[name]().in_dtype(DTYPES[dtype])
    return of_all("train", task), task.final_loss


def replicas(name: str, dtype: str) -> tuple[Runs, Callable]:
    task = workloads.replicas(DTYPES[dtype])
    return of_all("replicas", task), lambda layers: np.mean([
        task.one.final_loss([(W[k], b[k]) for W, b in layers]) for k in range(len(layers[0][0]))
    ])  # fmt: skip


def step(name: str, dtype: str) -> tuple[Runs, Callable]:
    optimizer, p = name.split()[0].lower(), int(float(name.split()[1]))
    return of_all("step", workloads.step(optimizer, p, DTYPES[dtype])), lambda theta: np.abs(theta).mean()


def descent(name: str, dtype: str) -> tuple[Runs, Callable]:
    def number_of(paths):  # AMSGrad of optax takes the maximum after the correction
        return [np.abs(paths[each][PREFIX]).mean() for each in workloads.RATES if each != "AMSGrad"]

    return of_all("descend", workloads.descent(DTYPES[dtype])), number_of


def surface(name: str, dtype: str) -> tuple[Runs, Callable]:
    return of_all("surface", workloads.loss_surface(DTYPES[dtype])), np.mean


WORKLOADS = {row.name: row for row in report.ROWS}
MAKERS = {"train": training, "replicas": replicas, "step": step, "descend": descent, "surface": surface}


def measured(name: str, rounds: int) -> dict:
    kind, results = WORKLOADS[name].kind, {}
    for dtype in DTYPES:
        runs, number_of = MAKERS[kind](name, dtype)
        off = compared(runs, number_of, TOLERANCE[dtype])
        results[dtype] = {"seconds": interleaved(runs, rounds), "largest difference": off}
        print(name, dtype, report.ratios(results[dtype]["seconds"]), flush=True)
    return results


def child(*arguments: str) -> tuple[float, str]:
    """The processor time of a process and what it prints."""
    before = os.times()
    said = subprocess.run([sys.executable, str(FRESH), *arguments], check=True, capture_output=True, text=True).stdout
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system, said


def cold(name: str, rounds: int) -> dict:
    """Import, compile, train and exit; in float64. torch.compile is left out: it takes many times as long as the rest."""
    task = workloads.TRAININGS[name.removeprefix("cold ")]()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "task")

        def made(peer: str, way: str) -> Callable:
            def run() -> float:
                file.write_bytes(pickle.dumps(task))
                spent, _ = child("cold", peer, way, str(file))
                return spent

            return run

        runs = {way: made(peer, way) for peer, way in report.COLD}
        for run in runs.values():
            run()
            loss = task.final_loss(pickle.loads(file.read_bytes()))
            assert np.isfinite(loss), loss
        return {"float64": {"seconds": interleaved(runs, rounds, cost=lambda run: run())}}


def memory(name: str, rounds: int) -> dict:
    """Of one process each: it hardly differs from one to the next."""
    large = name.removeprefix("memory ")
    return {"float64": {"bytes": {way: int(child("memory", peer, way, large)[1]) for peer, way in report.COLD}}}


def facts(rounds: int) -> dict[str, str]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    processor = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return {
        "Python": python_version(), **{name: metadata.version(name) for name in PACKAGES},
        "processor": f"one core of {processor}", "date": str(date.today()), "rounds": str(rounds),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=at_least_one, default=7, help="how often each way is timed; 7, if not given")
    names = ", ".join(f'"{name}"' for name in WORKLOADS)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=list(WORKLOADS), default=list(WORKLOADS), help=f"of all workloads these: {names}")
    parser.add_argument("--print", action="store_true", help="leave the files alone, and print what was measured")
    options = parser.parse_args()
    data = json.loads(report.DATA.read_text(encoding="utf-8")) if report.DATA.exists() else {"results": {}}
    for name in options.only:
        how = {"cold": cold, "memory": memory}.get(WORKLOADS[name].kind, measured)
        data["results"][name] = how(name, options.rounds) | {"facts": facts(options.rounds if how is not memory else 1)}
        if not options.print:
            report.DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
            report.write(report.render(data))
    print(report.render({"results": {name: data["results"][name] for name in options.only}}))


if __name__ == "__main__":
    main()
