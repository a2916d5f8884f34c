"""Reading a page's Markdown for the checks: what it shows, cites and links, each with its line.

Rendering is Python-Markdown's business (`nnref.site.markdown`). It does not say where in the file a thing
stands, so the checks read the source on their own, with markdown-it. A test holds the two to each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from nnref.site.expansion import expand
from nnref.site.paths import DOCS

_CONTAINER = re.compile(r'(!!!|\?\?\?\+?|===[!+]*)\s+\S')
_FENCE = re.compile(r"(`{3,}|~{3,})")
_INCLUDE = re.compile(r'--8<-- "(?P<file>[^"]+)"')
HEADING_ID = re.compile(r"\s*\{[^}]*#(?P<id>[\w-]+)[^}]*\}\s*$")

HIDDEN = frozenset({"hidden"})  # marks a number in an alternative text: checked, and not to be seen


@dataclass(frozen=True)
class Item:
    """Something on a page: what it is, what it names, the text it shows, and where it stands."""

    kind: str  # heading, program, figure, moving, value, formula, link, code, exercise
    target: str
    text: str
    line: int
    marks: frozenset[str] = frozenset()
    caption: str = ""
    alone: bool = True  # a figure, one that moves too: nothing else in its paragraph
    file: Path | None = None  # of an exercise, in which it stands; None: the file of the page


@dataclass(frozen=True)
class Page:
    language: str
    name: str  # path below docs/<language>
    items: list[Item] = field(compare=False)

    @property
    def path(self) -> Path:
        return DOCS / self.language / self.name

    @cached_property
    def programs(self) -> list[Item]:
        return [item for item in self.items if item.kind == "program"]

    def place(self, item: Item) -> Path:
        return item.file or self.path

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items if item.kind == kind]


def read_all(language: str) -> dict[str, Page]:
    folder = DOCS / language
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    return {name: read(language, name) for name in names}


def read(language: str, name: str) -> Page:
    path = DOCS / language / name
    expanded = expand(path.read_text(encoding="utf-8"), language)
    found = [Item("exercise", name, title, line) for name, title, line in expanded.shown]
    for item in sorted(items(expanded.text), key=lambda item: item.line):
        file, line = expanded.origin(item.line, path)
        found.append(replace(item, line=line, file=None if file == path else file))
    return Page(language, name, found)


def items(text: str) -> list[Item]:
    """Everything on a page that the checks care for."""
    found: list[Item] = []
    tokens = parsed(text)
    for position, token in enumerate(tokens):
        line = (token.map[0] + 1) if token.map else 1
        if token.type == "fence":
            found.append(_fence(token, line))
        elif token.type == "math_block":
            found.append(Item("formula", token.content.strip(), token.content, line))
        elif token.type == "inline":
            if tokens[position - 1].type == "heading_open":
                match = HEADING_ID.search(token.content)
                level = tokens[position - 1].tag
                found.append(Item("heading", match["id"] if match else "", token.content, line, frozenset({level})))
            found += _inline(token, line)
    return found


@lru_cache(maxsize=1024)  # several checks read each page
def parsed(text: str) -> tuple[Token, ...]:
    return tuple(_parser().parse(flatten(text)))


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark")
        .enable("table")
        .use(dollarmath_plugin, allow_space=False, double_inline=True)
        .use(footnote_plugin)
    )


def flatten(text: str) -> str:
    """The text with admonitions, details and tabs unwrapped and without front matter, line for line.

    CommonMark takes their indented bodies for code. Lines keep their numbers.
    """
    out, containers, fence = [], [], ""
    rows = text.split("\n")
    if rows and rows[0] == "---" and "---" in rows[1:]:
        end = rows.index("---", 1)
        out, rows = [""] * (end + 1), rows[end + 1 :]
    for row in rows:
        indent = len(row) - len(row.lstrip(" "))
        if row.strip() and not fence:
            while containers and indent < containers[-1] + 4:
                containers.pop()
        row = row[min(indent, 4 * len(containers)) :]
        stripped = row.strip()
        if fence:
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
        elif match := _FENCE.match(stripped):
            fence = match[1]
        elif _CONTAINER.match(stripped):
            containers.append(indent)
            row = stripped  # a container inside a list item is still one
        out.append(row)
    return "\n".join(out)


def _fence(token: Token, line: int) -> Item:
    words = re.findall(r"[.#]?[\w-]+", token.info)
    marks = frozenset(word.lstrip(".") for word in words)
    include = _INCLUDE.fullmatch(token.content.strip())
    if include and "python" in marks:
        return Item("program", include["file"].removesuffix(".py"), token.content, line + 1, marks)
    return Item("code", token.info.strip(), token.content, line, marks)


def _inline(token: Token, line: int) -> list[Item]:
    found: list[Item] = []
    children = token.children or []
    visible = [c for c in children if not (c.type == "text" and not c.content.strip())]
    for position, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("math_inline", "math_inline_double"):
            found.append(Item("formula", child.content.strip(), child.content, line))
        elif child.type == "link_open":
            target = unquote(str(child.attrGet("href")))
            text = _text(children[position + 1 :])
            kind, target = ("value", target[6:]) if target.startswith("value:") else ("link", target)
            found.append(Item(kind, target, text, line))
        elif child.type == "image":
            target = unquote(str(child.attrGet("src")))
            kind, _, name = target.partition(":")
            if kind in ("figure", "moving"):
                caption = str(child.attrGet("title") or "")
                found.append(Item(kind, name, child.content.strip(), line, frozenset(), caption, len(visible) == 1))
                found += [
                    Item(inner.kind, inner.target, inner.text, line)
                    for inner in items(caption) if inner.kind in ("value", "formula", "link")
                ]
                found += [replace(item, marks=HIDDEN) for item in _inline(child, line) if item.kind == "value"]
            else:
                found.append(Item("link", target, child.content, line))
            line += child.content.count("\n")
    return found


def _text(children: list[Token]) -> str:
    """The text of a link: up to where it closes."""
    text = ""
    for child in children:
        if child.type == "link_close":
            return text
        text += child.content
    return text
