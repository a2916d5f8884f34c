"""The numbers of the page on AdaDelta, against PyTorch, fractions, closed forms and scaled units."""

import tomllib
from fractions import Fraction
from functools import partial
from math import ceil, log, sqrt

import numpy as np
import pytest
import torch
import torch_peer
from support import CHECKOUT, book


def values(name):
    return book().runs[f"optimizers/{name}"].values


def adadelta_of_torch(slope, start, steps, rho=0.9, eps=1e-6):
    return torch_peer.path(partial(torch.optim.Adadelta, lr=1.0, rho=rho, eps=eps), slope, start, steps)


def test_the_rule_walks_as_adadelta_of_pytorch():
    known = values("adadelta_rule")
    path = adadelta_of_torch(lambda theta: theta * torch.tensor([1.0, 100.0], dtype=torch.float64), [1.0, 1.0], 200)
    assert known["theta"] == pytest.approx(path[-1], rel=1e-9)
    assert known["difference"] < 1e-15
    assert known["first"] == pytest.approx([sqrt(1e-5)] * 2, rel=1e-4)


def test_steps_with_a_constant_gradient_are_those_of_the_recursion_in_exact_fractions():
    rho, K, powers = Fraction(9, 10), Fraction(10), {}
    for t in range(1, 101):
        powers[t] = K
        K += (1 - rho) / (1 - rho ** (t + 1))
    for eps, row in zip((1e-4, 1e-6, 1e-8), values("adadelta_steps")["table"], strict=True):
        assert row[:2] == pytest.approx([sqrt(powers[1] * eps), sqrt(powers[100] * eps)], rel=1e-4)
        assert row[:3] == pytest.approx(row[3:], rel=1e-3)
        # later the sum is about 1 / (1 - rho) + (1 - rho) t, and never less
        assert 1 <= row[2] / sqrt(eps * (10 + 99.9)) < 1.02


def test_the_way_of_one_takes_the_steps_counted():
    path = adadelta_of_torch(lambda theta: torch.full_like(theta, -5.0), [0.0], 250)[:, 0]
    assert values("adadelta_steps")["waits"][1] == (path < 1).sum()
    rho, eps, t, way, K = 0.9, 1e-8, 0, 0.0, 10.0
    while way < 1:
        t, way = t + 1, way + sqrt(K * eps)
        K += (1 - rho) / (1 - rho ** (t + 1))
    assert values("adadelta_steps")["waits"][2] == pytest.approx(t, abs=1)


def test_without_its_epsilon_converted_along_the_unit_matters_least_for_adadelta():
    known = values("adadelta_units")
    sgd, rmsprop, adadelta, converted = known["table"]
    for c, steps in zip((1, 4, 16), sgd, strict=True):
        assert steps == ceil(log(2) / -log(1 - 0.1 / c**2))
    assert converted == [converted[0]] * 3 == [adadelta[0]] * 3
    path = adadelta_of_torch(lambda theta: theta / 16, [4.0], adadelta[1])[:, 0]
    assert path[-1] <= 2 < path[-2]
    assert known["ratios"] == pytest.approx([row[2] / row[0] for row in known["table"]])
    assert known["ratios"][0] > known["ratios"][1] > known["ratios"][2] > known["ratios"][3] == 1


def test_epsilon_decides_over_adadelta_and_hardly_over_rmsprop():
    adadelta, rmsprop = values("adadelta_sensitivity")["medians"]
    assert adadelta[0] > 2 * adadelta[2] and max(rmsprop) < 1.2 * min(rmsprop)


def test_curvatures_below_two_settle_and_those_above_hop_ever_farther():
    early, late = values("adadelta_end")["table"]
    assert max(early[0], early[1], late[0], late[1]) < 1e-6
    assert 0.001 < early[2] < late[2] and 0.001 < early[3] < late[3]
    path = adadelta_of_torch(lambda theta: 100 * theta, [0.1], 1000)[:, 0]
    assert early[3] == pytest.approx(abs(path[-1]), rel=0.02)


def test_above_two_it_hops_at_the_limit_of_the_curvature_and_the_square_of_the_distance_grows_evenly():
    early, late = np.array(values("adadelta_end")["table"])
    for place, curvature in ((2, 2.5), (3, 100.0)):
        # u lags behind s by half a step, so half of what epsilon adds to the square is left
        growth = 1e-6 / 4 * (1 - 4 / curvature**2)
        assert late[place] ** 2 - early[place] ** 2 == pytest.approx(2000 * growth, rel=0.01)
    path = adadelta_of_torch(lambda theta: 100 * theta, [0.1], 1000)[:, 0]
    assert (path[900:-1] * path[901:] < 0).all()
    rates = 1 - path[901:] / path[900:-1]  # of plain descent, times the curvature
    assert (rates > 2).all() and rates.max() < 2.001


def test_the_settings_take_the_steps_of_pytorch():
    count = np.array(values("adadelta_settings")["count"])
    for i, rho in enumerate((0.9, 0.95, 0.99)):
        for j, eps in ((1, 1e-6), (2, 1e-4)):
            path = adadelta_of_torch(lambda theta: theta, [1.0], int(count[i, j]) + 1, rho, eps)[:, 0]
            assert (path > 0.5).sum() == count[i, j]
    assert (count.min(), count.max()) == (7, 930)


def test_the_ordered_lines_are_a_step_of_pytorch():
    theta, s, u, variables = 1.0, 0.0, 0.0, {"np": np, "gradient": lambda theta: 3 * theta, "rho": 0.9, "eps": 1e-6}
    variables |= {"theta": theta, "s": s, "u": u}
    exercise = CHECKOUT / "snippets/optimizers/exercises/adadelta_lines.toml"
    lines = [step["code"] for step in tomllib.loads(exercise.read_text("utf-8"))["steps"]]
    for _ in range(20):
        exec("\n".join(lines), variables)
    assert variables["theta"] == pytest.approx(adadelta_of_torch(lambda theta: 3 * theta, [1.0], 20)[-1, 0], rel=1e-9)
