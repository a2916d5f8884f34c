"""Numbers on the pages about vectors, derivatives and the gradient, against plane geometry, mpmath and PyTorch."""

from __future__ import annotations

import itertools
import math
import re
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
import torch
from support import book, solved, started

from nnref.site.exercise_files import load


def value(target: str):
    snippet, name = target.rsplit(".", 1)
    return book().runs[f"start/{snippet}"].values[name]


def printed(name: str) -> str:
    return book().runs[f"start/{name}"].output


def sums_of_products(x, W):
    """The matrix product by its definition, in Python's own numbers."""
    return [[sum(p * q for p, q in zip(row, column, strict=True)) for column in zip(*W)] for row in x]


def test_products_of_matrices_follow_the_definition():
    x, W = [[2, 1, 3], [0, 2, 0], [1, 0, 6], [4, 0, 1]], [[3, 2], [5, 6], [2, 1]]
    assert value("rows_and_columns.product") == value("bills.product") == sums_of_products(x, W)
    assert value("rows_and_columns.entry") == value("bills.entry") == value("shopping.total") == 17
    assert value("exercises/by_hand.product") == sums_of_products([[1, 2], [3, 0], [1, 1]], [[2, 0, 1], [1, 4, -1]])
    square = [[2, 1], [0, 2]], [[3, 2], [5, 6]]
    assert value("star_or_at.at") == sums_of_products(*square)
    assert value("star_or_at.star") == [[p * q for p, q in zip(*rows)] for rows in zip(*square)]


def test_the_order_of_a_turn_and_a_stretch_matters():
    turn, stretch = lambda x, y: (y, -x), lambda x, y: (2 * x, y)
    assert value("order.turned_first") == list(stretch(*turn(1, 1)))
    assert value("order.doubled_first") == list(turn(*stretch(1, 1)))
    assert value("order.turned_first") != value("order.doubled_first")


def test_angles_agree_with_directions_in_the_plane():
    angle = lambda x, y: math.degrees(math.atan2(y, x))
    for (x, y), degrees in zip([(4, 2), (4, -3), (-2, -1)], value("angle.degrees")):
        between = abs(angle(3, 4) - angle(x, y))
        assert min(between, 360 - between) == pytest.approx(degrees)


def test_the_points_with_one_sum_lie_on_one_line():
    (a, b), (c, d), (e, f) = value("line.points")[:3]
    assert (c - a) * (f - b) == (e - a) * (d - b)
    assert value("line.sums")[:3] == [4, 4, 4]


def test_the_line_of_the_exercise_is_as_far_as_its_nearest_point():
    nearest = F(10, 25) * 3, F(10, 25) * 4  # a multiple of w = (3, 4) on 3 x1 + 4 x2 = 10
    assert 3 * nearest[0] + 4 * nearest[1] == 10
    assert value("exercises/right_angle.nearest") == solved("start/turned")["distance"] == math.sqrt(sum(c * c for c in nearest)) == 2


def test_the_products_that_fit_have_the_shapes_that_the_answer_names():
    shapes = {"a": (2, 5), "b": (5, 3), "c": (3, 2), "a.T": (5, 2), "c.T": (2, 3)}
    for line in printed("exercises/which_fit").splitlines():
        (n, d), (m, k) = (shapes[name] for name in line.split()[:2])
        assert line.endswith(str((n, k)) if d == m else "does not fit")
    named = re.findall(r"\$\((\d), (\d)\)\$", load("start/which_fit").answer["en"].words)
    assert named == [("2", "3"), ("5", "2"), ("3", "5"), ("5", "3")]


def test_slopes_of_the_parabola_are_two_and_the_step():
    assert value("slope.slopes") == pytest.approx([2 + h for h in value("slope.steps")])


def test_the_error_of_a_measured_slope_turns_where_the_page_says():
    """One side: about 1e-8; both sides: better, and at a longer step. The gain on the way there: 10 and 100."""
    assert 1e-9 <= value("step_size.best_one") <= 1e-7 < value("step_size.best_two") * 10
    one, two = value("step_size.one_sided"), value("step_size.two_sided")
    assert min(two) < min(one) / 10
    for k in (2, 3):
        assert one[k] / one[k + 1] == pytest.approx(10, rel=0.05) and two[k] / two[k + 1] == pytest.approx(100, rel=0.05)
    mpmath.mp.dps = 50
    h = mpmath.mpf(10) ** -15  # without rounding the shortest step is the best
    assert abs((mpmath.exp(1 + h) - mpmath.exp(1)) / h - mpmath.e) < 1e-14 < one[15]


