"""Penalties, dropout and early stopping against closed forms, scikit-learn, SciPy and replays in plain Python."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Lasso, Ridge

from nnref import L1, L2, MLP, SGD, Adam, EarlyStopping, Momentum, moons, mse, one_hot, squared_error, train
from nnref.penalties import Penalty

N, D, K = 40, 6, 3
NUMBERS = st.floats(-1e3, 1e3)


def regression(k=1, seed=0):
    """Correlated columns that are not centered, some of which have nothing to do with y; y has a mean."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(N, D)) @ (np.eye(D) + 0.2 * rng.normal(size=(D, D))) + rng.normal(size=D)
    w = rng.normal(size=(D, k)) * (np.arange(D) < 4)[:, None]
    return x, x @ w + 3 + 0.3 * rng.normal(size=(N, k))


# ---------------------------------------------------------------------------- penalties by themselves


@pytest.mark.parametrize("shape", [(), (5,), (4, 3), (2, 4, 3)])
@pytest.mark.parametrize(
    ("kind", "there"), [(L1, lambda w: w.abs().sum()), (L2, lambda w: torch.linalg.vector_norm(w) ** 2 / 2)]
)
def test_value_and_gradient_are_those_of_pytorch(kind, there, shape):
    w = np.random.default_rng(1).normal(size=shape)
    leaf = torch.tensor(w, requires_grad=True)
    value = 0.7 * there(leaf)
    value.backward()
    assert type(kind(0.7).value(w)) is float
    np.testing.assert_allclose(kind(0.7).value(w), value.item(), rtol=1e-14)
    np.testing.assert_allclose(kind(0.7).gradient(w), leaf.grad.numpy(), rtol=1e-14)


def test_values_by_hand():
    w = [[3.0, -4.0], [0.0, 12.0]]
    assert L1(0.5).value(w) == 0.5 * 19
    assert L2(0.5).value(w) == 0.5 / 2 * 13**2
    assert L1(0.5).gradient(w).tolist() == [[0.5, -0.5], [0, 0.5]]  # 0 at the kink
    assert L2(0.5).gradient(w).tolist() == [[1.5, -2], [0, 6]]
    assert L1(0.5).prox(w, step=8).tolist() == [[0, 0], [0, 8]]


@given(NUMBERS, st.floats(0, 100), st.floats(0, 10))
def test_prox_minimizes_what_defines_it(w, strength, step):
    # N. Parikh, S. Boyd, "Proximal algorithms", 2014, equation 1.1: argmin_u step P(u) + (u - w)^2 / 2.
    found = minimize_scalar(
        lambda u: step * strength * abs(u) + (u - w) ** 2 / 2, bounds=(-1.1e3, 1.1e3), options={"xatol": 1e-10}
    )
    assert L1(strength).prox(w, step) == pytest.approx(found.x, abs=1e-4)


@given(NUMBERS, st.floats(0, 100), st.floats(1e-6, 10))
def test_prox_meets_the_optimality_condition_exactly(w, strength, step):
    # 0 is a subgradient at u: (w - u) / step is strength sign(u), or between -strength and strength at u = 0
    u = L1(strength).prox(w, step).item()
    slope = (w - u) / step
    if u:
        assert slope == pytest.approx(strength * np.sign(u), rel=1e-9, abs=1e-9 * (1 + abs(w) / step))
    else:
        assert abs(slope) <= strength * (1 + 1e-12)
        assert not np.signbit(u)  # prints as 0, not -0


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.floats(0, 10))
def test_a_strength_of_zero_does_nothing(w, step):
    for penalty in (L1(0), L2(0)):
        assert penalty.value(w) == 0
        assert not penalty.gradient(w).any()
    assert L1(0).prox(w, step).tolist() == L1(5).prox(w, 0).tolist() == w


