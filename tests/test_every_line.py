"""The tests of the core reach all of it: every line, and every way on from it."""

from __future__ import annotations

import os
import subprocess
import sys

from support import CHECKOUT


def test_the_examples_of_the_core_reach_every_line_and_branch(tmp_path):
    """In a process of its own: counting makes all that a process does twice as slow. pyproject.toml says what is counted."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-q", "tests/core", "--ignore-glob=*_torch.py", "--ignore-glob=*_fuzz.py", "--examples", "--cov"]
    result = subprocess.run(command, cwd=CHECKOUT, env=environment | {"COVERAGE_FILE": str(tmp_path / "coverage")},
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-5000:] + result.stderr
    assert "Required test coverage of 100.0% reached" in result.stdout
