"""The numbers of the page on hidden units, against PyTorch, SciPy, plain loops and closed forms."""

import numpy as np
import pytest
import torch
from scipy.optimize import linprog
from support import book, solved, started

from nnref import MLP, SGD, binary_cross_entropy, circles, digits, moons, softmax_cross_entropy, train


def values(name):
    return book().runs[f"ann/{name}"].values


def tensor(array):
    return torch.tensor(np.asarray(array), dtype=torch.float64)


def torch_start(sizes, seed=0):
    """Weights and biases of nnref's start, as parameters of PyTorch."""
    net = MLP(sizes, rng=seed)
    return [tensor(part).clone().requires_grad_() for pair in zip(net.weights, net.biases) for part in pair]


def torch_logits(parts, x):
    for W, b in zip(parts[:-2:2], parts[1:-2:2]):
        x = torch.tanh(x @ W + b)
    return x @ parts[-2] + parts[-1]


@pytest.fixture(scope="module")
def rings():
    """The 2-3-1 network of the first figure, trained by PyTorch."""
    known = values("features_moved")
    x, y = tensor(known["x"]), tensor(known["y"])[:, None]
    parts = torch_start([2, 3, 1])
    for _ in range(600):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(torch_logits(parts, x), y)
        for part, slope in zip(parts, torch.autograd.grad(loss, parts), strict=True):
            part.data -= slope
    return x, y, parts


def test_pytorch_finds_the_same_lines_and_the_same_hidden_points(rings):
    x, y, parts = rings
    known = values("features_moved")
    assert np.asarray(known["W1"]) == pytest.approx(parts[0].detach().numpy(), rel=1e-5)
    assert np.asarray(known["h"]) == pytest.approx(torch.tanh(x @ parts[0] + parts[1]).detach().numpy(), rel=1e-4, abs=1e-6)
    assert known["right"] == ((torch_logits(parts, x) > 0) == (y > 0.5)).double().mean().item()


def separable(points, labels):
    """Whether some plane separates the labels: a linear program has a solution."""
    signs = np.where(labels == 1, 1.0, -1.0)
    rows = -signs[:, None] * np.column_stack([points, np.ones(len(points))])
    return linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=-np.ones(len(rows)), bounds=(None, None)).status == 0


def test_a_plane_separates_the_rings_in_hidden_space_and_no_line_does_in_the_inputs():
    known = values("features_moved")
    y = np.asarray(known["y"])
    assert separable(np.asarray(known["h"]), y)
    assert not separable(np.asarray(known["x"]), y)


def test_no_line_of_a_finer_search_is_much_better_than_the_best_of_the_page():
    known = values("features_moved")
    x, y = np.asarray(known["x"]), np.asarray(known["y"])
    best = 0
    for angle in np.linspace(0, np.pi, 720, endpoint=False):
        labels = y[np.argsort(x @ [np.cos(angle), np.sin(angle)])]
        wrong_below = np.concatenate([[0], np.cumsum(labels)]) + np.concatenate([np.cumsum(1 - labels[::-1])[::-1], [0]])
        best = max(best, len(y) - wrong_below.min(), wrong_below.max())
    assert known["best"] <= best / len(y) <= known["best"] + 0.02


def test_a_new_last_layer_is_right_as_often_as_the_page_says_on_three_features():
    x, y = circles(n=120, noise=0.08, rng=0)
    net = MLP([2, 3, 1], rng=0)
    train(net, x, y[:, None], binary_cross_entropy, SGD(1.0), epochs=300)
    h = tensor(net.forward(x).a[0])
    assert separable(h.numpy(), y)
    parts, target = torch_start([3, 1], seed=1), tensor(y)[:, None]
    for _ in range(300):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(torch_logits(parts, h), target)
        for part, slope in zip(parts, torch.autograd.grad(loss, parts), strict=True):
            part.data -= slope
    known = values("features_refit")
    assert known["shares"][2] == ((torch_logits(parts, h) > 0) == (target > 0.5)).double().mean().item()
    assert known["alone"] < known["shares"][1] < known["shares"][2]


@pytest.fixture(scope="module")
def digit_net():
    x, y = digits()
    net = MLP([64, 16, 10], rng=0)
    train(net, x[:1200] / 16, y[:1200], softmax_cross_entropy, SGD(0.5), epochs=10, batch_size=50, rng=0)
    return net, x, y


