"""The numbers of the page on sums of bumps, against mpmath, SciPy, PyTorch, fractions and closed forms."""

import math
from fractions import Fraction

import numpy as np
import pytest
import torch
from mpmath import mp
from scipy.interpolate import make_interp_spline
from scipy.optimize import minimize_scalar
from support import book, solved, started


def values(name):
    return book().runs[f"ann/{name}"].values


def target(x):
    return np.sin(5 * x) + np.sin(12 * x) / 2


def test_the_heights_of_the_bumps_are_hyperbolic_tangents():
    known = values("approx_bump")
    assert known["heights"] == pytest.approx([float(mp.tanh(s * (known["b"] - known["a"]) / 4)) for s in (5, 10, 20, 60)])
    assert max(known["hat"]) == pytest.approx(1)
    outside = abs(np.array(known["x"]) - known["c"]) >= known["h"]
    assert np.array(known["hat"])[outside] == pytest.approx(0, abs=1e-12)


def test_the_weights_on_the_page_give_the_broken_line_of_fractions():
    known = values("approx_weights")
    heights = [Fraction(1), Fraction(-2), Fraction(1, 2)]
    wanted = [heights[0], sum(heights[:2]) / 2, heights[1], sum(heights[1:]) / 2, heights[2]]
    assert np.ravel(known["outputs"]).tolist() == [float(h) for h in wanted]


def test_pytorch_with_weights_from_second_differences_is_as_far_from_the_target():
    """The same sums in the other form: one ReLU for each bend, weighted by the change of slope."""
    x = torch.linspace(0, 1, 401, dtype=torch.float64)
    for m, error in zip((2, 4, 8, 16, 32), values("approx_sum")["errors"], strict=True):
        peaks = torch.linspace(0, 1, m, dtype=torch.float64)
        slopes = torch.diff(torch.tensor(target(peaks.numpy()))) * (m - 1)
        bends = torch.cat([slopes[:1], torch.diff(slopes)])
        line = target(0.0) + torch.relu(x[:, None] - peaks[:-1]) @ bends
        assert error == pytest.approx((line - torch.tensor(target(x.numpy()))).abs().max().item(), rel=1e-9)


def test_the_bounds_hold_and_are_nearly_reached_by_many_bumps():
    known = values("approx_error")
    largest = lambda f: max(-minimize_scalar(lambda t: -abs(f(t)), bounds=(a, a + 0.05), method="bounded").fun for a in np.arange(0, 1, 0.05))
    curvature = largest(lambda t: 25 * math.sin(5 * t) + 72 * math.sin(12 * t))
    assert known["slope"] == pytest.approx(5 + 6)  # at 0, where both cosines are 1
    assert known["curvature"] == pytest.approx(curvature, rel=1e-6)
    for m, hats, by_curvature, steps, by_slope in zip(*(known[n] for n in ("counts", "hats", "by_curvature", "steps", "by_slope")), strict=True):
        assert hats <= by_curvature == pytest.approx(curvature / 8 / (m - 1) ** 2, rel=1e-6)
        assert steps <= by_slope * (1 + 1e-9)
        if m >= 32:
            assert hats > 0.99 * by_curvature and steps > 0.98 * by_slope


def test_scipy_finds_the_same_errors_of_the_broken_lines():
    x = np.linspace(0, 1, 20001)
    for m, error in list(zip(*(values("approx_error")[n] for n in ("counts", "hats")), strict=True))[:4]:
        peaks = np.linspace(0, 1, m)
        assert abs(make_interp_spline(peaks, target(peaks), k=1)(x) - target(x)).max() == pytest.approx(error, rel=1e-9)


