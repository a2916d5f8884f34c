"""The race on two networks: prefixes of the runs with PyTorch, and what the page says of the results."""

import numpy as np
import pytest
import torch
from support import book, started

from nnref import MLP, digits, spirals

NAMES = ["SGD", "Momentum", "AdaGrad", "Adam"]
MAKERS = [
    lambda p, lr: torch.optim.SGD(p, lr=lr),
    lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9),
    lambda p, lr: torch.optim.Adagrad(p, lr=lr, eps=1e-10),
    lambda p, lr: torch.optim.Adam(p, lr=lr),
]


def values(name):
    return book().runs[f"optimizers/{name}"].values


def torch_losses(net, replica, x, y, batches, make, lr):
    """The losses of the batches, on the way of an optimizer of torch, from the weights of a replica."""
    weights = [torch.tensor(np.array(W[replica]), requires_grad=True) for W in net.weights]
    biases = [torch.tensor(np.array(b[replica]), requires_grad=True) for b in net.biases]
    optimizer, losses = make([*weights, *biases], lr), []
    for rows in batches:
        a = torch.tensor(x[rows])
        for k, (W, b) in enumerate(zip(weights, biases, strict=True)):
            a = a @ W + b
            a = torch.tanh(a) if k < len(weights) - 1 else a
        loss = torch.nn.functional.cross_entropy(a, torch.tensor(y[rows]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def test_the_first_epoch_of_the_race_on_the_digits_is_that_of_torch():
    x, y = digits()
    x, y = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16)[:200] / 16, y[:200]
    net, rng = MLP([16, 40, 10], replicas=32, rng=1), np.random.default_rng(1)
    batches, means = rng.permutation(200).reshape(-1, 20), []
    for make, lr in zip(MAKERS, [1, 0.22, 0.46, 0.046], strict=True):
        means.append([np.mean(torch_losses(net, r, x, y, batches, make, lr)) for r in range(8)])
    known = np.array(values("network_race")["course"][0])[0]
    assert known == pytest.approx(np.median(means, axis=1), rel=1e-5)


def test_a_rate_of_the_grid_on_the_digits_ends_as_with_torch():
    x, y = digits()
    x, y = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16)[:200] / 16, y[:200]
    net, rng = MLP([16, 40, 10], replicas=4 * 9 * 4, rng=0), np.random.default_rng(0)
    batches = np.concatenate([rng.permutation(200).reshape(-1, 20) for _ in range(8)])
    known = np.array(values("network_rates")["median"][0])
    for k, place in [(0, 7), (3, 3)]:
        ends = [np.mean(torch_losses(net, r, x, y, batches, MAKERS[k], 10 ** ((place - 7) / 3))[-10:]) for r in range(4)]
        assert known[k, place] == pytest.approx(np.median(ends), rel=1e-5), NAMES[k]


def test_the_race_runs_at_the_rates_that_the_tuning_found():
    best = np.array(values("network_rates")["best"])
    assert best == pytest.approx(np.array([[1, 0.22, 0.46, 0.046], [0.46, 0.1, 0.22, 0.022]]), rel=0.03)
    assert best[0] / best[1] == pytest.approx(np.full(4, 10 ** (1 / 3)))  # one step of the grid lower, each of them
    rates = np.array(values("network_rates")["rates"])
    assert (rates.size, rates[0], rates[-1]) == (9, pytest.approx(0.005, abs=5e-4), pytest.approx(2.2, abs=0.05))


def test_each_network_has_a_winner_and_they_differ():
    known = values("network_race")
    end, share = [np.array(course)[-1] for course in known["course"]], np.array(known["share"])
    assert NAMES[end[0].argmin()] == NAMES[share[0].argmax()] == "Adam"
    assert NAMES[end[1].argmin()] == NAMES[share[1].argmax()] == "AdaGrad"
    ahead = np.array(known["ahead"])
    assert (ahead[0] == 0).all()  # nobody ahead of Adam on the digits, by loss or accuracy
    assert ahead[1, 0, 2] == 8 and ahead[1, 1, 2] == 7
    first = np.array(known["course"][0])
    assert (first[:2].argmax(axis=1) == 2).all()  # AdaGrad is the last for two epochs
    assert (first.argmin(axis=1) == 3).all()  # Adam the lowest in every epoch


