"""From a drawn matplotlib figure to one SVG per language that fits into a page.

Runs in the process of the snippet, after it has ended.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import matplotlib.pyplot as plt
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from nnref.site import drawn, style
from nnref.site.labels import Labels, needs_row
from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

LARGEST = 25_000  # bytes, gzip: what a figure may add to a page
LONG = 30  # points: a line of more is written in tenths
GLYPH = "scale(0.015625)"  # how matplotlib draws the outline of a letter, 2048 units to its height

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)

_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DECIMAL = re.compile(r"-?\d+\.\d{3,}")
_TRANSLATE = re.compile(r"translate\([^)]*\)")
_PART = re.compile(r"([A-Za-z])([^A-Za-z]*)")


class FigureError(Exception):
    """What a figure may not have: said with the colour or size found, and what to do."""


def draw_all(name: str) -> dict[str, Any]:
    """Every open figure of a program, in every language; the texts that needed a translation, and those that lack one."""
    labels, variables = Labels.load(), style.variables(Palette.load())
    done: dict[str, dict[str, str]] = {}
    texts: dict[str, dict[str, str]] = {}
    missing: set[str] = set()

    def translated(text: str, language: str) -> str:
        if not needs_row(text):
            return text
        found = labels.translate(text, language)
        if found is None:
            missing.add(text)
            return text
        texts.setdefault(text, {})[language] = found
        return found

    for number in plt.get_fignums():
        figure = plt.figure(number)
        label = figure.get_label()
        if label in done:
            raise FigureError(
                f'two figures are both named {label!r}; name each: plt.figure("boundary") or plt.subplots(num="boundary")'
            )
        done[label] = {}
        slug = "-".join(filter(None, [*name.split("/"), label])).replace("_", "-").replace(" ", "-")
        said: dict[tuple[str, ...], str] = {}  # what the figure says in a language -> the figure
        shown: dict[str, None] = {}  # its texts, in the program's language
        for language in LANGUAGES:
            same = said.get(tuple(translated(text, language) for text in shown)) if shown else None
            if same is None:

                def translate(text: str, language: str = language) -> str:
                    shown[text] = None
                    return translated(text, language)

                same = draw(figure, slug, variables, translate)
                said[tuple(translated(text, language) for text in shown)] = same
            done[label][language] = same
    return {"figures": done, "texts": texts, "missing": sorted(missing)}


def draw(figure: Figure, name: str, variables: dict[str, str], translate: Callable[[str], str]) -> str:
    """The figure as inline SVG, its texts passed through `translate`, its colours as CSS variables.

    `name` prefixes the ids, so that the figures of a page do not share any.
    """
    svg = inline(drawn.svg(figure, name, translate), name, variables)
    size = len(gzip.compress(svg.encode()))
    if size > LARGEST:
        raise FigureError(
            f"the figure takes {size:,} bytes (gzip), more than {LARGEST:,}; "
            "draw fewer points, or rasterize what is dense: ax.set_rasterization_zorder(0) and zorder=-1"
        )
    return svg


def warm_up() -> None:
    """Load fonts and build the grammar of formulas, which processes forked from this one then have."""
    figure = Figure()
    axes = figure.subplots()
    axes.set(title="$x_1^2$", xlabel="가 a")
    FigureCanvasSVG(figure).print_svg(io.StringIO())


def inline(document: str, name: str, variables: dict[str, str]) -> str:
    """What a page needs of the file that matplotlib writes."""
    root = ElementTree.fromstring(document)
    for parent in list(root.iter()):
        for child in list(parent):
            # matplotlib's <style> holds a rule for "*", which would apply to the whole page
            if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style"):
                parent.remove(child)
    _name_ids(root, name)
    _use_variables(root, variables)
    for element in root.iter():
        for key in ("x", "y"):
            if key in element.attrib:
                element.set(key, _DECIMAL.sub(_short, element.get(key)))
        if "d" in element.attrib:
            element.set("d", _path(element.get("d"), element.get("transform") == GLYPH))
        if element.get("transform") == GLYPH:
            element.set("transform", "scale(0.0625)")
        if "transform" in element.attrib:
            moved = _TRANSLATE.sub(lambda match: _DECIMAL.sub(_short, match[0]), element.get("transform"))
            element.set("transform", moved)
        element.text = element.text.strip() if element.text else None
        element.tail = None
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    root.attrib = {
        "viewBox": root.get("viewBox"),
        "width": f"{width * 4 / 3:.0f}",  # points to pixels: the page reserves the space before it draws
        "height": f"{height * 4 / 3:.0f}",
        "style": "fill:var(--nn-ink);stroke-linejoin:round;stroke-linecap:butt",
    }
    return ElementTree.tostring(root, encoding="unicode")


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _path(d: str, letter: bool = False) -> str:
    """The same path in fewer letters, from point to point: in hundredths, a long line in tenths, a fifth of a pixel on a page.
    An outline of a letter is written in whole quarters of what it is in: 512 to its height, which has some twenty pixels."""
    parts = _PART.findall(d)
    line = len(parts) >= LONG and {command for command, _ in parts} <= {"M", "L", "z"}
    scale, size = (1, 1 / 4) if letter else (10 if line else 100, 1)
    written, last, at, start = "", "", (0, 0), (0, 0)
    for command, rest in parts:
        numbers = [round(scale * size * float(number)) for number in rest.split()]
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            [start] = places
            at = (0, 0)
        name = command if command == "M" else command.lower()
        steps = [number - before for place in places for number, before in zip(place, at)]
        written += (" " if name == last else name) + " ".join(_shortest(step / scale) for step in steps)
        last, at = name, places[-1] if places else start
    return written.replace(" -", "-")


def _shortest(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _name_ids(root: ElementTree.Element, name: str) -> None:
    """Keep the ids that something refers to, named after the figure; drop the rest."""
    link = f"{{{XLINK}}}href"
    used = [element.get(link)[1:] for element in root.iter() if element.get(link, "").startswith("#")]
    for element in root.iter():
        for value in element.attrib.values():
            used += _REFERENCE.findall(value)
    names = {old: f"{name}-{k}" for k, old in enumerate(dict.fromkeys(used))}
    for element in root.iter():
        old = element.attrib.pop("id", None)
        if old in names:
            element.set("id", names[old])
        for key, value in list(element.attrib.items()):
            if key == link and value.startswith("#"):
                element.set(key, f"#{names[value[1:]]}")
            elif "url(#" in value:
                element.set(key, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value))


def _use_variables(root: ElementTree.Element, variables: dict[str, str]) -> None:
    foreign = set()

    def variable(match: re.Match[str]) -> str:
        color = match[0].lower()
        if color not in variables:
            foreign.add(color)
        return variables.get(color, color)

    for element in root.iter():
        if "style" in element.attrib:
            style = _HEX.sub(variable, element.get("style"))
            element.set("style", style.replace(": ", ":").replace("; ", ";"))
    if foreign:
        raise FigureError(
            f"the figure uses {', '.join(sorted(foreign))}, which would not follow the reader's color scheme; "
            "use C0 ... C4, black, gray, lightgray or white, or rasterize a color map"
        )
