"""The page on choosing an optimizer: runs of PyTorch from the same weights, and what is said of the results."""

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, blobs, digits


def values(name):
    return book().runs[f"optimizers/{name}"].values


class Net:
    """A tanh network of torch in float64 with the weights of one replica."""

    def __init__(self, net, replica):
        self.layers = [(torch.tensor(np.array(W[replica]), requires_grad=True), torch.tensor(np.array(b[replica]), requires_grad=True))
                       for W, b in zip(net.weights, net.biases, strict=True)]
        self.parameters = [part for layer in self.layers for part in layer]

    def __call__(self, x):
        a = torch.tensor(x)
        for k, (W, b) in enumerate(self.layers):
            a = a @ W + b
            a = torch.tanh(a) if k < len(self.layers) - 1 else a
        return a

    def loss(self, x, y):
        return torch.nn.functional.cross_entropy(self(x), torch.tensor(y))

    def train(self, x, y, batches, optimizer):
        for rows in batches:
            optimizer.zero_grad()
            self.loss(x[rows], y[rows]).backward()
            optimizer.step()


def small_digits(rows):
    x, y = digits()
    return x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16)[rows] / 16, y[rows]


def test_a_setting_of_the_first_figure_ends_as_with_torch():
    mix = np.random.default_rng(0).permutation(1797)[:450]
    x, y = small_digits(mix)
    rng = np.random.default_rng(0)
    batches = np.concatenate([rng.permutation(150).reshape(-1, 50) for _ in range(6)])
    ends = []
    for replica in range(6):
        net = Net(MLP([16, 24, 10], replicas=6, rng=0), replica)
        net.train(x[:150], y[:150], batches, torch.optim.Adam(net.parameters, lr=0.03))
        ends.append(net.loss(x[150:], y[150:]).item())
    assert values("choose_knobs")["median"][2][1] == pytest.approx(np.median(ends), rel=1e-5)


def test_the_worst_rate_costs_more_than_the_worst_of_the_other_settings():
    known = values("choose_knobs")
    rate, optimizer, batch, decay, beta1 = known["median"]
    assert rate[0] == max(rate) and rate[0] > rate[3] > max(optimizer + batch + decay + beta1)
    assert optimizer[0] == max(optimizer) < decay[2]
    assert abs(batch[0] - known["reference"]) < 0.05  # hardly to be told apart


def test_the_best_rate_of_a_larger_batch_ends_as_with_torch():
    x, y = small_digits(slice(160))
    rng, ends = np.random.default_rng(0), []
    batches = np.concatenate([rng.permutation(160).reshape(-1, 80) for _ in range(8)])
    for replica in range(4):
        net = Net(MLP([16, 24, 10], replicas=16, rng=0), replica)
        net.train(x, y, batches, torch.optim.Adam(net.parameters, lr=0.1))
        ends.append(net.loss(x, y).item())
    known = values("choose_batch")
    assert known["median"][2][2] == pytest.approx(np.median(ends), rel=1e-5)
    assert known["best"] == [0.03, 0.1, 0.1]


def test_sgd_learns_the_groups_as_with_torch_and_has_them_all_right():
    x, y = blobs(300, rng=0)
    mix = np.random.default_rng(0).permutation(300)
    x, y = x[mix], y[mix]
    rng, right = np.random.default_rng(0), []
    batches = np.concatenate([rng.permutation(100).reshape(-1, 20) for _ in range(12)])
    for replica in range(6, 12):
        net = Net(MLP([2, 6, 3], replicas=96, rng=0), replica)
        net.train(x[:100], y[:100], batches, torch.optim.SGD(net.parameters, lr=1))
        right.append((net(x[150:]).argmax(dim=1).numpy() == y[150:]).sum())
    assert values("choose_shallow")["least"][0] == min(right) == 150


def test_both_reach_the_top_at_rates_of_their_own_and_the_default_of_adam_does_not():
    known = values("choose_shallow")
    sgd, adam = np.array(known["ends"])
    assert known["rates"] == pytest.approx(10.0 ** np.array([-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5]))
    assert (sgd[4:] == 1).all() and (adam[2:5] == 1).all() and (np.diff(adam[4:]) <= 0).all()
    assert adam[0] < 0.5 and sgd[2] < 0.6 and known["least"][1] == 149


def test_a_grid_with_equal_distances_has_nine_tenths_in_the_last_decade():
    even = np.arange(1, 101) / 100
    assert (even <= 0.1).sum() == 10
    grid = 10.0 ** np.arange(-4, 1)
    assert len(grid) == 5 and np.log10(grid[1:] / grid[:-1]) == pytest.approx(np.ones(4))
    for low in np.linspace(-4, -1, 50):  # a good range of one decade, within the grid
        assert ((np.log10(grid) >= low - 1e-9) & (np.log10(grid) <= low + 1 + 1e-9)).any()


def test_the_default_rates_that_the_page_names_are_those_of_torch():
    theta = torch.zeros(1, requires_grad=True)
    assert torch.optim.Adam([theta]).defaults["lr"] == 0.001
