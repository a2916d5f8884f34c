"""NumPy as books on deep learning "from scratch" write it: a class for each layer, a new array for every result.

The loop is that of K. Saito, *Deep Learning from Scratch*, 2016, ch05/train_neuralnet.py: take a batch by its indices, compute the
gradients, move, and then compute the loss of the batch for the record. `lean` records the loss of the pass that the gradients need.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from workloads import LossSurface, Replicas, Step, Training


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, delta):
        self.dW = np.dot(self.x.T, delta)
        self.db = np.sum(delta, axis=0)
        return np.dot(delta, self.W.T)


class Tanh:
    def forward(self, z):
        self.a = np.tanh(z)
        return self.a

    def backward(self, delta):
        return delta * (1 - self.a**2)


class Relu:
    def forward(self, z):
        self.positive = z > 0
        return z * self.positive

    def backward(self, delta):
        return delta * self.positive


class SigmoidWithLoss:
    def forward(self, z, y):
        self.p, self.y = 1 / (1 + np.exp(-z)), y
        return -np.mean(y * np.log(self.p) + (1 - y) * np.log(1 - self.p))

    def backward(self):
        return (self.p - self.y) / len(self.y)


class SoftmaxWithLoss:
    def forward(self, z, y):
        e = np.exp(z - np.max(z, axis=1, keepdims=True))
        self.p, self.y = e / np.sum(e, axis=1, keepdims=True), y
        return -np.mean(np.log(self.p[np.arange(len(y)), y]))

    def backward(self):
        delta = self.p.copy()
        delta[np.arange(len(self.y)), self.y] -= 1
        return delta / len(self.y)


class Network:
    def __init__(self, layers, hidden, loss):
        self.affine = [Affine(W.copy(), b.copy()) for W, b in layers]
        self.layers = []
        for affine in self.affine:
            self.layers += [affine, Tanh() if hidden == "tanh" else Relu()]
        self.layers.pop()
        self.loss = SigmoidWithLoss() if loss == "binary_cross_entropy" else SoftmaxWithLoss()

    def forward(self, x, y):
        for layer in self.layers:
            x = layer.forward(x)
        return self.loss.forward(x, y)

    def gradients(self, x, y):
        value = self.forward(x, y)
        delta = self.loss.backward()
        for layer in reversed(self.layers):
            delta = layer.backward(delta)
        return value, [part for affine in self.affine for part in (affine.dW, affine.db)]

    @property
    def parameters(self):
        return [part for affine in self.affine for part in (affine.W, affine.b)]


class Sgd:
    def __init__(self, lr):
        self.lr = lr

    def step(self, parameters, gradients):
        for theta, g in zip(parameters, gradients, strict=True):
            theta -= self.lr * g


class Momentum:
    def __init__(self, lr, beta=0.9):
        self.lr, self.beta, self.v = lr, beta, None

    def step(self, parameters, gradients):
        if self.v is None:
            self.v = [np.zeros_like(theta) for theta in parameters]
        for k, (theta, g) in enumerate(zip(parameters, gradients, strict=True)):
            self.v[k] = self.beta * self.v[k] + g
            theta -= self.lr * self.v[k]


class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps, self.t, self.m = lr, beta1, beta2, eps, 0, None

    def step(self, parameters, gradients):
        if self.m is None:
            self.m = [np.zeros_like(theta) for theta in parameters]
            self.v = [np.zeros_like(theta) for theta in parameters]
        self.t += 1
        for k, (theta, g) in enumerate(zip(parameters, gradients, strict=True)):
            self.m[k] = self.beta1 * self.m[k] + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v[k] + (1 - self.beta2) * g**2
            m_hat = self.m[k] / (1 - self.beta1**self.t)
            v_hat = self.v[k] / (1 - self.beta2**self.t)
            theta -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)


OPTIMIZERS = {"sgd": Sgd, "momentum": Momentum, "adam": Adam}


def trained(layers, task: Training, epochs: int, lean: bool = False) -> list[tuple[np.ndarray, np.ndarray]]:
    net, optimizer, losses = Network(layers, task.hidden, task.loss), OPTIMIZERS[task.optimizer](task.lr), []
    parameters = net.parameters
    for order in task.orders[:epochs]:
        for first in range(0, len(order), task.batch_size):
            rows = order[first : first + task.batch_size]
            x, y = (task.x, task.y) if lean and len(rows) == len(task.x) else (task.x[rows], task.y[rows])
            value, gradients = net.gradients(x, y)
            optimizer.step(parameters, gradients)
            losses.append(value if lean else net.forward(x, y))
    return [(affine.W, affine.b) for affine in net.affine]


def train(task: Training) -> dict[str, Callable]:
    return {
        "NumPy, textbook": lambda: trained(task.start, task, task.epochs),
        "NumPy, lean": lambda: trained(task.start, task, task.epochs, lean=True),
    }


def replicas(task: Replicas) -> dict[str, Callable]:
    """One network after the other."""

    def run():
        each = [trained([(W[k], b[k]) for W, b in task.start], task.one, task.steps) for k in range(len(task.start[0][0]))]
        return [tuple(map(np.stack, zip(*layer, strict=True))) for layer in zip(*each, strict=True)]

    return {"NumPy, textbook": run}


def step(task: Step) -> dict[str, Callable]:
    theta, optimizer = task.theta.copy(), OPTIMIZERS[task.optimizer](task.lr)

    def run():
        for _ in range(task.steps):
            optimizer.step([theta], [task.gradient])
        return theta

    return {"NumPy, textbook": run}


def surface(task: LossSurface) -> dict[str, Callable]:
    one = task.one

    def run():
        heights = np.empty((len(task.axis), len(task.axis)))
        for i, a in enumerate(task.axis):
            for j, b in enumerate(task.axis):
                layers = [
                    tuple(at + a * du + b * dv for at, du, dv in zip(*three, strict=True))
                    for three in zip(one.start, task.u, task.v, strict=True)
                ]
                heights[i, j] = Network(layers, one.hidden, one.loss).forward(one.x, one.y)
        return heights

    return {"NumPy, textbook": run}
