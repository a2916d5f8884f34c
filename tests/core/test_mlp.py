"""The parameters of an MLP as one vector and as views, what it predicts, and what it says when it refuses."""

import copy
import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from nnref import MLP, Activation, Loss, Trace, elu, gelu, leaky_relu, mse, relu

COPIES = {
    "itself": lambda net: net,
    "copy.copy": copy.copy,
    "copy.deepcopy": copy.deepcopy,
    "pickle": lambda net: pickle.loads(pickle.dumps(net)),
    "pickle, protocol 2": lambda net: pickle.loads(pickle.dumps(net, protocol=2)),
    "a copy of a copy": lambda net: copy.deepcopy(pickle.loads(pickle.dumps(copy.copy(net)))),
}
VARIANTS = [{}, {"replicas": 4}, {"dtype": "float32"}, {"replicas": 1, "dtype": np.float32}]


def made(**options):
    net = MLP([3, 5, 4, 2], hidden=["prelu", "prelu"], rng=1, **options)
    net.theta += 0.1
    return net


def data(net, seed=2):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(6, net.sizes[0])), rng.normal(size=(6, net.sizes[-1]))


# ---------------------------------------------------------------------------- the order of theta


def test_theta_holds_layer_by_layer_the_weights_row_by_row_then_biases_then_the_slope():
    net = MLP([3, 5, 4, 2], hidden=["prelu", "tanh"])
    net.theta = np.arange(net.theta.size)
    assert net.theta.size == (15 + 5 + 1) + (20 + 4) + (8 + 2)
    assert net.weights[0].tolist() == np.arange(15).reshape(3, 5).tolist()
    assert net.biases[0].tolist() == [15, 16, 17, 18, 19]
    assert net.slopes[0] == 20
    assert net.weights[1].tolist() == np.arange(21, 41).reshape(5, 4).tolist()
    assert net.biases[1].tolist() == [41, 42, 43, 44]
    assert net.weights[2].tolist() == np.arange(45, 53).reshape(4, 2).tolist()
    assert net.biases[2].tolist() == [53, 54]
    assert (len(net.weights), len(net.biases), len(net.slopes)) == (3, 3, 1)


def test_with_replicas_every_parameter_has_their_axis_in_front():
    net = MLP([3, 5, 2], hidden="prelu", replicas=4)
    net.theta = np.arange(4 * 33).reshape(4, 33)
    shapes = [array.shape for views in (net.weights, net.biases, net.slopes) for array in views]
    assert shapes == [(4, 3, 5), (4, 5, 2), (4, 5), (4, 2), (4,)]
    for r in range(4):
        one = MLP([3, 5, 2], hidden="prelu")
        one.theta = net.theta[r]
        for views, ones in ((net.weights, one.weights), (net.biases, one.biases), (net.slopes, one.slopes)):
            assert [view[r].tolist() for view in views] == [view.tolist() for view in ones]


def test_the_gradient_has_the_order_of_theta():
    # one linear layer with the mean over two samples: dL/dW_ij = mean of x_i (o_j - y_j), dL/db_j = mean of o_j - y_j
    net = MLP([2, 3], init="zeros")
    x, y = np.array([[1.0, 10.0], [0.0, 0.0]]), np.array([[-2.0, -4.0, -6.0], [0.0, -2.0, 0.0]])
    _, gradient = net.loss_and_gradient(x, y, "squared_error")
    assert gradient.tolist() == [1, 2, 3, 10, 20, 30, 1, 3, 3]


@pytest.mark.parametrize("options", VARIANTS, ids=str)
def test_each_gradient_is_a_fresh_array(options):
    net = made(**options)
    x, y = data(net)
    first = net.loss_and_gradient(x, y, mse)[1]
    before = first.copy()
    second = net.loss_and_gradient(-x, y, mse)[1]
    assert (first == before).all()
    assert not np.shares_memory(first, second)
    assert not np.shares_memory(first, net.theta)
    assert first.shape == net.theta.shape
    assert first.flags.c_contiguous and first.flags.writeable
    first[...] = 7
    assert (net.loss_and_gradient(-x, y, mse)[1] == second).all()


# ---------------------------------------------------------------------------- views


def all_views(net):
    return [*net.weights, *net.biases, *net.slopes]


