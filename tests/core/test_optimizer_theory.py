"""How fast the optimizers are, measured, against what is proved: rates on quadratics, and bounds on regret."""

from math import log10, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize as scipy_minimize

from nnref import SGD, AdaGrad, Momentum, Nesterov, minimize, quadratic


def rotated(eigenvalues, seed=0):
    """A quadratic with these eigenvalues and the directions that go with them, which are no axes."""
    d = len(eigenvalues)
    Q = np.linalg.qr(np.random.default_rng(seed).normal(size=(d, d)))[0]
    H = (Q * np.asarray(eigenvalues)) @ Q.T
    return quadratic((H + H.T) / 2), Q


def measured_rate(optimizer, eigenvalues, about):
    """By which factor a step shortens theta, after so many that only the slowest direction is left.

    `about` sets how many steps float64 has room for. The longest of ten points, because a path can oscillate.
    """
    f, Q = rotated(eigenvalues)
    K = min(int(120 / abs(log10(about))), 1500)
    lengths = np.abs(minimize(f, Q.sum(axis=1), optimizer, steps=2 * K + 10)).max(axis=1)
    return float((lengths[2 * K :].max() / lengths[K : K + 10].max()) ** (1 / K))


def radius(*rows):
    return float(np.abs(np.linalg.eigvals(np.array(rows))).max())


def heavy_ball_radius(h, beta):
    """That of x+ = x - h x + beta (x - x-), where h is eta lambda: B. Polyak 1964."""
    return radius([1 + beta - h, -beta], [1, 0])


def nesterov_radius(h, beta):
    """That of y+ = (1 + beta) (1 - h) y - beta (1 - h) y-: the point that looks ahead, without the other one."""
    return radius([(1 + beta) * (1 - h), -beta * (1 - h)], [1, 0])


# ---------------------------------------------------------------------------- gradient descent


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=5), st.floats(0.01, 1.2), st.integers(0, 9))
def test_gradient_descent_multiplies_each_direction_by_1_minus_eta_lambda(eigenvalues, share, seed):
    (f, Q), eta = rotated(eigenvalues, seed), share * 2 / max(eigenvalues)
    c = np.random.default_rng(seed).normal(size=len(eigenvalues))
    path = minimize(f, Q @ c, SGD(eta), steps=20)
    wanted = c * (1 - eta * np.array(eigenvalues)) ** np.arange(21)[:, None]
    np.testing.assert_allclose(path @ Q, wanted, rtol=0, atol=1e-11 * np.abs(wanted).max())


@pytest.mark.parametrize("eta", [0.01, 0.05, 0.15, 0.19, 0.199])
def test_gradient_descent_contracts_by_the_largest_of_1_minus_eta_lambda(eta):
    wanted = max(abs(1 - eta * each) for each in (0.5, 2, 7, 10))
    assert measured_rate(SGD(eta), [0.5, 2, 7, 10], wanted) == pytest.approx(wanted, abs=1e-7)


@pytest.mark.parametrize("kappa", [2, 10, 100])
def test_the_best_rate_of_gradient_descent_is_kappa_minus_1_over_kappa_plus_1(kappa):
    wanted = (kappa - 1) / (kappa + 1)
    assert measured_rate(SGD(2 / (kappa + 1)), [1, kappa], wanted) == pytest.approx(wanted, abs=1e-9)
    for eta in (2 / (kappa + 1) * 0.9, 2 / (kappa + 1) * 1.05):
        assert measured_rate(SGD(eta), [1, kappa], wanted) > wanted + 1e-3


@pytest.mark.parametrize("L", [0.3, 1.0, 40.0])
def test_gradient_descent_converges_just_below_2_over_L_and_diverges_just_above(L):
    f, Q = rotated([L / 10, L])
    below, above = (minimize(f, Q.sum(axis=1), SGD(2 / L * share), steps=5000)[-1] for share in (0.998, 1.002))
    assert np.abs(below).max() < 1e-8
    assert np.abs(above).max() > 1e8


def test_at_2_over_L_gradient_descent_goes_to_and_fro_for_ever():
    path = minimize(quadratic([[4.0]]), [1.0], SGD(0.5), steps=1000)
    assert path[:, 0].tolist() == [1.0, -1.0] * 500 + [1.0]


@given(st.lists(st.floats(0, 10), min_size=1, max_size=5), st.integers(0, 9))
def test_gradient_descent_with_1_over_L_is_below_nesterovs_bound_for_convex_functions(eigenvalues, seed):
    # Y. Nesterov, *Introductory Lectures on Convex Optimization*, 2004, corollary 2.1.2.
    L = max(*eigenvalues, 0.1)
    f, Q = rotated(eigenvalues, seed)
    start = Q @ np.random.default_rng(seed).normal(size=len(eigenvalues))
    values, _ = f(minimize(f, start, SGD(1 / L), steps=200))
    bound = 2 * L * (start @ start) / (np.arange(201) + 4)
    assert (values <= bound * (1 + 1e-12)).all()


