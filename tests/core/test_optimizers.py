"""What `Optimizer.step` promises, for every optimizer."""

import copy
import inspect
import pickle
import re
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnref
from nnref import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
    constant,
    cosine,
    warmup,
)

OPTIMIZERS = [
    value
    for name in nnref.__all__
    if inspect.isclass(value := getattr(nnref, name)) and issubclass(value, Optimizer) and value is not Optimizer
]
every_optimizer = pytest.mark.parametrize("kind", OPTIMIZERS)


def gradients_of(shape, steps=20, seed=0):
    """Gradients of sizes from 0.001 to 1000."""
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) * 10.0 ** rng.integers(-3, 4, shape) for _ in range(steps)]


def walk(optimizer, theta, gradients):
    for g in gradients:
        optimizer.step(theta, g)
    return theta


def memory(optimizer):
    """What it remembers, apart from the array it works in."""
    return {key: value for key, value in vars(optimizer).items() if key not in ("_work", "_d")}


# ---------------------------------------------------------------------------- step: arrays


@every_optimizer
@pytest.mark.parametrize("shape", [(), (1,), (7,), (7, 5), (2, 7, 5, 3), (0,), (3, 0)])
def test_a_step_is_in_place_and_takes_any_shape(kind, shape):
    theta, before = np.full(shape, 2.0), np.full(shape, 2.0)
    optimizer = kind(lr=0.1)
    for g in gradients_of(shape, steps=3):
        assert optimizer.step(theta, g) is None
    assert theta.shape == shape
    assert (theta != before).all()
    flat = walk(kind(lr=0.1), np.full(theta.size, 2.0), [g.ravel() for g in gradients_of(shape, steps=3)])
    assert theta.ravel().tolist() == flat.tolist()


LAYOUTS = {
    "fortran": lambda: np.asfortranarray(np.ones((7, 5))),
    "transposed": lambda: np.ones((5, 7)).T,
    "every second": lambda: np.ones((14, 5))[::2],
    "backwards": lambda: np.ones((7, 5))[::-1, ::-1],
    "a column of a column": lambda: np.ones((7, 5, 3))[..., 1],
}


@every_optimizer
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_step_goes_into_a_view_and_not_beside_it(kind, layout):
    theta = LAYOUTS[layout]()
    whole = theta if theta.base is None else theta.base
    wanted = walk(kind(lr=0.1), np.ones((7, 5)), gradients_of((7, 5)))
    walk(kind(lr=0.1), theta, gradients_of((7, 5)))
    assert theta.tolist() == wanted.tolist()
    assert np.count_nonzero(whole == 1) == whole.size - theta.size


@every_optimizer
@pytest.mark.parametrize(
    "form",
    [np.asfortranarray, np.ndarray.tolist, np.float32, lambda g: np.repeat(g, 2, 1)[:, ::2]],
    ids=["fortran", "list", "float32", "strided"],
)
def test_the_form_of_the_gradient_changes_nothing(kind, form):
    gradients = [g.astype(np.float32).astype(float) for g in gradients_of((7, 5))]
    wanted = walk(kind(lr=0.1), np.ones((7, 5)), gradients)
    assert walk(kind(lr=0.1), np.ones((7, 5)), [form(g) for g in gradients]).tolist() == wanted.tolist()


@every_optimizer
def test_a_gradient_of_whole_numbers_is_one_of_floats(kind):
    gradients = np.random.default_rng(1).integers(-9, 10, (5, 7))
    wanted = walk(kind(lr=0.1), np.ones(7), gradients.astype(float))
    assert walk(kind(lr=0.1), np.ones(7), gradients).tolist() == wanted.tolist()


