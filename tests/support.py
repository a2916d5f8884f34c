"""What tests share: the book of this checkout, and a small site of its own for each test."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from nnref.site import fetched
from nnref.site.book import Book
from nnref.site.exercise_files import load
from nnref.site.paths import CACHE
from nnref.site.translations import Translations

CHECKOUT = Path(__file__).resolve().parents[1]
EPOCH = "1700000000"  # the day of the builds that are compared
ADDRESS = "https://nnref.github.io/nnref/"  # site_url of mkdocs.yml


def count_formulas(element: Element) -> int:
    """How many formulas are shown; a displayed one may be several `<math>` elements in one box."""
    displays = [e for e in element.iter("div") if e.get("class") == "arithmatex"]
    counted = [sum(e.tag.endswith("math") for e in part.iter()) for part in (element, *displays)]
    return counted[0] - sum(counted[1:]) + len(displays)


def started(exercise: str) -> dict[str, object]:
    """The variables that the program of an exercise leaves as the reader finds it."""
    return _variables(load(exercise).starter.words)


def solved(exercise: str) -> dict[str, object]:
    """The variables that the solution of an exercise leaves."""
    return _variables(load(exercise).solution.words)


def _variables(source: str) -> dict[str, object]:
    variables: dict[str, object] = {}
    exec(source, variables)
    return variables


SNIPPET = """\
import matplotlib.pyplot as plt
import numpy as np
from nnref import gate

x, y = gate("AND")
count = int(y.sum())
half = np.array([0.5, 0.25])
print(f"{count} of {len(y)}")
fig, ax = plt.subplots()
ax.plot(half, color="C0")
ax.set_title("after update 3")
"""

LABELS = """\
[[label]]
en = "after update {k}"
ko = "{k}번째 고친 뒤"
"""

GLOSSARY = """\
[[term]]
id = "row"
en = "row"
ko = "행"
page = "topic/page.md#heading"
say.en = "What a table is made of."
say.ko = "표를 이루는 것."
not.ko = ["로우", {match = "가로줄", except = ["가로줄무늬"]}]
not.en = ["tuples?"]

[spelling]
"colours?" = "color"
"""

PAGE = """\
---
title: Page
description: A page.
---

# Page {{ #page }}

``` {{ .python .run }}
--8<-- "topic/one.py"
```

## Heading {{ #heading }}

![what it shows](figure:topic/one "A caption with [1](value:topic/one.count) and $x_1$")

