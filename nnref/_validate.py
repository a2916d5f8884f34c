"""Checks shared by the core modules: each error says what was got, what was wanted, and a fix.

A wrong kind of thing (text, objects, a float where a count is due) is a ``TypeError``; a wrong shape
or value is a ``ValueError``. Nothing here modifies what it is given.
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
from numpy.typing import ArrayLike, NDArray

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


def as_array(value: ArrayLike, name: str, wanted: str = "an array", fix: str = "") -> NDArray[Any]:
    """`value` as an array, whatever it holds."""
    fix = fix or f"pass a list or a NumPy array as {name}"
    try:
        array = np.asarray(value)
    except ValueError:  # the one thing np.asarray cannot do with nested sequences
        got = f"{name} has rows of different lengths"
        raise ValueError(explain(got, "rows of one length", f"pad or cut the rows of {name}")) from None
    except Exception as error:  # an array of another library, which says why it is none of NumPy's
        raise wrong_kind(value, name, wanted, fix) from error
    if array.ndim == 0 and array.dtype == object:  # None, a dict, a generator: NumPy makes an array of anything
        raise wrong_kind(value, name, wanted, fix)
    return array


def as_real(value: ArrayLike, name: str, fix: str = "") -> NDArray[Any]:
    """`value` as float64, or float32 where it is that already; NaN and infinity pass. A view where it can be."""
    array = as_array(value, name, "real numbers", fix)
    if array.dtype.kind not in "biuf":  # bool, int, unsigned, float
        fix = fix or f"convert it, for example with np.asarray({name}, dtype=float)"
        if array.ndim == 0:
            raise wrong_kind(value, name, "real numbers", fix)
        raise TypeError(explain(f"{name} has dtype {array.dtype!s:.60}", "real numbers", fix))
    with np.errstate(over="ignore"):  # a number beyond float64 is infinity
        return array if array.dtype == np.float32 else np.asarray(array, dtype=np.float64)


def as_floats(value: ArrayLike, name: str, fix: str = "", dtype: Any = np.float64) -> NDArray[Any]:
    """`value` as finite numbers of this dtype in C order; a copy only where one is needed."""
    real = as_real(value, name, fix)
    with np.errstate(over="ignore"):
        floats = np.asarray(real, dtype=dtype, order="C")
    if not np.isfinite(floats).all():
        got = entry(real, ~np.isfinite(floats), name)
        wanted = "finite numbers" if floats.dtype == np.float64 else f"finite numbers in {floats.dtype}"
        raise ValueError(explain(got, wanted, f"replace or drop what np.isfinite({name}) rejects"))
    return floats


def entry(array: NDArray[Any], wrong: Any, name: str) -> str:
    """What a message shows of the first entry that is wrong: ``x[0, 2] is nan``."""
    where = np.argwhere(wrong)[0].tolist()
    return f"{name}{where or ''} is {array[tuple(where)]}"


def as_rows(
    x: ArrayLike,
    columns: int,
    because: str,
    one_row: bool = False,
    replicas: int | None = None,
    dtype: Any = np.float64,
    name: str = "x",
) -> NDArray[Any]:
    """`x` as (n, columns) with n >= 1; with `one_row`, a single row (columns,) stays as it is.

    With `replicas`, (replicas, n, columns) stays as it is, too.
    """
    rows = as_floats(x, name, dtype=dtype)
    if one_row and rows.shape == (columns,):
        return rows
    several = replicas is not None and rows.ndim == 3 and rows.shape[0] == replicas
    if not (rows.ndim == 2 or several) or rows.shape[-1] != columns:
        wanted = f"(n, {columns})" + (f" or ({columns},)" if one_row else "")
        wanted += f" or ({replicas}, n, {columns})" if replicas is not None else ""
        fix = f"pass one row per sample with {columns} number{'s' if columns > 1 else ''} in each"
        if rows.ndim == 1 and columns == 1:
            fix = f"{name}[:, None] makes one column of it"
        elif rows.shape == (columns,):
            fix = f"{name}[None, :] makes one row of it"
        raise ValueError(explain(f"{name} has shape {rows.shape}", f"{wanted} because {because}", fix))
    if rows.shape[-2] == 0:
        raise ValueError(explain(f"{name} has shape {rows.shape}", "at least one row", "pass one row per sample"))
    return rows


def as_vector(value: ArrayLike, name: str, size: int | None = None, because: str = "") -> FloatArray:
    """`value` as (size,), or as (d,) with any d >= 1 where `size` is not given."""
    vector = as_floats(value, name)
    if vector.ndim != 1 or vector.size == 0 or size not in (None, vector.size):
        wanted = "(d,) with d at least 1" if size is None else f"({size},) because {because}"
        flat = vector.ndim != 1 and vector.size > 0 and size in (None, vector.size)
        fix = f"pass np.ravel({name})" if flat else f"pass one number per input in {name}"
        raise ValueError(explain(f"{name} has shape {vector.shape}", wanted, fix))
    return vector


def as_labels(y: ArrayLike, rows: int, classes: int) -> IntArray:
    """`y` as (rows,) whole numbers from 0 to classes - 1; True and False count as 1 and 0."""
    number_them = "np.unique(y, return_inverse=True)[1] numbers them"
    labels = as_floats(y, "y", fix=number_them)
    if labels.shape != (rows,):
        fix = "pass np.ravel(y)" if labels.size == rows else "pass one label per row of x"
        raise ValueError(explain(f"y has shape {labels.shape}", f"({rows},) because x has {rows} rows", fix))
    wrong = ~np.isin(labels, np.arange(classes))
    if wrong.any():
        signs = classes == 2 and bool(np.isin(labels, (-1, 1)).all())
        fix = "np.where(y > 0, 1, 0) turns -1 into 0" if signs else number_them
        raise ValueError(explain(entry(labels, wrong, "y"), f"labels from 0 to {classes - 1}", fix))
    return labels.astype(np.int64)


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
