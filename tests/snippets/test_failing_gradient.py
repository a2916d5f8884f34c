"""The numbers of the page on wrong gradients, against PyTorch, fractions and the shapes that NumPy accepts."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from support import book, solved, started

from nnref import MLP, moons

NAMES = ["W1", "b1", "W2", "b2", "W3", "b3"]


def values(name):
    return book().runs[f"failing/gradient_{name}"].values


def exact(array):
    return torch.from_numpy(np.array(array, dtype=float))


def keeps(value, other):
    """The numbers of `value`, and the slopes of `other`."""
    return value.detach() + other - other.detach()


def slopes(parts, x, y, mistake, eta):
    """Slopes of half the mean squared error by PyTorch, with one mistake on the way back; and the error."""
    W1, b1, W2, b2, W3, b3 = parts
    a1 = torch.tanh(x @ W1 + b1)
    product = a1 @ W2
    if mistake == "W2 for W2.T":
        product = keeps(product, a1.detach() @ W2 + a1 @ W2.detach().mT)
    z2 = product + b2
    a2 = torch.tanh(z2)
    if mistake == "slope at a2":
        a2 = keeps(a2, (1 - torch.tanh(a2.detach()) ** 2) * z2)
    out, n = a2 @ W3, x.shape[-2]
    if mistake == "W3 changed":
        moved = (W3 - eta * a2.mT @ (out + b3 - y) / n).detach()
        out = keeps(out, a2.detach() @ W3 + a2 @ moved)
    error = out + b3 - y
    loss = (error**2).sum() / 2 / (1 if mistake == "1/n missing" else n)
    *found, delta2 = torch.autograd.grad(loss, [*parts, z2])
    if mistake == "db2, axis 1":
        found[3] = delta2.sum(dim=-1).reshape(found[3].shape)
    if mistake == "db1 missing":
        found[1] = 0 * found[1]
    return found, error


TRAINED = ["none", "1/n missing", "not reset", "slope at a2", "W3 changed", "W2 for W2.T", "db2, axis 1", "db1 missing"]


@pytest.mark.parametrize("mistake", TRAINED)
def test_twenty_networks_end_with_each_mistake_where_those_of_pytorch_end(mistake):
    known, place = values("costs"), TRAINED.index(mistake)
    x, y = (exact(part) for part in moons(n=64, rng=0))
    y, order, net = y[:, None], np.random.default_rng(0), MLP([2, 8, 8, 1], init="he", replicas=20)
    parts = [exact(part).requires_grad_() for pair in zip(net.weights, (b[:, None] for b in net.biases)) for part in pair]
    sums = [torch.zeros_like(part) for part in parts]
    for _ in range(100):
        rows = order.permutation(64)[:8]
        found, _ = slopes(parts, x[rows], y[rows], mistake, 0.05)
        for part, total, slope in zip(parts, sums, found, strict=True):
            total.mul_(mistake == "not reset").add_(slope)
            part.data -= 0.05 * total
    _, error = slopes(parts, x, y, "none", 0)
    ended = (error**2).mean(dim=(1, 2)).detach().numpy() / 2
    assert np.array(known["losses"][2 * place + 1]) == pytest.approx(ended, rel=1e-6)
    start, right = np.array(known["losses"][0]), np.array(known["losses"][1])
    counts = [np.median(ended / right), (ended > right * (1 + 1e-12)).sum(), (ended < start).sum()]
    assert list(known["table"][place]) == pytest.approx(counts, rel=1e-6)


def drawn():
    """The arrays of the check by parts, in the order in which they are drawn."""
    rng = np.random.default_rng(0)
    parts = [exact(rng.normal(size=size)) for size in ((2, 4), 4, (4, 4), 4, (4, 1), 1)]
    return [part.requires_grad_() for part in parts], exact(rng.normal(size=(4, 2))), exact(rng.normal(size=(4, 1)))


def worst_slope(given, measured):
    largest = torch.maximum(given.abs(), measured.abs())
    return float(((given - measured).abs() / largest.clamp(min=float(largest.max()) / 1000)).max())


def test_the_error_of_each_array_with_each_mistake_is_that_of_pytorch():
    parts, x, y = drawn()
    right, _ = slopes(parts, x, y, "none", 0)
    rows = ["none", "1/n missing", "slope at a2", "W3 changed", "W2 for W2.T", "db2, axis 1", "db1 missing", "no penalty"]
    for mistake, shown in zip(rows, values("parts")["table"], strict=True):
        given, _ = slopes(parts, x, y, mistake, 0.1)
        penalized = [d + 0.02 * part.detach() * (mistake == "no penalty" and part.ndim == 2) for d, part in zip(right, parts)]
        assert shown == pytest.approx([worst_slope(g, d) for g, d in zip(given, penalized, strict=True)], abs=1e-6)


def test_a_mistake_shows_in_its_own_array_or_in_all_that_is_computed_after_it():
    wrong = [["".join(name for name, error in zip(NAMES, row) if error > 0.005)] for row in values("parts")["table"]]
    everything, below, first = "W1b1W2b2W3b3", "W1b1W2b2", "W1b1"
    assert wrong == [[""], [everything], [below], [below], [first], ["b2"], ["b1"], ["W1W2W3"]]
    assert np.max([error for row in values("parts")["table"][1:] for error in row if error < 0.005]) < 1e-6


def test_a_gradient_that_is_not_set_to_zero_is_wrong_from_the_second_step_on():
    errors, (x, y) = values("step")["errors"], moons(n=64, rng=0)
    order, net = np.random.default_rng(0), MLP([2, 4, 1], rng=0)
    W1, b1, W2, b2 = (exact(part).requires_grad_() for pair in zip(net.weights, net.biases) for part in pair)
    total = None
    for k in range(3):
        rows = order.permutation(64)[:8]
        out = torch.tanh(exact(x[rows]) @ W1 + b1) @ W2 + b2
        found = torch.autograd.grad(((out - exact(y[rows])[:, None]) ** 2).mean() / 2, [W1, b1, W2, b2])
        slope = torch.cat([part.flatten() for part in found])
        total = slope if total is None else total + slope
        assert errors[k] == pytest.approx([0, worst_slope(total, slope)], abs=1e-5)
        for part, piece in zip((W1, b1, W2, b2), total.split([8, 4, 4, 1]), strict=True):
            part.data -= 0.1 * piece.reshape(part.shape)
    assert np.max(errors[3:]) < 1e-5


def test_slopes_taken_at_the_activation_are_right_for_the_two_functions_with_a_kink_at_zero_only():
    F = torch.nn.functional
    z = exact(values("slope_at")["z"])
    for f, off in zip((F.relu, F.leaky_relu, F.elu, torch.tanh, torch.sigmoid, F.silu), values("slope_at")["off"], strict=True):
        both = [at.detach().requires_grad_() for at in (z, f(z))]
        at_z, at_a = (torch.autograd.grad(f(at).sum(), at)[0] for at in both)
        assert off == pytest.approx(float((at_z - at_a).abs().max()), abs=1e-9)
        assert (off == 0) == (f in (F.relu, F.leaky_relu))


def test_the_whole_gradient_hides_the_biases_that_are_forgotten():
    known, net = values("whole"), MLP([2, 6, 1], rng=0)
    net.weights[0][:] /= 2000
    W1, b1, W2, b2 = (exact(part).requires_grad_() for pair in zip(net.weights, net.biases) for part in pair)
    loss = ((torch.tanh(exact(known["x"]) @ W1 + b1) @ W2 + b2 - exact(known["y"])) ** 2).mean() / 2
    found = [part.flatten() for part in torch.autograd.grad(loss, [W1, b1, W2, b2])]
    everything = torch.cat(found)
    share = float(found[1].norm() / everything.norm())
    assert known["errors"][0] == pytest.approx(share, rel=0.1) and known["errors"][0] < 0.001
    assert known["errors"][2] == pytest.approx(1)
    assert max(known["errors"][1], *known["errors"][3:]) < 2e-4
    assert known["largest"] == pytest.approx(float(found[1].abs().max() / (everything.abs().max() / 1000)), rel=1e-3)


def test_the_tape_leaves_out_a_penalty_of_plain_numbers():
    w = Fraction(1)
    assert values("tape")["found"] == pytest.approx(float(2 * (3 * w - 2) * 3))
    assert values("tape")["measured"] == pytest.approx(float(2 * (3 * w - 2) * 3 + w), abs=1e-8)


def test_numpy_refuses_two_of_the_mistakes_when_all_sizes_differ():
    delta2, W2, b2 = np.ones((7, 5)), np.ones((3, 5)), np.ones(5)
    with pytest.raises(ValueError, match="matmul"):
        delta2 @ W2
    with pytest.raises(ValueError, match="broadcast"):
        b2 - delta2.sum(axis=1)


def test_the_repaired_slope_is_that_of_pytorch_for_silu():
    right, wrong = solved("failing/gradient_silu"), started("failing/gradient_silu")
    W1 = exact(right["W1"]).requires_grad_()
    a1 = torch.nn.functional.silu(exact(right["x"]) @ W1)
    (((a1 @ exact(right["W2"]) - exact(right["y"])) ** 2).sum() / 12).backward()
    for program, same in ((right, True), (wrong, False)):
        found = program["loss_and_slope"](right["W1"], right["silu"])[1]
        assert (abs(found - W1.grad.numpy()).max() < 1e-12) == same


def test_the_biases_of_the_exercise_were_divided_by_n_once_more():
    right, wrong = (program("failing/gradient_biases") for program in (solved, started))
    parts = {name: exact(part).requires_grad_() for name, part in right["parts"].items()}
    out = torch.tanh(exact(right["x"]) @ parts["W1"] + parts["b1"]) @ parts["W2"] + parts["b2"]
    (((out - exact(right["y"])) ** 2).sum() / 16).backward()
    for name, part in parts.items():
        found = [program["loss_and_slopes"](**right["parts"])[1][name] for program in (right, wrong)]
        assert found[0] == pytest.approx(part.grad.numpy())
        assert found[1] * (8 if name[0] == "b" else 1) == pytest.approx(part.grad.numpy())


def test_the_check_by_parts_of_the_exercise_finds_what_fractions_say():
    errors_by_part = solved("failing/gradient_by_part")["errors_by_part"]
    parts = {"u": np.array([1.0, 2.0]), "v": np.array([3.0])}
    given = {"u": np.array([2.0, 4.0]), "v": np.array([-4.0])}
    found = errors_by_part(lambda parts: (parts["u"] ** 2).sum() + 4 * parts["v"].sum(), parts, given)
    assert found == pytest.approx({"u": 0, "v": float(Fraction(8, 4))}, abs=1e-8)
