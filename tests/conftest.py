"""Fixtures for every test, and how property tests run."""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import configuration, settings
from support import CHECKOUT, Site, build_checkout

# Processes take one file after the other. These take longest and come first, so that none works alone in the end; the
# second needs no site of this checkout, which the first builds meanwhile.
LONGEST = [CHECKOUT / "tests" / name for name in (
    "browser/test_every_english_page.py", "test_every_line.py", "browser/test_every_korean_page.py", "browser/test_run.py",
    "browser/test_travel.py", "site/test_labs.py", "browser/test_every_module.py", "runtime/test_same_results.py",
    "browser/test_serve.py", "site/test_refusals.py", "site/test_pipeline.py", "book/test_reproducible.py", "test_documents.py",
)]
assert [path for path in LONGEST if not path.is_file()] == []

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # of a job that a script starts in the background: tests press Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every run, nothing written outside .cache, and a loaded machine is not a failure.
configuration.set_hypothesis_home_dir(CHECKOUT / ".cache" / "hypothesis")
settings.register_profile("nnref", derandomize=True, deadline=None)
settings.load_profile("nnref")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--examples", action="store_true", help="of each test one example, of what is refused all; none that Hypothesis finds")


def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    place = {path: number for number, path in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
    if config.getoption("--examples"):
        items[:] = examples(items)


def examples(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    seen = set()
    for item in items:
        test = item.nodeid.split("[")[0]
        if (test not in seen or "test_error" in item.path.name) and not getattr(item.obj, "is_hypothesis_test", False):
            yield item
        seen.add(test)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all processes of these tests read, made by the first that asks for it."""
    root = factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder, done = root / name, root / f"{name}.done"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site as it is, built strictly once; sites of tests take over what was computed for it."""
    return made_once(tmp_path_factory, "small", lambda folder: Site(folder).built("--strict"))


@pytest.fixture
def site(tmp_path: Path, small_site: Path) -> Site:
    return Site(tmp_path, warm=small_site)


@pytest.fixture(scope="session")
def built_site(small_site: Path) -> Site:
    """For tests that only look."""
    return Site.existing(small_site)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this checkout's site, built strictly once; for tests that only look."""
    return made_once(tmp_path_factory, "built", build_checkout)
