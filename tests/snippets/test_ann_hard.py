"""The numbers of the page on what is hard, against PyTorch, closed forms and published counts."""

import numpy as np
import pytest
import torch
from support import book, solved, started

from nnref import MLP, circles, digits


def values(name):
    return book().runs[f"ann/{name}"].values


def layers_of(net, k):
    """Weights and biases of one of several networks, for PyTorch."""
    both = zip(net.weights, net.biases, strict=True)
    return [(torch.tensor(W[k], requires_grad=True), torch.tensor(b[k], requires_grad=True)) for W, b in both]


def logits(parts, x, f):
    a = torch.tensor(x)
    for W, b in parts[:-1]:
        a = f(a @ W + b)
    return a @ parts[-1][0] + parts[-1][1]


def test_the_gradients_of_the_first_weights_by_depth_are_those_of_pytorch():
    x, y = digits()
    x, y = x[:100] / 16, torch.tensor(y[:100])
    known = values("hard_vanishing")
    for place, depth in ((0, 1), (2, 4)):
        net = MLP([64, *[30] * depth, 10], "relu", init="he", replicas=5)
        lengths = []
        for k in range(5):
            parts = layers_of(net, k)
            torch.nn.functional.cross_entropy(logits(parts, x, torch.relu), y).backward()
            lengths.append(parts[0][0].grad.norm().item())
        assert known["lengths"][1][place] == pytest.approx(np.median(lengths), rel=1e-9)


def test_the_sigmoid_gradient_shrinks_by_the_factor_that_theory_predicts():
    # per layer: width * variance of a weight * mean of the squared slope, which is almost 1/16 near 0
    predicted = np.sqrt(30 * 0.1**2 / 16)
    assert values("hard_vanishing")["per_layer"] == pytest.approx(predicted, rel=0.05)


def test_the_old_settings_end_at_the_loss_of_guessing_and_the_new_ones_do_not():
    known = values("hard_old_new")
    y = digits()[1][known["seen"]]
    shares = np.bincount(y) / len(y)
    guessing = -(shares[shares > 0] * np.log(shares[shares > 0])).sum()
    assert known["last"][0] == pytest.approx(guessing, abs=0.01)
    assert known["last"][1] < 0.05 and known["right"][1] > 0.7 > 0.2 > known["right"][0]
    alone = values("hard_one_change")
    assert alone["last"] == pytest.approx([guessing, guessing], abs=0.02)
    assert max(alone["right"]) < 0.2


def test_no_larger_rate_rescues_the_old_settings_in_as_many_steps():
    x, y = digits()
    x, y = (x - x.mean(axis=0))[:100] / 16, torch.tensor(y[:100])
    torch.manual_seed(0)
    sizes = [64, 16, 16, 16, 16, 16, 10]
    for rate in (1.0, 3.0):
        parts = [(0.1 * torch.randn(d, k, dtype=torch.float64), torch.zeros(k, dtype=torch.float64)) for d, k in zip(sizes, sizes[1:])]
        parts = [(W.requires_grad_(), b.requires_grad_()) for W, b in parts]
        for _ in range(160):
            loss = torch.nn.functional.cross_entropy(logits(parts, x, torch.sigmoid), y)
            flat = [part for pair in parts for part in pair]
            for part, slope in zip(flat, torch.autograd.grad(loss, flat), strict=True):
                part.data -= rate * slope
        assert loss.item() > 2.2


def test_pytorch_solves_the_circles_from_the_same_starts():
    x, y = circles(60, rng=0)
    known, width = values("hard_starts"), 3
    net = MLP([2, width, 1], "relu", init="he", rng=0, replicas=20)
    (W1, b1), (W2, b2) = ([torch.tensor(np.stack(list(part)), requires_grad=True) for part in layer]
                          for layer in zip(net.weights, net.biases, strict=True))
    xs, ys = torch.tensor(x), torch.tensor(y).double()[None, :, None].expand(20, -1, -1)
    parts = [W1, b1, W2, b2]
    for _ in range(400):
        z = torch.relu(xs @ W1 + b1[:, None]) @ W2 + b2[:, None]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, ys, reduction="none").mean(dim=(1, 2)).sum()
        for part, slope in zip(parts, torch.autograd.grad(loss, parts), strict=True):
            part.data -= 0.5 * slope
    a = torch.relu(xs @ W1 + b1[:, None])
    right = ((a @ W2 + b2[:, None] > 0) == (ys > 0.5)).all(dim=1)[:, 0]
    dead = (a == 0).all(dim=1).any(dim=1)
    assert known["solved"][0] == right.sum().item()
    assert known["dead"][0] == (dead & ~right).sum().item()


def test_wider_networks_solve_the_circles_from_more_starts():
    solved_starts = values("hard_starts")["solved"]
    assert solved_starts == sorted(solved_starts) and solved_starts[0] >= 1 and solved_starts[-1] == 20


