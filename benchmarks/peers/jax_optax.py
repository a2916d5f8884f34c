"""JAX with optax: a compiled step that Python calls, and everything in one compiled loop (scan)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from workloads import RATES, Descent, LossSurface, Replicas, Step, Training

jax.config.update("jax_enable_x64", True)

RULES = {
    "sgd": optax.sgd,
    "momentum": partial(optax.sgd, momentum=0.9),
    "adam": optax.adam,
    "SGD": optax.sgd,
    "Momentum": partial(optax.sgd, momentum=0.9),
    "Nesterov": partial(optax.sgd, momentum=0.9, nesterov=True),
    "AdaGrad": partial(optax.adagrad, initial_accumulator_value=0.0, eps=1e-10),
    "AdaDelta": partial(optax.adadelta, rho=0.9, eps=1e-6),
    "RMSProp": partial(optax.rmsprop, decay=0.99, eps=1e-8, eps_in_sqrt=False),
    "Adam": optax.adam,
    "AMSGrad": optax.amsgrad,
    "AdamW": partial(optax.adamw, weight_decay=0.01),
}


def outputs(layers, x, hidden):
    for W, b in layers[:-1]:
        x = x @ W + b
        x = jnp.tanh(x) if hidden == "tanh" else jax.nn.relu(x)
    return x @ layers[-1][0] + layers[-1][1]


def loss_of(layers, x, y, hidden, loss):
    z = outputs(layers, x, hidden)
    if loss == "binary_cross_entropy":
        return optax.sigmoid_binary_cross_entropy(z, y).sum(axis=-1).mean()
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()


def as_numpy(layers):
    return [(np.asarray(W), np.asarray(b)) for W, b in jax.block_until_ready(layers)]


def train(task: Training) -> dict[str, Callable]:
    x, y, rule = jnp.asarray(task.x), jnp.asarray(task.y), RULES[task.optimizer](task.lr)
    whole = len(x) // task.batch_size * task.batch_size

    # the data are arguments: what a compiled function finds outside becomes a part of the program, another copy
    def one_step(layers, state, x, y, rows):
        found = jax.grad(loss_of)(layers, x[rows], y[rows], task.hidden, task.loss)
        change, state = rule.update(found, state)
        return optax.apply_updates(layers, change), state

    def all_epochs(layers, state, x, y, orders):
        def next_batch(carry, rows):
            return one_step(*carry, x, y, rows), None

        def one_epoch(carry, order):
            carry, _ = jax.lax.scan(next_batch, carry, order[:whole].reshape(-1, task.batch_size))
            return (one_step(*carry, x, y, order[whole:]) if whole < len(order) else carry), None

        return jax.lax.scan(one_epoch, (layers, state), orders)[0]

    compiled_step = jax.jit(one_step, donate_argnums=(0, 1))
    compiled_loop = jax.jit(all_epochs)

    def begun():
        layers = [(jnp.array(W), jnp.array(b)) for W, b in task.start]
        return layers, rule.init(layers)

    def stepwise():
        layers, state = begun()
        for order in task.orders:
            for first in range(0, len(order), task.batch_size):
                layers, state = compiled_step(layers, state, x, y, order[first : first + task.batch_size])
        return as_numpy(layers)

    def scan():
        return as_numpy(compiled_loop(*begun(), x, y, np.stack(task.orders))[0])

    return {"JAX, jit step": stepwise, "JAX, scan": scan}


def replicas(task: Replicas) -> dict[str, Callable]:
    one, rule = task.one, RULES[task.one.optimizer](task.one.lr)
    x, y = jnp.asarray(one.x), jnp.asarray(one.y)

    def one_network(layers):
        def one_step(carry, _):
            layers, state = carry
            change, state = rule.update(jax.grad(loss_of)(layers, x, y, one.hidden, one.loss), state)
            return (optax.apply_updates(layers, change), state), None

        return jax.lax.scan(one_step, (layers, rule.init(layers)), length=task.steps)[0][0]

    compiled = jax.jit(jax.vmap(one_network))
    return {"JAX, vmap": lambda: as_numpy(compiled(task.start))}


def step(task: Step) -> dict[str, Callable]:
    rule, gradient = RULES[task.optimizer](task.lr), jnp.asarray(task.gradient)

    @partial(jax.jit, donate_argnums=(0, 1))
    def compiled(theta, state, gradient):
        change, state = rule.update(gradient, state)
        return optax.apply_updates(theta, change), state

    at = [jnp.array(task.theta), rule.init(jnp.array(task.theta))]

    def run():
        for _ in range(task.steps):
            at[:] = compiled(*at, gradient)
        return np.array(jax.block_until_ready(at[0]))

    return {"optax": run}


def descend(task: Descent) -> dict[str, Callable]:
    def made(name, lr):
        rule = RULES[name](lr)

        def height(theta):
            x, y = theta[:, 0], theta[:, 1]
            return ((1 - x) ** 2 + 100 * (y - x**2) ** 2).sum()

        def one_step(carry, _):
            theta, state = carry
            change, state = rule.update(jax.grad(height)(theta), state, theta)
            theta = optax.apply_updates(theta, change)
            return (theta, state), theta

        @jax.jit
        def path(theta):
            _, points = jax.lax.scan(one_step, (theta, rule.init(theta)), length=task.steps)
            return jnp.concatenate([theta[None], points])

        return path

    paths = {name: made(name, lr) for name, lr in RATES.items()}
    return {"JAX, scan": lambda: {name: np.asarray(path(task.starts)) for name, path in paths.items()}}


def surface(task: LossSurface) -> dict[str, Callable]:
    one = task.one
    x, y = jnp.asarray(one.x), jnp.asarray(one.y)

    def height(a, b):
        layers = jax.tree.map(lambda at, du, dv: at + a * du + b * dv, one.start, task.u, task.v)
        return loss_of(layers, x, y, one.hidden, one.loss)

    rows = jax.vmap(height, in_axes=(None, 0))
    compiled = jax.jit(lambda axis: jax.lax.map(lambda a: rows(a, axis), axis))
    singly = jax.jit(lambda axis: jax.lax.map(lambda a: jax.lax.map(lambda b: height(a, b), axis), axis))
    return {"JAX, vmap": lambda: np.asarray(compiled(task.axis)), "JAX, map": lambda: np.asarray(singly(task.axis))}
