"""Labs: notebooks that mkdocs-jupyter executes and renders, made into pages like all others.

`configure` points mkdocs-jupyter at the template in jupyter/; `guard` keeps what it rendered and says what
went wrong in which cell; `clean` finishes the page. What happens inside nbconvert is in notebooks.py.

mkdocs-jupyter's own cache is off: each build of it drops whatever that build did not use (and a site is two
builds), its key lacks what a notebook imports, and an interrupted write leaves half an entry.
"""

from __future__ import annotations

import fcntl
import hashlib
import html
import logging
import os
import platform
import posixpath
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from nnref.site import languages, palette
from nnref.site.paths import CACHE, ROOT
from nnref.site.problems import Problem, line_of, problem_box

log = logging.getLogger("mkdocs.nnref")

HERE = Path(__file__).parent
TEMPLATES = HERE / "jupyter"  # with nbconvert's configuration, which puts notebooks.py into it
STORE = CACHE / "labs"
STYLES = "assets/labs.css"
PLUGIN = "mkdocs-jupyter"


class LabError(Exception):
    """What is wrong in a cell of a notebook."""

    def __init__(self, cell_id: str, message: str, fix: str, detail: str = ""):
        super().__init__(message)
        self.cell_id, self.message, self.fix, self.detail = cell_id, message, fix, detail


def is_lab(page: Page) -> bool:
    return page.file.src_uri.endswith(".ipynb")


def configure(config: MkDocsConfig) -> None:
    """Set up mkdocs-jupyter for this build, and drop what older code and older versions computed."""
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        return
    from mkdocs_jupyter.config import settings

    settings.templates_dir = str(TEMPLATES)
    plugin.config["cache"] = False
    plugin.config["kernel_name"] = "python3"  # looked up in this environment alone: see _surroundings
    for old in STORE.glob("*"):
        if old != folder():
            shutil.rmtree(old, ignore_errors=True)


# Executing and rendering


def guard(page: Page, config: MkDocsConfig, serving: bool) -> None:
    """After mkdocs-jupyter has put its own `render` into the page: render once per change, and say what fails.

    A failure stops a build; `mkdocs serve` shows it in the page.
    """
    if not is_lab(page) or PLUGIN not in config.plugins:
        return
    render = page.render  # mkdocs-jupyter's

    def guarded(config: MkDocsConfig, files: Files) -> None:
        try:
            _render(page, render, config, files)
        except Exception as error:
            problem = _problem(Path(page.file.abs_src_path), error)
            if not serving:
                raise BuildError(str(problem)) from error
            log.error(str(problem))
            title = f"{problem.file}:{problem.line}: {problem.message}"
            page.content = problem_box(title, problem.detail or problem.fix)
            page.toc = get_toc([])

    page.render = guarded


def _render(page: Page, render, config: MkDocsConfig, files: Files) -> None:
    notebook = Path(page.file.abs_src_path)
    options = sorted(config.plugins[PLUGIN].config.items())
    name = f"page.{languages.language_of(config)}.{notebook.stem}"
    entry = folder() / f"{name}.{digest(notebook.read_bytes(), repr(options).encode())}.html"
    content = load(entry)
    if content is None:
        log.info(f"Executing and rendering {page.file.src_uri}")
        with _alone(), _surroundings():  # the other language may be built at the same time, and its code is the same
            render(config, files)
        # mkdocs-jupyter adds the style sheet of its code colours; the theme has its own
        content = re.sub(r"\s*<style>(?:(?!</style>).)*</style>\s*\Z", "", page.content, flags=re.DOTALL)
        keep(entry, content, name)
    page.content = content
    headings = _headings(content)
    page.toc = get_toc(_nested(headings))
    page.title = next((h["name"] for h in headings if h["level"] == 1), page.title)
    if first := re.search(r"<p>(.*?)</p>", content, re.DOTALL):  # what the reader will be able to do
        page.meta["description"] = html.unescape(re.sub(r"<[^>]+>", "", first[1]).strip())


_HEADING = re.compile(r'<h(?P<level>[1-6]) id="(?P<id>[^"]+)">(?P<name>.*?)</h(?P=level)>', re.DOTALL)


def _headings(content: str) -> list[dict]:
    return [
        {"level": int(m["level"]), "id": m["id"], "name": re.sub(r"<[^>]+>", "", m["name"]).strip(), "children": []}
        for m in _HEADING.finditer(content)
    ]


def _nested(headings: list[dict]) -> list[dict]:
    """Each heading among the children of the nearest one before it that stands above it."""
    top: list[dict] = []
    above: list[dict] = []
    for heading in headings:
        while above and above[-1]["level"] >= heading["level"]:
            above.pop()
        (above[-1]["children"] if above else top).append(heading)
        above.append(heading)
    return top


def _problem(notebook: Path, error: Exception) -> Problem:
    file = os.path.relpath(notebook, ROOT)
    if isinstance(error, LabError):
        return Problem(file, line_of(notebook, f'"id": "{error.cell_id}"'), error.message, error.fix, error.detail)
    message = f"{type(error).__name__}: {error}"
    return Problem(file, 1, message, "open it in Jupyter and save it again", traceback.format_exc())


