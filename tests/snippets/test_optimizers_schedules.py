"""The numbers of the page on schedules, against PyTorch's schedulers and gradients, SciPy and exact fractions."""

from fractions import Fraction
from math import cos, pi

import mpmath
import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from support import book
from torch_peer import scheduled_rates

from nnref import MLP, moons


def values(name):
    return book().runs[f"optimizers/{name}"].values


def squares(rates, V=25.0):
    """The mean squared distances with the curvature 1 and noise of size 1."""
    for eta in rates:
        V = (1 - eta) ** 2 * V + eta**2
    return V


def test_ends_are_those_of_the_recursion():
    t = np.arange(200)
    cosine = 0.25 * (1 + np.cos(np.pi * t / 200))
    expected = [1 / 3, 0.05 / 1.95, squares(cosine), 1 / (1 / 25 + 200)]
    assert values("schedules_floor")["ends"] == pytest.approx(expected, abs=1e-6)


def test_no_sequence_of_rates_that_scipy_finds_ends_below_one_over_t():
    found = minimize(squares, np.full(6, 0.3), method="BFGS", tol=1e-12)
    assert found.fun == pytest.approx(1 / (1 / 25 + 6), rel=1e-6)
    assert found.x == pytest.approx([1 / (t + 1 + 1 / 25) for t in range(6)], abs=1e-3)


def test_the_best_rates_make_the_reciprocal_grow_evenly_in_exact_fractions():
    curvature, s, V = Fraction(3), Fraction(2), Fraction(7)
    c = s**2 / (curvature**2 * V)
    for t in range(5):
        eta = 1 / (curvature * (t + 1 + c))
        new = (1 - eta * curvature) ** 2 * V + eta**2 * s**2
        assert 1 / new == 1 / V + curvature**2 / s**2
        V = new


def test_the_rates_are_those_of_the_schedulers_of_pytorch():
    lr = torch.optim.lr_scheduler
    makers = [
        lambda opt: lr.ConstantLR(opt, factor=1),
        lambda opt: lr.StepLR(opt, step_size=30, gamma=0.3),
        lambda opt: lr.ExponentialLR(opt, gamma=0.965),
        lambda opt: lr.CosineAnnealingLR(opt, T_max=90),
    ]
    output = book().runs["optimizers/schedules_rates"].output.splitlines()
    for line, make in zip(output, makers, strict=True):
        rates = scheduled_rates(make, 91, 1.0)
        expected = [rates[t] for t in (0, 30, 60, 90)]
        assert [float(word) for word in line.split()[-4:]] == pytest.approx(expected, abs=0.006)


def descend(theta, sizes, x, y, rates, rows, activation):
    """The losses of many networks side by side, (steps + 1, K), with gradients of PyTorch."""
    theta = torch.tensor(theta)
    x, y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)

    def loss(theta, x, y):
        a, at = x, 0
        for layer, (d, k) in enumerate(zip(sizes, sizes[1:], strict=False)):
            W = theta[:, at : at + d * k].reshape(-1, d, k)
            b = theta[:, at + d * k : at + d * k + k]
            a = a @ W + b[:, None]
            a = activation(a) if layer < len(sizes) - 2 else a
            at += d * k + k
        z = a[..., 0]
        return (torch.nn.functional.softplus(z) - y * z).mean(1)

    losses = []
    for eta, row in zip(rates, rows, strict=True):
        theta.requires_grad_()
        here = loss(theta, x[row], y[row])
        (g,) = torch.autograd.grad(here.sum(), theta)
        losses.append(here.detach().numpy())
        theta = (theta - torch.tensor(eta) * g).detach()
    return np.array([*losses, loss(theta, x, y).numpy()])


def test_the_cosine_at_its_best_rate_ends_where_pytorch_does():
    x, y = moons(100, noise=0.2, rng=0)
    start = MLP([2, 8, 1], rng=1, replicas=128).theta[:8]
    rng = np.random.default_rng(0)
    rows = [rng.integers(100, size=4) for _ in range(300)]
    rates = [1.5 * (1 + cos(pi * t / 300)) for t in range(300)]
    ends = descend(start, [2, 8, 1], x, y, rates, rows, torch.tanh)[-1]
    known = values("schedules_compared")
    assert known["median"][3][2] == pytest.approx(np.median(ends), abs=1e-3) == known["best"][3]
    assert known["low"][3][2] == pytest.approx(np.quantile(ends, 0.25), abs=1e-3)


