"""What an MLP says when it refuses an argument: what was got, what was wanted, and a fix."""

from reprlib import repr as short

import numpy as np
import pytest

from nnref import MLP, mse, softmax

NAMES = "'step', 'identity', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'selu', 'softplus', 'gelu', 'silu'"
INITS = "'zeros', 'glorot', 'he', 'lecun', 'glorot_uniform', 'he_uniform', 'lecun_uniform'"
LOSSES = "'squared_error', 'mse', 'binary_cross_entropy', 'softmax_cross_entropy'"
SIZES_FIX = "expected a sequence of ints: pass for example sizes=[2, 3, 1]"
DTYPE_FIX = "expected float64 or float32: pass dtype=np.float32, or leave it out"

CONSTRUCTOR = [
    ({"sizes": 3}, TypeError, f"sizes is 3 (int); {SIZES_FIX}"),
    ({"sizes": "23"}, TypeError, f"sizes is '23' (str); {SIZES_FIX}"),
    ({"sizes": b"23"}, TypeError, f"sizes is b'23' (bytes); {SIZES_FIX}"),
    ({"sizes": {2, 3}}, TypeError, f"sizes is {{2, 3}} (set); {SIZES_FIX}"),
    ({"sizes": None}, TypeError, f"sizes is None (NoneType); {SIZES_FIX}"),
    ({"sizes": np.array(3)}, TypeError, f"sizes is array(3) (ndarray); {SIZES_FIX}"),
    (
        {"sizes": [2]},
        ValueError,
        "sizes is [2]; expected at least two numbers: name the inputs and the outputs, as in sizes=[2, 1]",
    ),
    (
        {"sizes": ()},
        ValueError,
        "sizes is []; expected at least two numbers: name the inputs and the outputs, as in sizes=[2, 1]",
    ),
    ({"sizes": [2, 0, 1]}, ValueError, "sizes[1] is 0; expected an int of at least 1: pass for example sizes[1]=1"),
    (
        {"sizes": [2, 3.0]},
        TypeError,
        "sizes[1] is 3.0 (float); expected an int of at least 1: pass a whole number, such as sizes[1]=2",
    ),
    (
        {"sizes": [2, [3, [1]]]},
        TypeError,
        "sizes[1] is [3, [1]] (list); expected an int of at least 1: pass a whole number, such as sizes[1]=2",
    ),
    (
        {"hidden": "tan"},
        ValueError,
        f"hidden is 'tan'; expected one of {NAMES}, 'prelu': did you mean 'tanh'?",
    ),
    (
        {"hidden": "softmax"},
        ValueError,
        f"hidden is 'softmax'; expected one of {NAMES}, 'prelu': pass for example 'tanh'",
    ),
    (
        {"hidden": None},
        TypeError,
        f"hidden is None (NoneType); expected one of {NAMES}, 'prelu': pass the name as text, such as 'tanh'",
    ),
    (
        {"hidden": ["relu", "reLU"], "sizes": [2, 3, 4, 1]},
        ValueError,
        f"hidden[1] is 'reLU'; expected one of {NAMES}, 'prelu': did you mean 'relu'?",
    ),
    (
        {"hidden": ["relu", "tanh"]},
        ValueError,
        "hidden has 2 activations; expected 1 because sizes has 1 hidden layer: "
        "pass one for each, or one name for all",
    ),
    (
        {"hidden": [], "sizes": [1, 2, 3, 4]},
        ValueError,
        "hidden has 0 activations; expected 2 because sizes has 2 hidden layers: "
        "pass one for each, or one name for all",
    ),
    (
        {"output": "prelu"},
        ValueError,
        f"output is 'prelu'; expected one of {NAMES}, 'softmax': did you mean 'relu'?",
    ),
    (
        {"output": softmax},
        TypeError,
        f"output is {short(softmax)} (function); expected one of {NAMES}, 'softmax': "
        "pass the name as text, such as 'tanh'",
    ),
    ({"init": "golrot"}, ValueError, f"init is 'golrot'; expected one of {INITS}: did you mean 'glorot'?"),
    ({"init": 0}, TypeError, f"init is 0 (int); expected one of {INITS}: pass the name as text, such as 'glorot'"),
    (
        {"dropout": 1},
        ValueError,
        "dropout is 1.0; expected a finite number of at least 0 and below 1: pass for example dropout=0.5",
    ),
    (
        {"dropout": -0.1},
        ValueError,
        "dropout is -0.1; expected a finite number of at least 0 and below 1: pass for example dropout=0.5",
    ),
    (
        {"dropout": True},
        TypeError,
        "dropout is True (bool); expected a finite number of at least 0 and below 1: pass for example dropout=0.5",
    ),
    (
        {"rng": None},
        TypeError,
        "rng is None (NoneType); expected an int seed or a numpy.random.Generator: "
        "pass rng=0 or np.random.default_rng(0)",
    ),
    ({"rng": -1}, ValueError, "rng is -1; expected a seed of at least 0: pass for example rng=0"),
    ({"dtype": "float16"}, ValueError, f"dtype is 'float16'; {DTYPE_FIX}"),
    ({"dtype": int}, ValueError, f"dtype is <class 'int'>; {DTYPE_FIX}"),
    ({"dtype": "no such type"}, ValueError, f"dtype is 'no such type'; {DTYPE_FIX}"),
    ({"dtype": "i4,,"}, ValueError, f"dtype is 'i4,,'; {DTYPE_FIX}"),  # a SyntaxError in NumPy
    ({"dtype": (1, 2, 3)}, ValueError, f"dtype is (1, 2, 3); {DTYPE_FIX}"),
    ({"dtype": ">f8"}, ValueError, f"dtype is '>f8'; {DTYPE_FIX}"),
    ({"replicas": 0}, ValueError, "replicas is 0; expected an int of at least 1: pass for example replicas=1"),
    (
        {"replicas": 2.0},
        TypeError,
        "replicas is 2.0 (float); expected an int of at least 1: pass a whole number, such as replicas=2",
    ),
]


