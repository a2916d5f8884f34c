"""Whether two values are the same to the last bit, what a message may say, and what comes out where bad values pass."""

import copy
import re
from dataclasses import dataclass
from fractions import Fraction
from types import FunctionType
from typing import Any

import numpy as np

NUMPYS_OWN = re.compile("inhomogeneous|could not convert|ambiguous|not supported between|could not be broadcast|ufunc")


def same(value, other):
    """Whether both are of one type and hold the same, NaN included: numbers, arrays, generators and objects."""
    if type(value) is not type(other):
        return False
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "O":
            return value.shape == other.shape and all(map(same, value.ravel(), other.ravel()))
        return (value.dtype, value.shape, value.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(value, np.random.Generator):
        return same(value.bit_generator.state, other.bit_generator.state)
    if isinstance(value, np.random.RandomState):
        return same(value.get_state(legacy=False), other.get_state(legacy=False))
    if isinstance(value, dict):
        return list(value) == list(other) and all(same(value[key], other[key]) for key in value)
    if isinstance(value, list | tuple):
        return len(value) == len(other) and all(map(same, value, other))
    if isinstance(value, type | FunctionType):
        return value is other
    if hasattr(value, "__dict__"):
        return same(value.__getstate__(), other.__getstate__())  # without caches
    return value is other or value == other or (value != value and other != other)


def copied(value):
    """A deep copy, as far as there can be one."""
    if isinstance(value, dict):
        return {key: copied(entry) for key, entry in value.items()}
    try:
        return copy.deepcopy(value)
    except TypeError:  # a generator
        return value


def is_in_form(message):
    """The parts of ``got; expected wanted: fix`` on one line that is not long and not NumPy's; None if it is not so."""
    parts = re.fullmatch(r"(?P<got>.+?); expected (?P<wanted>.+?): (?P<fix>.+)", message)  # a dot is no end of line
    return parts if len(message) < 250 and not NUMPYS_OWN.search(message) else None


def words_for(bad):
    """What a message may say of a bad value, which is computed from the value: type, dtype, shape, length, entries."""
    yield type(bad).__name__
    if not isinstance(bad, int | Fraction):
        yield repr(bad) if isinstance(bad, str) else f"is {repr(bad)[:12]}"
    if callable(bad):
        yield " returned "  # what it returned has cases of its own
    elif isinstance(bad, int | Fraction):
        yield "is inf" if abs(bad) > 10**308 else f"is {bad}"
    elif isinstance(bad, list | tuple | dict):
        entries = [*bad, *bad.values()] if isinstance(bad, dict) else bad
        yield f" {len(bad)} "
        for entry in entries:
            yield from words_for(entry)
        if all(isinstance(entry, float) for entry in entries):
            yield f"sum to {sum(entries):g}"
    try:
        array = np.asarray(bad)
    except (ValueError, RuntimeError):
        yield "different lengths"
        return
    yield from (f"shape {array.shape}", f" {len(array) if array.ndim else 0} rows", f"dtype {array.dtype!s:.60}")
    yield f"an array of {array.dtype!s:.60}"
    if array.dtype.kind in "biuf":
        for number in array.ravel().tolist():
            yield from (f" {number}", f" {float(number)}")
    if array.ndim == 2 and array.shape[0] == array.shape[1] and array.dtype.kind == "f":
        yield f"differs by {np.abs(array - array.T).max():g}"


@dataclass
class Told:
    """What a check is told of a call with a strange value."""

    subject: str
    argument: str
    bad: Any
    result: Any
    usual: Any  # the result with the good value
    left_out: Any  # a function: the result without the argument


def numbers(result):
    """All numbers of an array, or of a tuple of arrays, in one row."""
    return np.concatenate([np.ravel(part) for part in result]) if isinstance(result, tuple) else np.ravel(result)


def as_left_out(told):
    assert same(told.result, told.left_out())


def as_ever(told):
    assert same(told.result, told.usual)


def is_kept(told):
    assert repr(getattr(told.result, told.argument)) == repr(told.bad)


def finite(told):
    assert np.isfinite(numbers(told.result)).all()


def same_numbers(told):
    """One more axis changes no number; sums may round in another order."""
    np.testing.assert_allclose(numbers(told.result), numbers(told.usual), rtol=1e-14)


def last_row_only(told):
    """What is not finite in the last row stays in the last row."""
    parts = told.result if isinstance(told.result, tuple) else (told.result,)
    usual = told.usual if isinstance(told.usual, tuple) else (told.usual,)
    for part, expected in zip(parts, usual, strict=True):
        assert same(part[:-1], expected[:-1])
        assert not np.isfinite(part[-1]).all()


def largest_of_the_row(told):
    last = told.bad[-1].tolist()
    assert same(told.result[:-1], told.usual[:-1])
    assert same(float(told.result[-1, 0]), float("nan") if any(z != z for z in last) else float(max(last)))


def probabilities(told):
    np.testing.assert_allclose(told.result.sum(axis=-1), 1)
    assert same(told.result[:-1], told.usual[:-1])
    assert told.result[-1, -1] == 0


def no_minima(told):
    assert told.result.minima.shape == (0, 3)


def dealt_out(told):
    """Every row is in one of the parts, as it was."""
    index = "xy".index(told.argument)
    dealt = [row for part in told.result for row in part[index].tolist()]
    assert sorted(map(repr, dealt)) == sorted(map(repr, np.asarray(told.bad).tolist()))


NAN, INFINITY = np.nan, np.inf
# Limits at minus infinity and infinity, and the value at NaN: of the function, and of its derivative.
LIMITS = {
    "step": ((0, 1, NAN), (0, 0, 0)),
    "identity": ((-INFINITY, INFINITY, NAN), (1, 1, 1)),
    "sigmoid": ((0, 1, NAN), (0, 0, NAN)),
    "tanh": ((-1, 1, NAN), (0, 0, NAN)),
    "relu": ((0, INFINITY, NAN), (0, 1, NAN)),
    "leaky_relu": ((-INFINITY, INFINITY, NAN), (0.25, 1, NAN)),
    "elu": ((-0.25, INFINITY, NAN), (0, 1, NAN)),
    # Klambauer and others, 2017, equation 14: lambda alpha = 1.7580993408473766, lambda = 1.0507009873554805
    "selu": ((-1.7580993408473766, INFINITY, NAN), (0, 1.0507009873554805, NAN)),
    "softplus": ((0, INFINITY, NAN), (0, 1, NAN)),
    "gelu": ((0, INFINITY, NAN), (0, 1, NAN)),
    "silu": ((0, INFINITY, NAN), (0, 1, NAN)),
    "square": ((INFINITY, INFINITY, NAN), (-INFINITY, INFINITY, NAN)),
}


def last_is_the_limit(told):
    """An activation of infinity is the limit, that of NaN is NaN, and no other number changes."""
    name, _, derivative = told.subject.partition(".")
    left, right, nan = LIMITS["square" if name == "Activation" else name][derivative == "derivative"]
    z = told.bad.ravel()[-1]
    assert same(told.result.ravel()[:-1], told.usual.ravel()[:-1])
    np.testing.assert_allclose(told.result.ravel()[-1], nan if z != z else right if z > 0 else left, rtol=1e-15)

