"""Checks of arrays, shared by the core modules: each error says what was got, what was wanted, and a fix.

Values of another type are a ``TypeError``; another shape, NaN and infinity a ``ValueError``, as in
`nnref._validate`. Nothing here modifies what it is given.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnref._validate import FloatArray, IntArray, explain, wrong_kind


_FLOATS = (np.dtype(np.float64), np.dtype(np.float32))
_PART = 2**20  # numbers that are looked at at once


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
    if type(value) is np.ndarray and value.dtype in _FLOATS:  # most calls
        return value
    array = as_array(value, name, "real numbers", fix)
    if array.dtype.kind not in "biuf":  # bool, int, unsigned, float
        fix = fix or f"convert it, for example with np.asarray({name}, dtype=float)"
        if array.ndim == 0:
            raise wrong_kind(value, name, "real numbers", fix)
        raise TypeError(explain(f"{name} has dtype {array.dtype!s:.60}", "real numbers", fix))
    with np.errstate(over="ignore"):  # a number beyond float64 is infinity
        return array if array.dtype == np.float32 else np.asarray(array, dtype=np.float64)


def as_floats(value: ArrayLike, name: str, fix: str = "", dtype: Any = np.float64) -> NDArray[Any]:
    """`value` as finite numbers in C order, of this dtype, or of that of `as_real`; a copy only where one is needed."""
    real = as_real(value, name, fix)
    with np.errstate(over="ignore"):
        floats = np.asarray(real, dtype=dtype, order="C")
    if not all_finite(floats):
        got = entry(real, ~np.isfinite(floats), name)
        wanted = "finite numbers" if floats.dtype == np.float64 else f"finite numbers in {floats.dtype}"
        raise ValueError(explain(got, wanted, f"replace or drop what np.isfinite({name}) rejects"))
    return floats


def all_finite(values: Any) -> bool:
    """Whether every number is finite. Of a single one without the price of an array; of many without a large array."""
    if isinstance(values, float) or values.ndim == 0:
        return isfinite(values)
    flat = values.reshape(-1)
    return all(np.isfinite(flat[start : start + _PART]).all() for start in range(0, flat.size, _PART))


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
