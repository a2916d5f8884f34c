"""The data sets, against scikit-learn and against their formulas in another form."""

import operator
from functools import partial

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn import datasets

from nnref import blobs, circles, digits, gate, moons, regression_curve, spirals

TABLE = {
    "AND": operator.and_,
    "OR": operator.or_,
    "NAND": lambda p, q: not (p and q),
    "NOR": lambda p, q: not (p or q),
    "XOR": operator.xor,
    "XNOR": operator.eq,
}


@pytest.mark.parametrize("name", TABLE)
def test_a_gate_is_its_truth_table(name):
    x, y = gate(name)
    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert y.tolist() == [int(TABLE[name](bool(p), bool(q))) for p, q in x]


@pytest.mark.parametrize("name", TABLE)
def test_a_gate_has_float64_rows_and_int64_labels(name):
    x, y = gate(name)
    assert (x.shape, x.dtype, y.shape, y.dtype) == ((4, 2), np.float64, (4,), np.int64)


def test_each_call_gives_arrays_of_its_own():
    x, y = gate("AND")
    x[:], y[:] = 9, 9
    again_x, again_y = gate("AND")
    assert again_x.max() == 1
    assert again_y.tolist() == [0, 0, 0, 1]


def test_the_error_for_an_unknown_gate_names_all_gates():
    with pytest.raises(ValueError, match="expected one of") as error:
        gate("IMPLIES")
    assert all(repr(name) in str(error.value) for name in TABLE)


@pytest.mark.parametrize(("typed", "meant"), [("and", "AND"), ("Xor", "XOR"), ("NANDD", "NAND"), ("nxor", "XOR")])
def test_the_error_for_a_misspelt_gate_names_the_closest(typed, meant):
    with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
        gate(typed)


# ---------------------------------------------------------------------------- drawn at random

CLASSES = {"moons": moons, "circles": circles, "spirals": spirals, "blobs": blobs}  # each with labels
DRAWN = CLASSES | {"regression_curve": regression_curve}
SAMPLES = st.integers(2, 200)


def points(x):
    """Rows of two coordinates as complex numbers."""
    return x[:, 0] + 1j * x[:, 1]


def assert_same_points(ours, theirs, atol=1e-14):
    """As sets: each of ours is one of theirs, each time another one."""
    distance = np.abs(ours[:, None] - theirs)
    assert len(ours) == len(theirs)
    assert distance.min(axis=1).max() <= atol
    assert sorted(distance.argmin(axis=1)) == list(range(len(theirs)))


