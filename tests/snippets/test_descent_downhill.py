"""The numbers of the page on the way down, against PyTorch, fractions and closed forms."""

import re
from fractions import Fraction
from math import acos, degrees, hypot

import numpy as np
import pytest
import torch
from scipy.optimize import minimize_scalar
from support import book

from nnref import MLP


def values(name):
    return book().runs[f"descent/{name}"].values


def output(name):
    return book().runs[f"descent/{name}"].output


def saddle(x, y):
    return x**2 / 2 - y**2 / 2 + y**4 / 4


def gradient_of(f, *point):
    """The gradient by PyTorch."""
    theta = torch.tensor(point, dtype=torch.float64, requires_grad=True)
    f(*theta).backward()
    return theta.grad.numpy()


def hill(theta):
    return theta**2 / (1 + theta**2)


def test_the_slopes_of_the_curve_are_those_of_pytorch_and_both_steps_lower_it():
    known = values("down_line")
    for theta, slope in zip(known["starts"], known["slopes"], strict=True):
        assert slope == pytest.approx(gradient_of(hill, theta)[0], rel=1e-12)
        assert hill(theta - known["eta"] * slope) < hill(theta)


def test_each_parameter_and_both_together_lower_the_surface_by_these_fractions():
    x, y, eta = Fraction(9, 5), Fraction(2, 5), Fraction(1, 10)
    dx, dy = x, y**3 - y
    before = saddle(x, y)
    falls = [
        before - saddle(x - eta * dx, y),
        before - saddle(x, y - eta * dy),
        before - saddle(x - eta * dx, y - eta * dy),
    ]
    assert values("down_plane")["parts"] == pytest.approx([float(fall) for fall in falls], rel=1e-12)
    assert values("down_plane")["gradient"] == pytest.approx([float(dx), float(dy)], rel=1e-12)


def test_the_ratios_of_fall_and_promise_are_these_fractions_and_approach_one():
    x, y = Fraction(9, 5), Fraction(2, 5)
    dx, dy = x, y**3 - y
    ratios = []
    for eta in map(Fraction, ("1", "0.3", "0.1", "0.01", "0.001")):
        fall = saddle(x, y) - saddle(x - eta * dx, y - eta * dy)
        ratios.append(float(fall / (eta * (dx**2 + dy**2))))
    assert values("down_promise")["ratios"] == pytest.approx(ratios, rel=1e-9)
    assert ratios == sorted(ratios) and 0.999 < ratios[-1] < 1


def test_for_a_short_step_no_direction_beats_downhill_and_for_a_long_one_some_do():
    known = values("down_directions")
    g = gradient_of(saddle, 1.0, 0.5)
    down = np.arctan2(-g[1], -g[0])
    for t, lowest, off in zip((0.001, 0.5, 1.5), known["lowest"], known["offs"], strict=True):
        turns = np.radians(np.arange(-180, 181, 10))
        points = 1 + t * np.cos(down + turns), 0.5 + t * np.sin(down + turns)
        change = (saddle(*points) - saddle(1.0, 0.5)) / t
        assert round(np.degrees(turns[change.argmin()])) == lowest
        assert abs(change + hypot(*g) * np.cos(turns)).max() == pytest.approx(off, rel=1e-6)
    near = minimize_scalar(lambda a: saddle(1 + 1e-4 * np.cos(a), 0.5 + 1e-4 * np.sin(a)), bounds=(down - 1, down + 1))
    assert near.x == pytest.approx(down, abs=1e-3)
    assert known["lowest"][0] == 0 != known["lowest"][2]


