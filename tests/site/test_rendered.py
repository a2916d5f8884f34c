"""What became of a page is kept, until something that it is made from changes."""

from __future__ import annotations

import pytest
from support import Site

ORDER = """\
kind = "order"

[ko]
question = "차례대로 놓아라."
hints = ["셈은 곱에서 시작한다."]
answer = "곱하고 더하고 적는다."

[en]
question = "Put these in order."
hints = ["The count begins with a product."]
answer = "Multiply, then add, then write."

[[steps]]
ko = "곱한다."
en = "Multiply."

[[steps]]
ko = "더한다."
en = "Add."

[[steps]]
ko = "적는다."
en = "Write down."
"""


def kept(site: Site) -> dict[str, str]:
    """Page -> the name of its entry, which changes with what the page is made from."""
    entries = [path.name.split(".") for path in (site.folder / ".cache/pages").glob("*.json")]
    return {".".join(parts[:-2]): parts[-2] for parts in entries}


def rendered(site: Site) -> set[str]:
    """Build again: the pages that were rendered for it."""
    before = kept(site)
    site.built("--strict")
    after = kept(site)
    return {page for page in after if after[page] != before.get(page)}


ALL = {f"{language}.{page}" for language in ("ko", "en") for page in ("index", "topic.page", "topic.other")}
PAGE = {"ko.topic.page", "en.topic.page"}


@pytest.fixture
def pages(site) -> Site:
    """The small site with an exercise and with a page that has neither programs nor exercises."""
    site.write("snippets/topic/exercises/order.toml", ORDER)
    site.replace_in_both("topic/page.md", "## Heading", "[In order](exercise:topic/order)\n\n## Heading")
    for language in ("ko", "en"):
        site.write(f"docs/{language}/topic/other.md", "# Other { #other }\n\n[there](page.md#heading)\n")
    site.replace("mkdocs.yml", "      - topic/page.md\n", "      - topic/page.md\n      - topic/other.md\n")
    return site


def test_a_page_is_rendered_again_when_something_that_it_is_made_from_changes(pages):
    site = pages
    assert rendered(site) == ALL
    first = {language: site.page(language) for language in ("ko", "en")}
    assert rendered(site) == set()
    assert {language: site.page(language) for language in ("ko", "en")} == first

    site.replace("docs/en/topic/page.md", "row fires", "row is on")
    assert rendered(site) == {"en.topic.page"} and "row is on" in site.page("en")
    site.replace("snippets/topic/one.py", "of {len(y)}", "out of {len(y)}")
    assert rendered(site) == PAGE and "1 out of 4" in site.page("ko")
    site.replace("docs/data/labels.toml", "고친 뒤", "고친 다음")
    assert rendered(site) == {"ko.topic.page"}, "a label that its figure shows in Korean"
    site.replace("snippets/topic/exercises/order.toml", 'en = "Add."', 'en = "Sum."')
    assert rendered(site) >= {"en.topic.page"} and "Sum." in site.page("en")
    site.replace("docs/data/site.toml", 'output = "Output"', 'output = "Prints"')
    assert rendered(site) >= {"en.topic.page"} and ">Prints<" in site.page("en")
    site.write("nnref/site/rendered.py", site.read("nnref/site/rendered.py") + "\n# changed\n")
    assert rendered(site) == ALL, "what makes the pages"


def test_a_link_of_a_kept_page_is_checked_again(pages):
    """The page that it leads to is another one now."""
    site = pages
    site.built("--strict")
    site.replace_in_both("topic/page.md", "#heading", "#another")
    site.replace_in_both("index.md", "#heading", "#another")
    site.replace("docs/data/glossary.toml", "#heading", "#another")
    assert "other.md' contains a link 'page.md#heading', but the doc 'topic/page.md' does not contain an anchor '#heading'" in site.refused("--strict")


def test_a_page_that_warns_is_not_kept(pages):
    site = pages
    site.replace_in_both("topic/other.md", "page.md#heading", "gone.md")
    for _ in range(2):
        assert "gone.md" in site.refused("--strict")
    assert "en.topic.other" not in kept(site)
