"""What `start here` and the page for teachers say of the book is so."""

from __future__ import annotations

import math
import re
import tomllib
from fractions import Fraction as F

import pytest
from support import CHECKOUT, book

from nnref.site.paths import LANGUAGES

X = [(0, 0), (1, 0), (0, 1), (1, 1)]


def value(target: str):
    """A number, or a list of them, that a program of this section has left."""
    name, variable = target.split(".")
    return book().runs[f"start/{name}"].values[variable]


def text(language: str, name: str) -> str:
    return (CHECKOUT / "docs" / language / "start" / name).read_text(encoding="utf-8")


def links(language: str, name: str) -> set[str]:
    return {link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text(language, name))}


def test_the_answers_of_the_python_self_test():
    a = [3, 1, 2]
    b = [6, 2, 4]
    assert [value(f"self_test_python.{name}") for name in ("first", "last", "length", "total", "count")] == [
        a[0], b[2], 6, b[1] + b[2], len([k for k in range(3) if a[k] > 1 and b[k] < 6])]


def test_the_answers_of_the_numpy_self_test():
    w = (F("0.3"), F("0.4"))
    assert value("self_test_arrays.count") == sum(sum(p * q for p, q in zip(x, w)) > F("0.5") for x in X)
    assert [value(f"self_test_arrays.{name}") for name in ("rows", "columns")] == [len(X), len(X[0])]
    assert value("self_test_arrays.in_column") == sum(x[0] for x in X)
    assert value("self_test_arrays.spread") == len([(one, other) for one in X for other in X])


def test_the_answers_of_the_vector_self_test():
    assert value("self_test_vectors.length") == math.hypot(3, 4) and value("self_test_vectors.product") == 0
    right_angle = math.degrees(math.acos(0 / (math.sqrt(2) * math.sqrt(2))))  # the product over the lengths of (1, 1) and (1, -1)
    assert value("exercises/self_test_angle.between") == right_angle == 90


def test_the_answers_of_the_mathematics_self_test():
    slope, height = (F(7 - 3, 3 - 1), 3 - F(7 - 3, 3 - 1))  # through (1, 3) and (3, 7)
    assert [value(f"exercises/self_test_slopes.{name}") for name in ("slope", "height")] == [slope, height]
    assert value("exercises/self_test_slopes.level") == 0  # 2 x is 0 there
    printed = re.findall(r"curve at +(-?\d): slope +(-?\d\.\d)", book().runs["start/exercises/self_test_slopes"].output)
    assert [float(slope) for _, slope in printed] == [2 * int(x) for x, _ in printed] == [-4, -2, 0, 2, 4]


def test_the_programs_of_the_self_test_print_nothing():
    assert {book().runs[f"start/self_test_{name}"].output for name in ("python", "arrays", "vectors")} == {""}


def test_the_line_has_the_slope_and_the_height_that_its_formula_says():
    assert value("first_program.slope") == 2 and value("first_program.y") == [2 * x + 1 for x in range(4)]


def test_the_program_at_home_repeats_the_learning_of_the_figure_at_home():
    learned = book().runs["perceptron/and_learned"].values
    w1, w2 = learned["w"]
    assert book().runs["home/check"].output.strip() == f"{learned['updates']} updates, w [{w1:.2f} {w2:.2f}], b {learned['b']:.2f}"
    assert "w=[0.7, 0.4], b=-0.5" in book().snippets["home/check"].source
    assert "np.array([0.7, 0.4]), -0.5, 0.35" in book().snippets["perceptron/and_learned"].source


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_python_that_a_reader_needs_is_the_one_that_the_package_asks_for(language):
    needed = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    said = re.search(r"\[Python\]\(https://www\.python\.org/downloads/\) (\d+\.\d+)", text(language, "index.md"))
    assert needed == f">={said[1]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_here_leads_to_every_page_of_its_section(language):
    names = {path.name for path in (CHECKOUT / "docs" / language / "start").glob("*.md")} - {"index.md"}
    assert names <= links(language, "index.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_teaches_belongs_to_a_lesson(language):
    docs = CHECKOUT / "docs" / language
    pages = {f"../{path.relative_to(docs)}" for folder in ("ann", "perceptron", "activations", "descent", "backprop", "labs") for path in docs.glob(f"{folder}/*.*")}
    pages |= {path.name for path in (docs / "start").glob("*.md")} - {"index.md", "teachers.md", "notation.md", "old-numpy.md"}
    lessons = text(language, "teachers.md").split("{ #lessons }")[1].split("\n## ")[0]
    in_lessons = {link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", lessons)}
    assert pages <= in_lessons, f"no lesson has {sorted(pages - in_lessons)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_citation_says_what_the_citation_file_says(language):
    file = (CHECKOUT / "CITATION.cff").read_text(encoding="utf-8")
    wanted = {key: re.search(rf'^(?:  - )?{key}: "?(.*?)"?$', file, re.MULTILINE)[1] for key in ("title", "name", "version", "url", "date-released")}
    citation = " ".join(re.findall(r"``` text\n(.*?)```", text(language, "teachers.md"), re.DOTALL)[-1].split())
    assert citation == (f"{wanted['name']}: {wanted['title']}. Version {wanted['version']}, "
                        f"{wanted['date-released'][:4]}. {wanted['url']}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reporting_a_mistake_is_named_as_the_link_is(language):
    words = tomllib.loads((CHECKOUT / "docs/data/site.toml").read_text(encoding="utf-8"))[language]
    assert f"“{words['report']}”" in text(language, "index.md")
    assert "“Corrected”" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
