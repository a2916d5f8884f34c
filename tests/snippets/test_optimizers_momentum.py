"""The numbers of the page on momentum, against PyTorch, exact fractions, matrix powers and SciPy."""

from fractions import Fraction
from math import log, sqrt

import numpy as np
import pytest
import torch
from scipy.linalg import solve_discrete_lyapunov
from support import book


def values(name):
    return book().runs[f"optimizers/{name}"].values


def torch_path(curvatures, start, eta, beta, steps):
    """(steps + 1, parameters): torch.optim.SGD in float64, with the gradients of autograd."""
    curvatures = torch.tensor(curvatures, dtype=torch.float64)
    theta = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer, path = torch.optim.SGD([theta], lr=eta, momentum=beta), [theta.detach().numpy().copy()]
    for _ in range(steps):
        optimizer.zero_grad()
        (curvatures * theta**2 / 2).sum().backward()
        optimizer.step()
        path.append(theta.detach().numpy().copy())
    return np.array(path)


def step_matrix(q, beta):
    return np.array([[1 - q, -beta], [q, beta]])


def last_far(distance, share):
    return int(np.flatnonzero(distance > share * distance[0])[-1]) + 1


def test_both_paths_of_the_first_figure_take_the_steps_that_pytorch_takes():
    known = values("momentum_paths")
    assert (known["kappa"], known["beta"]) == (30, 0.6)
    for beta, steps in zip((0.0, 0.6), known["steps"], strict=True):
        path = torch_path([1.0, 30.0], [2.0, 0.8], 2 / 31, beta, 110)
        assert steps == last_far(np.linalg.norm(path, axis=1), 0.001)


def test_velocities_are_the_exact_geometric_sums():
    known, beta = values("momentum_sum"), Fraction(9, 10)
    same = float((1 - beta**40) / (1 - beta))
    alternating = float((1 - beta**40) / (1 + beta))
    assert known["ends"] == pytest.approx([same, alternating]) == known["unrolled"]
    assert known["limits"] == pytest.approx([10, 10 / 19])
    assert known["left"] == pytest.approx(float(beta**10))


def test_the_form_with_one_minus_beta_takes_the_same_steps_at_the_converted_rate():
    theta = other = 1.0
    v = u = 0.0
    for _ in range(20):
        v, u = 0.9 * v + 3 * theta, 0.9 * u + 0.1 * 3 * other
        theta, other = theta - 0.01 * v, other - 0.1 * u
        assert other == pytest.approx(theta)


def test_measured_steps_are_those_of_matrix_powers():
    known = values("momentum_steps")
    for k in (0, 2, 5, 8):
        kappa = int(known["kappas"][k])
        for half, (eta, beta) in enumerate([(2 / (1 + kappa), 0.0), (4 / (1 + sqrt(kappa)) ** 2, ((sqrt(kappa) - 1) / (sqrt(kappa) + 1)) ** 2)]):
            steps = known["steps"][k + 9 * half]

            def share(t, eta=eta, beta=beta, kappa=kappa):
                ends = [np.linalg.matrix_power(step_matrix(eta * c, beta), t)[0, 0] for c in (1, kappa)]
                return sqrt((ends[0] ** 2 + ends[1] ** 2) / 2)

            assert share(steps) <= 1e-6 < share(steps - 1)


def test_predicted_steps_have_kappa_for_descent_and_its_root_for_momentum():
    known = values("momentum_steps")
    for k, kappa in enumerate(known["kappas"]):
        for at, root in ((k, kappa), (k + 9, sqrt(kappa))):
            assert known["predicted"][at] == pytest.approx(log(1e6) / log((root + 1) / (root - 1)))
    assert known["above"] == pytest.approx(max(np.array(known["steps"][9:]) / known["predicted"][9:]))
    root = (sqrt(1000) - 1) / (sqrt(1000) + 1)  # double roots: closed forms of both directions
    t = np.arange(300)
    distance = np.hypot((1 + (1 - root) * t) * root**t, (1 + (1 + root) * t) * root**t) / sqrt(2)
    assert known["rise"] == pytest.approx(distance.max())


@pytest.mark.parametrize("kappa", [3.0, 30.0, 1000.0])
def test_no_pair_of_a_fine_grid_is_better_than_the_best_pair(kappa):
    best = (sqrt(kappa) - 1) / (sqrt(kappa) + 1)
    eta, beta = np.meshgrid(np.geomspace(0.01 / kappa, 4 / kappa, 400), np.linspace(0, 0.999, 400))
    ends = [np.roots([1, -(1 + b - e * c), b]) for e, b in [(4 / (1 + sqrt(kappa)) ** 2, best**2)] for c in (1, sqrt(kappa), kappa)]
    assert np.abs(ends).max() == pytest.approx(best, abs=1e-6)
    worst = 0
    for c in (1, kappa):
        s = (1 + beta - eta * c).astype(complex)
        root = np.sqrt(s**2 - 4 * beta)
        worst = np.maximum(worst, np.maximum(abs(s + root), abs(s - root)) / 2)
    assert best <= worst.min() < best + 0.02


def test_both_roots_are_within_m_exactly_where_the_three_conditions_hold():
    rng = np.random.default_rng(1)
    for q, beta, m in zip(rng.uniform(0, 4.2, 600), rng.uniform(0, 1, 600), rng.uniform(0.05, 1, 600)):
        size = np.abs(np.linalg.eigvals(step_matrix(q, beta))).max()
        inside = beta <= m**2 and (1 - m) * (1 - beta / m) <= q <= (1 + m) * (1 + beta / m)
        assert inside == (size <= m)
        assert (0 < q < 2 * (1 + beta)) == (size < 1)


