"""What stops a build: each message names the file, the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Site

PAGE = "docs/en/topic/page.md"
EXTRA = '``` { .python .run }\n--8<-- "topic/two.py"\n```\n\n## Heading'


def line_of(site, name: str, text: str) -> int:
    return next(n for n, row in enumerate(site.read(name).splitlines(), 1) if text in row)


def test_a_snippet_that_fails_is_named_with_its_line_and_traceback(site):
    site.replace("snippets/topic/one.py", "half = np.array([0.5, 0.25])", "half = np.array([0.5, 0.25]) + np.ones(3)")
    said = site.refused()
    assert "snippets/topic/one.py:7: ValueError: operands could not be broadcast together" in said
    assert 'File "snippets/topic/one.py", line 7, in <module>' in said
    assert "half = np.array([0.5, 0.25]) + np.ones(3)" in said
    assert "fix: run it alone: .venv/bin/python snippets/topic/one.py" in said
    assert not (site.folder / "site/en").exists(), "nothing stale is shown"


def test_a_syntax_error_is_named_with_its_line(site):
    site.replace("snippets/topic/one.py", "count = int(y.sum())", "count = int(y.sum()")
    assert "snippets/topic/one.py:6: SyntaxError" in site.refused()


def test_a_warning_in_a_snippet_is_an_error(site):
    site.replace("snippets/topic/one.py", "half = ", "np.log(np.zeros(1))\nhalf = ")
    assert "snippets/topic/one.py:7: RuntimeWarning: divide by zero" in site.refused()


def test_a_snippet_that_takes_too_long_is_stopped_where_it_is(site):
    site.replace("snippets/topic/one.py", "half = ", "while True: pass\nhalf = ")
    said = site.refused()
    assert "snippets/topic/one.py:7: takes more than 2 s of processor time" in said


def test_an_experiment_may_take_longer(site):
    slow = (
        "import time\n"
        "from nnref.site.limit import _work\n"
        "for _ in range(800): _work()\n"  # 4 s where a second is one: the very work that a slow machine is told by
        "while time.process_time() < 3: pass\n"  # on a machine that is faster than that
    )
    site.write("snippets/topic/one.py", slow + site.read("snippets/topic/one.py"))
    assert "takes more than 2 s" in site.refused()
    site.replace_in_both("topic/page.md", ".run", ".experiment")
    site.built()


def test_a_program_that_exits_or_is_killed_is_reported(site):
    site.replace("snippets/topic/one.py", "half = ", "raise SystemExit(3)\nhalf = ")
    assert "snippets/topic/one.py:7: SystemExit: 3" in site.refused()
    site.replace("snippets/topic/one.py", "raise SystemExit(3)", "import os; os.kill(os.getpid(), 9)")
    assert "snippets/topic/one.py:1: the program was ended by signal 9" in site.refused()


WRONG = [
    ("[0.5](value:topic/one.half[0])", "[0.6](value:topic/one.half[0])",
     "value:topic/one.half[0]: the page says 0.6, the program computed 0.5", "write 0.5, or correct the program"),
    ("value:topic/one.half[0]", "value:topic/one.halves",
     "value:topic/one.halves: snippets/topic/one.py leaves no number named 'halves'", "it leaves: "),
    ("value:topic/one.half[0]", "value:topic/one.half[2]",
     "value:topic/one.half[2]: [2] does not exist; there are 2 entries", "count from 0"),
    ("value:topic/one.half[0]", "value:topic/one.half",
     "value:topic/one.half is not one number but has 2 entries", "value:topic/one.half[0]"),
    ("value:topic/one.half[0]", "value:topic/won.half[0]",
     "value:topic/won.half[0] names the snippet 'topic/won', which does not exist", "did you mean 'topic/one'?"),
    ("[0.5](value:topic/one.half[0])", "[a half](value:topic/one.half[0])",
     "value:topic/one.half[0]: 'a half' is not a number", "write only the number"),
    ("figure:topic/one ", "figure:topic/won ",
     "figure:topic/won names the snippet 'topic/won', which does not exist", "did you mean 'topic/one'?"),
    ("figure:topic/one ", "figure:topic/one.other ",
     "figure:topic/one.other: snippets/topic/one.py draws no such figure", "it draws figure:topic/one"),
    ("figure:topic/one ", "moving:topic/boundery ",
     "moving:topic/boundery names 'boundery', which does not exist", "did you mean 'boundary'?"),
    ("figure:topic/one ", "moving:topic/boundary ",
     "moving:topic/boundary has no program", "create snippets/topic/moving/boundary.py"),
    ("![what it shows]", "![]", "figure:topic/one has no alternative text", "say what it shows"),
    (' "A caption with [1](value:topic/one.count) and $x_1$"', "", "figure:topic/one has no caption", "its one message"),
    ("![what", "text ![what", "figure:topic/one shares its paragraph", "leave an empty line"),
    ("$x_1$", r"$\nosuch$", r"the formula '\\nosuch' cannot be converted", "LaTeX that math-core knows"),
]


@pytest.fixture(scope="module")
def refused(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """Each of these mistakes under a heading of its own, in one language; and what the build said."""
    site = Site(tmp_path_factory.mktemp("wrong"), warm=small_site)
    figure = site.read(PAGE)[site.read(PAGE).index("![what") :]
    for number, (old, new, *_) in enumerate(WRONG):
        assert old in figure
        for page, tail in ((PAGE, figure.replace(old, new)), ("docs/ko/topic/page.md", figure)):
            site.write(page, site.read(page) + f"\n## Mistake {number} {{ #mistake-{number} }}\n\n{tail}")
    return site, site.refused()


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[message for *_, message, _ in WRONG])
def test_what_is_wrong_on_a_page_is_named_with_its_line(refused, number):
    (site, said), (_, new, message, fix) = refused, WRONG[number]
    section = site.read(PAGE).split(f"#mistake-{number} ")
    line = section[0].count("\n") + next(n for n, row in enumerate(section[1].splitlines(), 1) if (new.split(" ")[0] if new else "figure:topic/one") in row)
    assert f"{PAGE}:{line}: {message}" in said
    assert fix in said.split(f"{PAGE}:{line}: {message}")[1].split("\n")[1]
    assert "docs/ko/topic/page.md" not in said, "the other language is right"


def test_a_wrong_number_in_a_caption_an_alternative_text_or_a_title_is_found(site):
    site.replace(PAGE, "with [1](", "with [7](")
    assert "the page says 7, the program computed 1" in site.refused()
    site.replace(PAGE, "with [7](", "with [1](")
    site.replace(PAGE, "![what it shows]", "![shows [8](value:topic/one.count) rows]")
    assert "the page says 8, the program computed 1" in site.refused()
    site.replace(PAGE, "shows [8](", "shows [1](")
    site.replace(PAGE, "One row", '!!! note "in a title [9](value:topic/one.count)"\n    body\n\nOne row')
    assert "the page says 9, the program computed 1" in site.refused()


def test_an_unknown_snippet_is_named_with_the_nearest_one(site):
    site.replace(PAGE, '"topic/one.py"', '"topic/on.py"')
    said = site.refused()
    line = line_of(site, PAGE, "--8<--")
    assert f"{PAGE}:{line}: shows snippets/topic/on.py, which does not exist\n    fix: did you mean topic/one.py?" in said
    assert "snippets/topic/one.py:1: shown in 'ko' (page.md) and not in 'en'" in said


def test_a_label_without_translation_is_named_with_the_row_to_add(site):
    site.replace("snippets/topic/one.py", "after update 3", "before update 3")
    said = site.refused()
    line = line_of(site, "snippets/topic/one.py", "before update")
    assert f"snippets/topic/one.py:{line}: its figure says 'before update 3', which has no translation" in said
    assert 'docs/data/labels.toml: [[label]] en = "before update 3", ko = "..."' in said
    assert "docs/data/labels.toml:2: no figure says 'after update {k}'" in said


def test_a_label_whose_placeholders_differ_is_named(site):
    site.replace("docs/data/labels.toml", "{k}번째", "{n}번째")
    said = site.refused()
    assert "docs/data/labels.toml:2: label 'after update {k}' and its 'ko' text '{n}번째 고친 뒤' have different" in said


def test_a_label_with_two_rows_is_named(site):
    site.write("docs/data/labels.toml", 2 * site.read("docs/data/labels.toml"))
    assert "docs/data/labels.toml:2: label 'after update {k}' has two rows" in site.refused()


def test_a_label_missing_one_language_is_named(site):
    site.replace("docs/data/labels.toml", "ko = ", "fr = ")
    assert "docs/data/labels.toml:2: label 'after update {k}' has no 'ko' text" in site.refused()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[[label]]\nen = "after update {k}"\nko = \n', "docs/data/labels.toml:3: is not TOML: Invalid value"),
        ('[[label]]\nko = "뒤"\n', "docs/data/labels.toml:1: has a row that is not a [[label]] with an en text"),
    ],
)
def test_a_table_of_labels_that_cannot_be_read_is_named(site, table, message):
    site.write("docs/data/labels.toml", table)
    assert message in site.refused()


def test_a_snippet_over_its_length_is_named(site):
    site.write("snippets/topic/one.py", site.read("snippets/topic/one.py") + "\n" * 31)
    assert "snippets/topic/one.py:41: has 42 lines; a snippet may have 40" in site.refused()


def test_a_line_over_its_width_is_named(site):
    site.replace("snippets/topic/one.py", "half = ", "half = " + " " * 80)
    assert "snippets/topic/one.py:7: has 108 columns; a snippet may have 80" in site.refused()


def test_a_snippet_that_no_page_shows_is_named(site):
    site.write("snippets/topic/two.py", "print(1)\n")
    assert "snippets/topic/two.py:1: no page shows this snippet" in site.refused()


def test_a_snippet_shown_in_one_language_only_is_named(site):
    site.write("snippets/topic/two.py", "print(1)\n")
    site.replace(PAGE, "## Heading", EXTRA)
    said = site.refused()
    assert "snippets/topic/two.py:1: shown in 'en' (page.md) and not in 'ko'" in said
    assert "fix: show it on docs/ko/topic/page.md too" in said


def test_a_figure_that_no_page_shows_is_named(site):
    site.write("snippets/topic/two.py", "import matplotlib.pyplot as plt\n\nplt.figure('lost')\n")
    site.replace_in_both("topic/page.md", "## Heading", EXTRA)
    assert "snippets/topic/two.py:3: draws a figure that no page shows: figure:topic/two.lost" in site.refused()


def test_a_color_that_would_not_follow_the_scheme_is_named(site):
    site.replace("snippets/topic/one.py", '"C0"', '"red"')
    said = site.refused()
    assert "snippets/topic/one.py:1: the figure uses #ff0000, which would not follow the reader's color scheme" in said


def test_a_figure_that_is_too_heavy_is_named(site):
    site.replace("snippets/topic/one.py", 'ax.plot(half, color="C0")',
                 'ax.plot(*np.random.default_rng(0).random((2, 9000)), "o", color="C0")')
    assert "the figure takes" in site.refused()


def test_a_glyph_that_the_font_lacks_is_an_error(site):
    site.replace("snippets/topic/one.py", "after update 3", "after update 3 \\u1780")
    site.replace("docs/data/labels.toml", "update {k}", "update {k} \\u1780")
    assert "missing from font" in site.refused()


def test_everything_wrong_is_reported_at_once(site):
    site.replace(PAGE, "[0.5](", "[0.6](")
    site.write("snippets/topic/two.py", "print(1)\n")
    said = site.refused()
    assert "the page says 0.6" in said and "no page shows this snippet" in said and "2 to correct" in said
