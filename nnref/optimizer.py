r"""What every optimizer is: a rule that moves parameters against their gradient, one step at a time.

The optimizers themselves are in `nnref.optimizers`, `nnref.adaptive` and `nnref.adam`. Symbols: $\theta$ the
parameters, $g$ the gradient, $\eta$ the learning rate (`lr`), $t$ the number of steps made so far.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnref._arrays import as_floats, as_real
from nnref._validate import FloatArray, as_count, as_function, as_kind, as_number, as_pair, explain

_PART = 2**20  # bytes of each array that are worked on at once


class Optimizer:
    r"""A rule that moves parameters against their gradient, with a memory of the steps before.

    A subclass names in ``_memory`` the arrays it remembers, and says in ``_update(theta, g, eta, *memory)`` what a
    step does; of large arrays, that gets one part after the other. What is not 0 at first, ``_start(theta)`` makes.

    Parameters
    ----------
    lr : float, or schedule
        $\eta$, above 0, or a function ``s(t) -> lr`` of the number of steps made so far.

    Attributes
    ----------
    lr : float, or schedule
        May be assigned between steps.
    t : int
        Steps made so far.

    Raises
    ------
    ValueError
        For ``lr <= 0``, NaN or infinity.
    TypeError
        For an `lr` that is neither a number nor a function.

    Notes
    -----
    What is remembered has the shape and dtype of the parameters of the first step, and is elementwise: every
    leading axis is a run of its own.

    Examples
    --------
    >>> import numpy as np
    >>> from nnref import Optimizer
    >>> class SignDescent(Optimizer):
    ...     def _update(self, theta, g, eta):
    ...         theta -= eta * np.sign(g)
    >>> theta = np.array([1.0, -2.0])
    >>> SignDescent(lr=0.5).step(theta, np.array([3.0, -0.1]))
    >>> theta
    array([ 0.5, -1.5])
    """

    def __init__(self, lr: float | Callable[[int], float]) -> None:
        self.lr = lr
        self.reset()

    @property
    def lr(self) -> float | Callable[[int], float]:
        return self._lr

    @lr.setter
    def lr(self, lr: float | Callable[[int], float]) -> None:
        self._lr = lr if callable(lr) else as_number(lr, "lr", above=0, example=0.1)

    def reset(self) -> None:
        """Forget every step: t is 0 again and the next step may have another shape.

        $t = 0$

        Examples
        --------
        >>> from nnref import SGD
        >>> optimizer = SGD(lr=0.1)
        >>> optimizer.step(np.ones(2), np.ones(2))
        >>> optimizer.reset()
        >>> optimizer.t
        0
        """
        self.t = 0
        self._shape: tuple[int, ...] | None = None

    def step(self, theta: FloatArray, grad: ArrayLike) -> None:
        r"""Move theta, in place, by one step.

        $$\theta \leftarrow \theta + \Delta, \qquad \Delta \text{ from } \eta, g \text{ and the steps before}$$

        Parameters
        ----------
        theta : float array of any shape
        grad : array of the same shape

        Raises
        ------
        ValueError
            For a gradient of another shape than theta, and for theta of another shape than in the step before.
        TypeError
            For theta that is not a writable array of floats, and for a gradient that is not of real numbers.
        NotImplementedError
            For a subclass that does not say what a step does.

        Notes
        -----
        Shapes and types are checked; numbers are not, so NaN goes into theta, without a warning.

        Examples
        --------
        >>> from nnref import SGD
        >>> theta = np.array([1.0, 2.0])
        >>> SGD(lr=0.1).step(theta, np.array([10.0, 0.0]))
        >>> theta
        array([0., 2.])
        """
        if not isinstance(theta, np.ndarray) or theta.dtype.kind != "f" or not theta.flags.writeable:
            kind = f"an array of {theta.dtype!s:.60}" if isinstance(theta, np.ndarray) else f"a {type(theta).__name__}"
            kind += " that is read-only" if isinstance(theta, np.ndarray) and not theta.flags.writeable else ""
            fix = "pass np.array(theta, dtype=float), and keep it: the step writes into it"
            raise TypeError(explain(f"theta is {kind}", "a writable array of floats", fix))
        g = as_real(grad, "grad")
        if g.dtype != theta.dtype:
            with np.errstate(over="ignore"):
                g = g.astype(theta.dtype)  # NumPy squares a float32 in float32
        if g.shape != theta.shape:
            fix = "pass the gradient with respect to every number of theta"
            wanted = f"{theta.shape} because theta has shape {theta.shape}"
            raise ValueError(explain(f"grad has shape {g.shape}", wanted, fix))
        if self._shape is not None and theta.shape != self._shape:
            fix = "call reset() first, or use one optimizer for each array"
            wanted = f"{self._shape} because the first step had it"
            raise ValueError(explain(f"theta has shape {theta.shape}", wanted, fix))
        if np.may_share_memory(theta, g):
            g = g.copy()  # a rule may move theta before it is done with the gradient
        with np.errstate(over="ignore", invalid="ignore"):
            self._advance(theta, g)

    def _advance(self, theta: FloatArray, g: FloatArray) -> None:
        """A step with arrays that go together. Large ones go part by part: a part stays in the processor's cache."""
        eta = self._rate(self.t)
        if self._shape is None:
            self._shape = theta.shape
            self._start(theta)
            self._rows = max(1, _PART * len(theta) // theta.nbytes) if theta.nbytes > _PART else 0
            self._spare = self._work = np.empty_like(theta[: self._rows] if self._rows else theta)
            self._arrays = [getattr(self, name) for name in self._memory]
        if not self._rows:
            self._update(theta, g, eta, *self._arrays)
        else:
            for start in range(0, len(theta), self._rows):
                part = slice(start, start + self._rows)
                self._work = self._spare[: len(theta) - start]
                self._update(theta[part], g[part], eta, *(array[part] for array in self._arrays))
        self.t += 1

    def _rate(self, t: int) -> float:
        """The rate of step t. A schedule is checked where it is used: nobody knows all its rates before."""
        if not callable(self.lr):
            return self.lr
        return as_number(self.lr(t), f"lr({t})", at_least=0, fix="let the schedule return such a number")

    def __repr__(self) -> str:
        given = {"lr": self.lr} | {key: value for key, value in vars(self).items() if key in self._settings}
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in given.items())})"

    _settings: tuple[str, ...] = ()  # what the constructor takes after lr

    _memory: tuple[str, ...] = ()  # what a rule remembers: the names of attributes

    def _start(self, theta: FloatArray) -> None:
        """Make the memory, before the first step."""
        for name in self._memory:
            setattr(self, name, np.zeros_like(theta))

    def _update(self, theta: FloatArray, g: FloatArray, eta: float, *memory: FloatArray) -> None:
        """Move theta in place. `self.t` still counts the steps before this one; `self._work` may be written."""
        got, fix = f"{type(self).__name__} has no _update", "write def _update(self, theta, g, eta): theta -= eta * g"
        raise NotImplementedError(explain(got, "a subclass that says what a step does", fix))


