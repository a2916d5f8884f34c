r"""Optimizers with one learning rate for all parameters: gradient descent and momentum.

Symbols: $\theta$ the parameters, $g$ the gradient, $\eta$ the learning rate (`lr`), $v$ the velocity, $\beta$ its
decay. In every formula a new $v$ is used as soon as it is there.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnref._validate import FloatArray, as_number
from nnref.optimizer import Optimizer


class SGD(Optimizer):
    r"""Gradient descent; stochastic, where the gradient is that of a batch.

    $$\theta \leftarrow \theta - \eta g$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.

    Raises
    ------
    ValueError
        For ``lr <= 0``, NaN or infinity.
    TypeError
        For an `lr` that is neither a number nor a function.

    Notes
    -----
    Source: H. Robbins, S. Monro, "A stochastic approximation method", Annals of Mathematical Statistics 22,
    1951; of the gradient of all samples, A. Cauchy, "Méthode générale pour la résolution des systèmes
    d'équations simultanées", 1847.

    Examples
    --------
    >>> theta = np.array([1.0, -2.0])
    >>> SGD(lr=0.1).step(theta, np.array([2.0, 0.0]))
    >>> theta
    array([ 0.8, -2. ])
    """

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        # theta = theta - eta g
        theta -= np.multiply(g, eta, out=self._work)


class Momentum(Optimizer):
    r"""Gradient descent with momentum: the heavy ball.

    $$v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \eta v$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    beta : float
        $\beta$, at least 0 and below 1.

    Attributes
    ----------
    v : array of the shape of theta
        The velocity, after the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for beta outside 0 to 1, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: the learning rate multiplies the velocity, not the gradient that goes into it, as in PyTorch; with
    a constant rate the two are the same. Source: B. Polyak, "Some methods of speeding up the convergence of
    iteration methods", USSR Computational Mathematics and Mathematical Physics 4 (5), 1964.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0]), Momentum(lr=0.1, beta=0.5)
    >>> for _ in range(3):
    ...     optimizer.step(theta, np.array([1.0]))
    >>> theta.round(4), optimizer.v
    (array([0.575]), array([1.75]))
    """

    _settings = ("beta",)
    _memory = ("v",)

    def __init__(self, lr: float | Callable[[int], float], beta: float = 0.9) -> None:
        super().__init__(lr)
        self.beta = as_number(beta, "beta", at_least=0, below=1, example=0.9)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (v,) = memory
        # v = beta v + g
        v *= self.beta
        v += g
        # theta = theta - eta v
        theta -= np.multiply(v, eta, out=self._work)


class Nesterov(Momentum):
    r"""Nesterov's accelerated gradient (NAG): momentum that looks one step ahead.

    $$v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \eta (g + \beta v)$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    beta : float
        $\beta$, at least 0 and below 1.

    Attributes
    ----------
    v : array of the shape of theta
        The velocity, after the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for beta outside 0 to 1, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: theta is the point that looks ahead, so the gradient is asked for where theta is, as in PyTorch; v
    in the second formula is the new one. Source: Y. Nesterov, "A method of solving a convex programming problem
    with convergence rate O(1/k^2)", Soviet Mathematics Doklady 27, 1983; in this form Y. Bengio,
    N. Boulanger-Lewandowski, R. Pascanu, "Advances in optimizing recurrent networks", ICASSP 2013, section 3.5.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0]), Nesterov(lr=0.1, beta=0.5)
    >>> for _ in range(3):
    ...     optimizer.step(theta, np.array([1.0]))
    >>> theta.round(4), optimizer.v
    (array([0.4875]), array([1.75]))
    """

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (v,), step = memory, self._work
        # v = beta v + g
        v *= self.beta
        v += g
        # theta = theta - eta (g + beta v)
        np.multiply(v, self.beta, out=step)
        step += g
        step *= eta
        theta -= step
