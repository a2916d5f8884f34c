"""The results in benchmarks/README.md are what benchmarks/report.py writes; nothing is timed here."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from support import CHECKOUT

BENCHMARKS = CHECKOUT / "benchmarks"


@pytest.fixture(scope="module")
def report():
    spec = importlib.util.spec_from_file_location("benchmark_report", BENCHMARKS / "report.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def results(report):
    return report.read((BENCHMARKS / "README.md").read_text(encoding="utf-8"))


def test_the_readme_holds_every_ratio_and_no_other(report, results):
    assert list(results) == [row.text for row in report.ROWS]


def test_every_limit_of_the_readme_has_the_verdict_of_its_ratio(report, results):
    for row in report.ROWS:
        ratio, verdict = results[row.text]
        assert verdict == ("" if row.limit is None else "pass" if report.holds(row, ratio) else "FAIL"), row.text


def test_the_limits_are_the_promised_ones(report):
    limits = {row.key: (row.limit, row.extra) for row in report.ROWS if row.limit}
    assert limits.pop("full") == limits.pop("full-pages") == (("<=", 1.25), 0.0)
    assert limits.pop("edit-print") == limits.pop("edit-draw") == (("<=", 1.0), 0.5)
    assert set(limits) == {"peer-markdown-exec", "peer-mkdocs-jupyter", "peer-mkdocs-gallery"}
    assert set(limits.values()) == {((">", 1.0), 0.0)}


def test_the_ratios_are_those_of_the_medians(report):
    names = {name for row in report.ROWS for name in (row.over, *row.under)}
    times = {name: [report.Time(2.0, 1.0), report.Time(4.0, 2.0), report.Time(90.0, 3.0)] for name in names}
    times["full"] = [report.Time(5.5, 1.0), report.Time(5.0, 1.0), report.Time(0.1, 1.0)]
    results = report.read(report.render(times, {"Python": "3"}))
    assert results["full cache / floor"] == (1.25, "pass")
    assert results["empty cache / full cache"] == (0.8, "")
    assert results["one edit, a program that prints / (full cache + its own run + 0.5 s)"] == (0.42, "pass")
    assert results["markdown-exec / ours"] == (1.0, "FAIL")
    assert results["markdown-exec in one language / ours in both"] == (1.0, "")


def test_new_results_replace_the_old_ones_and_leave_the_prose(report, tmp_path, monkeypatch):
    monkeypatch.setattr(report, "README", tmp_path / "README.md")
    for text in ("first", "second"):
        report.write(f"{report.START}\n{text}\n{report.END}")
    assert report.README.read_text(encoding="utf-8") == report.INTRODUCTION.replace(
        f"{report.START}\n{report.END}", f"{report.START}\nsecond\n{report.END}"
    )
