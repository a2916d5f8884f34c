"""The results in benchmarks/README.md are what benchmarks/report.py writes, those in lighthouse.md are complete; nothing is timed here."""

from __future__ import annotations

import ast
import gzip
import importlib.util
import json
import os
import re
import subprocess
import sys
from argparse import ArgumentTypeError
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from support import CHECKOUT

from nnref.site.paths import LANGUAGES

BENCHMARKS = CHECKOUT / "benchmarks"


def load(name: str):
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def report():
    return load("report")


@pytest.fixture(scope="module")
def lighthouse():
    return load("lighthouse_report")


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


def test_new_results_replace_the_old_ones_and_leave_the_prose(report, tmp_path, monkeypatch):
    monkeypatch.setattr(report, "README", tmp_path / "README.md")
    for text in ("first", "second"):
        report.write(f"{report.START}\n{text}\n{report.END}")
    assert report.README.read_text(encoding="utf-8") == report.INTRODUCTION.replace(
        f"{report.START}\n{report.END}", f"{report.START}\nsecond\n{report.END}"
    )


def pages_of_lighthouse() -> list[str]:
    program = ast.parse((BENCHMARKS / "lighthouse.py").read_text(encoding="utf-8"))
    return next(ast.literal_eval(line.value) for line in program.body if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "PAGES")


def test_every_page_that_lighthouse_opens_is_one_of_the_book():
    for address in pages_of_lighthouse():
        name = f"docs/{address.rstrip('/')}"
        module = f"nnref/{address.split('/')[-2]}.py" if "/reference/" in address else ""
        assert any((CHECKOUT / file).is_file() for file in (f"{name}.md", f"{name}/index.md", module)), address


def test_every_page_has_100_for_what_does_not_depend_on_the_machine():
    text = (BENCHMARKS / "lighthouse.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (\S+) \| (\S+) \| \S+ \| \d+–\d+ \|$", text, re.MULTILINE)
    assert rows == [(page, "100", "100", "100") for page in pages_of_lighthouse()]
    assert "FAIL" not in text and "opened 5 times" in text


def said(lighthouse, fcp: float = 1200.0, expected: float = 150.0, contrast: bool = True) -> dict:
    """What Lighthouse says of a page, as far as it is read."""
    audits = {name: {"title": name, "score": 0.9, "numericValue": 1000.0, "scoreDisplayMode": "numeric"} for name in lighthouse.METRICS}
    audits["first-contentful-paint"]["numericValue"] = fcp
    audits["unused"] = {"title": "Reduce unused CSS", "score": 0, "metricSavings": {"FCP": 0, "LCP": expected, "CLS": 1}, "details": {
        "items": [{"url": "http://127.0.0.1:1/nnref/ko/main.57a0d79d.min.css"}]}}
    node = {"type": "node", "selector": "p > a", "snippet": "<a>"}
    audits["contrast"] = {"title": "Contrast is low", "score": int(contrast), "scoreDisplayMode": "binary", "details": {"items": [{"node": node}]}}
    audits["sure"] = {"title": "Sure", "score": 1, "scoreDisplayMode": "binary"}
    categories = {name: {"score": 1, "auditRefs": [{"id": "sure", "weight": 1}]} for name in lighthouse.HELD}
    categories["accessibility"] = {"score": 1 if contrast else 0.996, "auditRefs": [{"id": "contrast", "weight": 7}, {"id": "unused", "weight": 0}]}
    weights = [{"id": name, "weight": 20} for name in lighthouse.METRICS] + [{"id": "unused", "weight": 0}]
    categories["performance"] = {"score": 0.9, "auditRefs": weights}
    return {"audits": audits, "categories": categories}


def test_lighthouse_md_gives_medians_and_the_largest_expectation(lighthouse):
    runs = {"ko/": [lighthouse.parse(said(lighthouse, *of)) for of in ((9000, 0), (1200, 150), (1000, 300))],
            "en/": [lighthouse.parse(said(lighthouse, 1000, 100))] * 3}
    text = lighthouse.render(runs, {"Lighthouse": "13"})
    assert lighthouse.faults(runs) == [] and "FAIL" not in text
    assert "| ko/ | 100 | 100 | 100 | 90 | 90–90 |" in text
    assert "| ko/ | 1.2 s (−2.0) | 1.0 s (−2.0) | 1000 ms (−2.0) |" in text
    assert "| Reduce unused CSS | LCP 150 ms | ko/ | `main.css` |" in text
    assert "opened 3 times" in text and lighthouse.BUSY not in text
    assert lighthouse.BUSY in lighthouse.render(runs, {}, busy=True)


def test_one_run_below_100_is_a_fault_that_names_audit_and_element(lighthouse):
    good, bad = (lighthouse.parse(said(lighthouse, contrast=contrast)) for contrast in (True, False))
    runs = {"ko/": [good, bad, good, bad, good], "en/": [good] * 5}
    fault = "ko/: accessibility: Contrast is low (contrast): p > a <a>"
    assert lighthouse.faults(runs) == [fault]
    assert f"**FAIL**\n\n- `` {fault} ``" in lighthouse.render(runs, {})


def test_a_score_below_100_without_a_reason_is_a_fault(lighthouse):
    without = said(lighthouse)
    without["categories"]["seo"]["score"] = 0.9
    assert lighthouse.parse(without).faults == ["seo is 90, and no audit says why"]


