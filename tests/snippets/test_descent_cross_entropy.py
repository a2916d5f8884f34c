"""The numbers of the page on the cross-entropy, against mpmath, SciPy, PyTorch and closed forms."""

import math

import numpy as np
import pytest
import torch
from mpmath import mp, mpf
from scipy.integrate import quad, solve_ivp
from scipy.optimize import minimize_scalar
from scipy.special import expit, log_softmax
from support import book, solved, started


def values(name):
    return book().runs[f"descent/{name}"].values


def exact(z, y):
    """The cross-entropy of a logit, from its definition, in 400 digits."""
    with mp.workdps(400):
        a = 1 / (1 + mp.exp(-mpf(z)))
        return float(-mpf(y) * mp.log(a) - (1 - mpf(y)) * mp.log(1 - a))


def test_the_curves_of_the_first_figure_are_the_two_definitions():
    known = values("two_losses")
    assert known["entropies"] == pytest.approx([exact(z, 1) for z in known["z"]])
    assert known["squares"] == pytest.approx([(expit(z) - 1) ** 2 / 2 for z in known["z"]])
    assert max(known["squares"]) < 0.5


def test_the_average_loss_is_minus_the_logarithm_of_the_likelihood():
    known = values("likelihood")
    a, y = torch.tensor([0.9, 0.2, 0.6, 0.7]).double(), torch.tensor([1, 0, 1, 0]).double()
    assert known["losses"] == pytest.approx(torch.nn.functional.binary_cross_entropy(a, y, reduction="none").tolist())
    assert known["product"] == pytest.approx(math.exp(-sum(known["losses"])))
    assert known["underflow"] == 0 and 1000 * math.log10(known["product"]) < -324


def test_the_slopes_in_z_are_those_of_autograd():
    known = values("slopes_in_z")
    for name, loss in [
        ("entropy_slopes", lambda z: torch.nn.functional.binary_cross_entropy_with_logits(z, torch.ones_like(z), reduction="sum")),
        ("square_slopes", lambda z: (0.5 * (torch.sigmoid(z) - 1) ** 2).sum()),
    ]:
        z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
        loss(z).backward()
        assert known[name] == pytest.approx(z.grad.tolist(), rel=1e-9)


def test_only_the_squared_error_has_two_valleys():
    known, x, y = values("two_valleys"), np.array([-6, -2, 2, 6]), np.array([0, 1, 0, 1])
    lowest = [minimize_scalar(lambda b: ((expit(x + b) - y) ** 2).mean(), bracket=[s, s + 0.1]).x for s in (-5, 5)]
    assert known["valleys"][0] == pytest.approx(lowest, abs=0.03)
    low = minimize_scalar(lambda b: (np.logaddexp(0, x + b) - (x + b) * y).mean(), bracket=[3, 4]).x
    assert known["valleys"][1] == pytest.approx([low], abs=0.03)
    rights = [[int(((x + b > 0) == y).sum()) for b in lows] for lows in (lowest, [low + 1e-6])]
    assert known["right"] == rights == [[3, 3], [2]]


def test_the_cross_entropy_of_a_neuron_has_no_negative_curvature():
    rng = np.random.default_rng(0)
    x, y = torch.tensor(rng.normal(size=(20, 3))), torch.tensor(rng.integers(0, 2, 20)).double()

    def entropy(theta):
        return torch.nn.functional.binary_cross_entropy_with_logits(x @ theta[:3] + theta[3], y)

    def square(theta):
        return (0.5 * (torch.sigmoid(x @ theta[:3] + theta[3]) - y) ** 2).mean()

    places = [torch.tensor(3 * rng.normal(size=4)) for _ in range(5)]
    least = {loss: min(torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, p)).min().item() for p in places)
             for loss in (entropy, square)}
    assert least[entropy] > 0 > least[square]


def speed(loss, eta=0.5):
    """dz/dt of descent toward the label 1."""
    return {"c": lambda z: eta * expit(-z), "s": lambda z: eta * expit(z) * expit(-z) ** 2}[loss]


