"""The numbers of the page on shapes and counts, against the layers of PyTorch, plain loops, and arithmetic on shapes."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from support import book, solved, started


def values(name):
    return book().runs[f"ann/{name}"].values


def linear_layers(sizes):
    """The sizes of weights and of biases that PyTorch makes, on a device that keeps no numbers."""
    layers = [torch.nn.Linear(d, k, device="meta") for d, k in zip(sizes, sizes[1:])]
    return [layer.weight.numel() for layer in layers], [layer.bias.numel() for layer in layers]


TABLE = ([2, 1], [2, 2, 1], [64, 16, 10], [64, 128, 64, 10], [784, 256, 128, 10])


@pytest.mark.parametrize(("place", "sizes"), list(enumerate(TABLE)))
def test_the_counts_of_the_table_are_those_of_the_layers_of_pytorch(place, sizes):
    weights, biases = linear_layers(sizes)
    assert list(values("shapes_table")["table"][place]) == [sum(weights), sum(biases), sum(weights) + sum(biases)]


def test_the_editable_program_counts_what_theta_holds():
    known = values("shapes_count")
    weights, biases = linear_layers(known["sizes"])
    assert known["p"] == known["size"] == sum(weights) + sum(biases)


def test_the_drawn_lines_are_the_parameters():
    weights, biases = linear_layers([3, 4, 2])
    known = values("shapes_lines")
    assert known["counts"] == [w + b for w, b in zip(weights, biases)]
    assert known["p"] == sum(known["counts"])


def test_the_shares_of_the_layers_are_exact_fractions_of_the_counts():
    known = values("shapes_where")
    for sizes, shares in zip(known["networks"], known["shares"], strict=True):
        layers = [w + b for w, b in zip(*linear_layers(sizes))]
        assert shares == pytest.approx([float(Fraction(layer, sum(layers))) for layer in layers])


def test_doubling_the_width_multiplies_a_hidden_layer_by_four_less_a_rest_and_the_network_by_less():
    known = values("shapes_doubled")
    for width, factor, (p, doubled, nbytes) in zip((8, 32, 128, 512), known["hidden"], known["table"], strict=True):
        narrow, wide = (sum(map(sum, linear_layers([64, w, w, 10]))) for w in (width, 2 * width))
        assert factor == pytest.approx(float(4 - Fraction(2, width + 1)))
        assert p == narrow and nbytes == 4 * p
        assert doubled == pytest.approx(float(Fraction(wide, narrow)))
        assert 2 < doubled < factor
    assert known["wide"] == 2 * known["table"][3][2]


def test_a_number_of_the_layer_is_the_sum_that_loops_make():
    known = values("shapes_layer")
    x, W, b = (np.asarray(known[name]) for name in "xWb")
    z = [[b[j] + sum(x[i, m] * W[m, j] for m in range(W.shape[0])) for j in range(W.shape[1])] for i in range(x.shape[0])]
    assert np.asarray(known["z"]) == pytest.approx(np.array(z))
    assert known["by_hand"] == pytest.approx(z[5][2])


def broadcast(first, second):
    """The shape of a sum, by NumPy's rule applied by hand; empty where there is none."""
    length = max(len(first), len(second))
    pairs = zip((1,) * (length - len(first)) + first, (1,) * (length - len(second)) + second)
    shape = []
    for one, other in pairs:
        if one != other and 1 not in (one, other):
            return ()
        shape.append(max(one, other))
    return tuple(shape)


def test_the_slips_of_the_biases_give_the_shapes_that_the_rule_of_broadcasting_says():
    printed = [line.split("-> ")[1] for line in book().runs["ann/shapes_silent"].output.splitlines() if "->" in line]
    wanted = [broadcast((n, k), b) for n, k in [(6, 4), (4, 4), (1, 4), (6, 1)] for b in [(k, 1), (n,)]]
    assert printed == [str(shape or "error") for shape in wanted]
    known = values("shapes_silent")["results"]
    assert (known[2][0], known[3][1]) == ([4, 4], [6, 6])


def test_a_transposed_square_matrix_runs_and_every_number_is_wrong():
    rng = np.random.default_rng(0)
    x, W = rng.normal(size=(5, 4)), rng.normal(size=(4, 4))
    right = torch.nn.functional.linear(torch.tensor(x), torch.tensor(W.T.copy())).numpy()  # PyTorch transposes its weight
    wrong = torch.nn.functional.linear(torch.tensor(x), torch.tensor(W)).numpy()
    known = values("shapes_transpose")
    assert known["equal"] == int((abs(right - wrong) < 1e-6).sum()) == 0
    assert known["size"] == right.size
    assert "W (4, 3): x @ W.T -> error" in book().runs["ann/shapes_transpose"].output


def test_units_and_samples_are_not_parameters():
    for sizes, (units, p, each) in zip((TABLE[1], TABLE[2], TABLE[4]), values("shapes_units")["table"], strict=True):
        weights, biases = linear_layers(sizes)
        assert (units, p) == (sum(biases), sum(weights) + sum(biases))
        assert each == pytest.approx(p / units)
    assert values("shapes_samples")["sizes"] == [26, 26, 26]


def test_the_completed_count_has_the_biases_only_where_they_are_asked_for():
    right, wrong = solved("ann/shapes_count_bias")["count"], started("ann/shapes_count_bias")["count"]
    for sizes in TABLE:
        weights, biases = linear_layers(sizes)
        assert right(sizes) == sum(weights) + sum(biases)
        assert right(sizes, bias=False) == sum(weights)
        assert wrong(sizes) != right(sizes)


def test_the_repaired_layers_give_one_row_for_each_sample_and_pytorch_the_same_numbers():
    right = solved("ann/shapes_one_sample")
    layers = right["make"]([3, 5, 2], np.random.default_rng(1))
    x = np.random.default_rng(2).normal(size=(7, 3))
    a = torch.tensor(x)
    for W, b in layers:
        a = torch.tanh(torch.nn.functional.linear(a, torch.tensor(W.T.copy()), torch.tensor(b)))
    assert right["forward"](x, layers) == pytest.approx(a.numpy())
    wrong = started("ann/shapes_one_sample")
    assert wrong["forward"](wrong["x"], wrong["layers"]).shape == (4, 1)
