"""The optimizers against PyTorch's."""

import inspect

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import nnref
from nnref import Optimizer, constant, cosine, exponential, step_decay, warmup

OPTIMIZERS = {
    name: value
    for name in nnref.__all__
    if inspect.isclass(value := getattr(nnref, name)) and issubclass(value, Optimizer) and value is not Optimizer
}

# name -> (PyTorch's class, what it takes for our settings). Where a convention could differ:
COUNTERPARTS = {
    "SGD": (torch.optim.SGD, lambda lr: {"lr": lr}),
    # The rate multiplies the velocity, not the gradient that goes into it; PyTorch's dampening is 0 by default,
    # so the first velocity is the first gradient.
    "Momentum": (torch.optim.SGD, lambda lr, beta: {"lr": lr, "momentum": beta}),
    # Both ask for the gradient where theta is (the point that looks ahead), and use the new velocity.
    "Nesterov": (torch.optim.SGD, lambda lr, beta: {"lr": lr, "momentum": beta, "nesterov": True}),
    # Epsilon outside the root, 1e-10 by default in both; PyTorch's lr_decay and initial_accumulator_value are 0.
    "AdaGrad": (torch.optim.Adagrad, lambda lr, eps: {"lr": lr, "eps": eps}),
    # Epsilon inside both roots, and rho is 0.9 by default, in both.
    "AdaDelta": (torch.optim.Adadelta, lambda lr, rho, eps: {"lr": lr, "rho": rho, "eps": eps}),
    # Epsilon outside the root in both (TensorFlow has it inside); PyTorch calls rho alpha.
    "RMSProp": (torch.optim.RMSprop, lambda lr, rho, eps: {"lr": lr, "alpha": rho, "eps": eps}),
    # Epsilon is added to the corrected root, as in Algorithm 1, in both.
    "Adam": (torch.optim.Adam, lambda lr, beta1, beta2, eps: {"lr": lr, "betas": (beta1, beta2), "eps": eps}),
    # The maximum is taken of what is not corrected, and is corrected then, in both; the paper corrects nothing.
    "AMSGrad": (
        torch.optim.Adam,
        lambda lr, beta1, beta2, eps: {"lr": lr, "betas": (beta1, beta2), "eps": eps, "amsgrad": True},
    ),
    # The decay is scaled by the whole rate in both; the paper scales it by the schedule's factor alone.
    "AdamW": (
        torch.optim.AdamW,
        lambda lr, beta1, beta2, eps, weight_decay: {
            "lr": lr,
            "betas": (beta1, beta2),
            "eps": eps,
            "weight_decay": weight_decay,
        },
    ),
}

