"""The numbers of the page on the softmax, against SciPy, PyTorch and closed forms."""

import re

import numpy as np
import pytest
import torch
from scipy.special import expit, log_softmax, logsumexp, softmax
from support import book


def values(name):
    return book().runs[f"activations/{name}"].values


def output(name):
    return book().runs[f"activations/{name}"].output


def test_the_outputs_of_the_first_figure_are_those_of_scipy():
    known = values("softmax_one_logit")
    assert np.array(known["a"]) == pytest.approx(softmax(known["z"], axis=1), rel=1e-12)
    assert known["sums"] == pytest.approx(np.ones(101))
    assert (np.diff(known["a"], axis=0) * [1, -1, -1] > 0).all()  # one rises, the others fall


def test_rows_and_shifted_logits_have_the_probabilities_of_scipy():
    known = values("softmax_rows")
    assert known["a"] == pytest.approx(softmax(known["z"], axis=1), rel=1e-12) and known["ratio"] == pytest.approx(np.e)
    shifted = values("softmax_shift")
    assert shifted["shifted"] == pytest.approx(softmax([1000.0, 999.0, 998.0]), rel=1e-12)
    assert output("softmax_shift").startswith("direct  [nan nan nan]")


def test_two_logits_are_one_sigmoid():
    known = values("softmax_two")
    z = np.array(known["z"])
    assert np.array(known["a"])[:, 0] == pytest.approx(expit(z[:, 0] - z[:, 1]), rel=1e-9)


def test_the_jacobian_is_that_of_autograd_and_so_is_what_goes_back():
    known = values("softmax_jacobian")
    z = torch.tensor(known["z"], dtype=torch.float64)
    wanted = torch.autograd.functional.jacobian(lambda u: torch.softmax(u, 0), z).numpy()
    assert known["J"] == pytest.approx(wanted, abs=1e-12)
    assert known["back"] == pytest.approx(np.array(known["g"]) @ wanted, abs=1e-12)
    assert "False" not in output("softmax_jacobian")


def test_the_temperature_moves_the_outputs_from_the_largest_to_a_third():
    known = values("softmax_temperature")
    T, a = np.array(known["T"]), np.array(known["a"])
    assert a == pytest.approx(np.exp([log_softmax(np.array([2.0, 1.0, 0.0]) / t) for t in T]), rel=1e-9, abs=1e-30)
    assert a[0] == pytest.approx([1, 0, 0], abs=1e-8) and a[-1] == pytest.approx(np.full(3, 1 / 3), abs=0.02)
    assert (np.diff(a, axis=1) < 0).all()  # the order stays


def test_the_wrong_axis_and_the_second_softmax_show_in_the_sums():
    z = np.array(values("softmax_axis")["z"])
    assert values("softmax_axis")["sums"] == pytest.approx(softmax(z, axis=0).sum(axis=1), rel=1e-12)
    twice = values("softmax_twice")
    assert twice["most"] == pytest.approx(softmax([1, 0, 0])[0]) and twice["loss"] == pytest.approx(np.log((np.e + 2) / np.e))
    for k in (2, 3, 10):  # no second output is above that of 1 among zeros
        assert softmax(softmax(np.random.default_rng(0).normal(scale=9, size=(200, k)), axis=1), axis=1).max() <= softmax(np.eye(k)[0])[0]


def test_log_sum_exp_is_a_soft_maximum_whose_slopes_are_the_softmax():
    rows = ([3.0, 1.0, 0.0], [3.0, 2.9, 2.8], [30.0, 10.0, 0.0])
    assert values("softmax_soft_maximum")["smooths"] == pytest.approx([logsumexp(row) for row in rows], rel=1e-12)
    z = torch.tensor(rows[0], dtype=torch.float64, requires_grad=True)
    torch.logsumexp(z, 0).backward()
    assert z.grad.numpy() == pytest.approx(softmax(rows[0]), rel=1e-9)


def test_shuffled_images_get_sure_outputs_that_mean_nothing():
    known = values("softmax_sure")
    assert 0.15 < known["on_shuffled"] < 0.4 and known["on_digits"] > 0.8 and known["right"] > 0.9
    assert re.search(r"shuffled above 0\.9: \d+%", output("softmax_sure"))
