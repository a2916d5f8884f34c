"""The numbers of the page on flat places, against SciPy, PyTorch, fractions and closed forms."""

import math
import re
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
import torch
from scipy.optimize import fsolve
from support import book

from nnref import MLP

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([0.0, 1.0, 1.0, 0.0])
RATE = 8


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def slope_of_himmelblau(w1, w2):
    """The two partial derivatives, multiplied out."""
    return np.array([4 * w1**3 + 4 * w1 * w2 - 42 * w1 + 2 * w2**2 - 14, 4 * w2**3 + 4 * w1 * w2 - 26 * w2 + 2 * w1**2 - 22])


def hessian_of_himmelblau(w1, w2):
    return np.array([[12 * w1**2 + 4 * w2 - 42, 4 * w1 + 4 * w2], [4 * w1 + 4 * w2, 12 * w2**2 + 4 * w1 - 26]])


def outputs(theta):
    """The outputs (k, 4) of networks 2-2-1 with sigmoids, written out weight by weight."""
    a, b, c, d, e, f, g, h, i = (column[:, None] for column in theta.T)
    hidden1 = 1 / (1 + np.exp(-(X[:, 0] * a + X[:, 1] * c + e)))
    hidden2 = 1 / (1 + np.exp(-(X[:, 0] * b + X[:, 1] * d + f)))
    return hidden1, hidden2, 1 / (1 + np.exp(-(hidden1 * g + hidden2 * h + i)))


def losses(theta):
    return ((outputs(theta)[2] - Y) ** 2).mean(axis=1) / 2


def gradients(theta):
    """By the chain rule, written out weight by weight."""
    hidden1, hidden2, out = outputs(theta)
    delta = (out - Y) * out * (1 - out) / 4
    back1, back2 = delta * theta[:, 6:7] * hidden1 * (1 - hidden1), delta * theta[:, 7:8] * hidden2 * (1 - hidden2)
    parts = [back1 * X[:, 0], back2 * X[:, 0], back1 * X[:, 1], back2 * X[:, 1], back1, back2, delta * hidden1, delta * hidden2, delta]
    return np.stack([part.sum(axis=1) for part in parts], axis=1)


@cache
def runs():
    """The parameters (1601, 2, 9) of the run that succeeds and of the run that gets stuck."""
    theta = MLP([2, 2, 1], "sigmoid", "sigmoid", replicas=200, rng=0).theta[[0, 6]]
    path = [theta]
    for _ in range(1600):
        path.append(path[-1] - RATE * gradients(path[-1]))
    return np.array(path)


def torch_hessian(theta):
    def loss(t):
        hidden = torch.sigmoid(torch.tensor(X) @ t[:4].reshape(2, 2) + t[4:6])
        return ((torch.sigmoid(hidden @ t[6:8] + t[8]) - torch.tensor(Y)) ** 2).mean() / 2

    return torch.autograd.functional.hessian(loss, torch.tensor(theta)).numpy()


def test_scipy_finds_the_same_nine_stationary_points():
    found = {}
    for w1 in np.linspace(-4.5, 4.5, 7):
        for w2 in np.linspace(-4.5, 4.5, 7):
            point, _, solved, _ = fsolve(lambda w: slope_of_himmelblau(*w), (w1, w2), full_output=True)
            if solved == 1:
                found[tuple(point.round(4) + 0.0)] = np.linalg.eigvalsh(hessian_of_himmelblau(*point))
    known = values("flat_found")
    points = np.array(sorted(found))
    assert np.array(known["points"]) == pytest.approx(points, abs=2e-4)
    assert np.array(known["curvatures"]) == pytest.approx(np.array([found[tuple(p)] for p in points]), abs=1e-2)
    negative = [int((found[tuple(p)] < 0).sum()) for p in points]
    assert list(known["count"]) == [negative.count(k) for k in range(3)] == [4, 4, 1]


def test_newton_steps_with_the_exact_hessian_and_descent_end_where_the_page_says():
    known, points = values("flat_found"), np.array(values("flat_found")["points"])
    w = down = np.array(np.meshgrid(np.linspace(-5, 5, 21), np.linspace(-5, 5, 21))).reshape(2, -1)
    for _ in range(40):
        (a, b), (_, d) = hessian_of_himmelblau(*w)
        g1, g2 = slope_of_himmelblau(*w)
        w = w - np.array([d * g1 - b * g2, a * g2 - b * g1]) / (a * d - b * b)  # Cramer's rule
    for _ in range(400):
        down = down - 0.004 * slope_of_himmelblau(*down)
    for ends, name in ((w, "ends"), (down, "arrived")):
        near = abs(ends.T[:, None] - points).max(axis=2) < 1e-2
        assert list(known[name]) == near.sum(axis=0).tolist()
    assert known["starts"] == len(w.T) == sum(known["by_newton"]) == known["by_descent"][0]


