"""K networks at once against K networks one after the other."""

import numpy as np
import pytest
from torch_peer import ACTIVATIONS, INITIALIZATIONS, LOSSES, targets

import nnref
from nnref import MLP

K, SIZES, N = 4, [5, 7, 2, 3], 6
HIDDEN = [*((name, params) for name, rows in ACTIVATIONS.items() for params, _ in rows), ("prelu", {})]
# Measured: equal to the last bit, with OpenBLAS. Another BLAS may add up in another order.
TOLERANCE = 1e-15


def identifier(row):
    return "-".join([row[0], *map(str, row[1].values())])


def pair(**options):
    """The replicas, and a list of networks that start where they do."""
    together, rng = MLP(SIZES, rng=1, replicas=K, **options), np.random.default_rng(1)
    return together, [MLP(SIZES, rng=rng, **options) for _ in range(K)]


def assert_equal(ours, theirs):
    assert ours.shape == np.shape(theirs)
    assert np.linalg.norm(ours - theirs) <= TOLERANCE * np.linalg.norm(theirs)


@pytest.mark.parametrize("init", INITIALIZATIONS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_replicas_are_drawn_one_after_the_other(init, dtype):
    together, ones = pair(hidden=["prelu", "tanh"], init=init, dtype=dtype)
    assert together.theta.tolist() == [one.theta.tolist() for one in ones]
    assert together.theta.dtype == dtype
    rng = np.random.default_rng(1)
    MLP(SIZES, hidden=["prelu", "tanh"], init=init, rng=rng, replicas=K)
    again = np.random.default_rng(1)
    for _ in range(K):
        MLP(SIZES, hidden=["prelu", "tanh"], init=init, rng=again)
    assert rng.random() == again.random()  # the same number of draws


@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
@pytest.mark.parametrize("own_x", [False, True], ids=["one x", "an x for each"])
def test_replicas_compute_what_single_networks_do(row, own_x):
    name, params = row
    hidden = getattr(nnref, name).bind(**params) if params else name
    for output in ("identity", "softmax", "sigmoid"):
        together, ones = pair(hidden=hidden, output=output)
        rng = np.random.default_rng(2)
        for _ in range(2):  # as drawn, and with biases and slopes away from their start
            x = rng.normal(size=(K, N, SIZES[0]) if own_x else (N, SIZES[0]))
            of = list(x) if own_x else [x] * K
            trace, traces = together.forward(x), [one.forward(rows) for one, rows in zip(ones, of, strict=True)]
            for layer in range(3):
                assert_equal(trace.z[layer], [each.z[layer] for each in traces])
                assert_equal(trace.a[layer], [each.a[layer] for each in traces])
            assert_equal(together.predict(x), [one.predict(rows) for one, rows in zip(ones, of, strict=True)])
            labels = [one.classify(rows) for one, rows in zip(ones, of, strict=True)]
            assert together.classify(x).tolist() == np.array(labels).tolist()
            assert together.classify(x).dtype == np.int64
            together.theta += 0.3 * rng.normal(size=together.theta.shape)
            for one, theta in zip(ones, together.theta, strict=True):
                one.theta = theta


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("row", HIDDEN, ids=identifier)
def test_replicas_have_the_loss_and_the_gradient_of_single_networks(row, loss):
    name, params = row
    together, ones = pair(hidden=getattr(nnref, name).bind(**params) if params else name)
    rng = np.random.default_rng(3)
    for kind in LOSSES[loss][0]:
        together.theta += 0.3 * rng.normal(size=together.theta.shape)
        for one, theta in zip(ones, together.theta, strict=True):
            one.theta = theta
        for own_x, own_y in ((False, False), (False, True), (True, False), (True, True)):
            xs, ys = rng.normal(size=(K, N, SIZES[0])), [targets(kind, N, SIZES[-1], rng) for _ in range(K)]
            xs, ys = xs if own_x else xs[[0] * K], ys if own_y else ys[:1] * K
            values, gradient = together.loss_and_gradient(xs if own_x else xs[0], ys if own_y else ys[0], loss)
            wanted = [one.loss_and_gradient(x, y, loss) for one, x, y in zip(ones, xs, ys, strict=True)]
            assert values.shape == (K,)
            assert_equal(values, [value for value, _ in wanted])
            assert_equal(gradient, [each for _, each in wanted])


def test_one_replica_keeps_its_axis():
    one, plain = MLP([2, 3, 1], replicas=1), MLP([2, 3, 1])
    x, y = np.ones((4, 2)), np.ones((4, 1))
    values, gradient = one.loss_and_gradient(x, y, "mse")
    value, wanted = plain.loss_and_gradient(x, y, "mse")
    assert (values.tolist(), gradient.tolist()) == ([value], [wanted.tolist()])
    assert (one.predict(x).shape, one.classify(x).shape, one.theta.shape) == ((1, 4, 1), (1, 4), (1, 13))


@pytest.mark.parametrize(("replicas", "n", "k"), [(3, 4, 4), (4, 4, 3), (4, 3, 4), (2, 4, 4)])
def test_rows_and_labels_are_told_apart_where_their_sizes_coincide(replicas, n, k):
    net, rng = MLP([2, k], rng=4, replicas=replicas), np.random.default_rng(5)
    x, labels = rng.normal(size=(n, 2)), rng.integers(k, size=(replicas, n))
    of_labels = net.loss_and_gradient(x, labels, "softmax_cross_entropy")[0]
    for r in range(replicas):
        rows = np.eye(k)[labels[r]]
        assert net.loss_and_gradient(x, labels[r], "softmax_cross_entropy")[0][r] == of_labels[r]
        assert net.loss_and_gradient(x, rows, "softmax_cross_entropy")[0][r] == of_labels[r]


def test_a_square_that_could_be_labels_or_rows_is_rows():
    net = MLP([2, 3], rng=6, replicas=3)
    x, square = np.random.default_rng(7).normal(size=(3, 2)), np.eye(3)
    wanted = net.loss_and_gradient(x, [0, 1, 2], "softmax_cross_entropy")[0]
    assert net.loss_and_gradient(x, square, "softmax_cross_entropy")[0].tolist() == wanted.tolist()


def test_each_replica_drops_units_of_its_own():
    net = MLP([2, 50, 1], dropout=0.5, replicas=3)
    net.theta = np.ones(net.theta.shape)
    dropped = net.forward(np.ones((4, 2)), rng=8).a[0] == 0
    assert dropped.shape == (3, 4, 50)
    assert len({mask.tobytes() for mask in dropped.reshape(12, 50)}) == 12
