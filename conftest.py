"""How pytest reads the Python blocks of Markdown: pages as the site shows them, programs by their build.

A block that shows a snippet is not run a second time: the run that the build made of exactly this source,
found by its content, has to be there and to have succeeded.
"""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nnref.site import pages

INCLUDE = re.compile(r'--8<-- "(?P<name>[^"]+)\.py"')


class PageParser(MarkdownIt):
    """CommonMark that looks into admonitions and tabs, and knows what an included snippet stands for."""

    def parse(self, src: str, env=None) -> list[Token]:
        tokens = super().parse(pages.flatten(src), env)
        for token in tokens:
            if token.type == "fence" and (include := INCLUDE.fullmatch(token.content.strip())):
                token.content = f"from support import assert_built\nassert_built({include['name']!r})\n"
        return tokens


@pytest.hookimpl
def pytest_markdown_docs_markdown_it() -> MarkdownIt:
    return PageParser("commonmark")
