"""`train` against a replay in PyTorch, against itself in parts, and with bad arguments."""

import copy
from math import ceil

import numpy as np
import pytest
import torch
import torch_peer
from hypothesis import given, settings
from hypothesis import strategies as st

import nnref
from nnref import (
    L1,
    L2,
    MLP,
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    EarlyStopping,
    Momentum,
    Nesterov,
    RMSProp,
    accuracy,
    mse,
    one_hot,
    softmax_cross_entropy,
    train,
)

N, D, H, K = 11, 5, 4, 3  # rows, inputs, hidden units, outputs
SIZES = [D, H, K]
FUNCTIONS = [torch.tanh, lambda z: z]

# Ours, and what makes the same one in PyTorch; every default is written out.
OPTIMIZERS = {
    "SGD": (lambda: SGD(0.3), lambda p: torch.optim.SGD(p, lr=0.3)),
    "Momentum": (lambda: Momentum(0.1, beta=0.8), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.8)),
    "Nesterov": (lambda: Nesterov(0.1, beta=0.8), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.8, nesterov=True)),
    "AdaGrad": (lambda: AdaGrad(0.1, eps=1e-7), lambda p: torch.optim.Adagrad(p, lr=0.1, eps=1e-7)),
    "AdaDelta": (lambda: AdaDelta(1.0, rho=0.7, eps=1e-4), lambda p: torch.optim.Adadelta(p, lr=1, rho=0.7, eps=1e-4)),
    "RMSProp": (lambda: RMSProp(0.02, rho=0.9, eps=1e-6), lambda p: torch.optim.RMSprop(p, 0.02, alpha=0.9, eps=1e-6)),
    "Adam": (lambda: Adam(0.05, 0.8, 0.95, eps=1e-6), lambda p: torch.optim.Adam(p, 0.05, (0.8, 0.95), eps=1e-6)),
    "AMSGrad": (
        lambda: AMSGrad(0.05, 0.8, 0.95, eps=1e-6),
        lambda p: torch.optim.Adam(p, 0.05, (0.8, 0.95), eps=1e-6, amsgrad=True),
    ),
    "AdamW": (
        lambda: AdamW(0.05, 0.8, 0.95, eps=1e-6, weight_decay=0.1),
        lambda p: torch.optim.AdamW(p, 0.05, (0.8, 0.95), eps=1e-6, weight_decay=0.1),
    ),
}
LOSS_OF = dict(zip(OPTIMIZERS, list(torch_peer.LOSSES) * 3, strict=False))  # every loss with some of them


def data(loss, n=N, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, D)), torch_peer.targets(torch_peer.LOSSES[loss][0][0], n, K, rng)


def is_weight(sizes):
    """Which numbers of theta are weights: layer by layer W, then b."""
    blocks = [[True] * (d * k) + [False] * k for d, k in zip(sizes, sizes[1:], strict=False)]
    return torch.tensor(sum(blocks, []))


def replay(theta, x, y, loss, make, epochs, batch, seed, strengths=(0, 0), dropout=0.0, validation=None, prox=0.0):
    """Training in PyTorch: losses and validation losses by epoch, and theta at the end."""
    theta = torch.tensor(theta, requires_grad=True)
    optimizer, rng, weights = make([theta]), np.random.default_rng(seed), is_weight(SIZES)

    def value(x, y, masks=()):
        outputs = torch_peer.forward(theta, SIZES, FUNCTIONS, torch.from_numpy(x), masks)[1][-1]
        return torch_peer.LOSSES[loss][1](outputs, torch.from_numpy(np.asarray(y)))

    losses, validations = [], []
    for _ in range(epochs):
        order = rng.permutation(len(x)) if batch < len(x) else np.arange(len(x))
        total = 0.0
        for rows in np.split(order, range(batch, len(x), batch)):
            masks = [torch.from_numpy((rng.random((len(rows), H)) >= dropout) / (1 - dropout))] if dropout else []
            l1, l2 = strengths[0] * theta[weights].abs().sum(), strengths[1] / 2 * (theta[weights] ** 2).sum()
            smooth = value(x[rows], y[rows], masks) + l2
            optimizer.zero_grad()
            (smooth if prox else smooth + l1).backward()
            total += (smooth + l1).item() * len(rows)
            optimizer.step()
            if prox:
                with torch.no_grad():
                    theta[weights] = torch.nn.functional.softshrink(theta[weights], prox * strengths[0])
        losses.append(total / len(x))
        if validation is not None:
            validations.append(value(*validation).item())
    return losses, validations, theta.detach().numpy()


