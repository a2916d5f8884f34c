"""Every public function, constructor, method and property that can be assigned: good arguments, and their kinds.

A new public name gets a row here, and with it every case of the kinds of its arguments; a test of
test_errors.py fails until it does. An argument of kind None is not varied: the object whose method is called.
"""

import inspect
from dataclasses import dataclass
from typing import Any

import numpy as np

import nnref
from nnref import MLP, Activation, Loss, Optimizer, Perceptron, Surface, Value

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.0, 1.0], [0.0, 1.0, -1.0], [2.0, 2.0, 0.5], [-1.0, 0.5, 1.5]])
W = np.array([0.5, -1.0, 0.25])
Y = np.array([0, 1, 1, 0, 1])
LABELS = np.array([2, 0, 1, 1, 0])
FRACTIONS = np.array([[0.5, 0.0], [1.0, 0.25], [0.0, 1.0], [1.0, 1.0], [0.75, 0.125]])
SQUARE = np.array([[2.0, 0.5, 0.0], [0.5, 1.0, -0.5], [0.0, -0.5, 3.0]])


@dataclass
class Row:
    call: Any
    good: dict[str, Any]
    kinds: dict[str, str | None]
    says: dict[str, str]  # what a message calls an argument, where that is not its name

    def varied(self):
        return [name for name, kind in self.kinds.items() if kind is not None]


ROWS: dict[str, Row] = {}


def row(subject, call, says=None, /, **arguments):
    """`call` with ``argument=(good value, kind)``, in the order of its parameters."""
    good = {name: value for name, (value, _) in arguments.items()}
    ROWS[subject] = Row(call, good, {name: kind for name, (_, kind) in arguments.items()}, says or {})


def rng():
    return np.random.default_rng(7), "rng"


# ---------------------------------------------------------------------------- activations and losses

for name in nnref.__all__:
    f = getattr(nnref, name)
    if isinstance(f, Activation):
        parameters = {key: (0.25, "above 0") for key in f.params if key != "approximate"}
        parameters |= {key: ("tanh", "name") for key in f.params if key == "approximate"}
        row(name, f, z=(X, "any real numbers"), **parameters)
        row(f"{name}.derivative", f.derivative, z=(X, "any real numbers"), **parameters)
        row(f"{name}.bind", f.bind, **parameters)


def square(z, out, *, alpha=1.0):
    np.multiply(z, alpha * z, out=out)


def twice(z, out, *, alpha=1.0):
    np.multiply(z, 2 * alpha, out=out)


def create(name, value, slope, slope_from_output=None, params=()):
    return Activation(name, value, slope, slope_from_output, **dict(params))


row(
    "Activation",
    create,
    name=("square", "text"),
    value=(square, "function"),
    slope=(twice, "function"),
    slope_from_output=(twice, "optional function"),
    params=({"alpha": 0.5}, "parameters"),
)
SQUARE_OF = Activation("square", square, twice)
row(
    "Activation.derivative",
    lambda self, z, params: self.derivative(z, **params),
    self=(SQUARE_OF, None),
    z=(X, "any real numbers"),
    params=({"alpha": 1.0}, "parameters"),
)
row(
    "Activation.bind",
    lambda self, params: self.bind(**params),
    self=(SQUARE_OF, None),
    params=({"alpha": 2.0}, "parameters"),
)
row("softmax", nnref.softmax, z=(X, "logits"))
row("maxout", nnref.maxout, z=(X, "groups of sums"), pieces=(3, "count"))


def mean_absolute(output, target, gradient):
    size = output.shape[-2] * output.shape[-1]
    gradient[...] = np.sign(output - target) / size
    return abs(output - target).sum(axis=(-2, -1)) / size


