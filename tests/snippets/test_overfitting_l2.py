"""The page on L2 regularization, against scikit-learn's ridge, mpmath, exact fractions and SciPy."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from sklearn.linear_model import Ridge
from support import book


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"overfitting/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def ridge_of_sklearn(x, y, strength, fit_intercept=False):
    """Its loss is a sum without a half, so its alpha is n times ours."""
    return Ridge(alpha=len(x) * strength, fit_intercept=fit_intercept).fit(x, y).coef_


def test_the_closed_form_is_the_ridge_of_scikit_learn():
    known = values("l2_closed")
    assert known["w"] == pytest.approx(ridge_of_sklearn(known["x"], known["y"], 0.2), rel=1e-9)
    assert known["w_hat"] == pytest.approx(np.linalg.lstsq(known["x"], known["y"], rcond=None)[0], rel=1e-9)


def test_the_trained_weights_are_those_of_a_solution_with_fifty_digits():
    known = values("l2_closed")
    with mpmath.workdps(50):
        x, y = mpmath.matrix(known["x"].tolist()), mpmath.matrix(known["y"].tolist())
        exact = mpmath.lu_solve(x.T * x / 30 + mpmath.mpf(0.2) * mpmath.eye(3), x.T * y / 30)
    assert known["w"] == pytest.approx([float(value) for value in exact], rel=1e-12)
    assert known["difference"] < 1e-12


def test_each_direction_keeps_the_share_of_its_singular_value():
    known = values("l2_closed")
    squares = np.linalg.svd(known["x"], compute_uv=False)[::-1] ** 2 / 30
    assert known["factors"] == pytest.approx(squares / (squares + 0.2), rel=1e-9)


def test_the_bowl_keeps_the_shares_of_exact_fractions_and_its_points_are_minima():
    known = values("l2_bowl")
    for strength, shares in zip((Fraction(0), Fraction(1, 10), Fraction(1)), known["shares"], strict=True):
        exact = [s / (s + strength) for s in (Fraction(1, 10), Fraction(1))]
        assert list(shares) == pytest.approx([float(share) for share in exact])
    H = np.array([[0.8 * 0.8 * 0.1 + 0.36, -0.48 * 0.1 + 0.48], [-0.48 * 0.1 + 0.48, 0.36 * 0.1 + 0.64]])
    found = minimize(lambda w: (w - [2.4, 0.2]) @ H @ (w - [2.4, 0.2]) / 2 + w @ w / 2, [0, 0], tol=1e-10).x
    assert known["w"] == pytest.approx(found, abs=1e-6)


def test_a_penalized_bias_is_pulled_away_from_the_mean_of_the_targets():
    (w, b), (w_both, b_both) = values("l2_bias")["fits"]
    slope = Fraction(2, 3) / (Fraction(2, 3) + Fraction(1, 2))
    assert (w, b) == pytest.approx((float(slope), 20))
    assert (w_both, b_both) == pytest.approx((float(slope), float(20 / Fraction(3, 2))))


def test_paths_and_errors_are_those_of_scikit_learn_with_its_own_intercept():
    known = values("l2_paths")
    x, y = known["x"] + known["mean_x"], known["y"] + known["mean_y"]
    for k in (0, 25, 50):
        model = Ridge(alpha=14 * known["strengths"][k]).fit(x, y)
        assert known["w"][k] == pytest.approx(model.coef_, rel=1e-7)
        assert known["training"][k] == pytest.approx(((model.predict(x) - y) ** 2).mean(), rel=1e-7)
    assert known["best"] == 25 and known["validation"].argmin() == 25
    assert (np.diff(known["training"]) > 0).all()


def test_the_effective_number_is_the_trace_of_the_matrix_from_targets_to_outputs():
    known = values("l2_paths")
    for k in (0, 25, 50):
        x, strength = known["x"], known["strengths"][k]
        hat = x @ np.linalg.inv(x.T @ x + 14 * strength * np.eye(6)) @ x.T
        assert known["effective"][k] == pytest.approx(np.trace(hat))


def test_a_network_with_the_good_strength_is_nearest_to_the_sine():
    known = values("l2_network")
    medians = [quartiles[1] for quartiles in known["quartiles"]]
    assert medians[1] < 0.8 * min(medians[0], medians[2])
    assert (np.diff(known["training"]) > 0).all()


def test_the_first_steps_of_the_network_are_those_of_torch():
    from nnref import L2, MLP, Adam, train

    known = values("l2_network")
    x, y = known["x"][0], known["y"][0]
    net = MLP([1, 16, 16, 1], "tanh", rng=0)
    parts = [torch.tensor(part.copy(), requires_grad=True) for part in (*net.weights, *net.biases)]
    train(net, x, y, "mse", Adam(0.05), epochs=10, penalty=L2(0.1))
    m, v = [torch.zeros_like(part) for part in parts], [torch.zeros_like(part) for part in parts]
    for t in range(1, 11):  # Adam in torch's numbers: importing torch.optim takes seconds
        a = torch.from_numpy(x)
        for layer in range(3):
            a = a @ parts[layer] + parts[layer + 3]
            a = torch.tanh(a) if layer < 2 else a
        loss = ((a - torch.from_numpy(y)) ** 2).mean() + 0.05 * sum((W**2).sum() for W in parts[:3])
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for k, g in enumerate(slopes):
                m[k] = 0.9 * m[k] + 0.1 * g
                v[k] = 0.999 * v[k] + 0.001 * g**2
                parts[k] -= 0.05 * (m[k] / (1 - 0.9**t)) / (torch.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
    for W, peer in zip(net.weights, parts[:3], strict=True):
        assert W == pytest.approx(peer.detach().numpy(), abs=1e-6)


def test_the_unit_of_an_input_changes_its_effect():
    known = values("l2_scale")
    for scale, effects in zip((1, 0.001, 1000), known["effects"], strict=True):
        assert effects == pytest.approx(ridge_of_sklearn(known["x"] * [1, scale], known["y"], 0.1) * [1, scale], rel=1e-6)


def test_no_weight_is_zero_once_there_is_a_penalty():
    known = values("l2_not_zero")
    for strength, w in zip((0.01, 0.1, 1, 100), known["table"][1:], strict=True):
        assert w == pytest.approx(ridge_of_sklearn(known["x"], known["y"], strength), rel=1e-7)
        assert min(np.abs(w)) > 1e-3
    assert known["table"][0] == pytest.approx([2, 0, 0.2], abs=1e-12)


def test_the_exercise_on_shares_agrees_with_fractions():
    known = values("exercises/l2_shares")
    shares = [Fraction(4) / 5, Fraction(1, 4) / Fraction(5, 4)]
    assert known["shares"] == pytest.approx([float(share) for share in shares])
    assert (known["effective"], known["alpha"]) == (float(sum(shares)), 50)
