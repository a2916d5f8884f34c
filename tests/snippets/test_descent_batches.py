"""The numbers of the page on batches, against PyTorch, its data loader, fractions and closed forms."""

import re
from fractions import Fraction
from functools import cache
from statistics import fmean

import numpy as np
import pytest
import torch
from support import book
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.utils.data import BatchSampler

from nnref import digits


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


@cache
def odd_or_even():
    """The digits, standardized by PyTorch, with a column of ones; whether each is odd."""
    x, digit = (torch.tensor(array) for array in digits())
    spread = x.std(dim=0, correction=0)
    x = (x - x.mean(dim=0)) / torch.where(spread > 0, spread, 1.0)
    return torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1), (digit % 2).double()


def loss(w, rows=slice(None), reduction="mean"):
    """Of one unit with a sigmoid, on some of the samples."""
    x, y = odd_or_even()
    return binary_cross_entropy_with_logits(x[rows] @ w, y[rows], reduction=reduction)


def descend(batches, rate, reduction="mean", marks=None):
    """The loss over all samples after some of the steps, one step on each of these batches; after all steps if not given."""
    w, losses = torch.zeros(65, dtype=torch.float64, requires_grad=True), []
    optimizer = torch.optim.SGD([w], lr=rate)
    for t, rows in enumerate(batches, 1):
        optimizer.zero_grad()
        loss(w, rows, reduction).backward()
        optimizer.step()
        if marks is None or t in marks:
            losses.append(loss(w.detach()).item())
    return losses


def cut(order, B):
    return [order[start : start + B] for start in range(0, len(order), B)]


def loader(n, B):
    """The batches that PyTorch makes of n samples."""
    return list(BatchSampler(range(n), B, drop_last=False))


def orders(seeds=6, epochs=2, n=1797):
    """The random orders of the comparison: of each epoch, (seeds, n)."""
    rng = np.random.default_rng(0)
    return [rng.permuted([range(n)] * seeds, axis=1) for _ in range(epochs)]


def test_pytorch_counts_as_many_iterations_and_samples_in_the_last_batch():
    known = values("count")
    for B, iterations, last in zip(known["sizes"], known["iterations"], known["last"], strict=True):
        batches = loader(known["n"], B)
        assert (len(batches), len(batches[-1])) == (iterations, last)
    assert values("passes")["counts"] == [len(loader(1797, B)) for B in (1797, 256, 32)]
    assert values("passes")["seen"] == pytest.approx([1, 256 / 1797, 32 / 1797])


