"""The numbers of the page on a neuron, against PyTorch, fractions, mpmath and closed forms."""

from fractions import Fraction
from math import atan, degrees, exp, sqrt, tanh

import numpy as np
import pytest
import torch
from mpmath import mp, mpf
from support import book, solved, started


def run(name):
    return book().runs[f"ann/{name}"]


def values(name):
    return run(name).values


def tensor(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def test_loop_and_dot_product_give_the_sum_that_fractions_give_and_the_figure_shows_it():
    x, w, b = [Fraction(1, 2), 2, 1], [Fraction(4, 5), Fraction(-2, 5), Fraction(3, 5)], Fraction(1, 10)
    z = sum(a * c for a, c in zip(x, w)) + b
    known = values("neuron_sum")
    assert known["x"] == [float(a) for a in x] and known["w"] == [float(a) for a in w]
    for found in (known["z"], known["z_array"], values("neuron_diagram")["z"]):
        assert found == pytest.approx(float(z), abs=1e-12)
    assert known["products"] == pytest.approx([float(a * c) for a, c in zip(x, w)])
    for found in (known["a"], values("neuron_diagram")["a"]):
        assert found == pytest.approx(float(mp.tanh(mpf(3) / 10)), abs=1e-12)


def test_pytorch_finds_the_half_way_points_where_the_bias_moves_them():
    known = values("neuron_bias_moves")
    found = torch.sigmoid(tensor(known["middles"]) + tensor(known["biases"]))
    assert found.tolist() == pytest.approx([0.5, 0.5, 0.5])
    assert known["middles"] == [3, 0, -3]


def test_a_row_of_biases_and_a_column_of_ones_make_what_a_linear_layer_of_pytorch_makes():
    known = values("neuron_bias_as_weight")
    layer = torch.nn.Linear(3, 2, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(tensor(known["W"]).T)
        layer.bias.copy_(tensor(known["b"]))
    assert np.allclose(known["z_longer"], layer(tensor(known["x"])).detach().numpy())
    assert np.shape(known["z_longer"]) == (4, 2) and known["same"]


def test_each_activation_function_makes_of_the_sum_what_its_formula_says():
    wanted = {"step": 1, "sigmoid": 1 / (1 + exp(-0.3)), "tanh": (exp(0.6) - 1) / (exp(0.6) + 1), "ReLU": 0.3}
    printed = dict(line.split(" f(0.3) = ") for line in run("neuron_activation").output.splitlines())
    assert {name.strip(): float(number) for name, number in printed.items()} == {name: round(number, 3) for name, number in wanted.items()}


def test_without_a_bias_the_best_line_is_off_by_the_32_degrees_at_zero():
    known = values("neuron_no_bias")
    x, y = [0, 10, 20, 30], [32, 50, 68, 86]
    w = Fraction(sum(a * b for a, b in zip(x, y)), sum(a * a for a in x))  # the normal equation of one weight
    assert np.ravel(known["without"]) == pytest.approx([float(w * a) for a in x])
    assert known["errors"][0] == pytest.approx(float(max(abs(w * a - b) for a, b in zip(x, y)))) == 32
    assert known["errors"][1] == pytest.approx(0, abs=1e-9)
    assert known["w_b"] == pytest.approx([1.8, 32])


def test_a_sum_moves_by_the_weight_of_the_input_that_grew():
    numbers = [float(line.rsplit(" ", 1)[1]) for line in run("neuron_wrong_sign").output.splitlines() if "moves" in line]
    assert numbers == [-0.8, -0.5, 0.8, -0.5]


def test_meters_drown_the_climb_and_kilometers_do_not():
    known = values("neuron_sizes")
    assert known["a"] == [1, 1]
    assert known["a_km"] == pytest.approx([tanh(0.9 + 0.1), tanh(0.9 + 0.6)])


def test_a_threshold_moves_the_boundary_and_a_weight_turns_it():
    known = values("neuron_threshold_weight")
    assert known["start"] == pytest.approx([45, 1 / sqrt(2)])
    assert known["other_theta"] == pytest.approx([45, 2 / sqrt(2)])
    assert known["other_weight"] == pytest.approx([degrees(atan(2)), 1 / sqrt(5)])
    assert known["longer"] == pytest.approx(0.7 + 0.9 - 1)


def test_a_column_has_one_weight_however_many_values_it_holds():
    assert values("neuron_one_input")["weights"] == 1
    assert run("neuron_one_input").output.count("W (1, 1)") == 2


def test_the_two_neurons_of_the_exercise_are_those_of_fractions():
    known = values("exercises/neuron_outputs")
    z = [2 * Fraction(1, 2) - 2 + Fraction(1, 2), -2 - Fraction(1, 2) + 4]
    assert known["z"] == [float(one) for one in z] and known["a"] == [float(max(0, one)) for one in z]


def test_the_layer_of_the_exercise_is_that_of_pytorch_and_its_starter_is_not():
    names = solved("ann/neuron_layer")
    x, W, b = (tensor(names[name]) for name in "xWb")
    wanted = torch.tanh(x @ W + b).numpy()
    assert np.allclose(names["layer"](names["x"], names["W"], names["b"]), wanted)
    before = started("ann/neuron_layer")
    assert np.shape(before["layer"](before["x"], before["W"], before["b"])) != wanted.shape