def test_each_rule_gives_the_slope_that_mpmath_finds():
    mpmath.mp.dps = 30
    sin, exp = mpmath.sin, mpmath.exp
    functions = [lambda x: mpmath.mpf(3), lambda x: 3 * sin(x), lambda x: sin(x) + exp(x), lambda x: sin(x) * exp(x), lambda x: x**4, lambda x: 1 / x, exp, mpmath.log]
    lines = printed("rules").splitlines()
    assert len(lines) == len(functions)
    for line, function in zip(lines, functions):
        rule = float(line.split("rule")[1].split()[0])
        assert rule == pytest.approx(float(mpmath.diff(function, 1.5)), abs=1e-5)


def test_the_sigmoid_is_steepest_at_a_quarter():
    mpmath.mp.dps = 30
    slope = lambda z: float(mpmath.diff(lambda t: 1 / (1 + mpmath.exp(-t)), z))
    assert value("sigmoid_slope.largest") == pytest.approx(slope(0)) and slope(0) > max(slope(-0.1), slope(0.1))
    assert value("sigmoid_slope.at_six") == pytest.approx(slope(6))


def test_derivatives_along_a_chain_are_multiplied():
    x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    ((3 * x - 2) ** 2).backward()
    assert value("chain.dy_dx") == x.grad == value("chain.dy_du") * value("chain.du_dx")
    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.softplus(2 * x - 2).backward()
    assert value("exercises/three_links.slope") == pytest.approx(float(x.grad))


def test_at_the_kinks_left_and_right_differ():
    assert [left != right for left, right in value("kinks.slopes")] == [True] * 3
    assert value("kinks.slopes")[:2] == [[-1, 1], [0, 1]]


def test_the_wrong_product_rule_is_wrong():
    assert value("product_without_rule.right") == 5 * 2**4 != value("product_without_rule.wrong") == 48


def gradient_of(f, *w):
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    f(w).backward()
    return w.grad


def bowl(w):
    return w[0] ** 2 + w[0] * w[1] + 2 * w[1] ** 2


def test_partial_derivatives_agree_with_pytorch():
    assert value("partial.rule") == gradient_of(bowl, 2.0, -1.0).tolist()
    assert value("partial.by_w1") == pytest.approx(3) and value("partial.by_w2") == pytest.approx(-2)


def test_the_points_on_the_contour_have_the_height_and_gradients_that_pytorch_finds():
    lines = printed("gradient").replace("[", " ").replace("]", " ").splitlines()
    for w, line in zip(value("gradient.points"), lines, strict=True):
        assert [float(part) for part in line.split("gradient")[1].split()] == gradient_of(bowl, *w).tolist()
        assert bowl(w) == 4


def test_the_steepest_slope_is_the_length_of_the_gradient_and_slopes_follow_the_cosine():
    length = math.hypot(3, -2)
    assert value("directions.steepest") == pytest.approx(length)
    wanted = [length * math.cos(math.radians(degrees)) for degrees in range(0, 361, 30)]
    assert value("directions.slopes") == pytest.approx(wanted, abs=1e-8)


def test_the_bowl_is_a_sum_of_squares_and_so_lowest_at_the_origin_alone():
    for w in itertools.product([F(-3), F(-1, 2), F(0), F(2, 3), F(5)], repeat=2):
        assert bowl(w) == (w[0] + w[1] / 2) ** 2 + F(7, 4) * w[1] ** 2
        assert (bowl(w) == 0) == (w == (0, 0))


def test_steps_against_the_gradient_have_the_heights_of_the_parabola_along_them():
    """On the way the height is 4 - 13 eta + 11 eta^2: exact fractions, and so lowest at 13/22."""
    for rate, after in zip(value("step_down.rates"), value("step_down.after")):
        eta = F(str(rate))
        w = 2 - 3 * eta, -1 + 2 * eta
        assert bowl(w) == 4 - 13 * eta + 11 * eta**2
        assert after == pytest.approx(float(bowl(w)))


