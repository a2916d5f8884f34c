"""The surfaces against autograd, mpmath and SciPy: values, gradients, minima and what any theta may be."""

import copy
import inspect
import pickle
import re

import mpmath
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize as scipy_minimize
from scipy.optimize import rosen, rosen_der, rosen_hess

import nnref
from nnref import SGD, Surface, beale, himmelblau, minimize, quadratic, rosenbrock, saddle, valley

H = np.array([[2.0, 0.5, 0.0], [0.5, 1.0, -0.3], [0.0, -0.3, 3.0]])

# name -> (ours, the formula of the source for tensors of any leading axes)
FORMULAS = {
    # H. Rosenbrock 1960
    "rosenbrock": (rosenbrock, lambda p: 100 * (p[..., 1] - p[..., 0] ** 2) ** 2 + (1 - p[..., 0]) ** 2),
    # E. Beale 1958, in the form of J. More and others, "Testing unconstrained optimization software", 1981, number 5
    "beale": (
        beale,
        lambda p: sum((y - p[..., 0] * (1 - p[..., 1] ** i)) ** 2 for i, y in enumerate((1.5, 2.25, 2.625), 1)),
    ),
    # D. Himmelblau 1972
    "himmelblau": (
        himmelblau,
        lambda p: (p[..., 0] ** 2 + p[..., 1] - 11) ** 2 + (p[..., 0] + p[..., 1] ** 2 - 7) ** 2,
    ),
    "valley": (valley, lambda p: 0.05 * p[..., 0] ** 2 + p[..., 1] ** 2),
    # Y. Nesterov 2004, example 1.2.2
    "saddle": (saddle, lambda p: (2 * p[..., 0] ** 2 - 2 * p[..., 1] ** 2 + p[..., 1] ** 4) / 4),
    "quadratic": (quadratic(H), lambda p: 0.5 * torch.einsum("...i,ij,...j->...", p, torch.tensor(H), p)),
}
# the same for numbers of 40 digits
EXACT = {
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "beale": lambda x, y: sum((c - x * (1 - y**i)) ** 2 for i, c in enumerate((1.5, 2.25, 2.625), 1)),
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "valley": lambda x, y: x**2 / 20 + y**2,
    "saddle": lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4,
    "quadratic": lambda x, y, z: (2 * x**2 + y**2 + 3 * z**2 + x * y - mpmath.mpf(0.3) * 2 * y * z) / 2,
}
SURFACES = [ours for ours, _ in FORMULAS.values()]
every_surface = pytest.mark.parametrize("f", SURFACES, ids=repr)


def points(f, shape, seed=0):
    low, high = f.bounds.T
    return np.random.default_rng(seed).uniform(low, high, (*shape, len(f.bounds)))


# ---------------------------------------------------------------------------- values and gradients


def test_every_surface_has_a_formula():
    named = {name for name in nnref.__all__ if isinstance(getattr(nnref, name), Surface)}
    assert set(FORMULAS) == named | {"quadratic"}


@pytest.mark.parametrize("shape", [(), (1,), (7,), (7, 5), (2, 1, 3), (0,), (3, 0)])
@pytest.mark.parametrize("name", FORMULAS)
def test_values_and_gradients_are_those_of_autograd_over_any_leading_axes(name, shape):
    f, formula = FORMULAS[name]
    theta = points(f, shape)
    leaf = torch.tensor(theta, requires_grad=True)
    wanted = formula(leaf)
    upstream = np.random.default_rng(1).normal(size=shape)  # not all ones
    wanted.backward(torch.tensor(upstream))
    value, gradient = f(theta)
    assert np.shape(value) == shape
    assert gradient.shape == theta.shape
    scale = 1 + np.abs(wanted.detach().numpy()).max(initial=0)
    np.testing.assert_allclose(value, wanted.detach().numpy(), rtol=1e-13, atol=1e-15 * scale)
    np.testing.assert_allclose(np.multiply(upstream[..., None], gradient), leaf.grad, rtol=1e-11, atol=1e-13 * scale)


