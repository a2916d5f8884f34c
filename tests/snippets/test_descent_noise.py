"""The numbers of the page on noise, against PyTorch, exact enumeration in fractions, and closed forms."""

import re
from fractions import Fraction
from itertools import combinations, product
from math import log, sqrt
from statistics import fmean

import numpy as np
import pytest
import torch
from support import book, solved
from torch.nn.functional import binary_cross_entropy_with_logits

from nnref import digits

SADDLE = [0.0] * 8 + [1.0, -1.0, 0.5, -0.5] + [1.0] * 4 + [0.0]
X = torch.tensor([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=torch.float64)
Y = torch.tensor([0.0, 1.0, 1.0, 0.0], dtype=torch.float64)


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def xor_loss(theta, rows=(0, 1, 2, 3)):
    """Of the network with four hidden tanh units, on some rows of the table."""
    W1, b1, W2, b2 = torch.split(theta, [8, 4, 4, 1])
    h = torch.tanh(X[list(rows)] @ W1.reshape(2, 4) + b1)
    return binary_cross_entropy_with_logits(h @ W2 + b2, Y[list(rows)])


def xor_gradient(theta, rows=(0, 1, 2, 3)):
    return torch.autograd.functional.jacobian(lambda t: xor_loss(t, rows), theta)


def odd_or_even():
    """The digits, standardized by PyTorch, with a column of ones; whether each is odd."""
    x, digit = (torch.tensor(array) for array in digits())
    spread = x.std(dim=0, correction=0)
    x = (x - x.mean(dim=0)) / torch.where(spread > 0, spread, 1.0)
    return torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1), (digit % 2).double()


def test_the_average_over_all_batches_is_exact_and_its_extremes_are_those_of_the_page():
    known = values("all_batches")
    slopes = [Fraction(x * (x - y)) for x, y in zip((1, 2, 3, 4, 5, 6), (2, 3, 7, 8, 9, 7), strict=True)]
    batches = [sum(pair) / 2 for pair in combinations(slopes, 2)]
    assert sum(batches) / len(batches) == sum(slopes) / 6 == Fraction(known["average"])
    assert (known["count"], known["low"], known["high"]) == (len(batches), float(min(batches)), float(max(batches)))


@pytest.mark.parametrize("B", [1, 2, 3])
def test_the_formulas_of_the_variance_are_exact_over_all_batches(B):
    d = [Fraction(number) for number in (-7, -1, 0, 3, 5)]  # their mean is 0
    n, variance = len(d), sum(u**2 for u in d) / len(d)
    again = [(sum(batch) / B) ** 2 for batch in product(d, repeat=B)]
    once = [(sum(batch) / B) ** 2 for batch in combinations(d, B)]
    assert sum(again) / len(again) == variance / B
    assert sum(once) / len(once) == variance / B * Fraction(n - B, n - 1)


def test_the_measured_spread_of_digits_follows_both_formulas():
    known, (x, digit) = values("spread"), digits()
    x = torch.tensor(x[:128])
    spread = x.std(dim=0, correction=0)
    x = (x - x.mean(dim=0)) / torch.where(spread > 0, spread, 1.0)
    w, y = torch.zeros(64, dtype=x.dtype, requires_grad=True), torch.tensor(digit[:128] % 2).double()
    losses = binary_cross_entropy_with_logits(x @ w, y, reduction="none")
    gradients = torch.stack([torch.autograd.grad(loss, w, retain_graph=True)[0] for loss in losses])
    variance = ((gradients - gradients.mean(dim=0)) ** 2).sum(dim=1).mean().item()
    assert known["variance"] == pytest.approx(variance, rel=1e-9)
    sizes = np.array(known["sizes"])
    assert known["theory"] == pytest.approx(np.array([variance / sizes, variance / sizes * (128 - sizes) / 127]))
    assert np.array(known["ratios"]) == pytest.approx(np.ones((2, 7)), abs=4 / sqrt(known["draws"]) * 0.5)


