"""How matplotlib draws for the site: house colours, one bundled font, a size that a phone can show.

Imported by the process that runs the snippets, and by nothing that only renders pages: it needs matplotlib.
"""

from __future__ import annotations

import os
from pathlib import Path

import matplotlib
from cycler import cycler
from matplotlib.colors import to_hex

from nnref.site.palette import Palette

FONT = Path(__file__).parent / "fonts" / "NotoSansKR-Regular.ttf"


def apply() -> None:
    """Set matplotlib's defaults, so that a snippet draws in the house style without asking for it."""
    _font_manager().addfont(str(FONT))
    matplotlib.use("svg")
    matplotlib.rcParams.update(rc_parameters(Palette.load()))


def _font_manager():
    """matplotlib's table of fonts, holding only those that it ships.

    On its first import it lists every font of the machine, which takes seconds and would let a figure
    depend on what is installed there.
    """
    shipped, walk = matplotlib.get_data_path(), os.walk

    def only_shipped(top, *arguments, **keywords):
        return walk(top, *arguments, **keywords) if str(top).startswith(shipped) else iter(())

    path = os.environ.get("PATH", "")
    os.walk, os.environ["PATH"] = only_shipped, ""  # no fc-list either
    try:
        from matplotlib.font_manager import fontManager
    finally:
        os.walk, os.environ["PATH"] = walk, path
    return fontManager


def rc_parameters(palette: Palette) -> dict:
    color = {name: row.light for name, row in palette.colors.items()}
    return {
        "figure.figsize": (4.5, 3.0),  # inches: text stays legible on a screen 390 pixels wide
        "figure.dpi": 72.0,  # what SVG is drawn at: the layout measures its texts at the same size
        "figure.constrained_layout.use": True,
        "figure.facecolor": "none",
        "savefig.facecolor": "none",
        "axes.facecolor": "none",
        # Korean first: the other order draws a currency sign for Hangul in formulas' neighbourhood.
        "font.family": ["Noto Sans KR", "DejaVu Sans"],
        "font.size": 10.0,
        "mathtext.fontset": "stix",
        "svg.fonttype": "path",  # looks the same on every machine, whatever fonts it has
        "axes.prop_cycle": cycler(color=[color[name] for name in palette.cycle]),
        "text.color": color["ink"],
        "axes.labelcolor": color["ink"],
        "axes.titlecolor": color["ink"],
        "axes.titlesize": 10.0,
        "axes.edgecolor": color["muted"],
        "axes.grid": False,
        "grid.color": color["grid"],
        "grid.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": color["muted"],
        "ytick.color": color["muted"],
        "xtick.labelsize": 9.5,
        "ytick.labelsize": 9.5,
        "patch.edgecolor": color["ink"],  # arrows too, which would stay black on a dark page
        "hatch.color": color["muted"],
        "legend.frameon": False,
        "lines.linewidth": 1.8,
        "lines.markersize": 7.0,
        "scatter.edgecolors": "face",
        "image.cmap": "cividis",
    }


def variables(palette: Palette) -> dict[str, str]:
    """Hex colour, as a figure is drawn in it -> CSS variable, as the page shows it."""
    table = {}
    for row in palette.colors.values():
        table[row.light] = row.variable
        table.update({to_hex(name): row.variable for name in row.named})
    return table