row(
    "Loss",
    Loss,
    name=("mean_absolute", "text"),
    kernel=(mean_absolute, "function"),
    takes_logits=(True, "flag"),
    target=("numbers", "name"),
)
for name in nnref.__all__:
    loss = getattr(nnref, name)
    if isinstance(loss, Loss):
        kind = {"numbers": "targets", "fractions": "targets from 0 to 1", "classes": "labels"}[loss._target]
        good = {"numbers": X[::-1], "fractions": X[::-1] > 0, "classes": LABELS}[loss._target] * 1
        output = "outputs" if kind != "labels" else "outputs of labels"
        row(name, loss, output=(X, output), target=(good, kind))
        row(f"{name}.gradient", loss.gradient, output=(X, output), target=(good, kind))
row(
    "Loss.gradient",
    Loss.gradient,
    self=(Loss("mean_absolute", mean_absolute), None),
    output=(X, "outputs"),
    target=(X[::-1], "targets"),
)
row(
    "softmax_cross_entropy (rows)",  # the other form of its targets
    nnref.softmax_cross_entropy,
    output=(FRACTIONS, None),
    target=(FRACTIONS, "targets from 0 to 1"),
)

# ---------------------------------------------------------------------------- perceptron

UNIT = Perceptron(3, w=W, b=0.125)
row("threshold_unit", nnref.threshold_unit, x=(X, "rows or one row"), w=(W, "any vector"), theta=(0.5, "number"))
row(
    "Perceptron",
    Perceptron,
    n_inputs=(3, "count"),
    lr=(0.5, "above 0"),
    w=(W, "optional vector"),
    b=(0.1, "optional number"),
    fit_bias=(True, "flag"),
    tie_tolerance=(1e-9, "at least 0"),
)
row("Perceptron.predict", Perceptron.predict, self=(UNIT, None), x=(X, "rows or one row"))
row(
    "Perceptron.fit",
    Perceptron.fit,
    self=(UNIT, None),
    x=(X, "rows"),
    y=(Y, "labels 0 and 1"),
    max_epochs=(5, "count"),
)

# ---------------------------------------------------------------------------- networks and training

NET = MLP([3, 4, 2], hidden="prelu", dropout=0.25, rng=1)
row(
    "MLP",
    MLP,
    sizes=([3, 4, 2], "sizes"),
    hidden=("prelu", "activations"),
    output=("sigmoid", "activation"),
    init=("he", "name"),
    dropout=(0.5, "at least 0, below 1"),
    rng=rng(),
    dtype=(np.float32, "dtype"),
    replicas=(2, "optional count"),
)


def assigned(view):
    def assign(self, value):
        getattr(self, view)[0] = value
        return self

    return assign


def set_theta(self, theta):
    self.theta = theta
    return self


row("MLP.theta", set_theta, self=(NET, None), theta=(NET.theta / 2, "vector"))
VIEWS = {
    "weights": (np.ones((3, 4)), "matrix"),
    "biases": (np.ones(4), "vector"),
    "slopes": (np.array(0.5), "one number, as an array"),
}
for name, value in VIEWS.items():
    row(f"MLP.{name}", assigned(name), {"value": f"{name}[0]"}, self=(NET, None), value=value)
row("MLP.forward", MLP.forward, self=(NET, None), x=(X, "rows"), rng=(np.random.default_rng(7), "optional rng"))
row("MLP.predict", MLP.predict, self=(NET, None), x=(X, "rows"))
row("MLP.classify", MLP.classify, self=(NET, None), x=(X, "rows"))
row(
    "MLP.loss_and_gradient",
    MLP.loss_and_gradient,
    self=(NET, None),
    x=(X, "rows"),
    y=(FRACTIONS, "targets"),
    loss=("mse", "loss"),
    rng=(np.random.default_rng(7), "optional rng"),
)
row(
    "MLP.loss_and_gradient (labels)",
    MLP.loss_and_gradient,
    self=(NET, None),
    x=(X, None),
    y=(Y, "labels"),
    loss=(nnref.softmax_cross_entropy, None),
)
TWO_NETS = MLP([3, 4, 2], replicas=2, rng=1)
row(
    "MLP.loss_and_gradient (replicas)",
    MLP.loss_and_gradient,
    self=(TWO_NETS, None),
    x=(X, "rows"),
    y=(FRACTIONS, "targets"),
    loss=("mse", None),
)
row("MLP.theta (replicas)", set_theta, self=(TWO_NETS, None), theta=(TWO_NETS.theta / 2, "matrix"))
row("EarlyStopping", nnref.EarlyStopping, patience=(3, "count"), min_delta=(0.1, "at least 0"))


