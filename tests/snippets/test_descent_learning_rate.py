"""The numbers of the page on the learning rate, against PyTorch, SciPy, fractions and closed forms."""

import re
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
import torch
from scipy.linalg import eigh
from support import book, solved, started

from nnref import MLP, regression_curve

H = np.array([[2.5, 1.5], [1.5, 2.5]])
DATA = [torch.tensor(part) for part in regression_curve(n=20)]


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def loss_of(theta):
    """Half the squared error of a network with one input and four tanh units, averaged, in PyTorch."""
    W1, b1, W2, b2 = torch.split(theta, [4, 4, 4, 1])
    x, y = DATA
    return 0.5 * ((torch.tanh(x @ W1[None] + b1) @ W2[:, None] + b2 - y) ** 2).mean()


def descend(seed, eta, steps):
    """The losses before each step and after the last, and the parameters at the end."""
    theta, losses = torch.tensor(MLP([1, 4, 1], rng=seed).theta, requires_grad=True), []
    for _ in range(steps):
        loss = loss_of(theta)
        losses.append(loss.item())
        (grad,) = torch.autograd.grad(loss, theta)
        theta = (theta - eta * grad).detach().requires_grad_()
    return [*losses, loss_of(theta).item()], theta.detach()


def curvatures(theta):
    """The eigenvalues and eigenvectors of the Hessian, which PyTorch differentiates exactly."""
    return eigh(torch.autograd.functional.hessian(loss_of, theta).numpy())


@cache
def trained():
    return descend(0, 0.4, 1000)[1]


def test_each_step_multiplies_the_error_by_the_factor():
    for line in output("rate_factor").splitlines()[1:7]:
        eta, factor, *errors = map(float, line.split())
        exact = 1 - Fraction(str(eta)) * 4
        assert factor == pytest.approx(float(exact), abs=6e-3)
        assert errors == pytest.approx([float(-(exact**t)) for t in range(4)], abs=6e-4)
    assert output("rate_factor").splitlines()[-1].endswith("nan")


def test_four_rates_end_where_the_powers_of_their_factors_are():
    known = values("rate_four")
    expected = [float(abs(1 - Fraction(str(eta)) * 4) ** 12) for eta in known["rates"]]
    assert known["ends"] == pytest.approx(expected, rel=1e-6)
    assert expected[1] < expected[2] < expected[0] < 1 < expected[3]


def test_along_the_eigenvectors_each_coordinate_shrinks_by_its_own_factor():
    known = values("rate_split")
    assert known["curvatures"] == pytest.approx(eigh(H, eigvals_only=True).tolist())
    theta, axes = [Fraction(-2), Fraction(3, 5)], [(1, -1), (1, 1)]
    a, b, eta = Fraction(5, 2), Fraction(3, 2), Fraction(9, 20)
    for _ in range(3):
        new = [theta[0] - eta * (a * theta[0] + b * theta[1]), theta[1] - eta * (b * theta[0] + a * theta[1])]
        for (p, q), factor in zip(axes, (Fraction(11, 20), Fraction(-4, 5))):
            assert new[0] * p + new[1] * q == factor * (theta[0] * p + theta[1] * q)
        theta = new
    assert known["factors"] == pytest.approx([0.55, -0.8])
    assert known["off"] < 1e-9


def test_the_measured_rate_is_the_predicted_one_for_every_learning_rate():
    known = values("rate_predicted")
    rates, gaps = np.array(known["rates"]), []
    for eta, measured in zip(rates, known["measured"], strict=True):
        norms = []
        for t in (20, 40):
            M = np.linalg.matrix_power(np.eye(2) - eta * H, t)
            norms.append(np.linalg.norm(M @ [-2.0, 0.6]))
        assert measured == pytest.approx((norms[1] / norms[0]) ** (1 / 20), rel=1e-6)
        radius = max(abs(np.linalg.eigvals(np.eye(2) - eta * H)))
        gaps.append(abs(measured - radius))
        assert (radius < 1) == (eta < 0.5 - 1e-9) or abs(eta - 0.5) < 1e-9
    assert known["off"] == pytest.approx(max(gaps), rel=1e-3)
    assert max(gaps) < 0.005
    assert len(rates) == 56 and rates[-1] > known["marks"][2]


def test_the_marks_are_one_over_the_largest_the_best_and_the_limit():
    known = values("rate_predicted")
    assert known["marks"] == pytest.approx([1 / 4, 2 / 5, 2 / 4])
    assert known["best"] == pytest.approx(3 / 5)
    grid = np.linspace(0.001, 0.6, 600)
    radius = [max(abs(np.linalg.eigvalsh(np.eye(2) - eta * H))) for eta in grid]
    assert grid[np.argmin(radius)] == pytest.approx(known["marks"][1], abs=1e-3)
    assert min(radius) == pytest.approx(known["best"], abs=3e-3)


