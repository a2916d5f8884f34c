"""The kinds of argument, and for each kind every value that is no good, with what has to come of it.

A case is ``name: (spoil, outcome)`` or ``name: (spoil, outcome, about)``. `spoil` makes the bad value from a good
one. `outcome` is the type of the error or, where such a value is defined to pass, a check of what comes out (see
`error_checks`). `about` is how the message begins where it does not begin with the argument.
"""

from fractions import Fraction

import numpy as np
from error_checks import (
    as_ever,
    as_left_out,
    dealt_out,
    finite,
    is_kept,
    largest_of_the_row,
    last_is_the_limit,
    last_row_only,
    no_minima,
    probabilities,
    same_numbers,
)

import nnref


class Foreign:
    """An array of another library that cannot be one of NumPy's now, as a tensor that records gradients."""

    def __array__(self, *arguments, **keywords):
        raise RuntimeError("call detach() first")


def put(value):
    """Replace the last entry by `value`."""

    def change(good):
        bad = np.array(good, dtype=np.result_type(np.asarray(good), type(value)))
        bad.flat[-1] = value
        return bad

    return change


def always(value):
    return lambda good: value


def about(name, cases):
    """The same cases, where the message is about another argument: only the two together are wrong."""
    return {case: (spoil, outcome, name) for case, (spoil, outcome, *_) in cases.items()}


def now(outcome, cases, *names):
    """The same values with another outcome; of all cases, or of those that are named."""
    return {case: (spoil, outcome) for case, (spoil, *_) in cases.items() if not names or case in names}


def without(cases, *names):
    return {case: bad for case, bad in cases.items() if case not in names}


# ---------------------------------------------------------------------------- arrays

NO_ARRAY = {
    "None": (always(None), TypeError),
    "a dict": (always({0: 1.0}), TypeError),
    "a set": (always({0.5}), TypeError),
    "a generator": (lambda good: (number for number in [0.5]), TypeError),
    "a function": (always(len), TypeError),
    "an array of another library": (always(Foreign()), TypeError),
    "rows of different lengths": (lambda good: [np.asarray(good).tolist(), [[[1.0]]]], ValueError),
}
NOT_NUMBERS = NO_ARRAY | {
    "objects": (lambda good: np.asarray(good).astype(object), TypeError),
    "None in a list": (lambda good: [None, *np.ravel(good)], TypeError),
    "text": (lambda good: np.asarray(good).astype(str), TypeError),
    "one word": (always("abc"), TypeError),
    "bytes": (always(b"abc"), TypeError),
    "complex": (lambda good: good + 0j, TypeError),
    "dates": (lambda good: np.asarray(good).astype("datetime64[s]"), TypeError),
    "an int beyond 64 bits": (lambda good: np.full(np.shape(good), 2**70, dtype=object).tolist(), TypeError),
    "a structured array": (always(np.zeros(3, dtype=[(f"a very long name {k}", float) for k in range(20)])), TypeError),
}
NOT_FINITE = {
    "NaN": (put(np.nan), ValueError),
    "infinity": (put(np.inf), ValueError),
    "minus infinity": (put(-np.inf), ValueError),
    "beyond float64": (put(np.longdouble("1e4000")), ValueError),
}
ONE_MORE = {"one dimension more": (lambda good: good[None], ValueError)}
EMPTY = {"empty": (lambda good: good[:0], ValueError)}
NO_SHAPE = {"no dimension": (always(np.float64(1.0)), ValueError), "an empty list": (always([]), ValueError)}
SHAPES = ONE_MORE | EMPTY | NO_SHAPE
ANY_AXES = {"one dimension more": (lambda good: good[None], same_numbers), "empty": (lambda good: good[:0], finite)}
ANY_SHAPE = ANY_AXES | {"no dimension": (always(np.float64(1.0)), finite), "an empty list": (always([]), finite)}
ARRAY = NOT_NUMBERS | NOT_FINITE | SHAPES
NO_COLUMN = {"no column": (lambda good: good[:, :0], ValueError)}
OTHER_COLUMNS = {
    "a column missing": (lambda good: good[:, :-1], ValueError),
    "a column too many": (lambda good: np.hstack([good, good[:, :1]]), ValueError),
}
OTHER_LENGTH = {
    "too short": (lambda good: good[:-1], ValueError),
    "too long": (lambda good: np.concatenate([good, good[:1]]), ValueError),
}
ONE_ROW = {"one row": (lambda good: good[0], ValueError)}
A_COLUMN = {"a column": (lambda good: good[:, None], ValueError)}
FLAT = {"flat": (np.ravel, ValueError)}
TRANSPOSED = {"transposed": (np.transpose, ValueError)}
ROWS_OR_ONE = ARRAY | OTHER_COLUMNS | NO_COLUMN | TRANSPOSED | {"a short row": (lambda good: good[0, :-1], ValueError)}
VECTOR = ARRAY | A_COLUMN | OTHER_LENGTH
LABELS = VECTOR | {
    "a label of 9": (put(9), ValueError),
    "a label of -1": (put(-1), ValueError),
    "a fraction": (put(0.5), ValueError),
}
TARGETS = ARRAY | OTHER_COLUMNS | OTHER_LENGTH | ONE_ROW | NO_COLUMN | TRANSPOSED | FLAT
OUTSIDE_0_TO_1 = {"two": (put(2), ValueError), "minus one": (put(-1), ValueError)}


