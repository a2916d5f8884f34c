"""Every program of the book prints in the reader's browser what it printed when the site was built."""

from __future__ import annotations

import re

import pytest
from support import book

# Programs of which something printed may differ: what, and why. Nothing else may.
DIFFERENT = {
    "start/old_names": r"NumPy \d+\.\d+\.\d+",  # the browser has the NumPy of its Pyodide, a build the one that is installed
}


@pytest.fixture(scope="module")
def printed(run_in_node) -> dict[str, dict]:
    experiments = {item.target for folder in book().pages.values() for page in folder.values() for item in page.programs if "experiment" in item.marks}
    return run_in_node({name: snippet.source for name, snippet in book().snippets.items() if name not in experiments})


def test_programs_print_the_same_as_natively(printed):
    assert len(printed) > 100
    wrong = {
        name: (came["out"], came["result"].get("error", {}).get("text", ""), book().runs[name].output)
        for name, came in printed.items()
        if "error" in came["result"] or masked(name, came["out"]) != masked(name, book().runs[name].output)
    }
    assert not wrong, "\n\n".join(f"{name}:\n{got}{error}natively:\n{wanted}" for name, (got, error, wanted) in wrong.items())


def masked(name: str, output: str) -> str:
    return re.sub(DIFFERENT[name], "", output) if name in DIFFERENT else output


def test_what_may_differ_is_printed(printed):
    for name, pattern in DIFFERENT.items():
        assert re.search(pattern, printed[name]["out"]), f"{name} prints nothing like {pattern!r}; take it off the list"


def test_what_the_pages_call_different_is_different(run_in_node):
    """start/index, "Run the programs yourself": integers of 32 bits, no warnings, nobody to ask. And so a difference is found."""
    came = run_in_node({
        "integers": "import numpy as np\nprint(np.arange(70_000).sum(), np.iinfo(int).max)",
        "warnings": "import numpy as np\nprint(np.ones(1) / 0, np.exp(np.array([1000.0])))",
        "input": "input('who? ')",
    })
    assert came["integers"]["out"] == f"{70_000 * 69_999 // 2 - 2**32} {2**31 - 1}\n"
    assert came["warnings"]["out"] == "[inf] [inf]\n"
    assert came["input"]["result"]["error"]["short"].startswith("EOFError: input() has nobody to ask")
