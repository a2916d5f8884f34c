"""Loss, gradient and forward pass of every kind of MLP against PyTorch in float64."""

import re
from itertools import product

import numpy as np
import pytest
import torch
import torch_peer
from torch_peer import ACTIVATIONS, INITIALIZATIONS, LOSSES, PRELU, SOFTMAX, distance, targets

import nnref
from nnref import MLP, Activation, Loss

SHAPES = [([5, 7, 3], 6), ([4, 6, 9, 2], 11), ([3, 8], 5)]  # all sizes of a network and its n differ
TOLERANCE = 1e-12  # of the length of the gradient
# (name, parameters, function of PyTorch) of every public activation, and of the one that is trained
ELEMENTWISE = [(name, params, f) for name, rows in ACTIVATIONS.items() for params, f in rows]
HIDDEN = [*ELEMENTWISE, ("prelu", {}, PRELU)]


def identifier(row):
    return "-".join([row[0], *map(str, row[1].values())])


def activation(name, params):
    """The name, which is what users write, or the activation where it has parameters of its own."""
    return getattr(nnref, name).bind(**params) if params else name


def public(kind):
    return {name for name in nnref.__all__ if isinstance(getattr(nnref, name), kind)}


def assert_agrees(net, functions, n, loss, rng):
    for kind, shifted in product(LOSSES[loss][0], (False, True)):
        if shifted:  # biases and slopes away from their start
            net.theta += 0.3 * rng.normal(size=net.theta.shape)
        x, y = rng.normal(size=(n, net.sizes[0])), targets(kind, n, net.sizes[-1], rng)
        value, gradient = net.loss_and_gradient(x, y, loss)
        value_there, gradient_there = torch_peer.loss_and_gradient(net.theta, net.sizes, functions, x, y, loss)
        assert distance([value], [value_there]) <= TOLERANCE, (net, loss, kind)
        assert distance(gradient, gradient_there) <= TOLERANCE, (net, loss, kind)


# ---------------------------------------------------------------------------- the tables are complete


def test_every_public_activation_has_a_row():
    assert set(ACTIVATIONS) == public(Activation)


def test_every_parameter_of_a_public_activation_has_a_row_with_another_value():
    for name, rows in ACTIVATIONS.items():
        own = getattr(nnref, name).params
        assert rows[0][0] == {}
        assert {key for params, _ in rows for key, value in params.items() if value != own[key]} == set(own)


def test_every_public_loss_has_a_row():
    assert set(LOSSES) == public(Loss)


def test_every_initialization_has_a_row():
    with pytest.raises(ValueError, match="one of") as caught:
        MLP([1, 1], init="?")
    assert re.findall(r"'(\w+)'", str(caught.value).split("one of")[1].split(": ")[0]) == list(INITIALIZATIONS)


def test_every_activation_and_loss_that_the_network_knows_has_a_row():
    for argument, names in [
        ("hidden", {*ACTIVATIONS, "prelu"}),
        ("output", {*ACTIVATIONS, "softmax"}),
    ]:
        with pytest.raises(ValueError, match="one of") as caught:
            MLP([1, 1, 1], **{argument: "?"})
        assert set(re.findall(r"'(\w+)'", str(caught.value).split("one of")[1].split(": ")[0])) == names
    with pytest.raises(ValueError, match="one of") as caught:
        MLP([1, 1]).loss_and_gradient([[1]], [[1]], "?")
    assert set(re.findall(r"'(\w+)'", str(caught.value).split("one of")[1].split(": ")[0])) == set(LOSSES)


# ---------------------------------------------------------------------------- loss and gradient


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_loss_and_gradient_agree_for_every_hidden_activation_loss_initialization_and_shape(row, loss):
    name, params, f = row
    rng = np.random.default_rng(1)
    for (sizes, n), init in product(SHAPES[:2], INITIALIZATIONS):
        net = MLP(sizes, hidden=activation(name, params), init=init, rng=2)
        assert_agrees(net, [f] * (len(sizes) - 2) + [lambda z: z], n, loss, rng)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", ELEMENTWISE, ids=identifier)
def test_loss_and_gradient_agree_for_every_output_activation_loss_initialization_and_shape(row, loss):
    name, params, f = row
    rng = np.random.default_rng(3)
    for (sizes, n), init in product(SHAPES, INITIALIZATIONS):
        net = MLP(sizes, output=activation(name, params), init=init, rng=4)
        if name == "sigmoid" and getattr(nnref, loss).takes_logits:
            assert_refused(net, name, loss, n)
        else:
            assert_agrees(net, [torch.tanh] * (len(sizes) - 2) + [f], n, loss, rng)


@pytest.mark.parametrize("loss", LOSSES)
def test_loss_and_gradient_agree_for_a_softmax_at_the_output(loss):
    rng = np.random.default_rng(5)
    for (sizes, n), init in product(SHAPES, INITIALIZATIONS):
        net = MLP(sizes, output="softmax", init=init, rng=6)
        if getattr(nnref, loss).takes_logits:
            assert_refused(net, "softmax", loss, n)
        else:
            assert_agrees(net, [torch.tanh] * (len(sizes) - 2) + [SOFTMAX], n, loss, rng)


