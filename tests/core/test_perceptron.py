"""The threshold unit and the perceptron against oracles that share no code with them."""

from dataclasses import FrozenInstanceError
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import nnref.perceptron
from nnref import Perceptron, PerceptronRecord, gate, threshold_unit

# How many Boolean functions of n inputs a threshold unit can compute: https://oeis.org/A000609
SEPARABLE = {1: 4, 2: 14, 3: 104, 4: 1882}


def corners(n):
    return np.array(list(product((0, 1), repeat=n)))


@cache
def threshold_functions(n):
    """All of them, by trying: weights from -3 to 3 reach every one for n <= 4, as the count confirms."""
    sums = np.array(list(product(range(-3, 4), repeat=n))) @ corners(n).T
    outputs = [np.unique(sums > theta + 0.5, axis=0).astype(int) for theta in range(-13, 13)]
    return {tuple(row) for row in np.concatenate(outputs).tolist()}


def by_hand(x, y, w, b, lr, fit_bias, max_epochs):
    """The rule in exact fractions, as with pencil and paper: mistakes per epoch, and (w, b) after each update."""
    w, b, mistakes, history = list(w), b, [], []
    for _ in range(max_epochs):
        mistakes.append(0)
        for row, label in zip(x, y, strict=True):
            fires = sum(p * q for p, q in zip(row, w, strict=True)) + b > 0
            if fires != bool(label):
                step = lr if label else -lr
                w = [q + step * p for p, q in zip(row, w, strict=True)]
                b = b + step if fit_bias else b
                mistakes[-1] += 1
                history.append((w, b))
        if mistakes[-1] == 0:
            break
    return mistakes, history


@st.composite
def tables(draw, low=-4, high=4):
    """Whole-number rows (n, d) with labels (n,), and weights (d + 1,) whose last entry is a bias."""
    n, d = draw(st.integers(1, 9)), draw(st.integers(1, 4))
    numbers = st.integers(low, high)
    x = draw(st.lists(st.lists(numbers, min_size=d, max_size=d), min_size=n, max_size=n))
    y = draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    w = draw(st.lists(st.integers(-3, 3), min_size=d + 1, max_size=d + 1))
    return np.array(x), np.array(y), np.array(w)


# ---------------------------------------------------------------------------- threshold_unit


@given(tables(), st.integers(-9, 9))
def test_threshold_unit_fires_when_the_sum_exceeds_the_threshold(table, theta):
    x, _, w = table
    wanted = [int(sum(int(p) * int(q) for p, q in zip(row, w[:-1], strict=True)) > theta) for row in x]
    assert threshold_unit(x, w[:-1], theta).tolist() == wanted


def test_threshold_unit_does_not_fire_at_the_threshold():
    assert threshold_unit([[1, 1]], [0.25, 0.5], 0.75).tolist() == [0]
    assert threshold_unit([[1, 1]], [0.25, 0.5], np.nextafter(0.75, 0)).tolist() == [1]


def test_threshold_unit_compares_exactly_and_the_perceptron_with_a_tolerance():
    assert threshold_unit([1, 1], [0.1, 0.2], 0.3) == 1
    assert Perceptron(2, w=[0.1, 0.2], b=-0.3).predict([1, 1]) == 0
    assert Perceptron(2, w=[0.1, 0.2], b=-0.3, tie_tolerance=0).predict([1, 1]) == 1


@pytest.mark.parametrize(("name", "w", "theta"), [("AND", (1, 1), 1.5), ("OR", (1, 1), 0.5), ("NAND", (-1, -1), -1.5)])
def test_a_person_can_pick_weights_for_and_or_nand(name, w, theta):
    x, y = gate(name)
    assert threshold_unit(x, w, theta).tolist() == y.tolist()


@given(tables(), st.integers(-9, 9))
def test_a_threshold_is_a_negative_bias(table, theta):
    x, _, w = table
    unit = Perceptron(x.shape[1], w=w[:-1], b=-theta)
    assert unit.predict(x).tolist() == threshold_unit(x, w[:-1], theta).tolist()


@given(tables(), st.integers(-9, 9), st.integers(-20, 20))
def test_scaling_weights_and_threshold_together_changes_no_output(table, theta, exponent):
    x, _, w = table
    scaled = threshold_unit(x, w[:-1] * 2.0**exponent, theta * 2.0**exponent)
    assert scaled.tolist() == threshold_unit(x, w[:-1], theta).tolist()


