"""A line that shows how far training is: one line, on stderr, written over and over, as tqdm does."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from time import perf_counter
from typing import Any
from unicodedata import east_asian_width

import numpy as np

_WIDTH = 20  # of the bar
_INTERVAL = 0.1  # seconds between two writes, at least


class Progress:
    """``100%|####################| 30/30 [00:01<00:00, 29.4 epochs/s, loss=0.0312]``."""

    def __init__(self, total: int, shown: bool) -> None:
        self.total, self.shown = total, shown
        self._start, self._last, self._columns = perf_counter(), -_INTERVAL, 0
        self._done, self._values = 0, dict[str, Any]()

    def update(self, done: int, values: dict[str, Any]) -> None:
        self._done, self._values = done, values
        if self.shown and perf_counter() - self._start - self._last >= _INTERVAL:
            self._write()

    def close(self) -> None:
        """Show where it ended, and end the line, so that what is printed next has its own."""
        if self.shown:
            self._write()
            sys.stderr.write("\n")
            sys.stderr.flush()

    def _write(self) -> None:
        self._last = now = perf_counter() - self._start
        line = self._line(now)
        columns = _columns(line)
        sys.stderr.write("\r" + line + " " * (self._columns - columns))  # over what is left of a longer line
        sys.stderr.flush()
        self._columns = columns

    def _line(self, now: float) -> str:
        done, total = self._done, self.total
        left, speed = "?", "? epochs/s"
        if done and now > 0:
            left = _clock((total - done) * now / done)
            speed = f"{done / now:.1f} epochs/s" if done >= now else f"{now / done:.1f} s/epoch"
        share = f"{100 * done // total:3d}%|"
        pieces = [f"| {done}/{total} [{_clock(now)}<{left}, {speed}"]
        pieces += [f", {name}={np.mean(value):.4g}" for name, value in self._values.items()]
        # A line that wraps could not be written over: shorten the bar, then leave out numbers, then cut.
        room = get_terminal_size().columns - 1 if sys.stderr.isatty() else 10**6
        while len(pieces) > 1 and _columns(share + "".join(pieces) + "]") > room:
            pieces.pop()
        text = "".join(pieces) + "]"
        width = max(0, min(_WIDTH, room - _columns(share + text)))
        return (share + ("#" * (width * done // total)).ljust(width) + text)[:room]


def _columns(text: str) -> int:
    """How wide the text is in a terminal, where a Korean letter is two columns."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
