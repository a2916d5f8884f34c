"""The numbers of the page on dropout, against exact enumeration in fractions, closed forms, SciPy and PyTorch."""

import re
from fractions import Fraction
from itertools import product
from math import sqrt

import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from support import book, solved


def values(name):
    return book().runs[f"overfitting/{name}"].values


def output(name):
    return book().runs[f"overfitting/{name}"].output


def masked(terms, p):
    """Every output of a linear unit with dropout, with its probability."""
    for mask in product((0, 1), repeat=len(terms)):
        chance = (1 - p) ** sum(mask) * p ** (len(mask) - sum(mask))
        yield sum(m * term for m, term in zip(mask, terms, strict=True)) / (1 - p), chance


@pytest.mark.parametrize("p", [Fraction(1, 5), Fraction(1, 2), Fraction(4, 5)])
def test_the_mean_of_one_unit_is_kept_and_its_variance_is_that_of_the_page_exactly(p):
    a = Fraction(2)
    mean = sum(chance * out for out, chance in masked([a], p))
    assert mean == a
    assert sum(chance * (out - a) ** 2 for out, chance in masked([a], p)) == p / (1 - p) * a**2


def test_the_measured_means_and_variances_are_close_to_the_exact_ones():
    known = values("dropout_mask")
    for p, mean, variance, theory in known["table"]:
        exact = p / (1 - p) * 4
        assert theory == pytest.approx(exact)
        assert mean == pytest.approx(2, abs=4 * sqrt(exact / known["draws"]))
        assert variance == pytest.approx(exact, rel=0.03)


def test_the_average_over_eight_masks_is_error_plus_penalty_in_fractions():
    known = values("dropout_eight_masks")
    p, x, w, y = Fraction(1, 4), (1, -2, 3), (Fraction(1, 2), 1, Fraction(1, 4)), 1
    terms = [u * v for u, v in zip(x, w, strict=True)]
    average = sum(chance * (y - out) ** 2 for out, chance in masked(terms, p))
    error, penalty = (y - sum(terms)) ** 2, p / (1 - p) * sum(term**2 for term in terms)
    assert average == error + penalty == Fraction(14, 3)
    assert known["average"] == pytest.approx(float(average), abs=1e-14)
    assert known["gap"] < 1e-14 and known["error"] == float(error)
    assert len(re.findall("chance", output("dropout_eight_masks"))) == 8


def test_behind_one_hidden_layer_the_formula_holds_with_its_outputs_and_behind_two_it_is_lost():
    p, y = Fraction(1, 4), Fraction(1)
    h = [max(Fraction(0), z) for z in (Fraction(2), Fraction(-1), Fraction(3, 2))]  # ReLU; the mask comes after it
    v = (Fraction(1), Fraction(2), Fraction(-1, 2))
    terms = [one * other for one, other in zip(h, v, strict=True)]
    penalty = p / (1 - p) * sum(term**2 for term in terms)
    assert sum(chance * (y - out) ** 2 for out, chance in masked(terms, p)) == (y - sum(terms)) ** 2 + penalty
    bent = sum(chance * (y - max(Fraction(0), out - 1)) ** 2 for out, chance in masked(terms, p))
    assert bent != (y - max(Fraction(0), sum(terms) - 1)) ** 2 + penalty


def test_the_expected_loss_of_all_masks_has_its_minimum_at_the_ridge_of_the_page():
    known = values("dropout_ridge")
    x, y, p = (np.array(known[name]) for name in "xyp")
    masks = list(product((0, 1), repeat=3))

    def expected(w):  # each sample has masks of its own, so the expectations add up
        chances = [(1 - p) ** sum(m) * p ** (3 - sum(m)) for m in masks]
        return sum(c * ((x * m @ w / (1 - p) - y) ** 2).mean() / 2 for m, c in zip(masks, chances, strict=True))

    assert known["ridge"] == pytest.approx(minimize(expected, np.zeros(3), tol=1e-10).x, abs=1e-5)
    assert known["plain"] == pytest.approx(np.linalg.lstsq(x, y)[0], rel=1e-9)
    assert known["from_plain"] == pytest.approx(np.linalg.norm(np.subtract(known["plain"], known["ridge"])))


