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


def by_batches(x, y, epochs, size, eta):
    """Each batch, its loss, the loss over all samples at the same time, and the parameters at the end."""
    parts, rng, batches, losses, whole = start(), np.random.default_rng(0), [], [], []
    for _ in range(epochs):
        for rows in rng.permutation(len(x)).reshape(-1, size):
            L, slopes = loss_and_slopes(parts, x[rows], y[rows])
            batches.append(rows)
            losses.append(L)
            whole.append(loss_and_slopes(parts, x, y)[0])
            parts = moved(parts, slopes, eta)
    return batches, losses, whole, parts


def with_a_wrong_sample(factor=10):
    """The 40 samples of the page, sample 17 with so many times its target."""
    x, y = regression_curve(n=40, rng=0)
    return x, y * np.where(np.arange(40) == 17, factor, 1)[:, None]


def test_the_loss_over_all_samples_hardly_jumps_where_that_of_batches_does():
    x, y = regression_curve(n=60, noise=0.3, rng=1)
    _, losses, whole, _ = by_batches(x, y, 12, 3, 0.05)
    rises = [max(b / a for a, b in zip(some[120:], some[121:], strict=False)) for some in (losses, whole)]
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
    x, y = with_a_wrong_sample(factor)
    batches, losses, _, parts = by_batches(x, y, 20, 4, eta)
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
    settings = (0.999, 1e-8), (0.98, 1e-8), (0.999, 0.01)
    for (beta2, eps), (first, altogether) in zip(settings, known["table"], strict=True):
        for g, one, all_steps in zip((0.01, 0.1, 1), first, altogether, strict=True):
            steps = 0.1 * 0.9**k * g / (np.sqrt((1 - beta2) * beta2**k) * g + eps)
            assert [one, all_steps] == pytest.approx([steps[0], steps.sum()])
    for beta2, sum_of_steps, row in zip((0.999, 0.98), known["formula"], known["table"], strict=False):
        assert sum_of_steps == pytest.approx(row[1][2], rel=1e-3)
        assert sum_of_steps == pytest.approx(1 / np.sqrt(1 - beta2), rel=0.11)


def test_at_step_450_the_bias_correction_of_torch_still_shortens_the_step():
    theta = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    rule = torch.optim.Adam([theta], lr=1)
    for t in range(451):
        theta.grad = torch.full_like(theta, float(t == 450))
        rule.step()
    limit = 0.1 / np.sqrt(0.001)
    assert values("jumps_adam")["early"] == pytest.approx(abs(theta.item()) / limit, rel=1e-4)


@cache
def after_quiet(beta2, eps):
    """How many times its value the loss becomes after a wrong target at step 450 and at step 1000, for 8 starts."""
    x, y = regression_curve(n=20)
    odd = y + (np.arange(20) == 3)[:, None]
    nets = MLP([1, 8, 1], rng=0, replicas=8)
    W, B = nets.weights, nets.biases
    parts = [W[0].copy(), B[0][:, None].copy(), W[1].copy(), B[1][:, None].copy()]
    m, v, kept, rises, first = [0 * part for part in parts], [0 * part for part in parts], None, [], 0
    for last in (450, 1000):
        losses = []
        for t in range(first, last + 6):
            w, b, u, c = parts
            a = np.tanh(x * w + b)
            error = a @ u + c - y
            losses.append((error**2).mean(axis=(1, 2)) / 2)
            if t == last:
                kept = list(parts), list(m), list(v)
            delta = (a @ u + c - (odd if t == last else y)) / 20
            inner = delta * u.swapaxes(1, 2) * (1 - a**2)
            slopes = [part.sum(axis=1, keepdims=True) for part in (x * inner, inner, delta)]
            slopes.insert(2, a.swapaxes(1, 2) @ delta)
            for k, g in enumerate(slopes):
                m[k], v[k] = 0.9 * m[k] + 0.1 * g, beta2 * v[k] + (1 - beta2) * g**2
                root = np.sqrt(v[k] / (1 - beta2 ** (t + 1)))
                parts[k] = parts[k] - 0.015 * (m[k] / (1 - 0.9 ** (t + 1))) / (root + eps)
        rises.append(np.max(losses[-5:], axis=0) / losses[-6])
        (parts, m, v), first = kept, last  # goes on as if the target had not been wrong
    return np.array(rises)


@pytest.mark.parametrize(("row", "beta2", "eps"), [(0, 0.999, 1e-8), (1, 0.98, 1e-8), (2, 0.999, 0.01)])
def test_the_jumps_of_adam_are_those_of_its_formulas_written_out(row, beta2, eps):
    # with 0.98 the steps have long been irregular at step 1000, and rounding moves the second digit
    medians = np.median(after_quiet(beta2, eps), axis=1)
    assert values("jumps_adam")["table"][row] == pytest.approx(medians, rel=0.1 if row == 1 else 0.01)


def test_a_short_memory_jumps_higher_after_a_short_quiet_time_and_lower_after_a_long_one():
    usual, short, large = after_quiet(0.999, 1e-8), after_quiet(0.98, 1e-8), after_quiet(0.999, 0.01)
    assert values("jumps_adam")["higher"] == (usual > short).sum(axis=1).tolist() == [1, 8]
    assert (large < usual).all() and (large < short).all()


def test_a_wrong_sample_can_make_batches_jump_while_the_loss_over_all_samples_hardly_rises():
    _, losses, whole, _ = by_batches(*with_a_wrong_sample(), 20, 4, 0.01)
    assert (np.array(losses) > 5 * np.median(losses)).sum() == 20
    assert max(b / a for a, b in zip(whole, whole[1:], strict=False)) < 1.01
