"""Exercises in the page: every kind from the keyboard alone, on a phone and a laptop, in both languages."""

from __future__ import annotations

import json

import pytest
from page_walk import AXE, CHECKS, LAPTOP, PHONE, SEEN
from playwright.sync_api import Locator, Page, expect

from nnref.site.exercise_files import load
from nnref.site.expansion import shuffled

PAGE = "perceptron/learning-rule/"
SLOW = 60_000  # until Python has started
TOPIC = {"ko": "이 주제의 연습 문제", "en": "exercises of this topic solved"}


def exercise(page: Page, name: str) -> Locator:
    """Scroll to an exercise and wait until it can be used."""
    box = page.locator(f".exercise:has(> #exercise-{name})")
    box.scroll_into_view_if_needed()
    box.locator(".nn-check button").wait_for()
    return box


def said(box: Locator) -> str:
    return box.locator(".nn-check .nn-status").inner_text()


def press_check(page: Page, box: Locator) -> None:
    box.locator(".nn-check button").focus()
    page.keyboard.press("Enter")


def verdicts(box: Locator) -> list[bool]:
    return [("nn-passed" in classes) for classes in box.locator(".nn-items > li").evaluate_all("rows => rows.map(row => row.className)")]


def kept(page: Page) -> dict[str, str]:
    return json.loads(page.evaluate("localStorage.getItem('nnref.exercises')") or "{}")


def complaints(page: Page, width: int) -> list[str]:
    """What axe and our own checks say of the page as it stands, in both schemes."""
    found = page.evaluate("pageChecks.fit()") + page.evaluate("pageChecks.ids()")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("scheme => pageChecks.choose(scheme)", scheme)
        found += page.evaluate("options => pageChecks.axe(options, [])", {} if scheme == "light" else {"runOnly": SEEN})[0]
    return [f"{what} [{width}]" for what in found]


@pytest.mark.parametrize(("language", "width"), [("ko", PHONE), ("en", LAPTOP)])
def test_numbers_statements_and_steps_are_checked_from_the_keyboard(visit, address, language, width):
    visited = visit(f"{address}{language}/{PAGE}", width=width)
    page = visited.page
    page.evaluate(f"{AXE}\n{CHECKS}")

    box = exercise(page, "or_by_hand")
    box.locator("input").first.focus()
    for number in ("5", "1", "", "one"):
        page.keyboard.type(number)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # after the last field comes the button
    assert verdicts(box) == [False, True, False, False]
    assert load("perceptron/or_by_hand").rows[0].wrong[2].texts[language].words in box.locator(".nn-items > li").first.inner_text()
    assert box.locator("input").first.get_attribute("aria-invalid") == "true"
    for field, number in zip(box.locator("input").all(), ("4.0", "1", "+1", "−0")):
        field.fill(number)
    assert verdicts(box) == [False] * 4 and said(box) == ""  # what was said of another answer is gone
    page.keyboard.press("Enter")
    assert verdicts(box) == [True] * 4 and box.locator(".nn-badge--solved").is_visible()

    box = exercise(page, "one_update")
    press_check(page, box)
    assert said(box) and kept(page) == {"perceptron/or_by_hand": "solved"}  # nothing was chosen, nothing checked
    for field in (0, 1):
        box.locator("input").nth(field).focus()
        page.keyboard.press("Space")
    press_check(page, box)
    assert verdicts(box) == [True, False, False, True]
    for item, row in zip(box.locator(".nn-items > li").all(), load("perceptron/one_update").rows):
        assert row.because[language].words.split("$")[0] in item.inner_text().replace("\n", " ")
    for field in (1, 2):
        box.locator("input").nth(field).focus()
        page.keyboard.press("Space")
    press_check(page, box)
    assert verdicts(box) == [True] * 4

    box = exercise(page, "one_epoch")
    press_check(page, box)
    assert not all(verdicts(box)) and kept(page)["perceptron/one_epoch"] == "tried"
    order = shuffled(load("perceptron/one_epoch"))
    for target in range(len(order)):
        place = order.index(target)
        order.insert(target, order.pop(place))
        box.locator(".nn-items > li").nth(place).locator("button").first.focus()
        for _ in range(place - target):
            page.keyboard.press("Enter")
    assert said(box)  # the place of what was moved
    press_check(page, box)
    assert verdicts(box) == [True] * 7

    assert set(kept(page).values()) == {"solved"} and len(kept(page)) == 3
    assert complaints(page, width) == []
    assert visited.errors == []


