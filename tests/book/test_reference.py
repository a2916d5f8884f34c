"""The reference pages of this checkout: every public name, as its docstring has it, in both languages."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from support import CHECKOUT, count_formulas

import nnref
from nnref.site import reference
from nnref.site.languages import texts
from nnref.site.paths import LANGUAGES

MATH = "{http://www.w3.org/1998/Math/MathML}math"
CLASSES = [name for name in nnref.__all__ if inspect.isclass(getattr(nnref, name))]
MODULES = sorted(set(nnref._MODULE_OF.values()))
FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
NOT_FORMULA = re.compile(r"``.*?``|`[^`]*`|^\s*(?:>>>|\.\.\. ).*$", re.MULTILINE)


@cache
def article(built: Path, language: str, module: str = "") -> Element:
    page = html5lib.parse((built / language / "reference" / module / "index.html").read_text(encoding="utf-8"),
                          namespaceHTMLElements=False)
    return next(page.iter("article"))


def find(parent: Element, mark: str) -> list[Element]:
    return [element for element in parent.iter() if mark in element.get("class", "").split()]


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def headings(parent: Element) -> dict[str, str]:
    return {e.get("id"): text(e).removesuffix("¶").strip() for e in parent.iter() if e.tag in ("h1", "h2", "h3", "h4")}


def entry(built: Path, language: str, name: str) -> Element:
    """All that the page says of a public name."""
    objects = find(article(built, language, nnref._MODULE_OF[name]), "doc-object")
    return next(e for e in objects if next(iter(headings(e)), "") == f"nnref.{name}")


def methods(cls: type) -> list[str]:
    """The public ones, without those that come from Python."""
    ours = {name for base in cls.__mro__ if base.__module__.startswith("nnref.") for name in vars(base)}
    return [name for name, _ in inspect.getmembers(cls, inspect.isroutine) if name in ours and not name.startswith("_")]


def owner(cls: type, method: str) -> str:
    """The public class that a method comes from; "" if it comes from one that is not public."""
    name = next(base.__name__ for base in cls.__mro__ if method in vars(base))
    return name if name in nnref.__all__ else ""


# Nothing is missing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", nnref.__all__)
def test_a_public_name_has_its_heading_on_the_page_of_its_module(built, language, name):
    assert headings(article(built, language, nnref._MODULE_OF[name])).get(f"nnref.{name}") == name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CLASSES)
def test_a_public_method_has_its_heading_or_leads_to_that_in_a_base(built, language, name):
    section = entry(built, language, name)
    ends = [link.get("href", "").partition("#")[2] for made in find(section, "nn-api__made") for link in made.iter("a")]
    for method in methods(getattr(nnref, name)):
        base = owner(getattr(nnref, name), method)
        if base in (name, ""):
            assert headings(section).get(f"nnref.{name}.{method}") == method
        else:
            assert f"nnref.{base}.{method}" in ends


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_leads_to_every_name_and_says_what_it_does(built, language):
    rows = {text(row[0]): row for row in article(built, language).iter("tr")}
    assert set(nnref.__all__) <= set(rows)
    for name in nnref.__all__:
        link, = rows[name][0].iter("a")
        assert link.get("href") == f"{nnref._MODULE_OF[name]}/#nnref.{name}"
        assert len(text(rows[name][1])) > 10, name


def test_every_module_has_a_title_and_a_word_of_introduction_in_both_languages():
    found = {module.name: module for group in reference.groups() for module in group.modules}
    assert set(found) == set(MODULES)
    lacking = [name for name, module in found.items()
               if not set(LANGUAGES) == set(module.titles) == set(module.intros)]
    assert lacking == [], f"add them to {reference.SOURCE.relative_to(CHECKOUT)}"


def test_no_title_is_left_of_a_module_that_is_gone():
    named = re.findall(r'^name = "(\w+)"', reference.SOURCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in named if not (CHECKOUT / f"nnref/{name}.py").is_file()] == []


@pytest.mark.parametrize("module", MODULES)
def test_both_languages_show_the_same(built, module):
    one, two = (article(built, language, module) for language in LANGUAGES)
    assert list(headings(one)) == list(headings(two))
    for tag in (MATH, "pre", "td"):
        found = [text(e).replace("기본값", "default").replace("없음", "none") for e in one.iter() if e.tag == tag]
        assert found == [text(e) for e in two.iter() if e.tag == tag]


# What stands there is what the package does


def called(built: Path, language: str, name: str) -> ast.arguments:
    """The parameters that the page shows, parsed."""
    shown = find(entry(built, language, name), "nn-api__signature")[0]
    code = next(shown.iter("code"))
    return ast.parse(f"def {''.join(code.itertext()).strip()}: pass").body[0].args


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", nnref.__all__)
def test_the_signature_is_that_of_the_call(built, language, name):
    arguments = called(built, language, name)
    shown = [(a.arg, "POSITIONAL_ONLY") for a in arguments.posonlyargs] + [(a.arg, "POSITIONAL_OR_KEYWORD") for a in arguments.args]
    shown += [(arguments.vararg.arg, "VAR_POSITIONAL")] if arguments.vararg else []
    shown += [(a.arg, "KEYWORD_ONLY") for a in arguments.kwonlyargs]
    shown += [(arguments.kwarg.arg, "VAR_KEYWORD")] if arguments.kwarg else []
    runtime = inspect.signature(getattr(nnref, name)).parameters.values()
    assert shown == [(parameter.name, parameter.kind.name) for parameter in runtime]
    given = len(arguments.defaults) + len([default for default in arguments.kw_defaults if default is not None])
    assert given == len([p for p in runtime if p.default is not p.empty])


def documented() -> Iterator[tuple[str, list[str]]]:
    """Each entry, and the docstrings that stand in it."""
    for name in nnref.__all__:
        value = getattr(nnref, name)
        own = [inspect.getdoc(value)]
        if inspect.isclass(value):
            own += [inspect.getdoc(member) for key, member in vars(value).items() if isinstance(member, property)]
            own += [inspect.getdoc(getattr(value, key)) for key in methods(value) if owner(value, key) in (name, "")]
        yield name, [doc for doc in own if doc]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_of_a_docstring_is_rendered(built, language):
    for name, docstrings in documented():
        written = sum(len(FORMULA.findall(NOT_FORMULA.sub("", doc))) for doc in docstrings)
        assert count_formulas(entry(built, language, name)) == written, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", ["", *MODULES])
def test_nothing_of_the_markup_is_left(built, language, module):
    page = article(built, language, module)
    for element in page.iter():
        own = [] if element.tag in ("code", "annotation") else [element.text or ""]
        for part in [*own, *(child.tail or "" for child in element if element.tag not in ("code", "pre", "span"))]:
            assert not re.search(r"\$|``|<autoref|</?code|\\\(|\\\[|^:::|\[\d+\]_|----|\]\[", part), part
    assert not [element for element in page.iter() if element.tag in ("autoref", "merror")]


@pytest.mark.parametrize("name", nnref.__all__)
def test_every_section_of_a_docstring_is_shown_under_its_name_in_the_language(built, name):
    keys = {"Notes": "note", "See Also": "see-also"}
    wanted = re.findall(r"^([A-Z][A-Za-z ]+)\n-+$", inspect.getdoc(getattr(nnref, name)), re.MULTILINE)
    for language in LANGUAGES:
        words = texts(language)["reference"]["sections"]
        shown = [text(e) for e in without_methods(entry(built, language, name))
                 if e.tag == "caption" or e.get("class") == "nn-api__section"]
        assert [title for title in shown if title != words["attributes"]] == [
            words[keys.get(title, title.lower())] for title in wanted if title != "Attributes"
        ]
        assert (words["attributes"] in shown) >= ("Attributes" in wanted)


def without_methods(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if "doc-children" not in child.get("class", ""):
            yield from without_methods(child)


def test_a_name_in_a_docstring_leads_to_its_entry(built):
    links = [link for link in entry(built, "ko", "threshold_unit").iter("a") if text(link) == "Perceptron"]
    assert links and links[0].get("href") == "#nnref.Perceptron"


def test_the_english_text_on_a_korean_page_says_that_it_is_english(built):
    for module in MODULES:
        for element in find(article(built, "ko", module), "doc-contents"):
            for paragraph in element.iter("div"):
                if not {"doc", "highlight"} & set(paragraph.get("class", "").split()) and "nn-api__signature" != paragraph.get("class"):
                    assert paragraph.get("lang") == "en" or paragraph.get("class") == "arithmatex"
