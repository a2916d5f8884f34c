"""What the page on arrays says and shows, against PyTorch, exact fractions and the rule as the page words it."""

from __future__ import annotations

import ast
import random
from fractions import Fraction as F
from itertools import zip_longest

import numpy as np
import pytest
import torch
from support import book, solved, started

X = [(0, 0), (1, 0), (0, 1), (1, 1)]


def value(target: str):
    """A number, or a list of them, that a program of this section has left."""
    name, variable = target.split(".")
    return book().runs[f"start/{name}"].values[variable]


def output(name: str) -> list[str]:
    return book().runs[f"start/{name}"].output.splitlines()


def broadcast(a: tuple, b: tuple) -> tuple | None:
    """The three steps of the page; None where it says that there is an error."""
    pairs = list(zip_longest(reversed(a), reversed(b), fillvalue=1))
    if any(p != q and 1 not in (p, q) for p, q in pairs):
        return None
    return tuple(q if p == 1 else p for p, q in reversed(pairs))


def shape_in(function, *arguments) -> tuple | None:
    try:
        return tuple(function(*arguments))
    except (ValueError, RuntimeError):
        return None


def test_the_rule_of_broadcasting_is_that_of_numpy_and_torch():
    draw = random.Random(0)
    errors = 0
    for _ in range(2000):
        a, b = (tuple(draw.choice([1, 1, 2, 3, 4]) for _ in range(draw.randrange(4))) for _ in range(2))
        errors += broadcast(a, b) is None
        assert broadcast(a, b) == shape_in(np.broadcast_shapes, a, b) == shape_in(torch.broadcast_shapes, a, b), (a, b)
    assert 200 < errors < 1800


def test_the_table_of_shapes_follows_the_rule():
    lines = output("broadcasting")
    assert ast.literal_eval(lines[0]) == [[float(x1 + F("0.3")), float(x2 + F("0.4"))] for x1, x2 in X]
    assert len(lines) == 9
    for line in lines[1:]:
        a, b, result = (part.strip() for part in line.replace("->", "and").split("and"))
        expected = broadcast(ast.literal_eval(a), ast.literal_eval(b))
        assert result == ("error" if expected is None else str(expected))


def test_the_shapes_of_the_exercise_are_those_of_torch():
    names = {"x": torch.ones(5, 3), "w": torch.ones(3), "W": torch.ones(3, 2)}
    lines = output("exercises/predict_shapes")
    assert len(lines) == 8
    for line in lines:
        text, printed = line[:14].strip(), line[14:].strip()
        expected = shape_in(lambda: eval(text, {}, names).shape)
        assert printed == ("error" if expected is None else str(expected)), text
    assert sum(line.endswith("error") for line in lines) == 1


def test_parts_of_an_array_have_the_shapes_that_torch_gives_them():
    x, w = torch.tensor(X), torch.tensor([0.3, 0.4])
    parts = [x[1], x[:, 0], x[1, 0], x[1:3], w[:, None]]
    printed = [line[13:].strip() for line in output("shapes")[1:]]
    assert [line[line.rindex("("):] for line in printed] == [str(tuple(part.shape)) for part in parts]
    for line, part in list(zip(printed, parts))[:4]:
        assert line[:line.rindex("(")].replace(" ", ", ").strip(", ").replace(",, ", ", ") == str(part.tolist())


def test_an_axis_summed_over_disappears():
    x = torch.tensor([[1, 2, 3], [10, 20, 30]])
    sums = [x.sum(), x.sum(dim=0), x.sum(dim=1), x.sum(dim=1, keepdim=True)]
    for line, expected in zip(output("axis"), sums, strict=True):
        numbers = line[12:] if "kept" in line else line[6:]
        assert ast.literal_eval(", ".join(numbers.replace("[ ", "[").split()).replace(",,", ",")) == expected.tolist()


def test_right_outputs_are_counted_one_by_one():
    z, y = [F("-0.5"), F("-0.2"), F("-0.1"), F("0.2")], [0, 1, 0, 1]
    right = [int(a > 0) == b for a, b in zip(z, y)]
    assert value("elementwise.count") == right.count(True)
    assert value("elementwise.share") == F(right.count(True), 4)
    assert output("elementwise")[-1] == f"rows that are wrong: [{right.index(False)}]"


