"""`minimize` against loops written by hand, and SciPy's minimizer."""

import inspect
import re

import numpy as np
import pytest
from scipy.optimize import minimize as scipy_minimize

import nnref
from nnref import (
    SGD,
    Adam,
    AMSGrad,
    Momentum,
    Nesterov,
    Optimizer,
    beale,
    cosine,
    himmelblau,
    minimize,
    quadratic,
    rosenbrock,
    saddle,
    valley,
)

OPTIMIZERS = [
    value
    for name in nnref.__all__
    if inspect.isclass(value := getattr(nnref, name)) and issubclass(value, Optimizer) and value is not Optimizer
]
every_optimizer = pytest.mark.parametrize("kind", OPTIMIZERS)
BOWL = quadratic([[2.0, 0.5, 0.0], [0.5, 1.0, -0.3], [0.0, -0.3, 3.0]])
SURFACES = [beale, himmelblau, rosenbrock, saddle, valley, BOWL]


@every_optimizer
@pytest.mark.parametrize("f", SURFACES, ids=repr)
def test_the_path_is_that_of_a_loop(kind, f):
    optimizer, theta = kind(lr=0.001), np.full(len(f.bounds), 0.75)
    wanted = [theta.tolist()]
    for _ in range(30):
        optimizer.step(theta, f(theta)[1])
        wanted.append(theta.tolist())
    assert minimize(f, np.full(len(f.bounds), 0.75), kind(lr=0.001), steps=30).tolist() == wanted


@every_optimizer
@pytest.mark.parametrize("f", SURFACES, ids=repr)
def test_every_leading_axis_is_a_run_of_its_own(kind, f):
    low, high = f.bounds.T
    starts = np.random.default_rng(1).uniform(low, high, (2, 4, len(f.bounds)))
    together = minimize(f, starts, kind(lr=0.002), steps=50)
    assert together.shape == (51, *starts.shape)
    for k in np.ndindex(2, 4):
        alone = minimize(f, starts[k], kind(lr=0.002), steps=50)
        np.testing.assert_array_equal(together[:, *k], alone)  # to the last bit, and where it diverges


@pytest.mark.parametrize("optimizer", [Momentum(0.0005, 0.95), Nesterov(0.0005, 0.95), Adam(0.05), AMSGrad(0.05)])
def test_rosenbrocks_valley_ends_where_scipys_minimizer_ends(optimizer):
    found = scipy_minimize(lambda p: rosenbrock(p)[0], [-1.2, 1.0], method="Nelder-Mead", options={"xatol": 1e-10})
    path = minimize(rosenbrock, [-1.2, 1.0], optimizer, steps=5000)
    np.testing.assert_allclose(path[-1], found.x, rtol=0, atol=1e-4)


def test_a_descent_goes_to_the_minimum_whose_valley_it_starts_in():
    starts = himmelblau.minima + [0.3, -0.3]
    ends = minimize(himmelblau, starts, SGD(0.01), steps=500)[-1]
    np.testing.assert_allclose(ends, himmelblau.minima, rtol=0, atol=1e-12)


@every_optimizer
@pytest.mark.parametrize("start", [1.5, 2, [1.5], [[1.0, 2.0], [3.0, 4.0]], np.float32(1.5), np.ones((7, 5, 3), "f")])
def test_the_path_starts_at_theta0_and_has_its_shape_and_dtype(kind, start):
    path = minimize(lambda theta: ((theta**2).sum() / 2, theta), start, kind(lr=0.1), steps=3)
    assert path.shape == (4, *np.shape(start))
    assert path.dtype == (np.float32 if np.asarray(start).dtype == np.float32 else np.float64)
    np.testing.assert_array_equal(path[0], start)
    assert (np.diff(path, axis=0) != 0).all()


@every_optimizer
def test_theta0_is_left_untouched_and_shares_no_memory_with_the_path(kind):
    start = np.array([1.0, 2.0])
    start.flags.writeable = False
    path = minimize(valley, start, kind(lr=0.1), steps=5)
    assert start.tolist() == [1, 2]
    assert not np.shares_memory(path, start)
    assert path.flags.writeable


@pytest.mark.parametrize("start", [1.0, [1.0, 2.0]])
def test_f_is_given_arrays_that_it_may_keep_and_write_into(start):
    kept = []

    def f(theta):
        assert isinstance(theta, np.ndarray)
        kept.append(theta)
        theta *= 2
        return 0.0, theta

    path = minimize(f, start, SGD(0.25), steps=4)
    np.testing.assert_array_equal(path, [np.multiply(start, 0.5**t) for t in range(5)])
    np.testing.assert_array_equal(kept, 2 * path[:-1])