@every_optimizer
def test_a_step_leaves_the_gradient_untouched(kind):
    gradients = gradients_of((7, 5))
    copies = [g.copy() for g in gradients]
    for g in gradients:
        g.flags.writeable = False
    optimizer, theta = kind(lr=0.1), np.ones((7, 5))
    walk(optimizer, theta, gradients)
    for g, before in zip(gradients, copies, strict=True):
        np.testing.assert_array_equal(g, before)
    arrays = [value for value in vars(optimizer).values() if isinstance(value, np.ndarray)]
    assert arrays
    assert not any(np.shares_memory(kept, each) for kept in arrays for each in [theta, *gradients])


@every_optimizer
@pytest.mark.parametrize("view", [lambda a: a, lambda a: a[::-1], lambda a: a.T])
def test_theta_may_be_its_own_gradient(kind, view):  # that of the sum of its squares, halved
    theta, apart = np.linspace(-1, 2, 49).reshape(7, 7), np.linspace(-1, 2, 49).reshape(7, 7)
    one, other = kind(lr=0.1), kind(lr=0.1)
    for _ in range(5):
        one.step(theta, view(theta))
        other.step(apart, view(apart).copy())
    assert theta.tolist() == apart.tolist()


@every_optimizer
def test_every_leading_axis_is_a_run_of_its_own(kind):
    gradients, start = gradients_of((4, 7, 5)), np.random.default_rng(2).normal(size=(4, 7, 5))
    together = walk(kind(lr=0.1), start.copy(), gradients)
    for k in range(4):
        alone = walk(kind(lr=0.1), start[k].copy(), [g[k] for g in gradients])
        assert together[k].tolist() == alone.tolist()  # to the last bit


@every_optimizer
@pytest.mark.parametrize("of_gradient", [np.float32, np.float64])
def test_float32_stays_float32(kind, of_gradient):
    optimizer, theta = kind(lr=0.1), np.ones((7, 5), dtype=np.float32)
    walk(optimizer, theta, [g.astype(of_gradient) for g in gradients_of((7, 5))])
    wanted = walk(kind(lr=0.1), np.ones((7, 5)), gradients_of((7, 5)))
    np.testing.assert_allclose(theta, wanted, rtol=1e-4, atol=1e-4)
    assert {value.dtype for value in vars(optimizer).values() if isinstance(value, np.ndarray)} == {np.dtype("float32")}


@every_optimizer
def test_nan_goes_into_theta_and_no_further(kind):
    theta = np.ones(3)
    walk(kind(lr=0.1), theta, [np.array([1.0, np.nan, 1.0]), np.ones(3)])
    assert np.isnan(theta).tolist() == [False, True, False]
    assert theta[0] == theta[2]


@every_optimizer
def test_a_step_after_the_first_allocates_no_array(kind):
    theta, optimizer = np.ones(100_000), kind(lr=warmup(cosine(0.1, 50), 5))
    g = np.random.default_rng(3).normal(size=theta.shape)
    optimizer.step(theta, g)
    tracemalloc.start()
    walk(optimizer, theta, [g] * 10)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < theta.nbytes / 10


@every_optimizer
@pytest.mark.parametrize("shape", [(300_001,), (3, 90_000), (150_000, 2), (2, 5, 30_000)])
def test_every_number_of_a_large_array_moves_as_it_does_alone(kind, shape):
    gradients = gradients_of(shape, steps=3)
    assert gradients[0].nbytes > 2 * nnref.optimizer._PART, "a larger array, or its parts are not met"
    theta = walk(kind(lr=0.1), np.full((2, *shape), 2.0)[1], gradients)
    strided = walk(kind(lr=0.1), np.full((*shape, 2), 2.0)[..., 1], gradients)
    alone = np.full(theta.size, 2.0)
    for some in np.array_split(np.arange(theta.size), 37):
        alone[some] = walk(kind(lr=0.1), alone[some], [g.ravel()[some] for g in gradients])
    assert np.array_equal(theta.ravel(), alone)
    assert np.array_equal(strided.ravel(), alone)