def test_the_sums_of_walls_and_the_tower_are_those_of_high_precision():
    def sigmoid(z):
        return 1 / (1 + mp.exp(-z))

    def wall(u):
        return sigmoid(20 * (u + mp.mpf("0.5"))) - sigmoid(20 * (u - mp.mpf("0.5")))

    for (before, after), (x1, x2) in zip(values("approx_tower")["heights"], ((0, 0), (1.5, 0), (1.5, 1.5)), strict=True):
        total = wall(x1) + wall(x2)
        assert before == pytest.approx(float(total), abs=1e-9)
        assert after == pytest.approx(float(sigmoid(20 * (total - 1.5))), abs=1e-9)


def test_the_error_at_a_jump_never_gets_below_one_half_and_outside_the_interval_it_is_large():
    known = values("approx_limits")
    h = 1 / 15
    assert known["errors"][0] <= 25 * h * h / 8 < 0.1 < known["errors"][1]
    assert known["errors"][1] == pytest.approx(2, abs=1e-3)
    for m, error in zip((8, 32), known["jumps"], strict=True):
        place = Fraction(3, 5) * (m - 1) % 1  # where between two peaks the jump is
        assert error == pytest.approx(float(max(place, 1 - place)), abs=0.01)
        assert error >= 0.5


def test_squares_are_as_good_as_the_best_quadratic_and_no_better():
    known = values("approx_polynomial")
    x = np.linspace(-1, 1, 201)
    best = np.polynomial.polynomial.Polynomial.fit(x, np.sin(6 * x), 2)
    assert known["square"] == pytest.approx([abs(best(x) - np.sin(6 * x)).max()] * 4, rel=1e-6)
    assert known["straight"][3] < 0.1 < known["straight"][2] < known["straight"][1]


def test_no_network_is_nearer_than_one_to_the_sine_far_out_and_all_are_straight_there():
    known = values("approx_sine")
    assert min(known["best"]) >= 1 - 1e-3
    assert max(known["bent"]) < 1e-3
    rng = np.random.default_rng(0)  # the same draws through PyTorch: ReLU networks
    sizes, x = known["sizes"], torch.tensor(np.array(known["x"]))
    theta = torch.tensor(rng.normal(size=(100, sum((d + 1) * k for d, k in zip(sizes, sizes[1:])))) / 3)
    a, used = x, 0
    for layer, (d, k) in enumerate(zip(sizes, sizes[1:])):
        W = theta[:, used : used + d * k].reshape(100, d, k)
        b = theta[:, None, used + d * k : used + d * k + k]
        used += (d + 1) * k
        a = a @ W + b
        a = torch.relu(a) if layer < len(sizes) - 2 else a
    assert (a - torch.sin(x)).abs().amax(dim=(1, 2)).min().item() == pytest.approx(known["best"][0], rel=1e-9)


def test_training_from_random_starts_stays_above_the_weights_set_by_hand():
    known = values("approx_trained")
    peaks, x = np.linspace(0, 1, 16), np.linspace(0, 1, 46)
    assert known["by_hand"] == pytest.approx(abs(make_interp_spline(peaks, target(peaks), k=1)(x) - target(x)).max())
    assert known["by_hand"] < min(known["trained"]) and len(known["trained"]) == known["starts"]
    assert list(known["trained"]) == sorted(known["trained"])


def test_the_completed_network_is_a_hat_and_the_starter_is_not():
    x = np.linspace(-4, 4, 81)[:, None]
    right, wrong = solved("ann/approx_hat")["hat"], started("ann/approx_hat")["hat"]
    for c, h, height in ((0.3, 0.7, 2.0), (-1.0, 2.0, -0.5)):
        wanted = height * np.clip(1 - abs(x - c) / h, 0, None)
        assert right(c, h, height).predict(x) == pytest.approx(wanted, abs=1e-12)
        assert wrong(c, h, height).predict(x) != pytest.approx(wanted)


def test_the_numbers_of_the_exercise_are_those_of_closed_forms():
    known = book().runs["ann/exercises/approx_bumps_by_hand"].values
    assert known["height"] == pytest.approx(math.tanh(0.5))
    assert known["y_hat"] == float(Fraction(2 - 1, 2))
    assert known["m"] == 1 + math.isqrt(8 * 100 // 8)
