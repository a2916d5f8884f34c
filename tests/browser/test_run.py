"""Programs run in the page: what a reader does with them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from program_page import PAGE, START, Program, follow
from support import book


def test_every_block_that_can_run_has_the_four_buttons(shared):
    page = shared
    programs = page.locator(".run.highlight").count()
    assert programs > 3
    expect(page.locator(".run.highlight > .nn-bar")).to_have_count(programs)
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
    taken = [_stopped_in(program)]
    while taken[-1] >= 200 and len(taken) < 3:  # milliseconds; what else runs on the machine can only add to them
        taken.append(_stopped_in(program))
    assert min(taken) < 200, taken
    assert program.status.inner_text().startswith("Stopped")
    assert program.run("print(6 * 7)") == "42\n"


def _stopped_in(program: Program) -> float:
    """Milliseconds from the click until the page says that the loop has ended; its worker has ended too."""
    program.start("print('on')\nwhile True: pass")
    program.output.get_by_text("on").wait_for()
    worker, = program.page.workers
    with worker.expect_event("close", timeout=START):
        return program.bar.evaluate("""bar => new Promise(done => {
            const began = performance.now();
            new MutationObserver(() => bar.classList.contains("nn-bar--running") || done(performance.now() - began)).observe(bar, {attributes: true});
            bar.querySelector(".nn-run").click();
        })""")


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


def test_edit_pressed_again_leaves_the_cursor_where_it_was(program):
    program.write("x = 5")
    program.field.evaluate("e => e.setSelectionRange(2, 4)")
    program.bar.locator(".nn-edit").click()
    program.page.wait_for_function("() => document.activeElement?.classList.contains('nn-field')")
    program.page.wait_for_timeout(200)
    assert program.field.evaluate("e => [e.selectionStart, e.selectionEnd]") == [2, 4]


def test_the_code_keeps_its_colors_and_its_place_when_it_is_edited(program):
    assert program.field.count() == 0
    code = program.block.locator("code")
    before = code.bounding_box(), code.locator(".mf").first.bounding_box()
    program.bar.locator(".nn-edit").click()
    program.field.wait_for()
    after = code.bounding_box(), code.locator(".mf").first.bounding_box()
    assert after == before
    box = program.field.bounding_box()
    assert abs(box["width"] - before[0]["width"]) < 1 and abs(box["height"] - before[0]["height"]) < 1
    program.run("pass")


def test_in_a_visit_python_is_fetched_once(shared, address):
    """From one topic to the next, and after Stop, it is there; each program prints what it printed when the site was built."""
    asked: list[str] = []
    shared.on("request", lambda request: asked.append(request.url))
    paths = ["", "start/arrays/", "ann/shapes/", "perceptron/threshold-unit/", "activations/softmax/", "descent/batches/", "backprop/graph/",
             "optimizers/adagrad/", "overfitting/l2/", "failing/gradient/", PAGE]
    assert {name.partition("/")[0] for name in book().snippets} == {path.partition("/")[0] or "home" for path in paths}, "go to each topic"
    for path in paths:
        follow(shared, f"{address}en/{path}")
        program = Program(shared)
        built = shared.locator(".run.highlight ~ .nn-output code").locator("visible=true").first.inner_text()
        assert program.run().rstrip() == built.rstrip()
    program.start("while True: pass")
    shared.wait_for_timeout(200)
    program.bar.locator(".nn-stop").click()
    assert program.run("print(5)") == "5\n"
    assert not [url for url in asked if "/runtime/" in url and not url.endswith(".mjs")]
    program.reset()
