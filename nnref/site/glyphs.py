"""The outlines of letters and digits, once on a page: every figure that matplotlib writes brings those of its own, and of a small figure
they are most. Each page pays for a letter once, however many figures it has."""

from __future__ import annotations

import re

_OUTLINES = re.compile(r'<defs>((?:<path (?:d="[^"]*" )?transform="scale\(0\.0625\)" id="[^"]+" />)+)</defs>')  # a space has no outline
_OUTLINE = re.compile(r'<path ((?:d="[^"]*" )?transform="[^"]*") id="([^"]+)" />')
_USE = re.compile(r'xlink:href="#([^"]+)"')


def share(content: str) -> str:
    """The content of a page with the outlines of all its figures below its title, each once."""
    names: dict[str, str] = {}  # outline -> its name on the page
    places: dict[str, str] = {}  # its name in a figure -> that on the page

    def take(match: re.Match[str]) -> str:
        for outline, name in _OUTLINE.findall(match[1]):
            places[name] = names.setdefault(outline, f"glyph-{len(names)}")
        return ""

    content = _OUTLINES.sub(take, content)
    if not names:
        return content
    content = _USE.sub(lambda match: f'xlink:href="#{places.get(match[1], match[1])}"', content)
    outlines = "".join(f'<path {outline} id="{name}"/>' for outline, name in names.items())
    shared = f'<svg width="0" height="0" style="position:absolute" aria-hidden="true" data-search-exclude=""><defs>{outlines}</defs></svg>'
    title, end, rest = content.partition("</h1>")
    return title + end + shared + rest if end else shared + content
