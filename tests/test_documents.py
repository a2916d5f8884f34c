"""README, CONTRIBUTING and the files beside them say what is true."""

from __future__ import annotations

import re
import tomllib

import nnref
import pytest
import yaml
from support import CHECKOUT, copy_checkout

COMMAND = re.compile(r"^python3 run\.py confirm (?P<arguments>.+)$", re.MULTILINE)
STEP = re.compile(r'^(?P<fence>`{3,})\w+ title="(?P<file>[^"]+)"\n(?P<text>.*?)^(?P=fence)$', re.MULTILINE | re.DOTALL)


@pytest.fixture
def copy(tmp_path):
    return copy_checkout(tmp_path, results=True)


def steps(copy, title: str) -> list[tuple[str, str]]:
    """File and text of each block with a title in a section of CONTRIBUTING.md."""
    section = re.search(rf"^## {title}\n(.*?)^## [A-Z]", copy.read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)[1]
    return [(m["file"], m["text"]) for m in STEP.finditer(section)]


def follow_the_steps(copy, title: str, count: int) -> None:
    """All that writes a file; what is left is the command that confirms."""
    found = steps(copy, title)
    assert len(found) == count
    for name, text in found:
        if name == "mkdocs.yml" or "perceptron/gates" in name:
            there = text.splitlines(keepends=True)[0]
            copy.replace(name, there, text)
        elif (copy.folder / name).exists():
            copy.write(name, copy.read(name) + "\n" + text)
        else:
            copy.write(name, text)


def test_the_worked_examples_of_contributing_add_a_page_and_an_exercise(copy):
    follow_the_steps(copy, "Add a page in ten minutes", 5)
    follow_the_steps(copy, "Add an exercise", 3)
    said = copy.refused("--strict")
    (page, section), exercises = (m["arguments"].split() for m in COMMAND.finditer(copy.read("CONTRIBUTING.md")))
    for waiting in ((page, section), exercises):
        assert f"python3 run.py confirm {' '.join(waiting)}" in said
        assert copy.run("nnref.site.confirm", *waiting).returncode == 0
    assert f"section {section!r} is not confirmed yet" in said
    assert (copy.folder / "docs/data/confirmed" / f"{page}.toml").exists()
    copy.built("--strict")
    for language, solution in (("ko", "모든 가중치가 음수이고"), ("en", "All weights are negative.")):
        page = copy.page(language, "perceptron/nor-gate/index.html")
        assert "4 of 4 rows are right" in page
        assert 'title="perceptron/nor_gate.correct" value="4">4</data>' in page
        assert '<figure class="nn-figure"><svg' in page
        page = copy.page(language, "perceptron/gates/index.html")
        exercise = page[page.index('id="exercise-nor_of_three"') :]
        assert solution in exercise and 'class="language-python run starter highlight"' in exercise


def test_leaving_a_step_out_is_noticed(copy):
    """Without the row for the label, the build says which one to add."""
    for name, text in steps(copy, "Add a page in ten minutes"):
        if name.startswith(("snippets", "docs/ko", "docs/en")):
            copy.write(name, text)
    assert "its figure says 'fires below the line', which has no translation" in copy.refused()


def test_an_exercise_that_lets_a_wrong_answer_pass_is_named(copy):
    follow_the_steps(copy, "Add an exercise", 3)
    copy.replace("snippets/perceptron/exercises/nor_of_three.toml", "caught_by = 2", "caught_by = 1")
    said = copy.refused()
    line = copy.read("snippets/perceptron/exercises/nor_of_three.toml").split("[[wrong]]")[0].count("\n") + 1
    assert f"snippets/perceptron/exercises/nor_of_three.toml:{line}: check 1, which is meant for this wrong answer, passes" in said


def test_the_readme_names_commands_and_files_that_exist():
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    program = (CHECKOUT / "run.py").read_text(encoding="utf-8")
    commands = set(re.findall(r"python3 run\.py (\w+)", text))
    assert commands == {"serve", "test", "build", "confirm"}
    assert all(f'("{command}", ' in program for command in commands)
    for name in re.findall(r"\]\(([^):]+)\)", text) + re.findall(r"^\| `([^`]+)`", text, re.MULTILINE):
        assert (CHECKOUT / name).exists(), name


def test_the_package_is_used_in_five_lines():
    block = re.search(r"```python\n(.*?)```", (CHECKOUT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    assert len([row for row in block.splitlines() if row]) <= 5


def test_one_version_stands_everywhere():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+), (\S+)$", (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert project["version"] == citation["version"] == newest[1] == nnref.__version__
    assert str(citation["date-released"]) == newest[2]


def test_the_workflow_tests_builds_and_publishes():
    workflow = yaml.safe_load((CHECKOUT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["test-and-build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["python3 run.py test", "python3 run.py build"]
    assert workflow["jobs"]["publish"]["needs"] == "test-and-build"


def test_every_dependency_has_a_lower_bound_and_a_reason():
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    table = text[text.index("[project.optional-dependencies]") : text.index("[tool.")]
    rows = [row for row in table.splitlines() if row.strip().startswith('"') and "nnref[" not in row]
    assert rows
    for row in rows:
        assert re.search(r'"[\w.\[\]-]+(>=|==)[\d.]+",\s+# \S', row), row
