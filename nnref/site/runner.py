"""The process that runs programs, as its owner sees it: started early, kept for every build, replaced when outdated."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

from nnref.site.paths import CACHE, ROOT


class Runner:
    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._code = ""

    def start(self, draws: bool, code: str) -> None:
        """Have a process made from this code ready, or getting ready while the caller goes on."""
        if self._process is None or self._process.poll() is not None or self._code != code:
            self.stop()
            self._process, self._code = _start(), code
        self._send({"draws": draws})

    def run(self, programs: list[dict], draws: bool, folder: str, code: str) -> Iterator[tuple[str, int]]:
        """The name of each program that ends, and its exit code; what came of it is in the folder then.

        Raises RuntimeError if the process itself ends.
        """
        self.start(draws, code)
        self._send({"draws": draws, "folder": folder, "at_once": len(os.sched_getaffinity(0)), "programs": programs})
        left = len(programs)
        try:
            while left:
                line = self._process.stdout.readline()
                if not line:
                    raise RuntimeError(f"the process that runs the programs ended early (exit code {self._process.wait()})")
                message = json.loads(line)
                left -= 1
                yield message["name"], message["status"]
        finally:
            if left:  # nobody waits for the others any more: no later run may take their results for its own
                self.stop()

    def stop(self) -> None:
        """End the process, and any program that it is running."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGTERM)
        except ProcessLookupError:  # it has ended by itself
            pass
        with self._process:  # waits, and closes the pipes
            self._process = None

    def _send(self, message: dict) -> None:
        try:
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:  # it has ended; reading from it says so
            pass


def _start() -> subprocess.Popen:
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = os.environ | one_thread | {
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "nnref.site.worker"], cwd=ROOT, env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,  # a group of its own: see stop
    )


RUNNER = Runner()
atexit.register(RUNNER.stop)
