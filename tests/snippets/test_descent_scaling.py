"""The numbers of the page on scaling the inputs, against PyTorch, SciPy, mpmath, the statistics module and closed forms."""

import re
from statistics import correlation, fmean, pstdev

import mpmath
import numpy as np
import pytest
import torch
from scipy.linalg import lstsq
from scipy.stats import skew
from support import book

from nnref import MLP, moons


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def standardized(rows):
    """By the statistics module, column by column."""
    columns = list(zip(*np.asarray(rows).tolist(), strict=True))
    return np.array([[(number - fmean(c)) / pstdev(c) for number in c] for c in columns]).T


def with_ones(rows):
    return np.column_stack([rows, np.ones(len(rows))])


def steps_at_the_best_rate(rows, y, claimed):
    """The condition number; and whether the distance first falls below a thousandth in the step that is claimed.

    In 50 digits, from the eigenvectors: nothing is stepped.
    """
    with mpmath.workdps(50):
        X = mpmath.matrix(with_ones(rows).tolist())
        n = len(y)
        H = X.T * X / n
        curvatures, V = mpmath.eigsy(H)
        lowest = mpmath.lu_solve(H, X.T * mpmath.matrix(np.asarray(y).tolist()) / n)
        c = V.T * lowest  # the start is 0
        low, high = min(curvatures), max(curvatures)
        factors = [1 - 2 * curvature / (low + high) for curvature in curvatures]

        def distance(t):
            return mpmath.sqrt(sum((ci * f**t) ** 2 for ci, f in zip(c, factors, strict=True)))

        goal = distance(0) / 1000
        return float(high / low), bool(distance(claimed) <= goal < distance(claimed - 1))


def test_the_hessian_is_that_of_pytorch():
    known = values("regression_hessian")
    x, y = (torch.tensor(known[name], dtype=torch.float64) for name in ("x", "hours"))
    H = torch.autograd.functional.hessian(lambda theta: ((x @ theta - y) ** 2).mean() / 2, torch.ones(3, dtype=torch.float64))
    assert np.array(known["H"]) == pytest.approx(H.numpy(), rel=1e-12)
    assert known["agree"]
    assert known["kappa"] == pytest.approx(float(torch.linalg.cond(x)) ** 2, rel=1e-7)


def test_the_hessian_does_not_depend_on_the_labels_or_the_weights():
    x = torch.tensor(values("regression_hessian")["x"], dtype=torch.float64)
    hessians = []
    for seed in range(3):
        drawn = torch.Generator().manual_seed(seed)
        y = torch.randn(60, generator=drawn, dtype=torch.float64)
        at = torch.randn(3, generator=drawn, dtype=torch.float64)

        def loss(theta, y=y):
            return ((x @ theta - y) ** 2).mean() / 2

        hessians.append(torch.autograd.functional.hessian(loss, at))
    assert torch.allclose(hessians[0], hessians[1]) and torch.allclose(hessians[0], hessians[2])


def test_condition_numbers_and_counted_steps_are_those_of_fifty_digits():
    known = values("walks_scaled")
    x, y = np.array(known["x"]), known["hours"]
    mean, s = [fmean(c) for c in x.T], [pstdev(c) for c in x.T]
    for rows, (kappa, predicted, steps) in zip((x, x - mean, x / s, standardized(x)), known["table"], strict=True):
        exact, first = steps_at_the_best_rate(rows, y, steps)
        assert kappa == pytest.approx(exact, rel=1e-7) and first
        assert predicted == pytest.approx(exact / 2 * 6.907755278982137, rel=1e-7)
        assert steps <= predicted + 1


def test_in_meters_the_condition_number_is_that_of_fifty_digits():
    known = values("walks_scaled")
    rows = np.array(known["x"]) * [1, 1000]
    exact, _ = steps_at_the_best_rate(rows, known["hours"], 1)
    assert known["in_meters"] == pytest.approx(exact, abs=0.4)


def test_what_remains_after_standardizing_is_the_correlation():
    known = values("walks_scaled")
    r = correlation(*zip(*known["x"], strict=True))
    assert known["r"] == pytest.approx(r)
    assert known["table"][3][0] == pytest.approx((1 + r) / (1 - r))


@pytest.mark.parametrize(("mean", "s"), [(1.2, 0.8), (0.0, 1.0), (-3.0, 2.0), (0.0, 0.1)])
def test_the_formula_for_one_feature_holds(mean, s):
    curvatures = np.linalg.svd([[s**2 + mean**2, mean], [mean, 1]], compute_uv=False)
    kappa = curvatures[0] / curvatures[1]
    assert kappa + 2 + 1 / kappa == pytest.approx((1 + s**2 + mean**2) ** 2 / s**2)
    assert kappa == pytest.approx(1) or (mean, s) != (0, 1)


