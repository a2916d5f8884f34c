"""The numbers of the page on sharing an error, against PyTorch and fractions."""

import re
from fractions import Fraction as F

import numpy as np
import pytest
import torch
from support import book

double = torch.float64
STARTS = 100
X = torch.tensor([(0, 0), (0, 1), (1, 0), (1, 1)]).double()
Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]], dtype=double)


def run(name):
    return book().runs[f"backprop/{name}"]


def test_the_three_shares_are_those_of_fractions():
    known, w, error = run("three_shares").values, [F(6, 10), F(2, 10)], F(8, 10)
    assert known["equal"] == pytest.approx([float(error / 2)] * 2)
    assert known["proportional"] == pytest.approx([float(error * one / sum(w)) for one in w])
    hidden, weights = torch.tensor([0.3, -0.4], dtype=double, requires_grad=True), torch.tensor([0.6, 0.2], dtype=double)
    (0.5 * (hidden @ weights - (hidden.detach() @ weights - 0.8)) ** 2).backward()
    assert known["gradient"] == pytest.approx(hidden.grad.tolist())


def test_the_longest_share_is_the_inverse_of_the_smallest_sum():
    known = run("share_angle").values
    assert known["longest"] == pytest.approx(max(1 / abs(np.sqrt(2) * np.sin(np.radians(d + 0.5 + 45))) for d in range(181)))


def test_autograd_finds_as_many_networks_that_go_uphill():
    known, rng = run("shares_of_networks").values, np.random.default_rng(0)
    for outputs, name in ((1, "one_output"), (3, "three_outputs")):
        W = torch.tensor(rng.normal(size=(2000, 4, outputs)))
        z = torch.tensor(rng.normal(size=(2000, 1, 4)), requires_grad=True)
        a = torch.tanh(z)
        y_hat = torch.sigmoid(a @ W)
        y = torch.tensor(rng.integers(0, 2, size=y_hat.shape))
        (0.5 * (y_hat - y) ** 2).sum().backward()
        error, slope = (y_hat - y).detach(), (1 - a**2).detach()
        by_weight = torch.einsum("noj,nmj->nom", error, W / W.sum(dim=1, keepdim=True)) * slope
        equal = error.mean(dim=2, keepdim=True) * slope
        weights = torch.einsum("noj,nmj->nom", error, W) * slope
        shares = [((given * z.grad).sum(dim=2) < 0).double().mean().item() for given in (equal, by_weight, weights)]
        assert known[name] == pytest.approx(shares, abs=6e-4)


def test_the_first_rule_of_training_is_the_gradient_of_pytorch():
    rng = np.random.default_rng(0)
    W1, w2 = (torch.tensor(rng.normal(size=(STARTS, 2, 4)), requires_grad=True), torch.tensor(rng.normal(size=(STARTS, 1, 4)) / 2, requires_grad=True))
    b1, b2 = torch.zeros(STARTS, 1, 4, dtype=double, requires_grad=True), torch.zeros(STARTS, 1, 1, dtype=double, requires_grad=True)
    descent = torch.optim.SGD([W1, b1, w2, b2], lr=0.5)
    for _ in range(400):
        descent.zero_grad()
        z = (torch.tanh(X @ W1 + b1) * w2).sum(dim=2, keepdim=True) + b2
        torch.nn.functional.binary_cross_entropy_with_logits(z, Y.expand_as(z), reduction="sum").div(4).backward()
        last = ((z > 0) == (Y > 0.5)).all(dim=1).sum().item()
        descent.step()
    assert run("train_by_shares").values["learned"][0] == last


def test_the_printed_counts_are_those_of_the_sentences_and_shares_do_worse():
    learned = run("train_by_shares").values["learned"]
    assert [int(n) for n in re.findall(r"in (\d+) of", run("train_by_shares").output)] == learned
    assert learned[0] > max(learned[1:])


def test_error_terms_do_not_keep_their_sum():
    known = run("not_conserved").values
    hidden = [F(9, 10) * F(1, 2) - F(7, 10) * F(3, 10), F(4, 10) * F(1, 2) + F(8, 10) * F(3, 10), F(-12, 10) * F(1, 2) + F(5, 10) * F(3, 10)]
    assert known["delta_hidden"] == pytest.approx([float(d) for d in hidden])
    assert known["total_hidden"] == pytest.approx(float(sum(hidden))) != known["total_out"]


def test_the_saturated_unit_has_the_error_term_of_pytorch():
    z = torch.tensor([6.0, 0.0], dtype=double, requires_grad=True)
    (0.5 * (torch.sigmoid(z) @ torch.tensor([2.0, 0.5], dtype=double)) ** 2).backward()
    known = run("larger_weight").values
    assert known["slopes"] == pytest.approx(z.grad.tolist())
    assert known["ratio"] == pytest.approx((z.grad[1] / z.grad[0]).item())