def test_rosenbrock_is_that_of_scipy():
    for theta in points(rosenbrock, (50,)):
        value, gradient = rosenbrock(theta)
        assert value == pytest.approx(rosen(theta), rel=1e-14)
        np.testing.assert_allclose(gradient, rosen_der(theta), rtol=1e-13, atol=1e-12)
    # H. Rosenbrock 1960 starts at (-1.2, 1), where f is 24.2
    assert rosenbrock([-1.2, 1.0])[0] == pytest.approx(24.2, rel=1e-15)
    assert np.linalg.cond(rosen_hess(rosenbrock.minima[0])) == pytest.approx(2508, rel=1e-3)  # a narrow valley


@pytest.mark.parametrize("name", FORMULAS)
def test_values_and_gradients_are_right_to_the_last_digits(name):
    (f, _), exact = FORMULAS[name], EXACT[name]
    theta = points(f, (20,), seed=2)
    values, gradients = f(theta)
    with mpmath.workdps(40):
        mine = [tuple(map(mpmath.mpf, row)) for row in theta.tolist()]
        wanted = [float(exact(*row)) for row in mine]
        axes = np.eye(theta.shape[1], dtype=int).tolist()
        slopes = [[float(mpmath.diff(exact, row, tuple(axis))) for axis in axes] for row in mine]
    np.testing.assert_allclose(values, wanted, rtol=1e-13)
    np.testing.assert_allclose(gradients, slopes, rtol=1e-12, atol=1e-14 * np.abs(slopes).max())


@pytest.mark.parametrize("f", [*SURFACES, quadratic(np.cov(np.random.default_rng(7).normal(size=(7, 9))))], ids=repr)
def test_one_point_is_a_float_and_an_array_and_as_it_is_among_many(f):
    theta = points(f, (5000,), seed=3)
    values, gradients = f(theta)
    alone = [f(point) for point in theta]
    assert {type(value) for value, _ in alone} == {float}
    assert [value for value, _ in alone] == values.tolist()  # to the last bit
    assert np.array([gradient for _, gradient in alone]).tolist() == gradients.tolist()
    assert f(theta.reshape(50, 100, -1))[0].ravel().tolist() == values.tolist()
    assert f(np.asfortranarray(theta))[1].tolist() == gradients.tolist()


@every_surface
def test_a_list_of_whole_numbers_is_one_of_floats(f):
    d = len(f.bounds)
    value, gradient = f([2] * d)
    assert (type(value), gradient.dtype) == (float, np.float64)
    assert (value, gradient.tolist()) == (f([2.0] * d)[0], f([2.0] * d)[1].tolist())


@every_surface
def test_float32_stays_float32(f):
    theta = points(f, (7, 5))
    values, gradients = f(theta)
    for shape in ((7, 5), ()):
        value, gradient = f(theta[(0,) * (2 - len(shape))].astype(np.float32))
        assert gradient.dtype == np.float32
        assert type(value) is float if shape == () else value.dtype == np.float32
        pick = (0,) * (2 - len(shape))
        np.testing.assert_allclose(value, values[pick], rtol=1e-4, atol=1e-4 * np.abs(values).max())
        np.testing.assert_allclose(gradient, gradients[pick], rtol=1e-4, atol=1e-4 * np.abs(gradients).max())


@every_surface
@given(data=st.data())
def test_any_numbers_give_numbers_without_a_warning(f, data):  # warnings are errors here
    d = len(f.bounds)
    dtype = data.draw(st.sampled_from([np.float32, np.float64]))
    theta = data.draw(arrays(dtype, st.sampled_from([(d,), (3, d)]), elements=st.floats(width=32)))
    value, gradient = f(theta)
    assert np.shape(value) == theta.shape[:-1]
    assert gradient.shape == theta.shape
    nan = np.isnan(theta).any(axis=-1)
    assert np.isnan(np.asarray(value)[nan]).all()


@every_surface
def test_theta_is_left_untouched_and_the_gradient_is_a_new_array(f):
    theta = points(f, (7,))
    theta.flags.writeable = False
    before = theta.copy()
    for point in (theta, theta[0]):
        _, gradient = f(point)
        gradient += 1
        assert not np.shares_memory(gradient, theta)
    assert theta.tolist() == before.tolist()


# ---------------------------------------------------------------------------- minima


