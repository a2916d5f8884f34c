"""The numbers of the page on the six steps of learning, against PyTorch, SciPy, fractions and counts by hand."""

import sys
from fractions import Fraction
from math import ceil

import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from scipy.stats import binomtest
from support import CHECKOUT, book, solved, started

from nnref import MLP, binary_cross_entropy

X, Y = [-1.5, -1.0, -0.5, 0.5, 1.0, 1.5], [-0.3, 0.2, 0.1, 1.2, 1.0, 1.7]


def values(name):
    return book().runs[f"ann/{name}"].values


def tensors(*arrays):
    return [torch.tensor(array, dtype=torch.float64) for array in arrays]


def test_slopes_and_updates_of_the_six_steps_are_those_of_pytorch():
    run = values("moving/six")
    x, y = tensors(X, Y)
    for (i, j, w, b, *outputs), loss, slopes, following in zip(run["forward"], run["losses"], run["slopes"], run["forward"][1:]):
        rows, theta = [int(i), int(j)], torch.tensor([w, b], dtype=torch.float64, requires_grad=True)
        found = x[rows] * theta[0] + theta[1]
        measured = torch.nn.functional.mse_loss(found, y[rows]) / 2
        measured.backward()
        assert outputs == pytest.approx(found.tolist()) and loss == pytest.approx(measured.item())
        assert slopes == pytest.approx(theta.grad.tolist(), abs=1e-12)
        assert following[2:4] == pytest.approx((theta - 0.2 * theta.grad).tolist())


def test_each_epoch_of_the_six_steps_sees_every_sample_once():
    rows = [int(row) for line in values("moving/six")["forward"] for row in line[:2]]
    assert [sorted(rows[k : k + 6]) for k in (0, 6, 12)] == [[0, 1, 2, 3, 4, 5]] * 3


def test_the_program_stops_as_soon_as_the_mean_of_three_losses_is_below_the_goal():
    losses = values("moving/six")["losses"]
    means = [np.mean(losses[k : k + 3]) for k in range(len(losses) - 2)]
    assert [mean < 0.03 for mean in means] == [False] * (len(means) - 1) + [True]
    assert losses[4] < 0.03 and losses[1] > losses[0]


def test_the_second_batch_has_a_larger_loss_though_the_objective_fell():
    first, second = (row[2:4] for row in values("moving/six")["forward"][:2])
    objective = [np.mean([(x * w + b - y) ** 2 for x, y in zip(X, Y)]) / 2 for w, b in (first, second)]
    assert objective[1] < objective[0]


def test_the_steps_of_the_program_come_in_their_order():
    """Traced line by line, the parts come as 2 3 4 5 6, again and again, and end after 4."""
    path = CHECKOUT / "snippets/ann/moving/six.py"
    source = path.read_text(encoding="utf-8").replace("print(", "str(")
    marks = {k: int(line.split("# ")[1][0]) for k, line in enumerate(source.splitlines(), 1) if line.strip()[:3] in {f"# {n}" for n in range(1, 7)}}
    seen = []

    def trace(frame, event, argument):
        if frame.f_code.co_filename == str(path) and event == "line":
            step = max(((k, n) for k, n in marks.items() if k < frame.f_lineno), default=(0, 0))[1]
            if "while" not in source.splitlines()[frame.f_lineno - 1] and seen[-1:] != [step]:
                seen.append(step)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        exec(compile(source, str(path), "exec"), {})
    finally:
        sys.settrace(before)
    assert seen == [0, 1, *[2, 3, 4, 5, 6] * 10, 2, 3, 4]


def test_the_lowest_place_is_that_of_exact_arithmetic_and_of_scipy():
    x, y = [Fraction(str(v)) for v in X], [Fraction(str(v)) for v in Y]
    assert sum(x) == 0
    w, b = sum(a * c for a, c in zip(x, y)) / sum(a * a for a in x), sum(y) / 6
    least = sum((a * w + b - c) ** 2 for a, c in zip(x, y)) / 12
    page = values("learning_objective")
    assert page["best"] == pytest.approx([float(w), float(b)]) and page["least"] == pytest.approx(float(least))
    found = minimize(lambda t: np.mean((np.array(X) * t[0] + t[1] - Y) ** 2) / 2, [0, 0])
    assert found.x == pytest.approx(page["best"], abs=1e-5) and found.fun == pytest.approx(page["least"])


def test_the_path_on_the_landscape_is_that_of_the_six_steps():
    page = values("learning_objective")
    w, b = values("moving/six")["forward"][-1][2:4]
    assert page["path"][-1] == pytest.approx([w, b]) and len(page["path"]) == 11
    assert page["end"] == pytest.approx(np.mean((np.array(X) * w + b - Y) ** 2) / 2)


