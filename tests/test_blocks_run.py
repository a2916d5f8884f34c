"""No Python block is left out: as many are collected as a plain count of fences finds."""

from __future__ import annotations

import re
import subprocess
import sys

from support import CHECKOUT

FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>.*)$", re.MULTILINE)
PYTHON = re.compile(r"\s*(\{\s*\.)?(python|py)\b")
EXAMPLE = re.compile(r"^\s*>>> ", re.MULTILINE)


def documents():
    yield CHECKOUT / "README.md"
    yield CHECKOUT / "CONTRIBUTING.md"
    yield from sorted((CHECKOUT / "docs").rglob("*.md"))


def core_modules():
    yield from sorted((CHECKOUT / "nnref").glob("*.py"))


def python_blocks(text: str) -> list[str]:
    """What stands behind the fence of each Python block; a block inside a longer fence is text, not a block."""
    found, opened = [], ""
    for line in FENCE.finditer(text):
        if not opened:
            opened = line["fence"]
            if PYTHON.match(line["info"]):
                found.append(line["info"])
        elif line["fence"].startswith(opened) and not line["info"].strip():
            opened = ""
    assert not opened, f"a block that opens with {opened} does not end"
    return found


def collected() -> list[str]:
    result = subprocess.run([sys.executable, "-m", "pytest", "--collect-only", "-q", "docs", "nnref", "README.md", "CONTRIBUTING.md"],
                            cwd=CHECKOUT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    return result.stdout.splitlines()


def test_every_python_block_of_every_page_and_docstring_is_collected():
    items = collected()
    written = {}
    for path in [*documents(), *core_modules()]:
        count = len(python_blocks(path.read_text(encoding="utf-8")))
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
        for info in python_blocks(path.read_text(encoding="utf-8")):
            assert "notest" not in info, f"{path}: a block is marked {info}"


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
