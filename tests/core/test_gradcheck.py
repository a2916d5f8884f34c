"""Differences against derivatives of PyTorch and calculus, and a check that must find planted errors."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from nnref import MLP, check_gradient, numerical_gradient

# name -> a smooth function, written so that NumPy and PyTorch both compute it
SMOOTH = {
    "a quadratic": lambda theta: (theta * theta).sum() / 2,
    "a cubic of one": lambda theta: theta.reshape(-1)[0] ** 3,
    "exp": lambda theta: theta.exp().sum() if isinstance(theta, torch.Tensor) else np.exp(theta).sum(),
    "a product": lambda theta: theta.prod(),
    "sin of a sum": lambda theta: theta.sum().sin() if isinstance(theta, torch.Tensor) else np.sin(theta.sum()),
    "Rosenbrock": lambda theta: sum(
        100 * (b - a * a) ** 2 + (1 - a) ** 2
        for a, b in zip(theta.reshape(-1)[:-1], theta.reshape(-1)[1:], strict=True)
    ),
}
SHAPES = [(2,), (5,), (3, 2), (2, 1, 3), (1, 1)]


def point(shape, seed=1):
    return np.random.default_rng(seed).uniform(-1.5, 1.5, size=shape)


# ---------------------------------------------------------------------------- numerical_gradient


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("name", SMOOTH)
def test_differences_are_the_gradient_of_torch_to_nine_digits(name, shape):
    if name == "Rosenbrock" and math.prod(shape) == 1:
        shape = (2, 1)
    for seed in range(5):
        theta = point(shape, seed)
        there = torch.tensor(theta, requires_grad=True)
        SMOOTH[name](there).backward()
        gradient = numerical_gradient(SMOOTH[name], theta)
        assert gradient.shape == shape
        assert gradient.dtype == np.float64
        size = max(np.abs(there.grad.numpy()).max(), 1)
        np.testing.assert_allclose(gradient, there.grad.numpy(), rtol=0, atol=2e-9 * size)


@pytest.mark.parametrize("size", [1e-3, 1.0, 1e3, 1e6, 1e12])
def test_the_step_grows_with_the_argument(size):
    for theta in size * point((5,)):
        assert numerical_gradient(lambda t: t**2 / 2, theta) == pytest.approx(theta, rel=1e-9, abs=1e-12)


def test_a_number_a_list_and_a_matrix_are_arguments():
    assert numerical_gradient(lambda t: t**2, 3.0) == pytest.approx(6, rel=1e-9)
    assert numerical_gradient(lambda t: t**2, 3.0).shape == ()
    assert numerical_gradient(lambda t: t[0] * t[1], [2, 5]) == pytest.approx([5, 2], rel=1e-9)
    assert numerical_gradient(lambda t: t[1, 0], [[1, 2], [3, 4]]).round(9).tolist() == [[0, 0], [1, 0]]
    assert numerical_gradient(lambda t: 1.0, []).shape == (0,)


@pytest.mark.parametrize("value", [2.0, 2, np.float32(2), np.array(2.0), np.array([2.0]), np.array([[2]]), True])
def test_any_form_of_one_number_is_a_value(value):
    assert numerical_gradient(lambda t: value, [1.0, 2.0]).tolist() == [0, 0]


def test_float32_arguments_are_differentiated_in_float64():
    theta = np.array([0.1, 0.2], dtype=np.float32)
    gradient = numerical_gradient(lambda t: (t**3).sum(), theta)
    np.testing.assert_allclose(gradient, 3 * theta.astype(float) ** 2, rtol=1e-8)


@pytest.mark.parametrize("check", [numerical_gradient, check_gradient])
def test_theta_stays_as_it_is_and_the_function_gets_a_fresh_array_each_time(check):
    theta = point((3, 2))
    before, seen = theta.copy(), []
    theta.flags.writeable = False

    def f(t):
        assert t.flags.writeable and t.flags.c_contiguous and t.dtype == np.float64
        seen.append(t)
        value, gradient = (t**2).sum(), 2 * t
        t[...] = 7  # which must reach neither theta nor later calls
        return value if check is numerical_gradient else (value, gradient)

    result = check(f, theta)
    assert (theta == before).all()
    assert not any(np.shares_memory(a, b) for i, a in enumerate([theta, *seen]) for b in [theta, *seen][:i])
    assert len(seen) == 12 if check is numerical_gradient else len(seen) == 13
    if check is numerical_gradient:
        np.testing.assert_allclose(result, 2 * theta, atol=1e-9)
    else:
        assert result < 1e-6


@pytest.mark.parametrize("check", [numerical_gradient, check_gradient])
def test_a_function_that_moves_the_network_it_is_asked_about_changes_nothing(check):
    # `net.theta = theta` writes into the very array that was given as the point
    net = MLP([2, 3, 1], rng=1)
    x, y = point((5, 2)), point((5, 1), seed=2)
    wanted = net.loss_and_gradient(x, y, "mse")[1]

    def f(theta):
        net.theta = theta
        value, gradient = net.loss_and_gradient(x, y, "mse")
        return value if check is numerical_gradient else (value, gradient)

    result = check(f, net.theta)
    if check is numerical_gradient:
        np.testing.assert_allclose(result, wanted, rtol=0, atol=1e-9)
    else:
        assert result < 1e-6


def test_differences_at_a_kink_are_wrong_as_documented():
    assert numerical_gradient(lambda t: abs(t), 0.0) == pytest.approx(0, abs=1e-12)  # neither 1 nor -1
    assert numerical_gradient(lambda t: max(t, 0.0), 0.0) == pytest.approx(0.5, rel=1e-12)


# ---------------------------------------------------------------------------- check_gradient


def checked(gradient, theta, f=lambda t: np.sin(t).sum() + t[0] * t[1] * t[2]):
    """The error that is found when `gradient` is claimed at theta."""
    return check_gradient(lambda t: (f(t), gradient), theta)


def right(theta):
    gradient = np.cos(theta)
    gradient[:3] += np.prod(theta[:3]) / theta[:3]
    return gradient


@given(st.integers(0, 10**6))
def test_a_right_gradient_passes(seed):
    theta = np.random.default_rng(seed).uniform(0.5, 2, size=6)
    assert checked(right(theta), theta) < 1e-6


@given(st.integers(0, 10**6), st.integers(0, 5))
def test_one_wrong_entry_is_found(seed, i):
    rng = np.random.default_rng(seed)
    theta = rng.uniform(0.5, 2, size=6)
    gradient = right(theta)
    size = max(abs(gradient[i]), 1e-3 * np.abs(gradient).max())
    for wrong in (gradient[i] + 0.01 * size, gradient[i] - 0.5 * size, -gradient[i] + 0.1 * size):
        planted = gradient.copy()
        planted[i] = wrong
        assert checked(planted, theta) > 1e-3


@pytest.mark.parametrize(
    ("plant", "error"),
    [
        (lambda g: -g, 2.0),  # |g + g| / |g|
        (lambda g: 2 * g, 0.5),
        (lambda g: g / 2, 0.5),
        (lambda g: 0 * g, 1.0),
        (lambda g: 1.01 * g, 1 - 1 / 1.01),
        (lambda g: g / 7, 6 / 7),  # a mean where a sum is right
    ],
    ids=["sign", "double", "half", "zeros", "a hundredth", "mean"],
)
def test_a_factor_is_found_with_its_size(plant, error):
    theta = point((7,)) + 2
    assert checked(plant(right(theta)), theta) == pytest.approx(error, rel=1e-6)


def test_swapped_entries_are_found():
    theta = np.array([0.5, 1.0, 2.0, 0.25])
    gradient = right(theta)
    assert checked(gradient[[1, 0, 2, 3]], theta) > 0.1


@pytest.mark.parametrize("small", [1e-2, 1e-4, 1e-5])
def test_an_error_in_a_small_coordinate_is_found(small):
    def f(t):
        return t[0] + small * t[1] ** 2 / 2

    theta = np.array([1.0, 1.0])
    assert checked(np.array([1.0, small]), theta, f) < 1e-6
    for wrong in (0.0, -small, 2 * small):
        assert checked(np.array([1.0, wrong]), theta, f) > 1e-3


def test_a_coordinate_far_below_the_largest_is_compared_with_a_thousandth_of_it():
    def f(t):
        return 1000 * t[0] + 1e-7 * t[1]

    assert checked(np.array([1000.0, 1e-7]), np.ones(2), f) < 1e-6  # differences of 1000 do not see 1e-7
    assert checked(np.array([1000.0, 0.5]), np.ones(2), f) == pytest.approx(0.5, rel=1e-6)


@pytest.mark.parametrize("scale", [1e-200, 1e-30, 1e-9, 1.0, 1e9, 1e200])
def test_the_error_does_not_depend_on_the_scale_of_the_function(scale):
    theta = np.array([0.5, 1.0, 2.0, 0.25])

    def f(t):
        return scale * (t**2).sum()

    assert checked(2 * scale * theta, theta, f) < 1e-6
    assert checked(3 * scale * theta, theta, f) == pytest.approx(1 / 3, rel=1e-6)


def test_a_gradient_of_zeros_passes_where_it_is_right():
    assert checked(np.zeros(3), np.ones(3), lambda t: 5.0) == 0
    assert check_gradient(lambda t: ((t**2).sum(), 2 * t), np.zeros(4)) == 0
    assert check_gradient(lambda t: (0.0, t), []) == 0
    assert checked(np.full(3, 1e-9), np.ones(3), lambda t: 5.0) == 1  # nothing but the error itself


@pytest.mark.parametrize("shape", [(), *SHAPES], ids=str)
def test_any_shape_is_checked(shape):
    theta = point(shape)
    assert check_gradient(lambda t: (np.exp(t).sum(), np.exp(t)), theta) < 1e-6
    error = check_gradient(lambda t: (np.exp(t).sum(), 2 * np.exp(t)), theta)
    assert type(error) is float
    assert error == pytest.approx(0.5, rel=1e-6)


def test_a_gradient_that_is_written_into_one_array_at_each_call_is_checked_where_it_was_asked_for():
    buffer = np.empty(2)

    def f(t):
        np.multiply(t, 1e6, out=buffer)
        return (t**2).sum() * 5e5, buffer

    assert check_gradient(f, [1e-5, 1.0]) < 1e-6


def test_a_gradient_may_be_a_list():
    assert check_gradient(lambda t: ((t**2).sum(), [2 * t[0], 2 * t[1]]), [3, 2]) < 1e-6


# ---------------------------------------------------------------------------- refusals

REFUSED = [
    (lambda: numerical_gradient(3.0, [1.0]), TypeError, "value_fn is 3.0 (float); expected a function of theta"),
    (
        lambda: check_gradient("f", [1.0]),
        TypeError,
        "value_and_gradient_fn is 'f' (str); expected a function of theta that returns (value, gradient)",
    ),
    (lambda: numerical_gradient(lambda t: t, [1.0, 2.0]), TypeError, "value has shape (2,); expected one number"),
    (lambda: numerical_gradient(lambda t: None, [1.0]), TypeError, "value is None (NoneType); expected real numbers"),
    (lambda: numerical_gradient(lambda t: math.nan, [1.0]), ValueError, "value is nan; expected a finite number"),
    (lambda: numerical_gradient(lambda t: 1.0, [1.0, np.inf]), ValueError, "theta[1] is inf; expected finite numbers"),
    (
        lambda: check_gradient(lambda t: 1.0, [1.0]),
        TypeError,
        "value_and_gradient_fn returned float; expected a tuple (value, gradient)",
    ),
    (
        lambda: check_gradient(lambda t: (1.0, t, t), [1.0]),
        TypeError,
        "value_and_gradient_fn returned 3 values; expected a tuple (value, gradient)",
    ),
    (
        lambda: check_gradient(lambda t: (1.0, t[:1]), [1.0, 2.0]),
        ValueError,
        "gradient has shape (1,); expected (2,) because theta has shape (2,)",
    ),
    (
        lambda: check_gradient(lambda t: (1.0, t * np.nan), [1.0, 2.0]),
        ValueError,
        "gradient[0] is nan; expected finite numbers",
    ),
    (lambda: check_gradient(lambda t: (np.inf, t), [1.0, 2.0]), ValueError, "value is inf; expected a finite number"),
]


@pytest.mark.parametrize(("call", "error", "message"), REFUSED, ids=[message for _, _, message in REFUSED])
def test_other_arguments_are_refused_with_what_was_wanted(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).split(": ")[0] == message


def test_the_step_is_the_cube_root_of_the_rounding_unit_and_grows_with_arguments_above_1():
    """2**-52 is the rounding unit; the numbers of theta lie on both sides of where the step begins to grow."""
    theta, seen = np.array([0.0, 0.5, -1.5, 8.0]), []
    numerical_gradient(lambda point: float(seen.append(point - theta) or 0), theta)
    half_widths = [np.abs(right - left).max() / 2 for right, left in zip(seen[::2], seen[1::2], strict=True)]
    assert half_widths == pytest.approx(2 ** (-52 / 3) * np.array([1, 1, 1.5, 8]), rel=1e-9)
