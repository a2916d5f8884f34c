"""The page on the first checks, against PyTorch, SciPy, scikit-learn and closed forms."""

import numpy as np
import pytest
import torch
from scipy.special import expit, logsumexp
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from support import book

from nnref import MLP, moons, regression_curve


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"failing/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def digits_by_torch(mistake, n, steps, seed=0):
    """First and last loss and accuracy on new rows, with the slopes of torch."""
    pixels, y_all = load_digits(return_X_y=True)
    rng = np.random.default_rng(seed)
    x_all = np.floor(pixels / 16) if mistake == "x // 16" else pixels / 16
    size = 0 if mistake == "W = 0" else 0.125
    start = rng.normal(0, size, (64, 20)), rng.normal(0, size, (20, 10))
    W1, W2 = (torch.tensor(part, requires_grad=True) for part in start)
    x = torch.from_numpy(x_all[rng.permutation(n) if mistake == "x shuffled" else np.arange(n)])
    y, losses = torch.from_numpy(y_all[:n]), []
    for _ in range(steps):
        z = torch.tanh(x @ W1) @ W2
        shares = torch.log_softmax(z, dim=0 if mistake == "axis = 0" else 1)
        if mistake == "axis = 0":  # its gradient is (a - y) / n, of the wrong a
            a = shares.exp().detach()
            slope = torch.autograd.grad((z * (a - torch.nn.functional.one_hot(y, 10)) / n).sum(), (W1, W2))
        else:
            slope = torch.autograd.grad(-shares[range(n), y].mean(), (W1, W2))
        losses.append(-shares[range(n), y].mean().item())
        with torch.no_grad():
            W1 -= slope[0]
            W2 -= slope[1]
    with torch.no_grad():
        z_new = torch.tanh(torch.from_numpy(x_all[800:]) @ W1) @ W2
    return losses[0], losses[-1], float((z_new.argmax(1).numpy() == y_all[800:]).mean())


NAMES = ["no mistake", "axis = 0", "W = 0", "x // 16", "x shuffled"]


@pytest.mark.parametrize("k", range(5))
def test_the_losses_of_the_five_programs_are_those_of_torch(k):
    assert values("checks_five")["table"][k][:2] == pytest.approx(digits_by_torch(NAMES[k], 20, 100)[:2], rel=1e-6)


def test_new_rows_show_the_shuffled_inputs_from_other_starts_as_well():
    table = values("checks_five")["table"]
    assert table[0][2] == pytest.approx(digits_by_torch("no mistake", 300, 100)[2], abs=0.005)
    assert digits_by_torch("x shuffled", 300, 50, 1)[2] < 0.2 < 0.6 < digits_by_torch("no mistake", 300, 50, 1)[2]
    for seed in (1, 2):
        assert digits_by_torch("axis = 0", 20, 1, seed)[0] > 2.85 > 2.5 > digits_by_torch("no mistake", 20, 1, seed)[0]


def test_a_zero_and_a_three_become_rows_of_zeros():
    x, y = load_digits(return_X_y=True)
    empty = np.flatnonzero(np.floor(x[:20] / 16).sum(axis=1) == 0)
    assert y[empty].tolist() == [0, 3]
    floor = 2 / 20 * np.log(10)  # without biases a row of zeros has the logits 0
    assert floor < values("checks_five")["table"][3][1] < floor + 0.05


def test_the_look_finds_what_numpy_counts():
    output = book().runs["failing/checks_look"].output
    x = load_digits().data
    for scaled in (x / 16, np.floor(x / 16)):
        constant = (np.ptp(scaled, axis=0) == 0).sum()
        assert f"mean {scaled.mean():.2f}\nconstant columns: {constant}\n" in output


def test_only_a_new_generator_repeats_the_run():
    known = values("checks_seed")
    assert known["own"][0] == known["own"][1] == known["one"][0] != known["one"][1]
    rng, (x, y) = np.random.default_rng(0), moons(100, rng=0)
    net = MLP([2, 8, 1], rng=rng)
    parts = [torch.tensor(part.copy(), requires_grad=True) for part in (*net.weights, *net.biases)]
    x, y = torch.from_numpy(x), torch.from_numpy(y[:, None] * 1.0)
    for _ in range(5):
        order, total = rng.permutation(100), 0.0
        for rows in order.reshape(5, 20):
            z = torch.tanh(x[rows] @ parts[0] + parts[2]) @ parts[1] + parts[3]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y[rows])
            slopes = torch.autograd.grad(loss, parts)
            total += loss.item() / 5
            with torch.no_grad():
                for part, slope in zip(parts, slopes, strict=True):
                    part -= 0.5 * slope
    assert known["own"][0] == pytest.approx(total, rel=1e-6)


