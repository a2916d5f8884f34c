"""What `import nnref` costs over `import numpy`: `python benchmarks/import_cost.py` writes import_cost.md.

Each round starts a fresh interpreter for every statement, in turn, so what slows the machine down slows all.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from arguments import at_least_one

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
    lines = [
        "# What `import nnref` costs over `import numpy`",
        "",
        f"Written by `{Path(__file__).name}`: Python {platform.python_version()}, NumPy {np.__version__}, "
        f"{rounds} rounds of fresh interpreters, one after the other. The limit for `import nnref` is {LIMIT} ms.",
        "",
        "| statement | over `import numpy` alone, median | as a ratio |",
        "|---|--:|--:|",
    ]
    for name, code in list(STATEMENTS.items())[1:]:
        extra = median(1000 * (row[name] - row["import numpy"]) for row in times)
        ratio = median(row[name] / row["import numpy"] for row in times)
        lines.append(f"| `{code}` | {extra:.1f} ms | {ratio:.2f} |")
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