def test_leaving_a_saddle_point_takes_the_steps_of_the_recursion():
    known = values("flat_leaving")
    for d, steps, predicted in zip(known["distances"], known["steps"], known["predicted"], strict=True):
        w, k = float(d), 0
        while w < 0.5:
            w, k = 1.1 * w - 0.1 * w**3, k + 1
        assert k == steps
        assert predicted == pytest.approx(math.log(0.5 / d, 1.1)) and 0 < steps - predicted < 3
    assert known["extra"] == known["steps"][4] - known["steps"][1] == pytest.approx(math.log(1000, 1.1), abs=1)


def test_the_eigenvalues_are_those_of_pytorch():
    known, path = values("flat_eigenvalues"), runs()
    for k, place in enumerate((path[200, 0], path[1000, 0], path[1000, 1])):
        assert known["losses"][k] == pytest.approx(losses(place[None])[0], rel=1e-6)
        assert known["norms"][k] == pytest.approx(np.linalg.norm(gradients(place[None])), rel=1e-5)
        assert np.array(known["curvatures"][k]) == pytest.approx(np.linalg.eigvalsh(torch_hessian(place)), abs=2e-8)
    lowest = [curvatures[0] for curvatures in known["curvatures"]]
    assert lowest[0] < 0 < min(lowest[1:]) and (np.array(known["curvatures"][0]) < 0).sum() == 4


def test_the_stuck_run_falls_like_one_over_k_and_the_other_leaves():
    known, path = values("flat_slopes"), runs()
    loss = losses(path.reshape(-1, 9)).reshape(-1, 2)
    norms = np.linalg.norm(gradients(path.reshape(-1, 9)), axis=1).reshape(-1, 2)
    assert np.array(known["left"]) == pytest.approx(loss[[400, 800, 1600], 1] - 1 / 16, rel=1e-6)
    assert norms[1600, 1] / norms[800, 1] == pytest.approx(1 / 2, abs=0.06)  # 1/k: about half, after twice the steps
    flattest = int(norms[:500, 0].argmin())
    assert known["expected"] == pytest.approx(0.001 / (RATE * norms[flattest, 0] ** 2), abs=2)
    taken = next(k for k in range(1601) if loss[flattest, 0] - loss[k, 0] > 0.001) - flattest
    assert known["taken"] == taken and norms[600, 0] > 10 * norms[flattest, 0]


def test_descent_on_an_exponential_comes_close_to_the_formula():
    w, rate, steps = 0.0, 0.5, 10000
    for _ in range(steps):
        w += rate * math.exp(-w)
    assert math.exp(-w) == pytest.approx(1 / (rate * steps), rel=2e-3)


def test_only_the_minimum_keeps_what_is_nudged():
    known = values("flat_nudge")
    for place, norm, moved in zip(((3.0, 2.0), (3.38515418, 0.07385188), (-0.27084459, -0.92303856)), known["norms"], known["moved"], strict=True):
        eigenvalues = np.linalg.eigvalsh(hessian_of_himmelblau(*place))
        assert norm == pytest.approx(np.linalg.norm(slope_of_himmelblau(*place)), abs=1e-8) and norm < 1e-6
        assert moved == (100 if eigenvalues.min() < 0 else 0)


def test_with_all_parameters_zero_every_slope_is_zero_exactly():
    half = Fraction(1, 2)
    errors = [half - label for label in (0, 1, 1, 0)]
    assert sum(errors) == 0  # the slope of the output's bias, and half of that of its weights, up to a factor
    assert sum(error**2 for error in errors) / 8 == Fraction(1, 8)
    known = values("flat_zeros")
    assert (known["largest"], known["moved"]) == (0, 0)
    rng = np.random.default_rng(0)
    for distance, lower in zip((0.1, 1.0), known["lower"], strict=True):
        theta = rng.normal(size=(2000, 9))
        theta *= distance / np.linalg.norm(theta, axis=1)[:, None]
        assert lower == (losses(theta) < 0.125 - 1e-12).sum() > 0


def test_the_path_out_of_the_stuck_place_goes_down_at_ten_times_as_many_points():
    known = values("flat_path")
    t = np.arange(4001)[:, None] / 4000
    path = losses((1 - t) * runs()[1000, 1] + t * np.array(known["end"], dtype=float))
    assert (np.diff(path) < 0).all() and path[-1] < 1 / 16 < path[0]
    assert np.array(known["losses"]) == pytest.approx(path[::10], rel=1e-6) and known["rises"] == 0
    theta = np.array(known["end"], dtype=float)[None]
    for _ in range(200):
        theta = theta - RATE * gradients(theta)
    printed = [float(number) for number in re.findall(r"\d\.\d*", output("flat_path").splitlines()[-1])]
    assert outputs(theta)[2][0] == pytest.approx(printed, abs=6e-3)
    assert ((outputs(theta)[2][0] > 0.5) == (Y > 0.5)).all()


def test_the_cubic_has_a_minimum_and_a_saddle_point():
    known = values("exercises/flat_cubic")
    assert (known["places"], known["lowest"]) == (2, pytest.approx(-6))
    assert known["factor"] == pytest.approx(1.3)
    assert known["more"] == pytest.approx(math.log(100) / math.log(1.3), abs=1)
