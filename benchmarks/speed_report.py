"""From the times in speed.json to the tables of README.md; knows nothing of how they were measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

DATA, README = Path(__file__).with_name("speed.json"), Path(__file__).with_name("README.md")
START, END = "<!-- speed.py writes from here -->", "<!-- speed.py writes to here -->"

OURS, LIMIT = "nnref", "limit of NumPy"
TEXTBOOK = "NumPy, textbook"
# In processes of their own: the module of peers/ and what it calls the way.
COLD = [("ours", OURS), ("scikit_learn", "scikit-learn"), ("pytorch", "PyTorch"), ("pytorch", "PyTorch, fused optimizer"), ("jax_optax", "JAX, jit step"),
        ("jax_optax", "JAX, scan")]  # fmt: skip
MEGABYTE = 2**20

# What our time is divided by: the quickest of the ways whose names begin so.
AGAINST = {
    "textbook NumPy": (TEXTBOOK,),
    "PyTorch's fastest": ("PyTorch",),
    "PyTorch, fused": ("PyTorch, fused optimizer",),
    "JAX scan": ("JAX, scan",),
    "JAX vmap": ("JAX, vmap",),
    "optax": ("optax",),
    "the best peer": ("PyTorch", "JAX", "optax", "scikit-learn", TEXTBOOK),
}


@dataclass(frozen=True)
class Limit:
    """Our time over that of others is at most this, in each precision."""

    against: str
    most: dict[str, float]


def both(against: str, float64: float, float32: float | None = None) -> Limit:
    return Limit(against, {"float64": float64, "float32": float64 if float32 is None else float32})


def only(against: str, dtype: str, most: float) -> Limit:
    return Limit(against, {dtype: most})


@dataclass(frozen=True)
class Row:
    name: str
    kind: str
    text: str
    limits: tuple[Limit, ...] = ()


ROWS = [
    Row("XOR", "train", "XOR, 2-4-1, all 4 samples in a step, 5,000 steps of SGD",
        (both("textbook NumPy", 0.45, 0.46), both("PyTorch's fastest", 0.09), both("JAX scan", 11, 8.5))),
    Row("moons", "train", "moons, 2-32-32-1, batches of 32, 50 epochs of 1,000 samples, Adam",
        (both("PyTorch's fastest", 0.14, 0.15), both("JAX scan", 2.4, 3.6))),
    Row("digits", "train", "digits, 64-128-64-10, batches of 64, 20 epochs of 1,797 samples, Adam",
        (both("PyTorch's fastest", 0.45, 0.35), both("JAX scan", 1.1, 1.6))),
    Row("784-256-128-10", "train", "784-256-128-10, batches of 128, one epoch of 60,000 samples, Adam",
        (both("PyTorch's fastest", 1.2, 1.0), only("JAX scan", "float32", 1.3))),
    Row("Adam 1e3", "step", "a step of Adam, 1,000 numbers", (both("optax", 0.4),)),
    Row("Adam 1e5", "step", "a step of Adam, 100,000 numbers", (both("optax", 1.5, 1.9),)),
    Row("Adam 1e7", "step", "a step of Adam, 10,000,000 numbers", (both("PyTorch, fused", 2.4),)),
    Row("SGD 1e7", "step", "a step of SGD, 10,000,000 numbers", (both("the best peer", 1.4),)),
    Row("Momentum 1e7", "step", "a step of momentum, 10,000,000 numbers", (both("the best peer", 1.4),)),
    Row("trajectories", "descend", "nine optimizers from 1,000 starts, 2,000 steps on Rosenbrock's function",
        (both("JAX scan", 4, 10), both("PyTorch's fastest", 0.08))),
    Row("loss surface", "surface", "the loss of a 2-16-16-1 network on 1,000 samples at 200 x 200 places",
        (both("the best peer", 1.2, 0.7),)),
    Row("100 networks", "replicas", "100 networks at once, XOR, 500 steps", (both("JAX vmap", 4.5), both("PyTorch's fastest", 0.3))),
    *(Row(f"cold {name}", "cold", f"{name} in a new process: import, compile, train, exit", (only("the best peer", "float64", 0.2),))
      for name in ("XOR", "moons", "digits")),
    Row("memory 784-256-128-10", "memory", "memory that training 784-256-128-10 takes beside the data"),
]  # fmt: skip
MOST_BYTES = 30 * MEGABYTE

Times = dict[str, list[float]]  # of each way, one for each round


def ratios(times: Times) -> dict[str, float]:
    """Our median over that of each way."""
    ours = median(times[OURS])
    return {name: round(ours / median(of), 3) for name, of in times.items() if name != OURS}


def against(limit: Limit, times: Times) -> tuple[float, str]:
    """Our median over the lowest of those that the limit names, and whose that is."""
    names = [name for name in times if name.startswith(AGAINST[limit.against])]
    best = min(names, key=lambda name: median(times[name]))
    return median(times[OURS]) / median(times[best]), best


def spread(way: str, times: Times) -> tuple[float, float]:
    """The lowest and the highest of our time over that of this way, each within a round."""
    rounds = [ours / of for ours, of in zip(times[OURS], times[way], strict=True)]
    return min(rounds), max(rounds)


def number(value: float) -> str:
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def holds(value: float, most: float) -> bool:
    return float(number(value)) <= most


def limit_lines(row: Row, results: dict) -> list[str]:
    lines = []
    for limit in row.limits:
        for dtype, most in limit.most.items():
            times = results[dtype]["seconds"]
            if not any(name.startswith(AGAINST[limit.against]) for name in times):
                lines.append(f"| {row.name} | {dtype} | {limit.against} | not measured | | | ≤ {most:g} | |")
                continue
            ratio, best = against(limit, times)
            low, high = spread(best, times)
            whose = limit.against if len(AGAINST[limit.against]) == 1 and "fastest" not in limit.against else f"{limit.against}: {best}"
            alone = number(median(times[LIMIT]) / median(times[best])) if LIMIT in times else ""
            verdict = "pass" if holds(ratio, most) else "**FAIL**"
            lines.append(f"| {row.name} | {dtype} | {whose} | {number(ratio)} | {number(low)}–{number(high)} | {alone} | ≤ {most:g} | {verdict} |")
    if row.kind == "memory":
        most = results["float64"]["bytes"][OURS] / MEGABYTE
        verdict = "pass" if most <= MOST_BYTES / MEGABYTE else "**FAIL**"
        lines.append(f"| {row.name} | float64 | megabytes | {most:.0f} | | | ≤ {MOST_BYTES // MEGABYTE} | {verdict} |")
    return lines


def way_lines(row: Row, results: dict) -> list[str]:
    """Our time over that of each way, in both precisions."""
    if row.kind == "memory":
        return ["| | megabytes |", "|---|--:|", *(
            f"| {way} | {of / MEGABYTE:.0f} |" for way, of in results["float64"]["bytes"].items()
        )]  # fmt: skip
    found = {dtype: ratios(of["seconds"]) for dtype, of in results.items() if dtype != "facts"}
    first = next(iter(found.values()))
    return ["| | " + " | ".join(found) + " |", "|---" + "|--:" * len(found) + "|", *(
        f"| {way} | " + " | ".join(number(of[way]) for of in found.values()) + " |" for way in first
    )]  # fmt: skip


def winners(data: dict) -> list[str]:
    """Which libraries are quicker than nnref, and where."""
    lines = []
    for row in ROWS:
        if row.kind in ("memory",):
            continue
        found: dict[str, list[str]] = {}
        for dtype, of in data["results"][row.name].items():
            for way, ratio in ratios(of["seconds"]).items() if dtype != "facts" else ():
                if way != LIMIT and ratio > 1:
                    found.setdefault(way, []).append(f"{number(ratio)} in {dtype}")
        if found:
            lines.append(f"- {row.name}: " + "; ".join(f"{way} ({', '.join(times)})" for way, times in found.items()))
    return lines


def render(data: dict) -> str:
    """The part of README.md between the two marks."""
    rows = [row for row in ROWS if row.name in data["results"]]
    facts = [data["results"][row.name]["facts"] for row in rows]
    lines = [START, ""]
    for fact in [fact for k, fact in enumerate(facts) if fact not in facts[:k]]:
        which = [row.name for row, of in zip(rows, facts, strict=True) if of == fact]
        what = "" if len(which) == len(rows) else ", ".join(which) + ": "
        lines.append(f"{what}measured with {', '.join(f'{key} {value}' for key, value in fact.items())}.")
    lines += ["", "### Limits", "", "Our time over theirs, between medians, with the lowest and the highest of a round; then the time of the operations over theirs.", ""]
    lines += ["| workload | | over | ratio | rounds | operations | limit | |", "|---|---|---|--:|--:|--:|--:|---|"]
    for row in rows:
        lines += limit_lines(row, data["results"][row.name])
    if len(rows) == len(ROWS):
        lines += ["", "### Where a peer wins", "", "Our time over theirs, where it is above 1. Memory is in the last table.", "", *winners(data)]
    lines += ["", "### Every way", "", f"Our time over theirs: below 1, nnref is quicker. *{LIMIT[0].upper()}{LIMIT[1:]}*: our time over that of the operations."]
    for row in rows:
        lines += ["", f"**{row.text[0].upper()}{row.text[1:]}**", "", *way_lines(row, data["results"][row.name])]
    return "\n".join([*lines, "", END])


def write(part: str) -> None:
    """Put the part in place of the last one."""
    readme = README.read_text(encoding="utf-8")
    before, rest = readme.split(START)
    README.write_text(before + part + rest.split(END)[1], encoding="utf-8")
