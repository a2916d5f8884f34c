"""The numbers of the page on the U-curve, against other bases, PyTorch, SciPy, fractions and closed forms."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from numpy.polynomial import Chebyshev
from scipy.interpolate import BarycentricInterpolator
from scipy.linalg import svdvals
from support import book, solved

from nnref import MLP

X = np.array([Fraction(2 * i + 1, 20) - 1 for i in range(20)], dtype=float)


def values(name):
    return book().runs[f"overfitting/{name}"].values


def errors_by_degree(x, y, x_new, y_new, degrees):
    """Of every data set, by Householder's QR of a Chebyshev basis: (degrees, sets) on the training set, and on new samples."""
    found = []
    for degree in degrees:
        one, other = (np.polynomial.chebyshev.chebvander(at, degree) for at in (x, x_new))
        q, r = np.linalg.qr(one)
        c = np.linalg.solve(r, q.T @ y.T)
        found.append([((basis @ c - to.T) ** 2).mean(axis=0) for basis, to in ((one, y), (other, y_new))])
    return np.array(found).transpose(1, 0, 2)


def curve_sets():
    rng = np.random.default_rng(0)
    x_new = rng.uniform(-1, 1, size=200)
    y = np.sin(np.pi * X) + 0.3 * rng.normal(size=(200, 20))
    return X, y, x_new, np.sin(np.pi * x_new) + 0.3 * rng.normal(size=(200, 200))


def test_the_curves_of_both_errors_are_those_of_another_basis():
    known = values("u_curve")
    seen, unseen = errors_by_degree(*curve_sets(), range(16))
    assert np.array(known["training"]) == pytest.approx(np.quantile(seen, [0.25, 0.5, 0.75], axis=1), rel=1e-7)
    assert np.array(known["validation"]) == pytest.approx(np.quantile(unseen, [0.25, 0.5, 0.75], axis=1), rel=1e-7)
    assert known["best"] == 3 and known["share"] == np.mean(unseen.argmin(axis=0) == 3) and known["largest"] == unseen.argmin(axis=0).max()


def test_no_degree_raises_the_training_error_and_the_validation_error_stays_above_the_variance_of_the_noise():
    seen, unseen = errors_by_degree(*curve_sets(), range(16))
    assert (np.diff(seen, axis=0) < 1e-12).all()
    middle = np.array(values("u_curve")["validation"])[1]
    assert (middle > 0.09).all() and (np.diff(middle[3:]) > -0.001).all() and middle[10] < 0.2 < 20 < middle[15]
    assert max(np.array(values("u_curve")["training"])[1, 3:]) < 0.09


def test_the_flat_valley_is_within_the_middle_half_of_the_data_sets():
    low, middle, high = np.array(values("u_curve")["validation"])
    assert (middle[3:9] < high[3] + 0.02).all()


def test_the_condition_numbers_are_ratios_of_singular_values():
    for degree, both in zip((3, 9, 15), values("u_condition")["table"], strict=True):
        powers = np.array([[float(Fraction(2 * i + 1 - 20, 20) ** k) for k in range(degree + 1)] for i in range(20)])
        legendre = np.polynomial.legendre.legvander(X, degree)
        for given, matrix in zip(both, (powers, legendre), strict=True):
            sizes = svdvals(matrix)
            assert given == pytest.approx(sizes[0] / sizes[-1], rel=1e-6)
            if degree < 9:
                curvatures = np.linalg.eigvalsh(matrix.T @ matrix)
                assert given == pytest.approx(np.sqrt(curvatures[-1] / curvatures[0]), rel=1e-6)


def test_the_fits_of_the_figure_are_those_of_chebyshev_polynomials():
    known = values("u_fits")
    y = np.sin(np.pi * X) + 0.3 * np.random.default_rng(1).normal(size=20)
    assert known["y"] == pytest.approx(y)
    fit = Chebyshev.fit(X, y, 14, domain=[-1, 1])
    assert np.polynomial.legendre.legval(known["fine"], known["c"]) == pytest.approx(fit(np.array(known["fine"])), rel=1e-6)
    assert abs(fit(np.array([-1, 1]))).min() > 2.6


