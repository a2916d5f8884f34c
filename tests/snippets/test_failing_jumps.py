"""The page on a loss that jumps, against plain NumPy, PyTorch's Hessian, closed forms and sums."""

from functools import cache

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, regression_curve


def values(name):
    return book().runs[f"failing/{name}"].values


def start():
    net = MLP([1, 8, 1], rng=0)
    return [net.weights[0][0].copy(), net.biases[0].copy(), net.weights[1][:, 0].copy(), net.biases[1][0]]


def loss_and_slopes(parts, x, y):
    """One input, 8 tanh neurons, one output: half the mean squared error, and its slopes."""
    w, b, v, c = parts
    a = np.tanh(x * w + b)
    error = a @ v + c - y[:, 0]
    delta = error / len(y)
    inner = delta[:, None] * v * (1 - a**2)
    return (error**2).mean() / 2, [x[:, 0] @ inner, inner.sum(axis=0), a.T @ delta, delta.sum()]


def moved(parts, slopes, eta):
    return [part - eta * slope for part, slope in zip(parts, slopes, strict=True)]


def test_the_loss_over_all_samples_hardly_jumps_where_that_of_batches_does():
    x, y = regression_curve(n=60, noise=0.3, rng=1)
    parts, rng = start(), np.random.default_rng(0)
    batches, whole = [], []
    for _ in range(12):
        order = rng.permutation(60)
        for k in range(0, 60, 3):
            L, slopes = loss_and_slopes(parts, x[order[k : k + 3]], y[order[k : k + 3]])
            batches.append(L)
            whole.append(loss_and_slopes(parts, x, y)[0])
            parts = moved(parts, slopes, 0.05)
    rises = [max(b / a for a, b in zip(some[120:], some[121:], strict=False)) for some in (batches, whole)]
    assert values("jumps_batch")["factors"] == pytest.approx(rises, rel=1e-6)
    assert rises[0] > 10 and rises[1] < 1.1


@cache
def edge(later):
    """Losses, parameters and gradients of the descent with all samples."""
    x, y = regression_curve(n=20)
    parts, losses, path, gradients = start(), [], [], []
    for t in range(400):
        parts = [part + 1e-8 * (t == 100) for part in parts]
        L, slopes = loss_and_slopes(parts, x, y)
        losses.append(L)
        path.append(parts)
        gradients.append(np.hstack(slopes))
        parts = moved(parts, slopes, 0.7 if t < 164 else later)
    return np.array(losses), path, gradients


def curvature(parts):
    x, y = (torch.from_numpy(part) for part in regression_curve(n=20))

    def loss(theta):
        a = torch.tanh(x * theta[:8] + theta[8:16])
        return ((a @ theta[16:24] + theta[24] - y[:, 0]) ** 2).mean() / 2

    H = torch.autograd.functional.hessian(loss, torch.from_numpy(np.hstack(parts)))
    return torch.linalg.eigvalsh(H)[-1].item()


def test_the_curvature_rises_beyond_the_limit_before_the_jump():
    known = values("jumps_edge")
    losses, path, gradients = edge(0.7)
    limit = 2 / 0.7
    assert curvature(path[known["over"] - 3]) < limit < curvature(path[known["over"] + 3])
    assert known["warned"][1] == pytest.approx(curvature(path[163]), rel=1e-3)
    assert int(losses[164:].argmax()) + 164 - known["over"] > 60
    assert curvature(path[185]) < limit


def test_the_gradients_alternate_before_the_loss_rises():
    known = values("jumps_edge")
    losses, _, gradients = edge(0.7)
    cosine = gradients[163] @ gradients[162] / np.linalg.norm(gradients[163]) / np.linalg.norm(gradients[162])
    assert known["warned"] == pytest.approx([losses[163], known["warned"][1], cosine], rel=1e-3)
    assert losses[163] < 1.01 * losses[160] and cosine < -0.8


def test_the_jump_comes_back_and_half_the_rate_avoids_it():
    known = values("jumps_edge")
    losses, half = edge(0.7)[0], edge(0.35)[0]
    ends = [losses[164:].max(), losses[-1], half[-1]]
    assert [known["highest"], known["end"], known["end_half"]] == pytest.approx(ends, rel=1e-4)
    assert known["rises"] == (np.diff(half[164:]) > 0).sum() == 0
    assert half[-1] < losses[-1] < losses[163]


