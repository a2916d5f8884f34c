"""The numbers of the page on AdaGrad, against PyTorch, fractions and closed forms."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
import torch
from support import book, started


def values(name):
    return book().runs[f"optimizers/{name}"].values


def beale(theta):
    x, y = theta[..., 0], theta[..., 1]
    return sum((c - x * (1 - y**k)) ** 2 for k, c in ((1, 1.5), (2, 2.25), (3, 2.625)))


def slope_of_beale(theta):
    x, y = theta[..., 0], theta[..., 1]
    parts = [(k, 1 - y**k, c - x * (1 - y**k)) for k, c in ((1, 1.5), (2, 2.25), (3, 2.625))]
    dx = sum(-2 * r * u for _, u, r in parts)
    dy = sum(2 * r * x * k * y ** (k - 1) for k, _, r in parts)
    return torch.stack([dx, dy], dim=-1)


def adagrad_of_torch(slope, start, eta, steps):
    """Where Adagrad of PyTorch ends, with the gradients of a function."""
    theta = torch.tensor(np.asarray(start), dtype=torch.float64)
    opt = torch.optim.Adagrad([theta.requires_grad_()], eta)
    for _ in range(steps):
        theta.grad = slope(theta.detach())
        opt.step()
    return theta.detach()


def test_the_rates_have_the_ratios_and_slopes_of_their_expected_sums():
    known = values("adagrad_rates")
    assert known["rare"] == pytest.approx(sqrt(20), rel=0.05)  # 1 step of 20: a sum of 1/20
    assert known["large"] == pytest.approx(0.1, rel=0.03)
    assert known["slopes"] == pytest.approx([-0.5] * 3, abs=0.05)


def test_the_rule_walks_as_adagrad_of_pytorch():
    known = values("adagrad_rule")
    curvatures = torch.tensor([1.0, 100.0], dtype=torch.float64)
    end = adagrad_of_torch(lambda theta: curvatures * theta, [2.0, 1.0], 0.5, 4)
    assert known["theta"] == pytest.approx(end.numpy(), rel=1e-9)
    assert known["difference"] < 1e-15
    assert known["first"] == pytest.approx([-0.5, -0.5], rel=1e-9)
    assert list(known["f0"]) == [2, 100]


def test_turned_valleys_take_the_steps_that_pytorch_takes_and_aligned_ones_do_not_feel_the_condition_number():
    phi = torch.linspace(0, 2 * np.pi, 13, dtype=torch.float64)[:-1] + 0.1
    table = values("adagrad_turned")["table"]
    cases = [(1, 0, [0.8]), (100, 0, [0.8]), (100, 15, [0.2, 0.4])]
    for (kappa, angle, rates), (plain, adaptive) in zip(cases, table, strict=False):
        a = torch.deg2rad(torch.tensor(float(angle), dtype=torch.float64))
        K = torch.stack([torch.stack([a.cos(), -a.sin()]), torch.stack([a.sin(), a.cos()])])
        curvatures = torch.tensor([1.0, kappa], dtype=torch.float64)
        H = K @ torch.diag(curvatures) @ K.T
        start = (torch.stack([phi.cos(), phi.sin()], dim=1) / curvatures.sqrt()) @ K.T
        best = []
        for eta in rates:
            seen = []

            def slope(theta, H=H, seen=seen):
                seen.append((theta * (theta @ H)).sum(dim=1) > 1e-3)
                return theta @ H

            adagrad_of_torch(slope, start, eta, 20 if angle == 0 else 150)
            best.append(float(np.median(torch.stack(seen).sum(dim=0))))
        assert adaptive == min(best)
        factor = Fraction(kappa - 1, kappa + 1)
        steps, share = 0, Fraction(1)
        while share**2 > Fraction(1, 1000):  # both directions shrink alike, so the start does not matter
            share, steps = share * factor, steps + 1
        assert plain == steps
    assert table[1][1] <= table[0][1] + 1 and table[3][1] > table[3][0] > table[2][1] > 10 * table[1][1]


def test_one_pass_over_rare_features_ends_where_pytorch_ends():
    known = values("adagrad_sparse")
    rng, j = np.random.default_rng(0), np.arange(1, 41)
    x = (rng.random((600, 16, 40)) < j**-1.5).astype(float)
    w_true = rng.choice([-2.0, 2.0], size=(16, 40))
    y = (x * w_true).sum(axis=-1) + 0.1 * rng.normal(size=(600, 16))
    x, y = torch.tensor(x), torch.tensor(y)
    makers = [lambda p: torch.optim.SGD(p, 0.3), lambda p: torch.optim.Adagrad(p, 1.6)]
    for make, (rate, *quartiles) in zip(makers, known["table"][2:], strict=True):
        w = torch.zeros(16, 40, dtype=torch.float64, requires_grad=True)
        opt = make([w])
        assert opt.param_groups[0]["lr"] == rate
        for row, target in zip(x, y, strict=True):
            error = ((w.detach() * row).sum(dim=1) - target)[:, None]
            w.grad = error * row
            opt.step()
        off = np.abs(w.detach().numpy() - w_true)[:, 20:].mean(axis=1)
        assert quartiles == pytest.approx(np.quantile(off, [0.25, 0.5, 0.75]), rel=1e-6)
    sgd, adagrad = known["table"][2:]
    assert adagrad[3] < sgd[1]  # the middle halves do not overlap


def test_beale_stalls_as_in_pytorch_and_goes_on_after_forgetting():
    known = values("adagrad_stall")
    starts = torch.tensor(np.array(known["starts"]), requires_grad=True)
    beale(starts).sum().backward()
    assert torch.allclose(starts.grad, slope_of_beale(starts.detach()))
    ends = beale(adagrad_of_torch(slope_of_beale, known["starts"], 0.3, 600))
    assert known["ends"][0] == pytest.approx(float(np.median(ends)), rel=1e-6)
    at_the_dot = adagrad_of_torch(slope_of_beale, known["starts"], 0.3, 50)
    forgot = beale(adagrad_of_torch(slope_of_beale, at_the_dot, 0.3, 550))
    assert known["ends"][1] == pytest.approx(float(np.median(forgot)), rel=1e-4)
    assert known["least"] > 0.8 and known["ends"][1] < known["ends"][0] / 50


def test_a_start_above_zero_shortens_the_way_of_small_gradients_only():
    for size, (plain, started_at) in zip((1, 0.01, 1e-4), values("adagrad_initial")["table"], strict=True):
        assert plain == pytest.approx(0.1 * sum(t**-0.5 for t in range(1, 101)))
        assert started_at == pytest.approx(0.1 * sum(size / sqrt(0.1 + t * size**2) for t in range(1, 101)))
    theta = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    opt = torch.optim.Adagrad([theta], 0.1, initial_accumulator_value=0.1)
    for _ in range(100):
        theta.grad = torch.full((1,), -1e-4, dtype=torch.float64)
        opt.step()
    assert values("adagrad_initial")["table"][2][1] == pytest.approx(theta.item(), rel=1e-6)


def test_the_rate_decides_how_low_the_loss_ends():
    medians = values("adagrad_any_rate")["medians"]
    assert medians.index(min(medians)) == 3 and medians[3] < 0.1 * medians[0] and medians[4] > 4 * medians[3]


def test_the_rates_fall_downhill_and_uphill():
    down, up = values("adagrad_uphill")["results"]
    for (first, last, *rates), sign in ((down, 1), (up, -1)):
        point, s = [-7.0, 2.0], [0.0, 0.0]
        for _ in range(20):
            g = [point[0] / 10, 2 * point[1]]
            s = [a + b * b for a, b in zip(s, g, strict=True)]
            point = [p - sign * 0.1 * b / sqrt(a) for p, b, a in zip(point, g, s, strict=True)]
        assert first == pytest.approx(6.45) and last == pytest.approx(point[0] ** 2 / 20 + point[1] ** 2)
        assert rates == pytest.approx([0.1 / sqrt(a) for a in s])
    assert down[1] < down[0] < up[1]
    assert max(down[2] / 0.1, up[2] / 0.1) < 1 / 0.7  # after the first gradient, 0.7, the rate was 0.1 / 0.7


def test_the_exercise_by_hand_has_whole_squares():
    lengths = values("exercises/adagrad_first_steps")["lengths"]
    assert lengths[0] == pytest.approx([0.1, 0.1])
    assert lengths[1] == pytest.approx([0.1 * float(Fraction(3, 5)), 0])


def test_one_sum_for_all_leaves_the_flat_parameter_behind():
    theta = started("optimizers/adagrad_one_sum")["theta"]
    assert abs(theta[0]) > 1.5 > 0.5 > abs(theta[1])
