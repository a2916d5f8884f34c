"""Where things stand in the checkout, and the languages that the site is written in."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
DATA = DOCS / "data"
SNIPPETS = ROOT / "snippets"
CACHE = ROOT / ".cache"
TEMPLATES = CACHE / "templates"  # of Jinja, compiled

LANGUAGES = ("ko", "en")
