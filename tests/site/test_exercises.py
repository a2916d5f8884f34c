"""Exercises: their checks hold, what is wrong in a file is named, and whatever reads pages reads them."""

from __future__ import annotations

import re
import subprocess
import sys

import numpy as np
import pytest
from support import book

from nnref.site import exercise_files
from nnref.site.exercises import Exercise
from nnref.site.expansion import expand, shuffled
from nnref.site.in_browser import check, run
from nnref.site.paths import LANGUAGES
from nnref.site.problems import Problem
from nnref.site.values import look_up

TASK = """\
kind = "complete"

starter = '''
count = 0
'''
solution = '''
count = 1
'''

[ko]
question = '''
행을 센다.
'''
hints = ['''
하나씩.
''']
answer = '''
[1](value:topic/one.count)이다.
'''

[en]
question = '''
Count the rows.
'''
hints = ['''
One by one.
''']
answer = '''
There is
[1](value:topic/one.count).
'''

[[checks]]
got = "count"
wanted = "1"
ko = "행의 수"
en = "the number of rows"

[[checks]]
got = "type(count).__name__"
wanted = "'int'"
ko = "정수"
en = "a whole number"

[[wrong]]
code = "count = 2"
caught_by = 1
"""
FILE = "snippets/topic/exercises/task.toml"
REFERENCE = "[Task](exercise:topic/task)\n"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# The exercises of this checkout

def programs() -> list[Exercise]:
    return [exercise for exercise in exercise_files.discover()[0].values() if exercise.solution]


def tried(program: str, exercise: Exercise) -> list[bool]:
    """Whether each check passes; none where the program fails."""
    result = run(program, "en", lambda kind, text: None, exercise.checks)
    return [one["passed"] for one in result.get("checks", [])]


@pytest.mark.parametrize("exercise", programs(), ids=lambda exercise: exercise.name)
def test_the_checks_of_an_exercise_tell_right_from_wrong(exercise):
    assert all(tried(exercise.solution.words, exercise)) and tried(exercise.solution.words, exercise)
    assert not (tried(exercise.starter.words, exercise) or [False]) == [True] * len(exercise.rows)
    for row in exercise.wrong:
        assert tried(exercise.wrong_program(row), exercise)[row.keys["caught_by"] - 1] is False, row


def test_every_kind_is_used_and_nothing_is_wrong():
    found, problems = exercise_files.discover()
    assert problems == []
    perceptron = [exercise for exercise in found.values() if exercise.topic == "perceptron"]
    assert {exercise.kind for exercise in perceptron} == {"complete", "bug", "predict", "choose", "order"}


def test_programs_in_the_texts_of_exercises_run():
    """Those that stand there as text: whole programs are snippets, starters and solutions are tried above."""
    for language in LANGUAGES:
        for page in book().pages[language].values():
            for item in page.of("code"):
                if item.file and re.match(r"\{? ?\.?python", item.target) and not {"starter", "solution"} & item.marks:
                    assert "error" not in run(item.text, language, lambda kind, text: None), (item.file, item.line)


def test_a_wrong_number_is_not_one_that_is_right():
    for exercise in exercise_files.discover()[0].values():
        for row in exercise.rows if exercise.kind == "predict" else ():
            value = look_up(row.keys["wanted"].removeprefix("value:"), book().runs)
            for wrong in row.wrong:
                number = wrong.keys["number"]
                number = look_up(number.removeprefix("value:"), book().runs) if isinstance(number, str) else number
                assert abs(number - value) > row.keys.get("tolerance", 1e-9), (exercise.name, number)


def test_steps_are_shown_in_the_same_order_each_time_and_none_at_its_place():
    orders = [e for e in exercise_files.discover()[0].values() if e.kind == "order"]
    assert orders
    short = [Exercise(f"topic/{k}", "order", {}, {}, {}, rows=orders[0].rows[:3]) for k in range(50)]
    for exercise in orders + short:
        shown = shuffled(exercise)
        assert shown == shuffled(exercise) and sorted(shown) == list(range(len(exercise.rows)))
        assert all(place != step for place, step in enumerate(shown))


# Reading a file


def test_a_text_knows_the_line_in_which_it_begins():
    exercise = exercise_files.read("topic/task", TASK)
    assert isinstance(exercise, Exercise)
    places = [exercise.starter, exercise.question["en"], exercise.hints["ko"][0], exercise.answer["en"], exercise.rows[1].texts["ko"]]
    for text in places:
        assert TASK.split("\n")[text.line - 1].find(text.words.split("\n")[0]) >= 0, text