def test_the_forgotten_term_is_seen_and_the_right_gradient_passes():
    wrong, right = value("wrong_gradient.errors")
    assert wrong == pytest.approx(max(abs(4 - 3) / 4, abs(-4 - -2) / 4)) and right < 1e-6


def test_the_saddle_is_lowest_along_one_axis_and_highest_along_the_other():
    assert value("saddle.north") < value("saddle.here") < value("saddle.east")
    assert gradient_of(lambda w: w[0] ** 2 - w[1] ** 2, 0.0, 0.0).tolist() == [0, 0]


def test_straight_down_misses_the_lowest_point():
    down = -gradient_of(bowl, -1.0, 1.0)
    angle = math.degrees(math.atan2(down[1], down[0]) - math.atan2(-1, 1))
    assert abs(angle) == pytest.approx(value("not_to_the_lowest.degrees"))


def test_the_repaired_slope_of_a_product_is_that_of_pytorch_and_the_broken_one_agrees_at_zero_only():
    x = torch.tensor([-1.0, 0.0, 2.0], dtype=torch.float64, requires_grad=True)
    (x * torch.sigmoid(2 * x)).sum().backward()
    broken, repaired = (program("start/missing_factor")["slope"](x.detach().numpy()) for program in (started, solved))
    assert repaired == pytest.approx(x.grad.numpy())
    assert [math.isclose(*pair) for pair in zip(broken, x.grad.tolist())] == [False, True, False]


def test_the_gradient_of_a_neuron_agrees_with_pytorch():
    x = torch.tensor([1.0, 2.0], dtype=torch.float64)
    found = gradient_of(lambda p: torch.sigmoid(x @ p[:2] + p[2]), 0.5, -0.5, 0.5)
    by_rule = solved("start/neuron_gradient")["gradient"](np.array([1.0, 2.0]), np.array([0.5, -0.5]), 0.5)
    assert by_rule == pytest.approx(found.numpy())


def test_the_slope_of_the_exercise_is_the_one_in_its_direction():
    t = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    bowl((2 + 0.6 * t, -1 + 0.8 * t)).backward()
    assert value("exercises/any_direction.slope") == pytest.approx(float(t.grad)) == pytest.approx(0.2)


def test_a_formula_and_its_programs_give_the_same_loss():
    a, y = [[1, 0], [F("0.5"), 2], [0, 1]], [[1, 1], [F("0.5"), 0], [2, 1]]
    loss = sum((p - q) ** 2 for left, right in zip(a, y) for p, q in zip(left, right)) / 2 / len(a)
    assert value("formula_to_code.loss") == pytest.approx(float(loss)) == value("formula_to_code.same")


def test_layers_have_the_shapes_and_counts_of_a_network_in_pytorch():
    layers = torch.nn.Linear(3, 4), torch.nn.Linear(4, 2)
    assert value("exercises/count_numbers.counts") == [sum(p.numel() for p in layer.parameters()) for layer in layers]
    shapes = [re.findall(r"\(([\d, ]+)\)", line) for line in printed("layer_shapes").splitlines()[:2]]
    for layer, (W, b, *_) in zip(layers, shapes, strict=True):
        assert W == ", ".join(map(str, reversed(layer.weight.shape))) and b == f"{layer.bias.shape[0]},"


def test_the_lines_in_order_compute_the_loss_of_pytorch():
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2), torch.nn.Sigmoid()).double()
    x, y = np.arange(15.0).reshape(5, 3) / 10, np.arange(10.0).reshape(5, 2) / 10
    W1, b1, W2, b2 = (p.detach().numpy().T for p in net.parameters())
    names = {"np": np, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "x": x, "y": y, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
    exec("\n".join(row.keys["code"] for row in load("start/forward_lines").rows), names)
    wanted = torch.nn.functional.mse_loss(net(torch.tensor(x)), torch.tensor(y), reduction="sum").item() / 2 / 5
    assert names["loss"] == pytest.approx(wanted)


def test_an_upper_index_in_parentheses_is_no_power():
    assert value("layer_not_power.W2") != value("layer_not_power.square")
