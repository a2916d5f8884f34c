"""The optimizers against their papers: each algorithm for one number of 40 digits, and the failures published."""

import inspect
from fractions import Fraction
from math import cos, pi

import mpmath
import numpy as np
import pytest

import nnref
from nnref import SGD, Adam, AdamW, AMSGrad, Momentum, Nesterov, Optimizer, RMSProp, cosine

OPTIMIZERS = {
    name: value
    for name in nnref.__all__
    if inspect.isclass(value := getattr(nnref, name)) and issubclass(value, Optimizer) and value is not Optimizer
}

# ---------------------------------------------------------------------------- the algorithms


def polyak(x, gradient, lr, beta):
    """B. Polyak 1964, equation 9: one sequence, and no velocity."""
    before = x
    for t in range(100):
        x, before = x - lr * gradient(t, x) + beta * (x - before), x
        yield x


def nesterov(y, gradient, lr, beta):
    """Y. Nesterov, *Introductory Lectures on Convex Optimization*, 2004, constant step scheme III: x and y."""
    x = y
    for t in range(100):
        x, before = y - lr * gradient(t, y), x
        y = x + beta * (x - before)
        yield y


def adagrad(x, gradient, lr, eps):
    """J. Duchi and others 2011, figure 1: s is the length of the vector of all gradients so far; eps is delta."""
    gradients = []
    for t in range(100):
        gradients.append(gradient(t, x))
        s = mpmath.norm(gradients, 2)
        x = x - lr * gradients[-1] / (eps + s)
        yield x


def rmsprop(w, gradient, lr, rho, eps):
    """T. Tieleman, G. Hinton 2012, slide 29 of lecture 6e; epsilon, which it lacks, is added to the root."""
    mean_square = mpmath.mpf(0)
    for t in range(100):
        g = gradient(t, w)
        mean_square = rho * mean_square + (1 - rho) * g**2
        w = w - lr * g / (mpmath.sqrt(mean_square) + eps)
        yield w


def adadelta(x, gradient, lr, rho, eps):
    """M. Zeiler 2012, Algorithm 1, with a rate in front of the update, which is 1 there."""
    E_g, E_dx = mpmath.mpf(0), mpmath.mpf(0)
    for t in range(100):
        g = gradient(t, x)
        E_g = rho * E_g + (1 - rho) * g**2
        dx = -mpmath.sqrt(E_dx + eps) / mpmath.sqrt(E_g + eps) * g
        E_dx = rho * E_dx + (1 - rho) * dx**2
        x = x + lr * dx
        yield x


def adam(theta, gradient, lr, beta1, beta2, eps):
    """D. Kingma, J. Ba 2015, Algorithm 1, with the averages as sums (their section 3, equation 1)."""
    gradients = []
    for t in range(1, 101):
        gradients.append(gradient(t - 1, theta))
        m = (1 - beta1) * sum(beta1 ** (t - i) * g for i, g in enumerate(gradients, 1))
        v = (1 - beta2) * sum(beta2 ** (t - i) * g**2 for i, g in enumerate(gradients, 1))
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        theta = theta - lr * m_hat / (mpmath.sqrt(v_hat) + eps)
        yield theta


def amsgrad(x, gradient, lr, beta1, beta2, eps):
    """S. Reddi and others 2018, Algorithm 2, without a bound on x.

    It corrects no bias and has no epsilon: its rate alpha_t is ours times (1 - beta1^t) / sqrt(1 - beta2^t), and an
    epsilon added to the corrected root is one of eps sqrt(1 - beta2^t) added to its own.
    """
    m, v, v_hat = mpmath.mpf(0), mpmath.mpf(0), mpmath.mpf(0)
    for t in range(1, 101):
        g = gradient(t - 1, x)
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        v_hat = max(v_hat, v)
        root = mpmath.sqrt(1 - beta2**t)
        alpha = lr * root / (1 - beta1**t)
        x = x - alpha * m / (mpmath.sqrt(v_hat) + eps * root)
        yield x


def adamw(theta, gradient, lr, beta1, beta2, eps, weight_decay, multiplier=lambda t: 1):
    """I. Loshchilov, F. Hutter 2019, Algorithm 2: alpha is the rate, eta a schedule's factor, which scales both."""
    m, v = mpmath.mpf(0), mpmath.mpf(0)
    for t in range(1, 101):
        g, eta = gradient(t - 1, theta), multiplier(t - 1)
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        theta = theta - eta * (lr * m_hat / (mpmath.sqrt(v_hat) + eps) + weight_decay * theta)
        yield theta


PAPERS = {
    "SGD": lambda x, gradient, lr: polyak(x, gradient, lr, 0),
    "Momentum": polyak,
    "Nesterov": nesterov,
    "AdaGrad": adagrad,
    "RMSProp": rmsprop,
    "AdaDelta": adadelta,
    "Adam": adam,
    "AMSGrad": amsgrad,
    # our decay is lr * weight_decay, so theirs is that
    "AdamW": lambda x, gradient, lr, beta1, beta2, eps, weight_decay: adamw(
        x, gradient, lr, beta1, beta2, eps, lr * weight_decay
    ),
}

