"""Losses and their gradients against mpmath, over all floats, against PyTorch, and against published numbers.

The bound: 4 units in the last place, and log2(N) more where N numbers are added, times the condition number.
For a number L of numbers x it is the sum of |x dL/dx| over |L|; here the x are
- y and o for squared errors: y - o is one operation, and squares do not cancel, so that it is 1;
- the products (1 - y) sigmoid(z) and y sigmoid(-z) for binary cross-entropy, whose difference is the gradient;
- the distances of the logits from the largest one, and the targets, for softmax cross-entropy.
It is not that of the logits themselves: a difference of two floats is as exact as a float can be.
"""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from precision import mp, ulps_off
from torch_peer import LOSSES, targets

import nnref
from nnref import binary_cross_entropy, mse, softmax, softmax_cross_entropy, squared_error

# ---------------------------------------------------------------------------- the losses as the textbooks write them
# (o, y): n rows of k exact numbers each -> value, its condition number, gradient, the condition numbers of that


def logistic(z):
    return 1 / (1 + mp.exp(-z))


def of_squares(o, y, weight):
    differences = [[p - q for p, q in zip(*rows, strict=True)] for rows in zip(o, y, strict=True)]
    value = weight * mp.fsum(d * d for row in differences for d in row)
    return value, 1, [[2 * weight * d for d in row] for row in differences], [[1] * len(row) for row in differences]


def of_yes_and_no(o, y):
    n, value, gradient, conditions = len(o), mp.mpf(0), [], []
    for rows in zip(o, y, strict=True):
        pairs = list(zip(*rows, strict=True))
        value += mp.fsum(t * mp.log1p(mp.exp(-z)) + (1 - t) * mp.log1p(mp.exp(z)) for z, t in pairs) / n
        parts = [((1 - t) * logistic(z), t * logistic(-z)) for z, t in pairs]
        gradient.append([(p - q) / n for p, q in parts])
        conditions.append([(p + q) / abs(p - q) if p != q else 0 for p, q in parts])
    return value, 1, gradient, conditions


def of_classes(o, y):
    n, k, value, change, gradient, conditions = len(o), len(o[0]), mp.mpf(0), mp.mpf(0), [], []
    for z, t in zip(o, y, strict=True):
        below = [number - max(z) for number in z]
        e = [mp.exp(number) for number in below]
        p = [number / mp.fsum(e) for number in e]
        # sums of the others, not sums minus one number: these round to 0 where the loss has digits
        q, others, rest = ([mp.fsum(row[:j] + row[j + 1 :]) for j in range(k)] for row in (p, t, e))
        log_of_sum = mp.log1p(min(rest))
        value += mp.fsum(t[j] * (log_of_sum - below[j]) for j in range(k)) / n
        slopes = [p[j] * others[j] - t[j] * q[j] for j in range(k)]
        change += mp.fsum(abs(below[j] * slopes[j]) for j in range(k)) / n
        gradient.append([slope / n for slope in slopes])
        conditions.append([])
        for j in range(k):
            by_logits = mp.fsum(abs(below[i]) * p[j] * (q[j] if i == j else p[i]) for i in range(k)) * mp.fsum(t)
            by_targets = p[j] * others[j] + t[j] * q[j]
            conditions[-1].append((by_logits + by_targets) / abs(slopes[j]) if slopes[j] else 0)
    return value, change / value if value else 0, gradient, conditions


EXACT = {
    "squared_error": lambda o, y: of_squares(o, y, mp.mpf(1) / (2 * len(o))),
    "mse": lambda o, y: of_squares(o, y, mp.mpf(1) / (len(o) * len(o[0]))),
    "binary_cross_entropy": of_yes_and_no,
    "softmax_cross_entropy": of_classes,
}
names = pytest.mark.parametrize("name", EXACT)
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])


def test_every_public_loss_has_an_exact_form_and_a_peer():
    public = {name for name in nnref.__all__ if isinstance(getattr(nnref, name), nnref.Loss)}
    assert set(EXACT) == set(LOSSES) == public


def worst_off(name, output, target):
    """The largest error of the value and of the gradient, in ulp over the condition number."""
    loss, (n, k) = getattr(nnref, name), output.shape
    value, gradient = loss(output, target), loss.gradient(output, target)
    assert type(value) is float
    assert gradient.dtype == output.dtype
    rows = np.asarray(target)[:, None] == np.arange(k) if np.ndim(target) == 1 else np.asarray(target, output.dtype)
    o, y = ([[mp.mpf(float(number)) for number in row] for row in array] for array in (output, rows))
    wanted, condition, slopes, conditions = EXACT[name](o, y)
    of_gradient = [ulps_off(gradient[i, j], slopes[i][j], lambda: conditions[i][j]) for i, j in np.ndindex(n, k)]
    return ulps_off(output.dtype.type(value), wanted, lambda: condition), np.max(of_gradient)


