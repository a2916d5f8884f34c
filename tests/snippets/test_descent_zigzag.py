"""The numbers of the page on condition number and zigzag, against exact fractions, closed forms, SciPy and PyTorch."""

from fractions import Fraction
from math import atan, ceil, degrees, log, sqrt

import numpy as np
import pytest
import torch
from scipy.linalg import expm
from scipy.optimize import minimize_scalar
from support import book


def values(name):
    return book().runs[f"descent/{name}"].values


def first_step_below(start, factors, share=Fraction(1, 1000)):
    """The first t at which the distance, from exact powers of the factors, is at most this share of the first."""
    start, factors = [Fraction(c) for c in start], [Fraction(q) for q in factors]
    powers = start
    goal, t = share**2 * sum(c**2 for c in start), 0
    while sum(c**2 for c in powers) > goal:
        powers, t = [c * q for c, q in zip(powers, factors, strict=True)], t + 1
    return t


def best_factor(kappa):
    return Fraction(kappa - 1, kappa + 1)


def steps_of_worst(kappa):
    """For two directions the sizes of both factors are equal, whatever the start: the least t in whole numbers."""
    t = 0
    while 1000 * (kappa - 1) ** t > (kappa + 1) ** t:
        t += 1
    return t


def test_paths_take_the_steps_of_the_exact_factor():
    known = values("zigzag_paths")
    assert known["kappas"] == [1, 3, 10, 30]
    assert known["steps"] == [steps_of_worst(kappa) for kappa in known["kappas"]]


def test_counted_steps_at_each_rate_are_those_of_exact_powers():
    known = values("zigzag_rates")
    start, rates = [2, Fraction(4, 5)], ["0.03", "0.05", "0.1", "0.14", "0.17", Fraction(2, 11), "0.19", "0.197"]
    counts = []
    for eta in map(Fraction, rates):
        counts.append(first_step_below(start, [1 - eta, 1 - 10 * eta]))
    assert known["steps"] == counts
    assert known["best_steps"] == min(counts) == counts[5]
    assert known["best"] == pytest.approx(2 / 11)
    assert known["rates"] == pytest.approx([float(Fraction(eta)) for eta in rates])


def test_no_rate_of_a_fine_grid_has_a_smaller_largest_factor_than_the_best():
    rates = np.linspace(0, 0.2, 20001)
    largest = np.abs(1 - rates[:, None] * np.linspace(1, 10, 19)).max(axis=1)
    assert rates[largest.argmin()] == pytest.approx(2 / 11, abs=1e-5)
    assert largest.min() == pytest.approx(float(best_factor(10)), abs=1e-4)


def test_two_parameters_take_the_steps_of_the_formula_rounded_up():
    known = values("zigzag_count")
    kappas = [int(kappa) for kappa in known["kappas"]]
    exact = [ceil(log(1000) / log((kappa + 1) / (kappa - 1))) for kappa in kappas]
    assert list(known["two"]) == exact
    assert exact[:6] == [steps_of_worst(kappa) for kappa in kappas[:6]]
    assert known["predicted"] == pytest.approx([kappa * 3.4538776394910684 for kappa in kappas])
    for steps, predicted in zip(exact, known["predicted"], strict=True):
        assert predicted - 1 < steps <= ceil(predicted)


def test_twenty_parameters_need_the_steps_at_which_their_sum_of_squares_crosses():
    known = values("zigzag_count")
    runs = zip(known["kappas"], known["between"], known["start"], known["twenty"], strict=True)
    for kappa, between, start, steps in runs:
        curvatures, start = np.array([1, *between, kappa]), np.array(start)
        logs = np.log(np.abs(1 - 2 * curvatures / (1 + kappa)))
        left = [(start**2 * np.exp(2 * t * logs)).sum() for t in (steps - 1, steps)]
        assert left[1] <= 1e-6 * (start**2).sum() < left[0]
    ratios = np.array(known["twenty"]) / np.array(known["two"])
    assert known["share"] == pytest.approx(ratios.min()) and ratios.max() < 1


@pytest.mark.parametrize(("start", "first"), [((6.0, 1.0), 0), ((2.0, -1.5), 12)])
def test_line_search_lowers_the_loss_as_the_line_search_of_scipy(start, first):
    known, theta = values("line_search"), np.array(start)

    def loss(point):
        return point[0] ** 2 / 2 + 3 * point[1] ** 2

    for factor in known["factors"][first : first + 4]:
        g = theta * [1, 6]
        eta = minimize_scalar(lambda eta, at=theta, g=g: loss(at - eta * g), bracket=(0, 0.3), tol=1e-10).x
        assert factor == pytest.approx(loss(theta - eta * g) / loss(theta), rel=1e-5)
        theta = theta - eta * g


