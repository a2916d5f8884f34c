"""What all figures that move have in common: a phone, a reader's settings, axe, instant navigation, no script, their cost."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from html import unescape
from itertools import cycle

import pytest
from moving_figures import BESIDE, FIGURES, Figure, words
from page_walk import AXE, CHECKS, LIMIT, PHONE, SMALLEST
from support import CHECKOUT, book

from nnref.site import moving
from nnref.site.paths import LANGUAGES


EACH = list(zip(FIGURES, cycle(LANGUAGES)))  # the page of each in either language is walked through as every page is


def test_each_has_its_texts_in_both_languages_and_its_numbers_from_its_program():
    known = tomllib.loads((CHECKOUT / "docs/data/moving.toml").read_text(encoding="utf-8"))
    for name, kind in known.items():
        assert kind["ko"].keys() == kind["en"].keys() and kind["ko"]["said"].keys() == kind["en"]["said"].keys(), name
        for key, text in kind["en"]["said"].items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", kind["ko"]["said"][key])), (name, key)


@pytest.mark.parametrize(("name", "language"), EACH)
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
    visited = visit(f"{address}en/{BESIDE[FIGURES[name].split('/')[0]]}")
    visited.page.evaluate("window.stayed = true")
    for _ in range(2):  # the second time its script is there already
        visited.page.evaluate("address => document.querySelector(`.md-nav a[href='${address}']`).click()", f"{address}en/{FIGURES[name]}")
        visited.shown(f"{address}en/{FIGURES[name]}")
        moved = Figure(visited.page, name)
        before = moved("svg").first.inner_html(), moved.sliders()
        moved.press(":is(input[type=range], [data-part]) >> nth=0", "ArrowRight")  # a name is lit up when it is turned to
        assert (moved("svg").first.inner_html(), moved.sliders()) != before
        visited.page.go_back()
        visited.page.wait_for_timeout(300)
    assert visited.page.evaluate("window.stayed") and visited.errors == []


@pytest.mark.parametrize(("name", "language"), EACH)
def test_axe_finds_nothing_and_nothing_moves_or_is_cut_off_before_and_after_it_is_used(visit, address, language, name):
    page = visit(f"{address}{language}/{FIGURES[name]}", PHONE, reduced_motion="reduce").page
    loaded = page.evaluate("document.fonts.ready.then(() => performance.now())")  # the walk has seen what moves until then
    shown = Figure(page, name)
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
        moved = [(float(what.split()[0]), int(what.split()[2]), what) for what in page.evaluate("pageChecks.moved()")]
        found += [what for score, time, what in moved if score > LIMIT and time > loaded]
        assert found == [], state
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
