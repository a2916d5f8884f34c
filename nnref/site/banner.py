"""What `mkdocs serve` shows on a page while its translation waits to be confirmed."""

from __future__ import annotations

import html

from nnref.site.translations import Stale, Translations, command


def box(page: str, language: str, translations: Translations, words: dict[str, str]) -> str:
    """The sections that wait, each a link; nothing when none does. `page` has no suffix; `words` are of the language."""
    waiting = [stale for stale in translations.stale() if stale.page == page]
    if not waiting:
        return ""
    rows = ""
    for stale in waiting:
        title = translations.pages[page][language][stale.section].title or page
        rows += f'<li><a href="#{stale.section}">{html.escape(title)}</a>: {html.escape(words[_what(stale)])}</li>'
    fix = f"{html.escape(words['fix'])} <code>{html.escape(command(page, [stale.section for stale in waiting]))}</code>"
    return (f'<div class="nn-problem nn-stale" role="status" data-search-exclude=""><strong>{html.escape(words["title"])}'
            f"</strong><ul>{rows}</ul><p>{fix}</p></div>\n")


def _what(stale: Stale) -> str:
    """The key of the words for what has changed."""
    return "both" if len(stale.changed) > 1 else stale.changed[0] if stale.changed else "new"