@every_optimizer
@pytest.mark.parametrize(("dtype", "other"), [(np.float32, np.float64), (np.float64, np.float32)])
def test_a_gradient_of_another_precision_is_rounded_to_that_of_theta(kind, dtype, other):
    gradients = [g.astype(other) for g in gradients_of(7, steps=3)]
    theta = walk(kind(lr=0.1), np.ones(7, dtype), gradients)
    assert theta.dtype == dtype
    assert theta.tolist() == walk(kind(lr=0.1), np.ones(7, dtype), [g.astype(dtype) for g in gradients]).tolist()


def test_adam_takes_no_more_memory_than_its_two_averages():
    theta, g = np.ones(2_000_000), np.ones(2_000_000)
    tracemalloc.start()
    walk(Adam(lr=0.1), theta, [g] * 2)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 2 * theta.nbytes <= peak < 2.1 * theta.nbytes


# ---------------------------------------------------------------------------- step: the memory


@every_optimizer
def test_t_counts_the_steps_and_a_schedule_is_asked_once_for_each_from_0(kind):
    asked = []
    optimizer = kind(lr=lambda t: asked.append(t) or 0.1)
    for steps in range(4):
        assert optimizer.t == steps
        assert asked == list(range(steps))
        optimizer.step(np.ones(3), np.ones(3))
    optimizer.reset()
    assert optimizer.t == 0
    optimizer.step(np.ones(3), np.ones(3))
    assert asked == [0, 1, 2, 3, 0]


@every_optimizer
def test_a_schedule_is_the_same_as_assigning_its_rates(kind):
    schedule = warmup(cosine(0.2, steps=20), steps=5)
    by_hand, theta = kind(lr=1.0), np.ones(7)
    for t, g in enumerate(gradients_of(7)):
        by_hand.lr = schedule(t)
        by_hand.step(theta, g)
    assert theta.tolist() == walk(kind(lr=schedule), np.ones(7), gradients_of(7)).tolist()


@every_optimizer
def test_a_rate_of_0_moves_nothing_and_is_remembered(kind):
    optimizer = kind(lr=lambda t: 0.0)
    assert (walk(optimizer, np.ones(7), gradients_of(7)) == 1).all()
    assert optimizer.t == 20


@every_optimizer
def test_the_memory_takes_the_shape_of_the_first_step_and_another_one_raises(kind):
    theta, optimizer = np.ones((7, 5)), kind(lr=0.1)
    walk(optimizer, theta, gradients_of((7, 5), steps=3))
    before, start = copy.deepcopy(memory(optimizer)), theta.copy()
    for shape in ((7,), (5, 7), (7, 1), (1, 7, 5), ()):
        other = np.ones(shape)
        with pytest.raises(ValueError, match=re.escape("expected (7, 5) because the first step had it: call reset()")):
            optimizer.step(other, np.ones(shape))
        assert (other == 1).all()
    with pytest.raises(ValueError, match=re.escape("grad has shape (5, 7); expected (7, 5) because theta has shape")):
        optimizer.step(theta, np.ones((5, 7)))
    assert theta.tolist() == start.tolist()
    np.testing.assert_equal(memory(optimizer), before)


@every_optimizer
def test_reset_forgets_everything(kind):
    used = kind(lr=constant(0.1))
    walk(used, np.ones((7, 5)), gradients_of((7, 5), seed=1))
    used.reset()
    assert walk(used, np.ones(3), gradients_of(3)).tolist() == walk(kind(lr=0.1), np.ones(3), gradients_of(3)).tolist()


