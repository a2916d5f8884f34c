"""From a docstring to the reference: a small package with everything that the real one may hold."""

from __future__ import annotations

import re
from html import unescape

import pytest
from support import Site

MODULE = r'''
"""The page has a first line of its own, in its language.

Things that are made: `nnref.made`, `Doubled` and `nnref.unknown`.
"""

from collections.abc import Callable
from dataclasses import dataclass


class Doubled:
    """A function that is called with a list and doubles $x_1$.

    Attributes
    ----------
    name : str
    """

    def __call__(self, z: list, /, *rest: int, **params: float) -> list:
        return []

    def twice(self, z: list) -> list:
        """Call it two times; see `once` and `Record.total`."""

    def once(self, z: list) -> list:
        """Call it; `z` and `once` are no links, and ``Record`` neither."""


def doubled(note: str) -> Callable[[Callable[..., None]], Doubled]:
    """Make a `Doubled`."""


@doubled("hidden")
def made(z: list, out: list, *, alpha: float = 0.5, beta: int = 1, kind: str = "one") -> None:
    r"""Double, by $\alpha$ of [1]_.

    $$f(z) = \alpha z$$

    Parameters
    ----------
    z : list of ``n`` numbers, or a `Record`
    alpha, beta : float
        Below $1$.
    kind : {"one", "two"}
        Of a `Record`.

    Returns
    -------
    a : list

    Raises
    ------
    Nothing.

    References
    ----------
    .. [1] A. Author,
       *A book*, 1999.

    Examples
    --------
    >>> made([1]) # doctest: +SKIP
    `Record`
    """


@dataclass
class Record:
    """What is kept.

    Raises
    ------
    ValueError
        Never.
    """

    total: int  #: all of it, in $n$
    rest: list[int]  #: what is left
    secret: int = 0


class Hidden:
    def kept(self) -> int:
        """Count; `kept` and `Longer.kept`."""


class Longer(Doubled, Hidden):
    """With more to say."""

    def __init__(self, first_parameter=None, second_parameter=None, third_parameter="a long text", *, last=1): ...
'''
PUBLIC = {"Doubled": "things", "Longer": "things", "Record": "things", "doubled": "things", "made": "things", "gate": "data"}


def write_package(site: Site, module: str = MODULE, **more: str) -> None:
    public = PUBLIC | more
    text = site.read("nnref/__init__.py")
    site.write("nnref/__init__.py", re.sub(r"_MODULE_OF = \{.*?\n\}", f"_MODULE_OF = {public!r}", text, flags=re.DOTALL))
    imports = "".join(f"from nnref.{module} import {name} as {name}\n" for name, module in public.items())
    site.write("nnref/__init__.pyi", f"{imports}\n__all__ = {list(public)!r}\n")
    site.write("nnref/things.py", module)


@pytest.fixture(scope="module")
def made(tmp_path_factory, small_site) -> Site:
    site = Site(tmp_path_factory.mktemp("reference"), reference=True, warm=small_site)
    write_package(site)
    site.built("--strict")
    return site


def entry(site: Site, name: str, language: str = "en", module: str = "things") -> str:
    page = site.page(language, f"reference/{module}/index.html")
    article = page[page.index("<article") : page.index("</article>")]
    start = article.index(f'id="nnref.{name}"')
    following = re.search(r"<h2 id=", article[start:])
    return article[start : start + following.start() if following else len(article)]


def signature(site: Site, name: str) -> str:
    code = re.search(r'nn-api__signature.*?<code>(.*?)</code>', entry(site, name), re.DOTALL)[1]
    return re.sub("<[^>]+>", "", code).strip()


def test_what_a_decorator_makes_is_shown_as_it_is_called(made):
    assert signature(made, "made") == "made(z, /, *rest, alpha=0.5, beta=1, kind=\"one\")"
    shown = entry(made, "made")
    assert 'href="#nnref.Doubled"><code>Doubled</code>' in shown
    assert "hidden" not in shown and "<code>out</code>" not in shown


def test_what_is_no_such_decorator_changes_nothing(made):
    assert signature(made, "doubled") == "doubled(note)"
    assert signature(made, "Record") == "Record(total, rest, secret=0)"


def test_a_long_signature_has_a_line_for_each_parameter(made):
    assert signature(made, "Longer").splitlines() == [
        "Longer(", "    first_parameter=None,", "    second_parameter=None,", "    third_parameter=\"a long text\",",
        "    *,", "    last=1,", ")",
    ]


def test_what_comes_from_a_base_leads_there(made):
    shown = entry(made, "Longer")
    assert 'href="#nnref.Doubled"' in shown and 'href="#nnref.Doubled.twice"' in shown
    assert 'id="nnref.Longer.twice"' not in shown


def test_what_comes_from_a_base_that_is_not_public_stands_with_the_class(made):
    shown = entry(made, "Longer")
    assert 'id="nnref.Longer.kept"' in shown and "Hidden" not in shown


def test_each_parameter_has_its_own_default(made):
    rows = re.findall(r'<th scope="row">\s*<code>(\w+)</code>.*?<td lang="en">(.*?)</td>', entry(made, "made"), re.DOTALL)
    shown = {name: re.sub(r"<math.*?</math>", "formula", text, flags=re.DOTALL) for name, text in rows}
    assert re.findall("<code>(.*?)</code>", shown["alpha"]) == ["0.5"]
    assert re.findall("<code>(.*?)</code>", shown["beta"]) == ["1"]
    assert re.findall("<code>(.*?)</code>", shown["z"]) == ["n", "Record"]
    assert unescape(re.sub("<[^>]+>", " ", shown["kind"]).replace(" ,", ",")).split() == ["one", "of", '"one",', '"two",', "default", '"one"', "Of", "a", "Record", "."]
    assert re.search("Below <span[^>]*>formula", shown["alpha"])


