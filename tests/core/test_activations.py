"""Every activation and its derivative against mpmath, over all floats, and against published facts.

The bound: 4 units in the last place, times the condition number |z f'(z) / f(z)| where that is above 1. For a
derivative that is the condition number of f', and where f' is a sum also that of the sum, the sum of the absolute
terms over |f'|: the digits that cancel are lost, however exactly the terms are known.
"""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from precision import mp, ulps_off

import nnref
import nnref._normal
from nnref import elu, gelu, identity, leaky_relu, relu, selu, sigmoid, silu, softplus, step, tanh

# ---------------------------------------------------------------------------- the functions as the textbooks write them


def logistic(z):
    return 1 / (1 + mp.exp(-z))


def normal_share(z):
    """Phi; mpmath's erfc does not take arguments beyond 1e154."""
    return mp.mpf(z > 0) if abs(z) > 1000 else mp.erfc(-z / mp.sqrt(2)) / 2


def bent(alpha, z):
    return z if z > 0 else alpha * mp.expm1(z)


def bent_slope(alpha, z):
    return mp.mpf(1) if z > 0 else alpha * mp.exp(z)


def leaking(alpha, z):
    return z if z > 0 else alpha * z


def leaking_slope(alpha, z):
    return mp.mpf(1 if z > 0 else alpha)


def tanh_argument(z):
    return mp.sqrt(2 / mp.pi) * (z + mp.mpf("0.044715") * z**3)


def share_by_tanh(z):
    """(1 + tanh(u)) / 2, in a form that keeps its digits where tanh(u) is nearly -1."""
    u = tanh_argument(z)
    return mp.exp(u) / (2 * mp.cosh(u))


def share_by_tanh_slope(z):
    return mp.sech(tanh_argument(z)) ** 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * mp.mpf("0.044715") * z**2) / 2


# For z ~ N(0, 1): E[z; z > 0] = 1 / sqrt(2 pi) and E[e^(mz); z < 0] = e^(m^2 / 2) Phi(-m). SELU has mean 0 and mean
# square 1, which are two equations for its constants.
E1, E2 = mp.exp(0.5) * normal_share(-1), mp.exp(2) * normal_share(-2)
SELU_ALPHA = 1 / (mp.sqrt(2 * mp.pi) * (0.5 - E1))
SELU_SCALE = 1 / mp.sqrt(0.5 + SELU_ALPHA**2 * (E2 - 2 * E1 + 0.5))

# (activation, f, the terms whose sum is f')
TABLE = [
    (step, lambda z: mp.mpf(z > 0), lambda z: (mp.mpf(0),)),
    (identity, lambda z: z, lambda z: (mp.mpf(1),)),
    (sigmoid, logistic, lambda z: (logistic(z) * logistic(-z),)),
    (tanh, mp.tanh, lambda z: (mp.sech(z) ** 2,)),
    (relu, lambda z: max(z, mp.mpf(0)), lambda z: (mp.mpf(z > 0),)),
    *(
        (leaky_relu.bind(alpha=alpha), partial(leaking, alpha), lambda z, a=alpha: (leaking_slope(a, z),))
        for alpha in (0.01, 0.3, 5.0)
    ),
    *(
        (elu.bind(alpha=alpha), partial(bent, alpha), lambda z, a=alpha: (bent_slope(a, z),))
        for alpha in (1.0, 0.3, 1e10, 1e-30)
    ),
    (selu, lambda z: SELU_SCALE * bent(SELU_ALPHA, z), lambda z: (SELU_SCALE * bent_slope(SELU_ALPHA, z),)),
    (softplus, lambda z: mp.log1p(mp.exp(z)), lambda z: (logistic(z),)),
    (gelu, lambda z: z * normal_share(z), lambda z: (normal_share(z), z * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))),
    (
        gelu.bind(approximate="tanh"),
        lambda z: z * share_by_tanh(z),
        lambda z: (share_by_tanh(z), z * share_by_tanh_slope(z)),
    ),
    (silu, lambda z: z * logistic(z), lambda z: (logistic(z), z * logistic(z) * logistic(-z))),
]
rows = pytest.mark.parametrize("row", TABLE, ids=lambda row: repr(row[0]))


def slope(row, z):
    return mp.fsum(row[2](z))


def value_off(row, z, computed):
    f, z = row[1], mp.mpf(float(z))
    wanted = f(z)
    return ulps_off(computed, wanted, lambda: abs(z * slope(row, z) / wanted))


def slope_off(row, z, computed):
    z = mp.mpf(float(z))
    terms = row[2](z)
    wanted = mp.fsum(terms)

    def condition():
        of_the_slope = abs(z * mp.diff(partial(slope, row), z, relative=True) / wanted) if z else 0
        return max(of_the_slope, mp.fsum(map(abs, terms)) / abs(wanted))

    return ulps_off(computed, wanted, condition)


# ---------------------------------------------------------------------------- where it is looked at