# A loss: its output may have any shape of its own, but the target has to go with it.
OUTPUTS = ARRAY | NO_COLUMN | about("target", OTHER_LENGTH | OTHER_COLUMNS | TRANSPOSED | FLAT | ONE_MORE)
# An optimizer: theta and the gradient may have any shape, if it is the same, and hold any numbers.
ANY_NUMBERS = now(last_row_only, NOT_FINITE)
OTHER_SHAPE = ONE_MORE | EMPTY | OTHER_LENGTH | OTHER_COLUMNS | FLAT | TRANSPOSED
TO_MOVE = {
    "a list": (np.ndarray.tolist, TypeError),
    "rows of different lengths": (NO_ARRAY["rows of different lengths"][0], TypeError),
    "ints": (lambda good: good.astype(int), TypeError),
    "a number": (always(np.float64(1.0)), TypeError),
    "read-only": (lambda good: np.frombuffer(good.tobytes()).reshape(good.shape), TypeError),
}

# ---------------------------------------------------------------------------- numbers, counts, flags, names

NUMBER = {
    "NaN": (always(np.nan), ValueError),
    "infinity": (always(np.inf), ValueError),
    "minus infinity": (always(-np.inf), ValueError),
    "beyond float64": (always(Fraction(10**400)), ValueError),
    "an int of 5000 digits": (always(10**5000), ValueError),
    "None": (always(None), TypeError),
    "text": (always("0.5"), TypeError),
    "complex": (always(1j), TypeError),
    "a bool": (always(True), TypeError),
    "an array": (always(np.array([0.5, 0.5])), TypeError),
    "a matrix, whose text has two lines": (always(np.eye(2, dtype=int)), TypeError),
    "a list": (always([0.5]), TypeError),
    "nested lists, whose text is long": (always([[[0.5] * 9] * 9] * 9), TypeError),
}
NEGATIVE = {"negative": (always(-1e-9), ValueError)}
ZERO = {"zero": (always(0), ValueError)}
ONE_OR_MORE = {"one": (always(1.0), ValueError), "two": (always(2), ValueError)}
COUNT = ZERO | {
    "negative": (always(-1), ValueError),
    "beyond 64 bits": (always(10**30), ValueError),
    "an int of 5000 digits": (always(-(10**5000)), ValueError),
    "a float": (always(2.0), TypeError),
    "NaN": (always(np.nan), TypeError),
    "text": (always("2"), TypeError),
    "a bool": (always(True), TypeError),
    "None": (always(None), TypeError),
    "a list": (always([2]), TypeError),
    "an array": (always(np.array([2, 2])), TypeError),
}
NO_NAME = {
    "a number": (always(1), TypeError),
    "None": (always(None), TypeError),
    "bytes": (always(b"tanh"), TypeError),
    "a function": (always(len), TypeError),
    "a dict": (always({"tanh": 1}), TypeError),
}
NAME = NO_NAME | {
    "unknown": (always("FROG"), ValueError),
    "of the other case": (str.swapcase, ValueError),
    "misspelt": (lambda good: good + "X", ValueError),
    "empty": (always(""), ValueError),
    "in a list": (lambda good: [good], TypeError),
}
SEED = {
    "negative": (always(-1), ValueError),
    "an int of 5000 digits": (always(-(10**5000)), ValueError),
    "a float": (always(0.5), TypeError),
    "a bool": (always(True), TypeError),
    "None": (always(None), TypeError),
    "text": (always("0"), TypeError),
    "a list": (always([1, 2]), TypeError),
    "the old generator": (always(np.random.RandomState(0)), TypeError),
}
FUNCTION = {
    "None": (always(None), TypeError),
    "a number": (always(0.5), TypeError),
    "text": (always("tanh"), TypeError),
    "a matrix, whose text has two lines": (always(np.eye(2, dtype=int)), TypeError),
    "a list": (always([len]), TypeError),
    "nested lists, whose text is long": (always([[[len] * 9] * 9] * 9), TypeError),
}
RETURNS = {
    "returns None": (always(lambda theta: None), TypeError),
    "returns a number": (always(lambda theta: 1.0), TypeError),
    "returns three": (always(lambda theta: (1.0, theta, theta)), TypeError),
    "returns a list": (always(lambda theta: [1.0, theta]), TypeError),
    "returns text": (always(lambda theta: "ab"), TypeError),
}
RETURNS_NO_GRADIENT = {
    "returns a gradient of another shape": (always(lambda theta: (1.0, theta[:-1])), ValueError),
    "returns a word as gradient": (always(lambda theta: (1.0, "abc")), TypeError),
    "returns None as gradient": (always(lambda theta: (1.0, None)), TypeError),
    "returns broken rows as gradient": (always(lambda theta: (1.0, [[1.0], [1.0, 2.0]])), ValueError),
}
RETURNS_NO_NUMBER = {
    "returns None": (always(lambda theta: None), TypeError),
    "returns text": (always(lambda theta: "1.0"), TypeError),
    "returns complex": (always(lambda theta: 1j), TypeError),
    "returns several": (always(lambda theta: theta), TypeError),
    "returns NaN": (always(lambda theta: np.nan), ValueError),
    "returns infinity": (always(lambda theta: np.inf), ValueError),
}
INSTANCE = FUNCTION | {"a function": (always(len), TypeError), "the class": (type, TypeError)}
NO_SEQUENCE = {
    "a number": (always(3), TypeError),
    "text": (always("34"), TypeError),
    "bytes": (always(b"34"), TypeError),
    "None": (always(None), TypeError),
    "a set": (always({3, 4}), TypeError),
    "a dict": (always({3: 4}), TypeError),
    "a generator": (lambda good: (size for size in [3, 4]), TypeError),
    "an array without axes": (always(np.array(3)), TypeError),
    "a matrix": (always(np.ones((3, 3), dtype=int)), TypeError),
}


