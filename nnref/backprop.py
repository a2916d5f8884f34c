r"""The layers of a network, forward and backward: the algorithm itself, which `MLP` uses.

Symbols: $x$ the inputs, $W$ and $b$ the weights and biases of a layer, $z = a W + b$ its weighted sums, $a = f(z)$
its activations, $\delta = \partial L / \partial z$ its error terms, $L$ the loss. Shapes: $x$ (n, d), $W$ (d, k), $b$
(k,), $z$, $a$ and $\delta$ (n, k); with replicas, every array has their axis in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from nnref._validate import FloatArray
from nnref.activation import Activation, Kernel
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

    def __init__(self, layers: list[Layer], n: int, backward: bool = True) -> None:
        replicas, dtype = layers[0].W.shape[:-2], layers[0].W.dtype
        self.passes = [Pass(layer, (*replicas, n, layer.W.shape[-1]), backward) for layer in layers]
        # of two matrices both products are the same; np.dot does less before it begins
        self.product = np.matmul if replicas else np.dot
        self.ones = np.ones((1, n), dtype)


class Pass:
    """What one layer computes: its arrays, and its activation as functions (z or a, out)."""

    __slots__ = ("a", "a_T", "delta", "kept", "slope", "slope_from_a", "slope_from_z", "value", "z")
    kept: FloatArray | None  # what dropout multiplied a by, in the last forward pass

    def __init__(self, layer: Layer, shape: tuple[int, ...], backward: bool) -> None:
        f, same = layer.f, layer.f is not None and layer.f._value is identity._value
        self.z = np.empty(shape, layer.W.dtype)
        self.a = self.z if same and backward else np.empty_like(self.z)  # backward, nobody asks for z where a is the same
        self.a_T = self.a.mT
        self.delta, self.slope = (np.empty(shape if backward else 0, layer.W.dtype) for _ in range(2))
        self.value: Kernel = softmax_into
        self.slope_from_z: Kernel | None = None
        self.slope_from_a: Kernel | None = None
        if f is not None:
            params = f.params if layer.alpha is None else {"alpha": layer.alpha}
            self.value = _bound(f._value, params)
            if not same:
                self.slope_from_z = _bound(f._slope, params)
            if not same and f._slope_from_output is not None and layer.alpha is None:
                self.slope_from_a = _bound(f._slope_from_output, params)


def _bound(function: Kernel, params: dict[str, Any]) -> Kernel:
    return partial(function, **params) if params else function


def forward(
    x: FloatArray, layers: list[Layer], work: Workspace, dropout: float = 0.0, rng: np.random.Generator | None = None
) -> FloatArray:
    """Compute z and a of every layer, in place, and return the outputs."""
    a, product = x, work.product
    for (W, b, _, _), of in zip(layers, work.passes, strict=True):
        z = product(a, W, out=of.z)
        z += b
        a = of.a
        if a is not z:
            of.value(z, a)
        of.kept = _drop(a, dropout, rng) if dropout and rng is not None and of is not work.passes[-1] else None
    return a


def _drop(a: FloatArray, dropout: float, rng: np.random.Generator) -> FloatArray:
    """Set activations to 0, in place, each with probability `dropout`, and scale up the rest: inverted dropout."""
    kept = (rng.random(a.shape) >= dropout).astype(a.dtype)
    kept /= 1 - dropout
    a *= kept
    return kept


def backward(x: FloatArray, layers: list[Layer], work: Workspace, gradients: list[Layer]) -> None:
    """Compute dL/dW, dL/db and dL/dalpha of every layer, in place, from dL/da of the outputs in the last delta."""
    passes, product = work.passes, work.product
    for k in range(len(layers) - 1, -1, -1):
        of, before = passes[k], passes[k - 1]
        delta = of.delta
        dW, db, dalpha, _ = gradients[k]
        if of.kept is not None:
            delta *= of.kept  # what was dropped passes no error back
        if dalpha is not None:  # dz/dalpha of a PReLU is z where z <= 0, else 0
            np.minimum(of.z, 0, out=of.slope)
            of.slope *= delta
            np.add.reduce(of.slope, axis=(-2, -1), out=dalpha, keepdims=True)
        # delta = dL/da f'(z)
        if of.value is softmax_into:  # dL/dz_j = a_j (dL/da_j - sum_i a_i dL/da_i)
            delta -= np.vecdot(of.a, delta)[..., None]
            delta *= of.a
        elif of.slope_from_a is not None and of.kept is None:
            of.slope_from_a(of.a, of.slope)
            delta *= of.slope
        elif of.slope_from_z is not None:
            of.slope_from_z(of.z, of.slope)
            delta *= of.slope
        # dL/dW = a_before^T delta, dL/db = the sum of delta over the samples, as a product, which is faster
        product(before.a_T if k else x.mT, delta, out=dW)
        product(work.ones, delta, out=db)
        # dL/da_before = delta W^T
        if k:
            product(delta, layers[k].W.mT, out=before.delta)
