"""Every public function x every argument x every kind of bad input.

A new public name adds its good arguments to SUBJECTS and the kind of each argument to KINDS, and
inherits every case of that kind; the first test fails until it does.
"""

import copy
import inspect
import re
from fractions import Fraction

import numpy as np
import pytest

import nnref
from nnref import Perceptron, gate, threshold_unit

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.0, 1.0], [0.0, 1.0, -1.0], [2.0, 2.0, 0.5], [-1.0, 0.5, 1.5]])
W = np.array([0.5, -1.0, 0.25])
Y = np.array([0, 1, 1, 0, 1])


def unit():
    return Perceptron(3, w=W, b=0.125)


# name -> (what to call, given a perceptron; good arguments)
SUBJECTS = {
    "threshold_unit": (lambda _: threshold_unit, {"x": X, "w": W, "theta": 0.5}),
    "Perceptron": (
        lambda _: Perceptron,
        {"n_inputs": 3, "lr": 0.5, "w": W, "b": 0.1, "fit_bias": True, "tie_tolerance": 1e-9},
    ),
    "Perceptron.predict": (lambda perceptron: perceptron.predict, {"x": X}),
    "Perceptron.fit": (lambda perceptron: perceptron.fit, {"x": X, "y": Y, "max_epochs": 5}),
    "gate": (lambda _: gate, {"name": "AND"}),
}
MADE_BY_FIT = {"PerceptronRecord"}  # users read it and do not build it

KINDS = {
    ("threshold_unit", "x"): "rows or one row",
    ("threshold_unit", "w"): "any vector",
    ("threshold_unit", "theta"): "number",
    ("Perceptron", "n_inputs"): "count",
    ("Perceptron", "lr"): "rate",
    ("Perceptron", "w"): "vector",
    ("Perceptron", "b"): "number",
    ("Perceptron", "fit_bias"): "flag",
    ("Perceptron", "tie_tolerance"): "tolerance",
    ("Perceptron.predict", "x"): "rows or one row",
    ("Perceptron.fit", "x"): "rows",
    ("Perceptron.fit", "y"): "labels",
    ("Perceptron.fit", "max_epochs"): "count",
    ("gate", "name"): "name",
}


def put(value):
    """Replace the last entry by `value`."""

    def change(good):
        bad = good.astype(np.result_type(good, type(value)))
        bad.flat[-1] = value
        return bad

    return change


ARRAY = {
    "NaN": (put(np.nan), ValueError),
    "infinity": (put(np.inf), ValueError),
    "minus infinity": (put(-np.inf), ValueError),
    "objects": (lambda good: good.astype(object), TypeError),
    "None": (lambda _: None, TypeError),
    "text": (lambda good: good.astype(str), TypeError),
    "complex": (lambda good: good + 0j, TypeError),
    "dates": (lambda good: good.astype("datetime64[s]"), TypeError),
    "an int beyond 64 bits": (lambda good: np.full(good.shape, 2**70, dtype=object).tolist(), TypeError),
    "rows of different lengths": (lambda good: [good.tolist(), [[1.0]]], ValueError),
    "no dimension": (lambda _: np.float64(1.0), ValueError),
    "one dimension more": (lambda good: good[None], ValueError),
    "empty": (lambda good: good[:0], ValueError),
    "an empty list": (lambda _: [], ValueError),
}
ROWS = ARRAY | {
    "a column missing": (lambda good: good[:, :-1], ValueError),
    "a column too many": (lambda good: np.hstack([good, good[:, :1]]), ValueError),
    "no column": (lambda good: good[:, :0], ValueError),
    "transposed": (lambda good: good.T, ValueError),
    "a short row": (lambda good: good[0, :-1], ValueError),
}
VECTOR = ARRAY | {"a column": (lambda good: good[:, None], ValueError)}
NUMBER = {
    "NaN": (lambda _: np.nan, ValueError),
    "infinity": (lambda _: np.inf, ValueError),
    "minus infinity": (lambda _: -np.inf, ValueError),
    "beyond float64": (lambda _: Fraction(10**400), ValueError),
    "text": (lambda _: "0.5", TypeError),
    "complex": (lambda _: 1j, TypeError),
    "a bool": (lambda _: True, TypeError),
    "an array": (lambda _: np.array([0.5, 0.5]), TypeError),
    "a list": (lambda _: [0.5], TypeError),
}
BAD = {
    "rows": ROWS | {"one row": (lambda good: good[0], ValueError)},
    "rows or one row": ROWS,
    "any vector": VECTOR,
    "vector": {case: bad for case, bad in VECTOR.items() if case != "None"}  # None: the default
    | {"too short": (lambda good: good[:-1], ValueError), "too long": (lambda good: np.append(good, 1), ValueError)},
    "labels": VECTOR
    | {
        "too few": (lambda good: good[:-1], ValueError),
        "too many": (lambda good: np.append(good, 1), ValueError),
        "a label of 2": (put(2), ValueError),
        "a label of -1": (put(-1), ValueError),
        "a fraction": (put(0.5), ValueError),
        "signs": (lambda good: 2 * good - 1, ValueError),
    },
    "number": NUMBER,
    "rate": NUMBER | {"zero": (lambda _: 0, ValueError), "negative": (lambda _: -0.1, ValueError)},
    "tolerance": NUMBER | {"negative": (lambda _: -1e-9, ValueError)},
    "count": {
        "zero": (lambda _: 0, ValueError),
        "negative": (lambda _: -1, ValueError),
        "a float": (lambda _: 2.0, TypeError),
        "NaN": (lambda _: np.nan, TypeError),
        "text": (lambda _: "2", TypeError),
        "a bool": (lambda _: True, TypeError),
        "None": (lambda _: None, TypeError),
        "a list": (lambda _: [2], TypeError),
    },
    "flag": {
        "text": (lambda _: "no", TypeError),
        "a number": (lambda _: 1, TypeError),
        "None": (lambda _: None, TypeError),
        "an array": (lambda _: np.array([True, False]), TypeError),
    },
    "name": {
        "unknown": (lambda _: "FROG", ValueError),
        "small letters": (lambda good: good.lower(), ValueError),
        "misspelt": (lambda good: good + "X", ValueError),
        "empty": (lambda _: "", ValueError),
        "a number": (lambda _: 1, TypeError),
        "None": (lambda _: None, TypeError),
        "a list": (lambda good: [good], TypeError),
    },
}
CASES = [(subject, argument, case) for (subject, argument), kind in KINDS.items() for case in BAD[kind]]


