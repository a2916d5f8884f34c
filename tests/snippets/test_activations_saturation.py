"""The numbers of the page on saturation, against closed forms, mpmath, SciPy and PyTorch."""

import math

import numpy as np
import pytest
import torch
from mpmath import mp, mpf
from scipy.optimize import brentq
from scipy.special import expit
from scipy.stats import norm
from support import book, solved, started

EDGE = brentq(lambda z: expit(z) * expit(-z) - 1 / 80, 1, 9)


def values(name):
    return book().runs[f"activations/{name}"].values


def test_the_edge_of_saturation_is_where_the_slope_is_a_twentieth_of_the_largest():
    known = values("saturation_table")
    assert known["edge"] == pytest.approx(EDGE) and abs(EDGE - 4.357) < 5e-4
    assert 1 / math.cosh(known["tanh_edge"]) ** 2 == pytest.approx(1 / 20)
    assert known["slopes"] == pytest.approx([expit(z) * expit(-z) for z in known["z"]])
    assert values("saturation_flat")["edges"] == pytest.approx([EDGE, EDGE / 2], abs=0.0101)  # the first point of the grid


def digits():
    from nnref import MLP
    from nnref import digits as data

    x, y = data()
    return MLP, torch.tensor(x / 16), torch.tensor(y.astype(np.int64))


def parameters(net):
    return [torch.tensor(p.copy(), requires_grad=True) for pair in zip(net.weights, net.biases, strict=True) for p in pair]


def forward(x, theta):
    sums = []
    for k in range(0, len(theta), 2):
        sums.append(x @ theta[k] + theta[k + 1])
        x = torch.sigmoid(sums[-1])
    return sums


def descend(x, y, theta, eta):
    loss = torch.nn.functional.cross_entropy(forward(x, theta)[-1], y)
    grads = torch.autograd.grad(loss, theta)
    return loss.item(), grads, [(p - eta * g).detach().requires_grad_() for p, g in zip(theta, grads, strict=True)]


def test_pytorch_pushes_the_last_hidden_layer_to_zero_in_the_same_epochs():
    MLP, x, y = digits()
    known, rng = values("saturation_measured"), np.random.default_rng(0)
    x, y = x[:400], y[:400]
    theta = parameters(MLP([64, 16, 16, 16, 10], hidden="sigmoid", rng=0))
    for epoch in range(3):
        with torch.no_grad():
            sums = forward(x, theta)[:3]
        assert known["means"][epoch] == pytest.approx([torch.sigmoid(z).mean().item() for z in sums], rel=1e-6)
        assert known["shares"][epoch] == pytest.approx([(z.abs() > EDGE).double().mean().item() for z in sums], abs=2e-4)
        for batch in rng.permutation(400).reshape(10, 40):
            _, _, theta = descend(x[batch], y[batch], theta, 5)


def test_the_plateau_is_at_guessing_and_saturation_grows_while_the_loss_falls():
    known = values("saturation_measured")
    assert abs(known["losses"][5] - math.log(10)) < 0.05 and known["means"][5][2] < 0.05
    assert known["losses"][40] < 0.5 and min(known["shares"][40]) > 0.1 > max(known["shares"][10])
    assert 0 < known["left"] < 1


def test_each_cause_saturates_the_hidden_layer_as_in_pytorch():
    MLP, x, y = digits()
    table = values("saturation_causes")["table"]
    for row, weights, inputs in zip(table, (1, 20, 1, 1), (1, 1, 16, 1), strict=True):
        theta = parameters(MLP([64, 16, 10], hidden="sigmoid", rng=0))
        theta[0] = (theta[0] * weights).detach().requires_grad_()
        part = x[:200] * inputs
        share = (forward(part, theta)[0].abs() > EDGE).double().mean().item()
        _, grads, _ = descend(part, y[:200], theta, 1)
        assert row[:2] == pytest.approx([share, grads[1].norm().item()], rel=1e-3)
    assert table[0][2] < 0.02 and min(row[2] for row in table[1:]) > 0.5
    assert table[1][5] < table[0][5] - 0.1 and table[3][4] > math.log(10)


def test_smaller_weights_help_at_the_start_only_and_smaller_inputs_help_on():
    nothing, weights, inputs = values("saturation_cures")["shares"]
    assert nothing[0] > 0.5 and weights[0] == 0 and min(weights[1:]) > 0.9 and max(inputs) < 0.02


def test_no_saturated_output_that_was_counted_is_wrong():
    table = values("saturation_right")["table"]
    assert [row[1] for row in table] == [0] * 4
    assert [row[0] for row in table] == sorted(row[0] for row in table) and table[-1][0] > 50
    assert all(b < a for a, b in zip([row[2] for row in table], [row[2] for row in table[1:]], strict=False))


def test_the_means_of_the_histograms_hide_what_their_ends_show():
    MLP, x, _ = digits()
    known = values("saturation_histogram")
    for k, times in enumerate((1, 20)):
        a = torch.sigmoid(x @ torch.tensor(MLP([64, 16, 10], hidden="sigmoid", rng=0).weights[0] * times))
        assert known["means"][k] == pytest.approx(a.mean().item())
        assert known["ends"][k] == pytest.approx(((a < 0.05) | (a > 0.95)).double().mean().item())


def test_the_slope_from_a_rounded_output_is_zero_where_the_true_one_is_not():
    known = values("saturation_rounded")
    with mp.workdps(40):
        true = [float(mp.exp(-mpf(z)) / (1 + mp.exp(-mpf(z))) ** 2) for z in known["z"]]
    assert known["from_sum"] == pytest.approx(true, rel=1e-12, abs=0)
    assert known["from_output"][2:] == [0, 0] and 1e-17 < true[2] < 1e-15


def test_a_saturated_sigmoid_gets_out_in_as_many_steps_with_pytorch_and_relu_never():
    x = torch.tensor([0.2, 0.5, 1.0, 1.5], dtype=torch.float64)
    w = torch.tensor([0.5, -7.0], dtype=torch.float64)
    steps = 0
    while (torch.sigmoid(w[0] * x + w[1]) < 0.5).any():
        w.requires_grad_()
        (g,) = torch.autograd.grad((0.5 * (torch.sigmoid(w[0] * x + w[1]) - 1) ** 2).mean(), w)
        w, steps = (w - g).detach(), steps + 1
    assert values("saturation_recovers")["waits"] == [steps, 2000]


def test_the_flat_shares_are_those_of_the_normal_distribution():
    shares = values("saturation_others")["shares"]
    exact = [2 * norm.sf(EDGE / 4), 2 * norm.sf(EDGE / 8), norm.cdf(-math.log(20) / 4), 0.5]
    assert shares == pytest.approx(exact, abs=0.006)


def test_the_bug_of_the_exercise_hides_every_saturated_pair():
    points, one = np.array([[-10.0], [0.0], [5.0]]), np.ones((1, 1))
    assert started("activations/saturation_share")["saturated_share"](points, one, np.zeros(1)) == 0
    assert solved("activations/saturation_share")["saturated_share"](points, one, np.zeros(1)) == pytest.approx(2 / 3)


def test_the_exercise_by_hand_is_exact():
    known = values("exercises/saturation_by_hand")
    assert [known["slope"], known["share"], known["tanh_slope"]] == pytest.approx([0.0099, 0.0396, 0.0396])
