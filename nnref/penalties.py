r"""Penalties on the weights of a network, which are added to its loss. Biases are not penalized.

Symbols: $w$ a weight, $\lambda$ the strength, $s$ the length of a step.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats
from nnref._validate import FloatArray, as_number

__all__ = ["L1", "L2"]


class Penalty:
    def __init__(self, strength: float) -> None:
        self.strength = as_number(strength, "strength", at_least=0, example=0.01)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(strength={self.strength!r})"

    def value(self, w: ArrayLike) -> float:
        """Compute the penalty.

        $$P(w)$$

        Parameters
        ----------
        w : array of any shape

        Returns
        -------
        penalty : float

        Raises
        ------
        ValueError
            For NaN or infinity.
        TypeError
            For anything that is not of real numbers.

        Examples
        --------
        >>> from nnref import L1, L2
        >>> L1(0.5).value([3.0, -4.0]), L2(0.5).value([3.0, -4.0])
        (3.5, 6.25)
        """
        with np.errstate(over="ignore"):  # where the penalty does not exist in this dtype, it is inf
            return float(self._of_matrix(np.ravel(_weights(w))[:, None]))

    def gradient(self, w: ArrayLike) -> FloatArray:
        r"""Differentiate the penalty.

        $$\frac{\partial P}{\partial w}$$

        Parameters
        ----------
        w : array of any shape

        Returns
        -------
        gradient : array of the shape of w

        Raises
        ------
        ValueError
            For NaN or infinity.
        TypeError
            For anything that is not of real numbers.

        Notes
        -----
        Variant: L1 has no derivative at 0; there its gradient is 0, one of its subgradients.

        Examples
        --------
        >>> from nnref import L1, L2
        >>> L1(0.5).gradient([3.0, -4.0]), L2(0.5).gradient([3.0, -4.0])
        (array([ 0.5, -0.5]), array([ 1.5, -2. ]))
        """
        with np.errstate(over="ignore"):
            return np.asarray(self._slope(_weights(w)))

    def _of_matrix(self, w: FloatArray) -> FloatArray:
        """The penalty of each matrix in the last two axes."""
        raise NotImplementedError

    def _slope(self, w: FloatArray) -> FloatArray:
        """Its derivative for each weight; each penalty says both for itself."""
        raise NotImplementedError


def _weights(w: ArrayLike) -> FloatArray:
    return as_floats(w, "w", dtype=None)


class L1(Penalty):
    r"""L1 penalty: the sum of the absolute weights. It makes weights exactly 0.

    $$P(w) = \lambda \sum_i |w_i|$$

    Parameters
    ----------
    strength : float
        $\lambda$, at least 0.

    Raises
    ------
    ValueError
        For a negative strength, NaN or infinity.
    TypeError
        For a strength that is not a number.

    Notes
    -----
    `train` takes it by its proximal step after each step of `SGD` (with which it reaches exact zeros), and by its
    subgradient with every other optimizer. Source: R. Tibshirani, "Regression shrinkage and selection via the
    lasso", Journal of the Royal Statistical Society B 58 (1), 1996.

    Examples
    --------
    >>> L1(strength=0.1).value([[1.0, -2.0], [0.0, 3.0]]).__round__(4)
    0.6
    """

    def _of_matrix(self, w: FloatArray) -> FloatArray:
        return np.asarray(self.strength * np.abs(w).sum(axis=(-2, -1)))

    def _slope(self, w: FloatArray) -> FloatArray:
        return self.strength * np.sign(w)

    def prox(self, w: ArrayLike, step: float) -> FloatArray:
        r"""Take a proximal step: shrink every weight towards 0, and stop at 0.

        $$\operatorname{sign}(w) \, \max(|w| - s \lambda, 0)$$

        Parameters
        ----------
        w : array of any shape
        step : float
            s, the learning rate of the gradient step before, at least 0.

        Returns
        -------
        w : array of the shape of w

        Raises
        ------
        ValueError
            For a negative step, NaN or infinity.
        TypeError
            For anything that is not of real numbers.

        Notes
        -----
        Also called soft thresholding. Source: I. Daubechies, M. Defrise, C. De Mol, "An iterative thresholding
        algorithm for linear inverse problems with a sparsity constraint", Communications on Pure and Applied
        Mathematics 57, 2004.

        Examples
        --------
        >>> L1(strength=1.0).prox([3.0, -0.2, -2.0], step=0.5)
        array([ 2.5,  0. , -1.5])
        """
        weights, step = _weights(w), as_number(step, "step", at_least=0, example=0.1)
        with np.errstate(over="ignore"):  # a threshold beyond this dtype leaves nothing
            return np.asarray(self._shrunk(weights, step))

    def _shrunk(self, w: FloatArray, step: float) -> FloatArray:
        # sign(w) max(|w| - s lambda, 0); + 0 turns -0 into 0
        return np.sign(w) * np.maximum(np.abs(w) - step * self.strength, 0) + 0.0


class L2(Penalty):
    r"""L2 penalty: half the sum of the squared weights. It makes weights small.

    $$P(w) = \frac{\lambda}{2} \sum_i w_i^2$$

    Parameters
    ----------
    strength : float
        $\lambda$, at least 0.

    Raises
    ------
    ValueError
        For a negative strength, NaN or infinity.
    TypeError
        For a strength that is not a number.

    Notes
    -----
    Variant: with the half, so the gradient is $\lambda w$. Source: A. Hoerl, R. Kennard, "Ridge regression: biased
    estimation for nonorthogonal problems", Technometrics 12 (1), 1970.

    Examples
    --------
    >>> L2(strength=0.1).gradient([[1.0, -2.0]])
    array([[ 0.1, -0.2]])
    """

    def _of_matrix(self, w: FloatArray) -> FloatArray:
        return np.asarray(self.strength / 2 * np.square(w).sum(axis=(-2, -1)))

    def _slope(self, w: FloatArray) -> FloatArray:
        return self.strength * w
