"""A process of its own, for speed.py: it imports one library, trains one network, and ends.

`fresh.py cold PEER WAY FILE` takes the workload from a file and writes the trained layers over it. `fresh.py memory PEER WAY NAME`
makes the workload, which may be large, and prints by how many bytes memory grew at most while it was trained on.
"""

from __future__ import annotations

import gc
import pickle
import resource
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
    before = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    run()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before)


if __name__ == "__main__":
    {"cold": cold, "memory": memory}[sys.argv[1]](*sys.argv[2:])
