"""What mkdocstrings made of a page, kept from build to build: without this, every build and every reload reads
the package and renders all its docstrings, once in each language.

An entry belongs to everything that it was made from. A build that warns keeps nothing: the next one warns again.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from nnref.site import labs
from nnref.site.paths import CACHE, DOCS, ROOT

STORE = CACHE / "reference"
HERE = ROOT / "nnref" / "site"

_ID = re.compile(r'<h[1-6] id="([^"]+)"')


class Rendered(logging.Handler):
    """The pages of one build. Counts its warnings while it is there."""

    def __init__(self, config: MkDocsConfig):
        super().__init__(logging.WARNING)
        self.warned = False
        self.language = config.theme["language"]
        self.autorefs, self.mkdocstrings = config.plugins["autorefs"], config.plugins["mkdocstrings"]
        self.key = _key(config)
        self.new: dict[str, tuple[str, str]] = {}
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.warned = True

    def guard(self, page: Page) -> None:
        """Let the page be rendered only if what was made of it before is not there."""
        page.render = partial(self._render, page, page.render)

    def _render(self, page: Page, render, config: MkDocsConfig, files: Files) -> None:
        name = f"{self.language}.{page.file.name}"
        entry = STORE / f"{name}.{labs.digest(self.key.encode(), page.markdown.encode())}.json"
        if (kept := labs.load(entry)) is not None:
            self._restore(page, json.loads(kept))
            return
        render(config, files)
        if not set(page.links_to_anchors or ()) - {page.file}:  # MkDocs would check where the others lead
            names = {alias: anchor for anchor in _ID.findall(page.content)
                     for alias in (anchor, *self.mkdocstrings.get_handler("python").get_aliases(anchor))}
            made = {"content": page.content, "title": page._title_from_render, "toc": [_as_row(item) for item in page.toc],
                    "anchors": sorted(page.present_anchor_ids or ()), "names": names}
            self.new[name] = (str(entry), json.dumps(made, ensure_ascii=False))

    def _restore(self, page: Page, made: dict[str, Any]) -> None:
        page.content, page._title_from_render = made["content"], made["title"]
        page.toc = TableOfContents([_as_item(row) for row in made["toc"]])
        for item in page.toc.items[:1]:
            item.active = True
        page.present_anchor_ids, page.links_to_anchors = set(made["anchors"]), {}
        for name, anchor in made["names"].items():
            self.autorefs.register_anchor(page, name, anchor, primary=name == anchor)

    def keep(self) -> None:
        """At the end of the build."""
        logging.getLogger("mkdocs").removeHandler(self)
        if not self.warned:
            for name, (entry, made) in self.new.items():
                labs.keep(STORE / entry, made, name)


def _as_row(item: AnchorLink) -> list:
    return [item.title, item.id, item.level, [_as_row(child) for child in item.children]]


def _as_item(row: list) -> AnchorLink:
    item = AnchorLink(*row[:3])
    item.children = [_as_item(child) for child in row[3]]
    return item


def _key(config: MkDocsConfig) -> str:
    """All that the pages of the reference are made from, besides their own Markdown."""
    files = [*(ROOT / "nnref").glob("*.py*"), *HERE.glob("*.py"), *(DOCS / "theme" / "reference").rglob("*.jinja")]
    settings = {name: {key: value for key, value in options.items() if key != "book"} for name, options in config.mdx_configs.items()}
    extensions = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    said = repr([_versions(), config.repo_url, config.extra["nnref"], extensions, sorted(settings.items()),
                 sorted(config.plugins["mkdocstrings"].config.items())])
    return labs.digest(said.encode(), *(part for path in sorted(files) for part in (path.name.encode(), path.read_bytes())))


@cache
def _versions() -> str:
    tools = ("griffelib", "markdown", "math-core", "mkdocs", "mkdocs-autorefs", "mkdocstrings", "mkdocstrings-python",
             "pygments", "pymdown-extensions")
    return " ".join([sys.version, *map(version, tools)])