def test_programs_are_checked_and_what_is_solved_is_kept_for_both_languages_until_it_is_erased(visit, address):
    """One page for all that needs Python, which takes seconds to start."""
    visited = visit(f"{address}en/{PAGE}", width=PHONE)
    page = visited.page
    box, bug = exercise(page, "wrong_way"), load("perceptron/wrong_way")
    press_check(page, box)
    expect(box.locator(".nn-said").first).to_be_visible(timeout=SLOW)
    assert verdicts(box) == [False, False]
    first = box.locator(".nn-items > li").first.inner_text()
    assert "Got" in first and "[1, 1, 1, 0]" in first

    def answer(program: str) -> None:
        box.locator(".starter .nn-edit").focus()
        page.keyboard.press("Enter")
        expect(box.locator(".nn-field")).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(program)
        expect(box.locator(".starter > .nn-bar .nn-run")).to_have_text(["Run"])
        press_check(page, box)

    answer(bug.wrong_program(bug.wrong[0]))
    expect(box.locator(".nn-failed")).to_have_count(1, timeout=SLOW)
    assert verdicts(box) == [True, False]
    page.evaluate(f"{AXE}\n{CHECKS}")
    assert complaints(page, PHONE) == []
    answer("x = 1 / 0")
    expect(box.locator(".starter + .nn-output")).to_contain_text("ZeroDivisionError", timeout=SLOW)
    expect(box.locator(".nn-check .nn-status")).to_contain_text("nothing was checked")
    assert kept(page) == {"perceptron/wrong_way": "tried"}
    answer("x = 1")
    expect(box.locator(".nn-said").first).to_contain_text("NameError", timeout=SLOW)
    answer(bug.solution.words)
    expect(box.locator(".nn-badge--solved")).to_be_visible(timeout=SLOW)
    assert verdicts(box) == [True, True] and kept(page) == {"perceptron/wrong_way": "solved"}

    visited.follow(f"{address}en/perceptron/when-learning-ends/")  # Python stays on the way to another page
    page.goto(f"{address}ko/perceptron/gates/")
    box = exercise(page, "more_gates")
    line = page.locator(".nn-progress")
    total = int(line.locator("span").inner_text().split("개")[0].split()[-1])
    assert TOPIC["ko"] in line.inner_text() and "1개를 풀었다" in line.inner_text()
    press_check(page, box)
    expect(box.locator(".nn-failed")).to_have_count(2, timeout=SLOW)
    assert "나온 값" in box.locator(".nn-failed").first.inner_text()
    page.reload()
    exercise(page, "more_gates").locator(".nn-badge--tried").wait_for()

    page.goto(f"{address}en/start/teachers/")
    row = page.locator(".nn-overview .nn-progress", has_text="Perceptron")
    row.scroll_into_view_if_needed() if row.count() else page.locator(".nn-overview").scroll_into_view_if_needed()
    expect(row).to_contain_text(f"1 of {total} solved")
    row.locator("button").click()
    expect(row).to_contain_text(f"0 of {total} solved")
    assert kept(page) == {}
    row.locator("button").click()  # taken back
    expect(row).to_contain_text(f"1 of {total} solved")
    row.locator("button").click()
    page.goto(f"{address}en/{PAGE}")
    assert exercise(page, "wrong_way").locator(".nn-badge").count() == 0
    assert visited.errors == []


