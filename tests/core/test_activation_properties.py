"""What holds for every activation: its limits, its kinks, its symmetries, and that it goes number by number."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch_peer import ACTIVATIONS

import nnref
from nnref import elu, gelu, identity, leaky_relu, relu, selu, sigmoid, silu, softplus, step, tanh

FORMS = [
    *(step, identity, sigmoid, tanh, relu, leaky_relu, leaky_relu.bind(alpha=3.0), elu, elu.bind(alpha=0.5), selu),
    *(softplus, gelu, gelu.bind(approximate="tanh"), silu),
]
LAMBDA_ALPHA = 1.0507009873554804934 * 1.6732632423543772848  # Klambauer and others, 2017: the two constants of SELU
# name -> f(-infinity), f(infinity), f'(-infinity), f'(infinity)
LIMITS = {
    "step": (0, 1, 0, 0),
    "identity": (-np.inf, np.inf, 1, 1),
    "sigmoid": (0, 1, 0, 0),
    "tanh": (-1, 1, 0, 0),
    "relu": (0, np.inf, 0, 1),
    "leaky_relu": (-np.inf, np.inf, None, 1),  # alpha
    "elu": (None, np.inf, 0, 1),  # -alpha
    "selu": (-LAMBDA_ALPHA, np.inf, 0, 1.0507009873554805),
    "softplus": (0, np.inf, 0, 1),
    "gelu": (0, np.inf, 0, 1),
    "silu": (0, np.inf, 0, 1),
}
forms = pytest.mark.parametrize("f", FORMS, ids=repr)
methods = pytest.mark.parametrize("method", ["__call__", "derivative"])
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])
numbers = st.floats(allow_nan=False, allow_infinity=False)
moderate = st.floats(-50, 50)
EPS = np.finfo(float).eps


def sample(dtype=np.float64, size=1000):
    rng = np.random.default_rng(5)
    z = rng.normal(size=size) * 10 ** rng.uniform(-3, 3, size)
    z[:6] = 0.0, -0.0, 5e-324, -5e-324, 1e30, -1e30
    return rng.permutation(z).astype(dtype)


def test_every_public_activation_is_looked_at():
    public = {name for name in nnref.__all__ if isinstance(getattr(nnref, name), nnref.Activation)}
    assert {f.name for f in FORMS} == set(LIMITS) == public


# ---------------------------------------------------------------------------- NaN, infinity, kinks


@dtypes
@forms
def test_nan_gives_nan_and_leaves_its_neighbors_alone(f, dtype):
    z = np.array([1.5, np.nan, -2.5], dtype=dtype)
    values, slopes = f(z), f.derivative(z)
    constant = {"step": 0.0, "identity": 1.0}.get(f.name)  # their derivatives are the same everywhere
    assert np.isnan(values[1])
    assert slopes[1] == constant if constant is not None else np.isnan(slopes[1])
    assert values[::2].tolist() == f(z[::2]).tolist()
    assert slopes[::2].tolist() == f.derivative(z[::2]).tolist()


@dtypes
@forms
def test_infinity_gives_the_limit(f, dtype):
    alpha = f.params.get("alpha")
    low, high, low_slope, high_slope = LIMITS[f.name]
    low, low_slope = -alpha if low is None else low, alpha if low_slope is None else low_slope
    z = np.array([-np.inf, np.inf], dtype=dtype)
    np.testing.assert_allclose(f(z), [low, high], rtol=np.finfo(dtype).eps)
    np.testing.assert_allclose(f.derivative(z), [low_slope, high_slope], rtol=np.finfo(dtype).eps)


@pytest.mark.parametrize("zero", [0.0, -0.0, 0, False])
def test_at_a_kink_the_derivative_is_that_from_the_left(zero):
    assert (step(zero), step.derivative(zero)) == (0, 0)
    assert (relu(zero), relu.derivative(zero)) == (0, 0)
    assert (leaky_relu(zero, alpha=0.25), leaky_relu.derivative(zero, alpha=0.25)) == (0, 0.25)
    assert (elu(zero, alpha=0.25), elu.derivative(zero, alpha=0.25)) == (0, 0.25)
    assert abs(selu.derivative(zero) / LAMBDA_ALPHA - 1) < 2 * EPS


def test_the_smallest_float_is_on_the_right_of_a_kink():
    tiny = 5e-324
    assert [f.derivative(tiny) for f in (relu, leaky_relu, elu)] == [1, 1, 1]
    assert (step(tiny), relu(tiny), leaky_relu(tiny), elu(tiny)) == (1, tiny, tiny, tiny)
    assert [f.derivative(-tiny) for f in (relu, leaky_relu, elu)] == [0, 0.01, 1]


def test_a_value_beyond_the_largest_float_is_infinite_and_nothing_is_printed():
    largest = np.finfo(float).max
    assert (selu(largest), leaky_relu(-largest, alpha=2.0)) == (np.inf, -np.inf)
    assert leaky_relu(largest, alpha=2.0) == largest  # the slope on the left is not used
    assert selu(np.float32(3.4e38)) == np.inf


# ---------------------------------------------------------------------------- PyTorch


@pytest.mark.parametrize(
    ("name", "params", "peer"), [(name, *form) for name, several in ACTIVATIONS.items() for form in several]
)
def test_values_and_gradients_are_those_of_pytorch_at_kinks_too(name, params, peer):
    f = getattr(nnref, name)
    rng = np.random.default_rng(6)
    z = np.concatenate([rng.normal(size=200) * 4, [0.0, -0.0]])
    upstream = rng.normal(size=z.shape)
    theirs = torch.tensor(z, requires_grad=True)
    value = peer(theirs)
    np.testing.assert_allclose(f(z, **params), value.detach().numpy(), rtol=1e-14, atol=1e-15)
    if name == "step":
        assert not f.derivative(z).any()  # PyTorch passes no gradient here and cannot be asked for it
    else:
        value.backward(torch.tensor(upstream))
        np.testing.assert_allclose(upstream * f.derivative(z, **params), theirs.grad.numpy(), rtol=1e-13, atol=1e-14)


# ---------------------------------------------------------------------------- symmetries, order, bounds


@given(numbers)
def test_symmetries_hold_to_the_last_bit(z):
    assert tanh(-z) == -tanh(z)
    for f in (sigmoid, tanh):
        assert f.derivative(-z) == f.derivative(z)
    assert softplus.derivative(z) == sigmoid(z)
    assert relu(z) - relu(-z) == z
    assert identity(z) == z
    assert step(z) + step(-z) == (z != 0)
    assert relu(z) == z * step(z)
    assert relu.derivative(z) == step(z)


@given(moderate)
def test_symmetries_hold_to_rounding(z):
    close = {"rtol": 0, "atol": 4 * EPS * max(1, abs(z))}
    np.testing.assert_allclose(tanh(z), 2 * sigmoid(2 * z) - 1, **close)
    np.testing.assert_allclose(tanh.derivative(z), 4 * sigmoid.derivative(2 * z), **close)
    np.testing.assert_allclose(sigmoid(z) + sigmoid(-z), 1, **close)
    np.testing.assert_allclose(sigmoid.derivative(z), sigmoid(z) * sigmoid(-z), **close)
    np.testing.assert_allclose(silu(z), z * sigmoid(z), **close)
    for f in (softplus, silu, gelu, gelu.bind(approximate="tanh")):  # z Phi(z) + z Phi(-z) = z, and so on
        np.testing.assert_allclose(f(z) - f(-z), z, **close)
        np.testing.assert_allclose(f.derivative(z) + f.derivative(-z), 1, **close)


@given(numbers, st.sampled_from([0.125, 2.0, 64.0]), st.floats(1e-3, 10))
def test_rectifiers_scale_with_their_input_and_curves_with_alpha(z, factor, alpha):
    z = np.clip(z, -1e300, 1e300)
    z = 0.0 if abs(z) < 1e-290 else float(z)
    assert relu(factor * z) == factor * relu(z)
    assert leaky_relu(factor * z, alpha=alpha) == factor * leaky_relu(z, alpha=alpha)
    if -600 < z <= 0:  # further left the slope has lost digits
        value, slope = elu(z, alpha=alpha), elu.derivative(z, alpha=alpha)
        assert elu(z, alpha=factor * alpha) == factor * value
        assert elu.derivative(z, alpha=factor * alpha) == factor * slope
        np.testing.assert_allclose(slope, value + alpha, rtol=0, atol=4 * alpha * EPS)


@given(st.floats(-1e308, 1e308), st.floats(-1e308, 1e308))
def test_what_rises_in_theory_falls_by_rounding_at_most(one, other):
    low, high = sorted([one, other])
    for f in (step, identity, sigmoid, tanh, relu, leaky_relu, elu, selu, softplus):
        assert f(low) <= f(high) + 4 * np.spacing(abs(f(high)))
        assert f.derivative(low) >= 0


@given(numbers)
def test_values_stay_within_their_bounds(z):
    assert 0 <= sigmoid(z) <= 1
    assert -1 <= tanh(z) <= 1
    assert softplus(z) >= relu(z) >= z
    assert elu(z, alpha=0.5) >= -0.5
    assert selu(z) >= -1.7580993408473768
    by_tanh = gelu.bind(approximate="tanh")
    for f, least, least_slope in ((silu, -0.2785, -0.09984), (gelu, -0.17, -0.12905), (by_tanh, -0.1701, -0.1297)):
        assert least <= f(z) <= max(z, 0)
        assert least_slope <= f.derivative(z) <= 1 - least_slope


def test_the_slope_at_zero_of_what_goes_smoothly_from_zero_to_z_is_a_half():
    """d/dz [z s(z)] = s(0) there, and s(0) = 1 / 2: as much of a z as of its negative goes through."""
    for f in (silu, gelu, gelu.bind(approximate="tanh"), softplus):
        assert f.derivative(0.0) == 0.5


# ---------------------------------------------------------------------------- number by number


@methods
@dtypes
@forms
def test_a_number_gets_the_same_bits_alone_and_in_any_batch(f, dtype, method):
    # So it is with NumPy 2 on x86, with AVX-512, AVX2 or neither: its loops treat the end of an array as the middle.
    call, z = getattr(f, method), sample(dtype)
    whole = call(z)
    assert [call(each).item() if dtype == np.float32 else call(each) for each in z[:50]] == whole[:50].tolist()
    ways = [lambda a: a[:7], lambda a: a[3:], lambda a: a[::3], lambda a: a[::-1], lambda a: np.repeat(a, 2)[::2]]
    for way in (*ways, lambda a: a.reshape(50, 20).T, lambda a: a.reshape(4, 5, 50)[:, ::2]):
        np.testing.assert_array_equal(call(way(z)), way(whole), strict=True)


@methods
@forms
@pytest.mark.parametrize("shape", [(), (0,), (3, 0), (1,), (7, 5), (2, 3, 4), (2, 1, 0, 5)])
def test_the_shape_is_kept(f, method, shape):
    for dtype in (np.float64, np.float32):
        result = getattr(f, method)(np.ones(shape, dtype))
        assert np.shape(result) == shape
        assert np.asarray(result).dtype == dtype


@methods
@forms
def test_a_plain_number_gives_a_plain_number(f, method):
    call = getattr(f, method)
    assert type(call(2)) is type(call(0.5)) is type(call(np.float64(0.5))) is type(call(np.array(0.5))) is float
    assert type(call(np.float32(0.5))) is np.float32


@methods
@forms
@pytest.mark.parametrize("dtype", ["int8", "int64", "uint16", "bool", "float16", ">f8", ">f4"])
def test_every_other_real_type_is_computed_in_float64(f, method, dtype):
    z = np.array([[0, 1, 3], [2, 5, 1]]).astype(dtype)
    result = getattr(f, method)(z)
    np.testing.assert_array_equal(result, getattr(f, method)(z.astype(float)), strict=True)
    assert getattr(f, method)(z.tolist()).tolist() == result.tolist()


@methods
@dtypes
@forms
def test_the_argument_is_neither_touched_nor_returned(f, dtype, method):
    z = sample(dtype, 35).reshape(7, 5)
    before = z.copy()
    z.flags.writeable = False
    result = getattr(f, method)(z)
    np.testing.assert_array_equal(z, before, strict=True)
    assert not np.shares_memory(result, z)
    assert result.flags.writeable
