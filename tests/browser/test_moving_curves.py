"""Activation functions beside their derivatives: what is drawn and said is what nnref computes."""

from __future__ import annotations

import re

import numpy as np
import pytest
from moving_figures import Figure, words
from page_walk import PHONE
from support import book

import nnref
from nnref.site import moving

NAMES = ["step", "identity", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "selu", "softplus", "gelu", "silu", "maxout"]
ALPHAS = [0.1, 0.5, 1.0, 2.0]
Z = [round(k / 10, 1) for k in range(-40, 41)]
LEFT, TOP, WIDE, TALL = 30, 6, 32, 43  # of the drawing, and pixels for 1


def data() -> dict[str, float]:
    values = book().runs["activations/moving/curves"].values
    return {key: values[key] for key in ("scale", "alpha")}


def expected(which: int, z: float, alpha: float) -> list[float]:
    """f(z) and f'(z) by nnref."""
    name = NAMES[which]
    if name == "maxout":
        value = float(nnref.maxout([z, -alpha * z], pieces=2)[0])
        return [value, 1.0 if z > 0 else -alpha]
    f = getattr(nnref, {"prelu": "leaky_relu"}.get(name, name))
    f = f.bind(alpha=alpha) if name in ("prelu", "elu") else f
    return [f(z), f.derivative(z)]


def test_every_function_and_derivative_of_the_script_is_that_of_nnref(scripts):
    calls = [[which, z > 0, z, alpha, data()] for which in range(len(NAMES)) for alpha in ALPHAS for z in Z]
    found = scripts("functions", "both", calls)
    wanted = [expected(which, z, alpha) for which, _, z, alpha, _ in calls]
    assert np.abs(np.subtract(found, wanted)).max() <= 1e-13


def test_the_comparison_would_find_a_derivative_of_the_wrong_side(scripts):
    [left, right] = scripts("functions", "both", [[4, side, 0, 1, data()] for side in (False, True)])
    assert left == expected(4, 0, 1) != right


def broken(which: int, alpha: float) -> list[bool]:
    """Whether f jumps at 0, and whether f' does."""
    left, right = (expected(which, side * 1e-9, alpha) for side in (-1, 1))
    return [abs(one - other) > 1e-6 for one, other in zip(left, right)]


def test_the_breaks_at_0_are_those_that_nnref_shows_on_both_sides(scripts):
    calls = [[which, alpha, data()] for which in range(len(NAMES)) for alpha in ALPHAS]
    assert scripts("functions", "breaks", calls) == [broken(which, alpha) for which, alpha, _ in calls]


def numbers(figure: Figure, selector: str, name: str = "points") -> np.ndarray:
    """What is drawn, in z and values and not in pixels."""
    drawn = np.array(re.findall(r"[-\d.]+", figure(selector).get_attribute(name)), dtype=float).reshape(-1, 2)
    return np.column_stack([(drawn[:, 0] - LEFT) / WIDE - 4, 4 - (drawn[:, 1] - TOP) / TALL])


