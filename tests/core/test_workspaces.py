"""What a call of an MLP allocates, and how much Python it runs: neither grows with what NumPy can do at once."""

import gc
import sys
import tracemalloc
from itertools import product

import numpy as np
import pytest
from torch_peer import ACTIVATIONS, LOSSES, targets

from nnref import MLP, Adam, mse, train

HIDDEN = [*ACTIVATIONS, "prelu"]


def data(net, n, seed=1, kind="numbers"):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, net.sizes[0])), targets(kind, n, net.sizes[-1], rng)


# ---------------------------------------------------------------------------- workspaces


def arrays(net):
    return {n: [array for of in work.passes for array in (of.z, of.a, of.delta, of.slope)] for n, work in net._workspaces.items()}


@pytest.mark.parametrize("options", [{}, {"replicas": 3}, {"dtype": "float32"}, {"dropout": 0.5}], ids=str)
def test_a_second_call_on_the_same_batch_size_writes_into_the_same_arrays(options):
    net = MLP([4, 6, 5, 2], hidden=["prelu", "tanh"], **options)
    net.loss_and_gradient(*data(net, 7), mse, rng=1)
    net.loss_and_gradient(*data(net, 9), mse, rng=1)
    first = arrays(net)
    assert list(first) == [7, 9]
    for n in (7, 9, 7):
        net.loss_and_gradient(*data(net, n, seed=n), mse, rng=1)
    second = arrays(net)
    assert all(a is b for n in first for a, b in zip(first[n], second[n], strict=True))


def test_few_workspaces_are_kept():
    net = MLP([4, 6, 2])
    for n in (7, 8, 9, 10, 11):
        net.loss_and_gradient(*data(net, n), mse)
    assert list(arrays(net)) == [9, 10, 11]


