"""The page on L1 regularization, against scikit-learn's lasso, SciPy, fractions and PyTorch."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import lsq_linear, minimize
from sklearn.linear_model import Lasso, lasso_path
from support import book


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"overfitting/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def lasso(x, y, strength):
    """Coordinate descent; its loss is ours."""
    return Lasso(alpha=strength, fit_intercept=False, tol=1e-12, max_iter=100000).fit(x, y).coef_


def test_the_rule_for_one_weight_is_that_of_exact_fractions():
    known = values("l1_threshold")
    for a, soft, shrunk in zip(("2.5", "1.2", "0.8", "-0.4", "-2.6"), known["soft"], known["shrunk"], strict=True):
        a = Fraction(a)
        exact = max(a - 1, 0) + min(a + 1, 0)
        assert (soft, shrunk) == pytest.approx((float(exact), float(a / 2)))


def test_the_lowest_points_in_square_and_disk_are_those_of_a_constrained_search():
    known = values("l1_corner")
    H, w_hat = np.array([[1, 0.3], [0.3, 1]]), np.array([1.2, 0.5])
    limits = (lambda w: 0.6 - np.abs(w).sum(), lambda w: 0.36 - w @ w)
    for best, limit in zip(known["best"], limits, strict=True):
        rule = {"type": "ineq", "fun": limit}
        found = minimize(lambda w: (w - w_hat) @ H @ (w - w_hat), [0.3, 0.1], constraints=rule, tol=1e-12).x
        assert best == pytest.approx(found, abs=0.02)
    assert known["best"][0][1] == pytest.approx(0, abs=1e-9)


def test_with_the_minimum_at_1_1_the_square_is_touched_in_the_middle_of_a_side():
    H = np.array([[1, 0.3], [0.3, 1]])
    rule = {"type": "ineq", "fun": lambda w: 0.6 - np.abs(w).sum()}
    found = minimize(lambda w: (w - 1) @ H @ (w - 1), [0.1, 0.4], constraints=rule, tol=1e-12).x
    assert found == pytest.approx([0.3, 0.3], abs=1e-4)


def test_proximal_steps_arrive_at_the_lasso_of_scikit_learn():
    known = values("l1_steps")
    w = lasso(known["x"], known["y"], 0.3)
    assert known["w"] == pytest.approx(w, abs=1e-9)
    assert (known["w"] == 0).tolist() == (w == 0).tolist() == (known["truth"] == 0).tolist()


def test_the_conditions_hold_for_the_gradient_of_torch():
    known = values("l1_steps")
    w = torch.tensor(known["w"], requires_grad=True)
    loss = ((torch.from_numpy(known["x"]) @ w - torch.from_numpy(known["y"])) ** 2).mean() / 2
    (g,) = torch.autograd.grad(loss, w)
    g = g.numpy()
    used = known["w"] != 0
    assert g[used] == pytest.approx(-0.3 * np.sign(known["w"][used]), abs=1e-9)
    assert np.abs(g[~used]).max() == pytest.approx(known["inside"]) and known["inside"] < 0.3
    assert known["off"] < 1e-9


def test_subgradient_steps_never_have_a_zero():
    known = values("l1_steps")
    assert known["zeros"][:, 0].tolist() == [0, 0, 0, 0]
    assert known["zeros"][:, 1].tolist() == [2, 5, 5, 5]
    assert known["floor"] > 0.01


def test_the_path_is_that_of_coordinate_descent():
    known = values("l1_path")
    some = [0, 40, 80, 100, 120]
    _, w, _ = lasso_path(known["x"], known["y"], alphas=known["strengths"][some][::-1], tol=1e-12, max_iter=100000)
    assert known["w"][:, some] == pytest.approx(w[:, ::-1], abs=1e-6)
    ridge = lsq_linear(np.vstack([known["x"], np.sqrt(40) * np.eye(8)]), np.append(known["y"], np.zeros(8))).x
    k = int(np.abs(known["strengths"] - 1).argmin())
    assert known["strengths"][k] == pytest.approx(1)
    assert known["ridge"][k] == pytest.approx(ridge, abs=1e-6)


def test_all_weights_are_zero_from_the_largest_slope_on():
    known = values("l1_path")
    assert np.all(lasso(known["x"], known["y"], known["empty"] * 1.0001) == 0)
    assert np.any(lasso(known["x"], known["y"], known["empty"] * 0.999) != 0)
    assert known["last"].max() <= known["empty"] and (np.diff(known["last"]) >= 0).all()


def test_the_inputs_kept_in_the_draws_are_those_of_scikit_learn():
    known = values("l1_support")
    rng = np.random.default_rng(0)
    x = rng.standard_normal((2, 60, 40, 8))
    y = x @ known["truth"] + rng.standard_normal((2, 60, 40))
    for draw in (0, 7, 33):
        w = lasso(x[0, draw], y[0, draw], known["strengths"][known["best"][draw]])
        assert known["chosen"][draw] == pytest.approx(w, abs=1e-5)
        assert (known["chosen"][draw] != 0).tolist() == (np.abs(w) > 1e-9).tolist()
    assert known["found"].tolist() == [3] * 60
    assert known["exact"] == (known["false"] == 0).sum() and known["means"][1] == known["false"].mean()


def test_the_larger_strength_keeps_what_scikit_learn_keeps_at_that_strength():
    known = values("l1_support")
    rng = np.random.default_rng(0)
    x = rng.standard_normal((2, 60, 40, 8))[0]
    y = x @ known["truth"] + rng.standard_normal((2, 60, 40))[0]
    assert known["used"] == pytest.approx(200 ** (10 / 15) / 100)
    kept = np.abs([lasso(*draw, known["used"]) for draw in zip(x, y, strict=True)]) > 1e-9
    assert known["kept"][0] == pytest.approx(kept[:, known["truth"] != 0].sum() / 60) == 3
    assert known["kept"][1] == pytest.approx(kept[:, known["truth"] == 0].sum() / 60)


def test_some_of_the_weights_that_are_0_belong_to_pixels_without_ink():
    from nnref import MLP, digits, split

    known, ((x, _), _) = values("l1_digits"), split(*digits(), (0.3, 0.7), rng=0)
    blank = x.max(axis=0) == 0
    assert known["blank"].tolist() == blank.tolist() and blank.sum() == 5
    # no sample moves such a weight: each step brings it closer to 0 by 0.3 times the strength
    start = np.abs(MLP([64, 16, 10], "relu", init="he", rng=0).weights[0][blank])
    steps = 40 * -(-len(x) // 135)
    assert known["inkless"].tolist() == [int((start <= steps * 0.3 * k).sum()) for k in (0, 0.003, 0.01)]


def test_which_of_two_near_copies_is_dropped_agrees_with_scikit_learn():
    known = values("l1_correlated")
    H, c = known["H"], known["c"][..., 0]
    dropped = np.zeros(2, dtype=int)
    for matrix, slope in zip(H, c, strict=True):
        root = np.linalg.cholesky(matrix).T * np.sqrt(2)  # two rows with the same H and c
        dropped += lasso(root, np.linalg.solve(root.T, 2 * slope), 0.1) == 0
    assert known["zeros"][0].tolist() == dropped.tolist()
    assert known["zeros"][1].tolist() == [0, 0]


def test_the_first_proximal_epochs_on_digits_are_those_of_torch():
    from nnref import L1, MLP, SGD, digits, split, train

    x, y = digits()
    (x, y), _ = split(x / 16, y, (0.3, 0.7), rng=0)
    net = MLP([64, 16, 10], "relu", init="he", rng=0)
    W = [torch.tensor(part.copy(), requires_grad=True) for part in net.weights]
    b = [torch.tensor(part.copy(), requires_grad=True) for part in net.biases]
    train(net, x, y, "softmax_cross_entropy", SGD(0.3), epochs=3, penalty=L1(0.01))
    for _ in range(3):
        z = torch.relu(torch.from_numpy(x) @ W[0] + b[0]) @ W[1] + b[1]
        slopes = torch.autograd.grad(torch.nn.functional.cross_entropy(z, torch.from_numpy(y)), W + b)
        with torch.no_grad():
            for k in range(2):
                W[k] -= 0.3 * slopes[k]
                W[k].copy_(torch.nn.functional.softshrink(W[k], 0.003))
                b[k] -= 0.3 * slopes[2 + k]
    for mine, theirs in zip(net.weights, W, strict=True):
        assert mine == pytest.approx(theirs.detach().numpy(), abs=1e-9)
        assert (mine == 0).any()


def test_digits_lose_a_third_of_the_weights_before_they_lose_accuracy():
    known = values("l1_digits")
    assert known["shares"][0] == 0 and 0.3 < known["shares"][1] < known["shares"][2]
    assert known["scores"][0] - known["scores"][1] < 0.015 < 0.03 < known["scores"][0] - known["scores"][2]


def test_coarse_and_fine_columns_are_at_right_angles_and_thresholded():
    known = values("l1_details")
    assert known["x"].T @ known["x"] / 32 == pytest.approx(np.eye(2), abs=1e-12)
    assert known["soft"] == pytest.approx(lasso(known["x"], known["y"], 0.15), abs=1e-9)
    assert known["soft"][0] == 0


def test_only_sgd_ends_with_zeros():
    table = values("l1_any_optimizer")["table"]
    assert table[0][0] == 6 and table[1][0] == table[2][0] == 0
    assert table[:, 1].tolist() == [6, 6, 6]


def test_the_exercise_by_hand_agrees_with_fractions():
    known = values("exercises/l1_soft")
    assert known["l1"] == pytest.approx(-1.2) and known["l2"] == pytest.approx(float(Fraction(-17, 15)))
    assert known["after"] == pytest.approx(0.05)