def test_sixteen_samples_are_off_by_about_a_quarter_and_the_average_is_the_gradient():
    known = values("gradient_cloud")
    x, y = (torch.tensor(known[name], dtype=torch.float64) for name in "xy")
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    (0.5 * (x @ w - y) ** 2).mean().backward()
    assert known["full"] == pytest.approx(w.grad.tolist())
    exact = ((-y[:, None] * x - w.grad) ** 2).sum(dim=1).mean().sqrt().item()
    assert known["distances"] == pytest.approx([exact, exact / 4], rel=0.15)


def test_the_variance_comes_to_the_formula_of_the_page_exactly():
    for rate, curvature, s in product((Fraction(1, 10), Fraction(1, 2)), (Fraction(1), Fraction(3)), (1, 2)):
        V = rate * s**2 / (curvature * (2 - rate * curvature))
        assert (1 - rate * curvature) ** 2 * V + rate**2 * s**2 == V
    low = values("floor")
    y, rates, lam = np.array(low["y"]), np.array(low["rates"]), low["curvature"]
    s2 = fmean((lam * (y - fmean(y))) ** 2)
    by_recursion = np.zeros(len(rates))
    for _ in range(2000):
        by_recursion = (1 - rates * lam) ** 2 * by_recursion + rates**2 * s2
    assert low["predicted"] == pytest.approx(by_recursion, rel=1e-9)
    assert low["measured"] == pytest.approx(by_recursion, rel=0.1)
    assert low["worst"] == pytest.approx(max(abs(low["measured"] / by_recursion - 1)))


def test_the_falling_rates_end_where_the_recursion_ends():
    known = values("decreasing")
    y = np.array(known["y"])
    variance = fmean((y - fmean(y)) ** 2)
    rates = [lambda t: 0.5, lambda t: 0.05, lambda t: 1 / t, lambda t: 0.8**t / 4]
    for end, rate in zip(known["ends"], rates, strict=True):
        V = 25.0
        for t in range(1, known["steps"] + 1):
            V = (1 - rate(t)) ** 2 * V + rate(t) ** 2 * variance
        assert end == pytest.approx(V, rel=0.25)
    assert known["ends"][2] < known["ends"][1] < known["ends"][0] < known["ends"][3]
    steps = np.arange(1, 10**6)
    assert (1 / steps).sum() > 14 and ((1 / steps) ** 2).sum() < np.pi**2 / 6 and (0.8**steps / 4).sum() < 1.01


def test_the_start_is_a_saddle_point_and_no_single_row_is_flat_there():
    theta = torch.tensor(SADDLE, dtype=torch.float64)
    assert xor_loss(theta).item() == pytest.approx(log(2))
    assert xor_gradient(theta).abs().max().item() < 1e-15
    curvatures = torch.linalg.eigvalsh(torch.autograd.functional.hessian(xor_loss, theta))
    assert curvatures[0] < -0.05 and curvatures[-1] > 0.05
    lengths = [xor_gradient(theta, [row]).norm().item() for row in range(4)]
    assert values("at_the_saddle")["lengths"] == pytest.approx(lengths, rel=1e-9)
    assert values("at_the_saddle")["together"] < 1e-15 < 1 < min(lengths)
    assert theta.tolist() == values("leaves_saddle")["saddle"]


def test_changing_only_the_bias_of_the_output_raises_the_loss():
    theta = torch.tensor(SADDLE, dtype=torch.float64)
    for change in (-1, -0.1, 0.1, 1):
        moved = theta.clone()
        moved[-1] += change
        assert xor_loss(moved) > xor_loss(theta)


def test_the_first_run_with_single_samples_goes_where_pytorch_goes():
    known, rng = values("leaves_saddle"), np.random.default_rng(0)
    nudged = torch.tensor(SADDLE, dtype=torch.float64) + 0.001 * torch.tensor(rng.normal(size=17))
    theta, losses = torch.tensor(SADDLE, dtype=torch.float64), []
    for seen in range(201):
        if seen % 40 == 0:
            losses.append(xor_loss(theta).item())
        row = int(rng.integers(4, size=(known["runs"], 1))[0, 0])
        theta = theta - known["eta"] * xor_gradient(theta, [row])
    assert known["curves"][1][0][:6] == pytest.approx(losses, rel=1e-8)
    assert max(losses) > log(2)
    for _ in range(251):
        before, nudged = nudged, nudged - known["eta"] * xor_gradient(nudged)
    assert known["nudged"] == pytest.approx(xor_loss(before).item(), rel=1e-6)


