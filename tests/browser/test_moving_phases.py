"""The map of momentum on a quadratic: paths, regions and factors of the script are those of nnref.Momentum and of its matrix."""

from __future__ import annotations

import re

import numpy as np
import pytest
from moving_figures import Figure, words
from page_walk import PHONE
from support import book

from nnref import Momentum
from nnref.site import moving

POINTS = [[x / 100, beta / 100] for x in (1, 4, 9, 50, 100, 149, 188, 200, 238, 260, 270, 289, 380, 397, 400) for beta in (0, 4, 30, 49, 64, 90, 98)]


def path(x: float, beta: float, steps: int) -> list[float]:
    theta, optimizer, all_ = np.array([1.0]), Momentum(lr=x, beta=beta), [1.0]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            optimizer.step(theta, theta.copy())
            all_.append(float(theta[0]))
    return all_


def region(x: float, beta: float) -> tuple[str, float]:
    """From the eigenvalues of the matrix; near an edge between regions only the sides of that edge are asked for."""
    mu = np.linalg.eigvals([[1 - x, -beta], [x, beta]])
    size = float(np.abs(mu).max())
    if abs(size - 1) < 1e-9:
        return "edge", 1.0
    if size > 1:
        return "far", size
    if abs(mu[0] - mu[1]) < 1e-6:
        return ("critical" if mu[0].real >= 0 else "jumps"), size
    return ("swings" if abs(mu[0].imag) > 0 else "side" if mu.sum() > 0 else "jumps"), size


def test_paths_of_the_script_are_those_of_nnref(scripts):
    calls = [[x, beta, 50] for x, beta in POINTS]
    for found, (x, beta, steps) in zip(scripts("phases", "run", calls), calls, strict=True):
        assert found == pytest.approx(path(x, beta, steps), rel=1e-9, abs=1e-12)


def test_regions_and_factors_are_those_of_the_eigenvalues(scripts):
    kinds = set()
    for found, (x, beta) in zip(scripts("phases", "phase", POINTS), POINTS, strict=True):
        name, size = region(x, beta)
        assert (found["name"], found["size"]) == (name, pytest.approx(size, abs=1e-6)), (x, beta)
        kinds.add(name)
    assert kinds == {"far", "edge", "swings", "critical", "side", "jumps"}


def test_steps_and_largest_distance_are_counted_as_nnref_goes(scripts):
    some = POINTS[::9]
    for found, (x, beta) in zip(scripts("phases", "reached", some), some, strict=True):
        far = [t for t, theta in enumerate(path(x, beta, 1000)) if not abs(theta) <= 0.001]
        assert found["steps"] == (far[-1] + 1 if far[-1] < 1000 else 0), (x, beta)
        if region(x, beta)[0] != "far":
            assert found["most"] == pytest.approx(np.abs(path(x, beta, 1000)).max())


def phases_say(figure: Figure, language: str) -> None:
    """All that is drawn and said is what nnref computes from what is chosen."""
    said, number = words("phases", language), moving.number
    x, beta = figure.sliders()
    name, size = region(x, beta)
    whole = np.abs(path(x, beta, 1000))
    steps = int(np.flatnonzero(~(whole <= 0.001))[-1]) + 1
    lost = name in ("far", "edge")
    assert figure("output > span").all_inner_texts() == [
        said[f"is_{name}"], f"|μ| = {number(size)}", said["never"] if lost else said["steps"].format(steps=steps),
        said["grows"] if name == "far" else said["most"].format(most=number(whole.max()))]
    assert figure(".nn-slide > :last-child").all_inner_texts() == [number(x), number(beta)]
    drawn = np.array(re.findall(r"[-\d.]+", figure(".nn-line").get_attribute("points")), dtype=float).reshape(-1, 2)
    assert drawn[:, 0] == pytest.approx(30 + 5.6 * np.arange(51), abs=0.006)
    assert (78 - drawn[:, 1]) / 35 == pytest.approx(np.clip(path(x, beta, 50), -9, 9), abs=0.0002)
    dot = [float(figure(".nn-phase-at").get_attribute(key)) for key in ("cx", "cy")]
    assert dot == pytest.approx([36 + 64 * x, 262 - 256 * beta], abs=0.006)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_point_is_chosen_with_the_keyboard_and_said_as_nnref_computes_it(figure, language):
    shown = figure("phases", language)
    assert shown.sliders() == [0.09, 0.9]
    phases_say(shown, language)
    seen = []
    for _ in range(5):
        shown.press("input[type=radio]:checked", "ArrowRight")
        if language == "en" or len(seen) % 2:
            phases_say(shown, language)
        seen.append(tuple(shown.sliders()))
    assert len(set(seen)) == 5 and seen[-1] == (0.09, 0.9)
    shown.press("input[type=range] >> nth=1", "ArrowLeft")
    assert shown.sliders() == [0.09, 0.89] and shown("input[type=radio]:checked").count() == 0
    phases_say(shown, language)


def test_the_point_is_dragged_by_the_mouse_and_by_a_finger(figure):
    shown = figure("phases")
    scale = shown("svg").first.bounding_box()["width"] / 300
    shown.drag(shown(".nn-handle--ring"), 128 * scale, -128 * scale)
    assert shown.sliders() == pytest.approx([2.09, 0.4], abs=0.021)
    phases_say(shown, "en")
    shown.drag(shown(".nn-handle--ring"), 2000, -2000)
    assert shown.sliders() == [4, 0]
    phases_say(shown, "en")
    touched = figure("phases", width=PHONE, has_touch=True, is_mobile=True)
    session = touched.page.context.new_cdp_session(touched.page)
    touched(".nn-handle--ring").scroll_into_view_if_needed()  # the figure is taller than the window
    box, top = touched(".nn-handle--ring").bounding_box(), touched.page.evaluate("scrollY")
    for kind, moved in [("touchStart", 0), *(("touchMove", 8 * k) for k in range(1, 9)), ("touchEnd", None)]:
        points = [] if moved is None else [{"x": box["x"] + 22 + moved, "y": box["y"] + 22}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert touched.sliders()[0] > 0.5 and touched.page.evaluate("scrollY") == top
    phases_say(touched, "en")


def test_on_the_lines_of_the_map_the_larger_eigenvalue_has_the_size_that_stands_there():
    drawn = moving.first_state("optimizers/phases", book().runs["optimizers/moving/phases"], "en", "")
    levels = re.findall(r'class="nn-phase-level" points="([^"]*)"', drawn)
    for m, points in zip((0.3, 0.5, 0.7, 0.9), levels, strict=True):
        corners = np.array(re.findall(r"[-\d.]+", points), dtype=float).reshape(-1, 2)
        assert f">{m:g}</text>" in drawn
        for one, other in zip(corners, corners[1:]):
            for share in (0.1, 0.5, 0.9):
                left, top = one + share * (other - one)
                assert region((left - 36) / 64, (262 - top) / 256)[1] == pytest.approx(m, abs=0.01)
