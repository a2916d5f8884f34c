"""What an optimizer refuses, and what a rule of one's own inherits."""

import inspect
import re

import numpy as np
import pytest

import nnref
from nnref import SGD, Adam, Optimizer, minimize, valley

OPTIMIZERS = [
    value
    for name in nnref.__all__
    if inspect.isclass(value := getattr(nnref, name)) and issubclass(value, Optimizer) and value is not Optimizer
]
every_optimizer = pytest.mark.parametrize("kind", OPTIMIZERS)

# ---------------------------------------------------------------------------- what is refused


@every_optimizer
def test_a_setting_out_of_its_range_is_refused_and_the_rate_stays_as_it_was(kind):
    below_1 = {"beta", "beta1", "beta2", "rho"}
    for name in inspect.signature(kind).parameters:
        bad = [(np.nan, ValueError), (np.inf, ValueError), (-0.1, ValueError), ("0.1", TypeError), (True, TypeError)]
        bad += [(1.0, ValueError)] if name in below_1 else []
        bad += [(0.0, ValueError)] if name in ("lr", "eps") else []
        for value, error in bad:
            with pytest.raises(error, match=rf"^{name} is .+; expected .+: pass for example {name}="):
                kind(**{"lr": 0.1} | {name: value})
            if name == "lr":
                optimizer = kind(lr=0.1)
                with pytest.raises(error, match="^lr is "):
                    optimizer.lr = value
                assert optimizer.lr == 0.1
        if name in below_1 or name == "weight_decay":
            assert getattr(kind(**{"lr": 0.1} | {name: 0}), name) == 0.0


@pytest.mark.parametrize(
    ("theta", "got"),
    [
        ([1.0, 2.0], "theta is a list"),
        (np.float64(1.0), "theta is a float64"),
        (np.array([1, 2]), "theta is an array of int64"),
        (np.array([1j, 2]), "theta is an array of complex128"),
        (np.broadcast_to(1.0, (2,)), "theta is an array of float64 that is read-only"),
    ],
)
def test_theta_that_cannot_be_written_into_is_refused(theta, got):
    with pytest.raises(TypeError, match=re.escape(f"{got}; expected a writable array of floats: pass np.array(theta")):
        SGD(0.1).step(theta, np.ones(np.shape(theta)))
    again = np.array(np.real(theta), dtype=float)  # what the message says
    SGD(0.1).step(again, np.ones(again.shape))


@pytest.mark.parametrize("grad", ["12", None, [1j, 2], [[1.0], [2.0, 3.0]]])
def test_a_gradient_that_is_not_of_real_numbers_is_refused_and_no_step_is_counted(grad):
    optimizer, theta = SGD(0.1), np.ones(2)
    with pytest.raises((TypeError, ValueError), match="^grad (is|has) .+; expected .+: .+"):
        optimizer.step(theta, grad)
    assert (theta.tolist(), optimizer.t) == ([1, 1], 0)


@pytest.mark.parametrize("rate", [-0.1, np.nan, np.inf, "0.1", None])
def test_what_a_schedule_returns_is_checked_and_no_step_is_counted(rate):
    optimizer, theta = Adam(lr=lambda t: 0.1 if t < 2 else rate), np.ones(2)
    for _ in range(2):
        optimizer.step(theta, np.ones(2))
    before = theta.copy()
    with pytest.raises((TypeError, ValueError), match=r"^lr\(2\) is .+; expected a finite number of at least 0: "):
        optimizer.step(theta, np.ones(2))
    assert (theta.tolist(), optimizer.t) == (before.tolist(), 2)


# ---------------------------------------------------------------------------- a rule of one's own


class Rprop(Optimizer):
    """A rule with a memory and a setting of its own: M. Riedmiller, H. Braun 1993, in short."""

    _settings = ("factor",)
    _memory = ("rate", "before")

    def __init__(self, lr, factor=0.5):
        super().__init__(lr)
        self.factor = factor

    def _start(self, theta):
        self.rate, self.before = np.ones_like(theta), np.zeros_like(theta)

    def _update(self, theta, g, eta, rate, before):
        rate[before * g < 0] *= self.factor
        np.copyto(before, g)
        theta -= eta * rate * np.sign(g)


def test_a_subclass_is_an_optimizer_like_the_others():
    rule = Rprop(lr=0.5)
    path = minimize(valley, [3.0, -2.0], rule, steps=60)
    assert np.abs(path[-1]).max() < 1e-6
    assert repr(rule) == "Rprop(lr=0.5, factor=0.5)"
    with pytest.raises(ValueError, match="because the first step had it"):
        rule.step(np.ones(3), np.ones(3))
    assert minimize(valley, [3.0, -2.0], rule, steps=60).tolist() == path.tolist()


def test_a_subclass_without_a_rule_is_told_what_to_write():
    class Nothing(Optimizer):
        pass

    with pytest.raises(NotImplementedError) as caught:
        Nothing(lr=0.1).step(np.ones(2), np.ones(2))
    said, fix = str(caught.value).split(": write ")
    assert said == "Nothing has no _update; expected a subclass that says what a step does"
    names, theta = {"Optimizer": Optimizer}, np.ones(2)
    exec(f"class Something(Optimizer):\n    {fix}", names)
    names["Something"](lr=0.5).step(theta, np.array([1.0, 2.0]))
    assert theta.tolist() == [0.5, 0.0]


@pytest.mark.parametrize("gradient", [np.array([1e300]), np.array([3e38], np.float32)], ids=["of float64", "times the rate"])
def test_a_step_beyond_the_largest_number_ends_at_infinity_without_a_warning(gradient):
    """A warning is an error in these tests."""
    theta = np.zeros(1, np.float32)
    SGD(lr=10.0).step(theta, gradient)
    assert theta[0] == -np.inf
