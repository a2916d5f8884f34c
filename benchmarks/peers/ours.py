"""nnref."""

from __future__ import annotations

from collections.abc import Callable

import nnref
import numpy as np
from workloads import RATES, Descent, LossSurface, Replicas, Step, Training, flat

OPTIMIZERS = {"sgd": nnref.SGD, "momentum": nnref.Momentum, "adam": nnref.Adam}


def train(task: Training) -> dict[str, Callable]:
    def run():
        net = nnref.MLP(task.sizes, task.hidden, dtype=task.x.dtype)
        net.theta = flat(task.start)
        nnref.train(net, task.x, task.y, task.loss, OPTIMIZERS[task.optimizer](task.lr), task.epochs, task.batch_size, rng=task.seed)
        return list(zip(net.weights, net.biases, strict=True))

    return {"nnref": run}


def replicas(task: Replicas) -> dict[str, Callable]:
    one = task.one

    def run():
        net = nnref.MLP(one.sizes, one.hidden, dtype=one.x.dtype, replicas=len(task.start[0][0]))
        net.theta = flat(task.start)
        nnref.train(net, one.x, one.y, one.loss, OPTIMIZERS[one.optimizer](one.lr), task.steps)
        return list(zip(net.weights, net.biases, strict=True))

    return {"nnref": run}


def step(task: Step) -> dict[str, Callable]:
    theta, optimizer = task.theta.copy(), OPTIMIZERS[task.optimizer](task.lr)

    def run():
        for _ in range(task.steps):
            optimizer.step(theta, task.gradient)
        return theta

    return {"nnref": run}


def descend(task: Descent) -> dict[str, Callable]:
    def run():
        paths = {}
        for name, lr in RATES.items():
            paths[name] = nnref.minimize(nnref.rosenbrock, task.starts, getattr(nnref, name)(lr), task.steps)
        return paths

    return {"nnref": run}


def surface(task: LossSurface) -> dict[str, Callable]:
    one, (theta, u, v) = task.one, map(flat, (task.one.start, task.u, task.v))
    loss, at_once = getattr(nnref, one.loss), max(1, len(task.axis) // 20)  # networks, each at a point of the plane
    net = nnref.MLP(one.sizes, one.hidden, dtype=one.x.dtype, replicas=at_once)
    y = np.broadcast_to(one.y, (at_once, *one.y.shape)).copy()

    def run():
        points, heights = np.stack(np.meshgrid(task.axis, task.axis, indexing="ij"), axis=-1), []
        for some in points.reshape(-1, at_once, 2):
            net.theta = theta + some[:, :1] * u + some[:, 1:] * v
            heights.append(loss(net.predict(one.x), y))
        return np.reshape(heights, points.shape[:2])

    return {"nnref": run}
