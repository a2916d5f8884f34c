"""The numbers of the page on computational graphs, against PyTorch, mpmath, and counting by hand."""

import ast
import re

import mpmath
import numpy as np
import pytest
import torch
from support import book

from nnref import Value
from nnref.site import moving
from nnref.site.graph import parents


def values(name):
    return book().runs[f"backprop/{name}"].values


def output(name):
    return book().runs[f"backprop/{name}"].output


def leaf(number):
    return torch.tensor(float(number), dtype=torch.float64, requires_grad=True)


def test_the_tape_has_the_slopes_and_gradients_of_pytorch():
    v, u = leaf(-3), leaf(2)
    p, q = v * u, u**2
    f = p + q
    printed = [list(map(float, re.findall(r"-?\d+\.\d", line))) for line in output("graph_tape").splitlines()]
    made = [(p, [v, u]), (q, [u]), (f, [p, q])]
    assert printed[0:6:2] == [[value.item()] for value, _ in made]
    assert printed[1:6:2] == [[torch.autograd.grad(value, one, retain_graph=True)[0].item() for one in of] for value, of in made]
    f.backward()
    assert printed[6] == [v.grad.item(), u.grad.item()]


def test_the_two_paths_add_up_to_the_derivative_and_either_alone_is_wrong():
    known = values("graph_paths")
    right = float(mpmath.diff(lambda u: -3 * u + u**2, 2))
    assert known["through_p"] + known["through_q"] == known["both"] == pytest.approx(right)
    assert known["measured"] == pytest.approx(right, abs=1e-9)
    assert (known["through_p"], known["through_q"]) == (-3, 4) and known["through_p"] < 0 < right


def test_arrows_are_added_by_a_layer_and_paths_multiplied():
    known = values("graph_counts")
    assert known["layers"] == list(range(1, 8))
    for depth, arrows, paths in zip(known["layers"], known["arrows"], known["paths"], strict=True):
        # A neuron with m inputs: m products and m sums (the first with 0) of two numbers each, and a tanh.
        neurons = 3 * (4 * 1 + 1) + (depth - 1) * 3 * (4 * 3 + 1)
        assert arrows == neurons + 2 * 3  # and the sum of the last three
        matrix = np.linalg.matrix_power(np.ones((3, 3), dtype=int), depth - 1)
        assert paths == int(matrix.sum())
    assert known["far"] == 3**20
    assert known["worst"] < 1e-12 and "gradient: True" in output("graph_counts")


def test_a_sweep_forward_counts_as_many_products_as_one_backward_and_each_weight_needs_one():
    table = values("graph_reverse")["table"]
    for d, (weights, backward, forward) in zip((1, 2, 4, 8), table, strict=True):
        assert weights == d * d + d
        # d neurons of d products and d sums, a tanh each; then d products and d sums; two arrows each, one for tanh
        assert backward == d * (2 * d + 2 * d + 1) + 4 * d
        assert forward == weights * backward
    assert values("graph_reverse")["worst"] < 1e-12


def test_the_sweeps_of_the_program_give_the_slopes_of_pytorch():
    rng = np.random.default_rng(0)
    x, w, v = (float(rng.normal()) for _ in range(3))
    weights = [leaf(w), leaf(v)]
    (torch.tanh(x * weights[0]) * weights[1]).backward()
    ours = [Value(w), Value(v)]
    ((ours[0] * x).tanh() * ours[1]).backward()
    assert [one.grad for one in ours] == pytest.approx([one.grad.item() for one in weights], rel=1e-14)


def test_only_added_gradients_in_the_right_order_are_the_derivative():
    known = values("graph_order")
    u = leaf(2)
    p = -3 * u
    (p + p**2).backward()
    assert known["right"] == u.grad.item() == pytest.approx(known["measured"], abs=1e-6)
    p = -6  # by hand: what is left of 1 + 2 p, times -3
    assert known["overwritten"] == 2 * p * -3 and known["too_early"] == 1 * -3


def test_a_neuron_with_three_inputs_is_seven_given_numbers_and_seven_operations():
    known = values("graph_neuron_parts")
    assert known["given_count"] == 3 + 3 + 1 and known["made_count"] == 3 + 3 + 1
    assert output("graph_neuron_parts").splitlines()[-1].split() == ["*"] * 3 + ["+"] * 3 + ["tanh"]


def test_the_tape_is_exact_and_the_quotient_is_off_by_a_multiple_of_h():
    def function(u):
        return u * mpmath.tanh(u)

    known = values("graph_exact")
    with mpmath.workdps(30):
        right, errors = mpmath.diff(function, 1), []
        for h in (mpmath.mpf(10) ** -k for k in (1, 3, 5)):
            errors.append(float(abs((function(1 + h) - function(1)) / h - right)))
    assert known["exact"] == pytest.approx(float(right), rel=1e-15)
    assert known["tape_error"] < 1e-15
    assert known["errors"] == pytest.approx(errors, rel=1e-3)
    tape = Value(1.0)
    (tape * tape.tanh()).backward()
    assert tape.grad == pytest.approx(float(right), rel=1e-15)


def test_the_exercises_have_the_gradients_of_pytorch():
    known, u, v = values("exercises/graph_by_hand"), leaf(3), leaf(-1)
    s = u + v
    s.retain_grad()
    (s * u).backward()
    assert known["grads"] == [one.grad.item() for one in (s, u, v)]
    assert known["arrows"] == 4
    u, v = leaf(3), leaf(2)
    (u * v - u * 2).backward()
    assert f"gradient of u: {u.grad.item()}" == output("exercises/cancelled").strip()


def test_the_rows_of_the_moving_figure_are_the_graphs_of_pytorch():
    rows = values("moving/graph")["graphs"]
    v, u = leaf(-3), leaf(2)
    x, w, b, y = leaf(2), leaf(-0.4), leaf(0.3), leaf(1)
    w1, x2, w2 = leaf(0.8), leaf(2), leaf(-0.3)
    loss = 0.5 * (torch.tanh(x * w + b) - y) ** 2
    outputs = [v * u + u**2, loss, torch.tanh(w1 * x2) + torch.tanh(x2 * w2)]
    for graph, result, given in zip(rows, outputs, ([v, u], [x, w, b, y], [w1, x2, w2]), strict=True):
        result.backward()
        assert [row[3] for row in graph[: len(given)]] == pytest.approx([one.grad.item() for one in given], rel=1e-12)
        assert graph[-1][2] == pytest.approx(result.item(), rel=1e-12)
        for k, row in enumerate(graph):  # what leaves a value adds up to its gradient
            back = [graph[child][3] * slope for child, other in enumerate(graph) for parent, slope in parents(other) if parent == k]
            assert row[3] == pytest.approx(sum(back) if back else 1, rel=1e-12)


def test_each_row_of_the_moving_figure_has_a_name_and_numbers_name_themselves():
    rows = values("moving/graph")["graphs"]
    for language in ("ko", "en"):
        names = [each.split() for each in moving.known()["graph"][language]["said"]["names"].split(" | ")]
        assert [len(each) for each in names] == [len(graph) for graph in rows]
        for graph, each in zip(rows, names):
            assert len(set(each)) == len(each)
            assert [float(name) for name in each if name.isdigit()] == [row[2] for row, name in zip(graph, each) if name.isdigit()]
    source = (book().snippets["backprop/moving/graph"]).source
    given = [[one.arg for one in node.args.args] for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    letters = [[name.translate(str.maketrans("₁₂", "12")) for name in each] for each in names]
    assert [each[: len(some)] for each, some in zip(letters, given)] == given
