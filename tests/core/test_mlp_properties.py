"""What holds for every MLP, every batch and every loss."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from torch_peer import ACTIVATIONS, INITIALIZATIONS, LOSSES, targets

import nnref
from nnref import MLP


@st.composite
def problems(draw, least=1):
    """A network, and n samples with targets for one of the losses."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=4))
    hidden = draw(st.lists(st.sampled_from([*ACTIVATIONS, "prelu"]), min_size=len(sizes) - 2, max_size=len(sizes) - 2))
    seed = draw(st.integers(0, 1000))
    rng = np.random.default_rng(seed)
    net = MLP(sizes, hidden=hidden, init=draw(st.sampled_from(INITIALIZATIONS)), rng=seed)
    net.theta += draw(st.sampled_from([0.0, 0.5])) * rng.normal(size=net.theta.shape)
    loss = draw(st.sampled_from([*LOSSES]))
    n = draw(st.integers(least, 9))
    kind = draw(st.sampled_from(LOSSES[loss][0]))
    return net, rng.normal(size=(n, sizes[0])), targets(kind, n, sizes[-1], rng), loss


def assert_close(a, b, scale):
    assert np.abs(np.asarray(a) - b).max() <= 1e-13 * max(scale, 1e-300)


@given(problems(least=2), st.data())
def test_the_loss_and_the_gradient_of_a_batch_are_the_weighted_means_of_its_parts(problem, data):
    net, x, y, loss = problem
    n, cut = len(x), data.draw(st.integers(1, len(x) - 1))
    value, gradient = net.loss_and_gradient(x, y, loss)
    first, gradient_first = net.loss_and_gradient(x[:cut], y[:cut], loss)
    second, gradient_second = net.loss_and_gradient(x[cut:], y[cut:], loss)
    assert_close((cut * first + (n - cut) * second) / n, value, first + second)
    mean = (cut * gradient_first + (n - cut) * gradient_second) / n
    assert_close(mean, gradient, np.abs(gradient_first).max() + np.abs(gradient_second).max())


@given(problems(), st.integers(2, 4))
def test_repeating_every_sample_changes_neither_loss_nor_gradient(problem, times):
    net, x, y, loss = problem
    value, gradient = net.loss_and_gradient(x, y, loss)
    again, gradient_again = net.loss_and_gradient(np.repeat(x, times, axis=0), np.repeat(y, times, axis=0), loss)
    assert_close(again, value, abs(value))
    parts = [np.abs(net.loss_and_gradient(x[i : i + 1], y[i : i + 1], loss)[1]).max() for i in range(len(x))]
    assert_close(gradient_again, gradient, max(parts))


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_samples_does_not_matter(problem, random):
    net, x, y, loss = problem
    order = random.sample(range(len(x)), len(x))
    value, gradient = net.loss_and_gradient(x, y, loss)
    shuffled, gradient_shuffled = net.loss_and_gradient(x[order], y[order], loss)
    assert_close(shuffled, value, abs(value))
    parts = [np.abs(net.loss_and_gradient(x[i : i + 1], y[i : i + 1], loss)[1]).max() for i in range(len(x))]
    assert_close(gradient_shuffled, gradient, max(parts))
    np.testing.assert_allclose(net.predict(x[order]), net.predict(x)[order], rtol=1e-13, atol=1e-14)


@given(problems(), st.data())
def test_each_row_is_predicted_as_it_is_alone(problem, data):
    net, x, _, _ = problem
    i = data.draw(st.integers(0, len(x) - 1))
    np.testing.assert_allclose(net.predict(x)[i : i + 1], net.predict(x[i : i + 1]), rtol=1e-13, atol=1e-14)


@given(problems(), st.randoms(use_true_random=False))
def test_permuting_hidden_units_with_their_weights_changes_no_prediction(problem, random):
    net, x, _, _ = problem
    before = net.predict(x)
    for layer in range(len(net.weights) - 1):
        order = random.sample(range(net.sizes[layer + 1]), net.sizes[layer + 1])
        net.weights[layer] = net.weights[layer][:, order]
        net.biases[layer] = net.biases[layer][order]
        net.weights[layer + 1] = net.weights[layer + 1][order]
    np.testing.assert_allclose(net.predict(x), before, rtol=1e-12, atol=1e-13)


