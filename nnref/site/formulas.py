"""LaTeX to MathML at build time: the page carries the formula itself and no script."""

from __future__ import annotations

import html
import re

from math_core import LatexError, LatexToMathML

__all__ = ["LatexError", "in_html", "to_mathml"]

_converter = LatexToMathML(fancy_error=False)

# What pymdownx.arithmatex leaves in its generic form; display formulas arrive escaped for HTML.
_INLINE = re.compile(
    r"""([(\[“]?)<span class="arithmatex">\\\((.*?)\\\)</span>"""
    r"""((?:<span class="nn-join">\)[^<]*</span>)?(?:(?![(\[“]<span class="arithmatex")[^\s<])*)""", re.DOTALL)
_DISPLAY = re.compile(r'<div class="arithmatex">\s*\\\[(.*?)\\\]\s*</div>', re.DOTALL)

_PRIMED = re.compile(r"<msup>(<m[io]>[^<]*</m[io]>)<mo[^>]*>([′″‴]+)</mo></msup>")  # the sign is raised and small by itself

# The smallest root sign of the font is higher than a letter like s, and would hang far below the line.
_STRUT = '<mspace height="0.8em" depth="0.1em"></mspace>'


def to_mathml(latex: str, display: bool) -> str:
    """One formula as a `<math>` element. Raises `LatexError` saying what it did not understand."""
    converted = _converter.convert_with_local_state(latex, displaystyle=display)
    primed = _PRIMED.sub(r'<mrow>\1<mo lspace="0" rspace="0">\2</mo></mrow>', converted)
    return primed.replace("<msqrt>", f"<msqrt>{_STRUT}")


def in_html(page: str) -> str:
    """The page with every formula that arithmatex marked converted."""

    def inline(match: re.Match[str]) -> str:
        before, formula, rest = match[1], to_mathml(html.unescape(match[2]), display=False), match[3]
        # a bracket does not end the line before; a full stop, or a Korean particle, does not begin the next one
        return f'<span class="nn-join">{before}{formula}{rest}</span>' if before or rest else formula

    def display(match: re.Match[str]) -> str:
        formulas = [to_mathml(part, display=True) for part in _parts(html.unescape(match[1]))]
        return f'<div class="arithmatex">{" ".join(formulas)}</div>'

    return _DISPLAY.sub(display, _INLINE.sub(inline, page))


def _parts(latex: str) -> list[str]:
    r"""What `\qquad` sets apart: formulas of their own, which stand below one another where there is no room."""
    parts, depth = [""], 0
    for piece in re.split(r"(\\[a-zA-Z]+|\\.|[{}])", latex):
        depth += (piece in ("{", r"\left", r"\begin")) - (piece in ("}", r"\right", r"\end"))
        if piece == r"\qquad" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]
