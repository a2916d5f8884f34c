"""From what Lighthouse says of each run to lighthouse.md; knows nothing of how it was run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

REPORT = Path(__file__).with_name("lighthouse.md")
HELD = ("accessibility", "best-practices", "seo")  # 100 on every page in every run
METRICS = {  # audit -> (name, digits, unit, what of it is one unit)
    "first-contentful-paint": ("FCP", 1, " s", 1000),
    "largest-contentful-paint": ("LCP", 1, " s", 1000),
    "total-blocking-time": ("TBT", 0, " ms", 1),
    "cumulative-layout-shift": ("CLS", 3, "", 1),
    "speed-index": ("SI", 1, " s", 1000),
}
MOST = 6  # of the audits that hold performance back


@dataclass(frozen=True)
class Saving:
    """What Lighthouse expects of one change: milliseconds for each metric, and the files that it names."""

    title: str
    milliseconds: dict[str, float]
    files: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """One page, opened once."""

    scores: dict[str, int]
    values: dict[str, float]  # of the metrics
    lost: dict[str, float]  # points of performance, by metric
    savings: dict[str, Saving]
    faults: list[str]  # what keeps one of HELD below 100, and where


Runs = dict[str, list[Run]]  # of each page


def parse(said: dict) -> Run:
    """Read the JSON of one run; one that did not measure is no run."""
    if error := said.get("runtimeError"):
        raise SystemExit(f"Lighthouse could not measure {said.get('requestedUrl')}: {error['message']}")
    audits, categories = said["audits"], said["categories"]
    if missing := {"performance", *HELD} - {name for name, category in categories.items() if category["score"] is not None}:
        raise SystemExit(f"Lighthouse gave no score for {', '.join(sorted(missing))} of {said.get('requestedUrl')}")
    weights = {ref["id"]: ref["weight"] for ref in categories["performance"]["auditRefs"]}
    total = sum(weights.values())
    return Run(
        scores={name: round(100 * categories[name]["score"]) for name in ("performance", *HELD)},
        values={name: audits[name]["numericValue"] for name in METRICS},
        lost={name: 100 * weights[name] / total * (1 - audits[name]["score"]) for name in METRICS},
        savings={name: saving for name in weights if (saving := _saving(audits[name]))},
        faults=[fault for name in HELD for fault in _faults(name, categories[name], audits)],
    )


def _saving(audit: dict) -> Saving | None:
    expected = {name: ms for name, ms in (audit.get("metricSavings") or {}).items() if name != "CLS" and ms}
    if not expected or (audit["score"] or 0) == 1:
        return None
    items = (audit.get("details") or {}).get("items", [])
    names = [item["url"].split("?")[0].rpartition("/")[2] for item in items if item.get("url", "").startswith("http")]
    return Saving(audit["title"], expected, tuple(re.sub(r"\.[0-9a-f]{8}\.min\b", "", name) for name in names if name))


def _faults(name: str, category: dict, audits: dict) -> Iterator[str]:
    if category["score"] == 1:
        return
    failed = [ref["id"] for ref in category["auditRefs"] if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 1
              and audits[ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")]
    if not failed:
        yield f"{name} is {100 * category['score']:.0f}, and no audit says why"
    for audit in failed:
        where = list(dict.fromkeys(_places(audits[audit].get("details") or {}))) or [audits[audit].get("explanation") or "the whole page"]
        yield f"{name}: {audits[audit]['title']} ({audit}): {'; '.join(where)}"


def _places(details: object) -> Iterator[str]:
    """The elements that the details name, wherever they stand in them; else what is said instead."""
    if isinstance(details, list):
        for item in details:
            yield from _places(item)
    elif isinstance(details, dict):
        if details.get("type") == "node":
            yield f"{details.get('selector', '')} {details.get('snippet', '')}".strip()
        elif isinstance(text := details.get("description") or details.get("url") or details.get("href"), str) and "node" not in details:
            yield text
        else:
            for part in details.values():
                yield from _places(part)


def faults(runs: Runs) -> list[str]:
    """All that is below 100, each named once for its page."""
    return [f"{page}: {fault}" for page, of in runs.items() for fault in dict.fromkeys(fault for run in of for fault in run.faults)]


def _shown(value: float, metric: str) -> str:
    _, digits, unit, one = METRICS[metric]
    return f"{value / one:.{digits}f}{unit}"


def _scores(page: str, of: list[Run]) -> str:
    performance = [run.scores["performance"] for run in of]
    held = [f"{median(run.scores[name] for run in of):g}" for name in HELD]
    return f"| {page} | {' | '.join(held)} | {median(performance):g} | {min(performance)}–{max(performance)} |"


def _metrics(page: str, of: list[Run]) -> str:
    cells = [f"{_shown(median(run.values[name] for run in of), name)} (−{median(run.lost[name] for run in of):.1f})" for name in METRICS]
    return f"| {page} | {' | '.join(cells)} |"


def _holding_back(runs: Runs) -> list[str]:
    """For each audit the page on which it promises most, by the median of the runs; the largest promises first."""
    found: dict[str, tuple[float, str]] = {}
    for page, of in runs.items():
        promised, texts = defaultdict(list), {}
        for run in of:
            for name, saving in run.savings.items():
                promised[name].append(saving)
                texts[name] = saving
        for name, savings in promised.items():
            metrics = {metric: median([*(saving.milliseconds.get(metric, 0) for saving in savings), *[0] * (len(of) - len(savings))])
                       for metric in dict.fromkeys(metric for saving in savings for metric in saving.milliseconds)}
            largest = max(metrics.values())
            if largest > found.get(name, (0, ""))[0]:
                gains = ", ".join(f"{metric} {ms:.0f} ms" for metric, ms in metrics.items() if ms)
                files = ", ".join(f"`{file}`" for file in dict.fromkeys(texts[name].files))
                found[name] = largest, f"| {texts[name].title} | {gains} | {page} | {files} |"
    return [line for _, line in sorted(found.values(), key=lambda row: -row[0])[:MOST]]


BUSY = "More ran on this machine than it has cores for, so the pages are faster than performance says here."


def render(runs: Runs, facts: dict[str, str], busy: bool = False) -> str:
    """All of lighthouse.md; `busy` says that other programs ran beside."""
    rounds, wrong = len(next(iter(runs.values()))), faults(runs)
    names = " | ".join(name for name, *_ in METRICS.values())
    return "\n".join([
        "# What Lighthouse says of the pages", "",
        "Written by `lighthouse.py`: " + ", ".join(f"{name} {value}" for name, value in facts.items()) + ".", "",
        f"Every page is opened {rounds} times with nothing kept, by the mobile preset; the numbers are medians. Accessibility, best",
        "practices and SEO must be 100 in every run. Performance depends on the machine and on what else it does, so it is reported.", *([BUSY] if busy else []), "",
        "| page | accessibility | best practices | SEO | performance | lowest–highest |", "|---|--:|--:|--:|--:|--:|",
        *(_scores(page, of) for page, of in runs.items()), "",
        *(["**FAIL**", "", *(f"- `` {fault} ``" for fault in wrong), ""] if wrong else []),
        "## What performance is made of", "",
        "In brackets: the points of 100 that the page loses by it. FCP: the first text or picture. LCP: the largest one. TBT: how long",
        "the page would not answer. CLS: how far things move. SI: how soon the window fills.", "",
        f"| page | {names} |", "|---|" + "--:|" * len(METRICS),
        *(_metrics(page, of) for page, of in runs.items()), "",
        "## What holds it back", "",
        "What Lighthouse expects of doing without, on the page where it expects most. They overlap, so they do not add up.", "",
        "| audit | expected gain | page | files |", "|---|---|---|---|", *_holding_back(runs), "",
    ])