@given(problems())
def test_the_arguments_and_the_parameters_stay_as_they_are(problem):
    net, x, y, loss = problem
    copies = [array.copy() for array in (x, y, net.theta)]
    for array in (x, y, net.theta):
        array.flags.writeable = False
    net.loss_and_gradient(x, y, loss)
    net.loss_and_gradient(x, y, loss, rng=1)
    net.forward(x, rng=1)
    net.predict(x)
    net.classify(x)
    for array, copy in zip((x, y, net.theta), copies, strict=True):
        assert (array == copy).all()


@given(problems())
def test_the_same_call_gives_the_same_bits(problem):
    net, x, y, loss = problem
    value, gradient = net.loss_and_gradient(x, y, loss)
    other = MLP(net.sizes, hidden=[f.name for f in net._activations[:-1]], rng=5)
    other.theta = net.theta
    for twin in (net, other):
        again, gradient_again = twin.loss_and_gradient(x, y, loss)
        assert again == value
        assert gradient_again.tolist() == gradient.tolist()


@given(problems())
def test_the_loss_is_that_of_the_predictions_and_a_plain_float(problem):
    net, x, y, loss = problem
    value = net.loss_and_gradient(x, y, loss)[0]
    assert type(value) is float
    assert value == getattr(nnref, loss)(net.predict(x), y)
    assert value == net.loss_and_gradient(x, y, getattr(nnref, loss))[0]


@given(problems())
def test_a_small_step_against_the_gradient_lowers_the_loss(problem):
    net, x, y, loss = problem
    value, gradient = net.loss_and_gradient(x, y, loss)
    squared = gradient @ gradient
    if squared > 1e-6:  # at a kink of relu with all sums 0, another direction is that of steepest descent
        lowest = value
        for lr in (1e-1, 1e-2, 1e-3, 1e-4, 1e-5):
            net.theta -= lr * gradient
            lowest = min(lowest, net.loss_and_gradient(x, y, loss)[0])
            net.theta += lr * gradient
        assert lowest < value


@given(problems())
def test_labels_mean_what_rows_of_0_and_1_do(problem):
    net, x, _, _ = problem
    k = net.sizes[-1]
    labels = np.arange(len(x)) % k
    value, gradient = net.loss_and_gradient(x, labels, "softmax_cross_entropy")
    rows = np.zeros((len(x), k))
    rows[np.arange(len(x)), labels] = 1
    for y in (rows, rows.astype(bool), rows.tolist(), labels.tolist(), labels.astype(float)):
        there, gradient_there = net.loss_and_gradient(x, y, "softmax_cross_entropy")
        assert there == value
        assert gradient_there.tolist() == gradient.tolist()


@pytest.mark.parametrize(
    "form",
    [np.asfortranarray, np.ndarray.tolist, lambda x: np.repeat(x, 2, axis=0)[::2], lambda x: x.astype(np.int8)]
    + [lambda x: x.astype(np.float32), lambda x: x[::-1][::-1]],
    ids=["fortran", "list", "strided", "int8", "float32", "twice reversed"],
)
def test_the_form_of_the_arguments_changes_nothing(form):
    rng = np.random.default_rng(1)
    net = MLP([3, 5, 2], rng=2)
    x, y = rng.integers(-3, 4, size=(6, 3)).astype(float), rng.integers(2, size=(6, 2)).astype(float)
    for loss in LOSSES:
        value, gradient = net.loss_and_gradient(x, y, loss)
        there, gradient_there = net.loss_and_gradient(form(x), form(y), loss)
        assert there == value
        assert gradient_there.tolist() == gradient.tolist()
    assert net.predict(form(x)).tolist() == net.predict(x).tolist()


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("hidden", [*ACTIVATIONS, "prelu"])
def test_a_network_that_has_diverged_gives_no_warning(hidden, loss):
    # warnings are errors here; `train` looks at the loss and the parameters, and says what happened
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(5, 2)), targets(LOSSES[loss][0][0], 5, 3, rng)
    for dtype, scales in (("float64", (1e30, 1e160, 1e308)), ("float32", (1e18, 1e38))):
        for scale, dropout in product(scales, (0.0, 0.5)):
            net = MLP([2, 4, 3], hidden=hidden, dropout=dropout, dtype=dtype)
            net.theta = scale * rng.choice([-1.0, 1.0], size=net.theta.shape)
            assert net.predict(x).shape == (5, 3)
            value, gradient = net.loss_and_gradient(x, y, loss, rng=1)
            assert type(value) is float and gradient.dtype == dtype
