"""The numbers of the 2-2-2 network, against mpmath with 30 digits, against what the post prints, and against fractions.

The post: M. Mazur, "A Step by Step Backpropagation Example", 2015.
"""

import re
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import torch
from support import CHECKOUT, book, solved, started

PUBLISHED = {  # as printed in the post
    "a1": [0.593269992, 0.596884378], "a2": [0.75136507, 0.772928465], "halves": [0.274811083, 0.023560026],
    "loss": 0.298371109, "new": [0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35891648, 0.408666186, 0.511301270, 0.561370121],
    "loss_after": 0.291027924, "outputs_after_10000": [0.015912196, 0.984065734],
}


def values(name):
    return book().runs[f"backprop/{name}"].values


def output(name):
    return book().runs[f"backprop/{name}"].output


class Exact:
    """The network with w1 to w8 as the post names them, in mpmath."""

    def __init__(self, weights="0.15 0.20 0.25 0.30 0.40 0.45 0.50 0.55", biases="0.35 0.35 0.60 0.60"):
        def read(numbers):
            return [mpmath.mpf(number) for number in (numbers.split() if isinstance(numbers, str) else numbers)]

        self.w, self.b = read(weights), read(biases)
        x, y = read("0.05 0.10"), read("0.01 0.99")
        w, b = self.w, self.b

        def unit(u, v, wu, wv, bias):
            return 1 / (1 + mpmath.exp(-(u * wu + v * wv + bias)))

        self.a1 = h = [unit(*x, w[0], w[1], b[0]), unit(*x, w[2], w[3], b[1])]
        self.a2 = o = [unit(*h, w[4], w[5], b[2]), unit(*h, w[6], w[7], b[3])]
        self.halves = [(o[j] - y[j]) ** 2 / 2 for j in (0, 1)]
        self.loss = sum(self.halves)
        self.delta2 = d = [(o[j] - y[j]) * o[j] * (1 - o[j]) for j in (0, 1)]
        self.by_out = [d[0] * h[0], d[0] * h[1], d[1] * h[0], d[1] * h[1]]
        self.x = x

    def step(self, right=True, biases=False):
        new = [w - slope / 2 for w, slope in zip(self.w[4:], self.by_out, strict=True)]
        back = self.w[4:] if right else new
        self.sums = [back[m] * self.delta2[0] + back[2 + m] * self.delta2[1] for m in (0, 1)]
        self.delta1 = [s * a * (1 - a) for s, a in zip(self.sums, self.a1, strict=True)]
        hidden = [self.w[2 * m + i] - self.delta1[m] * self.x[i] / 2 for m in (0, 1) for i in (0, 1)]
        slopes = [*self.delta1, *self.delta2] if biases else [0] * 4
        return Exact(hidden + new, [b - slope / 2 for b, slope in zip(self.b, slopes, strict=True)])


@pytest.fixture(autouse=True)
def thirty_digits():
    with mpmath.workdps(30):
        yield


def assert_close(ours, exact, places=1e-13):
    assert np.allclose(np.ravel(ours), [float(number) for number in exact], rtol=0, atol=places)


def test_every_number_of_the_tables_is_that_of_mpmath_with_30_digits():
    known, exact = values("by_hand"), Exact()
    after, all_after = exact.step(), exact.step(biases=True)
    for name in ("a1", "a2", "halves", "delta1", "delta2"):
        assert_close(known[name], getattr(exact, name))
    assert_close(known["back"], exact.sums)
    assert_close(np.array(known["by_W2"]).T, exact.by_out)
    assert_close(np.array(known["new_W1"]).T, after.w[:4])
    assert_close(np.array(known["new_W2"]).T, after.w[4:])
    assert_close([known["loss"], known["new_loss"], known["trained_loss"]], [exact.loss, after.loss, all_after.loss])


def test_the_tables_are_those_of_the_post_at_its_digits():
    known = values("by_hand")
    for name in ("a1", "a2", "halves", "loss"):
        assert np.allclose(known[name], PUBLISHED[name], rtol=0, atol=5.1e-10)
    new = [*np.array(known["new_W1"]).T.ravel(), *np.array(known["new_W2"]).T.ravel()]
    assert np.allclose(new, PUBLISHED["new"], rtol=0, atol=5.1e-9)  # some have eight digits there


def test_the_loss_that_the_post_prints_after_a_step_is_that_of_the_wrong_order():
    right, wrong = Exact().step().loss, Exact().step(right=False).loss
    assert mpmath.nstr(wrong, 9) == str(PUBLISHED["loss_after"]) != mpmath.nstr(right, 9) == "0.291027774"
    assert_close(values("by_hand_orders")["losses"], [right, wrong])
    assert_close(values("by_hand_which_first")["losses"], [right, right, wrong])
    corners = [Exact().step(order).w[0] for order in (True, False)]
    assert_close(values("by_hand_orders")["corner"], corners)
    assert PUBLISHED["new"][0] == pytest.approx(float(corners[0]), abs=5e-10)  # the printed weight is of the right order


def test_the_wrong_order_takes_the_square_of_the_error_terms_from_every_sum():
    exact = Exact()
    exact.step()
    right = exact.sums
    exact.step(right=False)
    squares = sum(delta**2 for delta in exact.delta2)
    for m in (0, 1):
        assert mpmath.almosteq(right[m] - exact.sums[m], squares * exact.a1[m] / 2, 1e-25)
    known = values("by_hand_orders")
    assert_close([known["missing"], known["too_small"]], [right[0] - exact.sums[0], 1 - exact.sums[0] / right[0]])


