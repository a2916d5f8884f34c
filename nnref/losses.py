r"""Loss functions: how far the outputs of a network are from what they should be.

Symbols: $n$ samples, $k$ outputs, $o$ the outputs, $z$ the outputs that are logits, $y$ the targets, $L$ the loss.
Each is an `nnref.Loss`: a mean over the samples.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from nnref._arrays import all_finite
from nnref._validate import FloatArray
from nnref.loss import loss_function


def _sum_of_squares(values: FloatArray, factor: float) -> FloatArray:
    """``factor * sum(values**2)`` over the last two axes."""
    flat = values.reshape(*values.shape[:-2], -1)
    total = np.vecdot(flat, flat) * factor
    if not all_finite(total):  # a square overflowed, which the result need not do
        largest = np.abs(flat).max(axis=-1)
        scaled = flat / np.where(largest > 0, largest, 1)[..., None]
        without = largest * (largest * (np.vecdot(scaled, scaled) * factor))
        total = np.where(np.isfinite(total), total, without)
    return np.asarray(total)


def _mean_over_samples(terms: FloatArray) -> FloatArray:
    """The sum over outputs, averaged over samples: (..., n, k) -> (...)."""
    n = terms.shape[-2]
    total = np.add.reduce(terms, axis=(-2, -1)) / n
    if not all_finite(total):  # the sum overflowed, which the mean need not do
        total = np.where(np.isfinite(total), total, (terms / n).sum(axis=(-2, -1)))
    return np.asarray(total)


def _sums_of_others(values: FloatArray) -> FloatArray:
    """For each number of a row the sum of all others.

    The total minus the number would lose them where one number is much larger than the rest.
    """
    return np.asarray(values @ _all_but_one(values.shape[-1], values.dtype))


@lru_cache(maxsize=4)
def _all_but_one(k: int, dtype: np.dtype[Any]) -> FloatArray:
    return 1 - np.eye(k, dtype=dtype)


@loss_function()
def squared_error(output: FloatArray, target: FloatArray, gradient: FloatArray) -> FloatArray:
    r"""Squared error: half the squared distance between outputs and targets.

    $$L = \frac{1}{n} \sum_{i=1}^{n} \frac{1}{2} \sum_{j=1}^{k} (o_{ij} - y_{ij})^2, \qquad \frac{\partial L}{\partial o_{ij}} = \frac{o_{ij} - y_{ij}}{n}$$

    Parameters
    ----------
    output : array of shape (n, k), (n,) or (..., n, k)
    target : array of the same shape

    Returns
    -------
    loss : float
        An array with one loss for each index of the leading axes, where there are any.

    Raises
    ------
    ValueError
        For a target of another shape, no sample, NaN or infinity.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Variant: summed over the outputs, averaged over the samples, with the half that cancels the 2 of the
    derivative. Source: D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating
    errors", Nature 323, 1986, equation 3.

    Examples
    --------
    >>> squared_error([[1.0, 2.0]], [[0.0, 4.0]])
    2.5
    """
    n = output.shape[-2]
    half = output / 2 - target / 2  # half of it: the difference of two large numbers could overflow
    np.multiply(half, 2 / n, out=gradient)
    return _sum_of_squares(half, 2 / n)


@loss_function()
def mse(output: FloatArray, target: FloatArray, gradient: FloatArray) -> FloatArray:
    r"""Mean squared error: the mean over samples and outputs.

    $$L = \frac{1}{n k} \sum_{i=1}^{n} \sum_{j=1}^{k} (o_{ij} - y_{ij})^2, \qquad \frac{\partial L}{\partial o_{ij}} = \frac{2 (o_{ij} - y_{ij})}{n k}$$

    Parameters
    ----------
    output : array of shape (n, k), (n,) or (..., n, k)
    target : array of the same shape

    Returns
    -------
    loss : float
        An array with one loss for each index of the leading axes, where there are any.

    Raises
    ------
    ValueError
        For a target of another shape, no sample, NaN or infinity.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Variant: `squared_error` times 2 / k, as PyTorch's `MSELoss`. Source: C. Bishop, *Pattern Recognition and
    Machine Learning*, 2006, section 1.1 (a half there, in place of the mean).

    Examples
    --------
    >>> mse([[1.0, 2.0]], [[0.0, 4.0]])
    2.5
    >>> mse.gradient([[1.0, 2.0]], [[0.0, 4.0]])
    array([[ 1., -2.]])
    """
    size = output.shape[-2] * output.shape[-1]
    half = output / 2 - target / 2  # half of it: the difference of two large numbers could overflow
    np.multiply(half, 4 / size, out=gradient)
    return _sum_of_squares(half, 4 / size)


@loss_function(takes_logits=True, target="fractions")
def binary_cross_entropy(output: FloatArray, target: FloatArray, gradient: FloatArray) -> FloatArray:
    r"""Binary cross-entropy of yes/no targets, from logits.

    $$L = -\frac{1}{n} \sum_{i=1}^{n} \sum_{j=1}^{k} \bigl( y_{ij} \ln p_{ij} + (1 - y_{ij}) \ln (1 - p_{ij}) \bigr), \qquad p_{ij} = \sigma(z_{ij}), \qquad \frac{\partial L}{\partial z_{ij}} = \frac{p_{ij} - y_{ij}}{n}$$

    Parameters
    ----------
    output : array of shape (n, k), (n,) or (..., n, k)
        Logits z: the sigmoid is part of the loss.
    target : array of the same shape
        0 or 1, or a probability between.

    Returns
    -------
    loss : float
        An array with one loss for each index of the leading axes, where there are any.

    Raises
    ------
    ValueError
        For a target of another shape or outside 0 to 1, no sample, NaN or infinity.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Variant: summed over the outputs, averaged over the samples; PyTorch's `BCEWithLogitsLoss` averages over
    both. Source: C. Bishop, *Pattern Recognition and Machine Learning*, 2006, equation 4.90.

    Examples
    --------
    >>> round(binary_cross_entropy([[0.0], [2.0]], [[1], [1]]), 4)
    0.41
    >>> binary_cross_entropy.gradient([[0.0], [2.0]], [[1], [1]]).round(4)
    array([[-0.25  ],
           [-0.0596]])
    """
    z, y = output, target
    n = z.shape[-2]
    sign = np.copysign(1, z, out=gradient)
    e = np.copysign(z, -1)
    np.exp(e, out=e)  # exp(-|z|), at most 1: exp cannot overflow
    off = np.maximum(sign, 0)
    np.subtract(y, off, out=off)  # from the label that z is for: exact where sigmoid(z) rounds to y
    terms = np.log1p(e)
    terms -= z * off
    # y - sigmoid(z) = off + sign e / (1 + e)
    sign *= e
    e += 1
    sign /= e
    sign += off
    sign *= -1 / n
    return _mean_over_samples(terms)


@loss_function(takes_logits=True, target="classes")
def softmax_cross_entropy(output: FloatArray, target: FloatArray, gradient: FloatArray) -> FloatArray:
    r"""Cross-entropy of class targets, from logits.

    $$L = -\frac{1}{n} \sum_{i=1}^{n} \sum_{j=1}^{k} y_{ij} \ln p_{ij}, \qquad p_{ij} = \frac{e^{z_{ij}}}{\sum_l e^{z_{il}}}, \qquad \frac{\partial L}{\partial z_{ij}} = \frac{p_{ij} \sum_l y_{il} - y_{ij}}{n}$$

    Parameters
    ----------
    output : array of shape (n, k) or (..., n, k)
        Logits z: the softmax is part of the loss.
    target : int array of shape (n,) or (..., n), or array of the shape of the output
        Class labels from 0 to k - 1, or a row of k numbers from 0 to 1 for each sample. A row need not sum to
        1, which is why the gradient has the sum of the row; with labels it is $(p_{ij} - y_{ij}) / n$.

    Returns
    -------
    loss : float
        An array with one loss for each index of the leading axes, where there are any.

    Raises
    ------
    ValueError
        For a target of another shape, a label or a number out of range, no sample, NaN or infinity.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    Variant: natural logarithm; the largest logit is taken out of the sum, so nothing overflows and a loss close
    to 0 keeps its digits. Source: C. Bishop, *Pattern Recognition and Machine Learning*, 2006, equation 4.108.

    Examples
    --------
    >>> round(softmax_cross_entropy([[2.0, 0.0, 0.0]], [0]), 4)
    0.2395
    >>> softmax_cross_entropy.gradient([[2.0, 0.0, 0.0]], [0]).round(4)
    array([[-0.213 ,  0.1065,  0.1065]])
    """
    z, y = output, target
    n, k = z.shape[-2:]
    at = z.reshape(-1, k).argmax(axis=-1) + np.arange(0, z.size, k)  # where the largest logit of each row is
    column = (*z.shape[:-1], 1)
    half = z / 2
    half = half.take(at).reshape(column) - half  # half the distance below the largest logit: finite, >= 0
    e = np.exp(-2 * half)
    others = _sums_of_others(e)
    rest = others.take(at).reshape(column)  # those of the largest, whose e is 1: softmax divides by 1 + rest
    # p sum(y) - y = p (sum(y) - y) - y (1 - p), which keeps its digits where p sum(y) rounds to y
    e *= _sums_of_others(y)
    others *= y
    e -= others
    np.divide(e, (1 + rest) * n, out=gradient)
    half += np.log1p(rest) / 2
    half *= y
    return 2 * _mean_over_samples(half)
