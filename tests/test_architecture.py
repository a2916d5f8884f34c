"""Dependencies point one way, and the wheel that users install holds the core alone."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from support import CHECKOUT

CORE = sorted((CHECKOUT / "nnref").glob("*.py"))
CONFIGURATION = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_contracts_of_import_linter_are_kept():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_every_core_module_is_under_the_contract():
    contract = CONFIGURATION["tool"]["importlinter"]["contracts"][0]
    modules = {f"nnref.{path.stem}" for path in CORE if path.stem != "__init__"}
    assert set(contract["source_modules"]) == modules


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_the_core_imports_numpy_and_the_standard_library_only(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module]
        for name in names:
            root = name.split(".")[0]
            assert root in ("numpy", "nnref") or root in sys.stdlib_module_names, f"{path.name}:{node.lineno}: {name}"
            assert not name.startswith("nnref.site"), f"{path.name}:{node.lineno}: {name}"


def test_the_core_is_typed_strictly():
    result = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".cache/mypy", "--exclude", "nnref/site", "nnref"],
        cwd=CHECKOUT, capture_output=True, text=True,
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_a_core_module_can_be_read_in_one_sitting(path):
    text = path.read_text(encoding="utf-8")
    documentation = {
        line
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False)
        for line in range(node.body[0].lineno, node.body[0].end_lineno + 1)
    }
    code = [line for number, line in enumerate(text.splitlines(), 1) if line.strip() and number not in documentation]
    assert len(code) <= 200


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    program = f"import os; os.chdir({str(CHECKOUT)!r}); from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    path, = folder.glob("nnref-*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_the_core_alone(wheel):
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == {f"nnref/{path.name}" for path in (CHECKOUT / "nnref").iterdir() if path.is_file()}


def test_the_wheel_weighs_at_most_150_kb(wheel):
    assert Path(wheel.filename).stat().st_size <= 150_000


def test_the_wheel_needs_numpy_alone(wheel):
    metadata, = (wheel.read(name).decode() for name in wheel.namelist() if name.endswith("METADATA"))
    needed = [row for row in metadata.splitlines() if row.startswith("Requires-Dist:") and "extra ==" not in row]
    assert needed == ["Requires-Dist: numpy>=2.0"]


def test_the_wheel_works_away_from_the_checkout(wheel, tmp_path):
    wheel.extractall(tmp_path / "installed")
    program = "import nnref; print(nnref.__file__, nnref.Perceptron(2).fit(*nnref.gate('AND'), max_epochs=20).converged, len(nnref.digits()[0]))"
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "installed")},
                            capture_output=True, text=True, check=True)
    assert result.stdout.split() == [str(tmp_path / "installed/nnref/__init__.py"), "True", "1797"]


def test_rendering_pages_imports_neither_numpy_nor_matplotlib():
    program = "import sys, nnref.site.hooks; print({'numpy', 'matplotlib'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
