"""The numbers of the page on error terms, against PyTorch, and against fractions for what is done by hand."""

import re
from fractions import Fraction

import numpy as np
import pytest
import torch
from support import book, solved

X, Y = torch.tensor([[1.0, 2.0]], dtype=torch.float64), torch.tensor([[1.0, 0.0]], dtype=torch.float64)
W1 = torch.tensor([[0.5, -1.0, 1.0], [0.5, 1.0, -1.5]], dtype=torch.float64)
W2 = torch.tensor([[1.0, -1.0], [-2.0, 1.0], [1.0, 2.0]], dtype=torch.float64)


def values(name):
    return book().runs[f"backprop/{name}"].values


def printed(name):
    return [float(number) for number in re.findall(r"-?\d+\.\d*", book().runs[f"backprop/{name}"].output)]


def error_terms(x, y, W1, W2, b1=0.0, b2=0.0, output=torch.sigmoid):
    """Slopes of the loss, half the squared error averaged over samples, in all weighted sums and parameters."""
    parts = [torch.as_tensor(part, dtype=torch.float64).clone().requires_grad_() for part in (W1, b1, W2, b2)]
    z1 = torch.as_tensor(x) @ parts[0] + parts[1]
    z1.retain_grad()
    z2 = torch.sigmoid(z1) @ parts[2] + parts[3]
    z2.retain_grad()
    loss = (0.5 * (output(z2) - torch.as_tensor(y)) ** 2).sum() / len(x)
    loss.backward()
    return z1.grad.numpy(), z2.grad.numpy(), [part.grad.numpy() for part in parts]


def test_the_measured_slope_and_the_formula_are_the_error_term_of_pytorch():
    delta1, delta2, _ = error_terms(X, Y, W1, W2)
    known = values("deltas_signals")
    assert values("deltas_slope")["delta"] == pytest.approx(delta1[0, 1], rel=1e-8)
    assert np.allclose(known["delta1"], delta1, rtol=1e-12)
    assert np.allclose(known["delta2"], delta2, rtol=1e-12)


def test_matrices_and_loops_give_the_gradient_of_pytorch():
    known = values("deltas_two_ways")
    delta1, delta2, (by_W1, by_b1, by_W2, by_b2) = error_terms(*(np.array(known[name]) for name in ("x", "y", "W1", "W2", "b1", "b2")))
    assert np.allclose(known["delta1"], delta1, rtol=1e-11) and np.allclose(known["delta2"], delta2, rtol=1e-11)
    for way in ("matrices", "loops"):
        for ours, theirs in zip(known[way], (by_W2, by_b2, by_W1, by_b1), strict=True):
            assert np.allclose(ours, theirs, rtol=1e-11)


def test_the_three_formulas_of_the_output_layer_are_the_slopes_of_pytorch():
    z = torch.tensor([[2.0, -1.0, 0.5]], dtype=torch.float64, requires_grad=True)
    y = torch.tensor([[0.0, 1.0, 0.0]], dtype=torch.float64)
    losses = [
        (0.5 * (torch.sigmoid(z) - y) ** 2).sum(),
        torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum"),
        torch.nn.functional.cross_entropy(z, torch.tensor([1])),
    ]
    slopes = [torch.autograd.grad(loss, z)[0].numpy()[0] for loss in losses]
    assert np.allclose(values("deltas_output")["deltas"], slopes, rtol=1e-12)
    assert printed("deltas_output") == pytest.approx([s for slope in slopes for s in [*slope, *slope]], abs=6e-5)


def test_each_mistake_is_off_by_what_the_page_says():
    known = values("deltas_mistakes")
    x, y, w1, w2 = (np.array(known[name]) for name in ("x", "y", "W1", "W2"))
    _, delta2, (right, *_) = error_terms(x, y, w1, w2)
    z1 = x @ w1
    a1 = 1 / (1 + np.exp(-z1))
    slope = np.exp(-z1) / (1 + np.exp(-z1)) ** 2
    slope_at_a = np.exp(-a1) / (1 + np.exp(-a1)) ** 2
    wrong = [
        right,
        x.T @ np.einsum("ij,jm,im->im", delta2, w2, slope),
        x.T @ np.einsum("ij,mj,im->im", delta2, w1, slope),
        x.T @ np.einsum("ij,mj,im->im", delta2, w2, slope_at_a),
        right * known["n"],
    ]
    shares = [np.abs(slopes - right).max() / np.abs(right).max() for slopes in wrong]
    assert known["errors"] == pytest.approx(shares, abs=1e-7)
    assert min(known["errors"][1:]) > 0.4 and known["errors"][4] == pytest.approx(known["n"] - 1, abs=1e-6)


def test_error_terms_do_not_add_up_to_the_errors_of_the_outputs():
    for (errors, hidden), factor in zip(values("deltas_not_a_share")["sums"], (1, 4), strict=True):
        delta1, _, _ = error_terms(X, Y, factor * W1, W2)
        z2 = torch.sigmoid(factor * X @ W1) @ W2
        assert errors == pytest.approx((torch.sigmoid(z2) - Y).sum().item(), rel=1e-10)
        assert hidden == pytest.approx(delta1.sum(), rel=1e-10)
        assert errors * hidden < 0


def test_other_signs_of_the_output_weights_turn_every_hidden_error_term():
    a1 = torch.tensor([[0.8, 0.7, 0.1]], dtype=torch.float64)
    z1 = torch.log(a1 / (1 - a1))
    rows = [error_terms(z1, Y, torch.eye(3), sign * W2)[0][0] for sign in (1, -1)]
    assert printed("deltas_no_target") == pytest.approx(np.concatenate(rows).tolist(), abs=6e-4)
    assert (rows[0] * rows[1] < 0).all()


def test_error_terms_by_hand_in_fractions():
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    weights, targets = [[3, 1], [-1, 2]], [Fraction(0), Fraction(5, 2)]
    deltas = [half * weights[0][j] + half * weights[1][j] - targets[j] for j in (0, 1)]
    hidden = [quarter * (row[0] * deltas[0] + row[1] * deltas[1]) for row in weights]
    known = values("exercises/delta_by_hand")
    assert list(known["delta1"]) == hidden == [half, Fraction(-3, 4)]
    assert known["by_W2"][0][1] == half * deltas[1] == -half


def test_the_solution_computes_the_gradient_of_pytorch():
    known = solved("backprop/delta_layers")
    backward = known["backward"]
    names = ("x", "y", "W1", "W2", "b1", "b2")
    _, _, slopes = error_terms(*(known[name] for name in names))
    ours = backward(*(known[name] for name in ("x", "y", "W1", "b1", "W2", "b2")))
    for got, wanted in zip(ours, slopes, strict=True):
        assert np.allclose(got, wanted, rtol=1e-11)
