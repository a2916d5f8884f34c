r"""Optimizers with a learning rate for each parameter, from the size of its gradients; Adam is in `nnref.adam`.

Symbols: $\theta$ the parameters, $g$ the gradient, $\eta$ the learning rate (`lr`), $v$ a sum or average of squared
gradients, $u$ an average of squared steps, $\rho$ how much of an average is kept, $\epsilon$ a small number that
keeps a division finite. Products, quotients and roots are elementwise.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnref._validate import FloatArray, as_number
from nnref.optimizer import Optimizer

__all__ = ["AdaDelta", "AdaGrad", "RMSProp"]


class AdaGrad(Optimizer):
    r"""AdaGrad: each parameter's rate shrinks with the squares of all its gradients.

    $$v \leftarrow v + g^2, \qquad \theta \leftarrow \theta - \eta \frac{g}{\sqrt{v} + \epsilon}$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    eps : float
        $\epsilon$, above 0.

    Attributes
    ----------
    v : array of the shape of theta
        After the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, ``eps <= 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: the diagonal form, epsilon outside the root. Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive
    subgradient methods for online learning and stochastic optimization", Journal of Machine Learning Research
    12, 2011, figure 1.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0, 1.0]), AdaGrad(lr=0.1)
    >>> optimizer.step(theta, np.array([100.0, 0.01]))
    >>> theta.round(4)
    array([0.9, 0.9])
    """

    _settings = ("eps",)
    _memory = ("v",)

    def __init__(self, lr: float | Callable[[int], float], eps: float = 1e-10) -> None:
        super().__init__(lr)
        self.eps = as_number(eps, "eps", above=0, example=1e-10)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (v,), step = memory, self._work
        # v = v + g**2
        v += np.square(g, out=step)
        # theta = theta - eta g / (sqrt(v) + eps)
        np.sqrt(v, out=step)
        step += self.eps
        np.divide(g, step, out=step)
        step *= eta
        theta -= step


class RMSProp(Optimizer):
    r"""RMSProp: AdaGrad that forgets, so its rate does not shrink for ever.

    $$v \leftarrow \rho v + (1 - \rho) g^2, \qquad \theta \leftarrow \theta - \eta \frac{g}{\sqrt{v} + \epsilon}$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    rho : float
        $\rho$, at least 0 and below 1.
    eps : float
        $\epsilon$, above 0.

    Attributes
    ----------
    v : array of the shape of theta
        After the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for rho outside 0 to 1, ``eps <= 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: neither centered nor with momentum, no bias correction, epsilon outside the root, as PyTorch's default.
    Source: T. Tieleman, G. Hinton, "Lecture 6.5: rmsprop", *Neural Networks for Machine Learning*, Coursera, 2012.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0, 1.0]), RMSProp(lr=0.1, rho=0.75)
    >>> optimizer.step(theta, np.array([100.0, 0.01]))
    >>> theta.round(4)
    array([0.8, 0.8])
    """

    _settings = ("rho", "eps")
    _memory = ("v",)

    def __init__(self, lr: float | Callable[[int], float], rho: float = 0.99, eps: float = 1e-8) -> None:
        super().__init__(lr)
        self.rho = as_number(rho, "rho", at_least=0, below=1, example=0.99)
        self.eps = as_number(eps, "eps", above=0, example=1e-8)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (v,), step = memory, self._work
        average(v, self.rho, np.square(g, out=step), step)
        # theta = theta - eta g / (sqrt(v) + eps)
        np.sqrt(v, out=step)
        step += self.eps
        np.divide(g, step, out=step)
        step *= eta
        theta -= step


class AdaDelta(Optimizer):
    r"""AdaDelta: RMSProp whose steps set their own size, from the steps before.

    $$v \leftarrow \rho v + (1 - \rho) g^2, \qquad d = \frac{\sqrt{u + \epsilon}}{\sqrt{v + \epsilon}} \, g$$

    $$u \leftarrow \rho u + (1 - \rho) d^2, \qquad \theta \leftarrow \theta - \eta d$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0; 1 is the algorithm as published.
    rho : float
        $\rho$, at least 0 and below 1.
    eps : float
        $\epsilon$, above 0. It sets the size of the first steps.

    Attributes
    ----------
    v, u : arrays of the shape of theta
        After the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for rho outside 0 to 1, ``eps <= 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: Algorithm 1, epsilon inside both roots. Source: M. Zeiler, "ADADELTA: an adaptive learning rate
    method", arXiv:1212.5701, 2012.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0, 1.0]), AdaDelta(eps=0.01)
    >>> optimizer.step(theta, np.array([100.0, 1.0]))
    >>> theta.round(4)
    array([0.6838, 0.6985])
    """

    _settings = ("rho", "eps")
    _memory = ("v", "u", "_d")

    def __init__(self, lr: float | Callable[[int], float] = 1.0, rho: float = 0.9, eps: float = 1e-6) -> None:
        super().__init__(lr)
        self.rho = as_number(rho, "rho", at_least=0, below=1, example=0.9)
        self.eps = as_number(eps, "eps", above=0, example=1e-6)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (v, u, d), work = memory, self._work
        average(v, self.rho, np.square(g, out=work), work)
        # d = sqrt(u + eps) / sqrt(v + eps) g
        np.sqrt(np.add(u, self.eps, out=d), out=d)
        d /= np.sqrt(np.add(v, self.eps, out=work), out=work)
        d *= g
        average(u, self.rho, np.square(d, out=work), work)
        # theta = theta - eta d
        theta -= np.multiply(d, eta, out=d)


def average(mean: FloatArray, kept: float, new: FloatArray, work: FloatArray) -> None:
    """In place: ``mean = kept mean + (1 - kept) new``. `work` is overwritten; it may be `new`."""
    mean *= kept
    mean += np.multiply(new, 1 - kept, out=work)