def peak(function):
    """The largest number of bytes that a call holds at one time."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_forward_pass_allocates_the_sums_and_the_activations_alone():
    net = MLP([4, 100, 100, 2])
    x, _ = data(net, 700)
    wanted = 2 * 8 * 700 * (100 + 100 + 2)
    assert wanted <= peak(lambda: net.forward(x)) < 1.1 * wanted


@pytest.mark.parametrize("hidden", ["identity", "tanh", "relu", "prelu"])  # others have temporaries of their own
@pytest.mark.parametrize("output", ["identity", "softmax"])
def test_a_second_call_allocates_no_array_of_the_size_of_a_layer(hidden, output):
    net = MLP([4, 100, 100, 2], hidden=hidden, output=output)
    x, y = data(net, 700)
    layer = 700 * 100 * 8
    least = net.theta.nbytes  # the gradient is a fresh array
    peaks = [peak(lambda: net.loss_and_gradient(x, y, mse)) for _ in range(3)]
    assert peaks[0] > (6 if hidden == "identity" else 8) * layer  # z, a, delta and slope of two hidden layers; identity: a is z
    for later in peaks[1:]:
        assert least < later < least + layer / 4  # what compares with 0 makes one byte for each number


def test_training_does_not_copy_the_data():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(20_000, 200)), rng.integers(3, size=20_000)
    net = MLP([200, 8, 3])
    assert peak(lambda: train(net, x, y, "softmax_cross_entropy", Adam(), epochs=2, batch_size=100)) < x.nbytes / 10


@pytest.mark.parametrize("hidden", HIDDEN)
def test_no_result_depends_on_what_a_workspace_was_used_for(hidden):
    used, options = MLP([4, 6, 5, 2], hidden=hidden, dropout=0.4), {"hidden": hidden, "dropout": 0.4}
    for n, rng in [(7, None), (3, 1), (7, 2), (1, None), (3, None), (12, 3), (7, None), (5, 4), (3, 5), (7, 6)]:
        x, y = data(used, n, seed=n)
        value, gradient = used.loss_and_gradient(x, y, mse, rng=rng)
        value_there, gradient_there = MLP([4, 6, 5, 2], **options).loss_and_gradient(x, y, mse, rng=rng)
        assert value == value_there
        assert gradient.tolist() == gradient_there.tolist()


# ---------------------------------------------------------------------------- no loop in Python


def steps(function):
    """How many instructions of Python and how many calls of functions written in C it takes."""
    counts = {"opcode": 0, "c_call": 0}

    def trace(frame, event, _):
        frame.f_trace_opcodes = True
        counts[event] = counts.get(event, 0) + 1
        return trace

    def profile(_, event, __):
        counts[event] = counts.get(event, 0) + 1

    tracing, profiling = sys.gettrace(), sys.getprofile()  # those of a coverage measurement
    gc.disable()  # Hypothesis times the garbage collection, in Python
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
        gc.enable()
    return counts["opcode"], counts["c_call"]


def steps_of(method, net, x, y, loss):
    def call():
        if method == "loss_and_gradient":
            net.loss_and_gradient(x, y, loss, rng=1)
        else:
            getattr(net, method)(x)

    call()  # what is computed once, such as a workspace, does not count
    return steps(call)


@pytest.mark.parametrize(
    ("hidden", "output", "loss", "kind"),
    [(hidden, "identity", "mse", "numbers") for hidden in HIDDEN]
    + [("prelu", "softmax", "squared_error", "numbers")]
    + [("prelu", "identity", loss, kind) for loss, (kinds, _) in LOSSES.items() for kind in kinds],
)
def test_the_work_in_python_does_not_grow_with_samples_units_or_replicas(hidden, output, loss, kind):
    for method in ("loss_and_gradient", "predict", "classify"):
        counts = {}
        many = 12 if method == "predict" else 200  # predict goes through large arrays part by part
        for n, units, replicas in product((2, many), (3, 30), (None, 2, 20)):
            net = MLP([units, units + 1, units], hidden, output, dropout=0.5, replicas=replicas)
            counts[n, units, replicas] = steps_of(method, net, *data(net, n, kind=kind), loss)
        # one network gives a plain float, and asks for no axis of the replicas; that is the same at every size
        assert len({count for (_, _, replicas), count in counts.items() if replicas is None}) == 1
        assert len({count for (_, _, replicas), count in counts.items() if replicas}) == 1
        assert min(count[0] for count in counts.values()) > 100


def test_the_work_in_python_of_making_a_network_does_not_grow_with_units_or_replicas():
    counts = set()
    for units, replicas in product((3, 30), (2, 20)):
        counts.add(steps(lambda units=units, replicas=replicas: MLP([units, units, units], "prelu", replicas=replicas)))
    assert len(counts) == 1


def test_the_work_in_python_grows_with_layers():
    shallow, deep = MLP([3, 4, 2]), MLP([3, 4, 4, 2])
    assert steps(lambda: deep.predict(np.ones((5, 3)))) > steps(lambda: shallow.predict(np.ones((5, 3))))


# ---------------------------------------------------------------------------- outputs alone


@pytest.mark.parametrize("n", [1, 255, 256, 257, 1000, 1537])  # a part has at most 256 rows here
@pytest.mark.parametrize("options", [{}, {"replicas": 3}, {"dtype": "float32"}, {"output": "softmax"}], ids=str)
def test_outputs_of_many_rows_are_those_of_a_whole_forward_pass(n, options):
    net = MLP([4, 32, 7, 2], rng=1, **options)
    x, _ = data(net, n)
    outputs, whole = net.predict(x), net.forward(x).a[-1]
    assert outputs.shape == whole.shape and outputs.dtype == whole.dtype
    np.testing.assert_allclose(outputs, whole, rtol=0, atol=1e-14 if whole.dtype == np.float64 else 1e-5)


@pytest.mark.parametrize(("n", "replicas"), [(50_000, None), (5_000, 10)])
def test_outputs_of_many_rows_take_hardly_more_memory_than_they_are(n, replicas):
    net = MLP([4, 100, 100, 2], replicas=replicas)
    x, _ = data(net, n)
    outputs = 50_000 * 2 * 8
    assert outputs < peak(lambda: net.predict(x)) < outputs + 2**20  # each layer would take 40 MB
