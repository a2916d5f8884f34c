r"""What every loss is: one number for all samples, its gradient, and a check of what is compared.

The losses themselves are in `nnref.losses`. Symbols: $n$ samples, $k$ outputs, $o$ the outputs, $y$ the targets, $L$
the loss.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats, entry
from nnref._validate import FloatArray, as_flag, as_function, as_kind, as_name, explain

__all__ = ["Loss"]

# (output, target, gradient): (..., n, k) each. Writes dL/do into `gradient` and returns L, of shape (...).
Kernel = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]


class Loss:
    r"""A loss function L, averaged over samples, with its gradient.

    ``loss(output, target)`` is $L$ and ``loss.gradient(output, target)`` is $\partial L / \partial o$, exactly
    that of the averaged loss.

    Parameters
    ----------
    name : str
    kernel : function (output, target, gradient)
        Writes $\partial L / \partial o$ into `gradient` and returns $L$. All three have the shape (..., n, k).
    takes_logits : bool
        Whether the outputs are logits. Then `MLP` refuses it behind a sigmoid or a softmax.
    target : {"numbers", "fractions", "classes"}
        What a target may be: any numbers; numbers from 0 to 1; class labels, or rows of numbers from 0 to 1.

    Attributes
    ----------
    name : str
    takes_logits : bool

    Raises
    ------
    ValueError
        For another word as target; when called with a target that does not have the shape of the output, or is out
        of range, with no sample, NaN or infinity.
    TypeError
        For a name that is not text, a kernel that is no function and `takes_logits` that is not a bool; when called
        with anything that is not of real numbers.

    Notes
    -----
    An output (n,) is n samples with one output each. Axes before (n, k) are kept: an output (r, n, k) with a
    target (r, n, k) gives r losses. float32 stays float32.

    Examples
    --------
    >>> from nnref import Loss, mse
    >>> mse([[1.0, 2.0]], [[0.0, 4.0]])
    2.5
    >>> def mean_absolute(output, target, gradient):
    ...     size = output.shape[-2] * output.shape[-1]
    ...     gradient[...] = np.sign(output - target) / size
    ...     return abs(output - target).sum(axis=(-2, -1)) / size
    >>> Loss("mean_absolute", mean_absolute).gradient([[1.0, 2.0]], [[0.0, 4.0]])
    array([[ 0.5, -0.5]])
    """

    def __init__(self, name: str, kernel: Kernel, takes_logits: bool = False, target: str = "numbers") -> None:
        wanted = "a function (output, target, gradient) that writes the gradient and returns the loss"
        self._kernel = as_function(kernel, "kernel", wanted, "the mean_absolute of the docstring")
        self.name: str = as_kind(name, str, "name", "text", "name='mean_absolute'")
        self.takes_logits = as_flag(takes_logits, "takes_logits")
        self._target = as_name(target, "target", ("numbers", "fractions", "classes"))
        names = ("output", "target")
        self.__signature__ = Signature([Parameter(each, Parameter.POSITIONAL_OR_KEYWORD) for each in names])
        self.__doc__ = kernel.__doc__
        self.__wrapped__ = kernel  # so that doctest finds the examples
        self.__name__ = self.__qualname__ = name
        self.__module__ = kernel.__module__

    def __call__(self, output: ArrayLike, target: ArrayLike) -> Any:
        return self._value_and_gradient(output, target)[0]

    def gradient(self, output: ArrayLike, target: ArrayLike) -> FloatArray:
        r"""Differentiate the loss with respect to the outputs.

        $$\frac{\partial L}{\partial o}$$

        Parameters
        ----------
        output : array of shape (n, k), (n,) or (..., n, k)
        target : array of the same shape; class labels (n,) or (..., n) for `softmax_cross_entropy`

        Returns
        -------
        gradient : array of the shape of the output

        Raises
        ------
        ValueError
            For a target that does not have the shape of the output, or is out of range, no sample, NaN or infinity.
        TypeError
            For anything that is not of real numbers.

        Examples
        --------
        >>> from nnref import squared_error
        >>> squared_error.gradient([[1.0, 2.0]], [[0.0, 4.0]])
        array([[ 1., -2.]])
        """
        return self._value_and_gradient(output, target)[1]

    def __repr__(self) -> str:
        return self.name

    def __reduce__(self) -> Any:
        if getattr(sys.modules.get(self.__module__), self.name, None) is self:
            return _named, (self.__module__, self.name)
        return super().__reduce__()

    def _value_and_gradient(self, output: ArrayLike, target: ArrayLike) -> tuple[Any, FloatArray]:
        outputs = as_floats(output, "output", dtype=None)
        least = 2 if self._target == "classes" else 1
        if outputs.ndim < least or outputs.size == 0:
            got, fix = f"output has shape {outputs.shape}", "pass one row of k outputs per sample"
            raise ValueError(explain(got, "(n, k) with n and k at least 1", fix))
        rows = outputs[:, None] if outputs.ndim == 1 else outputs
        gradient = np.empty_like(rows)
        targets = self._rows_of_targets(target, outputs.shape, outputs.dtype)
        with np.errstate(over="ignore"):  # where the loss itself does not exist in this dtype, it is inf
            value = np.asarray(self._kernel(rows, targets.reshape(rows.shape), gradient))
        return value if value.ndim else value.item(), gradient.reshape(outputs.shape)

    def _rows_of_targets(self, target: ArrayLike, shape: tuple[int, ...], dtype: Any, name: str = "target") -> FloatArray:
        """`target` as rows of numbers in the shape of the output; class labels become rows of 0 and 1."""
        real = as_floats(target, name, fix=f"np.unique({name}, return_inverse=True)[1] numbers what is not a number")
        if self._target == "classes" and real.shape == shape[:-1]:
            return self._rows_of_labels(real, shape[-1], dtype, name)
        if real.shape != shape:
            wanted = f"{shape[:-1]} labels or {shape} rows" if self._target == "classes" else f"{shape}"
            accepted = (shape[:-1], shape) if self._target == "classes" else (shape,)
            same = [each for each in accepted if _without_ones(each) == _without_ones(real.shape)]
            fix = f"pass np.reshape({name}, {same[0]})" if same else "pass one target per output"
            if real.shape == shape[:-1] and not same:
                fix = f"one_hot({name}, {shape[-1]}) makes rows of labels"
            raise ValueError(explain(f"{name} has shape {real.shape}", f"{wanted} because the output has shape {shape}", fix))
        if self._target != "numbers" and not 0 <= real.min() <= real.max() <= 1:
            outside = (real < 0) | (real > 1)
            fix = f"np.where({name} > 0, 1, 0) turns -1 into 0; softmax_cross_entropy takes labels of more classes"
            raise ValueError(explain(entry(real, outside, name), f"numbers from 0 to 1 for {self.name}", fix))
        return real if real.dtype == dtype else as_floats(real, name, dtype=dtype)

    def _rows_of_labels(self, labels: FloatArray, classes: int, dtype: Any, name: str) -> FloatArray:
        wrong = (labels < 0) | (labels >= classes) | (labels != np.floor(labels))
        if wrong.any():
            fix = f"np.unique({name}, return_inverse=True)[1] numbers them; the network needs one output per class"
            raise ValueError(explain(entry(labels, wrong, name), f"labels from 0 to {classes - 1}", fix))
        return np.asarray(labels[..., None] == np.arange(classes), dtype=dtype)


def _without_ones(shape: tuple[int, ...]) -> list[int]:
    return [size for size in shape if size != 1]


def _named(module: str, name: str) -> Loss:
    found: Loss = getattr(import_module(module), name)
    return found


def loss_function(takes_logits: bool = False, target: str = "numbers") -> Callable[[Kernel], Loss]:
    """Make a `Loss` of the function that writes the gradient and returns the loss; it keeps the docstring."""
    return lambda kernel: Loss(kernel.__name__, kernel, takes_logits, target)
