"""The command that sets up and runs, `run.py`."""

from __future__ import annotations

import importlib.util
import os
import re
import socket

import pytest
from support import CHECKOUT


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", CHECKOUT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_python_compiles_is_kept_in_the_cache_also_where_the_environment_forbids_it(run, monkeypatch):
    given = []
    monkeypatch.setattr(os, "execve", lambda *arguments: given.append(arguments))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    run.run("mkdocs", "build", "--strict", NNREF_CHROMIUM="/usr/bin/chromium")
    ((program, arguments, environment),) = given
    assert arguments == [str(program), "-m", "mkdocs", "build", "--strict"]
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PYTHONPYCACHEPREFIX"] == str(CHECKOUT / ".cache" / "compiled")
    assert environment["NNREF_CHROMIUM"] == "/usr/bin/chromium"


def test_an_old_python_is_told_which_one_is_needed(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 1))
    monkeypatch.setattr(run.sys, "argv", ["run.py", "build"])
    with pytest.raises(SystemExit, match="nnref needs 3.11 or newer"):
        run.main()


def test_a_port_that_is_taken_is_named_before_anything_is_built(run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(SystemExit, match=re.escape(f"cannot serve at {address}: Address already in use; name another address")):
            run.port_is_free(["--strict", "-a", address])
    run.port_is_free([f"--dev-addr={address}"])