def test_the_predicted_numbers_of_steps_are_the_integrals_and_the_solutions_of_the_flow():
    known = values("saturated_steps")
    for curve, loss in [("entropy", "c"), ("square", "s")]:
        v = speed(loss)
        for z0, predicted in zip(known["s"][::30], known[curve][::30], strict=True):
            assert predicted == pytest.approx(quad(lambda z, v=v: 1 / v(z), z0, 0)[0], rel=1e-6)
        flow = solve_ivp(lambda t, z, v=v: v(z), [0, 1e5], [-4.0], events=lambda t, z: z[0], rtol=1e-9, method="LSODA")
        assert flow.t_events[0][0] == pytest.approx(known[curve][60], rel=1e-5)


def test_counted_steps_follow_the_prediction_from_every_start():
    known = values("saturated_steps")
    assert known["s"][60] == pytest.approx(-4) and known["s"][::-10] == pytest.approx(known["starts"])
    for curve, counts in zip(("entropy", "square"), known["counts"], strict=True):
        predicted = np.array(known[curve][::-10])
        assert (np.abs(counts - predicted) <= 1 + 0.04 * predicted).all()
        assert np.array(counts[4:]) == pytest.approx(predicted[4:], rel=0.01)
    assert known["growth"] == pytest.approx(math.e, rel=0.01)
    assert np.diff(known["counts"][0]).tolist()[2:] == [1 / 0.5] * 7


def test_pytorch_takes_as_many_steps():
    counts = values("saturated_steps")["counts"]
    for start in (-1, -3, -5):
        for k, loss in enumerate((
            lambda z: torch.nn.functional.softplus(-z),
            lambda z: 0.5 * (torch.sigmoid(z) - 1) ** 2,
        )):
            z, steps = torch.tensor(float(start), dtype=torch.float64), 0
            while z <= 0:
                z.requires_grad_()
                (slope,) = torch.autograd.grad(loss(z), z)
                z, steps = (z - 0.5 * slope).detach(), steps + 1
            assert steps == counts[k][-start - 1]
            if start == -5:
                assert values("saturated_run")["solved"][k] == steps


def test_the_stable_form_is_exact_and_the_output_loses_its_digits():
    known = values("from_logits")
    assert known["stable"] == pytest.approx([exact(z, y) for z, y in zip(known["z"], known["y"], strict=True)], rel=1e-12)
    assert known["naive"][2] == known["naive"][3] == math.inf and math.isnan(known["naive"][4])
    assert abs(known["naive"][1] - known["stable"][1]) > 0.01


def test_the_slopes_of_softmax_are_those_of_autograd():
    known = values("softmax_slopes")
    z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(z, torch.tensor(1))
    loss.backward()
    assert known["loss"] == pytest.approx(loss.item())
    assert known["slopes"] == pytest.approx(z.grad.tolist())
    assert known["a"] == pytest.approx(np.exp(log_softmax(known["z"])).tolist())
    assert sum(known["slopes"]) == pytest.approx(0, abs=1e-12)


def test_sigmoid_twice_cannot_fall_below_its_floors():
    known = values("sigmoid_twice")
    assert known["floors"] == pytest.approx([math.log1p(math.exp(-1)), math.log(2)])
    assert known["average"] == pytest.approx((math.log1p(math.exp(-1)) + math.log(2)) / 2)
    assert known["losses"][-1] < 0.01


def test_the_solution_of_the_softmax_exercise_is_that_of_scipy():
    both, rng = solved("descent/stable_softmax")["loss_and_slopes"], np.random.default_rng(0)
    for k in (2, 3, 7):
        z = rng.normal(scale=300, size=k)
        loss, slopes = both(z, k - 1)
        assert loss == pytest.approx(-log_softmax(z)[k - 1])
        assert slopes == pytest.approx(np.exp(log_softmax(z)) - np.eye(k)[k - 1])


def test_the_factor_too_many_keeps_the_neuron_where_it_started():
    assert expit(started("descent/factor_too_many")["z"]) < 0.01
    assert expit(solved("descent/factor_too_many")["z"]) > 0.9
