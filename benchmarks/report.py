"""From measured times to the tables of README.md; knows nothing of how they were measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

README = Path(__file__).with_name("README.md")
START, END = "<!-- site_build.py writes from here -->", "<!-- to here -->"

PEERS = ("markdown-exec", "mkdocs-jupyter", "mkdocs-gallery")


@dataclass(frozen=True)
class Time:
    """One build: seconds by the clock, and of processor time of all of its processes."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Row:
    """A ratio of two measurements: over / (all under + `extra` seconds)."""

    key: str
    text: str
    over: str
    under: tuple[str, ...]
    extra: float = 0.0
    limit: tuple[Literal["<=", ">"], float] | None = None


FULL_LIMIT, EDIT_SECONDS = 1.25, 0.5

SITE = [
    Row("full", "full cache / floor", "full", ("floor",), limit=("<=", FULL_LIMIT)),
    Row("full-pages", "full cache / floor, both without the labs", "full-pages", ("floor-pages",), limit=("<=", FULL_LIMIT)),
    Row("full-cold", "full cache / floor whose mkdocs-jupyter has an empty cache", "full", ("floor-cold",)),
    Row("edit-print", "one edit, a program that prints / (full cache + its own run + 0.5 s)", "edit-print",
        ("full", "run-print"), EDIT_SECONDS, ("<=", 1.0)),
    Row("edit-draw", "one edit, the program with the largest figure / (full cache + its own run + 0.5 s)", "edit-draw",
        ("full", "run-draw"), EDIT_SECONDS, ("<=", 1.0)),
    Row("empty", "empty cache / full cache", "empty", ("full",)),
    Row("empty-floor", "empty cache / floor", "empty", ("floor",)),
]
VERSUS = [
    Row(f"peer-{peer}", f"{peer} / ours", peer, ("empty-pages",), limit=(">", 1.0)) for peer in PEERS
]
ROWS = SITE + VERSUS

Times = dict[str, list[Time]]  # of each measurement, one per round


def ratio(row: Row, times: Times, kind: str) -> float:
    """The ratio of the medians."""
    middle = {name: median(getattr(time, kind) for time in times[name]) for name in (row.over, *row.under)}
    return middle[row.over] / (sum(middle[name] for name in row.under) + row.extra)


def spread(row: Row, times: Times) -> tuple[float, float]:
    """The lowest and the highest ratio within a round."""
    ratios = [ratio(row, {name: [of[k]] for name, of in times.items()}, "wall") for k in range(len(times[row.over]))]
    return min(ratios), max(ratios)


def holds(row: Row, value: float) -> bool:
    sign, limit = row.limit
    return value <= limit if sign == "<=" else value > limit


def _line(row: Row, times: Times) -> str:
    wall, cpu, (low, high) = ratio(row, times, "wall"), ratio(row, times, "cpu"), spread(row, times)
    limit, verdict = "", ""
    if row.limit:
        limit = f"{row.limit[0].replace('<=', '≤')} {row.limit[1]:g}"
        verdict = "pass" if holds(row, round(wall, 2)) else "**FAIL**"
    return f"| {row.text} | {wall:.2f} | {low:.2f}–{high:.2f} | {cpu:.2f} | {limit} | {verdict} |"


def _faster(times: Times) -> list[str]:
    """Which peers are faster than ours, by the clock and in processor time."""
    said = []
    for kind, by in (("wall", "by the clock"), ("cpu", "in processor time")):
        names = [row.over for row in VERSUS if round(ratio(row, times, kind), 2) <= 1]
        said.append(f"{', '.join(names) or 'none of them'} {by}")
    return [f"Faster than ours here, or as fast: {'; '.join(said)}."]


HEAD = "| | ratio | lowest–highest round | processor time | limit | |\n|---|--:|--:|--:|--:|---|"


