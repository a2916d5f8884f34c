"""The page on the race of the optimizers: runs of PyTorch, a closed form, and what is said of the results."""

import numpy as np
import pytest
import torch
from support import book

from nnref import beale, himmelblau, rosenbrock, saddle, valley

NAMES = ["SGD", "Momentum", "Nesterov", "AdaGrad", "AdaDelta", "RMSProp", "Adam", "AMSGrad"]


def values(name):
    return book().runs[f"optimizers/{name}"].values


def torch_ends(starts, make, steps):
    """Rosenbrock's function after steps of an optimizer of torch, from each start."""
    theta = torch.tensor(starts, dtype=torch.float64, requires_grad=True)
    optimizer = make([theta])
    for _ in range(steps):
        x, y = theta.T
        theta.grad = torch.stack([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)], dim=-1).detach()
        optimizer.step()
    x, y = theta.detach().numpy().T
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def test_the_three_paths_end_where_those_of_torch_do():
    known = values("race_paths")
    makers = [lambda p: torch.optim.SGD(p, lr=0.001, momentum=0.9), lambda p: torch.optim.Adagrad(p, lr=0.3, eps=1e-8),
              lambda p: torch.optim.Adam(p, lr=1)]
    ends = np.array([torch_ends(known["starts"], make, 100) for make in makers]).T
    assert np.array(known["ends"]) == pytest.approx(ends, rel=1e-3)
    assert np.argmin(known["ends"], axis=1).tolist() == [0, 1, 2]  # each is the lowest once


def test_the_small_race_ends_as_with_torch_and_the_order_turns_around():
    known = values("race_small")
    starts = np.random.default_rng(1).uniform([-2, -1], [2, 3], (64, 2))[32:]
    for k, name, make in [(0, "same", lambda p: torch.optim.SGD(p, lr=0.001)), (3, "same", lambda p: torch.optim.Adam(p, lr=0.001))]:
        assert known[name][k] == pytest.approx(np.median(torch_ends(starts, make, 300)), rel=1e-2), (name, k)
    assert known["same"][0] < known["same"][3] / 50 and known["own"][3] < known["own"][0] / 50
    assert known["own"][3] < known["own"][1]  # the median of Adam is lower than that of Momentum ...
    assert 0.3 < known["beaten"][1] < 0.4  # ... and from a third of the starts it is not


def test_the_defaults_of_torch_are_those_that_the_page_names():
    theta = torch.zeros(1, requires_grad=True)
    assert torch.optim.SGD([theta]).defaults["lr"] == torch.optim.Adam([theta]).defaults["lr"] == 0.001


def test_sgd_on_the_quadratic_is_the_closed_form():
    known = values("race_all")
    starts = np.random.default_rng(0).uniform(-2, 2, (64, 2))[32:]
    c = starts @ np.array([[0.8, -0.6], [0.6, 0.8]])  # along the two axes
    assert np.array([[0.8, -0.6], [0.6, 0.8]]) @ np.diag([1, 100]) @ np.array([[0.8, 0.6], [-0.6, 0.8]]) == pytest.approx(
        np.array([[36.64, -47.52], [-47.52, 64.36]]))
    assert np.degrees(np.arctan2(0.6, 0.8)) == pytest.approx(37, abs=0.5)
    rate = known["rate"][0][0]
    end = ((np.array([1, 100]) * (c * (1 - rate * np.array([1, 100])) ** 300) ** 2).sum(axis=1)) / 2
    assert known["gap"][0][0] == pytest.approx(np.median(end), rel=1e-6)


def test_adam_on_rosenbrock_ends_as_with_torch():
    known, rng = values("race_all"), np.random.default_rng(0)
    quadratic = ([-2, -2], [2, 2])
    for low, high in (quadratic, valley.bounds.T, rosenbrock.bounds.T):
        starts = rng.uniform(low, high, (64, 2))
    assert known["rate"][2][6] == 1
    ends = torch_ends(starts[32:], lambda p: torch.optim.Adam(p, lr=1), 300)
    assert known["gap"][2][6] == pytest.approx(np.median(ends), rel=0.02)


def test_what_is_said_of_the_table_is_so():
    known = values("race_all")
    steps, gap, first = (np.array(known[name]) for name in ("steps", "gap", "first"))
    order = [np.lexsort((gap[i], steps[i])) for i in range(6)]
    assert [NAMES[k] for k in first[:, 2]] == [NAMES[row[0]] for row in order] == [
        "Nesterov", "RMSProp", "Adam", "AMSGrad", "AdaGrad", "AdaGrad"]
    assert [NAMES[row[-1]] for row in order] == ["AdaDelta", "AdaDelta", "AdaDelta", "SGD", "AdaDelta", "RMSProp"]
    assert NAMES[order[2][2]] == "Nesterov"  # third on Rosenbrock
    assert NAMES[first[2, 0]] == "Nesterov" and (first[:, 0] == first[:, 2]).sum() == 5  # half the budget
    assert NAMES[first[4, 1]] == "SGD" and (first[:, 1] == first[:, 2]).sum() == 5  # the halves exchanged
    lost, share, rate = (np.array(known[name]) for name in ("lost", "share", "rate"))
    assert lost[2, 2] > 0.25 and lost[2, 6] == 0
    assert np.flatnonzero(share[3]).tolist() == [3, 6, 7]
    assert rate[1, 3] == rate[1, 5] == 100 and rate[3, 2] == pytest.approx(1e-4)


def test_every_surface_and_optimizer_of_the_package_takes_part():
    import nnref
    from nnref.optimizer import Optimizer

    kinds = {name for name in nnref.__all__ if isinstance(getattr(nnref, name), type) and issubclass(getattr(nnref, name), Optimizer)}
    assert kinds - {"Optimizer"} == {*NAMES, "AdamW"}
    assert set(nnref.surfaces.__all__) == {"quadratic", *(f.name for f in (valley, rosenbrock, beale, himmelblau, saddle))}


def test_adagrad_does_not_see_the_curvature_along_the_axes_and_sees_it_when_turned():
    paths = []
    for hessian in (np.diag([1, 100]), np.diag([1, 1]), [[50.5, 49.5], [49.5, 50.5]]):
        theta, H = torch.tensor([1.5, -1.0], dtype=torch.float64, requires_grad=True), torch.tensor(np.array(hessian, dtype=float))
        optimizer = torch.optim.Adagrad([theta], lr=0.5, eps=1e-12)
        path = []
        for _ in range(30):
            theta.grad = (H @ theta).detach()
            optimizer.step()
            path.append(theta.detach().clone().numpy())
        paths.append(path)
    assert np.array(paths[0]) == pytest.approx(np.array(paths[1]), abs=1e-9)
    assert np.abs(np.array(paths[2]) - np.array(paths[1])).max() > 0.1
    adagrad, nesterov, adam = np.array(values("race_turned")["least"])
    assert (adagrad[:4] <= 300).all() and (adagrad[4:] == 301).all() and (np.diff(adagrad[:4]) > 0).all()
    assert np.ptp(nesterov) < 30 and np.ptp(adam) < 5
