"""The numbers of the page on where Adam fails, against PyTorch, exact fractions, SciPy and a loop that shares no code."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import brentq
from scipy.signal import lfilter
from support import book

from nnref import MLP, digits


def values(name):
    return book().runs[f"optimizers/{name}"].values


def test_on_the_range_torch_goes_to_the_same_ends():
    known = values("amsgrad_paths")
    makes = {
        "SGD": lambda theta: torch.optim.SGD([theta], lr=0.5),
        "Adam": lambda theta: torch.optim.Adam([theta], lr=0.5, betas=(0.0, 0.1)),
        "AMSGrad": lambda theta: torch.optim.Adam([theta], lr=0.5, betas=(0.0, 0.1), amsgrad=True),
    }
    for make, (last, mean) in zip(makes.values(), known["ends"], strict=True):
        theta = torch.zeros(1, dtype=torch.float64)
        rule, path = make(theta), []
        for t in range(600):
            rule.param_groups[0]["lr"] = 0.5 / (t + 1) ** 0.5
            theta.grad = torch.tensor([3.0 if t % 3 == 0 else -1.0], dtype=torch.float64)
            rule.step()
            theta.clamp_(-1, 1)
            path.append(float(theta))
        assert (last, mean) == (pytest.approx(path[-1], abs=1e-12), pytest.approx(np.mean(path[-300:]), abs=1e-12))


def test_the_move_of_a_cycle_is_that_of_exact_fractions():
    known, beta2, v = values("amsgrad_cycle"), Fraction(1, 10), Fraction(1)
    for _ in range(10):
        cycle = []
        for g in (3, -1, -1):
            v = beta2 * v + (1 - beta2) * g**2
            cycle.append(v)
    assert float(cycle[0] - 1) == pytest.approx(float((1 - beta2) * 8 / (1 - beta2**3)), rel=1e-9)  # the formula
    roots = [float(v) ** 0.5 for v in cycle]
    assert known["net_adam"] == pytest.approx(-3 / roots[0] + 1 / roots[1] + 1 / roots[2])
    assert known["net_amsgrad"] == pytest.approx(-1 / roots[0])
    assert cycle[0] == max(cycle)


def settled_move(N, memory):
    """The move of a cycle, by going round until nothing changes."""
    beta2, v = 1 - 1 / memory, N
    for _ in range(int(40 * memory / N) + 3):
        v, move = beta2 * v + (1 - beta2) * N**2, 0.0
        move -= N / v**0.5
        for _ in range(N - 1):
            v = beta2 * v + (1 - beta2)
            move += 1 / v**0.5
    return move


@pytest.mark.parametrize(("index", "N"), [(0, 3), (2, 8), (4, 20)])
def test_the_direction_turns_at_the_memory_that_a_root_finder_finds(index, N):
    known = values("amsgrad_memory")
    assert known["counts"][index] == N
    assert known["turns"][index] == pytest.approx(brentq(lambda M: settled_move(N, M), 1.1, N**2, xtol=1e-6), rel=1e-4)


def test_a_quarter_of_the_square_is_the_limit_for_long_cycles():
    known = values("amsgrad_memory")
    ratios = np.array(known["turns"]) / (np.array(known["counts"]) ** 2 / 4)
    assert ratios[0] < 0.9 and ratios[-1] == pytest.approx(1, abs=0.02) and np.abs(ratios - 1).argmax() < 2
    crossing = np.interp(np.log(1000), np.log(known["turns"]), np.log(known["counts"]))
    assert np.exp(crossing) == pytest.approx(63, abs=1.5)


def test_without_momentum_the_usual_memory_moves_a_cycle_of_101_the_wrong_way():
    assert values("amsgrad_memory")["usual"] == pytest.approx(settled_move(101, 1000), rel=1e-3)
    assert values("amsgrad_memory")["usual"] > 0


def test_with_momentum_the_move_is_that_of_a_linear_filter_and_keeps_its_sign():
    g = np.resize(np.append(101.0, -np.ones(100)), 101 * 100)
    for (adam, amsgrad), beta2 in zip(values("amsgrad_usual")["drifts"], (0.99, 0.999), strict=True):
        t = np.arange(1, len(g) + 1)
        m = lfilter([0.1], [1, -0.9], g) / (1 - 0.9**t)
        v = lfilter([1 - beta2], [1, -beta2], g**2)
        correction = 1 - beta2**t
        last = slice(-20 * 101, None)
        assert adam == pytest.approx(-(m / np.sqrt(v / correction))[last].sum() / 20, rel=1e-9)
        assert amsgrad == pytest.approx(-(m / np.sqrt(np.maximum.accumulate(v) / correction))[last].sum() / 20, rel=1e-9)
        assert adam > 0 > amsgrad


def test_at_random_slopes_a_short_memory_ends_at_the_worse_half_and_a_long_one_does_not():
    known = values("amsgrad_random")
    assert known["expected"] == pytest.approx(11 * 0.1 - 0.9)
    rng, theta, v = np.random.default_rng(5), np.zeros((2, 250)), np.zeros((2, 250))
    beta2 = np.array([[0.9], [0.999]])
    for t in range(1, 1201):  # other draws
        g = np.where(rng.random(250) < 0.1, 11.0, -1.0)
        v = beta2 * v + (1 - beta2) * g**2
        theta = np.clip(theta - 0.5 / t**0.5 * g / np.sqrt(v / (1 - beta2**t)), -1, 1)
    assert known["ends"][:2] == pytest.approx(theta.mean(axis=1), abs=0.08)
    assert max(known["ends"][1:]) < -0.4


def test_the_corrected_rate_is_the_maximum_of_the_uncorrected_averages_corrected():
    known = values("amsgrad_rate")
    weights = 0.9 ** np.arange(6)
    v = [0.1 * (weights[: t + 1][::-1] * np.square(known["slopes"][: t + 1])).sum() for t in range(6)]
    largest = np.array([max(v[: t + 1]) for t in range(6)])
    assert known["paper"] == pytest.approx(largest**-0.5)
    assert known["corrected"] == pytest.approx((largest / (1 - 0.9 ** np.arange(1, 7))) ** -0.5, rel=1e-6)
    assert (np.diff(known["paper"]) <= 0).all() and (np.diff(known["corrected"]) > 0).any()


def test_torch_learns_the_digits_to_the_same_quartiles():
    x, y = digits()
    x, y, rng, net = x[:100] / 16, y[:100], np.random.default_rng(0), MLP([64, 12, 10], replicas=8, rng=0)
    parts = [torch.tensor(part.copy(), requires_grad=True) for pair in zip(net.weights, net.biases, strict=True) for part in pair]
    rule = torch.optim.Adam(parts, lr=0.01, betas=(0.9, 0.9), amsgrad=True)

    def losses(rows):
        W1, b1, W2, b2 = parts
        z = torch.tanh(torch.tensor(x[rows]) @ W1 + b1.reshape(8, 1, -1)) @ W2 + b2.reshape(8, 1, -1)
        wanted = torch.tensor(y[rows]).long().repeat(8)
        return torch.nn.functional.cross_entropy(z.reshape(-1, 10), wanted, reduction="none").reshape(8, -1).mean(dim=1)

    for _ in range(100):
        rule.zero_grad()
        losses(rng.integers(100, size=10)).sum().backward()
        rule.step()
    wanted = np.quantile(losses(np.arange(100)).detach().numpy(), [0.25, 0.5, 0.75])
    assert values("amsgrad_network")["quartiles"][3] == pytest.approx(wanted, rel=1e-3)
    assert values("amsgrad_network")["quartiles"][0] == pytest.approx(values("amsgrad_network")["quartiles"][1], abs=5e-4)


def test_a_single_wrong_slope_keeps_amsgrad_away_and_adam_arrives():
    for beyond, amsgrad in zip(values("amsgrad_spike")["left"], (False, True), strict=True):
        w, m, v, largest, path = 3.0, 0.0, 0.0, 0.0, []
        for t in range(1, 3001):
            g = w + 1000 * (t == 1)
            m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
            largest = max(largest, v) if amsgrad else v
            w -= 0.01 * m / (1 - 0.9**t) / (largest / (1 - 0.99**t)) ** 0.5
            path.append(w)
        assert beyond == pytest.approx([path[499], path[999], path[2999]], abs=1e-5)


def test_the_exercise_without_memory_has_the_signs_of_the_slopes():
    assert values("exercises/amsgrad_no_memory")["nets"] == pytest.approx([-2, 1, -0.5], abs=1e-6)