def both(name, loss, batch, penalty=None, dropout=0.0, prox=0.0, epochs=6):
    """Ours and PyTorch's: losses, validation losses and theta, one after the other in one vector."""
    (x, y), test = data(loss), data(loss, n=7, seed=1)
    ours, theirs = OPTIMIZERS[name]
    net = MLP(SIZES, dropout=dropout, rng=3)
    strengths = [penalty.strength if type(penalty) is kind else 0.0 for kind in (L1, L2)]
    there = replay(net.theta, x, y, loss, theirs, epochs, batch or N, 4, strengths, dropout, test, prox)
    history = train(net, x, y, loss, ours(), epochs, batch, validation=test, penalty=penalty, rng=4)
    return np.concatenate([history.loss, history.validation_loss, net.theta]), np.concatenate(there)


# ---------------------------------------------------------------------------- against PyTorch


@pytest.mark.parametrize("batch", [None, 4, 1, N])  # 11 = 4 + 4 + 3: the last batch is short
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_losses_and_parameters_are_those_of_pytorch(name, batch):
    ours, theirs = both(name, LOSS_OF[name], batch)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("penalty", [L2(0.3), L1(0.1)], ids=["L2", "L1"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_penalized_losses_and_parameters_are_those_of_pytorch(name, penalty):
    prox = 0.3 if name == "SGD" and type(penalty) is L1 else 0.0
    ours, theirs = both(name, LOSS_OF[name], 4, penalty, prox=prox)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("loss", torch_peer.LOSSES)
@pytest.mark.parametrize("batch", [None, 4])
def test_what_is_dropped_is_drawn_after_the_order_batch_by_batch(loss, batch):
    ours, theirs = both("Adam", loss, batch, L2(0.1), dropout=0.3)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


def test_the_rate_of_a_schedule_is_that_of_its_step():
    x, y = data("mse")
    net, schedule = MLP(SIZES), lambda t: 0.5 / (1 + t)
    theta, history = net.theta.copy(), train(net, x, y, "mse", SGD(schedule), epochs=3, batch_size=4, penalty=L1(0.1))
    rng, losses = np.random.default_rng(0), []
    for t in range(9):  # one batch after the other, each with a rate of its own
        order = rng.permutation(N) if t % 3 == 0 else order
        rows = order[4 * (t % 3) :][:4]
        lr = schedule(t)
        sgd = lambda p, lr=lr: torch.optim.SGD(p, lr)
        loss, _, theta = replay(theta, x[rows], y[rows], "mse", sgd, 1, N, 0, (0.1, 0), prox=lr)
        losses += loss * len(rows)
    np.testing.assert_allclose(net.theta, theta, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(history.loss, np.reshape(losses, (3, N)).mean(axis=1), rtol=1e-12)


def test_float32_stays_float32_and_goes_along_with_float64():
    x, y = data("softmax_cross_entropy")
    narrow, wide = MLP(SIZES, dtype=np.float32), MLP(SIZES)
    records = [train(net, x, y, "softmax_cross_entropy", Adam(0.01), 20, 4, penalty=L2(0.01)) for net in (narrow, wide)]
    assert narrow.theta.dtype == np.float32
    assert type(records[0].loss[-1]) is float
    np.testing.assert_allclose(records[0].loss, records[1].loss, rtol=1e-5)
    np.testing.assert_allclose(narrow.theta, wide.theta, rtol=0, atol=1e-4)


# ---------------------------------------------------------------------------- in parts, and again


@settings(max_examples=40)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(1, N), st.sampled_from([0.0, 0.4]))
def test_training_goes_on_where_it_stopped(first, second, batch, dropout):
    x, y = data("mse")
    nets, rngs = [MLP(SIZES, dropout=dropout) for _ in range(2)], [np.random.default_rng(5) for _ in range(2)]
    optimizer = Adam(0.1)
    whole = train(nets[0], x, y, "mse", Adam(0.1), first + second, batch, rng=rngs[0]).loss
    parts = [train(nets[1], x, y, "mse", optimizer, part, batch, rng=rngs[1]).loss for part in (first, second)]
    assert sum(parts, []) == whole
    assert nets[0].theta.tolist() == nets[1].theta.tolist()
    assert rngs[0].bit_generator.state == rngs[1].bit_generator.state


@settings(max_examples=40)
@given(st.integers(0, 2**64), st.integers(1, N))
def test_a_seed_gives_the_same_run_again_and_is_that_of_a_generator(seed, batch):
    x, y = data("mse")
    nets = [MLP(SIZES, dropout=0.5) for _ in range(3)]
    runs = [train(net, x, y, "mse", SGD(0.1), 2, batch, rng=seed) for net in nets[:2]]
    runs.append(train(nets[2], x, y, "mse", SGD(0.1), 2, batch, rng=np.random.default_rng(seed)))
    assert runs[0].loss == runs[1].loss == runs[2].loss
    assert nets[0].theta.tolist() == nets[1].theta.tolist() == nets[2].theta.tolist()


def test_another_seed_gives_another_run():
    x, y = data("mse")
    assert len({tuple(train(MLP(SIZES), x, y, "mse", SGD(0.1), 3, 4, rng=seed).loss) for seed in range(5)}) == 5


@pytest.mark.parametrize("batch", [None, N])
def test_a_full_batch_draws_nothing(batch):
    x, y = data("mse")
    rng = np.random.default_rng(6)
    train(MLP(SIZES), x, y, "mse", SGD(0.1), 3, batch, rng=rng)
    assert rng.bit_generator.state == np.random.default_rng(6).bit_generator.state


@given(st.integers(1, N), st.integers(1, N), st.integers(1, 3))
def test_iterations_are_the_batches_and_so_are_the_steps_of_the_optimizer(n, batch, epochs):
    x, y = data("mse", n)
    optimizer = SGD(0.01)
    history = train(MLP(SIZES), x, y, "mse", optimizer, epochs, min(batch, n))
    assert history.iterations == optimizer.t == epochs * ceil(n / min(batch, n))


@given(st.integers(1, N), st.sampled_from(["mse", "softmax_cross_entropy"]), st.integers(0, 99))
def test_the_arguments_are_left_as_they_were(batch, loss, seed):
    arrays = [*data(loss, seed=seed), *data(loss, seed=seed + 1)]
    before = copy.deepcopy(arrays)
    for array in arrays:
        array.flags.writeable = False
    x, y, *validation = arrays
    metrics, stopping, penalty = {"accuracy": lambda o, t: 0.0}, EarlyStopping(1), L1(0.1)
    train(MLP(SIZES), x, y, loss, SGD(0.1), 3, batch, validation, penalty, stopping, metrics, seed)
    for array, old in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(array, old)
    assert (list(metrics), repr(stopping), repr(penalty)) == (["accuracy"], repr(EarlyStopping(1)), repr(L1(0.1)))


@pytest.mark.parametrize("form", [np.ndarray.tolist, np.asfortranarray, lambda a: np.repeat(a, 2, axis=0)[::2]])
def test_the_form_of_the_arrays_changes_nothing(form):
    x, y = data("mse")
    nets = [MLP(SIZES) for _ in range(2)]
    for net, change in zip(nets, (np.array, form), strict=True):
        train(net, change(x), change(y), "mse", SGD(0.1), 3, 4, validation=(change(x), change(y)))
    assert nets[0].theta.tolist() == nets[1].theta.tolist()


# ---------------------------------------------------------------------------- metrics


def test_metrics_are_computed_after_each_epoch_without_dropout_on_what_was_passed():
    (x, labels), (x_test, test_labels) = data("softmax_cross_entropy"), data("softmax_cross_entropy", n=7, seed=1)
    net, seen = MLP(SIZES, dropout=0.4), []

    def metric(output, target):
        rows = x if len(target) == N else x_test
        assert target.tolist() == (labels if len(target) == N else test_labels).tolist()  # labels, as passed
        assert output.tolist() == net.predict(rows).tolist()
        seen.append(net.theta.copy())
        return -np.sum(output)

    history = train(
        net, x, labels, "softmax_cross_entropy", Adam(0.1), 3, 4, (x_test, test_labels), metrics={"sum": metric}
    )
    twin, optimizer, rng = MLP(SIZES, dropout=0.4), Adam(0.1), np.random.default_rng(0)
    for epoch in range(3):
        train(twin, x, labels, "softmax_cross_entropy", optimizer, 1, 4, rng=rng)
        assert seen[2 * epoch].tolist() == seen[2 * epoch + 1].tolist() == twin.theta.tolist()
        assert history.metrics["sum"][epoch] == -twin.predict(x).sum()
        assert history.validation_metrics["sum"][epoch] == -twin.predict(x_test).sum()


@pytest.mark.parametrize("k", [1, 2, K])
@pytest.mark.parametrize("rows", [False, True])
def test_accuracy_counts_the_labels_that_classify_gives(k, rows):
    x, _ = data("mse", n=40)
    labels = np.arange(40) % 3 if k == K else (x[:, 0] > 0).astype(int)
    loss, y = ("softmax_cross_entropy", labels) if k > 1 else ("binary_cross_entropy", labels[:, None])
    y = one_hot(y) if rows and k > 1 else y
    net = MLP([D, H, k])
    history = train(net, x, y, loss, Adam(0.05), 5, 16, (x[:9], y[:9]), metrics={"accuracy": accuracy})
    assert history.metrics["accuracy"][-1] == sum(net.classify(x) == labels) / 40
    assert history.validation_metrics["accuracy"][-1] == sum(net.classify(x[:9]) == labels[:9]) / 9
    assert len(set(history.metrics["accuracy"])) > 1


def test_the_label_of_a_target_is_1_above_a_half():
    y = [[0.0], [0.49], [0.5], [0.51], [1.0]]
    for bias, share in ((-9.0, 0.6), (9.0, 0.4)):
        net = MLP([1, 1])
        net.theta = [0.0, bias]
        options = {"metrics": {"accuracy": accuracy}}
        history = train(net, np.ones((5, 1)), y, "binary_cross_entropy", SGD(1e-9), 1, **options)
        assert history.metrics["accuracy"] == [share]


def test_a_metric_that_returns_no_number_is_named():
    x, y = data("mse")
    with pytest.raises(TypeError, match=r"^what metrics\['score'\] returned is None .*; expected .*: return"):
        train(MLP(SIZES), x, y, "mse", SGD(0.1), 3, metrics={"score": lambda o, t: None})


def test_an_array_that_a_metric_fills_again_is_copied():
    x, y = data("mse")
    kept = np.zeros(2)

    def metric(o, t):
        kept[:] += 1
        return kept

    history = train(MLP(SIZES), x, y, "mse", SGD(0.1), 3, metrics={"kept": metric})
    assert np.array(history.metrics["kept"]).tolist() == [[1, 1], [2, 2], [3, 3]]


# ---------------------------------------------------------------------------- replicas


@pytest.mark.parametrize("own_x", [False, True])
@pytest.mark.parametrize("targets", ["shared", "own", "labels", "own labels"])
def test_replicas_train_as_networks_alone(targets, own_x):
    runs, rng = 2, np.random.default_rng(8)
    loss = "softmax_cross_entropy" if "labels" in targets else "mse"
    x = rng.normal(size=(runs, N, D) if own_x else (N, D))
    y = np.array([data(loss, seed=seed)[1] for seed in range(runs)])
    y = y if "own" in targets else y[0]
    net = MLP(SIZES, replicas=runs, rng=9)
    singles = [MLP(SIZES) for _ in range(runs)]
    for single, theta in zip(singles, net.theta, strict=True):
        single.theta = theta
    metrics = {"accuracy": accuracy, "error": mse if loss == "mse" else softmax_cross_entropy}
    options = {"penalty": L1(0.02), "metrics": metrics, "rng": 7}
    history = train(net, x, y, loss, SGD(0.2), 5, 4, validation=(x, y), **options)
    for k, single in enumerate(singles):
        alone_x, alone_y = x[k] if own_x else x, y[k] if "own" in targets else y
        alone = train(single, alone_x, alone_y, loss, SGD(0.2), 5, 4, validation=(alone_x, alone_y), **options)
        np.testing.assert_allclose(net.theta[k], single.theta, rtol=0, atol=1e-13)
        assert history.history.keys() == alone.history.keys()
        for name, values in history.history.items():
            assert {np.shape(value) for value in values} == {(runs,)}
            np.testing.assert_allclose([value[k] for value in values], alone.history[name], rtol=0, atol=1e-13)
        assert history.best_epoch[k] == alone.best_epoch
    assert history.iterations == alone.iterations


def test_the_accuracy_of_replicas_with_one_output_and_targets_of_their_own():
    x, runs = data("mse", n=12)[0], 3
    y = np.arange(runs * 12).reshape(runs, 12, 1) % 5 % 2
    net = MLP([D, H, 1], replicas=runs)
    history = train(net, x, y, "binary_cross_entropy", Adam(0.1), 9, metrics={"accuracy": accuracy})
    shares = (net.classify(x) == y[..., 0]).mean(axis=1)
    assert history.metrics["accuracy"][-1].tolist() == shares.tolist() and len(set(shares)) > 1


# ---------------------------------------------------------------------------- bad arguments

GOOD_X, GOOD_Y = data("mse", n=7)
WRONG = GOOD_X.copy()
WRONG[3, 2] = np.nan
BAD = [
    ({"net": "MLP"}, TypeError, "net is 'MLP'"),
    ({"x": GOOD_X[:, :4]}, ValueError, "x has shape (7, 4)"),
    ({"x": WRONG}, ValueError, "x[3, 2] is nan"),
    ({"x": GOOD_X[:0]}, ValueError, "x has shape (0, 5)"),
    ({"y": GOOD_Y[:, 0]}, ValueError, "y has shape (7,)"),
    ({"y": GOOD_Y[:6]}, ValueError, "y has shape (6, 3)"),
    ({"y": [["a"] * K] * 7}, TypeError, "y has dtype"),
    ({"loss": "softmax_cross_entropy", "y": [0, 1, 2, 3, 0, 1, 2]}, ValueError, "y[3] is 3"),
    ({"loss": "MSE!"}, ValueError, "loss is 'MSE!'"),
    ({"loss": abs}, TypeError, "loss is"),
    ({"optimizer": SGD}, TypeError, "optimizer is <class"),
    ({"epochs": 0}, ValueError, "epochs is 0"),
    ({"epochs": 2.0}, TypeError, "epochs is 2.0"),
    ({"batch_size": 8}, ValueError, "batch_size is 8; expected at most 7"),
    ({"batch_size": True}, TypeError, "batch_size is True"),
    ({"validation": GOOD_X}, TypeError, "validation is a ndarray"),
    ({"validation": (GOOD_X, GOOD_Y, 1)}, TypeError, "validation is a tuple"),
    ({"validation": (GOOD_X.T, GOOD_Y)}, ValueError, "validation[0] has shape (5, 7)"),
    ({"validation": (WRONG, GOOD_Y)}, ValueError, "validation[0][3, 2] is nan"),
    ({"validation": (GOOD_X, GOOD_Y[:5])}, ValueError, "validation[1] has shape (5, 3)"),
    ({"validation": None, "early_stopping": EarlyStopping(2)}, ValueError, "validation is None"),
    ({"early_stopping": 5}, TypeError, "early_stopping is 5"),
    ({"penalty": 0.01}, TypeError, "penalty is 0.01"),
    ({"metrics": [accuracy]}, TypeError, "metrics is [<function"),
    ({"metrics": {"accuracy": "accuracy"}}, TypeError, "metrics['accuracy'] is 'accuracy'"),
    ({"metrics": {1: accuracy}}, TypeError, "metrics[1] is <function"),
    ({"metrics": {"loss": mse}}, ValueError, "metrics has the name 'loss'"),
    ({"metrics": {"validation_loss": mse}}, ValueError, "metrics has the name 'validation_loss'"),
    ({"rng": -1}, ValueError, "rng is -1"),
    ({"rng": None}, TypeError, "rng is None"),
    ({"progress": 1}, TypeError, "progress is 1"),
]


@pytest.mark.parametrize(("change", "kind", "got"), BAD, ids=[got for *_, got in BAD])
def test_a_bad_argument_is_named_and_nothing_is_modified(change, kind, got, capfd):
    net, optimizer, rng = MLP(SIZES, dropout=0.2), Adam(0.1), np.random.default_rng(1)
    train(net, GOOD_X, GOOD_Y, "mse", optimizer, 2, 3)
    arguments = {"net": net, "x": GOOD_X, "y": GOOD_Y, "loss": "mse", "optimizer": optimizer, "epochs": 2}
    arguments |= {"batch_size": 3, "validation": (GOOD_X, GOOD_Y), "rng": rng, "progress": True} | change
    theta, memory, state = net.theta.copy(), copy.deepcopy(vars(optimizer)), rng.bit_generator.state
    with pytest.raises(kind) as caught:
        train(**arguments)
    assert str(caught.value).startswith(got)
    assert "; expected " in str(caught.value)
    assert ": " in str(caught.value).split("; expected ")[1]
    assert net.theta.tolist() == theta.tolist()
    assert repr(vars(optimizer)) == repr(memory)
    assert rng.bit_generator.state == state
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("optimizer", "kind", "got"),
    [
        (Adam(lambda t: -0.5), ValueError, "lr(0) is -0.5"),
        (Adam(lambda t: "0.5"), TypeError, "lr(0) is '0.5'"),
        (None, ValueError, "optimizer made steps of shape (10,); expected (39,)"),
    ],
)
def test_an_optimizer_that_cannot_make_a_step_is_found_before_anything_is_drawn(optimizer, kind, got):
    net, rng = MLP(SIZES), np.random.default_rng(1)
    if optimizer is None:  # one that has made steps of another network
        optimizer = Adam(0.1)
        train(MLP([1, 3, 1]), [[1.0]], [[1.0]], "mse", optimizer, 1)
    with pytest.raises(kind) as caught:
        train(net, GOOD_X, GOOD_Y, "mse", optimizer, 2, 3, rng=rng)
    assert str(caught.value).startswith(got)
    assert net.theta.tolist() == MLP(SIZES).theta.tolist()
    assert rng.bit_generator.state == np.random.default_rng(1).bit_generator.state


def test_a_loss_that_takes_logits_is_refused_behind_a_softmax():
    with pytest.raises(ValueError, match=r"takes logits; expected output='identity'"):
        train(MLP(SIZES, output="softmax"), GOOD_X, GOOD_Y, "softmax_cross_entropy", SGD(0.1), 1)


def test_one_output_is_refused_by_the_softmax_that_would_always_be_right():
    x, y = nnref.moons(20)
    with pytest.raises(ValueError, match=r"^net has 1 output; expected at least 2, .*: use binary_cross_entropy"):
        train(MLP([2, 3, 1]), x, y[:, None], "softmax_cross_entropy", SGD(0.1), epochs=1)


def test_parameters_that_are_not_finite_are_named_before_training():
    x, y = nnref.moons(20)
    net = MLP([2, 3, 1])
    net.theta[4] = np.nan
    with pytest.raises(ValueError, match=r"^net\.theta\[4\] is nan; expected finite numbers: replace"):
        train(net, x, y[:, None], "binary_cross_entropy", SGD(0.1), epochs=1)


def test_a_step_of_ones_own_is_the_one_that_is_taken():
    class Clipped(SGD):
        def step(self, theta, grad):
            super().step(theta, grad / max(1.0, 4 * np.linalg.norm(grad)))

    x, y = data("squared_error")
    net, alone = MLP(SIZES, rng=1), MLP(SIZES, rng=1)
    train(net, x, y, "squared_error", Clipped(0.5), epochs=3)
    for _ in range(3):
        _, gradient = alone.loss_and_gradient(x, y, "squared_error")
        assert np.linalg.norm(gradient) > 0.25
        alone.theta -= 0.5 * 0.25 * gradient / np.linalg.norm(gradient)
    np.testing.assert_allclose(net.theta, alone.theta, rtol=1e-12)
