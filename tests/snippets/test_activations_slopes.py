"""The numbers of the page on products of slopes, against mpmath, PyTorch and closed forms."""

import mpmath
import numpy as np
import pytest
import torch
from support import book, solved, started

F = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: z if z > 0 else mpmath.mpf(0),
}


def values(name):
    return book().runs[f"activations/{name}"].values


def chain(f, w, b):
    def output(a):
        for weight, bias in zip(w, b, strict=True):
            a = f(weight * a + bias)
        return a

    return output


def slope(f, a, w, b):
    """Of the whole chain, with 60 digits, without the chain rule."""
    with mpmath.workdps(60):
        h = mpmath.mpf(10) ** -18
        output = chain(f, [mpmath.mpf(float(v)) for v in w], [mpmath.mpf(float(v)) for v in b])
        return float((output(mpmath.mpf(a) + h) - output(mpmath.mpf(a) - h)) / (2 * h))


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu"])
def test_the_products_by_depth_are_the_slopes_of_the_whole_chains(name):
    known = values("slopes_by_depth")
    for layers in (1, 2, 10, 20):
        assert known[name + "s"][layers - 1] == pytest.approx(slope(F[name], 0.5, [1] * layers, [0] * layers), rel=1e-9)
    for layers, (most, found) in enumerate(zip(known["at_most"], known["sigmoids"], strict=True), 1):
        assert most == pytest.approx(4.0**-layers, rel=1e-12)
        assert found < most


def test_the_products_with_drawn_weights_are_right_where_the_measurement_fails():
    known = values("slopes_checked")
    for row, (name, layers) in zip(known["table"], [(f, k) for f in ("sigmoid", "tanh") for k in (1, 3, 6, 30)], strict=True):
        product, error = row
        assert product == pytest.approx(slope(F[name], 0.5, known["w"][:layers], [0] * layers), rel=1e-9)
        failed = (name, layers) == ("sigmoid", 30)
        assert error == 1 if failed else error < 1e-5
    assert known["by_links"] < 1e-5
    assert 2 * known["h"] * known["table"][3][0] < 2.0**-54  # below half the distance of numbers near a half


def test_the_slope_of_the_sigmoid_is_a_tenth_where_mpmath_says():
    known = values("slopes_tenth")
    with mpmath.workdps(40):
        z = mpmath.findroot(lambda t: mpmath.diff(F["sigmoid"], t) - mpmath.mpf(1) / 10, 2)
    assert known["z"] == pytest.approx(float(z), rel=1e-12)
    assert known["ratio"] == pytest.approx(0.001, rel=1e-3)
    assert [change / known["nudge"] for change in known["changes"]] == pytest.approx([0.1, 0.01, 0.001], rel=1e-3)


def test_the_product_over_twenty_layers_by_weight_is_the_slope_of_the_chain():
    known = values("slopes_weights")
    for w, middle, beside in known["rows"]:
        assert middle == pytest.approx((w / 4) ** 20, rel=1e-9)
        assert beside == pytest.approx(slope(F["sigmoid"], "0.6", [w] * 20, [-w / 2] * 20), rel=1e-6)
    assert max(known["beside"]) == known["best"] < 1
    fine = [slope(F["sigmoid"], "0.6", [w] * 20, [-w / 2] * 20) for w in (4.1, 4.15, 4.2)]
    assert max(fine) == pytest.approx(known["best"], rel=1e-6) == pytest.approx(fine[1], rel=1e-6)


def test_the_product_of_matrices_is_the_jacobian_of_pytorch():
    known = values("slopes_matrices")
    from nnref import MLP

    for name, row, check in zip(("sigmoid", "tanh"), known["table"], known["checks"], strict=True):
        net = MLP([30] * 21, name, output=name, init="glorot", rng=0)
        W = [torch.tensor(np.array(part)) for part in net.weights]

        def after(x, layers):
            for part in W[:layers]:
                x = getattr(torch, name)(x @ part)
            return x

        x = torch.tensor(np.array(known["x"]))[0]
        for layers, size in zip((1, 5, 10, 20), row, strict=True):
            jacobian = torch.autograd.functional.jacobian(lambda t: after(t, layers), x)
            assert size == pytest.approx((jacobian**2).sum().div(30).sqrt().item(), rel=1e-9)
            if layers == 5:  # the measurement is off by the third derivative, not by rounding
                step = known["h"] * torch.eye(30, dtype=torch.float64)[0]
                measured = (after(x + step, 5) - after(x - step, 5)) / (2 * known["h"])
                off = (measured - jacobian[:, 0]).abs().max() / jacobian[:, 0].abs().max()
                assert check == pytest.approx(off.item(), rel=0.01)
                assert check < 1e-6


def test_tanh_is_flatter_than_the_sigmoid_from_two_on():
    for z, (s, t) in enumerate(values("slopes_elsewhere")["rows"]):
        assert s == pytest.approx(float(mpmath.diff(F["sigmoid"], z)), rel=1e-9)
        assert t == pytest.approx(float(mpmath.diff(mpmath.tanh, z)), rel=1e-9)
        assert (t < s) == (z >= 2)
    with mpmath.workdps(20):  # they cross only once on the right
        assert 1 < mpmath.findroot(lambda z: mpmath.diff(F["sigmoid"], z) - mpmath.diff(mpmath.tanh, z), 1.5) < 2


def test_slopes_of_a_chain_are_products_and_not_higher_derivatives():
    for layers, (measured, product, again) in enumerate(values("slopes_not_again")["rows"], 1):
        right = slope(F["sigmoid"], 1, [1] * layers, [0] * layers)
        assert product == pytest.approx(right, rel=1e-9) == pytest.approx(measured, rel=1e-6)
        assert again == pytest.approx(float(mpmath.diff(F["sigmoid"], 1, layers)), rel=1e-6)
        assert layers == 1 or again < 0 < product


def test_relu_layers_vanish_with_half_the_deviation_and_explode_with_twice():
    half, he, twice = values("slopes_relu_scale")["last"]
    assert half / he == pytest.approx(0.5**20, rel=1e-6) and twice / he == pytest.approx(2.0**20, rel=1e-6)  # f(c z) = c f(z)
    assert 0.2 < he < 5 and half < 1e-6 and 2e5 < twice < 1e6


def test_products_by_hand_are_those_of_pytorch():
    known = book().runs["activations/exercises/slopes_by_hand"].values
    assert known["two_sigmoids"] == slope(F["sigmoid"], 0, [2, 2], [0, -1])
    assert (known["three_tanh"], known["four_relus"]) == (0.5**3 * 6, 0)


def test_the_repaired_program_gives_the_slope_of_the_chain_and_the_starter_does_not():
    right, wrong = solved("activations/slopes_place"), started("activations/slopes_place")
    a = torch.tensor(0.4, dtype=torch.float64, requires_grad=True)
    out = a
    for w, b in zip(right["w"], right["b"], strict=True):
        out = torch.sigmoid(w * out + b)
    out.backward()
    assert right["slope"] == pytest.approx(a.grad.item(), rel=1e-12)
    assert abs(wrong["slope"] - a.grad.item()) > 0.01
