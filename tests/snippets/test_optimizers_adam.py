"""The numbers of the page on Adam, against PyTorch, mpmath, closed forms and sums written out."""

from math import sqrt

import mpmath
import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, digits


def values(name):
    return book().runs[f"optimizers/{name}"].values


def test_the_step_is_the_mean_over_the_root_mean_square_and_noise_alone_moves_by_a_quarter():
    known = values("adam_ratio")
    assert known["middle"] == pytest.approx([mu / sqrt(mu**2 + 1) for mu in (0, 1, 5)], abs=0.01)
    assert known["spread"][0] == pytest.approx(sqrt(0.1 / 1.9), rel=0.03)
    assert known["spread"][0] > known["spread"][1] > known["spread"][2]


def test_the_five_lines_are_those_of_torch():
    known = values("adam_lines")
    theta = torch.ones(2, dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([theta], lr=0.1)
    for _ in range(30):
        theta.grad = torch.tensor([100.0, 0.01], dtype=torch.float64) * theta.detach()
        adam.step()
    assert known["theta"] == pytest.approx(theta.detach().numpy(), abs=1e-12)
    assert known["apart"] == pytest.approx(float(theta.detach().diff().abs()), rel=1e-6)
    assert known["off"] < 1e-15


def test_without_the_correction_equal_slopes_make_steps_of_the_closed_form():
    known = values("adam_correction")

    def length(t):
        return (1 - mpmath.mpf("0.9") ** t) / mpmath.sqrt(1 - mpmath.mpf("0.999") ** t)

    lengths = [float(length(t)) for t in range(1, 2001)]
    assert known["first"] == pytest.approx(lengths[0]) == pytest.approx(sqrt(10))
    assert (known["longest"], known["at"]) == (pytest.approx(max(lengths)), 1 + int(np.argmax(lengths)))
    assert known["thousand"] == pytest.approx(lengths[999])
    assert min(lengths[:1000]) > 1.2


def test_growing_slopes_reach_the_bound_and_no_others_exceed_it():
    for row, beta2 in zip(values("adam_bound")["table"], ("0.99", "0.999"), strict=True):
        b1, b2 = mpmath.mpf("0.9"), mpmath.mpf(beta2)
        paper = (1 - b1) / mpmath.sqrt(1 - b2)
        bound = paper / mpmath.sqrt(1 - b1**2 / b2)
        assert row == pytest.approx([1, float(paper), float(bound), float(paper), float(bound)], rel=1e-6)
        assert row[2] > max(row[3], 1)
    rng, k = np.random.default_rng(0), np.arange(300)
    g = rng.normal(size=(2000, 300)) * rng.uniform(0.7, 1, size=(2000, 1)) ** k
    g[1000:] = np.abs(g[1000:])
    for t in (1, 3, 30, 300):  # the newest t slopes, corrected
        m = g[:, :t] @ 0.9 ** k[:t] * 0.1 / (1 - 0.9**t)
        v = g[:, :t] ** 2 @ 0.999 ** k[:t] * 0.001 / (1 - 0.999**t)
        assert (np.abs(m) / np.sqrt(v)).max() <= bound


def test_epsilon_shortens_the_step_of_equal_slopes_by_the_closed_form():
    sizes = np.array([1.0, 1e-6, 1e-8, 1e-9, 1e-11])
    assert values("adam_eps")["shares"] == pytest.approx(sizes / (sizes + 1e-8), rel=1e-9)


def test_the_counts_of_the_valley_are_those_of_torch_and_of_exact_powers():
    known, scales = values("adam_run"), np.array([1.0, 10.0, 100.0])
    starts, turn = np.array(known["starts"]), np.array(known["turn"])
    assert turn @ turn.T == pytest.approx(np.eye(3), abs=1e-12)

    def median(losses):
        reached = np.array(losses) <= losses[0] / 1e6
        return int(np.median(np.where(reached.any(axis=0), reached.argmax(axis=0), 300)))

    t = np.arange(300)[:, None, None]
    for row in known["table"]:  # the starts are turned with the valley: the same for both
        medians = []
        for eta in (0.016, 0.018, 0.0195):
            loss = (scales * (starts * (1 - eta * scales) ** t) ** 2).sum(axis=2)
            medians.append(median(loss))
        assert row[0] == min(medians)
    for row, T, eta in zip(known["table"], (np.eye(3), turn), (0.1, 0.3), strict=True):
        theta, matrix = torch.tensor(starts @ T.T), torch.tensor(T @ np.diag(scales) @ T.T)
        adam, losses = torch.optim.Adam([theta], lr=eta), []
        for _ in range(250):
            theta.grad = theta @ matrix
            losses.append((theta.grad * theta).sum(dim=1).numpy())
            adam.step()
        assert row[2] == median(losses)
        velocity, theta, losses = 0.0, starts @ T.T, []
        for _ in range(300):
            losses.append(((theta @ matrix.numpy()) * theta).sum(axis=1))
            velocity = 0.9 * velocity + theta @ matrix.numpy()
            theta = theta - 0.01 * velocity
        assert row[1] == median(losses)
    (sgd, momentum, adam), turned = known["table"]
    assert turned[:2] == [sgd, momentum] and turned[2] > adam


def test_torch_learns_the_digits_to_the_same_loss_with_the_best_rates():
    known, (x, y) = values("adam_rates"), digits()
    inputs, targets = torch.tensor(x[:60] / 16), torch.tensor(y[:60]).long().repeat(5)
    for wanted, make, lr in (("least_sgd", torch.optim.SGD, 1), ("least_adam", torch.optim.Adam, 0.1), ("borrowed", torch.optim.Adam, 1)):
        net = MLP([64, 12, 10], replicas=5, rng=0)
        parts = [torch.tensor(part.copy(), requires_grad=True) for pair in zip(net.weights, net.biases, strict=True) for part in pair]
        optimizer = make(parts, lr=lr)
        for _ in range(30):
            W1, b1, W2, b2 = parts
            z = torch.tanh(inputs @ W1 + b1.reshape(5, 1, -1)) @ W2 + b2.reshape(5, 1, -1)
            losses = torch.nn.functional.cross_entropy(z.reshape(300, 10), targets, reduction="none").reshape(5, 60).mean(dim=1)
            optimizer.zero_grad()
            losses.sum().backward()
            optimizer.step()
        assert known[wanted] == pytest.approx(float(losses.detach().median()), rel=1e-4)
    assert (known["best_sgd"], known["best_adam"]) == (1, 0.1)
    assert known["borrowed"] > known["guessing"] == pytest.approx(np.log(10))


def test_a_constant_rate_ends_at_a_floor_and_a_falling_one_below_it():
    known, ends = values("adam_floor"), []
    for constant in (0.1, 0.01, None):
        rng, w, m, v = np.random.default_rng(0), np.full(400, 3.0), 0.0, 0.0
        for t in range(1, 1001):
            g = w + rng.normal(size=400)
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            eta = constant or 0.05 * (1 + np.cos(np.pi * (t - 1) / 1000))
            w = w - eta * m / (1 - 0.9**t) / np.sqrt(v / (1 - 0.999**t))
        ends.append((w**2).mean())
    assert [known["high"], known["low"], known["falling"]] == pytest.approx(ends, rel=0.02)
    assert known["high"] > 8 * max(known["low"], known["falling"])


def test_the_first_steps_of_the_exercise_are_the_signs_of_the_slopes():
    known = values("exercises/adam_first_step")
    assert [known["up"], known["down"], known["fifty"]] == pytest.approx([0.01, -0.01, 0.5], abs=1e-6)
    assert known["plain"] == pytest.approx(0.01 * sqrt(10))