FAULTS = {  # what stands there, what stands there instead, the line that is named, what is said and what to do
    "kind": ('"complete"', '"quiz"', "kind =", "kind is 'quiz'; expected one of complete", "write kind"),
    "toml": ("count = 0\n'''", "count = 0", "kind", "is not TOML", "correct the line"),
    "key": ("[ko]\nquestion", "[ko]\nquestoin", "questoin", "[ko] has no key 'questoin'", "did you mean 'question'?"),
    "language": (re.search(r"\[en\].*?(?=\[\[)", TASK, re.DOTALL)[0], "", "kind", "has no texts in 'en'", "add [en]"),
    "answer": ("answer = '''\nThere is\n[1](value:topic/one.count).\n'''", "", "[en]", "[en] has no answer", "add answer"),
    "hints": ("One by one.\n'''", "One by one.\n''', '''\nTwo.\n'''", "hints = ['''\nOne", "different numbers of hints: {'ko': 1, 'en': 2}", "give the same"),
    "text": ('en = "a whole number"', "", '[[checks]]\ngot = "type', "en of [[checks]] is None; expected a text", "add en"),
    "wanted": ("wanted = \"'int'\"", "wanted = 1", '[[checks]]\ngot = "type', "wanted of [[checks]] is 1; expected a text", "add wanted"),
    "checks": (re.search(r"\[\[checks\]\].*(?=\[\[wrong)", TASK, re.DOTALL)[0], "", "kind", "needs at least 1 [[checks]]", "add [[checks]]"),
    "caught_by": ("caught_by = 1", "caught_by = 3", "[[wrong]]", "caught_by is 3; number of checks: 2", "count them from 1"),
    "instead_of": ("caught_by = 1", "caught_by = 1\ninstead_of = 'x'", "[[wrong]]", "instead_of stands 0 times", "name a part"),
    "solution": ("solution = '''\ncount = 1\n'''", "", "kind", "solution is missing", "add solution"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_in_a_file_is_named_with_its_line_and_what_to_do(fault):
    old, new, place, message, fix = FAULTS[fault]
    source = TASK.replace(old, new, 1) if fault != "answer" else TASK.replace(old, new)
    problem = exercise_files.read("topic/task", source)
    assert isinstance(problem, Problem), problem
    assert message in problem.message and fix in problem.fix and problem.file == FILE
    assert fault == "toml" or problem.line == line_of(source, place)


@pytest.mark.parametrize(("kind", "rows", "message"), [
    ("choose", "[[statements]]\nright = false\nko='가'\nen='a'\nbecause={ko='나', en='b'}\n" * 2, "no statement is right"),
    ("choose", "[[statements]]\nright = true\nko='가'\nen='a'\nbecause={ko='나'}\n" * 2, "because has no text in 'en'"),
    ("order", "[[steps]]\ncode='a'\n" * 2, "needs at least 3 [[steps]]"),
    ("order", "[[steps]]\ncode='a'\nko='가'\nen='b'\n" * 3, "a step is a text in every language, or code"),
    ("predict", "[[numbers]]\nwanted='value:a.b'\nko='가'\nen='a'\nwrong=[{number=3, ko='나'}]\n", "the wrong number 3 has no text in 'en'"),
])
def test_what_is_wrong_in_a_row_is_named(kind, rows, message):
    texts = TASK[TASK.index("[ko]") : TASK.index("[[checks]]")]
    problem = exercise_files.read("topic/task", f'kind = "{kind}"\n{texts}\n{rows}')
    assert isinstance(problem, Problem) and message in problem.message, problem


# In a page


def test_a_reference_in_code_or_in_a_sentence_stays_as_it_is():
    text = f"``` markdown\n\n{REFERENCE}\n```\n\nSee [Task](exercise:topic/task).\n"
    assert expand(text, "en", lambda name: exercise_files.read(name, TASK)).text == text


def test_exercises_are_numbered_where_there_are_several():
    def find(name: str) -> Exercise | Problem:
        return exercise_files.read(name, TASK)

    assert '!!! exercise complete "Task"' in expand(REFERENCE, "en", find).text
    two = expand(f"{REFERENCE}\n{REFERENCE}", "ko", find).text
    assert '"1. Task"' in two and '"2. Task"' in two


@pytest.fixture
def task(site):
    """The small site with an exercise on its page."""
    site.write(FILE, TASK)
    for language in LANGUAGES:
        site.write(f"docs/{language}/topic/page.md", site.read(f"docs/{language}/topic/page.md") + f"\n{REFERENCE}")
    return site


PROBLEMS = """
from nnref.site import parity, prose
from nnref.site.book import Book
from nnref.site.glossary import Glossary
from nnref.site.translations import Translations
book = Book.load()
print(*book.problems, *parity.problems(book.pages), *prose.problems(Glossary.load()), *Translations.load().problems(), sep="\\n")
"""


def problems(site) -> str:
    """What a build would stop with, of any kind."""
    return subprocess.run([sys.executable, "-c", PROBLEMS], cwd=site.folder, env=site.environment, capture_output=True, text=True, check=True).stdout


def test_each_build_tries_the_programs_out_and_names_what_fails(task):
    task.confirm_all()
    assert problems(task).strip() == ""
    task.replace(FILE, "count = 1", "count = 4")
    said = problems(task)
    assert f"{FILE}:{line_of(TASK, '[[checks]]')}: the solution does not pass this check: got 4, wanted 1" in said
    task.write(FILE, TASK.replace("count = 0", "count = 1").replace("count = 2", "count = 1.0"))
    said = problems(task)
    assert f"{FILE}:4: the starter passes every check" in said
    assert f"{FILE}:{line_of(TASK, '[[wrong]]')}: check 1, which is meant for this wrong answer, passes" in said
    task.write(FILE, TASK.replace("count = 1\n", "count = 1 / 0\n").replace("count = 2", "count ="))
    said = problems(task)
    assert f"{FILE}:7: the solution fails: ZeroDivisionError: division by zero" in said
    assert "this wrong answer fails before it is checked: SyntaxError" in said


def test_what_an_exercise_says_is_checked_where_it_stands(task):
    task.confirm_all()
    source = TASK.replace("[1](value:topic/one.count).", "[2](value:topic/one.count) tuple, ![x](figure:topic/none \"y\").")
    task.write(FILE, source)
    said, line = problems(task), line_of(source, "[2](value")
    assert f"{FILE}:{line}: value:topic/one.count: the page says 2, the program computed 1" in said
    assert f"{FILE}:{line}: figure:topic/none names the snippet" in said
    assert f"{FILE}:{line}: 'tuple' is not a word of the glossary" in said
    assert f"{FILE}:{line}: the number" not in said  # parity names the first language's file, where its text begins
    assert re.search(rf"{FILE}:\d+: the number 'topic/one.count' '1' is 'topic/one.count' '2' in {FILE}:{line}", said)
    assert "section 'heading' may be stale" in said


def test_code_and_checks_make_no_translation_stale(task):
    task.confirm_all()
    task.write(FILE, TASK.replace("count = 0", "count = -1").replace('"count"', '"count + 0"'))
    assert problems(task).strip() == ""
    task.replace(FILE, "One by one.", "One after the other.")
    assert "docs/ko/topic/page.md:12: section 'heading' may be stale: its twin, docs/en/topic/page.md:12" in problems(task)


def test_exercises_that_do_not_exist_stand_in_a_sentence_or_are_shown_nowhere_are_named(task):
    task.replace("docs/en/topic/page.md", REFERENCE, "[Task](exercise:topic/tasks)\n\nSee [it](exercise:topic/task).\n")
    said = problems(task)
    line = line_of(task.read("docs/en/topic/page.md"), "[Task]")
    assert f"docs/en/topic/page.md:{line}: exercise:topic/tasks names snippets/topic/exercises/tasks.toml, which does not exist" in said
    assert "did you mean exercise:topic/task?" in said
    assert f"docs/en/topic/page.md:{line + 2}: exercise:topic/task is no paragraph of its own" in said
    assert "docs/ko/topic/page.md" in said and "the exercise 'topic/task' is 'topic/tasks'" in said
    for language in LANGUAGES:
        task.write(f"docs/{language}/topic/page.md", task.read(f"docs/{language}/topic/page.md").partition("[Task]")[0])
    assert f"{FILE}:1: no page shows this exercise" in problems(task)


def test_the_page_is_whole_without_scripts(task):
    task.built()
    page = task.page("en", "topic/page/index.html")
    box = page[page.index('id="exercise-task"') :]
    for part in ("Count the rows.", "run starter highlight", "the number of rows", "One by one.", "run solution highlight", "There is"):
        assert part in box, part
    assert box.index("One by one.") < box.index("There is") and "value:" not in box
    assert "Count the rows" in task.read("site/en/search/search_index.json")


def test_what_a_confirmed_section_said_in_an_exercise_is_found_in_git(task):
    task.confirm_all()

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a", *words], cwd=task.folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", "docs", "snippets")
    git("commit", "-qm", "one")
    task.replace(FILE, "One by one.", "One after the other.")
    said = task.run("nnref.site.confirm", "topic/page").stdout
    assert re.search(r"en - .*One by one\.", said) and re.search(r"en \+ .*One after the other\.", said)


def test_a_check_compares_and_says_what_it_got():
    space = {"w": [1, 2]}
    assert check(space, {"got": "w", "wanted": "[1, 2]"})["passed"]
    assert check(space, {"got": "v", "wanted": "1"}) == {"passed": False, "error": "NameError: name 'v' is not defined"}
    assert check({"w": np.float64(1)}, {"got": "[w]", "wanted": "[2]"})["got"] == "[1]"
    assert check({"w": [np.array([2, 1.5])]}, {"got": "w", "wanted": "[[2.0, 1.25]]"}) == {"passed": False, "got": "[[2, 1.5]]", "wanted": "[[2, 1.25]]"}
    assert check({"w": 1 / 3}, {"got": "w", "wanted": "0.333333"}) == {"passed": False, "got": "0.3333333333333333", "wanted": "0.333333"}
