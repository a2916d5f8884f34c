"""The page on a loss that does not move, against plain NumPy, PyTorch, exact fractions and closed forms."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from support import book

from nnref import MLP, circles

X, Y = circles(n=60, noise=0.05, rng=0)


def values(name):
    return book().runs[f"failing/{name}"].values


def descended(eta, steps, start=1.0, shift=0.0):
    """Losses and gradients of two layers of 8 neurons and 1, written without the package's backpropagation."""
    net = MLP([2, 8, 1], rng=1)
    parts = net.weights[0], net.biases[0], net.weights[1][:, 0], net.biases[1][0]
    W, b, v, c = (start * part + shift for part in parts)
    losses, gradients = [], []
    for _ in range(steps):
        a = np.tanh(X @ W + b)
        z = a @ v + c
        losses.append(np.mean(np.logaddexp(0, z) - Y * z))
        delta = (1 / (1 + np.exp(-z)) - Y) / len(Y)
        inner = np.outer(delta, v) * (1 - a**2)
        gradients.append((X.T @ inner, inner.sum(axis=0), a.T @ delta, delta.sum()))
        W, b, v, c = (part - eta * g for part, g in zip((W, b, v, c), gradients[-1], strict=True))
    return np.array(losses), gradients, W


def lengths(gradient):
    return [np.linalg.norm(part) for part in gradient]


@pytest.mark.parametrize(
    ("row", "eta", "start", "shift"),
    [(0, 2, 1, 0), (2, 2, 0, 0.5), (5, 0, 1, 0), (6, 0.1, 1, 0), (7, 2, 0.1, 0)],
)
def test_the_tests_after_100_steps_are_those_of_a_descent_written_out(row, eta, start, shift):
    losses, gradients, W = descended(eta, 101, start, shift)
    inner, bias, outer, last = lengths(gradients[-1])
    step = eta * np.sqrt(inner**2 + bias**2 + outer**2 + last**2)
    kinds = len(np.unique(W.T.round(6), axis=0))
    expected = [inner, outer, step, kinds, 1, losses[-1]]
    assert values("stuck_tests")["table"][row] == pytest.approx(expected, rel=1e-5)


def test_from_zeros_and_in_a_dead_layer_the_gradient_is_exactly_0_and_the_loss_that_of_a_guess():
    table = values("stuck_tests")["table"]
    for row, kinds in ((1, 1), (3, 8)):
        assert table[row][:5] == [0, 0, 0, kinds, 0]
        assert table[row][5] == pytest.approx(np.log(2))
    assert all(first[:5] != other[:5] for k, first in enumerate(table) for other in table[k + 1 :])


def test_saturated_outputs_leave_a_gradient_that_is_tiny_and_not_0():
    row = values("stuck_tests")["table"][4]
    assert 0 < row[0] < 1e-6 and 0 < row[1] < 1e-6 and row[5] == pytest.approx(0.25, abs=1e-4)


def test_the_first_gradient_is_that_of_torch():
    net = MLP([2, 8, 1], rng=1)
    W, v = (torch.tensor(part.copy(), requires_grad=True) for part in net.weights)
    z = (torch.tanh(torch.from_numpy(X) @ W) @ v)[:, 0]
    torch.nn.functional.binary_cross_entropy_with_logits(z, torch.from_numpy(Y).double()).backward()
    first = descended(0, 1)[1][0]
    assert first[0] == pytest.approx(W.grad.numpy()) and first[2] == pytest.approx(v.grad.numpy()[:, 0])


def test_eight_equal_neurons_are_one_neuron_with_the_sum_of_their_weights():
    w, b, total, c = np.full(2, 0.5), 0.0, 4.0, 0.0
    for _ in range(200):
        a = np.tanh(X @ w + b)
        z = total * a + c
        loss = np.mean(np.logaddexp(0, z) - Y * z)
        delta = (1 / (1 + np.exp(-z)) - Y) / len(Y)
        inner = delta * total / 8 * (1 - a**2)
        w, b, total, c = w - X.T @ inner, b - inner.sum(), total - 8 * (a @ delta), c - delta.sum()
    ends = values("stuck_equal")["ends"]
    assert ends[1] == pytest.approx([1, loss], rel=1e-6)
    assert ends[0] == pytest.approx([1, np.log(2)])
    assert [end[0] for end in ends[2:]] == [8, 8] and max(end[1] for end in ends[2:]) < 0.2


