"""Labs: what is committed, what the page shows, what stops a build, and when a notebook runs again."""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from support import CHECKOUT, Site, count_formulas

from nnref.site import labs
from nnref.site.paths import LANGUAGES

NAMES = sorted(path.name for path in (CHECKOUT / "docs/ko/labs").glob("*.ipynb"))
LARGEST = 150_000  # bytes, the HTML of a lab
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def cells(language: str, name: str) -> list[dict]:
    return json.loads((CHECKOUT / "docs" / language / "labs" / name).read_text(encoding="utf-8"))["cells"]


# What is committed


def test_there_is_a_lab():
    assert "and-to-xor.ipynb" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_hold_the_same_code_in_the_same_cells(name):
    ko, en = (
        [(c["cell_type"], c["id"], c["source"] if c["cell_type"] == "code" else None) for c in cells(language, name)]
        for language in LANGUAGES
    )
    assert ko == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_committed_without_what_a_run_leaves_in_it(name, language):
    text = (CHECKOUT / "docs" / language / "labs" / name).read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert text == json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert notebook["metadata"] == {"kernelspec": kernel, "language_info": {"name": "python"}}
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[a-z][a-z0-9-]*", i) for i in ids)
    for cell in notebook["cells"]:
        assert cell["metadata"].keys() <= {"alt"}, cell["id"]
        if cell["cell_type"] == "code":
            assert (cell["execution_count"], cell["outputs"]) == (None, []), cell["id"]
        else:  # what only the site's Markdown pages understand
            assert not re.search(r"\{ ?#|value:|--8<--", "".join(cell["source"])), cell["id"]


# What the page shows


def source_of(built: Path, language: str, name: str) -> str:
    return (built / language / "labs" / name.removesuffix(".ipynb") / "index.html").read_text(encoding="utf-8")


def tree(page: str) -> Element:
    return html5lib.parse(page, namespaceHTMLElements=False)


