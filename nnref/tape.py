r"""Numbers that remember how they were computed, and differentiate it: backpropagation on a graph of scalars.

Symbols: every `Value` is a node; `data` is its number, `grad` the derivative of the last node with respect to it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Union

from nnref._validate import as_number, explain

__all__ = ["Value"]

Operand = Union["Value", float]


class Value:
    r"""A number that remembers what it was computed from.

    ``+ - * / **`` with numbers and other values, `exp`, `log`, `tanh` and `relu` make new values; `backward`
    fills in the `grad` of all of them by the chain rule:

    $$\frac{\partial L}{\partial p} = \sum_{c \text{ computed from } p} \frac{\partial L}{\partial c} \frac{\partial c}{\partial p}$$

    Parameters
    ----------
    data : float

    Attributes
    ----------
    data : float
        The number.
    grad : float
        0 until `backward` is called on this value, or on one that was computed from it.
    parents : tuple of Value
        What it was computed from; empty for a number that was given.
    op : str
        How: one of ``+ - * / ** exp log tanh relu``; empty for a number that was given.
    slopes : tuple of float
        The derivative of this value with respect to each of its parents, in their order, as it was when this value was
        made; read-only.

    Raises
    ------
    ValueError
        For NaN, infinity, and an operation whose result is not a finite real number.
    TypeError
        For anything that is not a number.

    Notes
    -----
    Source: S. Linnainmaa, "Taylor expansion of the accumulated rounding error", BIT 16, 1976; in this form A.
    Karpathy, *micrograd*, 2020.

    Examples
    --------
    >>> x, y = Value(3.0), Value(2.0)
    >>> loss = x * y + x**2
    >>> loss.backward()
    >>> loss.data, x.grad, y.grad
    (15.0, 8.0, 3.0)
    >>> loss.op, [parent.data for parent in loss.parents]
    ('+', [6.0, 9.0])
    >>> product = loss.parents[0]
    >>> product.slopes, [len(column) for column in loss.columns()]
    ((2.0, 3.0), [2, 2, 1])
    """

    __array_ufunc__ = None  # a NumPy number on the left leaves the operation to this class

    def __init__(self, data: float) -> None:
        self.data = as_number(data, "data")
        self.grad = 0.0
        self.parents: tuple[Value, ...] = ()
        self.op = ""
        self._slopes: tuple[float, ...] = ()

    @property
    def slopes(self) -> tuple[float, ...]:
        return self._slopes

    def __add__(self, other: Operand) -> "Value":
        return _made("+", (self, _value(other)), lambda a, b: (a + b, 1.0, 1.0))

    def __sub__(self, other: Operand) -> "Value":
        return _made("-", (self, _value(other)), lambda a, b: (a - b, 1.0, -1.0))

    def __mul__(self, other: Operand) -> "Value":
        return _made("*", (self, _value(other)), lambda a, b: (a * b, b, a))

    def __truediv__(self, other: Operand) -> "Value":
        return _made("/", (self, _value(other)), lambda a, b: (a / b, 1 / b, -a / b / b))

    def __pow__(self, other: Operand) -> "Value":
        """With a number as exponent, any base that has a power; with a Value, a positive base."""
        if isinstance(other, Value):
            return _made("**", (self, other), lambda a, b: (a**b, b * a ** (b - 1), a**b * math.log(a)))
        b = as_number(other, "exponent")
        return _made("**", (self,), lambda a: (a**b, b * a ** (b - 1) if b else 0.0))

    def __neg__(self) -> "Value":
        return self * -1

    def __radd__(self, other: float) -> "Value":
        return _value(other) + self

    def __rsub__(self, other: float) -> "Value":
        return _value(other) - self

    def __rmul__(self, other: float) -> "Value":
        return _value(other) * self

    def __rtruediv__(self, other: float) -> "Value":
        return _value(other) / self

    def __rpow__(self, other: float) -> "Value":
        return _value(other) ** self

    def __repr__(self) -> str:
        return f"Value({self.data}, grad={self.grad})"

    def exp(self) -> "Value":
        r"""Raise e to this value.

        $$e^a, \qquad \frac{\partial e^a}{\partial a} = e^a$$

        Raises
        ------
        ValueError
            When the result overflows.

        Examples
        --------
        >>> Value(0.0).exp().data
        1.0
        """
        return _made("exp", (self,), lambda a: (math.exp(a), math.exp(a)))

    def log(self) -> "Value":
        r"""Take the natural logarithm.

        $$\ln a, \qquad \frac{\partial \ln a}{\partial a} = \frac{1}{a}$$

        Raises
        ------
        ValueError
            For a value that is not above 0.

        Examples
        --------
        >>> Value(1.0).log().data
        0.0
        """
        return _made("log", (self,), lambda a: (math.log(a), 1 / a))

    def tanh(self) -> "Value":
        r"""Take the hyperbolic tangent.

        $$\tanh a, \qquad \frac{\partial \tanh a}{\partial a} = 1 - \tanh^2 a$$

        Examples
        --------
        >>> Value(0.0).tanh().data
        0.0
        """
        return _made("tanh", (self,), lambda a: (math.tanh(a), 1 - math.tanh(a) ** 2))

    def relu(self) -> "Value":
        r"""Pass a positive value, and make 0 of any other.

        $$\max(a, 0), \qquad \frac{\partial}{\partial a} \max(a, 0) = 1 \text{ if } a > 0 \text{ else } 0$$

        Examples
        --------
        >>> Value(-3.0).relu().data
        0.0
        """
        return _made("relu", (self,), lambda a: (max(a, 0.0), float(a > 0)))

    def backward(self) -> None:
        r"""Differentiate this value with respect to every value it was computed from.

        $$\text{grad} = \frac{\partial (\text{this value})}{\partial (\text{that value})}$$

        Raises
        ------
        ValueError
            When a derivative overflows. No `grad` has changed then.

        Notes
        -----
        Variant: each call writes every `grad` anew; nothing is added to that of an earlier call.

        Examples
        --------
        >>> x = Value(2.0)
        >>> (x * x * x).backward()
        >>> x.grad
        12.0
        """
        order = self._topological_order()
        grads = {id(value): 0.0 for value in order} | {id(self): 1.0}
        for value in reversed(order):
            for parent, slope in zip(value.parents, value._slopes, strict=True):
                grads[id(parent)] += grads[id(value)] * slope
        for value in order:
            if not math.isfinite(grads[id(value)]):
                fix = "scale the numbers that go in"
                raise ValueError(explain(f"the derivative is {grads[id(value)]}", "a finite number", fix))
        for value in order:
            value.grad = grads[id(value)]

    def columns(self) -> list[list["Value"]]:
        r"""Sort this value and all it was computed from into columns, as a drawing of the graph needs them.

        $$\text{column} = 0 \text{ if given, else } 1 + \max_{\text{parents}} \text{column}$$

        Returns
        -------
        columns : list of list of Value
            Given numbers come first, this value is alone in the last column, and each value stands in a later column
            than its parents. Each value comes once. Within a column, the operand on the left comes first.

        Examples
        --------
        >>> x, w, b = Value(2.0), Value(-3.0), Value(1.0)
        >>> [[value.data for value in column] for column in (x * w + b).columns()]
        [[2.0, -3.0, 1.0], [-6.0], [-5.0]]
        """
        order = self._topological_order()
        column: dict[int, int] = {}
        for value in order:
            column[id(value)] = 1 + max((column[id(parent)] for parent in value.parents), default=-1)
        columns: list[list[Value]] = [[] for _ in range(column[id(self)] + 1)]
        for value in order:
            columns[column[id(value)]].append(value)
        return columns

    def _topological_order(self) -> list["Value"]:
        """This value and all it was computed from, each after its parents, the left one first; no recursion, so depth is free."""
        order: list[Value] = []
        seen: set[int] = set()
        stack: list[tuple[Value, bool]] = [(self, False)]
        while stack:
            value, parents_done = stack.pop()
            if parents_done:
                order.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                stack.append((value, True))
                stack.extend((parent, False) for parent in reversed(value.parents))
        return order


def _value(operand: Operand) -> Value:
    return operand if isinstance(operand, Value) else Value(as_number(operand, "operand"))


def _made(op: str, parents: tuple[Value, ...], rule: Callable[..., tuple[float, ...]]) -> Value:
    """A new value by a rule that returns the result and its derivative with respect to each parent."""
    numbers = [as_number(parent.data, "data") for parent in parents]  # it may have been assigned
    try:
        data, *slopes = rule(*numbers)
    except (ArithmeticError, ValueError):  # 1 / 0, log(-1), exp(1000)
        data, slopes = math.nan, []
    if isinstance(data, complex) or not all(map(math.isfinite, (data, *slopes))):
        got = f"{op} of {' and '.join(map(str, numbers))} has no finite value and derivative"
        raise ValueError(explain(got, "finite real numbers", "keep away from 0, or scale the numbers that go in"))
    made = Value(data)
    made.parents, made.op, made._slopes = parents, op, tuple(slopes)
    return made