@pytest.mark.parametrize("options", VARIANTS, ids=str)
@pytest.mark.parametrize("way", COPIES)
def test_views_share_their_memory_with_theta_and_never_detach(way, options):
    net = COPIES[way](made(**options))
    buffer = net.theta
    x, _ = data(net)

    def holds():
        assert net.theta is buffer
        assert all(np.shares_memory(view, buffer) for view in all_views(net))
        assert sum(view.size for view in all_views(net)) == buffer.size
        twin = made(**options)
        twin.theta = buffer
        assert (twin.predict(x) == net.predict(x)).all()
        assert all((ours == theirs).all() for ours, theirs in zip(all_views(net), all_views(twin), strict=True))

    holds()
    net.theta -= 0.5 * np.ones_like(net.theta)
    holds()
    net.theta = np.linspace(-1, 1, buffer.size).reshape(buffer.shape)
    holds()
    net.theta[...] *= 2
    holds()
    net.weights[0] = np.full(net.weights[0].shape, 0.25)
    assert (net.weights[0] == 0.25).all()
    holds()
    net.weights[0] *= 2
    assert (net.weights[0] == 0.5).all()
    holds()
    net.biases[-1] += 3
    net.slopes[0] *= 2
    net.slopes[1] = np.full(net.slopes[1].shape, 0.75)
    assert (net.slopes[1] == 0.75).all()
    holds()
    net.weights[1][..., 0, :] = 0
    for view in all_views(net):
        view[...] = 9
    assert (net.theta == 9).all()
    holds()


@pytest.mark.parametrize("way", COPIES)
def test_a_copy_computes_the_same_and_only_copy_copy_shares_the_parameters(way):
    net = MLP([3, 5, 4, 2], hidden=["prelu", gelu.bind(approximate="tanh")], output="softmax", dropout=0.3, rng=3)
    x, y = data(net)
    value, gradient = net.loss_and_gradient(x, y, mse, rng=4)
    twin = COPIES[way](net)
    there, gradient_there = twin.loss_and_gradient(x, y, mse, rng=4)
    assert there == value
    assert (gradient_there == gradient).all()
    assert repr(twin) == repr(net)
    net.theta += 1
    assert np.shares_memory(net.theta, twin.theta) == (way in ("itself", "copy.copy"))
    assert (twin.theta == net.theta).all() == (way in ("itself", "copy.copy"))


def test_assigning_theta_copies_what_is_given():
    net = MLP([2, 1])
    given = np.array([1.0, 2.0, 3.0])
    net.theta = given
    given[:] = 9
    assert net.theta.tolist() == [1, 2, 3]
    net.weights[0] = given[:2, None]
    given[:] = 7
    assert net.theta.tolist() == [9, 9, 3]


def test_theta_can_be_assigned_from_itself_in_another_order():
    net = MLP([2, 1])
    net.theta = [1, 2, 3]
    net.theta = net.theta[::-1]
    assert net.theta.tolist() == [3, 2, 1]
    net.theta = net.theta
    assert net.theta.tolist() == [3, 2, 1]


def test_the_views_are_sequences():
    net = made()
    assert [W.shape for W in net.weights] == [(3, 5), (5, 4), (4, 2)]
    assert net.weights[-1] is net.weights[2]
    assert [b.shape for b in net.biases[1:]] == [(4,), (2,)]
    assert [b.size for b in reversed(net.biases)] == [2, 4, 5]
    assert repr(net.slopes) == "[array(0.35), array(0.35)]"
    assert len(MLP([2, 1]).slopes) == 0
    with pytest.raises(IndexError):
        net.weights[3]


@pytest.mark.parametrize(
    ("assign", "error", "message"),
    [
        (
            lambda net: net.weights.__setitem__(slice(0, 2), [np.ones((2, 3)), np.ones((3, 1))]),
            TypeError,
            "the index of weights is slice(0, 2, None); expected the number of one layer: "
            "assign to one layer after the other",
        ),
        (
            lambda net: setattr(net, "theta", [1.0, 2.0]),
            ValueError,
            "theta has shape (2,); expected (13,) because sizes is [2, 3, 1]: pass one number for each parameter",
        ),
        (
            lambda net: setattr(net, "theta", np.full(13, np.nan)),
            ValueError,
            "theta[0] is nan; expected finite numbers: replace or drop what np.isfinite(theta) rejects",
        ),
        (
            lambda net: setattr(net, "theta", ["1"] * 13),
            TypeError,
            "theta has dtype <U1; expected real numbers: convert it, for example with np.asarray(theta, dtype=float)",
        ),
        (
            lambda net: net.weights.__setitem__(0, np.ones((3, 2))),
            ValueError,
            "weights[0] got shape (3, 2); expected (2, 3): pass one number for each parameter",
        ),
        (
            lambda net: net.biases.__setitem__(1, 0.0),
            ValueError,
            "biases[1] got shape (); expected (1,): pass one number for each parameter",
        ),
        (
            lambda net: net.biases.__setitem__(1, [np.inf]),
            ValueError,
            "biases[1][0] is inf; expected finite numbers: replace or drop what np.isfinite(biases[1]) rejects",
        ),
    ],
)
def test_an_assignment_of_another_shape_or_kind_is_refused_and_changes_nothing(assign, error, message):
    net = MLP([2, 3, 1])
    before = net.theta.copy()
    with pytest.raises(error) as caught:
        assign(net)
    assert str(caught.value) == message
    assert (net.theta == before).all()


