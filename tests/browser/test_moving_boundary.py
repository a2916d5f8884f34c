"""The boundary that is dragged over the rows of a gate: what it computes and says is what nnref computes."""

from __future__ import annotations

import numpy as np
import pytest
from moving_figures import ORDER, ROWS, TIE, Figure, assert_drawn, random_units, words
from page_walk import PHONE
from support import book

from nnref import Perceptron, gate, threshold_unit
from nnref.site import moving, plane

GATES = ["AND", "OR", "NAND", "NOR", "XOR"]


def test_the_unit_computes_what_nnref_computes(scripts):
    units, x = random_units(600), ROWS.tolist()
    sums = scripts("unit", "sum", [[row, w, b] for w, b in units for row in x])
    expected = [float(np.vecdot(row, w) + b) for w, b in units for row in ROWS]
    assert np.abs(np.subtract(sums, expected)).max() <= 1e-12
    outputs = scripts("unit", "outputs", [[x, w, b, TIE] for w, b in units])
    predicted = [Perceptron(2, w=w, b=b).predict(ROWS) for w, b in units]
    assert outputs == [y_hat.tolist() for y_hat in predicted]
    clear = [k for k, (w, b) in enumerate(units) if np.abs(ROWS @ w + b).min() > TIE]  # a tie is a question of rounding there
    assert len(clear) > 300
    assert [outputs[k] for k in clear] == [threshold_unit(ROWS, units[k][0], -units[k][1]).tolist() for k in clear]
    labels = {name: gate(name)[1][ORDER].tolist() for name in GATES}
    for name, wanted in labels.items():
        right = scripts("unit", "right", [[found, wanted] for found in outputs])
        assert right == [int((y_hat == wanted).sum()) for y_hat in predicted], name


def test_the_comparison_would_find_a_unit_that_fires_at_a_tie(scripts):
    w, b = [0.1, 0.2], -0.3  # 5.6e-17 in binary, 0 on paper
    assert scripts("unit", "outputs", [[[[1, 1]], w, b, TIE], [[[1, 1]], w, b, 0]]) == [[0], [1]]


def test_the_script_and_the_build_cut_the_plane_alike(scripts):
    units = random_units(500)
    cuts = scripts("plane", "cut", [[w, b] for w, b in units])
    for (w, b), found in zip(units, cuts):
        expected = plane.cut(w, b)
        assert found == {"area": [list(point) for point in expected.area], "line": [list(point) for point in expected.line]}
    written = scripts("plane", "path", [[found["area"]] for found in cuts])
    assert written == [plane.path(plane.cut(w, b).area) for w, b in units]


def test_the_nearest_point_of_a_line_is_on_it_and_along_the_weights(scripts):
    units, points = random_units(300), np.random.default_rng(6).uniform(-1, 2, size=(300, 2))
    found = scripts("unit", "nearest", [[point.tolist(), w, b] for point, (w, b) in zip(points, units)])
    for point, (w, b), foot in zip(points, units, found):
        if any(w):
            assert abs(np.dot(foot, w) + b) < 1e-12 and abs(np.cross([*w, 0], [*np.subtract(foot, point), 0])[2]) < 1e-12


def boundary_says(figure: Figure, language: str) -> int:
    """All that the figure shows and says is what nnref computes from its three numbers; how many rows are right."""
    w1, w2, theta = figure.sliders()
    said, name = words("boundary", language), figure("label:has(:checked)").inner_text().strip()
    unit, y = Perceptron(n_inputs=2, w=[w1, w2], b=-theta), gate(name)[1][ORDER]
    y_hat = unit.predict(ROWS)
    cells = [row.split("\t") for row in figure("tbody").inner_text().split("\n")]
    number = moving.number
    assert cells == [
        [f"{x[0]:.0f}{x[1]:.0f}", f"{number(x @ [w1, w2])} {'>' if fired else '≤'} {number(theta)}", str(fired), str(label),
         said["right" if fired == label else "wrong"]]
        for x, fired, label in zip(ROWS, y_hat, y)
    ]
    assert figure(".nn-slide > :last-child").all_inner_texts() == [number(value) for value in (w1, w2, theta)]
    shown = figure(".nn-row").evaluate_all("""all => all.map(row => [
        row.querySelector(".nn-one").checkVisibility(), row.querySelector(".nn-zero").checkVisibility(),
        getComputedStyle(row.querySelector(".nn-wrong")).stroke !== "none"])""")
    assert shown == [[label == 1, label == 0, fired != label] for fired, label in zip(y_hat, y)]
    count, best = int((y_hat == y).sum()), {"XOR": 3}.get(name, 4)
    ends = ["all"] if count == 4 else ["most"] if count == best else ["count", "before"]
    wrong = {kind: ", ".join(f"{x[0]:.0f}{x[1]:.0f}" for x, fired, label in zip(ROWS, y_hat, y) if fired == output != label)
             for output, kind in enumerate(["silent", "fires"])}
    before = "".join(said[kind].format(rows=rows) + " " for kind, rows in wrong.items() if rows)
    assert figure.said() in [before + said[end].format(count=count, most=most, gate=name) for end in ends for most in range(count + 1, best + 1) or [0]]
    assert_drawn(figure, np.array([w1, w2]), -theta)
    return count


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_boundary_is_moved_with_the_keyboard_alone(figure, language):
    moved = figure("boundary", language)
    assert moved.sliders() == [0.7, 0.4, 0.5] and boundary_says(moved, language) == 3
    moved.press("input[type=range] >> nth=0", *["ArrowLeft"] * 4)
    assert moved.sliders() == [0.5, 0.4, 0.5] and boundary_says(moved, language) == 4
    moved.press("input[type=radio] >> nth=0", *["ArrowRight"] * 2)
    assert boundary_says(moved, language) < 2  # AND's line, seen as NAND
    for which, keys in enumerate([["Home"], ["PageDown"] * 9, ["Home", *["ArrowRight"] * 20]]):
        moved.press(f"input[type=range] >> nth={which}", *keys)
        boundary_says(moved, language)
    moved.press("input[type=radio] >> nth=2", *["ArrowRight"] * 2)
    assert boundary_says(moved, language) <= 3


