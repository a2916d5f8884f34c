"""The page on early stopping, against closed forms, scikit-learn, SciPy, exact fractions and PyTorch."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.optimize import brentq
from sklearn.linear_model import Ridge
from support import book

from nnref import MLP, SGD, Adam, EarlyStopping, regression_curve, step_decay, train


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"overfitting/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def stop(losses, patience):
    """Epochs run and the best epoch, from the positions of all new minima."""
    losses = np.asarray(losses)
    records = [0] + [k for k in range(1, len(losses)) if losses[k] < losses[:k].min()]
    for record, following in zip(records, [*records[1:], len(losses) + patience], strict=True):
        if following - record > patience:
            return min(record + patience + 1, len(losses)), record
    return len(losses), records[-1]


def test_the_best_epoch_and_the_stop_follow_from_the_losses():
    known = values("stopping_curves")
    assert stop(known["losses"], 20) == (known["ran"], known["best"])
    assert known["best"] == known["losses"].argmin() and known["kept"] == pytest.approx(known["losses"].min())
    assert known["lowest"] == 299 and known["losses"][-1] > 2 * known["losses"].min()


def losses_of_torch(parts, training, validation, eta, steps):
    """The validation losses of a network of three layers of weights, then biases, after each step of Adam."""
    parts = [torch.tensor(part.copy(), requires_grad=True) for part in parts]
    m, v = [torch.zeros_like(part) for part in parts], [torch.zeros_like(part) for part in parts]

    def loss(a, target):
        for layer in range(3):
            a = a @ parts[layer] + parts[layer + 3]
            a = torch.tanh(a) if layer < 2 else a
        return ((a - target) ** 2).mean()

    losses = []
    for t in range(1, steps + 1):  # Adam in torch's numbers: importing torch.optim takes seconds
        slopes = torch.autograd.grad(loss(*training), parts)
        with torch.no_grad():
            for k, g in enumerate(slopes):
                m[k], v[k] = 0.9 * m[k] + 0.1 * g, 0.999 * v[k] + 0.001 * g**2
                parts[k] -= eta * (m[k] / (1 - 0.9**t)) / (torch.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
            losses.append(loss(*validation).item())
    return losses


def test_the_first_validation_losses_are_those_of_torch():
    known = values("stopping_curves")
    x, y = (torch.from_numpy(part) for part in regression_curve(15, noise=0.5, rng=4))
    x_new, y_new = (torch.from_numpy(part) for part in regression_curve(30, noise=0.5, rng=104))
    net = MLP([1, 16, 16, 1], "tanh", rng=0)
    parts = (*net.weights, *net.biases)
    losses = losses_of_torch(parts, (x, y), (x_new, y_new), eta=0.02, steps=15)
    assert known["losses"][:15] == pytest.approx(losses, rel=1e-6)


def test_more_patience_keeps_a_loss_that_is_no_higher_and_takes_longer():
    table = values("stopping_patience")["table"]
    assert (np.diff(table[:, 0]) > 0).all() and (np.diff(table[:, 1]) <= 0).all()
    assert table[0][1] > 1.5 and table[3][1] == pytest.approx(1, abs=0.005)


def test_the_early_stopping_of_the_package_follows_the_same_rule():
    x, y = regression_curve(12, noise=0.5, rng=1)
    validation = regression_curve(12, noise=0.5, rng=2)
    free = train(MLP([1, 6, 1], rng=0), x, y, "mse", Adam(0.05), 60, batch_size=4, validation=validation)
    for patience in (1, 4):
        stopped = train(MLP([1, 6, 1], rng=0), x, y, "mse", Adam(0.05), 60, batch_size=4, validation=validation,
                        early_stopping=EarlyStopping(patience))
        assert (stopped.epochs, stopped.best_epoch) == stop(free.validation_loss, patience)


def test_stopped_weights_have_the_shares_of_the_closed_form_and_ridge_those_of_scikit_learn():
    known = values("stopping_ridge")
    rng = np.random.default_rng(0)
    x = 0.7 * rng.standard_normal((214, 1)) + 0.7 * rng.standard_normal((214, 6))
    y = x @ known["truth"] + 2 * rng.standard_normal(214)
    x, y = x - x[:14].mean(axis=0), y - y[:14].mean()
    U, roots, Vt = np.linalg.svd(x[:14], full_matrices=False)
    s = roots**2 / 14
    for k in (0, 20, 45, -1):
        t = known["times"][k]
        w = Vt.T @ ((1 - (1 - 0.1 * s / s[0]) ** t) * (U.T @ y[:14]) / roots)
        assert known["stopped"][k] == pytest.approx(((x[14:] @ w - y[14:]) ** 2).mean(), rel=1e-9)
        ridge = Ridge(alpha=14 * s[0] / (0.1 * t), fit_intercept=False).fit(x[:14], y[:14])
        assert known["shrunk"][k] == pytest.approx(((ridge.predict(x[14:]) - y[14:]) ** 2).mean(), rel=1e-6)
    assert known["apart"] == pytest.approx(np.abs(known["stopped"] / known["shrunk"] - 1).max())
    assert known["lowest"].tolist() == [known["stopped"].min(), known["shrunk"].min()]


def test_the_two_shares_differ_most_where_their_slopes_agree():
    known = values("stopping_ridge")
    u = brentq(lambda u: np.exp(-u) - 1 / (1 + u) ** 2, 1, 5)
    assert known["where"] == pytest.approx(u, rel=0.01)
    assert known["largest"] == pytest.approx(1 - np.exp(-u) - u / (1 + u), abs=1e-5)


def test_a_flat_direction_stays_near_its_start():
    known = values("stopping_start")
    for start, end in zip((0, 5), known["ends"], strict=True):
        exact = [1 + (1 - Fraction(1, 2) * s) ** 20 * (start - 1) for s in (Fraction(1), Fraction(1, 100))]
        assert end == pytest.approx([float(value) for value in exact])
    assert known["ridge"] == pytest.approx([float(Fraction(10, 11)), float(Fraction(1, 11))])


def test_the_best_epoch_has_the_lower_median_and_upper_quartile():
    known = values("stopping_network")
    end, penalty, best, _ = known["quartiles"]
    assert best[1] < end[1] and penalty[1] < end[1] and best[2] < end[2]
    assert known["better"] == (known["errors"][2] < known["errors"][0]).sum() > 6
    assert known["best"][-1] > 10 * known["best"][0]
    assert [np.quantile(errors, 0.5) for errors in known["errors"]] == pytest.approx([row[1] for row in known["quartiles"]])


def test_all_30_samples_to_the_end_are_better_than_15_and_15_to_choose():
    known = values("stopping_network")
    _, _, best, all_30 = known["quartiles"]
    assert (np.array(all_30) < best).all()
    rng = np.random.default_rng(6)
    drawn = [[regression_curve(n, noise=0.5, rng=rng) for _ in range(12)][0] for n in (15, 15, 200)]
    x, y = (torch.from_numpy(np.concatenate([few, more])) for few, more in zip(*drawn[:2], strict=True))
    x_new, y_new = (torch.from_numpy(part) for part in drawn[2])
    net = MLP([1, 16, 16, 1], "tanh", rng=0, replicas=12)
    parts = [part[0] for part in (*net.weights, *net.biases)]
    losses = losses_of_torch(parts, (x, y), (x_new, y_new), eta=0.05, steps=150)
    assert known["errors"][3][0] == pytest.approx(losses[-1], rel=1e-4)


def test_the_chosen_step_looks_better_than_it_is_by_the_closed_form_of_the_path():
    known = values("stopping_sizes")
    rng = np.random.default_rng(0)
    x = rng.standard_normal((300, 14, 6))
    y = x @ known["truth"] + 2 * rng.standard_normal((300, 14))
    s, V = np.linalg.eigh(x.swapaxes(1, 2) @ x / 14)
    c = (V.swapaxes(1, 2) @ (x.swapaxes(1, 2) @ y[..., None] / 14))[..., 0] / s
    t = np.arange(1, 101)[:, None, None]
    path = (V @ ((1 - (1 - 0.05 * s) ** t) * c)[..., None])[..., 0]
    x_new = rng.standard_normal((300, 4, 6))
    y_new = x_new @ known["truth"] + 2 * rng.standard_normal((300, 4))
    seen = ((np.einsum("dmj,tdj->tdm", x_new, path) - y_new) ** 2).mean(axis=-1)
    true = 4 + ((path - known["truth"]) ** 2).sum(axis=-1)
    chosen = true[seen.argmin(axis=0), np.arange(300)]
    assert known["table"][0] == pytest.approx([seen.min(axis=0).mean(), chosen.mean(), true.min(axis=0).mean()])
    gaps = known["table"][:, 1] - known["table"][:, 0]
    assert (gaps > 0).all() and (np.diff(gaps) < 0).all()


def test_the_epochs_of_the_schedule_are_steps_of_plain_descent():
    known = values("stopping_schedule")
    rng = np.random.default_rng(0)
    x = rng.standard_normal((300, 30))
    y = x @ (rng.standard_normal((30, 1)) / 5) + rng.standard_normal((300, 1))
    net = MLP([30, 1], rng=0)
    w, b = net.weights[0].copy(), 0.0
    history = train(net, x[:200], y[:200], "squared_error", SGD(step_decay(0.05, 0.1, 50)), 2, batch_size=4,
                    validation=(x[200:], y[200:]))
    order, losses = np.random.default_rng(0), []
    for epoch in range(2):
        shuffled = order.permutation(200)
        for k in range(0, 200, 4):
            rows = shuffled[k : k + 4]
            error = x[rows] @ w + b - y[rows]
            eta = 0.05 * 0.1**epoch
            w, b = w - eta * x[rows].T @ error / 4, b - eta * error.mean()
        losses.append(((x[200:] @ w + b - y[200:]) ** 2).mean() / 2)
    assert history.validation_loss == pytest.approx(losses)
    assert known["kept"][1] < known["kept"][0] and known["best"] >= 20
