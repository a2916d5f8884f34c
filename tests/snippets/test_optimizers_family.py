"""The page on the family of optimizers: rules and special cases against PyTorch, memory against its state, years against the sources."""

import ast
import re

import numpy as np
import pytest
import torch
from support import book

from nnref.site.paths import DOCS, SNIPPETS

GRADIENTS = np.random.default_rng(0).normal(size=(100, 4))


def values(name):
    return book().runs[f"optimizers/{name}"].values


def test_the_composed_rules_end_where_those_of_torch_do():
    namespace = {}
    source = (SNIPPETS / "optimizers/family_rules.py").read_text(encoding="utf-8")
    exec(source.partition("differences = []")[0], namespace)
    optim = torch.optim
    makers = {"SGD": lambda p: optim.SGD(p, lr=0.1), "Momentum": lambda p: optim.SGD(p, lr=0.1, momentum=0.9),
              "Nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True), "AdaGrad": lambda p: optim.Adagrad(p, lr=0.1, eps=1e-8),
              "RMSProp": lambda p: optim.RMSprop(p, lr=0.1), "Adam": lambda p: optim.Adam(p, lr=0.1),
              "AMSGrad": lambda p: optim.Adam(p, lr=0.1, amsgrad=True)}
    assert list(makers) == list(namespace["family"])
    for name, make in makers.items():
        theta = torch.zeros(4, dtype=torch.float64, requires_grad=True)
        optimizer = make([theta])
        for g in GRADIENTS:
            theta.grad = torch.tensor(g)
            optimizer.step()
        assert namespace["theta"][name] == pytest.approx(theta.detach().numpy(), rel=1e-7), name
    assert max(values("family_rules")["differences"]) < 1e-12
    assert values("family_rules")["pairs"] == 20


def test_an_entry_of_ones_own_prints_where_it_ends_and_the_others_are_compared_as_before(capsys):
    source = (SNIPPETS / "optimizers/family_rules.py").read_text(encoding="utf-8")
    exec(source.replace('family = {', 'family = {"Own": ("mean", "sum"), ', 1), {})
    lines = capsys.readouterr().out.splitlines()
    own, mean, total = np.zeros(4), np.zeros(4), np.zeros(4)
    for t, g in enumerate(GRADIENTS, start=1):
        mean, total = 0.9 * mean + 0.1 * g, total + g * g
        own -= 0.1 * mean / (1 - 0.9**t) / (np.sqrt(total) + 1e-8)
    assert lines[0].split()[0] == "Own" and [float(part) for part in re.findall(r"-?\d+\.\d*", lines[0])] == pytest.approx(own, abs=6e-4)
    assert sum(line.endswith("True") for line in lines) == 7


def test_the_special_cases_agree_and_their_neighbors_do_not():
    gaps = values("family_special")["gaps"]
    assert gaps[:3] == [0, 0, 0] and max(gaps) < 1e-10
    assert book().runs["optimizers/family_special"].output.count("True") == 6
    from nnref import SGD, Adam, AdaGrad, RMSProp

    ends = []
    for opt in (SGD(0.1), Adam(0.1, 0), RMSProp(0.1, 0.99), AdaGrad(0.1)):
        theta = np.ones(4)
        for g in GRADIENTS:
            opt.step(theta, g)
        ends.append(theta)
    for k in range(4):
        assert all(np.abs(ends[k] - other).max() > 0.01 for other in ends[:k])  # what the exercise calls different is different


def test_adam_remembers_as_much_as_the_state_of_torch():
    known, optim = values("family_memory"), torch.optim
    theta = torch.ones(50, requires_grad=True)
    makers = [lambda: optim.SGD([theta], lr=0.1), lambda: optim.SGD([theta], lr=0.1, momentum=0.9),
              lambda: optim.SGD([theta], lr=0.1, momentum=0.9, nesterov=True), lambda: optim.Adagrad([theta]), lambda: optim.RMSprop([theta]),
              lambda: optim.Adadelta([theta]), lambda: optim.Adam([theta]), lambda: optim.AdamW([theta]), lambda: optim.Adam([theta], amsgrad=True)]
    counted = []
    for make in makers:
        optimizer = make()
        theta.grad = torch.ones(50)
        optimizer.step()
        state = optimizer.state[theta]
        counted.append(sum(part.numel() for part in state.values() if torch.is_tensor(part) and part.numel() == 50) / 50)
    assert known["numbers"] == counted == [0, 1, 1, 1, 1, 2, 2, 2, 3]
    assert known["p"] == 784 * 300 + 300 + 300 * 10 + 10
    assert known["megabytes"] == pytest.approx([4 * count * known["p"] / 1e6 for count in counted])


def test_a_new_adam_jumps_and_a_new_momentum_does_not():
    before, after = (np.array(values("family_resume")[name]) for name in ("before", "after"))
    assert after[0, 1] > 1e5 * before[0] and after[0, 0] < 3 * before[0]
    assert after[1, 1] < before[1] and after[1, 1] < 1.05 * after[1, 0]  # largest after the place where it goes on, with memory or without
    # the first step of a new Adam is the rate in every coordinate: f near 0 becomes 0.5**2 / 20 + 0.5**2
    assert after[0, 1] == pytest.approx(0.5**2 / 20 + 0.5**2, rel=0.02)


def test_the_years_of_the_tree_are_those_of_the_sources_and_every_arrow_goes_forward_in_time():
    source = (SNIPPETS / "optimizers/family_tree.py").read_text(encoding="utf-8")
    nodes = ast.literal_eval(re.search(r"nodes = (\{.*?\})", source, re.DOTALL)[1])
    arrows = ast.literal_eval(re.search(r"arrows = (\[.*?\)\])", source, re.DOTALL)[1])
    years = {name: row[2] for name, row in nodes.items()}
    assert all(years[start] < years[end] for start, end, *_ in arrows)
    assert {end for _, end, *_ in arrows} == set(nodes) - {"GD"}
    authors = {"GD": "Cauchy", "SGD": "Robbins", "Momentum": "Polyak", "Nesterov": "Nesterov", "AdaGrad": "Duchi", "RMSProp": "Tieleman",
               "AdaDelta": "Zeiler", "Adam": "Kingma", "AMSGrad": "Reddi", "AdamW": "Loshchilov"}
    for language in ("ko", "en"):
        lines = (DOCS / language / "optimizers/family.md").read_text(encoding="utf-8").partition("{ #sources }")[2].splitlines()
        for name, author in authors.items():
            assert any(author in line and str(years[name]) in line for line in lines), (language, name)
