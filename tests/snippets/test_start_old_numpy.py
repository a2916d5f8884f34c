"""Each row of the table of old names is run; “since” holds for the NumPy that is installed."""

from __future__ import annotations

import ast
import math
import re
import warnings

import numpy as np
import pytest
from scipy.integrate import trapezoid
from support import CHECKOUT, book

from nnref.site.exercise_files import load
from nnref.site.paths import LANGUAGES

ROW = re.compile(r"\| `(?P<old>[^`]+)` \| `(?P<new>[^`]+)` \| (?P<since>\d+\.\d+) \|")
X = [1.0, 2.0, 3.0]
# What each row of today gives, worked out without NumPy.
RESULTS = [
    2, 2.0, [[1], [2, 3]], 2.0, math.nan, math.inf, X, math.prod(X), [1, 2, 6], any(v > 2 for v in X), all(v > 2 for v in X),
    max(X) - min(X), [v in (2, 9) for v in X], float(trapezoid(X)), X[0],
]


def page(language: str) -> str:
    return (CHECKOUT / "docs" / language / "start/old-numpy.md").read_text(encoding="utf-8")


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall(page(LANGUAGES[0]))


def release(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")[:2]))


def plain(result: object) -> object:
    return result.tolist() if isinstance(result, (np.ndarray, np.generic)) else result


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_holds_what_the_program_runs(language):
    source = book().snippets["start/old_names"].source
    table = ast.literal_eval(re.search(r"table = (\[.*?\n\])", source, re.DOTALL)[1])
    assert [(old, new) for old, new, _ in ROW.findall(page(language))] == table
    assert [since for *_, since in ROW.findall(page(language))] == [since for *_, since in rows()]


@pytest.mark.parametrize(("old", "new", "since"), rows())
def test_the_old_line_fails_since_the_release_that_the_table_names(old, new, since):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if release(np.__version__) >= release(since):
            with pytest.raises((AttributeError, TypeError, ValueError)):
                eval(old, {"np": np, "x": np.array(X)})
        else:
            eval(old, {"np": np, "x": np.array(X)})


@pytest.mark.parametrize(("row", "expected"), list(zip(rows(), RESULTS, strict=True)))
def test_the_line_of_today_computes_what_was_meant(row, expected):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = plain(eval(row[1], {"np": np, "x": np.array(X)}))
    assert result == expected or (math.isnan(result) and math.isnan(expected))


def test_bool_is_there_in_every_release_and_is_not_that_of_numpy():
    assert np.bool is not bool and issubclass(np.bool, np.generic)


def test_a_matrix_multiplies_matrices_where_an_array_multiplies_numbers():
    a = [[1, 2], [3, 4]]
    product = [[sum(a[i][k] * a[k][j] for k in range(2)) for j in range(2)] for i in range(2)]
    squares = [[number**2 for number in row] for row in a]
    printed = book().runs["start/runs_otherwise"].output.splitlines()
    assert printed[0] == f"matrix: m * m = {product}  row (1, 2)"
    assert printed[1].split("= ")[1].split("  ")[0] == str(squares)
    assert printed[2].split("= ")[1] == str(product)


def test_the_program_says_of_which_release_its_output_is():
    failing = sum(release(np.__version__) >= release(since) for *_, since in rows())
    assert book().runs["start/old_names"].output.splitlines()[-1] == f"NumPy {np.__version__}: {failing} of {len(rows())} fail"


def test_with_the_type_int_an_array_holds_integers_of_fixed_size():
    assert issubclass(np.zeros(1, dtype=int).dtype.type, np.signedinteger) and np.array([1], dtype=int).itemsize in (4, 8)


def test_a_draw_in_between_moves_the_hidden_generator_and_not_ones_own():
    values = book().runs["start/seeds"].values
    assert values["a"] != values["b"] and values["c"] == values["d"]


def test_python_reads_each_line_of_today_and_none_of_python_2():
    *lines, numbers = book().runs["start/does_not_parse"].output.splitlines()
    assert [line.split()[-1] for line in lines] == ["SyntaxError", "works"] * 3
    assert numbers.split() == [str(int("777", base=8))] * 2
    with pytest.raises(NameError):
        eval(compile("xrange(3)", "note", "eval"))


def test_fixed_size_integers_wrap_around():
    run = book().runs["start/fixed_size"]
    assert run.values["largest"] == 2**63 - 1
    assert run.output.splitlines() == [str(2**63 - 1), f"[{-(2**63)}]", str(2**63)]


def test_the_program_of_the_exercise_is_as_broken_as_the_answer_says():
    source = load("start/repaired").starter.words
    with pytest.raises(SyntaxError):
        compile(source, "note", "exec")
    readable = re.sub(r"print (.*)", r"print(\1)", source)
    for broken, repaired in [("np.int", "int"), ("np.product", "np.prod")]:
        with warnings.catch_warnings(), pytest.raises(AttributeError, match=broken.removeprefix("np.")):
            warnings.simplefilter("ignore")
            exec(compile(readable, "note", "exec"), {})
        readable = readable.replace(broken, repaired)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(readable, "note", "exec"), {})