def test_the_path_is_that_of_pytorch_and_leaves_each_contour_at_a_right_angle():
    known = values("down_path")
    theta = np.array([1.8, 0.2])
    for point in known["path"]:
        assert theta == pytest.approx(np.array(point), abs=1e-12)
        theta = theta - known["eta"] * gradient_of(saddle, *theta)
    heights = [saddle(*point) for point in known["path"]]
    assert known["falls"] == known["steps"] == sum(b < a for a, b in zip(heights, heights[1:])) == 30
    for (x, y), (x1, y1) in zip(known["path"][:8], known["path"][1:]):
        along = np.array([-(y1 - y), x1 - x]) / hypot(x1 - x, y1 - y)  # the contour runs this way
        assert abs(saddle(x + 1e-6 * along[0], y + 1e-6 * along[1]) - saddle(x, y)) < 1e-11


def test_mixing_two_points_is_off_by_the_square_of_the_rate():
    def himmelblau(x, y):
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    known, apart = values("down_mixed"), []
    for eta in (0.02, 0.002):
        dx, dy = gradient_of(himmelblau, 0.0, 1.0)
        late = gradient_of(himmelblau, 0.0 - eta * dx, 1.0)[1]
        apart.append(abs(eta * (late - dy)))
        assert himmelblau(-eta * dx, 1.0 - eta * late) < himmelblau(0.0, 1.0)
    assert known["apart"] == pytest.approx(apart, rel=1e-9)
    assert known["shrinks"] == pytest.approx(apart[0] / apart[1])
    assert 90 < known["shrinks"] < 120


def test_the_slope_grows_to_its_peak_while_the_loss_falls():
    known = values("down_slope_grows")
    losses, slopes = known["losses"], known["slopes"]
    assert all(b <= a for a, b in zip(losses, losses[1:]))
    assert slopes[0] == pytest.approx(gradient_of(hill, 3.0)[0], rel=1e-12)
    top = slopes.index(known["steepest"])
    assert slopes[: top + 1] == sorted(slopes[: top + 1]) and top > 20
    assert known["steepest"] < 2 * 3**-0.5 / (4 / 3) ** 2  # the steepest slope of the curve, at 1 / sqrt(3)


def test_the_angle_to_the_minimum_of_the_valley():
    down, to_minimum = (0.7, -4.0), (7.0, -2.0)
    dot = sum(a * b for a, b in zip(down, to_minimum))
    assert values("down_angle")["degrees"] == pytest.approx(degrees(acos(dot / (hypot(*down) * hypot(*to_minimum)))))


def test_a_network_with_a_hidden_layer_descends_as_in_pytorch():
    known = values("down_network")
    x = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    y = torch.tensor([0, 1, 1, 0])
    theta, losses = torch.tensor(MLP([2, 8, 2], rng=0).theta), []
    for _ in range(301):
        theta = theta.detach().requires_grad_()
        W1, b1, W2, b2 = torch.split(theta, [16, 8, 16, 2])
        loss = torch.nn.functional.cross_entropy(torch.tanh(x @ W1.reshape(2, 8) + b1) @ W2.reshape(8, 2) + b2, y)
        losses.append(loss.item())
        (grad,) = torch.autograd.grad(loss, theta)
        theta = theta - 0.1 * grad
    assert known["losses"] == pytest.approx(losses, rel=1e-9)
    assert known["p"] == theta.numel() == 42
    assert known["rose"] == sum(b >= a for a, b in zip(losses, losses[1:])) == 0
    assert known["lowest"] == min(known["ratios"]) < 1


def test_one_step_by_hand():
    x, y, eta = Fraction(3), Fraction(1), Fraction(1, 10)
    dx, dy = 2 * x, 8 * y
    after = (x - eta * dx) ** 2 + 4 * (y - eta * dy) ** 2
    known = values("exercises/one_step_down")
    assert known["after"] == pytest.approx(float(after))
    assert known["promised"] == pytest.approx(float(eta * (dx**2 + dy**2)))
    assert known["fall"] == pytest.approx(float(x**2 + 4 * y**2 - after))


def test_the_five_directions_are_in_order_of_their_slopes():
    printed = [float(number) for number in re.findall(r"slope (-?[\d.]+)", output("exercises/sort_directions"))]
    assert printed == sorted(printed) == pytest.approx([-5, -4.8, -4, 0, 4])