def optional(cases):
    """The same kind, where None is the default."""
    return cases | {"None": (always(None), as_left_out)}


BAD = {
    "rows": ROWS_OR_ONE | ONE_ROW,
    "rows or one row": ROWS_OR_ONE,
    "any vector": ARRAY | A_COLUMN,
    "vector": VECTOR,
    "optional vector": optional(VECTOR),
    "labels": LABELS,
    "labels 0 and 1": LABELS | {"a 2": (put(2), ValueError), "signs": (lambda good: 2 * good - 1, ValueError)},
    "labels below 4": without(LABELS, *OTHER_LENGTH),
    "labels to judge": VECTOR | now(ValueError, LABELS, "a fraction") | now(same_numbers, ONE_MORE | A_COLUMN),
    "labels to judge by": ARRAY
    | now(ValueError, LABELS, "a fraction")
    | about("predicted", OTHER_LENGTH)
    | now(same_numbers, A_COLUMN)
    | ONE_MORE,
    "finite numbers": NOT_NUMBERS | NOT_FINITE | ANY_SHAPE,
    "any real numbers": NOT_NUMBERS | now(last_is_the_limit, NOT_FINITE) | ANY_SHAPE,
    "logits": ARRAY | NO_COLUMN | ANY_AXES | now(probabilities, NOT_FINITE, "minus infinity") | {
        "a row of minus infinity": (lambda good: np.full_like(good, -np.inf), ValueError),
    },
    "groups of sums": NOT_NUMBERS
    | now(largest_of_the_row, NOT_FINITE)
    | NO_SHAPE | ANY_AXES | OTHER_COLUMNS | NO_COLUMN,
    "points": NOT_NUMBERS | ANY_NUMBERS | NO_SHAPE | ANY_AXES | OTHER_COLUMNS | NO_COLUMN,
    "numbers like theta": NOT_NUMBERS | ANY_NUMBERS | NO_SHAPE | OTHER_SHAPE,
    "numbers to move": NOT_NUMBERS | without(ANY_NUMBERS, "beyond float64") | TO_MOVE | about("grad", OTHER_SHAPE),
    "matrix": TARGETS,
    "symmetric matrix": ARRAY | OTHER_COLUMNS | OTHER_LENGTH | ONE_ROW | NO_COLUMN | {
        "not symmetric": (np.triu, ValueError),
    },
    "one number, as an array": NOT_NUMBERS | NOT_FINITE | {
        "a list": (always([0.5]), ValueError),
        "an empty list": (always([]), ValueError),
    },
    "table": ARRAY | ONE_ROW | NO_COLUMN,
    "table like x": ARRAY | OTHER_COLUMNS | ONE_ROW | NO_COLUMN | FLAT,
    "points to name": ARRAY | OTHER_COLUMNS | NO_COLUMN | ONE_ROW | {
        "empty": (lambda good: good[:0], no_minima),
        "an empty list": (always([]), no_minima),
    },
    "pairs": ARRAY | OTHER_COLUMNS | ONE_ROW | NO_COLUMN | FLAT | TRANSPOSED | about("minima", OTHER_LENGTH) | {
        "from high to low": (lambda good: good[:, ::-1], ValueError),
    },
    "anything in rows": NO_ARRAY | NO_SHAPE | EMPTY | about("y", ONE_MORE | OTHER_LENGTH)
    | now(dealt_out, NOT_FINITE) | now(dealt_out, NOT_NUMBERS, "objects", "text", "complex", "dates"),
    "targets": TARGETS,
    "targets from 0 to 1": TARGETS | OUTSIDE_0_TO_1,
    "outputs": OUTPUTS,
    "outputs of labels": OUTPUTS | FLAT | now(finite, OTHER_COLUMNS, "a column too many"),  # one class more
    "number": NUMBER,
    "number with no power of its own": without(NUMBER, "beyond float64"),
    "optional number": optional(NUMBER),
    "above 0": NUMBER | NEGATIVE | ZERO,
    "at least 0": NUMBER | NEGATIVE,
    "at least 0, below 1": NUMBER | NEGATIVE | ONE_OR_MORE,
    "above 0, below 1": NUMBER | NEGATIVE | ONE_OR_MORE | ZERO,
    "rate or schedule": NUMBER | NEGATIVE | ZERO | {"a schedule": (always(nnref.constant(0.5)), is_kept)},
    "count": COUNT,
    "optional count": optional(COUNT),
    "count from 0": COUNT | {"zero": (always(0), finite)},
    "flag": {
        "text": (always("no"), TypeError),
        "a number": (always(1), TypeError),
        "None": (always(None), TypeError),
        "an array": (always(np.array([True, False])), TypeError),
    },
    "name": NAME,
    "text": NO_NAME,
    "rng": SEED,
    "optional rng": optional(SEED),
    "function": FUNCTION,
    "optional function": optional(FUNCTION),
    "function to a number": FUNCTION | about("value", RETURNS_NO_NUMBER),
    "function to a pair": FUNCTION | RETURNS | about("grad", RETURNS_NO_GRADIENT),
    "function to a number and a gradient": FUNCTION | RETURNS | about("gradient", RETURNS_NO_GRADIENT) | {
        "returns None as number": (always(lambda theta: (None, theta)), TypeError, "value"),
        "returns NaN": (always(lambda theta: (np.nan, theta)), ValueError, "value"),
        "returns a gradient with NaN": (always(lambda theta: (1.0, theta * np.nan)), ValueError, "gradient"),
    },
    "instance": INSTANCE,
    "optional instance": optional(INSTANCE),
    "loss": NAME | {"a number": (always(0.5), TypeError), "the class": (always(nnref.Loss), TypeError)},
    "activation": NAME,
    "activations": NAME | {
        "in a list": (lambda good: [good], as_ever),
        "no name for the layer": (always([]), ValueError),
        "more names than layers": (always(["tanh", "tanh"]), ValueError),
        "an unknown name in a list": (always(["FROG"]), ValueError),
        "a number in a list": (always([1]), TypeError),
        "softmax": (always("softmax"), ValueError),
    },
    "sizes": NO_SEQUENCE | {
        "one layer": (always([3]), ValueError),
        "none": (always([]), ValueError),
        "a zero": (always([3, 0, 2]), ValueError),
        "a negative": (always([3, -4, 2]), ValueError),
        "too large": (always([3, 10**30, 2]), ValueError),
        "a float in it": (always([3, 4.0, 2]), TypeError),
        "a bool in it": (always([3, True, 2]), TypeError),
        "a word in it": (always([3, "4", 2]), TypeError),
        "None in it": (always([3, None, 2]), TypeError),
    },
    "shares": NO_SEQUENCE | {
        "none": (always(()), ValueError),
        "a sum below 1": (always((0.5, 0.4)), ValueError),
        "a sum above 1": (always((0.5, 0.6)), ValueError),
        "a zero": (always((0.0, 1.0)), ValueError),
        "a negative": (always((-0.5, 1.5)), ValueError),
        "one that leaves a part empty": (always((0.999, 0.001)), ValueError),
        "NaN in it": (always((np.nan, 0.5)), ValueError),
        "a word in it": (always((0.5, "0.5")), TypeError),
        "None in it": (always((0.5, None)), TypeError),
    },
    "dtype": {
        "int": (always(int), ValueError),
        "complex": (always(complex), ValueError),
        "float16": (always("float16"), ValueError),
        "the other order of bytes": (always(np.dtype(float).newbyteorder()), ValueError),
        "an unknown name": (always("float63"), ValueError),
        "a class": (always(dict), ValueError),
        "several": (always("float64, int"), ValueError),
        "a number": (always(64), ValueError),
        "a matrix, whose text has two lines": (always(np.eye(2, dtype=int)), ValueError),
        "None": (always(None), as_left_out),  # as np.dtype(None), which is float64
    },
    "parameters": {
        "an unknown one": (always({"beta": 0.5}), TypeError, "beta"),
        "zero": (always({"alpha": 0}), ValueError, "alpha"),
        "negative": (always({"alpha": -0.1}), ValueError, "alpha"),
        "NaN": (always({"alpha": np.nan}), ValueError, "alpha"),
        "text": (always({"alpha": "0.1"}), TypeError, "alpha"),
        "None": (always({"alpha": None}), TypeError, "alpha"),
        "one for each unit": (always({"alpha": np.array([0.1, 0.2])}), TypeError, "alpha"),
    },
    "optional pair": {"None": (always(None), as_left_out)},
    "pair": {
        "None": (always(None), ValueError),
        "a number": (always(0.2), TypeError),
        "text": (always("xy"), TypeError),
        "one array": (lambda good: good[0], TypeError),
        "three arrays": (lambda good: (*good, good[1]), TypeError),
        "no array": (always(()), TypeError),
        "a dict": (lambda good: dict(zip("xy", good, strict=True)), TypeError),
        "inputs with a column missing": (lambda good: (good[0][:, 1:], good[1]), ValueError),
        "fewer targets than inputs": (lambda good: (good[0], good[1][1:]), ValueError),
        "no sample": (lambda good: (good[0][:0], good[1][:0]), ValueError),
        "text as inputs": (lambda good: (good[0].astype(str), good[1]), TypeError),
        "None as targets": (lambda good: (good[0], None), TypeError),
        "NaN": (lambda good: (put(np.nan)(good[0]), good[1]), ValueError),
    },
    "optional metrics": {
        "None": (always(None), as_left_out),
        "a function": (always(len), TypeError),
        "a list of names": (always(["accuracy"]), TypeError),
        "text": (always("accuracy"), TypeError),
        "a name in place of a function": (always({"accuracy": "accuracy"}), TypeError),
        "None in place of a function": (always({"accuracy": None}), TypeError),
        "a number as name": (always({1: len}), TypeError),
        "the name of the loss": (always({"loss": len}), ValueError),
        "the name of the loss of the validation set": (always({"validation_loss": len}), ValueError),
    },
}