def curves_say(figure: Figure, language: str) -> None:
    """All that is drawn and said is what nnref computes from what is chosen."""
    said, number = words("curves", language), moving.number
    z, alpha = figure.sliders()
    checked = [int(value) for value in figure("input:checked").evaluate_all("all => all.map(one => one.value)")]
    beside = figure("select").input_value()
    two, texts = [checked[0], *([int(beside)] if beside else [])], []
    for which in two:
        value, slope = expected(which, z, alpha)
        jump, corner = broken(which, alpha)
        kind = "value" if z else "jump" if jump else "corner" if corner else "value"
        texts += [f"{said['names'].split(' | ')[which]}: f(z) = {said['formulas'].split(' | ')[which]}",
                  said[kind].format(z=number(z), value=number(value), slope=number(slope), right=number(expected(which, 1e-9, alpha)[1]))]
    assert figure("output .nn-of > span").all_inner_texts() == texts
    assert figure(".nn-slide > :last-child").all_inner_texts() == [number(z), number(alpha)]
    assert figure("input[type=range] >> nth=1").is_enabled() == any(NAMES[which] in ("prelu", "elu", "maxout") for which in two)
    for k in (0, 1):
        for order in (0, 1):
            parts = f".nn-curve--{k + 1} .nn-order--{order}"
            drawn = np.vstack([numbers(figure, f"{parts} .nn-line >> nth={side}") for side in (0, 1)])
            if k >= len(two) or checked[1] == 2 - order:
                assert len(drawn) == 0
                continue
            at, values = drawn.T
            nudged = at + np.where(np.arange(len(at)) < len(at) // 2, -1, 1) * 1e-9 * (at == 0)  # each piece by its own side
            assert np.abs(values - [expected(two[k], each, alpha)[order] for each in nudged]).max() < 0.005 / TALL + 1e-6
            assert at[0] == -4 and at[-1] == 4
            jump, corner = broken(two[k], alpha)
            assert [end.is_visible() for end in figure(f"{parts} .nn-end").all()] == [jump or bool(order) and corner] * 2


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_function_is_chosen_with_the_keyboard_and_shown_as_nnref_computes_it(figure, language):
    shown = figure("curves", language)
    assert shown.sliders() == [1.0, 0.5]
    curves_say(shown, language)
    shown.press("input[type=range] >> nth=0", *["ArrowLeft"] * 10)
    assert shown.sliders()[0] == 0
    for which in range(3, len(NAMES) + 3):  # around, and back to the first
        shown.press("input[name=curves-first]:checked", "ArrowRight")
        assert shown("input[name=curves-first]:checked").get_attribute("value") == str(which % len(NAMES))
        if which % 2 or language == "en":
            curves_say(shown, language)


def test_a_second_function_is_drawn_beside_and_only_what_is_wanted_of_both(figure):
    shown = figure("curves")
    shown.press("input[name=curves-first]:checked", *["ArrowRight"] * 5)  # ELU
    shown("select").select_option("9")  # softplus
    curves_say(shown, "en")
    for keys in (["ArrowRight"], ["ArrowRight"]):  # f alone, f' alone
        shown.press("input[name=curves-shown]:checked", *keys)
        curves_say(shown, "en")
    shown.press("input[type=range] >> nth=1", *["ArrowRight"] * 5)
    assert shown.sliders()[1] == 1
    curves_say(shown, "en")
    shown("select").select_option("")
    curves_say(shown, "en")


def test_at_a_corner_there_is_no_tangent_and_no_dot_for_the_slope_but_two_open_ends(figure):
    shown = figure("curves")
    assert shown("polyline.nn-arrow").get_attribute("points")
    ends = numbers(shown, "polyline.nn-arrow")
    slope = np.diff(ends[:, 1])[0] / np.diff(ends[:, 0])[0]
    assert slope == pytest.approx(nnref.sigmoid.derivative(1.0), abs=0.002)
    assert ends.mean(axis=0) == pytest.approx([1, nnref.sigmoid(1.0)], abs=0.002)
    shown.press("input[name=curves-first]:checked", *["ArrowRight"] * 2)  # ReLU
    shown.press("input[type=range] >> nth=0", *["ArrowLeft"] * 10)
    assert not shown("polyline.nn-arrow").get_attribute("points")
    assert not shown(".nn-curve--1 .nn-order--1 .nn-dot").is_visible()
    assert [end.is_visible() for end in shown(".nn-curve--1 .nn-end").all()] == [False, False, True, True]
    shown.press("input[name=curves-first]:checked", *["ArrowLeft"] * 4)  # step: it jumps
    assert [end.is_visible() for end in shown(".nn-curve--1 .nn-end").all()] == [True] * 4
    fills = shown(".nn-curve--1 .nn-end").evaluate_all("all => all.map(end => getComputedStyle(end).fill)")
    assert fills[0] != fills[1] == fills[2] == fills[3]  # f(0) = 0: only that end is filled


def test_the_point_is_dragged_by_the_mouse_and_by_a_finger(figure):
    shown = figure("curves")
    scale = shown("svg").bounding_box()["width"] / 300
    shown.drag(shown(".nn-handle--ring"), 64 * scale, 30)
    assert shown.sliders()[0] == pytest.approx(3, abs=0.1)
    curves_say(shown, "en")
    shown.drag(shown(".nn-handle--ring"), -2000, 0)
    assert shown.sliders()[0] == -4
    curves_say(shown, "en")
    touched = figure("curves", width=PHONE, has_touch=True, is_mobile=True)
    session = touched.page.context.new_cdp_session(touched.page)
    box, top = touched(".nn-handle--ring").bounding_box(), touched.page.evaluate("scrollY")
    for kind, moved in [("touchStart", 0), *(("touchMove", -8 * k) for k in range(1, 9)), ("touchEnd", None)]:
        points = [] if moved is None else [{"x": box["x"] + 22 + moved, "y": box["y"] + 22}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert touched.sliders()[0] < 0 and touched.page.evaluate("scrollY") == top
    curves_say(touched, "en")
