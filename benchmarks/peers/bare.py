"""The limit for NumPy: the array operations alone, on arrays that are ready, without anything between two of them.

It is no library: what it computes is thrown away, and the numbers it starts from stay the same. An optimizer step on many
numbers is bound by memory, so its limit is the time of reading the gradient once, and of reading theta and what the optimizer
remembers and writing them back in place. To copy them would take longer: memory that is only written is fetched first, too.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from workloads import RATES, Descent, LossSurface, Replicas, Step, Training

NAME = "limit of NumPy"
Call = tuple[Callable, tuple, dict]


def forward(sizes, n, hidden, dtype, front=()) -> tuple[list[Call], list[np.ndarray]]:
    """A product, the bias and the activation of each layer; and the activations, of which the last are the logits."""
    calls: list[Call] = []
    a = [np.full((n, sizes[0]), 0.5, dtype)]
    for k, (d, units) in enumerate(zip(sizes, sizes[1:], strict=False)):
        W, b, z = np.full((*front, d, units), 0.1, dtype), np.zeros((*front, 1, units), dtype), np.empty((*front, n, units), dtype)
        calls += [(np.matmul, (a[-1], W), {"out": z}), (np.add, (z, b), {"out": z})]
        a.append(z)
        if k < len(sizes) - 2:
            a[-1] = np.empty_like(z)
            calls.append((np.tanh, (z,), {"out": a[-1]}) if hidden == "tanh" else (np.maximum, (z, np.zeros_like(z)), {"out": a[-1]}))
    return calls, a


def binary_loss(z) -> list[Call]:
    """log(1 + exp(z)) - y z and its derivative, without care for numbers that overflow."""
    y, e, t = np.ones_like(z), np.empty_like(z), np.empty_like(z)
    return [
        (np.exp, (z,), {"out": e}), (np.add, (e, 1), {"out": t}), (np.divide, (e, t), {"out": e}), (np.log, (t,), {"out": t}),
        (np.multiply, (y, z), {"out": z}), (np.subtract, (t, z), {"out": t}), (np.add.reduce, (t,), {"axis": (-2, -1)}),
        (np.subtract, (e, y), {"out": e}), (np.multiply, (e, 0.5), {"out": e}),
    ]  # fmt: skip


def softmax_loss(z) -> list[Call]:
    y, e, rows = np.zeros_like(z), np.empty_like(z), np.empty((len(z), 1), z.dtype)
    return [
        (np.maximum.reduce, (z,), {"axis": -1, "keepdims": True, "out": rows}), (np.subtract, (z, rows), {"out": e}), (np.exp, (e,), {"out": e}),
        (np.add.reduce, (e,), {"axis": -1, "keepdims": True, "out": rows}), (np.divide, (e, rows), {"out": e}), (np.log, (rows,), {"out": rows}),
        (np.add.reduce, (rows,), {"axis": (-2, -1)}), (np.subtract, (e, y), {"out": e}), (np.multiply, (e, 0.5), {"out": e}),
    ]  # fmt: skip


def backward(a, hidden) -> list[Call]:
    """For each layer the two gradients, and, but for the first, the error terms of the layer before."""
    calls: list[Call] = []
    delta = np.full_like(a[-1], 0.1)
    for before in reversed(a[:-1]):
        d, units, front = before.shape[-1], delta.shape[-1], delta.shape[:-2]
        calls.append((np.matmul, (before.mT, delta), {"out": np.empty((*front, d, units), delta.dtype)}))
        calls.append((np.add.reduce, (delta,), {"axis": -2, "out": np.empty((*front, units), delta.dtype)}))
        if before is not a[0]:
            W, s, next_delta = np.full((*front, d, units), 0.1, delta.dtype), np.empty_like(before), np.empty_like(before)
            calls.append((np.matmul, (delta, W.mT), {"out": next_delta}))
            if hidden == "tanh":
                calls += [(np.multiply, (before, before), {"out": s}), (np.subtract, (1, s), {"out": s})]
            else:
                calls.append((np.greater, (before, 0), {"out": s}))
            calls.append((np.multiply, (next_delta, s), {"out": next_delta}))
            delta = next_delta
    return calls


def rule(optimizer, theta) -> list[Call]:
    """The operations of a step, as few as its formula has."""
    g, m, v, work = (np.full_like(theta, 0.1) for _ in range(4))
    minus = (np.subtract, (theta, work), {"out": theta})
    average = [(np.multiply, (m, 0.9), {"out": m}), (np.add, (m, g), {"out": m})]
    square = [(np.multiply, (g, g), {"out": work}), (np.multiply, (v, 0.9), {"out": v}), (np.add, (v, work), {"out": v})]
    over_root = [(np.sqrt, (v,), {"out": work}), (np.add, (work, 1e-8), {"out": work}), (np.divide, (m, work), {"out": work})]
    scaled = (np.multiply, (work, 1e-9), {"out": work})
    return {
        "sgd": [scaled, minus],
        "momentum": [*average, scaled, minus],
        "nesterov": [*average, scaled, scaled, minus],
        "adagrad": [*square[::2], *over_root, scaled, minus],
        "rmsprop": [*square, *over_root, scaled, minus],
        "adadelta": [*square, *over_root, *over_root, *square, scaled, minus],
        "adam": [*average, *square, *over_root, scaled, minus],
        "amsgrad": [*average, *square, (np.maximum, (v, m), {"out": m}), *over_root, scaled, minus],
        "adamw": [scaled, minus, *average, *square, *over_root, scaled, minus],
    }[optimizer]


def replayed(calls: list[Call], times: int) -> Callable:
    def run() -> None:
        with np.errstate(all="ignore"):
            for _ in range(times):
                for call, arguments, keywords in calls:
                    call(*arguments, **keywords)

    return run


def train(task: Training) -> dict[str, Callable]:
    p = sum(W.size + b.size for W, b in task.start)
    calls, a = forward(task.sizes, task.batch_size, task.hidden, task.x.dtype)
    calls += binary_loss(a[-1]) if task.loss == "binary_cross_entropy" else softmax_loss(a[-1])
    calls += backward(a, task.hidden) + rule(task.optimizer, np.ones(p, task.x.dtype))
    return {NAME: replayed(calls, task.steps)}


def replicas(task: Replicas) -> dict[str, Callable]:
    one, front = task.one, task.start[0][1].shape[:1]
    calls, a = forward(one.sizes, len(one.x), one.hidden, one.x.dtype, front)
    p = sum(W.size + b.size for W, b in task.start)
    calls += binary_loss(a[-1]) + backward(a, one.hidden) + rule(one.optimizer, np.ones(p, one.x.dtype))
    return {NAME: replayed(calls, task.steps)}


def step(task: Step) -> dict[str, Callable]:
    if task.theta.nbytes < 2**21:  # in the cache
        return {NAME: replayed(rule(task.optimizer, task.theta.copy()), task.steps)}
    g, *kept = (np.ones_like(task.theta) for _ in range({"sgd": 2, "momentum": 3, "adam": 4}[task.optimizer]))
    calls = [(np.dot, (g, g), {}), *((np.negative, (array,), {"out": array}) for array in kept)]
    return {NAME: replayed(calls, task.steps)}


def descend(task: Descent) -> dict[str, Callable]:
    theta = task.starts.copy()
    x, y, a, b, c = (np.ones(len(theta), theta.dtype) for _ in range(5))
    gradient = [
        (np.multiply, (x, x), {"out": a}), (np.subtract, (y, a), {"out": a}), (np.multiply, (a, 200), {"out": b}), (np.subtract, (1, x), {"out": c}),
        (np.multiply, (c, c), {"out": y}), (np.multiply, (a, a), {"out": a}), (np.multiply, (a, 100), {"out": a}), (np.add, (y, a), {"out": y}),
        (np.multiply, (b, x), {"out": a}), (np.multiply, (a, 2), {"out": a}), (np.multiply, (c, 2), {"out": c}), (np.add, (a, c), {"out": a}),
    ]  # fmt: skip
    runs = [replayed(gradient + rule(name.lower(), theta), task.steps) for name in RATES]
    return {NAME: lambda: [run() for run in runs] and None}


def surface(task: LossSurface) -> dict[str, Callable]:
    one = task.one
    calls, a = forward(one.sizes, len(one.x), one.hidden, one.x.dtype)
    return {NAME: replayed(calls + binary_loss(a[-1])[:7], len(task.axis) ** 2)}
