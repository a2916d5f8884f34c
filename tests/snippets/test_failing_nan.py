"""The page on NaN, against PyTorch, SciPy, mpmath, exact integers and reruns with another cause."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
import torch
from scipy.special import log_softmax
from sklearn.datasets import load_digits
from support import book

from nnref import MLP, SGD, DivergenceError, regression_curve, train


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"failing/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def test_one_entry_takes_all_weights_in_one_step_of_torch():
    rng = np.random.default_rng(0)
    x, y, W1, W2 = (torch.from_numpy(rng.normal(size=shape)) for shape in ((8, 3), (8, 1), (3, 5), (5, 1)))
    x[0, 2] = torch.nan
    W1.requires_grad_()
    W2.requires_grad_()
    counts = []
    for _ in range(2):
        a1 = torch.tanh(x @ W1)
        a2 = a1 @ W2
        loss = ((a2 - y) ** 2).mean() / 2
        slopes = torch.autograd.grad(loss, (W1, W2))
        with torch.no_grad():
            W1 -= 0.1 * slopes[0]
            W2 -= 0.1 * slopes[1]
        counts += [int(array.isnan().sum()) for array in (x, a1, a2, loss, W1, W2)]
        x = x.nan_to_num()
    assert values("nan_spread")["counts"].tolist() == counts


@pytest.fixture(scope="module")
def by_scipy():
    """Losses of 60 steps, by SciPy's log_softmax: (largest input, rate) -> losses, and the logits of the first three."""

    def run(largest, eta, nudge=0.0):
        x, y = load_digits(return_X_y=True)
        x, y = largest / 16 * x[:500], y[:500]
        W, losses, logits = np.full((64, 10), nudge) * np.arange(10), [], []
        for _ in range(60):
            logits.append(x @ W)
            logs = log_softmax(logits[-1], axis=1)
            losses.append(-logs[range(500), y].mean())
            W = W - eta * x.T @ (np.exp(logs) - np.eye(10)[y]) / 500
        return np.array(losses), logits

    return run


def test_the_first_array_that_is_not_finite_are_the_exponentials(by_scipy):
    known = values("nan_train")
    losses, logits = by_scipy(255, 0.01)
    assert known["losses"][:2] == pytest.approx(losses[:2]) and np.isnan(known["losses"][2])
    assert known["largest"] == pytest.approx(logits[2].max())
    output, over = book().runs["failing/nan_train"].output, (logits[2] > np.log(np.finfo(float).max)).sum()
    assert f"W        0 of 640 not finite\nz        0 of 5000 not finite\ne {over:8} of 5000 not finite\n" in output


def test_the_columns_of_the_classes_that_overflowed_are_lost_first_and_all_one_step_later(by_scipy):
    x = torch.from_numpy(255 / 16 * load_digits().data[:500])
    over = torch.from_numpy((by_scipy(255, 0.01)[1][2] > np.log(np.finfo(float).max)).any(axis=0))
    W = torch.zeros(64, 10, dtype=x.dtype)
    W[:, over] = torch.nan
    later = x.T @ torch.softmax(x @ W, dim=1)
    assert values("nan_train")["lost"].tolist() == [over.sum(), later.isnan().any(0).sum()] == [2, 10]


def test_errstate_stops_in_the_exponentials_of_the_third_pass():
    assert book().runs["failing/nan_find"].output == "step 2, in softmax:\noverflow encountered in exp\n"


def test_the_error_of_train_says_where_and_the_network_gets_its_parameters_back():
    output = " ".join(book().runs["failing/nan_error"].output.split())
    x, y = regression_curve(50, noise=0.1, rng=0)
    net = MLP([1, 20, 1], "relu", init="he", rng=0)
    with pytest.raises(DivergenceError) as raised:
        train(net, x, y, "squared_error", SGD(5.0), 300)
    assert str(raised.value) in output and np.isfinite(net.theta).all()
    assert values("nan_error")["last"][0].tolist() == [raised.value.history.epochs] * 2
    assert output.endswith("rate 0.2 loss 0.011")


def test_exp_overflows_above_the_logarithm_of_the_largest_number():
    largest = [65504, (2**24 - 1) * 2**104, (2**53 - 1) * 2**971]
    assert values("nan_causes")["limits"] == pytest.approx([float(mpmath.log(M)) for M in largest], abs=1e-9)


def test_the_length_of_zeros_is_finite_and_torch_finds_nan_for_its_slope():
    u = torch.zeros(2, requires_grad=True)
    length = (u**2).sum().sqrt()
    length.backward()
    known = values("nan_causes")
    assert known["length"] == length.item() == 0 and u.grad.isnan().all() and np.isnan(known["slope"]).all()


def test_the_descent_that_diverges_overflows_after_eight_exact_steps():
    w, exact = Fraction(1), [Fraction(1)]
    while abs(w) < 2**1024:
        w = w - 3 * w**3
        exact.append(w)
    left = values("nan_causes")["w"]
    assert len(left) == len(exact) + 1 and np.isinf(left[-2]) and np.isnan(left[-1])
    assert left[:-2] == pytest.approx([float(w) for w in exact[:-1]])


def test_without_overflow_the_loss_still_jumps_unless_the_inputs_are_scaled(by_scipy):
    unscaled, scaled = values("nan_cured")["runs"]
    losses = by_scipy(255, 0.01)[0]
    assert unscaled[:10] == pytest.approx(losses[:10], rel=1e-6) and losses.max() < 1100 and losses[2] > 500
    assert (losses[40:] < 1.5).all() and unscaled[-1] == pytest.approx(losses[-1], abs=0.03)
    nudged = by_scipy(255, 0.01, 1e-13)[0]  # what is printed of it does not hang on rounding
    assert nudged[:4] == pytest.approx(losses[:4], abs=1e-4) and f"{nudged[-1]:.1f}" == f"{losses[-1]:.1f}"
    assert scaled == pytest.approx(by_scipy(1, 2.0)[0], rel=1e-9) and (np.diff(scaled) < 0).all()


def test_the_logarithm_of_the_sum_is_between_0_and_log_k():
    z = 300 * np.random.default_rng(0).normal(size=(50, 7))
    S = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1))
    assert (S >= 0).all() and (S <= np.log(7)).all()
    assert S - (z[:, 2] - z.max(axis=1)) == pytest.approx(-log_softmax(z, axis=1)[:, 2])


def test_nan_is_neither_equal_nor_larger_and_clipping_keeps_it():
    output = book().runs["failing/nan_hides"].output
    assert "nan == nan: False\nnan > 1000000: False\n" in output
    assert "largest output: [0]\n" in output
    for second, left in (("nan", "[nan nan]"), ("inf", "[ 0. nan]")):
        g = torch.tensor([30.0, float(second)], requires_grad=True)
        g.grad = g.detach().clone()
        torch.nn.utils.clip_grad_norm_([g], 1.0)
        assert g.grad[1].isnan() and f"clipped: [30. {second}] -> {left}\n" in output


def test_an_epsilon_caps_the_loss_and_takes_the_slope():
    with mpmath.workdps(320):
        for z, row in zip((-5, -20, -40, -700), values("nan_eps")["table"], strict=True):
            a, eps = 1 / (1 + mpmath.exp(-z)), mpmath.mpf("1e-12")
            exact = [-mpmath.log(a), a - 1, -mpmath.log(a + eps), -a * (1 - a) / (a + eps)]
            assert row == pytest.approx([float(number) for number in exact], rel=1e-6)
    assert (values("nan_eps")["tiny"] == 0).all()
