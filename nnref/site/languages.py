"""One MkDocs configuration, one build per language.

MkDocs builds the first language as it would build any site, into a folder of that language's name;
`build_others` then builds each further one from the same configuration, command line included.
"""

from __future__ import annotations

import html
import json
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

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
    config.extra["nnref"] = words
    config.mdx_configs.setdefault("nnref.site.markdown", {}).update(language=language, output_label=words["output"])
    config.extra["alternate"] = [
        {"name": texts(other)["name"], "lang": other, "link": urljoin(urlsplit(home).path, f"{other}/")}
        for other in LANGUAGES
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


def build_others(config: MkDocsConfig, serve_url: str | None) -> None:
    """After the first language: build each further one, then the pages above both."""
    if language_of(config) != LANGUAGES[0]:
        return
    for language in LANGUAGES[1:]:
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
    _write_root(Path(config.extra["output_dir"]))


ROOT_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>nnref</title>
{script}
<style>
  :root {{ color-scheme: light dark; font: 18px/1.6 system-ui, sans-serif }}
  body {{ max-width: 32rem; margin: 15vh auto; padding: 0 1rem }}
  a {{ display: block; padding: .4rem 0 }}
</style>
<h1>nnref</h1>
{body}
</html>
"""


def _write_root(folder: Path) -> None:
    """`/` leads to the reader's language, and `/404.html` answers for every unknown address."""
    links = "\n".join(
        f'<a href="{{home}}{code}/" lang="{code}" hreflang="{code}">{html.escape(texts(code)["name"])}: '
        f"{html.escape(texts(code)['site_description'])}</a>"
        for code in LANGUAGES
    )
    choose = (
        "<script>"
        f"const known = {json.dumps(list(LANGUAGES))};"
        "const wanted = navigator.languages.map(tag => tag.slice(0, 2)).find(tag => known.includes(tag));"
        'location.replace(new URL((wanted || "en") + "/", location.href));'
        "</script>"
    )
    (folder / "index.html").write_text(
        ROOT_PAGE.format(script=choose, body=links.replace("{home}", "")), encoding="utf-8"
    )
    # The error page of the language that the address names; a reader elsewhere gets the first one's.
    (folder / "404.html").write_text((folder / LANGUAGES[0] / "404.html").read_text(encoding="utf-8"), encoding="utf-8")