def public_arguments():
    """(subject, argument) of every public function, constructor and public method."""
    for name in nnref.__all__:
        value = getattr(nnref, name)
        if name in MADE_BY_FIT:
            continue
        yield from ((name, argument) for argument in inspect.signature(value).parameters)
        for method, function in inspect.getmembers(value, inspect.isfunction) if inspect.isclass(value) else ():
            if not method.startswith("_"):
                _, *arguments = inspect.signature(function).parameters
                yield from ((f"{name}.{method}", argument) for argument in arguments)


def assert_same(value, before):
    if isinstance(before, np.ndarray):
        np.testing.assert_array_equal(value, before, strict=True)
    else:
        assert type(value) is type(before)
        assert value == before or value != value


def test_every_argument_of_every_public_name_is_in_the_table():
    assert sorted(KINDS) == sorted(public_arguments())
    assert {subject: list(good) for subject, (_, good) in SUBJECTS.items()} == {
        subject: [argument for name, argument in KINDS if name == subject] for subject, _ in KINDS
    }


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_good_arguments_raise_nothing(subject):
    call, good = SUBJECTS[subject]
    call(unit())(**good)


@pytest.mark.parametrize(("subject", "argument", "case"), CASES, ids=[" - ".join(case) for case in CASES])
def test_bad_input_is_refused_with_got_wanted_fix_and_nothing_is_modified(subject, argument, case):
    (call, good), (spoil, error) = SUBJECTS[subject], BAD[KINDS[subject, argument]][case]
    arguments = good | {argument: spoil(good[argument])}
    before = copy.deepcopy(arguments)
    perceptron, untouched = unit(), vars(unit())

    with pytest.raises((TypeError, ValueError)) as caught:
        call(perceptron)(**arguments)

    assert caught.type is error
    message = re.fullmatch(r"(?P<got>.+?); expected (?P<wanted>.+?): (?P<fix>.+)", str(caught.value))
    assert message, f"not of the form got; expected wanted: fix: {caught.value}"
    assert re.match(rf"{'gate' if subject == 'gate' else argument}\b", message["got"])
    assert "\n" not in message[0]
    assert len(message[0]) < 200
    for name, value in arguments.items():
        assert_same(value, before[name])
    assert vars(perceptron).keys() == untouched.keys()
    for name, value in vars(perceptron).items():
        assert_same(value, untouched[name])


