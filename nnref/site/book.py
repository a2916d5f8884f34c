"""The whole book: pages of both languages, snippets, what these computed, and everything wrong with it.

One `Book` serves one build of the site: both languages render from the same runs.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from nnref.site import exercise_files, moving, snippets, trials
from nnref.site.exercises import Exercise, Row, path_of
from nnref.site.formulas import LatexError, to_mathml
from nnref.site.labels import SOURCE as LABELS
from nnref.site.labels import Labels
from nnref.site.pages import Item, Page, read_all
from nnref.site.paths import LANGUAGES, ROOT, SNIPPETS
from nnref.site.problems import Problem, line_of
from nnref.site.snippets import Run, Snippet
from nnref.site.values import TARGET, ValueMismatch, compare, look_up

_CITED = re.compile(f"value:(?P<target>{TARGET.pattern})")


@dataclass
class Book:
    pages: dict[str, dict[str, Page]]
    snippets: dict[str, Snippet]
    runs: dict[str, Run]
    exercises: dict[str, Exercise] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def load(cls) -> Book:
        """Read everything, run what needs running, and check it all."""
        pages = {language: read_all(language) for language in LANGUAGES}
        known = snippets.discover()
        experiments = {
            item.target for folder in pages.values() for page in folder.values() for item in page.programs
            if "experiment" in item.marks
        }
        runs, problems = snippets.run_all(known.values(), experiments)
        tasks, unreadable = exercise_files.discover()
        book = cls(pages, known, runs, tasks, problems + unreadable)
        book.problems += book._snippets(experiments) + book._labels() + book._exercises()
        for folder in pages.values():
            for page in folder.values():
                for item in page.items:
                    book.problems += book._item(page, item)
        book.problems.sort()
        return book

    def figure(self, target: str) -> dict[str, str]:
        """The SVGs of `figure:topic/snippet` or `figure:topic/snippet.name`. Raises KeyError."""
        name, _, label = target.partition(".")
        return self.runs[name].figures[label]

    def material(self, page: Page) -> list[str] | None:
        """All that programs and exercises give to a page, in its order; None while something is missing."""
        try:
            return [part for item in page.items for part in self._parts(item, page.language)]
        except (KeyError, ValueMismatch):
            return None

    def _parts(self, item: Item, language: str) -> list[str]:
        """Raises KeyError and ValueMismatch."""
        match item.kind:
            case "program":
                return [self.snippets[item.target].source, self.runs[item.target].output]
            case "figure":
                return [self.figure(item.target)[language]]
            case "moving":
                name = moving.program(item.target)
                return [self.snippets[name].source, repr(self.runs[name].values)]
            case "value":
                return [repr(look_up(item.target, self.runs))]
            case "exercise":
                written = self.exercises[item.target].path.read_text(encoding="utf-8")
                return [written, *(repr(look_up(match["target"], self.runs)) for match in _CITED.finditer(written))]
        return []

    # What is wrong

    def _snippets(self, experiments: set[str]) -> list[Problem]:
        found = []
        shown = {
            language: {item.target for page in folder.values() for item in page.programs}
            for language, folder in self.pages.items()
        }
        cited = {
            item.target for folder in self.pages.values() for page in folder.values() for item in page.of("figure")
        }
        for name, snippet in self.snippets.items():
            lines = snippet.source.splitlines()
            for number, line in enumerate(lines, start=1):
                if len(line) > snippets.MOST_COLUMNS:
                    found.append(Problem.at(snippet.path, number, f"has {len(line)} columns; a snippet may have "
                                            f"{snippets.MOST_COLUMNS}", "break the line, or name a part of it"))
            if len(lines) > snippets.MOST_LINES:
                found.append(Problem.at(snippet.path, snippets.MOST_LINES + 1, f"has {len(lines)} lines; a snippet may have "
                                        f"{snippets.MOST_LINES}", "split it, or move what is general into nnref"))
            missing = [language for language in LANGUAGES if name not in shown[language]]
            if missing == list(LANGUAGES):
                found.append(Problem.at(snippet.path, 1, "no page shows this snippet",
                                        f'show it (--8<-- "{name}.py" in a python block) in every language, or delete it'))
            elif missing:
                page = next(p for folder in self.pages.values() for p in folder.values()
                            if name in {item.target for item in p.programs})
                found.append(Problem.at(snippet.path, 1, f"shown in {page.language!r} ({page.path.name}) and not in "
                                        f"{', '.join(map(repr, missing))}", f"show it on docs/{missing[0]}/{page.name} too"))
            for label in self.runs[name].figures if name in self.runs else ():
                target = f"{name}.{label}" if label else name
                if target not in cited:
                    found.append(Problem.at(snippet.path, line_of(snippet.path, label or "plt."),
                                            f"draws a figure that no page shows: figure:{target}",
                                            f'show it, ![what it shows](figure:{target} "caption"), or do not draw it'))
        total = sum(self.runs[name].seconds for name in experiments if name in self.runs)
        if total > snippets.ALL_EXPERIMENTS_SECONDS:
            found.append(Problem.at(SNIPPETS / f"{sorted(experiments)[0]}.py", 1, f"all experiments together take {total:.0f} s; "
                                    f"they may take {snippets.ALL_EXPERIMENTS_SECONDS:g} s", "make some of them smaller"))
        return found

    def _exercises(self) -> list[Problem]:
        found = trials.problems(self.exercises.values())
        shown = {item.target for folder in self.pages.values() for page in folder.values() for item in page.of("exercise")}
        for name, exercise in self.exercises.items():
            if name not in shown:
                found.append(Problem.at(exercise.path, 1, "no page shows this exercise",
                                        f"show it ([title](exercise:{name}), a paragraph of its own) in every language, or delete it"))
            for row in exercise.rows if exercise.kind == "predict" else ():
                found += [Problem.at(exercise.path, row.line, message, fix) for message, fix in self._predicted(row)]
        return found

    def _predicted(self, row: Row):
        """A number that is asked for has to be computed; with a tolerance, unless it is a whole number."""
        target = row.keys["wanted"]
        if not target.startswith("value:"):
            yield f"wanted is {target!r}; expected what a program computes", 'write wanted = "value:topic/snippet.name"'
        elif target.partition(".")[0].removeprefix("value:") not in self.snippets.keys() - self.runs.keys():
            try:
                value = look_up(target.removeprefix("value:"), self.runs)
                if value != int(value) and "tolerance" not in row.keys:
                    yield f"wanted is {value}, which nobody can write down exactly", "say how far off an answer may be: tolerance = 0.01"
            except ValueMismatch as mismatch:
                yield str(mismatch), mismatch.fix

    def _labels(self) -> list[Problem]:
        table = Labels.load()
        found = table.problems()
        if len(self.runs) < len(self.snippets):
            return found  # a snippet that failed may use a row that looks unused
        used = {row.english for run in self.runs.values() for text in run.texts if (row := table.row_for(text))}
        found += [
            Problem.at(LABELS, line_of(LABELS, row.english), f"no figure says {row.english!r}", "delete the row")
            for row in table.rows if row.english not in used
        ]
        return found

    def _item(self, page: Page, item: Item) -> list[Problem]:
        check = getattr(self, f"_{item.kind}", None)
        return [Problem.at(page.place(item), item.line, message, fix) for message, fix in check(item)] if check else []

    def _exercise(self, item: Item):
        path = path_of(item.target)
        if item.target not in self.exercises and not path.exists():
            near = difflib.get_close_matches(item.target, self.exercises, n=1)
            yield (f"exercise:{item.target} names {path.relative_to(ROOT)}, which does not exist",
                   f"did you mean exercise:{near[0]}?" if near else "create it, or name another")

    def _link(self, item: Item):
        name = item.target.removeprefix("exercise:")
        unreadable = name not in self.exercises and path_of(name).exists()  # its own file says so
        if name != item.target and not unreadable:
            yield (f"{item.target} is no paragraph of its own",
                   f"let [{item.text}]({item.target}) begin its line, with an empty line before and after it")

    def _program(self, item: Item):
        if item.target not in self.snippets:
            near = difflib.get_close_matches(item.target, self.snippets, n=1)
            yield (f"shows snippets/{item.target}.py, which does not exist",
                   f"did you mean {near[0]}.py?" if near else "create it, or name another")

    def _figure(self, item: Item):
        name, _, label = item.target.partition(".")
        if name not in self.snippets:
            near = difflib.get_close_matches(name, self.snippets, n=1)
            yield (f"figure:{item.target} names the snippet {name!r}, which does not exist",
                   f"did you mean {near[0]!r}?" if near else f"create snippets/{name}.py, or name another")
        elif name in self.runs and label not in self.runs[name].figures:
            drawn = ", ".join(f"figure:{name}.{other}" if other else f"figure:{name}" for other in self.runs[name].figures)
            yield (f"figure:{item.target}: snippets/{name}.py draws no such figure",
                   f"it draws {drawn}" if drawn else "draw it there, or remove the reference")
        yield from self._shown(item)

    def _moving(self, item: Item):
        yield from moving.problems(item.target, self.snippets, self.runs)
        yield from self._shown(item)

    def _shown(self, item: Item):
        """What is asked of every figure."""
        if not item.text:
            yield (f"{item.kind}:{item.target} has no alternative text",
                   f"say what it shows, for a reader who cannot see it: ![...]({item.kind}:{item.target})")
        if not item.caption:
            yield f"{item.kind}:{item.target} has no caption", f'![...]({item.kind}:{item.target} "its one message")'
        if not item.alone:
            yield f"{item.kind}:{item.target} shares its paragraph", "leave an empty line before and after it"

    def _value(self, item: Item):
        try:
            name = item.target.partition(".")[0]
            if name in self.snippets and name not in self.runs:
                return  # the snippet failed, and says so itself
            value = look_up(item.target, self.runs)
            if item.text or not item.file:  # an exercise leaves the number to the build
                compare(item.text, value)
        except ValueMismatch as mismatch:
            yield str(mismatch) if item.target in str(mismatch) else f"value:{item.target}: {mismatch}", mismatch.fix

    def _formula(self, item: Item):
        try:
            to_mathml(item.target, display=False)
        except LatexError as error:
            yield f"the formula {item.target!r} cannot be converted: {error}", "use LaTeX that math-core knows"
