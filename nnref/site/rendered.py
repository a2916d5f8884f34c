"""What became of the Markdown of a page, kept from build to build: without this, every build and every reload renders all
pages in both languages, and reads the package for its docstrings.

An entry belongs to everything that it was made from. A page that warns is not kept, nor is any page of the reference of a
build that warns: the next build warns again.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from nnref.site import labs
from nnref.site.paths import CACHE, DATA, DOCS, ROOT

WRITTEN, REFERENCE = CACHE / "pages", CACHE / "reference"
HERE = ROOT / "nnref" / "site"

_ID = re.compile(r'<h[1-6] id="([^"]+)"')
_NOT_READ = {"labels.toml", "glossary.toml", "runtime.toml"}  # of docs/data: what pages have of them is their material, or a page


class Rendered(logging.Handler):
    """The pages of one build. Counts its warnings while it is there."""

    def __init__(self, config: MkDocsConfig):
        super().__init__(logging.WARNING)
        self.warnings = 0
        self.language = config.theme["language"]
        self.autorefs, self.mkdocstrings = config.plugins.get("autorefs"), config.plugins.get("mkdocstrings")
        self.key = _key(config)
        self.new: dict[str, tuple[str, str]] = {}  # of the reference
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings += 1

    def guard_module(self, page: Page) -> None:
        """Let the page of a module be rendered only if what was made of it before is not there."""
        page.render = partial(self._module, page, page.render)

    def guard(self, page: Page, material: Iterable[str]) -> None:
        """The same for a page that is made of its own text and of this material."""
        page.render = partial(self._written, page, page.render, "\n".join(material).encode())

    def _module(self, page: Page, render, config: MkDocsConfig, files: Files) -> None:
        name = f"{self.language}.{page.file.name}"
        entry = REFERENCE / f"{name}.{labs.digest(self.key.encode(), _package(), page.markdown.encode())}.json"
        if (kept := labs.load(entry)) is not None:
            made = json.loads(kept)
            _restore(page, made, files)
            for alias, anchor in made["names"].items():
                self.autorefs.register_anchor(page, alias, anchor, primary=alias == anchor)
            return
        render(config, files)
        if not set(page.links_to_anchors or ()) - {page.file}:  # MkDocs would check where the others lead
            names = {alias: anchor for anchor in _ID.findall(page.content)
                     for alias in (anchor, *self.mkdocstrings.get_handler("python").get_aliases(anchor))}
            self.new[name] = (str(entry), json.dumps(_made(page) | {"names": names}, ensure_ascii=False))

    def _written(self, page: Page, render, material: bytes, config: MkDocsConfig, files: Files) -> None:
        name = f"{self.language}.{page.file.src_uri.removesuffix('.md').replace('/', '.')}"
        all_pages = "\n".join(sorted(file.src_uri for file in files)).encode()  # a link to one that is not there is a warning
        entry = WRITTEN / f"{name}.{labs.digest(self.key.encode(), all_pages, page.markdown.encode(), material)}.json"
        if (kept := labs.load(entry)) is not None:
            _restore(page, json.loads(kept), files)
            return
        warnings = self.warnings
        render(config, files)
        if self.warnings == warnings:
            labs.keep(entry, json.dumps(_made(page), ensure_ascii=False), name)

    def end(self) -> None:
        """At the end of the build, however it ends."""
        logging.getLogger("mkdocs").removeHandler(self)
        if not self.warnings:
            for name, (entry, made) in self.new.items():
                labs.keep(REFERENCE / entry, made, name)
        self.new = {}


def _made(page: Page) -> dict[str, Any]:
    links = [[file.src_uri, anchors] for file, anchors in (page.links_to_anchors or {}).items()]
    return {"content": page.content, "title": page._title_from_render, "toc": [_as_row(item) for item in page.toc],
            "anchors": sorted(page.present_anchor_ids or ()), "links": links}


def _restore(page: Page, made: dict[str, Any], files: Files) -> None:
    page.content, page._title_from_render = made["content"], made["title"]
    page.toc = TableOfContents([_as_item(row) for row in made["toc"]])
    for item in page.toc.items[:1]:
        item.active = True
    page.present_anchor_ids = set(made["anchors"])
    page.links_to_anchors = {files.get_file_from_path(uri): anchors for uri, anchors in made["links"]}


def _as_row(item: AnchorLink) -> list:
    return [item.title, item.id, item.level, [_as_row(child) for child in item.children]]


def _as_item(row: list) -> AnchorLink:
    item = AnchorLink(*row[:3])
    item.children = [_as_item(child) for child in row[3]]
    return item


def _key(config: MkDocsConfig) -> str:
    """All that pages are made from, besides their own Markdown and material."""
    files = [*HERE.glob("*.py"), *(DOCS / "theme" / "reference").rglob("*.jinja"), *(DOCS / "theme" / "moving").glob("*.html"),
             *(path for path in DATA.glob("*.toml") if path.name not in _NOT_READ)]
    settings = {name: {key: value for key, value in options.items() if key != "book"} for name, options in config.mdx_configs.items()}
    extensions = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    documented = config.plugins["mkdocstrings"].config.items() if "mkdocstrings" in config.plugins else ()
    said = repr([_versions(), config.repo_url, config.extra["nnref"], extensions, sorted(settings.items()), sorted(documented)])
    return labs.digest(said.encode(), *(part for path in sorted(files) for part in (path.name.encode(), path.read_bytes())))


def _package() -> bytes:
    """All that the pages of the reference are made from besides."""
    return b"".join(path.name.encode() + path.read_bytes() for path in sorted((ROOT / "nnref").glob("*.py*")))


@cache
def _versions() -> str:
    tools = ("griffelib", "markdown", "math-core", "mkdocs", "mkdocs-autorefs", "mkdocstrings", "mkdocstrings-python",
             "pygments", "pymdown-extensions")
    return " ".join([sys.version, *map(version, tools)])