PLACES = [
    *(0.0, 5e-324, 2.2e-308, 1e-300, 1e-160, 1e-45, 1e-38, 1e-17, 1e-8, 1e-3, 0.1, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0),
    *(np.sqrt(2), 1.2784645427610738, 0.7517915246935645, 0.7524614220710162, 2.3993572805154076),  # f' or f'' is 0
    *(13.0, 16.6, 17.3, 18.4, 19.1, 21.2, 21.9, 36.7, 37.5, 38.4, 38.6, 40.0, 41.0, 50.0, 51.0),  # tails of gelu
    *(87.3, 88.7, 89.0, 103.9, 104.5),  # where exp leaves float32
    *(300.0, 354.0, 372.0, 373.0, 708.4, 709.8, 710.0, 744.4, 745.1, 745.2, 746.0, 752.0, 760.0),  # ... and float64
    *(999.0, 1000.0, 1001.0, 1e4, 1e16, 1e38, 3.4e38, 1e100, 1e153, 1e155, 1e200, 1e308, np.finfo(float).max),
]
RNG = np.random.default_rng(8)
Z = np.concatenate(
    [PLACES, np.nextafter(PLACES, 0), np.nextafter(PLACES[:-1], np.inf)]
    + [RNG.uniform(0, 3, 150), RNG.uniform(0, 60, 60), RNG.uniform(0, 800, 40), 10 ** RNG.uniform(-323, 308, 40)]
)
Z = np.concatenate([Z, -Z])
POINTS = {np.float64: Z, np.float32: Z[np.abs(Z) <= np.finfo(np.float32).max].astype(np.float32)}
dtypes = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])


def test_every_public_activation_has_a_row():
    public = {name for name in nnref.__all__ if isinstance(getattr(nnref, name), nnref.Activation)}
    assert {f.name for f, *_ in TABLE} == public
    for name in public:
        own = getattr(nnref, name)
        forms = [f for f, *_ in TABLE if f.name == name]
        assert own in forms
        assert len(forms) > 1 or not own.params


@rows
@pytest.mark.parametrize("z", [-700.0, -38.0, -2.5, -0.75, -1e-3, -1e-200, 0.0, 1e-200, 0.3, 1.4, 9.0, 700.0])
def test_the_terms_of_the_table_add_up_to_what_mpmath_differentiates(row, z):
    z = mp.mpf(z)
    with mp.workdps(700):  # differences of numbers near 1 that are 1e-304 apart
        wanted = mp.diff(row[1], z, relative=True) if z else mp.diff(row[1], z, direction=-1)  # at a kink from the left
    if row[0].name == "step" and not z:
        wanted = 0  # the convention at the jump: the derivative of both sides
    assert mp.almosteq(slope(row, z), wanted, 1e-15, 1e-330)


@dtypes
@rows
def test_values_are_right_to_4_ulp_times_the_condition_number(row, dtype):
    z = POINTS[dtype]
    a = row[0](z)
    assert a.dtype == dtype
    assert np.max([value_off(row, *pair) for pair in zip(z, a, strict=True)]) <= 4


@dtypes
@rows
def test_derivatives_are_right_to_4_ulp_times_the_condition_number(row, dtype):
    z = POINTS[dtype]
    slopes = row[0].derivative(z)
    assert slopes.dtype == dtype
    assert np.max([slope_off(row, *pair) for pair in zip(z, slopes, strict=True)]) <= 4


@rows
@settings(max_examples=60)
@given(z=st.floats(allow_nan=False, allow_infinity=False))
def test_any_float_has_its_value_and_its_derivative(row, z):
    f = row[0]
    assert value_off(row, z, np.float64(f(z))) <= 4
    assert slope_off(row, z, np.float64(f.derivative(z))) <= 4


@settings(max_examples=200)
@given(
    alpha=st.floats(min_value=0, exclude_min=True, allow_infinity=False),
    z=st.floats(max_value=0, allow_infinity=False) | st.floats(-800, 1),
)
def test_any_alpha_has_its_values_and_its_derivatives(alpha, z):
    leaky = leaky_relu.bind(alpha=alpha), partial(leaking, alpha), lambda z: (leaking_slope(alpha, z),)
    exponential = elu.bind(alpha=alpha), partial(bent, alpha), lambda z: (bent_slope(alpha, z),)
    for row in (leaky, exponential):
        assert value_off(row, z, np.float64(row[0](z))) <= 4
        assert slope_off(row, z, np.float64(row[0].derivative(z))) <= 4


@dtypes
@rows
def test_the_derivative_from_the_output_is_the_derivative_to_the_precision_of_the_output(row, dtype):
    f, z = row[0], POINTS[dtype]
    if f._slope_from_output is None:
        return
    a = f(z)
    slopes = np.empty_like(a)
    f._slope_from_output(a, slopes, **f.params)
    # sigmoid and tanh round near 1 by half a unit; a (1 - a) and 1 - a^2 differ by that much and at most twice that
    np.testing.assert_allclose(slopes, f.derivative(z), rtol=0, atol=2 * np.finfo(dtype).eps)


