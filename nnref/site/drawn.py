"""A drawn figure as the SVG document that matplotlib writes, its texts in another language.

`nnref.site.figures` makes of it what a page holds; a reader's browser shows it as it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import matplotlib
from matplotlib.figure import Figure
from matplotlib.text import Text

from nnref.site.labels import Labels

RASTER = 144.0  # dots per inch of what is rasterized; all else is lines


def svg(figure: Figure, name: str, translate: Callable[[str], str]) -> str:
    """The document; the same figure under the same name gives the same bytes."""
    out = io.StringIO()
    with _texts(translate), matplotlib.rc_context({"svg.hashsalt": name}):
        if (layout := figure.get_layout_engine()) and any(axes.get_aspect() != "auto" for axes in figure.axes):
            layout.execute(figure)  # drawing does so as well: where shapes are fixed, once does not settle it in this language
        figure.dpi = RASTER
        figure.canvas.print_svg(out, metadata={"Date": None})  # `savefig` would draw twice more, for layouts of its own
    return out.getvalue()


def for_reader(figure: Figure, language: str) -> str:
    """The document of a reader's own figure; what the table of labels does not know stays as it was written."""
    labels = _labels()
    return svg(figure, "reader", lambda text: labels.translate(text, language) or text)


@cache
def _labels() -> Labels:
    return Labels.load()


@contextmanager
def _texts(translate: Callable[[str], str]) -> Iterator[None]:
    """While drawing, every text of matplotlib reads as its translation; the figure itself is not changed."""
    original = Text.get_text
    Text.get_text = lambda text: translate(original(text))
    try:
        yield
    finally:
        Text.get_text = original
