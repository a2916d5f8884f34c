"""The sites that site_build.py measures, each a folder of its own: ours, the floor and the peers.

Every site says what a build of it must show (`check`); a build that does not is no measurement.
"""

from __future__ import annotations

import html
import json
import re
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from nnref.site.expansion import expand
from nnref.site.paths import LANGUAGES


class NotTheSameWork(Exception):
    """A site lacks something that it was measured for."""


@dataclass(frozen=True)
class Program:
    """A snippet, and what it does when it is run alone."""

    name: str
    source: str
    printed: str
    figures: int  # how many it draws
    svg_bytes: int  # how large they are


def copy(source: Path, folder: Path, *without: str) -> None:
    """What the site is made from, and nothing that was made."""
    skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", *without)
    for name in ("docs", "nnref", "snippets"):
        shutil.copytree(source / name, folder / name, ignore=skip)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(source / name, folder)


def expand_exercises(folder: Path) -> None:
    """Write the exercises into the pages: tools that do not know `exercise:` then show the same text."""
    for language in LANGUAGES:
        for path in (folder / "docs" / language).rglob("*.md"):
            path.write_text(expand(path.read_text(encoding="utf-8"), language).text, encoding="utf-8")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shown(pages: list[str]) -> str:
    """What a reader sees on the pages, as one line. A program's `<` may look like a tag: keep those with a space."""
    return _plain(html.unescape(" ".join(re.sub(r"</?[a-zA-Z!][^>]*>", "", page) for page in pages)))


def _replace(pattern: str, new: str, text: str) -> str:
    text, count = re.subn(pattern, new, text, flags=re.MULTILINE)
    if count != 1:
        raise SystemExit(f"mkdocs.yml: {pattern!r} found {count} times; expected once: correct benchmarks/sites.py")
    return text


class Site(ABC):
    """A folder with an mkdocs.yml, made from `source`, a copy of the checkout."""

    runs = True  # its pages show output and figures
    figure = ""  # what stands in a page once per figure
    backend: str | None = "agg"  # what MPLBACKEND says during its build

    def __init__(self, folder: Path, source: Path, programs: list[Program]):
        self.folder, self.source, self.programs = folder, source, programs

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @abstractmethod
    def create(self) -> None:
        """Write what a build starts from."""

    def parts(self) -> list[Path]:
        """The folders that must each show everything."""
        return [self.folder / "site"]

    def check(self) -> None:
        missing = [fault for part in self.parts() for fault in self.missing(part)]
        if missing:
            raise NotTheSameWork("\n".join(missing))

    def missing(self, part: Path) -> list[str]:
        """What is not shown in a part of the site and must be."""
        pages = [path.read_text(encoding="utf-8") for path in sorted(part.rglob("*.html"))]
        shown = _shown(pages)
        found = [f"{part}: the program {program.name} is not shown" for program in self.programs if _plain(program.source) not in shown]
        if not self.runs:
            return found
        found += [f"{part}: what {program.name} prints is not shown: {program.printed!r}" for program in self.programs
                  if self.prints(program) and _plain(program.printed) not in shown]
        figures, drawn = sum(len(re.findall(self.figure, page)) for page in pages), sum(program.figures for program in self.programs)
        return found + ([f"{part}: shows {figures} figures; the programs draw {drawn}"] if figures < drawn else [])

    def prints(self, program: Program) -> bool:
        """Whether the site must show exactly what the program prints when it is run alone."""
        return True


# Ours, and the floor


class Ours(Site):
    """The site of the checkout, in both languages; without the labs if `labs` is false."""

    figure = '<figure class="nn-figure"'

    def __init__(self, folder: Path, source: Path, programs: list[Program], labs: bool = True):
        super().__init__(folder, source, programs)
        self.labs = labs

    def create(self) -> None:
        copy(self.source, self.folder, *([] if self.labs else ["labs"]))
        self.write("mkdocs.yml", self.configuration())

    def configuration(self) -> str:
        text = (self.source / "mkdocs.yml").read_text(encoding="utf-8")
        if not self.labs:
            text = _replace(r"^  - labs:\n(?:      .*\n)+", "", text)
            text = _replace(r"^  - mkdocs-jupyter:\n(?:      .*\n)+", "", text)
        return text

    def parts(self) -> list[Path]:
        return [self.folder / "site" / language for language in LANGUAGES]


