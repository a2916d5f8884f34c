"""The numbers of the page on tanh, against mpmath, SciPy, PyTorch and closed forms."""

import math

import numpy as np
import pytest
import torch
from mpmath import mp
from scipy.special import expit
from support import book, solved


def values(name):
    return book().runs[f"activations/{name}"].values


def test_the_fraction_the_doubled_sigmoid_and_tanh_are_the_same():
    known = values("tanh_identity")
    assert known["fraction"] == pytest.approx([float(mp.tanh(z)) for z in known["z"]], rel=1e-12)
    assert known["by_sigmoid"] == pytest.approx(known["fraction"], rel=1e-9, abs=1e-15)
    z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
    torch.tanh(z).sum().backward()
    assert known["slopes"] == pytest.approx(z.grad.tolist(), rel=1e-9)
    assert known["measured"] == pytest.approx(known["slopes"], rel=1e-6)


def test_labels_of_minus_one_and_one_suit_a_tanh_output():
    ends = values("tanh_labels")["ends"]
    assert np.abs(np.array(ends[1]) - [-1, -1, -1, 1, 1, 1]).max() < 0.02
    assert np.abs(np.array(ends[0]) - [0, 0, 0, 1, 1, 1]).max() > 0.5


def test_weights_made_for_tanh_shrink_what_sigmoids_tell_apart():
    plain, sigmoid, scaled = values("tanh_scales")["table"]
    assert [len(row) for row in (plain, sigmoid, scaled)] == [4, 4, 4]
    assert sigmoid[3] / sigmoid[0] < 0.02 < 0.2 < scaled[3] / scaled[0] < plain[3] / plain[0]


def test_only_the_sigmoid_scaled_in_and_out_is_tanh():
    known = values("tanh_not_shifted")
    z = np.linspace(-6, 6, 1201)
    assert known["gaps"][:2] == pytest.approx([np.abs(expit(z) - 0.5 - np.tanh(z)).max(), np.abs(2 * expit(z) - 1 - np.tanh(z)).max()])
    assert known["gaps"][2] < 1e-12 and known["largest"] == pytest.approx([0.25, 1])
    assert 1 / math.cosh(known["edge"]) ** 2 == pytest.approx(0.25)


def test_the_solution_of_the_exercise_is_that_of_mpmath():
    z = np.array([-30.0, -2, -0.1, 0, 0.7, 15])
    a, slope = solved("activations/tanh_stable")["tanh"](z)
    assert a == pytest.approx([float(mp.tanh(u)) for u in z], rel=1e-12)
    assert slope == pytest.approx([float(mp.sech(u) ** 2) for u in z], abs=1e-12)


def test_tanh_has_the_same_slope_at_both_signs():
    z = torch.tensor([0.3, 1.0, 2.5], dtype=torch.float64).repeat(2) * torch.tensor([1, 1, 1, -1, -1, -1])
    z.requires_grad_()
    torch.tanh(z).sum().backward()
    assert z.grad[:3].tolist() == pytest.approx(z.grad[3:].tolist(), rel=1e-12)


def test_at_three_tanh_is_flatter_than_the_sigmoid():
    assert 1 / math.cosh(3) ** 2 < expit(3) * expit(-3)