def test_the_boundary_is_moved_and_turned_with_the_mouse(figure):
    moved = figure("boundary")
    before = moved.sliders()
    moved.drag(moved(".nn-handle--ring"), 45, 30)
    after = moved.sliders()
    assert after[:2] == before[:2] and after[2] > before[2]
    boundary_says(moved, "en")
    moved.drag(moved(".nn-handle--tip"), -150, 20)
    assert moved.sliders()[0] < 0
    boundary_says(moved, "en")
    line = moved(".nn-grab")
    turned = moved.sliders()
    moved.drag(line, 20, -30)
    assert moved.sliders()[:2] == turned[:2] and moved.sliders()[2] != turned[2]
    boundary_says(moved, "en")
    for dx, dy in [(400, 400), (-900, 0), (300, -900)]:  # out of the drawing
        moved.drag(moved(".nn-handle--ring"), dx, dy)
        boundary_says(moved, "en")
        plane = moved("svg").bounding_box()
        for handle in moved(".nn-handle").all():
            box = handle.bounding_box()
            x, y = box["x"] + box["width"] / 2 - plane["x"], box["y"] + box["height"] / 2 - plane["y"]
            assert 0 <= x <= plane["width"] and 0 <= y <= plane["height"]


def test_the_ring_is_on_the_part_of_the_boundary_that_is_seen_with_room_for_the_arrow(scripts):
    units = random_units(300)
    held = np.random.default_rng(2).uniform(plane.LOW, plane.HIGH, size=(len(units), 2))
    feet = scripts("line", "footOf", [[point, w, b] for point, (w, b) in zip(held.tolist(), units)])
    rooms = 0
    for foot, (w, b) in zip(np.array(feet), units):
        assert (foot >= plane.LOW - 1e-9).all() and (foot <= plane.HIGH + 1e-9).all()
        if len(ends := np.array(plane.cut(w, b).line)) == 2 and np.ptp(ends, axis=0).max() > 1e-6:  # more than a corner
            assert abs(foot @ w + b) < 1e-9
            tips = np.linspace(*ends, 201) + 0.6 * np.array(w)
            if (room := ((tips > plane.LOW) & (tips < plane.HIGH)).all(axis=1).any()):
                assert (np.abs(foot + 0.6 * np.array(w) - (plane.LOW + plane.HIGH) / 2) <= (plane.HIGH - plane.LOW) / 2 + 1e-9).all()
            rooms += bool(room)
    assert rooms > 100


def test_the_boundary_follows_a_finger_and_the_page_does_not(figure):
    touched = figure("boundary", width=PHONE, has_touch=True, is_mobile=True)
    session = touched.page.context.new_cdp_session(touched.page)
    box, before, top = touched(".nn-handle--ring").bounding_box(), touched.sliders(), touched.page.evaluate("scrollY")
    x, y = box["x"] + 22, box["y"] + 22
    for kind, moved in [("touchStart", 0), *(("touchMove", 8 * k) for k in range(1, 9)), ("touchEnd", None)]:
        points = [] if moved is None else [{"x": x, "y": y - moved}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert touched.sliders()[2] > before[2] and touched.page.evaluate("scrollY") == top
    boundary_says(touched, "en")


def test_no_line_of_many_gets_more_rows_right_than_the_figure_says():
    predicted = np.array([Perceptron(2, w=w, b=b).predict(ROWS) for w, b in random_units(1500)])
    for name, most in zip(GATES, book().runs["perceptron/moving/boundary"].values["best"], strict=True):
        assert most == (predicted == gate(name)[1][ORDER]).sum(axis=1).max(), name
