"""What kills each mutant of a module: its tests run in a process of their own for each, forked where they are collected."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import re
import resource
import signal
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time
from types import FrameType

import pytest
from mutants import Mutant, mutants
from swap import forget, import_anew, put_into_place
from texts import Texts

CHECKOUT = Path(__file__).resolve().parents[1]
TESTS = tomllib.loads(Path(__file__).with_name("modules.toml").read_text(encoding="utf-8"))  # by module, the files of tests/core
NOT_MUTATED = {"__init__", "_progress", "_validate", "data", "history"}  # no equation: names, a line of text, checks, a file, a record
ARGUMENTS = ["-q", "-s", "-x", "--assert=plain", "--tb=no", "--no-header", "--no-summary", "-p", "no:faulthandler", "-p", "no:xdist",
             "-k", "not leaves_a_trace"]  # that test looks at the whole package, which is being changed under it
ENOUGH = 1.0  # seconds of tests against a mutant that is imported anew if they do not notice it
TIME, CRASH, IMPORT = "running on and on", "a crash", "its import"  # what kills a mutant, if no test does


class Tests:
    """The tests of one module: a plugin of pytest, whose session forks a process for each mutant as soon as it has collected them."""

    def __init__(self, name: str, source: str, files: list[str], scratch: Path) -> None:
        self.name, self.source, self.scratch = f"nnref.{name}", source, scratch
        self.paths = [f"nnref/{name}.py", *(f"tests/core/test_{file}.py" for file in files)]
        self.limit = 600.0  # seconds of processor time
        self.kills, self.seconds, self.failed = Counter[str](), Counter[str](), ""  # by test; and the test that failed
        self.at_import: set[str] = set()  # functions of the module that run when it or a test is imported or collected
        self.entered: dict[str, set[str]] = {}  # functions of the module that run in a test
        self.jobs: list[Mutant] = []
        self.items: list[pytest.Item] = []
        self.found: dict[Mutant, str] = {}

    def killers(self, jobs: list[Mutant]) -> dict[Mutant, str]:
        """What kills each mutant; nothing for those that survive."""
        self.jobs = jobs
        forget()
        sys.settrace(self.trace(self.at_import))
        self.main()
        left = [job for job in jobs if self.found[job] in ("", IMPORT) and self.runs_at_import(job)]
        self.found |= self.outcomes(left, self.fails_anew)  # what put_into_place cannot show
        return self.found

    def runs_at_import(self, job: Mutant | None) -> bool:
        return job is None or job.within in self.at_import

    def trace(self, names: set[str]) -> Callable[..., None]:
        """For sys.settrace: note which functions of the module are entered."""
        file = str(CHECKOUT / self.name.replace(".", "/")) + ".py"

        def note(frame: FrameType, *_: object) -> None:
            if frame.f_code.co_filename == file:
                names.add(re.sub(r"\.<\w+>", "", frame.f_code.co_qualname).replace("<module>", ""))

        return note

    def outcomes(self, jobs: list[Mutant], fails: Callable[[Mutant], str]) -> dict[Mutant, str]:
        """What kills each mutant, by a function that runs tests against a source in a process of its own."""
        found: dict[Mutant, str] = {}
        for job in jobs:
            child, status, _ = os.wait4(self.fork(job, fails), 0)
            found[job] = killer = self.killer(child, status)
            self.kills[killer] += 1
        return found

    def fork(self, job: Mutant | None, fails: Callable[[Mutant | None], str]) -> int:
        if child := os.fork():
            return child
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (int(self.limit), int(self.limit) + 1))
            said = {"killer": fails(job), "seconds": self.seconds, "entered": {test: list(names) for test, names in self.entered.items()}}
            (self.scratch / f"{os.getpid()}.json").write_text(json.dumps(said))
            status = 0
        finally:
            os._exit(status)

    def killer(self, child: int, status: int) -> str:
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            return json.loads((self.scratch / f"{child}.json").read_text())["killer"]
        if code > 0:  # not a test: pytest would have caught it
            raise RuntimeError(f"{self.name}: a process ended with {code}")
        return TIME if code in (-signal.SIGXCPU, -signal.SIGKILL) else CRASH

    def main(self) -> int:
        with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
            status = pytest.main([*ARGUMENTS, f"--basetemp={self.scratch}/{os.getpid()}", *self.paths], plugins=[self])
        if status == pytest.ExitCode.INTERNAL_ERROR:  # tests that fail without any mutant, among others
            raise RuntimeError(f"{self.name}:\n{said.getvalue()}")
        return status

    def fails_anew(self, job: Mutant) -> str:
        """The test that fails when the package is imported with the mutant in it."""
        try:
            import_anew(self.name, job.source)
        except Exception:
            return IMPORT
        self.jobs = []
        status = self.main()
        return self.failed or ("" if status == pytest.ExitCode.OK else IMPORT)

    def fails_in_place(self, job: Mutant | None) -> str:
        """The test that fails when the mutant takes the place of what is imported; without one, all tests run, and are observed."""
        try:
            put_into_place(self.name, job.source if job else self.source)
        except Exception:
            return IMPORT
        items = [item for item in self.items if self.runs_at_import(job) or job.within in self.entered[item.nodeid]]
        self.pytest_collection_modifyitems(items)
        for item, following in zip(items, [*items[1:], None]):
            if job is None and not self.found:
                sys.settrace(self.trace(self.entered.setdefault(item.nodeid, set())))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed or job is not None and self.runs_at_import(job) and process_time() > ENOUGH:
                break  # in the second case its import decides
        return self.failed

    def pytest_configure(self) -> None:
        from hypothesis import HealthCheck, Phase, settings  # pytest wants to see this import

        settings.register_profile("mutation", settings.get_profile("nnref"), phases=[Phase.explicit, Phase.generate], database=None,
                                  suppress_health_check=list(HealthCheck))  # no simpler example is searched for
        settings.load_profile("mutation")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Tests that kill often come first; then, in the order of the files, those that are quick."""
        places = [str(CHECKOUT / path) for path in self.paths]
        items.sort(key=lambda item: (-self.kills[item.nodeid], places.index(str(item.path)), self.seconds[item.nodeid]))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        self.failed = report.nodeid if report.failed else self.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        if not self.jobs:
            return None  # as always
        sys.settrace(None)
        gc.collect()
        gc.freeze()  # or a collection would copy the memory that the processes share
        self.items = session.items
        child, status, usage = os.wait4(self.fork(None, self.fails_in_place), 0)
        assert not (killer := self.killer(child, status)), f"without any mutant, {killer} fails"
        said = json.loads((self.scratch / f"{child}.json").read_text())
        self.seconds, self.entered = Counter(said["seconds"]), {test: set(names) for test, names in said["entered"].items()}
        self.limit = 2 * (usage.ru_utime + usage.ru_stime) + 5
        self.found = self.outcomes(self.jobs, self.fails_in_place)
        child, status, _ = os.wait4(self.fork(None, self.fails_in_place), 0)
        assert not (killer := self.killer(child, status)), f"without any mutant, but in another order, {killer} fails"
        return True


def killers(name: str) -> dict[Mutant, str]:
    """What kills each mutant of a module, in a process that has imported nothing of the package."""
    os.chdir(CHECKOUT)
    sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "nnref").glob("*.py"))}
    assert set(TESTS) == set(sources) - NOT_MUTATED, "modules.toml has to name every module of the core that is mutated, and no other"
    with tempfile.TemporaryDirectory() as folder:
        sys.pycache_prefix, sys.dont_write_bytecode = f"{folder}/bytecode", False
        return Tests(name, sources[name], TESTS[name], Path(folder)).killers(list(mutants(name, sources[name], Texts(sources).spans(name))))
