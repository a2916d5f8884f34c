"""The learning-rate schedules against PyTorch's schedulers and against closed forms in exact numbers."""

import copy
import inspect
import pickle
import re
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.optim import lr_scheduler
from torch_peer import scheduled_rates

import nnref.schedules
from nnref import SGD, Adam, constant, cosine, exponential, step_decay, warmup

# name -> (ours, the same in PyTorch for an optimizer whose rate is 0.3), over 60 steps
PAIRS = {
    "constant": (constant(0.3), lambda o: lr_scheduler.ConstantLR(o, factor=1.0)),
    "step_decay": (step_decay(0.3, factor=0.5, every=7), lambda o: lr_scheduler.StepLR(o, step_size=7, gamma=0.5)),
    "exponential": (exponential(0.3, factor=0.93), lambda o: lr_scheduler.ExponentialLR(o, gamma=0.93)),
    # PyTorch's cosine rises again after T_max; ours stays, so T is the whole run.
    "cosine": (
        cosine(0.3, steps=60, final=0.01),
        lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=60, eta_min=0.01),
    ),
    # PyTorch multiplies by start_factor at t = 0 and by end_factor at t = total_iters: w - 1 rises, from 1 / w to 1.
    "warmup": (
        warmup(constant(0.3), steps=20),
        lambda o: lr_scheduler.LinearLR(o, start_factor=1 / 20, end_factor=1.0, total_iters=19),
    ),
}
COMPOSED = {
    "warmup of cosine": (
        warmup(cosine(0.3, steps=60), steps=20),
        lambda o: lr_scheduler.ChainedScheduler([PAIRS["warmup"][1](o), lr_scheduler.CosineAnnealingLR(o, T_max=60)]),
    ),
    "warmup of step_decay": (
        warmup(step_decay(0.3, factor=0.5, every=7), steps=20),
        lambda o: lr_scheduler.ChainedScheduler([PAIRS["warmup"][1](o), PAIRS["step_decay"][1](o)]),
    ),
    "warmup of exponential": (
        warmup(exponential(0.3, factor=0.93), steps=20),
        lambda o: lr_scheduler.ChainedScheduler([PAIRS["warmup"][1](o), PAIRS["exponential"][1](o)]),
    ),
}
SCHEDULES = {name: ours for name, (ours, _) in (PAIRS | COMPOSED).items()}
every_schedule = pytest.mark.parametrize("s", SCHEDULES.values(), ids=SCHEDULES)


# ---------------------------------------------------------------------------- the numbers


def test_every_schedule_has_a_counterpart():
    assert sorted(PAIRS) == sorted(nnref.schedules.__all__)


@pytest.mark.parametrize("name", [*PAIRS, *COMPOSED])
def test_the_rates_are_those_of_pytorch(name):
    ours, theirs = (PAIRS | COMPOSED)[name]
    wanted = scheduled_rates(theirs, 60, 0.3)
    assert len(set(wanted)) > 5 or name == "constant"
    np.testing.assert_allclose([ours(t) for t in range(60)], wanted, rtol=1e-13, atol=1e-17)


rates, factors = st.floats(1e-6, 1e3), st.floats(0.01, 1.5)


@given(rates, st.integers(0, 10**9))
def test_constant_is_one_rate(lr, t):
    assert constant(lr)(t) == lr


@given(rates, factors, st.integers(1, 50), st.integers(0, 200))
def test_step_decay_multiplies_once_every_so_many_steps(lr, factor, every, t):
    exact = Fraction(lr)
    for step in range(1, t + 1):
        exact *= Fraction(factor) if step % every == 0 else 1
    assert step_decay(lr, factor, every)(t) == pytest.approx(float(exact), rel=1e-13)


@given(rates, factors, st.integers(0, 200))
def test_exponential_is_a_power(lr, factor, t):
    assert exponential(lr, factor)(t) == pytest.approx(float(Fraction(lr) * Fraction(factor) ** t), rel=1e-13)
    assert exponential(lr, factor)(t) == step_decay(lr, factor, every=1)(t)


@given(rates, st.floats(0, 1), st.integers(1, 500), st.integers(0, 1000))
def test_cosine_goes_down_half_a_wave_and_stays(lr, final, steps, t):
    with mpmath.workdps(40):
        wave = 1 + mpmath.cos(mpmath.pi * min(t, steps) / steps)
        wanted = float(mpmath.mpf(final) + (mpmath.mpf(lr) - mpmath.mpf(final)) / 2 * wave)
    assert cosine(lr, steps, final)(t) == pytest.approx(wanted, rel=1e-12, abs=1e-15 * lr)


@given(rates, st.floats(0, 1e3), st.integers(1, 500))
def test_cosine_is_never_outside_its_ends_and_reaches_both(lr, final, steps):
    values = [cosine(lr, steps, final)(t) for t in range(steps + 3)]
    assert values[0] == pytest.approx(lr, rel=1e-12)
    assert values[steps:] == [final] * 3
    slack = 1e-12 * max(lr, final)
    assert all(min(lr, final) - slack <= value <= max(lr, final) + slack for value in values)
    assert (np.diff(values) * np.sign(final - lr) >= -slack).all()


