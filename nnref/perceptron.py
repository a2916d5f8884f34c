r"""The threshold unit, and the perceptron: a threshold unit that learns.

Symbols: $x$ (n, d) inputs, $w$ (d,) weights, $\theta$ threshold, $b = -\theta$ bias, $y$ (n,) labels 0 or 1, $\hat y$
the prediction, $\eta$ the learning rate (`lr`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_labels, as_rows, as_vector
from nnref._validate import FloatArray, IntArray, as_count, as_flag, as_number, explain


def threshold_unit(x: ArrayLike, w: ArrayLike, theta: float) -> IntArray | Any:
    r"""Fire (1) where the weighted sum of the inputs exceeds the threshold, else 0.

    $$\hat y = 1 \text{ if } x w > \theta \text{ else } 0$$

    Parameters
    ----------
    x : array of shape (n, d), or one row (d,)
    w : array of shape (d,)
    theta : float

    Returns
    -------
    y_hat : int array of shape (n,); a plain int for one row

    Raises
    ------
    ValueError
        For shapes that do not fit, no row, no column, NaN or infinity.
    TypeError
        For anything that is not a real number.

    Notes
    -----
    Variant: strictly greater, so a sum that equals the threshold does not fire [1]_; in [2]_ it does.
    The comparison is exact: in binary 0.1 + 0.2 exceeds 0.3. `Perceptron` has a tolerance for that.

    References
    ----------
    .. [1] M. Minsky, S. Papert, *Perceptrons*, 1969, chapter 1.
    .. [2] W. McCulloch, W. Pitts, "A logical calculus of the ideas immanent in nervous activity",
       Bulletin of Mathematical Biophysics 5, 1943, pages 115-133.

    Examples
    --------
    >>> threshold_unit([[0, 0], [0, 1], [1, 0], [1, 1]], w=[1, 1], theta=1.5)
    array([0, 0, 0, 1])
    >>> threshold_unit([1, 1], w=[1, 1], theta=1.5)
    1
    """
    w = as_vector(w, "w")
    x = as_rows(x, w.size, because=f"w has {w.size} weights", one_row=True)
    theta = as_number(theta, "theta")
    return _fires(np.vecdot(x, w), theta)


def _fires(z: Any, theta: float) -> IntArray | Any:
    return (z > theta).astype(np.int64) if np.ndim(z) else int(z > theta)


@dataclass(frozen=True, eq=False)
class PerceptronRecord:
    """What one call of `Perceptron.fit` did.

    ``updates == sum(mistakes) == len(history)`` and ``epochs == len(mistakes)``. Two records are equal
    only if they are the same object.
    """

    updates: int  #: corrections made, one per mistake
    epochs: int  #: passes over the rows, the clean one included
    mistakes: tuple[int, ...]  #: one number per epoch
    history: tuple[tuple[FloatArray, float], ...] = field(repr=False)  #: (w, b) after each update; w (d,) is a copy
    converged: bool  #: whether the last epoch was clean


class Perceptron:
    r"""A threshold unit that corrects its weights after each mistake.

    $$\hat y = 1 \text{ if } x w + b > \text{tie\_tolerance else } 0$$

    $$w \leftarrow w + \eta (y - \hat y) x, \qquad b \leftarrow b + \eta (y - \hat y) \qquad \text{after a mistake}$$

    Parameters
    ----------
    n_inputs : int
        d, the number of inputs.
    lr : float
        eta, above 0. From a zero start it scales w and b and changes no prediction.
    w : array of shape (d,), optional
        Weights to start from; zeros if not given. Copied.
    b : float, optional
        Bias to start from; 0 if not given. A threshold theta is the bias ``-theta``.
    fit_bias : bool
        False keeps b as it is: a unit with a fixed threshold.
    tie_tolerance : float
        A sum up to this, and not only up to 0, does not fire. In binary ``0.1 + 0.2 - 0.3`` is
        5.6e-17; on paper it is a tie, and a tie does not fire. The tolerance lets the program agree
        with paper and pencil. It is in the units of the sum, so choose a smaller one (0 is allowed) where
        `lr` times the inputs is not far above it.

    Attributes
    ----------
    w : float64 array of shape (d,)
    b : float

    Raises
    ------
    ValueError
        For ``n_inputs < 1``, ``lr <= 0``, a negative tolerance, w of another shape, NaN or infinity.
    TypeError
        For anything that is not the number, array of numbers or bool described above.

    Notes
    -----
    Variant: fixed increment, one row at a time, rows in the order given (Algorithm 4 of [3]_), with
    labels 0 and 1 in place of -1 and 1. The unit is Rosenblatt's [1]_, its convergence theorem stands
    in [2]_, chapter 11.

    References
    ----------
    .. [1] F. Rosenblatt, "The perceptron: a probabilistic model for information storage and
       organization in the brain", Psychological Review 65 (6), 1958, pages 386-408.
    .. [2] M. Minsky, S. Papert, *Perceptrons*, 1969.
    .. [3] R. Duda, P. Hart, D. Stork, *Pattern Classification*, 2nd edition, 2001, section 5.5.2.

    Examples
    --------
    >>> from nnref import Perceptron, gate
    >>> x, y = gate("AND")
    >>> perceptron = Perceptron(n_inputs=2)
    >>> record = perceptron.fit(x, y, max_epochs=100)
    >>> record.converged, record.mistakes
    (True, (1, 3, 3, 2, 1, 0))
    >>> perceptron
    Perceptron(n_inputs=2, lr=1.0, w=[2.0, 1.0], b=-2.0, fit_bias=True, tie_tolerance=1e-09)
    """

    def __init__(
        self,
        n_inputs: int,
        lr: float = 1.0,
        w: ArrayLike | None = None,
        b: float | None = None,
        fit_bias: bool = True,
        tie_tolerance: float = 1e-9,
    ) -> None:
        self.n_inputs = as_count(n_inputs, "n_inputs")
        self.lr = as_number(lr, "lr", above=0)
        self.w = np.zeros(self.n_inputs) if w is None else self._weights(w)
        self.b = 0.0 if b is None else as_number(b, "b")
        self.fit_bias = as_flag(fit_bias, "fit_bias")
        self.tie_tolerance = as_number(tie_tolerance, "tie_tolerance", at_least=0, example=1e-9)

    def predict(self, x: ArrayLike) -> IntArray | Any:
        r"""Predict the label of each row: 1 where the unit fires, else 0.

        $$\hat y = 1 \text{ if } x w + b > \text{tie\_tolerance else } 0$$

        Parameters
        ----------
        x : array of shape (n, d), or one row (d,)

        Returns
        -------
        y_hat : int array of shape (n,); a plain int for one row

        Raises
        ------
        ValueError
            For another shape, no row, NaN or infinity.
        TypeError
            For anything that is not a real number.

        Examples
        --------
        >>> unit = Perceptron(n_inputs=2, w=[0.7, 0.4], b=-0.5)
        >>> unit.predict([[0, 0], [0, 1], [1, 0], [1, 1]])
        array([0, 0, 1, 1])
        >>> unit.predict([0, 1])
        0
        """
        w, b = self._weights(self.w), as_number(self.b, "b")
        x = as_rows(x, self.n_inputs, because=f"n_inputs is {self.n_inputs}", one_row=True)
        # vecdot and not @: one row then rounds as it does among many, so predict repeats what fit saw
        z = np.vecdot(x, w) + b
        return _fires(z, self.tie_tolerance)

    def fit(self, x: ArrayLike, y: ArrayLike, max_epochs: int) -> PerceptronRecord:
        r"""Visit the rows in order, correct w and b after each mistake, stop after a clean epoch.

        $$w \leftarrow w + \eta (y - \hat y) x, \qquad b \leftarrow b + \eta (y - \hat y) \text{ with fit\_bias}$$

        Starts from the current w and b: a second call goes on where the first one stopped. Each
        mistake counts as an update, even where nothing moves (zeros as inputs, b fixed). An error or
        an interrupt leaves w and b as they were before the call.

        Parameters
        ----------
        x : array of shape (n, d)
        y : array of shape (n,)
            Labels 0 and 1, or False and True.
        max_epochs : int
            Passes after which to stop, clean or not.

        Returns
        -------
        record : PerceptronRecord

        Raises
        ------
        ValueError
            For shapes that do not fit, no row, other labels, NaN or infinity, ``max_epochs < 1``, and
            for weights that grow beyond float64.
        TypeError
            For anything that is not a real number, or a `max_epochs` that is not an int.

        Examples
        --------
        >>> unit = Perceptron(n_inputs=1)
        >>> record = unit.fit([[1], [2]], [0, 1], max_epochs=100)
        >>> record.updates, record.epochs, record.mistakes
        (5, 5, (1, 1, 2, 1, 0))
        """
        w, b = self._weights(self.w), as_number(self.b, "b")
        eta = as_number(self.lr, "lr", above=0)
        x = as_rows(x, self.n_inputs, because=f"n_inputs is {self.n_inputs}")
        y = as_labels(y, rows=len(x), classes=2)
        max_epochs = as_count(max_epochs, "max_epochs")

        mistakes: list[int] = []
        history: list[tuple[FloatArray, float]] = []
        while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
            before = len(history)
            for x_i, y_i in zip(x, y.tolist()):
                y_hat = int(np.vecdot(x_i, w) + b > self.tie_tolerance)
                if y_hat != y_i:
                    w += eta * (y_i - y_hat) * x_i
                    if self.fit_bias:
                        b += eta * (y_i - y_hat)
                    history.append((w.copy(), b))
            mistakes.append(len(history) - before)
            if not np.isfinite([*w, b]).all():
                got = f"the weights overflowed in epoch {len(mistakes)}"
                raise ValueError(explain(got, "finite weights", "lower lr or divide x by its largest value"))
        self.w, self.b = w, b
        return PerceptronRecord(len(history), len(mistakes), tuple(mistakes), tuple(history), mistakes[-1] == 0)

    def _weights(self, w: ArrayLike) -> FloatArray:
        return as_vector(w, "w", self.n_inputs, because=f"n_inputs is {self.n_inputs}").copy()

    def __repr__(self) -> str:
        return (
            f"Perceptron(n_inputs={self.n_inputs}, lr={self.lr}, w={np.asarray(self.w).tolist()}, b={self.b}, "
            f"fit_bias={self.fit_bias}, tie_tolerance={self.tie_tolerance})"
        )
