r"""What training leaves behind: the record of its epochs, also when it went wrong."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

__all__ = ["DivergenceError", "History"]


@dataclass(eq=False)
class History:
    """What `train` did, epoch by epoch; entry 0 is the first epoch.

    With replicas, every entry is an array with one number for each of them.
    """

    loss: list[Any] = field(default_factory=list)  #: mean over the samples, during the epoch, with the penalty
    validation_loss: list[Any] = field(default_factory=list)  #: after the epoch, without penalty; empty without a set
    metrics: dict[str, list[Any]] = field(default_factory=dict)  #: of the training set, after the epoch
    validation_metrics: dict[str, list[Any]] = field(default_factory=dict)  #: of the validation set
    iterations: int = 0  #: steps of the optimizer
    best_epoch: Any = None  #: the entry with the lowest validation loss (or loss, without a set); None before one
    stopped_early: bool = False  #: whether early stopping ended it before the last epoch
    interrupted: bool = False  #: whether Ctrl-C did

    @property
    def epochs(self) -> int:
        """How many epochs were completed."""
        return len(self.loss)

    @property
    def history(self) -> dict[str, list[Any]]:
        """All the lists by name, as Keras has them: "loss", "validation_loss", "accuracy", "validation_accuracy".

        It is what ``pandas.DataFrame`` and a plotting loop take; names without entries are left out.
        """
        named = {"loss": self.loss, "validation_loss": self.validation_loss, **self.metrics}
        named |= {f"validation_{name}": values for name, values in self.validation_metrics.items()}
        return {name: values for name, values in named.items() if values}

    def __repr__(self) -> str:
        last = {name: np.round(values[-1], 6).tolist() for name, values in self.history.items()}
        best = self.best_epoch.tolist() if isinstance(self.best_epoch, np.ndarray) else self.best_epoch
        shown = {"epochs": self.epochs, "iterations": self.iterations, **last, "best_epoch": best}
        return f"History({', '.join(f'{name}={value}' for name, value in shown.items())})"


class DivergenceError(FloatingPointError):
    """The loss or a parameter is no longer finite; ``history`` has what was recorded before that.

    Raised by `train`. It is a kind of ``FloatingPointError``.
    """

    def __init__(self, message: str, history: History) -> None:
        super().__init__(message)
        self.history = history

    def __reduce__(self) -> Any:  # pickled with both arguments, so that it crosses from a worker process
        return type(self), (self.args[0], self.history)