@every_optimizer
@pytest.mark.parametrize("twin_of", [copy.deepcopy, lambda optimizer: pickle.loads(pickle.dumps(optimizer))])
def test_a_copy_in_mid_run_goes_on_as_the_original_does(kind, twin_of):
    optimizer, theta = kind(lr=warmup(cosine(0.1, steps=30), steps=5)), np.ones(7)
    walk(optimizer, theta, gradients_of(7, seed=1))
    twin, other = twin_of(optimizer), theta.copy()
    assert walk(twin, other, gradients_of(7, seed=2)).tolist() != theta.tolist()
    assert (optimizer.t, twin.t) == (20, 40)
    assert walk(optimizer, theta, gradients_of(7, seed=2)).tolist() == other.tolist()
    np.testing.assert_equal(memory(twin) | {"_lr": None}, memory(optimizer) | {"_lr": None})


@every_optimizer
def test_the_representation_makes_the_same_optimizer(kind):
    for lr in (0.25, warmup(cosine(0.1, steps=30), steps=5)):
        optimizer = kind(lr)
        walk(optimizer, np.ones(7), gradients_of(7))
        names = vars(nnref) | {name: getattr(nnref, name) for name in nnref.__all__}
        twin = eval(repr(optimizer), names)
        assert type(twin) is kind
        assert repr(twin) == repr(optimizer)
        assert twin.t == 0
        settings = [name for name in inspect.signature(kind).parameters if name != "lr"]
        assert [getattr(twin, name) for name in settings] == [getattr(optimizer, name) for name in settings]
        assert all(f"{name}=" in repr(optimizer) for name in settings)


def test_a_representation_reads():
    optimizer = AdamW(1, beta1=0.5, weight_decay=0)
    assert repr(optimizer) == "AdamW(lr=1.0, beta1=0.5, beta2=0.999, eps=1e-08, weight_decay=0.0)"


# ---------------------------------------------------------------------------- step: what the rules have in common


@every_optimizer
def test_the_first_step_is_as_the_formula_has_it(kind):
    g, lr = np.array([100.0, -0.5, 1e-3]), 0.25
    first = {
        SGD: lr * g,
        Momentum: lr * g,
        Nesterov: lr * 1.9 * g,  # g + beta g
        AdaGrad: lr * np.sign(g),
        RMSProp: lr * np.sign(g) / np.sqrt(0.01),  # rho = 0.99
        AdaDelta: lr * np.sqrt(1e-6) / np.sqrt(0.1 * g**2 + 1e-6) * g,  # Zeiler 2012, Algorithm 1; u is still 0
        Adam: lr * np.sign(g),
        AMSGrad: lr * np.sign(g),
        AdamW: lr * np.sign(g),  # theta is 0: nothing decays
    }
    np.testing.assert_allclose(walk(kind(lr), np.zeros(3), [g]), -first[kind], rtol=1e-4)


@pytest.mark.parametrize("kind", [AdaGrad, RMSProp, AdaDelta, Adam, AMSGrad, AdamW])
@given(exponent=st.integers(-40, 40), seed=st.integers(0, 99))
def test_scaling_every_gradient_changes_no_step_of_a_rule_that_divides_by_their_size(kind, exponent, seed):
    gradients = gradients_of(5, seed=seed)
    scaled = [g * 2.0**exponent for g in gradients]
    wanted = walk(kind(lr=0.1, eps=1e-200), np.ones(5), gradients)
    assert walk(kind(lr=0.1, eps=1e-200), np.ones(5), scaled).tolist() == wanted.tolist()  # a power of two is exact


@pytest.mark.parametrize("kind", [SGD, Momentum, Nesterov])
def test_scaling_every_gradient_is_scaling_the_rate_of_the_other_rules(kind):
    one = walk(kind(lr=0.5), np.zeros(7), [8 * g for g in gradients_of(7)])
    assert one.tolist() == walk(kind(lr=4.0), np.zeros(7), gradients_of(7)).tolist()


@pytest.mark.parametrize("kind", [Momentum, Nesterov])
def test_momentum_without_momentum_is_gradient_descent(kind):
    plain = walk(SGD(0.1), np.ones(7), gradients_of(7))
    assert walk(kind(0.1, beta=0), np.ones(7), gradients_of(7)).tolist() == plain.tolist()