# ---------------------------------------------------------------------------- predict


def both(x, w, b):
    return threshold_unit(x, w, -b), Perceptron(len(w), w=w, b=b).predict(x)


def test_rows_give_an_int64_array_and_one_row_gives_an_int():
    for many in both([[1, 2, 3], [0, 0, 0]], [1, 1, 1], -5):
        assert many.shape == (2,)
        assert many.dtype == np.int64
        assert many.tolist() == [1, 0]
    for one in both([1, 2, 3], [1, 1, 1], -5):
        assert type(one) is int
        assert one == 1


@pytest.mark.parametrize("d", [1, 2, 3, 5, 8, 17, 64])
def test_one_row_is_predicted_as_it_is_among_many(d):
    rng = np.random.default_rng(d)
    x, w = rng.normal(size=(50, d)), rng.normal(size=d)
    for i in range(50):
        theta = float(np.dot(x[i], w))  # a tie: the last bit decides
        unit = Perceptron(d, w=w, b=-theta, tie_tolerance=0)
        for form in (x, x[i], np.asfortranarray(x)):
            of_row = slice(None) if form.ndim == 1 else slice(i, i + 1)
            assert np.atleast_1d(unit.predict(form))[of_row].tolist() == [0]
            assert np.atleast_1d(threshold_unit(form, w, theta))[of_row].tolist() == [0]


@given(tables(), st.randoms(use_true_random=False))
def test_predict_follows_a_permutation_of_the_rows(table, random):
    x, _, w = table
    unit = Perceptron(x.shape[1], w=w[:-1], b=w[-1])
    order = random.sample(range(len(x)), len(x))
    assert unit.predict(x[order]).tolist() == unit.predict(x)[order].tolist()


def test_a_sum_equal_to_the_tolerance_does_not_fire():
    assert Perceptron(1, b=0.5, tie_tolerance=0.5).predict([0]) == 0
    assert Perceptron(1, b=np.nextafter(0.5, 1), tie_tolerance=0.5).predict([0]) == 1
    assert Perceptron(1, b=0.5, tie_tolerance=0.5).fit([[0]], [0], max_epochs=1).updates == 0
    assert Perceptron(1, b=np.nextafter(0.5, 1), tie_tolerance=0.5).fit([[0]], [0], max_epochs=1).updates == 1


def test_predict_uses_weights_assigned_by_hand():
    unit = Perceptron(2)
    unit.w, unit.b = [0.5, 0.5], -0.75
    assert unit.predict(corners(2)).tolist() == [0, 0, 0, 1]


# ---------------------------------------------------------------------------- fit: the numbers


def test_the_and_table_with_a_fixed_threshold_goes_as_by_hand():
    # w = (0.7, 0.4), threshold 0.5, rate 0.1. Only 10 is wrong: 0.7, then 0.6, exceed 0.5; 0.5 does not.
    unit = Perceptron(2, lr=0.1, w=[0.7, 0.4], b=-0.5, fit_bias=False)
    record = unit.fit([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 0, 1], max_epochs=100)
    assert (record.updates, record.epochs, record.mistakes, record.converged) == (2, 3, (1, 1, 0), True)
    np.testing.assert_allclose([w for w, _ in record.history], [[0.6, 0.4], [0.5, 0.4]], rtol=0, atol=1e-15)
    assert [b for _, b in record.history] == [-0.5, -0.5]
    assert unit.b == -0.5


def test_with_the_threshold_fixed_a_rate_can_go_round_for_ever_and_a_trained_bias_ends_it():
    x, y = gate("AND")
    fixed = Perceptron(2, lr=1, w=[0.7, 0.4], b=-0.5, fit_bias=False).fit(x, y, max_epochs=500)
    assert not fixed.converged
    assert len({(*np.round(w, 6), b) for w, b in fixed.history}) < 10  # the same few weights, again and again
    assert Perceptron(2, lr=1, w=[0.7, 0.4], b=-0.5).fit(x, y, max_epochs=500).converged