@every_optimizer
def test_the_optimizer_is_reset_first_and_can_go_on_afterwards(kind):
    used, fresh = kind(lr=cosine(0.1, steps=20)), kind(lr=cosine(0.1, steps=20))
    used.step(np.ones((7, 5)), np.ones((7, 5)))
    path = minimize(valley, [3.0, 2.0], fresh, steps=10)
    assert minimize(valley, [3.0, 2.0], used, steps=10).tolist() == path.tolist()
    assert used.t == 10
    theta = path[-1].copy()
    for _ in range(5):
        used.step(theta, valley(theta)[1])
    assert theta.tolist() == minimize(valley, [3.0, 2.0], fresh, steps=15)[-1].tolist()


@pytest.mark.parametrize("f", SURFACES, ids=repr)
@pytest.mark.parametrize("optimizer", [SGD(1e3), Momentum(1e3), Nesterov(1e3), Adam(1e200)])
def test_a_run_that_diverges_goes_on_without_a_warning_to_infinity_and_nan(f, optimizer):
    starts = np.full((2, len(f.bounds)), 0.9)
    path = minimize(f, starts, optimizer, steps=300)  # warnings are errors here
    assert path.shape == (301, *starts.shape)
    if not isinstance(optimizer, Adam):
        assert not np.isfinite(path[-1]).all()


def test_a_run_that_diverges_leaves_the_others_alone():
    starts = np.array([[1e200, 1.0], [0.5, 1.0]])
    path = minimize(rosenbrock, starts, SGD(1e-3), steps=50)
    assert np.isnan(path[-1, 0]).any()
    assert path[:, 1].tolist() == minimize(rosenbrock, starts[1], SGD(1e-3), steps=50).tolist()


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"theta0": [1.0, np.nan]}, ValueError, "theta0[1] is nan; expected finite numbers"),
        ({"theta0": "here"}, TypeError, "; expected real numbers: "),
        ({"steps": 0}, ValueError, "steps is 0; expected an int of at least 1"),
        ({"steps": 2.0}, TypeError, "steps is 2.0 (float); expected an int of at least 1"),
        ({"opt": "sgd"}, TypeError, "opt is 'sgd' (str); expected an Optimizer: pass for example "),
        ({"opt": SGD}, TypeError, "(type); expected an Optimizer: pass for example "),
        ({"f": 3}, TypeError, "f is 3 (int); expected a function of theta that returns (value, gradient): pass"),
        ({"f": lambda theta: theta}, TypeError, "f returned ndarray; expected a tuple (value, gradient): end f with:"),
        ({"f": lambda theta: (1.0, theta, 2)}, TypeError, "f returned 3 values; expected a tuple (value, gradient)"),
        ({"f": lambda theta: (1.0, [1.0])}, ValueError, "grad has shape (1,); expected (2,) because theta has shape"),
        ({"f": lambda theta: (1.0, [[1.0], []])}, ValueError, "grad has rows of different lengths; expected rows of"),
    ],
)
def test_bad_input_is_refused_with_got_wanted_fix(bad, error, message):
    good = {"f": valley, "theta0": [1.0, 2.0], "opt": SGD(0.1), "steps": 3}
    with pytest.raises(error, match=re.escape(message)):
        minimize(**good | bad)


@every_optimizer
def test_an_f_that_fails_in_mid_run_leaves_the_optimizer_as_it_was(kind):
    calls = []

    def f(theta):
        calls.append(theta)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return valley(theta)

    used, twin, theta, other = kind(lr=0.1), kind(lr=0.1), np.ones(3), np.ones(3)
    for optimizer, start in ((used, theta), (twin, other)):
        optimizer.step(start, np.array([1.0, -2.0, 3.0]))
    with pytest.raises(KeyboardInterrupt):
        minimize(f, [1.0, 2.0], used, steps=10)
    assert used.t == 1
    used.step(theta, np.array([0.5, 1.0, -3.0]))
    twin.step(other, np.array([0.5, 1.0, -3.0]))
    assert theta.tolist() == other.tolist()


def test_a_run_that_diverges_warns_of_nothing_in_the_function_either():
    """A warning is an error in these tests."""
    path = minimize(lambda theta: (theta**4 - theta**3, 4 * theta**3 - 3 * theta**2), 10.0, SGD(1.0), steps=20)
    assert np.isfinite(path[:5]).all() and np.isinf(path).any() and np.isnan(path[-1])  # over the top, and then infinity minus infinity
