"""The process that runs programs: kept while it is up to date, replaced when it is not, gone when it should be."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from nnref.site.runner import Runner


@pytest.fixture
def runner():
    runner = Runner()
    yield runner
    runner.stop()


def run(runner, folder, source, code="code"):
    path = folder / "program.py"
    path.write_text(source)
    (name, status), = runner.run([{"name": "program", "path": str(path), "seconds": 2.0}], "matplotlib" in source, str(folder), code)
    result = folder / f"{name}.json"
    return status, json.loads(result.read_text()) if result.exists() else None


WHO = "import os\nparent = os.getppid()\n"


def test_one_process_serves_every_run_of_the_same_code(runner, tmp_path):
    first, again = (run(runner, tmp_path, WHO)[1]["values"]["parent"] for _ in range(2))
    assert first == again
    assert run(runner, tmp_path, WHO, code="edited")[1]["values"]["parent"] != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_program_that_prints_does_not_wait_for_matplotlib(runner, tmp_path):
    loaded = "import sys\nloaded = int('numpy' in sys.modules) + 2 * int('mat' 'plotlib' in sys.modules)\n"
    assert run(runner, tmp_path, loaded)[1]["values"]["loaded"] == 1
    assert run(runner, tmp_path, "import matplotlib.pyplot as plt\nplt.figure()\n")[1]["figures"]
    assert run(runner, tmp_path, loaded)[1]["figures"] == {}


def test_a_process_that_has_died_is_replaced(runner, tmp_path):
    parent = run(runner, tmp_path, WHO)[1]["values"]["parent"]
    os.kill(parent, 9)
    time.sleep(0.2)
    assert run(runner, tmp_path, WHO)[1]["values"]["parent"] != parent


def test_a_process_that_dies_while_it_runs_a_program_is_an_error(runner, tmp_path):
    with pytest.raises(RuntimeError, match=r"ended early \(exit code -9\)"):
        run(runner, tmp_path, "import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(1)\n")


def test_a_run_that_is_given_up_leaves_nothing_to_the_next(runner, tmp_path):
    path = tmp_path / "program.py"
    path.write_text("")
    programs = [{"name": name, "path": str(path), "seconds": 2.0} for name in ("one", "two")]
    given_up = runner.run(programs, False, str(tmp_path), "code")
    next(given_up)
    given_up.close()
    assert run(runner, tmp_path, "kept = 7\n")[1]["values"] == {"kept": 7}


def test_stopping_ends_a_program_as_well(runner, tmp_path):
    path = tmp_path / "program.py"
    path.write_text(f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n")
    runner.start(False, "code")
    runner._send({"draws": False, "folder": str(tmp_path), "at_once": 1,
                  "programs": [{"name": "program", "path": str(path), "seconds": 2.0}]})
    deadline = time.monotonic() + 30
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    runner.stop()
    time.sleep(0.2)
    status = Path(f"/proc/{(tmp_path / 'pid').read_text()}/status")  # an orphan's new parent may not have cleared it yet
    assert not status.exists() or "State:\tZ" in status.read_text()


def test_lists_of_arrays_of_any_shapes_are_kept_and_the_long_ones_left_out(runner, tmp_path):
    source = "import numpy as np\nragged = [np.zeros((2, 3)), np.ones((2, 1))]\nlong = [np.zeros((2, 300)), np.zeros((2, 201))]\n"
    status, result = run(runner, tmp_path, source)
    assert status == 0 and result["left_out"] == ["long"]
    assert result["values"]["ragged"] == [[[0, 0, 0], [0, 0, 0]], [[1], [1]]]
