r"""Learning-rate schedules: the rate as a function of the number of steps made so far.

Symbols: $\eta$ the learning rate, $t$ the number of steps made so far, from 0. Each function returns a schedule
``s(t) -> lr``, which every optimizer takes as its `lr`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, inf, pi
from typing import Any

from nnref._validate import as_count, as_function, as_number

__all__ = ["constant", "cosine", "exponential", "step_decay", "warmup"]


class Schedule:
    """A function of t with a name, so that an optimizer that has it can be printed, copied and pickled."""

    def __init__(self, name: str, rate: Callable[..., float], settings: dict[str, Any]) -> None:
        self.name, self.rate, self.settings = name, rate, settings

    def __call__(self, t: int) -> float:
        try:
            return self.rate(as_count(t, "t", at_least=0), **self.settings)
        except OverflowError:  # a rate that grows: the optimizer that is given infinity says so
            return inf

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value!r}' for key, value in self.settings.items())})"


def constant(lr: float) -> Schedule:
    r"""Keep one rate.

    $$s(t) = \eta$$

    Parameters
    ----------
    lr : float
        $\eta$, above 0.

    Returns
    -------
    s : function s(t) -> lr

    Raises
    ------
    ValueError
        For ``lr <= 0``, NaN or infinity.
    TypeError
        For an `lr` that is not a number.

    Examples
    --------
    >>> constant(0.1)(1000)
    0.1
    """
    return Schedule("constant", _constant, {"lr": as_number(lr, "lr", above=0, example=0.1)})


def _constant(t: int, lr: float) -> float:
    return lr


def step_decay(lr: float, factor: float, every: int) -> Schedule:
    r"""Multiply the rate by a factor after every so many steps.

    $$s(t) = \eta \, f^{\lfloor t / e \rfloor}$$

    Parameters
    ----------
    lr : float
        $\eta$, above 0.
    factor : float
        f, above 0; below 1 to lower the rate.
    every : int
        e, in steps.

    Returns
    -------
    s : function s(t) -> lr

    Raises
    ------
    ValueError
        For ``lr <= 0``, ``factor <= 0``, ``every < 1``, NaN or infinity.
    TypeError
        For a rate or factor that is not a number, and for `every` that is not an int.

    Notes
    -----
    Source: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural
    networks", NIPS 2012, section 5 (there by hand, with factor 0.1).

    Examples
    --------
    >>> [step_decay(0.8, factor=0.5, every=2)(t) for t in range(5)]
    [0.8, 0.8, 0.4, 0.4, 0.2]
    """
    lr, factor = as_number(lr, "lr", above=0, example=0.1), as_number(factor, "factor", above=0, example=0.5)
    return Schedule("step_decay", _step_decay, {"lr": lr, "factor": factor, "every": as_count(every, "every")})


def _step_decay(t: int, lr: float, factor: float, every: int) -> float:
    return lr * factor ** (t // every)


def exponential(lr: float, factor: float) -> Schedule:
    r"""Multiply the rate by a factor after every step.

    $$s(t) = \eta \, f^t$$

    Parameters
    ----------
    lr : float
        $\eta$, above 0.
    factor : float
        f, above 0; below 1 to lower the rate.

    Returns
    -------
    s : function s(t) -> lr

    Raises
    ------
    ValueError
        For ``lr <= 0``, ``factor <= 0``, NaN or infinity.
    TypeError
        For a rate or factor that is not a number.

    Examples
    --------
    >>> [exponential(0.8, factor=0.5)(t) for t in range(4)]
    [0.8, 0.4, 0.2, 0.1]
    """
    lr, factor = as_number(lr, "lr", above=0, example=0.1), as_number(factor, "factor", above=0, example=0.99)
    return Schedule("exponential", _exponential, {"lr": lr, "factor": factor})


def _exponential(t: int, lr: float, factor: float) -> float:
    return lr * factor**t


def cosine(lr: float, steps: int, final: float = 0.0) -> Schedule:
    r"""Lower the rate along half a cosine, and keep it from then on.

    $$s(t) = \eta_T + \frac{\eta - \eta_T}{2} \left( 1 + \cos \frac{\pi \min(t, T)}{T} \right)$$

    Parameters
    ----------
    lr : float
        $\eta$, above 0.
    steps : int
        T, in steps.
    final : float
        $\eta_T$, at least 0.

    Returns
    -------
    s : function s(t) -> lr

    Raises
    ------
    ValueError
        For ``lr <= 0``, ``final < 0``, ``steps < 1``, NaN or infinity.
    TypeError
        For a rate that is not a number, and for `steps` that is not an int.

    Notes
    -----
    Variant: one period, without restarts. Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent
    with warm restarts", ICLR 2017, equation 5.

    Examples
    --------
    >>> [round(cosine(0.8, steps=4)(t), 4) for t in range(6)]
    [0.8, 0.6828, 0.4, 0.1172, 0.0, 0.0]
    """
    lr, final = as_number(lr, "lr", above=0, example=0.1), as_number(final, "final", at_least=0, example=0.0)
    return Schedule("cosine", _cosine, {"lr": lr, "steps": as_count(steps, "steps"), "final": final})


def _cosine(t: int, lr: float, steps: int, final: float) -> float:
    return final + (lr - final) / 2 * (1 + cos(pi * min(t, steps) / steps))


def warmup(schedule: Callable[[int], float], steps: int) -> Schedule:
    r"""Let a schedule rise to its rate over the first steps.

    $$s(t) = \min\left(1, \frac{t + 1}{w}\right) r(t)$$

    Parameters
    ----------
    schedule : function r(t) -> lr
    steps : int
        w. Step w - 1 is the first at the full rate; the first step has 1 / w of it.

    Returns
    -------
    s : function s(t) -> lr

    Raises
    ------
    ValueError
        For ``steps < 1``.
    TypeError
        For a schedule that is not a function, and for `steps` that is not an int.

    Notes
    -----
    Variant: linear, and the schedule counts its t from the very first step, so its end stays where it was.
    Source: P. Goyal and others, "Accurate, large minibatch SGD: training ImageNet in 1 hour", arXiv:1706.02677,
    2017, section 2.2.

    Examples
    --------
    >>> [warmup(constant(0.8), steps=4)(t) for t in range(6)]
    [0.2, 0.4, 0.6000000000000001, 0.8, 0.8, 0.8]
    """
    as_function(schedule, "schedule", "a function of t", "constant(0.1)")
    return Schedule("warmup", _warmup, {"schedule": schedule, "steps": as_count(steps, "steps")})


def _warmup(t: int, schedule: Callable[[int], float], steps: int) -> float:
    rate = as_number(schedule(t), f"schedule({t})", at_least=0, fix="let the schedule return such a number")
    return min(1.0, (t + 1) / steps) * rate
