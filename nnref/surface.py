r"""What every surface is: a function with its gradient, its minima and a region worth drawing.

The surfaces themselves are in `nnref.surfaces`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats, as_real
from nnref._validate import FloatArray, as_function, as_kind, explain

__all__ = ["Surface"]


class Surface:
    r"""A function to descend: ``f(theta)`` is $(f(\theta), \nabla f(\theta))$.

    Parameters
    ----------
    name : str
    function : function theta (..., d) -> (value (...), gradient (..., d))
    minima : array of shape (m, d)
        The points of the global minimum; ``[]`` where there is no minimum.
    bounds : array of shape (d, 2)
        From where to where each axis is worth drawing.

    Attributes
    ----------
    name : str
    minima : read-only array of shape (m, d)
    bounds : read-only array of shape (d, 2)

    Raises
    ------
    ValueError
        For bounds that are not pairs (low, high), minima that are not points of d numbers, NaN or infinity; when
        called with theta whose last axis is not d long.
    TypeError
        For a name that is not text and a function that is not one; for minima and bounds, and when called with theta,
        that are not of real numbers.

    Notes
    -----
    ``f(theta)`` takes theta of shape (..., d) and returns a value of shape (...), a float for one point, and a
    gradient of the shape of theta. Infinity and NaN pass, as they come from a descent that diverges.

    Examples
    --------
    >>> from nnref import valley
    >>> valley([10.0, 1.0])
    (6.0, array([1., 2.]))
    >>> value, gradient = valley([[10.0, 1.0], [0.0, 0.0]])
    >>> value
    array([6., 0.])
    >>> valley.minima, valley.bounds.tolist()
    (array([[0., 0.]]), [[-10.0, 10.0], [-5.0, 5.0]])
    """

    def __init__(
        self,
        name: str,
        function: Callable[[FloatArray], tuple[FloatArray, FloatArray]],
        minima: ArrayLike,
        bounds: ArrayLike,
    ) -> None:
        example = "lambda theta: ((theta**2).sum(axis=-1), 2 * theta)"
        as_function(function, "function", "a function of theta that returns (value, gradient)", example)
        self.name: str = as_kind(name, str, "name", "text", "name='bowl'")
        self._function = function
        self.bounds = np.array(as_floats(bounds, "bounds"))
        if self.bounds.ndim != 2 or self.bounds.shape[1] != 2 or len(self.bounds) == 0:
            got, fix = f"bounds has shape {self.bounds.shape}", "pass one pair (low, high) for each argument"
            raise ValueError(explain(got, "(d, 2)", fix))
        if not (self.bounds[:, 0] < self.bounds[:, 1]).all():
            first = int(np.argmin(self.bounds[:, 0] < self.bounds[:, 1]))
            got, fix = f"bounds[{first}] is {self.bounds[first].tolist()}", "pass the smaller number first"
            raise ValueError(explain(got, "(low, high) with low below high", fix))
        d, points = len(self.bounds), np.array(as_floats(minima, "minima"))
        self.minima = np.empty((0, d)) if points.shape == (0,) else points
        if self.minima.ndim != 2 or self.minima.shape[1] != d:
            got, fix = f"minima has shape {self.minima.shape}", f"pass rows of {d} numbers, or [] for none"
            raise ValueError(explain(got, f"(m, {d}) because bounds has {d} rows", fix))
        self.bounds.flags.writeable = self.minima.flags.writeable = False
        self._made_by: tuple[Callable[..., Surface], tuple[Any, ...]] | None = None  # how a pickle makes it again
        self.__doc__ = function.__doc__
        self.__wrapped__ = function  # so that doctest finds the examples
        self.__name__ = self.__qualname__ = name
        self.__module__ = function.__module__

    def __call__(self, theta: ArrayLike) -> tuple[Any, FloatArray]:
        point, d = as_real(theta, "theta"), len(self.bounds)
        if point.ndim == 0 or point.shape[-1] != d:
            got, fix = f"theta has shape {point.shape}", f"pass {d} numbers, or rows of {d} numbers"
            raise ValueError(explain(got, f"(..., {d}) because {self.name} has {d} arguments", fix))
        with np.errstate(over="ignore", invalid="ignore"):
            value, gradient = self._function(point)
        return value if np.ndim(value) else float(value), gradient

    def __reduce__(self) -> Any:
        if self._made_by is not None:
            return self._made_by
        if getattr(sys.modules.get(self.__module__), self.name, None) is self:
            return _named, (self.__module__, self.name)
        return super().__reduce__()

    def __repr__(self) -> str:
        return self.name


def _named(module: str, name: str) -> Surface:
    found: Surface = getattr(import_module(module), name)
    return found
