"""The computational graph, played forward and back: each value and each gradient is that of PyTorch."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
import torch
from moving_figures import Figure, words
from playwright.sync_api import expect
from support import book

from nnref.site import graph, moving

# The given numbers; then each operation: its name, its sign, what it is made of. A number that stands for itself is a name.
GRAPHS = [
    ({"v": -3.0, "u": 2.0}, [("p", "·", "v", "u"), ("q", "²", "u"), ("f", "+", "p", "q")]),
    ({"x": 2.0, "w": -0.4, "b": 0.3, "y": 1.0, "2": 2.0},
     [("p", "·", "x", "w"), ("z", "+", "p", "b"), ("a", "tanh", "z"), ("e", "−", "a", "y"), ("q", "²", "e"), ("ℓ", "/", "q", "2")]),
    ({"w₁": 0.8, "x": 2.0, "w₂": -0.3},
     [("p₁", "·", "w₁", "x"), ("p₂", "·", "x", "w₂"), ("a₁", "tanh", "p₁"), ("a₂", "tanh", "p₂"), ("f", "+", "a₁", "a₂")]),
]
RULES = {"·": torch.mul, "+": torch.add, "−": torch.sub, "/": torch.div, "²": torch.square, "tanh": torch.tanh}
SHOWN = "svg .nn-graph:not(.nn-graph--off)"


@cache
def computed(which: int) -> dict:
    """Of each value its number and gradient, of each arrow its slope: (child, parent)."""
    given, made = GRAPHS[which]
    values = {name: torch.tensor(number, dtype=torch.float64, requires_grad=True) for name, number in given.items()}
    for name, sign, *of in made:
        values[name] = RULES[sign](*(values[one] for one in of))
    last = list(values.values())[-1]
    grads = {name: torch.autograd.grad(last, value, retain_graph=True)[0].item() for name, value in values.items()}
    slopes = {(name, one): torch.autograd.grad(values[name], values[one], retain_graph=True)[0].item() for name, _, *of in made for one in of}
    return {"data": {name: value.item() for name, value in values.items()}, "grads": grads, "slopes": slopes}


@cache
def expected_steps(which: int) -> list[tuple[str, str]]:
    given, made = GRAPHS[which]
    names = [*given, *(name for name, *_ in made)]
    return [("whole", ""), ("given", ""), *(("value", name) for name, *_ in made),
            *(("back", name) for name in reversed(names) if not name.isdigit())]


def closed(value: float) -> str:
    written = moving.number(value)
    return f"({written})" if written.startswith("−") else written


def written(sign: str, on: list[str]) -> str:
    return {"²": f"{on[0]}²", "tanh": f"tanh {on[0]}"}.get(sign) or f"{on[0]} {sign} {on[1]}"


def expected_lines(which: int, at: int, language: str) -> list[str]:
    (given, made), found, said, n = GRAPHS[which], computed(which), words("graph", language), moving.number
    kind, name = expected_steps(which)[at]
    last, of = made[-1][0], {made_name: (sign, parts) for made_name, sign, *parts in made}
    if kind == "whole":
        return [said["whole"].format(result=last, value=n(found["data"][last])), said["begin"]]
    if kind == "given":
        return [said["given"].format(numbers=", ".join(f"{name} = {n(number)}" for name, number in given.items() if not name.isdigit()))]
    if kind == "value":
        sign, parts = of[name]
        slopes = [f"∂{name}/∂{part} = {n(found['slopes'][name, part])}" for part in parts if not part.isdigit()]
        return [f"{name} = {written(sign, parts)}",
                f"{name} = {written(sign, [closed(found['data'][part]) for part in parts])} = {n(found['data'][name])}",
                said["slopes"].format(slopes=", ".join(slopes))]
    if name == last:
        return [said["first"].format(result=last), f"∂{last}/∂{last} = 1.00"]
    children = [child for child, _, *parts in made if name in parts]
    letters = " + ".join(f"∂{last}/∂{child} · ∂{child}/∂{name}" for child in children)
    numbers = " + ".join(f"{closed(found['grads'][child])} · {closed(found['slopes'][child, name])}" for child in children)
    lines = [said["sum" if len(children) > 1 else "back"].format(name=name, count=len(children)),
             f"∂{last}/∂{name} = {letters}", f"∂{last}/∂{name} = {numbers} = {n(found['grads'][name])}"]
    return lines + [said["ended"]] * (at == len(expected_steps(which)) - 1)


SEEN = """figure => {
    const texts = within => [...within].filter(one => one.checkVisibility()).map(one => one.textContent);
    const graphs = figure.querySelectorAll(".nn-graph:not(.nn-graph--off)"), slider = figure.querySelector("input[type=range]");
    const all = what => [...graphs[0].querySelectorAll(what)];
    return {
        graphs: graphs.length, lines: texts(figure.querySelectorAll("output > span")), slider: [slider.value, slider.max, slider.ariaValueText],
        edges: all(".nn-edge").map(edge => texts(edge.querySelectorAll("text"))), edgesNow: all(".nn-edge").map(edge => edge.classList.contains("nn-edge--now")),
        sums: texts(all(":scope > .nn-gradient--sum")), nodesNow: all(".nn-node").map(node => node.classList.contains("nn-node--now")),
    };
}"""


def graph_says(figure: Figure, language: str, which: int, at: int) -> None:
    """The drawing and the words are those of that step."""
    given, made = GRAPHS[which]
    names, found, steps, seen = [*given, *(name for name, *_ in made)], computed(which), expected_steps(which), figure.element.evaluate(SEEN)
    assert (seen["graphs"], seen["lines"]) == (1, expected_lines(which, at, language))
    assert seen["slider"] == [str(at), str(len(steps) - 1), words("graph", language)["step"].format(step=at, steps=len(steps) - 1)]

    reached = {(kind, name) for kind, name in steps[: at + 1 if at else None]}
    edges = [(child, part) for child, _, *parts in made for part in parts] + [("", names[-1])]
    texts = []  # of each arrow what can be read at it
    for child, part in edges:
        back = found["grads"][child] * found["slopes"][child, part] if child else 1.0
        number = moving.number(found["data"][part])
        shown = [number if part in given else f"{part} = {number}"] if part in given or ("value", part) in reached else []
        texts.append(shown + [f"∂ {moving.number(back)}"] * (("back", part) in reached))
    assert seen["edges"] == texts
    used = [name for name in given if sum(part == name for _, part in edges) > 1]
    assert seen["sums"] == [f"∂ {moving.number(found['grads'][name])}" for name in used if ("back", name) in reached]

    kind, name = steps[at]
    assert seen["nodesNow"] == [one == name or (kind == "given" and one in given) for one in names]
    assert seen["edgesNow"] == [bool(name) and (child if kind == "value" else part) == name for child, part in edges]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_step_of_each_graph_is_what_pytorch_computes(figure, language):
    moved = figure("graph", language, reduced_motion="reduce")
    for which in range(3):
        if which:
            moved.press(f"[name=graph-which] >> nth={which - 1}", "ArrowRight")
        graph_says(moved, language, which, 0)
        for at in range(1, len(expected_steps(which))):
            moved.press(".nn-next", "Enter" if at % 2 else "Space")
            graph_says(moved, language, which, at)
    moved.press(".nn-next", "Enter")  # the end is the end
    graph_says(moved, language, 2, at)
    moved.press(".nn-back", "Enter", "Enter")
    graph_says(moved, language, 2, at - 2)
    moved.press("input[type=range]", "Home", "ArrowRight")
    graph_says(moved, language, 2, 1)
    moved.press(".nn-first", "Enter")
    graph_says(moved, language, 2, 0)


def test_it_plays_by_itself_and_stops_when_asked(figure):
    moved = figure("graph", "ko", reduced_motion="reduce")
    said, play = moved("output"), moved(".nn-play")
    play.click()
    assert (play.inner_text(), said.get_attribute("aria-live")) == (words("graph", "ko")["pause"], "off")
    expect(moved("input[type=range]")).to_have_value("1")
    play.click()
    assert (play.inner_text(), said.get_attribute("aria-live")) == (words("graph", "ko")["play"], "polite")
    graph_says(moved, "ko", 0, 1)


@pytest.mark.parametrize(("width", "language"), [(390, "en"), (1280, "ko")])
def test_nothing_overlaps_and_the_figure_keeps_its_height_in_every_step(figure, width, language):
    moved = figure("graph", language, width, reduced_motion="reduce")
    boxes = """all => all.filter(one => one.checkVisibility()).map(one => {
        const box = one.getBoundingClientRect();
        return [box.left, box.right, box.top, box.bottom];
    })"""
    heights = """figure => [...Array(Number(figure.querySelector("input[type=range]").max) + 1)].map(() => {
        figure.querySelector(".nn-next").click();
        return figure.getBoundingClientRect().height;
    })"""
    svg, height = moved("svg").bounding_box(), moved.element.bounding_box()["height"]
    for which in range(3):
        moved(f"fieldset label >> nth={which}").click()
        found = moved(f"{SHOWN} :is(.nn-value, .nn-gradient, .nn-node :is(circle, rect))").evaluate_all(boxes)
        for one, two in combinations(found, 2):  # a line of text is 4 pixels higher than its letters
            assert one[0] >= two[1] - 1 or two[0] >= one[1] - 1 or one[2] >= two[3] - 4 or two[2] >= one[3] - 4, (which, one, two)
        for left, right, top, bottom in found:
            assert svg["x"] <= left and right <= svg["x"] + svg["width"] and svg["y"] <= top and bottom <= svg["y"] + svg["height"]
        assert moved.element.evaluate(heights) == pytest.approx([height] * len(expected_steps(which)), abs=0.5)


def test_places_go_down_and_arrows_end_at_their_circles():
    for rows in book().runs["backprop/moving/graph"].values["graphs"]:
        places = graph.places(rows)
        assert len(set(places)) == len(places)
        for child, row in enumerate(rows):
            for parent, _ in graph.parents(row):
                assert places[parent][1] <= places[child][1]
                assert rows[parent][1] == 0 or places[parent][1] < places[child][1]
        for arrow in graph.arrows(rows)[:-1]:
            (x, y), *_ = [tuple(map(float, point.split(","))) for point in arrow.tip.split()]
            distance = ((x - places[arrow.child][0]) ** 2 + (y - places[arrow.child][1]) ** 2) ** 0.5
            assert distance == pytest.approx(graph.RADIUS + 1, abs=0.02)