ADAM = [
    {"lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    {"lr": 0.01, "beta1": 0.5, "beta2": 0.9, "eps": 1e-3},
    {"lr": 0.01, "beta1": 0.0, "beta2": 0.99, "eps": 1e-6},
    {"lr": 0.02, "beta1": 0.95, "beta2": 0.8, "eps": 0.5},
]
SETTINGS = {
    "SGD": [{"lr": 0.05}, {"lr": 0.003}, {"lr": 0.2}],
    "Momentum": [{"lr": 0.02, "beta": 0.9}, {"lr": 0.05, "beta": 0.5}, {"lr": 0.01, "beta": 0.99}],
    "Nesterov": [{"lr": 0.02, "beta": 0.9}, {"lr": 0.05, "beta": 0.5}, {"lr": 0.01, "beta": 0.99}],
    "AdaGrad": [{"lr": 0.1, "eps": 1e-10}, {"lr": 0.5, "eps": 1e-3}, {"lr": 0.01, "eps": 1.0}],
    "AdaDelta": [
        {"lr": 1.0, "rho": 0.9, "eps": 1e-6},
        {"lr": 0.5, "rho": 0.95, "eps": 1e-2},
        {"lr": 2.0, "rho": 0.0, "eps": 1e-4},
    ],
    "RMSProp": [
        {"lr": 0.01, "rho": 0.99, "eps": 1e-8},
        {"lr": 0.01, "rho": 0.9, "eps": 1e-3},
        {"lr": 0.02, "rho": 0.5, "eps": 0.1},
    ],
    "Adam": ADAM,
    "AMSGrad": ADAM,
    "AdamW": [
        settings | {"weight_decay": decay} for settings, decay in zip(ADAM, (0.01, 0.5, 0.0, 2.0), strict=True)
    ],
}
CASES = [(name, settings) for name, rows in SETTINGS.items() for settings in rows]


def label(value):
    return "-".join(f"{key}{number:g}" for key, number in value.items()) if isinstance(value, dict) else str(value)


def network(dtype):
    """A start and the gradient of a network 5-4-3, computed by PyTorch."""
    rng = np.random.default_rng(1)
    x, labels = torch.from_numpy(rng.normal(size=(7, 5)).astype(dtype)), torch.tensor([0, 2, 1, 1, 0, 2, 2])

    def gradient(theta):
        leaf = torch.tensor(theta, requires_grad=True)
        W, b, V, c = leaf.split([20, 4, 12, 3])
        logits = torch.tanh(x @ W.reshape(5, 4) + b) @ V.reshape(4, 3) + c
        torch.nn.functional.cross_entropy(logits, labels).backward()
        return leaf.grad.numpy()

    return rng.normal(size=39).astype(dtype), gradient


def bowl(dtype):
    """A start and the gradient of a quadratic with eigenvalues from 0.1 to 8, which rates up to 0.2 descend."""
    rng = np.random.default_rng(2)
    Q = np.linalg.qr(rng.normal(size=(7, 7)))[0]
    H = ((Q * np.geomspace(0.1, 8, 7)) @ Q.T).astype(dtype)
    return rng.normal(size=7).astype(dtype), lambda theta: H @ theta


def our_path(optimizer, start, gradient, steps=100):
    theta, path = start.copy(), []
    for _ in range(steps):
        optimizer.step(theta, gradient(theta))
        path.append(theta.copy())
    return np.array(path)


def torch_path(kind, settings, start, gradient, schedule=None, steps=100):
    theta, path = torch.nn.Parameter(torch.tensor(start)), []
    optimizer = kind([theta], **settings)
    scheduler = schedule(optimizer) if schedule else None
    for _ in range(steps):
        theta.grad = torch.from_numpy(gradient(theta.detach().numpy()))
        optimizer.step()
        if scheduler:
            scheduler.step()
        path.append(theta.detach().numpy().copy())
    return np.array(path)


def assert_same_path(ours, wanted, tolerance):
    """The largest difference in each step, against the largest number of the path."""
    assert ours.shape == wanted.shape
    assert ours.dtype == wanted.dtype
    assert np.abs(wanted[-1] - wanted[0]).max() > 1e-3  # it went somewhere
    np.testing.assert_allclose(ours, wanted, rtol=0, atol=tolerance * np.abs(wanted).max())


# ---------------------------------------------------------------------------- against PyTorch


def test_every_optimizer_has_a_counterpart_and_settings_to_compare():
    assert sorted(COUNTERPARTS) == sorted(SETTINGS) == sorted(OPTIMIZERS)
    for name, settings in CASES:
        assert list(settings) == list(inspect.signature(OPTIMIZERS[name]).parameters)


@pytest.mark.parametrize("problem", [network, bowl])
@pytest.mark.parametrize(("name", "settings"), CASES, ids=label)
def test_a_hundred_steps_go_as_in_pytorch(name, settings, problem):
    kind, translated = COUNTERPARTS[name]
    start, gradient = problem(np.float64)
    ours = our_path(OPTIMIZERS[name](**settings), start, gradient)
    assert_same_path(ours, torch_path(kind, translated(**settings), start, gradient), 1e-13)


@pytest.mark.parametrize("problem", [network, bowl])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_hundred_steps_in_float32_go_as_in_pytorch(name, problem):
    (kind, translated), settings = COUNTERPARTS[name], SETTINGS[name][1]
    start, gradient = problem(np.float32)
    ours = our_path(OPTIMIZERS[name](**settings), start, gradient)
    assert_same_path(ours, torch_path(kind, translated(**settings), start, gradient), 1e-5)


@given(st.data())
def test_any_settings_go_as_in_pytorch(data):
    name = data.draw(st.sampled_from(sorted(OPTIMIZERS)))
    ranges = {"lr": (1e-4, 0.1), "beta": (0.01, 0.99), "eps": (1e-6, 1), "weight_decay": (0, 1)}
    names = inspect.signature(OPTIMIZERS[name]).parameters
    settings = {each: data.draw(st.floats(*ranges.get(each, (0, 0.99)))) for each in names}
    seed = data.draw(st.integers(0, 2**32 - 1))
    gradients = np.random.default_rng(seed).normal(size=(20, 7)) * 10.0 ** np.arange(-3, 4)
    (kind, translated), start = COUNTERPARTS[name], np.linspace(-1, 1, 7)
    theta, optimizer = start.copy(), OPTIMIZERS[name](**settings)
    leaf = torch.nn.Parameter(torch.tensor(start))
    other = kind([leaf], **translated(**settings))
    for g in gradients:
        optimizer.step(theta, g)
        leaf.grad = torch.from_numpy(g.copy())
        other.step()
    np.testing.assert_allclose(theta, leaf.detach().numpy(), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_defaults_are_those_of_pytorch(name):
    kind, translated = COUNTERPARTS[name]
    ours = {key: p.default for key, p in inspect.signature(OPTIMIZERS[name]).parameters.items()}
    ours = {key: None if value is inspect.Parameter.empty else value for key, value in ours.items()}
    theirs = kind([torch.nn.Parameter(torch.zeros(1))]).defaults
    if name in ("Momentum", "Nesterov"):
        ours.pop("lr")
        assert ours == {"beta": 0.9}  # PyTorch has no momentum by default
    else:
        wanted = {key: value for key, value in translated(**ours).items() if value is not None and key != "amsgrad"}
        assert wanted == {key: theirs[key] for key in wanted}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rate_assigned_between_steps_goes_as_in_pytorch(name):
    (kind, translated), settings = COUNTERPARTS[name], SETTINGS[name][0]
    start, gradient = bowl(np.float64)
    theta, optimizer = start.copy(), OPTIMIZERS[name](**settings)
    leaf = torch.nn.Parameter(torch.tensor(start))
    other = kind([leaf], **translated(**settings))
    for lr in (0.1, 0.02, 0.3, 0.05):
        optimizer.lr = other.param_groups[0]["lr"] = lr
        optimizer.step(theta, gradient(theta))
        leaf.grad = torch.from_numpy(gradient(leaf.detach().numpy()))
        other.step()
        np.testing.assert_allclose(theta, leaf.detach().numpy(), rtol=1e-13)


SCHEDULES = {
    "constant": (constant, lambda o: torch.optim.lr_scheduler.ConstantLR(o, factor=1.0)),
    "step_decay": (
        lambda lr: step_decay(lr, factor=0.5, every=30),
        lambda o: torch.optim.lr_scheduler.StepLR(o, step_size=30, gamma=0.5),
    ),
    "exponential": (
        lambda lr: exponential(lr, factor=0.97),
        lambda o: torch.optim.lr_scheduler.ExponentialLR(o, gamma=0.97),
    ),
    "cosine": (
        lambda lr: cosine(lr, steps=100, final=0.001),
        lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=100, eta_min=0.001),
    ),
    # PyTorch counts the rises, from 1 / w to 1, not the steps.
    "warmup": (
        lambda lr: warmup(constant(lr), steps=40),
        lambda o: torch.optim.lr_scheduler.LinearLR(o, start_factor=1 / 40, end_factor=1, total_iters=39),
    ),
}


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_schedule_and_an_optimizer_go_together_as_in_pytorch(name, schedule):
    (kind, translated), (ours, theirs) = COUNTERPARTS[name], SCHEDULES[schedule]
    settings, (start, gradient) = SETTINGS[name][0], network(np.float64)
    path = our_path(OPTIMIZERS[name](**settings | {"lr": ours(settings["lr"])}), start, gradient)
    assert_same_path(path, torch_path(kind, translated(**settings), start, gradient, theirs), 1e-13)
