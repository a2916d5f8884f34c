"""The numbers of the page on learning XOR, against PyTorch, SciPy and closed forms."""

import re
from functools import cache
from itertools import product

import numpy as np
import pytest
import torch
from scipy.stats import binomtest
from support import book

from nnref import MLP

ROWS = [(0, 0), (0, 1), (1, 0), (1, 1)]
X = torch.tensor(ROWS, dtype=torch.float64)
Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]], dtype=torch.float64)
STARTS, FAILING = 200, 6
EARLIER = {250: 0, 500: 250, 1000: 500, 4000: 1000}


def values(name):
    return book().runs[f"perceptron/{name}"].values


def output(name):
    return book().runs[f"perceptron/{name}"].output


def starts(hidden="sigmoid", width=2):
    """The initial parameters of all starts."""
    return MLP([2, width, 1], hidden, output="sigmoid", replicas=STARTS, rng=0).theta


def forward(theta, hidden=torch.sigmoid, width=2):
    """The outputs (k, 4, 1) for parameters (k, p): W1 row by row, b1, W2, b2."""
    k = len(theta)
    W1, b1, W2, b2 = torch.split(theta, [2 * width, width, width, 1], dim=1)
    h = hidden(X @ W1.reshape(k, 2, width) + b1.reshape(k, 1, width))
    return torch.sigmoid(h @ W2.reshape(k, width, 1) + b2.reshape(k, 1, 1))