def test_adamw_without_decay_is_adam_and_with_it_shrinks_what_has_no_gradient():
    assert (
        walk(AdamW(0.1, weight_decay=0), np.ones(7), gradients_of(7)).tolist()
        == walk(Adam(0.1), np.ones(7), gradients_of(7)).tolist()
    )
    still = walk(AdamW(0.1, weight_decay=0.5), np.full(3, 2.0), [np.zeros(3)] * 10)
    np.testing.assert_allclose(still, 2 * 0.95**10, rtol=1e-14)


def test_amsgrad_is_adam_while_gradients_grow_and_slower_when_they_shrink():
    gradients = gradients_of(7)
    growing = [g * 2.0 ** (20 * t) for t, g in enumerate(gradients)]
    adam, amsgrad = Adam(0.1), AMSGrad(0.1)
    assert walk(amsgrad, np.ones(7), growing).tolist() == walk(adam, np.ones(7), growing).tolist()
    largest = amsgrad.largest_v.copy()
    for _ in range(2000):
        adam_before, amsgrad_before = np.zeros(7), np.zeros(7)
        adam.step(adam_before, gradients[0])
        amsgrad.step(amsgrad_before, gradients[0])
        assert (amsgrad.largest_v == largest).all()
    assert (np.abs(amsgrad_before) < np.abs(adam_before)).all()


@given(st.floats(0, 0.99), st.floats(0.01, 0.999), st.integers(1, 30), st.integers(0, 99))
def test_no_step_of_adam_is_longer_than_cauchy_and_schwarz_allow(beta1, beta2, steps, seed):
    # m_hat and v_hat are averages of g and g^2 with weights p and q that sum to 1:
    # (sum p g)^2 <= sum p^2 / q * sum q g^2, and g = p / q is as long as that. D. Kingma, J. Ba 2015, section 2.1,
    # give the bound (1 - beta1) / sqrt(1 - beta2) for one gradient after many zeros.
    age = np.arange(steps)[::-1]
    p, q = ((beta**age) / (beta**age).sum() for beta in (beta1, beta2))
    for sequence, longest in ((gradients_of((), steps, seed), False), (p / q, True)):
        optimizer, theta = Adam(1.0, beta1, beta2, eps=1e-200), np.zeros(1)
        for g in sequence:
            theta[:] = 0
            optimizer.step(theta, np.array([g]))
        bound = np.sqrt((p**2 / q).sum())
        assert abs(theta[0]) <= bound * (1 + 1e-9)
        assert not longest or abs(theta[0]) >= bound * (1 - 1e-9)


@pytest.mark.parametrize(("optimizer", "remembered"), [
    (Momentum(0.1, beta=0.5), {"v": 2}),
    (Nesterov(0.1, beta=0.5), {"v": 2}),
    (AdaGrad(0.1), {"v": 4}),
    (RMSProp(0.1, rho=0.75), {"v": 1}),
    (AdaDelta(rho=0.75, eps=1e-6), {"v": 1, "u": 1e-6}),  # d**2 is (u + eps) / (v + eps) g**2, here eps / 1 times 4
    (Adam(0.1, beta1=0.5, beta2=0.75), {"m": 1, "v": 1}),
    (AMSGrad(0.1, beta1=0.5, beta2=0.75), {"m": 1, "v": 1, "largest_v": 1}),
    (AdamW(0.1, beta1=0.5, beta2=0.75), {"m": 1, "v": 1}),
], ids=repr)  # fmt: skip
def test_what_is_remembered_has_its_name_and_after_the_slope_2_the_value_of_the_formula(optimizer, remembered):
    optimizer.step(np.ones((3, 1)), np.full((3, 1), 2.0))
    for name, value in remembered.items():
        np.testing.assert_allclose(getattr(optimizer, name), np.full((3, 1), value), rtol=1e-5)