def test_the_bound_is_reached_from_one_start_and_never_exceeded():
    known = values("line_search")
    assert known["bound"] == pytest.approx(25 / 49) == pytest.approx(known["worst"])
    assert max(known["factors"]) <= 25 / 49 + 1e-9
    assert known["other"] == pytest.approx(max(known["factors"][12:])) and known["other"] < 0.2
    assert known["turn"] < 1e-9 and known["right_angles"]


def test_no_start_on_a_circle_loses_less_than_the_bound_in_one_exact_step():
    angle = np.linspace(0.01, np.pi / 2 - 0.01, 500)
    theta = np.stack([np.cos(angle), np.sin(angle)])
    H = np.array([[1.0], [6.0]])
    g = H * theta
    eta = (g**2).sum(axis=0) / (H * g**2).sum(axis=0)
    factors = (H * (theta - eta * g) ** 2).sum(axis=0) / (H * theta**2).sum(axis=0)
    assert 25 / 49 - 1e-3 < factors.max() <= 25 / 49 + 1e-12


def test_the_loss_is_the_sum_of_two_exponentials():
    known = values("two_exponentials")
    t = np.arange(61)
    for eta, loss, drops in zip((0.02, 0.07), known["losses"], known["drops"], strict=True):
        expected = (1 - eta) ** (2 * t) / 2 + 15 * (1 - 30 * eta) ** (2 * t)
        assert loss == pytest.approx(expected, rel=1e-9)
        assert drops == pytest.approx([expected[1] / expected[0], expected[60] / expected[59]], rel=1e-9)
    assert known["losses"][1][60] > known["losses"][1][0] > known["losses"][0][60]


def test_a_small_rate_never_changes_sides_and_takes_longer():
    table = values("no_zigzag")["table"]
    rates = [Fraction(1, 100), Fraction(3, 100), Fraction(2, 31), Fraction(66, 1000)]
    for eta, (rate, steps, crossings) in zip(rates, table, strict=True):
        assert rate == pytest.approx(float(eta))
        assert steps == first_step_below([2, Fraction(4, 5)], [1 - eta, 1 - 30 * eta])
        assert crossings == (steps if eta > Fraction(1, 30) else 0)


def test_the_way_is_as_long_as_its_closed_form():
    for kappa, (angle, detour) in zip((1, 3, 10, 30), values("long_way")["table"], strict=True):
        assert angle == pytest.approx(degrees(atan(kappa)) - 45, abs=1e-4)
        assert detour == pytest.approx(sqrt((1 + kappa**2) / 2), rel=1e-9)  # the steps are a geometric series


def test_the_exercise_on_two_curvatures_has_the_steps_of_exact_powers():
    known = values("exercises/best_of_two")
    assert known["steps"] == first_step_below([1, 1], [Fraction(4, 5), Fraction(-4, 5)])
    assert (known["eta"], known["factor"]) == (pytest.approx(0.1), pytest.approx(0.8))
    assert known["about"] == pytest.approx(4.5 * log(1000))


def test_neither_scaling_nor_turning_the_loss_changes_the_steps_in_pytorch():
    known = values("exercises/what_kappa_decides")
    K = torch.tensor(expm(0.3 * np.array([[0.0, 1.0], [-1.0, 0.0]])))  # a turn
    H = K @ torch.diag(torch.tensor([1.0, 20.0], dtype=torch.float64)) @ K.T
    for matrix, eta in ((H, 2 / 21), (10 * H, 2 / 210)):
        theta = (K @ torch.tensor([1.0, 0.5], dtype=torch.float64)).requires_grad_()
        steps, goal = 0, theta.detach().norm() / 1000
        while theta.detach().norm() > goal:
            (gradient,) = torch.autograd.grad(theta @ matrix @ theta / 2, theta)
            theta = (theta - eta * gradient).detach().requires_grad_()
            steps += 1
        assert known["base"] == known["times_ten"] == known["turned"] == steps
    assert known["careful"] == first_step_below([1, Fraction(1, 2)], [1 - Fraction(1, 40), Fraction(1, 2)])
    assert "doubled inf" in book().runs["descent/exercises/what_kappa_decides"].output
