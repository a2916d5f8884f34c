"""What exactly the most likely errors say, that the fix they name works, and errors of several arguments together."""

import re
from fractions import Fraction

import numpy as np
import pytest
from error_checks import copied, is_in_form, same
from error_table import FRACTIONS, LABELS, ROWS, TWO_NETS, W, X, Y

import nnref
from nnref import MLP, SGD, Adam, EarlyStopping, Perceptron, gate, minimize, threshold_unit, train, warmup

T = X[:, :1]  # targets for one output
NET, CLASSES, UNIT = MLP([3, 4, 1]), MLP([3, 4, 3]), Perceptron(3, w=W, b=0.125)
GATES = "one of 'AND', 'OR', 'NAND', 'NOR', 'XOR', 'XNOR'"
HIDDEN = "one of 'step', 'identity', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'selu', 'softplus', 'gelu', 'silu'"
INITS = "one of 'zeros', 'glorot', 'he', 'lecun', 'glorot_uniform', 'he_uniform', 'lecun_uniform'"
NUMBERS = "np.unique(y, return_inverse=True)[1] numbers them"
DTYPE = "convert it, for example with np.asarray(x, dtype=float)"


def fit(net=NET, x=X, y=T, loss="mse", optimizer=None, epochs=3, **more):
    return train(net, x, y, loss, SGD(0.1) if optimizer is None else optimizer, epochs, **more)


