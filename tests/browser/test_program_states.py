"""A program in every state, for every reader, under the headers of a host: nothing that axe finds, nothing that a phone cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page
from program_page import PAGE, Program, opened

from nnref.site import policy

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
FAILS = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('x' * 300)\nimport sys\nprint('careful', file=sys.stderr)\n1 / 0"


def problems(page: Page) -> list[str]:
    """Of programs and what they print."""
    return page.evaluate("""axe.run({include: [[".run.highlight:has(.nn-tried)"], [".nn-output--yours"]].filter(([part]) => document.querySelector(part))})
        .then(({violations}) => violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`)))""")


@pytest.fixture(scope="module")
def headers(hosted: tuple[str, Path]) -> dict[str, str]:
    """What _headers says for every page, to be sent with every answer."""
    said = (hosted[1] / "_headers").read_text(encoding="utf-8").split("\n\n")[0]
    return dict(re.findall(r"^  ([\w-]+): (.*)$", said, re.MULTILINE))


@pytest.fixture(scope="module", params=[("ko", 390, "slate"), ("en", 1280, "default")], ids=["ko 390 dark", "en 1280 light"])
def page(browser: Browser, address: str, headers: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """The colors of a scheme are the same in every language and at every width: each is seen in one of each."""
    language, width, scheme = request.param
    with opened(browser, address, language, headers) as page:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(reduced_motion="reduce")  # colors change at once
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        page.evaluate(AXE)
        program = Program(page)
        program.bar.wait_for()
        program.bar.evaluate("bar => bar.classList.add('nn-tried')")
        yield page


def test_in_every_state_axe_finds_nothing_and_nothing_is_cut_off(page):
    program = Program(page)

    def well(state: str) -> None:
        assert problems(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{state}: the page scrolls sideways"
        for button in program.bar.locator("button").all():
            box = button.bounding_box()
            assert box["width"] >= 24 and box["height"] >= 24 and box["x"] + box["width"] <= page.viewport_size["width"], state

    well("idle")
    page.route("**/*.wasm", lambda route: route.fulfill(status=503))
    program.start()
    program.ended()
    well("could not be fetched")
    page.unroute("**/*.wasm")
    held = []
    page.route("**/*.wasm", lambda route: held.append(route))
    program.start()
    program.bar.locator("progress").wait_for()
    page.wait_for_timeout(300)
    well("loading")
    held[0].continue_()
    page.unroute("**/*.wasm")
    program.ended()
    well("done")
    program.start("import time\nprint('begun')\ntime.sleep(30)")
    program.output.get_by_text("begun").wait_for()
    well("running")
    program.bar.locator(".nn-stop").click()
    program.ended()
    well("stopped")
    program.run(FAILS)
    assert "ZeroDivisionError" in program.status.inner_text() and program.output.locator("img").count() == 1
    well("failed")
    program.field.focus()
    well("edited")
    program.reset()


def test_a_fault_is_found(page):
    program = Program(page)
    program.bar.locator(".nn-copy").evaluate("button => { button.textContent = ''; }")
    assert any(what.startswith("button-name") for what in problems(page))
    program.bar.locator(".nn-copy").evaluate("(button, text) => { button.textContent = text; }", "Copy")


def test_the_headers_are_those_of_the_policy_and_an_unknown_address_works_under_them(browser, address, headers):
    assert headers.keys() == {"Content-Security-Policy", *policy.HEADERS}
    with opened(browser, address, headers=headers) as page:
        page.goto(f"{address}nowhere/")
        page.locator(".md-header").wait_for()  # /404.html has become the page of a language
