r"""The layers of a network, forward and backward: the algorithm itself, which `MLP` uses.

Symbols: $x$ the inputs, $W$ and $b$ the weights and biases of a layer, $z = a W + b$ its weighted sums, $a = f(z)$
its activations, $\delta = \partial L / \partial z$ its error terms, $L$ the loss. Shapes: $x$ (n, d), $W$ (d, k), $b$
(k,), $z$, $a$ and $\delta$ (n, k); with replicas, every array has their axis in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from nnref._validate import FloatArray
from nnref.activation import Activation
from nnref.activations import identity
from nnref.grouped import softmax_into

__all__ = ["Trace"]


@dataclass(frozen=True, eq=False)
class Trace:
    """What a forward pass computed, as `MLP.forward` returns it.

    Python counts from 0: ``z[0]`` and ``a[0]`` belong to the first layer with weights, ``a[-1]`` are the outputs.

    Attributes
    ----------
    x : array of shape (n, d)
        The inputs.
    z : tuple of arrays of shape (n, k), one for each layer
        The weighted sums, with their biases.
    a : tuple of arrays of shape (n, k), one for each layer
        The activations, after dropout.
    """

    x: FloatArray
    z: tuple[FloatArray, ...]
    a: tuple[FloatArray, ...]


class Layer(NamedTuple):
    """The parameters of one layer, or their gradients: views of one flat vector."""

    W: FloatArray  # (d, k)
    b: FloatArray  # (1, k)
    alpha: FloatArray | None  # (1, 1), the trained slope of a PReLU
    f: Activation | None  # None for softmax


class Workspace:
    """The arrays of a forward and, if wanted, a backward pass: made once for a batch size, written into from then on."""

    def __init__(self, shapes: list[tuple[int, ...]], dtype: Any, backward: bool) -> None:
        self.z = tuple(np.empty(shape, dtype) for shape in shapes)
        self.a = tuple(np.empty(shape, dtype) for shape in shapes)
        self.delta = tuple(np.empty(shape, dtype) for shape in shapes if backward)
        self.slope = tuple(np.empty(shape, dtype) for shape in shapes if backward)
        self.kept: list[FloatArray | None] = [None] * len(shapes)


def forward(
    x: FloatArray, layers: list[Layer], work: Workspace, dropout: float = 0.0, rng: np.random.Generator | None = None
) -> FloatArray:
    """Compute z and a of every layer, in place, and return the outputs."""
    a = x
    for k, (W, b, alpha, f) in enumerate(layers):
        z = np.matmul(a, W, out=work.z[k])
        z += b
        a = work.a[k]
        if f is None:
            softmax_into(z, a)
        elif alpha is None:
            f._value(z, a, **f.params)
        else:
            f._value(z, a, alpha=alpha)
        hidden = k < len(layers) - 1
        work.kept[k] = _drop(a, dropout, rng) if hidden and dropout and rng is not None else None
    return a


def _drop(a: FloatArray, dropout: float, rng: np.random.Generator) -> FloatArray:
    """Set activations to 0, in place, each with probability `dropout`, and scale up the rest: inverted dropout."""
    kept = (rng.random(a.shape) >= dropout).astype(a.dtype)
    kept /= 1 - dropout
    a *= kept
    return kept


def backward(x: FloatArray, layers: list[Layer], work: Workspace, gradients: list[Layer]) -> None:
    """Compute dL/dW, dL/db and dL/dalpha of every layer, in place, from dL/da of the outputs in the last delta."""
    for k in reversed(range(len(layers))):
        W, _, alpha, f = layers[k]
        z, a, delta, slope, kept = work.z[k], work.a[k], work.delta[k], work.slope[k], work.kept[k]
        dW, db, dalpha, _ = gradients[k]
        if kept is not None:
            delta *= kept  # what was dropped passes no error back
        if dalpha is not None:  # dz/dalpha of a PReLU is z where z <= 0, else 0
            np.minimum(z, 0, out=slope)
            slope *= delta
            np.add.reduce(slope, axis=(-2, -1), out=dalpha, keepdims=True)
        # delta = dL/da f'(z)
        if f is None:  # softmax: dL/dz_j = a_j (dL/da_j - sum_i a_i dL/da_i)
            delta -= np.vecdot(a, delta)[..., None]
            delta *= a
        elif f._value is not identity._value:
            if alpha is not None:
                f._slope(z, slope, alpha=alpha)
            elif f._slope_from_output is not None and kept is None:
                f._slope_from_output(a, slope, **f.params)
            else:
                f._slope(z, slope, **f.params)
            delta *= slope
        # dL/dW = a_before^T delta, dL/db = the sum of delta over the samples
        before = work.a[k - 1] if k else x
        np.matmul(before.swapaxes(-1, -2), delta, out=dW)
        np.add.reduce(delta, axis=-2, out=db, keepdims=True)
        # dL/da_before = delta W^T
        if k:
            np.matmul(delta, W.swapaxes(-1, -2), out=work.delta[k - 1])
