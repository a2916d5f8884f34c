"""The numbers of the page on bias and variance, against exact formulas in another basis, PyTorch, fractions and quadrature."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.linalg import hilbert
from support import book

X = (2 * np.arange(20) + 1) / 20 - 1
AT = np.linspace(-0.95, 0.95, 200)


def values(name):
    return book().runs[f"overfitting/{name}"].values


def hat(x, at, degree):
    """From y to the least-squares fit, by PyTorch's QR of a Chebyshev basis."""
    one, other = (torch.tensor(np.polynomial.chebyshev.chebvander(places, degree)) for places in (x, at))
    q, r = torch.linalg.qr(one)
    return (other @ torch.linalg.solve(r, q.T)).numpy()


def parts(degree):
    """Squared bias and variance for the noise 0.3, without any drawing."""
    H = hat(X, AT, degree)
    return ((H @ np.sin(np.pi * X) - np.sin(np.pi * AT)) ** 2).mean(), 0.09 * (H**2).sum(axis=1).mean()


def test_bias_and_variance_of_500_sets_are_those_of_the_exact_formulas():
    for degree, (bias2, variance, total, _) in zip(range(11), values("bias_parts")["table"], strict=True):
        exact_bias2, exact = parts(degree)
        assert variance == pytest.approx(exact, rel=4 * np.sqrt(2 / (500 * (degree + 1))))
        spread = 4 * np.sqrt(exact_bias2 * exact / 500) + 3 * exact / 500  # of the mean of 500 fits
        assert bias2 == pytest.approx(exact_bias2, abs=spread)
        assert total == pytest.approx(0.09 + bias2 + variance, rel=1e-12)


def test_the_sum_is_the_measured_error_up_to_the_chance_that_is_stated():
    known = values("bias_parts")
    table = np.array(known["table"])
    assert known["off"] == pytest.approx(abs(table[:, 3] / table[:, 2] - 1).max()) and known["off"] < 0.005
    exact = [0.09 + sum(parts(degree)) for degree in range(11)]
    assert table[:, 3] == pytest.approx(exact, rel=0.03)
    assert [known["fall"], known["rise"]] == pytest.approx([table[2, 0] - table[3, 0], table[3, 1] - table[2, 1]])
    assert table[:, 2].argmin() == 3 and (np.diff(table[:, 1]) > 0).all()


def test_the_thick_curves_are_the_expected_fits_up_to_chance():
    known = values("bias_clouds")
    y = np.sin(np.pi * X) + 0.3 * np.random.default_rng(0).normal(size=(500, 20))
    grid = np.array(known["grid"])
    for degree in (1, 10):
        H = hat(X, grid, degree)
        mean, expected = (H @ y.T).mean(axis=1), H @ np.sin(np.pi * X)
        assert (abs(mean - expected) < 5 * 0.3 * np.sqrt((H**2).sum(axis=1) / 500)).all()
        assert (abs(expected - np.sin(np.pi * grid)).max() > 0.5) == (degree == 1)


def test_the_variance_at_the_training_samples_is_that_of_the_coefficients_over_the_samples():
    known = values("bias_samples")
    for n, (bias2, variance, formula, trace) in zip(known["sizes"], known["table"], strict=True):
        x = (2 * np.arange(n) + 1) / n - 1
        H = hat(x, x, 3)
        assert formula == pytest.approx(float(Fraction(9, 100) * 4 / int(n))) == pytest.approx(0.09 * (H**2).sum() / n)
        assert trace == pytest.approx(4) and H @ H == pytest.approx(H, abs=1e-10)
        assert variance == pytest.approx(formula, rel=5 * np.sqrt(2 / (4 * 300)))
        f = np.sin(np.pi * x)
        assert bias2 == pytest.approx(((H @ f - f) ** 2).mean(), abs=4 * np.sqrt(bias2 * formula / 300) + 3 * formula / 300)


def test_with_very_many_samples_the_bias_is_that_of_the_best_cubic_on_the_whole_interval():
    # the best cubic on [0, 1], for sin(pi (2t - 1)), by the normal equations of the powers: their matrix is Hilbert's
    t = (np.arange(200000) + 0.5) / 200000
    f = np.sin(np.pi * (2 * t - 1))
    moments = np.array([(f * t**k).mean() for k in range(4)])
    c = np.linalg.solve(hilbert(4), moments)
    rest = (f**2).mean() - c @ moments
    assert values("bias_samples")["table"][-1][0] == pytest.approx(rest, rel=0.03)


def test_ridge_trades_variance_for_bias_as_an_augmented_least_squares_says():
    known = values("bias_ridge")
    rows = []
    for strength in (0, 0.01, 0.1, 1, 10, 100):
        legendre = [np.polynomial.legendre.legvander(at, 10) for at in (X, AT)]
        stacked = np.vstack([legendre[0], np.sqrt(strength) * np.eye(11)])
        H = legendre[1] @ np.linalg.lstsq(stacked, np.vstack([np.eye(20), np.zeros((11, 20))]), rcond=None)[0]
        rows.append([((H @ np.sin(np.pi * X) - np.sin(np.pi * AT)) ** 2).mean(), 0.09 * (H**2).sum(axis=1).mean()])
    assert np.array(known["table"]) == pytest.approx(np.array(rows), rel=1e-6, abs=1e-12)
    bias2, variance = np.transpose(rows)
    assert (np.diff(bias2) > 0).all() and (np.diff(variance) < 0).all()
    assert known["sums"] == pytest.approx(bias2 + variance) and np.argmin(known["sums"]) == 3


def test_means_and_spreads_at_one_place_are_those_of_the_exact_formulas():
    known = values("bias_one_run")
    for degree, mean, spread in zip((1, 10), known["means"], known["spreads"], strict=True):
        h = hat(X, np.array([0.9]), degree)[0]
        deviation = 0.3 * np.sqrt((h**2).sum())
        assert spread == pytest.approx(deviation, rel=4 / np.sqrt(2 * 500))
        assert mean == pytest.approx(h @ np.sin(np.pi * X) - np.sin(0.9 * np.pi), abs=4 * deviation / np.sqrt(500))
    y = np.sin(np.pi * X) + 0.3 * np.random.default_rng(2).normal(size=(500, 20))
    offs = [y @ hat(X, np.array([0.9]), degree)[0] - np.sin(0.9 * np.pi) for degree in (1, 10)]
    assert abs(offs[1][1]) > abs(offs[0][0])


def test_a_model_with_b_is_biased_on_a_parabola_and_one_without_is_not_on_a_line():
    (slope, none), (b, bias2) = values("bias_not_b")["found"]
    assert slope == pytest.approx(2, abs=0.05) and none < 1e-4
    x = [Fraction(2 * i + 1, 20) - 1 for i in range(20)]
    mean = sum(at**2 for at in x) / 20  # the best line on a parabola is level, by symmetry
    assert b == pytest.approx(float(mean), abs=0.02)
    assert bias2 == pytest.approx(float(sum((at**2 - mean) ** 2 for at in x) / 20), abs=0.001)


def test_the_numbers_by_hand_are_those_of_fractions_and_of_the_measured_training_error():
    known, sigma2 = values("exercises/bias_by_hand"), Fraction(9, 100)
    assert [known["variance"], known["left"]] == pytest.approx([float(sigma2 * 4 / 20), float(sigma2 * 16 / 20)])
    assert known["n_wanted"] == sigma2 * 4 / Fraction(9, 1000)
    assert values("u_curve")["training"][1][3] == pytest.approx(known["left"], rel=0.05)
