"""A limit on the processor time of a program, in seconds of the machine that the limit was set for.

On a slower machine, or one whose other work takes the caches, the same program takes longer; it is not the program's fault.
"""

from __future__ import annotations

import signal
import time
from contextlib import contextmanager
from collections.abc import Iterator

import numpy as np

REFERENCE = 0.005  # seconds of processor time that `_work` takes where a limit means what it says: on a fast desktop of today


class OutOfTime(Exception):
    """The program used more processor time than it may."""


@contextmanager
def processor_seconds(limit: float) -> Iterator[None]:
    """Raise OutOfTime in the block when it has used the limit; on a slow machine, as much later as it is slower."""
    started, measuring = time.process_time(), 0.0

    def look(signal_number: int, frame: object) -> None:
        nonlocal measuring
        begun = time.process_time()
        allowed = limit * slowness()
        measuring += time.process_time() - begun
        left = allowed - (time.process_time() - started - measuring)
        if left <= 0:
            raise OutOfTime
        signal.setitimer(signal.ITIMER_PROF, left)

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def slowness() -> float:
    """How many times as long as there a fixed piece of work takes here and now; never below 1."""
    return max(1.0, min(_work() for _ in range(3)) / REFERENCE)


def _work() -> float:
    """Processor time of what the book's programs do: Python's own steps, and NumPy on small arrays."""
    x, W = np.ones((4, 2)), np.ones((2, 3))
    started, total = time.process_time(), 0
    for k in range(50_000):
        total += k
    for _ in range(3_000):
        np.tanh(x @ W)
    return time.process_time() - started
