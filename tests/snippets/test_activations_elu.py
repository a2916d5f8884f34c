"""The numbers of the page on ELU and SELU, against PyTorch, SciPy and closed forms."""

import numpy as np
import pytest
import torch
from scipy import integrate, optimize
from support import book
from torch.nn import functional

import nnref


def values(name):
    return book().runs[f"activations/{name}"].values


def tensor(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def test_the_slopes_of_elu_beside_0_are_alpha_and_1():
    lines = book().runs["activations/elu_shape"].output.splitlines()
    assert [line.split("[")[1] for line in lines] == ["1. 1.]", "0.5 1. ]"]
    for alpha in (1.0, 0.5):
        z = tensor([-1e-12, 1e-12]).requires_grad_()
        functional.elu(z, alpha).sum().backward()
        assert z.grad.tolist() == pytest.approx([alpha, 1])


def test_the_means_before_training_are_those_of_pytorch_and_elu_is_nearer_to_0():
    x, _ = nnref.moons(n=80, rng=0)
    x = tensor((x - x.mean(axis=0)) / x.std(axis=0))
    table = values("elu_means")["table"]
    for (name, f), row in zip({"relu": torch.relu, "leaky_relu": functional.leaky_relu, "elu": functional.elu}.items(), table, strict=True):
        net = nnref.MLP([2, 16, 16, 1], hidden=name, init="he", replicas=5, rng=0)
        a = x
        for layer in range(2):
            a = f(a @ tensor(net.weights[layer]))
            assert row[layer] == pytest.approx(a.mean(dim=(1, 2)).median().item(), rel=1e-9)
    assert all(abs(elu) < abs(relu) for relu, elu in zip(table[0], table[2]))


def test_the_constants_solve_both_equations_when_the_integrals_are_numerical():
    known = values("selu_constants")

    def off(constants):
        scale, alpha = constants
        f = lambda z: scale * np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
        moments = [sum(integrate.quad(lambda z: f(z) ** power * np.exp(-z * z / 2) / np.sqrt(2 * np.pi), *ends)[0] for ends in ((-12, 0), (0, 12)))
                   for power in (1, 2)]
        return [moments[0], moments[1] - 1]

    assert [known["scale"], known["alpha"]] == pytest.approx(optimize.fsolve(off, [1.0, 1.5], xtol=1e-12).tolist(), abs=1e-8)
    assert [known["scale"], known["alpha"]] == pytest.approx([1.0507009873554804934, 1.6732632423543772848], abs=1e-13)  # of the paper


def test_the_averages_over_negative_numbers_are_those_of_numerical_integration():
    known = values("selu_constants")
    for t, m in ((1, known["m1"]), (2, known["m2"])):
        assert m == pytest.approx(integrate.quad(lambda z: np.exp(t * z - z * z / 2) / np.sqrt(2 * np.pi), -12, 0)[0], abs=1e-10)


def factor(q):
    """By what SELU multiplies the mean square q of normal sums."""
    z = np.linspace(-12, 12, 48001)
    a = functional.selu(tensor(np.sqrt(q) * z)).numpy()
    return float((a**2 * np.exp(-z * z / 2)).sum() * (z[1] - z[0]) / np.sqrt(2 * np.pi)) / q


def test_small_mean_squares_grow_large_ones_shrink_and_1_stays():
    known = values("selu_constants")
    assert factor(1e-8) == pytest.approx(known["small"], rel=1e-3)
    assert factor(1e8) == pytest.approx(known["large"], rel=1e-3)
    assert factor(1.0) == pytest.approx(1, abs=1e-6)
    assert factor(0.5) > 1 > factor(2.0)
    assert values("selu_without")["he_factor"] == pytest.approx(2 * known["large"])
    assert values("selu_without")["half_factor"] == pytest.approx(factor(1e-8) / 2, rel=1e-3)


def test_with_half_of_lecuns_variance_there_is_a_fixed_point_near_0():
    """The sums have half of the mean square q, and SELU has to double it."""
    place = optimize.brentq(lambda q: factor(q / 2) - 2, 1e-6, 0.5)
    assert 0 < place < 0.01 and factor(0.5) < 2  # 1 is none
    assert values("selu_without")["table"][3][2] < 0.02


def test_pytorch_finds_the_same_mean_squares_in_the_first_layers():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 100))
    cases = [(x, 1), (10 * x, 1), (x + 3, 1), (x, 0.5), (x, 2)]
    for (a, times), row in zip(cases, values("selu_without")["table"], strict=True):
        a = tensor(a)
        weights = [rng.normal(size=(100, 100)) * np.sqrt(times / 100) for _ in range(40)]
        for layer in range(10):
            a = functional.selu(a @ tensor(weights[layer]))
            if layer in (0, 9):
                assert row[min(layer, 1)] == pytest.approx((a**2).mean().item(), rel=1e-6)


def test_selu_alone_keeps_mean_0_and_variance_1_over_forty_layers():
    selu, tanh, relu, he = values("selu_layers")["last"]
    assert abs(selu[0]) < 0.1 and 0.8 < selu[1] < 1.25
    assert tanh[1] < 0.05 and relu[1] < 0.6**40 and he[0] > 0.2


def test_the_slopes_far_left_are_those_of_pytorch():
    for f, row in zip((torch.relu, functional.elu, functional.selu), values("elu_far_left")["slopes"], strict=True):
        z = tensor([-1, -3, -10]).requires_grad_()
        f(z).sum().backward()
        assert row == pytest.approx(z.grad.tolist(), rel=1e-9)


def test_elu_by_hand():
    known = values("exercises/elu_by_hand")
    z = tensor([-1, 3]).requires_grad_()
    a = functional.elu(z, 2.0)
    a.sum().backward()
    assert [known["value"], known["slope"], known["right"]] == pytest.approx([a[0].item(), *z.grad.tolist()])