def test_the_digits_that_excite_a_unit_are_those_of_averages_made_by_loops(digit_net):
    net, x, y = digit_net
    W, b = net.weights[0], net.biases[0]
    sums, counts = np.zeros((10, 16)), np.zeros(10)
    for image, digit in zip(x[1200:], y[1200:]):
        sums[digit] += np.tanh(image / 16 @ W + b)
        counts[digit] += 1
    means = sums / counts[:, None]
    known = values("features_learned")
    assert np.asarray(known["means"]) == pytest.approx(means)
    positive = [sum(mean > 0 for mean in unit) for unit in means.T]
    assert (known["fewest"], known["most"]) == (min(positive), max(positive))
    assert set(np.argsort(means[:, 0])[-3:]) == {4, 6, 1}


def test_pixels_without_ink_keep_the_weights_they_started_with(digit_net):
    net, x, _ = digit_net
    known = values("features_learned")
    changed = (net.weights[0] != MLP([64, 16, 10], rng=0).weights[0]).any(axis=1)
    assert known["unused"] == known["same"] == sum(x[:1200, m].max() == 0 for m in range(64)) == (~changed).sum()


def test_scores_of_both_digit_networks_are_counts_of_new_images(digit_net):
    net, x, y = digit_net
    shares = values("features_learned")["shares"]
    z = torch.tanh(tensor(x[1200:] / 16) @ tensor(net.weights[0]) + tensor(net.biases[0])) @ tensor(net.weights[1]) + tensor(net.biases[1])
    assert shares[1] == pytest.approx((z.argmax(dim=1).numpy() == y[1200:]).mean())
    assert shares[0] < shares[1] and shares[0] * 597 == pytest.approx(round(shares[0] * 597))


def test_the_explained_share_is_that_of_an_analysis_of_variance(digit_net):
    net, x, y = digit_net
    a, labels = net.forward(x[1200:] / 16).a[0], y[1200:]

    def explained(column):
        within = sum(((column[labels == c] - column[labels == c].mean()) ** 2).sum() for c in range(10))
        return 1 - within / ((column - column.mean()) ** 2).sum()

    known = values("features_directions")
    mixtures = a @ np.random.default_rng(0).normal(size=(16, 500))
    assert known["units"] == pytest.approx(np.median([explained(column) for column in a.T]))
    assert known["mixed"] == pytest.approx(np.median([explained(column) for column in mixtures.T]))
    assert known["gap"] < 1e-12


def test_networks_with_a_training_set_each_have_the_losses_and_gradients_of_pytorch():
    sets = [moons(n=40, noise=0.3, rng=i) for i in range(8)]
    net = MLP([2, 4, 4, 1], replicas=8, rng=0)
    parts = [tensor(part).clone().requires_grad_() for pair in zip(net.weights, net.biases) for part in pair]
    x, y = tensor(np.stack([s[0] for s in sets])), tensor(np.stack([s[1] for s in sets]))[..., None]
    logits = torch_logits([part if part.ndim == 3 else part[:, None] for part in parts], x)
    losses = torch.nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="none").mean(dim=(1, 2))
    inputs, labels = np.stack([s[0] for s in sets]), np.stack([s[1] for s in sets])[..., None]
    loss, gradient = net.loss_and_gradient(inputs, labels, binary_cross_entropy)
    assert loss == pytest.approx(losses.detach().numpy())
    slopes = torch.autograd.grad(losses.sum(), parts)
    assert gradient == pytest.approx(torch.cat([slope.reshape(8, -1) for slope in slopes], dim=1).numpy(), abs=1e-12)


def trained_by_pytorch(layers, width, replicas):
    """Shares of right answers on new samples, with the steps that both programs on moons take."""
    sets = [moons(n=40, noise=0.3, rng=i) for i in range(replicas)]
    x, y = tensor(np.stack([s[0] for s in sets])), tensor(np.stack([s[1] for s in sets]))[..., None]
    net = MLP([2] + layers * [width] + [1], replicas=replicas, rng=0)
    parts = [tensor(part).clone() for pair in zip(net.weights, net.biases) for part in pair]
    parts = [(part if part.ndim == 3 else part[:, None]).requires_grad_() for part in parts]
    optimizer = torch.optim.Adam(parts, lr=0.08)
    for _ in range(150):
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(torch_logits(parts, x), y, reduction="none")
        loss.mean(dim=(1, 2)).sum().backward()
        optimizer.step()
    x_new, y_new = moons(n=1000, noise=0.3, rng=100)
    return ((torch_logits(parts, tensor(x_new)) > 0)[..., 0] == tensor(y_new > 0.5)).double().mean(dim=1).detach().numpy()


