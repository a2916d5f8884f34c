"""Losses as objects: copies, pickles, losses that users make, and what every loss refuses."""

import copy
import doctest
import inspect
import pickle

import numpy as np
import pytest

import nnref
from nnref import Loss, binary_cross_entropy, mse, softmax_cross_entropy, squared_error

PUBLIC = [getattr(nnref, name) for name in nnref.__all__ if isinstance(getattr(nnref, name), Loss)]
LOGITS = [binary_cross_entropy, softmax_cross_entropy]
O, Y = np.array([[1.0, 2.0, -1.0], [0.5, -3.0, 4.0]]), np.array([[0.0, 1.0, 0.25], [1.0, 0.5, 0.0]])


def mean_absolute(output, target, gradient):
    """The mean distance."""
    size = output.shape[-2] * output.shape[-1]
    gradient[...] = np.sign(output - target) / size
    return np.abs(output - target).sum(axis=(-2, -1)) / size


def test_every_loss_is_looked_at():
    assert {loss.name for loss in PUBLIC} == {loss.name for loss in (squared_error, mse, *LOGITS)}



# ---------------------------------------------------------------------------- identity


@pytest.mark.parametrize("loss", PUBLIC, ids=repr)
def test_a_public_loss_has_the_name_the_signature_and_the_text_of_its_function(loss):
    assert repr(loss) == loss.name == loss.__name__ == loss.__qualname__
    assert getattr(nnref, loss.name) is loss
    assert loss.__module__ == "nnref.losses"
    assert str(inspect.signature(loss)) == "(output, target)"
    assert "\\frac{\\partial L}" in loss.__doc__
    assert f"nnref.losses.{loss.name}" in {each.name for each in doctest.DocTestFinder().find(nnref.losses) if each.examples}
    assert loss.takes_logits == (loss in LOGITS)


@pytest.mark.parametrize("loss", PUBLIC, ids=repr)
def test_copies_and_pickles_of_a_public_loss_are_the_same_object(loss):
    assert copy.copy(loss) is copy.deepcopy(loss) is loss
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(loss, protocol)) is loss