def test_formulas_are_rendered_and_programs_are_left_alone(made):
    shown = entry(made, "made")
    assert shown.count("<math") == 4 and "$" not in shown
    assert "`Record`" in re.sub("<[^>]+>", "", shown)  # what the example printed
    assert "doctest" not in shown


def test_sources_are_a_list(made):
    shown = entry(made, "made")
    assert re.search(r"<ol>\s*<li>A\. Author,\s*<em>A book</em>, 1999\.</li>\s*</ol>", shown)
    assert "of [1]." in re.sub("<[^>]+>", "", re.sub("<math.*?</math>", "", shown, flags=re.DOTALL))
    assert "]_" not in shown


def test_comments_document_attributes(made):
    shown = entry(made, "Record")
    assert shown.index(">Attributes<") < shown.index("all of it, in <math>") < shown.index("what is left") < shown.index(">Raises<")
    assert "secret</code>" not in shown.replace("secret=0", "")


def test_names_in_backticks_become_links(made):
    page = made.page("en", "reference/things/index.html")
    assert '<a class="autorefs autorefs-internal" href="#nnref.Doubled"><code>Doubled</code></a>' in page
    assert "<code>nnref.unknown</code>" in page and "#nnref.unknown" not in page
    assert "a first line of its own" not in page
    twice, once = entry(made, "Doubled").split('id="nnref.Doubled.once"')
    assert 'href="#nnref.Doubled.once"><code>once</code>' in twice
    assert "<a " not in re.search(r"Call it; .*?</p>", once)[0]


def test_sections_have_names_in_the_language_of_the_page(made):
    shown = re.findall(r"<caption>(.*?)</caption>|nn-api__section\">(.*?)</p>", entry(made, "made", "ko"))
    assert ["".join(pair) for pair in shown] == ["매개변수", "반환값", "예외", "참고 문헌", "예제"]
    assert "없음" in entry(made, "made", "ko") and "none" in entry(made, "made")


def test_a_module_without_a_title_has_its_page_all_the_same(made):
    for language in ("ko", "en"):
        assert '<h1 id="nnref.things">things<' in made.page(language, "reference/things/index.html")
        index = made.page(language, "reference/index.html")
        assert 'href="things/#nnref.made"><code>made</code>' in index
        assert '>things</span>' in re.sub(r"\s+", "", index) or ">things<" in re.sub(r"\s+", "", index)


def test_the_pages_lead_to_the_source_and_to_its_editor(made):
    page = made.page("ko", "reference/things/index.html")
    line = MODULE.splitlines().index("class Record:") + 1
    assert re.search(rf'href="https://github.com/nnref/nnref/blob/main/nnref/things\.py#L{line - 1}-L\d+"', page)
    assert 'href="https://github.com/nnref/nnref/edit/main/nnref/things.py"' in page


def test_nothing_of_the_package_is_imported(site_of_errors):
    write_package(site_of_errors, MODULE + "\nraise RuntimeError('imported')\n")
    site_of_errors.built("--strict")


@pytest.fixture
def site_of_errors(tmp_path, small_site) -> Site:
    return Site(tmp_path, reference=True, warm=small_site)


@pytest.mark.parametrize(("old", "new", "message"), [
    ("    z : list of", "    y : list of", "Parameter 'y' does not appear in the function signature"),
    ("Call it two times; see `once`", "See [there](nowhere.md)", "nowhere.md"),
    (r"\alpha z$$", r"\nonsense z$$", "nonsense"),
])
def test_a_wrong_docstring_stops_a_strict_build(site_of_errors, old, new, message):
    assert old in MODULE
    write_package(site_of_errors, MODULE.replace(old, new))
    assert message in site_of_errors.refused("--strict")


def test_a_name_that_no_module_has_stops_the_build(site_of_errors):
    write_package(site_of_errors, missing="things")
    assert "nnref.missing" in site_of_errors.refused("--strict")


def test_without_a_place_in_the_navigation_there_are_no_such_pages(built_site):
    assert not (built_site.folder / "site/en/reference").exists()


def test_a_second_build_renders_no_docstring_and_makes_the_same_pages(site_of_errors):
    write_package(site_of_errors)

    def pages() -> dict[str, str]:
        return {str(path): path.read_text(encoding="utf-8") for path in (site_of_errors.folder / "site").rglob("*.html")}

    assert "Rendering nnref.made" in site_of_errors.built("--strict", "--verbose")
    first, kept = pages(), sorted((site_of_errors.folder / ".cache/reference").iterdir())
    assert [path.name.rpartition(".")[0].rpartition(".")[0] for path in kept] == ["en.data", "en.things", "ko.data", "ko.things"]
    assert "Rendering nnref.made" not in site_of_errors.built("--strict", "--verbose")
    assert pages() == first


def test_an_edit_of_a_docstring_renders_it_again(site_of_errors):
    write_package(site_of_errors)
    site_of_errors.built("--strict")
    site_of_errors.replace("nnref/things.py", "Call it two times", "Call it twice")
    site_of_errors.built("--strict")
    assert "Call it twice" in entry(site_of_errors, "Doubled") and "two times" not in entry(site_of_errors, "Doubled")


def test_a_build_that_warns_keeps_nothing(site_of_errors):
    write_package(site_of_errors, MODULE.replace(r"\alpha z$$", r"\nonsense z$$"))
    for _ in range(2):
        assert "nonsense" in site_of_errors.refused("--strict")
