r"""Small data sets drawn at random, each returned as ``(x, y)``: rows are samples, x (n, d) float64.

Symbols: $n$ samples, $s$ how far along its curve a sample is, from 0 to 1, $c$ its label, $k$ classes. The order of
the samples is drawn, too.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nnref._validate import FloatArray, IntArray, as_count, as_generator, as_number

__all__ = ["blobs", "circles", "moons", "regression_curve", "spirals"]


def _classes(n: int, classes: int) -> tuple[IntArray, FloatArray]:
    """Labels of n samples in `classes` runs of equal length, or one more; and where in its run each is, 0 to 1."""
    n = as_count(n, "n", at_least=classes, because=f"there are {classes} classes")
    y = np.arange(n) * classes // n
    length = np.bincount(y, minlength=classes)
    start = np.cumsum(length) - length
    return y, (np.arange(n) - start[y]) / np.maximum(length - 1, 1)[y]


def _noisy(
    x: FloatArray, y: IntArray, noise: float, rng: int | np.random.Generator
) -> tuple[FloatArray, IntArray | Any]:
    generator = as_generator(rng)
    x = x + as_number(noise, "noise", at_least=0, example=0.1) * generator.standard_normal(x.shape)
    order = generator.permutation(len(x))
    return x[order], y[order]


def moons(n: int = 200, noise: float = 0.1, rng: int | np.random.Generator = 0) -> tuple[FloatArray, IntArray]:
    r"""Two half circles, each with its end inside the other.

    $$(\cos \pi s, \sin \pi s) \text{ for label 0}, \qquad (1 - \cos \pi s, \tfrac{1}{2} - \sin \pi s) \text{ for label 1}, \qquad 0 \le s \le 1$$

    Parameters
    ----------
    n : int
        Samples in all, at least 2.
    noise : float
        Standard deviation of what is added to both coordinates, at least 0.
    rng : int, or numpy.random.Generator

    Returns
    -------
    x : float64 array of shape (n, 2)
    y : int64 array of shape (n,), labels 0 and 1

    Raises
    ------
    ValueError
        For ``n < 2``, negative noise, NaN, infinity and a negative seed.
    TypeError
        For numbers and seeds of another type.

    Notes
    -----
    Source: F. Pedregosa and others, "Scikit-learn: machine learning in Python", Journal of Machine Learning
    Research 12, 2011, `sklearn.datasets.make_moons`.

    Examples
    --------
    >>> x, y = moons(n=4, noise=0)
    >>> sorted(zip(y.tolist(), x.round(2).tolist()))
    [(0, [-1.0, 0.0]), (0, [1.0, 0.0]), (1, [0.0, 0.5]), (1, [2.0, 0.5])]
    """
    y, s = _classes(n, 2)
    t = np.pi * s
    upper, lower = np.stack([np.cos(t), np.sin(t)], axis=1), np.stack([1 - np.cos(t), 0.5 - np.sin(t)], axis=1)
    return _noisy(np.where(y[:, None] == 0, upper, lower), y, noise, rng)


def circles(
    n: int = 200, noise: float = 0.1, ratio: float = 0.5, rng: int | np.random.Generator = 0
) -> tuple[FloatArray, IntArray]:
    r"""A circle of radius 1, and a smaller one inside it.

    $$r (\cos 2 \pi s, \sin 2 \pi s), \qquad r = 1 \text{ for label 0, ratio for label 1}$$

    Parameters
    ----------
    n : int
        Samples in all, at least 2.
    noise : float
        Standard deviation of what is added to both coordinates, at least 0.
    ratio : float
        Radius of the inner circle, above 0 and below 1.
    rng : int, or numpy.random.Generator

    Returns
    -------
    x : float64 array of shape (n, 2)
    y : int64 array of shape (n,), labels 0 and 1

    Raises
    ------
    ValueError
        For ``n < 2``, negative noise, a ratio outside 0 to 1, NaN, infinity and a negative seed.
    TypeError
        For numbers and seeds of another type.

    Examples
    --------
    >>> x, y = circles(n=6, noise=0, ratio=0.5)
    >>> np.linalg.norm(x[y == 1], axis=1)
    array([0.5, 0.5, 0.5])
    """
    ratio = as_number(ratio, "ratio", above=0, below=1, example=0.5)
    y, _ = _classes(n, 2)
    rank = np.arange(n) - np.searchsorted(y, y)  # within its circle
    t = 2 * np.pi * rank / np.bincount(y)[y]
    radius = np.where(y == 0, 1.0, ratio)[:, None]
    return _noisy(radius * np.stack([np.cos(t), np.sin(t)], axis=1), y, noise, rng)


def spirals(
    n: int = 200, classes: int = 2, noise: float = 0.05, turns: float = 1.0, rng: int | np.random.Generator = 0
) -> tuple[FloatArray, IntArray]:
    r"""Spirals that start together at the center, one for each class.

    $$s (\cos \phi, \sin \phi), \qquad \phi = 2 \pi \left( u s + \frac{c}{k} \right), \qquad 0 \le s \le 1, \; \text{label } c \text{ of } k, \; u \text{ turns}$$

    Parameters
    ----------
    n : int
        Samples in all, at least one for each class.
    classes : int
    noise : float
        Standard deviation of what is added to both coordinates, at least 0.
    turns : float
        How often a spiral goes around, above 0.
    rng : int, or numpy.random.Generator

    Returns
    -------
    x : float64 array of shape (n, 2)
    y : int64 array of shape (n,), labels 0 to classes - 1

    Raises
    ------
    ValueError
        For ``classes < 1``, ``n < classes``, ``turns <= 0``, negative noise, NaN, infinity and a negative seed.
    TypeError
        For numbers and seeds of another type.

    Notes
    -----
    Variant: Archimedean spirals that start at the center. Source: K. Lang, M. Witbrock, "Learning to tell two spirals apart", Connectionist Models Summer School, 1988.

    Examples
    --------
    >>> x, y = spirals(n=300, classes=3)
    >>> x.shape, np.bincount(y).tolist()
    ((300, 2), [100, 100, 100])
    """
    classes = as_count(classes, "classes")
    turns = as_number(turns, "turns", above=0)
    y, s = _classes(n, classes)
    phi = 2 * np.pi * (turns * s + y / classes)
    return _noisy(s[:, None] * np.stack([np.cos(phi), np.sin(phi)], axis=1), y, noise, rng)


def blobs(
    n: int = 200, classes: int = 3, noise: float = 0.3, rng: int | np.random.Generator = 0
) -> tuple[FloatArray, IntArray]:
    r"""Round clouds, their centers evenly spread on a circle of radius 1.

    $$(\cos 2 \pi c / k, \sin 2 \pi c / k) + \text{noise}, \qquad \text{label } c \text{ of } k$$

    Parameters
    ----------
    n : int
        Samples in all, at least one for each class.
    classes : int
    noise : float
        Standard deviation of a cloud in both coordinates, at least 0.
    rng : int, or numpy.random.Generator

    Returns
    -------
    x : float64 array of shape (n, 2)
    y : int64 array of shape (n,), labels 0 to classes - 1

    Raises
    ------
    ValueError
        For ``classes < 1``, ``n < classes``, negative noise, NaN, infinity and a negative seed.
    TypeError
        For numbers and seeds of another type.

    Examples
    --------
    >>> x, y = blobs(n=4, classes=4, noise=0)
    >>> x[np.argsort(y)].round(2).tolist()
    [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [-0.0, -1.0]]
    """
    classes = as_count(classes, "classes")
    y, _ = _classes(n, classes)
    t = 2 * np.pi * y / classes
    return _noisy(np.stack([np.cos(t), np.sin(t)], axis=1), y, noise, rng)


def regression_curve(
    n: int = 50, noise: float = 0.1, rng: int | np.random.Generator = 0
) -> tuple[FloatArray, FloatArray]:
    r"""One period of a sine, with noise: numbers to be predicted, not classes.

    $$y = \sin \pi x + \text{noise}, \qquad x \text{ drawn evenly from -1 to 1}$$

    Parameters
    ----------
    n : int
        Samples, at least 1.
    noise : float
        Standard deviation of what is added to y, at least 0.
    rng : int, or numpy.random.Generator

    Returns
    -------
    x : float64 array of shape (n, 1), rising
    y : float64 array of shape (n, 1)

    Raises
    ------
    ValueError
        For ``n < 1``, negative noise, NaN, infinity and a negative seed.
    TypeError
        For numbers and seeds of another type.

    Notes
    -----
    Source: C. Bishop, *Pattern Recognition and Machine Learning*, 2006, section 1.1 (there from 0 to 1).

    Examples
    --------
    >>> x, y = regression_curve(n=3, noise=0)
    >>> np.array_equal(y, np.sin(np.pi * x))
    True
    """
    n, noise, generator = as_count(n, "n"), as_number(noise, "noise", at_least=0, example=0.1), as_generator(rng)
    x = np.sort(generator.uniform(-1, 1, (n, 1)), axis=0)
    return x, np.sin(np.pi * x) + noise * generator.standard_normal((n, 1))
