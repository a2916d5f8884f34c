"""The numbers of the page on softplus, SiLU and GELU, against PyTorch, mpmath and closed forms."""

import mpmath
import numpy as np
import pytest
import torch
from support import book, solved, started
from torch.nn import functional

from nnref import MLP


def values(name):
    return book().runs[f"activations/{name}"].values


def sigma(z):
    return 1 / (1 + mpmath.exp(-z))


def silu(z):
    return z * sigma(z)


def gelu(z):
    return z * mpmath.ncdf(z)


def test_the_stable_softplus_is_right_where_the_naive_one_is_not():
    places, second = values("smooth_stable")["z"], values("smooth_stable")["second"]
    exact = [float(mpmath.log1p(mpmath.exp(z))) for z in places]
    assert second == pytest.approx(exact, rel=1e-14)
    lines = book().runs["activations/smooth_stable"].output.splitlines()
    assert lines[1].split()[1] == "0" and lines[-1].split()[1] == "inf"


def test_the_distance_to_relu_is_largest_at_0_and_falls_with_the_factor():
    for k, (where, distance) in zip((1, 2, 10), values("smooth_sharper")["table"], strict=True):
        assert where == pytest.approx(0, abs=1e-12) and distance == pytest.approx(float(mpmath.log(2)) / k, abs=1e-12)


def test_all_three_derivatives_pass_through_a_half():
    for f in (lambda z: mpmath.log1p(mpmath.exp(z)), silu, gelu):
        assert float(mpmath.diff(f, 0)) == pytest.approx(0.5, abs=1e-12)


def test_the_lowest_points_are_those_of_mpmath_and_silu_is_z_plus_1_there():
    for f, (z, value), start in zip((silu, gelu), values("smooth_minimum")["least"], (-1.3, -0.75), strict=True):
        place = mpmath.findroot(lambda u: mpmath.diff(f, u), start)
        assert z == pytest.approx(float(place), abs=1e-8) and value == pytest.approx(float(f(place)), abs=1e-12)
    (z, value), _ = values("smooth_minimum")["least"]
    assert value == pytest.approx(z + 1, abs=1e-12)


def test_the_tanh_form_is_off_by_what_mpmath_says():
    def approximate(z):
        return z * (1 + mpmath.tanh(mpmath.sqrt(2 / mpmath.pi) * (z + mpmath.mpf("0.044715") * z**3))) / 2

    known = values("smooth_gelu")
    error = lambda z: abs(approximate(mpmath.mpf(z)) - gelu(mpmath.mpf(z)))
    fine = np.linspace(0, 6, 601)
    assert known["largest"] == pytest.approx(float(max(map(error, fine))), rel=1e-6)
    assert float(error(known["where"])) == pytest.approx(known["largest"], rel=1e-9)
    z = torch.linspace(-6, 6, 301, dtype=torch.float64)
    apart = functional.gelu(z) - functional.gelu(z, approximate="tanh")
    assert apart.abs().max().item() <= known["largest"] * 1.001


def test_gelu_and_silu_differ_and_a_factor_brings_them_near():
    known = values("smooth_differ")
    z = torch.linspace(-8, 8, 3201, dtype=torch.float64)
    assert known["largest"] == pytest.approx((functional.gelu(z) - functional.silu(z)).abs().max().item(), abs=5e-6)
    assert known["from_relu"] == pytest.approx((functional.gelu(z) - functional.relu(z)).abs().max().item(), abs=1e-5)
    assert known["from_relu"] < known["largest"]  # in plain distance ReLU is nearer
    assert known["scaled"] == pytest.approx((functional.gelu(z) - z * torch.sigmoid(1.702 * z)).abs().max().item(), abs=1e-5)


def test_the_slopes_far_left_are_those_of_mpmath():
    for f, row in zip((lambda z: mpmath.log1p(mpmath.exp(z)), silu, gelu), values("smooth_far_left")["slopes"], strict=True):
        assert row == pytest.approx([float(mpmath.diff(f, z)) for z in (-1, -3, -6)], abs=1e-9)


def test_the_better_function_depends_on_the_target_and_pytorch_agrees():
    relu, silu, gelu = values("smooth_targets")["table"]
    assert relu[0] < 0.6 * min(silu[0], gelu[0]) and silu[1] < 0.75 * relu[1]
    net = MLP([1, 8, 1], hidden="silu", init="he", replicas=3, rng=0)
    x = torch.linspace(-2, 2, 21, dtype=torch.float64)[:, None]
    best = np.inf
    for eta in (0.05, 0.1):
        parts = [torch.tensor(part, requires_grad=True) for pair in zip(net.weights, net.biases) for part in pair]
        for _ in range(100):
            W1, b1, W2, b2 = parts
            out = functional.silu(x @ W1 + b1.reshape(3, 1, -1)) @ W2 + b2.reshape(3, 1, -1)
            losses = ((out - x.abs()) ** 2).mean(dim=(1, 2))
            for part, grad in zip(parts, torch.autograd.grad(losses.sum(), parts)):
                part.data -= eta * grad
        best = min(best, losses.median().item())
    assert silu[0] == pytest.approx(best**0.5, rel=1e-6)


def test_the_completed_softplus_is_that_of_pytorch_and_the_repaired_slope_that_of_silu():
    z = np.linspace(-30, 30, 121)
    assert solved("activations/stable_softplus")["softplus"](z) == pytest.approx(functional.softplus(torch.tensor(z), threshold=100).numpy(), rel=1e-10)
    at = torch.tensor(z, requires_grad=True)
    functional.silu(at).sum().backward()
    assert solved("activations/silu_slope")["silu_slope"](z) == pytest.approx(at.grad.numpy(), abs=1e-12)
    assert abs(started("activations/silu_slope")["silu_slope"](z) - at.grad.numpy()).max() > 0.9
