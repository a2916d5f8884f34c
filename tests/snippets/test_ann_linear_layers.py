"""The numbers of the page on linear layers, against PyTorch, SciPy, fractions and closed forms."""

import math
from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from support import book, solved, started

from nnref import MLP, gate, moons


def values(name):
    return book().runs[f"ann/{name}"].values


def test_the_slopes_of_the_first_figure_are_those_of_fractions():
    w1, w2 = [Fraction(1)] * 3, [Fraction(1), Fraction(-2), Fraction(3, 2)]
    knots = [Fraction(-1), Fraction(0), Fraction(1)]
    without, with_relu = values("linear_bend")["slopes"]
    assert without == [float(sum(u * v for u, v in zip(w1, w2, strict=True)))]
    slopes = [Fraction(0)]
    for place, _ in enumerate(knots):
        slopes.append(slopes[-1] + w1[place] * w2[place])
    assert with_relu == sorted(map(float, slopes))


def test_pytorch_computes_the_same_through_two_layers_and_through_the_product():
    known = values("linear_collapse")
    first, second = (torch.nn.Linear(d, k, dtype=torch.float64) for d, k in ((3, 4), (4, 2)))
    with torch.no_grad():
        for layer, W, b in ((first, "W1", "b1"), (second, "W2", "b2")):
            layer.weight.copy_(torch.tensor(np.array(known[W])).T)
            layer.bias.copy_(torch.tensor(np.array(known[b])))
        outputs = second(first(torch.tensor(np.array(known["x"])))).numpy()
    assert np.array(known["two_layers"]) == pytest.approx(outputs)
    assert np.array(known["x"]) @ np.array(known["W"]) + np.array(known["b"]) == pytest.approx(outputs)
    assert known["numbers"] == [sum(p.numel() for layer in (first, second) for p in layer.parameters()), 3 * 2 + 2]


