r"""Training: epochs of steps that lower the loss of a network on the samples it is given.

Symbols: $n$ samples, $B$ the batch size, $\theta$ the parameters, $L$ the loss, $P$ the penalty of the weights. An
iteration is one step of the optimizer; an epoch is a pass over all samples, in $\lceil n / B \rceil$ iterations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, NoReturn

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import all_finite, as_floats, as_real
from nnref._layers import as_loss
from nnref._progress import Progress
from nnref._validate import FloatArray, as_count, as_flag, as_generator, as_kind, explain
from nnref.backprop import Workspace
from nnref.early_stopping import Best, EarlyStopping
from nnref.history import DivergenceError, History, as_metrics
from nnref.loss import Loss
from nnref.mlp import MLP
from nnref.optimizer import Optimizer
from nnref.optimizers import SGD
from nnref.penalties import L1, Penalty
from nnref.preparation import accuracy, share_of_equal

__all__ = ["train"]


def train(
    net: MLP,
    x: ArrayLike,
    y: ArrayLike,
    loss: Loss | str,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    penalty: Penalty | None = None,
    early_stopping: EarlyStopping | None = None,
    metrics: Mapping[str, Callable[..., Any]] | None = None,
    rng: int | np.random.Generator = 0,
    progress: bool = False,
) -> History:
    r"""Train a network, in place: lower its mean loss plus the penalty of its weights.

    $$\min_\theta \; \frac{1}{n} \sum_{i=1}^{n} L(f_\theta(x_i), y_i) + P(W)$$

    Parameters
    ----------
    net : MLP
        Its theta is changed.
    x : array of shape (n, d)
    y : array of shape (n, k), or labels (n,) for `softmax_cross_entropy`
    loss : Loss, or its name
    optimizer : Optimizer
        It goes on from where it is, so training can be continued; a new one starts afresh.
    epochs : int
    batch_size : int, optional
        B, at most n; all samples if not given. The last batch of an epoch may be shorter.
    validation : tuple, optional
        A pair (x, y) that is not trained on, as `split` returns it.
    penalty : L1 or L2, optional
        Of the weights, not of biases and slopes.
    early_stopping : EarlyStopping, optional
        It needs a validation set.
    metrics : dict of names and functions metric(output, target) -> number, optional
        Computed after each epoch, on all samples, from the outputs of ``net.predict`` and the y that was passed,
        both with the axis of the replicas; `accuracy` from the labels of ``net.classify`` and those of y. With one
        output a label is 1 where the weighted sum is positive, which is right for a logit and for a sigmoid, and
        not for a network that learns the numbers 0 and 1 with `mse`; that of y is 1 above a half.
    rng : int, or numpy.random.Generator
        Draws the order of the samples in each epoch, when there is more than one batch, and what is dropped.
    progress : bool
        Show a line on stderr.

    Returns
    -------
    history : History

    Raises
    ------
    ValueError
        For arrays of another shape, labels out of range, no sample, NaN and infinity, a batch larger than the
        data, early stopping without a validation set, a loss that does not go with the output of the network, an
        optimizer that made steps of another network, a metric with a name that the history has already.
    TypeError
        For arguments of another type.
    DivergenceError
        When the loss or a parameter is no longer finite. The parameters are those after the last whole epoch;
        the error has the history. The optimizer remembers what went wrong: take a new one, or reset it.

    Notes
    -----
    The penalty `L1` is taken by its proximal step after each step of plain `SGD` (proximal gradient: exact zeros),
    and by its subgradient with every other optimizer. Ctrl-C ends training and returns what was recorded; the
    parameters are those of the last step, or the best ones with early stopping.

    Examples
    --------
    >>> from nnref import MLP, Adam, gate, train
    >>> x, y = gate("XOR")
    >>> net = MLP([2, 4, 1], rng=1)
    >>> history = train(net, x, y[:, None], "binary_cross_entropy", Adam(lr=0.1), epochs=100)
    >>> history.loss[0] > 0.5, history.loss[-1] < 0.05
    (True, True)
    >>> net.classify(x)
    array([0, 1, 1, 0])
    """
    run = _Run(net, x, y, loss, optimizer, validation, penalty, early_stopping, metrics, rng)
    epochs, batch_size = as_count(epochs, "epochs"), run.n if batch_size is None else as_count(batch_size, "batch_size")
    if batch_size > run.n:
        wanted = f"at most {run.n} because x has {run.n} rows"
        raise ValueError(explain(f"batch_size is {batch_size}", wanted, "leave it out for all samples at once"))
    bar = Progress(epochs, as_flag(progress, "progress"))
    try:
        bar.update(0, {})
        with np.errstate(over="ignore", invalid="ignore"):
            for epoch in range(epochs):
                stop = run.after_epoch(run.epoch(batch_size))
                if bar.shown:
                    bar.update(epoch + 1, {name: values[-1] for name, values in run.history.history.items()})
                if stop:
                    run.history.stopped_early = epoch + 1 < epochs
                    break
    except KeyboardInterrupt:
        run.history.interrupted = True
    finally:
        bar.close()
        run.end()
    run.finish()
    return run.history


class _Run:
    """One call of `train`: its arguments, checked before anything is changed, and what its epochs share."""

    def __init__(
        self,
        net: Any,
        x: ArrayLike,
        y: ArrayLike,
        loss: Any,
        optimizer: Any,
        validation: Any,
        penalty: Any,
        early_stopping: Any,
        metrics: Any,
        rng: Any,
    ) -> None:
        self.net: MLP = as_kind(net, MLP, "net", "an MLP", "MLP([2, 3, 1])")
        self.loss = as_loss(loss, net._activations[-1])
        if self.loss._target == "classes" and net.sizes[-1] == 1:
            got, fix = "net has 1 output", "use binary_cross_entropy, or one output for each class"
            raise ValueError(explain(got, f"at least 2, because with 1 {self.loss.name} is always 0", fix))
        as_floats(net.theta, "net.theta")
        self.x = net._rows(x)
        self.n = self.x.shape[-2]
        self.y = net._targets(y, self.n, self.loss)
        self.optimizer: Optimizer = as_kind(optimizer, Optimizer, "optimizer", "an Optimizer", "SGD(lr=0.1)")
        if optimizer._shape not in (None, net.theta.shape):
            wanted = f"{net.theta.shape} because theta of the network has it"
            fix = "pass a new optimizer, or call optimizer.reset() first"
            raise ValueError(explain(f"optimizer made steps of shape {optimizer._shape}", wanted, fix))
        optimizer._rate(optimizer.t)
        if penalty is not None:
            as_kind(penalty, Penalty, "penalty", "L1 or L2", "L2(0.01)")
        self.penalty: Penalty | None = penalty
        if early_stopping is not None:
            as_kind(early_stopping, EarlyStopping, "early_stopping", "an EarlyStopping", "EarlyStopping(patience=10)")
            if validation is None:
                fix = "pass validation=(x, y) of samples that are not trained on, as split makes them"
                raise ValueError(explain("validation is None", "a pair (x, y) because of early_stopping", fix))
        self.sets = {"": (self.x, self.y, self.as_passed(y, self.y))}
        if validation is not None:
            if not isinstance(validation, (tuple, list)) or len(validation) != 2:
                got = f"validation is a {type(validation).__name__}"
                raise TypeError(explain(got, "a pair (x, y)", "pass for example validation=(x_test, y_test)"))
            rows = net._rows(validation[0], "validation[0]")
            targets = net._targets(validation[1], rows.shape[-2], self.loss, "validation[1]")
            self.sets["validation"] = (rows, targets, self.as_passed(validation[1], targets))
        self.metrics = as_metrics(metrics)
        self.rng = as_generator(rng)

        self.history = History(metrics={name: [] for name in self.metrics})
        if validation is not None:
            self.history.validation_metrics = {name: [] for name in self.metrics}
        self.gradient = np.empty_like(net.theta)
        self.gradients = net._views_of(self.gradient)
        self.workspaces: dict[int, Workspace] = {}
        self.prox = isinstance(penalty, L1) and type(optimizer) is SGD
        # The arrays are right, so that `step` has nothing to check, unless it is one of the user's own.
        own = getattr(optimizer.step, "__func__", None) is not Optimizer.step
        self.move = optimizer.step if own else optimizer._advance
        self.zeros = np.zeros_like(net.theta)
        self.whole_epochs = net.theta.copy()  # the parameters after the last whole epoch
        self.best = None if early_stopping is None else Best(net.theta, early_stopping)

    def as_passed(self, y: ArrayLike, targets: FloatArray) -> Any:
        """What metrics compare with: y, with the axis of the replicas where there are any."""
        given, replicas = np.asarray(y), self.net.replicas
        return given if replicas is None or targets.ndim == 3 else np.broadcast_to(given, (replicas, *given.shape))

    def epoch(self, batch_size: int) -> Any:
        """One pass over the samples; the mean of the loss during it."""
        if batch_size == self.n:
            total = self.iteration(self.x, self.y) * self.n
        else:
            total, order = 0.0, self.rng.permutation(self.n)
            for start in range(0, self.n, batch_size):
                rows = order[start : start + batch_size]
                total = total + self.iteration(self.x.take(rows, axis=-2), self.y.take(rows, axis=-2)) * len(rows)
        if not isfinite(np.vdot(self.net.theta, self.zeros)):  # 0 times infinity or NaN is NaN
            self.diverged("parameters", self.net.theta)
        return float(total / self.n) if self.net.replicas is None else total / self.n

    def iteration(self, x: FloatArray, y: FloatArray) -> Any:
        """One step on one batch; the loss before it, with the penalty."""
        net, optimizer, n = self.net, self.optimizer, x.shape[-2]
        if n not in self.workspaces:
            self.workspaces[n] = Workspace(net._layers, n)
        value = net._step(x, y, self.loss, self.workspaces[n], self.gradients, self.rng if net.dropout else None)
        if self.penalty is not None:
            for layer, gradient in zip(net._layers, self.gradients, strict=True):
                value = value + self.penalty._of_matrix(layer.W)
                if not self.prox:
                    gradient.W[...] += self.penalty._slope(layer.W)
        if not all_finite(value):
            self.diverged("loss", np.asarray(value))
        self.move(net.theta, self.gradient)
        if self.prox and isinstance(self.penalty, L1):
            lr = optimizer._rate(optimizer.t - 1)
            for layer in net._layers:
                layer.W[...] = self.penalty._shrunk(layer.W, lr)
        self.history.iterations += 1
        return value

    def after_epoch(self, loss: Any) -> bool:
        """Record what is measured after an epoch; whether training is to stop."""
        net, history = self.net, self.history
        np.copyto(self.whole_epochs, net.theta)
        history.loss.append(loss)
        if not (self.metrics or "validation" in self.sets):
            return False
        for which, (x, y, given) in self.sets.items():
            if which:
                outputs = net.predict(x)
                value = np.asarray(self.loss._kernel(outputs, y, np.empty_like(outputs)))
                history.validation_loss.append(value if value.ndim else value.item())
            record = history.validation_metrics if which else history.metrics
            for name, metric in self.metrics.items():
                measured = _accuracy(net, x, y) if metric is accuracy else metric(net.predict(x), given)
                value = as_real(measured, f"what metrics[{name!r}] returned", "return a number")
                record[name].append(value.copy() if value.ndim else value.item())
        return self.best is not None and self.best.update(history.epochs - 1, history.validation_loss[-1], net.theta)

    def end(self) -> None:
        """Leave whole epochs in the history, and name the best of them."""
        history = self.history
        history._keep_whole_epochs("validation" in self.sets)
        if history.epochs:
            losses = np.asarray(history.validation_loss or history.loss)
            losses = np.where(np.isnan(losses), np.inf, losses)  # of outputs that overflow: no loss, and not the lowest
            best = np.argmin(losses, axis=0) if self.best is None else self.best.epoch
            history.best_epoch = best if best.ndim else int(best)

    def finish(self) -> None:
        """Restore the best parameters, where they were asked for."""
        if self.best is not None and self.history.epochs:
            self.net.theta[...] = self.best.theta

    def diverged(self, what: str, value: FloatArray) -> NoReturn:
        largest, history = float(np.abs(self.x).max()), self.history
        first = np.argwhere(~np.isfinite(value))[0]
        whose = "" if self.net.replicas is None else f" of replica {first[0]}"
        got = f"the {what}{whose} became {value[tuple(first)]} at iteration {history.iterations}, in epoch {history.epochs}"
        fix = f"lower the learning rate ({self.optimizer._rate(self.optimizer.t):g})"
        if largest > 100:
            fix = f"standardize(x), whose largest entry is {largest:g}, or {fix}"
        fix += "; the network has the parameters of the last whole epoch"
        self.net.theta[...] = self.whole_epochs
        raise DivergenceError(explain(got, "finite numbers", fix), history)


def _accuracy(net: MLP, x: FloatArray, y: FloatArray) -> Any:
    """The accuracy on rows of targets, which may have an axis of replicas."""
    return share_of_equal(net.classify(x), y.argmax(axis=-1) if y.shape[-1] > 1 else y[..., 0] > 0.5)
