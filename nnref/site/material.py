"""Material, corrected: templates without what the HTML standard does not allow and what slows pages down, before they are compiled;
and a search that finds numbers."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

# template -> (what stands there, what stands there instead)
CORRECTIONS = {
    # The standard knows `autocomplete` for text fields only; main.html sets it by script, for Firefox.
    "base.html": ((' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'),
                  (' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'),
                  # The house has colors of its own. One rule of that style sheet, for the moment in which the scheme is
                  # chosen, lets the browser style every element of each page twice more while it loads.
                  ("{% if config.theme.palette %}\n        {% set palette = config.theme.palette %}\n        <link", "{% if false %}\n        <link")),
    # Of a section, which has no `tabindex`: an empty one is none.
    "partials/nav-item.html": ((' tabindex="{{ tabindex }}"', '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),),
}

# The script that searches holds lunr, which tells two ends of words apart by their letters and the numbers of what follows
# each, written without anything between: 1 and 23 read as 12 and 3. Where it takes one for the other, a query with a digit in
# it may end with an error and find nothing (https://github.com/olivernn/lunr.js/issues/503).
SEARCH = "assets/javascripts/workers/search."
ENDS = ("e=e+s+o.id}return e", "e=e+s+o.id+\",\"}return e")


class Corrected(BaseLoader):
    """A loader of templates that corrects what another one loads."""

    def __init__(self, loader: BaseLoader):
        self.loader = loader

    def get_source(self, environment: Environment, template: str):
        source, *rest = self.loader.get_source(environment, template)
        for old, new in CORRECTIONS.get(template, ()):
            if old not in source:
                raise LookupError(f"Material's {template} no longer holds {old!r}; look at CORRECTIONS in nnref/site/material.py")
            source = source.replace(old, new)
        return source, *rest

    def list_templates(self) -> list[str]:
        return self.loader.list_templates()


def correct_search(files: Files, config: MkDocsConfig) -> None:
    """Put the corrected script in the place of Material's own."""
    for file in [file for file in files if file.src_uri.startswith(SEARCH) and file.src_uri.endswith(".js")]:
        source = Path(file.abs_src_path).read_text(encoding="utf-8")
        if source.count(ENDS[0]) != 1:
            raise LookupError(f"Material's {file.src_uri} no longer holds {ENDS[0]!r} once; look at ENDS in nnref/site/material.py")
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=source.replace(*ENDS)))
