r"""What is done with data before training, and how its labels are compared after it.

Symbols: $n$ samples, $d$ columns, $k$ classes; rows are samples.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnref._arrays import as_array, as_floats, entry
from nnref._validate import MOST, FloatArray, IntArray, as_count, as_generator, as_list, as_number, explain

__all__ = ["accuracy", "one_hot", "split", "standardize"]


def accuracy(predicted: ArrayLike, target: ArrayLike) -> Any:
    r"""Compute the share of samples whose predicted label is right.

    $$\frac{1}{n} \sum_{i=1}^{n} [\hat y_i = y_i]$$

    Parameters
    ----------
    predicted : array of shape (n,), or (n, k)
        Labels, as from ``net.classify(x)``; or k >= 2 outputs for each sample, the largest of which counts.
        Labels may have an axis of replicas in front; a square array of ints is read so.
    target : array of shape (n,), or (n, 1)
        Labels.

    Returns
    -------
    accuracy : float, from 0 to 1
        An array with one for each replica, where there is an axis of them.

    Raises
    ------
    ValueError
        For shapes that do not fit, no sample, NaN, infinity, and labels that are not whole numbers.
    TypeError
        For anything that is not of real numbers.

    Examples
    --------
    >>> accuracy([0, 1, 1, 0], [0, 1, 0, 0])
    0.75
    >>> accuracy([[0.2, 0.8], [0.9, 0.1]], [1, 1])
    0.5
    """
    right, labels = _labels(target, "target"), as_floats(predicted, "predicted")
    if right.ndim == 2 and right.shape[1] == 1:
        right = right[:, 0]
    if right.ndim != 1 or right.size == 0:
        fix = "pass one label per sample; np.argmax(target, axis=1) undoes one_hot"
        raise ValueError(explain(f"target has shape {right.shape}", "(n,) with n at least 1", fix))
    n = right.size
    if labels.shape == (n, 1) and n > 1:
        labels = labels[:, 0]
    scores = labels.ndim == 2 and labels.shape[0] == n and labels.shape[1] > 1
    if scores and (np.asarray(predicted).dtype.kind == "f" or labels.shape[1] != n):
        labels = labels.argmax(axis=1)
    if labels.shape[-1:] != (n,):
        wanted = f"({n},) or ({n}, k) because target has {n} labels"
        raise ValueError(explain(f"predicted has shape {labels.shape}", wanted, "pass net.classify(x)"))
    return share_of_equal(_labels(labels, "predicted"), right)


def share_of_equal(labels: NDArray[Any], right: NDArray[Any]) -> Any:
    """Along the last axis."""
    share = (labels == right).mean(axis=-1)
    return share if share.ndim else share.item()


def _labels(value: ArrayLike, name: str) -> FloatArray:
    labels = as_floats(value, name)
    broken = labels != np.floor(labels)
    if broken.any():
        fix = "pass labels, such as net.classify(x)"
        raise ValueError(explain(entry(labels, broken, name), "whole numbers", fix))
    return labels


def one_hot(labels: ArrayLike, classes: int | None = None) -> FloatArray:
    r"""Turn each label into a row with a 1 in the column of its class.

    $$y_{ij} = 1 \text{ if } j = \text{label}_i \text{ else } 0$$

    Parameters
    ----------
    labels : int array of shape (n,)
    classes : int, optional
        k; one more than the largest label if not given.

    Returns
    -------
    y : float64 array of shape (n, k)

    Raises
    ------
    ValueError
        For labels that are not (n,), no label, and a label that is negative, not whole or not below `classes`.
    TypeError
        For labels that are not real numbers, and for `classes` that is not an int.

    Examples
    --------
    >>> one_hot([2, 0])
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    numbers = _labels(labels, "labels")
    if numbers.ndim != 1 or numbers.size == 0:
        fix = "pass np.ravel(labels)" if numbers.size else "pass at least one label"
        raise ValueError(explain(f"labels has shape {numbers.shape}", "(n,) with n at least 1", fix))
    k = MOST if classes is None else as_count(classes, "classes")
    outside = (numbers < 0) | (numbers >= k)
    if outside.any():
        first = int(outside.argmax())
        fix = "np.unique(labels, return_inverse=True)[1] numbers them from 0"
        wanted = "labels from 0 on" if classes is None and numbers[first] < 0 else f"labels from 0 to {k - 1}"
        raise ValueError(explain(f"labels[{first}] is {numbers[first]:g}", wanted, fix))
    k = int(numbers.max()) + 1 if classes is None else k
    return np.asarray(numbers[:, None] == np.arange(k), dtype=np.float64)


