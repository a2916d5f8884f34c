"""The numbers of the page on outputs around zero, against SciPy quadrature, PyTorch, fractions and closed forms."""

import math
from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm
from support import book


def values(name):
    return book().runs[f"activations/{name}"].values


def test_the_mean_outputs_are_the_integrals_over_the_normal_density():
    known = values("tanh_means")
    for k, f in enumerate((expit, np.tanh, lambda z: max(z, 0))):
        mean, square = (quad(lambda z, f=f, p=p: f(z) ** p * norm.pdf(z), -12, 12, points=[0])[0] for p in (1, 2))
        assert known["means"][k] == pytest.approx(mean, abs=0.01)
        assert known["spreads"][k] == pytest.approx(math.sqrt(square - mean**2), rel=1e-6)
    assert quad(lambda z: z * norm.pdf(z), 0, 12)[0] == pytest.approx(1 / math.sqrt(2 * math.pi))


def test_with_positive_inputs_every_step_for_one_sample_goes_up_right_or_down_left():
    known, goal = values("tanh_path"), torch.tensor([1.0, -1.0], dtype=torch.float64)
    a = torch.sigmoid(torch.tensor(np.random.default_rng(27).normal(size=(12, 2))))
    for k, x in enumerate((a, a - a.mean(dim=0))):
        w, steps, signs = torch.tensor([-1.0, 1.0], dtype=torch.float64), 0, []
        while (w - goal).abs().max() >= 0.02:
            w.requires_grad_()
            (g,) = torch.autograd.grad(0.5 * (x[steps % 12] @ (w - goal)) ** 2, w)
            signs.append(bool(g.prod() >= 0))
            w, steps = (w - known["used"][k] * g).detach(), steps + 1
        assert steps == known["steps"][k]
        assert all(signs) == (k == 0)


def test_single_samples_with_positive_inputs_share_the_sign_and_batches_need_not():
    shares = values("tanh_same_sign")["shares"]
    assert shares[0][0] == 1 and all(row[0] < 1 for row in shares[1:]) and shares[0][1] < 1
    a = torch.sigmoid(torch.tensor(np.random.default_rng(0).normal(size=(100, 12, 2))))
    for size, row in zip((1, 2, 4, 12), shares, strict=True):
        for x, share in zip((a, a - a.mean(dim=1, keepdim=True)), row, strict=True):
            w = torch.tensor([[-1.0, 1.0]] * 100, dtype=torch.float64, requires_grad=True)
            y = x[:, :size, 0] - x[:, :size, 1]  # the weights of the cross: 1 and -1
            loss = 0.5 * ((torch.einsum("ijk,ik->ij", x[:, :size], w) - y) ** 2).mean(dim=1).sum()
            (g,) = torch.autograd.grad(loss, w)
            assert share == pytest.approx((g[:, 0].sign() == g[:, 1].sign()).double().mean().item())


def test_most_draws_take_more_steps_with_positive_inputs():
    known = values("tanh_path_many")
    positive, centered = np.array(known["positive"]), np.array(known["centered"])
    assert known["slower"] == (positive > centered).sum() > 80
    assert known["medians"] == [np.median(positive), np.median(centered)]
    assert max(positive) <= 500 and min(centered) >= 2


def test_the_condition_number_is_that_of_the_exact_matrix():
    known, k = values("tanh_condition"), 0
    for f in (expit, np.tanh, lambda z: max(z, 0.0)):
        m, square = (quad(lambda z, f=f, p=p: f(z) ** p * norm.pdf(z), -12, 12, points=[0])[0] for p in (1, 2))
        for d in (2, 8, 64):
            curvatures = np.linalg.eigvalsh(np.full((d, d), m * m) + (square - m * m) * np.eye(d))
            assert known["predicted"][k] == pytest.approx(curvatures[-1] / curvatures[0], rel=1e-6)
            assert known["found"][k] == pytest.approx(known["predicted"][k], rel=0.3)
            # with the input that is always 1: the squares of the singular values of a root of the exact matrix
            root = np.block([[math.sqrt(square - m * m) * np.eye(d), np.zeros((d, 1))], [np.full((1, d), m), np.ones((1, 1))]])
            assert known["with_bias"][k] == pytest.approx(np.linalg.cond(root) ** 2, rel=0.15)
            assert known["with_bias"][k] > 2 * known["found"][k]
            k += 1


def test_without_the_mean_the_limit_of_the_rate_is_the_condition_number_times_as_large():
    m, square = (quad(lambda z, p=p: expit(z) ** p * norm.pdf(z), -12, 12)[0] for p in (1, 2))
    limits = [2 / np.linalg.eigvalsh(mean**2 + (square - m * m) * np.eye(64))[-1] for mean in (m, 0)]
    assert limits[1] / limits[0] == pytest.approx(values("tanh_condition")["predicted"][2], rel=1e-6)


def test_both_networks_start_as_the_same_function_and_pytorch_takes_the_same_first_steps():
    from nnref import MLP, moons, standardize

    x, y = moons(n=100, noise=0.15, rng=0)
    x, y = torch.tensor(standardize(x)), torch.tensor(y[:, None]).double()
    first = [torch.tensor(W) for W in MLP([2, 8, 1], replicas=8, rng=0).weights]
    z_tanh = torch.tanh(x @ first[0]) @ first[1]
    z_sigmoid = torch.sigmoid(x @ (2 * first[0])) @ (2 * first[1]) - first[1].sum(dim=1, keepdim=True)
    assert torch.allclose(z_tanh, z_sigmoid, atol=1e-12)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z_tanh, y.expand(8, -1, -1), reduction="none").mean(dim=(1, 2))
    printed = book().runs["activations/tanh_network"].output
    assert printed.count(f"{np.median(loss.numpy()):.3f} to") == 2


