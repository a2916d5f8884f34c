"""What `import nnref` costs over `import numpy`: `python benchmarks/import_cost.py` writes import_cost.md.

Each round starts a fresh interpreter for every statement, in turn, so what slows the machine down slows all.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from arguments import at_least_one
from site_build import processor

REPORT = Path(__file__).with_suffix(".md")
LIMIT = 20  # milliseconds over `import numpy`
STATEMENTS = {
    "import numpy": "import numpy",
    "import nnref": "import numpy, nnref",
    "one name": "import numpy; from nnref import Perceptron",
    "every name": "import numpy; from nnref import *",
}


def seconds(statement: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=at_least_one, default=31)
    rounds = parser.parse_args().rounds
    times = [{name: seconds(code) for name, code in STATEMENTS.items()} for _ in range(rounds)]
    took = {name: 1000 * median(row[name] for row in times) for name in STATEMENTS}
    lines = [
        "# What `import nnref` costs over `import numpy`",
        "",
        f"Written by `{Path(__file__).name}`: Python {platform.python_version()}, NumPy {np.__version__}, {processor()}, {date.today()}, "
        f"{rounds} rounds of fresh interpreters, one after the other. The limit for `import nnref` is {LIMIT} ms over `import numpy`.",
        "",
        "| statement | median, with the start of Python | over the first | as a ratio |",
        "|---|--:|--:|--:|",
    ]
    first = took["import numpy"]
    for name, code in STATEMENTS.items():
        lines.append(f"| `{code}` | {took[name]:.1f} ms | {took[name] - first:.1f} ms | {took[name] / first:.2f} |")
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