@pytest.mark.parametrize("change", [{"runtimeError": {"message": "no page"}}, {"categories": {}}])
def test_what_lighthouse_could_not_measure_is_no_result(lighthouse, change):
    with pytest.raises(SystemExit, match="could not measure|gave no score"):
        lighthouse.parse(said(lighthouse) | change)


def test_pages_are_served_as_a_static_host_serves_them(tmp_path):
    host = load("host")
    for name, text in (("index.html", "home"), ("404.html", "lost"), ("a.woff2", "font")):
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    with host.hosting(host.Host(), tmp_path) as address:
        with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
            assert (answer.headers["Content-Encoding"], gzip.decompress(answer.read())) == ("gzip", b"home")
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        with urlopen(address) as answer:
            assert (answer.headers["Content-Encoding"], answer.read()) == (None, b"home")
        with urlopen(Request(address + "a.woff2", headers={"Accept-Encoding": "gzip"})) as answer:
            assert (answer.headers["Content-Encoding"], answer.read()) == (None, b"font")
        with pytest.raises(HTTPError, match="404") as lost:
            urlopen(address + "nowhere/")
        assert lost.value.read() == b"lost"
        lost.value.close()


@pytest.mark.parametrize("name", ["import_cost", "layer_cost", "lighthouse", "site_build", "speed"])
def test_no_round_at_all_is_refused_before_anything_runs(name):
    option = "--runs" if name == "lighthouse" else "--rounds"
    ended = subprocess.run([sys.executable, str(BENCHMARKS / f"{name}.py"), option, "0"], capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].endswith(f"argument {option}: got '0', wanted a whole number from 1: pass for example 7")


@pytest.mark.parametrize("given", ["-1", "2.5", "many", ""])
def test_a_number_of_rounds_is_a_whole_one(given):
    at_least_one = load("arguments").at_least_one
    assert at_least_one("21") == 21
    with pytest.raises(ArgumentTypeError, match=f"got {given!r}, wanted a whole number"):
        at_least_one(given)


@pytest.fixture(scope="module")
def sites():
    sys.path.insert(0, str(BENCHMARKS))
    yield load("sites")
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture
def whole(sites, tmp_path):
    """What the floor and the peers are made from: a copy of the checkout with its exercises in the pages, and its programs."""
    folder = tmp_path / "plain"
    folder.mkdir()
    sites.copy(CHECKOUT, folder)
    sites.expand_exercises(folder)
    names = {path.relative_to(folder / "snippets").with_suffix("").as_posix(): path for path in (folder / "snippets").rglob("*.py")}
    return folder, [sites.Program(name, path.read_text(encoding="utf-8"), "", 0, 0) for name, path in sorted(names.items())]


def test_the_floor_shows_every_exercise_as_text(whole):
    for language in LANGUAGES:
        pages = "".join(path.read_text(encoding="utf-8") for path in sorted((whole[0] / "docs" / language).rglob("*.md")))
        assert pages.count("!!! exercise ") == len(list((whole[0] / "snippets").glob("*/exercises/*.toml")))


@pytest.mark.parametrize("name", ["markdown-exec", "mkdocs-jupyter", "mkdocs-gallery"])
def test_each_peer_gets_every_program_of_the_book(sites, whole, tmp_path, name):
    site = sites.PEERS[name](tmp_path / name, *whole)
    site.create()
    kinds = {"markdown-exec": "docs/{}/**/*.md", "mkdocs-jupyter": "docs/{}/**/*.ipynb", "mkdocs-gallery": "programs/*.py"}
    for language in LANGUAGES:
        texts = [path.read_text(encoding="utf-8") for path in sorted(site.folder.glob(kinds[name].format(language)))]
        if name == "mkdocs-jupyter":
            texts = [cell["source"] for text in texts for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        given = " ".join(" ".join(texts).split())
        assert [program.name for program in site.programs if " ".join(program.source.split()) not in given] == []


def test_the_floor_builds_pages_with_exercises_in_both_languages(sites, whole, tmp_path):
    source, programs = whole
    for path in [path for language in LANGUAGES for path in (source / "docs" / language).rglob("*.md")]:
        if path.name not in ("index.md", "gates.md") or path.parent.name == "start":
            path.unlink()
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted((source / "docs" / "en").rglob("*.md")))
    floor = sites.Floor(tmp_path / "floor", source, [one for one in programs if f'"{one.name}.py"' in texts], labs=False)
    floor.create()
    nav = "nav:\n  - index.md\n  - perceptron:\n      - perceptron/gates.md\n\n"
    text = re.sub(r"nav:\n(  .*\n)+\n", nav, (floor.folder / "mkdocs.yml").read_text(encoding="utf-8"))
    floor.write("mkdocs.yml", re.sub(r"^  - autorefs.*\n  - mkdocstrings:\n(      .*\n)+", "", text, flags=re.MULTILINE))
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    variables = {"PYTHONPATH": str(floor.folder), "NO_MKDOCS_2_WARNING": "1"}
    ended = subprocess.run(build, cwd=floor.folder, env=os.environ | variables, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert len(floor.programs) > 3
    floor.check()
    page = floor.folder / "site" / "en" / "perceptron" / "gates" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + '<div class="nn-output">', encoding="utf-8")
    with pytest.raises(sites.NotTheSameWork, match="something that was run"):
        floor.check()
    page.unlink()
    with pytest.raises(sites.NotTheSameWork, match=f"the program {floor.programs[-1].name} is not shown"):
        floor.check()
