"""The first run of a visit: what comes when, and what the page says where nothing can come."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlsplit

import pytest
from program_page import PAGE, Program

from nnref.site.palette import Palette
from nnref.site.paths import LANGUAGES


def test_no_link_runs_a_program(browser, address):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for tail in ("?run=1&code=print(1)#__code", "#table", "?h=import"):
        page.goto(f"{address}en/{PAGE}{tail}")
        page.wait_for_timeout(500)
    assert not [url for url in asked if "/runtime/" in url] and not [w for w in page.workers if "blob:" in w.url]
    page.close()


def test_before_the_first_run_a_page_pays_little(browser, address, hosted):
    """Even if the reader turns to a program and edits it: nothing of Python, and at most 15 kB."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}en/{PAGE}")
    program = Program(page)
    program.write("print(1)")
    page.wait_for_timeout(300)
    scripts = {urlsplit(url).path.removeprefix("/nnref/") for url in asked if "/assets/scripts/" in url}
    assert not [url for url in asked if "/runtime/" in url] and len(scripts) > 3
    assert sum(len(gzip.compress((hosted[1] / script).read_bytes())) for script in scripts) <= 15_000
    page.close()


def test_the_first_run_says_what_it_fetches_and_draws_in_language_and_scheme(browser, address):
    page = browser.new_page()
    page.add_init_script("""
        const make = URL.createObjectURL;
        window.made = {};
        URL.createObjectURL = blob => { const url = make(blob); blob.text().then(text => { made[url] = text; }); return url; };
    """)
    page.goto(f"{address}ko/{PAGE}")
    program = Program(page)

    page.route("**/*.wasm", lambda route: route.fulfill(status=503))
    program.start()
    assert program.ended() == "여기에서는 실행할 수 없다. pyodide.asm.wasm: 503"
    assert program.output.count() == 0 and page.locator(".nn-output").first.is_visible()
    page.unroute("**/*.wasm")
    page.route("**/python_stdlib.zip", lambda route: route.fulfill(body=b"something else"))
    program.start()
    assert "python_stdlib.zip: 14 of" in program.ended()
    page.unroute("**/python_stdlib.zip")

    page.evaluate("""() => {
        window.seen = [];
        new MutationObserver(() => { const p = document.querySelector("progress"); if (p) seen.push([p.value, p.max, p.nextSibling.textContent]); })
            .observe(document.querySelector(".nn-bar"), {childList: true, subtree: true, characterData: true, attributes: true});
    }""")
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
    seen = page.evaluate("seen")
    done = [value for value, _, _ in seen]
    assert len(set(done)) > 5 and done[-1] == seen[-1][1] > 25e6, "Python, NumPy and matplotlib"
    assert re.fullmatch(r"파이썬을 내려받는 중: \d+\.\d MB 가운데 \d+\.\d MB", seen[0][2])
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
