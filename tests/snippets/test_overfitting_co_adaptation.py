"""The numbers of the page on dropout in a network, against PyTorch, mpmath, fractions and closed forms."""

from itertools import product
from math import log, sqrt

import mpmath
import numpy as np
import pytest
import torch
from support import book
from torch.nn.functional import binary_cross_entropy_with_logits

from nnref import MLP, digits, moons


def values(name):
    return book().runs[f"overfitting/{name}"].values


def test_the_training_loss_grows_with_p_and_the_validation_loss_falls_up_to_a_point():
    known = values("co_trained")
    table = np.array(known["table"])
    assert (np.diff(table[:, 1]) > 0).all()
    assert (np.diff(table[:4, 2]) < 0).all() and table[4, 2] > table[3, 2]
    assert table[4, 1:3] == pytest.approx(log(2), abs=0.05)
    assert table[3, 3] - table[0, 3] > 0.03 > 0.02 > np.ptp(table[1:4, 3])
    assert (table[1:, 0] > table[1:, 1]).all()  # recorded with dropout on


def test_the_middle_halves_of_the_starts_do_not_overlap_up_to_p_of_a_half():
    spread = np.array(values("co_trained")["spread"])
    assert spread[0, 0] > spread[1, 1] and spread[1, 0] > spread[2, 1] and spread[2, 0] > spread[3, 1]


def test_dropout_takes_longer_and_the_lowest_losses_are_close():
    lowest = np.array(values("co_trained")["lowest"])
    assert lowest[0, 1] <= 20 and lowest[3, 1] >= 60
    assert np.ptp(lowest[:4, 0]) < 0.05


def test_the_networks_without_dropout_their_largest_rises_and_what_their_units_share_are_those_of_pytorch():
    x, digit = digits()
    rng = np.random.default_rng(0)
    rows = rng.permutation(len(x))[:60]
    x, y = torch.tensor(x[rows] / 16), (digit[rows] % 2)[:, None].astype(float)
    y = torch.tensor(np.where(rng.random((60, 1)) < 0.1, 1 - y, y))
    assert values("co_rises")["y"] == pytest.approx(y.numpy())
    net = MLP([64, 16, 1], "relu", init="he", replicas=8)
    parts = [torch.tensor(array.copy()) for layer in zip(net.weights, net.biases, strict=True) for array in layer]
    parts[1], parts[3] = parts[1][:, None], parts[3][:, None]
    m, v = [torch.zeros_like(part) for part in parts], [torch.zeros_like(part) for part in parts]

    def losses(h, W2, b2):
        z = h @ W2 + b2
        return binary_cross_entropy_with_logits(z, y.expand_as(z), reduction="none").mean(dim=(1, 2))

    def measured(W1, b1, W2, b2):
        """Median loss, largest rise without a unit, and mean correlation of what two units add to the logit."""
        h = torch.relu(x @ W1 + b1)
        before, alike, rises = losses(h, W2, b2), [], []
        for unit in range(16):
            rest = h.clone()
            rest[:, :, unit] = 0
            rises.append(losses(rest, W2, b2) - before)
        for outputs, weights in zip(h, W2[:, :, 0], strict=True):
            on = [u for u in range(16) if outputs[:, u].any()]
            r = torch.corrcoef((outputs[:, on] * weights[on]).T)
            alike.append((r.sum() - len(on)) / (len(on) * (len(on) - 1)))  # each pair of two different units
        return [np.median([float(run) for run in one]) for one in (before, torch.stack(rises).max(dim=0).values, alike)]

    seen = []
    for t in range(1, 101):
        W1, b1, W2, b2 = (part.requires_grad_() for part in parts)
        grads = torch.autograd.grad(losses(torch.relu(x @ W1 + b1), W2, b2).sum(), (W1, b1, W2, b2))
        for k, grad in enumerate(grads):
            m[k], v[k] = 0.9 * m[k] + 0.1 * grad, 0.999 * v[k] + 0.001 * grad**2
            step = 0.02 * m[k] / (1 - 0.9**t) / ((v[k] / (1 - 0.999**t)).sqrt() + 1e-8)
            parts[k] = (parts[k] - step).detach()
        if t in (50, 100):
            seen.append(measured(*parts))
    assert np.array(values("co_rises")["table"][:2]) == pytest.approx(np.array(seen), rel=1e-5)


def test_a_missing_unit_costs_less_with_dropout_and_the_units_are_more_alike():
    (loss_50, largest_50, _), (loss, largest, alike), _, dropped = values("co_rises")["table"]
    assert largest > 3 * dropped[1] and largest_50 > 3 * dropped[1]
    assert largest > 8 * loss
    assert dropped[1] < dropped[0]
    assert dropped[2] > alike + 0.1
    assert loss < loss_50 < dropped[0]  # the fit with dropout is the worse one, yet close to that after 50 steps
    assert loss_50 == pytest.approx(dropped[0], rel=0.2)
    assert np.abs(values("co_rises")["middle"][11:]).max() < 1e-3


def test_the_flipped_labels_are_counted_and_are_the_same_in_both_programs():
    x, digit = digits()
    rows = np.random.default_rng(0).permutation(len(x))[:60]
    differ = np.array(values("co_rises")["y"])[:, 0] != digit[rows] % 2
    assert values("co_trained")["flipped"] == differ.sum()
    assert np.array(values("co_trained")["wrong"])[:, 0].tolist() == differ.tolist()


