"""Two hidden units over the inputs of XOR: where the rows go, and whether a line separates them there, is what nnref says."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from moving_figures import ORDER, PIXEL, ROWS, Figure, random_units, words
from support import book

from nnref import Perceptron, gate
from nnref.site import moving, plane

Y = gate("XOR")[1][ORDER]
NAMES = ["00", "10", "01", "11"]


def hidden(units) -> np.ndarray:
    return np.column_stack([Perceptron(n_inputs=2, w=w, b=b).predict(ROWS) for w, b in units])


def separates(h: np.ndarray) -> bool:
    """Whether a perceptron learns the rows there. Four points of a square take it few epochs, or it never does."""
    return _learned(tuple(map(tuple, h.tolist())))


@cache
def _learned(h: tuple) -> bool:
    return Perceptron(n_inputs=2).fit(h, Y, max_epochs=50).converged


def clash(h: np.ndarray) -> list[int]:
    """The rows of the first point on which both labels lie."""
    for point in ROWS:
        here = np.flatnonzero((h == point).all(axis=1))
        if len(set(Y[here])) == 2:
            return here.tolist()
    return []


def test_the_rows_go_where_the_hidden_units_put_them_and_the_line_is_there_when_a_perceptron_finds_one(scripts):
    values = book().runs["perceptron/moving/layers"].values
    data = {key: values[key] for key in moving.known()["layers"]["numbers"]} | {"words": {}}
    units = random_units(1200)
    pairs = list(zip(units[::2], units[1::2]))
    found = scripts("fold", "fold", [[data, [{"w": w, "b": b} for w, b in pair]] for pair in pairs])
    kinds = set()
    for pair, fold in zip(pairs, found, strict=True):
        h = hidden(pair)
        assert fold["h"] == h.tolist()
        assert fold["rows"] == [np.flatnonzero((h == point).all(axis=1)).tolist() for point in ROWS]
        assert fold["clash"] == clash(h)
        assert (fold["line"] is not None) == separates(h)
        kinds.add((bool(fold["clash"]), fold["line"] is not None))
        if fold["line"]:
            *w, b = fold["line"]
            assert Perceptron(n_inputs=2, w=w, b=b).predict(h).tolist() == Y.tolist()
            merged = [here for here in fold["rows"] if len(here) > 1]  # both crosses are on one point, or both circles
            assert merged in [[np.flatnonzero(Y == label).tolist()] for label in (0, 1)]
    assert kinds == {(True, False), (False, True), (False, False)}


def layers_say(figure: Figure, language: str, units: list[tuple[list[float], float]]) -> bool:
    """All that is shown and said is what nnref computes from these two units; whether a line separates the rows."""
    h, said = hidden(units), words("layers", language)
    left, right = figure(".nn-plane >> nth=0"), figure(".nn-plane >> nth=1")
    points = [said["point"].format(rows=", ".join(NAMES[k] for k in here), h1=int(h1), h2=int(h2))
              for h1, h2 in ROWS if len(here := np.flatnonzero((h == (h1, h2)).all(axis=1)))]
    verdict = "line" if separates(h) else "clash" if clash(h) else "opposite"
    assert [text.replace("\u00a0", " ") for text in figure("output > span").all_inner_texts()] == [
        "; ".join(points), said[verdict].format(rows=", ".join(NAMES[k] for k in clash(h)))]
    named = [", ".join(NAMES[k] for k in np.flatnonzero((h == point).all(axis=1))) for point in ROWS]
    assert right.locator(".nn-names").evaluate_all("all => all.map(name => name.textContent)") == named
    placed = right.locator(".nn-row").evaluate_all("all => all.map(row => row.style.transform)")
    assert placed == [f"translate({x:g}px, {y:g}px)" for x, y in (plane.drawn(point) for point in h)]
    for which, (w, b) in enumerate(units):
        ends = figure.points(f".nn-unit >> nth={which} >> .nn-line")
        assert len(ends) == 0 or np.abs(ends @ w + b).max() < PIXEL
    areas = [figure.points(f".nn-plane >> nth=0 >> .nn-area >> nth={k}") for k in range(4)]
    shaded = sum(0.5 * abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) for x, y in (corners.T for corners in areas if len(corners)))
    if verdict != "line":
        assert shaded == 0 and len(figure.points(".nn-plane >> nth=1 >> .nn-line")) == 0
        return False
    ends = figure.points(".nn-plane >> nth=1 >> .nn-line")
    corners = figure.points(".nn-plane >> nth=1 >> .nn-area")
    normal = np.array([ends[1, 1] - ends[0, 1], ends[0, 0] - ends[1, 0]])
    normal *= np.sign((corners.mean(axis=0) - ends[0]) @ normal)
    output = Perceptron(n_inputs=2, w=normal, b=-float(ends[0] @ normal))  # the line that is drawn, as a unit
    assert output.predict(h).tolist() == Y.tolist()
    fine = np.linspace(plane.LOW, plane.HIGH, 301)
    grid = np.stack(np.meshgrid(fine, fine), axis=-1).reshape(-1, 2)
    inside = np.column_stack([Perceptron(n_inputs=2, w=w, b=b).predict(grid) for w, b in units])
    assert abs(output.predict(inside).mean() * (plane.HIGH - plane.LOW) ** 2 - shaded) < 0.05
    assert left.locator(".nn-area").count() == 4
    return True


def unit_of(figure: Figure) -> tuple[list[float], float]:
    *w, b = figure.sliders()
    return w, b


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_plane_is_folded_with_the_keyboard_alone(figure, language):
    moved = figure("layers", language, reduced_motion="reduce")
    first, second = ([0.7, 0.4], -0.5), ([-0.4, -0.7], 0.5)
    assert unit_of(moved) == first and not layers_say(moved, language, [first, second])
    moved.press("input[type=range] >> nth=2", *["ArrowRight"] * 3)
    first = unit_of(moved)
    assert first == ([0.7, 0.4], -0.35)
    assert not layers_say(moved, language, [first, second])
    moved.press("input[type=radio] >> nth=0", "ArrowRight")
    assert unit_of(moved) == second
    moved.press("input[type=range] >> nth=2", *["ArrowRight"] * 5)
    assert layers_say(moved, language, [first, unit_of(moved)])  # OR and NAND


def test_the_lines_are_dragged_with_the_mouse_and_the_sliders_follow_the_one_that_is_held(figure):
    moved = figure("layers", reduced_motion="reduce")
    units = [([0.7, 0.4], -0.5), ([-0.4, -0.7], 0.5)]
    rings, tips = moved(".nn-handle--ring"), moved(".nn-handle--tip")
    for which, held, right, up in [(1, rings.nth(1), 40, 45), (0, rings.nth(0), -40, -40), (0, tips.nth(0), -70, 60), (1, tips.nth(1), 90, 10)]:
        before = units[which]
        moved.drag(held, right, up)
        units[which] = unit_of(moved)
        assert units[which] != before
        assert moved("input[type=radio]").evaluate_all("all => all.map(one => one.checked)") == [which == 0, which == 1]
        layers_say(moved, "en", units)
