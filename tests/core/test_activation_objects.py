"""Activations as objects: parameters, equality, copies, pickles, and activations that users make."""

import copy
import doctest
import inspect
import pickle
import sys

import numpy as np
import pytest

import nnref
from nnref import MLP, Activation, elu, gelu, leaky_relu, relu, sigmoid, tanh
from nnref._layers import prelu

PUBLIC = [getattr(nnref, name) for name in nnref.__all__ if isinstance(getattr(nnref, name), Activation)]
BOUND = [leaky_relu.bind(alpha=0.2), elu.bind(alpha=3), gelu.bind(approximate="tanh")]
Z = np.array([-2.0, -0.5, 0.0, 1.5])


def bump(z, out, *, width=2.0):
    """A hill."""
    np.exp(-np.square(z / width), out=out)


def bump_slope(z, out, *, width):
    bump(z, out, width=width)
    out *= -2 * z / width**2


def square(z, out):
    np.multiply(z, z, out=out)


def twice(z, out):
    np.multiply(z, 2, out=out)


def root_of_slope(a, out):
    np.multiply(np.sqrt(a), 2, out=out)


# ---------------------------------------------------------------------------- parameters


@pytest.mark.parametrize(
    ("f", "params"), [(leaky_relu, {"alpha": 0.2}), (elu, {"alpha": 3}), (gelu, {"approximate": "tanh"})]
)
def test_a_bound_parameter_is_the_same_as_one_that_is_passed(f, params):
    bound = f.bind(**params)
    assert bound(Z).tolist() == f(Z, **params).tolist() != f(Z).tolist()
    assert bound.derivative(Z).tolist() == f.derivative(Z, **params).tolist() != f.derivative(Z).tolist()
    assert bound.params == params
    assert bound.name == f.name


def test_binding_leaves_the_activation_as_it_was():
    before = leaky_relu(Z).tolist()
    leaky_relu.bind(alpha=0.5)
    leaky_relu(Z, alpha=0.7)
    assert leaky_relu.params == {"alpha": 0.01}
    assert leaky_relu(Z).tolist() == before


def test_the_last_value_of_a_parameter_counts():
    bound = leaky_relu.bind(alpha=0.5).bind(alpha=0.25)
    assert bound(-4.0) == -1
    assert bound(-4.0, alpha=2.0) == -8
    assert bound.bind() == bound
    assert bound(-4.0) == -1


def test_parameters_of_every_real_type_become_floats():
    for alpha in (2, np.float32(2), np.int8(2)):
        assert type(elu.bind(alpha=alpha).params["alpha"]) is float
        assert elu.bind(alpha=alpha) == elu.bind(alpha=2.0)


@pytest.mark.parametrize("call", [relu, relu.derivative, lambda z, **params: relu.bind(**params)])
def test_an_unknown_parameter_is_named(call):
    with pytest.raises(TypeError) as caught:
        call(Z, alpha=0.1)
    assert str(caught.value) == "alpha is no parameter of relu; expected no parameter: leave alpha out"


@pytest.mark.parametrize("call", [elu, elu.derivative, lambda z, **params: elu.bind(**params)])
@pytest.mark.parametrize(
    ("params", "error", "message"),
    [
        ({"slope": 1.0}, TypeError, "slope is no parameter of elu; expected one of alpha: leave slope out"),
        ({"alpha": 0}, ValueError, "alpha is 0.0; expected a finite number above 0: pass for example alpha=1.0"),
        ({"alpha": -0.5}, ValueError, "alpha is -0.5; expected a finite number above 0: pass for example alpha=1.0"),
        ({"alpha": np.nan}, ValueError, "alpha is nan; expected a finite number above 0: pass for example alpha=1.0"),
        ({"alpha": "1"}, TypeError, "alpha is '1' (str); expected a finite number above 0: pass for example alpha=1.0"),
    ],
)
def test_a_wrong_parameter_is_refused_wherever_it_is_given(call, params, error, message):
    with pytest.raises(error) as caught:
        call(Z, **params)
    assert str(caught.value) == message