def test_one_feature_has_the_condition_number_of_its_mean_and_deviation():
    known = values("scaling_contours")
    numbers = [row[0] for row in known["x"]]
    mean, s = fmean(numbers), pstdev(numbers)
    assert (known["mean"], known["deviation"]) == (pytest.approx(mean), pytest.approx(s))
    for kappa, (m, d) in zip(known["kappas"], ((mean, s), (0, 1)), strict=True):
        assert kappa + 2 + 1 / kappa == pytest.approx((1 + d**2 + m**2) ** 2 / d**2)
    for rows, steps in zip((known["x"], standardized(known["x"])), known["steps"], strict=True):
        assert steps_at_the_best_rate(rows, known["y"], steps)[1]


def test_the_network_learns_as_in_pytorch_and_faster_standardized():
    known = values("scaled_network")
    x, y = moons(n=100, noise=0.15, rng=0)
    labels, rates = torch.tensor(y[:, None], dtype=torch.float64).expand(6, 100, 1), [0.01, 0.03, 0.1, 0.3, 1, 3]
    for kind, rows in enumerate((x + [0, 10], x * [1, 100], standardized(x))):
        k = rates.index(known["used"][kind])
        inputs, losses = torch.tensor(rows), []
        eta = torch.tensor(np.repeat(rates[k : k + 2], 3))[:, None]  # the rate used, and the next
        theta = torch.tensor(MLP([2, 8, 1], replicas=18, rng=0).theta[3 * k : 3 * k + 6])
        for _ in range(150):
            theta.requires_grad_()
            W1, b1, W2, b2 = torch.split(theta, [16, 8, 8, 1], dim=1)
            h = torch.tanh(inputs @ W1.reshape(6, 2, 8) + b1[:, None])
            z = h @ W2.reshape(6, 8, 1) + b2[:, None]
            each = torch.nn.functional.binary_cross_entropy_with_logits(z, labels, reduction="none").mean(dim=(1, 2))
            (gradient,) = torch.autograd.grad(each.sum(), theta)
            losses.append(each.detach().numpy())
            theta = (theta - eta * gradient).detach()
        falls = (np.diff(losses, axis=0) < 0).all(axis=0)
        assert falls[:3].all() and not falls[3:].all()
        assert known["last"][kind] == pytest.approx(np.median(losses[-1][:3]), abs=2e-3)
    assert known["last"][2] < 0.2 < 0.4 < known["last"][1] < known["last"][0]


def test_converted_weights_are_those_of_least_squares_in_kilometers():
    known = values("back_to_units")
    best, *_ = lstsq(with_ones(known["x"]), known["hours"])
    assert [*known["w_units"], known["b_units"]] == pytest.approx(best, rel=1e-6)
    assert known["predicted"] == pytest.approx(best @ [12, 0.9, 1], rel=1e-7)
    assert known["wrong"] > 2 * known["predicted"] and known["same"] < 1e-9


def test_predictions_are_off_by_as_much_as_those_of_least_squares_in_kilometers():
    known = values("scaled_alone")
    x, y, x_test, y_test = (np.array(known[name]) for name in ("x", "y", "x_test", "y_test"))
    best, *_ = lstsq(with_ones(x), y)
    s = [pstdev(c) for c in x.T]
    predictions = [with_ones(x_test) @ best, standardized(x_test) @ (best[:2] * s) + fmean(y), np.full(20, fmean(y))]
    for error, y_hat in zip(known["errors"], predictions, strict=True):
        assert error == pytest.approx(np.abs(y_hat - y_test).mean(), rel=1e-6)
    assert known["different"] == [20, 20, 1]
    assert known["errors"][0] < known["errors"][1] < known["errors"][2]


def test_a_constant_feature_becomes_zero_and_not_nan():
    known = values("constant_feature")
    assert (known["lost"], known["kept"]) == (3, [0, 0, 0])
    assert known["s"][1] == pstdev([1, 1, 1]) == 0


def test_every_drawn_model_has_its_equal_on_scaled_inputs():
    assert re.fullmatch(r"(\d+) of \1 models predict the same\n", output("same_model"))


def test_the_skewness_stays_and_is_that_of_scipy():
    known = values("still_skewed")
    waiting = np.ravel(known["waiting"])
    assert known["skews"] == pytest.approx([skew(waiting)] * 2)
    assert known["shares"] == [sum(w < fmean(waiting) for w in waiting) / 1000] * 2
    assert abs(known["shares"][0] - (1 - np.exp(-1))) < 0.03  # of an exponential distribution