# ---------------------------------------------------------------------------- what exactly is said


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: Perceptron(2).fit(X, Y, 5),
            "x has shape (5, 3); expected (n, 2) because n_inputs is 2: "
            "pass one row per sample with 2 numbers in each",
        ),
        (
            lambda: threshold_unit(X, W[:2], 0.5),
            "x has shape (5, 3); expected (n, 2) or (2,) because w has 2 weights: "
            "pass one row per sample with 2 numbers in each",
        ),
        (
            lambda: unit().fit(X, Y[:, None], 5),
            "y has shape (5, 1); expected (5,) because x has 5 rows: pass np.ravel(y)",
        ),
        (
            lambda: unit().fit(X, Y[1:], 5),
            "y has shape (4,); expected (5,) because x has 5 rows: pass one label per row of x",
        ),
        (
            lambda: unit().fit(X, 2 * Y - 1, 5),
            "y[0] is -1.0; expected labels from 0 to 1: np.where(y > 0, 1, 0) turns -1 into 0",
        ),
        (
            lambda: unit().fit(X, Y + 1, 5),
            "y[1] is 2.0; expected labels from 0 to 1: np.unique(y, return_inverse=True)[1] numbers them",
        ),
        (
            lambda: unit().predict(np.where(X == 2, np.nan, X)),
            "x[0, 2] is nan; expected finite numbers: replace or drop what np.isfinite(x) rejects",
        ),
        (
            lambda: threshold_unit(X, np.inf, 0),
            "w is inf; expected finite numbers: replace or drop what np.isfinite(w) rejects",
        ),
        (lambda: Perceptron(2, lr=-1), "lr is -1.0; expected a finite number above 0: pass for example lr=1.0"),
        (
            lambda: Perceptron(2, tie_tolerance=-1),
            "tie_tolerance is -1.0; expected a finite number of at least 0: pass for example tie_tolerance=1e-09",
        ),
        (
            lambda: Perceptron(2.0),
            "n_inputs is 2.0 (float); expected an int of at least 1: pass a whole number, such as n_inputs=2",
        ),
        (
            lambda: gate("and"),
            "gate is 'and'; expected one of 'AND', 'OR', 'NAND', 'NOR', 'XOR', 'XNOR': did you mean 'AND'?",
        ),
        (
            lambda: gate("frog"),
            "gate is 'frog'; expected one of 'AND', 'OR', 'NAND', 'NOR', 'XOR', 'XNOR': pass for example 'AND'",
        ),
    ],
)
def test_the_message_reads(call, message):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("x", "y", "fix", "meant_x", "meant_y"),
    [
        (X[:, 0], Y, "x[:, None]", X[:, :1], Y),
        (X[0, :1], Y[:1], "x[:, None]", X[:1, :1], Y[:1]),
        (X[0], Y[:1], "x[None, :]", X[:1], Y[:1]),
        (X, Y[:, None], "np.ravel(y)", X, Y),
        (X, 2 * Y - 1, "np.where(y > 0, 1, 0)", X, Y),
        (X, Y + 1, "np.unique(y, return_inverse=True)[1]", X, Y),
        (X, np.array(["no", "yes"])[Y], "np.unique(y, return_inverse=True)[1]", X, Y),
        (X.astype(str), Y, "np.asarray(x, dtype=float)", X, Y),
    ],
)
def test_the_fix_that_the_message_names_works(x, y, fix, meant_x, meant_y):
    d = meant_x.shape[1]
    with pytest.raises((TypeError, ValueError), match=re.escape(fix)):
        Perceptron(d).fit(x, y, max_epochs=50)
    repaired = {"x": x, "y": y} | {fix[fix.index("(") + 1] if "(" in fix else fix[0]: eval(fix)}
    np.testing.assert_array_equal(repaired["x"], meant_x)
    np.testing.assert_array_equal(repaired["y"], meant_y)
    Perceptron(d).fit(**repaired, max_epochs=50)


@pytest.mark.parametrize(
    ("attribute", "value"), [("w", [1.0, 2.0]), ("w", [1.0, np.nan, 0.0]), ("b", np.inf), ("b", "0"), ("lr", -1)]
)
def test_a_bad_value_assigned_by_hand_is_refused_when_it_is_used(attribute, value):
    perceptron = unit()
    setattr(perceptron, attribute, value)
    with pytest.raises((TypeError, ValueError), match=rf"^{attribute}\b.*; expected .+: .+"):
        perceptron.fit(X, Y, max_epochs=5)
    if attribute != "lr":
        with pytest.raises((TypeError, ValueError), match=rf"^{attribute}\b.*; expected .+: .+"):
            perceptron.predict(X)


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning")
@pytest.mark.parametrize("fit_bias", [True, False])
def test_weights_that_overflow_are_an_error_and_the_perceptron_stays_as_it_was(fit_bias):
    perceptron = Perceptron(1, lr=1e308, w=[1.0], b=0.5, fit_bias=fit_bias)
    with pytest.raises(ValueError, match=r"^the weights overflowed in epoch 1; expected finite weights: lower lr"):
        perceptron.fit([[-10.0]], [1], max_epochs=5)
    assert (perceptron.w.tolist(), perceptron.b) == ([1.0], 0.5)


def test_a_bias_that_overflows_is_an_error():
    perceptron = Perceptron(1, lr=1e308, b=1e308, tie_tolerance=1.5e308)
    with pytest.raises(ValueError, match="the weights overflowed"):
        perceptron.fit([[0.0]], [1], max_epochs=1)
    assert perceptron.b == 1e308


def test_numbers_of_every_real_type_are_taken():
    for half in (0.5, np.float32(0.5), np.float64(0.5), Fraction(1, 2)):
        assert Perceptron(np.int64(3), lr=half, b=half, fit_bias=np.bool(True)).b == 0.5
    assert type(Perceptron(np.int64(3)).n_inputs) is int
    assert threshold_unit(X, W, np.int8(0)).tolist() == threshold_unit(X, W, 0.0).tolist()
