"""Formulas as a reader sees them: the font that is sent draws all of them, and what should grow or line up does."""

from __future__ import annotations

import html
import io
import re

import markdown
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from support import CHECKOUT, book

from nnref.site import reference
from nnref.site.formulas import to_mathml
from nnref.site.paths import LANGUAGES

NOTATION = "start/notation/"
FORMS = r"""
문단의 글자.

$$ \underbrace{x + y + z + u + v + w + a + b + c + d}_{\text{아래}} \qquad \overbrace{x + y + z + u + v + w + a + b + c + d}^{\text{위}} $$

$$ \begin{pmatrix} 1 \\ 2 \\ 3 \\ 4 \end{pmatrix} $$

$$ f = \begin{cases} 1 & \text{하나} \\ 2 & \text{둘} \\ 3 & \text{셋} \end{cases} $$

$$ \begin{aligned} z &= x W + b \\ a + b + c &= f \\ 1 &= 2 \end{aligned} $$

$$ \sqrt{s} $$
"""


@pytest.fixture
def forms(visit, address):
    """A page of the site with FORMS in it, at one or two device pixels per CSS pixel."""
    extensions = ["pymdownx.arithmatex", "nnref.site.markdown"]
    rendered = markdown.markdown(FORMS, extensions=extensions, extension_configs={"pymdownx.arithmatex": {"generic": True}})

    def show(scale: int = 1):
        page = visit(f"{address}ko/{NOTATION}", device_scale_factor=scale).page
        page.evaluate("html => document.querySelector('article').innerHTML = html", rendered)
        page.evaluate("document.fonts.ready")
        return page

    return show


def boxes(page, selector: str) -> list[dict[str, float]]:
    return page.evaluate("s => [...document.querySelectorAll('article ' + s)].map(e => e.getBoundingClientRect().toJSON())", selector)


def formulas(page: str) -> set[str]:
    return set(re.findall(r"<math.*?</math>", page, re.DOTALL))


def characters(formulas: set[str]) -> set[str]:
    """What they draw with the math font: words are drawn with the page's."""
    found = set()
    for formula in formulas:
        formula = re.sub(r"<mtext[^>]*>.*?</mtext>", "", formula, flags=re.DOTALL)
        for letter in re.findall(r"<mi>(\w)</mi>", formula):
            found.add(italic(html.unescape(letter)))
        found |= set(html.unescape(re.sub(r"<mi>\w</mi>|<[^>]+>", "", formula)))
    return {c for c in found if not c.isspace() and c not in "\u2061\u2062\u2063\ufe00"}


def italic(letter: str) -> str:
    """The sign that a browser draws for a letter alone in `<mi>`."""
    for first, start in (("A", 0x1D434), ("a", 0x1D44E), ("Α", 0x1D6E2), ("α", 0x1D6FC)):
        if 0 <= (step := ord(letter) - ord(first)) < (26 if first in "Aa" else 25):
            return "ℎ" if letter == "h" else chr(start + step)
    return letter


@pytest.fixture(scope="module")
def font() -> TTFont:
    return TTFont(CHECKOUT / "docs/theme/assets/fonts/stix-two-math.woff2")


def test_the_font_that_is_sent_has_every_sign_of_every_formula(built, font):
    pages = [name.removesuffix(".md").removesuffix("index") + "/" for name in book().pages["ko"]]
    pages += [module.page.removesuffix(".md") + "/" for group in reference.groups() for module in group.modules]
    files = [built / language / page.lstrip("/") / "index.html" for page in pages for language in LANGUAGES]
    has, drawn = font.getBestCmap(), characters(set().union(*(formulas(file.read_text(encoding="utf-8")) for file in files)))
    assert len(drawn) > 100
    assert {c: f"U+{ord(c):04X}" for c in drawn if ord(c) not in has} == {}


def test_a_sign_that_the_font_lacks_would_be_found(font):
    assert characters(formulas(to_mathml(r"x + \text{가} + \text{b}", display=True))) == {"𝑥", "+"}
    missing = [c for c in characters(formulas(to_mathml(r"\mathfrak{g} + \aleph", display=True))) if ord(c) not in font.getBestCmap()]
    assert missing