def test_the_published_points_of_a_cosine():
    # I. Loshchilov, F. Hutter 2017, equation 5: eta_max where T_cur = 0, eta_min where it is T_i; cos(pi / 3) = 1/2
    s = cosine(0.3, steps=6, final=0.1)
    np.testing.assert_allclose([s(t) for t in (0, 2, 3, 4, 6)], [0.3, 0.25, 0.2, 0.15, 0.1], rtol=1e-15)


@given(st.integers(1, 100), st.integers(0, 300))
def test_warmup_rises_evenly_and_leaves_the_rest_as_it_is(steps, t):
    share = Fraction(min(t + 1, steps), steps)
    assert warmup(lambda t: 0.25 + t, steps)(t) == pytest.approx(float(share * (Fraction(1, 4) + t)), rel=1e-14)
    if t >= steps - 1:
        assert warmup(cosine(0.1, 200), steps)(t) == cosine(0.1, 200)(t)


def test_warmups_can_be_put_into_one_another():
    s = warmup(warmup(constant(1.0), steps=2), steps=4)
    assert [s(t) for t in range(5)] == [0.125, 0.5, 0.75, 1.0, 1.0]


# ---------------------------------------------------------------------------- what they all promise


@every_schedule
def test_a_rate_is_a_float_for_every_kind_of_int(s):
    for t in (0, 3, 1000):
        assert type(s(t)) is float
        for kind in (np.int64, np.int32, np.uint8):
            assert type(s(kind(min(t, 255)))) is float
            assert s(kind(min(t, 255))) == s(min(t, 255))


@every_schedule
@pytest.mark.parametrize(
    ("t", "error", "message"),
    [
        (-1, ValueError, "t is -1; expected an int of at least 0: pass for example t=0"),
        (np.int64(-1), ValueError, "t is -1; expected an int of at least 0: pass for example t=0"),
        (0.0, TypeError, "t is 0.0 (float); expected an int of at least 0: pass a whole number"),
        (False, TypeError, "t is False (bool); expected an int of at least 0: pass a whole number"),
        (2.0, TypeError, "t is 2.0 (float); expected an int of at least 0: pass a whole number"),
        ("1", TypeError, "t is '1' (str); expected an int of at least 0: pass a whole number"),
        (None, TypeError, "t is None"),
        (np.array([1, 2]), TypeError, "t is "),
    ],
)
def test_another_t_is_refused(s, t, error, message):
    with pytest.raises(error, match="^" + re.escape(message)):
        s(t)


@every_schedule
@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))])
def test_a_copy_says_the_same(s, twin_of):
    twin = twin_of(s)
    assert repr(twin) == repr(s)
    assert [twin(t) for t in range(70)] == [s(t) for t in range(70)]


@every_schedule
def test_the_representation_makes_the_same_schedule(s):
    twin = eval(repr(s), {name: getattr(nnref, name) for name in nnref.schedules.__all__})
    assert repr(twin) == repr(s)
    assert [twin(t) for t in range(70)] == [s(t) for t in range(70)]


def test_a_representation_reads():
    assert repr(warmup(cosine(1, steps=9), 3)) == "warmup(schedule=cosine(lr=1.0, steps=9, final=0.0), steps=3)"
    assert repr(Adam(step_decay(0.1, 0.5, 9))).startswith("Adam(lr=step_decay(lr=0.1, factor=0.5, every=9), beta1=0.9")


def test_a_rate_that_grows_beyond_all_numbers_stops_the_optimizer():
    s = exponential(1.0, factor=10.0)
    assert s(308) == pytest.approx(1e308)
    assert s(309) == float("inf")
    with pytest.raises(ValueError, match="^schedule.309. is inf; expected a finite number"):
        warmup(s, steps=5)(309)
    optimizer = SGD(s)
    optimizer.t = 309
    with pytest.raises(ValueError, match=r"^lr\(309\) is inf; expected a finite number"):
        optimizer.step(np.ones(1), np.ones(1))


@pytest.mark.parametrize("name", nnref.schedules.__all__)
def test_a_setting_out_of_its_range_is_refused(name):
    good = {"lr": 0.1, "factor": 0.5, "every": 3, "steps": 5, "final": 0.0, "schedule": constant(0.1)}
    numbers = [(np.nan, ValueError), (np.inf, ValueError), (-0.1, ValueError), ("0.1", TypeError), (True, TypeError)]
    counts = [(0, ValueError), (-3, ValueError), (2.0, TypeError), ("2", TypeError), (True, TypeError)]
    bad = {
        "lr": [*numbers, (0, ValueError)],
        "factor": [*numbers, (0, ValueError)],
        "final": numbers,
        "every": counts,
        "steps": counts,
        "schedule": [(0.1, TypeError), (None, TypeError), ("cosine", TypeError)],
    }
    make = getattr(nnref, name)
    names = list(inspect.signature(make).parameters)
    make(**{each: good[each] for each in names})
    for each in names:
        for value, error in bad[each]:
            with pytest.raises(error, match=rf"^{each} is .+; expected .+: pass .+"):
                make(**{other: good[other] for other in names} | {each: value})