@pytest.mark.parametrize("penalty", [L1(0.0), L2(0)])
def test_training_with_a_strength_of_zero_is_training_without(penalty):
    x, y = regression(K)
    nets = [MLP([D, 4, K]) for _ in range(2)]
    losses = [
        train(net, x, y, "mse", SGD(0.05), 5, 7, penalty=each).loss
        for net, each in zip(nets, (None, penalty), strict=True)
    ]
    assert losses[0] == losses[1]
    assert nets[0].theta.tolist() == nets[1].theta.tolist()


@pytest.mark.parametrize("penalty", [L1(0.5), L2(0.5)])
def test_penalties_keep_shape_and_dtype_and_leave_the_weights(penalty):
    w = np.random.default_rng(2).normal(size=(4, 3)).astype(np.float32)
    before = w.copy()
    results = [penalty.gradient(w)] + ([penalty.prox(w, 0.1)] if isinstance(penalty, L1) else [])
    for result in results:
        assert (result.shape, result.dtype) == (w.shape, w.dtype)
        assert not np.shares_memory(result, w)
    assert w.tolist() == before.tolist()


def test_what_overflows_is_infinite_or_nothing_is_left():
    assert L2(1).value([1e200]) == L1(1e200).value([1e200]) == np.inf
    assert L2(1e10).gradient([1e300]).tolist() == [np.inf]
    assert L1(1e100).prox(np.ones(2, np.float32), 1).tolist() == [0, 0]
    assert L1(1e300).prox([5.0], 1e300).tolist() == [0]


@pytest.mark.parametrize("call", [L1(1).value, L1(1).gradient, L2(1).value, L2(1).gradient, lambda w: L1(1).prox(w, 1)])
def test_bad_weights_are_named(call):
    with pytest.raises(ValueError, match=r"w\[1\] is nan; expected finite numbers: "):
        call([1.0, np.nan])
    with pytest.raises(TypeError, match=r"^w .*; expected real numbers: "):
        call(["a"])


def test_a_penalty_without_a_formula_has_neither_value_nor_gradient():
    for call in (Penalty(1.0).value, Penalty(1.0).gradient):
        with pytest.raises(NotImplementedError):
            call([1.0])


@pytest.mark.parametrize("kind", [L1, L2])
def test_bad_strengths_and_steps_are_named(kind):
    with pytest.raises(ValueError, match=r"strength is -1.0; expected a finite number of at least 0: "):
        kind(-1)
    with pytest.raises(TypeError, match=r"strength is '1' \(str\); expected "):
        kind("1")
    with pytest.raises(ValueError, match=r"step is -0.1; expected a finite number of at least 0: "):
        L1(1).prox([1.0], -0.1)
    assert repr(kind(0.25)) == f"{kind.__name__}(strength=0.25)"


# ---------------------------------------------------------------------------- penalties in training


@pytest.mark.parametrize("strength", [0.01, 0.5, 20.0])
def test_l2_finds_the_ridge_solution(strength):
    x, y = regression(K)
    net = MLP([D, K])
    history = train(net, x, y, "squared_error", Momentum(0.04, beta=0.9), 4000, penalty=L2(strength))
    # squared_error is |y - xw - b|^2 / 2n: the normal equations have n strength, but not for the bias
    rows = np.column_stack([x, np.ones(N)])
    solved = np.linalg.solve(rows.T @ rows + N * strength * np.diag([1] * D + [0]), rows.T @ y)
    np.testing.assert_allclose(np.vstack([net.weights[0], net.biases[0]]), solved, rtol=0, atol=1e-12)
    # scikit-learn minimizes |y - xw - b|^2 + alpha |w|^2: times 1 / 2n that is ours, with alpha = n strength
    there = Ridge(alpha=N * strength, tol=1e-12).fit(x, y)
    np.testing.assert_allclose(net.weights[0], there.coef_.T, rtol=0, atol=1e-12)
    lowest = ((y - there.predict(x)) ** 2).sum() / (2 * N) + strength / 2 * (there.coef_**2).sum()
    assert history.loss[-1] == pytest.approx(lowest, rel=1e-12)


