"""The process that runs programs: `python -m nnref.site.worker`, kept by `nnref.site.runner`.

It imports NumPy, and matplotlib once a program draws, and forks for each program, so that every one starts
from the same clean interpreter without paying for those imports again. A line of JSON comes in per message,
and one goes out per program:

    {"draws": true}: import what drawing needs
    {"draws": ..., "folder": ..., "at_once": ..., "programs": [{"name": ..., "path": ..., "seconds": ...}]}: run these,
        so many at a time, each for so long, and write what came of each into the folder
"""

from __future__ import annotations

import gc
import io
import json
import linecache
import numbers
import os
import signal
import sys
import time
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from nnref.site.limit import OutOfTime, processor_seconds
from nnref.site.paths import ROOT
from nnref.site.snippets import MOST_NUMBERS


def main() -> None:
    for line in sys.stdin:
        message = json.loads(line)
        if message["draws"]:
            _ready_to_draw()
        if "programs" in message:
            _run_all(message)
    os._exit(0)  # nothing is left to tidy up, and matplotlib would take its time


@cache
def _ready_to_draw() -> None:
    from nnref.site import style

    style.apply()  # before matplotlib looks for fonts

    from nnref.site import figures

    figures.warm_up()
    gc.freeze()  # a child's collections leave alone what it was born with


def _run_all(job: dict) -> None:
    running: dict[int, tuple[str, float]] = {}
    waiting = list(job["programs"])
    while waiting or running:
        while waiting and len(running) < job["at_once"]:
            program = waiting.pop(0)
            child = os.fork()
            if child == 0:
                _child(program, job)
            running[child] = (program["name"], time.monotonic() + 10 * program["seconds"] + 10)
        child, status = os.waitpid(-1, os.WNOHANG)
        if child == 0:
            for process, (_, deadline) in running.items():
                if time.monotonic() > deadline:  # asleep, or in a call that does not return
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.005)
            continue
        name, _ = running.pop(child)
        print(json.dumps({"name": name, "status": os.waitstatus_to_exitcode(status)}), flush=True)


def _child(program: dict, job: dict) -> None:
    """Run one program and write what came of it; never returns."""
    result = Path(job["folder"]) / (program["name"].replace("/", "__") + ".json")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    code = 1
    try:
        result.write_text(json.dumps(run(program["name"], Path(program["path"]), program["seconds"])))
        code = 0
    finally:
        os._exit(code)


def run(name: str, path: Path, seconds: float) -> dict[str, Any]:
    """What a snippet printed, left behind and drew; or the error that ended it."""
    source = path.read_text(encoding="utf-8")
    namespace: dict[str, Any] = {"__name__": "__main__", "__file__": str(path), "__builtins__": __builtins__}
    linecache.cache[str(path)] = (len(source), None, source.splitlines(keepends=True), str(path))
    printed = io.StringIO()
    warnings.resetwarnings()
    warnings.simplefilter("error")  # what warns today fails for a reader tomorrow
    try:
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            with processor_seconds(seconds) as used:
                exec(compile(source, str(path), "exec"), namespace)
    except OutOfTime:
        return _failure(path, f"takes more than {seconds:g} s of processor time")
    except BaseException as error:  # SystemExit and KeyboardInterrupt as well: a program of the book does not exit
        return _failure(path, f"{type(error).__name__}: {error}")
    values, left_out = _numbers(namespace)
    result = {
        "output": printed.getvalue(),
        "values": values,
        "left_out": left_out,
        "seconds": used.seconds,
        "modules": _modules(),
    }
    if "matplotlib.pyplot" not in sys.modules:
        return result

    from nnref.site import figures

    try:
        return result | figures.draw_all(name)
    except figures.FigureError as error:
        return _failure(path, str(error), with_traceback=False)
    except Exception as error:  # "Glyph missing" and the like arrive as warnings turned into errors
        return _failure(path, f"its figure cannot be saved: {type(error).__name__}: {error}", with_traceback=False)


def _failure(path: Path, message: str, with_traceback: bool = True) -> dict[str, Any]:
    """The error with the snippet's own lines of the traceback, and the last of them that is in the snippet."""
    _, error, trace = sys.exc_info()
    frames = [frame for frame in traceback.extract_tb(trace) if Path(frame.filename) != Path(__file__)]
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    line = lines[-1] if lines else getattr(error, "lineno", None) or 1
    text = ""
    if with_traceback:
        text = "Traceback (most recent call last):\n" + "".join(traceback.format_list(frames))
        text += "".join(traceback.format_exception_only(error))
    return {"error": message, "line": line, "traceback": text.replace(str(ROOT) + os.sep, "")}


def _modules() -> list[str]:
    """The package's own modules that the snippet imported, as paths in the checkout."""
    files = (getattr(module, "__file__", None) for name, module in sys.modules.items() if name.split(".")[0] == "nnref")
    inside = (Path(file).resolve() for file in files if file)
    return sorted(str(file.relative_to(ROOT)) for file in inside if "site" not in file.relative_to(ROOT).parts)


def _numbers(namespace: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The top-level numbers, and lists and arrays of them; and the names of those that are too long."""
    kept, left_out = {}, []
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        if _size(value) > MOST_NUMBERS:
            left_out.append(name)
        elif (plain := _plain(value)) is not None:
            kept[name] = plain
    return kept, left_out


def _size(value: Any) -> int:
    """How many things are in it, in lists of lists and in arrays of any shapes."""
    if isinstance(value, np.ndarray):
        return value.size
    return sum(map(_size, value)) if isinstance(value, (list, tuple)) else 1


def _plain(value: Any) -> Any:
    """A number as JSON has it (a bool as 0 or 1), a nested list of them, or None."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (bool, np.bool_, numbers.Integral)):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value)
    if isinstance(value, (list, tuple)):
        items = [_plain(item) for item in value]
        return items if items and any(item is not None for item in items) else None
    return None


if __name__ == "__main__":
    main()