def mean_error(output, target):
    return abs(output - target).mean()


row(
    "train",
    nnref.train,
    net=(NET, "instance"),
    x=(X, "rows"),
    y=(FRACTIONS, "targets"),
    loss=("mse", "loss"),
    optimizer=(nnref.Adam(), "instance"),
    epochs=(2, "count"),
    batch_size=(2, "optional count"),
    validation=((X[1:], FRACTIONS[1:]), "pair"),
    penalty=(nnref.L2(0.1), "optional instance"),
    early_stopping=(nnref.EarlyStopping(3), "optional instance"),
    metrics=({"error": mean_error}, "optional metrics"),
    rng=rng(),
    progress=(False, "flag"),
)

row(
    "train (without early stopping)",
    nnref.train,
    net=(NET, None),
    x=(X, None),
    y=(FRACTIONS, None),
    loss=("mse", None),
    optimizer=(nnref.Adam(), None),
    epochs=(2, None),
    validation=((X[1:], FRACTIONS[1:]), "optional pair"),
)

# ---------------------------------------------------------------------------- optimizers, schedules, penalties

SETTINGS = {
    "lr": (0.1, "rate or schedule"),
    "beta": (0.5, "at least 0, below 1"),
    "beta1": (0.5, "at least 0, below 1"),
    "beta2": (0.5, "at least 0, below 1"),
    "rho": (0.5, "at least 0, below 1"),
    "eps": (1e-6, "above 0"),
    "weight_decay": (0.1, "at least 0"),
}


class Descent(Optimizer):
    def _update(self, theta, g, eta):
        theta -= eta * g


def after_a_step(kind, settings):
    optimizer = kind(**settings)
    optimizer.step(np.array(X), X[::-1])
    return optimizer


def moved(self, theta, grad):
    self.step(theta, grad)
    return theta


def set_lr(self, lr):
    self.lr = lr
    return self


for name in nnref.__all__:
    kind = getattr(nnref, name)
    if inspect.isclass(kind) and issubclass(kind, Optimizer):
        settings = {key: SETTINGS[key] for key in inspect.signature(kind).parameters if key in SETTINGS}
        row(name, kind, **settings)
        made = Descent if kind is Optimizer else kind
        started = (after_a_step(made, {key: good for key, (good, _) in settings.items()}), None)
        row(f"{name}.step", moved, self=started, theta=(X, "numbers to move"), grad=(X[::-1], "numbers like theta"))
        row(f"{name}.reset", kind.reset, self=started)
        row(f"{name}.lr", set_lr, self=started, lr=SETTINGS["lr"])


def half_square(theta):
    return (theta**2).sum() / 2, theta


row(
    "minimize",
    nnref.minimize,
    f=(half_square, "function to a pair"),
    theta0=(X, "finite numbers"),
    opt=(after_a_step(nnref.Momentum, {"lr": 0.1}), "instance"),
    steps=(3, "count"),
)
SCHEDULES = {
    "constant": {"lr": (0.1, "above 0")},
    "step_decay": {"lr": (0.1, "above 0"), "factor": (0.5, "above 0"), "every": (2, "count")},
    "exponential": {"lr": (0.1, "above 0"), "factor": (0.5, "above 0")},
    "cosine": {"lr": (0.1, "above 0"), "steps": (4, "count"), "final": (0.01, "at least 0")},
    "warmup": {"schedule": (nnref.constant(0.1), "function"), "steps": (3, "count")},
}
for name, arguments in SCHEDULES.items():
    factory = getattr(nnref, name)
    row(name, factory, **arguments)
    row(f"{name}()", factory(*(good for good, _ in arguments.values())), t=(3, "count from 0"))