def descend(theta, steps, rate=8, **how):
    """Gradient descent by PyTorch on half the squared error, averaged over the rows; all networks at once."""
    theta = torch.as_tensor(theta).clone().requires_grad_()
    optimizer = torch.optim.SGD([theta], lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        (0.5 * (forward(theta, **how) - Y) ** 2).mean(dim=(1, 2)).sum().backward()
        optimizer.step()
    return theta.detach()


@cache
def after(steps, first=0, last=STARTS):
    """The parameters of these starts after so many steps, in PyTorch."""
    if steps == 0:
        return torch.tensor(starts()[first:last])
    return descend(after(EARLIER[steps], first, last), steps - EARLIER[steps])


def loss_of(theta):
    return (0.5 * (forward(theta) - Y) ** 2).mean(dim=(1, 2))


def cheapest(labels):
    """The least loss when these rows share one point of the hidden layer, and so one answer, and the others are right."""
    answers = np.linspace(0, 1, 6001)  # holds 1/2, 1/3 and 2/3
    return min(sum((answers - label) ** 2 / 2 for label in labels) / len(ROWS))


def right_rows(theta, **how):
    """How many of the four rows each network has right."""
    return ((forward(theta, **how) > 0.5) == (Y > 0.5)).sum(dim=(1, 2))


def test_pytorch_solves_as_many_starts_after_each_number_of_steps():
    known = values("xor_starts")
    counts = [int((right_rows(after(steps)) == 4).sum()) for steps in (250, 500, 1000)]
    assert known["steps"][1:4] == [250, 500, 1000]
    assert known["solved"][1:4] == counts
    assert values("xor_widths")["solved"][0] == counts[-1]
    assert values("xor_widths")["shares"][0] == counts[-1] / STARTS


def test_what_is_not_solved_by_four_thousand_steps_stays_at_one_of_two_losses():
    known = values("xor_starts")
    late = descend(after(1000)[right_rows(after(1000)) < 4], 3000)
    stuck = late[right_rows(late) < 4]
    assert len(stuck) == known["failed"] == STARTS - known["solved"][5] == STARTS - known["solved"][6]
    stand = [cheapest([1, 0]), cheapest([1, 1, 0])]
    assert stand == pytest.approx([1 / 16, 1 / 12]) == [cheapest([0, 1]), cheapest([1, 0, 0])]
    assert known["stand"] == pytest.approx(stand, abs=1e-3)
    assert [int((abs(loss_of(stuck) - loss) < 2e-3).sum()) for loss in stand] == known["counts"]
    assert known["share"] == known["solved"][6] / STARTS


def test_the_run_that_is_stuck_goes_where_pytorch_goes():
    known = values("xor_stuck")
    lines = re.findall(r"^L ([\d.]+)  outputs \[([\d. ]+)\]$", output("xor_stuck"), flags=re.MULTILINE)
    for steps, norm, slope, (loss, outputs) in zip((1000, 4000), known["norms"], known["slopes"], lines):
        theta = after(steps, FAILING, FAILING + 1).clone().requires_grad_()
        loss_of(theta).sum().backward()
        assert theta.detach().norm().item() == pytest.approx(norm, rel=1e-6)
        assert theta.grad.norm().item() == pytest.approx(slope, rel=1e-4)
        assert loss_of(theta).item() == pytest.approx(float(loss), abs=6e-5)
        assert forward(theta).flatten().tolist() == pytest.approx([float(o) for o in outputs.split()], abs=6e-3)
        assert right_rows(theta).item() < 4


def test_the_single_run_ends_at_the_loss_of_pytorch():
    known, theta = values("xor_trained"), MLP([2, 2, 1], "sigmoid", "sigmoid", rng=0).theta[None]
    trained = descend(theta, 999)  # the last loss is the one before the last step
    assert loss_of(trained).item() == pytest.approx(known["last"], rel=1e-8)
    assert known["slopes"][0] == 0 < known["slopes"][1]


def test_nudged_hidden_weights_change_the_loss_by_the_slopes_of_pytorch():
    theta = after(0)[:1].clone().requires_grad_()
    loss_of(theta).sum().backward()
    printed = [float(number) for number in re.findall(r"-?\d\.\d+", output("hidden_slopes"))]
    slopes = theta.grad[0, :2].tolist()  # the first weights of both hidden units
    assert printed == pytest.approx(np.repeat(slopes, 2).tolist(), abs=2e-6)
    assert min(abs(slope) for slope in slopes) > 1e-4


def test_the_intervals_are_the_wilson_intervals_of_scipy():
    known = values("xor_widths")
    for solved, interval in zip(known["solved"], known["intervals"], strict=True):
        ours = binomtest(solved, STARTS).proportion_ci(0.95, method="wilson")
        assert interval == pytest.approx([ours.low, ours.high], abs=1e-5)  # 1.96 for 1.95996


def test_pytorch_solves_as_many_starts_with_three_and_four_hidden_units():
    known = values("xor_widths")
    for width in (3, 4):
        theta = descend(starts(width=width), 1000, width=width)
        assert int((right_rows(theta, width=width) == 4).sum()) == known["solved"][known["widths"].index(width)]


def test_twins_stay_equal_and_get_no_more_rows_right_than_one_rising_or_falling_unit():
    known = values("exercises/twins")
    assert (known["solved"], known["apart"]) == (0, 0)
    grid = np.linspace(-3, 3, 13)
    best = 0
    for w1, w2 in product(grid, grid):
        z = np.array([w1 * x1 + w2 * x2 for x1, x2 in ROWS])
        for level, sign in product(z, (1, -1)):
            best = max(best, int(((sign * z > sign * level) == (Y[:, 0].numpy() > 0.5)).sum()))
    assert known["best"] == best == 3


def test_weights_made_by_hand_solve_it_with_sigmoids_and_training_from_the_stuck_start_does_not():
    by_hand = 10 * torch.tensor([[1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5]], dtype=torch.float64)
    for theta, line in zip((by_hand, after(4000, FAILING, FAILING + 1)), output("in_reach").splitlines(), strict=True):
        printed = [float(number) for number in re.findall(r"\d\.\d*", line)]
        assert forward(theta).flatten().tolist() == pytest.approx(printed, abs=6e-3)
    assert right_rows(by_hand).item() == 4


def test_other_choices_get_as_many_starts_through_in_pytorch():
    solved = values("exercises/other_choices")["solved"]
    for counts, hidden, rate in zip(solved, ("tanh", "sigmoid"), (8, 1), strict=True):
        how = {"hidden": getattr(torch, hidden)}
        theta, expected = torch.tensor(starts(hidden)), []
        for more in (1000, 1000, 1000):
            theta = descend(theta, more, rate=rate, **how)
            theta = theta[right_rows(theta, **how) < 4]
            expected.append(STARTS - len(theta))
        assert counts == expected


def test_the_slope_along_one_hidden_weight_is_that_of_pytorch():
    slopes = values("loss_along_weight")["slopes"]
    theta = 5 * torch.tensor([[1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5]], dtype=torch.float64)
    theta[0, 0] = 1
    theta.requires_grad_()
    loss_of(theta).sum().backward()
    assert slopes == pytest.approx([0, theta.grad[0, 0].item()], abs=1e-6)


def test_in_the_stuck_rows_the_hidden_layer_is_flat():
    known, theta = values("xor_stuck"), after(4000, FAILING, FAILING + 1)
    early = (X @ theta[0, :4].reshape(2, 2) + theta[0, 4:6])[[1, 3]]
    late = np.array(known["z"])[1, [1, 3]]  # after 8000 steps
    assert 0 < early.min().item() < late.min() == known["z"][1][3][0]
    sigmoid = 1 / (1 + np.exp(-late))
    assert known["flat"] == pytest.approx((sigmoid * (1 - sigmoid)).max(), rel=1e-6)


def test_the_figure_of_the_starts_shows_both_losses_of_the_failures():
    losses = loss_of(after(1000))[20:60]
    failing = losses[right_rows(after(1000))[20:60] < 4]
    near = [int((abs(failing - stand) < 2e-3).sum()) for stand in (1 / 16, 1 / 12)]
    assert near[0] > 1 == near[1] and sum(near) == len(failing)
    assert loss_of(after(0)).max() < 0.19  # the height of the figure
