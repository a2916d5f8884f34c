"""What MkDocs calls. Kept thin: the work is in the other modules, which do not know MkDocs' events."""

from __future__ import annotations

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from nnref.site import languages, theme


@event_priority(100)  # before the plugins, which read the language in their own on_config
def on_config(config):
    return languages.configure(config)


@event_priority(-100)  # after the plugins: the next build resets those that both share
def on_post_build(config):
    languages.build_others(config, serve_url=None)


def on_files(files, config):
    """One style sheet: the palette's variables, then docs/theme/styles/*.css in order of name."""
    files.append(File.generated(config, "assets/nnref.css", content=theme.style_sheet()))
    return files
