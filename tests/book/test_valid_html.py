"""The built pages are valid HTML: no error and no warning of the Nu HTML Checker.

It is the checker of the standard's own authors (parser, content models, attributes, ARIA). html5lib knows only the
parser's errors; html-validate, its peer from npm, needs a Node.js, and has rules of style beside those of the standard.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from html_checker import findings

FAULTS = {
    "<p><div>a block in a paragraph</p>": "No “p” element in scope but a “p” end tag seen",
    "<ul><p>no item</p></ul>": "not allowed as child of element “ul”",
    '<p id="page">again</p>': "Duplicate ID “page”",
    '<p role="heading">which level?</p>': "aria-level",
    "<a href='x y'>a space</a>": "Bad value “x y” for attribute “href”",
    "<math><mfrac colour='red'><mn>1</mn><mn>2</mn></mfrac></math>": "Attribute “colour” not allowed on element “mfrac”",
}


def test_every_page_is_valid_html(built):
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 60
    assert findings(pages) == []


@pytest.fixture(scope="module")
def faulty(built_site, tmp_path_factory) -> dict[str, list[str]]:
    """A page with each fault, and what is found in it."""
    folder, whole = tmp_path_factory.mktemp("faulty"), built_site.page("en")
    for k, fault in enumerate(FAULTS):
        (folder / f"{k}.html").write_text(whole.replace("</article>", fault + "</article>"), encoding="utf-8")
    found = findings(sorted(folder.glob("*.html")))
    return {fault: [row for row in found if Path(row.split(":")[0]).name == f"{k}.html"] for k, fault in enumerate(FAULTS)}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_would_be_found(faulty, fault):
    assert any(FAULTS[fault] in row for row in faulty[fault]), faulty[fault]