def test_the_loss_starts_near_log_10_and_far_above_with_large_weights_or_inputs():
    quartiles = values("checks_start")["quartiles"]
    assert quartiles[0] == pytest.approx([np.log(10)] * 3)
    assert np.log(10) < quartiles[1][0] and quartiles[1][2] < 1.15 * np.log(10) and (quartiles[2:] > 15).all()
    x, y = load_digits(return_X_y=True)
    net = MLP([64, 20, 10], "relu", init="he", rng=0, replicas=100)
    W1, W2 = net.weights
    for row, factor, scale in ((1, 1, 1), (2, 25, 1), (3, 1, 255)):  # without biases two scaled layers scale the logits
        z = factor * (np.maximum(0, scale * x[:100] / 16 @ W1) @ W2)
        losses = (logsumexp(z, axis=-1) - z[:, range(100), y[:100]]).mean(axis=-1)
        assert quartiles[row] == pytest.approx(np.quantile(losses, [0.25, 0.5, 0.75]))


def test_with_outputs_0_the_squared_error_is_half_the_variance_plus_half_the_squared_mean():
    centered, moved = values("checks_start")["half"]
    assert centered[0] == pytest.approx(centered[1]) and moved[0] == pytest.approx(moved[1] + 4.5)


def test_usual_starts_of_a_regression_lie_around_half_the_variance_or_above_it():
    x, y = (torch.from_numpy(part) for part in regression_curve(50, noise=0.3, rng=0))
    y, medians = y - y.mean(), []
    for hidden, init, f in (("tanh", "glorot", torch.tanh), ("relu", "he", torch.relu)):
        net = MLP([1, 20, 1], hidden, init=init, rng=0, replicas=100)
        W1, W2, b1, b2 = (torch.from_numpy(part.copy()) for part in (*net.weights, *net.biases))
        outputs = f(x @ W1 + b1[:, None]) @ W2 + b2[:, None]
        medians.append(torch.nn.functional.mse_loss(outputs, y.expand_as(outputs), reduction="none").mean((1, 2)) / 2)
    medians = [float(np.median(losses.numpy())) for losses in medians]
    assert values("checks_start")["medians"] == pytest.approx(medians)
    half = float(y.var(correction=0)) / 2
    assert values("checks_start")["half"][0] == pytest.approx([half, half])
    assert abs(medians[0] - half) < 0.01 and medians[1] > 1.5 * half


def test_two_rows_that_contradict_each_other_cost_log_2_each():
    ends = values("checks_twice")["ends"]
    assert ends[0] < 0.001 and ends[1] == pytest.approx(0.1 * np.log(2), abs=0.001) and ends[1] > 0.1 * np.log(2)


def test_five_steps_reach_the_baseline_and_nothing_else():
    known = values("checks_baseline")
    x = np.random.default_rng(0).normal(size=(1000, 2))
    y = x[:, 0] + x[:, 1] > 2.4
    assert known["base"] == np.mean(~y) and known["table"][0].tolist() == [known["base"], 0]
    right = LogisticRegression(C=1e6).fit(x, y)  # the minimum, which 2000 steps have not reached yet
    assert np.mean(right.predict(x) == y) >= known["table"][1][0] > known["base"] + 0.02
    assert np.mean((expit(x @ known["w"] + known["b"]) > 0.5)[y]) == pytest.approx(known["table"][1][1], abs=0.05)


def test_against_a_flat_target_the_loss_ends_at_half_the_variance():
    flat, right = values("checks_broadcast")["ends"]
    x, y = regression_curve(40, noise=0.1, rng=1)
    assert flat[0] == pytest.approx(y.var() / 2, abs=0.001) and flat[1] < 0.1 and right[0] < 0.01
    a = np.random.default_rng(3).normal(size=(40, 1))
    every_pair = ((a - y[:, 0]) ** 2).mean() / 2
    assert every_pair == pytest.approx(y.var() / 2 + ((a - y.mean()) ** 2).mean() / 2)


def test_with_a_column_of_targets_the_loss_is_that_of_torch():
    x, y = (torch.from_numpy(part) for part in regression_curve(40, noise=0.1, rng=1))
    y = y - y.mean()
    rng = np.random.default_rng(0)
    parts = [rng.normal(size=(1, 20)), rng.normal(size=20), rng.normal(size=(20, 1)) / 5]
    W1, b1, W2 = (torch.tensor(part, requires_grad=True) for part in parts)
    for _ in range(600):
        loss = ((torch.tanh(x @ W1 + b1) @ W2 - y) ** 2).mean() / 2
        slopes = torch.autograd.grad(loss, (W1, b1, W2))
        with torch.no_grad():
            for part, slope in zip((W1, b1, W2), slopes, strict=True):
                part -= 0.3 * slope
    assert values("checks_broadcast")["ends"][1][0] == pytest.approx(loss.item(), rel=1e-6)
