r"""What every elementwise activation function is: a function with a derivative and, maybe, parameters.

The functions themselves are in `nnref.activations`, `nnref.rectifiers` and `nnref.smooth`. Symbols: $z$ the weighted
sum (bias included), $f$ the activation function, $a = f(z)$ the activation, $f'$ the derivative of $f$.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_real
from nnref._validate import FloatArray, as_function, as_kind, as_name, as_number, explain

__all__ = ["Activation"]

Kernel = Callable[..., None]  # (z, out, **params): writes into `out`, which has the shape of z


class Activation:
    r"""An activation function $f$, applied to each number of an array, with its derivative $f'$.

    ``f(z)`` is $f(z)$ and ``f.derivative(z)`` is $f'(z)$, in the shape of z. Where f has parameters, such as
    the `alpha` of `leaky_relu`, they are keywords of both; ``f.bind(alpha=0.1)`` fixes them.

    Parameters
    ----------
    name : str
    value : function (z, out, **params)
        Writes $f(z)$ into the array `out`. Its keyword-only parameters are those of the activation:
        numbers above 0, with a default.
    slope : function (z, out, **params)
        Writes $f'(z)$ into `out`.
    slope_from_output : function (a, out, **params), optional
        The same from $a = f(z)$, where that is cheaper: backpropagation has a at hand.
    **params
        Values for parameters of f, in place of the defaults of `value`.

    Attributes
    ----------
    name : str
    params : dict
        The parameters with their values.

    Raises
    ------
    TypeError
        For a name that is not text and functions that are none; when called with z that is not of real numbers, or
        with a parameter that f does not have.
    ValueError
        For a parameter out of its range, also when called.

    Notes
    -----
    float32 stays float32; every other type of real number is computed in float64. Infinity gives the limit
    of f, and NaN gives NaN, except that the derivatives of `step` and `identity` are 0 and 1 everywhere. At a
    kink the derivative is that from the left: ``relu.derivative(0)`` is 0.

    Examples
    --------
    >>> import numpy as np
    >>> from nnref import Activation, leaky_relu
    >>> leaky_relu([-2.0, 3.0], alpha=0.1)
    array([-0.2,  3. ])
    >>> steep = leaky_relu.bind(alpha=0.1)
    >>> steep.derivative(-2.0)
    0.1
    >>> def square(z, out): np.multiply(z, z, out=out)
    >>> def twice(z, out): np.multiply(z, 2, out=out)
    >>> Activation("square", square, twice).derivative([1.0, -3.0])
    array([ 2., -6.])
    """

    def __init__(
        self, name: str, value: Kernel, slope: Kernel, slope_from_output: Kernel | None = None, **params: Any
    ) -> None:
        self.name = as_kind(name, str, "name", "text", "name='square'")
        from_output = slope if slope_from_output is None else slope_from_output
        for each, function in (("value", value), ("slope", slope), ("slope_from_output", from_output)):
            as_function(function, each, "a function (z, out) that writes into out", "np.negative")
        self._value, self._slope, self._slope_from_output = value, slope, slope_from_output
        self.params: dict[str, Any] = dict(getattr(value, "__kwdefaults__", None) or {})
        self._fix(params)
        self.__doc__ = value.__doc__
        self.__wrapped__ = value  # so that doctest finds the examples
        self.__name__ = self.__qualname__ = name
        self.__module__ = value.__module__

    def __call__(self, z: ArrayLike, **params: Any) -> FloatArray | Any:
        return self._apply(self._value, z, params)

    def derivative(self, z: ArrayLike, **params: Any) -> FloatArray | Any:
        r"""Compute f'(z) for each number of z.

        $$f'(z) = \frac{d f}{d z}$$

        Parameters
        ----------
        z : array of any shape
        **params
            The parameters of f.

        Returns
        -------
        slope : array of the shape of z; a plain number for a number

        Raises
        ------
        TypeError
            For z that is not of real numbers, and for a parameter that f does not have.
        ValueError
            For a parameter out of its range.

        Examples
        --------
        >>> from nnref import tanh
        >>> tanh.derivative([0.0, 1.0]).round(4)
        array([1.  , 0.42])
        """
        return self._apply(self._slope, z, params)

    def bind(self, **params: Any) -> "Activation":
        r"""Fix parameters of f.

        $$z \mapsto f(z; \text{params})$$

        Parameters
        ----------
        **params
            The parameters of f.

        Returns
        -------
        f : Activation
            The same function, with these values in place of its own.

        Raises
        ------
        TypeError
            For a parameter that f does not have.
        ValueError
            For a parameter out of its range.

        Examples
        --------
        >>> from nnref import elu
        >>> elu.bind(alpha=0.5)
        elu(alpha=0.5)
        """
        bound = object.__new__(type(self))
        vars(bound).update(vars(self))
        bound._fix(params)
        return bound

    def _fix(self, params: dict[str, Any]) -> None:
        self.params = self._complete(params)
        keywords = [Parameter(key, Parameter.KEYWORD_ONLY, default=given) for key, given in self.params.items()]
        self.__signature__ = Signature([Parameter("z", Parameter.POSITIONAL_OR_KEYWORD), *keywords])

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value!r}' for key, value in self.params.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Activation) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash((self.name, self._value))

    def __reduce__(self) -> Any:
        named = getattr(sys.modules.get(self.__module__), self.name, None)
        if isinstance(named, Activation) and named._value is self._value:
            return _restored, (self.__module__, self.name, self.params)
        return super().__reduce__()

    def _identity(self) -> tuple[Any, ...]:
        return self.name, self._value, self._slope, self.params

    def _apply(self, kernel: Kernel, z: ArrayLike, params: dict[str, Any]) -> FloatArray | Any:
        numbers = as_real(z, "z")
        out = np.empty_like(numbers)
        with np.errstate(over="ignore"):  # where f(z) itself does not exist in this dtype, it is infinite
            kernel(numbers, out, **(self._complete(params) if params else self.params))
        if out.ndim == 0:
            return out.item() if out.dtype == np.float64 else out[()]
        return out

    def _complete(self, params: dict[str, Any]) -> dict[str, Any]:
        """The parameters of f, those given in place of its own; every one is checked."""
        complete = dict(self.params)
        for key, value in params.items():
            if key not in complete:
                wanted = "one of " + ", ".join(complete) if complete else "no parameter"
                raise TypeError(explain(f"{key} is no parameter of {self.name}", wanted, f"leave {key} out"))
            if key in _CHOICES:
                complete[key] = as_name(value, key, _CHOICES[key])
            else:
                complete[key] = as_number(value, key, above=0, example=self.params[key])
        return complete


_CHOICES = {"approximate": ("none", "tanh")}  # of parameters that are names


def _restored(module: str, name: str, params: dict[str, Any]) -> Activation:
    activation: Activation = getattr(import_module(module), name)
    return activation.bind(**params) if params != activation.params else activation


def elementwise(slope: Kernel, slope_from_output: Kernel | None = None) -> Callable[[Kernel], Activation]:
    """Make an `Activation` of the function that writes f(z) into `out`; it keeps the docstring."""
    return lambda value: Activation(value.__name__, value, slope, slope_from_output)
