"""The page with the recipe against overfitting, against PyTorch, SciPy and counting by hand."""

from functools import cache

import numpy as np
import pytest
import torch
from scipy.stats import binom
from support import book

from nnref import MLP, Adam, digits, train


def values(name):
    """What the program left."""
    return book().runs[f"overfitting/{name}"].values


@cache
def problem():
    """The samples of all programs, from the description on the page."""
    x, y = digits()
    small = np.stack([x.reshape(-1, 8, 8)[:, i : i + 2, j : j + 2].mean(axis=(1, 2)) / 16
                      for i in range(0, 8, 2) for j in range(0, 8, 2)], axis=1)
    rng = np.random.default_rng(0)
    careless, other = rng.random(1797) < 0.2, rng.integers(0, 10, 1797)
    noisy = np.array([b if swap else a for a, b, swap in zip(y, other, careless, strict=True)])
    return small, noisy, y, np.array([rng.permutation(1797) for _ in range(8)])


def trained(k, steps=40, strength=0.0):
    """The parameters of network k after some steps of Adam, by PyTorch."""
    x, noisy, _, rows = problem()
    few = rows[k, :100]
    x, target = torch.from_numpy(x[few]), torch.from_numpy(noisy[few])
    net = MLP([16, 32, 10], rng=0, replicas=8)
    parts = [torch.tensor(part[k].copy(), requires_grad=True) for part in (*net.weights, *net.biases)]
    m, v = [torch.zeros_like(part) for part in parts], [torch.zeros_like(part) for part in parts]
    for t in range(1, steps + 1):
        logits = torch.tanh(x @ parts[0] + parts[2]) @ parts[1] + parts[3]
        loss = torch.nn.functional.cross_entropy(logits, target)
        loss = loss + strength / 2 * sum((part**2).sum() for part in parts[:2])
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for j, g in enumerate(slopes):
                m[j], v[j] = 0.9 * m[j] + 0.1 * g, 0.999 * v[j] + 0.001 * g**2
                parts[j] -= 0.1 * (m[j] / (1 - 0.9**t)) / (torch.sqrt(v[j] / (1 - 0.999**t)) + 1e-8)
    return [part.detach().numpy() for part in parts]


def wrong(parts, rows):
    """The share of wrong answers on some rows."""
    x, noisy, _, _ = problem()
    answers = (np.tanh(x[rows] @ parts[0] + parts[2]) @ parts[1] + parts[3]).argmax(axis=1)
    return (answers != noisy[rows]).mean()


def test_a_network_trained_by_torch_has_the_shares_of_the_program():
    known, rows = values("recipe_judge"), problem()[3]
    for row, strength in ((0, 0.0), (1, 0.01)):
        parts = trained(3, strength=strength)
        assert known["errors"][row][0][3] == pytest.approx(wrong(parts, rows[3, 100:300]), abs=0.006)
        assert known["errors"][row][1][3] == pytest.approx(wrong(parts, rows[3, 300:900]), abs=0.004)


def test_the_first_steps_agree_with_torch_to_many_digits():
    x, noisy, _, rows = problem()
    net = MLP([16, 32, 10], rng=0, replicas=8)
    train(net, x[rows[:, :100]], noisy[rows[:, :100]], "softmax_cross_entropy", Adam(0.1), 5)
    for ours, theirs in zip((*net.weights, *net.biases), trained(5, steps=5), strict=True):
        assert ours[5] == pytest.approx(theirs, rel=1e-6, abs=1e-8)


def test_the_true_digit_is_wrong_with_the_probability_of_the_page():
    _, noisy, y, _ = problem()
    low, high = binom(1797, 0.2 * 0.9).interval(0.999)
    assert low <= (noisy != y).sum() <= high