def test_every_falling_schedule_ends_below_the_best_constant_rate_at_a_higher_first_rate():
    known = values("schedules_compared")
    assert max(known["best"][1:]) < known["best"][0]
    places = np.argmin(known["median"], axis=1)
    assert all(places[1:] > places[0])
    assert np.ptp(np.array(known["median"])[:, 0]) < 0.03


@pytest.mark.parametrize("warm", [False, True])
def test_warm_up_runs_start_as_in_pytorch(warm):
    x, y = moons(24, noise=0.1, rng=0)
    start = MLP([2, 12, 12, 1], hidden="relu", init="he", rng=1, replicas=80).theta[:20]
    rates = [3.0 * (min(1, (t + 1) / 40) if warm else 1) for t in range(60)]
    losses = descend(start, [2, 12, 12, 1], x, y, rates, [slice(None)] * 60, torch.relu)
    known = values("schedules_warmup")
    assert known["peak"][1][int(warm)] == pytest.approx(np.median(losses[:20].max(axis=0)), abs=0.01)


def test_fewer_runs_are_stuck_and_fewer_units_dead_with_warm_up_at_the_high_rate_only():
    known = values("schedules_warmup")
    stuck, dead = np.array(known["stuck"]), np.array(known["dead"])
    assert stuck[0].tolist() == [0, 0] and stuck[1, 0] > 3 * stuck[1, 1]
    assert dead[1, 0] > dead[1, 1] + 0.1 and abs(dead[0, 0] - dead[0, 1]) < 0.05


def test_only_the_schedule_of_the_right_length_falls_to_the_end():
    known = values("schedules_length")
    expected = [0.05 * (1 + cos(pi * min(149 / steps, 1))) for steps in (15, 150, 1500)]
    assert known["last"] == pytest.approx(expected, abs=1e-6)
    ends = []
    for steps in (15, 150, 1500):
        eta = [(1 + mpmath.cospi(mpmath.mpf(min(t, steps)) / steps)) / 20 for t in range(150)]
        left = [mpmath.fprod((1 - rate) ** 2 for rate in eta[t:]) for t in range(151)]  # of what was there before step t
        ends.append(float(25 * left[0] + sum(rate**2 * share for rate, share in zip(eta, left[1:], strict=True))))
    assert known["ends"] == pytest.approx(ends, rel=1e-9)
    assert known["floor"] == pytest.approx(squares([0.1] * 300)) and known["ends"][2] == pytest.approx(known["floor"], rel=0.05)
    assert known["ends"][1] < known["floor"] / 4 < known["ends"][0]


def test_the_drop_is_that_of_exact_fractions():
    half, small = [Fraction(1, 2)] * 20, [Fraction(1, 20)] * 20
    expected = [squares(half, Fraction(25)), squares(half + small, Fraction(25)), squares(small * 2, Fraction(25))]
    rows = values("schedules_drop")["rows"]
    assert [rows[1][1], rows[2][1], rows[2][2]] == pytest.approx([float(v) for v in expected])
    assert rows[1][0] == pytest.approx(5 / 2**20)


def test_rates_by_hand_are_those_of_pytorch():
    lr, known = torch.optim.lr_scheduler, values("exercises/schedules_by_hand")
    assert known["halved"] == pytest.approx(0.8 * scheduled_rates(lambda opt: lr.StepLR(opt, 100, 0.5), 251, 1.0)[250])
    assert known["along"] == pytest.approx(0.4 * scheduled_rates(lambda opt: lr.CosineAnnealingLR(opt, 200), 51, 1.0)[50])
    warm = scheduled_rates(lambda opt: lr.LinearLR(opt, start_factor=1 / 50, total_iters=49), 10, 1.0)[9]
    assert known["rising"] == pytest.approx(0.3 * warm)