def test_the_points_of_the_map_have_the_eigenvalues_and_the_steps_of_pytorch():
    known = values("moving/phases")
    for (x, beta), size, steps, path in zip(known["presets"], known["sizes"], known["steps"], known["paths"], strict=True):
        assert size == pytest.approx(np.abs(np.linalg.eigvals(step_matrix(x, beta))).max(), abs=1e-7)
        expected = torch_path([1.0], [1.0], x, beta, 130)[:, 0]
        assert path == pytest.approx(expected[:51])
        assert steps == (301 if size > 1 else last_far(abs(expected), 0.001))
    assert known["points"] == 1600 and known["off"] < 0.003


def test_measured_and_predicted_variances_are_near_the_exact_ones_of_the_covariance():
    known = values("momentum_noise")
    for eta, beta, predicted, V in zip(known["rates"], known["betas"], known["predicted"], known["V"], strict=True):
        kick = eta * np.array([[-1.0], [1.0]])  # of the noise, in theta and in u
        exact = solve_discrete_lyapunov(step_matrix(eta, beta), kick @ kick.T)[0, 0]
        assert exact == pytest.approx(eta * (1 + beta) / ((1 - beta) * (2 * (1 + beta) - eta)))
        assert predicted == pytest.approx(exact, rel=0.006)
        assert V == pytest.approx(exact, rel=4 * sqrt(2 / 4000))
    assert known["off"] == pytest.approx(max(abs(np.array(known["V"]) / known["predicted"] - 1)))


@pytest.mark.parametrize("beta", [0.5, 0.9, 0.99])
def test_the_formula_of_the_variance_asks_only_for_a_small_eta_lambda(beta):
    def exact(eta, beta):
        kick = eta * np.array([[-1.0], [1.0]])
        return solve_discrete_lyapunov(step_matrix(eta, beta), kick @ kick.T)[0, 0]

    formula = 0.1 / (2 * (1 - beta))
    assert exact(0.1, beta) == pytest.approx(formula, rel=0.04)
    if beta > 0.5:  # the same cloud as descent at the longer rate needs that one small, too
        assert 0.1 / (1 - beta) >= 2 or exact(0.1 / (1 - beta), 0.0) > 1.5 * formula


def test_while_the_roots_are_complex_the_path_is_a_cosine_times_powers_of_the_root_of_beta():
    for x, beta in [(0.09, 0.9), (1.7, 0.6)]:
        path = torch_path([1.0], [1.0], x, beta, 30)[:, 0]
        phi = np.angle(np.linalg.eigvals(step_matrix(x, beta)))[0]
        t = np.arange(31)
        swing = path / np.sqrt(beta) ** t
        parts = np.stack([np.cos(t * phi), np.sin(t * phi)], axis=1)  # cos(t phi + phi_0), expanded
        fit, *_ = np.linalg.lstsq(parts[:2], swing[:2], rcond=None)
        assert swing == pytest.approx(parts @ fit)


def test_under_changing_signs_positive_velocities_fall_from_one_and_negative_ones_grow_from_a_tenth():
    v = np.array(values("momentum_sum")["v"])  # the last of the two
    up, down = v[1::2], v[2::2]
    assert (up[0], down[0]) == (1, pytest.approx(-0.1))
    assert all(np.diff(up) < 0) and all(np.diff(down) < 0) and up[-1] > 0.5 > -0.5 > down[-1]


def test_the_kept_velocity_throws_a_good_start_away_in_pytorch_too():
    known = values("momentum_kept")
    curvatures, ends = torch.tensor([1.0, 10.0], dtype=torch.float64), []
    for reset in (True, False):
        theta = torch.full((2,), 5.0, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([theta], lr=0.01, momentum=0.95)
        for start in (5.0, 0.1):
            theta.data.fill_(start)
            if reset:
                optimizer.state.clear()
            losses = []
            for _ in range(12):
                optimizer.zero_grad()
                (curvatures * theta**2 / 2).sum().backward()
                optimizer.step()
                losses.append(float((curvatures * theta**2 / 2).sum().detach()))
        ends.append(max(losses))
    assert known["ends"] == pytest.approx(ends)


def test_the_larger_rate_alone_diverges_where_momentum_converges():
    beta, eta = (9 / 11) ** 2, (2 / 11) ** 2
    runs = [(2 / 101, 0.0), (eta / (1 - beta), 0.0), (eta, beta)]
    expected = [np.linalg.norm(torch_path([1.0, 100.0], [1.0, 1.0], *run, 50)[-1]) for run in runs]
    assert values("momentum_not_a_rate")["ends"] == pytest.approx(expected)
    assert expected[2] < expected[0] < sqrt(2) < expected[1]


def test_momentum_does_not_help_without_a_valley_nor_under_much_noise():
    one, valley, noisy = values("momentum_helps")["table"]
    assert one[0] < 1e-30 < one[2]
    assert valley[1] < 1e-6 * valley[0]
    assert valley[0] / 3 < valley[2] < valley[0]
    assert max(noisy) < 1.15 * min(noisy)


def test_the_exercise_by_hand_has_the_numbers_of_exact_fractions():
    known = values("exercises/momentum_by_hand")
    v, theta = Fraction(0), Fraction(1)
    for _ in range(3):
        v = v / 2 + 2
        theta -= v / 10
    assert (known["v"], known["theta"]) == (float(v), pytest.approx(float(theta)))
    assert (known["longest"], known["factor"], known["limit"]) == (pytest.approx(0.4), pytest.approx(0.8), pytest.approx(0.82))
    assert np.abs(np.linalg.eigvals(step_matrix(4 * 0.82, 0.64))).max() == pytest.approx(1)