def test_shuffled_labels_are_learned_and_new_images_are_guessed():
    known = values("hard_by_heart")
    assert known["p"] == 64 * 32 + 32 + 32 * 10 + 10 > 100
    assert known["learned"] == [1] * 5
    assert known["mean_right"] == pytest.approx(np.mean(known["right"][1:]))
    assert abs(known["mean_right"] - 0.1) < 0.04 and known["right"][0] > 0.85


def test_alexnets_multiplications_follow_from_the_strides_of_the_paper():
    layers = [(3, 96, 11, 4, 2, 1, True), (96, 256, 5, 1, 2, 2, True), (256, 384, 3, 1, 1, 1, False),
              (384, 384, 3, 1, 1, 2, False), (384, 256, 3, 1, 1, 2, True)]
    size, counts = 224, []
    for inputs, maps, side, stride, padding, groups, pool in layers:
        size = (size + 2 * padding - side) // stride + 1
        counts.append(size**2 * maps * inputs // groups * side**2)
        size = (size - 3) // 2 + 1 if pool else size
    counts += [size**2 * 256 * 4096, 4096 * 4096, 4096 * 1000]
    known = values("hard_time")
    assert known["products"] == counts
    assert known["alexnet"] == pytest.approx(1.2e6 * (3 * sum(counts) - counts[0]))
    widest = 1797 * (3 * (64 * 128 + 128 * 128 + 128 * 10) - 64 * 128)
    assert known["small"][-1] == widest
    assert known["times"] == pytest.approx(known["alexnet"] / widest, rel=0.02)


def test_the_three_bad_networks_differ_in_what_the_table_says():
    deep, few, slow = values("hard_tell")["table"]
    assert deep[0] < 0.01 < 0.5 < min(few[0], slow[0])
    assert few[1] < 0.1 and few[3] > 10 * few[1]
    assert slow[2] > 0.02 > deep[2]


def test_the_place_that_seems_stuck_has_a_negative_curvature_by_pytorch():
    x, y = circles(60, rng=0)
    x, y = torch.tensor(x), torch.tensor(y).double()[:, None]
    theta = torch.tensor(MLP([2, 3, 1], "tanh", rng=0, replicas=40).theta[17])

    def loss(t):
        a = torch.tanh(x @ t[:6].reshape(2, 3) + t[6:9])
        return torch.nn.functional.binary_cross_entropy_with_logits(a @ t[9:12, None] + t[12], y)

    for _ in range(800):
        t = theta.clone().requires_grad_()
        theta = theta - 0.5 * torch.autograd.grad(loss(t), t)[0]
    t = theta.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(loss(t), t)
    value, length, lowest = values("hard_stuck")["table"][0]
    assert value == pytest.approx(loss(theta).item(), rel=1e-6)
    assert length == pytest.approx(gradient.norm().item(), rel=1e-5)
    assert lowest == pytest.approx(torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, theta))[0].item(), rel=1e-3) and lowest < 0
    assert values("hard_stuck")["table"][1][0] < 0.25 * value


def test_the_wider_networks_get_lower_and_are_no_worse_on_new_images():
    known = values("hard_wider")
    p, least, most, right = zip(*known["table"], strict=True)
    assert p == tuple(64 * w + w + 10 * w + 10 for w in (4, 16, 64))
    assert least[0] > most[1] and least[1] > most[2] and list(right) == sorted(right)
    x, y = digits()
    x, y = torch.tensor(x[known["seen"]] / 16), torch.tensor(y[known["seen"]])
    for width, row in ((4, 0), (16, 1)):
        net, losses = MLP([64, width, 10], "relu", init="he", replicas=3), []
        for k in range(3):
            flat = [part for pair in layers_of(net, k) for part in pair]
            measured = lambda flat: torch.nn.functional.cross_entropy(torch.relu(x @ flat[0] + flat[1]) @ flat[2] + flat[3], y)
            for _ in range(100):
                for part, slope in zip(flat, torch.autograd.grad(measured(flat), flat), strict=True):
                    part.data -= 0.3 * slope
            losses.append(measured(flat).item())
        assert (least[row], most[row]) == pytest.approx((min(losses), max(losses)), rel=1e-6)


def test_the_repaired_initialization_keeps_the_mean_square_and_the_given_one_does_not():
    right, wrong = solved("ann/hard_equal_units"), started("ann/hard_equal_units")
    assert (right["a"] ** 2).mean() == pytest.approx((right["x"] ** 2).mean(), rel=0.15)
    assert np.linalg.matrix_rank(wrong["W"]) == 1 and np.linalg.matrix_rank(right["W"]) == 50


def test_the_exponents_of_the_exercise_fall_by_the_same_amount():
    first, second, third = book().runs["ann/exercises/hard_deeper"].values["exponents"]
    assert third - second == pytest.approx(second - first, abs=0.5)
    assert second - first == pytest.approx(8 * np.log10(np.sqrt(30 * 0.01 / 16)), abs=0.4)
