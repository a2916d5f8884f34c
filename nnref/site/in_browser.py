"""What runs a reader's program, in the browser and in Node: plain Python, which Pyodide loads beside `nnref`.

`run` prints as the program prints, draws what it drew, and says how it ended. Nothing here knows the page:
`send(kind, text)` is given by who calls.
"""

from __future__ import annotations

import builtins
import importlib
import io
import json
import linecache
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

PROGRAM = "program.py"  # what a traceback calls the reader's program
MOST_TEXT = 200_000  # characters that are shown; what a program prints beyond is counted
MOST_FIGURES = 20
AT_ONCE = 200  # messages sent without delay; more within a moment are put together
MOMENT = 0.05  # seconds

Send = Callable[[str, str], None]


class Printed(io.TextIOBase):
    """A text file whose lines go to the page while the program runs; however many they are, it gets few messages."""

    encoding = "utf-8"

    def __init__(self, send: Send, kind: str, left: list[int]):
        self.send, self.kind, self.left = send, kind, left  # left: characters that may still be shown, shared by both files
        self.waiting: list[str] = []
        self.since, self.count = 0.0, 0

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        shown = text[: max(self.left[0], 0)]
        self.left[0] -= len(text)
        if shown:
            self.waiting.append(shown)
            now = time.monotonic()
            if now - self.since > MOMENT:
                self.since, self.count = now, 0
            self.count += 1
            if self.count <= AT_ONCE:
                self.flush()
        return len(text)

    def flush(self) -> None:
        if self.waiting:
            self.send(self.kind, "".join(self.waiting))
            self.waiting.clear()

    def writable(self) -> bool:
        return True


def run_json(source: str, language: str, send: Send, checks: str) -> str:
    """`run` for the worker: checks and result as JSON, which holds no reference to Python's objects."""
    return json.dumps(run(source, language, send, json.loads(checks)))


def run(source: str, language: str, send: Send, checks: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Run a program in a namespace of its own; then, if it ended well, the checks of an exercise in that namespace."""
    left = [MOST_TEXT]
    out, err = Printed(send, "out", left), Printed(send, "err", left)
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    linecache.cache[PROGRAM] = (len(source), None, source.splitlines(keepends=True), PROGRAM)
    result: dict[str, Any] = {}
    draw = _figures(language, send)
    warnings.resetwarnings()
    builtins.input = _no_input
    with redirect_stdout(out), redirect_stderr(err):
        try:
            exec(compile(source, PROGRAM, "exec"), namespace)
            draw()
        except SystemExit as stop:
            if stop.code not in (None, 0):
                print(stop.code, file=sys.stderr)
            draw()
        except BaseException as error:
            result["error"] = describe(error)
        if checks and "error" not in result:
            result["checks"] = [check(namespace, one) for one in checks]
    out.flush()
    err.flush()
    if left[0] < 0:
        result["cut"] = -left[0]
    return result


def describe(error: BaseException) -> dict[str, Any]:
    """The traceback from the reader's own line on, the last line of the program in it, and the error in one line."""
    report = traceback.TracebackException.from_exception(error, limit=None)
    mine = [k for k, frame in enumerate(report.stack) if frame.filename == PROGRAM]
    if mine:
        del report.stack[: mine[0]]
    else:
        report.stack.clear()  # it does not parse: the frames are those of this module
    line = report.stack[mine[-1] - mine[0]].lineno if mine else getattr(error, "lineno", None)
    text = "".join(report.format())
    short = "".join(report.format_exception_only()).strip().splitlines()[-1]
    return {"text": _without_middle(text), "line": line or 0, "short": short, "kind": type(error).__name__}


def _without_middle(text: str, most: int = 60) -> str:
    lines = text.splitlines(keepends=True)
    return text if len(lines) <= most else "".join([*lines[: most // 2], "  ...\n", *lines[-most // 2 :]])


def _no_input(prompt: object = "", /) -> str:
    raise EOFError("input() has nobody to ask here; write the value into the program")


# Figures

def ready_to_draw() -> None:
    """After matplotlib has come: the house style."""
    importlib.invalidate_caches()
    style = importlib.import_module("nnref.site.style")
    style.apply()


def _figures(language: str, send: Send) -> Callable[[], None]:
    """A function that sends the open figures; `plt.show()` calls it too, once matplotlib is there."""
    count = [0]

    def draw(*_: object, **__: object) -> None:
        plt = sys.modules.get("matplotlib.pyplot")
        if plt is None:
            return
        from nnref.site import drawn

        for number in plt.get_fignums():
            if count[0] < MOST_FIGURES:
                send("figure", drawn.for_reader(plt.figure(number), language))
            count[0] += 1
        plt.close("all")
        if count[0] > MOST_FIGURES:
            send("figures_cut", str(count[0] - MOST_FIGURES))

    if "matplotlib" in sys.modules:
        import matplotlib.pyplot as plt

        plt.close("all")  # of a program that failed
        plt.show = draw
    return draw


# Exercises

def check(namespace: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    """Whether what the program computed is what is wanted: `got` and `wanted` are expressions over its names."""
    try:
        space = dict(namespace)
        exec(one.get("setup", ""), space)
        wanted = eval(one["wanted"], space)
        got = eval(one["got"], space)
        passed = same(got, wanted, one.get("tolerance", 1e-9))
    except BaseException as error:
        return {"passed": False, "error": describe(error)["short"]}
    digits = ".6g" if _shown(got, ".6g") != _shown(wanted, ".6g") else ""  # all: to see the difference
    return {"passed": passed, "got": _cut(_shown(got, digits)), "wanted": _cut(_shown(wanted, digits))}


def same(got: Any, wanted: Any, tolerance: float) -> bool:
    """Equal; numbers and arrays of them up to the tolerance, in shape and values."""
    import numpy as np

    if isinstance(wanted, (str, bool, type(None), dict, set)):
        return bool(type(got) is type(wanted) or isinstance(got, np.bool_)) and bool(got == wanted)
    try:
        a, b = np.asarray(got, dtype=float), np.asarray(wanted, dtype=float)
    except (TypeError, ValueError):
        return bool(got == wanted)
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True))


def _shown(value: Any, digits: str) -> str:
    """As both are shown, whatever they are held in: an array as a list, a number with these digits."""
    import numpy as np

    if isinstance(value, (np.ndarray, np.generic)):
        value = value.tolist()
    if isinstance(value, list):
        return f"[{', '.join(_shown(part, digits) for part in value)}]"
    return format(value, digits) if isinstance(value, float) else repr(value)


def _cut(text: str) -> str:
    return text if len(text) <= 200 else text[:197] + "..."
