"""What is done with data before and after training, against scikit-learn and PyTorch."""

import copy

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from nnref import MLP, accuracy, digits, one_hot, split, standardize

N, D, K = 7, 5, 3
LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=30)


def explained(call, kind, got):
    """The error of `call`: what was got, what was wanted, and a fix."""
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value).startswith(got)
    assert ": " in str(caught.value).split("; expected ")[1]


# ---------------------------------------------------------------------------- accuracy


@given(LABELS, st.integers(0, 99))
def test_accuracy_is_that_of_scikit_learn(target, seed):
    predicted = np.random.default_rng(seed).integers(5, size=len(target))
    wanted = accuracy_score(target, predicted)
    assert type(accuracy(predicted, target)) is float
    assert accuracy(predicted, target) == accuracy(predicted.tolist(), np.array(target)) == wanted
    assert accuracy(predicted.astype(float), target) == accuracy(target, predicted) == wanted


@given(st.integers(1, 9), st.integers(2, 6), st.integers(0, 99))
def test_the_largest_of_several_outputs_counts(n, k, seed):
    rng = np.random.default_rng(seed)
    outputs, target = rng.normal(size=(n, k)), rng.integers(k, size=n)
    wanted = accuracy_score(target, torch.from_numpy(outputs).argmax(dim=1))
    assert accuracy(outputs, target) == accuracy(outputs.tolist(), target) == wanted
    assert accuracy(np.float32(outputs), target) == wanted


@given(st.integers(1, 5), st.integers(1, 9), st.integers(0, 99))
def test_labels_of_replicas_give_one_accuracy_each(replicas, n, seed):
    rng = np.random.default_rng(seed)  # also where there are as many replicas as samples
    predicted, target = rng.integers(3, size=(replicas, n)), rng.integers(3, size=n)
    shares = accuracy(predicted, target)
    assert shares.shape == (replicas,)
    wanted = [accuracy_score(target, each) for each in predicted]
    np.testing.assert_allclose(shares, wanted, rtol=1e-15)


def test_classify_of_a_network_and_its_replicas_fits():
    x, y = digits()
    single, several = MLP([64, 10]), MLP([64, 10], replicas=3)
    assert accuracy(single.classify(x), y) == accuracy(single.predict(x), y) == accuracy_score(y, single.classify(x))
    assert accuracy(several.classify(x), y).tolist() == [accuracy_score(y, each) for each in several.classify(x)]


def test_of_equal_outputs_the_first_counts():
    assert accuracy([[1.0, 1.0], [1.0, 1.0]], [0, 1]) == 0.5


def test_columns_of_labels_are_labels():
    labels, y = np.array([[True], [False], [True]]), np.array([[1], [1], [1]])
    for predicted in (labels, labels[:, 0]):
        for target in (y, y[:, 0]):
            assert accuracy(predicted, target) == 2 / 3
    assert accuracy([[1], [0]], [1, 1]) == 0.5
    assert accuracy([[1.0]], [1]) == accuracy([[1.0]], [[1]]) == 1


@pytest.mark.parametrize(
    ("predicted", "target", "kind", "got"),
    [
        ([0, 1], [0, 1, 1], ValueError, "predicted has shape (2,); expected (3,) or (3, k) because target"),
        ([[0], [1]], [0, 1, 1], ValueError, "predicted has shape (2, 1)"),
        ([0, 1, 1], one_hot([0, 1, 1]), ValueError, "target has shape (3, 2); expected (n,)"),
        (one_hot([0, 1, 1]), one_hot([0, 1, 1]), ValueError, "target has shape (3, 2); expected (n,)"),
        (np.zeros((2, 5, 3)), np.zeros((5,)), ValueError, "predicted has shape (2, 5, 3)"),
        ([], [], ValueError, "target has shape (0,)"),
        (1, 1, ValueError, "target has shape ()"),
        ([0.5, 1], [0, 1], ValueError, "predicted[0] is 0.5; expected whole numbers"),
        ([0, 1], [0, 1.5], ValueError, "target[1] is 1.5; expected whole numbers"),
        ([0, np.nan], [0, 1], ValueError, "predicted[1] is nan"),
        (["a"], [0], TypeError, "predicted "),
        ([0], ["a"], TypeError, "target "),
    ],
)
def test_what_accuracy_cannot_compare_is_named(predicted, target, kind, got):
    explained(lambda: accuracy(predicted, target), kind, got)