NUMBERED = [f"{n} {next(iter(row[0]))}" for n, row in enumerate(CONSTRUCTOR)]


@pytest.mark.parametrize(("arguments", "error", "message"), CONSTRUCTOR, ids=NUMBERED)
def test_the_constructor_says_what_it_got_what_it_wanted_and_a_fix(arguments, error, message):
    with pytest.raises(error) as caught:
        MLP(**{"sizes": [2, 3, 1]} | arguments)
    assert str(caught.value) == message


ROWS = np.ones((6, 3))
PLAIN, SEVERAL, SINGLE = (MLP([3, 5, 2], **options) for options in ({}, {"replicas": 4}, {"dtype": "float32"}))
X_CASES = [
    (
        PLAIN,
        np.ones((6, 2)),
        ValueError,
        "x has shape (6, 2); expected (n, 3) because the network has 3 inputs: "
        "pass one row per sample with 3 numbers in each",
    ),
    (
        PLAIN,
        np.ones(3),
        ValueError,
        "x has shape (3,); expected (n, 3) because the network has 3 inputs: x[None, :] makes one row of it",
    ),
    (
        MLP([1, 1]),
        np.ones(3),
        ValueError,
        "x has shape (3,); expected (n, 1) because the network has 1 input: x[:, None] makes one column of it",
    ),
    (
        PLAIN,
        np.ones((4, 6, 3)),
        ValueError,
        "x has shape (4, 6, 3); expected (n, 3) because the network has 3 inputs: "
        "pass one row per sample with 3 numbers in each",
    ),
    (
        SEVERAL,
        np.ones((5, 6, 3)),
        ValueError,
        "x has shape (5, 6, 3); expected (n, 3) or (4, n, 3) because the network has 3 inputs: "
        "pass one row per sample with 3 numbers in each",
    ),
    (
        SEVERAL,
        np.ones((4, 0, 3)),
        ValueError,
        "x has shape (4, 0, 3); expected at least one row: pass one row per sample",
    ),
    (PLAIN, ROWS[:0], ValueError, "x has shape (0, 3); expected at least one row: pass one row per sample"),
    (
        PLAIN,
        np.where(np.arange(3) == 1, np.nan, ROWS),
        ValueError,
        "x[0, 1] is nan; expected finite numbers: replace or drop what np.isfinite(x) rejects",
    ),
    (
        SINGLE,
        ROWS * 1e300,
        ValueError,
        "x[0, 0] is 1e+300; expected finite numbers in float32: replace or drop what np.isfinite(x) rejects",
    ),
    (
        PLAIN,
        [[1, 2, 3], [4, 5]],
        ValueError,
        "x has rows of different lengths; expected rows of one length: pad or cut the rows of x",
    ),
    (
        PLAIN,
        ROWS + 1j,
        TypeError,
        "x has dtype complex128; expected real numbers: "
        "convert it, for example with np.asarray(x, dtype=float)",
    ),
]