def test_pytorch_gets_the_same_shares_of_the_figure_and_of_the_misreading():
    figure = trained_by_pytorch(layers=2, width=4, replicas=8)
    assert values("features_sizes")["table"][1][2] == pytest.approx(np.quantile(figure, [0, 0.5, 1]), abs=0.002)
    misreading = trained_by_pytorch(layers=1, width=4, replicas=20)
    assert values("features_wider")["table"][1][1] == pytest.approx(np.median(misreading), abs=0.002)


def test_the_figure_says_what_the_page_reads_from_it():
    known = values("features_sizes")
    table, learned = np.array(known["table"]), np.array(known["learned"])  # layers, widths(, (low, middle, high))
    assert known["widths"][2] == 4
    assert (table[..., 0] <= table[..., 1]).all() and (table[..., 1] <= table[..., 2]).all()
    assert (table[:, :, 1].argmax(axis=1) == 2).all()  # no number of units beats 4
    assert (np.diff(table[:, 2:, 1]) < 0).all() and (np.diff(table[:, :3, 1]) > 0).all()
    assert (table[:, 2:, 1].max(axis=1) - table[:, 2:, 1].min(axis=1) < (table[..., 2] - table[..., 0])[:, 2:].min(axis=1)).all()
    assert (np.diff(learned) > 0).all() and learned[1][4] == 1
    assert (table[0, 2:, 1] > table[1, 2:, 1] - 0.005).all()  # a second layer does not help


def test_the_misreading_agrees_with_the_figure_on_which_width_is_better():
    figure, misreading = np.array(values("features_sizes")["table"]), values("features_wider")["table"]
    at = [values("features_sizes")["widths"].index(width) for width in (1, 4, 32)]
    assert np.argsort(figure[0, at, 1]).tolist() == np.argsort([new for _, new in misreading]).tolist()


def test_one_unit_makes_points_across_its_weights_equal_for_good():
    known = values("features_narrow")
    one, other, w = (np.asarray(known[name]) for name in ("one", "other", "w"))
    assert abs(one @ w - other @ w) < 1e-12 and np.linalg.norm(one - other) > 0.5
    assert known["gap"] < 1e-12
    assert known["best"][0] < 0.9 < known["best"][1]


def test_equal_starts_stay_equal_in_pytorch_too():
    x, y = circles(n=120, noise=0.08, rng=0)
    x, y = tensor(x), tensor(y)[:, None]
    parts = [torch.full_like(part, 0.5).requires_grad_() for part in torch_start([2, 8, 1])]
    for _ in range(300):
        value = torch.nn.functional.binary_cross_entropy_with_logits(torch_logits(parts, x), y)
        for part, slope in zip(parts, torch.autograd.grad(value, parts), strict=True):
            part.data -= 0.5 * slope
    assert (parts[0] - parts[0][:, :1]).abs().max() < 1e-9
    zeros, equal, random = values("features_equal")["table"]
    assert zeros == [1, pytest.approx(np.log(2)), 0.5]  # only the bias could move, and as many samples pull it up as down
    assert equal[:2] == [1, pytest.approx(value.item(), rel=1e-6)]
    assert random[0] == 8 and random[2] > 0.95


def test_more_units_fit_the_training_sets_better_and_new_samples_worse():
    (_, _), (few, few_new), (many, many_new) = values("features_wider")["table"]
    assert few < many and few_new > many_new
    assert values("features_wider")["worse"] > 10


def test_the_features_of_the_exercise_are_parts_of_a_difference():
    known = book().runs["ann/exercises/features_by_hand"].values
    for (one, other), h, z in zip(known["x"], known["h"], known["z"], strict=True):
        assert h == [max(0, one - other), max(0, other - one)]
        assert z == [abs(one - other) - 1]
    assert known["points"] == 1


def test_the_repaired_start_makes_units_differ_and_the_network_learn():
    right, wrong = solved("ann/features_equal_start"), started("ann/features_equal_start")
    assert np.ptp(wrong["net"].weights[0], axis=1).max() < 1e-9
    assert np.ptp(right["net"].weights[0], axis=1).min() > 0.1
    assert (right["net"].classify(right["x"]) == right["y"]).mean() > 0.95 > 0.7 > (wrong["net"].classify(wrong["x"]) == wrong["y"]).mean()
