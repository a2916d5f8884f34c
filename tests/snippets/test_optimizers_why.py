"""The numbers of the page on slow descent, against closed forms, exact powers and PyTorch."""

from math import acos, cos, degrees, log, sqrt

import numpy as np
import pytest
import torch
from support import book


def values(name):
    return book().runs[f"optimizers/{name}"].values


def test_shares_of_the_loss_are_the_powers_of_the_best_factor():
    known = values("why_curvature")
    assert known["k"] == 50
    assert known["shares"] == pytest.approx([((kappa - 1) / (kappa + 1)) ** 100 for kappa in (10, 100, 1000)], rel=1e-6)


def test_means_with_noise_are_what_is_left_of_the_start_and_the_floor():
    known = values("why_noise")
    for eta, clean, noisy in zip((0.4, 0.1, 0.025), known["clean"], known["noisy"], strict=True):
        left = (1 - eta) ** 200
        assert clean == pytest.approx(12.5 * left)
        V = eta * 4 / (2 - eta) * (1 - left)  # of the noise of 100 steps
        assert noisy == pytest.approx(clean + V / 2, rel=4 * sqrt(2 / 2000))


def test_the_largest_rate_is_best_without_noise_and_worst_with_it():
    known = values("why_noise")
    assert np.argmin(known["clean"]) == 0 == np.argmax(known["noisy"])


def test_the_rare_weight_is_where_its_curvature_of_a_fiftieth_takes_it():
    known = values("why_rare")
    assert known["last"][1] == pytest.approx(1 - (1 - 0.1 / 50) ** 250, abs=0.03)
    assert known["last"][0] == pytest.approx(1, abs=0.02)
    assert known["worst"] == pytest.approx(1 - known["last"][1], abs=0.02)
    assert known["loss"] == pytest.approx((1 - known["last"][1]) ** 2 / 100, rel=0.1)


def test_the_loop_has_the_weights_of_the_three_optimizers_of_pytorch():
    rare = (np.arange(500) % 50 == 0).astype(float)
    x = torch.tensor(np.column_stack([np.tile([1.0, -1.0], 250), rare]))
    y, early = x.sum(dim=1), []
    H = x.T @ x / 500
    for make in (lambda p: torch.optim.SGD(p, lr=0.5), lambda p: torch.optim.SGD(p, lr=0.5, momentum=0.9), lambda p: torch.optim.Adam(p, lr=0.05)):
        w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
        optimizer = make([w])
        for _ in range(100):
            w.grad = (H @ w - x.T @ y / 500).detach()  # of the mean of half the squared errors
            optimizer.step()
        early.append(float(w.detach()[1]))
    known = values("why_loop")
    assert known["early"] == pytest.approx(early, rel=1e-6)
    assert np.abs(np.array(known["ends"]) - 1).max() < 0.001


def test_the_best_rate_differs_between_descent_and_adam():
    table = np.array(values("why_rates")["table"])
    assert table.argmin(axis=1).tolist() == [2, 2, 1]
    assert table[2, 2] > 5 * table[2, 1]


def test_measured_gradients_lead_adam_to_the_same_loss_as_backpropagation():
    backprop, measured = values("why_any_gradient")["ends"]
    assert backprop == pytest.approx(measured, abs=1e-6)


def test_adam_goes_along_the_signs_and_the_others_against_the_gradient():
    known = values("why_same_gradient")
    g = np.array([2.0, 24.0])
    adam = degrees(acos(g.sum() / (sqrt(2) * np.linalg.norm(g))))
    assert known["angles"] == pytest.approx([0, 0, adam], abs=1e-4)
    slopes = [np.linalg.norm(g), np.linalg.norm(g), np.linalg.norm(g) * cos(np.radians(adam))]
    assert known["falls"] == pytest.approx(slopes, abs=0.02)


def test_the_exercise_on_sizes_has_the_numbers_of_its_formulas():
    known = values("exercises/why_by_hand")
    assert (known["less"], known["floor"]) == (pytest.approx(40), pytest.approx(0.25))
    exact = log(1000) / log(201 / 199)
    assert known["steps"] == pytest.approx(exact, abs=1)