def test_tanh_units_reach_a_lower_loss_by_both_rules():
    known = values("tanh_network")
    assert known["ends"][1] < 0.5 * known["ends"][0] and known["best"][1] < 0.5 * known["best"][0]
    assert known["ends"] == pytest.approx([float(np.median(part)) for part in known["last"]])


def test_the_shifted_sigmoid_ends_like_the_sigmoid_at_the_same_rate_and_like_tanh_at_four_times_the_rate():
    known, whole = values("tanh_only_shift"), values("tanh_network")
    assert known["steady"] == [2, 8] and whole["used"] == [2, 2]
    plain, shifted = known["ends"]
    assert plain[0] == pytest.approx(whole["ends"][0], rel=1e-6) == pytest.approx(shifted[0], rel=0.02)
    assert shifted[2] == pytest.approx(whole["ends"][1], rel=0.01)


def test_pytorch_takes_the_same_two_hundred_steps_with_the_shifted_sigmoid():
    from nnref import MLP, moons, standardize

    x, y = moons(n=100, noise=0.15, rng=0)
    x, y = torch.tensor(standardize(x)), torch.tensor(y[:, None]).double().expand(8, -1, -1)
    first = [torch.tensor(np.array(W)) for W in MLP([2, 8, 1], replicas=8, rng=0).weights]
    bias = [torch.zeros(8, 1, k, dtype=torch.float64) for k in (8, 1)]
    parts = [2 * first[0], bias[0], 2 * first[1], bias[1]]
    for part in parts:
        part.requires_grad_()
    for _ in range(200):
        z = (torch.sigmoid(x @ parts[0] + parts[1]) - 0.5) @ parts[2] + parts[3]
        losses = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none").mean(dim=(1, 2))
        grads = torch.autograd.grad(losses.sum(), parts)
        with torch.no_grad():
            for part, g in zip(parts, grads, strict=True):
                part -= 8 * g
    assert np.median(losses.detach().numpy()) == pytest.approx(values("tanh_only_shift")["ends"][1][2], rel=1e-6)


def test_one_start_of_tanh_ends_above_the_best_of_the_sigmoid():
    known = values("tanh_network")
    assert known["spread"] == [[min(part), max(part)] for part in known["last"]]
    assert known["spread"][1][1] > known["spread"][0][0]


def test_at_the_same_rate_pytorch_takes_as_many_steps():
    known = values("zero_same_rate")
    a = torch.sigmoid(torch.tensor(np.random.default_rng(0).normal(size=(100, 12, 2))))
    goal = torch.tensor([1.0, -1.0], dtype=torch.float64)
    for name, x in (("positive", a), ("centered", a - a.mean(dim=1, keepdim=True))):
        w, arrived = (-goal).repeat(100, 1), np.full(100, np.inf)
        for t in range(80):
            w.requires_grad_()
            loss = 0.5 * ((x[:, t % 12] * (w - goal)).sum(dim=1) ** 2).sum()
            w = (w - 2 * torch.autograd.grad(loss, w)[0]).detach()
            near = ((w - goal).abs().amax(dim=1) < 0.02).numpy()
            arrived[near & np.isinf(arrived)] = t + 1
        steps = np.array(known[name])[:, 2]
        assert arrived.tolist() == np.where(steps <= 80, steps, np.inf).tolist()


def test_positive_inputs_take_fewer_steps_at_equal_rates_and_do_not_stand_larger_ones():
    known = values("zero_same_rate")
    for positive, centered in known["medians"][:3]:
        assert positive < centered
    for positive, centered in known["medians"][3:]:
        assert positive == np.inf and centered < min(row[0] for row in known["medians"])
    best = values("tanh_path_many")
    assert (np.min(known["positive"], axis=1) >= best["positive"]).all()


def test_no_unit_is_centered_though_the_layer_is():
    centered, shifted = values("zero_unit_means")["rows"]
    mean, square = (quad(lambda z, p=p: np.tanh(z + 1) ** p * norm.pdf(z), -12, 12)[0] for p in (1, 2))
    assert shifted[0] < 0.01 and shifted[1] == pytest.approx(mean, abs=0.01)
    assert shifted[2] == pytest.approx(1 + 8 * mean**2 / (square - mean**2), rel=0.1)
    signs = np.array([1, -1] * 4)
    exact = np.outer(signs, signs) * mean**2 + (square - mean**2) * np.eye(8)
    same = np.full((8, 8), mean**2) + (square - mean**2) * np.eye(8)
    assert np.linalg.eigvalsh(exact) == pytest.approx(np.linalg.eigvalsh(same))
    assert centered[:2] == pytest.approx([0, 0], abs=0.01) and centered[2] < 1.2


def test_the_numbers_of_the_exercise_are_those_of_the_uniform_distribution():
    known = values("exercises/zero_by_hand")
    mean, variance = Fraction(1, 2), Fraction(1, 3) - Fraction(1, 4)
    assert known["ten"] == pytest.approx(float(1 + 10 * mean**2 / variance)) == 31
    assert known["forty"] == pytest.approx(float(1 + 40 * mean**2 / variance)) == 121
    assert known["scaled"] == 1


def test_a_common_factor_leaves_the_condition_number_as_it_is():
    x = np.random.default_rng(1).random((500, 4))
    assert np.linalg.cond((10 * x).T @ (10 * x)) == pytest.approx(np.linalg.cond(x.T @ x))
