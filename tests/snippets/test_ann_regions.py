"""The numbers of the page on width and depth, against PyTorch, SciPy, fractions, published formulas and closed forms."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
import torch
from scipy.interpolate import make_lsq_spline
from scipy.spatial import HalfspaceIntersection
from support import book, solved, started

from nnref import MLP


def values(name):
    return book().runs[f"ann/{name}"].values


def folded(x, times):
    """The tent map, with its two branches written out, applied some times to a fraction."""
    for _ in range(times):
        x = 2 * x if x <= Fraction(1, 2) else 2 - 2 * x
    return x


def turns(times, parts):
    """How many straight pieces the folded line has, from its values at all multiples of 1 / parts."""
    heights = [folded(Fraction(i, parts), times) for i in range(parts + 1)]
    steps = [b - a for a, b in zip(heights, heights[1:])]
    return 1 + sum(a != b for a, b in zip(steps, steps[1:]))


def test_both_networks_of_the_first_figure_have_as_many_parameters_and_these_pieces():
    known = values("regions_first")
    count = lambda sizes: sum((d + 1) * k for d, k in zip(sizes, sizes[1:]))
    assert known["numbers"] == [count([1, 8, 1]), count([1, 2, 2, 2, 2, 1])] == [25, 25]
    assert known["pieces"] == [8 + 1, turns(4, 144)]
    assert np.ravel(known["y_hat"]) == pytest.approx([float(folded(Fraction(i, 144), 4)) for i in range(145)])


def test_the_slopes_of_the_pieces_are_the_derivatives_of_pytorch():
    known = values("regions_pieces")
    w, b, v = (torch.tensor(np.array(known[name], dtype=float)) for name in "wbv")
    ends = np.array(known["ends"])
    x = torch.tensor((ends[1:] + ends[:-1]) / 2, requires_grad=True)
    (torch.relu(x[:, None] * w + b) @ v).sum().backward()
    assert known["slopes"] == pytest.approx(x.grad.numpy())
    assert known["pieces"] == len(set(x.grad.numpy().round(6))) == known["k"] + 1


def test_the_regions_of_the_drawn_lines_are_those_with_a_point_inside():
    """Every combination of sides is tried; SciPy's half-space intersection starts from a point inside."""
    known = values("regions_lines")
    W, b = np.array(known["W"]), np.array(known["b"])
    grid = np.stack(np.meshgrid(np.linspace(-40, 40, 81), np.linspace(-40, 40, 81)), axis=-1).reshape(-1, 2)
    fine = np.stack(np.meshgrid(np.linspace(-2, 2, 101), np.linspace(-2, 2, 101)), axis=-1).reshape(-1, 2)
    places = np.vstack([grid, fine])
    for k, regions in enumerate(known["regions"], start=1):
        sides = places @ W[:, :k] + b[:k] > 0
        patterns, first = np.unique(sides, axis=0, return_index=True)
        assert len(patterns) == regions == comb(k, 0) + comb(k, 1) + comb(k, 2)
        for pattern, place in zip(patterns, first, strict=True):
            sign = np.where(pattern, -1, 1)
            box = np.array([[1, 0, -50], [-1, 0, -50], [0, 1, -50], [0, -1, -50]])
            rows = np.vstack([np.column_stack([(W[:, :k] * sign).T, b[:k] * sign]), box])
            assert len(HalfspaceIntersection(rows, places[place]).intersections) >= 3  # a region with an area


def test_random_layers_reach_the_published_sum_of_binomials():
    known = values("regions_count")
    for k, counted, bound in zip(known["units"], known["counted"], known["bounds"], strict=True):
        assert counted == bound == sum(comb(k, i) for i in range(3))


def test_folding_doubles_the_pieces_in_exact_arithmetic():
    known = values("regions_folds")
    assert known["pieces"][:7] == [turns(layers, 128) for layers in range(1, 8)]
    assert known["pieces"] == [2**layers for layers in range(1, 11)]
    assert known["units"] == [2 * layers for layers in range(1, 11)]
    assert known["one_layer"] == [pieces - 1 for pieces in known["pieces"]]


def runs_of_patterns(net_weights, net_biases, points):
    """Pieces between -1 and 1 from the derivative of PyTorch's network at many points, a lower bound of the count."""
    a = torch.linspace(-1, 1, points, dtype=torch.float64)[:, None]
    on = []
    for W, b in zip(net_weights[:-1], net_biases[:-1], strict=True):
        z = a @ torch.tensor(W) + torch.tensor(b)
        on.append(z > 0)
        a = torch.relu(z)
    on = torch.cat(on, dim=1)
    return 1 + int((on[1:] != on[:-1]).any(dim=1).sum())