def test_after_10000_rounds_the_outputs_of_the_post_are_those_of_the_wrong_order():
    right, wrong = values("by_hand_rounds")["ends"]
    assert np.allclose(wrong, PUBLISHED["outputs_after_10000"], rtol=0, atol=5.1e-10)
    assert np.abs(np.subtract(right, wrong)).min() > 1e-6
    assert abs(wrong[0] - 0.01) < abs(right[0] - 0.01) and abs(wrong[1] - 0.99) < abs(right[1] - 0.99)


def test_rounds_written_out_weight_by_weight_are_those_of_matrices():
    program = {}
    exec((CHECKOUT / "snippets/backprop/by_hand_rounds.py").read_text(encoding="utf-8"), program)
    x, y, b = np.array([0.05, 0.10]), np.array([0.01, 0.99]), (0.35, 0.60)
    for right in (True, False):
        W1, W2 = np.array([[0.15, 0.25], [0.20, 0.30]]), np.array([[0.40, 0.50], [0.45, 0.55]])
        for k in range(4):
            a1 = 1 / (1 + np.exp(-(x @ W1 + b[0])))
            a2 = 1 / (1 + np.exp(-(a1 @ W2 + b[1])))
            assert program["outputs"](k, right) == pytest.approx(a2, rel=1e-12)
            delta2 = (a2 - y) * a2 * (1 - a2)
            new = W2 - 0.5 * np.outer(a1, delta2)
            W1 = W1 - 0.5 * np.outer(x, (W2 if right else new) @ delta2 * a1 * (1 - a1))
            W2 = new


def torch_losses(steps):
    """Descent on the network in which the order matters, by PyTorch."""
    parts = [[[1.0, -1.0], [-1.0, 1.0]], [0.0, 0.0], [[-1.0, 0.0], [1.0, -1.0]], [0.0, 0.0]]
    W1, b1, W2, b2 = parts = [torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in parts]
    losses = []
    for _ in range(steps):
        a2 = torch.sigmoid(torch.tensor([2.0, 2.0], dtype=torch.float64) @ W1 + b1) @ W2 + b2
        loss = 0.5 * ((a2 - 1) ** 2).sum()
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for part, slope in zip(parts, slopes, strict=True):
                part -= 1.25 * slope
        losses.append(loss.item())
    return losses


def test_the_right_order_is_the_descent_of_pytorch_and_its_loss_falls():
    right, wrong = values("by_hand_matters")["curves"]
    assert right == pytest.approx(torch_losses(7), rel=1e-8)
    assert (np.diff(right) < 0).all() and (np.diff(wrong) > 0).all()


def test_the_first_step_where_the_order_matters_in_fractions():
    half, weights = Fraction(1, 2), [[-1, 0], [1, -1]]
    deltas = [half * weights[0][j] + half * weights[1][j] - 1 for j in (0, 1)]
    right = [sum(weights[m][j] * deltas[j] for j in (0, 1)) for m in (0, 1)]
    wrong = [sum((weights[m][j] - Fraction(5, 4) * half * deltas[j]) * deltas[j] for j in (0, 1)) for m in (0, 1)]
    known = values("by_hand_matters")
    assert np.allclose(known["sums"], np.array([right, wrong], dtype=float), rtol=1e-14)
    assert right == [1, half] and max(wrong) < 0
    assert known["curves"][0][0] == sum(delta**2 for delta in deltas) / 2


def test_up_to_six_decimals_the_orders_agree_and_with_nine_one_of_them_is_exact():
    table = values("by_hand_digits")["table"]
    exact = [Exact().step(order).loss for order in (True, False)]
    for kept, (right, wrong) in enumerate(table, start=4):
        assert (right == wrong) == (kept <= 6)
    assert [round(float(e * 10**9)) - round(got * 10**9) for e, got in zip(exact, table[-1], strict=True)] == [0, 1]


def test_in_place_the_old_weights_are_lost_and_a_copy_keeps_them():
    printed = [float(number) for number in re.findall(r"-?\d\.\d+", output("by_hand_old"))]
    exact, sums = Exact(), []
    for right in (False, True):
        exact.step(right)
        sums += [float(number) for number in exact.sums]
    assert printed == pytest.approx(sums, abs=6e-5)


def test_the_slopes_in_the_biases_are_the_error_terms():
    exact = Exact()
    exact.step()
    assert_close(values("by_hand_biases")["slopes"], [*exact.delta1, *exact.delta2], 1e-9)


def test_the_exercise_on_the_wrong_sum_in_fractions():
    half, quarter, w = Fraction(1, 2), Fraction(1, 4), [1, -3]
    delta = half * w[0] + half * w[1]
    known = values("exercises/wrong_sum")
    assert list(known["right"]) == [quarter * weight * delta for weight in w]
    assert list(known["wrong"]) == [quarter * (weight - 2 * half * delta) * delta for weight in w]
    limit = known["limit"]
    assert limit == 6 and (w[1] - Fraction(limit) * half * delta) * delta == 0


def test_the_repaired_program_descends_and_the_given_one_does_not():
    assert solved("backprop/old_weights")["losses"] == pytest.approx(torch_losses(4), rel=1e-9)
    assert (np.diff(started("backprop/old_weights")["losses"]) > 0).all()