FLOOR = '''\
"""What is left of nnref/site/hooks.py when nothing is run: the languages, the theme and the reference."""

import os

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from nnref.site import languages, reference, scripts, theme
from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

apart = []


@event_priority(100)
def on_config(config):
    languages.configure(config)
    config.extra["runs"] = False
    if "mkdocs-jupyter" in config.plugins:  # it deletes what a build did not use, and the languages are two builds
        config.plugins["mkdocs-jupyter"].config["cache_dir"] = f".cache/mkdocs-jupyter/{config.theme['language']}"
    return config


def on_pre_build(config):
    if languages.language_of(config) == LANGUAGES[0]:
        apart.extend(languages.Apart(language, config, list) for language in LANGUAGES[1:])


def on_files(files, config):
    for file in [file for file in files if theme.is_source(file.src_uri)]:
        files.remove(file)
    files.append(File.generated(config, "assets/nnref.css", content=theme.style_sheet()))
    scripts.add(files, config, shipped=[], exercises={})
    reference.add(files, config)
    return files


def on_env(env, config, files):
    env.globals["palette"] = Palette.load().colors
    return env


@event_priority(-100)
def on_post_build(config):
    while languages.language_of(config) == LANGUAGES[0] and apart:
        apart.pop().wait()
'''


class Floor(Ours):
    """The same site by the same tools, when nothing is run and nothing that was run is shown.

    Made from a copy whose pages hold their exercises (`expand_exercises`).
    """

    runs = False

    def create(self) -> None:
        super().create()
        self.write("floor.py", FLOOR)

    def configuration(self) -> str:
        text = super().configuration()
        text = _replace(r"^hooks: .*$", "hooks: [floor.py]", text)
        text = _replace(r"^ +- reference/glossary\.md.*\n", "", text)  # written by the hooks
        text = _replace(r"^  - nnref\.site\.markdown.*\n(?:      .*\n)*", "", text)
        return _replace(r"^      execute: true$", "      execute: false", text) if self.labs else text

    def check(self) -> None:
        super().check()
        for part in self.parts():
            for page in part.rglob("*.html"):
                if re.search('class="nn-(output|figure|value)', page.read_text(encoding="utf-8")):
                    raise NotTheSameWork(f"{page}: the floor shows something that was run")


# The peers: our theme and our pages in both languages, as the floor has them, and the programs run by the peer.

PROGRAM = re.compile(
    r'^(?P<indent> *)``` \{ \.python \.(?:run|experiment) \}\n *--8<-- "(?P<name>[^"]+)\.py"\n *```\n', re.MULTILINE
)
FIGURE = re.compile(r"^( *)!\[.*\]\((?:figure|moving):.*\)\n", re.MULTILINE)


def _indent(text: str, by: str) -> str:
    return "".join(by + line if line.strip() else line for line in text.splitlines(keepends=True))


class Peer(Floor):
    """What a peer is measured on."""

    runs = True
    plugin = ""  # what mkdocs.yml says of the peer

    def __init__(self, folder: Path, source: Path, programs: list[Program]):
        super().__init__(folder, source, programs, labs=False)
        self.by_name = {program.name: program for program in programs}

    def create(self) -> None:
        """From nothing: peers keep what they made in different places."""
        shutil.rmtree(self.folder, ignore_errors=True)
        super().create()
        for part in self.parts():
            self.pages(self.folder / "docs" / part.name)

    def configuration(self) -> str:
        return _replace(r"^plugins:\n  - search\n", f"plugins:\n  - search\n{self.plugin}", super().configuration())

    @abstractmethod
    def pages(self, folder: Path) -> None:
        """Turn the pages of one language into what the peer runs."""

    def check(self) -> None:
        Site.check(self)