# ---------------------------------------------------------------------------- what was published


def test_the_series_for_the_tail_of_the_normal_distribution_is_that_of_mpmath():
    # The coefficients of (1 - Phi(t)) / exp(-t^2 / 2) in u = (t - 4) / (t + 4), from a cosine sum over 80 nodes.
    angles = [mp.pi * (2 * j + 1) / 160 for j in range(80)]
    t = [4 * (1 + mp.cos(angle)) / (1 - mp.cos(angle)) for angle in angles]
    ratio = [mp.exp(t * t / 2) * mp.erfc(t / mp.sqrt(2)) / 2 for t in t]
    wanted = [mp.fsum(r * mp.cos(n * angle) for r, angle in zip(ratio, angles, strict=True)) / 40 for n in range(60)]
    wanted[0] /= 2
    kept = len(nnref._normal._TAIL)
    assert nnref._normal._TAIL == tuple(float(c) for c in wanted[:kept])
    assert mp.fsum(map(abs, wanted[kept:])) < 3e-18  # what is left out; the sum is at least 0.01, where t is at most 40
    assert nnref._normal._PHI_0 == float(mp.npdf(0))


def test_the_largest_slope_of_the_sigmoid_is_a_quarter_and_of_tanh_one():
    z = np.concatenate([Z, np.linspace(-0.1, 0.1, 2001), np.logspace(-20, -1, 400)])
    for f, largest in ((sigmoid, 0.25), (tanh, 1.0)):
        assert f.derivative(0.0) == largest
        assert f.derivative(z).max() <= np.nextafter(largest, np.inf)  # rounded up at a few places near 0
        assert (f.derivative(z[np.abs(z) > 1e-7]) < largest).all()


def test_selu_keeps_mean_0_and_variance_1_with_the_published_constants():
    # G. Klambauer and others, "Self-normalizing neural networks", NIPS 2017: alpha = 1.6733, lambda = 1.0507.
    assert mp.nstr(SELU_ALPHA, 5) == "1.6733"
    assert mp.nstr(SELU_SCALE, 5) == "1.0507"
    assert selu(1.0) == float(SELU_SCALE)
    assert abs(selu(-np.inf) + float(SELU_SCALE * SELU_ALPHA)) <= np.spacing(1.75)
    x, w = np.polynomial.legendre.leggauss(80)
    t = 20 * (1 + x)  # 0 to 40, on either side of the kink
    for power, wanted in ((1, 0), (2, 1)):
        sides = [20 * w @ (selu(z) ** power * np.exp(-z * z / 2)) / np.sqrt(2 * np.pi) for z in (-t, t)]
        assert abs(sum(sides) - wanted) < 1e-13


@pytest.mark.parametrize(
    ("z", "share"),
    # M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 1964, table 26.1: P(x), 15 decimals.
    [(0.5, 0.691462461274013), (1.0, 0.841344746068543), (2.0, 0.977249868051821), (3.0, 0.998650101968370)],
)
def test_gelu_is_z_times_the_published_share_of_the_normal_distribution(z, share):
    assert abs(gelu(z) - z * share) < z * 1e-15
    assert abs(gelu(-z) + z * (1 - share)) < z * 1e-15
    assert abs(gelu(z, approximate="tanh") - gelu(z)) < 5e-4


def test_silu_and_its_slope_are_extreme_where_published():
    # S. Elfwing, E. Uchibe, K. Doya, 2018: SiLU is at least -0.28, at z = -1.28; its derivative lies between
    # -0.1 and 1.1, at z = -2.4 and 2.4, the solutions of z = -log((z - 2) / (z + 2)).
    z = np.linspace(-10, 10, 200001)
    assert (silu(z).min().round(2), z[silu(z).argmin()].round(2)) == (-0.28, -1.28)
    slopes = silu.derivative(z)
    assert (slopes.min().round(1), slopes.max().round(1)) == (-0.1, 1.1)
    top = z[slopes.argmax()]
    assert top.round(1) == -z[slopes.argmin()].round(1) == 2.4
    assert abs(top + np.log((top - 2) / (top + 2))) < 1e-3


def test_the_sigmoid_and_tanh_of_worked_examples():
    # M. Mazur, "A step by step backpropagation example", 2015: the two hidden and the two output neurons.
    assert sigmoid([0.3775, 0.3925, 1.105905967]).round(9).tolist() == [0.593269992, 0.596884378, 0.751365070]
    # Y. LeCun and others, "Efficient BackProp", 1998, section 4.4: 1.7159 tanh(2 z / 3) is 1 at 1.
    assert (1.7159 * tanh([-2 / 3, 2 / 3])).round(4).tolist() == [-1.0, 1.0]
