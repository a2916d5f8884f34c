"""Dropout: its mean and variance against theory, and its gradient against PyTorch with the same units dropped."""

import numpy as np
import pytest
import torch
import torch_peer
from scipy import stats
from torch_peer import ACTIVATIONS, LOSSES, PRELU, distance, targets

import nnref
from nnref import MLP, mse

HIDDEN = [*((name, params, f) for name, rows in ACTIVATIONS.items() for params, f in rows), ("prelu", {}, PRELU)]


def identifier(row):
    return "-".join([row[0], *map(str, row[1].values())])


# ---------------------------------------------------------------------------- what is dropped


@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_each_unit_is_dropped_with_probability_p_and_the_others_are_scaled_up(p):
    net = MLP([3, 20, 2], hidden="softplus", dropout=p, rng=1)  # softplus is never 0
    x = np.random.default_rng(2).normal(size=(500, 3))
    a, dropped = net.forward(x).a[0], net.forward(x, rng=3).a[0]
    kept = dropped != 0
    np.testing.assert_allclose(dropped[kept], a[kept] / (1 - p), rtol=1e-15)
    for zeros, of in [((~kept).sum(), kept.size), *((count, 500) for count in (~kept).sum(axis=0))]:
        assert stats.binomtest(int(zeros), of, p).pvalue > 1e-4
    # no unit or sample is dropped together with another: all columns and rows differ
    assert len({column.tobytes() for column in kept.T}) == 20


@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_dropout_keeps_the_mean_and_adds_the_variance_of_theory(p):
    # Srivastava and others, 2014, section 10: with the scale 1 / (1 - p), E[a m] = a and Var[a m] = a^2 p / (1 - p)
    n = 40000
    net = MLP([2, 7, 1], hidden="tanh", dropout=p, rng=4)
    x = np.tile([[0.7, -1.3]], (n, 1))
    a, dropped = net.forward(x).a[0][0], net.forward(x, rng=5).a[0]
    variance = a**2 * p / (1 - p)
    assert (np.abs(dropped.mean(axis=0) - a) < 5 * np.sqrt(variance / n)).all()
    # m is b / (1 - p) with b one of 0 and 1: the fourth moment of b - (1 - p) is p (1 - p) (1 - 3 p (1 - p))
    fourth = a**4 * p * (1 - 3 * p * (1 - p)) / (1 - p) ** 3
    deviation = np.sqrt(np.maximum(fourth - variance**2, 0) / n)  # of the mean of squares about a; 0 for p = 1/2
    squares = ((dropped - a) ** 2).mean(axis=0)
    assert (np.abs(squares - variance) <= 5 * deviation + 1e-11 * variance).all()  # adding up rounds


def test_the_mean_of_a_linear_network_is_what_it_predicts():
    n, p = 40000, 0.3
    net = MLP([2, 6, 5, 1], hidden="identity", dropout=p, rng=6)
    x = np.tile([[0.7, -1.3]], (n, 1))
    outputs = net.forward(x, rng=7).a[-1]
    assert abs(outputs.mean() - net.predict(x[:1]).item()) < 5 * outputs.std() / np.sqrt(n)
    assert outputs.std() > 0.1


def test_only_hidden_units_are_dropped():
    net = MLP([4, 30, 20, 3], hidden="softplus", output="softplus", dropout=0.5, rng=8)
    trace = net.forward(np.ones((50, 4)), rng=9)
    assert trace.x.all()
    assert trace.a[-1].all()
    assert 0.4 < (trace.a[0] == 0).mean() < 0.6
    assert 0.4 < (trace.a[1] == 0).mean() < 0.6
    assert all(z.all() for z in trace.z)


def test_nothing_is_dropped_without_a_generator_in_prediction_or_with_a_dropout_of_zero():
    x, y = np.ones((5, 4)), np.ones((5, 3))
    net, plain = (MLP([4, 30, 3], dropout=p, rng=10) for p in (0.5, 0.0))
    wanted = plain.loss_and_gradient(x, y, mse)
    for value, gradient in (net.loss_and_gradient(x, y, mse), plain.loss_and_gradient(x, y, mse, rng=1)):
        assert value == wanted[0]
        assert gradient.tolist() == wanted[1].tolist()
    assert net.predict(x).tolist() == net.forward(x).a[-1].tolist() == plain.forward(x, rng=1).a[-1].tolist()
    assert net.classify(x).tolist() == plain.classify(x).tolist()
    assert net.loss_and_gradient(x, y, mse, rng=1)[0] != wanted[0]


