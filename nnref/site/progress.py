"""A line that says how far the programs are, once a build has been running them for over two seconds."""

from __future__ import annotations

import sys
import threading
import time
from typing import TextIO

QUIET = 2.0  # seconds before the first word
EVERY = {True: 0.2, False: 5.0}  # seconds between lines: a terminal is rewritten in place, a log is not


class Progress:
    """Counts finished programs; the line is written from a thread, so a long program does not hold it up."""

    def __init__(self, total: int, stream: TextIO | None = None):
        self.total, self.finished, self.last = total, 0, ""
        self.stream = stream or sys.stderr
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._started = time.monotonic()

    def __enter__(self) -> Progress:
        self._thread.start()
        return self

    def done(self, name: str) -> None:
        self.finished += 1
        self.last = name

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _show(self) -> None:
        terminal = self.stream.isatty()
        pause = QUIET
        while not self._ended.wait(pause):
            seconds = time.monotonic() - self._started
            line = f"running programs: {self.finished} of {self.total} done after {seconds:.0f} s"
            line += f", last {self.last}" if self.last else ""
            self.stream.write(f"\r\033[K{line}" if terminal else f"{line}\n")
            self.stream.flush()
            pause = EVERY[terminal]
        if terminal and pause != QUIET:
            self.stream.write("\r\033[K")
            self.stream.flush()
