"""The numbers of the page on RMSProp, against PyTorch, mpmath, fractions, closed forms and NumPy's eigenvalues."""

from fractions import Fraction
from functools import partial
from math import isclose, log, sqrt

import mpmath
import numpy as np
import pytest
import torch
import torch_peer
from support import book, solved


def values(name):
    return book().runs[f"optimizers/{name}"].values


def rmsprop_of_torch(slope, start, eta, rho, steps, eps=1e-30):
    return torch_peer.path(partial(torch.optim.RMSprop, lr=eta, alpha=rho, eps=eps), slope, [start], steps)[:, 0]


def test_the_rule_with_constant_gradients_walks_as_rmsprop_of_pytorch():
    known = values("rmsprop_rule")
    path = rmsprop_of_torch(lambda theta: torch.full_like(theta, 3.0), 0.0, 0.1, 0.99, 300, eps=1e-8)
    assert known["theta"][0] == pytest.approx(path[-1], rel=1e-9)
    assert known["theta"][1] == pytest.approx(-path[-1], rel=1e-4)  # a gradient of 0.001 feels epsilon a little
    assert known["difference"] < 1e-12


def test_with_a_constant_gradient_a_step_is_eta_over_the_root_of_the_weights():
    for t, (large, small, predicted) in zip((1, 2, 10, 69, 300), values("rmsprop_rule")["table"], strict=True):
        weights = sum((1 - mpmath.mpf("0.99")) * mpmath.mpf("0.99") ** k for k in range(t))
        assert predicted == pytest.approx(float(0.1 / mpmath.sqrt(weights)), rel=1e-9)
        assert -large == pytest.approx(predicted, rel=1e-6) and small == pytest.approx(predicted, rel=2e-4)


def test_half_is_forgotten_after_the_steps_named():
    for half, rho in zip(values("rmsprop_scale")["halves"], ("0.99", "0.9"), strict=True):
        assert mpmath.mpf(rho) ** half == pytest.approx(0.5)


def test_first_steps_and_recovery_are_those_of_the_formulas():
    known = values("rmsprop_scale")
    assert known["firsts"] == pytest.approx([10, sqrt(10)], rel=1e-6)
    for rho, predicted, waited in zip((0.99, 0.9), known["predicted"], known["waits"], strict=True):
        assert predicted == pytest.approx(log((100**2 - 1) / 0.21) / -log(rho))
        before = 100 * (1 - rho**400)  # the average after 400 squares of 10
        steps = next(t for t in range(1, 2000) if 0.01 + rho**t * (before - 0.01) <= 1.21 * 0.01)
        assert waited == steps - 1  # the first that is long enough does not count
    assert known["adagrad_end"] == pytest.approx(0.1 / sqrt(400 * 100 + 1200 * 0.01))


def test_a_change_by_ten_thousand_takes_less_than_twice_as_long():
    ratio = log((1e4**2 - 1) / 0.21) / log((1e2**2 - 1) / 0.21)
    assert 1.8 < ratio < 2


def test_hops_have_half_the_rate_whatever_the_curvature():
    known = values("rmsprop_hops")
    assert known["ends"] == pytest.approx([0.05, 0.005, 0.05, 0.005], rel=1e-3)
    path = rmsprop_of_torch(lambda theta: 100 * theta, 0.3, 0.1, 0.9, 300)
    assert known["path"][:20] == pytest.approx(path[:20], rel=1e-6)  # the path does not depend on the curvature
    assert known["path"][-1] == -known["path"][-2] or isclose(known["path"][-1], -known["path"][-2], rel_tol=1e-3)
    assert known["rates"][-1] == pytest.approx(2, rel=1e-3)
    assert known["lower"] == pytest.approx(0.1 / sqrt(300) / 2, rel=0.1)


@pytest.mark.parametrize("rho", [0.2, 0.9, 0.99])
def test_deviations_from_the_hop_shrink_by_the_root_of_rho(rho):
    matrix = np.array([[2 * rho - 1, -rho], [2 - 2 * rho, rho]])
    assert np.abs(np.linalg.eigvals(matrix)) == pytest.approx([sqrt(rho)] * 2)
    eta, curvature, a, b = 0.1, 7.0, 1e-6, -2e-6
    theta, s = eta / 2 * (1 + a), (curvature * eta / 2) ** 2 * (1 + b)
    s = rho * s + (1 - rho) * (curvature * theta) ** 2
    theta = theta - eta * curvature * theta / sqrt(s)
    measured = [-theta / (eta / 2) - 1, s / (curvature * eta / 2) ** 2 - 1]
    assert measured == pytest.approx(matrix @ [a, b], abs=1e-10)


def test_hintons_ten_slopes_move_the_weight_by_the_steady_state_of_the_average():
    known = values("rmsprop_sign")["moved"]
    slopes = [Fraction(1, 10)] * 9 + [Fraction(-9, 10)]
    assert sum(slopes) == 0 and known[0] == -8
    for rho, moved in zip((0.9, 0.99), known[1:], strict=False):
        # the average before a period solves s = rho^10 s + what the ten squares add
        added = sum((1 - rho) * rho ** (9 - k) * float(g) ** 2 for k, g in enumerate(slopes))
        s, total = added / (1 - rho**10), 0.0
        for g in map(float, slopes):
            s = rho * s + (1 - rho) * g * g
            total -= g / sqrt(s)
        assert moved == pytest.approx(total, rel=1e-6)
    assert abs(known[0]) > 10 * abs(known[1]) > 50 * abs(known[2])


def test_epsilon_inside_the_root_counts_by_its_root():
    for g, (outside, inside) in zip((1.0, 1e-3, 1e-5), values("rmsprop_eps")["table"], strict=True):
        assert outside == pytest.approx(g / (g + 1e-7), rel=1e-6)
        assert inside == pytest.approx(g / sqrt(g * g + 1e-7), rel=1e-6)


def test_the_first_step_knows_neither_the_curvature_nor_the_distance():
    known = values("rmsprop_curvature")
    assert known["rmsprop"] == pytest.approx([0.1] * 4, rel=1e-6)
    assert known["newton"] == pytest.approx([2, 2, 0.5, 0.5])


def test_steps_near_the_minimum_shrink_with_sgd_and_adagrad_only():
    known = values("rmsprop_last_steps")
    assert known["sgd"] == pytest.approx(0.1 * 0.9**299, rel=1e-3)
    theta, s = 1.0, 0.0
    for _ in range(300):
        s, before = s + theta**2, theta
        theta -= 0.1 * theta / sqrt(s)
    assert known["adagrad"] == pytest.approx(abs(theta - before), rel=1e-3)
    path = rmsprop_of_torch(lambda theta: theta, 1.0, 0.1, 0.9, 300, eps=1e-8)
    assert known["rmsprop"] == pytest.approx(abs(path[-1] - path[-2]), rel=0.02)


def test_the_exercises_have_whole_numbers():
    assert values("exercises/rmsprop_two_steps")["lengths"] == pytest.approx([0.2, 0.1])
    theta, s = solved("optimizers/rmsprop_step")["rmsprop_step"](0.0, 16.0, 4.0, rho=0.75, eta=0.1)
    assert (theta, s) == (pytest.approx(-0.1), Fraction(3, 4) * 16 + Fraction(1, 4) * 16)
