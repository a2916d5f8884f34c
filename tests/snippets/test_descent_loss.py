"""The numbers of the page on loss functions, against PyTorch, SciPy, fractions and closed forms."""

import math
import statistics
from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy import stats
from scipy.optimize import linprog
from support import book

LATE, BROKEN = [1, 2, 2, 4, 6], [1, 2, 2, 4, 21]


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def half_square(outputs, targets):
    """The average over the samples, in fractions."""
    pairs = list(zip(outputs, targets, strict=True))
    return sum((Fraction(a) - Fraction(y)) ** 2 for a, y in pairs) / 2 / len(pairs)


def test_the_squared_error_is_lowest_at_the_mean_and_the_absolute_one_at_the_median():
    squared, absolute = values("constant_prediction")["best"]
    assert squared == pytest.approx([statistics.fmean(LATE), statistics.fmean(BROKEN)])
    assert absolute == pytest.approx([statistics.median(LATE), statistics.median(BROKEN)])


def test_the_objective_of_one_weight_is_the_average_of_its_samples():
    known, x, y = values("one_parameter"), [1, 2, 3], [2, 2, 5]
    assert known["losses"] == [float(half_square([a], [t])) for a, t in zip(x, y, strict=True)]
    assert known["loss"] == pytest.approx(float(half_square(x, y)))
    best = Fraction(sum(a * b for a, b in zip(x, y, strict=True)), sum(a * a for a in x))
    assert known["best"] == pytest.approx(float(best))
    assert known["least"] == pytest.approx(float(half_square([best * a for a in x], y)))
    w = torch.tensor(1.0, requires_grad=True)
    (0.5 * torch.nn.functional.mse_loss(w * torch.tensor(x), torch.tensor(y).float())).backward()
    assert values("exercises/scaled_objective")["slopes"][0] == pytest.approx(w.grad.item(), abs=1e-6)


def test_with_gaussian_noise_minus_log_likelihood_differs_from_the_squared_error_by_a_constant():
    known = values("gaussian_noise")
    for c, gap in zip([0, 2, 3, 5], known["gaps"], strict=True):
        by_scipy = -stats.norm.logpdf(LATE, loc=c, scale=2).mean()
        assert gap == pytest.approx(by_scipy - float(half_square([c] * 5, LATE)) / 4)
        assert gap == pytest.approx(math.log(2 * math.sqrt(2 * math.pi)))


def test_classifiers_of_one_accuracy_have_different_losses_and_a_smaller_loss_is_not_more_right():
    known, y = values("same_accuracy"), ["1", "1", "0", "0"]
    rows = [("0.9", "0.8", "0.2", "0.1"), ("0.6", "0.6", "0.4", "0.4"), ("1", "1", "0", "0.6")]
    assert known["losses"] == pytest.approx([float(half_square(row, y)) for row in rows])
    right = [sum((float(a) > 0.5) == (t == "1") for a, t in zip(row, y, strict=True)) / 4 for row in rows]
    assert known["shares"] == right == [1, 1, 0.75]
    assert known["losses"][2] < known["losses"][1]


def test_the_loss_falls_in_each_step_while_the_accuracy_falls():
    known, x, y = values("accuracy_falls"), np.array([-3, -2, -1, 1, 2, 20]), np.array([0, 0, 0, 1, 1, 1])
    X = np.column_stack([x, np.ones(6)])
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    curvatures, axes = np.linalg.eigh(X.T @ X / 6)  # each step shrinks the distance by a fixed factor along each axis
    shrunk = (1 - 0.01 * curvatures) ** np.arange(501)[:, None] * (axes.T @ ([0.5, 0.5] - best))
    outputs = (best + shrunk @ axes.T) @ X.T
    losses = ((outputs - y) ** 2).mean(axis=1) / 2
    assert known["losses"] == pytest.approx(losses.tolist(), rel=1e-9)
    assert known["shares"] == pytest.approx(((outputs > 0.5) == y).mean(axis=1).tolist())
    assert known["rises"] == 0 and max(np.diff(losses)) < 0
    assert known["shares"][0] == 1 and known["shares"][500] == pytest.approx(2 / 3)


def test_the_last_sample_moves_the_squared_error_and_not_the_absolute_one():
    known, x, y = values("only_the_sign"), np.arange(1, 6), [2, 4, 6, 8, 30]
    assert known["squared"] == pytest.approx(x @ y / (x @ x), abs=0.005)
    # least absolute deviations as a linear program in w and one bound for each sample
    bounds = np.vstack([np.column_stack([x, -np.eye(5)]), np.column_stack([-x, -np.eye(5)])])
    best = linprog([0] + [1] * 5, bounds, np.concatenate([y, np.negative(y)]), bounds=[(None, None)] + [(0, None)] * 5)
    assert known["absolute"] == pytest.approx(best.x[0], abs=0.005)
    assert all(known["squared"] * a != b for a, b in zip(x, y, strict=True))


def test_the_slip_compares_every_output_with_every_target():
    known, y = values("shape_slip"), [1, 0, 1, 0]
    every = [half_square([a], [t]) for a in y for t in y]
    assert known["slip"] == float(sum(every) / 16)
    assert known["half"] == float(half_square([Fraction(1, 2)] * 4, y))
    assert known["right"] == 0 < known["half"] < known["slip"]


def test_after_the_slip_the_mean_of_the_targets_is_best_for_every_output():
    y = torch.tensor([1.0, 0, 0, 0], dtype=torch.float64)
    a = torch.tensor([[1.0], [0], [0], [0]], dtype=torch.float64, requires_grad=True)
    for _ in range(60):
        (gradient,) = torch.autograd.grad(4 * (0.5 * (a - y) ** 2).mean(), a)
        a = (a - 0.5 * gradient).detach().requires_grad_()
    assert a.flatten().tolist() == pytest.approx([0.25] * 4)


def test_twenty_steps_on_sum_and_average_are_powers_of_the_factor():
    known = values("sum_of_losses")
    for n, (mean, total) in zip([5, 25, 1000], known["ends"], strict=True):
        assert mean == pytest.approx(3 * (1 - 0.9**20))
        assert total == pytest.approx(3 * (1 - (1 - 0.1 * n) ** 20))
        assert (abs(total - 3) < 1e-5) == (n == 5)


def test_ten_labels_have_their_share_as_the_best_answer_or_the_majority():
    known, y = values("exercises/rare_label"), [1] * 3 + [0] * 7
    assert known["best_squared"] == pytest.approx(statistics.fmean(y))
    assert known["best_absolute"] == statistics.median(y)
    assert known["least"] == pytest.approx(float(half_square([Fraction(3, 10)] * 10, y)))


def test_a_factor_on_the_objective_scales_the_slope_and_a_number_added_does_not():
    known = values("exercises/scaled_objective")
    slope = float(Fraction(-7, 3))  # the mean of (x - y) x at w = 1
    assert known["slopes"] == pytest.approx([slope, 10 * slope, slope], abs=1e-6)
    assert known["lows"] == pytest.approx([1.5] * 3)
    assert output("exercises/scaled_objective").count("lowest at w = 1.50") == 3
