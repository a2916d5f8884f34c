"""The reference pages: one for each module that has public names, and a list of all names.

`nnref._MODULE_OF` says what is public; every page is made from it, so that none can be forgotten. Their
titles and order are in docs/data/reference.toml. The pages hold mkdocstrings' directives (`::: nnref.gate`),
which fill them from the docstrings; `nnref.site.docstrings` prepares these. Where mkdocs.yml has no
`reference` section there are no such pages.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from nnref.site.paths import DATA, ROOT, TEMPLATES

PACKAGE = "nnref"
SOURCE = DATA / "reference.toml"
INDEX = "reference/index.md"


_HEADING = re.compile(r"(<h[1-6] id=.*?</h[1-6]>)", re.DOTALL)
_NOT_SEARCHED = re.compile(r'<div class="language-[^"]*highlight">.*?</div>|<math.*?</math>|<a [^>]*nn-api__source.*?</a>', re.DOTALL)


@dataclass(frozen=True)
class Module:
    name: str
    summaries: dict[str, str]  # public name -> the first line of its docstring, in the order of the source
    titles: dict[str, str] = field(default_factory=dict)  # language -> what the page is called
    intros: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return f"reference/{self.name}.md"

    def title(self, language: str) -> str:
        return self.titles.get(language, self.name)


@dataclass(frozen=True)
class Group:
    id: str
    titles: dict[str, str]  # none: of modules that docs/data/reference.toml does not name
    modules: list[Module]


def public_names(package: Path = ROOT / PACKAGE) -> dict[str, str]:
    """Public name -> module, as `nnref/__init__.py` says it; read, not imported."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id == "_MODULE_OF":
                return ast.literal_eval(node.value)
    raise LookupError("nnref/__init__.py assigns no _MODULE_OF")


def groups(package: Path = ROOT / PACKAGE) -> list[Group]:
    """The modules as a reader looks for them; those that no group names come last, under their own names."""
    of = public_names(package)
    said = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["group"]
    known = {name: _summaries(package / f"{name}.py", [key for key in of if of[key] == name]) for name in sorted(set(of.values()))}
    found = []
    for row in said:
        texts = {text["name"]: text for text in row["module"]}
        inside = [Module(name, known.pop(name), text["title"], text["intro"]) for name, text in texts.items() if name in known]
        found.append(Group(row["id"], row["title"], inside))
    found.append(Group("", {}, [Module(name, summaries) for name, summaries in known.items()]))
    return [group for group in found if group.modules]


def _summaries(path: Path, names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node, following in zip(body, [*body[1:], None]):
        said = None
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            defined, said = [node.name], ast.get_docstring(node)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined = [target.id for target in targets if isinstance(target, ast.Name)]
            if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                said = str(following.value.value)  # griffe takes the string below an assignment for its docstring
        else:
            continue
        for name in defined:
            found[name] = " ".join((said or "").strip().partition("\n\n")[0].split())
    return {name: text for name, text in found.items() if name in names} | {name: "" for name in names if name not in found}


# Into the site


def add(files: Files, config: MkDocsConfig) -> None:
    """The pages, and their places in the navigation below `reference/index.md`."""
    config.markdown_extensions.append(PlainReferences())
    section = next((item for item in _sections(config.nav or []) if INDEX in item), None)
    if section is None:
        return
    language, words = config.theme["language"], config.extra["nnref"]["reference"]
    found = groups()
    files.append(_page(config, INDEX, _index(found, language, words), f"{PACKAGE}/__init__.py"))
    for group in found:
        pages = [{module.title(language): module.page} for module in group.modules]
        section += [{group.titles[language]: pages}] if group.titles else pages
        for module in group.modules:
            files.append(_page(config, module.page, _text(module, language, words), f"{PACKAGE}/{module.name}.py"))
    config.extra_css.remove(config.plugins["mkdocstrings"].css_filename)  # ours is in docs/theme/styles
    _templates(config, words)


def is_module(page: Page) -> bool:
    """Whether a page is that of a module."""
    return page.file.src_uri in {f"reference/{module}.md" for module in public_names().values()} and page.file.generated_by is not None


def searchable(content: str) -> str:
    """What a search looks through: headings and words, and neither programs nor formulas."""
    parts = _HEADING.split(_NOT_SEARCHED.sub(" ", content.replace("<wbr>", "")))  # every second one is a heading
    parts[::2] = (f"<p>{' '.join(re.sub('<[^>]+>', ' ', part).split())}</p>" for part in parts[::2])
    return "".join(parts)


class PlainReferences(Extension):
    """Without the syntax `[text][name]` of the plugin autorefs: it would take the indices of `value:topic/snippet.a[0][1]`."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.deregister("mkdocs-autorefs", strict=False)


def _sections(nav: list) -> list[list]:
    """Every list of pages in the navigation."""
    below = [value for item in nav if isinstance(item, dict) for value in item.values() if isinstance(value, list)]
    return [nav, *(inner for value in below for inner in _sections(value))]


def _page(config: MkDocsConfig, uri: str, text: str, source: str) -> File:
    file = File.generated(config, uri, content=text)
    file.edit_uri = f"../../{source}"  # the docstrings are what there is to edit
    return file


def _text(module: Module, language: str, words: dict) -> str:
    title, path = module.title(language), f"{PACKAGE}.{module.name}"
    parts = [_head(title, words["description"].format(title=title, module=path)), f"# {title} {{ #{path} }}"]
    parts += [f"`{path}`\n{{ .nn-api__path }}", module.intros.get(language, "")]
    parts.append(f"::: {path}\n    options: {{members: false, show_root_heading: false, show_root_toc_entry: false}}")
    parts += [f"::: {PACKAGE}.{name}" for name in module.summaries]
    return "\n\n".join(filter(None, parts)) + "\n"


def _index(found: list[Group], language: str, words: dict) -> str:
    title = f"API: {words['title']}"
    parts = [_head(title, words["index_description"]), f"# {title} {{ #reference }}", words["intro"].strip()]
    for group in found:
        if group.titles:
            parts.append(f"## {group.titles[language]} {{ #{group.id} }}")
        for module in group.modules:
            address = module.page.removeprefix("reference/")
            parts.append(f"{'###' if group.titles else '##'} [{module.title(language)}]({address}) {{ #{module.name} }}")
            parts.append(module.intros.get(language, ""))
            rows = [f"| {words['name']} | {words['summary']} |", "|---|---|"]
            rows += [f"| [`{name}`]({address}#{PACKAGE}.{name}) | {_english(text, language)} |"
                     for name, text in module.summaries.items()]
            parts.append("\n".join(rows))
    return "\n\n".join(filter(None, parts)) + "\n"


def _english(text: str, language: str) -> str:
    text = text.replace("|", "\\|")
    return text if language == "en" else f'<span lang="en">{text}</span>'


def _head(title: str, description: str) -> str:
    said = {"title": title, "description": description}
    return "\n".join(["---", *(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in said.items()), "---"])


def _templates(config: MkDocsConfig, words: dict) -> None:
    """What the templates in docs/theme/reference say and use."""
    from nnref.site.docstrings import default, inherited, signature

    environment = config.plugins["mkdocstrings"].get_handler("python").env
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))  # each language compiles them all, else
    environment.filters.update(default_in=default, inherited=inherited, signature_text=signature)
    source = f"{config.repo_url.rstrip('/')}/blob/main/" if config.repo_url else ""
    environment.globals.update(words=words, blob=source)
