r"""What training leaves behind: the record of its epochs, also when it went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnref._validate import explain, shown, wrong_kind

__all__ = ["DivergenceError", "History"]


@dataclass(eq=False)
class History:
    """What `train` did, epoch by epoch; entry 0 is the first epoch.

    With replicas, every number of a list is an array with one number for each of them, and so is the best epoch.

    Attributes
    ----------
    loss : list of float
        Mean loss over the samples during each epoch, with the penalty.
    validation_loss : list of float
        After each epoch, without the penalty; empty without a validation set.
    metrics, validation_metrics : dict of lists
        Of the training set and of the validation set, by name, after each epoch.
    iterations : int
        Steps of the optimizer.
    epochs : int
        Epochs that were completed.
    best_epoch : int, or None
        Index, from 0, of the epoch with the lowest validation loss (training loss without a validation set); None before
        the first epoch ends.
    stopped_early : bool
        True if early stopping ended training before the last epoch.
    interrupted : bool
        True if Ctrl-C ended training.
    history : dict of lists
        All the lists by name, as Keras has them, but with whole words: "loss", "validation_loss", "accuracy",
        "validation_accuracy" and so on. It is what ``pandas.DataFrame`` takes; names without entries are left out.
    """

    loss: list[Any] = field(default_factory=list)
    validation_loss: list[Any] = field(default_factory=list)
    metrics: dict[str, list[Any]] = field(default_factory=dict)
    validation_metrics: dict[str, list[Any]] = field(default_factory=dict)
    iterations: int = 0
    best_epoch: Any = None
    stopped_early: bool = False
    interrupted: bool = False

    @property
    def epochs(self) -> int:
        return len(self.loss)

    @property
    def history(self) -> dict[str, list[Any]]:
        named = {"loss": self.loss, "validation_loss": self.validation_loss, **self.metrics}
        named |= {f"validation_{name}": values for name, values in self.validation_metrics.items()}
        return {name: values for name, values in named.items() if values}

    def _keep_whole_epochs(self, validated: bool) -> None:
        """Cut what an interrupt left between two of the lists."""
        lists = [self.loss, *self.metrics.values(), *self.validation_metrics.values()]
        lists += [self.validation_loss] if validated else []
        whole = min(map(len, lists))
        for values in lists:
            del values[whole:]

    def __repr__(self) -> str:
        last = {name: np.round(values[-1], 6).tolist() for name, values in self.history.items()}
        best = self.best_epoch.tolist() if isinstance(self.best_epoch, np.ndarray) else self.best_epoch
        shown = {"epochs": self.epochs, "iterations": self.iterations, **last, "best_epoch": best}
        shown |= {name: True for name in ("stopped_early", "interrupted") if getattr(self, name)}
        return f"History({', '.join(f'{name}={value}' for name, value in shown.items())})"


class DivergenceError(FloatingPointError):
    """The loss or a parameter is no longer finite.

    Raised by `train`. It is a kind of ``FloatingPointError``.

    Attributes
    ----------
    history : History
        What was recorded before.
    """

    def __init__(self, message: str, history: History) -> None:
        super().__init__(message)
        self.history = history

    def __reduce__(self) -> Any:  # pickled with both arguments, so that it crosses from a worker process
        return type(self), (self.args[0], self.history)


def as_metrics(metrics: Any) -> dict[str, Callable[..., Any]]:
    """The functions by name, where no name is one that a history has already."""
    fix = 'pass for example metrics={"accuracy": accuracy}'
    if metrics is None:
        return {}
    if not isinstance(metrics, Mapping):
        raise wrong_kind(metrics, "metrics", "a dict of names and functions", fix)
    for name, metric in metrics.items():
        if not callable(metric) or not isinstance(name, str):
            raise TypeError(explain(f"metrics[{shown(name)}] is {shown(metric)}", "a function with a name", fix))
        if name == "loss" or name.startswith("validation_"):
            fix = "call it something else: the history calls the loss and what is measured on the validation set so"
            raise ValueError(explain(f"metrics has the name {shown(name)}", "another one", fix))
    return dict(metrics)