@pytest.mark.parametrize(
    "loss",
    [
        Loss("mean_absolute", mean_absolute),
        Loss("other", mean_absolute, takes_logits=True, target="classes"),
        Loss("Y", mean_absolute),  # the name of something else in this module
    ],
    ids=repr,
)
def test_copies_and_pickles_of_others_compute_the_same(loss):
    pickles = [pickle.dumps(loss, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for twin in (copy.copy(loss), copy.deepcopy(loss), *map(pickle.loads, pickles)):
        assert repr(twin) == repr(loss)
        assert twin.takes_logits == loss.takes_logits
        assert twin(O, Y) == loss(O, Y)
        assert twin.gradient(O, Y).tolist() == loss.gradient(O, Y).tolist()


# ---------------------------------------------------------------------------- made by users


def test_a_loss_of_ones_own_has_values_gradients_and_checks():
    loss = Loss("mean_absolute", mean_absolute)
    assert loss.__doc__ == "The mean distance."
    assert not loss.takes_logits
    assert loss(O, Y) == np.abs(O - Y).mean()
    assert loss.gradient(O, Y).tolist() == (np.sign(O - Y) / 6).tolist()
    assert loss(O[:, 0], Y[:, 0]) == 0.75
    assert loss(np.stack([O, Y]), np.stack([Y, Y])).tolist() == [loss(O, Y), 0]
    assert loss.gradient(O.astype(np.float32), Y).dtype == np.float32
    with pytest.raises(ValueError, match=r"^target has shape \(2, 2\); expected \(2, 3\)"):
        loss(O, Y[:, :2])


def test_what_its_target_may_be_is_chosen_when_it_is_made():
    assert Loss("f", mean_absolute, target="numbers")(O, O - 9) == 9
    with pytest.raises(ValueError, match=r"^target\[0, 0\] is -8.0; expected numbers from 0 to 1 for f: "):
        Loss("f", mean_absolute, target="fractions")(O, O - 9)
    classes = Loss("f", mean_absolute, target="classes")
    assert classes(O, [2, 0]) == classes(O, [[0, 0, 1], [1, 0, 0]]) == np.abs(O - [[0, 0, 1], [1, 0, 0]]).mean()


# ---------------------------------------------------------------------------- what is refused

MESSAGES = [
    (
        lambda: mse([1.0, 2.0, 3.0], [[1.0], [2.0], [3.0]]),
        "target has shape (3, 1); expected (3,) because the output has shape (3,): pass np.reshape(target, (3,))",
    ),
    (
        lambda: binary_cross_entropy([[1.0], [2.0], [3.0]], [1, 0, 1]),
        "target has shape (3,); expected (3, 1) because the output has shape (3, 1): pass np.reshape(target, (3, 1))",
    ),
    (
        lambda: squared_error(O, Y.T),
        "target has shape (3, 2); expected (2, 3) because the output has shape (2, 3): pass one target per output",
    ),
    (
        lambda: squared_error(O, 1.0),
        "target has shape (); expected (2, 3) because the output has shape (2, 3): pass one target per output",
    ),
    (
        lambda: softmax_cross_entropy(O, [[0], [1]]),
        "target has shape (2, 1); expected (2,) labels or (2, 3) rows because the output has shape (2, 3): "
        "pass np.reshape(target, (2,))",
    ),
    (
        lambda: softmax_cross_entropy(O, [0, 1, 2]),
        "target has shape (3,); expected (2,) labels or (2, 3) rows because the output has shape (2, 3): "
        "pass one target per output",
    ),
    (
        lambda: softmax_cross_entropy([O, O], [0, 1]),
        "target has shape (2,); expected (2, 2) labels or (2, 2, 3) rows because the output has shape (2, 2, 3): "
        "pass one target per output",
    ),
    (
        lambda: softmax_cross_entropy(O, [0, 3]),
        "target[1] is 3.0; expected labels from 0 to 2: np.unique(target, return_inverse=True)[1] numbers them; "
        "the network needs one output per class",
    ),
    (
        lambda: softmax_cross_entropy(O, [-1, 0]),
        "target[0] is -1.0; expected labels from 0 to 2: np.unique(target, return_inverse=True)[1] numbers them; "
        "the network needs one output per class",
    ),
    (
        lambda: softmax_cross_entropy([O, O], [[0, 1], [0.5, 1]]),
        "target[1, 0] is 0.5; expected labels from 0 to 2: np.unique(target, return_inverse=True)[1] numbers them; "
        "the network needs one output per class",
    ),
    (
        lambda: binary_cross_entropy([0.0, 1.0], [-1, 1]),
        "target[0] is -1.0; expected numbers from 0 to 1 for binary_cross_entropy: np.where(target > 0, 1, 0) turns "
        "-1 into 0; softmax_cross_entropy takes labels of more classes",
    ),
    (
        lambda: softmax_cross_entropy(O, Y + 0.5),
        "target[0, 1] is 1.5; expected numbers from 0 to 1 for softmax_cross_entropy: np.where(target > 0, 1, 0) turns "
        "-1 into 0; softmax_cross_entropy takes labels of more classes",
    ),
    (
        lambda: softmax_cross_entropy([1.0, 2.0], [0, 1]),
        "output has shape (2,); expected (n, k) with n and k at least 1: pass one row of k outputs per sample",
    ),
    (
        lambda: mse(1.0, 1.0),
        "output has shape (); expected (n, k) with n and k at least 1: pass one row of k outputs per sample",
    ),
    (
        lambda: mse(np.ones((0, 3)), np.ones((0, 3))),
        "output has shape (0, 3); expected (n, k) with n and k at least 1: pass one row of k outputs per sample",
    ),
    (
        lambda: mse([], []),
        "output has shape (0,); expected (n, k) with n and k at least 1: pass one row of k outputs per sample",
    ),
    (
        lambda: mse([[1.0, np.nan]], [[1.0, 2.0]]),
        "output[0, 1] is nan; expected finite numbers: replace or drop what np.isfinite(output) rejects",
    ),
    (
        lambda: mse([[1.0, 2.0]], [[-np.inf, 2.0]]),
        "target[0, 0] is -inf; expected finite numbers: replace or drop what np.isfinite(target) rejects",
    ),
    (
        lambda: mse(np.ones((1, 2), np.float32), [[1.0, 1e300]]),
        "target[0, 1] is 1e+300; expected finite numbers in float32: replace or drop what np.isfinite(target) rejects",
    ),
]


@pytest.mark.parametrize(("call", "message"), MESSAGES)
def test_the_message_reads(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize("loss", PUBLIC, ids=repr)
def test_what_is_not_of_real_numbers_is_refused(loss):
    for bad in (O.astype(str), O + 1j, O.astype(object), None):
        with pytest.raises(TypeError, match=r"^output .+; expected real numbers: .+"):
            loss(bad, Y)
        with pytest.raises(TypeError, match=r"^target .+; expected real numbers: .+"):
            loss.gradient(O, bad)


@pytest.mark.parametrize(
    ("call", "repaired"),
    [
        (lambda y: mse([1.0, 2.0, 3.0], y), [[1.0], [2.0], [4.0]]),
        (lambda y: binary_cross_entropy([[1.0], [2.0], [3.0]], y), [1, 0, 1]),
        (lambda y: softmax_cross_entropy(O, y), [[2], [0]]),
        (lambda y: softmax_cross_entropy(O, y), [[[2, 0]]]),
    ],
)
def test_the_reshaping_that_the_message_names_works(call, repaired):
    with pytest.raises(ValueError, match="pass np.reshape") as caught:
        call(repaired)
    fixed = eval(str(caught.value).split(": pass ")[1], {"np": np, "target": repaired})
    assert np.ravel(fixed).tolist() == np.ravel(repaired).tolist()
    assert call(fixed) > 0
