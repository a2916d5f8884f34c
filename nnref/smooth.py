r"""Smooth rectifiers: ReLU with a round corner.

Symbols: $z$ the weighted sum (bias included), $a = f(z)$ the activation, $f'$ the derivative of $f$, $\Phi$ and
$\varphi$ the distribution function and the density of the standard normal distribution. Each is an
`nnref.Activation`.
"""

from __future__ import annotations

import numpy as np

from nnref._normal import density_and_tail
from nnref._validate import FloatArray
from nnref.activations import sigmoid
from nnref.activation import elementwise

_FAR = 1000  # further left, e**z is 0 in float64; it keeps an infinity from meeting that 0


def _softplus_slope(z: FloatArray, out: FloatArray) -> None:
    sigmoid._value(z, out)


@elementwise(_softplus_slope)
def softplus(z: FloatArray, out: FloatArray) -> None:
    r"""Softplus: ReLU with a round corner, everywhere above 0.

    $$f(z) = \ln(1 + e^z), \qquad f'(z) = \sigma(z)$$

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
    Variant: computed as $\max(z, 0) + \ln(1 + e^{-|z|})$, which cannot overflow. Source: C. Dugas and others,
    "Incorporating second-order functional knowledge for better option pricing", NIPS 2000.

    Examples
    --------
    >>> softplus([-1.0, 0.0, 2.0]).round(4)
    array([0.3133, 0.6931, 2.1269])
    """
    np.log1p(np.exp(-np.abs(z)), out=out)
    out += np.maximum(z, 0)


def _gelu_slope(z: FloatArray, out: FloatArray, *, approximate: str) -> None:
    near = np.clip(z, -_FAR, _FAR)
    if approximate == "none":
        phi, tail = density_and_tail(np.abs(z))
        np.add(np.where(z > 0, 1 - tail, tail), near * phi, out=out)  # Phi(z) + z phi(z)
    else:
        near = np.clip(z, -50, 50)  # beyond, the slope is 0 or 1
        _sigmoid_product_slope(near, _twice_u(near), near * (_U1 + 3 * _U3 * near * near), out)


_U1 = 2 * float(np.sqrt(2 / np.pi))
_U3 = 0.044715 * _U1


def _twice_u(z: FloatArray) -> FloatArray:
    """2 u of the approximation ``(1 + tanh(u)) / 2 = sigmoid(2 u)`` of Phi."""
    return z * (_U1 + _U3 * z * z)


def _sigmoid_product_slope(z: FloatArray, w: FloatArray, z_dw: FloatArray, out: FloatArray) -> None:
    """The derivative of ``z sigmoid(w)``, ``sigmoid(w) (1 + z w' sigmoid(-w))``, over one denominator."""
    e = np.exp(-np.abs(w))
    np.divide(np.where(z > 0, 1 + (1 + z_dw) * e, e * (1 + e + z_dw)), np.square(1 + e), out=out)


@elementwise(_gelu_slope)
def gelu(z: FloatArray, out: FloatArray, *, approximate: str = "none") -> None:
    r"""Gaussian error linear unit: z times the share of the standard normal distribution below z.

    $$f(z) = z \, \Phi(z), \qquad f'(z) = \Phi(z) + z \, \varphi(z)$$

    Parameters
    ----------
    z : array of any shape
    approximate : {"none", "tanh"}
        "tanh" puts an approximation in place of $\Phi(z)$, and differentiates that.

    Returns
    -------
    a : array of the shape of z

    Raises
    ------
    TypeError
        For z that is not of real numbers.
    ValueError
        For another name.

    Notes
    -----
    Variant: the exact $\Phi$, or with "tanh"

    $$\Phi(z) \approx \tfrac{1}{2} (1 + \tanh u), \qquad u = \sqrt{2 / \pi} \, (z + 0.044715 z^3)$$

    Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units", arXiv:1606.08415, 2016, section 2.

    Examples
    --------
    >>> gelu([-1.0, 0.0, 2.0]).round(4)
    array([-0.1587,  0.    ,  1.9545])
    >>> gelu([-1.0, 0.0, 2.0], approximate="tanh").round(4)
    array([-0.1588,  0.    ,  1.9546])
    """
    if approximate == "none":
        _, tail = density_and_tail(np.abs(z))
        np.multiply(np.maximum(z, -_FAR), np.where(z > 0, 1 - tail, tail), out=out)
    else:
        np.multiply(np.maximum(z, -_FAR), sigmoid(_twice_u(z)), out=out)


def _silu_slope(z: FloatArray, out: FloatArray) -> None:
    near = np.clip(z, -_FAR, _FAR)
    _sigmoid_product_slope(near, near, near, out)


@elementwise(_silu_slope)
def silu(z: FloatArray, out: FloatArray) -> None:
    r"""Sigmoid linear unit, also called swish: z times its sigmoid.

    $$f(z) = z \, \sigma(z), \qquad f'(z) = \sigma(z) + z \, \sigma(z) (1 - \sigma(z))$$

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
    Variant: swish with its factor fixed at 1. Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units",
    arXiv:1606.08415, 2016; S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural
    network function approximation in reinforcement learning", Neural Networks 107, 2018.

    Examples
    --------
    >>> silu([-1.0, 0.0, 2.0]).round(4)
    array([-0.2689,  0.    ,  1.7616])
    """
    np.multiply(np.maximum(z, -_FAR), sigmoid(z), out=out)
