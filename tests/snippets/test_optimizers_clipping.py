"""The numbers of the page on clipping, against PyTorch's clipping, gradients and Adam, and exact fractions."""

from fractions import Fraction
from math import atan, degrees

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, moons


def values(name):
    return book().runs[f"optimizers/{name}"].values


def cliff(theta):
    a = torch.tensor(0.5, dtype=torch.float64)
    for _ in range(20):
        a = torch.sigmoid(theta[0] * a + theta[1])
    return (a - 0.7) ** 2


@pytest.mark.parametrize("c", [np.inf, 0.2])
def test_the_descents_at_the_cliff_are_those_of_pytorch(c):
    theta = torch.tensor([6.0, -2.4], dtype=torch.float64, requires_grad=True)
    opt, steps = torch.optim.SGD([theta], lr=1.0), []
    for _ in range(40):
        opt.zero_grad()
        cliff(theta).backward()
        torch.nn.utils.clip_grad_norm_([theta], c)
        before = theta.detach().clone()
        opt.step()
        steps.append(float((theta.detach() - before).norm()))
    known, place = values("clipping_cliff"), int(c == 0.2)
    assert known["lengths"][place] == pytest.approx(max(steps), rel=1e-3)
    assert known["ends"][place] == pytest.approx(float(cliff(theta.detach())), abs=1e-3)
    if c == np.inf:  # thrown out, and then it does not move
        assert np.argmax(steps) == 25 and max(steps[26:]) < 1e-3


def test_on_the_line_twenty_layers_multiply_a_deviation_by_a_power():
    a, w = torch.tensor(0.5, dtype=torch.float64, requires_grad=True), 5.5
    b = a
    for _ in range(20):
        b = torch.sigmoid(w * b - w / 2)
    b.backward()
    assert float(b.detach()) == pytest.approx(0.5) and values("clipping_cliff")["edge"] == pytest.approx(float(a.grad))


def test_both_ways_are_those_of_pytorch_and_turn_by_the_closed_form():
    known, clipped = values("clipping_two_ways"), []
    for clip in (torch.nn.utils.clip_grad_norm_, torch.nn.utils.clip_grad_value_):
        weight = torch.zeros(2, dtype=torch.float64)
        weight.grad = torch.tensor([4.0, 1.0], dtype=torch.float64)
        clip([weight], 1.5)
        clipped.append(weight.grad.numpy())
    assert known["by_norm"] == pytest.approx(clipped[0], abs=1e-5)
    assert known["by_value"] == pytest.approx(clipped[1])
    assert known["turns"] == pytest.approx([0, degrees(atan(1 / 1.5) - atan(1 / 4))], abs=1e-4)


@pytest.mark.parametrize("place", [1, 3])
def test_clipped_runs_end_where_they_do_in_pytorch(place):
    x, y = moons(100, noise=0.2, rng=0)
    x, y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)
    theta = torch.tensor(MLP([2, 8, 1], rng=1, replicas=56).theta[:14])
    start, c, lengths, rng = theta.clone(), [np.inf, 0.5, 0.2, 0.03][place], [], np.random.default_rng(0)

    def loss(theta, x, y):
        W, b, u = theta[:, :16].reshape(-1, 2, 8), theta[:, 16:24], theta[:, 24:32]
        z = (torch.tanh(x @ W + b[:, None]) @ u[..., None])[..., 0] + theta[:, 32:]
        return (torch.nn.functional.softplus(z) - y * z).mean(1)

    for _ in range(300):
        rows = rng.integers(100, size=4)
        theta.requires_grad_()
        (g,) = torch.autograd.grad(loss(theta, x[rows], y[rows]).sum(), theta)
        norm = g.norm(dim=1, keepdim=True)
        lengths.append(norm.numpy())
        theta = (theta - 4 * g * (c / norm).clamp(max=1)).detach()
    known, ends = values("clipping_threshold"), loss(theta, x, y).numpy()
    assert known["moved"][place] == pytest.approx(np.median((theta - start).norm(dim=1).numpy()), rel=1e-3)
    assert known["median"][place] == pytest.approx(np.median(ends), abs=1e-3)
    assert known["high"][place] == pytest.approx(np.quantile(ends, 0.75), abs=1e-3)
    assert known["clipped"][place] == pytest.approx((np.array(lengths) > c).mean(), abs=1e-3)
    if place == 1:
        assert known["average"] == pytest.approx(np.mean(lengths), abs=1e-3)


def test_without_clipping_three_quarters_end_above_three_quarters_of_the_best():
    known = values("clipping_threshold")
    assert known["low"][0] > known["high"][1]
    assert np.argmin(known["median"]) == 1 and known["median"][3] > known["median"][2]


def test_the_votes_cancel_where_exact_fractions_say():
    y, known = [Fraction(n) for n in (0, 1, 2, 3, 14)], values("clipping_votes")

    def pull(w, c):
        return sum(max(-c, min(c, w - target)) for target in y)

    assert pull(Fraction(4), 100) == pull(Fraction(11, 4), 5) == 0
    assert pull(Fraction(2), 1) == pull(Fraction(2), Fraction(1, 10)) == 0
    assert known["ends"] == pytest.approx([4, 2.75, 2, 2], abs=1e-3)
    assert (known["mean"], known["middle"]) == (4, 2)


def test_adam_forgets_a_clipped_gradient_and_not_a_large_one():
    known = values("clipping_adam")
    g = np.ones(400)
    g[100] = 100
    for share, gradients in zip(known["shares"], (g, g.clip(-1, 1)), strict=True):
        theta = torch.zeros(1, dtype=torch.float64)
        opt, places = torch.optim.Adam([theta], lr=0.01), [0.0]
        for value in gradients:
            theta.grad = torch.full((1,), float(value), dtype=torch.float64)
            opt.step()
            places.append(float(theta))
        steps = np.abs(np.diff(places))
        assert share == pytest.approx(steps[200] / steps[99], abs=1e-4)
    assert known["scaled"] < 1e-3


def test_clipping_leaves_the_ratio_between_layers():
    known = values("clipping_cause")
    before, after = np.array(known["norms"])
    assert after / before == pytest.approx(np.full(3, after[0] / before[0]))
    rng = np.random.default_rng(0)
    x, y = torch.tensor(rng.normal(size=(20, 30))), torch.tensor(rng.integers(3, size=20))
    net = MLP([30] * 20 + [3], rng=0)
    weights = [torch.tensor(4 * W, requires_grad=True) for W in net.weights]
    a = x
    for W in weights[:-1]:
        a = torch.tanh(a @ W)
    torch.nn.functional.cross_entropy(a @ weights[-1], y).backward()
    assert before == pytest.approx([float(weights[k].grad.norm()) for k in (0, 9, 19)], rel=1e-4)
    assert known["ratio"] == pytest.approx(float(weights[0].grad.norm() / weights[19].grad.norm()), rel=1e-4)
