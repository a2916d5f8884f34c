"""A limit on the processor time of a program, in seconds of the machine that the limit was set for.

On a slower machine, or one whose other work takes the caches, the same program takes longer; it is not the program's fault.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

REFERENCE = 0.005  # seconds of processor time that `_work` takes where a limit means what it says: on a fast desktop of today


class OutOfTime(Exception):
    """The program used more processor time than it may."""


@dataclass
class Used:
    """Processor time that a block has used, known when it has ended; beyond its limit in seconds of that machine."""

    seconds: float = 0.0


@contextmanager
def processor_seconds(limit: float) -> Iterator[Used]:
    """Raise OutOfTime in the block when it has used the limit; on a slow machine, as much later as it is slower."""
    used, slower, measuring, started = Used(), 1.0, 0.0, time.process_time()

    def spent() -> float:
        return time.process_time() - started - measuring

    def look(signal_number: int, frame: object) -> None:
        nonlocal slower, measuring
        begun = time.process_time()
        slower = max(slower, slowness())
        measuring += time.process_time() - begun
        left = limit * slower - spent()
        if left <= 0:
            raise OutOfTime
        signal.setitimer(signal.ITIMER_PROF, left)

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield used
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        used.seconds = spent() / slower


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
