"""A program of a page in the browser, used as a reader uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

PAGE = "perceptron/learning-rule/"
START = 60_000  # milliseconds that Python may take to start on a slow machine


class Program:
    """One program of a page, used as a reader uses it."""

    def __init__(self, page: Page, number: int = 0):
        self.page = page
        self.block = page.locator(".run.highlight").locator("visible=true").nth(number)
        self.bar = self.block.locator(".nn-bar")
        self.field = self.block.locator(".nn-field")
        self.status = self.bar.locator(".nn-status")
        self.output = page.locator(".nn-output--yours")

    def write(self, source: str) -> None:
        self.bar.locator(".nn-edit").click()
        self.field.fill(source)

    def start(self, source: str | None = None) -> None:
        if source is not None:
            self.write(source)
        self.bar.locator(".nn-run").click()

    def run(self, source: str | None = None) -> str:
        """Run to the end; what it printed."""
        self.start(source)
        self.ended()
        return self.printed()

    def reset(self) -> None:
        if self.bar.locator(".nn-reset").is_enabled():
            self.bar.locator(".nn-reset").click()
            self.bar.locator(".nn-reset:disabled").wait_for()
        self.output.first.wait_for(state="detached")

    def ended(self) -> str:
        self.page.wait_for_function("bar => !bar.classList.contains('nn-bar--running')", arg=self.bar.element_handle(), timeout=START)
        return self.status.inner_text()

    def printed(self) -> str:
        return "".join(self.output.locator("code").all_inner_texts())


@contextmanager
def opened(browser: Browser, address: str, language: str = "en", headers: dict[str, str] | None = None) -> Iterator[Page]:
    """A page in which Python starts once, for all tests that leave it able to run the next program; sent with these headers,
    under which nothing that it needs may be refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    if headers:
        page.on("console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None)
        page.route(lambda url: url.startswith(address) and url.endswith("/"),
                   lambda route: route.fulfill(response=(came := route.fetch()), headers=came.headers | headers))
    page.goto(f"{address}{language}/{PAGE}")
    yield page
    assert errors == []
    context.close()


def follow(page: Page, url: str) -> None:
    """Go there as a link of the page leads there: Python stays."""
    page.evaluate("""url => {
        const link = Object.assign(document.createElement("a"), {href: url, textContent: "there"});
        document.querySelector(".md-content").append(link);
        link.click();
    }""", url)
    page.wait_for_function("url => document.querySelector('link[rel=canonical]').href === url", arg=url)
    page.locator(".nn-bar").locator("visible=true").first.wait_for()