for name in ("L1", "L2"):
    kind = getattr(nnref, name)
    row(name, kind, strength=(0.5, "at least 0"))
    row(f"{name}.value", kind.value, self=(kind(0.5), None), w=(X, "finite numbers"))
    row(f"{name}.gradient", kind.gradient, self=(kind(0.5), None), w=(X, "finite numbers"))
row("L1.prox", nnref.L1.prox, self=(nnref.L1(0.5), None), w=(X, "finite numbers"), step=(0.1, "at least 0"))

# ---------------------------------------------------------------------------- gradients, tape, surfaces

row(
    "numerical_gradient",
    nnref.numerical_gradient,
    value_fn=(lambda theta: theta.sum(), "function to a number"),
    theta=(X, "finite numbers"),
)
row(
    "check_gradient",
    nnref.check_gradient,
    value_and_gradient_fn=(half_square, "function to a number and a gradient"),
    theta=(X, "finite numbers"),
)
row("Value", Value, data=(2.0, "number"))
for method in ("exp", "log", "tanh", "relu", "backward"):
    row(f"Value.{method}", getattr(Value, method), self=(Value(0.5), None))
OPERATIONS = {
    "+": lambda self, operand: self + operand,
    "-": lambda self, operand: self - operand,
    "*": lambda self, operand: self * operand,
    "/": lambda self, operand: self / operand,
    "**": lambda self, operand: self**operand,
    "+ on the left": lambda self, operand: operand + self,
    "- on the left": lambda self, operand: operand - self,
    "* on the left": lambda self, operand: operand * self,
    "/ on the left": lambda self, operand: operand / self,
    "** on the left": lambda self, operand: operand**self,
}
for name, operation in OPERATIONS.items():
    says = {"operand": "exponent"} if name == "**" else {}
    kind = "number with no power of its own" if name == "** on the left" else "number"  # Fraction takes it before us
    row(f"Value ({name})", operation, says, self=(Value(0.5), None), operand=(2.0, kind))

BOUNDS = np.array([[-1.0, 1.0], [-1.0, 2.0], [0.0, 2.0]])
row(
    "Surface",
    Surface,
    name=("bowl", "text"),
    function=(lambda theta: ((theta**2).sum(axis=-1), 2 * theta), "function"),
    minima=(X[:1] * 0, "points to name"),
    bounds=(BOUNDS, "pairs"),
)
row("quadratic", nnref.quadratic, hessian=(SQUARE, "symmetric matrix"))
row("quadratic()", nnref.quadratic(SQUARE), theta=(X, "points"))
for name in nnref.__all__:
    if isinstance(getattr(nnref, name), Surface):
        row(name, getattr(nnref, name), theta=(X[:, :2], "points"))

# ---------------------------------------------------------------------------- data

DATA = {
    "n": (12, "count"),
    "noise": (0.1, "at least 0"),
    "ratio": (0.5, "above 0, below 1"),
    "classes": (3, "count"),
    "turns": (1.5, "above 0"),
    "rng": rng(),
}
for name in ("moons", "circles", "spirals", "blobs", "regression_curve"):
    function = getattr(nnref, name)
    row(name, function, **{key: DATA[key] for key in inspect.signature(function).parameters if key in DATA})
row("digits", nnref.digits)
row("gate", nnref.gate, {"name": "gate"}, name=("AND", "name"))
row("accuracy", nnref.accuracy, predicted=(Y[::-1], "labels to judge"), target=(Y, "labels to judge by"))
row("one_hot", nnref.one_hot, labels=(LABELS, "labels below 4"), classes=(4, "optional count"))
row(
    "standardize",
    lambda x, others: nnref.standardize(x, others),
    x=(X, "table"),
    others=(X[1:], "table like x"),
)
row(
    "split",
    nnref.split,
    x=(X, "anything in rows"),
    y=(FRACTIONS, "anything in rows"),
    fractions=((0.6, 0.4), "shares"),
    rng=rng(),
)
