"""The numbers of the page on stopping, against recursions, closed forms, SciPy and PyTorch."""

import math
from functools import cache
from statistics import median

import numpy as np
import pytest
import torch
from scipy.linalg import eigh, lstsq
from scipy.optimize import minimize_scalar
from support import book, solved

from nnref import MLP


def values(name):
    return book().runs[f"descent/{name}"].values


@cache
def learning_xor():
    """Losses and lengths of the gradient of 1501 steps; slopes by the chain rule, written out weight by weight."""
    x1, x2, y = np.array([0.0, 0, 1, 1]), np.array([0.0, 1, 0, 1]), np.array([0.0, 1, 1, 0])
    a, b, c, d, e, f, g, h, i = MLP([2, 2, 1], "sigmoid", "sigmoid", replicas=200, rng=0).theta[0].tolist()
    losses, norms = [], []
    for _ in range(1501):
        u, v = 1 / (1 + np.exp(-(a * x1 + c * x2 + e))), 1 / (1 + np.exp(-(b * x1 + d * x2 + f)))
        out = 1 / (1 + np.exp(-(g * u + h * v + i)))
        delta = (out - y) * out * (1 - out) / 4
        back_u, back_v = delta * g * u * (1 - u), delta * h * v * (1 - v)
        slopes = [back_u @ x1, back_v @ x1, back_u @ x2, back_v @ x2, back_u.sum(), back_v.sum(), delta @ u, delta @ v, delta.sum()]
        losses.append(float((out - y) @ (out - y)) / 8)
        norms.append(math.hypot(*slopes))
        a, b, c, d, e, f, g, h, i = (old - 8 * slope for old, slope in zip((a, b, c, d, e, f, g, h, i), slopes, strict=True))
    return losses, norms


def test_the_rules_stop_the_run_where_the_page_says():
    losses, norms = learning_xor()
    change = next(k for k in range(1, 1501) if abs(losses[k] - losses[k - 1]) < 1e-7)
    gradient = next(k for k in range(1501) if norms[k] < 1e-4)
    target = next(k for k in range(1501) if losses[k] < 0.01)
    known = values("stop_rules")
    assert known["stops"] == [change, gradient, target, 1500]
    assert np.array(known["reached"]) == pytest.approx([losses[k] for k in known["stops"]], rel=1e-6)
    assert losses[change] == pytest.approx(1 / 8, abs=1e-5) == losses[gradient]


def test_no_tolerance_for_the_change_passes_the_plateau_and_stops_within_the_budget():
    changes = -np.diff(learning_xor()[0])
    assert values("stop_rules")["ratio"] == pytest.approx(changes[-1] / changes[1:600].min(), rel=1e-4)
    assert changes[600:].min() == changes[-1] > changes[1:600].min() > 0


def closed_form(eta, k):
    """The loss of (1, 1) after k steps on the quadratic with the curvatures 1 and 10."""
    return ((1 - eta) ** (2 * k) + 10 * (1 - 10 * eta) ** (2 * k)) / 2


def test_the_rule_for_the_change_stops_where_the_closed_form_says():
    known = values("stop_change")
    for name, tolerance in (("plain", lambda eta: 1e-5), ("divided", lambda eta: 1e-4 * eta)):
        for eta, (steps, loss) in zip((0.1, 0.01, 0.001), known[name], strict=True):
            k = np.arange(6000)
            change = closed_form(eta, k) - closed_form(eta, k + 1)
            assert steps == int((change < tolerance(eta)).argmax()) + 1
            assert loss == pytest.approx(closed_form(eta, steps), rel=1e-6)
    ends = [loss for _, loss in known["divided"]]
    assert max(ends) / min(ends) < 1.4 < 100 < known["plain"][2][1] / known["plain"][0][1]


def test_a_gradient_bounds_the_excess_of_a_quadratic():
    known, H = values("stop_bound"), np.array([[10.0, -12.0], [-12.0, 17.0]])
    curvatures, directions = eigh(H)
    assert curvatures == pytest.approx([known["lowest"], known["highest"]])
    c = directions.T @ [-2.6, 4.3]
    k = np.arange(201)[:, None]
    parts = c * (1 - known["eta"] * curvatures) ** k  # along the eigenvectors, in closed form
    gaps, squares = (curvatures * parts**2).sum(axis=1) / 2, (curvatures**2 * parts**2).sum(axis=1)
    assert np.array(known["gaps"]) == pytest.approx(gaps, rel=1e-6)
    assert (squares / 52 <= gaps * (1 + 1e-9)).all() and (gaps <= squares / 2 * (1 + 1e-9)).all()
    assert known["stop"] == int((squares <= 2 * known["eps"]).argmax())
    assert known["at_stop"] == pytest.approx(gaps[known["stop"]]) and known["at_stop"] <= known["eps"]


def test_the_bound_also_holds_for_a_function_that_is_not_quadratic():
    def f(w):
        return w**2 / 2 + math.log(2 * math.cosh(w - 1))  # its curvature is between 1 and 2

    least = minimize_scalar(f, tol=1e-12).fun
    for w in np.linspace(-5, 5, 101):
        slope = w + math.tanh(w - 1)
        assert slope**2 / 4 - 1e-9 <= f(w) - least <= slope**2 / 2 + 1e-9


