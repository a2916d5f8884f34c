"""Checks shared by the core modules: each error says what was got, what was wanted, and a fix.

A wrong kind of thing (text, objects, a float where a count is due) is a ``TypeError``; a wrong shape
or value is a ``ValueError``. Nothing here modifies what it is given. Arrays are checked in `nnref._arrays`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf, isfinite
from numbers import Integral, Real
from operator import index
from reprlib import repr as short
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]  # not `int`, which has 32 bits in the browser

NO_NUMBER = (bool, np.timedelta64)  # numbers by their class, but no quantities
MOST = 2**31 - 1  # of anything that is counted: beyond it NumPy fails in words of its own


def explain(got: str, wanted: str, fix: str) -> str:
    """The one form of every message: ``got; expected wanted: fix``."""
    return f"{got}; expected {wanted}: {fix}"


def shown(value: Any) -> str:
    """What a message shows of `value`: one line, and not a long one, whatever it is."""
    try:
        line = " ".join(short(value).split())
    except ValueError:  # Python does not write an int of more than 4300 digits
        line = "a very large int"
    return line if len(line) <= 60 else line[:57] + "..."


def wrong_kind(value: Any, name: str, wanted: str, fix: str) -> TypeError:
    """The error for a value that is no `wanted` at all."""
    return TypeError(explain(f"{name} is {shown(value)} ({type(value).__name__})", wanted, fix))


def as_number(
    value: Any,
    name: str,
    above: float | None = None,
    at_least: float | None = None,
    below: float | None = None,
    example: float = 1.0,
    fix: str = "",
) -> float:
    """`value` as a finite float, larger than `above`, not smaller than `at_least`, smaller than `below`."""
    bounds = [f" above {above:g}"] if above is not None else []
    bounds += [f" of at least {at_least:g}"] if at_least is not None else []
    bounds += [f" below {below:g}"] if below is not None else []
    wanted = "a finite number" + " and".join(bounds)
    fix = fix or f"pass for example {name}={example}"
    if not isinstance(value, Real) or isinstance(value, NO_NUMBER):
        raise wrong_kind(value, name, wanted, fix)
    try:
        number = float(value)
    except OverflowError:  # an int or a fraction beyond float64
        number = inf
    low = (above is not None and number <= above) or (at_least is not None and number < at_least)
    if low or (below is not None and number >= below) or not isfinite(number):
        raise ValueError(explain(f"{name} is {number}", wanted, fix))
    return number


def as_count(value: Any, name: str, at_least: int = 1, because: str = "") -> int:
    """`value` as an int of at least 1, or of at least what is given."""
    wanted = f"an int of at least {at_least}" + (because and f" because {because}")
    if not isinstance(value, Integral) or isinstance(value, NO_NUMBER):
        raise wrong_kind(value, name, wanted, f"pass a whole number, such as {name}={max(2, at_least)}")
    count = index(value)
    if count < at_least:
        raise ValueError(explain(f"{name} is {shown(count)}", wanted, f"pass for example {name}={at_least}"))
    if count > MOST:
        raise ValueError(explain(f"{name} is {shown(count)}", f"an int of at most {MOST}", "pass a smaller one"))
    return count


def as_flag(value: Any, name: str) -> bool:
    """`value` as True or False; nothing else, because any non-empty text counts as true in Python."""
    if not isinstance(value, (bool, np.bool)):
        raise wrong_kind(value, name, "True or False", f"pass {name}=True or {name}=False")
    return bool(value)


def as_name(
    value: Any, what: str, names: Iterable[str], example: str = "", elsewhere: Mapping[str, str] = MappingProxyType({})
) -> str:
    """`value` as one of `names`; the error names the closest of them, also where it is called so elsewhere."""
    names = list(names)
    wanted, example = "one of " + ", ".join(map(repr, names)), example or names[0]
    if not isinstance(value, str):
        raise wrong_kind(value, what, wanted, f"pass the name as text, such as {example!r}")
    if value not in names:
        from difflib import get_close_matches  # only on the way to an error

        by_lower = {name.lower(): name for name in names}
        by_lower |= {other: name for other, name in elsewhere.items() if name in names}
        close = get_close_matches(value.lower(), by_lower, n=1)
        fix = f"did you mean {by_lower[close[0]]!r}?" if close else f"pass for example {example!r}"
        raise ValueError(explain(f"{what} is {shown(value)}", wanted, fix))
    return value


def as_kind(value: Any, kind: type, name: str, wanted: str, example: str) -> Any:
    """`value`, which is to be of this type."""
    if not isinstance(value, kind):
        raise wrong_kind(value, name, wanted, f"pass for example {example}")
    return value


def as_function(value: Any, name: str, wanted: str, example: str) -> Callable[..., Any]:
    """`value`, which is to be called; what it returns is checked where it is called."""
    if not callable(value):
        raise wrong_kind(value, name, wanted, f"pass for example {example}")
    function: Callable[..., Any] = value
    return function


def as_pair(value: Any, name: str) -> tuple[Any, Any]:
    """`value`, which the function called `name` returned, as (value, gradient)."""
    if not isinstance(value, tuple) or len(value) != 2:
        got = f"{name} returned {f'{len(value)} values' if isinstance(value, tuple) else type(value).__name__}"
        raise TypeError(explain(got, "a tuple (value, gradient)", f"end {name} with: return value, gradient"))
    return value


def as_list(value: Any, name: str, wanted: str, example: str) -> list[Any]:
    """`value`, a sequence that is no text, or an array with one axis."""
    sequence = isinstance(value, Sequence) and not isinstance(value, str | bytes)
    if not sequence and not (isinstance(value, np.ndarray) and value.ndim == 1):
        raise wrong_kind(value, name, wanted, f"pass for example {name}={example}")
    return list(value)


def as_generator(rng: Any) -> np.random.Generator:
    """`rng` as a generator: one that is given goes on where it is, a seed starts one."""
    if isinstance(rng, np.random.Generator):
        return rng
    if not isinstance(rng, Integral) or isinstance(rng, NO_NUMBER):
        wanted, fix = "an int seed or a numpy.random.Generator", "pass rng=0 or np.random.default_rng(0)"
        raise wrong_kind(rng, "rng", wanted, fix)
    seed = index(rng)
    if seed < 0:
        raise ValueError(explain(f"rng is {shown(seed)}", "a seed of at least 0", "pass for example rng=0"))
    return np.random.default_rng(seed)
