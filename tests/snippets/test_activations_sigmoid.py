"""The numbers of the page on the sigmoid, against mpmath, SciPy, PyTorch and closed forms."""

import math
from fractions import Fraction

import numpy as np
import pytest
import torch
from mpmath import mp, mpf
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit
from support import book, solved

X, Y = np.arange(1, 9), np.array([0, 0, 1, 0, 1, 1, 1, 1])


def values(name):
    return book().runs[f"activations/{name}"].values


def exact(z):
    with mp.workdps(50):
        return float(1 / (1 + mp.exp(-mpf(z))))


def smooth_loss(w):
    return ((expit(w * X - 4) - Y) ** 2).mean() / 2


def test_the_loss_of_the_step_function_changes_only_where_a_sample_crosses_zero():
    crossings = sorted(Fraction(4, int(x)) for x in X)
    known, half = values("sigmoid_staircase"), Fraction(1, 1000)

    def staircase(w):
        return sum((int(w * int(x) - 4 > 0) - int(y)) ** 2 for x, y in zip(X, Y, strict=True))

    for low, high in zip(crossings, crossings[1:], strict=False):
        assert staircase(low + half) == staircase(high - half)
    assert known["losses"] == pytest.approx([smooth_loss(w) for w in known["places"]])


def test_small_changes_of_the_weight_show_with_the_sigmoid_only():
    known = values("sigmoid_nudge")
    assert [pair[0] for pair in known["changes"][1:]] == [0, 0] and known["changes"][0][0] == -0.5 / 8
    for (_, change), nudge in zip(known["changes"], (0.1, 0.01, 0.001), strict=True):
        assert change == pytest.approx(smooth_loss(0.6 + nudge) - smooth_loss(0.6))
    w = torch.tensor(0.6, dtype=torch.float64, requires_grad=True)
    loss = ((torch.sigmoid(w * torch.tensor(X) - 4) - torch.tensor(Y)) ** 2).mean() / 2
    loss.backward()
    assert known["changes"][2][1] / 0.001 == pytest.approx(w.grad.item(), rel=0.02)


def test_descent_ends_at_the_lowest_place_of_the_sigmoid_and_does_not_move_the_step():
    ends = values("sigmoid_nudge")["ends"]
    assert ends[0] == 0.6
    assert ends[1] == pytest.approx(minimize_scalar(smooth_loss, bracket=[0.9, 1.2]).x, abs=1e-3)


def test_the_sigmoid_is_symmetric_and_its_inverse_is_the_log_odds():
    heights, known = values("sigmoid_curve")["heights"], values("sigmoid_log_odds")
    assert heights == pytest.approx([exact(-2), exact(2)], rel=1e-12)
    assert sum(heights) == pytest.approx(1, rel=1e-12)
    assert known["odds"][3] == pytest.approx(9) and known["z"] == pytest.approx(logit(known["p"]).tolist())
    assert known["back"] == pytest.approx(known["p"])


def test_the_slopes_are_those_of_autograd_and_at_most_a_quarter():
    known = values("sigmoid_slopes")
    z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
    torch.sigmoid(z).sum().backward()
    assert known["slopes"] == pytest.approx(z.grad.tolist(), rel=1e-9)
    assert known["top"] == pytest.approx(0.25, abs=1e-9) and known["place"] == pytest.approx(0, abs=1e-9)


def test_steeper_sigmoids_have_the_slope_s_over_four_and_close_in_on_the_step():
    known = values("sigmoid_steepness")
    for k, s in enumerate((1, 4, 16)):
        assert known["at_zero"][k] == pytest.approx(s / 4, rel=1e-6)
        with mp.workdps(30):
            assert known["at_one"][k] == pytest.approx(float(mp.diff(lambda z, s=s: 1 / (1 + mp.exp(-s * z)), 1)), rel=1e-3)
        assert known["gaps"][k] == pytest.approx(1 - exact(s / 2))


def test_the_stable_form_is_exact_and_the_other_form_is_not_a_number():
    known = values("sigmoid_overflow")
    assert known["twice"] == pytest.approx([exact(exact(z)) for z in (-1000, -2, 2, 1000)])
    assert "nan]" in book().runs["activations/sigmoid_overflow"].output.splitlines()[2]
    assert known["twice"][0] == 0.5 and known["twice"][3] == pytest.approx(exact(1))


def test_descent_without_an_activation_function_finds_the_least_squares_weight():
    known = values("sigmoid_three_claims")
    best = np.linalg.lstsq(np.array(known["x"])[:, None], np.array(known["y"]), rcond=None)[0][0]
    assert known["w"] == pytest.approx(best, abs=1e-6)
    assert known["recovered"] == pytest.approx(known["z"], abs=1e-9)


def test_the_sigmoid_leaves_its_tangent_and_does_not_rise_evenly():
    known = values("sigmoid_nearly_linear")
    assert known["errors"] == pytest.approx([0.5 + z / 4 - exact(z) for z in (0.1, 0.5, 1, 2, 4)])
    assert known["first"] == pytest.approx(exact(2) - 0.5) and known["second"] == pytest.approx(exact(4) - exact(2))


def test_an_output_of_zero_is_computed_with():
    known = values("sigmoid_low_output")
    assert known["next_z"][0] == [1, 1, -1]
    assert known["next_z"][1] == pytest.approx([1 - 2 * exact(z) for z in (-3, -1, 1)])


def test_the_solution_of_the_exercise_keeps_its_digits_everywhere():
    z = np.array([-700.0, -40, -3, 0, 2, 36])
    a, slope = solved("activations/sigmoid_stable")["sigmoid"](z)
    with mp.workdps(400):
        assert a == pytest.approx([float(1 / (1 + mp.exp(-mpf(u)))) for u in z], rel=1e-12, abs=0)
        assert slope == pytest.approx([float(mp.exp(-mpf(u)) / (1 + mp.exp(-mpf(u))) ** 2) for u in z], rel=1e-12, abs=0)


def test_the_exercise_by_hand_has_the_odds_three_to_one():
    known = values("exercises/sigmoid_by_hand")
    assert [known["p"], known["opposite"], known["w_slope"]] == pytest.approx([3 / 4, 1 / 4, 3 / 8])
    assert math.exp(known["z"]) == pytest.approx(3)