def render(times: Times, facts: dict[str, str]) -> str:
    """The part of README.md between the two marks."""
    seconds = [
        f"| {name} | {median(t.wall for t in of):.2f} | {median(t.cpu for t in of):.2f} |" for name, of in times.items()
    ]
    return "\n".join([
        START, "",
        "Measured with " + ", ".join(f"{name} {value}" for name, value in facts.items()) + ".", "",
        "### Our own builds", "", HEAD, *(_line(row, times) for row in SITE), "",
        "### Peers, from an empty cache", "",
        "The same pages in the same theme, in both languages. Above 1, ours is faster.", *_faster(times), "",
        HEAD, *(_line(row, times) for row in VERSUS), "",
        "### Seconds on that machine", "",
        "Medians, for orientation; only the ratios compare.", "",
        "| measurement | by the clock | processor |", "|---|--:|--:|", *seconds, "",
        END,
    ])


def read(readme: str) -> dict[str, tuple[float, str]]:
    """The ratio and the verdict of each row, by its text, as README.md gives them."""
    part = readme[readme.index(START):readme.index(END)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    return {row[0]: (float(row[1]), row[5].strip("*")) for row in cells if len(row) == 6 and re.fullmatch(r"[\d.]+", row[1])}


def write(part: str) -> None:
    """Put the part in place of the last one."""
    readme = README.read_text(encoding="utf-8") if README.exists() else INTRODUCTION
    before, rest = readme.split(START)
    README.write_text(before + part + rest.split(END)[1], encoding="utf-8")


INTRODUCTION = f"""\
# Benchmarks

## The site build

    pip install -e ".[bench]"
    python benchmarks/site_build.py

One run measures everything, in temporary copies of the checkout. Each round does all measurements, in an order that
moves on by some places from round to round; a ratio is that of the medians, so what slows the machine down slows both.
`--rounds N` sets the number of rounds, `--print` leaves this file alone. Nobody types a number in here.

{START}
{END}

### What is measured

- **floor**: the same two languages, a process each, with the same `mkdocs.yml`, theme, reference, Markdown and notebooks, the
  exercises written out in the pages. The code is shown, and nothing is run: no `nnref.site.markdown`, so neither outputs, figures,
  checked numbers nor MathML, and no glossary; mkdocs-jupyter with `execute: false` and its own templates. Its cache is warm, and
  kept apart per language because it deletes what a build did not use.
- **full cache**: our build, when nothing has changed since the last one.
- **one edit**: our build after a comment was added to one program. *Its own run* is `python snippets/….py` alone: it starts
  Python, imports NumPy and matplotlib, and saves no figure. The build draws that figure in both languages.
- **empty cache**: our build without `.cache`: every program, every check of an exercise, every figure in both languages, every
  lab, matplotlib's list of fonts, and the compiled templates. What the site ships for programs in the browser is there already.
- **without the labs** (`…-pages` in the list of seconds): the same without the notebooks and without mkdocs-jupyter. The peers
  are compared with this one, because they do not run the labs either.
- **peers**: the floor without the labs, in which the peer runs the programs: once for each language, both at the same time.
  None of them checks exercises.
- **markdown-exec**: every program in an `exec="true" source="above"` block, its figures saved as SVG in a second block of
  the same session. It runs all of a language in one process: no program is shielded from the one before. It prints
  a space wherever a program says `sep`; what such a program prints is not compared.
- **mkdocs-jupyter**: every page a notebook, its programs the cells of code, `execute: true`.
- **mkdocs-gallery**: one script per program, in a gallery beside the pages. It also makes thumbnails and downloads, which
  the others do not.

Every build is searched for the code and the printed output of each program and for the number of figures; if one lacks
something, the run ends without a result. Peers find matplotlib's list of fonts ready; ours does not.

### What is left out

- What the pages of the peers lack: figures in the reader's language and colours, checked numbers, formulas as MathML.
- `mkdocs serve` is not measured, and neither is the size of what is built.
- sphinx-gallery: mkdocs-gallery is its port to MkDocs, so that theme and page builder are the same for all.

## The pages in Lighthouse

    pip install -e ".[bench]"
    python benchmarks/lighthouse.py

It writes `lighthouse.md`. It builds the site, serves it compressed on 127.0.0.1, installs Lighthouse
into `.cache`, and opens eight pages as a phone does, five times each; `NNREF_CHROMIUM` names another browser. It fails when
accessibility, best practices or SEO of a page is below 100, and names the audit and the element. Performance is
reported: run it while the machine does nothing else. `--site FOLDER` takes a built site, `--runs N` sets the number of
runs, `--print` leaves the file alone, and addresses such as `ko/start/` open these instead.
"""
