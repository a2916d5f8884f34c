"""The numbers of the page on Maxout, against PyTorch, SciPy, fractions and closed forms."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy import optimize
from support import book, solved, started
from torch.nn import functional

import nnref


def values(name):
    return book().runs[f"activations/{name}"].values


def tensor(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def test_leaky_relu_with_alpha_above_1_is_no_maximum_of_lines():
    x = np.array([-1.0, 0, 1])
    for alpha, convex in ((0.1, True), (1.0, True), (2.0, False)):
        left, middle, right = functional.leaky_relu(tensor(x), alpha).tolist()
        assert (middle <= (left + right) / 2) is convex


def test_a_maximum_of_tangents_is_off_by_what_fractions_say():
    for pieces, error in zip((2, 4, 8), values("maxout_fits")["errors"], strict=True):
        centers = [Fraction(2 * k + 1, pieces) - 1 for k in range(pieces)]
        raised = Fraction(1, 2 * pieces**2)
        worst = max(abs(max(2 * c * x - c * c + raised for c in centers) - x * x) for x in (Fraction(k, 200) - 1 for k in range(401)))
        assert worst == raised and error == pytest.approx(float(worst), abs=1e-12)


def test_no_two_lines_do_better_than_the_tangents():
    x = np.linspace(-1, 1, 201)
    worst = lambda p: np.abs(np.maximum(p[0] * x + p[1], p[2] * x + p[3]) - x**2).max()
    found = min(optimize.minimize(worst, start, method="Nelder-Mead", options={"maxiter": 400}).fun for start in ([-1, 0, 1, 0], [-0.8, -0.2, 1.2, 0.1]))
    assert values("maxout_fits")["errors"][0] <= found + 1e-6


def test_pytorch_learns_the_same_shapes_from_the_same_lines():
    known, rng = values("maxout_learned"), np.random.default_rng(0)
    x = tensor(np.linspace(-1, 1, 40))[:, None]
    y = torch.stack([x**2, x.abs(), torch.relu(x)])  # the three at once
    W = tensor([rng.normal(size=(1, 4))] * 3).requires_grad_()
    b = torch.zeros(3, 1, 4, dtype=torch.float64, requires_grad=True)
    found = []
    for _ in range(known["steps"] + 1):
        off = (x @ W + b).max(dim=2, keepdim=True).values - y
        found.append(off.detach())
        for part, slope in zip((W, b), torch.autograd.grad((off**2).mean(dim=(1, 2)).sum() / 2, (W, b)), strict=True):
            part.data -= slope
    for k, row in enumerate(known["errors"]):
        assert row == pytest.approx([found[t][k].abs().max().item() for t in (0, -1)], abs=1e-6)
        assert known["squares"][k] == pytest.approx((found[-1][k] ** 2).mean().item(), rel=1e-3, abs=1e-12)
    assert known["moved"] == (W.detach()[:, 0] != tensor(known["first"])).sum(dim=1).tolist()
    (_, parabola), (_, absolute), (_, relu) = known["errors"]
    assert absolute < 0.005 and relu < 0.005 and parabola > values("maxout_fits")["errors"][1]


def test_the_learned_unit_is_better_in_the_mean_square_and_worse_in_the_largest_error_than_the_tangents():
    known, places = values("maxout_learned"), [Fraction(2 * k, 39) - 1 for k in range(40)]
    centers = [Fraction(2 * k + 1, 4) - 1 for k in range(4)]
    off = [max(2 * c * x - c * c + Fraction(1, 32) for c in centers) - x * x for x in places]
    assert known["drawn_square"] == pytest.approx(float(sum(e * e for e in off) / 40), rel=1e-9)
    assert known["squares"][0] < 0.9 * known["drawn_square"] and known["errors"][0][1] > 1.2 * float(max(map(abs, off)))


def test_the_special_cases_and_the_number_of_parameters():
    known = values("maxout_special")
    assert known["same"] == [1, 1, 1] or known["same"] == [True] * 3
    assert known["counts"] == [(3 + 1) * 4, (3 + 1) * 4 * 2]


def test_one_maxout_unit_is_xor_and_no_linear_function_is():
    known = values("maxout_xor")
    assert known["a"] == [int(a) ^ int(b) for a, b in known["x"]] and known["right"] == 4
    assert known["fitted"] == pytest.approx([0.5] * 4)


def test_sums_in_the_wrong_order_give_the_maximum_over_two_units():
    known = values("maxout_order")
    assert known["side_by_side"] == [[abs(u) for u in row] for row in known["x"]]
    assert known["mixed_up"] == [[max(row), max(-u for u in row)] for row in known["x"]]
    assert [a == b for a, b in zip(known["side_by_side"], known["mixed_up"], strict=True)] == [False, True]


def test_the_completed_layer_gives_the_outputs_and_the_gradient_of_pytorch():
    layer, rng = solved("activations/maxout_both_ways")["maxout_layer"], np.random.default_rng(4)
    x, W, b = rng.normal(size=(7, 3)), rng.normal(size=(3, 10)), rng.normal(size=10)
    a, winner = layer(x, W, b, 5)
    z = (tensor(x) @ tensor(W) + tensor(b)).reshape(7, 2, 5).requires_grad_()
    z.max(dim=2).values.sum().backward()
    assert a == pytest.approx(nnref.maxout(x @ W + b, 5))
    assert (np.eye(5)[winner] == z.grad.numpy()).all()
    assert abs(started("activations/maxout_both_ways")["maxout_layer"](x, W, b, 5)[0] - a).max() > 0.1
