"""PyTorch: as its tutorials write it, with its fused optimizers, and compiled."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch.nn import functional as F
from workloads import RATES, Descent, LossSurface, Replicas, Step, Training

torch.set_num_threads(1)

RULES = {
    "SGD": lambda theta, lr: torch.optim.SGD(theta, lr),
    "Momentum": lambda theta, lr: torch.optim.SGD(theta, lr, momentum=0.9),
    "Nesterov": lambda theta, lr: torch.optim.SGD(theta, lr, momentum=0.9, nesterov=True),
    "AdaGrad": lambda theta, lr: torch.optim.Adagrad(theta, lr),
    "AdaDelta": lambda theta, lr: torch.optim.Adadelta(theta, lr),
    "RMSProp": lambda theta, lr: torch.optim.RMSprop(theta, lr),
    "Adam": lambda theta, lr: torch.optim.Adam(theta, lr),
    "AMSGrad": lambda theta, lr: torch.optim.Adam(theta, lr, amsgrad=True),
    "AdamW": lambda theta, lr: torch.optim.AdamW(theta, lr),
}


def optimizer(name: str, parameters, lr: float, fused: bool) -> torch.optim.Optimizer:
    if name == "adam":
        return torch.optim.Adam(parameters, lr, fused=fused)
    return torch.optim.SGD(parameters, lr, momentum=0.9 if name == "momentum" else 0, fused=fused)


def network(task: Training) -> torch.nn.Sequential:
    layers: list[torch.nn.Module] = []
    for d, k in zip(task.sizes, task.sizes[1:], strict=False):
        layers += [torch.nn.Linear(d, k), torch.nn.Tanh() if task.hidden == "tanh" else torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1]).to(torch.from_numpy(task.x).dtype)


def train(task: Training) -> dict[str, Callable]:
    x, y = torch.from_numpy(task.x), torch.from_numpy(task.y)
    loss_of = F.binary_cross_entropy_with_logits if task.loss == "binary_cross_entropy" else F.cross_entropy

    def made(fused: bool, compiled: bool) -> Callable:
        net = network(task)
        linear = list(net)[::2]

        def loss(x, y):
            return loss_of(net(x), y)

        loss = torch.compile(loss) if compiled else loss

        def run():
            with torch.no_grad():
                for layer, (W, b) in zip(linear, task.start, strict=True):
                    layer.weight.copy_(torch.from_numpy(W.T))
                    layer.bias.copy_(torch.from_numpy(b))
            rule = optimizer(task.optimizer, net.parameters(), task.lr, fused)
            for order in map(torch.from_numpy, task.orders):
                for first in range(0, len(order), task.batch_size):
                    rows = order[first : first + task.batch_size]
                    rule.zero_grad()
                    loss(x[rows], y[rows]).backward()
                    rule.step()
            return [(layer.weight.detach().numpy().T, layer.bias.detach().numpy()) for layer in linear]

        return run

    return {
        "PyTorch": made(fused=False, compiled=False),
        "PyTorch, fused optimizer": made(fused=True, compiled=False),
        "PyTorch, compiled": made(fused=True, compiled=True),
    }


def replicas(task: Replicas) -> dict[str, Callable]:
    one = task.one
    x, y = torch.from_numpy(one.x), torch.from_numpy(one.y)

    def run():
        parameters = [torch.from_numpy(part).clone().requires_grad_() for layer in task.start for part in layer]
        rule = optimizer(one.optimizer, parameters, one.lr, fused=True)
        for _ in range(task.steps):
            rule.zero_grad()
            a = x.expand(len(parameters[0]), *x.shape)
            for k in range(0, len(parameters), 2):
                z = torch.baddbmm(parameters[k + 1][:, None], a, parameters[k])
                a = torch.tanh(z)
            F.binary_cross_entropy_with_logits(z, y.expand_as(z), reduction="sum").div(len(x)).backward()
            rule.step()
        parts = [part.detach().numpy() for part in parameters]
        return list(zip(parts[::2], parts[1::2], strict=True))

    return {"PyTorch, bmm": run}


def step(task: Step) -> dict[str, Callable]:
    def made(fused: bool) -> Callable:
        theta = torch.from_numpy(task.theta.copy()).requires_grad_()
        theta.grad = torch.from_numpy(task.gradient)
        rule = optimizer(task.optimizer, [theta], task.lr, fused)

        def run():
            for _ in range(task.steps):
                rule.step()
            return theta.detach().numpy()

        return run

    return {"PyTorch": made(fused=False), "PyTorch, fused optimizer": made(fused=True)}


def descend(task: Descent) -> dict[str, Callable]:
    def run():
        paths = {}
        for name, lr in RATES.items():
            theta = torch.from_numpy(task.starts).clone().requires_grad_()
            rule = RULES[name]([theta], lr)
            path = torch.empty((task.steps + 1, *theta.shape), dtype=theta.dtype)
            path[0] = theta.detach()
            for t in range(task.steps):
                rule.zero_grad()
                x, y = theta[:, 0], theta[:, 1]
                ((1 - x) ** 2 + 100 * (y - x**2) ** 2).sum().backward()
                rule.step()
                path[t + 1] = theta.detach()
            paths[name] = path.numpy()
        return paths

    return {"PyTorch": run}


def surface(task: LossSurface, chunk: int = 50) -> dict[str, Callable]:
    one = task.one
    x, y = torch.from_numpy(one.x), torch.from_numpy(one.y)

    def tensors(layers):
        return [torch.from_numpy(part) for layer in layers for part in layer]

    theta, u, v = tensors(one.start), tensors(task.u), tensors(task.v)
    axis = torch.from_numpy(task.axis)

    @torch.no_grad()
    def run():
        heights = torch.empty((len(axis), len(axis)), dtype=axis.dtype)
        for i, a in enumerate(axis):
            for first in range(0, len(axis), chunk):
                b = axis[first : first + chunk]
                parts = [at + a * du + b.view(-1, *[1] * du.ndim) * dv for at, du, dv in zip(theta, u, v, strict=True)]
                h = x.expand(len(b), *x.shape)
                for k in range(0, len(parts), 2):
                    z = torch.baddbmm(parts[k + 1][:, None], h, parts[k])
                    h = torch.tanh(z)
                losses = F.binary_cross_entropy_with_logits(z, y.expand_as(z), reduction="none")
                heights[i, first : first + chunk] = losses.mean(dim=(1, 2))
        return heights.numpy()

    return {"PyTorch, bmm": run}