def test_pytorch_finds_the_same_errors_of_networks_in_the_first_steps():
    rng, widths = np.random.default_rng(0), np.repeat([2, 8, 32], 8)
    net = MLP([1, 32, 1], "tanh", rng=0, replicas=24)
    W1, b1, W2, b2 = (torch.tensor(part.copy()) for pair in zip(net.weights, net.biases) for part in pair)
    W1 *= 3
    present = torch.tensor((np.arange(32) < widths[:, None]).astype(float))[..., None]
    W2 *= present
    sets = []
    for n in (20, 100):
        x = np.linspace(-0.95, 0.95, 20) if n == 20 else rng.uniform(-1, 1, 100)
        y = np.sin(np.pi * x) + 0.5 * rng.normal(size=(8, len(x)))
        sets.append((torch.tensor(x)[None, :, None], torch.tensor(np.tile(y, (3, 1)))[..., None]))
    theta = [part.reshape(24, -1, part.shape[-1]).requires_grad_() for part in (W1, b1, W2, b2)]
    optimizer = torch.optim.Adam(theta, lr=0.05)

    def losses(x, y):
        W1, b1, W2, b2 = theta
        return ((torch.tanh(x @ W1 + b1) @ (W2 * present) + b2 - y) ** 2).mean(dim=(1, 2))

    for _ in range(45):
        optimizer.zero_grad()
        losses(*sets[0]).sum().backward()
        optimizer.step()
    known = values("u_network")
    with torch.no_grad():
        medians = [torch.quantile(losses(*part).reshape(3, 8), 0.5, dim=1).tolist() for part in sets]
    assert known["steps"][2] == 45
    assert np.array(known["middle"][2]) == pytest.approx(np.array(medians), rel=1e-4)


def test_the_networks_turn_and_the_widths_end_closer_together_than_the_data_sets():
    known = values("u_network")
    middle, low, high = (np.array(known[name]) for name in ("middle", "low", "high"))
    validation = middle[:, 1]
    assert known["lowest"] == pytest.approx(validation.min(axis=0)) and known["turn"] == 15 * (validation[:, 2].argmin() + 1)
    assert known["rises"] == 7 and validation[-1, 2] - validation[:, 2].min() > 0.05
    assert np.ptp(validation[-1]) < (high - low)[-1, 1].max()
    assert (middle[-1, 0] < middle[-1, 1] - 0.1).all()
    narrow, _, wide = known["last"]  # validation errors at the end, of the eight sets
    assert [sorted(row)[3] / 2 + sorted(row)[4] / 2 for row in known["last"]] == pytest.approx(validation[-1])
    assert known["wider"] == sum(one > other for one, other in zip(wide, narrow, strict=True)) == 5


def test_with_many_samples_the_lowest_error_is_nearly_the_variance_of_the_noise():
    known = values("u_noise")
    few, many = np.array(known["table"])
    assert many == pytest.approx(known["variances"], rel=0.05)
    assert (few > known["variances"]).all() and (few > many).all() and (np.diff(few - known["variances"]) > 0).all()
    for n, row in ((20, few), (200, many)):  # degree 3 alone: variance * (1 + mean leverage) + what degree 3 misses
        x = (2 * np.arange(n) + 1) / n - 1
        at = np.linspace(-1, 1, 2001)
        basis, new = (np.polynomial.chebyshev.chebvander(places, 3) for places in (x, at))
        hat = new @ np.linalg.pinv(basis)
        expected = ((hat @ np.sin(np.pi * x) - np.sin(np.pi * at)) ** 2).mean() + np.array(known["variances"]) * (1 + (hat**2).sum(axis=1).mean())
        assert (row < expected * 1.06).all()


def test_a_training_error_that_is_not_0_overfits_and_one_that_is_0_need_not():
    rng = np.random.default_rng(0)
    x_new = rng.uniform(-1, 1, size=1000)
    A, B, C = values("u_not_zero")["rows"]
    for row, noise, degree in ((A, 0.3, 3), (B, 0.3, 12), (C, 0, 19)):
        y = np.sin(np.pi * X) + noise * rng.normal(size=20)
        y_new = np.sin(np.pi * x_new) + noise * rng.normal(size=1000)
        fit = BarycentricInterpolator(X, y) if degree == 19 else Chebyshev.fit(X, y, degree, domain=[-1, 1])
        assert row == pytest.approx([((fit(X) - y) ** 2).mean(), ((fit(x_new) - y_new) ** 2).mean()], rel=1e-6, abs=1e-9)
    assert B[1] > 2 * A[1] and B[0] > 0.01 and C[0] < 1e-20 and C[1] < 1e-6


def test_three_samples_by_hand_are_those_of_fractions():
    known = values("exercises/u_by_hand")
    assert known["training"] == pytest.approx([float(Fraction(2, 9)), float(Fraction(2, 9)), 0], abs=1e-12)
    assert known["new"] == pytest.approx([float(Fraction(1, 9)), float(Fraction(1, 9)), 9])


def test_the_completed_program_finds_the_degree_of_the_smallest_validation_error():
    found = solved("overfitting/u_choose")
    rng = np.random.default_rng(4)
    x, x_held = rng.uniform(-1, 1, 15), rng.uniform(-1, 1, 12)
    y, y_held = x**3 + 0.1 * rng.normal(size=15), x_held**3 + 0.1 * rng.normal(size=12)
    errors = [((Chebyshev.fit(x, y, degree, domain=[-1, 1])(x_held) - y_held) ** 2).mean() for degree in range(9)]
    assert found["best_degree"](x, y, x_held, y_held, 8) == int(np.argmin(errors))