# ---------------------------------------------------------------------------- momentum


SPREAD = [0.5, 2, 7, 10]


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("eta", [0.01, 0.1, 0.19])
@pytest.mark.parametrize(("kind", "of"), [(Momentum, heavy_ball_radius), (Nesterov, nesterov_radius)])
def test_momentum_contracts_by_the_spectral_radius_of_its_companion_matrix(kind, of, eta, beta):
    if kind is Nesterov and eta * 10 >= (2 + 2 * beta) / (1 + 2 * beta):
        eta /= 2
    wanted = max(of(eta * each, beta) for each in SPREAD)
    assert wanted < 1
    assert measured_rate(kind(eta, beta), SPREAD, wanted) == pytest.approx(wanted, abs=3e-3)


@given(h=st.floats(0.001, 3.9), beta=st.floats(0, 0.99))
def test_the_path_of_momentum_is_the_powers_of_its_companion_matrix(h, beta):
    for kind, rows in (
        (Momentum, [[1 + beta - h, -beta], [1, 0]]),
        (Nesterov, [[(1 + beta) * (1 - h), -beta * (1 - h)], [1, 0]]),
    ):
        path = minimize(quadratic([[1.0]]), [1.0], kind(h, beta), steps=30)[:, 0]
        # x_{-1} = x_0 of the heavy ball; with Nesterov, x_0 = y_0 makes y_1 what a plain step with 1 + beta makes
        first = [1 - h, 1.0] if kind is Momentum else [1 - h * (1 + beta), 1.0]
        wanted = [1.0] + [(np.linalg.matrix_power(np.array(rows), k) @ first)[0] for k in range(30)]
        np.testing.assert_allclose(path, wanted, rtol=0, atol=1e-11 * np.abs(wanted).max())


@pytest.mark.parametrize("kappa", [4, 25, 100])
def test_polyaks_best_rates_reach_the_square_root_of_the_condition_number(kappa):
    # B. Polyak 1964; also G. Goh, "Why Momentum Really Works", Distill, 2017: alpha = (2 / (sqrt(l_1) + sqrt(l_n)))^2,
    # beta = ((sqrt(l_n) - sqrt(l_1)) / (sqrt(l_n) + sqrt(l_1)))^2.
    root = sqrt(kappa)
    eta, beta, wanted = (2 / (1 + root)) ** 2, ((root - 1) / (root + 1)) ** 2, (root - 1) / (root + 1)
    assert max(heavy_ball_radius(eta * each, beta) for each in (1, kappa)) == pytest.approx(wanted, abs=1e-7)
    # the two roots coincide: the length falls like k rate^k, so the rate comes out too large by 2^(1 / K)
    measured = measured_rate(Momentum(eta, beta), [1, (1 + kappa) / 2, kappa], wanted)
    assert wanted - 1e-6 < measured < wanted * 1.01
    # as fast as gradient descent with the root of the condition number
    assert measured == pytest.approx(measured_rate(SGD(2 / (root + 1)), [1, root], wanted), rel=0.01)
    for worse in (Momentum(eta * 0.9, beta), Momentum(eta * 1.05, beta), Momentum(eta, beta * 0.9)):
        assert measured_rate(worse, [1, kappa], wanted) > wanted * 1.01


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_the_limit_of_the_rate_is_2_plus_2_beta_over_L_with_momentum(beta):
    # G. Goh 2017: it converges for 0 < alpha lambda < 2 + 2 beta.
    limit = (2 + 2 * beta) / 4
    below, above = (minimize(quadratic([[4.0]]), [1.0], Momentum(limit * share, beta), 1500) for share in (0.99, 1.01))
    assert abs(below[-1, 0]) < 1e-8
    assert not abs(above[-1, 0]) < 1e8


@pytest.mark.parametrize("h", [0.01, 0.25, 0.64])
def test_momentum_is_fastest_in_one_direction_when_it_is_critically_damped(h):
    # G. Goh 2017: beta = (1 - sqrt(alpha lambda))^2 gives the rate 1 - sqrt(alpha lambda).
    wanted = 1 - sqrt(h)
    assert measured_rate(Momentum(h, wanted**2), [1.0], wanted) == pytest.approx(wanted, rel=0.01)
    for beta in (wanted**2 * 0.7, wanted**2 + 0.1):
        assert measured_rate(Momentum(h, beta), [1.0], wanted) > wanted * 1.02


def test_with_much_momentum_the_rate_is_the_root_of_beta_whatever_the_curvature():
    for curvature in (0.5, 1.0, 3.0):
        assert measured_rate(Momentum(0.5, 0.81), [curvature], 0.9) == pytest.approx(0.9, abs=1e-3)


# ---------------------------------------------------------------------------- Nesterov