def headings(page: str) -> list[tuple[str, str]]:
    return [(e.tag, e.get("id")) for e in next(tree(page).iter("article")).iter() if e.tag in HEADINGS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_small(built, name, language):
    assert len(source_of(built, language, name).encode()) <= LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_headings_have_the_ids_of_their_cells_in_both_languages(built, name):
    ko, en = (headings(source_of(built, language, name)) for language in LANGUAGES)
    assert ko == en
    assert {i for _, i in ko} <= {cell["id"] for cell in cells("ko", name)}
    assert ko[0][0] == "h1" and len(ko) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_contents_leads_to_every_section(built, name, language):
    page = source_of(built, language, name)
    contents = next(e for e in tree(page).iter("nav") if "md-nav--secondary" in e.get("class", ""))
    linked = [e.get("href") for e in contents.iter("a")]
    assert linked == [f"#{i}" for level, i in headings(page) if level != "h1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_running_the_notebook_printed_and_drew(built, language):
    page = source_of(built, language, "and-to-xor.ipynb")
    assert '<code tabindex="0">mistakes per epoch: 1 3 3 2 1 0\nw = [2. 1.], b = -2.0\n' in page
    assert "nn-output--error" not in page
    shown = [e.get("aria-label") for e in tree(page).iter() if e.tag.endswith("svg") and e.get("role") == "img"]
    assert shown == [cell["metadata"]["alt"] for cell in cells(language, "and-to-xor.ipynb") if cell["metadata"]]


def test_alternative_texts_are_in_the_language_of_the_page():
    for name in NAMES:
        for ko, en in zip(cells("ko", name), cells("en", name), strict=True):
            assert ko["metadata"].keys() == en["metadata"].keys()
            if "alt" in ko["metadata"]:
                assert re.search("[가-힣]", ko["metadata"]["alt"]) and not re.search("[가-힣]", en["metadata"]["alt"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_formulas_are_mathml(built, name, language):
    article = next(tree(source_of(built, language, name)).iter("article"))
    prose = "".join("".join(e.itertext()) for e in article.iter() if e.tag in ("p", "li", "td", *HEADINGS))
    assert "$" not in prose and "\\" not in prose
    formulas = sum(len(re.findall(r"\${1,2}[^$]+\${1,2}", "".join(c["source"]))) for c in cells(language, name) if c["cell_type"] == "markdown")
    assert count_formulas(article) == formulas


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_one_style_sheet_and_no_script_come_with_a_lab(built, name, language):
    article = next(tree(source_of(built, language, name)).iter("article"))
    assert [e.get("href") for e in article.iter("link")] == ["../../assets/labs.css"]
    assert not list(article.iter("script")) and not list(article.iter("style"))
    assert (built / language / "assets/labs.css").stat().st_size < 5_000


def test_only_labs_load_the_style_sheet_of_labs(built):
    for page in built.rglob("*.html"):
        assert ("labs.css" in page.read_text(encoding="utf-8")) == (page.parent.parent.name == "labs"), page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_is_offered_for_download_and_for_colab(built, name, language):
    page = source_of(built, language, name)
    links = next(e for e in tree(page).iter("p") if e.get("class") == "nn-lab__links")
    notebook = f"docs/{language}/labs/{name}"
    assert [e.get("href") for e in links.iter("a")] == [
        name, f"https://colab.research.google.com/github/nnref/nnref/blob/main/{notebook}",
    ]
    offered = built / language / "labs" / name.removesuffix(".ipynb") / name
    assert offered.read_bytes() == (CHECKOUT / notebook).read_bytes()


# A small lab in a site of its own


def markdown(name: str, source: str) -> dict:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(name: str, source: str, **metadata: str) -> dict:
    return {"cell_type": "code", "id": name, "metadata": metadata, "source": source, "execution_count": None, "outputs": []}


RUN = 'import os\nwith open(os.environ["RUNS"], "a") as runs:\n    print("run", file=runs)\nprint(6 * 7)'


class Lab:
    """A notebook in both languages of a small site, and how often its code has run."""

    def __init__(self, site: Site):
        self.site = site
        self.cells = [markdown("title", "# Lab $x_1$\n\n[page](../topic/page.md#heading)"), code("first", RUN)]

    def write(self) -> None:
        metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
        notebook = {"cells": self.cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        for language in LANGUAGES:
            self.site.write(f"docs/{language}/labs/lab.ipynb", json.dumps(notebook, indent=1))

    def built(self) -> str:
        self.write()
        return self.site.built()

    def refused(self) -> str:
        self.write()
        return self.site.refused("-q")

    def page(self, language: str) -> str:
        return self.site.page(language, "labs/lab/index.html")

    @property
    def runs(self) -> int:
        path = self.site.folder / "runs.txt"
        return path.read_text().count("run") if path.exists() else 0

    @property
    def stored(self) -> list[Path]:
        return sorted(path for path in (self.site.folder / ".cache/labs").rglob("*") if path.is_file())


@pytest.fixture
def lab(tmp_path, small_site, monkeypatch) -> Lab:
    monkeypatch.setenv("RUNS", str(tmp_path / "runs.txt"))
    return Lab(Site(tmp_path, labs=True, warm=small_site))


def test_the_code_runs_once_for_both_languages_and_again_only_after_a_change(lab):
    lab.built()
    for language in LANGUAGES:
        assert '<code tabindex="0">42</code>' in lab.page(language)
        assert '<a href="../../topic/page/#heading">page</a>' in lab.page(language)
    assert lab.runs == 1
    assert "Executing" not in lab.built()
    lab.cells[0]["source"] += "\n\nMore prose."
    lab.built()
    assert lab.runs == 1 and "More prose." in lab.page("en")
    lab.cells[1]["source"] += "\nprint(43)"
    lab.built()
    assert lab.runs == 2 and "43" in lab.page("ko")
    before = {path.parent for path in lab.stored}
    lab.site.write("nnref/data.py", lab.site.read("nnref/data.py") + "\n# edited\n")
    lab.built()
    assert lab.runs == 3
    assert len(lab.stored) == 3 and not before & {path.parent for path in lab.stored}  # what is old is gone


@pytest.mark.parametrize(
    "damage", [lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b.replace(b"42", b"41"), lambda b: b"\xff" + b, lambda b: b + b"\n"]
)
def test_a_damaged_entry_counts_as_none(tmp_path, damage):
    entry = tmp_path / "run.lab.0.json"
    labs.keep(entry, '[[1, "42"]]', "run.lab")
    assert labs.load(entry) == '[[1, "42"]]'
    entry.write_bytes(damage(entry.read_bytes()))
    assert labs.load(entry) is None


def test_a_build_computes_damaged_entries_again(lab):
    lab.built()
    for path in lab.stored:
        path.write_bytes(path.read_bytes()[:-5])
    lab.built()
    assert lab.runs == 2
    assert all('<code tabindex="0">42</code>' in lab.page(language) for language in LANGUAGES)


def test_an_interrupted_write_leaves_no_entry(tmp_path, monkeypatch):
    entry = tmp_path / "page.en.lab.0.html"

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(labs.os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            labs.keep(entry, "content", "page.en.lab")
    assert labs.load(entry) is None and not entry.exists()
    labs.keep(entry, "content\nof two lines\r\n", "page.en.lab")
    assert labs.load(entry) == "content\nof two lines\r\n"


def test_a_failing_cell_stops_the_build_and_is_named(lab):
    lab.cells.append(code("second", 'text = "<b>"\nprint(text + 1)'))
    said = lab.refused()
    line = lab.site.read("docs/ko/labs/lab.ipynb").splitlines().index('   "id": "second",') + 1
    assert f"docs/ko/labs/lab.ipynb:{line}: cell 3 of 3 (second: text = \"<b>\" ...) failed: TypeError: can only concatenate" in said
    assert "fix: run the notebook in Jupyter and correct the cell" in said
    assert "line 2" in said
    assert "\x1b" not in said
    assert "mkdocs_jupyter" not in said  # the error, not ours


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (code("bad", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"), "cell 3 of 3 (bad: import os, signal ...) failed: DeadKernelError"),
        (code("bad", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"), "cell bad draws a figure that has no alternative text"),
        (code("bad", "import matplotlib.pyplot as plt\nplt.plot([1, 2], color='#123456')\nplt.show()", alt="a line"), "cell bad: the figure uses #123456"),
        (markdown("bad", r"$\nothing{x}$"), "cell bad: a formula cannot be read"),
    ],
)
def test_what_cannot_be_shown_stops_the_build(lab, cell, message):
    lab.cells.append(cell)
    assert message in lab.refused()


@pytest.fixture(scope="module")
def shown(tmp_path_factory, small_site) -> tuple[Lab, str]:
    """A lab with much to show, and what its build said."""
    folder = tmp_path_factory.mktemp("lab")
    lab = Lab(Site(folder, labs=True, warm=small_site))
    lab.cells[0]["source"] += " [gone](../topic/gone.md)"
    lab.cells[1:] = [
        code("figure", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", alt='a "line" & more'),
        code("text", r'print("<script>alert(1)</script> \x1b[31mred\x1b[0m")'),
        code("pieces", "import time\nfor k in range(3):\n    print(k, flush=True)\n    time.sleep(0.4)"),
    ]
    return lab, lab.built()


def test_a_link_to_no_page_is_a_warning(shown):
    assert "labs/lab.ipynb: the link '../topic/gone.md' leads to no page" in shown[1]


def test_another_forge_has_no_colab_link(shown, monkeypatch):
    lab = shown[0]
    assert "colab" in lab.page("en")
    monkeypatch.setenv("NNREF_REPO_URL", "https://forge.example/someone/nnref")
    assert "Executing" not in lab.built()
    assert "colab" not in lab.page("en") and 'href="lab.ipynb" download' in lab.page("en")


def test_a_figure_follows_the_color_scheme_and_is_described(shown):
    figure = re.search(r'<figure class="nn-figure">.*?</figure>', shown[0].page("en"), re.DOTALL)[0]
    assert "var(--nn-blue)" in figure and "<style" not in figure
    assert next(e for e in tree(figure).iter() if e.get("role") == "img").get("aria-label") == 'a "line" & more'


def test_what_a_program_prints_is_shown_as_text(shown):
    page = shown[0].page("en")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "\x1b" not in page


def test_what_is_printed_in_pieces_is_one_output(shown):
    assert '<code tabindex="0">0\n1\n2</code>' in shown[0].page("ko")


SURROUNDINGS = """\
import os, sys, matplotlib
for name in "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MPLCONFIGDIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR":
    print(name, os.environ[name])
print("python", sys.executable)
print("cwd", os.getcwd())
open("left.txt", "w").close()"""


def test_a_lab_runs_in_this_environment_quietly_and_writes_in_the_checkout_only(lab, tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    foreign = home / ".local/share/jupyter/kernels/python3/kernel.json"  # a kernel of the same name, elsewhere
    foreign.parent.mkdir(parents=True)
    foreign.write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    startup = home / ".ipython/profile_default/startup/mine.py"
    startup.parent.mkdir(parents=True)
    startup.write_text("print('mine')")
    before = sorted(home.rglob("*"))
    monkeypatch.setenv("HOME", str(home))
    lab.cells[1] = code("first", SURROUNDINGS)
    lab.write()
    said = lab.site.built("-q").splitlines()
    assert [line for line in said if not line.startswith("running programs")] == []
    assert sorted(home.rglob("*")) == before
    shown = html.unescape(lab.page("en"))
    cache = lab.site.folder / ".cache"
    assert "OMP_NUM_THREADS 1" in shown and "OPENBLAS_NUM_THREADS 1" in shown
    for name in ("MPLCONFIGDIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "cwd"):
        assert f"{name} {cache}/" in shown
    assert f"python {sys.executable}" in shown
    assert "mine" not in shown
    assert not list((lab.site.folder / "docs").rglob("left.txt")) and not list(cache.rglob("left.txt"))
