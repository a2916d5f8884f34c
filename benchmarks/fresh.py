"""A process of its own, for speed.py: it imports one library, trains one network, and ends.

`fresh.py cold PEER WAY FILE` takes the workload from a file and writes the trained layers over it. `fresh.py memory PEER WAY NAME`
makes the workload, which may be large, and prints by how many bytes memory grew at most while it was trained on.
"""

from __future__ import annotations

import gc
import pickle
import re
import sys
from importlib import import_module
from pathlib import Path


def prepared(peer: str, way: str, task):
    return import_module(f"peers.{peer}").train(task)[way]


def cold(peer: str, way: str, file: str) -> None:
    layers = prepared(peer, way, pickle.loads(Path(file).read_bytes()))()
    Path(file).write_bytes(pickle.dumps(layers))


def memory(peer: str, way: str, name: str) -> None:
    from workloads import TRAININGS

    run = prepared(peer, way, TRAININGS[name]())
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is that from here on: to make the data took more
    before = _status("VmRSS")
    run()
    print(_status("VmHWM") - before)


def _status(name: str) -> int:
    """Bytes, of what the kernel knows of this process."""
    return int(re.search(rf"{name}:\s*(\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024


if __name__ == "__main__":
    {"cold": cold, "memory": memory}[sys.argv[1]](*sys.argv[2:])
