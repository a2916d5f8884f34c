"""The house palette: one table for figures, style sheet and tests (docs/data/palette.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from nnref.site.paths import DATA

SOURCE = DATA / "palette.toml"


@dataclass(frozen=True)
class Color:
    name: str
    light: str
    dark: str
    named: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return f"var(--nn-{self.name})"


@dataclass(frozen=True)
class Palette:
    colors: dict[str, Color]
    cycle: tuple[str, ...]

    @classmethod
    def load(cls) -> Palette:
        table = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
        colors = {
            name: Color(name, row["light"], row["dark"], tuple(row.get("named", ())))
            for name, row in table["colors"].items()
        }
        return cls(colors, tuple(table["cycle"]))

    def style_sheet(self) -> str:
        """The CSS variables of both schemes, as Material for MkDocs switches them."""
        light = "".join(f"--nn-{c.name}:{c.light};" for c in self.colors.values())
        dark = "".join(f"--nn-{c.name}:{c.dark};" for c in self.colors.values())
        return f":root{{{light}}}\n[data-md-color-scheme=slate]{{{dark}}}\n"
