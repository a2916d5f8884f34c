r"""Surfaces to descend: functions of two numbers (`quadratic`: of any number) that optimizers are compared on.

Symbols: $\theta = (x, y)$ the point, $H$ the Hessian. Each is a `nnref.Surface`: ``f(theta) -> (value, gradient)``.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats
from nnref._validate import FloatArray, explain
from nnref.surface import Surface

__all__ = ["beale", "himmelblau", "quadratic", "rosenbrock", "saddle", "valley"]

Formula = Callable[[FloatArray, FloatArray], tuple[FloatArray, FloatArray, FloatArray]]  # (x, y) -> f, df/dx, df/dy


def of_two(minima: ArrayLike, bounds: ArrayLike) -> Callable[[Formula], Surface]:
    """Make a `Surface` of a formula in x and y; it keeps the docstring."""

    def make(formula: Formula) -> Surface:
        def function(theta: FloatArray) -> tuple[FloatArray, FloatArray]:
            rows = np.atleast_2d(theta)  # NumPy rounds a power of a single number in another way than that of an array
            gradient = np.empty_like(rows)
            value, gradient[..., 0], gradient[..., 1] = formula(rows[..., 0], rows[..., 1])
            return value.reshape(theta.shape[:-1]), gradient.reshape(theta.shape)

        function.__doc__, function.__module__ = formula.__doc__, formula.__module__
        return Surface(formula.__name__, function, minima, bounds)

    return make


def quadratic(hessian: ArrayLike) -> Surface:
    r"""Make the quadratic with a given Hessian, which has its minimum, if any, at 0.

    $$f(\theta) = \tfrac{1}{2} \theta^\top H \theta, \qquad \nabla f(\theta) = H \theta$$

    Parameters
    ----------
    hessian : symmetric array of shape (d, d)
        H. A negative eigenvalue makes a surface without a minimum.

    Returns
    -------
    f : Surface
        A function of d numbers; a picture of it goes from -2 to 2.

    Raises
    ------
    ValueError
        For H that is not square or not symmetric, NaN or infinity.
    TypeError
        For anything that is not of real numbers.

    Examples
    --------
    >>> f = quadratic([[2.0, 0.0], [0.0, 10.0]])
    >>> f([1.0, 1.0])
    (6.0, array([ 2., 10.]))
    """
    H = as_floats(hessian, "hessian")
    if H.ndim != 2 or H.shape[0] != H.shape[1] or H.size == 0:
        raise ValueError(explain(f"hessian has shape {H.shape}", "(d, d)", "np.diag(values) makes one of d values"))
    if not np.array_equal(H, H.T):
        got = f"hessian has an entry that differs by {np.abs(H - H.T).max():g} from its mirror"
        raise ValueError(explain(got, "a symmetric matrix", "pass (H + H.T) / 2"))
    H, d = H.copy(), len(H)

    def function(theta: FloatArray) -> tuple[FloatArray, FloatArray]:
        theta = np.ascontiguousarray(theta)
        # row by row: a product of matrices rounds a row in another way when there are more of them
        gradient = np.vecdot(theta[..., None, :], H).astype(theta.dtype, copy=False)
        return np.vecdot(theta, gradient) / 2, gradient

    eigenvalues = np.linalg.eigvalsh(H)
    rounding = d * np.finfo(np.float64).eps * np.abs(eigenvalues).max()  # 0 comes out as large as this
    bottom = np.zeros((1, d)) if eigenvalues[0] >= -rounding else np.zeros((0, d))
    surface = Surface("quadratic", function, bottom, [(-2, 2)] * d)
    surface._made_by = quadratic, (H,)
    return surface


@of_two(minima=[(1, 1)], bounds=[(-2, 2), (-1, 3)])
def rosenbrock(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Rosenbrock's banana: a narrow curved valley, with its minimum 0 at (1, 1).

    $$f(x, y) = (1 - x)^2 + 100 (y - x^2)^2$$

    Parameters
    ----------
    theta : array of shape (..., 2)
        The points (x, y).

    Returns
    -------
    value : float
        An array of shape (...), where there are leading axes.
    gradient : array of shape (..., 2)

    Raises
    ------
    ValueError
        For theta whose last axis is not 2 long.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Source: H. Rosenbrock, "An automatic method for finding the greatest or least value of a function", The
    Computer Journal 3 (3), 1960.

    Examples
    --------
    >>> rosenbrock([-1.0, 1.0])
    (4.0, array([-4.,  0.]))
    """
    rest, off = 1 - x, y - x**2
    return rest**2 + 100 * off**2, -2 * rest - 400 * x * off, 200 * off