def test_the_first_step_of_adagrad_moves_each_weight_by_the_rate():
    theta = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64, requires_grad=True)
    theta.grad = torch.tensor([1e-3, -40.0, 2.0], dtype=torch.float64)
    before = theta.detach().clone()
    torch.optim.Adagrad([theta], lr=0.46, eps=1e-12).step()
    assert (theta.detach() - before).abs().numpy() == pytest.approx(np.full(3, 0.46), rel=1e-6)


def test_the_widths_are_counted_at_the_goals_and_depend_on_them():
    known = values("network_rates")
    median, reach = np.array(known["median"]), np.array(known["reach"])
    assert reach.tolist() == [(median[0] < 0.5).sum(axis=1).tolist(), (median[1] < 0.4).sum(axis=1).tolist()]
    assert (reach.argmax(axis=1) == 3).all()
    assert (median[1] < 0.25).sum(axis=1).tolist() == [0, 0, 1, 0]
    assert 0.5 < median[1][0].min() < 0.6  # SGD on the spirals, at none of the rates
    for row in median.reshape(8, 9):  # no best rate at an end of the grid
        assert 0 < row.argmin() < 8
    assert (median[0, :, 7].argsort()[:2] == [0, 2]).all()  # at the rate 1 SGD, then AdaGrad
    assert median[0, 0, :5].min() == median[0, 0, 4]


def test_the_example_of_wilson_is_fitted_and_adaptive_steps_keep_all_weights_equal():
    known = values("network_fooled")
    assert known["shares"] == [1, 1, 0.5, 0.5] and max(known["largest"]) < 1e-6
    assert np.array(known["first"][2:]) == pytest.approx(np.full((2, 3), 1 / 4), abs=1e-6)
    y = np.array([1.0] * 12 + [-1.0] * 8)
    own = np.zeros((20, 52))
    for i, (start, width) in enumerate([(i, 1) for i in range(12)] + [(12 + 5 * i, 5) for i in range(8)]):
        own[i, start : start + width] = 1
    x = np.column_stack([y, np.ones((20, 2)), own])
    assert x @ np.sign(x.T @ y) / 4 == pytest.approx(y)  # the closed form that AdaGrad and Adam reach
    assert (x.T @ y).tolist() == [20, 4, 4] + [1] * 12 + [-1] * 40  # the slopes at w = 0, apart from the factor -1/20
    least = np.linalg.pinv(x) @ y  # the solution of least norm, which SGD and Momentum reach from 0
    assert np.array(known["first"][:2]) == pytest.approx(np.tile(least[:3], (2, 1)), abs=1e-6)
    assert least[0] > least[1] + least[2] > 0  # the label decides the sign of the output for a new sample


def test_the_accuracy_at_the_end_of_the_race_on_the_digits_is_that_of_torch():
    x, y = digits()
    x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
    net, rng, shares = MLP([16, 40, 10], replicas=32, rng=1), np.random.default_rng(1), []
    batches = [rows for _ in range(8) for rows in rng.permutation(200).reshape(-1, 20)]
    for r in range(8):
        layers = [torch.nn.Linear(16, 40).double(), torch.nn.Linear(40, 10).double()]
        with torch.no_grad():
            for layer, W, b in zip(layers, net.weights, net.biases, strict=True):
                layer.weight.copy_(torch.tensor(np.array(W[r]).T))
                layer.bias.copy_(torch.tensor(np.array(b[r])).reshape(-1))
        model = torch.nn.Sequential(layers[0], torch.nn.Tanh(), layers[1])
        optimizer = MAKERS[3](list(model.parameters()), 0.046)
        for rows in batches:
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(torch.tensor(x[rows])), torch.tensor(y[rows])).backward()
            optimizer.step()
        guesses = model(torch.tensor(x[200:600])).argmax(dim=1).numpy()
        shares.append((guesses == y[200:600]).mean())
    assert values("network_race")["share"][0][3] == pytest.approx(np.median(shares), abs=1e-9)


def test_the_best_rate_of_sgd_falls_with_the_scale_of_the_loss_and_that_of_adam_stays():
    best = values("exercises/network_scaled")["best"]
    assert best == [[1, 0.01], [1, 1], [1, 1]]


def test_the_network_of_the_exercise_is_reused_and_so_its_last_optimizer_looks_best():
    from support import solved

    before, after = started("optimizers/network_reused")["ends"], solved("optimizers/network_reused")["ends"]
    assert before[2] < 0.65 * before[0] and before[0] == after[0]
    assert np.ptp(after) < 0.05 * after[0]


def test_the_spirals_of_the_page_have_the_sizes_of_its_table():
    assert len(spirals(120)[1]) == 120 and values("network_race")["n"] == 8
