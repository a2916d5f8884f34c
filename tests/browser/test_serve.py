"""`mkdocs serve`: an edit shows at once, an error shows in the page and the server lives on."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import Site, free_port


@pytest.fixture
def site(tmp_path: Path, small_site: Path, request: pytest.FixtureRequest) -> Site:
    """The small site; with labs, or the reference, where a test is marked as of them."""
    parts = request.node.get_closest_marker("parts")
    site = Site(tmp_path, **dict.fromkeys(parts.args if parts else (), True), warm=small_site)
    site.confirm_all()
    return site


@pytest.fixture
def serving(site) -> Iterator[str]:
    port = free_port()
    log = (site.folder / "serve.log").open("w")
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
                               cwd=site.folder, env=site.environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/"
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            try:
                urllib.request.urlopen(address, timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        assert process.poll() is None, site.read("serve.log")
        yield address
    finally:
        process.terminate()
        process.wait()
        log.close()


def test_an_edit_shows_in_the_open_page_in_both_languages(site, serving, visit):
    ko, en = (visit(f"{serving}nnref/{language}/topic/page/") for language in ("ko", "en"))
    site.replace("snippets/topic/one.py", '{count} of', '{count} row of')
    for visited in (ko, en):
        visited.page.locator(".nn-output", has_text="1 row of 4").wait_for(timeout=60_000)
    site.replace("docs/en/topic/page.md", "row fires", "line fires")
    en.page.get_by_text("line fires").wait_for(timeout=60_000)


def test_an_error_shows_in_the_page_and_goes_when_it_is_corrected(site, serving, visit):
    visited = visit(f"{serving}nnref/en/topic/page/")
    site.replace("snippets/topic/one.py", "half = ", "half = unknown + ")
    visited.page.locator("article .nn-problem", has_text="NameError: name 'unknown' is not defined").first.wait_for(timeout=60_000)
    bar = visited.page.locator(".nn-problems")
    assert "snippets/topic/one.py:7" in bar.inner_text()
    other = visit(f"{serving}nnref/ko/")
    assert "snippets/topic/one.py:7" in other.page.locator(".nn-problems").inner_text()
    site.replace("snippets/topic/one.py", "unknown + ", "")
    visited.page.locator(".nn-output", has_text="1 of 4").wait_for(timeout=60_000)
    assert visited.page.locator(".nn-problem").count() == 0


@pytest.mark.parts("labs")
def test_a_failing_lab_shows_in_the_page_and_goes_when_it_is_corrected(site, serving, visit):
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "source": "print(40 + unknown)", "execution_count": None, "outputs": []}
    lab = json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    for language in ("ko", "en"):
        site.write(f"docs/{language}/labs/lab.ipynb", lab)
    deadline = time.monotonic() + 120
    while "docs/en/labs/lab.ipynb:5: " not in site.read("serve.log") and time.monotonic() < deadline:
        time.sleep(0.5)
    visited = visit(f"{serving}nnref/en/labs/lab/")
    box = visited.page.locator("article .nn-problem[role=alert]")
    assert "docs/en/labs/lab.ipynb:5: cell 1 of 1 (one: print(40 + unknown)) failed: NameError" in box.inner_text()
    assert "----> 1 print(40 + unknown)" in box.inner_text() and "\x1b" not in box.inner_text()
    site.replace_in_both("labs/lab.ipynb", "40 + unknown", "40 + 2")
    visited.page.locator("article .nn-output", has_text="42").wait_for(timeout=60_000)
    assert visited.page.locator(".nn-problem").count() == 0


@pytest.mark.parts("reference")
def test_an_edit_of_a_docstring_shows_in_the_reference_and_nothing_is_built_twice(site, serving, visit):
    pages = [visit(f"{serving}nnref/{language}/reference/data/") for language in ("ko", "en")]
    site.replace("nnref/data.py", "The truth table of", "The whole truth table of")
    for visited in pages:
        visited.page.locator("article", has_text="The whole truth table of").wait_for(timeout=60_000)
    time.sleep(4)
    assert site.read("serve.log").count("Building documentation to directory") <= 2 * len(pages)


@pytest.mark.parts("reference")
def test_a_wrong_docstring_is_named_and_the_server_lives_on(site, serving, visit):
    site.replace("nnref/data.py", "    Parameters\n    ----------\n    name :", "    Parameters\n    ----------\n    nam :")
    deadline = time.monotonic() + 60
    while "Parameter 'nam' does not appear" not in site.read("serve.log") and time.monotonic() < deadline:
        time.sleep(0.2)
    assert "nnref/data.py:" in site.read("serve.log")
    visited = visit(f"{serving}nnref/en/reference/data/")
    assert visited.page.locator("article code", has_text="nam").count()


def test_a_wrong_number_shows_where_it_stands(site, serving, visit):
    visited = visit(f"{serving}nnref/en/topic/page/")
    site.replace("docs/en/topic/page.md", "[0.5](", "[0.7](")
    visited.page.locator("data.nn-value--wrong", has_text="0.7").wait_for(timeout=60_000)
    assert "the page says 0.7, the program computed 0.5" in visited.page.locator(".nn-problems").inner_text()


def test_a_stale_translation_shows_on_both_pages_until_it_is_confirmed(site, serving, visit):
    ko, en = (visit(f"{serving}nnref/{language}/topic/page/") for language in ("ko", "en"))
    assert en.page.locator(".nn-problem").count() == 0
    site.replace("docs/en/topic/page.md", "row fires", "line fires")
    for visited, words in ((ko, "Heading: 확인한 뒤에 영어판이 바뀌었다"), (en, "Heading: the English text has changed since")):
        banner = visited.page.locator("article .nn-stale", has_text=words)
        banner.wait_for(timeout=60_000)
        assert "python3 run.py confirm topic/page heading" in banner.inner_text()
        assert "docs/ko/topic/page.md:12: section 'heading' may be stale" in visited.page.locator(".nn-problems").inner_text()
        banner.get_by_role("link", name="Heading").click()
        assert visited.page.url.endswith("#heading")
    assert visit(f"{serving}nnref/en/").page.locator(".nn-stale").count() == 0
    site.run("nnref.site.confirm", "topic/page", "heading")
    for visited in (ko, en):
        visited.page.locator("article .nn-stale").wait_for(state="detached", timeout=60_000)
        assert visited.page.locator(".nn-problem").count() == 0


def test_the_root_leads_to_a_language(serving, visit):
    visited = visit(serving, language="ko-KR")
    visited.page.wait_for_url(f"{serving}nnref/ko/")


@pytest.mark.parts("labs", "reference")
def test_nothing_is_built_again_while_nothing_changes(site, serving):
    before = site.read("serve.log").count("Building documentation...")
    time.sleep(4)
    assert site.read("serve.log").count("Building documentation...") == before