@every_surface
def test_minima_are_where_the_gradient_is_zero_and_nothing_around_is_lower(f):
    values, gradients = f(f.minima)
    assert len(f.minima) > 0
    np.testing.assert_allclose(values, {"saddle": -0.25}.get(f.name, 0.0), rtol=0, atol=1e-28)
    np.testing.assert_allclose(gradients, 0, rtol=0, atol=2e-13)
    low, high = f.bounds.T
    assert ((low < f.minima) & (f.minima < high)).all()
    assert (f(points(f, (50_000,)))[0] >= values.max()).all()  # nothing in the bounds is lower
    around = np.random.default_rng(4).normal(size=(1000, 1, len(f.bounds))) * 1e-3
    assert (f(f.minima + around)[0] > values).all()


@every_surface
def test_scipys_minimizer_finds_each_minimum_and_no_other_one_as_low(f):
    found = [scipy_minimize(f, start, jac=True, method="BFGS") for start in points(f, (25,), seed=5)]
    lowest = f(f.minima)[0].max()
    ends = np.array([each.x for each in found if each.fun < lowest + 1e-8])
    distances = np.linalg.norm(ends[:, None] - f.minima, axis=-1)
    assert distances.min(axis=1).max() < 1e-3  # of those that end as low, each is at a minimum ...
    assert distances.min(axis=0).max() < 1e-3  # ... and each minimum is the end of one


@every_surface
def test_minima_and_bounds_are_float64_and_read_only(f):
    for array in (f.minima, f.bounds):
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    assert f.bounds.shape == (f.minima.shape[1], 2)
    assert (f.bounds[:, 0] < f.bounds[:, 1]).all()


def test_himmelblaus_minima_are_the_roots_of_its_two_equations_and_there_are_no_others():
    # x is a root of the resultant of x^2 + y - 11 and x + y^2 - 7, which has degree 4: (11 - x^2)^2 = 7 - x
    xs = np.roots([1, 0, -22, 1, 114])
    assert np.isreal(xs).all()
    assert sorted(himmelblau.minima[:, 0]) == pytest.approx(sorted(xs), rel=1e-12)
    for start in himmelblau.minima:
        with mpmath.workdps(30):
            root = mpmath.findroot(lambda x, y: (x**2 + y - 11, x + y**2 - 7), tuple(start))
        assert [float(each) for each in root] == start.tolist()


def test_himmelblaus_function_has_its_maximum_where_it_is_published():
    # https://en.wikipedia.org/wiki/Himmelblau's_function: f(-0.270845, -0.923039) = 181.617
    value, gradient = himmelblau([-0.270845, -0.923039])
    assert value == pytest.approx(181.617, abs=1e-3)
    np.testing.assert_allclose(gradient, 0, rtol=0, atol=1e-3)


@pytest.mark.parametrize(
    ("start", "value"),
    [  # J. More and others 1981, number 5, and the published minimum
        ([1.0, 1.0], 14.203125),
        ([3.0, 0.5], 0.0),
        ([0.0, 0.0], 1.5**2 + 2.25**2 + 2.625**2),
    ],
)
def test_beales_function_has_its_published_values(start, value):
    assert beale(start)[0] == value


def test_the_valley_is_twenty_times_steeper_across_than_along():
    (gx, _), (_, gy) = valley([1.0, 0.0])[1], valley([0.0, 1.0])[1]
    assert gy / gx == pytest.approx(20)


def test_the_saddle_rises_along_x_and_falls_along_y():
    value, gradient = saddle([0.0, 0.0])
    assert (value, gradient.tolist()) == (0.0, [0, 0])
    leaf = torch.zeros(2, dtype=torch.float64)
    hessian = torch.autograd.functional.hessian(FORMULAS["saddle"][1], leaf).numpy()
    assert np.linalg.eigvalsh(hessian).tolist() == [-1, 1]
    step = 1e-5
    ours = [(saddle(e)[1] - saddle(-e)[1]) / (2 * step) for e in step * np.eye(2)]
    np.testing.assert_allclose(ours, hessian, rtol=0, atol=1e-9)


def test_gradient_descent_from_the_ridge_goes_to_the_saddle_and_from_beside_it_to_a_minimum():
    # Y. Nesterov 2004, example 1.2.2: from (1, 0) the gradient method stays on the axis
    starts = [[1.0, 0.0], [1.0, 1e-9], [1.0, -1e-9]]
    ends = minimize(saddle, starts, SGD(0.1), steps=500)[-1]
    np.testing.assert_allclose(ends, [[0, 0], [0, 1], [0, -1]], rtol=0, atol=1e-12)