@pytest.mark.parametrize("strength", [0.001, 0.2, 1.0, 50.0])
def test_l1_finds_the_solution_of_the_lasso_with_its_exact_zeros(strength):
    x, y = regression()
    net = MLP([D, 1])
    history = train(net, x, y, "squared_error", SGD(0.08), 6000, penalty=L1(strength))
    # scikit-learn minimizes |y - xw - b|^2 / 2n + alpha |w|_1: alpha is our strength
    there = Lasso(alpha=strength, tol=1e-14, max_iter=10**6).fit(x, y[:, 0])
    zero = there.coef_ == 0
    assert zero.any() == (strength >= 0.2)
    assert (net.weights[0][:, 0] == 0).tolist() == zero.tolist()
    np.testing.assert_allclose(net.weights[0][:, 0], there.coef_, rtol=0, atol=1e-12)
    np.testing.assert_allclose(net.biases[0], there.intercept_, rtol=0, atol=1e-12)
    assert history.loss[-1] == pytest.approx(
        squared_error(there.predict(x), y[:, 0]) + strength * abs(there.coef_).sum(), rel=1e-12
    )


@pytest.mark.parametrize("make", [lambda lr: Adam(lr), lambda lr: Momentum(lr, beta=0.5)], ids=["Adam", "Momentum"])
def test_the_subgradient_of_l1_comes_close_to_the_same_minimum_without_exact_zeros(make):
    x, y = regression()
    there = Lasso(alpha=0.2, tol=1e-14).fit(x, y[:, 0])
    lowest = squared_error(there.predict(x), y[:, 0]) + 0.2 * abs(there.coef_).sum()
    net = MLP([D, 1])
    history = train(net, x, y, "squared_error", make(lambda t: 0.05 / (1 + t / 100)), 6000, penalty=L1(0.2))
    assert lowest <= min(history.loss) <= lowest * 1.001
    assert (there.coef_ == 0).any()
    assert net.weights[0].all()


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3)])
def test_each_replica_pays_for_its_own_weights(penalty):
    net = MLP([2, 3, 1], replicas=4, rng=1)
    x, y = np.ones((2, 2)), np.ones((2, 1))
    wanted = mse(net.predict(x), np.ones((4, 2, 1))) + [sum(penalty.value(W[k]) for W in net.weights) for k in range(4)]
    (loss,) = train(net, x, y, "mse", SGD(0.1), 1, penalty=penalty).loss
    np.testing.assert_allclose(loss, wanted, rtol=1e-14)


def test_biases_and_slopes_are_not_penalized():
    x, y = regression(K)
    for penalty, optimizer in [(L1(2.0), SGD(0.1)), (L1(2.0), Momentum(0.1)), (L2(2.0), SGD(0.1))]:
        net = MLP([D, 4, K], hidden="prelu", init="zeros")  # no error comes through weights of 0: they stay
        history = train(net, x, y, "mse", optimizer, 500, penalty=penalty)
        assert net.slopes[0] == 0.25
        assert not net.biases[0].any()
        np.testing.assert_allclose(net.biases[1], y.mean(axis=0), rtol=1e-9)
        assert history.loss[-1] == pytest.approx(y.var(axis=0).mean())


# ---------------------------------------------------------------------------- dropout


def linear_net(w, dropout):
    """Inputs, a hidden layer that copies them, and one output: dropping hidden units drops inputs."""
    net = MLP([len(w), len(w), 1], hidden="identity", dropout=dropout)
    net.weights[0], net.weights[1] = np.eye(len(w)), np.reshape(w, (-1, 1))
    return net