def test_the_mean_of_runs_comes_to_the_ridge_as_one_over_the_root_of_their_number():
    known = values("dropout_ridge")
    predicted = known["far"][0] / np.sqrt(known["counts"])
    assert np.array(known["far"]) == pytest.approx(predicted, rel=0.25)
    assert np.array(known["far"][:5]) == pytest.approx(predicted[:5], rel=0.07)
    assert known["ratio"] == pytest.approx(8, rel=0.2)
    assert known["far"][0] < known["from_plain"] / 5


def test_one_run_is_that_of_pytorch_from_the_same_masks():
    known = values("dropout_ridge")
    x, y = (torch.tensor(np.array(known[name])) for name in "xy")
    rng = np.random.default_rng(0)
    rng.normal(size=(10, 3)), rng.normal(size=10)
    w = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    for _ in range(known["step"] + 1):
        factor = torch.tensor((rng.random((known["runs"], 10, 3))[0] >= known["p"]) / (1 - known["p"]))
        loss = ((x * factor) @ w - y).square().mean() / 2
        (slope,) = torch.autograd.grad(loss, w)
        w = (w - known["eta"] * slope).detach().requires_grad_()
    printed = re.search(r"one run +\[(.*?)\]", output("dropout_ridge")).group(1)
    assert [float(part) for part in printed.split()] == pytest.approx(w.tolist(), abs=0.0051)


def test_training_and_prediction_agree_in_the_first_two_ways_only():
    known = values("dropout_mistakes")
    full = known["rows"][0][1]
    assert full == pytest.approx(float(np.dot(known["a"], known["w"])))
    expected = [(full, full), (0.8 * full, 0.8 * full), (full, 0.8 * full), (0.8 * full, full), (0.25 * full, full)]
    spread = sqrt(0.25 * np.sum((np.array(known["a"]) * known["w"]) ** 2))
    for (seen, predicted), (train, predict) in zip(known["rows"], expected, strict=True):
        assert seen == pytest.approx(train, abs=4 * spread / sqrt(known["draws"]))
        assert predicted == pytest.approx(predict)
    assert len(set(known["left_on"])) == 3
    assert np.abs(np.array(known["left_on"]) - full).max() < 4 * spread


def test_dropout_on_the_output_asks_for_one_minus_p_times_the_target():
    known, y, p = values("dropout_on_output"), Fraction(3), Fraction(1, 2)
    assert known["best"] == (1 - p) * y
    for y_hat, loss in zip(known["outputs"], known["loss"], strict=True):
        exact = (y - Fraction(y_hat)) ** 2 + p / (1 - p) * Fraction(y_hat) ** 2
        assert loss == pytest.approx(float(exact))


def test_pytorch_scales_in_training_and_does_nothing_at_prediction():
    layer, ones = torch.nn.Dropout(0.2), torch.ones(1000, dtype=torch.float64)
    assert sorted({round(number, 9) for number in layer(ones).tolist()}) == [0, 1.25]
    assert layer.eval()(ones).tolist() == ones.tolist()


def test_the_network_acts_on_rng_only():
    known = values("dropout_mlp")
    assert len(set(known["off"])) == 1 and len(set(known["on"])) == 3
    assert known["same"]
    assert values("dropout_no_scaling")["apart"] == 0
    good = values("dropout_for_good")
    assert good["count"] == 8 and good["n"] == 40 and good["numbers"] == 2 * 8 + 8 + 8 + 1


def test_the_exercise_by_hand_is_right_in_fractions():
    known, p = values("exercises/dropout_by_hand"), Fraction(1, 2)
    outs = list(masked([2, 2, -2], p))
    mean = sum(chance * out for out, chance in outs)
    assert known["mean"] == mean
    assert known["variance"] == sum(chance * (out - mean) ** 2 for out, chance in outs)
    assert known["error"] == sum(chance * (1 - out) ** 2 for out, chance in outs)


def test_the_solution_of_the_backward_exercise_is_the_gradient_of_pytorch():
    ours = solved("overfitting/dropout_backward")
    x, y, m = (torch.tensor(ours[name]) for name in "xym")
    W, v = (torch.tensor(ours[name], requires_grad=True) for name in "Wv")
    loss = ((m * torch.tanh(x @ W) / 0.5) @ v - y).square().mean() / 2
    loss.backward()
    assert ours["loss"] == pytest.approx(loss.item())
    np.testing.assert_allclose(ours["dW"], W.grad.numpy(), rtol=1e-9)
    np.testing.assert_allclose(ours["dv"], v.grad.numpy(), rtol=1e-9)