@pytest.mark.parametrize(("row", "factor", "eta"), [(0, 10, 0.2), (1, 10, 0.1), (2, 1, 0.2)])
def test_jumps_come_in_each_epoch_with_the_wrong_sample_at_either_rate_and_once_without(row, factor, eta):
    x, y = regression_curve(n=40, rng=0)
    y = y * np.where(np.arange(40) == 17, factor, 1)[:, None]
    parts, rng, batches, losses = start(), np.random.default_rng(0), [], []
    for _ in range(20):
        order = rng.permutation(40)
        for k in range(0, 40, 4):
            rows = order[k : k + 4]
            L, slopes = loss_and_slopes(parts, x[rows], y[rows])
            batches.append(rows)
            losses.append(L)
            parts = moved(parts, slopes, eta)
    jumps = [t for t, L in enumerate(losses) if L > 5 * np.median(losses)]
    others = np.arange(40) != 17
    end = loss_and_slopes(parts, x[others], y[others])[0]
    known = values("jumps_sample")
    assert known["table"][row] == pytest.approx([len(jumps), len({t // 10 for t in jumps}), end])
    if factor == 10:
        shared = [sample for sample in range(40) if all(sample in batches[t] for t in jumps[-8:])]
        worst = max(range(40), key=lambda i: loss_and_slopes(parts, x[i : i + 1], y[i : i + 1])[0])
        assert known["found"][row] == shared + [worst] == [17, 17]
    else:
        assert jumps[0] < 10


def test_the_mean_of_an_epoch_hides_the_jumps():
    known = values("jumps_sample")
    losses = np.array(known["runs"][0])
    means = [losses[10 * k : 10 * k + 10].mean() for k in range(20)]
    assert known["rise"] == pytest.approx([(losses[1:] / losses[:-1]).max(), max(np.divide(means[1:], means[:-1]))])


def test_after_a_quiet_time_the_steps_of_adam_are_a_geometric_series_that_does_not_know_the_slope():
    known = values("jumps_pulse")
    k = np.arange(200)
    settings = (0.999, 1e-8), (0.99, 1e-8), (0.999, 0.01)
    for (beta2, eps), (first, altogether) in zip(settings, known["table"], strict=True):
        for g, one, all_steps in zip((0.01, 0.1, 1), first, altogether, strict=True):
            steps = 0.1 * 0.9**k * g / (np.sqrt((1 - beta2) * beta2**k) * g + eps)
            assert [one, all_steps] == pytest.approx([steps[0], steps.sum()])
    for beta2, sum_of_steps, row in zip((0.999, 0.99), known["formula"], known["table"], strict=False):
        assert sum_of_steps == pytest.approx(row[1][2], rel=1e-3)
        assert sum_of_steps == pytest.approx(1 / np.sqrt(1 - beta2), rel=0.05)


@pytest.mark.parametrize(("row", "beta2", "eps"), [(0, 0.999, 1e-8), (1, 0.99, 1e-8), (2, 0.999, 0.01)])
def test_the_jump_of_adam_is_smaller_with_a_larger_epsilon_and_larger_with_a_shorter_memory(row, beta2, eps):
    x, y = regression_curve(n=20)
    odd = y + (np.arange(20) == 3)[:, None]
    nets = MLP([1, 8, 1], rng=0, replicas=8)
    W, B = nets.weights, nets.biases
    parts = [W[0].copy(), B[0][:, None].copy(), W[1].copy(), B[1][:, None].copy()]
    m, v, losses = [0 * part for part in parts], [0 * part for part in parts], []
    for t in range(456):
        w, b, u, c = parts
        a = np.tanh(x * w + b)
        error = a @ u + c - y
        losses.append((error**2).mean(axis=(1, 2)) / 2)
        delta = (a @ u + c - (odd if t == 450 else y)) / 20
        inner = delta * u.swapaxes(1, 2) * (1 - a**2)
        slopes = [part.sum(axis=1, keepdims=True) for part in (x * inner, inner, delta)]
        slopes.insert(2, a.swapaxes(1, 2) @ delta)
        for k, g in enumerate(slopes):
            m[k], v[k] = 0.9 * m[k] + 0.1 * g, beta2 * v[k] + (1 - beta2) * g**2
            root = np.sqrt(v[k] / (1 - beta2 ** (t + 1)))
            parts[k] = parts[k] - 0.015 * (m[k] / (1 - 0.9 ** (t + 1))) / (root + eps)
    rise = np.max(losses[451:456], axis=0) / losses[450]
    table = values("jumps_adam")["table"]
    assert table[row] == pytest.approx(np.quantile(rise, [0.25, 0.5, 0.75]), rel=0.01)
    assert table[1][0] > table[0][2] and table[0][0] > table[2][2]
