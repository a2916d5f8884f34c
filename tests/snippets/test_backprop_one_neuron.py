"""The numbers of the page on one neuron, against PyTorch, mpmath and fractions."""

import re
from fractions import Fraction

import mpmath
import pytest
import torch
from support import book

X = torch.tensor([[2, -1], [1, 1], [-1, 2], [0, -2]], dtype=torch.float64)
Y = torch.tensor([1, 1, 0, 0], dtype=torch.float64)


def values(name):
    return book().runs[f"backprop/{name}"].values


def output(name):
    return book().runs[f"backprop/{name}"].output


def leaf(*numbers):
    return torch.tensor(numbers if len(numbers) > 1 else numbers[0], dtype=torch.float64, requires_grad=True)


def average_loss(w, b):
    return (0.5 * (torch.sigmoid(X @ w + b) - Y) ** 2).mean()


def test_the_chain_has_the_slopes_of_mpmath():
    known = values("one_neuron_chain")
    with mpmath.workdps(30):

        def sigmoid(z):
            return 1 / (1 + mpmath.exp(-z))

        def loss(w):
            return (sigmoid(2 * w + mpmath.mpf("0.3")) - 1) ** 2 / 2

        w = mpmath.mpf("-0.4")
        z = 2 * w + mpmath.mpf("0.3")
        wanted = [z, sigmoid(z), loss(w), mpmath.diff(sigmoid, z), sigmoid(z) - 1, mpmath.diff(loss, w)]
    names = ["z", "a", "loss", "da_dz", "dloss_da", "slope"]
    assert [known[name] for name in names] == pytest.approx([float(number) for number in wanted], rel=1e-12)
    assert known["dz_dw"] == 2
    links = values("one_neuron_links")
    assert links["by_rule"] == pytest.approx([2, float(wanted[3]), float(wanted[4])], rel=1e-12)
    assert links["by_change"] == pytest.approx(links["by_rule"], rel=1e-8)
    assert links["whole"] == pytest.approx(float(wanted[5]), rel=1e-8)


def test_each_weight_and_the_bias_has_the_slope_of_pytorch_and_the_input_the_slope_with_the_weight():
    known = values("one_neuron_weights")
    x, w, b = leaf(*known["x"]), leaf(*known["w"]), leaf(known["b"])
    (0.5 * (torch.sigmoid(x @ w + b) - known["y"]) ** 2).backward()
    assert known["slopes"] == pytest.approx([*w.grad.tolist(), b.grad.item()], rel=1e-12)
    assert known["measured"] == pytest.approx(known["slopes"], abs=1e-9)
    assert known["delta"] == pytest.approx(b.grad.item(), rel=1e-12)
    assert x.grad.tolist() == pytest.approx([known["delta"] * each for each in known["w"]], rel=1e-12)
    assert known["x"][2] == known["slopes"][2] == 0


def test_the_average_has_the_gradient_and_the_step_the_loss_of_pytorch():
    known = values("one_neuron_samples")
    w, b = leaf(*known["w"]), leaf(known["b"])
    before = average_loss(w, b)
    before.backward()
    assert (known["grad_w"], known["grad_b"]) == (pytest.approx(w.grad.tolist(), rel=1e-12), pytest.approx(b.grad.item(), rel=1e-12))
    assert known["one_by_one"] == pytest.approx(known["grad_w"], rel=1e-12)
    squared = (w.grad**2).sum().item() + b.grad.item() ** 2
    assert known["rates"] == pytest.approx([0.2, 1, 12])
    for eta, loss, guess in zip(known["rates"], known["losses"], known["guesses"], strict=True):
        assert loss == pytest.approx(average_loss(w - eta * w.grad, b - eta * b.grad).item(), rel=1e-12)
        assert guess == pytest.approx(before.item() - eta * squared, rel=1e-12)
    assert known["guesses"][-1] < 0 < known["losses"][-1]


