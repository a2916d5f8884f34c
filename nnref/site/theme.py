"""What the theme in docs/theme gets from data, and the two pages above the languages."""

from __future__ import annotations

from jinja2 import Environment

from nnref.site.palette import Palette
from nnref.site.paths import DOCS

THEME = DOCS / "theme"
STYLES = THEME / "styles"


def style_sheet() -> str:
    """One style sheet: the palette, then docs/theme/styles/*.css in the order of their names."""
    palette = Palette.load()
    parts = [palette.style_sheet()]
    parts += [path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))]
    parts.append(f"@media print{{:root,[data-md-color-scheme]{{color-scheme:light;{_variables(palette, 'light')}}}}}\n")
    return "\n".join(parts)


def _variables(palette: Palette, scheme: str) -> str:
    return "".join(f"--nn-{color.name}:{getattr(color, scheme)};" for color in palette.colors.values())


def is_source(uri: str) -> bool:
    """What stands in docs/theme to make the site from, and is not part of it."""
    return uri.startswith(("styles/", "scripts/", "moving/", "reference/python/"))


def root_page(words: dict[str, dict], home: str, base: str, lost: bool) -> str:
    """The page at `/`, or the one for unknown addresses (`lost`); needs nothing but itself.

    `words` is a table of texts for each language, `home` the address of the site, and `base` what
    leads to the site from where the page is shown.
    """
    palette = Palette.load()
    light, dark = _variables(palette, "light"), _variables(palette, "dark")
    template = Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True).from_string(
        (THEME / "root.html").read_text(encoding="utf-8")
    )
    return template.render(
        languages=[{"code": code, "words": table} for code, table in words.items()],
        codes=list(words),
        home=home,
        base=base,
        lost=lost,
        title=" · ".join([next(iter(words.values()))["site_name"], *(table["not_found" if lost else "name"] for table in words.values())]),
        palette_css=f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}",
        logo=(THEME / ".icons" / "nnref" / "logo.svg").read_text(encoding="utf-8").strip(),
    ).lstrip()
