"""What speed.py measures: the same numbers for every library. Nothing here is timed.

NumPy alone is imported at the top, because fresh.py measures what a process costs that imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Training:
    """A network, where it starts, and every batch it is trained on."""

    name: str
    sizes: tuple[int, ...]
    hidden: str  # "tanh" or "relu"
    loss: str  # "binary_cross_entropy" or "softmax_cross_entropy", of logits
    optimizer: str  # "sgd" or "adam"
    lr: float
    x: np.ndarray  # (n, d)
    y: np.ndarray  # (n, 1) of 0 and 1, or labels (n,)
    start: list[tuple[np.ndarray, np.ndarray]]  # W (d, k) and b (k,) of each layer
    epochs: int
    batch_size: int
    seed: int = 0

    @property
    def orders(self) -> list[np.ndarray]:
        """The order of the samples in each epoch, as `nnref.train` draws it."""
        n, rng = len(self.x), np.random.default_rng(self.seed)
        return [rng.permutation(n) if self.batch_size < n else np.arange(n) for _ in range(self.epochs)]

    @property
    def steps(self) -> int:
        return self.epochs * -(-len(self.x) // self.batch_size)

    def in_dtype(self, dtype: Any) -> Training:
        y = self.y if self.loss == "softmax_cross_entropy" else self.y.astype(dtype)
        return replace(self, x=self.x.astype(dtype, copy=False), y=y, start=[(W.astype(dtype), b.astype(dtype)) for W, b in self.start])

    def final_loss(self, layers: list[tuple[np.ndarray, np.ndarray]]) -> float:
        """The mean loss over all samples with these weights, in float64: the same code for all."""
        a = self.x.astype(np.float64)
        for W, b in layers[:-1]:
            a = a @ np.asarray(W, np.float64) + np.asarray(b, np.float64)
            a = np.tanh(a) if self.hidden == "tanh" else np.maximum(a, 0)
        z = a @ np.asarray(layers[-1][0], np.float64) + np.asarray(layers[-1][1], np.float64)
        if self.loss == "binary_cross_entropy":
            return float(np.mean(np.logaddexp(0, z) - self.y * z))
        return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), self.y]))


def _training(name: str, sizes: tuple[int, ...], x: np.ndarray, y: np.ndarray, **settings: Any) -> Training:
    start, rng = [], np.random.default_rng(1)
    for d, k in zip(sizes, sizes[1:], strict=False):
        start.append((rng.normal(size=(d, k)) * np.sqrt(2 / (d + k)), np.zeros(k)))
    loss = "softmax_cross_entropy" if y.ndim == 1 else "binary_cross_entropy"
    return Training(name, sizes, x=x, y=y, loss=loss, start=start, **settings)


def xor() -> Training:
    from nnref import gate

    x, y = gate("XOR")
    return _training("XOR", (2, 4, 1), x, y[:, None].astype(float), hidden="tanh", optimizer="sgd", lr=0.5, epochs=5000, batch_size=4)


def moons() -> Training:
    from nnref import moons as made

    x, y = made(1000, noise=0.2, rng=0)
    return _training("moons", (2, 32, 32, 1), x, y[:, None].astype(float), hidden="tanh", optimizer="adam", lr=1e-3, epochs=50, batch_size=32)


def digits() -> Training:
    from nnref import digits as shipped

    x, y = shipped()
    return _training("digits", (64, 128, 64, 10), x / 16, y, hidden="relu", optimizer="adam", lr=1e-3, epochs=20, batch_size=64)


def wide(n: int = 60_000) -> Training:
    rng = np.random.default_rng(0)
    x = rng.random((n, 784))
    y = ((x - 0.5) @ rng.normal(size=(784, 10))).argmax(axis=1)
    return _training("784-256-128-10", (784, 256, 128, 10), x, y, hidden="relu", optimizer="adam", lr=1e-3, epochs=1, batch_size=128)


TRAININGS = {"XOR": xor, "moons": moons, "digits": digits, "784-256-128-10": wide}


@dataclass(frozen=True)
class Replicas:
    """Many small networks, each with a start of its own, trained on the same samples: XOR, all samples in a step."""

    one: Training
    start: list[tuple[np.ndarray, np.ndarray]]  # W (K, d, k) and b (K, k) of each layer
    steps: int


def replicas(dtype: Any, count: int = 100, steps: int = 500) -> Replicas:
    one, rng = xor().in_dtype(dtype), np.random.default_rng(2)
    start = [
        ((rng.normal(size=(count, d, k)) * np.sqrt(2 / (d + k))).astype(dtype), np.zeros((count, k), dtype))
        for d, k in zip(one.sizes, one.sizes[1:], strict=False)
    ]
    return Replicas(one, start, steps)


@dataclass(frozen=True)
class Step:
    """Steps of an optimizer on a vector, always with the same gradient."""

    optimizer: str  # "sgd", "momentum" or "adam"
    theta: np.ndarray
    gradient: np.ndarray
    lr: float
    steps: int


def step(optimizer: str, p: int, dtype: Any) -> Step:
    rng = np.random.default_rng(0)
    theta, gradient = rng.normal(size=p).astype(dtype), rng.normal(size=p).astype(dtype)
    return Step(optimizer, theta, gradient, 1e-3, max(5, min(2000, 5_000_000 // p)))


# Rates at which nothing diverges from any of the starts.
RATES = {
    "SGD": 2e-4, "Momentum": 2e-5, "Nesterov": 2e-5, "AdaGrad": 0.5, "AdaDelta": 1.0,
    "RMSProp": 1e-3, "Adam": 1e-2, "AMSGrad": 1e-2, "AdamW": 1e-2,
}  # fmt: skip


@dataclass(frozen=True)
class Descent:
    """Every optimizer from the same starts on Rosenbrock's function."""

    starts: np.ndarray  # (r, 2)
    steps: int


def descent(dtype: Any, starts: int = 1000, steps: int = 2000) -> Descent:
    rng = np.random.default_rng(0)
    return Descent(rng.uniform([-2, -1], [2, 3], (starts, 2)).astype(dtype), steps)


@dataclass(frozen=True)
class LossSurface:
    """The loss of a network on a plane through its weights: theta + a u + b v for every a and b."""

    one: Training
    u: list[tuple[np.ndarray, np.ndarray]]
    v: list[tuple[np.ndarray, np.ndarray]]
    axis: np.ndarray  # the values of a, and those of b


def loss_surface(dtype: Any, points: int = 200, samples: int = 1000) -> LossSurface:
    from nnref import moons as made

    x, y = made(samples, noise=0.2, rng=0)
    one = _training("surface", (2, 16, 16, 1), x, y[:, None].astype(float), hidden="tanh", optimizer="sgd", lr=0.1, epochs=1, batch_size=samples)
    one, rng = one.in_dtype(dtype), np.random.default_rng(3)

    def direction() -> list[tuple[np.ndarray, np.ndarray]]:
        return [(rng.normal(size=W.shape).astype(dtype), rng.normal(size=b.shape).astype(dtype)) for W, b in one.start]

    return LossSurface(one, direction(), direction(), np.linspace(-1, 1, points).astype(dtype))


def flat(layers: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """All parameters in one vector, or a row of them for each network: W row by row, then b."""
    front = layers[0][1].shape[:-1]
    return np.concatenate([part.reshape(*front, -1) for layer in layers for part in layer], axis=-1)
