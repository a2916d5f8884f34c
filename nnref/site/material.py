"""Material's templates, with what the HTML standard does not allow, and what slows pages down, taken out before they are compiled."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment

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
