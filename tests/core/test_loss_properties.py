"""What holds for every loss: it is a mean over samples, row by row, of outputs and targets that it leaves alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from torch_peer import LOSSES, targets

import nnref
from nnref import binary_cross_entropy, mse, softmax, softmax_cross_entropy, squared_error

KINDS = [(name, kind) for name, (kinds, _) in LOSSES.items() for kind in kinds]
names = pytest.mark.parametrize("name", LOSSES)
kinds = pytest.mark.parametrize(("name", "kind"), KINDS, ids=[" - ".join(pair) for pair in KINDS])
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])
logits = arrays(float, st.tuples(st.integers(1, 6), st.integers(2, 5)), elements=st.floats(-50, 50))
EPS = np.finfo(float).eps


def case(name, kind, n=7, k=5, seed=18):
    rng = np.random.default_rng(seed)
    return getattr(nnref, name), rng.normal(size=(n, k)) * 3, targets(kind, n, k, rng)


# ---------------------------------------------------------------------------- a mean over samples


@kinds
def test_the_order_of_the_samples_changes_nothing_but_the_order_of_the_gradient(name, kind):
    loss, output, target = case(name, kind)
    order = np.random.default_rng(19).permutation(len(output))
    np.testing.assert_allclose(loss(output[order], target[order]), loss(output, target), rtol=4 * EPS)
    assert loss.gradient(output[order], target[order]).tolist() == loss.gradient(output, target)[order].tolist()


@kinds
def test_the_loss_of_a_batch_is_the_mean_of_the_losses_of_its_samples(name, kind):
    loss, output, target = case(name, kind)
    n = len(output)
    alone = [loss(output[i : i + 1], target[i : i + 1]) for i in range(n)]
    np.testing.assert_allclose(loss(output, target), np.mean(alone), rtol=4 * EPS)
    gradients = [loss.gradient(output[i : i + 1], target[i : i + 1])[0] / n for i in range(n)]
    np.testing.assert_allclose(loss.gradient(output, target), gradients, rtol=4 * EPS)


@kinds
def test_samples_twice_have_the_loss_of_samples_once(name, kind):
    loss, output, target = case(name, kind)
    twice = np.concatenate([output, output]), np.concatenate([target, target])
    np.testing.assert_allclose(loss(*twice), loss(output, target), rtol=4 * EPS)
    np.testing.assert_allclose(loss.gradient(*twice)[:7], loss.gradient(output, target) / 2, rtol=4 * EPS)


@kinds
def test_the_gradient_is_the_slope_of_the_loss_in_a_random_direction(name, kind):
    loss, output, target = case(name, kind)
    direction = np.random.default_rng(20).normal(size=output.shape)
    h = 1e-5
    slope = (loss(output + h * direction, target) - loss(output - h * direction, target)) / (2 * h)
    np.testing.assert_allclose((loss.gradient(output, target) * direction).sum(), slope, rtol=1e-7)


@dtypes
@kinds
@pytest.mark.parametrize("front", [(4,), (2, 3)])
def test_leading_axes_are_a_loop_to_the_last_bit(name, kind, dtype, front):
    rng = np.random.default_rng(21)
    loss, n, k = getattr(nnref, name), 7, 5
    output = (rng.normal(size=(*front, n, k)) * 3).astype(dtype)
    # In one of them the sum overflows on the way and the mean does not, which changes no other.
    largest, one = float(np.finfo(dtype).max), (0,) * len(front)
    size = {"numbers": 0.52 * largest**0.5, "labels": largest / 2.5}.get(kind, largest / 10)
    output[one] = rng.choice([-size, size], (n, k))
    target = np.array([targets(kind, n, k, rng) for _ in np.ndindex(front)])
    target = target.reshape(*front, *target.shape[1:])
    if kind == "numbers":
        output[(-1,) * len(front)] = target[(-1,) * len(front)]  # in another one the loss is 0, or nearly
    value, gradient = loss(output, target), loss.gradient(output, target)
    assert (value.shape, value.dtype, gradient.shape, gradient.dtype) == (front, dtype, output.shape, dtype)
    assert 0.1 * largest < value[one] < np.inf or kind in ("probabilities", "fractions")
    for index in np.ndindex(front):
        assert value[index] == loss(output[index], target[index])
        assert gradient[index].tolist() == loss.gradient(output[index], target[index]).tolist()


@pytest.mark.parametrize("name", ["squared_error", "mse", "binary_cross_entropy"])
def test_one_output_per_sample_may_come_without_its_axis(name):
    loss, output, target = case(name, "fractions", k=1)
    assert loss(output[:, 0], target[:, 0]) == loss(output, target)
    assert loss.gradient(output[:, 0], target[:, 0]).tolist() == loss.gradient(output, target)[:, 0].tolist()


# ---------------------------------------------------------------------------- identities


@given(logits)
def test_the_squared_errors_are_0_at_the_target_and_differ_by_a_factor(output):
    k = output.shape[1]
    for loss in (squared_error, mse):
        assert loss(output, output) == 0
        assert not loss.gradient(output, output).any()
    target = output[::-1] - 1.5
    assert squared_error(output, target) == squared_error(target, output)
    np.testing.assert_allclose(mse(output, target), squared_error(output, target) * 2 / k, rtol=4 * EPS)
    np.testing.assert_allclose(
        mse.gradient(output, target), squared_error.gradient(output, target) * 2 / k, rtol=4 * EPS
    )


@given(logits, st.data())
def test_labels_are_rows_of_zeros_and_a_one(z, data):
    n, k = z.shape
    labels = data.draw(arrays(int, (n,), elements=st.integers(0, k - 1)))
    rows = np.eye(k)[labels]
    assert softmax_cross_entropy(z, labels) == softmax_cross_entropy(z, rows)
    assert softmax_cross_entropy.gradient(z, labels).tolist() == softmax_cross_entropy.gradient(z, rows).tolist()


@given(logits, st.integers(-1000, 1000))
def test_a_shift_of_a_row_of_logits_changes_no_softmax_cross_entropy(z, shift):
    z = np.round(z * 64) / 64  # so that the sums are exact
    loss, labels = softmax_cross_entropy, np.arange(len(z)) % z.shape[1]
    assert loss(z + shift, labels) == loss(z, labels)
    assert loss.gradient(z + shift, labels).tolist() == loss.gradient(z, labels).tolist()


@given(logits)
def test_the_gradient_of_softmax_cross_entropy_is_p_minus_y_and_sums_to_0(z):
    n, k = z.shape
    labels = np.arange(n) % k
    gradient = softmax_cross_entropy.gradient(z, labels)
    np.testing.assert_allclose(gradient, (softmax(z) - np.eye(k)[labels]) / n, rtol=0, atol=4 * EPS)
    np.testing.assert_allclose(gradient.sum(axis=1), 0, atol=4 * EPS)
    np.testing.assert_allclose(softmax_cross_entropy.gradient(z, softmax(z)), 0, atol=4 * EPS)


@given(arrays(float, (7,), elements=st.floats(-700, 700)), arrays(float, (7,), elements=st.floats(0, 1)))
def test_binary_cross_entropy_is_softmax_cross_entropy_of_two_classes(z, y):
    two, of_two = np.stack([z, np.zeros(7)], axis=1), np.stack([y, 1 - y], axis=1)
    np.testing.assert_allclose(binary_cross_entropy(z, y), softmax_cross_entropy(two, of_two), rtol=16 * EPS)
    gradient = softmax_cross_entropy.gradient(two, of_two)[:, 0]
    np.testing.assert_allclose(binary_cross_entropy.gradient(z, y), gradient, rtol=0, atol=4 * EPS)


@given(logits, st.data())
def test_swapping_yes_and_no_changes_only_the_sign_of_the_gradient(z, data):
    y = data.draw(arrays(float, z.shape, elements=st.sampled_from([0.0, 0.25, 0.5, 1.0])))
    assert binary_cross_entropy(-z, 1 - y) == binary_cross_entropy(z, y)
    assert (-binary_cross_entropy.gradient(-z, 1 - y)).tolist() == binary_cross_entropy.gradient(z, y).tolist()


@kinds
def test_no_loss_is_negative_and_a_step_against_the_gradient_lowers_it(name, kind):
    for seed in range(5):
        loss, output, target = case(name, kind, seed=seed)
        assert loss(output, target) > 0
        assert loss(output - 0.1 * loss.gradient(output, target), target) < loss(output, target)


# ---------------------------------------------------------------------------- types, layouts, arguments


@kinds
def test_types_of_targets_and_layouts_change_nothing(name, kind):
    loss, output, target = case(name, kind)
    target = np.round(target)
    value, gradient = loss(output, target), loss.gradient(output, target)
    for o, y in (
        (output.tolist(), target.tolist()),
        (np.asfortranarray(output), np.asfortranarray(target)),
        (np.repeat(output, 2, axis=0)[::2], np.repeat(target, 3, axis=0)[::3]),
        (output[::-1][::-1], target.astype(np.int8)),
        (output, target.astype(np.float32)),
        (output.astype(">f8"), target.astype(">f8")),
    ):
        assert loss(o, y) == value
        assert loss.gradient(o, y).tolist() == gradient.tolist()
        assert loss.gradient(o, y).dtype == np.float64


@names
def test_ints_and_bools_become_float64(name):
    loss, target = getattr(nnref, name), np.array([[0, 0, 1], [1, 0, 0]])
    for output in (np.array([[2, 0, 1], [0, 1, 1]]), np.array([[True, False, True], [False, True, True]])):
        wanted = loss.gradient(output.astype(float), target.astype(float))
        for y in (target, target > 0, target.astype(np.uint8)):
            assert loss(output, y) == loss(output.astype(float), target)
            np.testing.assert_array_equal(loss.gradient(output, y), wanted, strict=True)


@dtypes
@kinds
def test_the_arguments_are_not_touched_and_the_gradient_is_fresh(name, kind, dtype):
    loss, output, target = case(name, kind)
    output = output.astype(dtype)
    before = output.copy(), target.copy()
    output.flags.writeable = target.flags.writeable = False
    first, second = loss.gradient(output, target), loss.gradient(output, target)
    assert type(loss(output, target)) is float
    for array, copy in zip((output, target), before, strict=True):
        np.testing.assert_array_equal(array, copy, strict=True)
        assert not np.shares_memory(first, array)
    assert not np.shares_memory(first, second)
    assert first.dtype == dtype
    assert first.flags.writeable
