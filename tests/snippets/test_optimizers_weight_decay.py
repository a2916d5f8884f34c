"""The numbers of the page on weight decay, against PyTorch, scikit-learn, exact fractions and the equations of the page."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import brentq
from sklearn.linear_model import Lasso, Ridge
from support import book


def values(name):
    return book().runs[f"optimizers/{name}"].values


def test_under_sgd_the_two_agree_in_exact_fractions():
    eta, strength, best = Fraction(1, 10), Fraction(1, 3), Fraction(3)
    inside = outside = Fraction(1)
    for t in range(20):
        curvature = 1 + t % 3
        inside -= eta * (curvature * (inside - best) + strength * inside)
        slope = curvature * (outside - best)
        outside = outside * (1 - eta * strength) - eta * slope
        assert inside == outside
    assert max(values("decay_same")["apart"][0]) < 1e-14


@pytest.mark.parametrize(("index", "make"), [(1, lambda w: torch.optim.SGD([w], lr=0.01, momentum=0.9)),
                                             (2, lambda w: torch.optim.Adam([w], lr=0.01))])
def test_torch_goes_as_far_apart(index, make):
    known = values("decay_same")
    x, y = (torch.tensor(known[name], dtype=torch.float64) for name in "xy")
    inside, outside = torch.zeros(4, dtype=torch.float64), torch.zeros(4, dtype=torch.float64)
    rules, off = (make(inside), make(outside)), 0.0
    for _ in range(200):
        inside.grad = x.T @ (x @ inside - y) / 40 + 0.5 * inside
        outside.grad = x.T @ (x @ outside - y) / 40
        outside *= 1 - 0.01 * 0.5
        for rule in rules:
            rule.step()
        off = max(off, float((inside - outside).abs().max()))
    assert known["apart"][index] == pytest.approx([off, float((inside - outside).abs().max())], rel=1e-6)


def test_momentum_with_decay_ends_at_the_ridge_of_a_tenth():
    known = values("decay_same")
    ridge = Ridge(alpha=40 * 0.05, fit_intercept=False).fit(known["x"], known["y"])
    assert known["ends"][1] == pytest.approx(ridge.coef_, abs=1e-3)
    assert known["reached"] < 1e-3


def test_a_weight_without_a_wish_shrinks_by_the_two_formulas():
    known = values("decay_uneven")
    sizes, time = np.array([0.5, 1, 2, 4, 8]), 0.0125 * 0.2 * 400
    assert time == pytest.approx(1)
    for row, wanted, within in zip(known["left"], (np.exp(-1), np.exp(-1 / sizes), np.exp(-1)), (0.06, 0.03, 0.03), strict=True):
        assert np.abs(np.array(row) - wanted).max() < within


def test_the_ends_solve_the_equations():
    known = values("decay_ends")
    assert known["ridge"] == pytest.approx(3 / 1.2)
    assert known["ends"][0] == pytest.approx([3 / 1.2] * 6, abs=0.06)
    assert known["ends"][1][0] == pytest.approx(3, abs=1e-3)
    for size, end in zip((0.5, 1, 2, 4, 8), known["ends"][1][1:], strict=True):
        root = brentq(lambda w, size=size: (w - 3) / np.hypot(w - 3, size) + 0.2 * w, 0, 3)
        assert end == pytest.approx(root, abs=0.05)
        assert root == pytest.approx(3 / (1 + 0.2 * size), abs=0.12)


def test_without_noise_adamw_of_torch_stops_at_the_minimum_or_at_one_over_the_strength():
    for strength, wanted in ((0.2, 3.0), (0.5, 2.0)):
        w = torch.tensor([0.5], dtype=torch.float64)
        rule = torch.optim.AdamW([w], lr=0.05, betas=(0.9, 0.95), weight_decay=strength)
        for _ in range(400):
            w.grad = w - 3
            rule.step()
        assert float(w) == pytest.approx(wanted, abs=0.02)


def test_the_weight_decay_of_adam_in_torch_is_the_penalty_and_that_of_adamw_is_not():
    ends = []
    for make, grad in ((torch.optim.Adam, 0.0), (torch.optim.Adam, 0.3), (torch.optim.AdamW, 0.0)):
        w = torch.ones(1, dtype=torch.float64)
        rule = make([w], lr=0.1, weight_decay=0.3 if grad == 0 else 0.0)
        w.grad = torch.full((1,), grad, dtype=torch.float64)
        rule.step()
        ends.append(float(w))
    assert ends[0] == pytest.approx(ends[1]) and ends[2] == pytest.approx(1 - 0.03)


def test_the_bias_with_decay_is_that_of_torch_and_stays_below_one_over_the_strength():
    known = values("decay_biases")
    x, y = (torch.tensor(known[name], dtype=torch.float64) for name in "xy")
    w, b = torch.zeros(2, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)
    rule = torch.optim.AdamW([w, b], lr=0.05, weight_decay=0.2)
    for _ in range(800):
        error = x @ w + b - y
        w.grad, b.grad = error @ x / 50, error.mean()[None]
        rule.step()
    assert known["ends"] == [pytest.approx(float(b), abs=1e-6), pytest.approx(10, abs=0.01)]
    assert known["ends"][0] < 5


def test_decay_leaves_no_zero_and_the_lasso_of_scikit_learn_has_those_of_the_steps():
    known = values("decay_zero")
    lasso = Lasso(alpha=0.3, fit_intercept=False, tol=1e-10).fit(known["x"], known["y"])
    assert known["w"] == pytest.approx(lasso.coef_, abs=1e-6)
    assert (known["zeros"], known["exact"]) == (0, int((lasso.coef_ == 0).sum()))