# ---------------------------------------------------------------------------- one_hot


@given(LABELS, st.integers(0, 3))
def test_one_hot_is_that_of_scikit_learn_and_pytorch(labels, more):
    k = max(labels) + 1
    rows = one_hot(labels)
    there = OneHotEncoder(categories=[range(k)], sparse_output=False).fit_transform(np.array(labels)[:, None])
    assert rows.dtype == np.float64
    np.testing.assert_array_equal(rows, there)
    np.testing.assert_array_equal(rows, torch.nn.functional.one_hot(torch.tensor(labels)).numpy())
    wider = torch.nn.functional.one_hot(torch.tensor(labels), k + more).numpy()
    for form in (labels, np.array(labels, dtype=float), np.array(labels, dtype=np.uint8)):
        np.testing.assert_array_equal(one_hot(form, classes=k + more), wider)


@given(LABELS)
def test_argmax_undoes_one_hot(labels):
    assert one_hot(labels).argmax(axis=1).tolist() == labels


@pytest.mark.parametrize(
    ("arguments", "kind", "got"),
    [
        (([0, 3], 3), ValueError, "labels[1] is 3; expected labels from 0 to 2"),
        (([2, -1],), ValueError, "labels[1] is -1; expected labels from 0 on"),
        (([-1, -2],), ValueError, "labels[0] is -1; expected labels from 0 on"),
        (([0.5],), ValueError, "labels[0] is 0.5; expected whole numbers"),
        (([[0], [1]],), ValueError, "labels has shape (2, 1)"),
        (([],), ValueError, "labels has shape (0,)"),
        ((3,), ValueError, "labels has shape ()"),
        (([0], 0), ValueError, "classes is 0"),
        (([0], 2.0), TypeError, "classes is 2.0"),
        ((["cat", "dog"],), TypeError, "labels "),
    ],
)
def test_what_one_hot_cannot_turn_into_rows_is_named(arguments, kind, got):
    explained(lambda: one_hot(*arguments), kind, got)


# ---------------------------------------------------------------------------- standardize


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_standardize_is_that_of_scikit_learn(dtype):
    rng = np.random.default_rng(0)
    scales, shifts = np.array([1, 1e-3, 1e4, 3, 7]), np.array([0, 5, -1e4, 0.1, 100])
    x, test, third = (np.asarray(rng.normal(size=(n, D)) * scales + shifts, dtype=dtype) for n in (N, 4, 1))
    x[:, 3], test[:, 3] = 0.1, [0.1, 0.3, -2.0, 0.1]  # one value only: its deviation counts as 1
    tolerance = {"rtol": 1e-11, "atol": 1e-11} if dtype == np.float64 else {"rtol": 2e-4, "atol": 2e-4}
    scaler = StandardScaler().fit(np.float64(x))
    results = standardize(x, test, third)
    assert isinstance(results, tuple)
    for ours, given_rows in zip(results, (x, test, third), strict=True):
        assert ours.dtype == dtype
        np.testing.assert_allclose(ours, scaler.transform(np.float64(given_rows)), **tolerance)
    np.testing.assert_array_equal(standardize(x), results[0])
    assert not results[0][:, 3].any()


COLUMNS = st.one_of(
    st.floats(-1e300, 1e300), st.floats(-1e3, 1e3), st.floats(-1e-300, 1e-300), st.integers(10**15, 10**15 + 9)
)


