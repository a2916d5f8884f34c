"""The numbers of the page on ReLU, against PyTorch, SciPy, mpmath, fractions and closed forms."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
import torch
from scipy.stats import norm
from support import book, solved, started

from nnref import MLP, moons, regression_curve


def values(name):
    return book().runs[f"activations/{name}"].values


def test_relu_and_its_slope_are_those_of_pytorch_with_zero_at_the_corner():
    known = values("relu_curve")
    z = torch.tensor(known["z"], dtype=torch.float64, requires_grad=True)
    a = torch.relu(z)
    a.sum().backward()
    assert known["values"] == a.tolist() and known["slopes"] == z.grad.tolist()


def test_the_product_over_active_units_is_the_jacobian_of_pytorch():
    known = values("relu_paths")
    net = MLP([3, 6, 6, 6, 2], hidden="relu", init="he", rng=3)
    W = [torch.tensor(np.array(part)) for part in net.weights]

    def output(x):
        for part in W[:-1]:
            x = torch.relu(x @ part)
        return x @ W[-1]

    jacobian = torch.autograd.functional.jacobian(output, torch.tensor(known["x"][0], dtype=torch.float64))
    assert np.array(known["product"]) == pytest.approx(jacobian.T.numpy(), rel=1e-9)
    assert known["off"] < 1e-9 and all(0 < count < 6 for count in known["active"])


def test_the_taylor_polynomial_is_as_exact_as_double_precision_and_no_shorter_one_is():
    known = values("relu_operations")
    with mpmath.workdps(40):
        r = mpmath.log(2) / 2
        error = lambda degree: abs(mpmath.exp(r) - mpmath.fsum(r**k / mpmath.factorial(k) for k in range(degree + 1)))
        assert error(known["degree"]) < 2.0**-53 < error(known["degree"] - 1)
    for d, share in zip((2, 64, 512), known["shares"], strict=True):
        assert share == pytest.approx(float(Fraction(2 * known["degree"] + 2, 2 * known["degree"] + 2 + 2 * d)))


def test_about_half_of_the_activations_are_zero_before_training_and_a_third_after():
    before, after = values("relu_sparsity")["means"]
    assert all(0.44 < share < 0.5 for share in before) and all(0.3 < share < 0.38 for share in after)
    assert values("relu_sparsity")["right"] == 1
    rng = np.random.default_rng(5)  # over many draws: exactly a half
    x = rng.random((1, 7))
    shares = [(MLP([7, 9, 9, 1], "relu", init="he", replicas=4000, rng=rng).forward(x).a[k] == 0).mean() for k in (0, 1)]
    assert shares == pytest.approx([0.5, 0.5], abs=0.02)


def test_relu_keeps_half_of_the_mean_square_of_a_symmetric_number():
    for spread in (1.0, 2.5):
        kept = norm(scale=spread).expect(lambda z: z * z, lb=0)
        assert kept == pytest.approx(spread**2 / 2)


def test_the_mean_square_grows_by_half_the_product_of_width_and_variance():
    known = values("relu_unbounded")
    for product, last in zip((1, 2, 4), known["last"], strict=True):
        assert last == pytest.approx(product * (product / 2) ** 19, rel=0.3)
    assert known["predicted"] == pytest.approx([4 * 2.0**k for k in range(20)])


def test_no_output_from_zero_up_gets_below_the_squares_of_the_negative_targets():
    known = values("relu_output")
    y = regression_curve(n=60, rng=0)[1][:, 0]
    nearest = np.maximum(y, 0)  # the best nonnegative output for each sample
    assert known["lowest"] == pytest.approx(((nearest - y) ** 2).mean())
    relu, identity = known["losses"]
    assert identity < 0.02 < known["lowest"] <= relu < known["lowest"] + 0.02


def test_the_wave_is_rectified_not_corrected():
    known = values("relu_sine")
    assert known["kept"] and known["blocked"]
    assert known["rectified"] == pytest.approx(np.clip(known["wave"], 0, None).tolist())


def test_the_gap_between_new_and_training_samples_is_larger_with_the_sparse_network_here():
    (zeros, *relu), (none, *tanh) = values("relu_overfit")["rows"]
    assert 0.5 < zeros < 0.6 and none == 0
    own, new = np.array(relu[3:23]), np.array(relu[23:])
    assert relu[1] == pytest.approx(np.median(new - own)) and relu[1] > tanh[1] > 0.3
    assert np.median(own) < np.median(tanh[3:23])  # the aside of the page


def test_the_losses_of_the_overfitting_program_begin_as_pytorch_says():
    few = [moons(n=40, noise=0.35, rng=k) for k in range(2)]
    nets = MLP([2, 16, 16, 1], "relu", init="he", replicas=20, rng=0)
    x, y = (np.stack([pair[k] for pair in few]) for k in (0, 1))
    for k in range(2):
        W = [torch.tensor(np.array(part[k])) for part in nets.weights]
        logits = torch.relu(torch.relu(torch.tensor(x[k]) @ W[0]) @ W[1]) @ W[2]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits[:, 0], torch.tensor(y[k], dtype=torch.float64))
        one = MLP([2, 16, 16, 1], "relu", init="he")
        one.theta = nets.theta[k]
        assert one.loss_and_gradient(x[k], y[k][:, None], "binary_cross_entropy")[0] == pytest.approx(loss.item(), rel=1e-9)


def test_a_relu_network_bends_where_its_units_switch_and_nowhere_else():
    known = values("relu_not_linear")
    net = MLP([1, 8, 1], hidden="relu", init="he", rng=0)
    w = np.array(net.weights[0])[0]
    places = [-b / v for b, v in zip(np.linspace(-1, 1, 8), w, strict=True)]
    inside = sum(-2 < place < 2 for place in places)
    assert known["kinks"] == known["bends"] == inside
    assert (known["both"], known["each"]) == (0, 1)


def test_the_completed_functions_are_relu_forward_and_backward():
    done = solved("activations/relu_both_ways")
    rng = np.random.default_rng(3)
    z, incoming = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    t = torch.tensor(z, requires_grad=True)
    torch.relu(t).backward(torch.tensor(incoming))
    assert done["times_slope"](incoming, z) == pytest.approx(t.grad.numpy())
    assert done["relu"](z) == pytest.approx(torch.relu(t).detach().numpy())
    assert (started("activations/relu_both_ways")["relu"](z) == z).all()


def test_the_unit_by_hand_is_that_of_pytorch():
    known = book().runs["activations/exercises/relu_by_hand"].values
    for x, slope in (((4.0, 1.0), "slope_active"), ((1.0, 1.0), "slope_silent")):
        t = torch.tensor(x, requires_grad=True)
        a = torch.relu(t @ torch.tensor([1.0, -2.0]) + 0.5)
        a.backward()
        assert known[slope] == t.grad[1].item()
        assert slope == "slope_silent" or known["output"] == a.item()
    assert known["mean_square"] == 3
