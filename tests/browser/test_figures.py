"""Contrast in every figure, in both schemes: text 4.5 (WCAG 1.4.3), lines, marks and areas 3 (1.4.11).

Letters on a phone are measured where they stand, in each page (tests/page_walk.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from playwright.sync_api import Browser
from support import CHECKOUT, book

from nnref.site import figures, style, theme
from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

PALETTE = Palette.load()
SCRIPT = (CHECKOUT / "tests/figure_checks.js").read_text(encoding="utf-8")


def faint(browser: Browser, drawn: list[str], scheme: str) -> list[str]:
    """What cannot be seen well in the figures: on a page of their own, with the site's style sheet."""
    page = browser.new_page(reduced_motion="reduce")
    shown = {"light": "default", "dark": "slate"}[scheme]
    page.set_content(f'<style>{theme.style_sheet()}\nbody {{ background: var(--nn-paper) }}</style><body data-md-color-scheme="{shown}">{"".join(drawn)}')
    page.evaluate(SCRIPT)
    grid = "rgb({}, {}, {})".format(*bytes.fromhex(getattr(PALETTE.colors["grid"], scheme)[1:]))
    found = page.evaluate("grid => figureChecks.contrast(grid)", grid)
    page.close()
    return found


def of_the_site(folder: Path, language: str) -> list[str]:
    """The figures of all pages, and for each page the outlines of the letters in them, under names of their own."""
    found: list[str] = []
    for number, page in enumerate(sorted((folder / language).rglob("*.html"))):
        text = re.sub(r'(id="|href="#)glyph-', rf"\1page-{number}-glyph-", page.read_text(encoding="utf-8"))
        found += re.findall('<svg width="0".*?</svg>|<figure class="nn-figure[ "].*?</figure>', text, re.DOTALL)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_text_lines_and_areas_of_every_figure_stand_out(browser, hosted, language, scheme):
    drawn = of_the_site(hosted[1], language)
    assert sum("<figure" in svg for svg in drawn) > len({item.target for page in book().pages[language].values() for item in (*page.of("figure"), *page.of("moving"))})  # and those of the labs
    assert faint(browser, drawn, scheme) == []


def drawn(table: dict[str, Callable[[Axes], object]]) -> list[str]:
    """Figures as those of the book, each with something in it that has a name; axes from 0 to 1."""
    matplotlib.font_manager.fontManager.addfont(str(style.FONT))
    made = []
    with matplotlib.rc_context(style.rc_parameters(PALETTE)):
        for name, draw in table.items():
            axes = FigureCanvasSVG(Figure()).figure.subplots()
            axes.set(xlim=(0, 1), ylim=(0, 1), yticks=[])
            axes.spines[:].set_visible(False)
            draw(axes)
            svg = figures.draw(axes.figure, name.replace(" ", "-"), style.variables(PALETTE), str)
            made.append(f'<figure class="nn-figure">{svg.replace("<svg", f"""<svg aria-label="{name}" """, 1)}</figure>')
    return made


