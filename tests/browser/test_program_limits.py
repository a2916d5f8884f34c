"""What a program may not do to the page, and what it cannot reach."""

from __future__ import annotations

import re

import pytest
from program_page import PAGE


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