def test_an_approximation_is_named_in_full():
    message = r"^approximate is 'tan'; expected one of 'none', 'tanh': did you mean 'tanh'\?$"
    with pytest.raises(ValueError, match=message):
        gelu(Z, approximate="tan")


@pytest.mark.parametrize("z", [["a"], [1j], [None], None, "1", [object()], np.array(["2020-01-01"], "datetime64[D]")])
@pytest.mark.parametrize("method", ["__call__", "derivative"])
def test_what_is_not_of_real_numbers_is_refused(method, z):
    with pytest.raises(TypeError, match=r"^z .+; expected real numbers: .+"):
        getattr(tanh, method)(z)


# ---------------------------------------------------------------------------- identity


def test_activations_are_equal_where_function_and_parameters_are():
    assert elu.bind(alpha=1) == elu
    assert hash(elu.bind(alpha=1)) == hash(elu)
    assert elu.bind(alpha=2) != elu
    assert elu.bind(alpha=1.0) != leaky_relu.bind(alpha=1.0)
    assert elu != "elu"
    assert prelu != leaky_relu.bind(**prelu.params)  # one trains its slope
    assert Activation("square", square, twice) == Activation("square", square, twice)
    assert Activation("square", square, twice) != Activation("square", square, square)
    assert Activation("square", square, twice) != Activation("other", square, twice)
    assert len({*PUBLIC, *BOUND, *PUBLIC, elu.bind(alpha=3.0)}) == len(PUBLIC) + len(BOUND)


def test_the_representation_has_the_name_and_the_parameters():
    assert [repr(f) for f in (tanh, leaky_relu, *BOUND)] == [
        "tanh()",
        "leaky_relu(alpha=0.01)",
        "leaky_relu(alpha=0.2)",
        "elu(alpha=3.0)",
        "gelu(approximate='tanh')",
    ]
    assert repr(Activation("bump", bump, bump_slope)) == "bump(width=2.0)"


def test_the_signature_is_that_of_the_call():
    assert str(inspect.signature(tanh)) == "(z)"
    assert str(inspect.signature(gelu)) == "(z, *, approximate='none')"
    assert str(inspect.signature(leaky_relu.bind(alpha=0.2))) == "(z, *, alpha=0.2)"
    for f in (*PUBLIC, *BOUND):
        assert (f.__name__, f.__qualname__, f.__module__) == (f.name, f.name, f"nnref.{nnref._MODULE_OF[f.name]}")
        assert f.__doc__ == getattr(nnref, f.name).__doc__
        examples = {each.name for each in doctest.DocTestFinder().find(sys.modules[f.__module__]) if each.examples}
        assert f"{f.__module__}.{f.name}" in examples


@pytest.mark.parametrize("f", [*PUBLIC, prelu], ids=repr)
def test_copies_and_pickles_of_what_is_defined_in_the_package_are_the_same_object(f):
    assert copy.copy(f) is copy.deepcopy(f) is f
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(f, protocol)) is f


CUSTOM = [
    Activation("square", square, twice),
    Activation("square", square, twice, root_of_slope),
    Activation("bump", bump, bump_slope),
    Activation("bump", bump, bump_slope, width=0.5).bind(width=0.25),
    Activation("square", bump, bump_slope),  # the name of something else in this module
]


