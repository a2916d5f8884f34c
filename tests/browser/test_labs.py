"""A lab in the browser: reached by a click, in both schemes, and copied with the button of its code."""

from __future__ import annotations

import json

import pytest
from support import CHECKOUT

from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

LAB = "labs/and-to-xor/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lab_reached_by_instant_navigation_looks_as_when_it_is_opened(visit, address, language):
    look = """() => {
        const link = getComputedStyle(document.querySelector(".nn-lab__links a"));
        return [link.borderTopWidth, link.paddingLeft, getComputedStyle(document.querySelector(".nn-lab__note")).color];
    }"""
    opened = visit(f"{address}{language}/{LAB}").page.evaluate(look)
    visited = visit(f"{address}{language}/perceptron/learning-rule/")
    visited.page.evaluate("window.stayed = true")
    visited.page.locator(f'.md-tabs a[href$="{LAB}"]').click()
    visited.page.wait_for_url(f"**/{LAB}")
    visited.page.wait_for_function("() => document.querySelector('.nn-lab__links a')?.matches('article *')")
    visited.page.wait_for_function("() => [...document.styleSheets].some(sheet => sheet.href?.endsWith('labs.css'))")
    assert visited.page.evaluate("window.stayed")  # no load of a new document
    assert visited.page.evaluate(look) == opened
    assert opened[0] == "1px"
    visited.page.go_back()
    visited.page.wait_for_url("**/learning-rule/")
    assert visited.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figures_of_a_lab_take_the_colors_of_the_scheme(visit, address, scheme):
    visited = visit(f"{address}en/{LAB}", scheme=scheme)
    used = visited.page.evaluate(
        "[...document.querySelectorAll('figure.nn-figure svg *')].map(e => getComputedStyle(e).stroke)"
    )
    for name in ("blue", "orange"):
        color = getattr(Palette.load().colors[name], scheme)
        assert "rgb({}, {}, {})".format(*(int(color[k : k + 2], 16) for k in (1, 3, 5))) in used


def test_the_copy_button_copies_the_program_of_a_cell(visit, address):
    visited = visit(f"{address}en/{LAB}", permissions=["clipboard-read", "clipboard-write"])
    block = visited.page.locator(".nn-lab .highlight").first
    block.hover()
    block.locator("button").first.click()
    cells = json.loads((CHECKOUT / "docs/en/labs/and-to-xor.ipynb").read_text(encoding="utf-8"))["cells"]
    program = next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert visited.page.evaluate("navigator.clipboard.readText()") == program