@pytest.mark.parametrize(("net", "x", "error", "message"), X_CASES)
def test_every_method_refuses_other_inputs(net, x, error, message):
    for method in (net.forward, net.predict, net.classify, lambda x: net.loss_and_gradient(x, np.ones((6, 2)), mse)):
        with pytest.raises(error) as caught:
            method(x)
        assert str(caught.value) == message


Y_CASES = [
    (
        PLAIN,
        np.ones((6, 3)),
        "mse",
        ValueError,
        "y has shape (6, 3); expected (6, 2) because the output has shape (6, 2): pass one target per output",
    ),
    (
        MLP([3, 1]),
        np.ones(6),
        "mse",
        ValueError,
        "y has shape (6,); expected (6, 1) because the output has shape (6, 1): pass np.reshape(y, (6, 1))",
    ),
    (
        SEVERAL,
        np.ones((3, 6, 2)),
        "mse",
        ValueError,
        "y has shape (3, 6, 2); expected (4, 6, 2) because the output has shape (4, 6, 2): pass one target per output",
    ),
    (
        SEVERAL,
        np.ones((3, 6)),
        "softmax_cross_entropy",
        ValueError,
        "y has shape (3, 6); expected (6,) labels or (6, 2) rows because the output has shape (6, 2): "
        "pass one target per output",
    ),
    (
        SEVERAL,
        [[1], [1, 2]],
        "mse",
        ValueError,
        "y has rows of different lengths; expected rows of one length: pad or cut the rows of y",
    ),
    (
        SEVERAL,
        ["a"] * 6,
        "softmax_cross_entropy",
        TypeError,
        "y has dtype <U1; expected real numbers: np.unique(y, return_inverse=True)[1] numbers what is not a number",
    ),
    (
        PLAIN,
        np.ones((6, 2)),
        "mean",
        ValueError,
        f"loss is 'mean'; expected one of {LOSSES}: pass for example 'squared_error'",
    ),
    (
        PLAIN,
        np.ones((6, 2)),
        None,
        TypeError,
        f"loss is None (NoneType); expected one of {LOSSES}: pass the name as text, such as 'squared_error'",
    ),
]


@pytest.mark.parametrize(("net", "y", "loss", "error", "message"), Y_CASES)
def test_loss_and_gradient_refuses_other_targets_and_losses(net, y, loss, error, message):
    before = net.theta.copy()
    with pytest.raises(error) as caught:
        net.loss_and_gradient(ROWS, y, loss)
    assert str(caught.value) == message
    assert (net.theta == before).all()


@pytest.mark.parametrize("rng", [True, 0.5, "0"])
def test_a_seed_of_another_type_is_refused(rng):
    wanted = "expected an int seed or a numpy.random.Generator: pass rng=0"
    with pytest.raises(TypeError, match=wanted):
        PLAIN.forward(ROWS, rng=rng)
    with pytest.raises(TypeError, match=wanted):
        PLAIN.loss_and_gradient(ROWS, ROWS[:, :2], mse, rng=rng)
