r"""Early stopping: training ends when the validation loss has not improved for some epochs.

Symbols: $e$ an epoch, $V$ its validation loss, $r$ the last epoch that was an improvement (at first, the first one),
$p$ the patience.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nnref._validate import FloatArray, as_count, as_number

__all__ = ["EarlyStopping"]


class EarlyStopping:
    r"""Stop when the validation loss has not improved for `patience` epochs; restore the best parameters.

    $$r \leftarrow e \text{ if } V_e < V_r - \delta, \qquad \text{stop after epoch } e \text{ if } e - r \ge p$$

    Parameters
    ----------
    patience : int
        p: training stops after p epochs in a row without an improvement.
    min_delta : float
        $\delta$: a validation loss has to be lower by more than this to count as an improvement.

    Raises
    ------
    ValueError
        For ``patience < 1``, ``min_delta < 0``, NaN and infinity.
    TypeError
        For a patience that is not an int, and for a `min_delta` that is not a number.

    Notes
    -----
    The best parameters are restored at the end of training whether or not it was stopped. Those from before
    training do not count, and the optimizer keeps the memory of its last step. With replicas, each is judged alone:
    what it learns after it would have stopped is not kept. Source: I. Goodfellow, Y. Bengio, A. Courville, *Deep
    Learning*, 2016, algorithm 7.1.

    Examples
    --------
    >>> EarlyStopping(patience=5)
    EarlyStopping(patience=5, min_delta=0.0)
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        self.patience = as_count(patience, "patience")
        self.min_delta = as_number(min_delta, "min_delta", at_least=0, example=0.0)

    def __repr__(self) -> str:
        return f"EarlyStopping(patience={self.patience}, min_delta={self.min_delta})"


class Best:
    """The lowest loss so far, its epoch and its parameters: of each replica, where there are any."""

    def __init__(self, theta: FloatArray, stopping: EarlyStopping) -> None:
        self.stopping = stopping
        front = theta.shape[:-1]
        self.epoch = np.zeros(front, dtype=np.int64)
        self.loss = np.full(front, np.inf)
        self.theta = theta.copy()
        self._reference = np.full(front, np.inf)  # what the next loss is compared with
        self._waited = np.zeros(front, dtype=np.int64)
        self.stopped = np.zeros(front, dtype=np.bool)

    def update(self, epoch: int, loss: Any, theta: FloatArray) -> bool:
        """Take note of an epoch; whether all are to stop after it."""
        running = ~self.stopped
        lower = running & (loss < self.loss)
        self.epoch, self.loss = np.where(lower, epoch, self.epoch), np.where(lower, loss, self.loss)
        np.copyto(self.theta, theta, where=lower[..., None])
        improved = running & (loss < self._reference - self.stopping.min_delta)
        self._reference = np.where(improved, loss, self._reference)
        self._waited = np.where(improved, 0, self._waited + running)
        self.stopped = self._waited >= self.stopping.patience
        return bool(self.stopped.all())
