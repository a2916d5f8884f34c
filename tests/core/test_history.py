"""What training leaves behind: its record, after Ctrl-C too, and what it says when it diverges."""

import copy
import json
import pickle
import re
import signal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnref import (
    L1,
    MLP,
    SGD,
    DivergenceError,
    EarlyStopping,
    History,
    Loss,
    Momentum,
    accuracy,
    moons,
    one_hot,
    train,
)

X, LABELS = moons(24, noise=0.3)
Y = one_hot(LABELS)
TEST = moons(11, noise=0.3, rng=1)
TEST_ROWS = (TEST[0], one_hot(TEST[1]))
SIZES = [2, 5, 2]


# ---------------------------------------------------------------------------- the record


@given(st.booleans(), st.booleans(), st.integers(1, 4))
def test_history_has_one_list_for_each_name_with_one_entry_for_each_epoch(validated, measured, epochs):
    # As the History of Keras: .history is a dict of lists of one length, which pandas.DataFrame takes.
    metrics = {"accuracy": accuracy, "spread": lambda o, t: np.ptp(o)} if measured else None
    history = train(MLP(SIZES), X, Y, "mse", SGD(0.1), epochs, 10, TEST_ROWS if validated else None, metrics=metrics)
    names = ["loss"] + ["validation_loss"] * validated
    names += ["accuracy", "spread"] * measured + ["validation_accuracy", "validation_spread"] * (validated and measured)
    assert list(history.history) == names
    assert [len(values) for values in history.history.values()] == [epochs] * len(names)
    assert json.loads(json.dumps(history.history)) == history.history  # numbers of Python, not of NumPy
    assert history.epochs == len(history.loss) == epochs
    assert history.history["loss"] is history.loss
    assert list(history.metrics) == ["accuracy", "spread"] * measured
    assert list(history.validation_metrics) == ["accuracy", "spread"] * (validated and measured)
    assert len(history.validation_loss) == epochs * validated
    assert type(history.best_epoch) is int
    assert not history.interrupted
    assert not history.stopped_early


def test_an_empty_record_has_no_names():
    history = History()
    assert (history.history, history.epochs, history.iterations, history.best_epoch) == ({}, 0, 0, None)
    assert repr(history) == "History(epochs=0, iterations=0, best_epoch=None)"


def test_the_representation_shows_the_last_numbers():
    history = History(loss=[0.5, 0.25], metrics={"accuracy": [0.1, 1 / 3]}, iterations=6, best_epoch=1)
    assert repr(history) == "History(epochs=2, iterations=6, loss=0.25, accuracy=0.333333, best_epoch=1)"
    several = History(loss=[np.array([0.5, 1 / 3])], iterations=1, best_epoch=np.array([0, 0]))
    assert repr(several) == "History(epochs=1, iterations=1, loss=[0.5, 0.333333], best_epoch=[0, 0])"


def test_records_can_be_compared_copied_and_put_into_a_set():
    one, other = (train(MLP(SIZES, replicas=2), X, Y, "mse", SGD(0.1), 2) for _ in range(2))
    assert one == one
    assert one != other  # lists of arrays, whose == is no yes or no
    assert len({one, other, one}) == 2
    assert repr(pickle.loads(pickle.dumps(one))) == repr(copy.deepcopy(one)) == repr(one)


# ---------------------------------------------------------------------------- Ctrl-C


def interrupting(at, function, how):
    """`function`, but the call with this number is interrupted."""
    calls = []

    def called(*arguments):
        calls.append(arguments)
        if len(calls) == at:
            if how == "exception":
                raise KeyboardInterrupt
            signal.raise_signal(signal.SIGINT)  # what Ctrl-C does
        return function(*arguments)

    return called


def error(output, target, gradient):
    gradient[...] = (output - target) / len(target)
    return np.square(output - target).sum() / (2 * len(target))


