"""The parameters a network starts with, against the distributions that the papers give."""

import numpy as np
import pytest
import torch
from scipy import stats

from nnref import MLP
from nnref._layers import INITIALIZATIONS

# The variance of a weight between d inputs and k units, as printed in the papers, and its distribution.
VARIANCES = {
    "glorot": lambda d, k: 2 / (d + k),  # Glorot and Bengio, 2010, equation 12
    "he": lambda d, k: 2 / d,  # He and others, 2015, equation 10
    "lecun": lambda d, k: 1 / d,  # LeCun and others, 1998, equation 16
}
# The half width of the even distribution: Glorot and Bengio, 2010, equation 16; the others by variance = limit^2 / 3.
LIMITS = {
    "glorot_uniform": lambda d, k: np.sqrt(6 / (d + k)),
    "he_uniform": lambda d, k: np.sqrt(6 / d),
    "lecun_uniform": lambda d, k: np.sqrt(3 / d),
}
SIZES = [300, 200, 80, 40]  # 60000, 16000 and 3200 weights, with fan-in and fan-out that differ


def test_every_initialization_has_its_row():
    assert {"zeros", *VARIANCES, *LIMITS} == set(INITIALIZATIONS)


@pytest.mark.parametrize("init", VARIANCES)
@pytest.mark.parametrize("seed", [0, 1])
def test_normal_weights_have_the_variance_of_the_paper(init, seed):
    for W in MLP(SIZES, init=init, rng=seed).weights:
        of_unit_variance = W.ravel() / np.sqrt(VARIANCES[init](*W.shape))
        n = of_unit_variance.size
        # the sum of squares is chi-square with n degrees of freedom, of variance 2 n: five standard deviations
        assert abs(np.sum(of_unit_variance**2) - n) < 5 * np.sqrt(2 * n)
        assert abs(np.sum(of_unit_variance)) < 5 * np.sqrt(n)
        assert stats.kstest(of_unit_variance, "norm").pvalue > 1e-4  # fails one seed in ten thousand


@pytest.mark.parametrize("init", LIMITS)
@pytest.mark.parametrize("seed", [0, 1])
def test_even_weights_fill_the_interval_of_the_paper(init, seed):
    for W in MLP(SIZES, init=init, rng=seed).weights:
        limit, n = LIMITS[init](*W.shape), W.size
        assert np.abs(W).max() <= limit * (1 + 1e-15)
        assert np.abs(W).max() >= limit * (1 - 20 / n)  # none of n is closer to the limit: probability e^-20
        assert stats.kstest(W.ravel() / limit, stats.uniform(-1, 2).cdf).pvalue > 1e-4
        # squares of numbers even in (-1, 1) have mean 1/3 and variance 4/45: five standard deviations
        assert abs(np.mean((W / limit) ** 2) - 1 / 3) < 5 * np.sqrt(4 / 45 / n)


@pytest.mark.parametrize("init", [*VARIANCES, *LIMITS])
def test_the_scale_is_that_of_torch(init):
    # the same numbers, drawn by NumPy's generator in units of what PyTorch's initialization uses
    fill = {
        "glorot": torch.nn.init.xavier_normal_,
        "he": torch.nn.init.kaiming_normal_,
        "lecun": lambda W: torch.nn.init.kaiming_normal_(W, nonlinearity="linear"),
        "glorot_uniform": torch.nn.init.xavier_uniform_,
        "he_uniform": torch.nn.init.kaiming_uniform_,
        "lecun_uniform": lambda W: torch.nn.init.kaiming_uniform_(W, nonlinearity="linear"),
    }[init]
    torch.manual_seed(2)
    theirs = fill(torch.empty(200, 300, dtype=torch.float64)).numpy()  # (outputs, inputs)
    ours = MLP([300, 200], init=init, rng=2).weights[0]
    # both deviations are estimated from 60000 numbers: 5 sigma of their ratio is 5 / sqrt(60000)
    assert abs(np.std(ours) / np.std(theirs) - 1) < 5 / np.sqrt(60000)
    assert stats.ks_2samp(ours.ravel(), theirs.ravel()).pvalue > 1e-4


@pytest.mark.parametrize("init", [*VARIANCES, *LIMITS])
def test_weights_are_drawn_layer_by_layer_and_row_by_row(init):
    rng = np.random.default_rng(3)
    for W in MLP([5, 7, 3, 2], init=init, rng=3).weights:
        if init in VARIANCES:
            wanted = rng.normal(0, np.sqrt(VARIANCES[init](*W.shape)), size=W.shape)
        else:
            wanted = rng.uniform(-LIMITS[init](*W.shape), LIMITS[init](*W.shape), size=W.shape)
        np.testing.assert_allclose(W, wanted, rtol=0, atol=1e-15)


@pytest.mark.parametrize("init", ["zeros", *VARIANCES, *LIMITS])
def test_biases_start_at_zero_and_trained_slopes_at_a_quarter(init):
    net = MLP([5, 7, 4, 3], hidden=["prelu", "prelu"], init=init)
    assert not any(b.any() for b in net.biases)
    assert [alpha.item() for alpha in net.slopes] == [0.25, 0.25]  # He and others, 2015, section 2.1
    assert all(W.all() for W in net.weights) == (init != "zeros")


def test_zeros_are_zeros():
    assert not MLP([5, 7, 3], init="zeros").theta.any()


@pytest.mark.parametrize("init", ["zeros", *VARIANCES, *LIMITS])
def test_a_seed_reproduces_the_network_and_a_generator_goes_on(init):
    def theta(rng):
        return MLP([5, 7, 3], init=init, rng=rng).theta.tolist()

    assert theta(4) == theta(4) == theta(np.int64(4)) == theta(np.random.default_rng(4))
    rng = np.random.default_rng(4)
    first, second = theta(rng), theta(rng)
    assert first == theta(4)
    assert (first == second) == (init == "zeros")
    assert (theta(4) == theta(5)) == (init == "zeros")


def test_the_default_is_glorot_with_the_seed_0():
    assert MLP([5, 7, 3]).theta.tolist() == MLP([5, 7, 3], init="glorot", rng=0).theta.tolist()


def test_making_a_network_does_not_touch_the_global_generator():
    before = np.random.get_state()[1].tolist()
    MLP([5, 7, 3], dropout=0.5).forward(np.ones((2, 5)), rng=1)
    assert np.random.get_state()[1].tolist() == before


@pytest.mark.parametrize("init", [*VARIANCES, *LIMITS])
def test_float32_starts_at_the_rounded_numbers_of_float64(init):
    single, double = (MLP([5, 7, 3], init=init, rng=6, dtype=dtype).theta for dtype in ("float32", "float64"))
    assert single.tolist() == double.astype(np.float32).tolist()
