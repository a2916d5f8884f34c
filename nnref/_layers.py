"""What an MLP is made of: its names for activations, losses and initializations, and its vector of parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from math import prod, sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref import activations, losses, rectifiers, smooth
from nnref._arrays import as_floats
from nnref._validate import FloatArray, as_count, as_list, as_name, explain, shown
from nnref.activation import Activation
from nnref.backprop import Layer
from nnref.loss import Loss

ACTIVATIONS = {
    name: value
    for module in (activations, rectifiers, smooth)
    for name, value in vars(module).items()
    if isinstance(value, Activation)
}
LOSSES = {name: value for name, value in vars(losses).items() if isinstance(value, Loss)}
prelu = Activation("prelu", rectifiers.leaky_relu._value, rectifiers.leaky_relu._slope)
prelu.__module__ = __name__  # where pickle finds it
prelu.__doc__ = "Leaky ReLU whose slope is a parameter of the layer."
PRELU_START = 0.25  # He and others, 2015, section 2.1

# name -> (d, k) -> variance of the weights
INITIALIZATIONS: dict[str, Callable[[int, int], float]] = {
    "zeros": lambda d, k: 0.0,
    "glorot": lambda d, k: 2 / (d + k),
    "he": lambda d, k: 2 / d,
    "lecun": lambda d, k: 1 / d,
    "glorot_uniform": lambda d, k: 2 / (d + k),
    "he_uniform": lambda d, k: 2 / d,
    "lecun_uniform": lambda d, k: 1 / d,
}

# What other libraries call it -> what it is called here, for the message about an unknown name.
ELSEWHERE = {
    "xavier": "glorot",
    "xavier_normal": "glorot",
    "xavier_uniform": "glorot_uniform",
    "glorot_normal": "glorot",
    "kaiming": "he",
    "kaiming_normal": "he",
    "kaiming_uniform": "he_uniform",
    "he_normal": "he",
    "lecun_normal": "lecun",
    "linear": "identity",
    "logistic": "sigmoid",
    "swish": "silu",
    "logits": "identity",
    "cross_entropy": "softmax_cross_entropy",
    "crossentropy": "softmax_cross_entropy",
    "categorical_crossentropy": "softmax_cross_entropy",
    "sparse_categorical_crossentropy": "softmax_cross_entropy",
    "nll": "softmax_cross_entropy",
    "log_loss": "binary_cross_entropy",
    "bce": "binary_cross_entropy",
    "bce_with_logits": "binary_cross_entropy",
    "mean_squared_error": "mse",
}


def as_dtype(dtype: Any) -> Any:
    with suppress(Exception):  # what NumPy raises for text depends on the text
        if (kind := np.dtype(dtype)) in (np.float64, np.float32):
            return kind
    fix = "pass dtype=np.float32, or leave it out"
    raise ValueError(explain(f"dtype is {shown(dtype)}", "float64 or float32", fix))


def as_sizes(sizes: Any) -> tuple[int, ...]:
    sizes = as_list(sizes, "sizes", "a sequence of ints", "[2, 3, 1]")
    if len(sizes) < 2:
        fix = "name the inputs and the outputs, as in sizes=[2, 1]"
        raise ValueError(explain(f"sizes is {shown(sizes)}", "at least two numbers", fix))
    return tuple(as_count(size, f"sizes[{i}]") for i, size in enumerate(sizes))


def as_hidden(hidden: Any, layers: int) -> list[Activation]:
    """One activation for each hidden layer."""
    if isinstance(hidden, Sequence) and not isinstance(hidden, str | bytes):
        if len(hidden) != layers:
            got = f"hidden has {len(hidden)} activation{'s' if len(hidden) != 1 else ''}"
            wanted = f"{layers} because sizes has {layers} hidden layer{'s' if layers != 1 else ''}"
            raise ValueError(explain(got, wanted, "pass one for each, or one name for all"))
        return [_as_activation(each, f"hidden[{i}]", ("prelu",)) for i, each in enumerate(hidden)]
    return [_as_activation(hidden, "hidden", ("prelu",))] * layers


def as_output(output: Any) -> Activation | None:
    """The activation of the outputs; None for softmax."""
    return None if isinstance(output, str) and output == "softmax" else _as_activation(output, "output", ("softmax",))


def _as_activation(value: Any, what: str, more: tuple[str, ...]) -> Activation:
    if isinstance(value, Activation):
        return value
    name = as_name(value, what, [*ACTIVATIONS, *more], "tanh", ELSEWHERE)
    return prelu if name == "prelu" else ACTIVATIONS[name]


def named(f: Activation | None) -> str:
    """What `hidden` and `output` call this activation; parameters are named where they are not those of the name."""
    if f is None:
        return "softmax"
    return f.name if f in (prelu, ACTIVATIONS.get(f.name)) else repr(f)


def as_loss(loss: Any, output: Activation | None) -> Loss:
    """A loss that goes with this activation of the outputs."""
    found = loss if isinstance(loss, Loss) else LOSSES[as_name(loss, "loss", LOSSES, elsewhere=ELSEWHERE)]
    name = "softmax" if output is None else output.name
    if found.takes_logits and name in ("sigmoid", "softmax"):
        got = f"output is {name!r} and the loss is {found.name}, which takes logits"
        fix = f"pass output='identity' to MLP: the loss has the {name} in it"
        raise ValueError(explain(got, "output='identity'", fix))
    return found


def _shapes(sizes: tuple[int, ...], functions: Sequence[Activation | None]) -> Iterator[list[tuple[int, int]]]:
    """For each layer the shapes of W, b and, where there is one, its trained slope."""
    for d, k, f in zip(sizes, sizes[1:], functions, strict=False):
        yield [(d, k), (1, k), (1, 1)] if f is prelu else [(d, k), (1, k)]


def pieces(flat: FloatArray, sizes: tuple[int, ...], functions: Sequence[Activation | None]) -> list[Layer]:
    """Views of a flat vector (p,), or of the rows of (K, p): one layer after the other."""
    layers, start = [], 0
    for f, shapes in zip(functions, _shapes(sizes, functions), strict=True):
        views = []
        for shape in shapes:
            end = start + prod(shape)
            views.append(flat[..., start:end].reshape(*flat.shape[:-1], *shape))
            start = end
        layers.append(Layer(views[0], views[1], views[2] if len(views) == 3 else None, f))
    return layers


def drawn(
    sizes: tuple[int, ...],
    functions: Sequence[Activation | None],
    init: str,
    rng: np.random.Generator,
    replicas: int | None,
) -> FloatArray:
    """All parameters at the start: (p,), or (K, p). A replica is drawn after the other, each layer by layer."""
    front = () if replicas is None else (replicas,)
    p = sum(prod(shape) for shapes in _shapes(sizes, functions) for shape in shapes)
    theta = np.zeros((*front, p))
    size = (*front, sum(d * k for d, k in zip(sizes, sizes[1:], strict=False)))
    draws = rng.uniform(-sqrt(3), sqrt(3), size) if init.endswith("_uniform") else rng.standard_normal(size)
    start = 0
    for W, _, alpha, _ in pieces(theta, sizes, functions):
        d, k = W.shape[-2:]
        W[...] = sqrt(INITIALIZATIONS[init](d, k)) * draws[..., start : start + d * k].reshape(W.shape)
        start += d * k
        if alpha is not None:
            alpha[...] = PRELU_START
    return theta


class Views(Sequence[FloatArray]):
    """Arrays that share their memory with theta; assigning to one copies into it, so it never detaches."""

    def __init__(self, name: str, views: list[FloatArray]) -> None:
        self._name, self._views = name, views

    def __len__(self) -> int:
        return len(self._views)

    def __getitem__(self, k: Any) -> Any:
        return self._views[k]

    def __setitem__(self, k: Any, value: ArrayLike) -> None:
        view = self._views[k]
        if value is view:  # the last half of `net.weights[k] *= 2`, whose first half was in place
            return
        if isinstance(k, slice):
            got, fix = f"the index of {self._name} is {k}", "assign to one layer after the other"
            raise TypeError(explain(got, "the number of one layer", fix))
        new = as_floats(value, f"{self._name}[{k}]", dtype=view.dtype)
        if new.shape != view.shape:
            got, fix = f"{self._name}[{k}] got shape {new.shape}", "pass one number for each parameter"
            raise ValueError(explain(got, f"{view.shape}", fix))
        view[...] = new

    def __repr__(self) -> str:
        return repr(self._views)