@pytest.mark.parametrize("how", ["signal", "exception"])
@pytest.mark.parametrize("where", ["metric", "schedule", "loss", "validation loss"])
def test_ctrl_c_returns_what_was_learned(where, how):
    optimizer, loss, metric = Momentum(0.1), Loss("error", error), lambda o, t: 1.0
    if where == "metric":
        metric = interrupting(6, metric, how)  # two calls in each epoch: that of the validation set, in epoch 2
    elif where == "schedule":
        optimizer.lr = interrupting(1 + 9, lambda t: 0.1, how)  # looked at once before; then step 8, in epoch 2
    else:
        loss = Loss("error", interrupting(10 if where == "loss" else 12, error, how))  # three steps, and once after
    net, rng = MLP(SIZES), np.random.default_rng(5)
    history = train(net, X, Y, loss, optimizer, 50, 10, TEST_ROWS, metrics={"m": metric}, rng=rng)
    assert history.interrupted
    assert not history.stopped_early
    assert history.epochs == 2
    assert {len(values) for values in history.history.values()} == {2}
    assert len(history.history) == 4
    assert history.best_epoch in (0, 1)
    # the parameters are those of the last step: what the same steps give without an interrupt
    steps = {"metric": 9, "validation loss": 9, "schedule": 8, "loss": 7}[where]
    assert history.iterations == optimizer.t == steps
    twin, twin_optimizer, seen = MLP(SIZES), Momentum(0.1), []

    def note(t):
        seen.append(twin.theta.copy())
        return 0.1

    twin_optimizer.lr = note
    again = train(twin, X, Y, Loss("error", error), twin_optimizer, 4, 10, rng=5)
    assert again.loss[:2] == history.loss
    assert net.theta.tolist() == seen[1 + steps].tolist()
    optimizer.lr = 0.1  # ... and training goes on from there
    assert train(net, X, Y, "mse", optimizer, 20, 10, rng=rng).loss[-1] < history.loss[-1]


def test_ctrl_c_before_the_first_epoch_ends_leaves_an_empty_record():
    net, schedule = MLP(SIZES), interrupting(3, lambda t: 0.1, "signal")
    history = train(net, X, Y, "mse", SGD(schedule), 9, 10, TEST_ROWS, early_stopping=EarlyStopping(2))
    assert (history.interrupted, history.epochs, history.history, history.best_epoch) == (True, 0, {}, None)
    assert history.iterations == 1
    assert net.theta.tolist() != MLP(SIZES).theta.tolist()


def test_ctrl_c_with_early_stopping_restores_the_best_parameters():
    net, thetas = MLP(SIZES), []

    def metric(output, target):
        if len(target) == len(X):
            thetas.append(net.theta.copy())
            if len(thetas) == 30:
                raise KeyboardInterrupt
        return 0.0

    rate = lambda t: 0.3 if t < 40 else 3.0  # far too high in the end: the best epoch is not the last one
    options = {"early_stopping": EarlyStopping(100), "metrics": {"m": metric}}
    history = train(net, X, Y, "mse", Momentum(rate), 99, 10, TEST_ROWS, **options)
    assert (history.interrupted, history.epochs) == (True, 29)
    assert history.best_epoch == int(np.argmin(history.validation_loss)) < 20
    assert net.theta.tolist() == thetas[history.best_epoch].tolist()


def test_another_exception_of_a_metric_is_passed_on():
    with pytest.raises(ZeroDivisionError):
        train(MLP(SIZES), X, Y, "mse", SGD(0.1), 9, metrics={"m": lambda o, t: 1 / 0})


# ---------------------------------------------------------------------------- divergence


def diverging(net, x, y, optimizer, capfd, **options):
    with pytest.raises(DivergenceError) as caught:
        train(net, x, y, "mse", optimizer, 400, **options)
    assert capfd.readouterr() == ("", "")  # and no warning, which is an error in these tests
    return caught.value


MESSAGE = re.compile(
    r"the (loss|parameters)( of replica \d)? became (inf|-inf|nan) at iteration (\d+), in epoch (\d+)"
    r"; expected finite numbers: (.*); the network has the parameters of the last whole epoch"
)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("penalty", [None, L1(0.01)])
@pytest.mark.parametrize("batch", [None, 10])
def test_divergence_names_the_iteration_and_the_rate_and_keeps_the_last_whole_epoch(batch, penalty, dtype, capfd):
    net, optimizer, thetas = MLP(SIZES, hidden="relu", dtype=dtype), SGD(30.0), []
    options = {"validation": TEST_ROWS, "metrics": {"m": lambda o, t: thetas.append(net.theta.copy()) or 0.0}}
    error = diverging(net, X, Y, optimizer, capfd, batch_size=batch, penalty=penalty, **options)
    what, _, _, iteration, epoch, fix = MESSAGE.fullmatch(str(error)).groups()
    per_epoch = 1 if batch is None else 3
    assert fix == "lower the learning rate (30)"
    assert int(epoch) == error.history.epochs == len(thetas) // 2
    assert int(iteration) == error.history.iterations == optimizer.t
    assert int(iteration) // per_epoch == int(epoch) + (what == "parameters")
    assert {len(values) for values in error.history.history.values()} == {error.history.epochs}
    assert np.isfinite(error.history.loss).all()
    assert net.theta.tolist() == thetas[-1].tolist()
    assert np.isfinite(net.theta).all()


