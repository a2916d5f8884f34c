"""The numbers of the page on XOR, against linear programs and plain fractions."""

import re
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog
from support import book

XOR = (0, 1, 1, 0)  # rows 00, 01, 10, 11
CLOSED = {2: 14, 3: 104, 4: 1882}  # OEIS A000609


def values(name):
    return book().runs[f"perceptron/{name}"].values


def output(name):
    return book().runs[f"perceptron/{name}"].output


def corners(d):
    return list(product([0, 1], repeat=d))


def tables(n):
    return product([0, 1], repeat=n)


def separable(rows, table):
    """Whether some weights and bias make this table, asked of SciPy: at least 1 where it fires, at most 0 elsewhere."""
    x = np.column_stack([rows, np.ones(len(rows))])
    fires = np.array(table, dtype=bool)
    A = np.where(fires[:, None], -x, x)
    return linprog(np.zeros(x.shape[1]), A_ub=A, b_ub=np.where(fires, -1, 0), bounds=(None, None)).status == 0


@cache
def made(d):
    """The tables of d inputs that one unit can make."""
    return [table for table in tables(2**d) if separable(corners(d), table)]


def agreement(table, wanted):
    return sum(a == b for a, b in zip(table, wanted, strict=True))


def test_no_line_computes_xor_and_three_rows_are_the_best():
    assert values("xor_best")["count"] == len(made(2)) == CLOSED[2]
    assert values("xor_best")["best"] == max(agreement(table, XOR) for table in made(2)) == 3
    printed = re.findall(r"^(\d) rows right:((?: [01]{4})*) *$", output("xor_best"), flags=re.MULTILINE)
    assert [int(k) for k, _ in printed] == list(range(5))
    for k, names in printed:
        assert set(names.split()) == {"".join(map(str, t)) for t in made(2) if agreement(t, XOR) == int(k)}


def test_the_middles_of_both_diagonals_agree():
    lines = [list(map(float, line.split())) for line in output("xor_crossing").splitlines()[1:]]
    assert len(lines) == 4
    for z10, z01, middle, z00, z11, other_middle in lines:
        assert middle == other_middle
        for mean in ((z10 + z01) / 2, (z00 + z11) / 2):
            assert mean == pytest.approx(middle, abs=0.0101)  # three numbers rounded to two decimals


def test_from_or_the_rule_never_has_three_rows_right_again():
    w1, w2, b = Fraction(1), Fraction(1), Fraction(-1, 2)
    right = []

    def table():
        return [int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in corners(2)]

    before = agreement(table(), XOR)
    for _ in range(50):
        for row, (x1, x2) in enumerate(corners(2)):
            error = XOR[row] - table()[row]
            if error:
                w1, w2, b = w1 + error * x1, w2 + error * x2, b + error
                right.append(agreement(table(), XOR))
    known = values("xor_rule")
    assert (known["before"], known["updates"], known["most"]) == (before, len(right), max(right))
    assert (before, max(right)) == (3, 2)


def test_the_product_makes_xor_separable_and_the_learned_plane_separates_it():
    with_product = [(x1, x2, x1 * x2) for x1, x2 in corners(2)]
    assert not separable(corners(2), XOR)
    assert separable(with_product, XOR)
    w, b = values("xor_product")["w"], values("xor_product")["b"]
    assert tuple(int(np.dot(w, row) + b > 0) for row in with_product) == XOR


def test_as_many_tables_of_three_inputs_are_made_as_linear_programs_find():
    assert len(made(3)) == CLOSED[3]


def test_the_counts_of_tables_are_the_published_ones():
    known = values("separable")
    assert dict(zip(known["inputs"], known["made"], strict=True)) == CLOSED
    assert known["totals"] == [2**2**d for d in CLOSED]
    assert [m + r for m, r in zip(known["made"], known["refuted"], strict=True)] == known["totals"]


def test_with_three_inputs_exactly_the_tables_with_crossing_diagonals_are_out_of_reach():
    rows = np.array(corners(3))
    pairs = [list(pair) for pair in combinations(range(8), 2)]
    crossing = [(p, q) for p, q in combinations(pairs, 2) if (rows[p].sum(axis=0) == rows[q].sum(axis=0)).all()]
    for table in tables(8):
        t = np.array(table)
        crossed = any((t[p] == a).all() and (t[q] == 1 - a).all() for p, q in crossing for a in (0, 1))
        assert crossed != (table in made(3))


def test_functions_that_only_rise_make_fourteen_tables_and_the_bump_makes_all():
    known = values("one_activation")
    assert known["counts"] == [*[CLOSED[2]] * 5, 16]
    assert known["solved"] == [*[0] * 5, 1]


def test_a_third_input_helps_where_a_linear_program_says_so():
    third = {
        "x1 + x2": lambda a, b: a + b, "x1 squared": lambda a, b: a * a,
        "x1 OR x2": lambda a, b: a | b, "|x1 - x2|": lambda a, b: abs(a - b),
    }
    printed = dict(re.findall(r"^(.*?) +converged (True|False)", output("exercises/third_input"), flags=re.MULTILINE))
    assert printed == {name: str(separable([(a, b, f(a, b)) for a, b in corners(2)], XOR)) for name, f in third.items()}
    assert list(printed.values()) == ["False", "False", "True", "True"]


def test_six_of_eight_rows_are_the_best_for_an_odd_number_of_ones():
    odd = [sum(row) % 2 for row in corners(3)]
    reached = max(agreement(table, odd) for table in made(3))
    assert values("exercises/odd")["best"] == reached == 6