# What is drawn -> what is said of it.
FAULTS = {
    "pale text": ("text", lambda ax: ax.text(0.5, 0.5, "a", color="lightgray")),
    "text on a wash": ("text", lambda ax: [ax.axvspan(0, 0.5, color="C0", alpha=0.4, lw=0), ax.text(0.2, 0.5, "a", color="gray")]),
    "text partly on an area": ("text", lambda ax: [ax.axvspan(0, 0.5, color="C0"), ax.text(0.48, 0.5, "abcdef")]),
    "text on a small mark": ("text", lambda ax: [ax.plot(0.5, 0.5, "o", ms=14, color="C0"), ax.text(0.5, 0.5, "a", ha="center", va="center")]),
    "a formula with alpha": ("text", lambda ax: ax.text(0.5, 0.5, "$w_1$", alpha=0.5)),
    "a pale label": ("text", lambda ax: ax.set_xlabel("a", color="lightgray")),
    "a pale line": ("line", lambda ax: ax.plot([0, 1], [0, 1], color="C0", alpha=0.4)),
    "a line on its own color": ("line", lambda ax: [ax.axvspan(0, 1, color="C1", alpha=0.5, lw=0), ax.plot([0, 1], [0, 1], color="C1")]),
    "half of a line": ("line", lambda ax: [ax.axvspan(0, 0.5, color="C1", alpha=0.6, lw=0), ax.plot([0, 1], [0, 1], color="C1")]),
    "a line that is cut to where it is pale": ("line", lambda ax: [ax.axvspan(0, 1, color="C1", alpha=0.6, lw=0), ax.plot([-9, 10], [0.5, 0.5], color="C1")]),
    "marks on an area": ("line", lambda ax: [ax.axvspan(0, 1, color="C1"), ax.scatter([0.3, 0.6], [0.5, 0.5], color="C0")]),
    "an area on an area": ("area", lambda ax: [ax.axvspan(0, 1, color="C1"), ax.bar([0.3, 0.6], [0.5, 0.5], 0.1, color="C0", lw=0)]),
    "a pale mark with a line": ("line", lambda ax: ax.plot(0.5, 0.5, "o", mfc="white", color="C0", alpha=0.3)),
    "a picture": ("<image>", lambda ax: ax.imshow([[0, 1], [1, 0]])),
    "a hatch": ("<pattern>", lambda ax: ax.bar([0.5], [0.5], hatch="//", color="white")),
}
SOUND = {
    "a wash": lambda ax: ax.axvspan(0, 1, color="C0", alpha=0.15, lw=0),
    "a grid": lambda ax: ax.grid(),
    "white on a filled circle": lambda ax: [ax.plot(0.5, 0.5, "o", ms=30, color="C0"), ax.text(0.5, 0.5, "a", color="white", ha="center", va="center")],
    "an arrow": lambda ax: ax.annotate("a", (0.9, 0.9), (0.1, 0.1), arrowprops={"arrowstyle": "-|>", "color": "C1"}),
    "a mark beside a mark": lambda ax: [ax.plot(0.5, 0.5, "o", color="C0"), ax.plot(0.51, 0.5, "x", color="C1")],
    "lines that cross": lambda ax: [ax.plot([0, 1], [0, 1], color="C0"), ax.plot([0, 1], [1, 0], color="C1")],
    "a pale area with a line": lambda ax: ax.bar([0.5], [0.5], facecolor="white", edgecolor="C0"),
    "text below what is cut off": lambda ax: ax.fill_between([0, 1], -9, 1, color="C0", lw=0),
    "what is cut off": lambda ax: [ax.axvspan(2, 3, color="C1"), ax.plot([2, 3], [0.5, 0.5], color="C1")],
}


def kinds(found: list[str]) -> dict[str, str]:
    """What each figure is said to have, by the figure's name."""
    return {what.rsplit(": ", 1)[1]: what.split()[0] for what in found}


def test_what_is_faint_would_be_found(browser):
    found = faint(browser, drawn({name: draw for name, (_, draw) in FAULTS.items()}), "light")
    assert kinds(found) == {name: kind for name, (kind, _) in FAULTS.items()}
    assert len(found) == len(FAULTS), found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_can_be_seen_is_not_called_faint(browser, scheme):
    assert faint(browser, drawn(SOUND), scheme) == []


def test_what_is_faint_in_a_figure_that_moves_would_be_found(browser):
    moving = '<figure class="nn-figure nn-moving"><div class="nn-plane"><svg viewBox="0 0 300 300" width="300" height="300" aria-label="moving">{}</svg></div></figure>'
    word, axis = '<text x="50" y="50"{}>01</text>', '<polyline class="{}" points="20,80 200,80"/>'
    assert faint(browser, [moving.format(word.format("") + axis.format("nn-line"))], "light") == []
    assert kinds(faint(browser, [moving.format(word.format(' style="fill:var(--nn-grid)"'))], "light")) == {"moving": "text"}
    assert kinds(faint(browser, [moving.format('<circle cx="50" cy="50" r="60" class="nn-one"/>' + axis.format("nn-area") + '<polyline class="nn-line" style="stroke:var(--nn-blue);stroke-opacity:0.3" points="20,200 200,200"/>')], "light")) == {"moving": "line"}


def test_what_is_faint_in_the_dark_alone_would_be_found(browser):
    [figure] = drawn({"blue": lambda ax: ax.text(0.5, 0.5, "a", color="C0")})
    fixed = figure.replace("var(--nn-blue)", PALETTE.colors["blue"].light)
    assert faint(browser, [fixed], "light") == []
    assert kinds(faint(browser, [fixed], "dark")) == {"blue": "text"}