def minimize(
    f: Callable[[FloatArray], tuple[Any, ArrayLike]], theta0: ArrayLike, opt: Optimizer, steps: int
) -> FloatArray:
    r"""Follow an optimizer from theta0, and keep every point of its path.

    $$\theta_{t+1} = \theta_t + \Delta_t, \qquad \Delta_t \text{ the step for } \nabla f(\theta_t)$$

    Parameters
    ----------
    f : function f(theta) -> (value, gradient)
        The gradient has the shape of theta.
    theta0 : array of any shape
        Where to start. Leading axes are runs of their own, if f treats them so, as `nnref.surfaces` do.
    opt : Optimizer
        It is reset first. An error leaves it as it was before.
    steps : int

    Returns
    -------
    path : array of shape (steps + 1, ...)
        ``path[0]`` is theta0. A run that diverges goes on with infinity and NaN.

    Raises
    ------
    ValueError
        For theta0 with NaN or infinity, ``steps < 1``, and a gradient that does not have the shape of theta0.
    TypeError
        For theta0 that is not of real numbers, for `steps` that is not an int, for an `opt` that is not an
        Optimizer, and for an f that does not return a value and a gradient.

    Examples
    --------
    >>> from nnref import SGD, minimize
    >>> minimize(lambda theta: (theta**2 / 2, theta), 1.0, SGD(lr=0.5), steps=3)
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    theta = as_floats(theta0, "theta0", dtype=None)
    steps = as_count(steps, "steps")
    as_kind(opt, Optimizer, "opt", "an Optimizer", "SGD(lr=0.1)")
    as_function(f, "f", "a function of theta that returns (value, gradient)", "quadratic([[2.0, 0.0], [0.0, 1.0]])")
    path = np.empty((steps + 1, *theta.shape), dtype=theta.dtype)
    path[0] = theta
    theta = np.array(path[0])
    before = vars(opt).copy()
    opt.reset()
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            for t in range(steps):
                _, gradient = as_pair(f(np.array(path[t])), "f")  # a copy: f may keep it, or write into it
                opt.step(theta, gradient)
                path[t + 1] = theta
    except BaseException:  # f or its gradient is no good: the optimizer stays as it was
        vars(opt).clear()
        vars(opt).update(before)
        raise
    return path
