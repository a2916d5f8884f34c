"""Softmax and maxout: the activations that see several weighted sums at once."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from precision import mp, ulps_off

from nnref import maxout, sigmoid, softmax

rows_of_logits = arrays(float, st.tuples(st.integers(1, 6)), elements=st.floats(allow_nan=False, allow_infinity=False))
STEPS = [0.0, 1e-3, 40.0, 700.0, 745.0, -1.7e308, 1.7e308]
moderate = arrays(float, st.tuples(st.integers(1, 6)), elements=st.floats(-30, 30))
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])


def worst_off(z, p):
    """The largest error of a row of probabilities, in ulp over the condition number.

    p_j changes by p_j (delta_jl - p_l) times the change of logit l. Only differences of logits matter, and each is
    as exact as a float can be; the condition number is that for the distances from the largest logit.
    """
    z = [mp.mpf(float(number)) for number in z]
    below = [number - max(z) for number in z]
    e = [mp.exp(number) for number in below]
    wanted = [number / mp.fsum(e) for number in e]

    def condition(j):
        others = [wanted[i] for i in range(len(z)) if i != j]
        return mp.fsum([abs(below[i]) * wanted[i] for i in range(len(z)) if i != j] + [abs(below[j]) * mp.fsum(others)])

    return np.max([ulps_off(p[j], wanted[j], lambda j=j: condition(j)) for j in range(len(z))])


# ---------------------------------------------------------------------------- softmax


@given(rows_of_logits | moderate | st.lists(st.sampled_from(STEPS), min_size=1))
def test_probabilities_are_right_to_4_ulp_times_the_condition_number(z):
    # ... and half a ulp for each number that is summed, of which most cancel
    assert worst_off(z, softmax(z)) <= 4 + np.log2(len(z))


@dtypes
@pytest.mark.parametrize("scale", [1e-30, 1e-3, 1.0, 10.0, 100.0, 1e4])
def test_probabilities_of_random_rows_are_right_in_both_types(dtype, scale):
    z = (np.random.default_rng(9).normal(size=(40, 5)) * scale).astype(dtype)
    p = softmax(z)
    assert p.dtype == dtype
    assert np.max([worst_off(*pair) for pair in zip(z, p, strict=True)]) <= 4 + np.log2(5)


def test_a_long_row_is_as_right_as_a_short_one():
    z = np.random.default_rng(10).normal(size=3000)
    assert worst_off(z[:300], softmax(z[:300])) <= 4 + np.log2(300)
    np.testing.assert_allclose(softmax(z), torch.softmax(torch.tensor(z), -1).numpy(), rtol=1e-14)


@pytest.mark.parametrize("shape", [(5,), (7, 5), (2, 7, 5)])
def test_softmax_is_that_of_pytorch_over_the_last_axis(shape):
    z = np.random.default_rng(11).normal(size=shape) * 5
    np.testing.assert_allclose(softmax(z), torch.softmax(torch.tensor(z), -1).numpy(), rtol=1e-14)


@given(rows_of_logits)
def test_probabilities_sum_to_1_and_keep_the_order(z):
    p = softmax(z)
    assert (p >= 0).all()
    assert abs(p.sum() - 1) <= 4 * np.finfo(float).eps
    order = np.argsort(z, kind="stable")
    assert (np.diff(p[order]) >= 0).all()


@given(moderate, st.floats(-1e3, 1e3))
def test_a_shift_of_all_logits_changes_nothing(z, shift):
    z, shift = np.round(z * 64) / 64, round(shift * 64) / 64  # such sums are exact
    assert softmax(z + shift).tolist() == softmax(z).tolist()


@given(moderate, st.randoms(use_true_random=False))
def test_a_permutation_of_the_logits_permutes_the_probabilities(z, random):
    order = random.sample(range(len(z)), len(z))
    np.testing.assert_allclose(softmax(z[order]), softmax(z)[order], rtol=1e-15 * len(z))


@given(st.floats(-700, 700))
def test_two_logits_give_the_sigmoid_of_their_difference(z):
    np.testing.assert_allclose(softmax([z, 0.0]), [sigmoid(z), sigmoid(-z)], rtol=1e-15)


@pytest.mark.parametrize("k", [1, 2, 4, 8])
def test_equal_logits_give_equal_probabilities_and_one_logit_gives_1(k):
    for level in (0.0, -1e308, 1.7e308, 5e-324):
        assert softmax(np.full(k, level)).tolist() == [1 / k] * k


def test_logits_further_apart_than_any_float_give_0_and_1():
    largest = np.finfo(float).max
    assert softmax([largest, -largest, -np.inf]).tolist() == [1, 0, 0]
    assert softmax(np.float32([3.4e38, -3.4e38])).tolist() == [1, 0]


def test_minus_infinity_is_a_probability_of_0():
    np.testing.assert_array_equal(softmax([[0.5, -np.inf, -1.0], [-np.inf, -np.inf, 3.0]])[:, 1], [0, 0])
    np.testing.assert_array_equal(softmax([0.5, -np.inf, -1.0])[[0, 2]], softmax([0.5, -1.0]))


def test_the_worked_example_of_cs231n():
    # https://cs231n.github.io/linear-classify/, "SVM vs. Softmax": halving the scores makes the probabilities diffuse.
    published = [[0.7, 0.04, 0.26], [0.55, 0.12, 0.33]]
    np.testing.assert_allclose(softmax([[1, -2, 0], [0.5, -1, 0]]), published, rtol=0, atol=0.006)


# ---------------------------------------------------------------------------- maxout


several_units = st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(1, 3))


@given(arrays(float, several_units, elements=st.floats(allow_nan=False)))
def test_maxout_keeps_the_largest_of_neighbors(units):
    n, k, pieces = units.shape
    z = units.reshape(n, k * pieces)
    a = maxout(z, pieces)
    assert a.shape == (n, k)
    assert a.tolist() == [[max(row[j * pieces : (j + 1) * pieces]) for j in range(k)] for row in z.tolist()]
    if n:
        assert maxout(z[0], pieces).tolist() == a[0].tolist()


def test_one_piece_is_the_identity_and_all_pieces_are_the_maximum():
    z = np.random.default_rng(12).normal(size=(2, 7, 6))
    assert maxout(z, 1).tolist() == z.tolist()
    assert maxout(z, np.int64(6)).tolist() == z.max(axis=-1, keepdims=True).tolist()


def test_maxout_of_two_linear_functions_is_the_absolute_value():
    # I. Goodfellow and others, 2013, section 4, figure 1: maxout of x and -x.
    x = np.linspace(-2, 2, 9)
    assert maxout(np.stack([x, -x], axis=-1), pieces=2)[:, 0].tolist() == np.abs(x).tolist()


def test_a_unit_with_a_nan_is_nan():
    np.testing.assert_array_equal(maxout([1.0, np.nan, 2.0, 3.0], 2), [np.nan, 3.0])


# ---------------------------------------------------------------------------- both


@pytest.mark.parametrize("call", [softmax, lambda z: maxout(z, 3)], ids=["softmax", "maxout"])
@pytest.mark.parametrize(
    "way",
    [np.asfortranarray, lambda z: z[::-1, ::2], lambda z: z[:0], lambda z: z.transpose(1, 0, 2), np.ndarray.tolist],
    ids=["fortran", "strided", "no rows", "transposed", "list"],
)
def test_layout_changes_a_result_by_the_order_of_a_sum_at_most_and_no_argument_is_touched(call, way):
    for dtype in (np.float64, np.float32):
        z = way(np.random.default_rng(13).normal(size=(4, 7, 6)).astype(dtype))
        before = np.array(z)
        if isinstance(z, np.ndarray):
            z.flags.writeable = False
        result = call(z)
        np.testing.assert_array_equal(z, before)
        assert result.dtype == (np.float64 if isinstance(z, list) else dtype)
        assert not np.shares_memory(result, np.asarray(z))
        one_by_one = np.array([call(row) for row in before.reshape(-1, 6)]).reshape(result.shape)
        np.testing.assert_allclose(result, one_by_one, rtol=4 * np.finfo(result.dtype).eps)


@pytest.mark.parametrize("call", [softmax, lambda z: maxout(z, 2)], ids=["softmax", "maxout"])
@pytest.mark.parametrize("z", [[[0, 1], [1, 3]], [[False, True]], np.uint8([[1, 2]]), np.float16([[1, 2]])])
def test_every_other_real_type_is_computed_in_float64(call, z):
    np.testing.assert_array_equal(call(z), call(np.asarray(z, float)), strict=True)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: softmax(1.0),
            ValueError,
            "z has shape (); expected (..., k) with k at least 1: pass one row of k logits per sample",
        ),
        (
            lambda: softmax(np.ones((3, 0))),
            ValueError,
            "z has shape (3, 0); expected (..., k) with k at least 1: pass one row of k logits per sample",
        ),
        (
            lambda: softmax([[0.0, 1.0], [np.nan, 2.0]]),
            ValueError,
            "z[1] has the maximum nan; expected a finite maximum in every row: "
            "pass finite logits, or -inf for some of them",
        ),
        (
            lambda: softmax([np.inf, 2.0]),
            ValueError,
            "z has the maximum inf; expected a finite maximum in every row: "
            "pass finite logits, or -inf for some of them",
        ),
        (
            lambda: softmax([[[-np.inf, -np.inf]]]),
            ValueError,
            "z[0, 0] has the maximum -inf; expected a finite maximum in every row: "
            "pass finite logits, or -inf for some of them",
        ),
        (
            lambda: maxout(np.ones((7, 5)), 2),
            ValueError,
            "z has shape (7, 5); expected (..., k * 2) because pieces is 2: "
            "pass one row of weighted sums per sample, those of one unit side by side",
        ),
        (
            lambda: maxout(3.0, 1),
            ValueError,
            "z has shape (); expected (..., k * 1) because pieces is 1: "
            "pass one row of weighted sums per sample, those of one unit side by side",
        ),
        (
            lambda: maxout(np.ones((7, 0)), 2),
            ValueError,
            "z has shape (7, 0); expected (..., k * 2) because pieces is 2: "
            "pass one row of weighted sums per sample, those of one unit side by side",
        ),
        (
            lambda: maxout([1.0, 2.0], 0),
            ValueError,
            "pieces is 0; expected an int of at least 1: pass for example pieces=1",
        ),
        (
            lambda: maxout([1.0, 2.0], 2.0),
            TypeError,
            "pieces is 2.0 (float); expected an int of at least 1: pass a whole number, such as pieces=2",
        ),
    ],
)
def test_the_message_reads(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == message
