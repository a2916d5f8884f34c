#!/usr/bin/env python3
"""Set up and run: `python3 run.py serve`, `test`, `build` or `confirm`.

Needs Python 3.11 or newer on Debian (or a system like it) and nothing else. Everything made stays in the
checkout (.venv, .cache, site); what only the system can provide (Python's venv module; a Chromium and
libatomic for the browser tests) is installed with apt when it is missing.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
PYTHON = VENV / "bin" / "python"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> NoReturn:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does, of in (
        ("serve", "serve the site with live reload", "mkdocs serve"),
        ("test", "run every test, or those in the files that are named", "pytest"),
        ("build", "build the site strictly, for hosting", "mkdocs build"),
        ("confirm", "PAGE SECTION ...: say that both languages of it say the same; alone: list what waits", ""),
    ):
        commands.add_parser(name, help=does, description=does, epilog=of and f"Further arguments go to {of}.")
    options, rest = parser.parse_known_args()
    if sys.version_info < (3, 11):
        sys.exit(f"this is Python {sys.version.split()[0]}; nnref needs 3.11 or newer")
    os.chdir(ROOT)
    {"serve": serve, "test": test, "build": build, "confirm": confirm}[options.command](rest)


def serve(arguments: list[str]) -> NoReturn:
    install("site")
    port_is_free(arguments)
    temporary = CACHE / "temporary"  # MkDocs serves from there
    temporary.mkdir(parents=True, exist_ok=True)
    run("mkdocs", "serve", *arguments, TMPDIR=str(temporary))


def port_is_free(arguments: list[str]) -> None:
    """Say so at once if it is not, and not after a build."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-a", "--dev-addr", default="127.0.0.1:8000")
    address = parser.parse_known_args(arguments)[0].dev_addr
    host, _, port = address.rpartition(":")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            probe.bind((host.strip("[]"), int(port)))
        except OSError as error:
            sys.exit(f"cannot serve at {address}: {error.strerror or error}; name another address: python3 run.py serve -a localhost:8001")
        except ValueError:
            pass  # MkDocs says what is wrong with it


def build(arguments: list[str]) -> NoReturn:
    install("site")
    run("mkdocs", "build", "--strict", *arguments)


def confirm(arguments: list[str]) -> NoReturn:
    install("site")
    run("nnref.site.confirm", *arguments)


def test(arguments: list[str]) -> NoReturn:
    install("dev,peers")
    browser = chromium()
    have_library("libatomic.so.1", "libatomic1")  # of the Node.js that drives the browser
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parallel = ["-n", str(cores), "--dist", "loadfile", "--no-loadscope-reorder"]  # files in the order that tests/conftest.py gives them
    named = any(Path(argument.partition("::")[0]).exists() for argument in arguments)
    run("pytest", *([] if named else parallel), *arguments, NNREF_CHROMIUM=browser)


def run(module: str, *arguments: str, **variables: str) -> NoReturn:
    """Become the command: what ends this process, a key or a signal, ends it."""
    environment = os.environ | variables | {
        "NO_MKDOCS_2_WARNING": "1",
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
        "PYTHONPYCACHEPREFIX": str(CACHE / "compiled"),  # compiled once for all processes, in no folder of sources, ...
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # ... so that the reason to forbid it is gone
    os.execve(PYTHON, [str(PYTHON), "-m", module, *arguments], environment)


def install(extra: str) -> None:
    """A virtual environment in the checkout, made again when what it should hold has changed."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    done = VENV / f"installed-{extra}"
    if done.exists() and done.read_text() == wanted:
        return
    print(f"setting up .venv for {extra!r} (once, and after pyproject.toml changes)", flush=True)
    if not PYTHON.exists():
        create_environment()
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]  # --no-compile: Python compiles what is used, when it is used
    subprocess.run([*pip, "install", "--quiet", "--no-compile", "--cache-dir", CACHE / "pip", "--editable", f".[{extra}]"], check=True)
    done.write_text(wanted)
    if extra.startswith("dev"):
        (VENV / "installed-site").write_text(wanted)  # dev includes site


def create_environment() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode != 0:
        apt_install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv")
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run(command, check=True)


def chromium() -> str:
    """A Chromium or Chrome for the browser tests: the system's, or one installed now. Without a window, pages take half the time."""
    named = os.environ.get("NNREF_CHROMIUM")
    for name in (named,) if named else BROWSERS:
        if found := shutil.which(name):
            return found
    if named:
        sys.exit(f"NNREF_CHROMIUM={named} is not a program; name a Chromium or Chrome, or unset it")
    apt_install(*BROWSERS[:2])
    found = shutil.which(BROWSERS[0]) or shutil.which(BROWSERS[1])
    return found or sys.exit("Chromium is installed but not on PATH; set NNREF_CHROMIUM to it")


def have_library(name: str, package: str) -> None:
    try:
        ctypes.CDLL(name)
    except OSError:
        apt_install(package)


def apt_install(*alternatives: str) -> None:
    """Install the first of these Debian packages that can be installed, as root or through sudo."""
    apt = shutil.which("apt-get")
    become = [] if os.geteuid() == 0 else [shutil.which("sudo")]
    if apt is None or None in become:
        sys.exit(f"missing: {alternatives[0]}. Install it as root, with: apt-get install {alternatives[0]}")
    print(f"installing {alternatives[0]}", flush=True)
    command = [*become, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    subprocess.run([*command, "update", "-qq"], stdout=subprocess.DEVNULL)
    for name in alternatives:
        install = [*command, "install", "-y", "-qq", "--no-install-recommends", name]
        if subprocess.run(install, stdout=subprocess.DEVNULL).returncode == 0:
            return
    sys.exit(f"apt-get could not install {alternatives[0]}; its messages are above")


if __name__ == "__main__":
    main()