def test_every_epoch_of_the_figure_has_each_sample_once_in_another_order():
    found = re.findall(r"epoch (\d): batch ([\d ]+)", output("epochs_cut"))
    assert [len(batch.split()) for _, batch in found] == [4, 4, 2] * 3
    epochs = [sum((batch.split() for epoch, batch in found if epoch == k), []) for k in "123"]
    assert all(sorted(epoch) == list("0123456789") for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3
    assert (values("epochs_cut")["iterations"], values("epochs_cut")["rest"]) == (3, 2)


def test_the_average_of_the_slopes_is_the_slope_of_the_average():
    known, half = values("gradient_is_average"), Fraction(1, 2)
    samples = [(1, 2), (2, 3), (3, 7), (4, 8)]

    def L(w):
        return sum(half * (x * w - y) ** 2 for x, y in samples) / 4

    slope = (L(1 + half) - L(1 - half)) / (2 * half)  # exact for a parabola
    assert known["measured"] == pytest.approx(float(slope), abs=1e-8)
    assert fmean(known["slopes"]) == fmean(known["halves"]) == float(slope)
    assert known["halves"] == [fmean(known["slopes"][:2]), fmean(known["slopes"][2:])]


def test_full_batches_end_where_pytorch_ends_and_the_rate_is_the_best_of_the_four():
    known = values("budget")
    ends = {rate: descend([slice(None)] * 2, rate)[-1] for rate in (0.5, 1, 2, 4)}
    assert known["tuned"][0] == min(ends, key=ends.get)
    assert known["ends"][0] == pytest.approx(min(ends.values()), rel=1e-9)
    printed = re.findall(r"losses ([\d. ]+)", output("budget"))[0].split()
    assert [float(number) for number in printed] == pytest.approx(list(ends.values()), abs=6e-4)


def test_mini_batches_end_where_pytorch_ends():
    known, runs = values("budget"), []
    for first, second in zip(*orders(), strict=True):
        runs.append(descend(cut(first, 32) + cut(second, 32), known["tuned"][1], marks=[114]))
    assert known["ends"][1] == pytest.approx(fmean(run[-1] for run in runs), rel=1e-8)
    assert known["made"] == [2 * len(loader(1797, B)) for B in (1797, 32, 1)]


def test_single_samples_go_where_pytorch_goes():
    known, first = values("budget"), orders(epochs=1)[0]
    assert known["seen"][:9] == [2**k for k in range(9)]
    for curve, order in zip(known["curves"][:2], first[:2], strict=True):
        losses = descend(cut(order[:256], 1), known["tuned"][2], marks=known["seen"][:9])
        assert losses == pytest.approx(curve[:9], rel=1e-9)
    assert known["ends"][2] == pytest.approx(fmean(curve[-1] for curve in known["curves"]))


def test_the_best_rate_is_never_the_first_or_the_last_of_those_tried_and_small_batches_end_lower():
    for line in re.findall(r"losses ([\d. ]+)", output("budget")):
        ends = [float(number) for number in line.split()]
        assert min(ends[1:3]) < min(ends[0], ends[3])
    full, mini, single = values("budget")["ends"]
    assert single < mini < full and full - mini > 3 * (mini - single)
    assert values("budget")["tuned"] == sorted(values("budget")["tuned"], reverse=True)


def test_the_sorted_run_ends_where_pytorch_ends_above_the_shuffled_one():
    known, y = values("unshuffled")["ends"], odd_or_even()[1]
    order = torch.argsort(y, stable=True)
    losses = descend(cut(order, 32) * 4, 1 / 4)
    assert known[0] == pytest.approx(losses[56::57], rel=1e-8)
    assert all(mixed < in_order for in_order, mixed in zip(*known, strict=True))
    last = losses[171:]
    turns = [last[0], max(last[10:40]), min(last[30:50]), last[-1]]  # up in the first half, down, and up again
    assert turns[1] > max(turns[0], turns[2]) and turns[3] > turns[2]


def test_the_plain_mean_of_unequal_batches_is_not_the_mean_of_the_samples():
    known = values("short_batch")
    samples = [Fraction(loss) for loss in (1, 1, 1, 1, 6)]
    means = [sum(batch) / len(batch) for batch in cut(samples, 2)]
    assert known["wrong"] == pytest.approx(float(sum(means) / 3))
    assert known["right"] == pytest.approx(float(sum(samples) / 5))


def test_sums_and_means_end_where_pytorch_ends():
    known = values("sum_or_mean")
    for k, B in ((1, 32), (2, 128), (3, 512)):
        batches = cut(np.random.default_rng(0).permutation(1797), B)
        assert descend(batches, 1 / 4, marks=[len(batches)])[-1] == pytest.approx(known["with_mean"][k], rel=1e-8)
        assert descend(batches, 1 / 4, "sum", marks=[len(batches)])[-1] == pytest.approx(known["with_sum"][k], rel=1e-8)
    assert max(known["with_mean"]) < np.log(2) < min(known["with_sum"])


def test_numbers_in_sorted_order_pull_the_weight_to_the_last_ones():
    kept = 0.9**50  # of the distance to the numbers, after fifty of them
    assert values("sorted_numbers")["ends"][0] == pytest.approx(1 / (1 + kept), abs=1e-4)
    assert abs(values("sorted_numbers")["ends"][1] - 0.5) < 0.03


def test_no_rate_brings_large_batches_to_the_loss_with_fewer_updates_in_pytorch():
    known = values("samples_needed")
    for B, updates in zip(known["sizes"][2:], known["updates"][2:], strict=True):
        batches = cut(np.random.default_rng(0).permutation(1797), B) if B < 1797 else [slice(None)] * updates
        runs = [descend(batches[:updates], 2.0**k) for k in range(-5, 4)]
        first = [next((t for t, loss in enumerate(run, 1) if loss <= 0.25), 99) for run in runs]
        assert min(first) == updates
    assert known["samples"] == [B * updates for B, updates in zip(known["sizes"], known["updates"], strict=True)]
    assert known["updates"][0] > known["updates"][1] > known["updates"][2] > known["updates"][3] == known["updates"][4]


def test_the_answers_of_the_exercises_are_those_of_pytorch():
    known, batches = values("exercises/updates_in_all"), loader(50000, 128)
    assert (known["iterations"], known["updates"]) == (len(batches), 10 * len(batches))
    assert known["last"] == len(batches[-1])
    half = values("exercises/half_the_batch")
    assert half["counts"] == [len(loader(1797, B)) for B in (64, 32)]
    assert half["products"] == [2 * 1797 * 65] * 2