@given(tables(), st.integers(-3, 3), st.booleans(), st.sampled_from([1, 2, 5, 10]))
def test_decimals_go_as_in_exact_arithmetic(table, bias, fit_bias, rate):
    x, y, w = table
    start = [Fraction(int(q), 10) for q in w[:-1]]
    exact_x = [[Fraction(int(p), 10) for p in row] for row in x]
    mistakes, history = by_hand(exact_x, y, start, Fraction(bias, 10), Fraction(rate, 10), fit_bias, 20)
    unit = Perceptron(x.shape[1], lr=rate / 10, w=w[:-1] / 10, b=bias / 10, fit_bias=fit_bias)
    record = unit.fit(x / 10, y, max_epochs=20)
    assert record.mistakes == tuple(mistakes)
    assert record.converged == (mistakes[-1] == 0)
    assert len(record.history) == len(history)
    for (w_float, b_float), (w_exact, b_exact) in zip(record.history, history, strict=True):
        np.testing.assert_allclose(w_float, np.array(w_exact, dtype=float), rtol=0, atol=1e-12)
        assert b_float == pytest.approx(float(b_exact), abs=1e-12)
    np.testing.assert_array_equal(unit.w, record.history[-1][0] if history else w[:-1] / 10)
    assert unit.b == (record.history[-1][1] if history else bias / 10)


def test_rows_are_visited_in_order_and_corrected_at_once():
    x, y = np.array([[2.0, 0.0], [0.0, 4.0]]), [1, 1]
    first = Perceptron(2, fit_bias=False).fit(x, y, max_epochs=1)
    assert [w.tolist() for w, _ in first.history] == [[2, 0], [2, 4]]
    with_bias = Perceptron(2).fit(x, y, max_epochs=1)  # the first correction lifts b to 1, so the second row fires
    assert [(w.tolist(), b) for w, b in with_bias.history] == [([2, 0], 1)]


# ---------------------------------------------------------------------------- fit: what can be learned


@pytest.mark.parametrize("n", SEPARABLE)
def test_as_many_functions_are_separable_as_published(n):
    assert len(threshold_functions(n)) == SEPARABLE[n]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_the_perceptron_converges_exactly_on_the_separable_functions(n):
    learned = {
        y for y in product((0, 1), repeat=2**n) if Perceptron(n).fit(corners(n), y, max_epochs=100).converged
    }
    assert learned == threshold_functions(n)


def test_the_perceptron_learns_every_separable_function_of_four_inputs():
    for y in threshold_functions(4):
        unit = Perceptron(4)
        assert unit.fit(corners(4), y, max_epochs=100).converged
        assert unit.predict(corners(4)).tolist() == list(y)


def test_the_perceptron_does_not_converge_on_other_functions_of_four_inputs():
    rng = np.random.default_rng(4)
    others = {tuple(y) for y in rng.integers(0, 2, (300, 16)).tolist()} - threshold_functions(4)
    assert len(others) > 250
    for y in others:
        record = Perceptron(4).fit(corners(4), y, max_epochs=40)
        assert (record.converged, record.epochs) == (False, 40)


@given(tables(), st.sampled_from([0.125, 1.0, 8.0]))
def test_novikoffs_bound_holds_for_any_separating_line(table, lr):
    # A. Novikoff, "On convergence proofs on perceptrons", 1962: from zero, updates <= (R / gamma)^2,
    # for rows with a 1 appended, of length R at most, and a unit vector that separates them by gamma.
    x, _, line = table
    rows = np.column_stack([x, np.ones(len(x))])
    margins = rows @ line
    keep = margins != 0
    assume(keep.any())
    x, y, rows, margins = x[keep], margins[keep] > 0, rows[keep], margins[keep]
    radius = np.linalg.norm(rows, axis=1).max()
    gamma = np.abs(margins).min() / np.linalg.norm(line)
    bound = int((radius / gamma) ** 2 + 1e-6)
    record = Perceptron(x.shape[1], lr=lr).fit(x, y, max_epochs=bound + 1)
    assert record.converged
    assert record.updates <= bound


@given(tables(), st.floats(1e-3, 1e3))
def test_from_zero_the_rate_scales_the_weights_and_changes_no_prediction(table, lr):
    x, y, _ = table
    one, other = Perceptron(x.shape[1]), Perceptron(x.shape[1], lr=lr)
    first, second = one.fit(x, y, max_epochs=20), other.fit(x, y, max_epochs=20)
    assert second.mistakes == first.mistakes
    np.testing.assert_allclose([*other.w, other.b], lr * np.array([*one.w, one.b]), rtol=1e-9, atol=1e-9 * lr)
    assert other.predict(x).tolist() == one.predict(x).tolist()


