"""The numbers of the page on checking gradients, against PyTorch, SciPy, fractions and closed forms."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import minimize_scalar
from scipy.stats import binomtest, norm
from support import book, solved, started

from nnref import MLP, moons


def values(name):
    return book().runs[f"backprop/{name}"].values


def tensor(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def along_the_first_weight():
    """Loss, slope, second and third derivative along the first weight of the network of two pages' programs, by PyTorch."""
    x, y = moons(n=20, rng=0)
    net = MLP([2, 4, 1], rng=1)
    (W1, W2), (b1, b2) = (map(tensor, parts) for parts in (net.weights, net.biases))
    w = W1[0, 0].clone().requires_grad_()
    mask = torch.zeros_like(W1)
    mask[0, 0] = 1
    a = torch.tanh(tensor(x) @ (W1 * (1 - mask) + w * mask) + b1) @ W2 + b2
    found = [((a - tensor(y)[:, None]) ** 2).mean() / 2]
    for _ in range(3):
        found.extend(torch.autograd.grad(found[-1], w, create_graph=True))
    return [part.item() for part in found]


def test_the_errors_of_both_differences_are_those_that_the_derivatives_of_pytorch_predict():
    _, slope, second, third = along_the_first_weight()
    known = values("two_differences")
    assert known["slope"] == pytest.approx(slope, rel=1e-9)
    assert known["second"] == pytest.approx(second, rel=1e-4)
    assert known["third"] == pytest.approx(third, rel=1e-4)
    for h, (one, predicted_one, both, predicted_both) in zip((0.1, 0.01, 0.001), known["table"], strict=True):
        assert predicted_one == pytest.approx(h / 2 * second, rel=1e-4)
        assert predicted_both == pytest.approx(h * h / 6 * third, rel=1e-4)
        assert one == pytest.approx(predicted_one, rel=2 * h)
        assert both == pytest.approx(predicted_both, rel=max(5 * h * h, 1e-3))


def test_the_best_step_is_where_the_sum_of_both_errors_is_smallest():
    loss, _, _, third = along_the_first_weight()
    known = values("best_step")
    total = lambda logarithm: np.log(2.0**-52 * loss / np.exp(logarithm) + np.exp(logarithm) ** 2 * abs(third) / 6)
    least = minimize_scalar(total, bounds=(-25, 0), method="bounded", options={"xatol": 1e-9})
    assert known["best"] == pytest.approx(np.exp(least.x), rel=1e-3)


def test_the_measured_errors_follow_truncation_above_the_best_step_and_stay_near_the_rounding_line_below():
    loss, _, _, third = along_the_first_weight()
    known = values("best_step")
    for h, error in zip(known["steps"], known["errors"], strict=True):
        if 3e-4 < h < 0.03:
            assert error == pytest.approx(h * h * abs(third) / 6, rel=0.01)
        if h < 1e-6:
            assert error < 5 * 2.0**-52 * loss / h
    assert min(known["errors"]) < 1e-11 < 1e-6 < known["errors"][0]


def test_pytorch_goes_down_with_the_right_gradient_and_with_the_wrong_ones():
    x, y = moons(n=100, rng=0)
    x, y, rng = tensor(x), tensor(y)[:, None], np.random.default_rng(0)
    W1, b1 = tensor(rng.normal(size=(2, 8))), tensor(np.zeros((1, 8)))
    W2, b2 = tensor(rng.normal(size=(8, 1)) / 3), tensor(np.zeros((1, 1)))
    parts = [part.expand(3, -1, -1).clone().requires_grad_() for part in (W1, b1, W2, b2)]  # right, no bias, no slope
    with_slope = tensor([1, 1, 0])[:, None, None]

    def losses():
        W1, b1, W2, b2 = parts
        z = x @ W1 + b1
        a = torch.tanh(z)
        a = with_slope * a + (1 - with_slope) * (z + (a - z).detach())  # the same values
        return ((a @ W2 + b2 - y) ** 2).mean(dim=(1, 2)) / 2

    for _ in range(800):
        slopes = torch.autograd.grad(losses().sum(), parts)
        slopes[1][1] = 0
        for part, slope in zip(parts, slopes, strict=True):
            part.data -= 0.2 * slope
    last = values("wrong_yet_falling")["last"]
    assert last == pytest.approx(losses().tolist(), rel=1e-6)
    assert last[0] < 0.5 * min(last[1:]) and max(last) < 0.05


def relative(given, right):
    size = np.maximum(abs(given), abs(right))
    return (abs(given - right) / np.maximum(size, 1e-3 * size.max())).max()