def test_random_networks_have_the_counted_pieces_and_stay_far_below_the_limit():
    known = values("regions_used")
    assert known["most"] == [(24 // depth + 1) ** depth for depth in known["depths"]]
    rng = np.random.default_rng(0)
    rng.uniform(-1, 1, (40, 1)), rng.normal(0, 0.1, (40, 1))  # the data, drawn first
    net = MLP([1, 24, 1], hidden="relu", init="he", replicas=10, rng=rng)
    net.biases[0][...] = rng.normal(0, 0.5, net.biases[0].shape)
    knots = -net.biases[0] / net.weights[0][:, 0]
    assert known["random"][0] == (1 + (abs(knots) < 1).sum(axis=1)).tolist()
    for random, trained, most in list(zip(known["random"], known["trained"], known["most"], strict=True))[1:]:
        assert max(*random, *trained) < most / 4
    assert known["medians"] == [[np.median(a), np.median(b)] for a, b in zip(known["random"], known["trained"], strict=True)]


def test_the_grids_find_what_pytorch_finds_and_never_more_than_the_exact_count():
    known = values("regions_grid")
    rng = np.random.default_rng(1)
    net = MLP([1, 16, 16, 16, 1], hidden="relu", init="he", rng=rng)
    for b in net.biases[:-1]:
        b[...] = rng.normal(0, 0.5, b.shape)
    weights, biases = [W.copy() for W in net.weights], [b.copy() for b in net.biases]
    assert known["found"] == [runs_of_patterns(weights, biases, points) for points in (10, 30, 100, 300, 1000, 10000)]
    assert known["found"] == sorted(known["found"]) and known["found"][-1] == known["exact"]
    assert 2 / 1000 < known["shortest"] < 2 / 299


def test_the_networks_of_each_depth_have_about_as_many_parameters_and_the_deepest_is_lowest():
    known = values("regions_depth")
    widths = [(1, 28), (2, 8), (3, 6), (4, 5), (6, 4)]
    assert known["numbers"] == [3 * k + (depth - 1) * (k + 1) * k + k + 1 for depth, k in widths]
    assert known["medians"] == pytest.approx([np.median(right) for right in known["accuracies"]])
    assert min(known["medians"]) == known["medians"][-1] < min(known["medians"][:-1])
    assert max(known["medians"][:3]) - min(known["medians"][:3]) < 0.02


def test_splines_of_scipy_fit_the_samples_as_closely_and_the_curve_worse_with_many_pieces():
    known = values("regions_more")
    x, y = np.array(known["x"]), np.array(known["y"])
    fine = np.linspace(0, 1, 1001)
    for count, to_samples, to_curve in list(zip(*(known[n] for n in ("pieces", "to_samples", "to_curve")), strict=True))[:4]:
        spline = make_lsq_spline(x, y, [0, 0, *np.arange(1, count) / count, 1, 1], k=1)
        assert to_samples == pytest.approx(abs(spline(x) - y).mean(), rel=1e-6)
        assert to_curve == pytest.approx(abs(spline(fine) - np.sin(6 * fine)).mean(), rel=1e-6)
    assert known["to_samples"] == sorted(known["to_samples"], reverse=True)
    assert int(np.argmin(known["to_curve"])) == 1


def test_the_corrected_program_counts_what_a_fine_grid_counts():
    right, wrong = solved("ann/regions_bends")["count_pieces"], started("ann/regions_bends")["count_pieces"]
    rng, missed = np.random.default_rng(3), 0
    for _ in range(20):
        w, b, v = rng.choice([-1.0, 1.0, 2.0], 4), rng.integers(-2, 3, 4) * 1.0, rng.choice([-1.0, 1.0], 4)
        x = np.arange(-24, 25) / 8 + 0.0625  # no bend is among them, and no two bends lie between neighbors
        slopes = ((x[:, None] * w + b > 0) * w) @ v
        wanted = 1 + int((np.diff(slopes) != 0).sum())
        assert right(w, b, v) == wanted
        missed += wrong(w, b, v) != wanted
    assert missed > 0


def test_the_limits_of_the_exercise_are_those_of_the_formulas():
    known = book().runs["ann/exercises/regions_limits"].values
    assert known["pieces"] == 11 and known["two_layers"] == 4**2
    assert known["plane"] == 11 + 5  # the regions of four lines, and the pieces of the fifth
    assert known["space"] == 2**4 - 1
