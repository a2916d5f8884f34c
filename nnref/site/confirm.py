"""`python3 run.py confirm`: say that both languages of a section say the same, or see where nobody has said so.

    python3 run.py confirm                          what waits, and what changed in it
    python3 run.py confirm perceptron/xor           what waits on one page
    python3 run.py confirm perceptron/xor idea      both languages of this section say the same

Nothing confirms a whole page, or all pages: each section is named by whoever has read it in both languages.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable

from nnref.site import history
from nnref.site.paths import LANGUAGES
from nnref.site.translations import COMMAND, Stale, Translations, command

MOST_ROWS = 8  # of what changed in a section in one language, in the list of all pages


def main(arguments: list[str]) -> int:
    translations = Translations.load()
    if translations.unreadable:
        sys.exit("\n".join(map(str, (p for p in translations.problems() if p.file.endswith(".toml")))))
    if any(word.startswith("-") for word in arguments):
        sys.exit(__doc__.strip())
    page, names = (_page(arguments[0], translations), arguments[1:]) if arguments else (None, [])
    _known(page, names, translations)
    waiting = {(stale.page, stale.section) for stale in translations.stale()}
    for name in dict.fromkeys(names):
        print(f"{page} {name}: " + ("confirmed" if (page, name) in waiting else "was confirmed already"))
    for gone in translations.gone():
        print(f"{' '.join(gone)}: does not exist any more, taken out")
    if page:
        translations.confirm(page, names)
    translations.save()
    if names:
        return 0
    left = [stale for stale in translations.stale() if page in (None, stale.page)]
    _show(left, translations, most=None if page else MOST_ROWS)
    return 1 if left else 0  # as a check of its own


def _page(argument: str, translations: Translations) -> str:
    """The page's name, also from the name of one of its files."""
    name = argument.removesuffix(".md").removesuffix(".ipynb")
    for language in LANGUAGES:
        name = name.removeprefix(f"docs/{language}/")
    pages = [page for page in translations.pages if translations.sections(page)]
    if name not in pages:
        sys.exit(f"{argument!r} is no page that docs/{' and docs/'.join(LANGUAGES)} both have{_near(name, pages)}")
    return name


def _known(page: str | None, names: Iterable[str], translations: Translations) -> None:
    there = translations.sections(page) if page else []
    for name in names:
        if name not in there:
            sys.exit(f"{page} has no section {name!r} in both languages, but {' '.join(there)}{_near(name, there)}")


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""


def _show(left: list[Stale], translations: Translations, most: int | None) -> None:
    """Page by page: the sections that wait, what changed in them, and the command for those that are read."""
    for page in dict.fromkeys(stale.page for stale in left):
        here = [stale for stale in left if stale.page == page]
        print(f"\n{page}")
        for stale in here:
            places = ", ".join(translations.place(page, stale.section, language) for language in LANGUAGES)
            print(f"  {stale.section}: {_what(stale)} ({places})")
            for language in stale.changed:
                before = translations.confirmed[page][stale.section][language]
                after = translations.pages[page][language][stale.section]
                rows = history.difference(translations.paths[page][language], after, before)
                for row in rows[:most]:
                    print(f"    {language} {row}")
                if not rows:
                    print(f"    {language}: the text that was confirmed is in no commit, so its sentences cannot be compared")
                if len(rows) > len(rows[:most]):
                    print(f"    {language} ... {len(rows) - most} more: {COMMAND} {page}")
        print(f"  those that say the same in both languages: {command(page, [stale.section for stale in here])}")
    if not left:
        print("nothing waits to be confirmed")


def _what(stale: Stale) -> str:
    return f"{' and '.join(stale.changed)} changed" if stale.changed else "not confirmed yet"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
