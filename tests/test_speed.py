"""The speed benchmark: its libraries compute the same, and README.md says what was measured. Nothing is timed here."""

import importlib
import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from support import CHECKOUT

BENCHMARKS = CHECKOUT / "benchmarks"
INSTALLED = ["ours", "textbook", "pytorch", "scikit_learn"]  # JAX is there for benchmarks alone


@pytest.fixture
def load(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.setattr(torch, "compile", lambda function: function)  # compiling takes longer than all else
    return importlib.import_module


def ways(load, function, task):
    """What each way computes."""
    runs = {}
    for peer in INSTALLED:
        runs |= getattr(load(f"peers.{peer}"), function, lambda task: {})(task)
    return {name: run() for name, run in runs.items()}


@pytest.mark.parametrize("name", ["XOR", "moons", "digits"])
def test_every_library_trains_to_the_same_weights(load, name):
    task = replace(load("workloads").TRAININGS[name](), epochs=2)
    results = ways(load, "train", task)
    assert len(results) == 7
    ours = task.final_loss(results["nnref"])
    for way, layers in results.items():
        loose = way == "scikit-learn" and task.optimizer == "adam"  # its epsilon stands elsewhere
        assert task.final_loss(layers) == pytest.approx(ours, rel=1e-2 if loose else 1e-9)
        for (W, b), (our_W, our_b) in zip(layers, results["nnref"], strict=True):
            assert np.abs(W - our_W).mean() < (1e-3 if loose else 1e-9)
            assert np.abs(np.ravel(b) - np.ravel(our_b)).mean() < (1e-3 if loose else 1e-9)
    assert ours < task.final_loss(task.start)


def test_every_library_takes_the_same_steps_from_the_same_places(load):
    workloads = load("workloads")
    for name in ("sgd", "momentum", "adam"):
        thetas = ways(load, "step", replace(workloads.step(name, 1000, np.float64), steps=3))
        assert len(thetas) == 4
        for theta in thetas.values():
            np.testing.assert_allclose(theta, thetas["nnref"], rtol=1e-12)
    paths = ways(load, "descend", workloads.descent(np.float64, starts=5, steps=20))
    assert list(paths) == ["nnref", "PyTorch"]
    for name in workloads.RATES:
        np.testing.assert_allclose(paths["PyTorch"][name], paths["nnref"][name], rtol=1e-7)


def test_every_library_computes_the_same_surface_and_the_same_networks(load):
    workloads = load("workloads")
    heights = ways(load, "surface", workloads.loss_surface(np.float64, points=5, samples=20))
    assert len(heights) == 3
    for each in heights.values():
        np.testing.assert_allclose(each, heights["nnref"], rtol=1e-12)
    networks = ways(load, "replicas", workloads.replicas(np.float64, count=3, steps=4))
    assert len(networks) == 3
    for layers in networks.values():
        for (W, b), (ours, our_b) in zip(layers, networks["nnref"], strict=True):
            np.testing.assert_allclose(W, ours, rtol=1e-9)
            np.testing.assert_allclose(b, our_b, rtol=1e-9, atol=1e-15)


def test_readme_says_what_was_measured(load):
    report = load("speed_report")
    data = json.loads(report.DATA.read_text(encoding="utf-8"))
    assert report.render(data) in report.README.read_text(encoding="utf-8")


def test_a_ratio_is_that_of_the_medians_and_is_held_against_the_best_of_a_library(load):
    report = load("speed_report")
    times = {"nnref": [1.0, 3.0, 2.0], "PyTorch": [8.0, 4.0, 4.0], "PyTorch, compiled": [5.0, 5.0, 1.0], report.LIMIT: [1.0] * 3}
    assert report.ratios(times) == {"PyTorch": 0.5, "PyTorch, compiled": 0.4, report.LIMIT: 2.0}
    limit = report.both("PyTorch's fastest", 0.5, 0.4)
    assert report.against(limit, times) == (0.5, "PyTorch")
    assert report.spread("PyTorch", times) == (0.125, 0.75)
    row = report.Row("some", "train", "some network", (limit,))
    lines = report.limit_lines(row, {dtype: {"seconds": times} for dtype in ("float64", "float32")})
    assert [line.split(" | ")[-1] for line in lines] == ["pass |", "**FAIL** |"]
