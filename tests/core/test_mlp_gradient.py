"""The gradient of an MLP against differences of its loss, and against the same network built of single numbers."""

import numpy as np
import pytest
from torch_peer import ACTIVATIONS, LOSSES, distance, targets

import nnref
from nnref import MLP, Value, check_gradient

HIDDEN = [*((name, params) for name, rows in ACTIVATIONS.items() for params, _ in rows), ("prelu", {})]
SIZES, N = [5, 7, 4, 3], 6


def identifier(row):
    return "-".join([row[0], *map(str, row[1].values())])


def activation(name, params):
    return getattr(nnref, name).bind(**params) if params else name


def loss_at(net, x, y, loss, **rng):
    """A function of theta for those that differentiate it."""

    def value_and_gradient(theta):
        net.theta = theta
        return net.loss_and_gradient(x, y, loss, **rng)

    return value_and_gradient


def problem(row, loss, kind, seed, **options):
    rng = np.random.default_rng(seed)
    net = MLP(SIZES, hidden=activation(*row), rng=seed, **options)
    net.theta += 0.3 * rng.normal(size=net.theta.shape)
    return net, rng.normal(size=(N, SIZES[0])), targets(kind, N, SIZES[-1], rng)


# ---------------------------------------------------------------------------- against differences


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_the_gradient_predicts_how_the_loss_changes_in_a_random_direction(row, loss):
    rng, h = np.random.default_rng(1), 1e-5
    for kind in LOSSES[loss][0]:
        net, x, y = problem(row, loss, kind, 2)
        f, start = loss_at(net, x, y, loss), net.theta.copy()
        gradient = f(start)[1]
        for _ in range(10):
            direction = rng.normal(size=start.shape)
            direction /= np.linalg.norm(direction)
            change = (f(start + h * direction)[0] - f(start - h * direction)[0]) / (2 * h)
            # truncation h**2 and rounding 1e-16 / h make about 1e-10 of the gradient
            assert abs(gradient @ direction - change) <= 1e-8 * np.linalg.norm(gradient)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_check_gradient_passes_the_gradient(row, loss):
    net, x, y = problem(row, loss, LOSSES[loss][0][0], 3)
    assert check_gradient(loss_at(net, x, y, loss), net.theta) < 1e-6


@pytest.mark.parametrize("output", ["sigmoid", "softmax", "tanh", "softplus"])
@pytest.mark.parametrize("loss", ["mse", "squared_error"])
def test_check_gradient_passes_the_gradient_behind_an_output_activation(output, loss):
    net, x, y = problem(("prelu", {}), loss, "fractions", 4, output=output)
    assert check_gradient(loss_at(net, x, y, loss), net.theta) < 1e-6


@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_check_gradient_passes_the_gradient_under_dropout_with_the_same_seed(row):
    net, x, y = problem(row, "mse", "numbers", 5, dropout=0.4)
    without = net.loss_and_gradient(x, y, "mse")[1]
    f = loss_at(net, x, y, "mse", rng=6)
    assert distance(f(net.theta)[1], without) > 0.01  # units were dropped
    assert check_gradient(f, net.theta) < 1e-6


def test_check_gradient_passes_the_gradients_of_replicas_together():
    net = MLP([3, 5, 2], hidden="prelu", rng=7, replicas=4)
    rng = np.random.default_rng(8)
    x, y, share = rng.normal(size=(6, 3)), rng.normal(size=(4, 6, 2)), rng.normal(size=4)

    def value_and_gradient(theta):
        net.theta = theta
        values, gradients = net.loss_and_gradient(x, y, "mse")
        return share @ values, share[:, None] * gradients

    assert check_gradient(value_and_gradient, net.theta) < 1e-6


# ---------------------------------------------------------------------------- against single numbers


def of_values(net, hidden, x, y, loss):
    """Loss and gradient from a graph of `Value`s, one for each number of the network."""
    theta = [Value(number) for number in net.theta]
    remaining = iter(theta)
    layers = []
    for d, k in zip(net.sizes, net.sizes[1:], strict=False):
        W = [[next(remaining) for _ in range(k)] for _ in range(d)]
        layers.append((W, [next(remaining) for _ in range(k)]))
    total = Value(0.0)
    for row, target in zip(x, y, strict=True):
        a = [Value(number) for number in row]
        for layer, (W, b) in enumerate(layers):
            a = [b[j] + sum(a[i] * W[i][j] for i in range(len(a))) for j in range(len(b))]
            if layer < len(layers) - 1:
                a = [unit if hidden == "identity" else getattr(unit, hidden)() for unit in a]
        if loss == "softmax_cross_entropy":
            total = total + sum(unit.exp() for unit in a).log() - a[int(target)]
        elif loss == "binary_cross_entropy":  # ln(1 + e^z) - y z
            total = total + sum((unit.exp() + 1).log() - t * unit for unit, t in zip(a, target, strict=True))
        else:
            factor = 1 / len(a) if loss == "mse" else 0.5
            total = total + sum((unit - t) ** 2 for unit, t in zip(a, target, strict=True)) * factor
    total = total / len(x)
    total.backward()
    return total.data, np.array([parameter.grad for parameter in theta])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("hidden", ["tanh", "relu", "identity"])
@pytest.mark.parametrize("sizes", [[2, 4, 3], [3, 2, 5, 4], [4, 2]], ids=str)
def test_backpropagation_gives_the_gradient_of_a_graph_of_single_numbers(sizes, hidden, loss):
    rng = np.random.default_rng(sum(sizes))
    net = MLP(sizes, hidden=hidden, rng=9)
    net.theta += 0.3 * rng.normal(size=net.theta.shape)
    x, y = rng.normal(size=(3, sizes[0])), targets(LOSSES[loss][0][0], 3, sizes[-1], rng)
    value, gradient = net.loss_and_gradient(x, y, loss)
    value_there, gradient_there = of_values(net, hidden, x, y, loss)
    assert distance([value], [value_there]) <= 1e-13
    assert distance(gradient, gradient_there) <= 1e-13