def test_the_right_gradient_and_each_mistake_lead_where_they_lead_in_pytorch():
    known, last = values("one_neuron_mistakes"), []
    for rule in ("right", "slope at a", "without a - y", "y - a"):
        w, b = torch.tensor([-0.4, 0.5], dtype=torch.float64), torch.tensor(0.3, dtype=torch.float64)
        for _ in range(200):
            z = (X @ w + b).requires_grad_()
            a = torch.sigmoid(z)
            [slope] = torch.autograd.grad(a.sum(), z)
            if rule == "slope at a":
                at = a.detach().requires_grad_()
                [slope] = torch.autograd.grad(torch.sigmoid(at).sum(), at)
            delta = {"without a - y": 1, "y - a": Y - a}.get(rule, a - Y) * slope
            w, b = (w - X.T @ delta / 4).detach(), (b - delta.mean()).detach()
        last.append(average_loss(w, b).item())
    assert known["last"] == pytest.approx(last, rel=1e-8)
    assert last[1] < last[0] < values("one_neuron_samples")["before"] < last[2] < last[3]
    w, b = leaf(-0.4, 0.5), leaf(0.3)
    average_loss(w, b).backward()
    assert known["measured"] == pytest.approx(b.grad.item(), abs=1e-9)
    assert known["first"][0] == pytest.approx(b.grad.item(), rel=1e-9) and known["first"][3] == pytest.approx(-b.grad.item(), rel=1e-9)
    assert abs(known["first"][1] - b.grad.item()) > 0.01


def test_of_two_sigmoids_in_a_row_only_the_product_is_the_derivative_in_mpmath():
    known = values("one_neuron_first_derivatives")
    with mpmath.workdps(30):
        sigmoid, z = (lambda z: 1 / (1 + mpmath.exp(-z))), mpmath.mpf("0.8")
        right = float(mpmath.diff(lambda z: sigmoid(sigmoid(z)), z))
        again = float(mpmath.diff(sigmoid, mpmath.diff(sigmoid, z)))
        twice = float(mpmath.diff(sigmoid, z, 2))
    assert [known[name] for name in ("product", "again", "twice")] == pytest.approx([right, again, twice], rel=1e-9)
    assert known["measured"] == pytest.approx(right, rel=1e-8)
    assert min(abs(again - right), abs(twice - right)) > 0.1


def test_one_gradient_serves_both_updates_and_the_inputs():
    known = values("one_neuron_uses")
    x, w = leaf(2.0, -1.0), leaf(-0.4, 0.5)
    loss = 0.5 * (torch.sigmoid(x @ w) - 1) ** 2
    loss.backward()
    assert known["grad"] == pytest.approx(w.grad.tolist(), rel=1e-12)
    assert known["of_inputs"] == pytest.approx(x.grad.tolist(), rel=1e-12)
    moved = [w - 0.5 * w.grad, w - 0.5 * w.grad.sign()]
    assert known["losses"] == pytest.approx([(0.5 * (torch.sigmoid(x @ v) - 1) ** 2).item() for v in moved], rel=1e-12)
    assert max(known["losses"]) < known["before"] == pytest.approx(loss.item(), rel=1e-12)


def test_the_exercise_has_the_fractions_of_a_hand_calculation():
    known, half = values("exercises/half_neuron"), Fraction(1, 2)
    delta = (half - 1) * half * half
    assert (known["z"], known["a"], known["delta"]) == (0, half, delta)
    assert known["slopes"] == [2 * delta, -delta, delta]
    at_a = 1 / (1 + mpmath.exp(-0.5))
    assert float(-at_a * (1 - at_a) / 2) == pytest.approx(-0.1175, abs=5e-5)  # what the exercise expects of the mistake


def test_every_printed_number_of_the_links_is_that_of_the_program():
    printed = [float(number) for number in re.findall(r"-?\d\.\d{5}", output("one_neuron_links"))]
    known = values("one_neuron_links")
    pairs = [number for pair in zip(known["by_rule"], known["by_change"]) for number in pair]
    assert printed[:6] == pytest.approx(pairs, abs=6e-6) and printed[6:] == pytest.approx([known["whole"]] * 2, abs=6e-6)