@given(tables(), st.randoms(use_true_random=False))
def test_permuting_the_inputs_permutes_the_weights(table, random):
    x, y, start = table
    d = x.shape[1]
    order = random.sample(range(d), d)
    one, other = Perceptron(d, w=start[:-1]), Perceptron(d, w=start[:-1][order])
    assert one.fit(x, y, max_epochs=10).mistakes == other.fit(x[:, order], y, max_epochs=10).mistakes
    assert other.w.tolist() == one.w[order].tolist()


@given(tables(), st.integers(-8, 8))
def test_scaling_the_inputs_without_a_bias_scales_the_weights(table, exponent):
    x, y, _ = table
    one, other = Perceptron(x.shape[1], fit_bias=False), Perceptron(x.shape[1], fit_bias=False)
    first, second = one.fit(x, y, max_epochs=10), other.fit(x * 2.0**exponent, y, max_epochs=10)
    assert second.mistakes == first.mistakes
    assert other.w.tolist() == (one.w * 2.0**exponent).tolist()


def test_a_rate_below_the_tolerance_needs_a_smaller_tolerance():
    x, y = gate("AND")
    assert not Perceptron(2, lr=1e-12).fit(x, y, max_epochs=50).converged
    assert Perceptron(2, lr=1e-12, tie_tolerance=0).fit(x, y, max_epochs=50).converged


@given(tables(), st.integers(1, 30))
def test_a_converged_perceptron_predicts_every_label_and_another_does_not_claim_to(table, max_epochs):
    x, y, _ = table
    unit = Perceptron(x.shape[1], lr=0.3)
    record = unit.fit(x * 0.7, y, max_epochs=max_epochs)
    if record.converged:
        assert unit.predict(x * 0.7).tolist() == y.tolist()
    else:
        assert record.epochs == max_epochs


# ---------------------------------------------------------------------------- fit: the record and the state


@given(tables(), st.integers(1, 8))
def test_the_record_agrees_with_itself(table, max_epochs):
    x, y, start = table
    record = Perceptron(x.shape[1], w=start[:-1], b=start[-1]).fit(x, y, max_epochs)
    assert record.updates == sum(record.mistakes) == len(record.history)
    assert record.epochs == len(record.mistakes) <= max_epochs
    assert record.converged == (record.mistakes[-1] == 0)
    assert 0 not in record.mistakes[:-1]  # it stops after the first clean epoch


def test_a_unit_that_is_right_from_the_start_takes_one_clean_epoch():
    record = Perceptron(2, w=[1, 1], b=-1.5).fit(*gate("AND"), max_epochs=10)
    assert (record.updates, record.epochs, record.mistakes, record.history) == (0, 1, (0,), ())
    assert record.converged


def test_the_record_is_frozen():
    record = Perceptron(2).fit(*gate("AND"), max_epochs=10)
    assert isinstance(record, PerceptronRecord)
    with pytest.raises(FrozenInstanceError):
        record.updates = 0


def test_records_can_be_compared_and_put_into_a_set():
    one, other = (Perceptron(2).fit(*gate("AND"), max_epochs=10) for _ in range(2))
    assert one == one
    assert one != other  # histories hold arrays, whose == is no yes or no
    assert len({one, other, one}) == 2


def test_history_entries_share_memory_with_nothing():
    x, y = gate("AND")
    unit = Perceptron(2)
    record = unit.fit(x, y, max_epochs=3)
    arrays = [x, y, unit.w, *(w for w, _ in record.history)]
    assert len(arrays) > 6
    assert not any(np.shares_memory(p, q) for i, p in enumerate(arrays) for q in arrays[:i])


def test_going_on_from_a_history_entry_leaves_the_record_as_it_was():
    unit = Perceptron(2)
    record = unit.fit(*gate("AND"), max_epochs=3)
    before = [(w.copy(), b) for w, b in record.history]
    unit.w, unit.b = record.history[1]
    assert unit.fit(*gate("NOR"), max_epochs=10).updates > 0
    for (w, b), (w_before, b_before) in zip(record.history, before, strict=True):
        assert w.tolist() == w_before.tolist()
        assert b == b_before


