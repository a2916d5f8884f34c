"""The page on double descent, against SciPy, scikit-learn, PyTorch, exact fractions and mpmath."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from mpmath import inf, mp, quad
from scipy.linalg import lstsq, null_space, svdvals
from scipy.stats import chi2, invwishart
from sklearn.linear_model import Ridge
from support import book

from nnref import digits


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"overfitting/{name}"].values
    return {name: np.array(value) if isinstance(value, list) and name != "ticks" else value for name, value in left.items()}


def drawn(seed, draws, n, inputs):
    """The samples of a program: inputs, noisy targets, true weights."""
    rng = np.random.default_rng(seed)
    w_star = 1 / np.arange(1, inputs + 1)
    x = rng.standard_normal((draws, n, inputs))
    return x, x @ w_star + 0.5 * rng.standard_normal((draws, n)), w_star


def off(w, w_star):
    """The expected squared error on a new sample, from the covariance of the inputs (the identity)."""
    full = np.pad(np.asarray(w), (0, len(w_star) - len(w)))
    return 0.25 + float(np.square(full - w_star).sum())


def exact(n, d, inputs=100):
    """The formula of the page in fractions, with the missing inputs as noise."""
    d = int(d)
    squares = [Fraction(1, j * j) for j in range(1, inputs + 1)]
    noise, signal = Fraction(1, 4) + sum(squares[d:]), sum(squares[:d])
    if d < n:
        return float(noise + noise * d / (n - d - 1))
    return float(noise + noise * n / (d - n - 1) + signal * (d - n) / d)


def test_the_curve_is_that_of_the_shortest_least_squares_solutions_of_scipy():
    known = values("double_curve")
    x, y, w_star = drawn(0, 100, 20, 100)
    for d in (5, 20, 32, 100):
        k = known["counts"].tolist().index(d)
        w = [lstsq(rows[:, :d], targets)[0] for rows, targets in zip(x, y, strict=True)]
        assert known["middle"][k] == pytest.approx(np.median([off(one, w_star) for one in w]), rel=1e-6)
        assert known["lengths"][k] == pytest.approx(np.median([np.linalg.norm(one) for one in w]), rel=1e-6)


def test_the_error_falls_peaks_at_as_many_features_as_samples_and_falls_again():
    known = values("double_curve")
    counts, middle = known["counts"], known["middle"]
    assert counts[middle.argmax()] == known["n"] == 20
    assert counts[: middle.argmax()][middle[: middle.argmax()].argmin()] == 5
    assert counts[middle.argmax() :][middle[middle.argmax() :].argmin()] == 32
    assert known["low"][counts == 20] > known["high"][counts == 32] > known["high"][counts == 5]
    assert (known["trains"][counts >= 20] < 1e-12).all() and (known["trains"][counts < 19] > 0.01).all()


def test_past_the_peak_the_length_falls_and_the_smallest_singular_value_grows():
    known = values("double_curve")
    assert (np.diff(known["lengths"][9:]) < 0).all() and (np.diff(known["roots"][9:]) > 0).all()
    assert known["roots"].argmin() == known["lengths"].argmax() == 9
    x, _, _ = drawn(0, 100, 20, 100)
    smallest = [np.sqrt(np.linalg.eigvalsh(rows[:, :5].T @ rows[:, :5])[0]) for rows in x]
    assert known["roots"][3] == pytest.approx(np.median(smallest))


def test_past_the_peak_no_draws_smallest_singular_value_shrinks():
    known = values("double_curve")
    x, _, _ = drawn(0, 100, 20, 100)
    roots = np.array([[svdvals(rows[:, :d])[-1] for d in (20, 21, 45, 100)] for rows in x])
    assert (np.diff(roots) >= 0).all()
    assert known["roots"][16] == pytest.approx(np.median(roots[:, -1]))
    rows, u = x[0], np.random.default_rng(9).standard_normal((1000, 20))
    lengths = np.linalg.norm(u @ rows[:, :21], axis=1) / np.linalg.norm(u, axis=1)
    assert lengths.min() >= roots[0, 1]  # the smallest length of u x over rows u of length 1


def test_the_formulas_of_the_programs_are_the_shortest_fit_and_ridge():
    x, y, _ = drawn(0, 1, 20, 32)
    x, y = x[0], y[0]
    shortest = x.T @ np.linalg.inv(x @ x.T) @ y
    assert shortest == pytest.approx(lstsq(x, y)[0], rel=1e-6)
    ridge = x.T @ np.linalg.inv(x @ x.T + 20 * 0.02 * np.eye(20)) @ y
    assert ridge == pytest.approx(Ridge(alpha=0.4, fit_intercept=False).fit(x, y).coef_, rel=1e-6)


def test_any_other_exact_fit_is_longer():
    x, y, _ = drawn(0, 1, 20, 100)
    part = x[0, :, :32]
    w = lstsq(part, y[0])[0]
    others = null_space(part)
    assert others.shape == (32, 12) and w @ others == pytest.approx(0, abs=1e-10)


def test_the_sum_of_the_inverse_squares_is_the_mean_of_scipys_inverse_wishart():
    for n, d in ((20, 5), (20, 18), (9, 3)):
        trace = np.trace(np.atleast_2d(invwishart(df=n, scale=np.eye(d)).mean()))
        assert trace == pytest.approx(d / (n - d - 1))


def test_the_mean_of_one_over_a_chi_square_needs_three_dimensions():
    for k in (3, 4, 9):
        mean = quad(lambda u, k=k: u ** (mp.mpf(k) / 2 - 2) * mp.exp(-u / 2), [0, 1, 10, inf])
        assert float(mean / (2 ** (mp.mpf(k) / 2) * mp.gamma(mp.mpf(k) / 2))) == pytest.approx(1 / (k - 2), rel=1e-6)
    assert chi2(2).pdf(1e-12) == pytest.approx(0.5)  # a density above 0 at 0: the integral of 1/u diverges


def test_the_formula_lies_within_four_standard_errors_of_the_means():
    known = values("double_formula")
    x, y, w_star = drawn(1, 1000, 20, 100)
    for d, measured, formula, limit in known["table"]:
        assert formula == pytest.approx(exact(20, d)) and abs(limit - formula) < 0.2
        assert measured == pytest.approx(formula, rel=0.05)
        if d == 26:
            w = torch.linalg.pinv(torch.from_numpy(x[:, :, :26])) @ torch.from_numpy(y)[..., None]
            errors = np.array([off(one, w_star) for one in w[..., 0].numpy()])
            assert measured == pytest.approx(errors.mean())
            assert abs(errors.mean() - formula) < 4 * errors.std() / np.sqrt(1000)


def test_the_exact_formula_tends_to_the_limit():
    scale = 10_000
    for gamma in (Fraction(1, 2), Fraction(3)):
        n, d = scale, int(gamma * scale)
        finite = Fraction(d, n - d - 1) if d < n else Fraction(n, d - n - 1)
        assert float(finite) == pytest.approx(float(gamma / (1 - gamma) if d < n else 1 / (gamma - 1)), rel=1e-3)


def test_ridge_is_that_of_scikit_learn_and_tuned_has_no_peak():
    known = values("double_ridge")
    x, y, w_star = drawn(2, 100, 20, 100)
    noise = 0.25 + (w_star[20:] ** 2).sum()
    tuned = 20 * noise / (20 * (w_star[:20] ** 2).sum())
    errors = []
    for rows, targets in zip(x, y, strict=True):
        model = Ridge(alpha=20 * tuned, fit_intercept=False).fit(rows[:, :20], targets)
        errors.append(off(model.coef_, w_star))
    assert known["rows"][2][9] == pytest.approx(np.median(errors), rel=1e-5)
    valley = int(np.argmin(known["rows"][2]))
    assert (np.diff(known["rows"][2][: valley + 1]) < 0).all() and (np.diff(known["rows"][2][valley:]) > 0).all()
    assert (known["rows"][2][1:] <= known["rows"][0][1:]).all()


def test_the_share_of_the_formula_is_the_best_for_a_direction():
    signal, noise, s = 0.3, 0.7, 1.9
    a = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    best = s**2 / (s**2 + noise / signal)
    slope = torch.autograd.grad((1 - a) ** 2 * signal + a**2 * noise / s**2, a, create_graph=True)[0]
    assert (0.5 - slope / torch.autograd.grad(slope, a)[0]).item() == pytest.approx(best)  # one Newton step


def test_more_samples_than_ten_are_worse_until_the_peak_is_passed():
    table = values("double_samples")["table"]
    x, y, w_star = None, None, 1 / np.arange(1, 21)
    rng = np.random.default_rng(3)
    for n in (5, 10):
        x = rng.standard_normal((200, n, 20))
        y = x @ w_star + 0.5 * rng.standard_normal((200, n))
    errors = [off(lstsq(rows, targets)[0], w_star) for rows, targets in zip(x, y, strict=True)]
    assert table[1][1:] == pytest.approx(np.quantile(errors, [0.25, 0.5, 0.75]))
    assert table[3][1] > table[1][3] and table[3][1] > table[5][3] and table[5][3] < table[0][1]


def test_the_wide_network_of_one_draw_errs_as_torchs_least_norm_fit_does():
    known = values("double_digits")
    x, y = digits()
    rng = np.random.default_rng(0)
    rows = rng.permutation(1397)[:60]
    W1, b1 = 0.3 * rng.normal(size=(64, 400)), 0.5 * rng.normal(size=400)
    hidden = torch.relu(torch.from_numpy(x / 16) @ torch.from_numpy(W1) + torch.from_numpy(b1))
    targets = torch.nn.functional.one_hot(torch.from_numpy(y), 10).double()
    W2 = torch.linalg.lstsq(hidden[rows], targets[rows], driver="gelsd").solution
    guess = (hidden[1397:] @ W2).argmax(dim=1).numpy()
    assert known["wrong"][-1, 0] == pytest.approx((guess != y[1397:]).mean())
    assert int((hidden[rows, :70] > 0).any(dim=0).sum()) in known["firing"]


def test_the_second_valley_of_the_network_is_below_the_first_in_every_draw():
    known = values("double_digits")
    assert known["wins"] == 5 and (known["wrong"][-1] < known["wrong"][:5]).all()
    assert known["widths"][known["middle"].argmax()] == 70 and known["middle"][:5].argmin() == 3