def standardize(x: ArrayLike, *others: ArrayLike) -> Any:
    r"""Shift and scale each column of x to mean 0 and standard deviation 1.

    $$\hat x_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}, \qquad \mu_j = \frac{1}{n} \sum_i x_{ij}, \qquad \sigma_j^2 = \frac{1}{n} \sum_i (x_{ij} - \mu_j)^2$$

    Parameters
    ----------
    x : array of shape (n, d)
        The training set: mean and deviation are computed from it.
    *others : arrays of shape (m, d)
        Shifted and scaled by the same numbers, such as a test set.

    Returns
    -------
    x : array of shape (n, d), or a tuple of arrays when there are others

    Raises
    ------
    ValueError
        For an array that is not (n, d), another number of columns, no row, NaN and infinity.
    TypeError
        For anything that is not of real numbers.

    Notes
    -----
    A column whose values are all equal becomes 0. Source: Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient
    BackProp", in *Neural Networks: Tricks of the Trade*, 1998, section 4.3.

    Examples
    --------
    >>> x_train, x_test = standardize([[1.0], [3.0]], [[5.0]])
    >>> x_train.tolist(), x_test.tolist()
    ([[-1.0], [1.0]], [[3.0]])
    """
    arrays = [as_floats(array, name, dtype=None) for name, array in _named(x, others)]
    for (name, _), array in zip(_named(x, others), arrays, strict=True):
        if array.ndim != 2 or array.size == 0 or array.shape[1] != arrays[0].shape[1]:
            wanted = "(n, d) with n and d at least 1" if array is arrays[0] else f"(m, {arrays[0].shape[1]}), as x"
            fix = f"{name}[:, None] makes one column of it" if array.ndim == 1 else "pass one row per sample"
            raise ValueError(explain(f"{name} has shape {array.shape}", wanted, fix))
    same = (arrays[0] == arrays[0][0]).all(axis=0)  # rounding could leave them a tiny deviation
    # in units of a power of 2 above the largest number of the column no square overflows, and no digit changes
    exponent = np.where(same, 0, np.frexp(np.abs(arrays[0]).max(axis=0))[1])
    units = [np.ldexp(array, -exponent) for array in arrays]
    varied = np.where(same, 0, units[0])
    mean = varied.mean(axis=0)
    rest = (varied - mean).mean(axis=0)  # what rounding left of the mean
    deviation = np.where(same, 1, (varied - mean).std(axis=0))
    mean = np.where(same, units[0][0], mean)
    scaled = tuple((unit - mean - rest) / deviation for unit in units)
    return scaled if others else scaled[0]


def _named(x: ArrayLike, others: tuple[ArrayLike, ...]) -> list[tuple[str, ArrayLike]]:
    return [("x", x), *((f"others[{i}]", array) for i, array in enumerate(others))]


def split(
    x: ArrayLike,
    y: ArrayLike,
    fractions: tuple[float, ...] = (0.8, 0.2),
    rng: int | np.random.Generator = 0,
) -> tuple[tuple[Any, Any], ...]:
    r"""Deal the samples out, in random order, to a training set, a test set and so on.

    $$n_p = r_p - r_{p-1}, \qquad r_p = \operatorname{round}(n (f_1 + \dots + f_p))$$

    Parameters
    ----------
    x : array of shape (n, ...)
    y : array of shape (n, ...)
    fractions : numbers above 0 that sum to 1
        The share of each part.
    rng : int, or numpy.random.Generator

    Returns
    -------
    parts : a tuple of pairs (x, y), one for each fraction
        Copies; every sample is in exactly one of them.

    Raises
    ------
    ValueError
        For x and y of different lengths, fractions that do not sum to 1 or are not above 0, a part without a
        sample, and a negative seed.
    TypeError
        For fractions that are not numbers, and for a seed that is not an int.

    Examples
    --------
    >>> (x_train, y_train), (x_test, y_test) = split(range(10), range(10))
    >>> x_train, x_test
    (array([4, 6, 2, 7, 3, 5, 9, 0]), array([8, 1]))
    """
    inputs, targets = _rows(x, "x"), _rows(y, "y")
    n = len(inputs)
    if len(targets) != n:
        wanted = f"{n} rows because x has {n}"
        raise ValueError(explain(f"y has {len(targets)} rows", wanted, "pass one target per row of x"))
    given = as_list(fractions, "fractions", "a tuple of numbers", "(0.8, 0.2)")
    shares = [as_number(share, f"fractions[{i}]", above=0, example=0.5) for i, share in enumerate(given)]
    if abs(sum(shares) - 1) > 1e-9:
        fix = "name the share of every part, as in fractions=(0.6, 0.2, 0.2)"
        raise ValueError(explain(f"fractions sum to {sum(shares):g}", "a sum of 1", fix))
    ends = np.round(n * np.cumsum(shares)).astype(np.int64)
    sizes = np.diff(ends, prepend=0)
    if (sizes == 0).any():
        part = int((sizes == 0).argmax())
        got = f"fractions[{part}] is {shares[part]:g}, which leaves no sample of {n}"
        raise ValueError(explain(got, "at least one sample in every part", "pass more samples or a larger fraction"))
    order = as_generator(rng).permutation(n)
    return tuple((inputs[rows], targets[rows]) for rows in np.split(order, ends[:-1]))


def _rows(value: ArrayLike, name: str) -> Any:
    array = as_array(value, name)
    if array.ndim == 0 or len(array) == 0:
        raise ValueError(explain(f"{name} has shape {array.shape}", "at least one row", "pass one row per sample"))
    return array
