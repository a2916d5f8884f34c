"""A line that shows how far training is: one line, on stderr, written over and over, as tqdm does."""

import sys
from time import perf_counter
from typing import Any

import numpy as np

_WIDTH = 20  # of the bar
_INTERVAL = 0.1  # seconds between two writes, at least


class Progress:
    """``100%|####################| 30/30 [00:01<00:00, 29.4 epochs/s, loss=0.0312]``."""

    def __init__(self, total: int, shown: bool) -> None:
        self.total, self.shown = total, shown
        self._start, self._last, self._length = perf_counter(), -_INTERVAL, 0

    def update(self, done: int, values: dict[str, Any]) -> None:
        now = perf_counter() - self._start
        if not self.shown or (now - self._last < _INTERVAL and done < self.total):
            return
        self._last = now
        rate = done / now if now > 0 else 0.0
        left = (self.total - done) / rate if rate else 0.0
        bar = ("#" * (_WIDTH * done // self.total)).ljust(_WIDTH)
        numbers = "".join(f", {name}={np.mean(value):.4g}" for name, value in values.items())
        share = f"{100 * done // self.total:3d}%|{bar}| {done}/{self.total}"
        self._write(f"{share} [{_clock(now)}<{_clock(left)}, {rate:.1f} epochs/s{numbers}]")

    def close(self) -> None:
        """End the line, so that what is printed next has its own."""
        if self.shown and self._length:
            sys.stderr.write("\n")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._length))  # spaces over what is left of a longer line
        sys.stderr.flush()
        self._length = len(line)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