def test_five_layers_have_the_derivatives_and_the_value_at_zero_of_the_one_they_became():
    known = values("linear_many")
    net = MLP(known["sizes"], hidden="identity", rng=0)
    net.theta = np.random.default_rng(1).normal(size=net.theta.size)
    layers = [(torch.tensor(W.copy()), torch.tensor(b.copy())) for W, b in zip(net.weights, net.biases, strict=True)]

    def through(x):
        for W, b in layers:
            x = x @ W + b
        return x

    at = torch.tensor([0.3, -2.0, 5.0], dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian(through, at)
    assert np.array(known["W"]) == pytest.approx(jacobian.T.numpy(), rel=1e-9, abs=1e-9)
    assert np.array(known["b"]) == pytest.approx(through(torch.zeros(3, dtype=torch.float64)).numpy())
    assert known["numbers"] == [sum((d + 1) * k for d, k in zip(known["sizes"], known["sizes"][1:])), 4 * 2]


def test_the_squeezed_samples_lie_on_one_line_and_the_marked_ones_at_one_point():
    known = values("linear_squeeze")
    outputs = np.array(known["outputs"])
    assert outputs[:, 0] * -0.9 == pytest.approx(outputs[:, 1] * 0.7)
    pairs = [(Fraction("-0.2"), Fraction("0.9")), (Fraction("0.4"), Fraction("0.1"))]
    seen = [Fraction("0.8") * first + Fraction("0.6") * second for first, second in pairs]
    assert seen[0] == seen[1] and known["rank"] == 1
    assert np.ptp(np.array(known["x"]) @ [0.6, -0.8]) > 1  # before, they are spread in the lost direction


def test_the_ranks_are_the_numbers_of_singular_values_that_pytorch_sees():
    ranks = values("linear_ranks")["ranks"]
    rng = np.random.default_rng(0)
    for m, rank in zip((8, 5, 4, 3, 2, 1), ranks, strict=True):
        product = torch.tensor(rng.normal(size=(5, m)) @ rng.normal(size=(m, 4)))
        assert int(torch.linalg.matrix_rank(product)) == rank == min(5, m, 4)


def lowest_of_one_layer(x, y):
    """The smallest cross-entropy of a neuron, a convex loss, found by SciPy."""
    sign = 2 * y - 1
    loss = lambda v: np.logaddexp(0, -sign * (x @ v[:2] + v[2])).mean()
    return minimize(loss, np.zeros(3), tol=1e-12).fun


def test_one_and_three_linear_layers_stop_at_the_lowest_loss_of_one_and_tanh_goes_below():
    known = values("linear_trained")
    for task, (x, y) in enumerate((moons(100), gate("XOR"))):
        lowest = lowest_of_one_layer(x, y)
        one, three, tanh = range(3 * task, 3 * task + 3)
        for kind in (one, three):
            assert lowest - 1e-9 <= known["lowest"][kind] <= known["highest"][kind] <= lowest + 0.002
        assert known["highest"][tanh] < lowest / 20
    assert lowest == pytest.approx(math.log(2))


def test_the_midpoints_show_whether_all_activation_functions_are_forgotten_not_whether_one_is():
    forgotten, only_first, right = values("linear_forgotten")["gaps"]
    assert forgotten < 1e-12
    net, rng = MLP([2, 16, 16, 1], rng=0), np.random.default_rng(1)
    p, q = (torch.tensor(half) for half in rng.normal(size=(2, 100, 2)))
    layers = [torch.nn.Linear(d, k, dtype=torch.float64) for d, k in ((2, 16), (16, 16), (16, 1))]
    with torch.no_grad():
        for layer, W, b in zip(layers, net.weights, net.biases, strict=True):
            layer.weight.copy_(torch.tensor(W.T.copy()))
            layer.bias.copy_(torch.tensor(b.copy()))
        bend = torch.nn.ReLU()
        for gap, parts in ((only_first, (layers[0], bend, *layers[1:])), (right, (layers[0], bend, layers[1], bend, layers[2]))):
            f = torch.nn.Sequential(*parts)
            assert gap == pytest.approx((f((p + q) / 2) - (f(p) + f(q)) / 2).abs().max().item(), rel=1e-9) and gap > 0.1


def test_the_deep_network_does_not_feel_the_direction_that_the_single_layer_feels():
    known = values("linear_blind")
    assert known["changes"][0] == 0 < known["changes"][1]
    assert known["sizes"] == [sum((d + 1) * k for d, k in ((2, 8), (8, 1), (1, 8), (8, 2))), 6]
    u = np.array(known["u"])
    layers = [torch.tensor(W.copy()) for W in MLP([2, 8, 1, 8, 2], hidden="identity", rng=0).weights]
    assert u @ u == pytest.approx(1)
    assert (torch.tensor(u) @ layers[0] @ layers[1]).abs().item() < 1e-12  # lost at the single unit


def test_no_draw_of_one_layer_or_of_two_linear_layers_can_be_xor_and_some_with_a_bend_are():
    known = values("linear_xor")
    assert known["one"] == [0] * 4 and known["two"][0] == 0 < min(known["two"][1:])
    assert known["draws"] == 20000
    rng = np.random.default_rng(5)  # PyTorch's networks of the same kind, other draws: about as often
    W1, b1, W2 = (torch.tensor(rng.normal(size=(20000, *shape))) for shape in ((2, 2), (1, 2), (2, 1)))
    a = (torch.relu(torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64) @ W1 + b1) @ W2)[:, :, 0]
    count = int((a[:, 1:3].amin(dim=1) > a[:, [0, 3]].amax(dim=1) + 1e-9).sum())
    assert abs(count - known["two"][4]) < 5 * math.sqrt(2 * count)


def test_the_completed_program_collapses_its_layers_and_the_starter_keeps_the_first():
    right, wrong = solved("ann/linear_collapse_all"), started("ann/linear_collapse_all")
    x = torch.tensor(np.random.default_rng(7).normal(size=(3, 4)))
    a = x
    for W, b in zip(right["weights"], right["biases"], strict=True):
        a = torch.nn.functional.linear(a, torch.tensor(W).T, torch.tensor(b))
    assert x.numpy() @ right["W"] + right["b"] == pytest.approx(a.numpy())
    assert wrong["W"].shape != right["W"].shape


def test_the_weights_found_by_hand_are_those_of_whole_numbers():
    known = book().runs["ann/exercises/linear_by_hand"].values
    out = lambda x1, x2: 2 * (x1 + 1) - (2 * x1 + x2) + 1
    assert known["b"] == [out(0, 0)] and known["W"] == [[out(1, 0) - out(0, 0)], [out(0, 1) - out(0, 0)]]
