"""The numbers of the page on costs, against operation counts by PyTorch, sizes of arrays, and the benchmark's own data."""

import importlib.util
import json
from itertools import pairwise
from math import log

import numpy as np
import pytest
import torch
from support import CHECKOUT, book, solved
from torch.utils._python_dispatch import TorchDispatchMode


def values(name):
    return book().runs[f"ann/{name}"].values


def benchmark(name):
    path = CHECKOUT / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Products(TorchDispatchMode):
    """Sums up the multiplications of every matrix product that PyTorch computes, in its backward pass as well."""

    count = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        if function is torch.ops.aten.mm.default:
            self.count += args[0].shape[0] * args[0].shape[1] * args[1].shape[1]
        return function(*args, **(kwargs or {}))


def counted(sizes, n):
    """The multiplications in PyTorch's matrix products, forward and backward."""
    weights = [torch.zeros(shape, requires_grad=True) for shape in pairwise(sizes)]
    with Products() as forward:
        a = torch.zeros(n, sizes[0])
        for W in weights:
            a = torch.tanh(a @ W)
    with Products() as backward:
        a.sum().backward()
    return forward.count, backward.count


def test_the_counted_multiplications_are_those_of_pytorch():
    for sizes, (weights, forward, backward) in zip(([3, 4, 2], [64, 32, 10], [64, 32, 32, 32, 10]), values("cost_count")["table"], strict=True):
        assert (forward, backward) == counted(sizes, 100)
        assert weights == sum(torch.nn.Linear(d, k, bias=False).weight.numel() for d, k in pairwise(sizes))


def test_the_growth_is_counted_for_whole_networks():
    page = values("cost_grows")
    for of, widths, hidden in (("by_layers", [64] * 5, [1, 2, 4, 8, 16]), ("by_width", [4, 8, 16, 32, 64], [4] * 5)):
        assert page[of][:5] == [sum(counted([10] + [width] * layers + [10], 1)) for width, layers in zip(widths, hidden)]
    assert page["last"] == pytest.approx([2, 4], rel=0.01)
    assert page["first"] == pytest.approx([page[of][1] / page[of][0] for of in ("by_layers", "by_width")])


def test_every_further_layer_adds_the_same():
    page = values("cost_exponential")
    assert page["table"] == [sum(counted([64] * (layers + 1), 100)) for layers in range(1, 7)]
    assert {after - before for before, after in pairwise(page["table"])} == {page["more"]} == {3 * 100 * 64**2}


def test_bytes_are_those_of_arrays_of_these_shapes():
    page, sizes = values("cost_memory"), [64, 256, 256, 10]
    p = sum(np.empty((d, k)).size + np.empty(k).size for d, k in pairwise(sizes))
    assert page["fixed"] == 8 * p and page["state"] == [8 * p, 16 * p]
    kept = [sum(np.empty((n, width)).nbytes for width in sizes) for n in (1, 32, 1024)]
    assert page["kept"] == kept
    assert (page["more"] - 1) * kept[0] <= page["fixed"] < page["more"] * kept[0]


def test_adam_of_pytorch_keeps_two_numbers_for_each_parameter():
    parameter = torch.zeros(7, requires_grad=True)
    parameter.grad = torch.ones(7)
    optimizer = torch.optim.Adam([parameter])
    optimizer.step()
    assert sum(state.numel() for state in optimizer.state[parameter].values() if state.numel() > 1) == 2 * 7


def test_the_program_and_the_table_are_what_the_benchmark_writes_from_its_data():
    report = benchmark("layer_cost_report")
    data = json.loads(report.DATA.read_text(encoding="utf-8"))
    assert report.PROGRAM.read_text(encoding="utf-8") == report.program(data)
    assert report.REPORT.read_text(encoding="utf-8") == report.table(data)


def test_the_measured_ratios_are_those_of_the_medians():
    data = json.loads((CHECKOUT / "benchmarks/layer_cost.json").read_text(encoding="utf-8"))
    page = values("cost_measured")
    for of, seconds in (("by_layers", data["layer_seconds"]), ("by_width", data["width_seconds"])):
        assert page[of] == pytest.approx([one / seconds[-1] for one in seconds], rel=0.01)
    assert (page["first_call"], page["two_threads"]) == pytest.approx((data["first"], data["two_threads"]), abs=0.051)


def test_measured_slopes_are_near_one_and_two_and_almost_level_where_layers_are_narrow():
    page = values("cost_measured")
    assert 0.7 < page["many"] < 1.3 and 1.5 < page["wide"] < 2.4 and page["narrow"] < 0.7
    ends = log(page["by_layers"][-1] / page["by_layers"][-3]) / log(4)  # the line through three equally spaced points
    assert page["many"] == pytest.approx(ends)


@pytest.mark.parametrize(("sizes", "n"), [([3, 4, 2], 100), ([5, 7], 2), ([784, 128, 64, 10], 50), ([2, 3, 4, 5, 6], 7)])
def test_the_completed_function_counts_as_pytorch_does(sizes, n):
    forward, backward = solved("ann/cost_any")["multiplications"](sizes, n)
    assert (forward, backward) == counted(sizes, n)


def test_the_network_for_images_costs_what_pytorch_counts():
    page = values("exercises/cost_by_hand")
    assert (page["forward"], page["backward"]) == counted([784, 128, 64, 10], 50)
    assert page["ratio"] == pytest.approx(counted([784, 256, 128, 10], 1)[0] / counted([784, 128, 64, 10], 1)[0])