@pytest.mark.parametrize("dropout", [0.1, 0.5, 0.8])
def test_dropout_in_training_costs_what_the_theory_says(dropout):
    # N. Srivastava and others, "Dropout", JMLR 15, 2014, section 9.1 (S. Wager, S. Wang, P. Liang, NIPS 2013): for
    # a linear unit, the expected squared error has the variance of the noise added, p / (1 - p) sum (x w)^2.
    rng = np.random.default_rng(3)
    x, w, y, draws = rng.normal(size=D), rng.normal(size=D), 0.5, 40_000
    net = linear_net(w, dropout)
    outputs = net.forward(np.tile(x, (draws, 1)), rng=4).a[-1][:, 0]
    variance = dropout / (1 - dropout) * ((x * w) ** 2).sum()
    error = np.sqrt(variance / draws)
    assert abs(outputs.mean() - x @ w) < 4 * error  # nothing is added on average
    squares = (outputs - x @ w) ** 2
    assert abs(squares.mean() - variance) < 4 * squares.std() / np.sqrt(draws)
    # ... and so it does in training: with a rate of almost 0, every epoch is a draw of the loss at the same w
    rows = np.tile(x, (200, 1))
    history = train(net, rows, np.full((200, 1), y), "mse", SGD(1e-300), draws // 200, rng=5)
    losses = np.array(history.loss)
    assert abs(losses.mean() - ((x @ w - y) ** 2 + variance)) < 4 * losses.std() / np.sqrt(len(losses))
    assert len(set(history.loss)) == len(losses)


def test_training_with_dropout_approaches_the_ridge_that_the_theory_names():
    # The same expectation as a function of w: sum (y - xw)^2 + p / (1 - p) sum_j w_j^2 sum_i x_ij^2, whose minimum
    # is solved for here. The hidden layer is put back after each epoch, so w alone is learned.
    x, y = regression()
    y, p = y - 3, 0.3
    solved = np.linalg.solve(x.T @ x + p / (1 - p) * np.diag((x**2).sum(axis=0)), x.T @ y)
    net, optimizer, rng, mean = linear_net(np.zeros(D), p), SGD(0.01), np.random.default_rng(6), np.zeros((D, 1))
    for epoch in range(6000):
        train(net, x, y, "squared_error", optimizer, 1, rng=rng)
        net.weights[0], net.biases[0], net.biases[1] = np.eye(D), np.zeros(D), [0]
        mean += net.weights[1] / 5000 if epoch >= 1000 else 0
    plain = np.linalg.lstsq(x, y)[0]
    assert np.linalg.norm(mean - solved) < 0.02 * np.linalg.norm(plain - solved)


# ---------------------------------------------------------------------------- early stopping


def by_hand(losses, patience, min_delta):
    """The epoch after which it stops (None if it does not) and the best one, as Keras counts."""
    best, waited, lowest = None, 0, float("inf")
    for epoch, loss in enumerate(losses):
        if best is None or loss < losses[best]:
            best = epoch
        if loss < lowest - min_delta:
            waited, lowest = 0, loss
        else:
            waited += 1
            if waited == patience:
                return epoch, best
    return None, best


def noisy_run(net, stopping, epochs=60, seed=0):
    """Training that overfits a few noisy samples, with a high rate: validation losses go up and down."""
    x, labels = moons(16, noise=0.4, rng=seed)
    x_test, y_test = moons(30, noise=0.4, rng=seed + 1)
    thetas = []
    history = train(
        net,
        x,
        one_hot(labels),
        "mse",
        Adam(0.1),
        epochs,
        5,
        validation=(x_test, one_hot(y_test)),
        early_stopping=stopping,
        metrics={"theta": lambda o, t: thetas.append(net.theta.copy()) or 0.0},  # noted twice: two sets
        rng=seed,
    )
    return history, thetas[::2], lambda: mse(net.predict(x_test), one_hot(y_test))


@pytest.mark.parametrize("min_delta", [0.0, 0.01])
@pytest.mark.parametrize("patience", [1, 2, 5, 59, 60, 100])
@pytest.mark.parametrize("seed", range(4))
def test_early_stopping_stops_where_counting_by_hand_does_and_restores_the_best(patience, min_delta, seed):
    endless, _, _ = noisy_run(MLP([2, 8, 2]), None, seed=seed)
    stop, best = by_hand(endless.validation_loss, patience, min_delta)
    net = MLP([2, 8, 2])
    history, thetas, restored = noisy_run(net, EarlyStopping(patience, min_delta), seed=seed)
    epochs = 60 if stop is None else stop + 1
    assert history.validation_loss == endless.validation_loss[:epochs]
    assert history.stopped_early == (epochs < 60)
    assert history.best_epoch == best
    assert net.theta.tolist() == thetas[best].tolist()
    assert restored() == history.validation_loss[best] == min(history.validation_loss)


def test_a_patience_of_one_stops_after_the_first_epoch_without_improvement():
    history, _, _ = noisy_run(MLP([2, 8, 2]), EarlyStopping(1))
    *falling, last = history.validation_loss
    assert falling == sorted(falling, reverse=True)
    assert last >= falling[-1]


def test_without_early_stopping_the_last_parameters_stay_and_the_best_epoch_is_named():
    net = MLP([2, 8, 2])
    history, thetas, _ = noisy_run(net, None)
    assert net.theta.tolist() == thetas[-1].tolist()
    assert history.best_epoch == int(np.argmin(history.validation_loss)) < 59
    x, y = moons(16)
    only_loss = train(MLP([2, 8, 2]), x, one_hot(y), "mse", SGD(2.0), 9)
    assert only_loss.best_epoch == int(np.argmin(only_loss.loss))


def test_a_stop_says_its_settings():
    assert repr(EarlyStopping(3)) == "EarlyStopping(patience=3, min_delta=0.0)"
    assert repr(EarlyStopping(5, 0.5)) == "EarlyStopping(patience=5, min_delta=0.5)"


@pytest.mark.parametrize("patience", [1, 3, 100])
def test_every_replica_stops_as_a_network_alone(patience):
    net = MLP([2, 8, 2], replicas=4, rng=1)
    singles = [MLP([2, 8, 2]) for _ in range(4)]
    for single, theta in zip(singles, net.theta, strict=True):
        single.theta = theta
    history, *_ = noisy_run(net, EarlyStopping(patience))
    alone = [noisy_run(single, EarlyStopping(patience))[0] for single in singles]
    epochs = max(each.epochs for each in alone)
    assert history.epochs == epochs
    assert history.stopped_early == (epochs < 60)
    assert history.best_epoch.tolist() == [each.best_epoch for each in alone]
    assert history.best_epoch.dtype == np.int64 and len(set(history.best_epoch.tolist())) > 1
    for k, (single, each) in enumerate(zip(singles, alone, strict=True)):
        np.testing.assert_allclose(net.theta[k], single.theta, rtol=0, atol=1e-9)
        longest = [loss[k] for loss in history.validation_loss]
        np.testing.assert_allclose(longest[: each.epochs], each.validation_loss, rtol=0, atol=1e-9)


def test_a_validation_loss_that_is_no_number_is_no_improvement():
    x, y = np.ones((3, 1)), np.ones((3, 1))
    net = MLP([1, 2, 1], hidden="relu", init="zeros")
    history = train(net, x, y, "mse", SGD(0.1), 9, validation=(x, y * 1e308), early_stopping=EarlyStopping(2))
    assert history.validation_loss == [np.inf, np.inf]
    assert (history.stopped_early, history.best_epoch) == (True, 0)
    assert not net.theta.any()  # there was no best epoch: as before
    history = train(net, x, y, "mse", SGD(0.1), 2, validation=(x, y * 1e308), early_stopping=EarlyStopping(2))
    assert not history.stopped_early  # its patience ends with the last epoch
    history = train(net, x, y, "mse", SGD(0.1), 3, validation=(x, y * 1e308), early_stopping=EarlyStopping(2))
    assert history.stopped_early  # or with the last but one


@pytest.mark.parametrize(
    ("arguments", "kind", "got"),
    [
        ((0,), ValueError, "patience is 0"),
        ((1.5,), TypeError, "patience is 1.5"),
        ((True,), TypeError, "patience is True"),
        ((2, -0.1), ValueError, "min_delta is -0.1"),
        ((2, "0"), TypeError, "min_delta is '0'"),
    ],
)
def test_bad_arguments_of_early_stopping_are_named(arguments, kind, got):
    with pytest.raises(kind, match=rf"^{got}.*; expected .*: "):
        EarlyStopping(*arguments)
