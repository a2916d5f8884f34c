"""Numbers in prose: `[2](value:perceptron/and_gate.updates)` must say what the program computed."""

from __future__ import annotations

import difflib
import re
from decimal import Decimal
from typing import Any

from nnref.site.snippets import MOST_NUMBERS, Run

TARGET = re.compile(r"(?P<snippet>[\w/]+)\.(?P<name>\w+)(?P<index>(?:\[-?\d+\])*)")
_WRITTEN = re.compile(r"(?P<number>[-−+]?\d[\d,]*(?:\.(?P<decimals>\d+))?(?:[eE](?P<exponent>[-−+]?\d+))?)\s*(?P<percent>%)?")


class ValueMismatch(Exception):
    """What was written, what was computed, and what to write."""

    def __init__(self, message: str, fix: str):
        super().__init__(message)
        self.fix = fix


def look_up(target: str, runs: dict[str, Run]) -> int | float:
    """The number that a `value:` target names."""
    match = TARGET.fullmatch(target)
    if not match:
        raise ValueMismatch(f"value:{target} is not of the form value:topic/snippet.name",
                            "write the snippet without .py, a dot, and a top-level name: value:perceptron/and_gate.updates")
    snippet, name = match["snippet"], match["name"]
    if snippet not in runs:
        near = difflib.get_close_matches(snippet, runs, n=1)
        raise ValueMismatch(f"value:{target} names the snippet {snippet!r}, which does not exist",
                            f"did you mean {near[0]!r}?" if near else f"create snippets/{snippet}.py, or name another")
    run = runs[snippet]
    if name in run.left_out:
        raise ValueMismatch(f"value:{target}: {name!r} holds more than {MOST_NUMBERS} numbers, and is not kept",
                            "give the number that the page cites a name of its own in the snippet")
    if name not in run.values:
        known = ", ".join(run.values) or "no numbers"
        raise ValueMismatch(f"value:{target}: snippets/{snippet}.py leaves no number named {name!r}", f"it leaves: {known}")
    value: Any = run.values[name]
    for index in re.findall(r"\[(-?\d+)\]", match["index"]):
        if not isinstance(value, list) or not -len(value) <= int(index) < len(value):
            size = f"{len(value)} entries" if isinstance(value, list) else "no entries"
            raise ValueMismatch(f"value:{target}: [{index}] does not exist; there are {size}", "count from 0")
        value = value[int(index)]
    if not isinstance(value, (int, float)):
        size = f"{len(value)} entries" if isinstance(value, list) else "no number"
        raise ValueMismatch(f"value:{target} is not one number but has {size}", f"name one of them: value:{target}[0]")
    return value


def shown(value: int | float) -> str:
    """A number whose digits nobody has written."""
    return str(value) if isinstance(value, int) else f"{value:.6g}"


def compare(written: str, value: int | float) -> None:
    """Raise `ValueMismatch` unless the text is the number, rounded to the digits that it shows."""
    match = _WRITTEN.fullmatch(written.strip())
    if not match:
        raise ValueMismatch(f"{written!r} is not a number", "write only the number (digits, one decimal point, %) as the link's text")
    number = Decimal(match["number"].replace("−", "-").replace(",", ""))
    shown = -len(match["decimals"] or "") + int((match["exponent"] or "0").replace("−", "-"))
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueMismatch(f"the page says {written}, the program computed {value}", "a page cannot cite it as a number")
    exact = Decimal(repr(value)) * (100 if match["percent"] else 1)
    step = Decimal(1).scaleb(shown)
    if abs(number - exact) > step / 2:
        right = f"{exact.quantize(step) if shown <= 0 else exact.normalize()}{match['percent'] or ''}"
        raise ValueMismatch(f"the page says {written}, the program computed {value!r}", f"write {right}, or correct the program")