def assert_right(name, output, target):
    of_value, of_gradient = worst_off(name, output, target)
    n, k = output.shape
    assert of_value <= 4 + np.log2(n * k)
    assert of_gradient <= 4 + (np.log2(k) if name == "softmax_cross_entropy" else 0)


# ---------------------------------------------------------------------------- values and gradients


@dtypes
@names
@pytest.mark.parametrize("scale", [1e-30, 1e-8, 0.1, 1.0, 10.0, 100.0, 700.0, 1e5, 1e30])
def test_values_and_gradients_of_random_rows_are_right(name, dtype, scale):
    rng = np.random.default_rng(14)
    n, k = 7, 5
    output = (rng.normal(size=(n, k)) * scale).astype(dtype)
    for kind in LOSSES[name][0]:
        target = targets(kind, n, k, rng)
        target = (target * scale).astype(dtype) if kind == "numbers" else np.asarray(target, dtype)
        assert_right(name, output, target)


@names
@settings(max_examples=150)
@given(data=st.data())
def test_values_and_gradients_of_any_floats_are_right(name, data):
    n, k = data.draw(st.tuples(st.integers(1, 4), st.integers(2 if name == "softmax_cross_entropy" else 1, 4)))
    anything = st.floats(allow_nan=False, allow_infinity=False)
    logits = st.sampled_from([0.0, 1.0, -1.0, 30.0, -40.0, 700.0, -745.0, 1e308]) | st.floats(-800, 800)
    fractions = st.sampled_from([0.0, 1.0, 0.5, 1e-20, 5e-324, 1 - 2.0**-53]) | st.floats(0, 1)
    output = data.draw(arrays(float, (n, k), elements=st.one_of(anything, logits)))
    numbers = LOSSES[name][0] == ("numbers",)
    assert_right(name, output, data.draw(arrays(float, (n, k), elements=anything if numbers else fractions)))
    if name == "softmax_cross_entropy":
        assert_right(name, output, data.draw(arrays(int, (n,), elements=st.integers(0, k - 1))))


@pytest.mark.parametrize("name", ["binary_cross_entropy", "softmax_cross_entropy"])
def test_gradients_keep_their_digits_where_the_prediction_is_nearly_the_target(name):
    rng = np.random.default_rng(15)
    for scale in (1.0, 30.0, 300.0):
        z = rng.normal(size=(7, 5)) * scale
        near = 1 / (1 + np.exp(-np.clip(z, -700, 700))) if name == "binary_cross_entropy" else softmax(z)
        for target in (near, np.clip(near * (1 + 1e-14 * rng.normal(size=z.shape)), 0, 1)):
            assert_right(name, z, target)


def test_a_loss_next_to_0_keeps_its_digits():
    for z in (40.0, 700.0, 740.0):  # ln(1 + e^-z) is e^-z to the last digit
        wanted = math.exp(-z)
        for loss, output, target in (
            (binary_cross_entropy, [[z]], [[1]]),
            (binary_cross_entropy, [[-z]], [[0]]),
            (softmax_cross_entropy, [[z, 0.0]], [0]),
            (softmax_cross_entropy, [[1.0, 1.0 + z]], [[0, 1]]),
        ):
            assert abs(loss(output, target) - wanted) <= 2 * math.ulp(wanted)
            np.testing.assert_allclose(np.abs(loss.gradient(output, target)), wanted, rtol=1e-15, atol=1e-323)


def test_a_small_target_next_to_a_large_one_is_not_lost():
    gradient = softmax_cross_entropy.gradient([[100.0, 0.0]], [[1.0, 1e-20]])  # p = (1, 3.7e-44)
    np.testing.assert_allclose(gradient, [[1e-20, -1e-20]], rtol=1e-15)


# ---------------------------------------------------------------------------- sums and squares that overflow