def test_a_network_without_hidden_layers_drops_nothing():
    net = MLP([4, 3], dropout=0.9, rng=11)
    x = np.ones((5, 4))
    assert net.forward(x, rng=1).a[-1].tolist() == net.predict(x).tolist()


def test_a_call_after_one_with_dropout_drops_nothing():
    net = MLP([4, 30, 3], dropout=0.5, rng=12)
    x, y = np.ones((5, 4)), np.ones((5, 3))
    before = net.loss_and_gradient(x, y, mse)
    net.loss_and_gradient(x, y, mse, rng=1)
    after = net.loss_and_gradient(x, y, mse)
    assert (before[0], before[1].tolist()) == (after[0], after[1].tolist())


def test_a_seed_drops_the_same_units_and_a_generator_goes_on():
    net = MLP([4, 30, 3], dropout=0.5, rng=13)
    x, y = np.ones((5, 4)), np.ones((5, 3))
    rng = np.random.default_rng(14)
    first, second = net.loss_and_gradient(x, y, mse, rng=rng)[0], net.loss_and_gradient(x, y, mse, rng=rng)[0]
    assert net.loss_and_gradient(x, y, mse, rng=14)[0] == first != second
    assert mse(net.forward(x, rng=14).a[-1], y) == first
    assert net.forward(x, rng=14).a[0].tolist() == net.forward(x, rng=np.random.default_rng(14)).a[0].tolist()


# ---------------------------------------------------------------------------- its gradient


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_the_gradient_is_that_of_torch_with_the_same_units_dropped(row, loss):
    name, params, f = row
    rng, sizes, n, p = np.random.default_rng(15), [5, 7, 4, 3], 6, 0.4
    net = MLP(sizes, getattr(nnref, name).bind(**params) if params else name, dropout=p, rng=16)
    net.theta += 0.3 * rng.normal(size=net.theta.shape)
    # which units a seed drops, seen in a network of the same sizes whose activations are never 0
    seen = MLP(sizes, "softplus", dropout=p).forward(np.ones((n, 5)), rng=17)
    masks = [(a != 0) / (1 - p) for a in seen.a[:-1]]
    assert 0 < sum((mask == 0).sum() for mask in masks) < n * 11
    for kind in LOSSES[loss][0]:
        x, y = rng.normal(size=(n, 5)), targets(kind, n, 3, rng)
        value, gradient = net.loss_and_gradient(x, y, loss, rng=17)
        functions = [f, f, lambda z: z]
        there, gradient_there = torch_peer.loss_and_gradient(net.theta, sizes, functions, x, y, loss, masks)
        assert distance([value], [there]) <= 1e-12
        assert distance(gradient, gradient_there) <= 1e-12


def test_no_gradient_reaches_the_weights_of_a_dropped_unit():
    net = MLP([4, 8, 3], "sigmoid", dropout=0.5, rng=18)
    x, y = np.ones((1, 4)), np.zeros((1, 3))
    dropped = net.forward(x, rng=19).a[0][0] == 0
    assert 0 < dropped.sum() < 8
    gradient = net.loss_and_gradient(x, y, mse, rng=19)[1]
    dW, db, dW_next = gradient[:32].reshape(4, 8), gradient[32:40], gradient[40:64].reshape(8, 3)
    assert ((dW == 0).all(axis=0) == dropped).all()
    assert ((db == 0) == dropped).all()
    assert ((dW_next == 0).all(axis=1) == dropped).all()


def test_torch_drops_with_the_same_scale():
    torch.manual_seed(20)
    theirs = torch.nn.functional.dropout(torch.ones(1000, dtype=torch.float64), 0.3).numpy()
    net = MLP([1, 1000, 1], hidden="identity", dropout=0.3)
    net.weights[0] = np.ones((1, 1000))
    ours = net.forward([[1.0]], rng=20).a[0]
    np.testing.assert_allclose(np.unique(ours), np.unique(theirs), rtol=1e-15)


def test_a_network_whose_dropout_is_taken_away_passes_back_every_error():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 1))
    net, plain = MLP([3, 8, 1], "tanh", dropout=0.5), MLP([3, 8, 1], "tanh")
    plain.theta = net.theta
    net.loss_and_gradient(x, y, "mse", rng=0)
    net.dropout = 0.0
    np.testing.assert_array_equal(net.loss_and_gradient(x, y, "mse", rng=0)[1], plain.loss_and_gradient(x, y, "mse")[1])
