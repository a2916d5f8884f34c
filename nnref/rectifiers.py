r"""Rectifiers: ReLU, and the activation functions that came of it; the smooth ones are in `nnref.smooth`.

Symbols: $z$ the weighted sum (bias included), $a = f(z)$ the activation, $f'$ the derivative of $f$. Each is an
`nnref.Activation`.
"""

from __future__ import annotations

import numpy as np

from nnref._validate import FloatArray
from nnref.activation import elementwise


def _relu_slope(z: FloatArray, out: FloatArray) -> None:
    np.maximum(z, 0, out=out)
    np.sign(out, out=out)


def _relu_slope_from_output(a: FloatArray, out: FloatArray) -> None:
    np.greater(a, 0, out=out)


@elementwise(_relu_slope, _relu_slope_from_output)
def relu(z: FloatArray, out: FloatArray) -> None:
    r"""Rectified linear unit: positive sums pass, negative ones become 0.

    $$f(z) = \max(z, 0), \qquad f'(z) = 1 \text{ if } z > 0 \text{ else } 0$$

    Parameters
    ----------
    z : array of any shape

    Returns
    -------
    a : array of the shape of z

    Raises
    ------
    TypeError
        For z that is not of real numbers.

    Notes
    -----
    Variant: $f'(0) = 0$. Source: V. Nair, G. Hinton, "Rectified linear units improve restricted Boltzmann
    machines", ICML 2010; X. Glorot, A. Bordes, Y. Bengio, "Deep sparse rectifier neural networks", AISTATS 2011.

    Examples
    --------
    >>> relu([-1.0, 0.0, 2.0])
    array([0., 0., 2.])
    >>> relu.derivative([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    out.fill(0)  # with an array of zeros NumPy compares several numbers at once, with a single zero it does not
    np.maximum(z, out, out=out)


def _leaky_relu_slope(z: FloatArray, out: FloatArray, *, alpha: float) -> None:
    np.sign(z, out=out)
    np.copyto(out, alpha, where=out <= 0)  # NaN stays


@elementwise(_leaky_relu_slope)
def leaky_relu(z: FloatArray, out: FloatArray, *, alpha: float = 0.01) -> None:
    r"""Leaky ReLU: negative sums pass too, scaled down.

    $$f(z) = z \text{ if } z > 0 \text{ else } \alpha z, \qquad f'(z) = 1 \text{ if } z > 0 \text{ else } \alpha$$

    Parameters
    ----------
    z : array of any shape
    alpha : float
        The slope on the left, above 0.

    Returns
    -------
    a : array of the shape of z

    Raises
    ------
    TypeError
        For z that is not of real numbers.
    ValueError
        For ``alpha <= 0``.

    Notes
    -----
    Variant: $f'(0) = \alpha$. An `MLP` with ``hidden="prelu"`` trains alpha (K. He and others, "Delving deep into
    rectifiers", ICCV 2015). Source: A. Maas, A. Hannun, A. Ng, "Rectifier nonlinearities improve neural network
    acoustic models", ICML Workshop on Deep Learning for Audio, Speech and Language Processing, 2013.

    Examples
    --------
    >>> leaky_relu([-1.0, 0.0, 2.0])
    array([-0.01,  0.  ,  2.  ])
    """
    np.multiply(z, alpha, out=out)
    np.copyto(out, z, where=z > 0)


def _elu_slope(z: FloatArray, out: FloatArray, *, alpha: float) -> None:
    np.minimum(z, 0, out=out)
    out /= 2
    half = np.exp(out)
    np.multiply(alpha * half, half, out=out)  # alpha first: e**z may underflow where alpha e**z does not
    np.copyto(out, 1, where=z > 0)


@elementwise(_elu_slope)
def elu(z: FloatArray, out: FloatArray, *, alpha: float = 1.0) -> None:
    r"""Exponential linear unit: the identity on the right, a curve down to $-\alpha$ on the left.

    $$f(z) = z \text{ if } z > 0 \text{ else } \alpha (e^z - 1), \qquad f'(z) = 1 \text{ if } z > 0 \text{ else } \alpha e^z$$

    Parameters
    ----------
    z : array of any shape
    alpha : float
        How far it goes below zero, above 0.

    Returns
    -------
    a : array of the shape of z

    Raises
    ------
    TypeError
        For z that is not of real numbers.
    ValueError
        For ``alpha <= 0``.

    Notes
    -----
    Variant: $f'(0) = \alpha$, which is no kink for the default. Source: D.-A. Clevert, T. Unterthiner,
    S. Hochreiter, "Fast and accurate deep network learning by exponential linear units", ICLR 2016, equation 15.

    Examples
    --------
    >>> elu([-1.0, 0.0, 2.0]).round(4)
    array([-0.6321,  0.    ,  2.    ])
    """
    np.minimum(z, 0, out=out)
    np.expm1(out, out=out)
    out *= alpha
    np.copyto(out, z, where=z > 0)


_SELU_ALPHA, _SELU_SCALE = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946


def _selu_slope(z: FloatArray, out: FloatArray) -> None:
    _elu_slope(z, out, alpha=_SELU_ALPHA)
    out *= _SELU_SCALE


@elementwise(_selu_slope)
def selu(z: FloatArray, out: FloatArray) -> None:
    r"""Scaled ELU: with ``init="lecun"`` it holds mean 0 and variance 1 from layer to layer.

    $$f(z) = \lambda z \text{ if } z > 0 \text{ else } \lambda \alpha (e^z - 1), \qquad f'(z) = \lambda \text{ if } z > 0 \text{ else } \lambda \alpha e^z, \qquad \lambda \approx 1.0507, \; \alpha \approx 1.6733$$

    Parameters
    ----------
    z : array of any shape

    Returns
    -------
    a : array of the shape of z

    Raises
    ------
    TypeError
        For z that is not of real numbers.

    Notes
    -----
    Variant: $f'(0) = \lambda \alpha$. The two constants make (0, 1) a fixed point of the mean and the variance.
    Source: G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, "Self-normalizing neural networks", NIPS 2017,
    equation 2.

    Examples
    --------
    >>> selu([-1.0, 0.0, 2.0]).round(4)
    array([-1.1113,  0.    ,  2.1014])
    """
    elu._value(z, out, alpha=_SELU_ALPHA)
    out *= _SELU_SCALE