def test_the_full_batch_stays_and_all_runs_with_single_samples_learn_xor():
    known = values("leaves_saddle")
    assert known["stays"] == pytest.approx(log(2), abs=1e-6)
    assert known["solved"][1] == [1] * known["runs"]
    assert np.array(known["curves"][1])[:, -1].max() < 0.1 < np.array(known["curves"][1])[:, 10].max()


def test_the_losses_of_batches_jump_while_the_full_loss_of_pytorch_falls():
    known, (x, y) = values("one_batch"), odd_or_even()
    w, rng, whole = torch.zeros(65, dtype=torch.float64, requires_grad=True), np.random.default_rng(0), []
    for _ in range(2):
        order = rng.permutation(1797)
        for start in range(0, 1797, 32):
            rows = order[start : start + 32]
            each = binary_cross_entropy_with_logits(x @ w, y, reduction="none")
            (grad,) = torch.autograd.grad(each[rows].mean(), w)
            whole.append((each.mean().item(), each[rows].mean().item()))
            last = each.detach().numpy()
            w = (w - grad / 4).detach().requires_grad_()
    full, seen = zip(*whole, strict=True)
    assert (known["first"], known["last"]) == pytest.approx((full[0], full[-1]), rel=1e-9)
    assert known["rises"] == pytest.approx(fmean(b > a for a, b in zip(seen, seen[1:])))
    lowest = [min(last[order[k : k + B]].mean() for k in range(0, 1797, B)) for B in (1, 32, 1797)]
    assert known["lowest"] == pytest.approx(lowest, abs=1e-9)


def test_the_borrowed_rate_ends_above_the_start_and_the_short_prefix_is_that_of_pytorch():
    known, (x, y) = values("borrowed_rate"), odd_or_even()
    order, w = np.random.default_rng(0).permutation(1797), torch.zeros(65, dtype=torch.float64)
    for i in order:  # by the formula of the logistic slope, in PyTorch
        w = w + (y[i] - torch.special.expit(x[i] @ w)) * x[i] / 64
    assert known["losses"][2] == pytest.approx(binary_cross_entropy_with_logits(x @ w, y).item(), rel=1e-8)
    assert known["losses"][0] > known["losses"][1] > log(2) > known["losses"][2]
    assert known["rates"] == values("budget")["tuned"]


def test_the_squared_distance_does_not_average_out():
    known = values("averages_out")
    y = np.array(known["y"])
    variance = fmean((y - fmean(y)) ** 2)
    floors = [eta * variance / (2 - eta) for eta in (0.5, 0.5, 0.05, 0.05)]
    assert known["squares"] == pytest.approx(floors, rel=0.1)
    for mean, floor in zip(known["means"], floors, strict=True):
        assert abs(mean) < 4 * sqrt(floor / known["runs"])
    assert len(re.findall("updates", output("averages_out"))) == 4


def test_the_rate_one_over_t_is_the_running_mean():
    known = values("exercises/running_mean")
    assert known["off"] < 1e-12
    assert known["spread"] == pytest.approx(1 / 100, rel=4 * sqrt(2 / 2000))


def test_the_solution_of_the_batch_gradient_is_unbiased():
    ours = solved("descent/batch_gradient")
    x, y = torch.tensor(ours["x"]), torch.tensor(ours["y"])
    w = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    (0.5 * (x @ w - y) ** 2).mean().backward()
    assert ours["full"] == pytest.approx(w.grad.tolist())
    assert np.mean(ours["draws"], axis=0) == pytest.approx(w.grad.tolist(), abs=0.15)


def test_the_nudged_full_batch_leaves_later_than_most_runs_with_single_samples():
    known = values("leaves_saddle")
    single, nudged = np.array(known["curves"][1]), np.array(known["curves"][0][1])
    left = [int(np.argmax(curve < 0.3)) for curve in single]
    assert sum(first < np.argmax(nudged < 0.3) for first in left) > 0.8 * known["runs"]
