"""The numbers of the page on dead units, against PyTorch, fractions and closed forms."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.stats import norm
from support import book, solved, started

from nnref import MLP, circles, digits


def values(name):
    return book().runs[f"activations/{name}"].values


def test_the_unit_dies_on_the_first_step_with_the_large_rate_in_exact_arithmetic():
    x, y = [Fraction(k) for k in (1, 2, 3)], [Fraction(k, 2) for k in (1, 2, 3)]
    for eta, rows in ((Fraction(1, 10), values("dying_unit")["small"]), (Fraction(1, 2), values("dying_unit")["large"])):
        w, b = Fraction(1), Fraction(0)
        for row in rows:
            z = [w * xi + b for xi in x]
            on = [(max(zi, 0) - yi) / 3 * (zi > 0) for zi, yi in zip(z, y, strict=True)]
            by_w, by_b = sum(e * xi for e, xi in zip(on, x, strict=True)), sum(on)
            assert row == pytest.approx([float(v) for v in (w, b, max(z), by_w, by_b)], abs=1e-12)
            w, b = w - eta * by_w, b - eta * by_b
    assert values("dying_unit")["large"][1][2] < 0 and values("dying_unit")["small"][-1][2] > 0


def descend(theta, sizes, activations, eta, steps):
    """One network by PyTorch, from the parameters of nnref; shares of units silent for all samples, the loss."""
    x, y = circles(60, rng=0)
    x, y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)[:, None]
    theta = torch.tensor(np.array(theta), requires_grad=True)

    def forward():
        a, at, z = x, 0, []
        for layer, (d, k) in enumerate(zip(sizes, sizes[1:])):
            W, b = theta[at : at + d * k].reshape(d, k), theta[at + d * k : at + d * k + k]
            at += d * k + k
            z.append(a @ W + b)
            a = activations(z[-1]) if layer < len(sizes) - 2 else z[-1]
        return z, torch.nn.functional.binary_cross_entropy_with_logits(a, y)

    for _ in range(steps):
        z, loss = forward()
        slope = torch.autograd.grad(loss, theta)[0]
        with torch.no_grad():
            theta -= eta * slope
    z, loss = forward()
    return [(part <= 0).all(dim=0).double().mean().item() for part in z[:-1]], theta.detach().numpy(), loss.item()


def test_pytorch_counts_the_same_dead_units_after_the_first_steps():
    net = MLP([2, 16, 16, 1], "relu", init="he", replicas=75, rng=0)
    known = values("dying_counted")["rate_four"]
    shares = [descend(theta, [2, 16, 16, 1], torch.relu, 4.0, 4)[0] for theta in net.theta[:15]]
    assert np.mean(shares, axis=0) == pytest.approx(known[4], abs=1e-12)


def test_no_unit_of_the_first_layer_ever_comes_back_and_some_of_the_second_do():
    first, second = np.diff(values("dying_counted")["rate_four"], axis=0).T
    assert (first > -1e-12).all() and (second < -1e-3).any()
    first, second = values("dying_counted")["means"]
    assert first[:2] == [0, 0] and first[3] > 0.5 and first[4] > 0.75 and second[0] > 0


def test_dead_units_stay_dead_with_relu_and_some_come_back_with_a_slope_on_the_left():
    known = values("dying_revived")
    relu, leaky, steeper, elu = known["rows"]
    assert relu[0] == known["begin"][8] > leaky[0] > steeper[0] > elu[0]
    assert elu[1] < min(relu[1], leaky[1], steeper[1])


def test_pytorch_revives_as_many_units_as_the_program():
    theta = MLP([2, 16, 1], "relu", init="he", replicas=20, rng=0).theta
    dead, after, _ = descend(theta[1], [2, 16, 1], torch.relu, 8.0, 10)
    again, same, _ = descend(after, [2, 16, 1], torch.relu, 1.0, 5)
    assert dead[0] > 0 and again[0] >= dead[0]
    W, V = after[:32].reshape(2, 16), same[:32].reshape(2, 16)
    silent = (circles(60, rng=0)[0] @ W + after[32:48] <= 0).all(axis=0)
    assert (W[:, silent] == V[:, silent]).all() and (W[:, ~silent] != V[:, ~silent]).any()
    leaky = lambda z: torch.nn.functional.leaky_relu(z, 0.1)
    moved = descend(after, [2, 16, 1], leaky, 1.0, 5)[1][:32].reshape(2, 16)
    assert (W[:, silent] != moved[:, silent]).all()


def test_leaky_relu_and_its_slope_are_those_of_pytorch_away_from_the_corner():
    known = values("dying_leaky")
    z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
    a = torch.nn.functional.leaky_relu(z, known["alpha"])
    a.sum().backward()
    assert known["values"] == pytest.approx(a.tolist())
    assert known["slopes"] == pytest.approx(z.grad.tolist())  # at 0 alpha, there too


def test_the_gradient_of_alpha_is_that_of_prelu_in_pytorch():
    x, y = circles(60, rng=0)
    net = MLP([2, 8, 1], hidden="prelu", init="he", rng=0)
    alpha = torch.tensor([0.25], dtype=torch.float64, requires_grad=True)
    z = torch.tensor(x @ np.array(net.weights[0]))
    out = torch.nn.functional.prelu(z, alpha) @ torch.tensor(np.array(net.weights[1]))
    (((out[:, 0] - torch.tensor(y)) ** 2).mean() / 2).backward()
    known = values("dying_prelu")
    assert known["by_alpha"] == pytest.approx(alpha.grad.item(), rel=1e-9) == pytest.approx(known["from_nnref"], rel=1e-9)


def test_the_learned_slopes_grew_in_every_layer_and_network():
    known = values("dying_prelu")
    assert known["begin"] == 0.25
    for mean, low, high in known["rows"]:
        assert 0.25 < low < mean < high < 0.7


def test_fewer_units_are_silent_the_more_samples_are_looked_at():
    x, _ = circles(60, rng=0)
    W = np.array(MLP([2, 50, 1], hidden="relu", init="he", rng=0).weights[0])
    for size, count in zip((5, 10, 60), values("dying_one_batch")["counts"], strict=True):
        assert count == sum(max(float(row @ w) for row in x[:size]) <= 0.5 for w in W.T)
    assert sorted(values("dying_one_batch")["counts"], reverse=True) == values("dying_one_batch")["counts"]


def test_units_with_a_strongly_negative_bias_are_dead_as_often_as_the_normal_distribution_says():
    x, _ = circles(60, rng=0)
    farthest = np.sqrt((x**2).sum(axis=1).max())
    zero, none, one, three = values("dying_bias")["shares"]
    assert zero == none == 0
    for b, share in ((1, one), (3, three)):  # w x <= |w| |x|, and |w|^2 has the density e^(-r / 2) / 2
        surely = 1 - np.exp(-((b / farthest) ** 2) / 2)
        at_most = 2 * norm.cdf(b / np.abs(x[:, 0]).max()) - 1  # the first coordinate alone
        assert surely - 0.06 < share < at_most + 0.06
    assert three > 0.95


def test_leaky_relu_is_not_ahead_by_more_than_the_starts_differ():
    known = values("dying_usually_better")
    (relu, leaky), (low, high) = known["kept"], known["means"]
    assert known["leads"] == sum(b > a for a, b in zip(relu, leaky, strict=True))
    assert abs(high - low) < np.std(relu) and abs(high - low) < np.std(leaky)
    assert max(relu) < 0.9 and min(relu) > 0.6 and len(digits()[1][1200:]) == 597


def test_half_of_the_outputs_are_zero_and_no_unit_is_dead():
    x, y = circles(60, rng=0)
    net = MLP([2, 16, 1], hidden="relu", init="he", rng=0)
    W, V = (torch.tensor(np.array(part), requires_grad=True) for part in net.weights)
    a = torch.relu(torch.tensor(x) @ W)
    torch.nn.functional.binary_cross_entropy_with_logits((a @ V)[:, 0], torch.tensor(y, dtype=torch.float64)).backward()
    known = values("dying_zero_not_dead")
    assert known["zeros"] == pytest.approx((a == 0).double().mean().item()) == pytest.approx(0.5, abs=0.02)
    assert known["dead"] == 0 and known["moved"] == (W.grad.abs() > 1e-12).any(dim=0).sum().item() == 16


def test_the_repaired_count_looks_at_units_and_the_starter_at_samples():
    right, wrong = (run("activations/dying_count")["dead_units"] for run in (solved, started))
    z = np.ones((4, 6))
    z[:, [1, 4]] = -1
    z[2] = -1
    assert (right(z), wrong(z)) == (2, 1)


def test_the_completed_leaky_relu_is_that_of_pytorch():
    done = solved("activations/dying_leaky")
    rng = np.random.default_rng(2)
    z, g = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    t, alpha = torch.tensor(z, requires_grad=True), torch.tensor([0.3], dtype=torch.float64, requires_grad=True)
    a = torch.nn.functional.prelu(t, alpha)
    a.backward(torch.tensor(g))
    assert done["leaky"](z, 0.3) == pytest.approx(a.detach().numpy())
    assert g * done["slope"](z, 0.3) == pytest.approx(t.grad.numpy())
    assert done["by_alpha"](g, z) == pytest.approx(alpha.grad.item())