# ---------------------------------------------------------------------------- quadratic


@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 99), st.integers(-200, 200))
def test_a_quadratic_has_a_minimum_where_no_eigenvalue_is_negative(d, rank, seed, exponent):
    B = np.random.default_rng(seed).normal(size=(d, min(rank, d)))
    hessian = (B @ B.T + (B @ B.T).T) / 2 * 2.0**exponent  # semidefinite where the rank is below d
    f = quadratic(hessian)
    assert f.minima.tolist() == [[0.0] * d]
    assert f.bounds.tolist() == [[-2.0, 2.0]] * d
    v = np.random.default_rng(seed).normal(size=d)
    v /= np.linalg.norm(v)
    bent = hessian - np.outer(v, v) * (np.trace(hessian) + 2.0**exponent) * 1.5
    assert quadratic((bent + bent.T) / 2).minima.shape == (0, d)


@pytest.mark.parametrize(
    ("hessian", "minima"),
    [
        ([[2.0, 0.0], [0.0, 10.0]], 1),
        ([[1.0, 1.0], [1.0, 1.0]], 1),  # semidefinite: a trough
        (np.outer([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]), 1),  # the same, with an eigenvalue of 0 that comes out below 0
        (np.zeros((2, 2)), 1),
        ([[1.0, 0.0], [0.0, -1.0]], 0),  # indefinite: a saddle
        ([[0.0, 1.0], [1.0, 0.0]], 0),
        ([[-1.0]], 0),
        ([[1.0, 0.0], [0.0, -1e-9]], 0),
    ],
)
def test_the_kind_of_a_quadratic(hessian, minima):
    assert len(quadratic(hessian).minima) == minima


def test_a_quadratic_keeps_a_copy_of_its_hessian():
    hessian = np.eye(2)
    f = quadratic(hessian)
    hessian[:] = 7
    assert f([1.0, 2.0])[0] == 2.5


@pytest.mark.parametrize(
    ("hessian", "error", "message"),
    [
        ([[1.0, 2.0]], ValueError, "hessian has shape (1, 2); expected (d, d): np.diag(values) makes one of d values"),
        ([1.0, 2.0], ValueError, "hessian has shape (2,); expected (d, d)"),
        (np.zeros((0, 0)), ValueError, "hessian has shape (0, 0); expected (d, d)"),
        (np.zeros((1, 1, 1)), ValueError, "hessian has shape (1, 1, 1); expected (d, d)"),
        ([[1.0, 2.0], [2.5, 1.0]], ValueError, "differs by 0.5 from its mirror; expected a symmetric matrix: pass"),
        ([[np.nan]], ValueError, "hessian[0, 0] is nan; expected finite numbers"),
        ([["a"]], TypeError, "expected real numbers"),
    ],
)
def test_another_hessian_is_refused(hessian, error, message):
    with pytest.raises(error, match=re.escape(message)):
        quadratic(hessian)


# ---------------------------------------------------------------------------- Surface


def bowl(theta):
    """A bowl."""
    return (theta**2).sum(axis=-1), 2 * theta


def test_a_surface_of_ones_own_is_one_like_the_others():
    f = Surface("bowl", bowl, minima=[[0, 0, 0]], bounds=[(-1, 1), (-2, 2), (0, 3)])
    assert (f.name, repr(f), f.__name__, f.__doc__) == ("bowl", "bowl", "bowl", "A bowl.")
    assert f([1, 2, 3])[0] == 14.0
    assert f(np.ones((7, 5, 3)))[0].shape == (7, 5)
    assert f.minima.dtype == f.bounds.dtype == np.float64
    np.testing.assert_allclose(minimize(f, [1.0, 2.0, 3.0], SGD(0.25), 60)[-1], 0, atol=1e-15)


@pytest.mark.parametrize("minima", [[], np.zeros((0, 2))])
def test_a_surface_may_have_no_minimum(minima):
    assert Surface("slope", bowl, minima=minima, bounds=[(-1, 1), (-1, 1)]).minima.shape == (0, 2)