MESSAGES = {
    # the shape of x
    "x has shape (5, 3); expected (n, 2) because n_inputs is 2: pass one row per sample with 2 numbers in each": (
        lambda: Perceptron(2).fit(X, Y, 5)
    ),
    "x has shape (5, 3); expected (n, 2) or (2,) because w has 2 weights: "
    "pass one row per sample with 2 numbers in each": lambda: threshold_unit(X, W[:2], 0.5),
    "x has shape (3,); expected (n, 3) because the network has 3 inputs: x[None, :] makes one row of it": (
        lambda: NET.predict(X[0])
    ),
    "x has shape (5,); expected (n, 1) because the network has 1 input: x[:, None] makes one column of it": (
        lambda: MLP([1, 2]).predict(X[:, 0])
    ),
    "x has shape (3, 5, 3); expected (n, 3) or (2, n, 3) because the network has 3 inputs: "
    "pass one row per sample with 3 numbers in each": lambda: TWO_NETS.predict(np.stack([X, X, X])),
    "x has shape (0, 3); expected at least one row: pass one row per sample": lambda: NET.predict(X[:0]),
    # what is in x
    "x[0, 2] is nan; expected finite numbers: replace or drop what np.isfinite(x) rejects": (
        lambda: NET.predict(np.where(X == 2, np.nan, X))
    ),
    "x[1, 0] is 1e+300; expected finite numbers in float32: replace or drop what np.isfinite(x) rejects": (
        lambda: MLP([3, 1], dtype="float32").predict(np.where(X == 1.5, 1e300, X))
    ),
    "w is inf; expected finite numbers: replace or drop what np.isfinite(w) rejects": (
        lambda: threshold_unit(X, np.inf, 0)
    ),
    f"x has dtype <U32; expected real numbers: {DTYPE}": lambda: NET.predict(X.astype(str)),
    f"x has dtype object; expected real numbers: {DTYPE}": lambda: NET.predict([[1.0, 2.0, None]]),
    f"x is 1j (complex); expected real numbers: {DTYPE}": lambda: NET.predict(1j),
    "x is None (NoneType); expected real numbers: pass a list or a NumPy array as x": lambda: NET.predict(None),
    "x has rows of different lengths; expected rows of one length: pad or cut the rows of x": (
        lambda: NET.predict([[1, 2, 3], [4, 5]])
    ),
    # targets and labels
    "y has shape (5, 1); expected (5,) because x has 5 rows: pass np.ravel(y)": lambda: UNIT.fit(X, Y[:, None], 5),
    "y has shape (4,); expected (5,) because x has 5 rows: pass one label per row of x": lambda: UNIT.fit(X, Y[1:], 5),
    "y[0] is -1.0; expected labels from 0 to 1: np.where(y > 0, 1, 0) turns -1 into 0": (
        lambda: UNIT.fit(X, 2 * Y - 1, 5)
    ),
    f"y[1] is 2.0; expected labels from 0 to 1: {NUMBERS}": lambda: UNIT.fit(X, Y + 1, 5),
    "y has shape (5,); expected (5, 1) because the output has shape (5, 1): pass np.reshape(y, (5, 1))": (
        lambda: fit(y=Y)
    ),
    "y has shape (4, 1); expected (5, 1) because the output has shape (5, 1): pass one target per output": (
        lambda: fit(y=T[1:])
    ),
    "y has shape (5,); expected (5, 3) because the output has shape (5, 3): one_hot(y, 3) makes rows of labels": (
        lambda: fit(CLASSES, y=LABELS, loss="mse")
    ),
    f"y[0] is 3.0; expected labels from 0 to 2: {NUMBERS}; the network needs one output per class": (
        lambda: fit(CLASSES, y=LABELS + 1, loss="softmax_cross_entropy")
    ),
    "y has dtype <U21; expected real numbers: np.unique(y, return_inverse=True)[1] numbers what is not a number": (
        lambda: fit(CLASSES, y=LABELS.astype(str), loss="softmax_cross_entropy")
    ),
    "y has shape (5, 1); expected (5,) labels or (5, 3) rows because the output has shape (5, 3): "
    "pass np.reshape(y, (5,))": lambda: fit(CLASSES, y=LABELS[:, None], loss="softmax_cross_entropy"),
    # names
    f"gate is 'and'; expected {GATES}: did you mean 'AND'?": lambda: gate("and"),
    f"gate is 'frog'; expected {GATES}: pass for example 'AND'": lambda: gate("frog"),
    f"hidden is 'sigmod'; expected {HIDDEN}, 'prelu': did you mean 'sigmoid'?": (
        lambda: MLP([3, 4, 1], hidden="sigmod")
    ),
    f"hidden is 'TANH'; expected {HIDDEN}, 'prelu': did you mean 'tanh'?": lambda: MLP([3, 4, 1], hidden="TANH"),
    f"hidden is 'swish'; expected {HIDDEN}, 'prelu': did you mean 'silu'?": (
        lambda: MLP([3, 4, 1], hidden="swish")
    ),
    f"hidden[0] is 7 (int); expected {HIDDEN}, 'prelu': pass the name as text, such as 'tanh'": (
        lambda: MLP([3, 4, 1], hidden=[7])
    ),
    f"init is 'xavier'; expected {INITS}: did you mean 'glorot'?": lambda: MLP([3, 4, 1], init="xavier"),
    f"init is 'he_normal'; expected {INITS}: did you mean 'he'?": lambda: MLP([3, 4, 1], init="he_normal"),
    "output is 'sigmoid' and the loss is binary_cross_entropy, which takes logits; expected output='identity': "
    "pass output='identity' to MLP: the loss has the sigmoid in it": (
        lambda: fit(MLP([3, 1], output="sigmoid"), loss="binary_cross_entropy")
    ),
    # settings
    "sizes is [3]; expected at least two numbers: name the inputs and the outputs, as in sizes=[2, 1]": (
        lambda: MLP([3])
    ),
    "n_inputs is 2.0 (float); expected an int of at least 1: pass a whole number, such as n_inputs=2": (
        lambda: Perceptron(2.0)
    ),
    "hidden has 1 activation; expected 2 because sizes has 2 hidden layers: pass one for each, or one name for all": (
        lambda: MLP([3, 4, 5, 1], hidden=["relu"])
    ),
    "dtype is 'float16'; expected float64 or float32: pass dtype=np.float32, or leave it out": (
        lambda: MLP([3, 1], dtype="float16")
    ),
    "lr is -0.1; expected a finite number above 0: pass for example lr=0.1": lambda: SGD(-0.1),
    "lr is '0.1' (str); expected a finite number above 0: pass for example lr=0.1": lambda: SGD("0.1"),
    "beta1 is 1.0; expected a finite number of at least 0 and below 1: pass for example beta1=0.9": (
        lambda: Adam(beta1=1)
    ),
    "epochs is 10000000000; expected an int of at most 2147483647: pass a smaller one": lambda: fit(epochs=10**10),
    "rng is None (NoneType); expected an int seed or a numpy.random.Generator: "
    "pass rng=0 or np.random.default_rng(0)": lambda: MLP([3, 1], rng=None),
    "schedule is 0.1 (float); expected a function of t: pass for example constant(0.1)": lambda: warmup(0.1, 5),
    # training
    "batch_size is 32; expected at most 5 because x has 5 rows: leave it out for all samples at once": (
        lambda: fit(batch_size=32)
    ),
    "optimizer is <class 'nnref.optimizers.SGD'> (type); expected an Optimizer: pass for example SGD(lr=0.1)": (
        lambda: fit(optimizer=SGD)
    ),
    "penalty is 0.01 (float); expected L1 or L2: pass for example L2(0.01)": lambda: fit(penalty=0.01),
    "validation is None; expected a pair (x, y) because of early_stopping: "
    "pass validation=(x, y) of samples that are not trained on, as split makes them": (
        lambda: fit(early_stopping=EarlyStopping(3))
    ),
    "lr(0) is None (NoneType); expected a finite number of at least 0: let the schedule return such a number": (
        lambda: fit(optimizer=SGD(lambda t: None))
    ),
    # steps and gradients
    "theta is a list; expected a writable array of floats: "
    "pass np.array(theta, dtype=float), and keep it: the step writes into it": lambda: SGD(0.1).step([1.0], [1.0]),
    "grad has shape (3, 1); expected (3,) because theta has shape (3,): "
    "pass the gradient with respect to every number of theta": lambda: SGD(0.1).step(np.ones(3), np.ones((3, 1))),
    "f returned ndarray; expected a tuple (value, gradient): end f with: return value, gradient": (
        lambda: minimize(lambda theta: theta**2, [1.0], SGD(0.1), steps=3)
    ),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_the_message_reads(message):
    with pytest.raises((TypeError, ValueError)) as caught:
        MESSAGES[message]()
    assert str(caught.value) == message


# ---------------------------------------------------------------------------- fixes

ONE_INPUT, WORDS = MLP([1, 2]), np.array(["no", "yes", "maybe"])
UNIQUE = "np.unique(y, return_inverse=True)[1]"
CROSS_ENTROPY = "fit(CLASSES, y=y, loss='softmax_cross_entropy')"
# what is called, the variables in it, and the fix: a part of the message, run as it stands
FIXES = [
    ("Perceptron(1).fit(x, y, 50)", {"x": X[:, 0], "y": Y}, "x", "x[:, None]"),
    ("Perceptron(1).fit(x, y, 50)", {"x": X[0, :1], "y": Y[:1]}, "x", "x[:, None]"),
    ("Perceptron(3).fit(x, y, 50)", {"x": X[0], "y": Y[:1]}, "x", "x[None, :]"),
    ("Perceptron(3).fit(x, y, 50)", {"x": X, "y": Y[:, None]}, "y", "np.ravel(y)"),
    ("Perceptron(3).fit(x, y, 50)", {"x": X, "y": 2 * Y - 1}, "y", "np.where(y > 0, 1, 0)"),
    ("Perceptron(3).fit(x, y, 50)", {"x": X, "y": Y + 1}, "y", UNIQUE),
    ("Perceptron(3).fit(x, y, 50)", {"x": X, "y": WORDS[Y]}, "y", UNIQUE),
    ("Perceptron(3).fit(x, y, 50)", {"x": X.astype(str), "y": Y}, "x", "np.asarray(x, dtype=float)"),
    ("Perceptron(3, w=w)", {"w": W[:, None]}, "w", "np.ravel(w)"),
    ("ONE_INPUT.predict(x)", {"x": X[:, 0]}, "x", "x[:, None]"),
    ("NET.predict(x)", {"x": X[0]}, "x", "x[None, :]"),
    ("fit(y=y)", {"y": Y}, "y", "np.reshape(y, (5, 1))"),
    ("fit(y=y, loss='binary_cross_entropy')", {"y": 2 * Y[:, None] - 1}, "y", "np.where(y > 0, 1, 0)"),
    (CROSS_ENTROPY, {"y": LABELS[:, None]}, "y", "np.reshape(y, (5,))"),
    (CROSS_ENTROPY, {"y": LABELS + 7}, "y", UNIQUE),
    (CROSS_ENTROPY, {"y": WORDS[LABELS]}, "y", UNIQUE),
    ("nnref.mse(output, target)", {"output": T, "target": T[:, 0]}, "target", "np.reshape(target, (5, 1))"),
    ("nnref.one_hot(labels)", {"labels": LABELS - 1}, "labels", "np.unique(labels, return_inverse=True)[1]"),
    ("nnref.one_hot(labels)", {"labels": LABELS[:, None]}, "labels", "np.ravel(labels)"),
    ("nnref.accuracy(Y, target)", {"target": nnref.one_hot(Y)}, "target", "np.argmax(target, axis=1)"),
    ("nnref.standardize(x)", {"x": W}, "x", "x[:, None]"),
    ("nnref.quadratic(H)", {"H": np.triu(np.ones((2, 2)))}, "H", "(H + H.T) / 2"),
    ("nnref.quadratic(values)", {"values": [1.0, 2.0]}, "values", "np.diag(values)"),
    ("SGD(0.1).step(theta, [1.0])", {"theta": [1.0]}, "theta", "np.array(theta, dtype=float)"),
    ("SGD(0.1).step(theta, [1.0])", {"theta": np.broadcast_to(1.0, 1)}, "theta", "np.array(theta, dtype=float)"),
    ("MLP([3, 1], rng=rng)", {"rng": None}, "rng", "np.random.default_rng(0)"),
    ("MLP([3, 1], dtype=dtype)", {"dtype": int}, "dtype", "np.float32"),
    ("MLP(sizes)", {"sizes": 3}, "sizes", "[2, 3, 1]"),
    ("nnref.split(X, Y, fractions=fractions)", {"fractions": 0.8}, "fractions", "(0.8, 0.2)"),
    ("fit(penalty=penalty)", {"penalty": "L2"}, "penalty", "L2(0.01)"),
    ("fit(optimizer=optimizer)", {"optimizer": "SGD"}, "optimizer", "SGD(lr=0.1)"),
    ("fit(early_stopping=stop, validation=(X, T))", {"stop": 3}, "stop", "EarlyStopping(patience=10)"),
    ("fit(y=Y[:, None], metrics=metrics)", {"metrics": "accuracy"}, "metrics", '{"accuracy": accuracy}'),
    ("warmup(schedule, 5)", {"schedule": 0.1}, "schedule", "constant(0.1)"),
    ("minimize(f, [1.0, 2.0], SGD(0.1), 3)", {"f": 1.0}, "f", "quadratic([[2.0, 0.0], [0.0, 1.0]])"),
    ("nnref.numerical_gradient(f, W)", {"f": 1.0}, "f", "lambda theta: (theta**2).sum()"),
    ("nnref.check_gradient(f, W)", {"f": 1.0}, "f", "lambda theta: (theta @ theta, 2 * theta)"),
    ("nnref.Activation('f', value, np.sign)(X)", {"value": None}, "value", "np.negative"),
]


@pytest.mark.parametrize(("call", "variables", "name", "fix"), FIXES)
def test_the_fix_that_the_message_names_works(call, variables, name, fix):
    scope = vars(nnref) | globals() | variables
    with pytest.raises((TypeError, ValueError), match=re.escape(fix)):
        eval(call, scope)
    scope[name] = eval(fix, scope)
    eval(call, scope)


def test_every_setting_that_a_message_proposes_is_taken():
    """The fix "pass for example lr=0.1", of every number and count of every constructor and function."""
    proposals = 0
    for row in ROWS.values():
        for name in row.varied():
            arguments = copied(row.good) | {name: float("nan")}
            try:
                row.call(**arguments)
            except (TypeError, ValueError) as error:
                proposal = re.search(r"(?:pass for example|such as) (?:[\w\[\]]+)=(\S+)$", str(error))
                if proposal:
                    proposals += 1
                    assert takes(row, name, eval(proposal[1])), error
    assert proposals > 100


def takes(row, name, value):
    """Whether the call finds nothing wrong with this argument: it may not go with another one of the good ones."""
    try:
        row.call(**copied(row.good) | {name: value})
    except ValueError as error:
        return not str(error).startswith(name)
    return True


# ---------------------------------------------------------------------------- several arguments together


def fails_from_the_second(result):
    """A function that is right once."""
    calls = []

    def function(argument):
        calls.append(argument)
        return result if len(calls) > 1 else good_for(argument)

    return function


def good_for(argument):
    return (0.0, argument) if isinstance(argument, np.ndarray) else 0.1


def after_steps(shape):
    optimizer = Adam()
    optimizer.step(np.zeros(shape), np.ones(shape))
    return optimizer


SIGMOID, SOFTMAX = MLP([3, 4, 2], output="sigmoid"), MLP([3, 4, 2], output="softmax")
TOGETHER = [
    ("train", {"batch_size": 6}, ValueError, "batch_size is 6; expected at most 5"),
    ("train", {"y": FRACTIONS[:-1]}, ValueError, "y has shape (4, 2); expected (5, 2)"),
    ("train", {"net": MLP([2, 2])}, ValueError, "x has shape (5, 3); expected (n, 2)"),
    ("train", {"net": MLP([3, 1])}, ValueError, "y has shape (5, 2); expected (5, 1)"),
    ("train", {"net": SIGMOID, "loss": "binary_cross_entropy"}, ValueError, "output is 'sigmoid' and the loss is"),
    ("train", {"net": SOFTMAX, "loss": "softmax_cross_entropy"}, ValueError, "output is 'softmax' and the loss is"),
    ("train", {"loss": "softmax_cross_entropy", "y": Y + 1}, ValueError, "y[1] is 2.0; expected labels from 0 to 1"),
    ("train", {"loss": "binary_cross_entropy", "y": FRACTIONS + 1}, ValueError, "y[0, 0] is 1.5; expected numbers"),
    ("train", {"validation": (X, FRACTIONS[1:])}, ValueError, "validation[1] has shape (4, 2); expected (5, 2)"),
    ("train", {"validation": None}, ValueError, "validation is None; expected a pair (x, y) because of early_stopping"),
    ("train", {"optimizer": after_steps(4)}, ValueError, "optimizer made steps of shape (4,)"),
    ("train", {"optimizer": SGD(lambda t: None)}, TypeError, "lr(0) is None"),
    ("train", {"optimizer": SGD(lambda t: -0.1)}, ValueError, "lr(0) is -0.1"),
    ("train", {"optimizer": SGD(lambda t: np.nan)}, ValueError, "lr(0) is nan"),
    ("train", {"optimizer": SGD(lambda t: "0.1")}, TypeError, "lr(0) is '0.1'"),
    ("MLP.loss_and_gradient", {"self": MLP([3, 1]), "y": Y}, ValueError, "y has shape (5,); expected (5, 1)"),
    ("MLP.loss_and_gradient", {"self": SIGMOID, "loss": nnref.binary_cross_entropy}, ValueError, "output is 'sigmoid'"),
    ("MLP.loss_and_gradient (replicas)", {"y": np.ones((3, 5, 2))}, ValueError, "y has shape (3, 5, 2)"),
    ("MLP", {"sizes": [3, 4, 5, 2], "hidden": ["tanh"]}, ValueError, "hidden has 1 activation; expected 2"),
    ("MLP", {"sizes": [3, 2], "hidden": ["tanh"]}, ValueError, "hidden has 1 activation; expected 0"),
    ("Perceptron", {"n_inputs": 2}, ValueError, "w has shape (3,); expected (2,) because n_inputs is 2"),
    ("threshold_unit", {"w": W[:2]}, ValueError, "x has shape (5, 3); expected (n, 2)"),
    ("Adam.step", {"theta": np.ones(3), "grad": np.ones(3)}, ValueError, "theta has shape (3,); expected (5, 3)"),
    ("SGD.step", {"self": SGD(lambda t: None)}, TypeError, "lr(0) is None (NoneType); expected a finite number"),
    ("SGD.step", {"self": SGD(lambda t: np.inf)}, ValueError, "lr(0) is inf; expected a finite number"),
    ("SGD.step", {"self": SGD(warmup(lambda t: -1.0, 2))}, ValueError, "schedule(0) is -1.0; expected a finite number"),
    ("minimize", {"f": nnref.rosenbrock}, ValueError, "theta has shape (5, 3); expected (..., 2)"),
    ("minimize", {"f": fails_from_the_second(None)}, TypeError, "f returned NoneType"),
    ("minimize", {"f": fails_from_the_second((1.0, 1.0))}, ValueError, "grad has shape ()"),
    ("minimize", {"opt": SGD(fails_from_the_second(None))}, TypeError, "lr(1) is None"),
    ("check_gradient", {"value_and_gradient_fn": nnref.valley}, ValueError, "theta has shape (5, 3)"),
    ("mse", {"output": X[:, 0], "target": X[:, :1]}, ValueError, "target has shape (5, 1); expected (5,)"),
    ("softmax_cross_entropy", {"output": X[:, :2]}, ValueError, "target[0] is 2.0; expected labels from 0 to 1"),
    ("softmax_cross_entropy", {"output": X[0], "target": LABELS[:1]}, ValueError, "output has shape (3,)"),
    ("maxout", {"pieces": 2}, ValueError, "z has shape (5, 3); expected (..., k * 2) because pieces is 2"),
    ("accuracy", {"predicted": X[:4]}, ValueError, "predicted has shape (4, 3); expected (5,) or (5, k)"),
    ("one_hot", {"classes": 2}, ValueError, "labels[0] is 2; expected labels from 0 to 1"),
    ("standardize", {"others": X[:, :2]}, ValueError, "others[0] has shape (5, 2); expected (m, 3)"),
    ("split", {"y": Y[1:]}, ValueError, "y has 4 rows; expected 5 rows because x has 5"),
    ("split", {"fractions": (0.99, 0.01)}, ValueError, "fractions[1] is 0.01, which leaves no sample of 5"),
    ("Surface", {"minima": X[:, :2]}, ValueError, "minima has shape (5, 2); expected (m, 3) because bounds has 3 rows"),
    ("moons", {"n": 1}, ValueError, "n is 1; expected an int of at least 2 because there are 2 classes"),
    ("spirals", {"n": 2}, ValueError, "n is 2; expected an int of at least 3 because there are 3 classes"),
    ("sigmoid", {"alpha": 1.0}, TypeError, "alpha is no parameter of sigmoid; expected no parameter: leave alpha out"),
    ("elu.bind", {"beta": 1.0}, TypeError, "beta is no parameter of elu; expected one of alpha"),
]


@pytest.mark.parametrize(("subject", "changes", "kind", "start"), TOGETHER)
def test_arguments_that_do_not_go_together_are_refused_and_nothing_is_modified(subject, changes, kind, start):
    arguments = copied(ROWS[subject].good) | changes
    before = copied(arguments)
    with pytest.raises(kind) as caught:
        ROWS[subject].call(**arguments)
    assert str(caught.value).startswith(start)
    assert is_in_form(str(caught.value))
    assert same(arguments, before)


class Interruption(BaseException):
    pass


@pytest.mark.parametrize("kind", [ZeroDivisionError, TypeError, Interruption])
@pytest.mark.parametrize(
    ("subject", "argument"),
    [("minimize", "f"), ("numerical_gradient", "value_fn"), ("check_gradient", "value_and_gradient_fn")],
)
def test_what_a_function_of_the_user_raises_is_passed_on_and_nothing_is_modified(subject, argument, kind):
    raised = kind("mine")

    def broken(theta):
        theta[...] = 7  # its own copy
        raise raised

    arguments = copied(ROWS[subject].good) | {argument: broken}
    before = copied(arguments)
    with pytest.raises(kind) as caught:
        ROWS[subject].call(**arguments)
    assert caught.value is raised
    assert same(arguments, before)


# ---------------------------------------------------------------------------- what is assigned by hand


@pytest.mark.parametrize(
    ("attribute", "value"), [("w", [1.0, 2.0]), ("w", [1.0, np.nan, 0.0]), ("b", np.inf), ("b", "0"), ("lr", -1)]
)
def test_a_bad_value_assigned_by_hand_is_refused_when_it_is_used(attribute, value):
    perceptron = copied(UNIT)
    setattr(perceptron, attribute, value)
    with pytest.raises((TypeError, ValueError), match=rf"^{attribute}\b.*; expected .+: .+"):
        perceptron.fit(X, Y, max_epochs=5)
    if attribute != "lr":
        with pytest.raises((TypeError, ValueError), match=rf"^{attribute}\b.*; expected .+: .+"):
            perceptron.predict(X)


@pytest.mark.parametrize("value", ["2", None, np.nan, np.ones(2), nnref.Value(2.0)])
@pytest.mark.parametrize("operation", [lambda x: x + 1, lambda x: 1 / x, lambda x: x**2, nnref.Value.tanh])
def test_bad_data_of_a_value_are_refused_when_they_are_used(value, operation):
    number = nnref.Value(1.0)
    number.data = value
    with pytest.raises((TypeError, ValueError), match=r"^data is .*; expected a finite number: pass for"):
        operation(number)


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
@pytest.mark.parametrize("fit_bias", [True, False])
def test_weights_that_overflow_are_an_error_and_the_perceptron_stays_as_it_was(fit_bias):
    perceptron = Perceptron(1, lr=1e308, w=[1.0], b=0.5, fit_bias=fit_bias)
    with pytest.raises(ValueError, match=r"^the weights overflowed in epoch 1; expected finite weights: lower lr"):
        perceptron.fit([[-10.0]], [1], max_epochs=5)
    assert (perceptron.w.tolist(), perceptron.b) == ([1.0], 0.5)


def test_a_bias_that_overflows_is_an_error():
    perceptron = Perceptron(1, lr=1e308, b=1e308, tie_tolerance=1.5e308)
    with pytest.raises(ValueError, match="the weights overflowed"):
        perceptron.fit([[0.0]], [1], max_epochs=1)
    assert perceptron.b == 1e308


def test_numbers_of_every_real_type_are_taken():
    for half in (0.5, np.float32(0.5), np.float64(0.5), Fraction(1, 2)):
        assert Perceptron(np.int64(3), lr=half, b=half, fit_bias=np.bool(True)).b == 0.5
    assert type(Perceptron(np.int64(3)).n_inputs) is int
    assert threshold_unit(X, W, np.int8(0)).tolist() == threshold_unit(X, W, 0.0).tolist()