def test_few_neurons_underfit_and_many_leave_a_gap():
    known = values("recipe_gap")
    middle, both = np.array(known["middle"]), np.array(known["both"])
    assert (np.diff(middle[:3, 0]) <= 0).all() and middle[0].min() > 0.5
    assert middle[2, 1] - middle[2, 0] > 0.3 > middle[0, 1] - middle[0, 0]
    assert known["smaller"] == sum(a < b for a, b in zip(both[1, 1], both[2, 1], strict=True)) < 4


def test_a_larger_network_is_no_clear_gain():
    known = values("recipe_gap")
    both = np.array(known["both"])
    assert known["larger"] == sum(a < b for a, b in zip(both[3, 1], both[2, 1], strict=True))
    assert binom.sf(known["larger"] - 1, 8, 0.5) > 0.3  # as many by tossing a coin
    assert abs(np.median(both[3, 1] - both[2, 1])) < 0.02


def test_all_programs_train_the_same_start_and_the_same_penalty():
    start, strengths = values("recipe_gap")["middle"][2], values("recipe_penalty")["table"]
    assert strengths[0][1:3] == pytest.approx(start)
    assert values("recipe_data")["curve"][2] == pytest.approx(start)
    assert strengths[2][1:3] == pytest.approx(values("recipe_stop")["medians"][0])
    assert strengths[2][1:3] == pytest.approx(values("recipe_dropout")["middle"][1])
    assert [row[0] for row in values("recipe_judge")["middle"]] == pytest.approx([strengths[0][2], strengths[2][2]])


def test_the_validation_error_falls_with_more_samples():
    outside = [row[1] for row in values("recipe_data")["curve"]]
    assert outside[0] > outside[1] > outside[2] + 0.05


def test_one_strength_of_the_four_is_best_and_better_in_every_draw():
    table = np.array(values("recipe_penalty")["table"])
    assert table[:, 2].argmin() == 2 and table[2, 3] == 8 and table[3, 3] == 0
    assert (np.diff(table[:, 1]) > 0).all()  # a stronger penalty fits the training samples less
    assert binom.sf(7, 8, 0.5) < 0.01  # eight of eight by tossing a coin


def test_stopping_and_dropout_add_nothing_to_the_penalty():
    stop, drop = ({name: np.array(value) for name, value in values(page).items() if name != "errors"}
                  for page in ("recipe_stop", "recipe_dropout"))
    assert abs(stop["better"] - stop["worse"]) <= 1 and stop["better"] + stop["worse"] <= 8
    assert (stop["better"], stop["worse"]) == ((stop["both"] < stop["penalty"]).sum(), (stop["both"] > stop["penalty"]).sum())
    assert drop["better"] == 0 and drop["worse"] == (drop["both"] > drop["penalty"]).sum() == 7
    start = values("recipe_gap")["middle"][2][1]
    assert stop["medians"][1][1] < start and drop["middle"][0][1] < start


def test_the_chosen_network_is_better_on_the_test_set_in_every_draw():
    known = values("recipe_judge")
    assert known["better"] == 8 == (np.array(known["errors"][1][1]) < known["errors"][0][1]).sum()
    share = known["middle"][1][1]
    assert known["error"] == pytest.approx(binom.std(600, share) / 600)


def test_the_test_images_that_no_draw_used_for_validation_give_nearly_the_same_error():
    known, rows = values("recipe_judge"), problem()[3]
    chosen_on = set(rows[:, 100:300].ravel().tolist())
    fresh = [[i for i in row[300:900].tolist() if i not in chosen_on] for row in rows]
    shares = [1 - len(part) / 600 for part in fresh]
    assert (known["least"], known["most"]) == pytest.approx((min(shares), max(shares)))
    assert known["fresh"][3] == pytest.approx(wrong(trained(3, strength=0.01), fresh[3]), abs=0.009)
    assert known["median"] == pytest.approx(np.median(known["fresh"]))
    assert abs(known["median"] - known["middle"][1][1]) < known["error"] / 2


def test_a_penalty_makes_an_underfitting_network_worse_and_width_makes_it_better():
    (_, two), (_, penalized), (_, eight) = values("recipe_first")["table"]
    assert penalized > two > eight + 0.1
