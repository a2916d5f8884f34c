r"""Adam and what came of it: momentum, and a learning rate for each parameter.

Symbols: $\theta$ the parameters, $g$ the gradient, $\eta$ the learning rate (`lr`), $m$ and $v$ the averages of
gradients and of squared gradients, $\beta_1$ and $\beta_2$ how much of them is kept, $t$ the number of this step,
from 1. Products, quotients and roots are elementwise.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from nnref._validate import FloatArray, as_number
from nnref.adaptive import average
from nnref.optimizer import Optimizer

__all__ = ["AMSGrad", "Adam", "AdamW"]


class Adam(Optimizer):
    r"""Adam: the average of the gradients over the root of the average of their squares.

    $$m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2$$

    $$\hat m = \frac{m}{1 - \beta_1^t}, \qquad \hat v = \frac{v}{1 - \beta_2^t}, \qquad \theta \leftarrow \theta - \eta \frac{\hat m}{\sqrt{\hat v} + \epsilon}$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    beta1, beta2 : float
        At least 0 and below 1.
    eps : float
        $\epsilon$, above 0.

    Attributes
    ----------
    m, v : arrays of the shape of theta
        After the first step; not corrected for their start at 0.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for a beta outside 0 to 1, ``eps <= 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: Algorithm 1, epsilon outside the root and added to the corrected root. Source: D. Kingma, J. Ba,
    "Adam: a method for stochastic optimization", ICLR 2015.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0, 1.0]), Adam(lr=0.1)
    >>> optimizer.step(theta, np.array([100.0, 0.01]))
    >>> theta.round(4)
    array([0.9, 0.9])
    """

    _settings: tuple[str, ...] = ("beta1", "beta2", "eps")
    _memory: tuple[str, ...] = ("m", "v")

    def __init__(
        self,
        lr: float | Callable[[int], float] = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        super().__init__(lr)
        self.beta1 = as_number(beta1, "beta1", at_least=0, below=1, example=0.9)
        self.beta2 = as_number(beta2, "beta2", at_least=0, below=1, example=0.999)
        self.eps = as_number(eps, "eps", above=0, example=1e-8)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        (m, v, *largest), t, step = memory, self.t + 1, self._work
        average(m, self.beta1, g, step)
        average(v, self.beta2, np.square(g, out=step), step)
        if largest:
            v = np.maximum(largest[0], v, out=largest[0])
        # m_hat = m / (1 - beta1**t), v_hat = v / (1 - beta2**t), root = sqrt(1 - beta2**t)
        # theta = theta - eta m_hat / (sqrt(v_hat) + eps) = theta - eta root / (1 - beta1**t) m / (sqrt(v) + eps root)
        root = sqrt(1 - self.beta2**t)
        np.sqrt(v, out=step)
        step += self.eps * root
        np.divide(m, step, out=step)
        step *= eta * root / (1 - self.beta1**t)
        theta -= step


class AMSGrad(Adam):
    r"""AMSGrad: Adam that divides by the root of the largest v so far.

    $$w \leftarrow \max(w, v), \qquad \hat v = \frac{w}{1 - \beta_2^t}, \qquad \text{the rest as in Adam}$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    beta1, beta2 : float
        At least 0 and below 1.
    eps : float
        $\epsilon$, above 0.

    Attributes
    ----------
    m, v, largest_v : arrays of the shape of theta
        After the first step; `largest_v` is w.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for a beta outside 0 to 1, ``eps <= 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: with Adam's bias correction, after the maximum, as in PyTorch; Algorithm 2 of the paper has none, so
    its rates never grow, while these may in the first steps.
    Source: S. Reddi, S. Kale, S. Kumar, "On the convergence of Adam and beyond", ICLR 2018.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0]), AMSGrad(lr=0.1, beta1=0.0, beta2=0.5)
    >>> for g in (8.0, 0.0, 1.0):
    ...     optimizer.step(theta, np.array([g]))
    >>> optimizer.v, optimizer.largest_v
    (array([8.5]), array([32.]))
    """

    _memory = ("m", "v", "largest_v")


class AdamW(Adam):
    r"""AdamW: Adam with weight decay that shrinks the parameters themselves, not by way of the gradient.

    $$\theta \leftarrow \theta - \eta \lambda \theta, \qquad \text{then as in Adam}$$

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0.
    beta1, beta2 : float
        At least 0 and below 1.
    eps : float
        $\epsilon$, above 0.
    weight_decay : float
        $\lambda$, at least 0. It acts on every parameter it is given, biases too.

    Attributes
    ----------
    m, v : arrays of the shape of theta
        After the first step.

    Raises
    ------
    ValueError
        For ``lr <= 0``, for a beta outside 0 to 1, ``eps <= 0``, ``weight_decay < 0``, NaN or infinity.
    TypeError
        For anything that is not a number (or, as `lr`, a function).

    Notes
    -----
    Variant: the decay is scaled by the whole learning rate, as in PyTorch; Algorithm 2 of the paper scales it by
    the schedule's factor alone. Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR
    2019.

    Examples
    --------
    >>> theta, optimizer = np.array([1.0]), AdamW(lr=0.1, weight_decay=0.5)
    >>> optimizer.step(theta, np.array([0.0]))
    >>> theta
    array([0.95])
    """

    _settings = (*Adam._settings, "weight_decay")

    def __init__(
        self,
        lr: float | Callable[[int], float] = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        weight_decay: float = 0.01,
    ) -> None:
        super().__init__(lr, beta1, beta2, eps)
        self.weight_decay = as_number(weight_decay, "weight_decay", at_least=0, example=0.01)

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        # theta = theta - eta lambda theta
        theta -= np.multiply(theta, eta * self.weight_decay, out=self._work)
        super()._update(theta, g, eta, *memory)
