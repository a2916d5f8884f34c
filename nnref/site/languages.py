"""One MkDocs configuration, one build per language.

MkDocs builds the first language as it would build any site, into a folder of that language's name. Each further one is
built from the same configuration, command line included: by a process of its own meanwhile (`Apart`), or afterwards.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import tomllib
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from nnref.site import policy, theme
from nnref.site.paths import DATA, LANGUAGES

ASSIGNED = "nnref_language"  # key in config.extra; unset in the configuration a command loads


@cache
def site_text(stamp: float | None = None) -> dict[str, dict]:
    """docs/data/site.toml, read once per change of the file."""
    return tomllib.loads((DATA / "site.toml").read_text(encoding="utf-8"))


def texts(language: str) -> dict:
    return site_text((DATA / "site.toml").stat().st_mtime)[language]


def language_of(config: MkDocsConfig) -> str:
    return config.extra[ASSIGNED]


def configure(config: MkDocsConfig) -> MkDocsConfig:
    """Turn the configuration of the whole site into that of one language, in place."""
    language = config.extra.setdefault(ASSIGNED, LANGUAGES[0])
    words = texts(language)
    home = config.site_url or "/"
    config.extra["site_home"] = home
    config.extra["output_dir"] = config.site_dir
    config.extra["scope"] = urlsplit(home).path  # what Material keeps for a reader (the scheme) holds in every language
    config.extra["nnref"] = words
    config.mdx_configs.setdefault("nnref.site.markdown", {}).update(language=language, output_label=words["output"])
    config.extra["alternate"] = [
        {"name": words["name"], "lang": code, "locale": words["locale"], "link": urljoin(urlsplit(home).path, f"{code}/")}
        for code, words in ((code, texts(code)) for code in LANGUAGES)
    ]
    config.docs_dir = str(Path(config.docs_dir) / language)
    config.site_dir = str(Path(config.site_dir) / language)
    config.site_url = urljoin(home, f"{language}/")
    config.site_name = words["site_name"]
    config.site_description = words["site_description"]
    if config.edit_uri:
        config.edit_uri = f"{config.edit_uri.rstrip('/')}/{language}/"
    config.theme["language"] = language
    for scheme in config.theme["palette"]:
        key = scheme["toggle"]["name"].replace(" ", "_")
        scheme["toggle"]["name"] = words[key]
    config.mdx_configs["toc"]["permalink_title"] = words["permalink"]
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = words["footnote_back"]
    config.nav = [_titled(item, words["nav"]) for item in config.nav or []] or None
    return config


def _titled(item, titles: dict[str, str]):
    """The navigation item with the titles of its sections in this language."""
    if not isinstance(item, dict):
        return item
    (name, value), = item.items()
    if name not in titles:
        raise Abort(f"mkdocs.yml: nav section {name!r} has no title; add it to [*.nav] in docs/data/site.toml")
    return {titles[name]: [_titled(child, titles) for child in value]}


def build_other(language: str, config: MkDocsConfig, serve_url: str | None = None) -> None:
    """Build a further language, from the configuration of the first."""
    twin = MkDocsConfig(config_file_path=config.config_file_path)
    with open(config.config_file_path, "rb") as file:
        twin.load_file(file)
    for overrides in config.user_configs[1:]:  # the command line
        twin.load_dict(overrides)
    errors, _ = twin.validate()
    if errors:
        raise Abort(f"the configuration cannot be loaded again for {language!r}: {errors}")
    twin.site_url = config.extra["site_home"]
    twin.extra[ASSIGNED] = language
    build(twin, serve_url=serve_url)


class Apart:
    """A language that is built by a copy of this process, which shares all that was computed before."""

    def __init__(self, language: str, config: MkDocsConfig, found: Callable[[], list[str]]):
        """`found` is called there, after the build; `wait` answers with what it returned."""
        self.language = language
        self.pipe, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if self.process == 0:
            os.close(self.pipe)
            self._build(config, found, writing)
        os.close(writing)

    def _build(self, config: MkDocsConfig, found: Callable[[], list[str]], writing: int) -> NoReturn:
        try:
            build_other(self.language, config)
            said = {"found": found()}
        except Abort as error:  # the reason is logged
            said = {"aborted": str(error)}
        except BaseException:
            said = {"aborted": f"{self.language} was not built:\n{traceback.format_exc()}"}
        with os.fdopen(writing, "w") as pipe:
            json.dump(said, pipe)
        logging.shutdown()
        os._exit(0)

    def wait(self) -> list[str]:
        """Raises Abort if the other build did, or ended otherwise."""
        with os.fdopen(self.pipe) as pipe:
            said = pipe.read()
        os.waitpid(self.process, 0)
        answer = json.loads(said or '{"aborted": "the process that built %s was ended"}' % self.language)
        if "aborted" in answer:
            raise Abort(answer["aborted"])
        return answer["found"]

    def end(self) -> None:
        """Without a result: the first language could not be built."""
        os.close(self.pipe)
        os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)


def write_root(folder: Path, home: str, inline: set[str]) -> None:
    """`/` leads to the reader's language, `/404.html` answers for every unknown address, at any depth; what crawlers and hosts read.

    `inline` are the scripts that stand in the pages of the languages: `/404.html` becomes one of these.
    """
    words = {code: texts(code) for code in LANGUAGES}
    sheets: set[str] = set()
    for name, base, lost in (("index.html", "", False), ("404.html", urlsplit(home).path, True)):
        page = theme.root_page(words, home, base, lost)
        inline, sheets = inline | policy.hashes(page), sheets | policy.styles(page)
        (folder / name).write_text(policy.in_page(page, inline), encoding="utf-8")
    (folder / "_headers").write_text(policy.headers(inline, sheets), encoding="utf-8")
    maps = "".join(f"  <sitemap><loc>{home}{code}/sitemap.xml</loc></sitemap>\n" for code in LANGUAGES)
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{maps}</sitemapindex>\n'
    (folder / "sitemap.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{index}', encoding="utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {home}sitemap.xml\n", encoding="utf-8")
