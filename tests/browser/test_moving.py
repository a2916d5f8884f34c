"""Figures that move: what they compute and say is what nnref computes; a hand, a key and a finger move them; and a page
without scripts shows their first state."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from html import unescape

import numpy as np
import pytest
from moving_figures import Figure, assert_drawn
from page_walk import AXE, CHECKS, PHONE, SMALLEST
from support import CHECKOUT, book

from nnref import Perceptron, gate, threshold_unit
from nnref.site import moving, plane

ORDER = [0, 2, 1, 3]  # 00, 10, 01, 11
ROWS = gate("AND")[0][ORDER]
TIE = Perceptron(n_inputs=2).tie_tolerance
FIGURES = {"boundary": "perceptron/gates/"}  # figure -> the page it is on
GATES = ["AND", "OR", "NAND", "NOR", "XOR"]


def words(name: str, language: str) -> dict[str, str]:
    return moving.known()[name][language]["said"]


@pytest.fixture
def figure(visit, address):
    def show(name: str, language: str = "en", width: int = 1280, **options) -> Figure:
        visited = visit(f"{address}{language}/{FIGURES[name]}", width, **options)
        return Figure(visited.page, name)

    return show


@pytest.fixture(scope="module")
def scripts(browser, hosted):
    """Call a function of a script as the page has it: scripts("unit", "sum", [argument, ...]) for each argument list."""
    page = browser.new_page()
    page.goto(f"{hosted[0]}en/")
    call = """async ([file, name, calls]) => {
        const script = await import(`./assets/scripts/moving/${file}.js`);
        return calls.map(given => script[name](...given));
    }"""
    call = call.replace("./assets", f"{hosted[0]}en/assets")
    yield lambda file, name, calls: page.evaluate(call, [file, name, calls])
    page.close()


# What is computed


def random_units(count: int, step: float = 0.05) -> list[tuple[list[float], float]]:
    """Weights and biases as sliders give them, among which sums reach 0 on paper."""
    rng = np.random.default_rng(5)
    drawn = rng.integers(-30, 31, size=(count, 3))
    return [([round(a * step, 2), round(b * step, 2)], round(c * step, 2)) for a, b, c in drawn.tolist()]


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


# The boundary


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
    moved.drag(moved(".nn-handle--ring"), 400, 400)  # out of the drawing
    boundary_says(moved, "en")


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


# All of them


def test_each_has_its_texts_in_both_languages_and_its_numbers_from_its_program():
    known = tomllib.loads((CHECKOUT / "docs/data/moving.toml").read_text(encoding="utf-8"))
    for name, kind in known.items():
        assert kind["ko"].keys() == kind["en"].keys() and kind["ko"]["said"].keys() == kind["en"]["said"].keys(), name
        for key, text in kind["en"]["said"].items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", kind["ko"]["said"][key])), (name, key)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_script_changes_nothing_in_the_drawing_when_it_comes(visit, address, language, name):
    taken = """name => [...document.querySelectorAll(`[data-moving=${name}] svg :is(.nn-area, .nn-line, .nn-before)`)]
        .map(shape => shape.getAttribute("points"))"""
    still = visit(f"{address}{language}/{FIGURES[name]}", java_script_enabled=False).page
    first = re.findall(r'<poly\w+ class="nn-(?:area|line|before)\b[^>]* points="([^"]*)"',
                       re.search(rf'data-moving="{name}".*?</figure>', still.content(), re.DOTALL)[0])
    moved = Figure(visit(f"{address}{language}/{FIGURES[name]}").page, name)
    assert first and moved.page.evaluate(taken, name) == first


@pytest.mark.parametrize("name", FIGURES)
def test_without_scripts_the_first_state_is_seen_and_nothing_that_does_nothing(visit, address, name):
    page = visit(f"{address}ko/{FIGURES[name]}", java_script_enabled=False).page
    still = page.locator(f"[data-moving={name}]")
    assert still.locator("svg").first.is_visible() and still.locator("figcaption").is_visible()
    assert still.locator(":is(button, input, select):visible").count() == 0


@pytest.mark.parametrize("name", FIGURES)
def test_it_works_after_instant_navigation(visit, address, name):
    visited = visit(f"{address}en/perceptron/threshold-unit/")
    visited.page.evaluate("window.stayed = true")
    for _ in range(2):  # the second time its script is there already
        visited.page.evaluate("address => document.querySelector(`.md-nav a[href='${address}']`).click()", f"{address}en/{FIGURES[name]}")
        visited.shown(f"{address}en/{FIGURES[name]}")
        moved = Figure(visited.page, name)
        before = moved("svg").first.inner_html(), moved.sliders()
        moved.press("input[type=range] >> nth=0", "ArrowRight")
        assert (moved("svg").first.inner_html(), moved.sliders()) != before
        visited.page.go_back()
        visited.page.wait_for_timeout(300)
    assert visited.page.evaluate("window.stayed") and visited.errors == []


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_axe_finds_nothing_and_nothing_moves_or_is_cut_off_before_and_after_it_is_used(figure, language, name):
    shown = figure(name, language, PHONE, reduced_motion="reduce")
    page, moved = shown.page, "() => pageChecks.moved()"
    page.evaluate(CHECKS)
    page.evaluate(AXE)
    height = shown.element.bounding_box()["height"]
    for state in ("before", "after"):
        found = page.evaluate("pageChecks.fit()") + page.evaluate("least => figureChecks.small(least)", SMALLEST)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate("scheme => pageChecks.choose(scheme)", scheme)
            found += page.evaluate("""async name => (await axe.run({include: [`[data-moving=${name}]`]}, {resultTypes: ["violations"]}))
                .violations.map(v => `${v.id}: ${v.nodes.map(n => n.html)}`)""", name)
        assert (found, page.evaluate(moved)) == ([], []), state
        assert abs(shown.element.bounding_box()["height"] - height) < 0.5, state
        for radio in shown("fieldset").all():
            radio.locator("label").last.click()
        for slider in range(len(shown.sliders())):
            shown.press(f"input[type=range] >> nth={slider}", "PageUp", "ArrowRight")


def test_each_script_is_small_and_comes_when_the_figure_does(hosted, visit):
    address, folder = hosted
    for script in (folder / "en/assets/scripts/moving").glob("*.js"):
        assert len(gzip.compress(script.read_bytes())) <= 3000, script.name
    visited = visit(f"{address}en/perceptron/mistake-bound/")
    visited.page.wait_for_timeout(200)
    assert not [url for url in visited.requests if "/moving/" in url]


def test_the_numbers_on_the_page_are_those_of_the_program(hosted):
    for name, page in FIGURES.items():
        target = f"{page.split('/')[0]}/{name}"
        for language in ("ko", "en"):
            html = (hosted[1] / language / page / "index.html").read_text(encoding="utf-8")
            [given] = re.findall(rf'data-moving="{name}" data-numbers="([^"]*)"', html)
            values = book().runs[moving.program(target)].values
            numbers = json.loads(unescape(given))
            assert numbers.pop("words") == words(name, language)
            assert numbers == {key: values[key] for key in moving.known()[name]["numbers"]}