@contextmanager
def _surroundings() -> Iterator[None]:
    """What the kernel inherits: nothing of the user's own settings, one thread, and all writing in .cache."""
    jupyter = CACHE / "jupyter"
    ours = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
        "IPYTHONDIR": str(jupyter / "ipython"),
        "JUPYTER_CONFIG_DIR": str(TEMPLATES),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "JUPYTER_RUNTIME_DIR": str(jupyter / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    }
    theirs = ("JUPYTER_CONFIG_PATH", "JUPYTER_NO_CONFIG", "JUPYTER_PATH", "MATPLOTLIBRC")
    jupyter.mkdir(parents=True, exist_ok=True)  # IPython goes elsewhere when it is missing
    before = dict(os.environ)
    os.environ.update(ours)
    for name in theirs:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _alone() -> Iterator[None]:
    STORE.mkdir(parents=True, exist_ok=True)
    with (STORE.parent / "labs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# The store: a folder for all that any lab depends on, in it an entry per notebook. The first line of an entry
# is the digest of the rest.


def folder() -> Path:
    """Where results of this package, these tools and these versions are kept."""
    core = (path for path in (ROOT / "nnref").rglob("*") if HERE not in path.parents)
    site = (HERE / f"{name}.py" for name in ("figures", "formulas", "labs", "notebooks", "style"))
    files = [*core, *site, *TEMPLATES.rglob("*"), *(HERE / "fonts").glob("*.ttf"), palette.SOURCE]
    files = sorted(path for path in files if path.is_file() and "__pycache__" not in path.parts)
    parts = [part for path in files for part in (path.relative_to(ROOT).as_posix().encode(), path.read_bytes())]
    return STORE / digest(_versions().encode(), *parts)[:16]


@cache
def _versions() -> str:
    tools = ("numpy", "matplotlib", "mkdocs-jupyter", "nbconvert", "nbclient", "ipykernel", "math-core", "pygments")
    return " ".join([sys.version, platform.machine(), *(version(tool) for tool in tools)])


def digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def load(entry: Path) -> str | None:
    """What an entry holds; None when there is none, or not a whole one."""
    try:
        checked, _, content = entry.read_bytes().decode().partition("\n")
    except (OSError, ValueError):
        return None
    return content if checked == digest(content.encode()) else None


def keep(entry: Path, content: str, name: str) -> None:
    """Write an entry in one step, so that an interrupted build leaves a whole one or none; then drop `name`'s older ones."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=entry.parent, suffix=".part", delete=False, encoding="utf-8", newline="") as file:
        file.write(f"{digest(content.encode())}\n{content}")
    os.replace(file.name, entry)
    for old in entry.parent.glob(f"{name}.*"):
        if old != entry:
            old.unlink(missing_ok=True)


# The page


def clean(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page of a lab: with its style sheet, links, permalinks, and the words of its language."""
    if not is_lab(page):
        return content
    styles = files.get_file_from_path(STYLES)
    if styles is None:
        styles = File.generated(config, STYLES, content=(HERE / "labs.css").read_text(encoding="utf-8"))
        files.append(styles)
    words = languages.texts(languages.language_of(config))
    permalink = config.mdx_configs.get("toc", {}).get("permalink_title", "Permanent link")
    content = _HEADING.sub(
        lambda m: f'<h{m["level"]} id="{m["id"]}">{m["name"]}<a class="headerlink" href="#{m["id"]}" '
        f'title="{html.escape(permalink)}">&para;</a></h{m["level"]}>',
        content,
    )
    content = content.replace("</h1>", f"</h1>\n{_links(page, config, words['labs'])}", 1)
    content = content.replace(
        '<span class="nn-output__label"></span>', f'<span class="nn-output__label" data-search-exclude="">{html.escape(words["output"])}</span>'
    )
    content = re.sub(r'(<a href=")([^"]+)(")', lambda m: m[1] + _address(m[2], page, files) + m[3], content)
    return f'<link rel="stylesheet" href="{styles.url_relative_to(page.file)}">\n{content}'


def _links(page: Page, config: MkDocsConfig, words: dict[str, str]) -> str:
    """Where to get the notebook and where to run it, and that the page was made by running it."""
    name = posixpath.basename(page.file.src_uri)  # mkdocs-jupyter (include_source) puts it beside the page
    links = [f'<a href="{name}" download>{html.escape(words["download"])}</a>']
    repository = urlsplit(config.repo_url or "")
    if repository.hostname == "github.com":
        owner = repository.path.strip("/").removesuffix(".git")
        notebook = f"{owner}/blob/main/docs/{languages.language_of(config)}/{page.file.src_uri}"
        links.append(f'<a href="https://colab.research.google.com/github/{notebook}">{html.escape(words["colab"])}</a>')
    return f'<p class="nn-lab__links">{" ".join(links)}</p>\n<p class="nn-lab__note">{html.escape(words["made_by"])}</p>'


def _address(link: str, page: Page, files: Files) -> str:
    """A link between sources as a link between pages; MkDocs does this for Markdown pages alone."""
    link = html.unescape(link)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path.endswith((".md", ".ipynb")):
        return html.escape(link)
    if parts.path == posixpath.basename(page.file.src_uri):
        return html.escape(link)
    target = files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), parts.path)))
    if target is None:
        log.warning(f"{page.file.src_uri}: the link {link!r} leads to no page")
        return html.escape(link)
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return html.escape(target.url_relative_to(page.file) + anchor)