def test_the_errors_of_the_mistakes_are_those_against_the_gradient_of_pytorch():
    known = values("mistakes_found")
    x, y, u = tensor(known["x"]), tensor(known["y"]), np.array(known["u"])
    theta = tensor(known["theta"]).requires_grad_()

    def gradient(forward_slope=None, turned=False):
        """By PyTorch; with another slope of tanh, or another matrix on the way back, where these are given."""
        theta.grad = None
        z = x @ theta[:6].reshape(2, 3) + theta[6:9]
        a = torch.tanh(z)
        if forward_slope:  # the values of tanh, with another slope
            a = a.detach() + forward_slope(a.detach()) * (z - z.detach())
        W2 = theta[9:18].reshape(3, 3)
        out = a @ W2
        if turned:  # the same values, but W2 in the place of its transpose on the way back
            back = W2.detach().T
            out = a.detach() @ W2 + (a @ back - (a @ back).detach())
        (((out + theta[18:] - y) ** 2).sum() / 10).backward()
        return theta.grad.numpy().copy()

    right = gradient()
    no_bias, sign = right.copy(), right.copy()
    no_bias[6:9] = 0
    sign[:6] *= -1
    wrong = [right, 5 * right, gradient(lambda a: 1 - a), gradient(turned=True), no_bias, sign]
    for given, (error, along) in zip(wrong, known["table"], strict=True):
        assert error == pytest.approx(relative(given, right), abs=1e-6)
        assert along == pytest.approx(abs(given @ u - right @ u) / max(abs(given @ u), abs(right @ u)), abs=1e-6)
    assert [known["table"][k][0] for k in (1, 4, 5)] == pytest.approx([1 - 1 / 5, 1, 2], abs=1e-6)


def test_random_directions_miss_as_often_as_the_normal_distribution_says():
    for place, (missed, limit) in enumerate(values("one_direction")["table"]):
        t = (0.1, 0.01)[place % 2]
        probability = norm.cdf(t) - norm.cdf(-t)
        assert probability < limit < 1.01 * probability
        assert binomtest(round(missed * 5000), 5000, probability).pvalue > 0.01


def test_the_error_across_the_kink_is_that_of_exact_arithmetic():
    w, h = Fraction(1, 10**6), Fraction(float(np.finfo(float).eps) ** (1 / 3))
    measured = ((w + h - 1) ** 2 - 1) / (4 * h)
    slope = w - 1
    errors = values("across_kink")["errors"]
    assert errors[0] == pytest.approx(float(abs(slope - measured) / max(abs(slope), abs(measured))), rel=1e-5)
    assert max(errors[1:]) < 1e-8


def test_the_slope_of_the_cube_is_off_by_what_exact_arithmetic_and_pytorch_say():
    known = values("smaller_step")
    for row, kind in zip(known["errors"], (torch.float64, torch.float32), strict=True):
        one = torch.tensor(1, dtype=kind)
        for h, error in zip(known["steps"], row, strict=True):
            h = torch.tensor(h, dtype=kind)
            change = (one + h) * (one + h) * (one + h) - (one - h) * (one - h) * (one - h)
            assert error == (change / (2 * h) - 3).abs().item()
    for h, error in zip(known["steps"][:2], known["errors"][0]):
        assert error == pytest.approx(float(Fraction(h) ** 2), rel=1e-6)  # ((1 + h)^3 - (1 - h)^3) / 2h = 3 + h^2
    assert known["best"] == pytest.approx([(2.0**-52 / 2) ** (1 / 3), (2.0**-23 / 2) ** (1 / 3)])


def test_a_forgotten_term_shows_as_much_as_it_weighs():
    theta = [Fraction(1, 2), Fraction(-1), Fraction(2)]
    for strength, error in zip((1, Fraction(1, 100), Fraction(1, 10000)), values("forgotten_term")["errors"], strict=True):
        worst = max(strength * abs(t) / max(abs(t - 1), abs(t - 1 + strength * t)) for t in theta)
        assert error == pytest.approx(float(worst), rel=1e-5)


def test_ones_from_behind_hide_a_backward_pass_of_zeros_and_other_numbers_show_it():
    ones_right, ones_zeros, right, zeros = values("ones_upstream")["errors"]
    z = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    (torch.softmax(z, dim=0) @ tensor([0.3, -0.7, 1.1])).backward()
    assert zeros == pytest.approx(z.grad.abs().max().item(), abs=1e-8)
    assert max(ones_right, ones_zeros, right) < 1e-9


def test_central_differences_take_two_forward_passes_for_each_parameter():
    sizes = ([2, 2, 1], [2, 8, 1], [8, 16, 4])
    for widths, (p, passes) in zip(sizes, values("count_passes")["table"], strict=True):
        assert p == sum((d + 1) * k for d, k in zip(widths, widths[1:]))
        assert passes == 2 * p


def test_the_repaired_program_adds_what_comes_back_along_both_paths():
    right, wrong = solved("backprop/used_twice"), started("backprop/used_twice")
    W = tensor(right["W"]).requires_grad_()
    (((torch.tanh(tensor(right["x"]) @ W) @ W - tensor(right["y"])) ** 2).sum() / 6).backward()
    assert right["loss_and_gradient"](right["W"])[1] == pytest.approx(W.grad.numpy(), rel=1e-9)
    assert abs(wrong["loss_and_gradient"](wrong["W"])[1] - W.grad.numpy()).max() > 0.01


def test_the_completed_program_measures_with_an_error_of_h_squared_for_cubes():
    measured = solved("backprop/central_difference")["measured_gradient"]
    h = Fraction(1, 8)  # exact in floating point
    theta = [Fraction(1), Fraction(-2), Fraction(1, 2)]
    exact = [((t + h) ** 3 - (t - h) ** 3) / (2 * h) for t in theta]
    assert measured(lambda t: (t * t * t).sum(), np.array([1.0, -2.0, 0.5]), h=0.125) == pytest.approx([float(e) for e in exact])
    assert exact == [3 * t * t + h * h for t in theta]
