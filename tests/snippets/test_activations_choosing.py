"""The numbers of the page on choosing an activation function, against SciPy, PyTorch and closed forms."""

import numpy as np
import pytest
import torch
from scipy.integrate import quad
from scipy.stats import norm
from support import book


def values(name):
    return book().runs[f"activations/{name}"].values


def output(name):
    return book().runs[f"activations/{name}"].output


def torch_function(name):
    functions = torch.nn.functional
    known = {"relu": functions.relu, "leaky_relu": lambda z: functions.leaky_relu(z, 0.1), "elu": functions.elu, "selu": functions.selu,
             "gelu": functions.gelu, "silu": functions.silu}
    return lambda z: float(known[name](torch.tensor(z, dtype=torch.float64)))


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "elu", "selu", "gelu", "silu"])
def test_the_fitting_variance_is_one_over_the_mean_square_of_torchs_function(name):
    f = torch_function(name)
    square = sum(quad(lambda u: f(u) ** 2 * norm.pdf(u), *ends, epsabs=1e-10)[0] for ends in ((-12, 0), (0, 12)))
    row = next(line.split() for line in output("choosing_gain").splitlines() if line.startswith(f"{name} "))
    assert float(row[1]) == pytest.approx(square, abs=6e-5) and float(row[2]) == pytest.approx(1 / square, abs=6e-4)


def test_leaky_relu_follows_the_rule_of_he():
    known = values("choosing_gain")
    assert known["leaky"] == pytest.approx(2 / (1 + 0.1**2), rel=1e-6) and known["rule"] == pytest.approx(2 / 1.01)


def test_relu_halves_the_mean_square_where_the_weights_fit_tanh():
    last = dict(zip(["selu", "relu", "tanh", "half", "small"], values("choosing_variance")["last"], strict=True))
    assert last["half"] == pytest.approx(last["relu"] / 2**20, rel=1e-9)  # the same draws, half the variance, 20 layers
    assert 0.5 < last["selu"] < 1.5 and 0.3 < last["relu"] < 3
    assert 0.01 < last["tanh"] < 0.05 and last["small"] < 1e-5


def test_the_heads_give_what_they_promise():
    known = values("choosing_outputs")
    z = torch.tensor(known["z"], dtype=torch.float64)
    assert known["each"] == pytest.approx(torch.sigmoid(z).sum().item()) and known["one"] == pytest.approx(1)
    assert str(torch.nn.functional.softplus(z).numpy().round(2)) in output("choosing_outputs")


def test_without_negative_outputs_the_loss_has_a_floor():
    known = values("choosing_no_activation")
    y = np.array(known["y"])
    assert known["least"] == pytest.approx((y[y < 0] ** 2).sum() / y.size)
    assert known["least"] <= known["bent"] < known["least"] + 0.01 and known["line"] < 0.01


def test_layers_with_different_functions_learn_too():
    assert values("choosing_mixed")["right"] == [100, 100, 100]
