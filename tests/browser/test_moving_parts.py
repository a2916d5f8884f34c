"""The network whose parts are named: a name lights up its parts and says what it is, and leads to where it is taught."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import html5lib
import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from moving_figures import FIGURES, Figure
from playwright.sync_api import expect
from support import book

from nnref.site import moving
from nnref.site.markdown import NnrefExtension

KIND = moving.known()["parts"]
LINKS = KIND["links"]
PARTS = [part for group in LINKS.values() for part in group]
LIT = """figure => [figure.querySelector("output").textContent,
    [...figure.querySelectorAll(".nn-part--now")].map(one => one.dataset.part ?? one.dataset.of)]"""


def given(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def expected(part: str, language: str) -> str:
    """What is said of a part, with the numbers that its program leaves."""
    run, n = book().runs["ann/moving/parts"].values, moving.number
    closed = lambda text: f"({text})" if text.startswith("−") else text
    (W, _), (b, _), (z, z2), (a, a2) = run["W"], run["b"], run["z"], run["a"]
    products = [f"{closed(given(row[0]))} · {closed(given(value))}" for row, value in zip(W, run["x"])]
    return KIND[language]["sentences"][part].format(
        x=", ".join(map(given, run["x"])), y=", ".join(map(given, run["y"])), answer=", ".join(map(n, a2)), map=", ".join(map(n, a)),
        units=len(z), neurons=len(z) + len(z2), weights=12, biases=5, parameters=17, w=given(W[0][0]), b=given(b[0]), z=n(z[0]), a=n(a[0]),
        sum=" + ".join([*products, given(b[0])]), loss=n(run["loss"]), slope=n(run["slope"]), back=closed(n(run["slope"])), eta=given(run["eta"]),
        moved=n(run["moved"]), samples=8, size=2, batches=4)


def test_every_part_has_its_name_and_its_sentence_with_the_same_numbers_in_both_languages():
    for language in ("ko", "en"):
        assert list(KIND[language]["names"]) == list(KIND[language]["sentences"]) == PARTS
    for part in PARTS:
        ko, en = (set(re.findall(r"{\w+}", KIND[language]["sentences"][part])) for language in ("ko", "en"))
        assert ko == en, part


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_name_lights_up_its_parts_and_says_what_it_is(figure, language):
    moved = figure("parts", language)
    drawn = set(moved("[data-of]").evaluate_all("all => all.flatMap(one => one.dataset.of.split(' '))"))
    assert moved("[data-part]").evaluate_all("all => all.map(one => one.dataset.part)") == PARTS and drawn == set(PARTS)
    moved(f"[data-part={PARTS[0]}]").focus()
    for part in PARTS:  # from name to name with the keyboard
        said, lit = moved.element.evaluate(LIT)
        assert said == expected(part, language)
        assert lit.count(part) >= 1 and len(lit) >= 2 and all(part in one.split() for one in lit), part
        moved.page.keyboard.press("Tab")
    moved("svg [data-of^=neuron]").first.hover(position={"x": 5, "y": 2})  # a part of the drawing
    assert moved("output").inner_text() == expected("neuron", language)


def test_on_a_touch_screen_the_first_tap_shows_and_the_second_one_leads_on(visit, address):
    visited = visit(f"{address}en/{FIGURES['parts']}", 390, has_touch=True)
    moved = Figure(visited.page, "parts")
    visited.page.evaluate("window.stayed = true")
    drawing, names, said = (moved(what).first.bounding_box() for what in ("svg", ".nn-parts__names", "output"))
    assert drawing["y"] + drawing["height"] <= names["y"] < said["y"]  # names stand below the drawing
    name = moved("[data-part=backward]")
    name.tap()
    expect(moved("output")).to_have_text(expected("backward", "en"))
    moved("[data-part=loss]").tap()
    expect(moved("output")).to_have_text(expected("loss", "en"))
    assert visited.page.url == f"{address}en/{FIGURES['parts']}"
    name.tap()
    name.tap()
    visited.shown(f"{address}en/backprop/deltas/#signals")
    assert visited.page.evaluate("window.stayed") and visited.errors == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_name_leads_to_a_heading_that_is_there(hosted, language):
    address, folder = hosted
    page = f"{address}{language}/{FIGURES['parts']}"
    source = html5lib.parse((folder / language / FIGURES["parts"] / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    links = {link.get("data-part"): urljoin(page, link.get("href")) for link in source.iter("a") if link.get("data-part")}
    assert list(links) == PARTS
    for part, link in links.items():
        target, _, anchor = link.removeprefix(address).partition("#")
        wanted = next(group[part] for group in LINKS.values() if part in group)
        assert wanted == f"../{target.removeprefix(language + '/').rstrip('/')}.md#{anchor}"
        assert f'id="{anchor}"' in (folder / target / "index.html").read_text(encoding="utf-8"), link


@pytest.mark.parametrize(("width", "language"), [(390, "en"), (1280, "ko")])
def test_no_number_hides_another_and_the_figure_keeps_its_height(figure, width, language):
    moved = figure("parts", language, width)
    height = moved.element.bounding_box()["height"]
    boxes = moved("svg text").evaluate_all("""all => all.map(one => {
        const box = one.getBoundingClientRect();
        return [box.left, box.right, box.top, box.bottom, one.textContent];
    })""")
    svg = moved("svg").bounding_box()
    for k, one in enumerate(boxes):
        assert svg["x"] - 1 <= one[0] and one[1] <= svg["x"] + svg["width"] + 1, one
        for two in boxes[:k]:  # a line of text is 4 pixels higher than its letters
            assert one[0] >= two[1] - 2 or two[0] >= one[1] - 2 or one[2] >= two[3] - 5 or two[2] >= one[3] - 5, (one, two)
    heights = []
    for part in PARTS:
        moved(f"[data-part={part}]").focus()
        heights.append(moved.element.bounding_box()["height"])
    assert heights == pytest.approx([height] * len(PARTS), abs=0.5)


class Found(Treeprocessor):
    """The links that MkDocs sees: it makes addresses of them, and a strict build stops at one that leads nowhere."""

    def run(self, root):
        self.links = [link.get("href") for link in root.iter("a")]


def test_mkdocs_sees_the_links_as_it_sees_those_of_the_text():
    page = Markdown(extensions=[NnrefExtension(book(), language="en")])
    found = Found(page)
    page.treeprocessors.register(found, "found", 0)  # where MkDocs looks for them
    page.convert('![alt](moving:ann/parts "caption")')
    assert found.links == [address for group in LINKS.values() for address in group.values()]