def test_in_a_dead_layer_only_the_bias_of_the_output_learns():
    raw, centered = values("stuck_dead")["runs"]
    assert all(row[1] == 0 and row[2] == 0 for row in raw[2:])
    for (loss, _, _, slope), (_, _, _, following) in zip(raw[2:8], raw[3:9], strict=True):
        b = np.log((0.5 + slope) / (0.5 - slope))  # its slope is sigmoid(b) - 1/2
        assert loss == pytest.approx(np.logaddexp(0, b) - b / 2)
        assert following == pytest.approx(1 / (1 + np.exp(2 * slope - b)) - 0.5, abs=1e-9)
    assert raw[100][0] == pytest.approx(np.log(2))
    assert min(row[1] for row in centered) == 8 and centered[100][0] < 0.05


def test_the_expected_steps_are_the_amount_by_the_pace_and_the_taken_ones_are_counted():
    known = values("stuck_slow")
    for row, eta, start in ((0, 1, 1), (3, 2, 0.1)):
        losses, gradients, _ = descended(eta, 600, start)
        pace = eta * sum(length**2 for length in lengths(gradients[50]))
        taken = next(t for t in range(550) if losses[50 + t] < losses[50] - 0.01)
        assert known["rows"][row] == pytest.approx([0.01 / pace, taken], rel=1e-4)
        if row == 0:
            assert known["same"] == next(t for t in range(600) if f"{losses[t]:.2f}" != "0.69")
    fast, slow = descended(1, 60)[0][59], descended(0.1, 591)[0][590]  # after 59 and after 590 steps
    assert known["pair"] == pytest.approx([fast, slow]) and abs(fast - slow) < 5e-4
    assert all(0 < taken < expected for expected, taken in known["rows"])


def test_the_gradient_shrinks_on_the_plateau_before_it_grows_and_ten_times_the_weights_leave_at_once():
    gradients = descended(2, 450, 0.1)[1]
    at = [np.linalg.norm(lengths(gradients[t])) for t in (50, 250, 300, 350, 400, 449)]
    assert at[1] < at[0] and at[1:] == sorted(at[1:])
    assert values("stuck_slow")["grown"] == pytest.approx([at[0], at[1], at[4]], rel=1e-4)
    assert descended(2, 101, 0.1)[0][-1] > 0.69 > 0.21 > values("stuck_tests")["table"][0][5]
    start = lengths(descended(2, 1)[1][0])[2]  # where “no step” stays
    assert values("stuck_tests")["table"][5][1] == pytest.approx(start)


def test_the_inputs_that_kill_a_layer_lie_between_the_bounds_named():
    raw = np.array(values("stuck_dead")["raw"])
    assert 3.9 < raw.min() < raw.max() < 6.1
    assert np.allclose(raw - 5, X)


def test_a_new_array_does_not_move_the_network_and_the_wrong_sign_goes_up():
    assigned, uphill, in_place = values("stuck_lost")["ends"]
    losses = descended(2, 80)[0]
    assert assigned == pytest.approx([0, losses[0]])
    assert in_place[1] == pytest.approx(losses[-1])
    assert uphill[1] > losses[0] > in_place[1]


def test_the_two_equal_neurons_of_the_exercise():
    known = values("exercises/stuck_by_hand")
    half, x, y = Fraction(1, 2), 2, 3
    delta = 2 * half * half * x - y
    w, v = half - Fraction(1, 10) * delta * half * x, half - Fraction(1, 10) * delta * half * x
    assert known["slopes"] == [float(delta * half * x), float(delta * half * x)]
    assert known["y_hat"] == pytest.approx(float(2 * v * w * x)) and known["at_zero"] == 0