def test_a_loss_that_exists_is_not_lost_to_an_overflow_on_the_way():
    largest, n = 1.7e308, 10
    zeros, ones = np.zeros((n, 1)), np.ones((n, 1))
    close = {"rtol": 1e-15}
    np.testing.assert_allclose(binary_cross_entropy(np.full((n, 1), largest), zeros), largest, **close)
    np.testing.assert_allclose(binary_cross_entropy(np.full((n, 1), -largest), ones), largest, **close)
    apart = np.zeros((n, 2))
    apart[0] = largest, -largest  # 3.4e308 apart
    np.testing.assert_allclose(softmax_cross_entropy(apart, [1] + [0] * (n - 1)), 2 * (largest / n), **close)
    np.testing.assert_allclose(softmax_cross_entropy(np.tile([largest, 0.0], (n, 1)), [1] * n), largest, **close)
    side = np.sqrt(1e308)
    for k in (1, 3):
        np.testing.assert_allclose(mse(np.full((n, k), side), np.zeros((n, k))), 1e308, rtol=1e-13)
        np.testing.assert_allclose(squared_error(np.full((n, k), side), np.zeros((n, k))), k / 2 * 1e308, rtol=1e-13)
    one = np.zeros((20000, 5))
    one[3, 2] = 1e156  # its square is 1e312
    np.testing.assert_allclose(mse(one, np.zeros_like(one)), 1e307, rtol=1e-13)


def test_differences_beyond_the_largest_float_have_a_gradient():
    largest, n = 1.7e308, 10
    output, target = np.full((n, 1), largest), np.full((n, 1), -largest)
    for loss, factor in ((squared_error, 2), (mse, 4)):
        np.testing.assert_allclose(loss.gradient(output, target), factor * (largest / n), rtol=1e-15)
        assert loss(output, target) == np.inf  # 1e616 and more


@names
def test_a_loss_beyond_the_largest_float_of_its_type_is_infinite_and_nothing_is_printed(name):
    loss = getattr(nnref, name)
    assert loss(np.float32([[3e38, -3e38]]), [[0, 1]]) == np.inf
    assert np.isfinite(loss.gradient(np.float32([[1e38, -1e38]]), [[0, 1]])).all()


@pytest.mark.parametrize(("n", "k"), [(20000, 2), (20000, 5), (3, 20000)])
def test_sums_of_many_terms_are_right(n, k):
    rng = np.random.default_rng(16)
    o, y, t = rng.normal(size=(n, k)) * 3, rng.normal(size=(n, k)), rng.random((n, k))
    squares = math.fsum(((o - y) ** 2).ravel())
    logs = math.fsum((np.logaddexp(0, o) - t * o).ravel()) / n
    labels = rng.integers(k, size=n)
    classes = math.fsum(np.logaddexp.reduce(o, axis=1) - o[np.arange(n), labels]) / n
    for value, wanted in (
        (squared_error(o, y), squares / (2 * n)),
        (mse(o, y), squares / (n * k)),
        (binary_cross_entropy(o, t), logs),
        (softmax_cross_entropy(o, labels), classes),
    ):
        np.testing.assert_allclose(value, wanted, rtol=(4 + np.log2(n * k)) * np.finfo(float).eps)


# ---------------------------------------------------------------------------- PyTorch


@names
@pytest.mark.parametrize(("n", "k"), [(7, 5), (1, 3), (4, 2)])
def test_values_and_gradients_are_those_of_pytorch(name, n, k):
    loss, (kinds, peer) = getattr(nnref, name), LOSSES[name]
    rng = np.random.default_rng(17)
    for kind in kinds:
        output, target, upstream = rng.normal(size=(n, k)) * 3, targets(kind, n, k, rng), rng.normal()
        theirs = torch.tensor(output, requires_grad=True)
        value = peer(theirs, torch.tensor(target))
        (upstream * value).backward()
        np.testing.assert_allclose(loss(output, target), value.item(), rtol=1e-14, atol=1e-15)
        np.testing.assert_allclose(upstream * loss.gradient(output, target), theirs.grad, rtol=1e-12, atol=1e-15)


# ---------------------------------------------------------------------------- what was published


def test_the_error_of_a_worked_example():
    # M. Mazur, "A step by step backpropagation example", 2015: two outputs, their targets, the total error and its
    # derivative with respect to the first output.
    output, target = [[0.75136507, 0.772928465]], [[0.01, 0.99]]
    assert round(squared_error(output, target), 9) == 0.298371109
    assert round(squared_error.gradient(output, target)[0, 0], 8) == 0.74136507


def test_a_network_that_knows_nothing_has_the_loss_of_guessing():
    # https://cs231n.github.io/neural-networks-3/, "Before learning: sanity checks": 2.302 for ten classes at the start
    assert round(softmax_cross_entropy(np.zeros((7, 10)), np.arange(7)), 6) == 2.302585
    assert binary_cross_entropy(np.zeros(7), [0, 1, 1, 0, 1, 0, 0]) == np.log(2)
