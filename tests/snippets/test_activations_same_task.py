"""The page on the same task with each activation function: a training again by PyTorch, and what is said of the results."""

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, SGD, moons, train


def values(name):
    return book().runs[f"activations/{name}"].values


@pytest.mark.parametrize(("name", "init", "peer"), [("tanh", "glorot", torch.tanh), ("silu", "he", torch.nn.functional.silu),
                                                    ("selu", "lecun", torch.selu)])
def test_the_first_steps_are_those_of_torch(name, init, peer):
    x, y = moons(60, rng=0)
    net = MLP([2, 8, 8, 1], name, init=init, replicas=8)
    weights = [[torch.tensor(part[0].copy(), requires_grad=True) for part in parts] for parts in (net.weights, net.biases)]
    history = train(net, x, y[:, None], "binary_cross_entropy", SGD(1), epochs=15)
    inputs, targets = torch.tensor(x), torch.tensor(y[:, None]).double()
    losses = []
    for _ in range(15):
        a = inputs
        for layer, (W, b) in enumerate(zip(*weights, strict=True)):
            a = a @ W + b
            a = peer(a) if layer < 2 else a
        loss = torch.nn.functional.binary_cross_entropy_with_logits(a, targets)
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            for part in weights[0] + weights[1]:
                part -= part.grad
                part.grad = None
    assert [float(loss[0]) for loss in history.loss] == pytest.approx(losses, rel=1e-6)


def test_what_is_said_of_the_results_is_so():
    known = values("task_each")
    losses, middle = np.array(known["losses"]), np.array(known["middle"])
    assert middle == pytest.approx(np.sort(losses, axis=2)[:, :, 3:5].mean(axis=2))
    assert middle[1, 0] == pytest.approx(np.log(2), abs=1e-3)  # guessing
    shallow, deep = middle
    assert set(np.argsort(-shallow)[:3]) == {0, 2, 5} and set(np.argsort(-deep)[:2]) == {0, 2}
    low, high = losses[1, 3].min(), losses[1, 3].max()
    assert sorted(np.flatnonzero((deep > low) & (deep < high))) == [1, 3, 4, 5, 6, 7, 8, 9]
    assert [known["low"][1][3], known["high"][1][3]] == [low, high]
    assert set(known["tuned"][0]) == {0.3, 1, 3} and known["tuned"][0][5] == 0.3 and known["tuned"][0][8] == 3
    assert losses[0, 8].max() < losses[0, 3].min() / 2  # every start of SiLU, of ReLU
    assert known["inside"] == 7 and known["ahead"] == [(row < row[3]).sum() for row in middle]
    assert shallow[8] < shallow[6] and deep[6] < deep[8]  # SiLU, ELU


def test_the_kink_suits_relu_and_on_the_sine_no_function_is_ahead():
    known = values("task_curve")
    relu, elu, silu = known["bent"]
    assert relu[1] < min(elu[0], silu[0]) / 3  # a quarter of the starts ends above, below
    halves = np.array(known["smooth"])
    assert halves[:, 0].max() < halves[:, 1].min()  # they overlap


def test_torch_ends_in_the_same_middle_half_of_the_starts():
    """The second target with ReLU, all twelve starts at both rates, by the Adam of another library."""
    x = torch.linspace(-2, 2, 21, dtype=torch.float64)[:, None]
    y, best = torch.sin(2 * x), None
    for rate in (0.04, 0.08):
        net = MLP([1, 8, 1], "relu", init="he", replicas=12)
        parts = [torch.tensor(part.copy(), requires_grad=True) for pair in zip(net.weights, net.biases) for part in pair]
        adam = torch.optim.Adam(parts, lr=rate)
        for _ in range(150):
            W1, b1, W2, b2 = parts
            losses = ((torch.relu(x @ W1 + b1.reshape(12, 1, -1)) @ W2 + b2.reshape(12, 1, -1) - y) ** 2).mean(dim=(1, 2))
            adam.zero_grad()
            losses.sum().backward()
            adam.step()
        losses = losses.detach().numpy()
        best = losses if best is None or np.median(losses) < np.median(best) else best
    assert np.array(values("task_curve")["smooth"][0]) == pytest.approx(np.quantile(best, [0.25, 0.75]), rel=0.02)


def test_the_size_of_the_weights_moves_the_loss_of_tanh_more_than_the_functions_differ():
    columns = np.array([values("task_scale")[name] for name in ("tanh", "relu", "selu")])
    assert np.ptp(columns[0]) > np.ptp(columns, axis=0).max()
