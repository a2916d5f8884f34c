"""The numbers of the page on Nesterov momentum, against exact fractions, closed forms, PyTorch and NumPy's roots."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from support import book


def values(name):
    return book().runs[f"optimizers/{name}"].values


def torch_path(slope, start, eta, beta, nesterov, steps):
    theta = torch.tensor(start, dtype=torch.float64)
    opt = torch.optim.SGD([theta], lr=eta, momentum=beta, nesterov=nesterov)
    path = [theta.numpy().copy()]
    for _ in range(steps):
        theta.grad = slope(theta)
        opt.step()
        path.append(theta.numpy().copy())
    return np.array(path)


@pytest.mark.parametrize("nesterov", [False, True])
def test_paths_of_the_valley_are_those_of_pytorch(nesterov):
    curvatures = torch.tensor([1.0, 20.0], dtype=torch.float64)
    expected = torch_path(lambda w: curvatures * w, [-6.0, 1.5], 0.03, 0.9, nesterov, 30)
    known = values("nesterov_paths")
    if nesterov:  # the last of the two
        assert known["path"] == pytest.approx(expected, abs=1e-9)
    assert known["swings"][int(nesterov)] == pytest.approx(np.abs(expected[-10:, 1]).max(), abs=1e-9)


def test_the_two_forms_are_the_same_in_exact_fractions_and_part_when_the_rate_changes():
    def gap(rates):
        q = theta = Fraction(1)
        v = u = Fraction(0)
        gaps = []
        for eta in rates:
            ahead = q - eta * v / 2
            gaps.append(abs(ahead - theta))
            g = 3 * ahead**2  # any slope
            v = v / 2 + g
            q -= eta * v
            g = 3 * theta**2
            u = u / 2 + g
            theta -= eta * (g + u / 2)
        return max(gaps)

    assert gap([Fraction(1, 50)] * 7) == 0 < gap([Fraction(1, 50)] * 3 + [Fraction(1, 100)] * 4)
    known = values("nesterov_forms")
    assert known["same"] < 1e-12 and known["other"] > 1e-3


def factor(eta, beta, curvature, nesterov):
    """The spectral radius of the matrix that takes (q, v) one step on."""
    ahead = np.array([1.0, -eta * beta if nesterov else 0.0])
    v = np.array([0.0, beta]) + curvature * ahead
    return np.abs(np.linalg.eigvals(np.array([np.array([1.0, 0.0]) - eta * v, v]))).max()


def test_largest_factors_are_the_spectral_radii_of_the_step():
    known, curvatures = values("nesterov_rate"), np.linspace(1, 25, 49)
    settings = [(2 / 26, 0, False), (4 / 36, 16 / 36, False), (1 / 25, 4 / 6, True)]
    for worst, expected, (eta, beta, nesterov) in zip(known["worst"], [12 / 13, 2 / 3, 4 / 5], settings, strict=True):
        largest = max(factor(eta, beta, c, nesterov) for c in curvatures)
        assert worst == pytest.approx(expected, abs=1e-6) == pytest.approx(largest, abs=1e-6)
    assert known["off"] < 0.02


@pytest.mark.parametrize("kappa", [4, 25, 400])
def test_no_beta_has_a_smaller_largest_factor_at_this_rate(kappa):
    root = kappa**0.5
    betas = [*np.linspace(0, 0.99, 34), (root - 1) / (root + 1)]
    largest = [max(factor(1 / kappa, beta, c, True) for c in (1, 2, kappa / 2, kappa)) for beta in betas]
    assert min(largest) == pytest.approx(1 - 1 / root, abs=1e-6) == pytest.approx(largest[-1], abs=1e-6)


@pytest.mark.parametrize("beta", [0.3, 2 / 3, 0.95])
def test_the_factor_grows_with_s_and_is_continuous_where_the_roots_become_real(beta):
    s = np.linspace(0, 0.999, 100)
    factors = np.array([factor(1, beta, 1 - part, True) for part in s])
    assert all(np.diff(factors) > 0)
    meet = 4 * beta / (1 + beta) ** 2  # (1 + beta)^2 s - 4 beta = 0
    assert factor(1, beta, 1 - meet, True) == pytest.approx((beta * meet) ** 0.5, abs=1e-6)


def test_another_rate_is_a_little_faster_as_lessard_and_others_say():
    kappa, root = 25, 76**0.5
    eta, beta = 4 / (3 * kappa + 1), (root - 2) / (root + 2)
    largest = max(factor(eta, beta, c, True) for c in np.linspace(1, kappa, 49))
    assert largest == pytest.approx(1 - 2 / root, abs=1e-6) and 2 / 3 < largest < 0.8


@pytest.mark.parametrize("curvature", [1, 7, 20])
def test_nesterov_is_the_heavy_ball_with_the_damped_beta(curvature):
    eta, beta = 0.03, 0.9
    both = [factor(eta, beta, curvature, True), factor(eta, beta * (1 - eta * curvature), curvature, False)]
    assert both[0] == pytest.approx(both[1])


def slope(x):
    return 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24


def heavy_ball(x, before):
    return x - slope(x) / 9 + Fraction(4, 9) * (x - before)


def test_the_cycle_of_three_points_is_exact():
    p, q, r = (Fraction(n, 1225) for n in (792, -2208, 2592))
    assert (heavy_ball(q, p), heavy_ball(r, q), heavy_ball(p, r)) == (r, p, q)
    assert values("nesterov_cycle")["ends"][2] == pytest.approx([float(q), float(r), float(p)], abs=1e-6)
    off = [p + Fraction(1, 1000), q]
    for _ in range(60):
        off.append(heavy_ball(off[-1], off[-2]))
    assert abs(off[60] - p) < Fraction(1, 10**6) and all(not 1 <= x <= 2 for x in (p, q, r))


@pytest.mark.parametrize("start", ["3.07", "3.2", "3.3", "3.46"])
def test_from_these_starts_the_heavy_ball_ends_on_the_cycle(start):
    x = before = float(start)
    for _ in range(150):
        x, before = float(heavy_ball(Fraction(x), Fraction(before))), x
    assert min(abs(x * 1225 - n) for n in (792, -2208, 2592)) < 1e-6


def test_plain_descent_and_nesterov_reach_the_minimum_as_in_pytorch():
    def slopes(x):
        return torch.tensor([float(slope(float(x)))], dtype=torch.float64)

    known = values("nesterov_cycle")["ends"]
    plain = torch_path(slopes, [3.3], 2 / 26, 0, False, 60)[-3:, 0]
    ahead = torch_path(slopes, [3.3], 1 / 25, 4 / 6, True, 60)[-3:, 0]
    assert known[0] == pytest.approx(plain, abs=1e-9) and known[1] == pytest.approx(ahead, abs=1e-9)
    assert abs(known[0][-1]) < 0.01 and abs(known[1][-1]) < 1e-9


def test_the_limits_are_where_a_root_reaches_absolute_value_one():
    known = values("nesterov_limit")
    for limit, beta, nesterov in zip(known["limits"], (0, 0.9, 0.9), (False, False, True), strict=True):
        assert factor(limit, beta, 1, nesterov) == pytest.approx(1, abs=1e-6)
        assert factor(0.99 * limit, beta, 1, nesterov) < 1 < factor(1.01 * limit, beta, 1, nesterov)
    assert known["limits"] == pytest.approx([2, 3.8, 1 + 1 / 2.8])
    assert all(below < 1 < above for below, above in known["ends"])
    assert book().runs["optimizers/nesterov_limit"].output.count("falls | grows") == 3


def test_tuned_runs_take_the_steps_of_pytorch():
    curvatures = torch.tensor([1.0, 100.0], dtype=torch.float64)
    settings = [(4 / 121, 81 / 121, False), (1 / 100, 9 / 11, True)]
    for steps, (eta, beta, nesterov) in zip(values("nesterov_faster")["steps"], settings, strict=True):
        path = torch_path(lambda w: curvatures * w, [1.0, 1.0], eta, beta, nesterov, 150)
        far = np.flatnonzero(np.hypot(*path.T) > 2**0.5 / 1000)
        assert steps == far.max() + 1


def test_on_the_network_neither_is_lower_in_all_runs():
    known = values("nesterov_faster")
    assert known["lower"][0] > 10 > known["lower"][1] > 0
    assert known["medians"][0][0] == pytest.approx(known["medians"][0][1], abs=0.001)


def test_both_ask_for_one_gradient_a_step():
    known = values("nesterov_calls")
    assert known["counts"] == [100, 100] and known["on_path"]