@given(st.lists(st.lists(COLUMNS, min_size=2, max_size=2), min_size=2, max_size=20))
def test_every_column_has_mean_0_and_deviation_1_whatever_its_scale(rows):
    x = np.array(rows, dtype=float)
    scaled = standardize(x)
    for column, given_column in zip(scaled.T, x.T, strict=True):
        assert abs(column.mean()) < 1e-14 * len(rows)
        if len(set(given_column.tolist())) == 1:
            assert not column.any()
        else:
            assert column.std() == pytest.approx(1, abs=1e-12)
            assert np.argsort(column, kind="stable").tolist() == np.argsort(given_column, kind="stable").tolist() or (
                np.diff(column[np.argsort(given_column, kind="stable")]) >= 0
            ).all()


@given(arrays(np.float64, (N, 2), elements=st.floats(-100, 100)), st.integers(-600, 600), st.integers(0, 1))
def test_a_power_of_two_times_a_column_changes_no_bit(x, exponent, column):
    assume((np.abs(x) > 1e-9).all() | (x == 0).any())
    other = x.copy()
    other[:, column] = np.ldexp(x[:, column], exponent)
    assume((np.ldexp(other[:, column], -exponent) == x[:, column]).all())  # nothing was lost at either end
    np.testing.assert_array_equal(standardize(other), standardize(x))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_deviation_of_the_last_digits_keeps_them(dtype):
    x = 1 + np.finfo(dtype).eps * np.array([[0], [2], [4], [6]], dtype=dtype)
    np.testing.assert_allclose(standardize(x).ravel() * np.sqrt(5), [-3, -1, 1, 3], rtol=4 * np.finfo(dtype).eps)


def test_of_a_single_row_nothing_is_left():
    assert standardize([[3.0, -4.0]]).tolist() == [[0, 0]]
    assert standardize([[3.0]], [[5.0]])[1].tolist() == [[2]]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_columns_of_very_large_and_very_small_numbers_keep_their_digits(dtype):
    tiny, huge = np.finfo(dtype).tiny, np.finfo(dtype).max / 8
    x = np.array([[tiny, -huge], [3 * tiny, huge]], dtype=dtype)
    assert standardize(x).tolist() == [[-1, -1], [1, 1]]
    assert standardize(x, x[:1] * 2)[1].tolist() == [[0, -2]]


@pytest.mark.parametrize(
    ("arguments", "kind", "got"),
    [
        (([1.0, 2.0],), ValueError, "x has shape (2,); expected (n, d) with n and d at least 1: x[:, None]"),
        ((np.zeros((2, 3, 4)),), ValueError, "x has shape (2, 3, 4)"),
        ((np.zeros((0, 3)),), ValueError, "x has shape (0, 3)"),
        ((5.0,), ValueError, "x has shape ()"),
        ((np.zeros((2, 3)), np.zeros((2, 4))), ValueError, "others[0] has shape (2, 4); expected (m, 3), as x"),
        ((np.zeros((2, 3)), np.zeros((2, 3)), np.zeros(3)), ValueError, "others[1] has shape (3,); expected (m, 3)"),
        (([[1.0], [np.nan]],), ValueError, "x[1, 0] is nan"),
        (([[1.0], [2.0]], [[np.inf]]), ValueError, "others[0][0, 0] is inf"),
        (([["a"]],), TypeError, "x "),
    ],
)
def test_what_standardize_cannot_scale_is_named(arguments, kind, got):
    explained(lambda: standardize(*arguments), kind, got)


# ---------------------------------------------------------------------------- split


@st.composite
def shares(draw):
    parts = draw(st.lists(st.integers(1, 20), min_size=1, max_size=5))
    return [part / sum(parts) for part in parts]


@given(st.integers(1, 60), shares(), st.integers(0, 99))
def test_split_deals_every_row_out_once_and_keeps_pairs_together(n, fractions, seed):
    ends = [round(n * sum(fractions[: part + 1])) for part in range(len(fractions))]
    sizes = np.diff(ends, prepend=0)
    assume((sizes > 0).all())
    assume(all(abs(n * end % 1 - 0.5) > 1e-9 for end in np.cumsum(fractions)))  # a half may be rounded either way
    x = np.arange(n) * 10.0
    parts = split(x[:, None, None] + np.zeros((2, 3)), [f"row {10 * i}" for i in range(n)], fractions, seed)
    assert [(px.shape, py.shape) for px, py in parts] == [((size, 2, 3), (size,)) for size in sizes]
    assert all(sum(py.tolist().count(f"row {int(row[0, 0])}") for row in px) == len(px) for px, py in parts)
    for px, py in parts:
        assert [f"row {int(row[0, 0])}" for row in px] == py.tolist()
        assert (px == px[:, :1, :1]).all()
    assert sorted(np.concatenate([px[:, 0, 0] for px, _ in parts])) == x.tolist()