def test_a_loss_is_seen_to_diverge_before_the_step_that_it_would_spoil(capfd):
    # one weight, one sample: w <- w - 2 lr x (w x - 0) = -9 w, loss 81^t; 81^162 is the first beyond 1.8e308
    net = MLP([1, 1])
    net.theta = [1, 0]
    error = diverging(net, [[1.0], [-1.0]], [[0.0], [0.0]], SGD(5.0), capfd)
    assert MESSAGE.fullmatch(str(error)).groups()[:5] == ("loss", None, "inf", "162", "162")
    np.testing.assert_allclose(error.history.loss, 81.0 ** np.arange(162), rtol=1e-12)
    np.testing.assert_allclose(net.theta, [9.0**162, 0], rtol=1e-12)


@pytest.mark.parametrize("batch", [None, 10])
def test_parameters_that_overflow_in_the_last_step_of_an_epoch_are_seen_at_its_end(batch, capfd):
    net, start, steps = MLP(SIZES, hidden="relu"), MLP(SIZES).theta, 1 if batch is None else 3
    optimizer = SGD(lambda t: 1e308 if t == 2 * steps - 1 else 1e-9)
    error = diverging(net, X, 100 * Y, optimizer, capfd, batch_size=batch)
    assert MESSAGE.fullmatch(str(error)).groups()[3:] == (str(2 * steps), "1", "lower the learning rate (1e-09)")
    assert str(error).startswith("the parameters became ")
    assert error.history.epochs == len(error.history.loss) == 1
    np.testing.assert_allclose(net.theta, start, atol=1e-6)


def test_divergence_in_the_first_epoch_leaves_the_network_as_it_was(capfd):
    net = MLP(SIZES, hidden="relu")
    error = diverging(net, X, Y, SGD(1e306), capfd, batch_size=6, penalty=L1(1.0))
    assert (error.history.epochs, error.history.history) == (0, {})
    assert net.theta.tolist() == MLP(SIZES).theta.tolist()


def test_inputs_that_are_not_scaled_are_named_as_the_likely_cause(capfd):
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (20, 2)) * 1.0
    pixels[3, 1] = 255
    error = diverging(MLP([2, 2]), pixels, rng.normal(size=(20, 2)), SGD(0.1), capfd)
    fix = MESSAGE.fullmatch(str(error)).group(6)
    assert fix == "standardize(x), whose largest entry is 255, or lower the learning rate (0.1)"


def test_the_replica_that_diverges_is_named(capfd):
    net = MLP([1, 1], replicas=3)
    net.theta = [[1e-9, 0], [1, 0], [1e-3, 0]]
    error = diverging(net, [[1.0], [-1.0]], [[0.0], [0.0]], SGD(5.0), capfd)
    assert MESSAGE.fullmatch(str(error)).groups()[:5] == ("loss", " of replica 1", "inf", "162", "162")
    np.testing.assert_allclose(net.theta[:, 0], [1e-9 * 9.0**162, 9.0**162, 1e-3 * 9.0**162], rtol=1e-12)
    assert np.shape(error.history.loss) == (162, 3)


def test_a_diverging_network_trains_with_a_lower_rate_from_where_it_was(capfd):
    net, optimizer = MLP(SIZES, hidden="relu"), Momentum(1e306)
    diverging(net, X, Y, optimizer, capfd, batch_size=6)
    optimizer.reset()
    optimizer.lr = 0.05
    history = train(net, X, Y, "mse", optimizer, 50)
    assert history.loss[-1] < 0.7 * history.loss[0]


def test_a_divergence_error_is_a_floating_point_error_that_can_cross_processes():
    error = DivergenceError("the loss became inf", History(loss=[1.0]))
    twin = pickle.loads(pickle.dumps(error))
    assert isinstance(twin, FloatingPointError)
    assert str(twin) == str(copy.copy(error)) == "the loss became inf"
    assert twin.history.loss == [1.0]


def test_an_epoch_whose_validation_loss_is_nan_is_not_the_best():
    """Weights get 100,000 times smaller in each epoch; while they are large, infinity is subtracted from infinity."""
    net = MLP([2, 2, 1], hidden="identity", init="zeros")
    net.theta = [1e300, 0, 0, 1e300, 0, 0, 1, -1, 0]

    class Shrink(SGD):
        def _update(self, theta, g, eta, *memory):
            theta[:4] *= 1e-5

    x = np.zeros((2, 2))
    history = train(net, x, [[1.0], [1.0]], "mse", Shrink(0.1), 3, validation=([[1e15, 1e15]], [[1.0]]))
    assert np.isnan(history.validation_loss[0]) and history.validation_loss[-1] == 1.0
    assert history.best_epoch == int(np.nanargmin(history.validation_loss))
