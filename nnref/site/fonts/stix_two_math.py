"""Make docs/theme/assets/fonts/stix-two-math.woff2 from the full font; README.md beside it says which.

    python nnref/site/fonts/stix_two_math.py STIXTwoMath-Regular.ttf docs/theme/assets/fonts/stix-two-math.woff2
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

CODE_POINTS = Path(__file__).with_name("stix-two-math.unicodes.txt")

# The forms of primes and of the transpose sign for scripts. Those of letters would double the file.
SCRIPT_FORMS = [f"{name}.{form}" for name in ("minute", "second", "uni2034", "uni22A4") for form in ("ssty", "ssty2")]

# Chromium gives every root the width of the widest root sign, so that a short root is followed by a
# gap. The tall signs become nearly as narrow as the short one.
TALL_ROOTS = ["uni221A.s1", "uni221A.s2", "uni221A.s3", "uni221A.s4", "uni221A.x", "uni221A.t"]
ROOT_WIDTH = 840  # the short one has 794; in thousandths of the font's size


def make(source: str, target: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    for name in TALL_ROOTS:
        _set_width(font, name, ROOT_WIDTH)
    options = Options(
        hinting=False,
        layout_features=["ssty"],
        layout_closure=False,
        drop_tables=[*Options().drop_tables, "GPOS", "GDEF", "DSIG"],
        flavor="woff2",
    )
    subsetter = Subsetter(options)
    lines = CODE_POINTS.read_text(encoding="utf-8").splitlines()
    subsetter.populate(unicodes=parse_unicodes(" ".join(line.partition("#")[0] for line in lines)), glyphs=SCRIPT_FORMS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _set_width(font: TTFont, name: str, width: int) -> None:
    """Scale a glyph along x."""
    before, bearing = font["hmtx"][name]
    font["glyf"][name].coordinates.scale((width / before, 1))
    font["glyf"][name].coordinates.toInt()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = width, round(bearing * width / before)


if __name__ == "__main__":
    make(*sys.argv[1:])
