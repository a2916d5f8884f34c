"""Programs run in the page: what a reader does with them, and what a program may not do to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES

PAGE = "perceptron/learning-rule/"
START = 25_000  # milliseconds that Python may take to start on a slow machine


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
        self.output.first.wait_for(state="detached")

    def ended(self) -> str:
        self.page.wait_for_function("bar => !bar.classList.contains('nn-bar--running')", arg=self.bar.element_handle(), timeout=START)
        return self.status.inner_text()

    def printed(self) -> str:
        return "".join(self.output.locator("code").all_inner_texts())


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Page]:
    """One page whose Python has started, for all that leaves it able to run the next program."""
    context = browser.new_context(viewport={"width": 1280, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}en/{PAGE}")
    yield page
    assert not errors
    context.close()


@pytest.fixture
def program(shared: Page) -> Iterator[Program]:
    program = Program(shared)
    yield program
    program.reset()


@pytest.mark.parametrize("path", ["", "start/arrays/", "perceptron/threshold-unit/"])
def test_a_program_prints_what_it_printed_when_the_site_was_built(shared, address, path):
    shared.goto(f"{address}en/{path}")
    program = Program(shared)
    built = shared.locator(".run.highlight ~ .nn-output code").locator("visible=true").first.inner_text()
    assert program.run().rstrip() == built.rstrip()
    shared.goto(f"{address}en/{PAGE}")


def test_every_block_that_can_run_has_the_four_buttons(shared):
    page = shared
    assert page.locator(".run.highlight").count() == page.locator(".run.highlight > .nn-bar").count() > 3
    assert page.locator(".nn-bar").first.locator("button").all_inner_texts() == ["Run", "Edit", "Reset", "Copy"]


def test_output_comes_while_the_program_runs(program):
    program.run("pass")
    program.start("import time\nprint('first')\ntime.sleep(3)\nprint('second')")
    program.output.get_by_text("first").wait_for()
    assert "second" not in program.printed() and program.bar.locator(".nn-stop").inner_text() == "Stop"
    assert program.ended().startswith("Done") and "second" in program.printed()


def test_an_error_points_at_the_line_of_the_reader(program):
    printed = program.run("import numpy as np\n\ndef f(x):\n    return x @ np.ones(3)\n\nprint('before')\nf(np.ones(2))\nprint('after')")
    assert program.status.inner_text().startswith("Stopped at line 4. ValueError")
    assert "before" in printed and 'File "program.py", line 7' in printed and "f(np.ones(2))" in printed and "after" not in printed
    assert "in_browser" not in printed and "_pyodide" not in printed
    row = program.block.locator(".nn-mark").bounding_box()["y"] - program.field.bounding_box()["y"]
    line = program.field.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)")
    assert 3 <= row / line < 4.2, "the mark is not on line 4"


def test_an_error_in_a_form_of_words_points_at_its_line(program):
    program.run("x = 1\ny = = 2")
    assert program.status.inner_text().startswith("Stopped at line 2. SyntaxError")


def test_stop_ends_an_endless_loop_at_once_and_the_next_run_works(program):
    program.run("pass")
    program.start("while True: pass")
    program.page.wait_for_timeout(300)
    taken = program.bar.evaluate("""bar => new Promise(done => {
        const began = performance.now();
        new MutationObserver(() => bar.classList.contains("nn-bar--running") || done(performance.now() - began)).observe(bar, {attributes: true});
        bar.querySelector(".nn-run").click();
    })""")
    assert taken < 200
    assert program.status.inner_text().startswith("Stopped")
    assert program.run("print(6 * 7)") == "42\n"


def test_running_another_program_stops_the_first(program):
    other = Program(program.page, 1)
    program.start("while True: pass")
    program.page.wait_for_timeout(300)
    other.start()
    assert other.ended().startswith("Done") and program.status.inner_text().startswith("Stopped")
    other.bar.locator(".nn-reset").click()


def test_reset_gives_back_the_code_and_what_the_build_printed(program):
    before = program.block.locator("code").inner_html()
    built = program.page.locator(".nn-output").first
    program.run("print('mine')")
    assert not built.nth(0).is_visible() or "mine" in built.inner_text()
    program.reset()
    assert program.block.locator("code").inner_html() == before
    assert program.page.locator(".nn-output").first.is_visible() and program.bar.locator(".nn-reset").is_disabled()


def test_copy_gives_the_program_as_it_is_now(program):
    program.write("print(1)\n")
    program.bar.locator(".nn-copy").click()
    program.bar.get_by_text("Copied").wait_for()
    assert program.page.evaluate("navigator.clipboard.readText()") == "print(1)\n"


def test_the_keyboard_alone_is_enough(program):
    page, keys = program.page, program.page.keyboard
    program.bar.locator(".nn-run").focus()
    keys.press("Tab")
    keys.press("Enter")
    program.field.wait_for()
    assert program.field.evaluate("e => e === document.activeElement")
    keys.press("Control+A")
    keys.type("for k in range(2):\nprint(k)\n")
    keys.press("Backspace")
    keys.type("x = 5")
    assert program.field.input_value() == "for k in range(2):\n    print(k)\nx = 5"
    keys.press("Control+Enter")
    assert program.ended().startswith("Done") and program.printed() == "0\n1\n"
    program.field.focus()
    keys.press("Control+A")
    keys.press("Tab")
    assert program.field.input_value() == "    for k in range(2):\n        print(k)\n    x = 5"
    keys.press("Shift+Tab")
    assert program.field.input_value() == "for k in range(2):\n    print(k)\nx = 5"
    keys.press("Control+Z")
    keys.press("Control+Z")
    assert program.field.input_value() == "for k in range(2):\n    print(k)\nx = 5"
    keys.press("Escape")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("nn-button"), "Esc, then Tab, does not leave the code"


def test_a_click_in_the_code_puts_the_cursor_there(program):
    word = program.block.locator("code .mf").first
    word.click(position={"x": 1, "y": 5})
    program.field.wait_for()
    text = program.field.evaluate("e => e.value.slice(e.selectionStart)")
    assert text.startswith("0.7")


def test_the_code_keeps_its_colors_and_its_place_when_it_is_edited(program):
    code = program.block.locator("code")
    before = code.bounding_box(), code.locator(".mf").first.bounding_box()
    program.bar.locator(".nn-edit").click()
    program.field.wait_for()
    after = code.bounding_box(), code.locator(".mf").first.bounding_box()
    assert after == before
    box = program.field.bounding_box()
    assert abs(box["width"] - before[0]["width"]) < 1 and abs(box["height"] - before[0]["height"]) < 1
    program.run("pass")


def test_figures_follow_language_and_scheme(browser, address):
    page = browser.new_page()
    page.add_init_script("""
        const make = URL.createObjectURL;
        window.made = {};
        URL.createObjectURL = blob => { const url = make(blob); blob.text().then(text => { made[url] = text; }); return url; };
    """)
    page.goto(f"{address}ko/perceptron/threshold-unit/")
    program = Program(page)
    source = "import matplotlib.pyplot as plt\nplt.title('before')\nplt.plot([1, 2])\nplt.show()\nplt.title('fires')\nplt.plot([3])\n"
    program.run(source)
    images = program.output.locator("img")
    assert images.count() == 2, program.status.inner_text() + program.printed()
    read = "image => made[image.src]"
    light = images.nth(0).evaluate(read)
    blue = Palette.load().colors["blue"]
    assert blue.light in light and "<script" not in light
    page.locator("label[for^=__palette]:visible").first.click()
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    dark = images.nth(0).evaluate(read)
    assert blue.dark in dark and blue.light not in dark
    assert program.bar.locator("button").first.inner_text() == "실행"
    page.close()


# What a program may not do

def test_other_hosts_are_out_of_reach(program):
    printed = program.run(
        "import js, urllib.request\n"
        "print([name for name in ('fetch', 'document', 'window', 'indexedDB', 'XMLHttpRequest', 'parent', 'Worker') if hasattr(js, name)])\n"
        "from pyodide.code import run_js\n"
        "for code in ('1 + 1', 'fetch(\"https://example.org/\")', 'new Worker(\"x\")', 'document.title'):\n"
        "    try:\n        print('reached', run_js(code))\n    except Exception as error:\n        print('kept out', type(error).__name__)\n"
        "try:\n    urllib.request.urlopen('https://example.org/')\n    print('reached')\nexcept Exception as error:\n    print('kept out')\n"
    )
    assert printed.splitlines()[0] == "[]"
    assert "reached" not in printed and printed.count("kept out") == 5


def test_even_from_the_worker_itself_no_other_host_is_reached(browser, address):
    """What a program could do if it got hold of everything that a worker has: the policy of the page holds it."""
    page = browser.new_page()
    asked: list[str] = []
    page.context.route(re.compile(r"https?://(?!127\.)"), lambda route: (asked.append(route.request.url), route.abort())[-1])
    page.goto(f"{address}en/{PAGE}")
    said = page.evaluate("""() => new Promise(done => {
        const code = `(async () => {
            const said = [];
            try { await fetch("https://example.org/"); said.push("fetched"); } catch { said.push("no fetch"); }
            try { await import("https://example.org/x.js"); said.push("imported"); } catch { said.push("no import"); }
            try { eval("1"); said.push("evaluated"); } catch { said.push("no eval"); }
            said.push(typeof document);
            postMessage(said);
        })()`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})), {type: "module"});
        worker.onmessage = event => done(event.data);
    })""")
    assert said == ["no fetch", "no import", "no eval", "undefined"] and not asked
    page.close()


def test_ten_megabytes_of_output_leave_the_page_alive(program):
    program.run("for k in range(100_000):\n    print('x' * 99)")
    assert "9,800,000 more characters" in program.output.inner_text()[-200:]
    assert len(program.printed()) <= 200_000
    assert program.run("print(1)") == "1\n"


def test_memory_ends_in_an_error_of_the_program(program):
    program.run("import numpy as np\nkept = []\nwhile True:\n    kept.append(np.ones(2_000_000))")
    assert "MemoryError" in program.status.inner_text()
    assert program.run("print(2)") == "2\n"


@pytest.mark.parametrize("more", ["", "import sys\nsys.setrecursionlimit(10**9)\n"])
def test_deep_recursion_ends_in_an_error_and_the_next_run_works(program, more):
    program.run(f"{more}def f(n):\n    return f(n + 1)\nf(0)")
    assert re.search("RecursionError|brought Python down", program.status.inner_text())
    assert program.run("print(3)") == "3\n"


def test_a_thousand_figures_show_twenty(program):
    program.run("import matplotlib.pyplot as plt\nfor k in range(1000):\n    plt.figure(figsize=(1, 1))")
    assert program.output.locator("img").count() == 20 and "980 are not shown" in program.output.inner_text()


def test_no_link_runs_a_program(browser, address):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for tail in ("?run=1&code=print(1)#__code", "#table", "?h=import"):
        page.goto(f"{address}en/{PAGE}{tail}")
        page.wait_for_timeout(500)
    assert not [url for url in asked if "/runtime/" in url] and not [w for w in page.workers if "blob:" in w.url]
    page.close()


# What it costs, and where it cannot run

def test_python_is_fetched_once_per_visit_and_nothing_before_the_first_run(browser, address, hosted):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}en/{PAGE}")
    program = Program(page)
    program.block.hover()
    program.write("print(1)")
    assert not [url for url in asked if "/runtime/" in url]
    program.run()
    program.start("while True: pass")
    page.wait_for_timeout(200)
    program.bar.locator(".nn-stop").click()
    page.locator('.md-footer a[rel="next"], .md-footer__link--next').first.click()
    page.wait_for_url("**/when-learning-ends/")
    page.locator(".nn-bar").first.wait_for()
    assert Program(page).run()
    fetched = [url for url in asked if "/runtime/" in url and not url.endswith(".mjs")]
    assert len(fetched) == len(set(fetched)) >= 5
    page.close()


def test_while_python_comes_the_page_says_how_much_of_it(browser, address):
    page = browser.new_page()
    page.goto(f"{address}ko/{PAGE}")
    program = Program(page)
    program.bar.wait_for()
    page.evaluate("""() => {
        window.seen = [];
        new MutationObserver(() => { const p = document.querySelector("progress"); if (p) seen.push([p.value, p.max, p.nextSibling.textContent]); })
            .observe(document.querySelector(".nn-bar"), {childList: true, subtree: true, characterData: true, attributes: true});
    }""")
    program.run()
    seen = page.evaluate("seen")
    done = [value for value, _, _ in seen]
    assert done == sorted(done) and len(set(done)) > 5 and 0 < done[0] < seen[-1][1] and done[-1] == seen[-1][1] > 15e6
    assert re.fullmatch(r"파이썬을 내려받는 중: 1\d\.\d MB 가운데 \d+\.\d MB", seen[0][2])
    page.close()


def test_a_failed_download_is_said_and_can_be_tried_again(browser, address):
    page = browser.new_page()
    page.route("**/*.wasm", lambda route: route.fulfill(status=503))
    page.goto(f"{address}en/{PAGE}")
    program = Program(page)
    program.start()
    assert program.ended() == "Programs cannot run here. pyodide.asm.wasm: 503"
    assert program.output.count() == 0 and page.locator(".nn-output").first.is_visible()
    page.unroute("**/*.wasm")
    page.route("**/python_stdlib.zip", lambda route: route.fulfill(body=b"something else"))
    program.start()
    assert "python_stdlib.zip: 14 of" in program.ended()
    page.unroute("**/python_stdlib.zip")
    assert program.run("print(4)") == "4\n"
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_so_and_is_whole(browser, address, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}/{PAGE}")
    assert page.locator(".nn-note").is_visible()
    assert page.locator(".run.highlight code").first.is_visible() and page.locator(".nn-output").first.is_visible()
    assert page.locator(".nn-bar").count() == 0
    context.close()


def test_without_webassembly_the_bar_says_so(browser, address):
    page = browser.new_page()
    page.add_init_script("delete window.WebAssembly")
    page.goto(f"{address}en/{PAGE}")
    bar = page.locator(".nn-bar").first
    bar.get_by_text("it has no WebAssembly").wait_for()
    assert bar.locator(".nn-run").is_disabled() and bar.locator(".nn-copy").is_enabled()
    page.close()