@given(tables(), st.integers(1, 5), st.integers(1, 5))
def test_a_second_fit_goes_on_where_the_first_one_stopped(table, first, second):
    x, y, _ = table
    whole, parts = Perceptron(x.shape[1]), Perceptron(x.shape[1])
    at_once = whole.fit(x, y, max_epochs=first + second)
    mistakes = parts.fit(x, y, max_epochs=first).mistakes
    if mistakes[-1] > 0:
        mistakes += parts.fit(x, y, max_epochs=second).mistakes
    assert mistakes == at_once.mistakes
    assert (parts.w.tolist(), parts.b) == (whole.w.tolist(), whole.b)


def test_a_rate_assigned_between_fits_is_used():
    unit = Perceptron(1)
    unit.lr = 0.25
    unit.fit([[2]], [1], max_epochs=1)
    assert (unit.w.tolist(), unit.b) == ([0.5], 0.25)


def test_a_mistake_that_moves_nothing_counts_as_an_update():
    record = Perceptron(2, fit_bias=False).fit([[0, 0]], [1], max_epochs=3)
    assert (record.updates, record.mistakes, record.converged) == (3, (1, 1, 1), False)


@given(tables())
def test_fit_and_predict_leave_the_arguments_untouched(table):
    x, y, w = (array.astype(float) for array in table)
    start = w[:-1].copy()
    copies = [array.copy() for array in (x, y, start)]
    for array in (x, y, start):
        array.flags.writeable = False
    unit = Perceptron(x.shape[1], w=start, b=1.0)
    unit.fit(x, y, max_epochs=5)
    unit.predict(x)
    threshold_unit(x, start, 0.5)
    for array, copy in zip((x, y, start), copies, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_the_weights_given_are_copied():
    w = np.array([1.0, 2.0])
    unit = Perceptron(2, w=w)
    w[:] = 9
    assert unit.w.tolist() == [1, 2]


@pytest.mark.parametrize(
    "form",
    [np.asfortranarray, np.ndarray.tolist, lambda x: x.astype(np.int8), lambda x: x.astype(np.float32), lambda x: x > 0]
    + [lambda x: np.repeat(x, 2, axis=0)[::2]],
    ids=["fortran", "list", "int8", "float32", "bool", "strided"],
)
def test_the_form_of_the_input_changes_nothing(form):
    x, y = gate("NAND")
    plain, other = Perceptron(2), Perceptron(2)
    assert other.fit(form(x), form(y), max_epochs=50).mistakes == plain.fit(x, y, max_epochs=50).mistakes
    assert (other.w.tolist(), other.b) == (plain.w.tolist(), plain.b)
    assert other.w.dtype == np.float64
    assert type(other.b) is float


def test_an_interrupt_leaves_the_perceptron_as_it_was(monkeypatch):
    x, y = gate("AND")
    unit = Perceptron(2, w=[0.5, -0.5], b=0.25)
    calls = []

    def interrupted(*arguments):
        calls.append(arguments)
        if len(calls) == 7:
            raise KeyboardInterrupt
        return (arguments[0] * arguments[1]).sum(axis=-1)

    monkeypatch.setattr(nnref.perceptron.np, "vecdot", interrupted)
    with pytest.raises(KeyboardInterrupt):
        unit.fit(x, y, max_epochs=50)
    assert len(calls) == 7
    assert (unit.w.tolist(), unit.b) == ([0.5, -0.5], 0.25)


def test_the_representation_of_a_record_has_numbers_and_not_the_whole_history():
    record = Perceptron(n_inputs=2).fit(*gate("AND"), max_epochs=100)
    assert repr(record) == "PerceptronRecord(updates=10, epochs=6, mistakes=(1, 3, 3, 2, 1, 0), converged=True)"


def test_the_representation_makes_the_same_perceptron():
    unit = Perceptron(2, lr=0.5, fit_bias=True)
    unit.fit(*gate("NAND"), max_epochs=50)
    twin = eval(repr(unit))
    assert repr(twin) == repr(unit)
    assert (twin.w.tolist(), twin.b) == (unit.w.tolist(), unit.b)
    assert unit.w.any()
