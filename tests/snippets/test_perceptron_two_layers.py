"""The numbers of the page on two layers, against PyTorch, SciPy and closed forms."""

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


def test_the_network_made_by_hand_is_or_nand_and_their_and():
    table = [list(map(int, line.split())) for line in output("two_layers").splitlines()[1:5]]
    for (x1, x2), row in zip(ROWS, table, strict=True):
        assert row == [x1, x2, x1 | x2, 1 - (x1 & x2), x1 ^ x2]
    assert output("two_layers").splitlines()[5] == "nnref: 0 1 1 0"
    assert (values("two_layers")["units"], values("two_layers")["parameters"]) == (3, 9)
    assert values("hidden_space")["points"] == len({(x1 | x2, 1 - (x1 & x2)) for x1, x2 in ROWS})


def test_pytorch_solves_as_many_starts_after_each_number_of_steps():
    known = values("xor_starts")
    counts = [int((right_rows(after(steps)) == 4).sum()) for steps in (250, 500, 1000)]
    assert known["steps"][1:4] == [250, 500, 1000]
    assert known["solved"][1:4] == counts
    assert values("xor_widths")["solved"][0] == counts[-1]


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


def test_other_choices_get_as_many_starts_through_in_pytorch():
    solved = values("exercises/other_choices")["solved"]
    tanh = descend(starts("tanh"), 1000, hidden=torch.tanh)
    slow = descend(starts(), 1000, rate=1)
    assert solved[0] == int((right_rows(after(1000)) == 4).sum())
    assert int((right_rows(tanh, hidden=torch.tanh) == 4).sum()) == solved[1]
    assert int((right_rows(slow) == 4).sum()) == solved[2]
    assert int((right_rows(descend(slow, 1000, rate=1)) == 4).sum()) == solved[3]


def test_two_units_are_enough_when_the_output_sees_the_inputs():
    assert (values("two_units")["units"], values("two_units")["right"]) == (2, 4)
    assert [int(x1 + x2 - 2 * int(x1 + x2 > 1.5) > 0.5) for x1, x2 in ROWS] == [x1 ^ x2 for x1, x2 in ROWS]


def test_weights_made_by_hand_solve_it_with_sigmoids_and_training_from_the_stuck_start_does_not():
    by_hand = 10 * torch.tensor([[1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5]], dtype=torch.float64)
    for theta, line in zip((by_hand, after(4000, FAILING, FAILING + 1)), output("in_reach").splitlines(), strict=True):
        printed = [float(number) for number in re.findall(r"\d\.\d*", line)]
        assert forward(theta).flatten().tolist() == pytest.approx(printed, abs=6e-3)
    assert right_rows(by_hand).item() == 4