def test_power_iteration_finds_the_largest_curvature_of_the_network():
    known = values("rate_network")
    assert known["theta"] == pytest.approx(trained().tolist(), abs=1e-7)
    eigenvalues, vectors = curvatures(trained())
    assert eigenvalues[-1] == max(abs(eigenvalues))
    assert known["highest"] == pytest.approx(eigenvalues[-1], rel=1e-4)
    assert abs(vectors[:, -1] @ known["v"]) == pytest.approx(1, abs=1e-4)
    assert known["limit"] == pytest.approx(2 / eigenvalues[-1], rel=1e-4)


def test_a_push_grows_by_the_predicted_factor_and_the_loss_rises_above_the_limit_only():
    known = values("rate_network")
    highest = curvatures(trained())[0][-1]
    factors = np.array(known["factors"])
    predicted = abs(1 - np.array(known["rates"]) * highest)
    far = predicted > 0.2
    assert factors[far] == pytest.approx(predicted[far], abs=0.01)
    assert (known["low"], known["high"]) == (0, int((np.array(known["rates"]) > known["limit"]).sum())) == (0, 15)
    h, v = known["h"], torch.tensor(known["v"])
    for ratio, rises in ((0.95, False), (1.05, True)):
        theta = trained() + h * v
        first = loss_of(theta).item()
        for _ in range(150):
            theta = theta.detach().requires_grad_()
            (grad,) = torch.autograd.grad(loss_of(theta), theta)
            theta = theta - ratio * known["limit"] * grad
        assert (loss_of(theta).item() > first) == rises


def test_the_largest_curvature_rises_past_two_over_the_rate_and_drops_after_the_leap():
    known = values("rate_edge")
    for steps in (0, 100, 200):  # before the leap, whose moment hangs on rounding
        losses, theta = descend(0, known["eta"], steps)
        assert known["losses"][steps] == pytest.approx(losses[-1], rel=1e-6)
        assert known["highest"][steps // 20] == pytest.approx(curvatures(theta)[0][-1], rel=1e-4)
    highest, limit = known["highest"], 2 / known["eta"]
    assert known["limit"] == limit
    assert highest[0] < limit < highest[10] < max(highest[:14])
    leap = int(np.argmax(known["losses"][200:])) + 200
    assert 240 < leap < 320 and known["losses"][leap] > 5 * known["losses"][200]
    assert highest[15] < limit and known["losses"][400] < known["losses"][200]


def test_a_loss_that_rises_at_first_may_end_lower():
    for eta, losses in zip((0.1, 0.75), values("rate_rises")["runs"], strict=True):
        assert losses == pytest.approx(descend(37, eta, 150)[0], rel=1e-5)
    slow, fast = values("rate_rises")["runs"]
    assert fast[4] > fast[0] and fast[-1] < slow[-1] / 5


def test_four_rates_on_the_network_end_where_pytorch_does_and_never_raise_the_loss():
    known = values("rate_too_small")
    for eta, end in zip((0.001, 0.01, 0.1, 0.7), known["ends"], strict=True):
        losses = descend(0, eta, 150)[0]
        assert end == pytest.approx(losses[-1], rel=1e-6)
        assert all(b < a for a, b in zip(losses, losses[1:]))
    assert known["rises"] == [0] * 4
    assert known["ends"] == sorted(known["ends"], reverse=True)


def test_only_the_product_of_rate_and_curvature_counts():
    ends = values("rate_scale")["ends"]
    expected = np.linalg.matrix_power(np.eye(2) - 0.4 * H, 20) @ [-2.0, 0.6]
    for end in ends:
        assert end == pytest.approx(expected.tolist(), rel=1e-6)
    assert re.findall(r"eta +([\d.]+)", output("rate_scale")) == ["0.4", "40", "0.004"]


def test_limit_and_factors_by_hand():
    known = values("exercises/rates_by_hand")
    assert known["limit"] == pytest.approx(2 / 10)
    assert known["best"] == pytest.approx(1 / 6)
    assert known["factors"] == pytest.approx([0.7, -0.5])
    assert known["shares"] == pytest.approx([0.7, -0.5])
    assert known["slowest"] == pytest.approx(0.7)


def test_the_swinging_weight_starts_over_every_other_step_until_it_is_mended():
    swinging, mended = started("descent/swings"), solved("descent/swings")
    assert swinging["eta"] * mended["curvature"] == pytest.approx(2)
    assert swinging["w"] == pytest.approx(0) and mended["w"] == pytest.approx(2)
    assert mended["curvature"] == pytest.approx(float(Fraction(2 * (1 + 4 + 9), 3)))