def test_hints_open_one_by_one_and_the_solution_after_a_check_or_all_hints(visit, address):
    page = visit(f"{address}en/{PAGE}").page
    box = exercise(page, "wrong_way")
    first, second, solution = box.locator(":scope > details").all()

    def press(details: Locator) -> bool:
        details.locator("summary").first.focus()
        page.keyboard.press("Enter")
        return details.get_attribute("open") is not None

    assert not press(second) and "previous hint" in said(box)
    assert not press(solution) and "all hints" in said(box)
    assert press(first) and not press(solution)
    assert press(second) and press(solution)
    assert "harder still" in solution.inner_text()
    box = exercise(page, "or_by_hand")
    solution = box.locator(":scope > details").last
    assert not press(solution)
    press_check(page, box)
    assert press(solution)


def test_without_scripts_the_exercises_are_whole_and_have_no_buttons(visit, address):
    page = visit(f"{address}ko/{PAGE}", java_script_enabled=False).page
    box = page.locator(".exercise:has(> #exercise-wrong_way)")
    assert box.locator(".starter code").first.is_visible() and box.locator(".nn-items > li").count() == 2
    for details in box.locator(":scope > details").all():
        details.locator("summary").first.click()
        assert details.locator(":nth-child(2)").first.is_visible()
    assert page.locator(".nn-check:visible, .nn-progress:visible").count() == 0
    assert page.locator(".order .nn-items > li").count() == 7


def test_where_the_browser_keeps_nothing_exercises_can_be_solved(visit, address, browser):
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})")
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)) if "exercise" in str(error.stack) or "progress" in str(error.stack) else None)
    page.goto(f"{address}en/{PAGE}")
    box = exercise(page, "or_by_hand")
    for field, number in zip(box.locator("input").all(), "4110"):
        field.fill(number)
    press_check(page, box)
    expect(box.locator(".nn-badge--solved")).to_be_visible()
    expect(page.locator(".nn-progress span")).to_contain_text("1 of")
    assert wrong == []
    context.close()


def test_what_is_kept_may_be_anything(visit, address):
    page = visit(f"{address}en/{PAGE}").page
    for text in ("[1", "null", '{"perceptron/or_by_hand": 7}'):
        page.evaluate("text => localStorage.setItem('nnref.exercises', text)", text)
        page.reload()
        assert exercise(page, "or_by_hand").locator(".nn-badge").count() == 0, text


def test_numbers_are_read_as_people_write_them(visit, address):
    page = visit(f"{address}en/{PAGE}").page
    read = page.evaluate("""async texts => {
      const script = new URL(document.querySelector('script[type=module]').src);
      const { numberOf } = await import(new URL("predict.js", script));
      return texts.map(text => numberOf(text) ?? null);
    }""", ["0.25", ".25", "0,25", "-3", "−3", "– 3", "1,000", "1,000.5", "12,5", "2e-3", "３", "1/4", "−3/4", "1/0", "1/2/3", "", "x", "1.2.3", "0,125", "5.", "14가지", "번"])
    assert read == [0.25, 0.25, 0.25, -3, -3, -3, 1000, 1000.5, 12.5, 0.002, 3, 0.25, -0.75, None, None, None, None, None, 0.125, 5, 14, None]


def test_nothing_of_exercises_is_fetched_until_one_is_nearly_in_sight_and_nothing_moves_then(visit, address):
    visited = visit(f"{address}en/{PAGE}")
    page = visited.page
    page.wait_for_timeout(300)
    assert not [url for url in visited.requests if "exercise" in url or "progress.js" in url]
    place = "document.querySelector('#misreadings').getBoundingClientRect().top + scrollY"
    before = page.evaluate(place)
    exercise(page, "wrong_way")
    page.wait_for_timeout(300)
    assert [url for url in visited.requests if url.endswith("/exercises.js")]
    assert abs(page.evaluate(place) - before) <= 2
