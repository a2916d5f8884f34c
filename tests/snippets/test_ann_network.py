"""The numbers of the page on a network and its parts, against PyTorch and by counting; and where the drawing puts its parts."""

from itertools import combinations

import numpy as np
import pytest
import torch
from support import book

from nnref.site import network_drawing as drawing


def run(name):
    return book().runs[f"ann/{name}"]


def values(name):
    return run(name).values


def network():
    """The network of the drawing, in PyTorch: its parameters, its sums, its activations, its loss."""
    given = values("moving/parts")
    parts = [torch.tensor(given[name][layer], dtype=torch.float64, requires_grad=True) for layer in (0, 1) for name in ("W", "b")]
    W1, b1, W2, b2 = parts
    z1 = torch.tensor(given["x"], dtype=torch.float64) @ W1 + b1
    z2 = torch.tanh(z1) @ W2 + b2
    a2 = torch.sigmoid(z2)
    loss = ((a2 - torch.tensor(given["y"], dtype=torch.float64)) ** 2).sum() / 2
    return parts, [z1, z2], [torch.tanh(z1), a2], loss


def test_every_number_in_the_drawing_is_that_of_pytorch():
    given, (parts, z, a, loss) = values("moving/parts"), network()
    for layer in (0, 1):
        assert given["z"][layer] == pytest.approx(z[layer].tolist())
        assert given["a"][layer] == pytest.approx(a[layer].tolist())
    assert given["loss"] == pytest.approx(loss.item())
    slope = torch.autograd.grad(loss, parts[0])[0][0, 0].item()
    assert given["slope"] == pytest.approx(slope)
    assert given["moved"] == pytest.approx(given["W"][0][0][0] - given["eta"] * slope)
    counted = [sum(part.numel() for part in parts if part.dim() == size) for size in (2, 1)]
    assert given["counts"] == [*counted, sum(counted)] == [12, 5, 17]


def test_the_forward_pass_by_hand_is_that_of_the_drawing():
    known, (_, z, a, _) = values("network_forward"), network()
    for name, wanted in (("z1", z[0]), ("a1", a[0]), ("z2", z[1]), ("a2", a[1])):
        assert known[name][0] == pytest.approx(wanted.tolist())
    assert known["same"]


def test_each_layer_that_is_printed_has_as_many_numbers_as_neurons():
    lines = run("network_layers").output.splitlines()
    numbers = [len(line[line.index("[") + 1: line.index("]")].replace(",", " ").split()) for line in lines]
    assert numbers == [2, 3, 3, 2, 2]


def test_the_order_of_layers_matters_even_where_the_shapes_allow_both():
    known = values("network_wrong_order")
    x, (first, second) = torch.tensor(known["x"]), map(torch.tensor, known["square"])
    off = (torch.tanh(x @ first) @ second - torch.tanh(x @ second) @ first).abs().max().item()
    assert known["off"] == pytest.approx(off)
    assert run("network_wrong_order").output.startswith("ValueError: (5, 2) @ (3, 2)")


def test_a_column_of_biases_is_one_for_each_sample():
    known = values("network_column_bias")
    assert known["right"] == [[1, 2, 3]] * 3
    assert known["wrong"] == [[1] * 3, [2] * 3, [3] * 3]
    assert run("network_column_bias").output.rstrip().endswith("2 samples: ValueError")


def test_layers_with_weights_are_one_fewer_than_columns_as_pytorch_counts_modules():
    known = values("network_count_layers")
    modules = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2))
    assert known["layers"] == sum(isinstance(module, torch.nn.Linear) for module in modules) == known["columns"] - 1
    assert values("network_single_layer")["single"] == 1
    assert [line.split("layers ")[1] for line in run("network_single_layer").output.splitlines()] == ["1, hidden 0", "2, hidden 1", "3, hidden 2"]


@pytest.mark.parametrize("sizes", [[2, 3, 2], [3, 4, 2], [1, 1, 1]])
def test_units_of_a_drawing_stand_apart_inside_it_and_columns_are_centered(sizes):
    columns = drawing.places(sizes)
    assert [len(column) for column in columns] == sizes
    for column in columns:
        heights = [y for _, y in column]
        assert all(b - a >= 2 * drawing.TALL + 20 for a, b in zip(heights, heights[1:]))  # the number of a bias fits below
        assert sum(heights) / len(heights) == pytest.approx((drawing.TOP + drawing.FOOT) / 2)
        assert drawing.TOP <= heights[0] <= heights[-1] <= drawing.FOOT
    assert columns[-1][0][0] + drawing.HALF < drawing.WIDTH


def test_each_weight_has_one_line_which_begins_and_ends_at_its_units_and_no_number_hides_another():
    drawn, columns = drawing.weights([2, 3, 2]), drawing.places([2, 3, 2])
    assert {tuple(weight[:3]) for weight in drawn} == {(0, i, j) for i in range(2) for j in range(3)} | {(1, i, j) for i in range(3) for j in range(2)}
    for weight in drawn:
        (left, high), (right, low) = [tuple(map(float, point.split(","))) for point in weight.line.split()]
        assert high == columns[weight.layer][weight.unit][1] and low == columns[weight.layer + 1][weight.neuron][1]
        assert left == columns[weight.layer][weight.unit][0] + (drawing.HALF if weight.layer else drawing.SQUARE)
        assert right == columns[weight.layer + 1][weight.neuron][0] - drawing.HALF
        x, y = weight.number  # on the line
        assert (y - high) * (right - left) == pytest.approx((low - high) * (x - left), abs=1)
    for one, two in combinations(drawn, 2):
        (x1, y1), (x2, y2) = one.number, two.number
        assert abs(x1 - x2) > 30 or abs(y1 - y2) > 11, (one, two)


def test_the_five_steps_of_an_iteration_stand_side_by_side_inside_the_drawing():
    boxes = drawing.steps()
    assert [width for _, width in boxes] == drawing.STEPS and boxes[0][0] >= 0
    for (left, width), (following, _) in zip(boxes, boxes[1:]):
        assert following == pytest.approx(left + width + drawing.GAP)
    assert boxes[-1][0] + boxes[-1][1] <= drawing.WIDTH
    assert np.isclose(boxes[0][0], drawing.WIDTH - boxes[-1][0] - boxes[-1][1])