@of_two(minima=[(3, 0.5)], bounds=[(-4.5, 4.5), (-4.5, 4.5)])
def beale(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Beale's function: nearly flat in the middle, very steep toward the corners, with its minimum 0 at (3, 0.5).

    $$f(x, y) = a^2 + b^2 + c^2, \qquad a = 1.5 - x + x y, \qquad b = 2.25 - x + x y^2, \qquad c = 2.625 - x + x y^3$$

    Parameters
    ----------
    theta : array of shape (..., 2)
        The points (x, y).

    Returns
    -------
    value : float
        An array of shape (...), where there are leading axes.
    gradient : array of shape (..., 2)

    Raises
    ------
    ValueError
        For theta whose last axis is not 2 long.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Source: E. Beale, *On an iterative method for finding a local minimum of a function of more than one
    variable*, Princeton, 1958.

    Examples
    --------
    >>> beale([1.0, 1.0])
    (14.203125, array([ 0.  , 27.75]))
    """
    a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    dx = 2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1))
    dy = 2 * x * (a + 2 * b * y + 3 * c * y**2)
    return a**2 + b**2 + c**2, dx, dy


_HIMMELBLAU = [  # the roots of x**2 + y = 11, x + y**2 = 7, which a test finds again
    (3, 2),
    (-2.805118086952745, 3.131312518250573),
    (-3.779310253377747, -3.2831859912861696),
    (3.5844283403304917, -1.8481265269644036),
]


@of_two(minima=_HIMMELBLAU, bounds=[(-5, 5), (-5, 5)])
def himmelblau(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Himmelblau's function: four minima, all 0; the start decides which one is found.

    $$f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2$$

    Parameters
    ----------
    theta : array of shape (..., 2)
        The points (x, y).

    Returns
    -------
    value : float
        An array of shape (...), where there are leading axes.
    gradient : array of shape (..., 2)

    Raises
    ------
    ValueError
        For theta whose last axis is not 2 long.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Source: D. Himmelblau, *Applied Nonlinear Programming*, 1972.

    Examples
    --------
    >>> himmelblau([3.0, 2.0])
    (0.0, array([0., 0.]))
    >>> himmelblau.minima.shape
    (4, 2)
    """
    a, b = x**2 + y - 11, x + y**2 - 7
    return a**2 + b**2, 4 * x * a + 2 * b, 2 * a + 4 * y * b


@of_two(minima=[(0, 0)], bounds=[(-10, 10), (-5, 5)])
def valley(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""A long straight valley: twenty times steeper across than along, with its minimum 0 at (0, 0).

    $$f(x, y) = \frac{x^2}{20} + y^2$$

    Parameters
    ----------
    theta : array of shape (..., 2)
        The points (x, y).

    Returns
    -------
    value : float
        An array of shape (...), where there are leading axes.
    gradient : array of shape (..., 2)

    Raises
    ------
    ValueError
        For theta whose last axis is not 2 long.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Source: 사이토 고키 (K. Saitoh), 『밑바닥부터 시작하는 딥러닝』, 2017, section 6.1.3.

    Examples
    --------
    >>> valley([-7.0, 2.0])
    (6.45, array([-0.7,  4. ]))
    """
    return x**2 / 20 + y**2, x / 10, 2 * y


@of_two(minima=[(0, -1), (0, 1)], bounds=[(-2, 2), (-2, 2)])
def saddle(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""A saddle at (0, 0) between two minima, -1/4 at (0, -1) and (0, 1).

    $$f(x, y) = \frac{x^2}{2} - \frac{y^2}{2} + \frac{y^4}{4}$$

    Parameters
    ----------
    theta : array of shape (..., 2)
        The points (x, y).

    Returns
    -------
    value : float
        An array of shape (...), where there are leading axes.
    gradient : array of shape (..., 2)

    Raises
    ------
    ValueError
        For theta whose last axis is not 2 long.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Source: Y. Nesterov, *Introductory Lectures on Convex Optimization*, 2004, example 1.2.2.

    Examples
    --------
    >>> saddle([1.0, 0.0])
    (0.5, array([1., 0.]))
    >>> saddle([0.0, 1.0])
    (-0.25, array([0., 0.]))
    """
    return x**2 / 2 - y**2 / 2 + y**4 / 4, x, y**3 - y