@given(SAMPLES)
def test_moons_are_those_of_scikit_learn(n):
    x, y = moons(n, noise=0)
    there, labels = datasets.make_moons((n - n // 2, n // 2), shuffle=False)
    for label in (0, 1):
        assert_same_points(points(x)[y == label], points(there)[labels == label])


@given(SAMPLES, st.floats(0.01, 0.99))
def test_circles_are_those_of_scikit_learn(n, ratio):
    x, y = circles(n, noise=0, ratio=ratio)
    there, labels = datasets.make_circles((n - n // 2, n // 2), shuffle=False, factor=ratio)
    for label in (0, 1):
        assert_same_points(points(x)[y == label], points(there)[labels == label])


@given(st.integers(1, 200), st.integers(1, 6), st.sampled_from([0.25, 1.0, 2.5]))
def test_the_angle_of_a_spiral_grows_with_its_radius(n, classes, turns):
    n = max(n, classes)
    x, y = spirals(n, classes, noise=0, turns=turns)
    for label in range(classes):
        z = points(x)[y == label]
        radius = np.sort(np.abs(z))
        np.testing.assert_allclose(radius, np.linspace(0, 1, len(z)), atol=1e-14)
        turned_back = z * np.exp(-2j * np.pi * (turns * np.abs(z) + label / classes))
        np.testing.assert_allclose(turned_back, np.abs(z), atol=1e-13)


@given(st.integers(1, 200), st.integers(1, 9))
def test_the_centers_of_blobs_are_the_roots_of_unity(n, classes):
    n = max(n, classes)
    x, y = blobs(n, classes, noise=0)
    z = points(x)
    np.testing.assert_allclose(z**classes, 1, atol=1e-13)
    assert (np.round(np.angle(z) / (2 * np.pi) * classes) % classes == y).all()


def test_blobs_have_the_means_and_deviations_that_were_asked_for():
    x, y = blobs(30_000, 3, noise=0.4, rng=2)
    for label in range(3):
        cloud = points(x)[y == label] - np.exp(2j * np.pi * label / 3)
        for part in (cloud.real, cloud.imag):
            assert abs(part.mean()) < 4 * 0.4 / np.sqrt(len(part))
            assert abs(part.std() / 0.4 - 1) < 4 / np.sqrt(2 * len(part))


def test_the_curve_is_a_sine_of_inputs_spread_evenly():
    x, y = regression_curve(2000, noise=0)
    assert (x.shape, y.shape) == ((2000, 1), (2000, 1))
    assert (np.diff(x[:, 0]) > 0).all()
    assert stats.kstest(x[:, 0], stats.uniform(-1, 2).cdf).pvalue > 0.01
    wanted = [float(mpmath.sin(mpmath.pi * number)) for number in x[:, 0].tolist()]
    np.testing.assert_allclose(y[:, 0], wanted, rtol=0, atol=1e-15)


@pytest.mark.parametrize("name", DRAWN)
def test_noise_is_normal_with_the_standard_deviation_that_was_asked_for(name):
    (x, y), (clean_x, clean_y) = (DRAWN[name](10_000, noise=noise, rng=3) for noise in (0.25, 0))
    noisy, clean, other, same = (y, clean_y, x, clean_x) if name == "regression_curve" else (x, clean_x, y, clean_y)
    assert other.tolist() == same.tolist()  # in the same order, from the same seed
    added = noisy - clean
    assert abs(added.std() / 0.25 - 1) < 4 / np.sqrt(2 * added.size)
    assert stats.kstest(added.ravel() / 0.25, stats.norm.cdf).pvalue > 0.01
    if name != "regression_curve":
        assert abs(np.corrcoef(added.T)[0, 1]) < 4 / np.sqrt(10_000)


@pytest.mark.parametrize(("mine", "theirs"), [(moons, datasets.make_moons), (circles, partial(datasets.make_circles, factor=0.5))])
def test_a_seed_draws_the_noise_that_is_added_and_then_the_order(mine, theirs):
    generator = np.random.default_rng(3)
    noise, order = 0.25 * generator.standard_normal((7, 2)), generator.permutation(7)
    clean, labels = theirs((4, 3), shuffle=False)
    x, y = mine(7, noise=0.25, rng=3)
    np.testing.assert_allclose(x, (clean + noise)[order], rtol=0, atol=1e-14)
    assert y.tolist() == labels[order].tolist()


def test_the_noise_of_the_curve_is_drawn_after_its_inputs_and_added():
    generator = np.random.default_rng(3)
    x = np.sort(generator.uniform(-1, 1, 7))
    wanted = [float(mpmath.sin(mpmath.pi * number)) for number in x.tolist()] + 0.25 * generator.standard_normal(7)
    np.testing.assert_allclose(regression_curve(7, noise=0.25, rng=3)[1][:, 0], wanted, rtol=0, atol=1e-14)


@pytest.mark.parametrize(
    ("name", "samples", "classes", "noise"),
    [("moons", 200, 2, 0.1), ("circles", 200, 2, 0.1), ("spirals", 200, 2, 0.05), ("blobs", 200, 3, 0.3), ("regression_curve", 50, 0, 0.1)],
)
def test_what_is_not_asked_for_is_as_always(name, samples, classes, noise):
    """Programs and pages that name no number rely on these."""
    (x, y), (clean_x, clean_y) = DRAWN[name](), DRAWN[name](noise=0)
    assert len(x) == len(y) == samples
    added = y - clean_y if name == "regression_curve" else x - clean_x
    assert abs(added.std() / noise - 1) < 4 / np.sqrt(2 * added.size)
    assert classes == (0 if name == "regression_curve" else len(np.unique(y)))


def test_a_spiral_goes_around_once_if_nothing_else_is_asked_for():
    x, y = spirals(200, noise=0)
    outermost = points(x)[np.argsort(np.abs(points(x)))[-2:]]
    assert np.abs(outermost.imag).max() < 1e-14  # the ends lie where they lay at the start: at angles 0 and pi
    halfway = points(x)[y == 0][np.argsort(np.abs(points(x)[y == 0]))][49:51]
    assert halfway.real.max() < 0  # half a turn at half the radius


@given(st.sampled_from(list(CLASSES)), st.integers(1, 60), st.integers(1, 7), st.integers(0, 99))
def test_every_class_has_as_many_samples_as_the_others_or_one_more(name, n, classes, seed):
    classes = classes if name in ("spirals", "blobs") else 2
    n = max(n, classes)
    x, y = CLASSES[name](n, **({"classes": classes} if name in ("spirals", "blobs") else {}), rng=seed)
    assert (x.shape, x.dtype, y.shape, y.dtype) == ((n, 2), np.float64, (n,), np.int64)
    counts = np.bincount(y, minlength=classes)
    assert len(counts) == classes
    assert counts.sum() == n
    assert counts.max() - counts.min() <= 1
    assert np.isfinite(x).all()


@pytest.mark.parametrize("name", CLASSES)
def test_the_order_of_the_samples_is_drawn(name):
    orders = {tuple(CLASSES[name](40, rng=seed)[1].tolist()) for seed in range(20)}
    assert len(orders) == 20
    assert not any(list(order) == sorted(order) for order in orders)
    first = np.array([CLASSES[name](40, rng=seed)[1][0] for seed in range(400)])
    share = np.mean(first == 0)
    wanted = 1 / (first.max() + 1)
    assert abs(share - wanted) < 4 * np.sqrt(wanted * (1 - wanted) / 400)


@pytest.mark.parametrize("name", DRAWN)
def test_a_seed_draws_the_same_samples_and_a_generator_goes_on(name):
    draw, rng = DRAWN[name], np.random.default_rng(4)
    first, second, again = draw(rng=rng), draw(rng=rng), draw(rng=4)
    for one, other, twin in zip(first, second, again, strict=True):
        assert one.tolist() == twin.tolist()
        assert one.tolist() != other.tolist()
        assert not np.shares_memory(one, twin)
        assert one.flags.writeable
    assert draw()[0].tolist() == draw(rng=0)[0].tolist() != draw(rng=1)[0].tolist()


BAD = [
    ("moons", {"n": 1}, ValueError, "n is 1; expected an int of at least 2 because there are 2 classes"),
    ("circles", {"n": 1}, ValueError, "n is 1; expected an int of at least 2"),
    ("circles", {"ratio": 1.0}, ValueError, "ratio is 1.0"),
    ("circles", {"ratio": 0}, ValueError, "ratio is 0.0"),
    ("spirals", {"classes": 0}, ValueError, "classes is 0"),
    ("spirals", {"n": 4, "classes": 5}, ValueError, "n is 4; expected an int of at least 5 because there are"),
    ("spirals", {"turns": 0}, ValueError, "turns is 0.0"),
    ("blobs", {"n": 4, "classes": 5}, ValueError, "n is 4; expected an int of at least 5"),
    ("blobs", {"classes": 2.0}, TypeError, "classes is 2.0"),
    ("regression_curve", {"n": 0}, ValueError, "n is 0"),
]
BAD += [
    row
    for name in DRAWN
    for row in [
        (name, {"n": 7.0}, TypeError, "n is 7.0"),
        (name, {"noise": -0.1}, ValueError, "noise is -0.1"),
        (name, {"noise": np.inf}, ValueError, "noise is inf"),
        (name, {"noise": None}, TypeError, "noise is None"),
        (name, {"rng": -1}, ValueError, "rng is -1"),
        (name, {"rng": None}, TypeError, "rng is None"),
    ]
]


@pytest.mark.parametrize(("name", "change", "kind", "got"), BAD)
def test_a_bad_argument_of_a_data_set_is_named_and_nothing_is_drawn(name, change, kind, got):
    rng = np.random.default_rng(5)
    with pytest.raises(kind) as caught:
        DRAWN[name](**{"rng": rng, **change})
    assert str(caught.value).startswith(got)
    assert ": " in str(caught.value).split("; expected ")[1]
    assert rng.bit_generator.state == np.random.default_rng(5).bit_generator.state


# ---------------------------------------------------------------------------- digits


def test_digits_are_those_of_scikit_learn():
    x, y = digits()
    there = datasets.load_digits()
    assert (x.dtype, y.dtype) == (np.float64, np.int64)
    np.testing.assert_array_equal(x, there.data)
    np.testing.assert_array_equal(y, there.target)
    np.testing.assert_array_equal(x[123].reshape(8, 8), there.images[123])


def test_digits_are_new_arrays_on_each_call():
    x, y = digits()
    x[:], y[:] = -1, -1
    again_x, again_y = digits()
    assert again_x.min() == again_y.min() == 0