@cache
def noisy(n, B, eta, epochs):
    """The same descent in sums over single samples: batch losses, batch gradients, w after each epoch, x, y."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=n)
    y = 2 * x - 1 + 0.5 * rng.normal(size=n)
    a = b = 0.0
    losses, norms, ends = [], [], []
    for _ in range(epochs):
        order = rng.permutation(n)
        for first in range(0, n, B):
            rows = order[first : first + B]
            errors = a * x[rows] + b - y[rows]
            slope_a, slope_b = math.fsum(errors * x[rows]) / B, math.fsum(errors) / B
            losses.append(math.fsum(errors**2) / (2 * B))
            norms.append(math.hypot(slope_a, slope_b))
            a, b = a - eta * slope_a, b - eta * slope_b
        ends.append((a, b))
    return losses, norms, ends, x, y


def test_windows_stop_on_the_floor_and_one_batch_stops_by_luck():
    known = values("stop_noise")
    losses, norms, ends, x, y = noisy(256, 16, 0.01, 40)
    means = [math.fsum(losses[16 * e : 16 * e + 16]) / 16 for e in range(40)]
    assert np.array(known["means"]) == pytest.approx(means)
    stop = next(e for e in range(10, 41) if sum(means[e - 5 : e]) > 0.99 * sum(means[e - 10 : e - 5]))
    lucky = next(k for k in range(640) if norms[k] < 0.1)
    assert (known["stop"], known["lucky"]) == (stop, lucky)
    assert known["early"] == pytest.approx(means[lucky // 16]) and known["early"] > 1.2 * means[-1]
    errors = ends[-1][0] * x + ends[-1][1] - y
    assert known["full"] == pytest.approx(math.hypot((errors * x).mean(), errors.mean()), rel=1e-6)
    assert known["batch"] == pytest.approx(median(norms[-160:])) and known["batch"] > 10 * known["full"]


def test_the_best_epoch_is_better_than_the_last_and_worse_than_least_squares():
    known = values("stop_best")
    _, _, ends, x, y = noisy(256, 4, 0.2, 30)
    losses = [((a * x + b - y) ** 2).mean() / 2 for a, b in ends]
    assert np.array(known["losses"]) == pytest.approx(losses)
    assert (known["best"], known["best_epoch"]) == (pytest.approx(min(losses)), losses.index(min(losses)) + 1)
    residues = lstsq(np.column_stack([x, np.ones(256)]), y)[1]
    assert known["least"] == pytest.approx(float(residues) / 512)
    assert known["least"] < known["best"] < losses[-1]


def test_an_absolute_tolerance_depends_on_the_unit_and_a_relative_one_does_not():
    rng = np.random.default_rng(0)
    x = torch.tensor(np.column_stack([rng.normal(size=50), np.ones(50)]))
    meters = x @ torch.tensor([2.0, -1.0], dtype=torch.float64) + torch.tensor(0.1 * rng.normal(size=50))
    w, losses = torch.zeros(2, dtype=torch.float64), []
    for _ in range(200):
        errors = x @ w - meters
        losses.append((errors @ errors).item() / 100)
        w = w - 0.1 * (x.T @ errors) / 50

    def stop(tolerance):
        return next(k for k in range(1, 200) if losses[k - 1] - losses[k] < tolerance)

    # in a unit whose numbers are c times as large, all losses are c**2 times as large
    assert values("stop_units")["steps"] == [[stop(1e-6 / c**2), stop(1e-6 * losses[0])] for c in (0.001, 1, 1000)]


def test_the_loss_rests_beside_the_saddle_and_then_falls_to_a_quarter():
    w1, w2, losses = 1.0, 1e-9, []
    for _ in range(301):
        losses.append(w1**2 / 2 - w2**2 / 2 + w2**4 / 4)
        w1, w2 = 0.9 * w1, 1.1 * w2 - 0.1 * w2**3
    changes = [abs(b - a) for a, b in zip(losses, losses[1:], strict=False)]
    stop = next(k for k in range(300) if changes[k] < 1e-6) + 1
    quiet = next(k for k in range(stop, 300) if changes[k] >= 1e-6) - stop + 1
    known = values("stop_saddle")
    assert (known["stop"], known["quiet"]) == (stop, quiet)
    assert losses[-1] == pytest.approx(-1 / 4, abs=1e-6)


def test_the_steep_direction_takes_over_when_it_has_grown():
    k = np.arange(201)
    losses = 0.9 ** (2 * k) / 2 + 21 * 1e-10 * 1.1 ** (2 * k) / 2
    known = values("stop_more")
    assert known["best"] == int(losses.argmin())
    assert np.array(known["losses"]) == pytest.approx(losses, rel=1e-6)
    assert losses[-1] > 1e7


def test_the_solution_with_two_windows_does_not_depend_on_the_unit():
    stopped, rng = solved("descent/stop_window")["stopped"], np.random.default_rng(1)
    for _ in range(50):
        losses = (rng.random(12) + rng.random() * np.arange(12, 0, -1) / 4).tolist()
        expected = math.fsum(losses[-6:]) >= 0.95 * math.fsum(losses[:6])
        assert stopped(losses, 6, 0.05) == stopped([1000 * loss for loss in losses], 6, 0.05) == expected