def assert_refused(net, name, loss, n):
    x, y = np.ones((n, net.sizes[0])), np.ones((n, net.sizes[-1]))
    for given in (loss, getattr(nnref, loss)):
        with pytest.raises(ValueError) as caught:
            net.loss_and_gradient(x, y, given)
        assert str(caught.value) == (
            f"output is {name!r} and the loss is {loss}, which takes logits; expected output='identity': "
            f"pass output='identity' to MLP: the loss has the {name} in it"
        )


@pytest.mark.parametrize("seed", range(20))
def test_loss_and_gradient_agree_for_another_activation_in_each_layer(seed):
    rng = np.random.default_rng(seed)
    rows = [HIDDEN[i] for i in rng.integers(len(HIDDEN), size=3)]
    hidden = [activation(name, params) for name, params, _ in rows]
    net = MLP([3, 6, 4, 5, 2], hidden=hidden, init=rng.choice(INITIALIZATIONS), rng=seed)
    assert_agrees(net, [f for _, _, f in rows] + [lambda z: z], 7, rng.choice([*LOSSES]), rng)


def test_no_gradient_passes_a_step():
    net = MLP([5, 7, 4, 3], hidden=["tanh", "step"], rng=1)
    rng = np.random.default_rng(2)
    _, gradient = net.loss_and_gradient(rng.normal(size=(6, 5)), rng.normal(size=(6, 3)), "mse")
    behind = 5 * 7 + 7 + 7 * 4 + 4
    assert not gradient[:behind].any()
    assert gradient[behind:].all()


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "elu", "selu", "prelu"])
def test_the_gradient_at_a_kink_is_that_of_torch(name):
    # every weighted sum is exactly 0, where the derivative jumps; the weights behind it are not 0
    net = MLP([2, 3, 4], hidden=name, rng=1)
    net.weights[0] = np.zeros((2, 3))
    f = PRELU if name == "prelu" else ACTIVATIONS[name][0][1]
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(5, 2)), rng.normal(size=(5, 4))
    assert not net.forward(x).z[0].any()
    _, gradient = net.loss_and_gradient(x, y, "mse")
    _, there = torch_peer.loss_and_gradient(net.theta, net.sizes, [f, lambda z: z], x, y, "mse")
    assert distance(gradient, there) <= TOLERANCE
    assert gradient[:6].any() == (name != "relu")


# ---------------------------------------------------------------------------- forward


@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_every_array_of_a_trace_agrees(row):
    name, params, f = row
    rng = np.random.default_rng(7)
    for output, of_torch in (("softmax", SOFTMAX), ("sigmoid", torch.sigmoid), ("identity", lambda z: z)):
        net = MLP([4, 6, 9, 2], hidden=activation(name, params), output=output, rng=8)
        net.theta += 0.2 * rng.normal(size=net.theta.shape)
        x = rng.normal(size=(11, 4))
        trace = net.forward(x)
        sums, activations = torch_peer.forward(
            torch.from_numpy(net.theta), net.sizes, [f, f, of_torch], torch.from_numpy(x)
        )
        assert (trace.x == x).all()
        for ours, theirs in zip(trace.z + trace.a, sums + activations, strict=True):
            np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-13, atol=1e-14)
        assert (trace.a[-1] == net.predict(x)).all()


# ---------------------------------------------------------------------------- float32


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_float32_is_kept_and_close_to_float64(row, loss):
    name, params, _ = row
    rng = np.random.default_rng(9)
    for (sizes, n), kind in product(SHAPES[:2], LOSSES[loss][0]):
        single = MLP(sizes, hidden=activation(name, params), dtype=np.float32, rng=10)
        double = MLP(sizes, hidden=activation(name, params), rng=10)
        assert (single.theta == double.theta.astype(np.float32)).all()
        double.theta = single.theta
        x, y = rng.integers(-3, 4, size=(n, sizes[0])), targets(kind, n, sizes[-1], rng)
        wanted, close = double.loss_and_gradient(x, y, loss)
        for form in (x, x.astype(float), x.astype(np.float32), x.tolist()):
            value, gradient = single.loss_and_gradient(form, y, loss)
            assert type(value) is float
            assert abs(value - wanted) <= 1e-5 * abs(wanted)
            assert distance(gradient, close) <= 1e-5
            trace = single.forward(form)
            arrays = [single.theta, gradient, single.predict(form), trace.x, *trace.z, *trace.a]
            arrays += [*single.weights, *single.biases, *single.slopes]
            assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_float32_is_kept_with_dropout_and_replicas_and_a_softmax():
    rng = np.random.default_rng(11)
    net = MLP([5, 7, 3], hidden="prelu", output="softmax", dropout=0.5, dtype="float32", replicas=4)
    values, gradient = net.loss_and_gradient(rng.normal(size=(6, 5)), rng.random((6, 3)), "mse", rng=1)
    trace = net.forward(rng.normal(size=(6, 5)), rng=1)
    assert {array.dtype for array in (values, gradient, *trace.z, *trace.a, *net.slopes)} == {np.dtype(np.float32)}