def test_iterations_of_an_epoch_are_the_quotient_rounded_up():
    assert values("learning_epochs")["counts"] == [ceil(Fraction(6, B)) for B in (1, 2, 4, 6)] == [6, 3, 2, 1]
    page = values("learning_passes")
    assert page["passes"] == ceil(Fraction(10, 4)) == 3 and page["shares"] == [4, 8, 10]


def test_a_forward_pass_that_is_not_repeated_makes_the_parameters_march_on():
    x, y = np.array(X), np.array(Y)
    start, (right, stale) = np.array([-1.0, -0.5]), values("learning_stale")["ends"]

    def objective(theta):
        return np.mean((x * theta[0] + theta[1] - y) ** 2) / 2

    design = np.column_stack([x, np.ones(6)])
    gradient = design.T @ (design @ start - y) / 6
    assert stale == pytest.approx([objective(start - 0.2 * k * gradient) for k in (0, 5, 10, 30)])
    power = np.eye(2) - 0.2 * design.T @ design / 6
    best = np.linalg.lstsq(design, y, rcond=None)[0]
    assert right == pytest.approx([objective(best + np.linalg.matrix_power(power, k) @ (start - best)) for k in (0, 5, 10, 30)])


def test_a_weight_that_moves_too_early_turns_the_sign_of_the_other_slope():
    w1, w2 = (torch.tensor(v, requires_grad=True) for v in (1.0, -1.0))
    ((w2 * w1 * 2 - 1) ** 2 / 2).backward()
    page = values("learning_too_early")
    assert page["right"] == w1.grad.item() and page["measured"] == pytest.approx(w1.grad.item())
    moved = -1 - 0.25 * w2.grad.item()
    assert page["wrong"] == (-2 - 1) * moved * 2 < 0 < page["right"]


def test_one_batch_stops_too_early_more_often_than_three_in_runs_of_our_own():
    rng, early = np.random.default_rng(7), []
    for _ in range(150):
        w, b, losses, ends = -1.0, -0.5, [], [None, None]
        while None in ends:
            for rows in rng.permutation(6).reshape(3, 2).tolist():
                error = [X[k] * w + b - Y[k] for k in rows]
                losses.append(sum(e * e for e in error) / 4)
                full = sum((x * w + b - y) ** 2 for x, y in zip(X, Y)) / 12
                for place, window in enumerate((1, 3)):
                    if ends[place] is None and len(losses) >= window and sum(losses[-window:]) / window < 0.03:
                        ends[place] = full > 0.2
                w, b = w - 0.1 * sum(e * X[k] for e, k in zip(error, rows)), b - 0.1 * sum(error)
        early.append(ends)
    page = values("learning_one_batch")
    counts = np.sum(early, axis=0)
    assert page["bad"][1] == counts[1] == 0
    assert binomtest(int(counts[0]), 150, page["bad"][0] / page["runs"]).pvalue > 0.001


def test_guesses_keep_up_with_one_weight_only():
    (one, _), *more = values("learning_guess")["table"]
    assert one < 1e-4
    assert all(guess > 100 * descent for guess, descent in more)
    assert [guess for guess, _ in more] == sorted(guess for guess, _ in more)


def test_two_layers_learn_xor_by_gradient_descent_and_one_never_does():
    assert values("learning_two_layers")["shown"] == [0, 20]
    net = MLP([2, 8, 1], rng=3)
    x, y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]]
    W1, b1, W2, b2 = (p.requires_grad_() for p in tensors(net.weights[0], net.biases[0], net.weights[1], net.biases[1]))
    inputs, targets = tensors(x, y)
    torch.nn.functional.binary_cross_entropy_with_logits(torch.tanh(inputs @ W1 + b1) @ W2 + b2, targets).backward()
    expected = torch.cat([p.grad.flatten() for p in (W1, b1, W2, b2)]).numpy()
    assert net.loss_and_gradient(x, y, binary_cross_entropy)[1] == pytest.approx(expected)


def test_the_repaired_program_takes_forty_steps_of_gradient_descent():
    right, wrong = solved("ann/learning_stale"), started("ann/learning_stale")
    design, y = np.column_stack([[0.0, 1.0, 2.0, 3.0], np.ones(4)]), np.array([1.0, 1.5, 2.5, 3.0])
    best = np.linalg.lstsq(design, y, rcond=None)[0]
    end = best + np.linalg.matrix_power(np.eye(2) - 0.1 * design.T @ design / 4, 40) @ -best
    assert [right["w"], right["b"]] == pytest.approx(end.tolist())
    assert len(set(wrong["losses"])) == 1 and wrong["w"] > 10


@pytest.mark.parametrize(("losses", "n", "B", "wanted"), [([0.5, 0.01], 6, 2, False), ([0.5, 0.01, 0.02, 0.03], 6, 2, True), ([0.01], 5, 4, False)])
def test_the_completed_test_looks_at_one_epoch(losses, n, B, wanted):
    assert solved("ann/learning_stop")["stop"](losses, n, B, 0.03) is wanted