def test_a_number_beyond_float32_is_refused():
    net = MLP([1, 1], dtype="float32")
    with pytest.raises(ValueError, match=r"theta\[1\] is 1e\+300; expected finite numbers in float32"):
        net.theta = [1.0, 1e300]
    with pytest.raises(ValueError, match=r"weights\[0\]\[0, 0\] is -1e\+300; expected finite numbers in float32"):
        net.weights[0] = [[-1e300]]


# ---------------------------------------------------------------------------- predict, classify and the trace


def test_the_trace_holds_every_layer_and_its_last_activations_are_the_prediction():
    for hidden, output in (("tanh", "identity"), (["relu", "prelu"], "softmax"), ("sigmoid", "sigmoid")):
        net = MLP([3, 5, 4, 2], hidden=hidden, output=output, rng=5)
        x, _ = data(net)
        trace = net.forward(x)
        assert isinstance(trace, Trace)
        assert [z.shape for z in trace.z] == [a.shape for a in trace.a] == [(6, 5), (6, 4), (6, 2)]
        assert (trace.x == x).all()
        assert (trace.a[-1] == net.predict(x)).all()
        inputs = x
        for z, a, W, b in zip(trace.z, trace.a, net.weights, net.biases, strict=True):
            np.testing.assert_allclose(z, np.einsum("ij,jk->ik", inputs, W) + b, rtol=0, atol=1e-14)
            inputs = a


def test_a_trace_is_frozen_and_does_not_change_by_later_calls():
    net = MLP([3, 5, 2], hidden="relu", dropout=0.5, rng=6)
    x, y = data(net)
    trace = net.forward(x, rng=1)
    prediction = net.predict(x)
    kept = [array.copy() for array in (trace.x, *trace.z, *trace.a, prediction)]
    for _ in range(3):
        net.loss_and_gradient(-x, y, mse, rng=2)
        net.theta *= 2
        net.forward(2 * x, rng=3)
        net.predict(3 * x)
    assert all((a == b).all() for a, b in zip((trace.x, *trace.z, *trace.a, prediction), kept, strict=True))
    with pytest.raises(FrozenInstanceError):
        trace.x = x
    assert trace == trace and len({trace, trace}) == 1  # an object of its own, as arrays are not compared in one word
    assert trace != net.forward(x, rng=1)


def test_one_output_is_classified_as_1_above_zero_and_as_0_at_zero():
    net = MLP([1, 1])
    net.theta = [1.0, -0.75]
    for output, least in (("identity", 0.0), ("sigmoid", 0.5)):
        net = MLP([1, 1], output=output)
        net.theta = [1.0, -0.75]
        x = np.array([[0.75], [np.nextafter(0.75, 1)], [np.nextafter(0.75, 0)], [-3.0], [3.0]])
        assert net.classify(x).tolist() == [0, 1, 0, 0, 1]
        assert (net.predict(x)[[0, 3, 4], 0] > least).tolist() == [False, False, True]
        assert net.classify(x).dtype == np.int64
        assert net.classify(x).shape == (5,)


def test_one_output_is_classified_by_its_sum_where_the_probability_rounds_to_a_half():
    net = MLP([1, 1], output="sigmoid")
    net.theta = [1.0, 0.0]
    assert net.predict([[1e-300]]).item() == expit(1e-300) == 0.5
    assert net.classify([[1e-300]]).tolist() == [1]


def test_several_outputs_are_classified_as_the_first_of_the_largest():
    for output in ("identity", "softmax"):
        net = MLP([3, 3], output=output)
        net.weights[0] = np.eye(3)
        labels = net.classify([[0, 1, 2], [5, 5, 0], [0, 3, 3], [1, 1, 1], [-1, -2, -3]])
        assert labels.tolist() == [2, 0, 1, 0, 0]
        assert labels.dtype == np.int64


def test_hidden_layers_and_inputs_of_one_unit_do_not_change_how_outputs_are_classified():
    for sizes in ([2, 1, 3], [2, 3, 1], [1, 3, 3], [1, 1, 1]):
        net = MLP(sizes, rng=7)
        outputs = net.predict(np.linspace(-3, 3, 10 * sizes[0]).reshape(10, sizes[0]))
        wanted = outputs.argmax(axis=1) if sizes[-1] == 3 else outputs[:, 0] > 0
        labels = net.classify(np.linspace(-3, 3, 10 * sizes[0]).reshape(10, sizes[0]))
        assert labels.tolist() == wanted.astype(int).tolist()
        assert len(set(labels.tolist())) > 1


@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4))
def test_classify_finds_the_largest_output(row):
    net = MLP([4, 4])
    net.weights[0] = np.eye(4)
    assert net.classify([row]).tolist() == [row.index(max(row))]