def test_the_arrays_given_are_copied():
    minima, bounds = np.zeros((1, 2)), np.array([[-1.0, 1.0], [-1.0, 1.0]])
    f = Surface("bowl", bowl, minima, bounds)
    minima += 1
    bounds += 1
    assert (f.minima.tolist(), f.bounds.tolist()) == ([[0, 0]], [[-1, 1], [-1, 1]])


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"name": 3}, TypeError, "name is 3 (int); expected text: pass for example name='bowl'"),
        ({"function": 3}, TypeError, "function is 3 (int); expected a function of theta that returns"),
        ({"bounds": [(-1, 1, 2)]}, ValueError, "bounds has shape (1, 3); expected (d, 2): pass one pair (low, high)"),
        ({"bounds": [-1, 1]}, ValueError, "bounds has shape (2,); expected (d, 2)"),
        ({"bounds": np.zeros((0, 2))}, ValueError, "bounds has shape (0, 2); expected (d, 2)"),
        ({"bounds": [(-1, 1), (2, 2)]}, ValueError, "bounds[1] is [2.0, 2.0]; expected (low, high) with low"),
        ({"bounds": [(-1, 1), (-1, np.inf)]}, ValueError, "bounds[1, 1] is inf; expected finite numbers"),
        ({"minima": [0, 0]}, ValueError, "minima has shape (2,); expected (m, 2) because bounds has 2 rows: pass"),
        ({"minima": [[0]]}, ValueError, "minima has shape (1, 1); expected (m, 2) because bounds has 2 rows"),
        ({"minima": [[0, np.nan]]}, ValueError, "minima[0, 1] is nan; expected finite numbers"),
    ],
)
def test_another_surface_is_refused(bad, error, message):
    good = {"name": "bowl", "function": bowl, "minima": [(0, 0)], "bounds": [(-1, 1), (-1, 1)]}
    Surface(**good)
    assert list(good) == list(inspect.signature(Surface).parameters)
    with pytest.raises(error, match=re.escape(message)):
        Surface(**good | bad)


@every_surface
def test_theta_of_another_length_is_refused(f):
    d = len(f.bounds)
    for shape in ((), (d - 1,), (d + 1,), (d, d + 1), (0,)):
        message = f"theta has shape {shape}; expected (..., {d}) because {f.name} has {d} arguments: pass {d} numbers"
        with pytest.raises(ValueError, match=re.escape(message)):
            f(np.zeros(shape))
    with pytest.raises(TypeError, match="^theta .+; expected real numbers: "):
        f(["a"] * d)


def test_a_surface_crosses_to_another_process():
    for name in ("rosenbrock", "beale", "himmelblau", "valley", "saddle"):
        assert pickle.loads(pickle.dumps(getattr(nnref, name))) is getattr(nnref, name)
    bowl = nnref.quadratic([[2.0, 0.5], [0.5, 1.0]])
    again = copy.deepcopy(pickle.loads(pickle.dumps(bowl)))
    assert again([1.0, -2.0])[0] == bowl([1.0, -2.0])[0]
    np.testing.assert_array_equal(again.minima, bowl.minima)
    own = nnref.Surface("slope", slope, [], [(-1, 1)])
    assert pickle.loads(pickle.dumps(own))([3.0])[0] == 3.0
    own.name = "no name of this module"
    assert pickle.loads(pickle.dumps(own))([3.0])[0] == 3.0


def slope(theta):
    return theta[..., 0], np.ones_like(theta)


def test_pictures_reach_as_far_as_those_of_the_literature():
    """Beale and Himmelblau: the domains of M. Jamil, X.-S. Yang, "A literature survey of benchmark functions", 2013, functions 10
    and 65. The others show what the pages speak of: the valley on both sides of its minimum, and both minima of the saddle."""
    for surface, *bounds in [
        (beale, (-4.5, 4.5), (-4.5, 4.5)), (himmelblau, (-5, 5), (-5, 5)), (rosenbrock, (-2, 2), (-1, 3)), (saddle, (-2, 2), (-2, 2)),
        (valley, (-10, 10), (-5, 5)), (quadratic(np.eye(2)), (-2, 2), (-2, 2)),
    ]:
        np.testing.assert_array_equal(surface.bounds, bounds)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_quadratic_keeps_the_type_of_theta_and_says_its_name(dtype):
    surface = quadratic([[2.0, 0.5], [0.5, 1.0]])
    assert surface(np.ones((3, 2), dtype))[1].dtype == dtype and repr(surface) == surface.name == "quadratic"
