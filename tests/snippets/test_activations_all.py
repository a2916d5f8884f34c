"""The numbers of the page with all activation functions, against PyTorch, SciPy and mpmath."""

import mpmath
import numpy as np
import pytest
import torch
from scipy import integrate, optimize
from support import book
from torch.nn import functional

from nnref import MLP, moons

TORCH = {
    "identity": lambda z: z, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": functional.relu, "leaky_relu": functional.leaky_relu,
    "elu": functional.elu, "selu": functional.selu, "softplus": functional.softplus, "gelu": functional.gelu, "silu": functional.silu,
}


def values(name):
    return book().runs[f"activations/{name}"].values


def printed(name):
    """The rows that a program prints: name -> its numbers."""
    rows = [line.split() for line in book().runs[f"activations/{name}"].output.splitlines()[1:]]
    return {name: [float(number) for number in numbers] for name, *numbers in rows}


def slope(name, z):
    z = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    TORCH[name](z).sum().backward()
    return z.grad.numpy()


def test_each_value_and_slope_at_1_is_that_of_pytorch():
    for name, (value, derivative) in printed("moving/curves").items():
        if name == "step":
            assert [value, derivative] == [1, 0]
            continue
        assert value == pytest.approx(TORCH[name](torch.tensor(1.0, dtype=torch.float64)).item(), abs=0.0005)
        assert derivative == pytest.approx(slope(name, [1.0])[0], abs=0.0005)


def test_the_constants_of_selu_are_those_of_the_paper():
    known = values("moving/curves")
    assert known["scale"] == pytest.approx(1.0507009873554804934, abs=1e-14)
    assert known["alpha"] == pytest.approx(1.6732632423543772848, abs=1e-14)


def test_the_slopes_at_0_and_the_largest_ones_are_those_of_pytorch():
    z = np.linspace(-8, 8, 4001)
    for name, (at_zero, largest, _) in printed("all_numbers").items():
        if name == "step":
            assert at_zero == largest == 0
            continue
        side = -1e-12 if name in ("relu", "leaky_relu", "elu", "selu") else 0.0  # the slope from the left
        assert at_zero == pytest.approx(slope(name, [side])[0], abs=0.006)
        assert largest == pytest.approx(slope(name, z).max(), abs=0.001)


def test_the_steepest_places_of_gelu_and_silu_are_where_their_second_derivatives_are_0():
    (gelu_at, gelu_most), (silu_at, silu_most) = values("all_numbers")["peaks"]
    assert gelu_at == pytest.approx(np.sqrt(2), abs=0.001)  # f'' = phi (2 - z^2)
    sigma = lambda z: 1 / (1 + mpmath.exp(-z))
    place = mpmath.findroot(lambda z: mpmath.diff(lambda u: u * sigma(u), z, 2), 2.4)
    assert silu_at == pytest.approx(float(place), abs=0.001)
    assert silu_most == pytest.approx(float(mpmath.diff(lambda u: u * sigma(u), place)), abs=1e-6)
    assert gelu_most == pytest.approx(float(mpmath.ncdf(mpmath.sqrt(2)) + mpmath.sqrt(2) * mpmath.npdf(mpmath.sqrt(2))), abs=1e-6)


def test_the_means_are_the_integrals_over_the_normal_distribution():
    for name, (*_, mean) in printed("all_numbers").items():
        f = (lambda z: float(z > 0)) if name == "step" else (lambda z, name=name: TORCH[name](torch.tensor(z, dtype=torch.float64)).item())
        wanted = sum(integrate.quad(lambda z: f(z) * np.exp(-z * z / 2) / np.sqrt(2 * np.pi), *ends)[0] for ends in ((-9, 0), (0, 9)))
        assert mean == pytest.approx(wanted, abs=0.0006), name


def test_the_lowest_values_are_those_that_a_minimizer_finds():
    elu, selu, gelu, silu = values("all_numbers")["least"]
    assert (elu, selu) == pytest.approx((-1, -1.0507009873554805 * 1.6732632423543772), abs=0.001)
    for name, least in (("gelu", gelu), ("silu", silu)):
        found = optimize.minimize_scalar(lambda z: TORCH[name](torch.tensor(z, dtype=torch.float64)).item(), bounds=(-3, 0), method="bounded")
        assert least == pytest.approx(found.fun, abs=1e-6)


def test_which_function_is_first_depends_on_the_learning_rate():
    sigmoid, tanh, relu = values("all_rates")["table"]
    assert sigmoid[0] == max(sigmoid[0], tanh[0], relu[0]) and relu[1] == min(sigmoid[1], tanh[1], relu[1])
    assert relu[2] == max(sigmoid[2], tanh[2], relu[2])


def test_pytorch_goes_the_same_first_steps_with_relu_at_the_rate_1():
    x, y = moons(n=80, rng=0)
    net = MLP([2, 8, 1], hidden="relu", init="he", replicas=3, rng=0)
    parts = [torch.tensor(part, requires_grad=True) for pair in zip(net.weights, net.biases) for part in pair]
    x, y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)[:, None].expand(3, -1, 1)
    for _ in range(120):
        W1, b1, W2, b2 = parts
        logits = torch.relu(x @ W1 + b1.reshape(3, 1, -1)) @ W2 + b2.reshape(3, 1, -1)
        losses = functional.binary_cross_entropy_with_logits(logits, y, reduction="none").mean(dim=(1, 2))
        for part, grad in zip(parts, torch.autograd.grad(losses.sum(), parts)):
            part.data -= grad
    W1, b1, W2, b2 = parts
    logits = torch.relu(x @ W1 + b1.reshape(3, 1, -1)) @ W2 + b2.reshape(3, 1, -1)
    losses = functional.binary_cross_entropy_with_logits(logits, y, reduction="none").mean(dim=(1, 2))
    assert values("all_rates")["table"][2][1] == pytest.approx(losses.median().item(), rel=1e-6)


def test_functions_that_fall_again_learn_the_crescents_no_worse_than_tanh_at_this_rate():
    tanh, *others = values("all_monotonic")["worst"]
    assert tanh > 0.8 and min(others) >= 0.8 and others[-1] > tanh


def test_no_weighted_sum_was_exactly_at_the_kink():
    known = values("all_kink")
    assert known["seen"] == 200 * 100 * 16 and known["at_kink"] == 0


def test_the_programs_of_the_exercises_agree_with_pytorch():
    known = values("exercises/all_at_minus_two")
    assert known["leaky"] == functional.leaky_relu(torch.tensor(-2.0), 0.25).item()
    assert known["largest"] == abs(-2) and known["slope"] == slope("relu", [-2.0])[0]
    lines = book().runs["activations/exercises/all_checked"].output.splitlines()
    z = torch.linspace(-6, 6, 801, dtype=torch.float64)
    for line in lines[:-1]:
        name, *rest = line.split()
        assert (rest[3] == "True") == bool((slope(name, z.tolist()) > 1).any()), name
        assert (rest[-1] == "True") == bool((TORCH[name](z) > 0).all()), name
