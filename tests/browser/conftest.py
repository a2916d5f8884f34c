"""A real Chromium, and the built site on an address like the one it is published under."""

from __future__ import annotations

import functools
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from moving_figures import FIGURES, Figure
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from program_page import Program, opened
from support import free_port, moved

# Chromium's own traffic (updates, field trials) is switched off: what is left is the page's.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    named = os.environ.get("NNREF_CHROMIUM")
    program = named or shutil.which("chromium-headless-shell") or shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium; `python3 run.py test` installs one, or set NNREF_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path, port: int, slow: float = 0.0, cut: bytes = b"") -> Iterator[str]:
    """The folder under /nnref/ on this machine, as the published site stands on its host; styles and fonts `slow` seconds late.
    What comes after `cut` in a page is as late as that again."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix("/nnref/"))

        def do_GET(self) -> None:
            if slow and self.path.endswith((".css", ".woff2")):
                time.sleep(slow)
            if cut and self.path.endswith("/"):
                self.in_pieces((Path(self.translate_path(self.path)) / "index.html").read_bytes())
            else:
                super().do_GET()

        def in_pieces(self, body: bytes) -> None:
            first, rest = body.split(cut, 1)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(first + cut)
            time.sleep(2 * slow)
            self.wfile.write(rest)

        def log_message(self, *arguments: object) -> None:
            pass

        def send_error(self, code: int, *arguments: object) -> None:  # as GitHub Pages does
            body = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}/nnref/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def hosted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Where this checkout's site is served, as if built for that address (instant navigation compares the two), and its folder."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    moved(built, folder, f"http://127.0.0.1:{port}/nnref/")
    with served(folder, port) as url:
        yield url, folder


@pytest.fixture(scope="session")
def address(hosted: tuple[str, Path]) -> str:
    return hosted[0]


class Visit:
    """A page in the browser, with what it asked for and what went wrong in it."""

    def __init__(self, page: Page):
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def follow(self, url: str) -> None:
        """Press a link in the text or under it, and wait until the page that it leads to is shown."""
        self.page.locator(f':is(.md-content, .md-footer) a[href="{url}"]').first.click()
        self.shown(url)

    def shown(self, url: str) -> None:
        """Wait until instant navigation shows the page of that address."""
        self.page.wait_for_url(url)
        self.page.wait_for_function("url => document.querySelector('link[rel=canonical]').href === url.split('#')[0]", arg=url)
        self.page.wait_for_timeout(250)  # what runs for each page has run, and the place is kept

    def search(self, words: str) -> Locator:
        """Open the search from the keyboard and type at once, as somebody does who knows the key; the first result."""
        self.page.wait_for_function("() => document.documentElement.classList.contains('js')")
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        first = self.page.locator(".md-search-result__link").first
        first.wait_for()
        return first


@pytest.fixture
def visit(browser: Browser) -> Iterator:
    """Open an address: visit(url, width=, scheme=, language=) -> Visit."""
    contexts = []

    def open_page(url: str, width: int = 1280, scheme: str = "light", language: str = "en-US", **options) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale=language, **options)
        contexts.append(context)
        visited = Visit(context.new_page())
        visited.page.goto(url, wait_until="load")
        return visited

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def figure(visit, address: str):
    """A figure that moves, on its page: figure(name, language=, width=, ...) -> Figure."""

    def show(name: str, language: str = "en", width: int = 1280, **options) -> Figure:
        return Figure(visit(f"{address}{language}/{FIGURES[name]}", width, **options).page, name)

    return show


@pytest.fixture(scope="session")
def scripts(browser: Browser, address: str) -> Iterator:
    """What a function of a script answers, as the page has it: scripts("unit", "sum", [arguments, ...]) -> [answer, ...]."""
    page = browser.new_page()
    page.goto(f"{address}en/")
    call = """async ([script, name, calls]) => {
        const functions = await import(script);
        return calls.map(given => functions[name](...given));
    }"""
    yield lambda file, name, calls: page.evaluate(call, [f"{address}en/assets/scripts/moving/{file}.js", name, calls])
    page.close()


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which Python starts once, for all tests of a file."""
    with opened(browser, address) as page:
        yield page


@pytest.fixture
def program(shared: Page) -> Iterator[Program]:
    """Its first program; after the test as it was before."""
    program = Program(shared)
    yield program
    program.reset()
