"""What the theme in docs/theme gets from data: the house palette as CSS variables."""

from __future__ import annotations

from nnref.site.palette import Palette
from nnref.site.paths import DOCS

STYLES = DOCS / "theme" / "styles"


def style_sheet() -> str:
    """One style sheet: the palette, then docs/theme/styles/*.css in the order of their names."""
    parts = [Palette.load().style_sheet()]
    parts += [path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))]
    return "\n".join(parts)
