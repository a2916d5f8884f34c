"""The numbers of the page on words, against layers of PyTorch, plain loops and logic."""

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, gate


def values(name):
    return book().runs[f"ann/{name}"].values


def test_layers_and_parameters_are_counted_as_pytorch_has_them():
    for sizes, row in zip(([2, 1], [2, 2, 1], [64, 200, 10], [64, 16, 16, 10], [64, 8, 8, 8, 8, 10]), values("words_depth")["table"], strict=True):
        layers = [torch.nn.Linear(d, k, device="meta") for d, k in zip(sizes, sizes[1:])]
        p = sum(parameter.numel() for layer in layers for parameter in layer.parameters())
        assert list(row) == [len(layers) + 1, len(layers), len(layers) - 1, p]


def test_two_networks_of_the_table_can_be_called_three_layered_and_the_deep_one_is_the_smaller():
    table = values("words_depth")["table"]
    assert table[1][0] == 3 == table[3][1]
    wide, deep = table[2], table[4]
    assert wide[2] == 1 < 2 <= deep[2] and wide[3] > 10 * deep[3]


def contains(outer, inner):
    left, bottom, width, height = outer
    x, y, w, h = inner
    return left < x and bottom < y and x + w < left + width and y + h < bottom + height


def test_the_boxes_lie_as_the_page_says():
    ai, learning, networks, deep = (row[1:5] for row in values("words_nested")["boxes"])
    assert contains(ai, learning) and contains(ai, networks) and contains(learning, deep)
    assert not contains(learning, networks) and not contains(networks, learning) and not contains(networks, deep)
    within = lambda box, point: contains(box, (*point, 0, 0))
    places = [tuple(within(box, point) for box in (ai, learning, networks, deep)) for point in values("words_nested")["examples"]]
    assert places == [
        (True, False, False, False), (True, True, False, False), (True, False, True, False), (True, True, True, False), (True, True, True, True),
    ]  # fmt: skip


def test_the_kinds_lie_as_the_page_says():
    known = values("words_kinds")
    everything, recurrent, feedforward, convolutional, perceptrons = (row[1:5] for row in known["boxes"])
    assert contains(everything, recurrent) and contains(everything, feedforward)
    assert contains(feedforward, perceptrons) and contains(feedforward, convolutional)
    assert not contains(perceptrons, convolutional) and not contains(feedforward, recurrent)
    assert known["hidden"] == [0, 1, 1, 2, 3]
    assert 0 < perceptrons[0] < 1  # from one hidden layer on
    assert recurrent[0] < 0  # without hidden layers, too


def test_the_scores_are_counts_of_the_samples_held_back_and_the_regression_is_near_its_noise():
    known = values("words_supervised")
    for share, samples in zip(known["shares"], (359, 40), strict=True):
        assert share * samples == pytest.approx(round(share * samples))
    y_new = np.asarray(known["y_new"])
    floor = 0.1 * np.sqrt(2 / np.pi)  # the mean size of the noise
    assert floor / 2 < known["off"] < 0.5 * np.abs(y_new - y_new.mean()).mean()
    assert set(np.unique(np.asarray(known["y"])).tolist()).isdisjoint(range(2, 10))  # real numbers, not labels


def test_pytorch_learns_xor_from_the_same_starts():
    x, y = gate("XOR")
    net = MLP([2, 2, 1], replicas=20, rng=0)
    parts = [torch.tensor(part) for pair in zip(net.weights, net.biases) for part in pair]
    W1, b1, W2, b2 = (part.clone() if part.ndim == 3 else part[:, None].clone() for part in parts)
    x, y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)[:, None]
    for _ in range(500):
        h = torch.tanh(x @ W1 + b1)
        delta2 = (torch.sigmoid(h @ W2 + b2) - y) / 4
        delta1 = delta2 @ W2.mT * (1 - h**2)
        for part, slope in ((W1, x.T @ delta1), (b1, delta1.sum(1, True)), (W2, h.mT @ delta2), (b2, delta2.sum(1, True))):
            part -= 0.5 * slope
    right = ((torch.tanh(x @ W1 + b1) @ W2 + b2 > 0) == (y > 0.5)).all(dim=1).sum().item()
    known = values("words_xor")
    assert (known["solved"], known["hidden"]) == (right, 1)
    assert 0 < right < 20


def test_the_perceptron_learns_and_with_as_many_updates_as_a_plain_loop():
    w, updates, clean = [0, 0, 0], 0, False
    rows = [(a, b, a and b) for a in (0, 1) for b in (0, 1)]
    while not clean:
        clean = True
        for a, b, wanted in rows:
            error = wanted - (w[0] * a + w[1] * b + w[2] > 0)
            if error:
                w, updates, clean = [w[0] + error * a, w[1] + error * b, w[2] + error], updates + 1, False
    known = values("words_by_hand")
    assert known["updates"] == updates
    assert known["outputs"] == [int(a != b) for a, b, _ in rows]


def test_the_network_of_the_exercise_has_as_many_layers_and_neurons_as_pytorch_makes():
    known = book().runs["ann/exercises/words_count"].values
    layers = [torch.nn.Linear(d, k, device="meta") for d, k in zip(known["sizes"], known["sizes"][1:])]
    assert (known["weighted"], known["hidden"]) == (len(layers), len(layers) - 1)
    assert known["neurons"] == sum(layer.bias.numel() for layer in layers)
    assert known["classes"] == layers[-1].out_features