def test_the_network_is_the_mean_of_the_logits_and_the_normalized_geometric_mean_in_mpmath():
    known = values("co_average")
    mpmath.mp.dps = 30
    h, W = (np.array(known[name]) for name in "hW")
    terms = [[mpmath.mpf(float(h[j])) * mpmath.mpf(float(W[j, k])) for k in range(3)] for j in range(10)]
    mean, logs, logits = [mpmath.mpf(0)] * 3, [mpmath.mpf(0)] * 3, [mpmath.mpf(0)] * 3
    for mask in product((0, 1), repeat=10):
        z = [sum((2 * terms[j][k] for j in range(10) if mask[j]), mpmath.mpf(0)) for k in range(3)]
        e = [mpmath.exp(one) for one in z]
        for k in range(3):
            mean[k] += e[k] / sum(e) / 1024
            logs[k] += (z[k] - mpmath.log(sum(e))) / 1024
            logits[k] += z[k] / 1024
    geometric = [mpmath.exp(one) for one in logs]
    geometric = [one / sum(geometric) for one in geometric]
    exact = [mpmath.exp(one) for one in (sum(row[k] for row in terms) for k in range(3))]
    exact = [one / sum(exact) for one in exact]
    assert max(abs(a - b) for a, b in zip(geometric, exact, strict=True)) < 1e-20
    assert known["geometric"] == pytest.approx([float(one) for one in geometric], abs=1e-12)
    assert known["predicted"] == pytest.approx([float(one) for one in exact], abs=1e-12)
    assert known["mean"] == pytest.approx([float(one) for one in mean], abs=1e-12)
    assert known["apart"] < 1e-12


def test_with_masks_in_two_layers_even_the_linear_output_is_not_the_mean():
    known = values("co_average")
    V, w, first = (torch.tensor(np.array(known[name])) for name in ("V", "w", "first"))
    outs = [
        torch.relu((2 * torch.tensor(m[:5]).double() * first) @ V) * 2 * torch.tensor(m[5:]).double() @ w
        for m in product((0, 1), repeat=10)
    ]
    assert known["deep"] == pytest.approx(torch.stack(outs).mean().item())
    assert known["deep_whole"] == pytest.approx((torch.relu(first @ V) @ w).item())
    assert abs(known["deep"] - known["deep_whole"]) > 0.1


def test_the_mean_of_drawn_masks_approaches_the_mean_of_all_and_not_the_network():
    known = values("co_monte_carlo")
    terms = np.array(known["terms"])
    outputs = [float(torch.sigmoid(torch.tensor(2 * np.dot(m, terms)))) for m in product((0, 1), repeat=10)]
    assert known["exact"] == pytest.approx(np.mean(outputs))
    assert known["network"] == pytest.approx(1 / (1 + np.exp(-terms.sum())))
    predicted = np.std(outputs) / np.sqrt(known["counts"])
    assert np.array(known["from_exact"]) == pytest.approx(predicted, rel=0.15)
    assert np.array(known["from_network"]) == pytest.approx(np.sqrt(predicted**2 + known["gap"] ** 2), rel=0.15)


def test_one_mask_for_the_batch_makes_the_gradient_as_noisy_as_its_mean_over_the_masks_says():
    known = values("co_same_mask")
    h, v, y = (np.array(known[name]) for name in "hvy")
    rng = np.random.default_rng(7)
    for seen, rows in zip(known["spread"], (1, len(y)), strict=True):
        m = torch.tensor(rng.random((400, rows, len(v))) >= 0.5).double() * 2
        a = m * torch.tensor(h)
        grads = ((a @ torch.tensor(v) - torch.tensor(y))[:, :, None] * a).mean(dim=1)
        spread = sqrt(((grads - grads.mean(dim=0)) ** 2).sum(dim=1).mean().item())
        assert seen == pytest.approx(spread, rel=0.15)
    assert known["ratio"] > 2.5


def test_a_small_network_on_much_data_does_not_overfit_and_dropout_hurts_it():
    plain, dropped = values("co_small")["table"]
    assert plain[2] - plain[1] < 0.02
    assert dropped[2] > plain[2] + 0.03
    assert dropped[0] > dropped[2] + 0.03  # the recorded loss is above the validation loss
    assert dropped[1] == pytest.approx(dropped[2], abs=0.02)
    x, y = moons(400, noise=0.2, rng=0)
    assert len(x) == len(y) == 400


def test_the_exercise_with_four_masks_is_right_in_mpmath():
    known = values("exercises/co_four_masks")
    outs = [mpmath.mpf(1) / 2, mpmath.mpf(9) / 10, mpmath.mpf(9) / 10, mpmath.mpf(81) / 82]
    assert known["mean"] == pytest.approx(float(sum(outs) / 4))
    yes = mpmath.root(outs[0] * outs[1] * outs[2] * outs[3], 4)
    no = mpmath.root((1 - outs[0]) * (1 - outs[1]) * (1 - outs[2]) * (1 - outs[3]), 4)
    assert known["geometric"] == pytest.approx(float(yes / (yes + no))) == pytest.approx(0.9)
    assert known["network"] == pytest.approx(0.9)
