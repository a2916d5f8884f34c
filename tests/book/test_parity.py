"""Both languages agree, in this checkout; and each way in which they could part is found."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support import book

from nnref.site import parity


def test_both_languages_agree():
    assert [str(problem) for problem in parity.problems(book().pages)] == []


def test_nothing_is_wrong_with_any_page_snippet_or_label():
    assert [str(problem) for problem in book().problems] == []


def found(site) -> str:
    program = (
        "from nnref.site import parity; from nnref.site.pages import read_all\n"
        "print(*parity.problems({l: read_all(l) for l in ('ko', 'en')}), sep='\\n')"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=site.folder, env=site.environment,
                            capture_output=True, text=True, check=True)
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{ #heading }", "{ #other }", "the heading id 'heading' 'h2' is 'other' 'h2' in docs/en/topic/page.md:"),
        ("## Heading", "### Heading", "the heading id 'heading' 'h2' is 'heading' 'h3' in docs/en/topic/page.md:"),
        ("topic/one.py", "topic/two.py", "the snippet 'topic/one' 'python' 'run' is 'topic/two'"),
        (".run", ".experiment", "the snippet 'topic/one' 'python' 'run' is 'topic/one' 'experiment' 'python'"),
        ("figure:topic/one", "figure:topic/one.b", "the figure 'topic/one' is 'topic/one.b'"),
        ("## Heading", "![a](moving:perceptron/rule)\n\n## Heading", "the figure that moves 'perceptron/rule' is missing in docs/ko"),
        ("value:topic/one.half[0]", "value:topic/one.half[1]", "the number 'topic/one.half[0]' '0.5' is 'topic/one.half[1]' '0.5'"),
        ("[0.5](", "[0.50](", "the number 'topic/one.half[0]' '0.5' is 'topic/one.half[0]' '0.50'"),
        ("$x_1$", "$x_2$", "the formula 'x_1' is 'x_2'"),
        ("## Heading", "[link](../index.md)\n\n## Heading", "the link '../index.md' is missing in docs/ko/topic/page.md"),
        ("## Heading", "## New { #new }\n\n## Heading", "the heading id 'heading' 'h2' is 'new' 'h2'"),
        ("## Heading", "``` python\nx = 1\n```\n\n## Heading", "the code block 'python' 'x = 1\\n' is missing in docs/ko"),
        ("## Heading { #heading }", "## Heading", "the heading 'Heading' has no id"),
        ("## Heading", "## A { #page }\n\n## Heading", "the id 'page' stands twice"),
    ],
)
def test_a_difference_is_named_with_file_and_line(site, old, new, message):
    assert found(site) == ""
    site.replace("docs/en/topic/page.md", old, new)
    said = found(site)
    assert message in said
    assert said.startswith(("docs/ko/topic/page.md:", "docs/en/topic/page.md:"))


def test_words_inside_a_formula_may_differ(site):
    site.replace("docs/ko/topic/page.md", "$x_1$", r"$x_1 \text{이면}$")
    site.replace("docs/en/topic/page.md", "$x_1$", r"$x_1 \text{if}$")
    assert found(site) == ""


def test_a_page_in_one_language_only_is_named(site):
    site.write("docs/en/topic/new.md", "# New { #new }\n")
    assert found(site).startswith("docs/en/topic/new.md:1: docs/ko/topic/new.md does not exist")


def test_labs_with_different_code_are_named(site):
    cells = [{"cell_type": "markdown", "source": ["# 말"]}, {"cell_type": "code", "source": ["x = 1"]}]
    site.write("docs/ko/labs/lab.ipynb", json.dumps({"cells": cells}))
    cells[0]["source"] = ["# words"]
    site.write("docs/en/labs/lab.ipynb", json.dumps({"cells": cells}))
    assert found(site) == ""
    cells[1]["source"] = ["x = 2"]
    site.write("docs/en/labs/lab.ipynb", json.dumps({"cells": cells}))
    assert "docs/ko/labs/lab.ipynb:1: cell 2 differs from docs/en/labs/lab.ipynb" in found(site)


def test_a_strict_build_stops_where_the_languages_part_and_another_goes_on(site):
    site.replace("docs/en/topic/page.md", "$x_1$", "$x_2$")
    assert "the formula 'x_1' is 'x_2' in docs/en/topic/page.md" in site.refused("--strict")
    assert "the formula 'x_1' is 'x_2' in docs/en/topic/page.md" in site.built()