def test_the_font_keeps_the_pieces_of_what_stretches(font):
    variants, names = font["MATH"].table.MathVariants, font.getBestCmap()
    across = {name: part for name, part in zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction)}
    upright = {name: part for name, part in zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction)}
    for table, signs in ((across, "⏞⏟"), (upright, "()[]{}|‖√")):
        for sign in signs:
            assert table[names[ord(sign)]].GlyphAssembly is not None, sign


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_are_drawn_with_the_font_that_is_sent(visit, address, language):
    page = visit(f"{address}{language}/{NOTATION}").page
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "article :is(mi, mn, mo)"})["nodeIds"]
    used = set()
    for node in nodes[::7]:  # every seventh: a page has hundreds
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        used |= {(font["familyName"], font["isCustomFont"]) for font in fonts}
    assert len(nodes) > 300 and used == {("STIX Two Math", True)}


@pytest.mark.parametrize("scale", [1, 2])
def test_braces_reach_over_all_that_they_name(forms, scale):
    """Chromium does not say how wide it draws them, so their ink is looked for."""
    page = forms(scale)
    below, above = boxes(page, "munder munder > :first-child")[0], boxes(page, "mover mover > :first-child")[0]
    words = {text: box for text, box in zip(page.locator("article mtext").all_text_contents(), boxes(page, "mtext"))}
    shot = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L")).astype(int)
    for base, top, bottom in ((below, below["bottom"], words["아래"]["top"]), (above, words["위"]["bottom"], above["top"])):
        rows = shot[round((top + 1) * scale) : round((bottom - 1) * scale), round((base["left"] - 6) * scale) : round((base["right"] + 6) * scale)]
        inked = np.flatnonzero((rows < 160).any(axis=0)) / scale + base["left"] - 6
        assert inked.min() == pytest.approx(base["left"], abs=3) and inked.max() == pytest.approx(base["right"], abs=3)


def test_parentheses_and_braces_are_as_high_as_what_they_hold(forms):
    page = forms()
    tables = boxes(page, "mrow > mtable")
    signs = boxes(page, "mo:has(+ mtable)")
    assert len(tables) == len(signs) == 2
    for sign, table in zip(signs, tables):
        assert table["height"] > 60 and sign["height"] == pytest.approx(table["height"], rel=0.2)


def test_aligned_rows_meet_at_the_sign(forms):
    signs = forms().evaluate("""
        [...document.querySelectorAll("article math > mtable mo")].filter(e => e.textContent == "=").map(e => e.getBoundingClientRect().left)""")
    assert len(signs) == 3 and max(signs) - min(signs) < 0.5


def test_hangul_in_a_formula_looks_like_the_text_around_it(forms):
    page = forms()
    style = "e => [parseFloat(getComputedStyle(e).fontSize), getComputedStyle(e).fontStyle, getComputedStyle(e).fontFamily]"
    text = page.locator("article p").first.evaluate(style)
    row = page.locator("article mtext", has_text="하나").evaluate(style)
    name = page.locator("article mtext", has_text="아래").evaluate(style)
    assert row[0] == pytest.approx(text[0], rel=0.05) and row[1:] == text[1:]
    assert 0.65 * text[0] < name[0] < 0.85 * text[0] and name[1:] == text[1:]


def test_no_script_touches_a_formula(visit, address):
    formulas = "[...document.querySelectorAll('article math')].map(e => e.outerHTML)"
    with_scripts = visit(f"{address}ko/{NOTATION}").page
    with_scripts.wait_for_timeout(300)
    without = visit(f"{address}ko/{NOTATION}", java_script_enabled=False).page
    assert len(with_scripts.evaluate(formulas)) > 60
    assert with_scripts.evaluate(formulas) == without.evaluate(formulas)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_formula_of_the_notation_is_cut_off_on_a_phone(visit, address, language):
    page = visit(f"{address}{language}/{NOTATION}", width=390).page
    widths = page.evaluate("[...document.querySelectorAll('article div.arithmatex')].map(e => [e.scrollWidth, e.clientWidth])")
    assert len(widths) >= 6 and [pair for pair in widths if pair[0] > pair[1]] == []


def test_the_sign_of_a_root_reaches_little_below_the_line(forms):
    page = forms()
    (root,), (letter,) = boxes(page, "msqrt"), boxes(page, "msqrt > mi")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('article msqrt')).fontSize)")
    assert root["bottom"] - letter["bottom"] < 0.3 * size  # without a strut: 0.57
