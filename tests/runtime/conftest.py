"""Python for the browser, run in Node: what it prints of every program of the book."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from nnref.site import runtime

HERE = Path(__file__).parent


def in_node(folder: Path, programs: dict[str, str]) -> dict[str, dict]:
    """What came of each program: `out`, `result`, `seconds`. The folder gets the runtime under the names that Pyodide knows."""
    files = runtime.files()
    for file in files:
        shutil.copyfile(file.path, folder / file.name)
    lock = {"info": tomllib.loads(runtime.SOURCE.read_text(encoding="utf-8"))["info"], "packages": {}}
    job = {
        "folder": str(folder), "lock": json.dumps(lock), "harness": str(runtime.HARNESS), "programs": programs,
        "archives": [file.name for file in files if file.name.endswith((".whl", "drawing.zip"))],
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    node, _ = compute_driver_executable()  # the Node.js that drives the browser
    done = subprocess.run([node, HERE / "run_in_node.mjs", folder / "job.json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def run_in_node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], dict[str, dict]]:
    return lambda programs: in_node(tmp_path_factory.mktemp("node"), programs)
