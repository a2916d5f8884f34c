r"""Checking a gradient against differences of the function itself.

Symbols: $f$ the function, $\theta$ its arguments, $h$ a small step, $g$ the gradient that is checked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats, as_real
from nnref._validate import FloatArray, as_function, as_number, as_pair, explain

__all__ = ["check_gradient", "numerical_gradient"]

_RELATIVE_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)  # balances rounding, eps / h, and truncation, h**2
_FLOOR = 1e-3  # of the largest entry: what is smaller than that is compared with that


def numerical_gradient(value_fn: Callable[[FloatArray], Any], theta: ArrayLike) -> FloatArray:
    r"""Compute a gradient from central differences, one argument at a time.

    $$g_i \approx \frac{f(\theta + h e_i) - f(\theta - h e_i)}{2h}, \qquad h = \sqrt[3]{2^{-52}} \, \max(1, |\theta_i|)$$

    Parameters
    ----------
    value_fn : function f(theta) -> number
        It gets a fresh array at each call.
    theta : array of any shape

    Returns
    -------
    gradient : float64 array of the shape of theta
        Good to about 10 digits where f is smooth; wrong within h of a kink.

    Raises
    ------
    ValueError
        For theta with NaN or infinity, and for an f that returns NaN or infinity.
    TypeError
        For theta that is not of real numbers, and for an f that is not a function or does not return a number.

    Notes
    -----
    Source: P. Gill, W. Murray, M. Wright, *Practical Optimization*, 1981, section 4.6.

    Examples
    --------
    >>> numerical_gradient(lambda theta: theta[0] ** 2 * theta[1], [3.0, 2.0]).round(6)
    array([12.,  9.])
    """
    as_function(value_fn, "value_fn", "a function of theta", "lambda theta: (theta**2).sum()")
    point = as_floats(theta, "theta").copy()  # the function may write into theta, as `net.theta = theta` does
    gradient = np.empty_like(point)
    for i in np.ndindex(point.shape):
        h = _RELATIVE_STEP * max(1.0, abs(point[i]))
        right, left = point.copy(), point.copy()
        right[i] += h
        left[i] -= h
        width = right[i] - left[i]  # 2 h, as rounded; the function may write into what it gets
        gradient[i] = (_number(value_fn(right)) - _number(value_fn(left))) / width
    return gradient


def check_gradient(value_and_gradient_fn: Callable[[FloatArray], tuple[Any, ArrayLike]], theta: ArrayLike) -> float:
    r"""Compare a gradient with central differences.

    $$\max_i \frac{|g_i - d_i|}{\max(s_i, 10^{-3} \max_j s_j)}, \qquad s_i = \max(|g_i|, |d_i|), \qquad d_i = \frac{f(\theta + h e_i) - f(\theta - h e_i)}{2h}$$

    Parameters
    ----------
    value_and_gradient_fn : function f(theta) -> (number, gradient)
    theta : array of any shape

    Returns
    -------
    error : float
        The largest relative error. As a rule, the right gradient of a smooth function gives 1e-6 or less, and one
        with a mistake in it gives 1e-3 or more. A mistake that changes every entry by less than a thousandth, such
        as a forgotten penalty that is that small, gives less.

    Raises
    ------
    ValueError
        For theta with NaN or infinity, for an f that returns NaN or infinity, and for a gradient that does not
        have the shape of theta.
    TypeError
        For theta that is not of real numbers, and for an f that is not a function or does not return a number
        and a gradient.

    Notes
    -----
    theta and f should be of order 1, and f smooth over h: scale them, if they are not. Compute in float64.

    Variant: an entry below a thousandth of the largest is compared with that thousandth, so the rounding of f
    does not count as an error of its gradient. Source: A. Karpathy, *CS231n: Convolutional Neural Networks for
    Visual Recognition*, notes, "Gradient checks" (without that floor).

    Examples
    --------
    >>> check_gradient(lambda theta: ((theta**2).sum(), 2 * theta), [3.0, 2.0]) < 1e-6
    True
    >>> check_gradient(lambda theta: ((theta**2).sum(), 3 * theta), [3.0, 2.0]).__round__(4)
    0.3333
    """
    wanted, example = "a function of theta that returns (value, gradient)", "lambda theta: (theta @ theta, 2 * theta)"
    as_function(value_and_gradient_fn, "value_and_gradient_fn", wanted, example)
    point = as_floats(theta, "theta").copy()
    _, given = as_pair(value_and_gradient_fn(point.copy()), "value_and_gradient_fn")
    gradient = as_floats(given, "gradient").copy()  # the function may write into the same array at each call
    if gradient.shape != point.shape:
        wanted = f"{point.shape} because theta has shape {point.shape}"
        fix = "return the derivative with respect to every number of theta"
        raise ValueError(explain(f"gradient has shape {gradient.shape}", wanted, fix))
    differences = numerical_gradient(lambda theta: value_and_gradient_fn(theta)[0], point)
    size = np.maximum(np.abs(gradient), np.abs(differences))
    floor = _FLOOR * size.max(initial=0)
    if floor == 0:
        return 0.0
    return float((np.abs(gradient - differences) / np.maximum(size, floor)).max())


def _number(value: Any) -> float:
    number = as_real(value, "value")
    if number.size != 1:
        raise TypeError(explain(f"value has shape {number.shape}", "one number", "let the function sum or average it"))
    return as_number(number.item(), "value", fix="choose theta where the function is finite")
