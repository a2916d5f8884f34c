"""What MkDocs calls. Kept thin: the work is in the other modules, which do not know MkDocs' events."""

from __future__ import annotations

import logging
import signal
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import BuildError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from nnref.site import banner, glossary_page, glyphs, labs, languages, parity, policy, prose, reference, runtime, scripts, search, theme
from nnref.site.book import Book
from nnref.site.fetched import Unavailable
from nnref.site.glossary import Glossary
from nnref.site.material import Corrected, correct_search
from nnref.site.palette import Palette
from nnref.site.paths import DOCS, LANGUAGES, ROOT, SNIPPETS, TEMPLATES
from nnref.site.problems import Problem, problem_box
from nnref.site.rendered import Rendered
from nnref.site.translations import Translations

log = logging.getLogger("mkdocs.nnref")


@dataclass
class _Session:
    """What the builds of both languages share."""

    serving: bool = False
    book: Book | None = None
    glossary: Glossary | None = None
    translations: Translations | None = None
    differences: list[Problem] = field(default_factory=list)  # between the languages, and from the glossary
    rendered: Rendered | None = None  # the pages of the language that is being built
    runtime: list[runtime.File] = field(default_factory=list)  # what programs run with in the browser; empty: they cannot
    inline: set[str] = field(default_factory=set)  # the scripts that stand in pages, as the policy names them
    apart: list[languages.Apart] = field(default_factory=list)  # the other languages, while they are built
    content: str = ""  # of the page that is being indexed


_session = _Session()


def on_startup(command, dirty):
    _session.serving = command == "serve"
    if _session.serving:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # MkDocs then takes away what it has built, as after Ctrl-C


@event_priority(100)  # before the plugins, which read the language in their own on_config
def on_config(config):
    if config.strict:  # MkDocs counts the warnings that it prints, so that --quiet makes any build pass
        logger = logging.getLogger("mkdocs")
        logger.setLevel(min(logger.level, logging.WARNING))
    languages.configure(config)
    if languages.language_of(config) == LANGUAGES[0]:
        _session.book = Book.load()
        pages, _session.glossary, _session.translations = _session.book.pages, Glossary.load(), Translations.load()
        _session.differences = parity.problems(pages) + _session.translations.problems()
        _session.differences += _session.glossary.problems(pages[LANGUAGES[0]]) + prose.problems(_session.glossary)
    config.mdx_configs["nnref.site.markdown"]["book"] = _session.book
    labs.configure(config)
    search.configure(config)
    return config


def on_pre_build(config):
    """Stop on anything wrong; in `mkdocs serve` say it and go on, for the pages show it too."""
    if languages.language_of(config) != LANGUAGES[0]:
        return
    problems = _session.book.problems
    if problems and not _session.serving:
        raise BuildError("\n".join(map(str, problems)) + f"\n{len(problems)} to correct")
    for problem in problems:
        log.error(str(problem))
    for problem in _session.differences:
        log.warning(str(problem))  # stops a strict build
    try:
        _session.runtime = runtime.files()
    except Unavailable as error:
        _session.runtime = []
        log.warning(f"programs will have no Run button, as Python for the browser could not be fetched: {error}")
    if not _session.serving:  # a server has threads, and a process with threads is not copied
        _session.apart = [languages.Apart(language, config, lambda: sorted(_session.inline)) for language in LANGUAGES[1:]]


def on_files(files, config):
    """One style sheet: the palette's variables, then docs/theme/styles/*.css in order of name. And the reference."""
    for file in [file for file in files if theme.is_source(file.src_uri)]:
        files.remove(file)
    files.append(File.generated(config, "assets/nnref.css", content=theme.style_sheet()))
    correct_search(files, config)
    config.extra["runs"] = bool(_session.runtime)
    scripts.add(files, config, _session.runtime, _session.book.exercises)
    reference.add(files, config)
    if _session.rendered:
        _session.rendered.end()  # of a build that broke off
    _session.rendered = Rendered(config)
    glossary_page.add(files, config, _session.glossary, _session.book.pages[languages.language_of(config)])
    return files


def on_env(env, config, files):
    env.globals["palette"] = Palette.load().colors
    env.loader = Corrected(env.loader)
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.lstrip_blocks = True  # a twentieth of a page is the indentation of its templates
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES), "%s.stripped")  # each language compiles every template, else
    return env


@event_priority(-100)  # after mkdocs-jupyter, whose rendering it watches
def on_pre_page(page, config, files):
    labs.guard(page, config, _session.serving)
    return page


def on_page_markdown(markdown, page, config, files):
    written = _session.book.pages[languages.language_of(config)].get(page.file.src_uri)
    if reference.is_module(page):
        _session.rendered.guard_module(page)
    elif written and (material := _session.book.material(written)) is not None:
        _session.rendered.guard(page, material)
    return markdown


def on_page_content(content, page, config, files):
    if page.file.src_uri == glossary_page.PAGE:
        page.toc = glossary_page.letters(page.toc)
    content = glyphs.share(labs.clean(content, page, config, files))
    if _session.serving:
        name, language = page.file.src_uri.rpartition(".")[0], languages.language_of(config)
        content = banner.box(name, language, _session.translations, config.extra["nnref"]["stale"]) + content
    return content


@event_priority(100)  # before the search ...
def _index_words(context, page, config, nav):
    _session.content = page.content
    page.content = reference.searchable(page.content) if reference.is_module(page) else search.lighter(page.content)
    return context


@event_priority(-100)  # ... and after it
def _show_all(context, page, config, nav):
    page.content = search.read(_session.content)
    return context


on_page_context = CombinedEvent(_index_words, _show_all)


def on_post_page(output, page, config):
    """The policy; and in `mkdocs serve`, a bar on every page while something is wrong anywhere."""
    problems = _session.book.problems + _session.differences
    if not (_session.serving and problems):
        return _guarded(output)
    count = config.extra["nnref"]["problems"].format(count=len(problems))
    bar = problem_box(count, "\n".join(map(str, problems))).replace("nn-problem", "nn-problem nn-problems", 1)
    return _guarded(output.replace("</header>", "</header>" + bar, 1))


def on_post_template(output, template_name, config):
    return _guarded(output) if template_name.endswith(".html") else output


def _guarded(page: str) -> str:
    inline = policy.SERVING if _session.serving else policy.hashes(page)
    _session.inline |= set(inline)
    return policy.in_page(page, inline)


@event_priority(100)  # before the search writes its index ...
def _rank(config):
    search.rank(config, _session.glossary)


@event_priority(-100)  # ... and after the plugins: the next build resets those that both share
def _complete(config):
    _session.rendered.end()
    if languages.language_of(config) != LANGUAGES[0]:
        return
    while _session.apart:
        _session.inline |= set(_session.apart.pop().wait())
    for language in LANGUAGES[1:] if _session.serving else ():
        languages.build_other(language, config, serve_url=config.site_url)
    folder = Path(config.extra["output_dir"])
    languages.write_root(folder, config.extra["site_home"], _session.inline)
    runtime.write(_session.runtime, folder)


on_post_build = CombinedEvent(_rank, _complete)


def on_build_error(error):
    while _session.apart:
        _session.apart.pop().end()


def on_serve(server, config, builder):
    """Watch what pages are made of. The package without its folders: Python writes caches there."""
    for folder in (DOCS, SNIPPETS):
        server.watch(str(folder))
    server.watch(str(ROOT / "nnref"), recursive=False)
    return server
