"""The numbers of the page on gradients through many layers, against PyTorch, SciPy and closed forms."""

import re
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
import torch
from scipy.integrate import simpson
from scipy.stats import norm
from support import book

from nnref import MLP, moons

CALLED = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}
GAINS = [0.5, 1, 2, 4]


def run(name):
    return book().runs[f"backprop/{name}"]


def weights_and_gradients(net, hidden, x, y):
    """The weights of an MLP with one sigmoid output as tensors, with the gradient of the cross-entropy by PyTorch."""
    W = [torch.tensor(w, requires_grad=True) for w in net.weights]
    b = [torch.tensor(bias, requires_grad=True) for bias in net.biases]
    a = torch.tensor(x)
    for k, (w, bias) in enumerate(zip(W, b)):
        z = a @ w + bias
        a = CALLED[hidden](z) if k < len(W) - 1 else z
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y, dtype=torch.float64))
    loss.backward()
    return loss.item(), [w.grad for w in W]


def test_the_products_are_those_of_fractions():
    known = run("slopes_multiply").values
    assert known["tenths"] == pytest.approx(float(F(1, 1000)))
    assert known["most"] == pytest.approx([float(F(1, 4) ** k) for k in (1, 3, 10)])


def test_the_product_of_slopes_is_the_derivative_of_mpmath():
    def chain(a):
        for _ in range(10):
            a = 1 / (1 + mpmath.exp(1 - 2 * a))
        return a

    assert run("slopes_multiply").values["product"] == pytest.approx(float(mpmath.diff(chain, mpmath.mpf("0.3"))), rel=1e-9)
    printed = re.search(r"product ([\d.]+), measured ([\d.]+)", run("slopes_multiply").output)
    assert printed[1] == printed[2]


def test_autograd_finds_the_same_lengths_in_the_random_networks():
    known, rng = run("norms_by_layer").values, np.random.default_rng(0)
    draws = torch.tensor(rng.normal(size=(30, 10, 50, 50)))
    x, top = (torch.tensor(rows) for rows in rng.normal(size=(2, 10, 4, 50)))
    for k, (name, gain) in enumerate((name, gain) for name in CALLED for gain in GAINS):
        if gain not in (1, 4):
            continue
        a, z = x, []
        for W in draws * (gain / 50) ** 0.5:
            z.append((a @ W).requires_grad_() if not z else a @ W)
            z[-1].retain_grad()
            a = CALLED[name](z[-1])
        (a * top).sum().backward()
        first, last = ((z[at].grad ** 2).sum(dim=2).mean().sqrt().item() for at in (0, -1))
        assert known["ratios"][k] == pytest.approx(first / last, rel=1e-6), (name, gain)


def test_the_lines_are_the_theory_integrated_by_simpson_and_the_points_lie_near_them():
    u = np.linspace(-12, 12, 1201)

    def expected(of):
        return simpson(of(u) * norm.pdf(u), x=u)

    slopes = {"tanh": lambda z: 1 / np.cosh(z) ** 2, "sigmoid": lambda z: 1 / (4 * np.cosh(z / 2) ** 2)}
    bends = {"tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}
    known = run("norms_by_layer").values
    for row, name in enumerate(("sigmoid", "tanh")):
        for column, gain in enumerate(GAINS):
            q, squares = gain, []
            for _ in range(30):
                width = np.sqrt(q)
                squares.append(expected(lambda u: slopes[name](width * u) ** 2))
                q = gain * expected(lambda u: bends[name](width * u) ** 2)
            predicted = np.sqrt(gain**29 * np.prod(squares) / squares[-1])
            assert known["ratios"][4 * row + column] == pytest.approx(predicted, rel=0.35), (name, gain)
    for column, gain in enumerate(GAINS):
        assert known["ratios"][8 + column] == pytest.approx((gain / 2) ** 14.5, rel=0.35)
    assert known["theory"] == pytest.approx([np.sqrt(25 * 2.0 ** (29 - k)) for k in range(30)])


def test_what_a_layer_keeps_is_what_the_variances_say():
    known = run("kept_per_layer").values["kept"]
    closed = [(1, F(200, 400)), (F(400 * 2, 600), F(200 * 2, 600)), (1, F(200, 400))]
    for measured, theory in zip(known, closed, strict=True):
        assert measured == pytest.approx([float(part) for part in theory], rel=0.05)


def test_the_ratios_of_deep_networks_are_those_of_pytorch():
    x, y = moons(60, rng=0)
    for (hidden, init), ratio in zip([("sigmoid", "glorot"), ("tanh", "glorot"), ("relu", "he")], run("deep_training").values["ratios"]):
        _, slopes = weights_and_gradients(MLP([2, *[10] * 8, 1], hidden, init=init, rng=1), hidden, x, y[:, None])
        assert ratio == pytest.approx((slopes[0].norm() / slopes[-1].norm()).item(), rel=1e-6)


def test_only_the_sigmoid_network_ends_where_guessing_is():
    stuck, *learned = run("deep_training").values["losses"]
    assert stuck == pytest.approx(np.log(2), abs=1e-3) and max(learned) < 0.25


def test_what_has_vanished_is_that_of_pytorch_and_half_is_right():
    x, y = moons(60, rng=0)
    loss, slopes = weights_and_gradients(MLP([2, *[10] * 8, 1], "sigmoid", rng=1), "sigmoid", x, y[:, None])
    known = run("not_finished").values
    assert [known["loss"], known["first"]] == pytest.approx([loss, slopes[0].norm().item()], rel=1e-6)
    assert known["right"] == 0.5


def test_relu_networks_scale_as_their_weights_do():
    half, he, double = run("relu_scale").values["lengths"]
    assert half < 1e-4 < 1 < he < 1e4 < 1e12 < double


def test_the_numbers_of_the_exercise():
    known = run("exercises/products").values
    assert known["product"] == pytest.approx(float(F(1, 5) ** 5)) and known["variance"] == float(F(2, 200))
    assert F(1, 4) ** known["layers"] < F(1, 10**6) < F(1, 4) ** (known["layers"] - 1)
