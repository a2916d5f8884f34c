r"""Activation functions of a group of units: softmax and maxout see several weighted sums at once.

Symbols: $z$ the weighted sums (bias included), $p$ probabilities, $a$ activations.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_real
from nnref._validate import FloatArray, as_count, explain

__all__ = ["maxout", "softmax"]


def softmax_into(z: FloatArray, out: FloatArray) -> None:
    np.subtract(z, z.max(axis=-1, keepdims=True), out=out)  # shift by the maximum: exp cannot overflow
    np.exp(out, out=out)
    out /= out.sum(axis=-1, keepdims=True)


def softmax(z: ArrayLike) -> FloatArray:
    r"""Turn the numbers of the last axis into probabilities that sum to 1.

    $$p_j = \frac{e^{z_j}}{\sum_i e^{z_i}}$$

    Parameters
    ----------
    z : array of shape (..., k)
        Logits. -infinity is a probability of 0.

    Returns
    -------
    p : array of shape (..., k)

    Raises
    ------
    ValueError
        For a number without axes, no logit, and a row whose largest logit is infinite or NaN.
    TypeError
        For z that is not of real numbers.

    Notes
    -----
    Variant: shifted by the largest logit, which changes no probability. Source: J. Bridle, "Probabilistic
    interpretation of feedforward classification network outputs", in *Neurocomputing*, 1990.

    Examples
    --------
    >>> softmax([[1.0, 2.0, 3.0], [1000.0, 1000.0, 1000.0]]).round(4)
    array([[0.09  , 0.2447, 0.6652],
           [0.3333, 0.3333, 0.3333]])
    """
    logits = as_real(z, "z")
    if logits.ndim == 0 or logits.shape[-1] == 0:
        got, fix = f"z has shape {logits.shape}", "pass one row of k logits per sample"
        raise ValueError(explain(got, "(..., k) with k at least 1", fix))
    largest = logits.max(axis=-1)
    if not np.isfinite(largest).all():
        where = np.argwhere(~np.isfinite(largest))[0].tolist()
        got = f"z{where or ''} has the maximum {largest[tuple(where)]}"
        raise ValueError(explain(got, "a finite maximum in every row", "pass finite logits, or -inf for some of them"))
    p = np.empty_like(logits)
    with np.errstate(over="ignore"):  # two logits may be further apart than any float: exp makes 0 of -infinity
        softmax_into(logits, p)
    return p


def maxout(z: ArrayLike, pieces: int) -> FloatArray | Any:
    r"""Keep the largest of every `pieces` neighbors in the last axis.

    $$a_j = \max(z_{jq}, \dots, z_{jq + q - 1}), \qquad q = \text{pieces}$$

    Parameters
    ----------
    z : array of shape (..., k * pieces)
    pieces : int
        q, how many weighted sums one unit has.

    Returns
    -------
    a : array of shape (..., k)

    Raises
    ------
    ValueError
        When `pieces` is below 1 or does not divide the last axis, and when that axis is empty or missing.
    TypeError
        For z that is not of real numbers, and for `pieces` that is not an int.

    Notes
    -----
    A maximum of linear functions, so it has no curve of its own: the weights before it are its parameters.
    It changes the shape, so it is not an activation of `MLP`. Source: I. Goodfellow and others, "Maxout
    networks", ICML 2013, section 3.

    Examples
    --------
    >>> maxout([1.0, 5.0, -2.0, -3.0], pieces=2)
    array([ 5., -2.])
    """
    sums = as_real(z, "z")
    pieces = as_count(pieces, "pieces")
    if sums.ndim == 0 or sums.shape[-1] == 0 or sums.shape[-1] % pieces:
        fix = "pass one row of weighted sums per sample, those of one unit side by side"
        raise ValueError(explain(f"z has shape {sums.shape}", f"(..., k * {pieces}) because pieces is {pieces}", fix))
    return sums.reshape(*sums.shape[:-1], sums.shape[-1] // pieces, pieces).max(axis=-1)
