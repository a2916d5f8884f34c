"""LaTeX to MathML at build time: the page carries the formula itself and no script."""

from __future__ import annotations

import html
import re

from math_core import LatexError, LatexToMathML

__all__ = ["LatexError", "in_html", "to_mathml"]

_converter = LatexToMathML(fancy_error=False)

# What pymdownx.arithmatex leaves in its generic form; display formulas arrive escaped for HTML.
_INLINE = re.compile(r'<span class="arithmatex">\\\((.*?)\\\)</span>([^\s<]*)', re.DOTALL)
_DISPLAY = re.compile(r'<div class="arithmatex">\s*\\\[(.*?)\\\]\s*</div>', re.DOTALL)


def to_mathml(latex: str, display: bool) -> str:
    """One formula as a `<math>` element. Raises `LatexError` saying what it did not understand."""
    return _converter.convert_with_local_state(latex, displaystyle=display)


def in_html(page: str) -> str:
    """The page with every formula that arithmatex marked converted."""

    def inline(match: re.Match[str]) -> str:
        formula, rest = to_mathml(html.unescape(match[1]), display=False), match[2]
        # a full stop, or a Korean particle, does not begin the next line
        return f'<span class="nn-join">{formula}{rest}</span>' if rest else formula

    def display(match: re.Match[str]) -> str:
        return f'<div class="arithmatex">{to_mathml(html.unescape(match[1]), display=True)}</div>'

    return _DISPLAY.sub(display, _INLINE.sub(inline, page))