@pytest.mark.parametrize("kappa", [4, 25, 100])
def test_nesterovs_rate_is_1_minus_1_over_the_root_of_the_condition_number(kappa):
    # L. Lessard, B. Recht, A. Packard, "Analysis and design of optimization algorithms via integral quadratic
    # constraints", SIAM Journal on Optimization 26 (1), 2016, proposition 1: the standard settings, and the best ones.
    root, third = sqrt(kappa), sqrt(3 * kappa + 1)
    for eta, beta, wanted in (
        (1 / kappa, (root - 1) / (root + 1), 1 - 1 / root),
        (4 / (3 * kappa + 1), (third - 2) / (third + 2), 1 - 2 / third),
    ):
        assert max(nesterov_radius(eta * each, beta) for each in (1, kappa)) == pytest.approx(wanted, abs=1e-7)
        measured = measured_rate(Nesterov(eta, beta), [1, kappa / 2, kappa], wanted)
        assert wanted - 1e-6 < measured < wanted * 1.01  # a double root, as above


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_the_limit_of_the_rate_is_lower_with_nesterov_than_with_momentum(beta):
    limit = (2 + 2 * beta) / (1 + 2 * beta)  # where -1 is a root of the companion matrix
    assert nesterov_radius(limit, beta) == pytest.approx(1)
    below, above = (minimize(quadratic([[1.0]]), [1.0], Nesterov(limit * share, beta), 1500) for share in (0.99, 1.01))
    assert abs(below[-1, 0]) < 1e-8
    assert not abs(above[-1, 0]) < 1e8


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("m", [0.01, 0.1, 1.0])
def test_nesterov_stays_below_his_bound_on_a_function_that_is_not_quadratic(m, seed):
    # Y. Nesterov 2004, section 2.2.1, constant step scheme III: f(x_k) - f* is at most
    # (1 - sqrt(m / L))^k (f(x_0) - f* + m / 2 |x_0 - x*|^2), where x_k = y_{k-1} - grad f(y_{k-1}) / L.
    A = np.random.default_rng(seed).normal(size=(7, 5))
    L = m + np.linalg.norm(A, 2) ** 2 / 4

    def f(theta):  # logistic losses and a penalty
        z = theta @ A.T
        value = np.logaddexp(0, z).sum(axis=-1) + m / 2 * (theta**2).sum(axis=-1)
        return value, (1 / (1 + np.exp(-z))) @ A + m * theta

    start = np.full(5, 3.0)
    y = minimize(f, start, Nesterov(1 / L, beta=(1 - sqrt(m / L)) / (1 + sqrt(m / L))), steps=300)
    values = np.append(f(start)[0], f(y - f(y)[1] / L)[0])
    best = scipy_minimize(f, start, jac=True, method="BFGS", options={"gtol": 1e-11})
    bound = (1 - sqrt(m / L)) ** np.arange(302) * (values[0] - best.fun + m / 2 * ((start - best.x) ** 2).sum())
    assert (values - best.fun <= bound + 1e-12 * abs(best.fun)).all()
    assert bound[-1] < values[0] / 10


# ---------------------------------------------------------------------------- regret


def regret(optimizer, gradients):
    """That of clipping to [-1, 1] after each step, on f_t(x) = g_t x, against the best point with hindsight."""
    x, cost = np.zeros(gradients.shape[1]), 0.0
    for g in gradients:
        cost += float(g @ x)
        optimizer.step(x, g)
        np.clip(x, -1, 1, out=x)
    return cost + float(np.abs(gradients.sum(axis=0)).sum())


slopes = st.integers(1, 60).flatmap(
    lambda T: st.lists(st.lists(st.floats(-1, 1), min_size=2, max_size=2), min_size=T, max_size=T)
)


@given(slopes)
def test_the_regret_of_gradient_descent_is_below_zinkevichs_bound(gradients):
    # M. Zinkevich, "Online convex programming and generalized infinitesimal gradient ascent", ICML 2003, theorem 1,
    # with the rates 1 / sqrt(t): |F|^2 sqrt(T) / 2 + (sqrt(T) - 1/2) |g|^2, here with |F|^2 = 8 and |g|^2 <= 2.
    T = len(gradients)
    assert regret(SGD(lambda t: 1 / sqrt(t + 1)), np.array(gradients)) <= 8 * sqrt(T) / 2 + (sqrt(T) - 1 / 2) * 2 + 1e-9


@given(slopes, st.lists(st.integers(-20, 20), min_size=2, max_size=2))
def test_the_regret_of_adagrad_is_below_its_bound_whatever_the_scale_of_each_gradient(gradients, exponents):
    # J. Duchi, E. Hazan, Y. Singer 2011, theorem 5: with eta = D / sqrt(2), at most sqrt(2) D times the sum over the
    # parameters of the lengths of their gradients; here D = 2.
    g = np.array(gradients) * 2.0 ** np.array(exponents)
    bound = sqrt(2) * 2 * np.linalg.norm(g, axis=0).sum()
    assert regret(AdaGrad(2 / sqrt(2), eps=1e-200), g) <= bound * (1 + 1e-9) + 1e-9