@pytest.mark.parametrize(
    ("n", "fractions", "sizes"),
    [(10, (0.8, 0.2), [8, 2]), (1797, (0.6, 0.2, 0.2), [1078, 360, 359]), (11, (0.5, 0.5), [6, 5]), (3, (1.0,), [3])]
    + [(10, (0.1,) * 10, [1] * 10), (9, (0.5, 0.5), [4, 5])],  # a half is rounded to even
)
def test_sizes_are_rounded_where_the_parts_end(n, fractions, sizes):
    assert [len(x) for x, _ in split(range(n), range(n), fractions)] == sizes


def test_split_is_random_and_the_seed_decides():
    runs = [tuple(split(range(20), range(20), rng=seed)[0][0].tolist()) for seed in range(20)]
    assert len(set(runs)) == 20
    assert list(runs[0]) != sorted(runs[0])
    assert tuple(split(range(20), range(20))[0][0].tolist()) == runs[0]
    assert tuple(split(range(20), range(20), rng=np.random.default_rng(3))[0][0].tolist()) == runs[3]
    held_out = np.bincount([split(range(5), range(5), rng=seed)[1][0].item() for seed in range(500)])
    assert abs(held_out - 100).max() < 4 * np.sqrt(500 * 0.2 * 0.8)


@pytest.mark.parametrize("dtype", [np.float32, np.int8, bool])
def test_split_gives_copies_of_the_same_dtype_and_leaves_its_arguments(dtype):
    x, y = np.arange(12).reshape(6, 2).astype(dtype), np.arange(6)
    before = copy.deepcopy((x, y))
    for px, py in split(x, y, [0.5, 0.5]):
        assert (px.dtype, py.dtype) == (dtype, y.dtype)
        assert not np.shares_memory(px, x)
        px[:], py[:] = 1, 9
    np.testing.assert_array_equal(x, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("change", "kind", "got"),
    [
        ({"x": [], "y": []}, ValueError, "x has shape (0,)"),
        ({"x": 3}, ValueError, "x has shape ()"),
        ({"y": 3}, ValueError, "y has shape ()"),
        ({"y": range(9)}, ValueError, "y has 9 rows; expected 10 rows because x has 10"),
        ({"x": [[1, 2], [3]]}, ValueError, "x has rows of different lengths"),
        ({"y": [[1, 2], [3]]}, ValueError, "y has rows of different lengths"),
        ({"fractions": 0.8}, TypeError, "fractions is 0.8"),
        ({"fractions": ()}, ValueError, "fractions sum to 0"),
        ({"fractions": (0.8, 0.1)}, ValueError, "fractions sum to 0.9"),
        ({"fractions": (1.2, -0.2)}, ValueError, "fractions[1] is -0.2"),
        ({"fractions": (1.0, 0)}, ValueError, "fractions[1] is 0.0"),
        ({"fractions": ("0.8", 0.2)}, TypeError, "fractions[0] is '0.8'"),
        ({"fractions": (0.99, 0.01)}, ValueError, "fractions[1] is 0.01, which leaves no sample of 10"),
        ({"rng": -1}, ValueError, "rng is -1"),
        ({"rng": "0"}, TypeError, "rng is '0'"),
    ],
)
def test_what_split_cannot_deal_out_is_named_and_nothing_is_drawn(change, kind, got):
    rng = np.random.default_rng(6)
    arguments = {"x": range(10), "y": range(10), "rng": rng} | change
    explained(lambda: split(**arguments), kind, got)
    assert rng.bit_generator.state == np.random.default_rng(6).bit_generator.state
