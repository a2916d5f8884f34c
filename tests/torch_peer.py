"""The networks and losses of nnref in PyTorch, whose automatic differentiation shares no code with them."""

import numpy as np
import torch
from torch.nn import functional as F

torch.set_num_threads(1)  # the arrays are small; tests run side by side

# Name of a public activation -> its parameters, other than the defaults too, and the same function in PyTorch.
ACTIVATIONS = {
    "step": [({}, lambda z: (z > 0).to(z.dtype))],  # no gradient passes
    "identity": [({}, lambda z: z)],
    "sigmoid": [({}, torch.sigmoid)],
    "tanh": [({}, torch.tanh)],
    "relu": [({}, torch.relu)],
    "leaky_relu": [({}, F.leaky_relu), ({"alpha": 0.3}, lambda z: F.leaky_relu(z, 0.3))],
    "elu": [({}, F.elu), ({"alpha": 0.4}, lambda z: F.elu(z, 0.4))],
    "selu": [({}, F.selu)],
    "softplus": [({}, lambda z: F.softplus(z, threshold=1e6))],  # without its shortcut beyond 20
    "gelu": [({}, F.gelu), ({"approximate": "tanh"}, lambda z: F.gelu(z, approximate="tanh"))],
    "silu": [({}, F.silu)],
}
# The activations of whole rows and of trained parameters have names only.
PRELU, SOFTMAX = "prelu", lambda z: torch.softmax(z, dim=-1)

# Name of a public loss -> what may be its target, and the same function in PyTorch.
LOSSES = {
    "squared_error": (("numbers",), lambda o, y: F.mse_loss(o, y, reduction="sum") / (2 * len(o))),
    "mse": (("numbers",), F.mse_loss),
    "binary_cross_entropy": (
        ("fractions", "zeros and ones"),
        lambda o, y: F.binary_cross_entropy_with_logits(o, y, reduction="sum") / len(o),
    ),
    "softmax_cross_entropy": (("labels", "probabilities", "fractions"), F.cross_entropy),
}
INITIALIZATIONS = ("zeros", "glorot", "he", "lecun", "glorot_uniform", "he_uniform", "lecun_uniform")


def targets(kind, n, k, rng):
    """Targets (n, k) or labels (n,) of this kind."""
    if kind == "labels":
        return rng.integers(k, size=n)
    if kind == "numbers":
        return rng.normal(size=(n, k))
    fractions = rng.random((n, k))
    if kind == "probabilities":
        return fractions / fractions.sum(axis=1, keepdims=True)
    return fractions if kind == "fractions" else np.round(fractions)


def forward(theta, sizes, functions, x, masks=()):
    """The weighted sums and activations of every layer; theta holds W row by row, b and, for PRELU, the slope."""
    a, start, sums, activations = x, 0, [], []
    for layer, (d, k, f) in enumerate(zip(sizes, sizes[1:], functions, strict=False)):
        W, b = theta[start : start + d * k].reshape(d, k), theta[start + d * k : start + d * k + k]
        start += d * k + k
        z = F.linear(a, W.T, b)
        if f is PRELU:
            a = F.prelu(z, theta[start : start + 1])
            start += 1
        else:
            a = f(z)
        if layer < len(masks):
            a = a * masks[layer]
        sums.append(z)
        activations.append(a)
    assert start == len(theta)
    return sums, activations


def loss_and_gradient(theta, sizes, functions, x, y, loss, masks=()):
    """The loss and its gradient with respect to theta."""
    theta = torch.tensor(theta, requires_grad=True)
    masks = [torch.from_numpy(mask) for mask in masks]
    _, activations = forward(theta, sizes, functions, torch.from_numpy(x), masks)
    value = LOSSES[loss][1](activations[-1], torch.from_numpy(np.asarray(y)))
    if not value.requires_grad:  # a step at the output: PyTorch sees a constant
        return value.item(), np.zeros(len(theta))
    value.backward()
    return value.item(), theta.grad.numpy()


def path(make, slope, start, steps):
    """The values (steps + 1, ...) of theta under make([theta]), an optimizer, with slope(theta) as its gradient."""
    theta = torch.tensor(start, dtype=torch.float64).requires_grad_()
    opt, seen = make([theta]), [theta.tolist()]
    for _ in range(steps):
        theta.grad = slope(theta.detach())
        opt.step()
        seen.append(theta.tolist())
    return np.array(seen)


def scheduled_rates(make, steps, rate):
    """The learning rates of make(optimizer), a scheduler, for an optimizer that has this rate."""
    opt = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler, rates = make(opt), []
    for _ in range(steps):
        rates.append(opt.param_groups[0]["lr"])
        opt.step()
        scheduler.step()
    return rates


def distance(ours, theirs):
    """How far apart two vectors are, in units of the length of the second."""
    length, difference = np.linalg.norm(theirs), np.linalg.norm(np.asarray(ours) - theirs)
    return difference / length if length else difference