def test_loop_and_line_fire_for_the_inputs_whose_exact_sum_exceeds_the_threshold():
    fires = [int(x1 * F("0.3") + x2 * F("0.4") > F("0.5")) for x1, x2 in X]
    assert value("one_line.outputs") == value("one_line.y_hat") == fires


def test_comparing_a_column_with_a_vector_counts_every_pair():
    y = [0, 0, 0, 1]
    pairs = [a == b for a in y for b in y]
    assert value("column_mistake.compared") == len(pairs) and value("column_mistake.agree") == sum(pairs)
    assert value("column_mistake.accuracy") == F(sum(pairs), len(pairs))
    assert value("column_mistake.true_accuracy") == 1


def test_integers_lose_what_stands_behind_the_point():
    assert output("cut_off") == ["[0 0]", "UFuncTypeError", "[0.7 0. ]"]


def test_a_kept_array_changes_and_a_copy_stays():
    kept, copied, x = (ast.literal_eval(line[6:].strip()) for line in output("view"))
    assert kept == [[2, 2], [2, 2]] and copied == [[0, 0], [1, 1]]
    assert x == [[11, 12], [3, 4]]


def test_parts_by_index_and_slice_are_views_and_a_choice_is_a_copy():
    x = np.array([[1, 2], [3, 4]])
    assert np.shares_memory(x, x[0]) and np.shares_memory(x, x[1:3])
    assert not np.shares_memory(x, x[x > 1])


def test_close_numbers_may_differ_by_a_hundred_thousandth():
    assert np.isclose(1.0, 1 + 0.9e-5) and not np.isclose(1.0, 1 + 1.2e-5)


def test_the_sum_of_a_tenth_and_two_tenths_is_rounded_up():
    exact = F(0.1) + F(0.2)
    assert F(float(exact)) > F(0.3)
    number, equal, close = output("float_ties")[0].split()
    assert number == f"{float(exact):.17f}" and (equal, close) == ("False", "True")


@pytest.mark.parametrize("name, dim", [("columns", 0), ("rows", 1)])
def test_centered_tables_are_those_of_torch(name, dim):
    x = torch.tensor([[1.0, 2.0, 6.0], [4.0, 4.0, 7.0], [1.0, 3.0, 5.0]], dtype=torch.float64)
    centered = x - x.mean(dim=dim, keepdim=True)
    assert solved("start/center")[name] == pytest.approx(centered.numpy())
    assert torch.allclose(centered.mean(dim=dim), torch.zeros(centered.shape[1 - dim], dtype=torch.float64))


def test_mistakes_are_counted_alike_in_a_loop_and_in_a_line():
    z, y = ["0.4", "-0.1", "0", "0.9", "-0.3"], [1, 1, 0, 0, 0]
    mistakes = sum((F(a) > 0) != bool(b) for a, b in zip(z, y))
    given = [float(a) for a in z], y
    assert started("start/count_mistakes")["mistakes"](*given) == mistakes == 2
    assert solved("start/count_mistakes")["mistakes"](*map(np.array, given)) == mistakes


def test_the_history_is_lost_and_kept_as_the_answer_says():
    lost, kept = (program("start/lost_history")["history"] for program in (started, solved))
    assert [list(w) for w in lost] == [[2, 1.5]] * 3
    assert [list(w) for w in kept] == [[0.5, 0], [0.5, 1], [2, 1.5]]


def test_where_computes_both_branches():
    assert output("both_branches") == ["computed: z", "computed: 0.1 z", "[-0.2  3. ]"]


def test_scalar_code_refuses_an_array():
    lines = output("scalar_code")
    assert lines[0] == "exp: TypeError" and "step: ValueError" in lines
    exponentials = torch.exp(torch.tensor([-1.0, 0.0, 2.0], dtype=torch.float64))
    printed = [float(number) for number in lines[-1].split("]")[0].strip("[").split()]
    assert printed == [round(number, 3) for number in exponentials.tolist()]
