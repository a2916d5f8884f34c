"""scikit-learn's MLPClassifier, in one call of `fit`. It is given the order of the samples in place of drawing one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from unittest.mock import patch

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from workloads import Training


def train(task: Training) -> dict[str, Callable]:
    labels = task.y.ravel().astype(int)
    classes = np.unique(labels)

    def run():
        net = MLPClassifier(
            task.sizes[1:-1], activation=task.hidden, solver=task.optimizer, alpha=0, batch_size=task.batch_size, learning_rate_init=task.lr,
            momentum=0, nesterovs_momentum=False, max_iter=1, tol=0, n_iter_no_change=task.epochs, random_state=0,
        )  # fmt: skip
        orders = iter(task.orders)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it need not converge: all make as many steps
            net.partial_fit(task.x[: task.batch_size], labels[: task.batch_size], classes=classes)  # makes what takes our start
            net.coefs_, net.intercepts_ = [W.copy() for W, _ in task.start], [b.copy() for _, b in task.start]
            net.set_params(max_iter=task.epochs, warm_start=True)
            with patch("sklearn.neural_network._multilayer_perceptron.shuffle", lambda *_, **__: next(orders)):
                net.fit(task.x, labels)
        return list(zip(net.coefs_, net.intercepts_, strict=True))

    return {"scikit-learn": run}
