"""No Python block is left out: as many are collected as a plain count of fences finds."""

from __future__ import annotations

import re
import subprocess
import sys

from support import CHECKOUT

FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*(?:\{\s*\.)?(?:python|py)\b(?P<rest>.*)$", re.MULTILINE)
EXAMPLE = re.compile(r"^\s*>>> ", re.MULTILINE)


def documents():
    yield CHECKOUT / "README.md"
    yield CHECKOUT / "CONTRIBUTING.md"
    yield from sorted((CHECKOUT / "docs").rglob("*.md"))


def core_modules():
    yield from sorted((CHECKOUT / "nnref").glob("*.py"))


def collected() -> list[str]:
    result = subprocess.run([sys.executable, "-m", "pytest", "--collect-only", "-q", "docs", "nnref", "README.md", "CONTRIBUTING.md"],
                            cwd=CHECKOUT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    return result.stdout.splitlines()


def test_every_python_block_of_every_page_and_docstring_is_collected():
    items = collected()
    written = {}
    for path in [*documents(), *core_modules()]:
        count = len(FENCE.findall(path.read_text(encoding="utf-8")))
        if count:
            written[str(path.relative_to(CHECKOUT))] = count
    run = {}
    for item in items:
        if "[CodeFence#" in item:
            name = item.split("::")[0]
            run[name] = run.get(name, 0) + 1
    assert written
    assert run == written


def test_no_python_block_is_exempt():
    for path in documents():
        for match in FENCE.finditer(path.read_text(encoding="utf-8")):
            assert "notest" not in match["rest"], f"{path}: a block is marked {match['rest']}"


def test_every_core_module_with_examples_is_collected():
    items = collected()
    for path in core_modules():
        if EXAMPLE.search(path.read_text(encoding="utf-8")):
            name = str(path.relative_to(CHECKOUT))
            assert any(item.startswith(name + "::") and "CodeFence" not in item for item in items), name


def test_the_machinery_of_the_site_holds_no_python_blocks_of_its_own():
    """Its docstrings are not collected, so they may not promise examples."""
    for path in sorted((CHECKOUT / "nnref" / "site").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not EXAMPLE.search(text) and not re.search(r"^\s*```\s*python\s*$", text, re.MULTILINE), path