SETTINGS = {
    "SGD": [{"lr": 0.05}, {"lr": 0.003}],
    "Momentum": [{"lr": 0.02, "beta": 0.9}, {"lr": 0.05, "beta": 0.5}, {"lr": 0.01, "beta": 0.99}],
    "Nesterov": [{"lr": 0.02, "beta": 0.9}, {"lr": 0.05, "beta": 0.5}, {"lr": 0.01, "beta": 0.99}],
    "AdaGrad": [{"lr": 0.1, "eps": 1e-10}, {"lr": 0.5, "eps": 1e-3}, {"lr": 0.01, "eps": 1.0}],
    "AdaDelta": [{"lr": 1.0, "rho": 0.95, "eps": 1e-6}, {"lr": 0.5, "rho": 0.5, "eps": 1e-2}],
    "RMSProp": [{"lr": 0.01, "rho": 0.9, "eps": 1e-8}, {"lr": 0.02, "rho": 0.5, "eps": 0.1}],
    "Adam": (
        adams := [
            {"lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
            {"lr": 0.02, "beta1": 0.5, "beta2": 0.8, "eps": 0.5},
            {"lr": 0.01, "beta1": 0.0, "beta2": 0.99, "eps": 1e-3},
        ]
    ),
    "AMSGrad": adams,
    "AdamW": [each | {"weight_decay": decay} for each, decay in zip(adams, (0.01, 2.0, 0.0), strict=True)],
}
CASES = [(name, settings) for name, rows in SETTINGS.items() for settings in rows]

NOISE = np.random.default_rng(3).normal(size=100) * 10.0 ** np.random.default_rng(4).integers(-2, 2, 100)


def noisy(t, x):
    """A slope that is not linear in x, with noise of many sizes; for numbers of any kind."""
    bounded = x / (1 + x * x)
    return bounded * bounded * bounded - bounded + float(NOISE[t])


def by_paper(algorithm, settings, **more):
    with mpmath.workdps(40):
        exact = {key: mpmath.mpf(value) for key, value in settings.items()}
        return np.array([float(x) for x in algorithm(mpmath.mpf(1.25), noisy, **exact, **more)])


def by_us(optimizer):
    theta, path = np.array(1.25), []
    for t in range(100):
        optimizer.step(theta, np.asarray(noisy(t, theta)))
        path.append(float(theta))
    return np.array(path)


def assert_same_path(ours, wanted):
    assert np.abs(wanted - 1.25).max() > 0.01  # it went somewhere
    np.testing.assert_allclose(ours, wanted, rtol=1e-13, atol=1e-13)


def test_every_optimizer_has_its_algorithm():
    assert sorted(PAPERS) == sorted(SETTINGS) == sorted(OPTIMIZERS)


@pytest.mark.parametrize(("name", "settings"), CASES)
def test_a_hundred_steps_go_as_in_the_paper(name, settings):
    assert_same_path(by_us(OPTIMIZERS[name](**settings)), by_paper(PAPERS[name], settings))


def test_rmsprop_without_an_epsilon_is_that_of_the_lecture():
    settings = {"lr": 0.01, "rho": 0.9}
    ours = by_us(RMSProp(**settings, eps=1e-300))
    assert_same_path(ours, by_paper(rmsprop, settings | {"eps": 0}))


def test_amsgrad_with_a_rescaled_rate_and_no_epsilon_is_algorithm_2():
    def algorithm_2(x, gradient, lr, beta1, beta2):
        m, v, v_hat = mpmath.mpf(0), mpmath.mpf(0), mpmath.mpf(0)
        for t in range(1, 101):
            g = gradient(t - 1, x)
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
            v_hat = max(v_hat, v)
            x = x - lr / mpmath.sqrt(t) * m / mpmath.sqrt(v_hat)
            yield x

    settings = {"lr": 0.1, "beta1": 0.9, "beta2": 0.99}

    def rescaled(t):
        t += 1
        return 0.1 / t**0.5 * (1 - 0.9**t) / (1 - 0.99**t) ** 0.5

    ours = by_us(AMSGrad(rescaled, beta1=0.9, beta2=0.99, eps=1e-300))
    assert_same_path(ours, by_paper(algorithm_2, settings))


def test_adamw_with_a_schedule_is_algorithm_2_with_the_decay_over_the_rate():
    settings = {"lr": 0.05, "beta1": 0.9, "beta2": 0.99, "eps": 1e-8, "weight_decay": 0.02}
    ours = by_us(AdamW(cosine(0.05, steps=100), 0.9, 0.99, 1e-8, weight_decay=0.02 / 0.05))
    wanted = by_paper(adamw, settings, multiplier=lambda t: (1 + cos(pi * t / 100)) / 2)
    assert_same_path(ours, wanted)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_nesterov_is_the_form_of_sutskever_seen_from_the_point_that_looks_ahead(beta):
    # I. Sutskever and others, "On the importance of initialization and momentum in deep learning", ICML 2013,
    # equations 3 and 4: the gradient is asked for at theta + mu v. That point is our theta.
    theta, v, ahead = mpmath.mpf(1.25), mpmath.mpf(0), []
    with mpmath.workdps(40):
        for t in range(100):
            v = beta * v - mpmath.mpf(0.02) * noisy(t, theta + beta * v)
            theta = theta + v
            ahead.append(float(theta + beta * v))
    assert_same_path(by_us(Nesterov(0.02, beta)), np.array(ahead))


def test_the_velocity_is_the_sum_of_the_gradients_each_decayed():
    gradients, optimizer, theta = np.random.default_rng(5).normal(size=(30, 7)), Momentum(0.1, beta=0.7), np.zeros(7)
    for g in gradients:
        optimizer.step(theta, g)
    np.testing.assert_allclose(optimizer.v, 0.7 ** np.arange(29, -1, -1) @ gradients, rtol=1e-13, atol=1e-15)


# ---------------------------------------------------------------------------- what goes wrong, as published


def online(optimizer, slopes):
    """Every x_t on [-1, 1] from 0, where f_t(x) = slopes[t] x."""
    x, path = np.zeros(()), []
    for slope in slopes:
        path.append(float(x))
        optimizer.step(x, np.asarray(slope))
        np.clip(x, -1, 1, out=x)
    return np.array(path)


def average_regret(path, slopes, best):
    return float((slopes * (path - best)).mean())


def falling(t):
    return 0.5 / (t + 1) ** 0.5  # alpha / sqrt(t), as theorem 1 and corollary 1 have it


@pytest.mark.parametrize("C", [2.5, 3.0, 5.0])
def test_adam_goes_to_the_worst_point_and_amsgrad_to_the_best_one(C):
    # S. Reddi, S. Kale, S. Kumar 2018, section 3 and theorem 1: f_t(x) = C x for t mod 3 = 1, else -x, on [-1, 1],
    # with beta1 = 0 and beta2 = 1 / (1 + C^2). The best point is -1; Adam ends each round of three at +1, so that
    # each round costs it at least 2 C - 4 more than the best point.
    slopes = np.resize([C, -1.0, -1.0], 6000)
    settings = {"beta1": 0.0, "beta2": 1 / (1 + C**2)}
    worst, best = online(Adam(falling, **settings), slopes), online(AMSGrad(falling, **settings), slopes)
    assert (worst[3000::3] == 1).all()
    assert worst[3000:].min() > 0.95
    assert average_regret(worst[3000:], slopes[3000:], best=-1) >= (2 * C - 4) / 3
    assert best[3000:].max() < -0.95
    assert abs(average_regret(best[3000:], slopes[3000:], best=-1)) < 0.05


def test_with_the_usual_betas_adam_still_goes_to_the_worst_point():
    # The same paper, section 5 and figure 1: f_t(x) = 1010 x for t mod 101 = 1, else -10 x, beta1 = 0.9 and
    # beta2 = 0.99.
    slopes = np.tile([1010.0] + [-10.0] * 100, 200)
    settings, half = {"beta1": 0.9, "beta2": 0.99}, 101 * 100
    worst, best = online(Adam(falling, **settings), slopes), online(AMSGrad(falling, **settings), slopes)
    assert worst[half:].min() > 0.9
    assert best[-1] < -0.9
    assert average_regret(worst[half:], slopes[half:], best=-1) > 20 / 101  # that of x = 1
    first = average_regret(best[:half], slopes[:half], best=-1)
    assert average_regret(best[half:], slopes[half:], best=-1) < first / 2  # it goes to 0


# L. Lessard, B. Recht, A. Packard, "Analysis and design of optimization algorithms via integral quadratic
# constraints", SIAM Journal on Optimization 26 (1), 2016: section 4.6, equation 4.11 and appendix B. The function is
# strongly convex with m = 1 and L = 25; the rates are the best ones for quadratics with these.
CYCLE = [Fraction(792, 1225), Fraction(-2208, 1225), Fraction(2592, 1225)]  # (B.3)


def kinked(x):
    return 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24


def descend(optimizer, start, steps):
    x, path = np.array(start), []
    for _ in range(steps):
        path.append(float(x))
        optimizer.step(x, np.asarray(kinked(float(x))))
    return np.array(path)


def test_the_published_cycle_is_one_of_the_heavy_ball():
    p, q, r = CYCLE
    for before, now, after in ((p, q, r), (q, r, p), (r, p, q)):
        assert now - kinked(now) / 9 + Fraction(4, 9) * (now - before) == after


@pytest.mark.parametrize("start", [3.07, 3.3, 3.46])  # 3.3 is that of the paper, in an interval of starts
def test_the_heavy_ball_goes_round_for_ever_on_a_convex_function(start):
    path = descend(Momentum(lr=1 / 9, beta=4 / 9), start, 600)
    np.testing.assert_allclose(path[300:], np.resize(np.array(CYCLE, dtype=float), 300), rtol=0, atol=1e-12)


@pytest.mark.parametrize("optimizer", [SGD(lr=2 / 26), Nesterov(lr=1 / 25, beta=4 / 6)])
def test_gradient_descent_and_nesterov_do_not(optimizer):
    assert abs(descend(optimizer, 3.3, 600)[-1]) < 1e-12