# ---------------------------------------------------------------------------- what one makes oneself


def test_an_activation_and_a_loss_of_ones_own_are_used_with_their_derivatives():
    def square(z, out, *, scale=0.5):
        np.multiply(z * z, scale, out=out)

    def twice(z, out, *, scale):
        np.multiply(z, 2 * scale, out=out)

    def mean_of_outputs(output, target, gradient):
        """A loss may return a plain number."""
        gradient[...] = 1 / output.size
        return float(output.mean())

    net = MLP([1, 1, 1], hidden=Activation("square", square, twice, scale=3.0))
    net.theta = [2.0, 1.0, 5.0, 4.0]  # 5 * 3 * (2 x + 1)^2 + 4
    value, gradient = net.loss_and_gradient([[1.0]], [[0.0]], Loss("mean_of_outputs", mean_of_outputs))
    assert value == 139
    assert gradient.tolist() == [90, 90, 27, 1]
    assert repr(net) == "MLP(sizes=[1, 1, 1], hidden=['square(scale=3.0)'], output='identity', init='glorot')"


def test_an_activation_of_ones_own_with_a_parameter_may_say_its_slope_from_its_output():
    def steep(z, out, *, scale=1.0):
        np.tanh(scale * z, out=out)

    def slope(z, out, *, scale=1.0):
        np.multiply(scale, 1 - np.tanh(scale * z) ** 2, out=out)

    def slope_from_output(a, out, *, scale=1.0):
        np.multiply(scale, 1 - a**2, out=out)

    plain = MLP([3, 4, 2], rng=3)
    x, y = data(plain)
    wanted = plain.loss_and_gradient(x, y, mse)[1]
    wanted[: 3 * 4 + 4] *= 2.5  # tanh(2.5 z) of weights that are smaller by as much
    for more in ((), (slope_from_output,)):
        net = MLP([3, 4, 2], hidden=Activation("steep", steep, slope, *more, scale=2.5), rng=3)
        net.weights[0] /= 2.5
        np.testing.assert_allclose(net.loss_and_gradient(x, y, mse)[1], wanted, rtol=1e-12)


def test_leaky_relu_is_not_trained_and_prelu_is():
    assert len(MLP([2, 3, 1], hidden="leaky_relu").slopes) == 0
    assert len(MLP([2, 3, 1], hidden=leaky_relu.bind(alpha=0.25)).slopes) == 0
    assert len(MLP([2, 3, 3, 1], hidden=["leaky_relu", "prelu"]).slopes) == 1


@pytest.mark.parametrize(
    ("net", "text"),
    [
        (MLP([2, 1]), "MLP(sizes=[2, 1], hidden=[], output='identity', init='glorot')"),
        (
            MLP((2, 3, 1), output="sigmoid", init="he"),
            "MLP(sizes=[2, 3, 1], hidden=['tanh'], output='sigmoid', init='he')",
        ),
        (
            MLP([2, 3, 4, 5], hidden=["prelu", relu], output="softmax", dropout=0.5, dtype="float32", replicas=3),
            "MLP(sizes=[2, 3, 4, 5], hidden=['prelu', 'relu'], output='softmax', init='glorot', dropout=0.5, "
            "dtype='float32', replicas=3)",
        ),
        (
            MLP(range(1, 4), hidden=leaky_relu.bind(alpha=0.2), output=elu.bind(alpha=1.0)),
            "MLP(sizes=[1, 2, 3], hidden=['leaky_relu(alpha=0.2)'], output='elu', init='glorot')",
        ),
    ],
)
def test_the_representation_says_what_the_network_is(net, text):
    assert repr(net) == text


@pytest.mark.parametrize("method", ["forward", "predict", "loss_and_gradient"])
def test_sums_beyond_the_largest_number_are_infinite_or_nan_without_a_warning(method):
    """A warning is an error in these tests. The second layer subtracts an infinite sum from another."""
    net = MLP([1, 2, 1], hidden="identity", init="zeros")
    net.theta = [1e200, 1e200, 0.0, 0.0, 1.0, -1.0, 0.0]
    x = [[1e200]]
    came = {
        "forward": lambda: net.forward(x).a[-1],
        "predict": lambda: net.predict(x),
        "loss_and_gradient": lambda: net.loss_and_gradient(x, [[0.0]], mse)[0],
    }[method]()
    assert np.isnan(came).all() and np.isinf(net.forward(x).z[0]).all()


def test_a_pickle_holds_the_parameters_once():
    net = MLP([100, 100, 10])
    net.loss_and_gradient(np.zeros((50, 100)), np.zeros((50, 10)), mse)
    assert net.theta.nbytes < len(pickle.dumps(net)) < net.theta.nbytes + 2000