@pytest.mark.parametrize("f", [*BOUND, *CUSTOM], ids=repr)
def test_copies_and_pickles_of_others_are_equal_and_compute_the_same(f):
    pickles = [pickle.dumps(f, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for twin in (copy.copy(f), copy.deepcopy(f), *map(pickle.loads, pickles)):
        assert twin == f
        assert hash(twin) == hash(f)
        assert repr(twin) == repr(f)
        assert inspect.signature(twin) == inspect.signature(f)
        assert twin._slope_from_output is f._slope_from_output
        assert twin(Z).tolist() == f(Z).tolist()
        assert twin.derivative(Z).tolist() == f.derivative(Z).tolist()


def test_an_activation_made_of_lambdas_can_be_copied():
    f = Activation("half", lambda z, out: np.divide(z, 2, out=out), lambda z, out: out.fill(0.5))
    assert copy.deepcopy(f) == f
    assert copy.deepcopy(f)(Z).tolist() == (Z / 2).tolist()


# ---------------------------------------------------------------------------- made by users


def test_an_activation_of_ones_own_has_values_slopes_and_parameters():
    f = Activation("bump", bump, bump_slope)
    assert f.params == {"width": 2.0}
    assert f.__doc__ == "A hill."
    np.testing.assert_allclose(f(Z), np.exp(-(Z**2) / 4), rtol=1e-15)
    np.testing.assert_allclose(f.derivative(Z, width=1.0), -2 * Z * np.exp(-(Z**2)), rtol=1e-15)
    assert Activation("bump", bump, bump_slope, width=0.5) == f.bind(width=0.5) != f
    assert f(np.float32(0.5)).dtype == f(Z.astype(np.float32)).dtype == np.float32
    assert type(f(1)) is float


@pytest.mark.parametrize(
    ("params", "error", "message"),
    [
        ({"height": 1.0}, TypeError, "height is no parameter of bump; expected one of width: leave height out"),
        ({"width": 0}, ValueError, "width is 0.0; expected a finite number above 0: pass for example width=2.0"),
    ],
)
def test_its_parameters_are_checked_when_it_is_made_and_when_it_is_called(params, error, message):
    for call in (
        lambda: Activation("bump", bump, bump_slope, **params),
        lambda: Activation("bump", bump, bump_slope)(Z, **params),
        lambda: Activation("bump", bump, bump_slope).derivative(Z, **params),
    ):
        with pytest.raises(error) as caught:
            call()
        assert str(caught.value) == message


def test_a_function_of_numpy_that_writes_into_out_is_one():
    f = Activation("negative", np.negative, lambda z, out: out.fill(-1))
    assert f(Z).tolist() == (-Z).tolist()
    assert repr(f) == "negative()"


def test_two_parameters_stand_side_by_side():
    f = Activation("line", lambda z, out, *, scale=1.0, shift=2.0: np.add(scale * z, shift, out=out), bump_slope)
    assert repr(f.bind(shift=0.5)) == "line(scale=1.0, shift=0.5)"


def test_a_parameter_may_be_called_as_an_argument_of_activation_is():
    f = Activation("line", lambda z, out, *, slope=1.0: np.multiply(z, slope, out=out), lambda z, out, *, slope=1.0: out.fill(slope))
    assert f.bind(slope=3.0)([2.0]).tolist() == [6.0]
    assert f.bind(slope=3.0).derivative([2.0]).tolist() == [3.0]


def test_a_bound_activation_takes_its_slope_from_the_output_where_its_own_does():
    """Both give the gradient; which one ran is seen from slopes that are wrong on purpose."""

    def wrong(a, out):
        out.fill(7)

    for f in (Activation("square", square, twice, wrong), Activation("square", square, twice, wrong).bind()):
        net = MLP([1, 1, 1], hidden=f, init="zeros")
        net.theta = [1.0, 0.0, 1.0, 0.0]
        _, gradient = net.loss_and_gradient([[3.0]], [[8.0]], "squared_error")
        assert gradient[1] == 7  # (9 - 8) * 7, where the derivative of the square is 6


@pytest.mark.parametrize(("f", "slope"), [(sigmoid, lambda a: a * (1 - a)), (tanh, lambda a: 1 - a * a), (relu, np.sign)])
def test_backpropagation_has_the_slope_from_the_output(f, slope):
    """As D. Rumelhart and others, "Learning representations by back-propagating errors", 1986, equation 5, writes it."""
    for x in (-17.0, 0.5, 17.0):  # far out, the derivative has digits that the output has lost
        net = MLP([1, 1, 1], hidden=f, init="zeros")
        net.theta = [1.0, 0.0, 1.0, 0.0]
        _, gradient = net.loss_and_gradient([[x]], f([[x]]) - 1, "squared_error")
        assert gradient[1] == pytest.approx(slope(f(x)), rel=1e-12)


def test_different_activations_have_different_hashes():
    assert len({hash(f) for f in PUBLIC}) == len(PUBLIC)


def test_a_function_without_parameters_takes_none():
    with pytest.raises(TypeError, match=r"^width is no parameter of square; expected no parameter: leave width out$"):
        Activation("square", square, twice, width=1.0)
