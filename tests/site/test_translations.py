"""No translation is older than its twin: what counts as a change, what names it, and what `confirm` writes."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys

import pytest
from support import CHECKOUT, Site, book

from nnref.site import sections
from nnref.site.paths import LANGUAGES
from nnref.site.translations import Translations

KO, EN = "docs/ko/topic/page.md", "docs/en/topic/page.md"
FILE = "docs/data/confirmed/topic/page.toml"
LAB = "labs/lab.ipynb"
COMMAND = "python3 run.py confirm"


@pytest.fixture
def site(tmp_path, small_site) -> Site:
    """The small site, confirmed as it is; from here on, only the command confirms."""
    site = Site(tmp_path, warm=small_site)
    site.confirm_all()
    site.confirms = False
    return site


def confirm(site: Site, *arguments: str) -> str:
    result = site.run("nnref.site.confirm", *arguments)
    return result.stdout + result.stderr


def problems(site: Site) -> str:
    """What a strict build stops with, without building."""
    program = "from nnref.site.translations import Translations; print(*Translations.load().problems(), sep='\\n')"
    result = subprocess.run([sys.executable, "-c", program], cwd=site.folder, env=site.environment,
                            capture_output=True, text=True, check=True)
    return result.stdout.strip()


def line_of(site: Site, name: str, text: str) -> int:
    return next(n for n, row in enumerate(site.read(name).splitlines(), 1) if text in row)


# This checkout


def test_no_translation_of_this_checkout_is_older_than_its_twin():
    assert [str(problem) for problem in Translations.load().problems()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_of_a_page_are_its_headings(language):
    for name, page in book().pages[language].items():
        found = sections.read(page.path)
        assert [(s.name, s.line) for s in found.values()] == [(h.target, h.line) for h in page.of("heading")], name


@pytest.mark.parametrize("path", sorted((CHECKOUT / "docs").glob("*/labs/*.ipynb")), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_sections_of_a_lab_are_the_headings_that_its_page_shows(path, built):
    language, name = path.parts[-3], path.stem
    shown = (built / language / "labs" / name / "index.html").read_text(encoding="utf-8")
    article = shown[shown.index("<article") : shown.index("</article>")]
    assert list(sections.read(path)) == re.findall(r'<h[1-6] id="([^"]+)"', article)


def test_every_word_of_a_page_belongs_to_a_section():
    text = "---\ntitle: no\n---\nbefore\n\n# A { #a }\n\nof a\n\n!!! note\n\n    ## B { #b }\n\n    of b\n\n## without\n\nalso of b\n"
    found = {name: section.words for name, section in sections.of_text(text).items()}
    assert found == {"a": "before A of a !!! note", "b": "B of b without also of b"}
    assert {name: section.words for name, section in sections.of_text("no heading\n").items()} == {"top": "no heading"}


# What counts as a change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One row fires", "One line fires"),
        ("## Heading", "## Title"),
        ("what it shows", "what is shown"),
        ("A caption with", "The caption has"),
        ("of four, half", "of four,\n\nand half"),
        ("One row", "!!! note \"A title\"\n    body\n\nOne row"),
        ("One row", "<!-- to do -->\n\nOne row"),
    ],
    ids=["sentence", "heading", "alternative text", "caption", "in a new paragraph", "admonition", "comment"],
)
def test_a_change_in_one_language_is_named_where_the_other_has_not_followed(site, old, new):
    site.replace(EN, old, new)
    assert problems(site) == (
        f"{KO}:{line_of(site, KO, '## Heading')}: section 'heading' may be stale: its twin, "
        f"{EN}:{line_of(site, EN, '{ #heading }')}, has changed since they were confirmed to say the same\n"
        f"    fix: make them say the same, then: {COMMAND} topic/page heading"
    )
    site.replace(KO, "한 row", "한 행 row")
    assert "section 'heading' and its twin" in problems(site) and "have both changed" in problems(site)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Page", "title: Another"),
        ("One row fires,", "One\nrow   fires,  "),
        ("\n\n## Heading", "\n\n\n\n## Heading"),
        ("## Heading { #heading }", "### Heading { #heading .wide }"),
        ("One row", '    One row'),
        ("[0.5](value", "[0.50](value"),
    ],
    ids=["front matter", "wrapped anew", "empty lines", "level of a heading", "indentation", "digits of a value"],
)
def test_what_cannot_make_a_translation_stale_does_not_count(site, old, new):
    site.replace(EN, old, new)
    assert problems(site) == ""


def test_where_a_link_leads_does_not_count_and_what_it_says_does(site):
    site.replace("docs/en/index.md", "topic/page.md#heading", "topic/other.md")
    assert problems(site) == ""
    site.replace("docs/en/index.md", "[page]", "[that page]")
    assert "section 'home' may be stale" in problems(site)


def test_the_source_of_a_program_does_not_count_and_its_name_does(site):
    site.replace("snippets/topic/one.py", "half = ", "third = 1 / 3\nhalf = ")
    assert problems(site) == ""
    site.replace(EN, "topic/one.py", "topic/two.py")
    assert "section 'page' may be stale" in problems(site)


def test_what_is_before_the_first_heading_belongs_to_it(site):
    site.replace(EN, "# Page { #page }", "Before.\n\n# Page { #page }")
    assert "section 'page' may be stale" in problems(site)


def test_a_section_that_moves_stays_confirmed(site):
    for language in LANGUAGES:
        page, home = f"docs/{language}/topic/page.md", f"docs/{language}/index.md"
        text = site.read(page)
        start = text.index("## Heading")
        site.write(page, text[:start])
        site.write(home, site.read(home) + "\n" + text[start:].replace("{ #heading }", "{ #moved }"))
    line = line_of(site, FILE, "heading")
    assert problems(site) == (f"{FILE}:{line}: section 'heading' of 'topic/page' was confirmed, and does not exist any more\n"
                              f"    fix: let it be taken out: {COMMAND}")
    assert "topic/page heading: does not exist any more, taken out\nnothing waits" in confirm(site)
    assert problems(site) == ""
    assert "heading" not in site.read(FILE) and "\nmoved = {" in site.read("docs/data/confirmed/index.toml")


def test_a_section_in_another_order_stays_confirmed(site):
    for language in LANGUAGES:
        name = f"docs/{language}/topic/page.md"
        head, title, body = re.split(r"(?=^#+ )", site.read(name), flags=re.MULTILINE)
        site.write(name, head + body + "\n" + title)
    assert problems(site) == ""


# Labs


def lab(words: str, alt: str = "a line") -> str:
    cells = [
        {"cell_type": "markdown", "id": "start", "metadata": {}, "source": f"# Title\n\nwords\n\n## Part\n\n{words}"},
        {"cell_type": "code", "id": "code", "metadata": {"alt": alt}, "source": "print(1)\n# not a heading", "outputs": []},
        {"cell_type": "markdown", "id": "end", "metadata": {}, "source": ["more words\n", "\n", "## End\n", "last"]},
    ]
    return json.dumps({"cells": cells}, indent=1)


@pytest.mark.parametrize(
    ("changed", "section"), [(lab("two"), "start-2"), (lab("one", "a dot"), "start-2"), (lab("one").replace("last", "end"), "end")],
    ids=["words", "alternative text", "last cell"],
)
def test_a_change_in_one_language_of_a_lab_is_named(site, changed, section):
    for language in LANGUAGES:
        site.write(f"docs/{language}/{LAB}", lab("one"))
    site.confirm_all()
    assert problems(site) == ""
    site.write(f"docs/ko/{LAB}", changed)
    line = line_of(site, f"docs/en/{LAB}", f'"id": "{section[:5].rstrip("-")}')
    assert f"docs/en/{LAB}:{line}: section {section!r} may be stale: its twin, docs/ko/{LAB}:{line}, has changed" in problems(site)
    assert f"{COMMAND} labs/lab {section}" in problems(site)
    confirm(site, "labs/lab", section)
    assert problems(site) == ""


def test_a_change_of_code_in_a_lab_does_not_count(site):
    for language in LANGUAGES:
        site.write(f"docs/{language}/{LAB}", lab("one"))
    site.confirm_all()
    site.write(f"docs/ko/{LAB}", lab("one").replace("print(1)", "print(2)"))
    assert problems(site) == ""


# What stops a build, and what the command does


def test_a_strict_build_stops_at_a_stale_translation_and_another_goes_on(site):
    site.built("--strict")
    site.replace(EN, "One row", "One line")
    assert f"fix: make them say the same, then: {COMMAND} topic/page heading" in site.refused("--strict")
    assert "section 'heading' may be stale" in site.refused("--strict", "--quiet"), "of which MkDocs alone would be silent"
    assert "section 'heading' may be stale" in site.built()
    assert "nn-stale" not in site.page("en"), "only `mkdocs serve` shows it to a reader"
    assert confirm(site, "topic/page", "heading") == "topic/page heading: confirmed\n"
    site.built("--strict")


def test_a_new_page_is_named_with_the_command_for_all_of_its_sections(site):
    for language in LANGUAGES:
        site.write(f"docs/{language}/new.md", "# New { #new }\n\n## Part { #part }\n")
    assert problems(site) == (
        "docs/ko/new.md:1: sections 'new', 'part' are not confirmed yet to say the same as in docs/en/new.md:1\n"
        f"    fix: read both, make them say the same, then: {COMMAND} new new part"
    )
    confirm(site, "new", "new", "part")
    assert problems(site) == ""


def test_a_section_that_one_language_lacks_is_left_to_parity(site):
    site.write(EN, site.read(EN) + "\n## New { #new }\n")
    assert problems(site) == ""
    site.write(KO, site.read(KO) + "\n## 새것 { #new }\n")
    assert "section 'new' is not confirmed yet" in problems(site)


def test_the_command_confirms_what_it_is_told_and_nothing_else(site):
    site.replace(EN, "One row", "One line")
    site.replace("docs/en/index.md", "Home", "Start")
    before = site.read("docs/data/confirmed/index.toml")
    confirm(site, "docs/en/topic/page.md", "heading", "page")
    assert site.read("docs/data/confirmed/index.toml") == before
    assert [problems(site).count(name) for name in ("'home'", "'heading'")] == [1, 0]


def test_without_a_section_the_command_lists_what_waits_and_confirms_nothing(site):
    site.replace(EN, "One row", "One line")
    files = {path: path.read_bytes() for path in (site.folder / "docs").rglob("*.toml")}
    for arguments in ((), ("topic/page",)):
        said = confirm(site, *arguments)
        assert "topic/page\n  heading: en changed (docs/ko/topic/page.md:" in said
        assert f"those that say the same in both languages: {COMMAND} topic/page heading" in said
    assert {path: path.read_bytes() for path in (site.folder / "docs").rglob("*.toml")} == files
    assert site.run("nnref.site.confirm").returncode == 1
    assert confirm(site, "index") == "nothing waits to be confirmed\n"


def test_the_command_shows_what_changed_since_it_was_confirmed(site):
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=site.folder, check=True, capture_output=True)

    git("init")
    git("add", "docs")
    git("commit", "-m", "confirmed")
    site.replace(EN, "One row fires,", "First. One line fires,")
    git("commit", "-a", "-m", "changed")
    site.replace(EN, "First.", "At first.")
    rows = [row for row in confirm(site).splitlines() if row.startswith("    en ")]
    assert rows[0].startswith("    en - ") and "One row fires," in rows[0]
    assert any("+ One line fires," in row for row in rows[1:])
    assert not any("Heading" in row and row.startswith("    en + One") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["topic/pag"], "'topic/pag' is no page that docs/ko and docs/en both have; did you mean 'topic/page'?"),
        (["--all"], "Nothing confirms a whole page, or all pages"),
        (["topic/page", "--all"], "Nothing confirms a whole page, or all pages"),
        (["topic/page", "headin"], "topic/page has no section 'headin' in both languages, but page heading; did you mean 'heading'?"),
        (["topic/page", "heading", "zzz"], "topic/page has no section 'zzz' in both languages, but page heading\n"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_is_near(site, arguments, message):
    site.replace(EN, "One row", "One line")
    before = site.read(FILE)
    result = site.run("nnref.site.confirm", *arguments)
    assert result.returncode == 1 and message in result.stderr
    assert site.read(FILE) == before


# The files


def test_the_files_are_the_same_whoever_writes_them_and_in_whatever_order(site):
    before = site.read(FILE)
    assert before.splitlines()[1:] == sorted(before.splitlines()[1:])
    (site.folder / FILE).unlink()
    confirm(site, "topic/page", "heading")
    confirm(site, "topic/page", "page")
    assert site.read(FILE) == before


def test_the_file_of_a_page_that_is_gone_goes(site):
    for language in LANGUAGES:
        (site.folder / f"docs/{language}/topic/page.md").unlink()
    assert "section 'page' of 'topic/page' was confirmed, and does not exist any more" in problems(site)
    confirm(site)
    assert not (site.folder / FILE).exists()


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("heading =", "<<<<<<< HEAD\nheading =", 2, "is not TOML: Invalid"),
        ('", en = "', '0", en = "', 2, "says heading = {'ko': '"),
        ("{ko =", "{fr =", 2, 'expected {ko = "12 hexadecimal digits", en = "12 hexadecimal digits"}'),
        ("page = {", "page = 3 # {", 3, "says page = 3; expected"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(site, old, new, line, message):
    site.write(FILE, site.read(FILE).replace(old, new, 1))
    before = site.read(FILE)
    said = problems(site)
    assert said.startswith(f"{FILE}:{line}: ") and message in said
    assert f"fix: restore the file with git; or delete it, and confirm what {COMMAND} lists" in said
    assert said.count("fix:") == 1, "and not that all of its sections wait"
    for arguments in ((), ("index", "home"), ("topic/page", "heading")):
        result = site.run("nnref.site.confirm", *arguments)
        assert result.returncode == 1 and message in result.stderr
    assert site.read(FILE) == before
    (site.folder / FILE).unlink()
    confirm(site, "topic/page", "heading", "page")
    assert problems(site) == ""


def test_run_py_becomes_the_command_with_its_arguments(monkeypatch):
    """So that a key or a signal that ends it leaves nothing behind."""
    monkeypatch.chdir(CHECKOUT)
    program = runpy.run_path(str(CHECKOUT / "run.py"))
    called = []
    monkeypatch.setitem(program["confirm"].__globals__, "install", called.append)
    monkeypatch.setattr(os, "execve", lambda path, arguments, environment: called.append(arguments))
    monkeypatch.setattr(sys, "argv", ["run.py", "confirm", "topic/page", "heading"])
    program["main"]()
    assert called == ["site", [str(program["PYTHON"]), "-m", "nnref.site.confirm", "topic/page", "heading"]]
