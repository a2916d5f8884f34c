"""Whatever object is passed as whatever argument: it is taken, or refused in the one form of a message."""

import itertools
from array import array
from collections import UserList, deque
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from error_cases import Foreign
from error_checks import copied, is_in_form, same
from error_table import ROWS
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import nnref


class Unprintable:
    def __repr__(self):
        raise RuntimeError("no text")


class Endless:
    """A sequence by the look of it."""

    def __getitem__(self, index):
        return 0.5

    def __len__(self):
        raise KeyError("no length")


class Word(str):
    __slots__ = ()


class Array(np.ndarray):
    pass


def within_itself():
    rows = [0.5]
    rows.append(rows)
    return rows


def deep(depth):
    row = 0.5
    for _ in range(depth):
        row = [row]
    return row


STRANGE = {
    "None": lambda: None,
    "Ellipsis": lambda: ...,
    "NotImplemented": lambda: NotImplemented,
    "a type": lambda: int,
    "a module": lambda: np,
    "an exception": lambda: ValueError("no"),
    "an object": object,
    "an object without text": Unprintable,
    "a sequence without length": Endless,
    "an array of another library": Foreign,
    "a function of anything": lambda: lambda *arguments, **keywords: None,
    "a generator": lambda: (number for number in (1, 2)),
    "an iterator": lambda: iter([1, 2]),
    "a range": lambda: range(3),
    "an empty tuple": lambda: (),
    "nested empty lists": lambda: [[], []],
    "broken rows": lambda: [[1, 2], [3]],
    "a list within itself": within_itself,
    "65 brackets": lambda: deep(65),
    "500 brackets": lambda: deep(500),
    "a set": lambda: {1, 2},
    "a dict": lambda: {"a": 1},
    "a list of its own": lambda: UserList([1, 2]),
    "a deque": lambda: deque([1, 2]),
    "an array of the standard library": lambda: array("d", [1.0, 2.0]),
    "a path": lambda: Path("x"),
    "bytes": lambda: b"\xff\x00",
    "a bytearray": lambda: bytearray(b"ab"),
    "a memoryview": lambda: memoryview(b"ab"),
    "no text": lambda: "",
    "text with lines": lambda: "a\nb; expected c: d" * 20,
    "text with a number": lambda: "0.5",
    "a kind of text": lambda: Word("tanh"),
    "text of NumPy": lambda: np.str_("tanh"),
    "letters that are half of a pair": lambda: "\ud800",
    "True": lambda: True,
    "True of NumPy": lambda: np.True_,
    "zero": lambda: 0,
    "minus zero": lambda: -0.0,
    "minus one": lambda: -1,
    "an int of 101 digits": lambda: 10**100,
    "an int of 5001 digits": lambda: 10**5000,
    "minus an int of 5001 digits": lambda: -(10**5000),
    "NaN": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "the smallest number": lambda: 5e-324,
    "a complex number": lambda: 1 + 0j,
    "a fraction": lambda: Fraction(1, 3),
    "a decimal": lambda: Decimal("0.5"),
    "half precision": lambda: np.float16(0.5),
    "extended precision": lambda: np.longdouble("1e4000"),
    "an unsigned int": lambda: np.uint64(2**64 - 1),
    "a date": lambda: np.datetime64("2020-01-01"),
    "a span of time": lambda: np.timedelta64(1, "s"),
    "a dtype": lambda: np.dtype(float),
    "an array without axes": lambda: np.array(0.5),
    "an empty array": lambda: np.empty((0, 3)),
    "8 axes": lambda: np.ones((1,) * 8),
    "an array of objects": lambda: np.array([None, "a", 1.0], dtype=object),
    "an array of words": lambda: np.array(["a", "bc"]),
    "an array of records": lambda: np.zeros(2, dtype=[("a", float)]),
    "a masked array": lambda: np.ma.array([1.0, 2.0], mask=[True, False]),
    "an array of a class of its own": lambda: np.ones((2, 3)).view(Array),
    "a read-only array": lambda: np.broadcast_to(0.5, (5, 3)),
    "an array backwards": lambda: np.arange(5.0)[::-1],
    "the other order of bytes": lambda: np.ones(3, dtype=np.dtype(float).newbyteorder()),
    "the old generator": lambda: np.random.RandomState(0),
    "a seed sequence": lambda: np.random.SeedSequence(0),
    "a network": lambda: nnref.MLP([3, 2]),
    "a class of networks": lambda: nnref.MLP,
    "an optimizer": nnref.Adam,
    "a rate that is no number": lambda: nnref.SGD(lambda t: None),
    "an optimizer without a rule": lambda: nnref.Optimizer(0.1),
    "a loss": lambda: nnref.mse,
    "a loss that takes logits": lambda: nnref.softmax_cross_entropy,
    "an activation": lambda: nnref.elu,
    "a schedule": lambda: nnref.constant(0.1),
    "a surface": lambda: nnref.valley,
    "a Value": lambda: nnref.Value(1.0),
    "a penalty": lambda: nnref.L1(0.1),
}


def offer(subject, argument, value):
    row = ROWS[subject]
    arguments = copied(row.good) | {argument: value}
    others = {name: entry for name, entry in arguments.items() if name != argument}
    before = copied(others)
    try:
        row.call(**arguments)
    except NotImplementedError as error:  # a class of optimizers that is not finished, which its first step shows
        assert is_in_form(str(error))
    except (TypeError, ValueError) as error:
        assert is_in_form(str(error)), f"{type(error).__name__}: {error}"
        assert same(others, before), "another argument was modified"


def varied(subject):
    """Arguments that take one object, and not the words of a call."""
    return [argument for argument in ROWS[subject].varied() if ROWS[subject].kinds[argument] != "parameters"]


# On the left of an operator stands what is asked first, and what it raises is its own.
SUBJECTS = [subject for subject in ROWS if varied(subject) and "on the left" not in subject]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_strange_object_is_taken_or_refused_in_the_one_form(subject):
    wrong = []
    for argument, (name, make) in itertools.product(varied(subject), STRANGE.items()):
        value, is_called = make(), ROWS[subject].kinds[argument].startswith("function to")
        if callable(value) and is_called and name != "a function of anything":
            continue  # what it raises is its own
        try:
            offer(subject, argument, value)
        except Exception as error:
            wrong.append(f"{argument}, {name}: {type(error).__name__}: {error}")
    assert wrong == []


SCALARS = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.integers(2**40, 2**80) | st.floats() | st.complex_numbers()
    | st.text(max_size=4) | st.binary(max_size=4) | st.fractions() | st.dates()
)
CONTAINERS = st.recursive(
    SCALARS,
    lambda each: st.lists(each, max_size=4) | st.tuples(each, each) | st.dictionaries(st.text(max_size=2), each),
    max_leaves=8,
)
SHAPES = npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)
ARRAYS = npst.arrays(npst.scalar_dtypes() | npst.array_dtypes(max_size=2), SHAPES)
ARGUMENTS = [(subject, argument) for subject in SUBJECTS for argument in varied(subject)]


@settings(max_examples=500)
@given(st.sampled_from(ARGUMENTS), CONTAINERS | ARRAYS)
def test_any_numbers_text_lists_and_arrays_are_taken_or_refused_in_the_one_form(where, value):
    offer(*where, value)