{one} row fires, [1](value:topic/one.count) of four, half is [0.5](value:topic/one.half[0]).
"""


@cache
def book() -> Book:
    """The pages, snippets and results of this checkout, with everything wrong with them."""
    return Book.load()


def page_address(name: str) -> str:
    """Where a page is shown, below its language, from the name of its file."""
    return re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/")


def assert_built(name: str) -> None:
    """The snippet, as it stands now, has run in a build, and nothing is wrong with it."""
    wrong = [str(problem) for problem in book().problems if problem.file == f"snippets/{name}.py"]
    assert not wrong, "\n".join(wrong)
    assert name in book().runs, f"snippets/{name}.py has not run"


class Site:
    """A copy of the checkout's machinery around pages written by a test.

    Before each build, both languages are confirmed to say the same, unless `confirms` is set to False. With `warm`, the
    folder of such a site that was built, it takes over what is computed from what no test has changed yet.
    """

    confirms = True

    def __init__(self, folder: Path, labs: bool = False, reference: bool = False, warm: Path | None = None):
        self.folder = folder
        for name in ("nnref", "docs/theme", "docs/data"):
            shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("confirmed"))
        for name in ("snippets", "matplotlib", "templates") if warm else ():
            shutil.copytree(warm / ".cache" / name, folder / ".cache" / name)
        for name in ("pyproject.toml", "README.md", "LICENSE"):  # what the wheel is made from
            shutil.copy2(CHECKOUT / name, folder / name)
        configuration = (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8")
        nav = "nav:\n  - index.md\n  - perceptron:\n      - topic/page.md\n"
        nav += "  - reference:\n      - reference/index.md\n\n" if reference else "\n"
        configuration = re.sub(r"nav:\n(  .*\n)+\n", nav, configuration)
        if not labs:  # importing mkdocs-jupyter takes as long as all the rest of a small build
            configuration = re.sub(r"^  - mkdocs-jupyter:\n(      .*\n)+", "", configuration, flags=re.MULTILINE)
        if not reference:
            configuration = re.sub(r"^  - autorefs.*\n  - mkdocstrings:\n(      .*\n)+", "", configuration, flags=re.MULTILINE)
        self.write("mkdocs.yml", configuration)
        self.write("snippets/topic/one.py", SNIPPET)
        self.write("docs/data/labels.toml", LABELS)
        self.write("docs/data/glossary.toml", GLOSSARY)
        for language, one in (("ko", "한"), ("en", "One")):
            self.write(f"docs/{language}/index.md", "# Home { #home }\n\n[page](topic/page.md#heading)\n")
            self.write(f"docs/{language}/topic/page.md", PAGE.format(one=one))

    @classmethod
    def existing(cls, folder: Path) -> Site:
        """A folder that holds a site already, with what is confirmed of it."""
        site = cls.__new__(cls)
        site.confirms = False
        site.folder = folder
        return site

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new))

    def replace_in_both(self, name: str, old: str, new: str) -> None:
        for language in ("ko", "en"):
            self.replace(f"docs/{language}/{name}", old, new)

    @property
    def environment(self) -> dict[str, str]:
        variables = {"PYTHONPATH": str(self.folder), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "NNREF_RUNTIME": str(fetched.cache())}
        return os.environ | variables

    def confirm_all(self) -> None:
        translations = Translations.load(self.folder / "docs")
        for page in translations.pages:
            translations.confirm(page, translations.sections(page))
        translations.save()

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", module, *arguments], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True)

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        if self.confirms:
            self.confirm_all()
        return self.run("mkdocs", "build", *arguments)

    def built(self, *arguments: str) -> str:
        """Build, which must succeed; what the build said."""
        result = self.build(*arguments)
        assert result.returncode == 0, result.stderr
        return result.stderr

    def refused(self, *arguments: str) -> str:
        """Build, which must fail; what the build said."""
        result = self.build(*arguments)
        assert result.returncode == 1, result.stderr
        return result.stderr

    def page(self, language: str, name: str = "topic/page/index.html") -> str:
        return self.read(f"site/{language}/{name}")


def copy_checkout(folder: Path, results: bool = False) -> Site:
    """This checkout without what commands make in it, in a folder of its own; with or without the results of its programs."""

    def made(parent: str, names: list[str]) -> set[str]:
        at_top = {".git", ".venv", ".cache", "site", "dist"} if Path(parent) == CHECKOUT else set()
        return (at_top | {"__pycache__", ".ipynb_checkpoints"}) & set(names)

    shutil.copytree(CHECKOUT, folder, dirs_exist_ok=True, ignore=made)
    for kept in CACHE.glob("*/*.json") if results else ():
        target = folder / kept.relative_to(CHECKOUT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(kept, target)
    return Site.existing(folder)


def build_checkout(folder: Path, **variables: str) -> None:
    """The site of this checkout, built strictly into a folder."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)],
        cwd=CHECKOUT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH} | variables, capture_output=True, text=True,
    )
    assert result.returncode == 0, result.stderr


def moved(folder: Path, to: Path, address: str) -> None:
    """A copy of a built site, as if built for that address: no need to build once more."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    for path in to.rglob("*"):
        if path.suffix in (".html", ".xml", ".txt"):
            path.write_bytes(path.read_bytes().replace(ADDRESS.encode(), address.encode()))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
