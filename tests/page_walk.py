"""Every page of a built site as readers see it: in both schemes, on a phone and on a laptop."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Page

from nnref.site import reference
from nnref.site.paths import LANGUAGES

PHONE, LAPTOP = 390, 1280
SEEN = ["color-contrast", "link-in-text-block"]  # rules of axe that the scheme or the width can break ...
SIZED = ["scrollable-region-focusable", "target-size"]
LIMIT = 0.001  # of layout shift: what Chromium gives to a pixel
SMALLEST = 9.5  # pixels, of letters in figures
MOST_BYTES, MOST_REQUESTS = 160_000, 12  # of a first visit

TWINS = tuple(f"{language}/" for language in LANGUAGES)  # where each page has one
Walked = dict[str, tuple[list[str], dict[str, int]]]  # address -> what is wrong with the page, and the bytes of all that it asks for

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
CHECKS = "\n".join(Path(__file__).with_name(f"{name}_checks.js").read_text(encoding="utf-8") for name in ("page", "figure"))


def addresses(folder: Path) -> list[str]:
    """All pages of the site, as addresses below its own."""
    return sorted(page.relative_to(folder).as_posix().removesuffix("index.html") for page in folder.rglob("*.html"))


def modules() -> set[str]:
    """Those of them that one template makes: a page for each module of the package."""
    pages = [module.page.removesuffix(".md") for group in reference.groups() for module in group.modules]
    return {f"{language}/{page}/" for language in LANGUAGES for page in pages}


@cache
def _cost(file: Path) -> int:
    body = file.read_bytes()
    return min(len(body), len(gzip.compress(body)))


class Walk:
    """One reader's browser; `visit` gives all that is wrong with a page, `paid` what it asked for when it was opened."""

    def __init__(self, page: Page, address: str):
        self.page, self.address = page, address
        self.scheme = ""  # that is shown
        self.said: list[str] = []
        self.asked: list[str] = []  # by this page; nothing is kept from the page before, as routes turn that off
        self.seen: dict[str, list[str]] = {}  # width and scheme -> the ways of dressing text that were looked at
        self.stood: dict[int, set[str]] = {}  # width -> the kinds of parts at the top of pages that were loaded at that width
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("console", lambda message: self.said.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
        page.add_init_script("try { localStorage.clear() } catch {}")  # a scheme that was chosen stays chosen
        # The pages above the languages stand still without their scripts, and lead on with them.
        page.route(lambda url: url in (address, address + "404.html"), lambda route: route.fulfill(
            response=(came := route.fetch()), body=re.sub("<script>.*?</script>", "", came.text(), flags=re.DOTALL)))

    def _asked(self, request) -> None:
        if request.url.startswith("http"):
            self.asked.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.said.append(f"request to another host: {request.url}")

    def visit(self, path: str, widths: tuple[int, ...] = (PHONE, LAPTOP), judged: tuple[int, ...] = ()) -> list[str]:
        """At each width: as the page loads, then with all open that can be opened, then, by axe, in both schemes.

        It is loaded at the first width. At another one it is loaded anew where its top has a part of a kind that no
        page had which was loaded at that width: what moves there, moves on each page that has it. axe judges it at the
        widths `judged`, or at all.
        """
        self.said, self.asked, wrong = [], [], []
        for width in widths:
            if width == widths[0] or self._has_new_kinds(width):
                wrong += [f"moves while it loads: {what} [{width}]" for what in self.moves(path, width)]
            wrong += [f"{what} [{width}]" for what in self._fits(width)]
        self.page.evaluate(AXE)
        self.page.evaluate("pageChecks.empty()")
        judged = judged or widths
        for width in reversed(judged):
            self._resize(width)
            full = {} if width == judged[0] else {"runOnly": SEEN + SIZED}
            for scheme in ("light", "dark") if width == judged[-1] else ("dark", "light"):
                if scheme == "light" or self._has_new_dress(f"{width}, {scheme}"):
                    self._show(scheme)
                    wrong += self._axe(full if scheme == "light" else {"runOnly": SEEN}, f"{width}, {scheme}")
        return [f"{path or '/'}: {what}" for what in dict.fromkeys(self.said + wrong)]

    def paid(self, folder: Path) -> dict[str, int]:
        """Address -> bytes (gzip) of all that the last page has asked for until now; the folder is that of the site."""
        paths = {url.partition("?")[0].removeprefix(self.address) for url in self.asked}
        files = {path: folder / path / "index.html" if path.endswith("/") or not path else folder / path for path in paths}
        return {path: _cost(file) for path, file in files.items()}

    def moves(self, path: str, width: int) -> list[str]:
        """Open the page; "score, when and what" of each part that moved meanwhile, and again when it was opened once more: on
        a machine with much to do, a font may come a moment after its time."""
        return self._moved(path, width) and self._moved(path, width)

    def _moved(self, path: str, width: int) -> list[str]:
        self._resize(width)
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")  # colors change at once
        self.scheme = "light"
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate(CHECKS)
        return [what for what in self.page.evaluate("pageChecks.moved()") if float(what.split()[0]) > LIMIT]

    def _has_new_kinds(self, width: int) -> bool:
        self._resize(width)
        known, top = self.stood.setdefault(width, set()), set(self.page.evaluate("pageChecks.top()"))
        new = not top <= known
        known |= top
        return new

    def _fits(self, width: int) -> list[str]:
        self.page.evaluate("pageChecks.open()")
        wrong = []
        for check in ("fit", "ids", "names", *(["programs"] if width == LAPTOP else [])):
            wrong += self.page.evaluate(f"pageChecks.{check}()")
        return wrong + self.page.evaluate("least => figureChecks.small(least)", SMALLEST)

    def _resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 844})

    def _show(self, scheme: str) -> None:
        if scheme == self.scheme:
            return
        self.scheme = scheme
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.evaluate("scheme => pageChecks.choose(scheme)", scheme)

    def _has_new_dress(self, state: str) -> bool:
        return self.page.evaluate("known => pageChecks.picked(known)", self.seen.get(state, []))

    def _axe(self, options: dict, state: str) -> list[str]:
        known = self.seen.setdefault(state, [])
        found, picked = self.page.evaluate("([options, known]) => pageChecks.axe(options, known)", [options, known])
        known += picked
        return [f"{what} [{state}]" for what in found]


@contextmanager
def walking(browser: Browser, address: str) -> Iterator[Walk]:
    context = browser.new_context(locale="en-US")
    yield Walk(context.new_page(), address)
    context.close()


def walk_through(browser: Browser, hosted: tuple[str, Path], paths: list[str], judged: int) -> Walked:
    """The twin of each page has the same parts in the same styles: axe judges one on a phone and the other on a laptop."""
    address, folder = hosted
    with walking(browser, address) as walk:
        return {path: (walk.visit(path, judged=(judged,) if path.startswith(TWINS) else ()), walk.paid(folder)) for path in paths}


def heavy(walked: Walked) -> list[str]:
    """The pages whose first visit costs too much. The index of the search waits until somebody searches."""
    return [f"{path}: {sum(paid.values()):,} bytes: {paid}" for path, (_, paid) in walked.items()
            if path not in paid or any("search_index" in asked for asked in paid)
            or sum(paid.values()) > MOST_BYTES or len(paid) > MOST_REQUESTS]