class MarkdownExec(Peer):
    """The same pages: each program in a block that runs, below it the lines that the documentation gives for a figure."""

    plugin = "  - markdown-exec\n"
    figure = r'id="figure_1"'
    DRAW = """\
import io
import matplotlib.pyplot as plt
for number in plt.get_fignums():
    buffer = io.StringIO()
    plt.figure(number).savefig(buffer, format="svg")
    print(buffer.getvalue())
plt.close("all")
"""

    def pages(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*.md")):
            text = FIGURE.sub("", path.read_text(encoding="utf-8"))
            path.write_text(PROGRAM.sub(self.block, text), encoding="utf-8")

    def prints(self, program: Program) -> bool:
        return "sep=" not in program.source  # its `print` puts a space there, whatever `sep` says

    def block(self, match: re.Match[str]) -> str:
        program = self.by_name[match["name"]]
        run = f'``` {{ .python exec="true" source="above" result="text" session="{program.name}" }}\n{program.source}```\n'
        draw = f'\n``` {{ .python exec="true" html="true" session="{program.name}" }}\n{self.DRAW}```\n'
        return _indent(run + (draw if program.figures else ""), match["indent"])


class MkdocsJupyter(Peer):
    """Each page a notebook: the programs are its cells of code, the text between them its cells of Markdown."""

    plugin = '  - mkdocs-jupyter: {execute: true, allow_errors: false, include: ["*.ipynb"]}\n'
    figure = 'src="data:image/png;base64'
    backend = None  # the kernel chooses the one that shows figures in notebooks

    def configuration(self) -> str:
        return re.sub(r"^( .*)\.md$", r"\1.ipynb", super().configuration(), flags=re.MULTILINE)

    def pages(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*.md")):
            pieces = PROGRAM.split(FIGURE.sub("", path.read_text(encoding="utf-8")))  # text, indent, name, text, ...
            cells = []
            for k in range(0, len(pieces), 3):
                cells.append({"cell_type": "markdown", "source": pieces[k]})
                if k + 2 < len(pieces):
                    source = self.by_name[pieces[k + 2]].source.rstrip()
                    cells.append({"cell_type": "code", "source": source, "execution_count": None, "outputs": []})
            cells = [cell | {"id": f"cell-{k}", "metadata": {}} for k, cell in enumerate(cells)]
            notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            path.with_suffix(".ipynb").write_text(json.dumps(notebook), encoding="utf-8")
            path.unlink()


class MkdocsGallery(Peer):
    """Beside the same pages, as the floor has them, a gallery of the programs in each language."""

    plugin = ("  - gallery: {examples_dirs: programs, gallery_dirs: gallery, filename_pattern: '.*', capture_repr: [], "
              "abort_on_example_error: true}\n")
    figure = r'class="mkd-glr-single-img'
    LANGUAGE = """\
    gallery = config.plugins["gallery"].config
    gallery["examples_dirs"] = os.path.abspath("programs")
    gallery["gallery_dirs"] = os.path.abspath(f"docs/{config.theme['language']}/gallery")
    return config
"""

    def create(self) -> None:
        super().create()
        self.write("floor.py", _replace(r"^    return config\n(?=\n\ndef on_pre_build)", self.LANGUAGE,
                                        (self.folder / "floor.py").read_text(encoding="utf-8")))
        self.write("programs/README.md", "# Gallery\n")
        for program in self.programs:
            self.write(f"programs/{program.name.replace('/', '_')}.py", f'"""\n# {program.name}\n"""\n{program.source}')

    def pages(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*.md")):
            text = FIGURE.sub("", path.read_text(encoding="utf-8"))
            path.write_text(PROGRAM.sub("", text), encoding="utf-8")


PEERS = {"markdown-exec": MarkdownExec, "mkdocs-jupyter": MkdocsJupyter, "mkdocs-gallery": MkdocsGallery}
