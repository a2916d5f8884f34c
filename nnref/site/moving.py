"""Figures that move: what a page shows before, or without, its script, and the numbers that the script gets.

    ![what it shows](moving:perceptron/boundary "its one message")

The program snippets/perceptron/moving/boundary.py computes the numbers; docs/theme/moving/boundary.html is the first
state, docs/theme/scripts/moving/boundary.js moves it, docs/data/moving.toml has the texts.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nnref.site import graph, network_drawing, plane, six
from nnref.site.paths import DATA, DOCS
from nnref.site.snippets import Run, Snippet

SOURCE = DATA / "moving.toml"
TEMPLATES = DOCS / "theme" / "moving"


def program(target: str) -> str:
    """The program that computes the numbers of `moving:topic/name`."""
    topic, _, name = target.rpartition("/")
    return f"{topic}/moving/{name}"


def known() -> dict[str, dict[str, Any]]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def problems(target: str, snippets: Collection[str], runs: dict[str, Run]) -> Iterator[tuple[str, str]]:
    """What is wrong with `moving:topic/name`, and what to do."""
    name, source = target.rpartition("/")[2], program(target)
    if name not in known():
        near = difflib.get_close_matches(name, known(), n=1)
        yield (f"moving:{target} names {name!r}, which does not exist",
               f"did you mean {near[0]!r}?" if near else f"write docs/theme/moving/{name}.html and its texts, or name another")
    elif source not in snippets:
        yield f"moving:{target} has no program", f"create snippets/{source}.py, or name another"
    elif source in runs and (missing := set(known()[name]["numbers"]) - runs[source].values.keys()):
        yield (f"moving:{target}: snippets/{source}.py leaves no number named {min(missing)!r}",
               f"it leaves: {', '.join(runs[source].values)}")


def attributes(target: str, run: Run, language: str) -> dict[str, str]:
    """What the script finds on the figure. Raises KeyError: the program leaves no such number."""
    name = target.rpartition("/")[2]
    kind = known()[name]
    numbers = {key: run.values[key] for key in kind["numbers"]} | {"words": kind[language]["said"]}
    return {"data-moving": name, "data-numbers": json.dumps(numbers, ensure_ascii=False, separators=(",", ":"))}


def first_state(target: str, run: Run, language: str, alt: str) -> str:
    name = target.rpartition("/")[2]
    template = _environment().get_template(f"{name}.html")
    kind = known()[name]
    drawing = {"plane": plane, "graph": graph, "drawing": network_drawing, "six": six}
    return template.render(run.values | drawing | {"words": kind[language], "links": kind.get("links"), "alt": alt,
                                                   "source": Snippet(program(target)).source})


def number(value: float) -> str:
    """With two decimals and a minus sign, as the script writes it (docs/theme/scripts/text.js)."""
    written = f"{value:.2f}"
    return ("0.00" if written == "-0.00" else written).replace("-", "−")


def given(value: float) -> str:
    """A number that was given and not computed: with no more digits than it has."""
    return f"{value:g}".replace("-", "−")


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
                              undefined=StrictUndefined)
    environment.filters |= {"number": number, "given": given}
    return environment
