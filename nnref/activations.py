r"""Activation functions: what a neuron makes of its weighted sum.

Symbols: $z$ the weighted sum (bias included), $a = f(z)$ the activation, $f'$ the derivative of $f$. Each is an
`nnref.Activation`. ReLU and what came of it are in `nnref.rectifiers` and `nnref.smooth`, softmax and maxout, which
look at several sums at once, in `nnref.grouped`.
"""

from __future__ import annotations

import numpy as np

from nnref._validate import FloatArray
from nnref.activation import elementwise


def _zero(z: FloatArray, out: FloatArray) -> None:
    out.fill(0)


@elementwise(_zero)
def step(z: FloatArray, out: FloatArray) -> None:
    r"""Step function: 1 above zero, else 0.

    $$f(z) = 1 \text{ if } z > 0 \text{ else } 0, \qquad f'(z) = 0$$

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
    Variant: $f(0) = 0$. The derivative is 0 on both sides of the jump and is taken as 0 at the jump too, so no
    gradient passes and gradient descent cannot train what is before a step. Source: W. McCulloch, W. Pitts,
    "A logical calculus of the ideas immanent in nervous activity", Bulletin of Mathematical Biophysics 5, 1943.

    Examples
    --------
    >>> step([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    np.heaviside(z, 0, out=out)


def _one(z: FloatArray, out: FloatArray) -> None:
    out.fill(1)


@elementwise(_one)
def identity(z: FloatArray, out: FloatArray) -> None:
    r"""Identity: the weighted sum as it is.

    $$f(z) = z, \qquad f'(z) = 1$$

    Parameters
    ----------
    z : array of any shape

    Returns
    -------
    a : array of the shape of z
        A copy.

    Raises
    ------
    TypeError
        For z that is not of real numbers.

    Notes
    -----
    The output activation of a regression, and of a network whose outputs are logits. Source: C. Bishop,
    *Pattern Recognition and Machine Learning*, 2006, section 5.1.

    Examples
    --------
    >>> identity([-1.5, 2.0])
    array([-1.5,  2. ])
    """
    np.copyto(out, z)


def _sigmoid_slope(z: FloatArray, out: FloatArray) -> None:
    e = np.exp(-np.abs(z))  # a (1 - a) would lose every digit of the right tail
    np.divide(e, np.square(1 + e), out=out)


def _sigmoid_slope_from_output(a: FloatArray, out: FloatArray) -> None:
    np.subtract(1, a, out=out)
    out *= a


@elementwise(_sigmoid_slope, _sigmoid_slope_from_output)
def sigmoid(z: FloatArray, out: FloatArray) -> None:
    r"""Logistic sigmoid: an S-shaped curve from 0 to 1.

    $$\sigma(z) = \frac{1}{1 + e^{-z}}, \qquad \sigma'(z) = \sigma(z) \, (1 - \sigma(z)) \le \tfrac{1}{4}$$

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
    Variant: computed from $e^{-|z|}$, so nothing overflows, and both tails keep their digits. Source: D. Cox,
    "The regression analysis of binary sequences", Journal of the Royal Statistical Society B 20 (2), 1958; as
    the activation of a neuron, D. Rumelhart, G. Hinton, R. Williams, "Learning representations by
    back-propagating errors", Nature 323, 1986, equation 2.

    Examples
    --------
    >>> sigmoid([-2.0, 0.0, 2.0]).round(4)
    array([0.1192, 0.5   , 0.8808])
    >>> sigmoid.derivative(0.0)
    0.25
    """
    np.abs(z, out=out)
    np.negative(out, out=out)
    e = np.exp(out, out=out)  # at most 1: exp cannot overflow
    np.divide(np.where(z >= 0, 1, e), 1 + e, out=out)


def _tanh_slope(z: FloatArray, out: FloatArray) -> None:
    e = np.exp(-np.abs(z))  # 1 - tanh(z)**2 would lose every digit of the tails
    np.divide(2 * e, 1 + e * e, out=out)
    np.square(out, out=out)


def _tanh_slope_from_output(a: FloatArray, out: FloatArray) -> None:
    np.square(a, out=out)
    np.subtract(1, out, out=out)


@elementwise(_tanh_slope, _tanh_slope_from_output)
def tanh(z: FloatArray, out: FloatArray) -> None:
    r"""Hyperbolic tangent: an S-shaped curve from -1 to 1, centered on zero.

    $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}} = 2 \sigma(2z) - 1, \qquad \tanh'(z) = 1 - \tanh^2(z) \le 1$$

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
    Variant: the plain tanh, without the factors 1.7159 and 2/3 of the source. Source: Y. LeCun, L. Bottou,
    G. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*, 1998, section 4.4.

    Examples
    --------
    >>> tanh([-1.0, 0.0, 1.0]).round(4)
    array([-0.7616,  0.    ,  0.7616])
    >>> tanh.derivative(0.0)
    1.0
    """
    np.tanh(z, out=out)
