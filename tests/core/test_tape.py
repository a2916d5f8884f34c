"""The tape of single numbers against automatic differentiation in PyTorch, and against calculus."""

import math
import sys
from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from nnref import Value

OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
}
FUNCTIONS = ("exp", "log", "tanh", "relu")
KINDS_OF_NUMBERS = (float, np.float64, np.float32, lambda number: round(number) or 1, lambda number: Fraction(number))


def tensor(number):
    return torch.tensor(float(number), dtype=torch.float64, requires_grad=True)


# ---------------------------------------------------------------------------- against torch

INSTRUCTIONS = st.lists(
    st.tuples(
        st.sampled_from([*OPERATORS, *FUNCTIONS]),
        st.integers(0, 30),  # the first operand, of those made so far
        st.integers(0, 30),  # the second
        st.sampled_from(["values", "number on the right", "number on the left"]),
        st.floats(-3, 3).filter(lambda number: abs(number) > 0.05),
        st.integers(0, len(KINDS_OF_NUMBERS) - 1),
    ),
    min_size=1,
    max_size=30,
)


def allowed(name, a, b):
    """Whether PyTorch's result is a plain number of moderate size, with derivatives to compare."""
    if name == "log":
        return a > 0.05
    if name == "relu":
        return abs(a) > 1e-6  # a last bit of another order of sums decides which side of the kink it is
    if name == "exp":
        return abs(a) < 5
    if name == "/":
        return abs(b) > 0.05
    if name == "**":
        return 0.05 < a < 20 and abs(b) < 4
    return True


def apply(instruction, ours, theirs):
    """Add the result to both lists, where it is one that can be compared."""
    name, first, second, form, number, kind = instruction
    a, b = first % len(ours), second % len(ours)
    number = KINDS_OF_NUMBERS[kind](number)
    if name in FUNCTIONS:
        if not allowed(name, ours[a].data, None):
            return
        result = getattr(ours[a], name)(), getattr(theirs[a], name)()
    else:
        of = {"values": (a, b), "number on the right": (a, None), "number on the left": (None, b)}[form]
        operands = [number if i is None else ours[i] for i in of]
        if not allowed(name, *(float(x) if x is number else x.data for x in operands)):
            return
        constant = torch.tensor(float(number), dtype=torch.float64)
        result = (
            OPERATORS[name](*operands),
            OPERATORS[name](*(constant if i is None else theirs[i] for i in of)),
        )
    if abs(result[0].data) < 1e4:
        ours.append(result[0])
        theirs.append(result[1])


@settings(max_examples=200)
@given(st.lists(st.floats(-2, 2), min_size=1, max_size=3), INSTRUCTIONS)
def test_the_gradients_of_any_expression_are_those_of_torch(numbers, instructions):
    ours, theirs = [Value(number) for number in numbers], [tensor(number) for number in numbers]
    for instruction in instructions:
        apply(instruction, ours, theirs)
    for node in theirs:
        node.retain_grad()
    ours[-1].backward()
    theirs[-1].backward()
    wanted = [0.0 if node.grad is None else node.grad.item() for node in theirs]
    scale = max(map(abs, wanted))
    for value, node, gradient in zip(ours, theirs, wanted, strict=True):
        assert value.data == pytest.approx(node.item(), rel=1e-11, abs=1e-11)
        assert value.grad == pytest.approx(gradient, rel=1e-9, abs=1e-11 * scale)


@pytest.mark.parametrize("name", OPERATORS)
@pytest.mark.parametrize("kind", range(len(KINDS_OF_NUMBERS)))
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_number_on_either_side_is_a_constant(name, kind, side):
    rng = np.random.default_rng(1)
    for _ in range(10):
        x, number, upstream = rng.uniform(0.5, 2), KINDS_OF_NUMBERS[kind](float(rng.uniform(0.5, 2.5))), rng.normal()
        ours, theirs, constant = Value(x), tensor(x), torch.tensor(float(number), dtype=torch.float64)
        if side == "left":
            result, there = OPERATORS[name](number, ours), OPERATORS[name](constant, theirs)
        else:
            result, there = OPERATORS[name](ours, number), OPERATORS[name](theirs, constant)
        assert type(result) is Value
        assert type(result.data) is float
        assert result.data == pytest.approx(there.item(), rel=1e-15)
        (upstream * result).backward()
        (upstream * there).backward()
        assert ours.grad == pytest.approx(theirs.grad.item(), rel=1e-14)


@pytest.mark.parametrize("name", OPERATORS)
def test_both_operands_of_an_operator_get_their_derivative(name):
    rng = np.random.default_rng(2)
    for _ in range(20):
        a, b, upstream = rng.uniform(0.3, 2, size=3)
        ours, theirs = (Value(a), Value(b)), (tensor(a), tensor(b))
        (upstream * OPERATORS[name](*ours)).backward()
        (upstream * OPERATORS[name](*theirs)).backward()
        for value, node in zip(ours, theirs, strict=True):
            assert value.grad == pytest.approx(node.grad.item(), rel=1e-14)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_the_derivative_of_torch(name):
    for x in (-20.0, -3.0, -0.5, -1e-3, 0.0, 1e-3, 0.25, 1.0, 2.5, 20.0):
        if name == "log" and x <= 0:
            continue
        ours, theirs = Value(x), tensor(x)
        (3 * getattr(ours, name)()).backward()
        (3 * getattr(theirs, name)()).backward()
        assert getattr(Value(x), name)().data == pytest.approx(getattr(tensor(x), name)().item(), rel=1e-14)
        assert ours.grad == pytest.approx(theirs.grad.item(), rel=1e-14, abs=1e-15)


@pytest.mark.parametrize("base", [-2.0, -0.5, 0.0, 0.5, 3.0])
@pytest.mark.parametrize("exponent", [0, 1, 2, 3, 1.0, 2.0])
def test_a_whole_power_takes_any_base(base, exponent):
    ours, theirs = Value(base), tensor(base)
    result, there = ours**exponent, theirs**exponent
    result.backward()
    there.backward()
    assert result.data == there.item()
    assert ours.grad == theirs.grad.item()


# ---------------------------------------------------------------------------- the graph


def test_a_value_used_twice_adds_up_what_comes_back():
    x = Value(3.0)
    (x + x).backward()
    assert x.grad == 2
    (x * x).backward()
    assert x.grad == 6
    (x - x).backward()
    assert x.grad == 0
    (x / x).backward()
    assert x.grad == pytest.approx(0, abs=1e-16)
    (x**x).backward()
    assert x.grad == pytest.approx(27 * (1 + math.log(3)), rel=1e-15)


def test_shared_parts_are_differentiated_once_each():
    # x -> x + x, thirty times: 2^30 paths, but thirty steps
    x = value = Value(1.0)
    for _ in range(30):
        value = value + value
    value.backward()
    assert (value.data, x.grad) == (2.0**30, 2.0**30)


def test_depth_is_not_limited_by_recursion():
    x = value = Value(1.0)
    for _ in range(10_000):
        value = value + 1e-6
    (value * 3).backward()
    assert x.grad == 3
    assert sys.getrecursionlimit() < 10_000


def test_backward_twice_gives_the_same():
    x, y = Value(0.7), Value(-1.2)
    result = (x * y).tanh() + x.exp() / (y * y + 1)
    result.backward()
    first = [x.grad, y.grad, result.grad]
    result.backward()
    assert [x.grad, y.grad, result.grad] == first
    assert result.grad == 1


def test_backward_from_another_value_writes_its_own_gradients():
    x, y = Value(2.0), Value(5.0)
    product, square = x * y, x * x
    product.backward()
    assert (x.grad, y.grad) == (5, 2)
    square.backward()
    assert (x.grad, y.grad) == (4, 2)  # y is no part of it and keeps what it had
    assert (square.grad, product.grad) == (1, 1)


def test_backward_on_a_given_number_is_one():
    x = Value(4.0)
    assert x.grad == 0
    x.backward()
    assert x.grad == 1


def test_each_value_names_its_parents_and_how_it_was_made():
    a, b = Value(2.0), Value(3.0)
    assert (a.op, a.parents, a.data, a.grad) == ("", (), 2.0, 0.0)
    for name, operator in OPERATORS.items():
        made = operator(a, b)
        assert (made.op, made.grad) == (name, 0)
        assert made.parents[0] is a and made.parents[1] is b and len(made.parents) == 2
    for name in FUNCTIONS:
        made = getattr(a, name)()
        assert made.op == name
        assert made.parents[0] is a and len(made.parents) == 1
    assert [parent.data for parent in (7 - a).parents] == [7, 2]
    assert [parent.data for parent in (a - 7).parents] == [2, 7]
    assert [parent.data for parent in (a**3).parents] == [2]  # the exponent is a constant of the operation
    assert [parent.data for parent in (3**a).parents] == [3, 2]


def test_the_slopes_are_the_derivatives_of_torch_by_each_parent():
    for name, operator in OPERATORS.items():
        ours, theirs = [Value(1.7), Value(0.6)], [tensor(1.7), tensor(0.6)]
        operator(*theirs).backward()
        assert operator(*ours).slopes == pytest.approx([node.grad.item() for node in theirs], rel=1e-14), name
    for name in FUNCTIONS:
        there = tensor(0.6)
        getattr(there, name)().backward()
        assert getattr(Value(0.6), name)().slopes == pytest.approx((there.grad.item(),), rel=1e-14), name
    twice = Value(3.0)
    assert (twice * twice).slopes == (3, 3)  # one for each operand, though both are one value
    assert Value(3.0).slopes == ()


def test_the_slopes_cannot_be_assigned_and_stay_when_data_moves():
    x = Value(2.0)
    square = x * x
    with pytest.raises(AttributeError):
        square.slopes = (1.0, 1.0)
    x.data = 5.0
    assert square.slopes == (2, 2)


@settings(max_examples=50)
@given(st.lists(st.floats(-2, 2), min_size=1, max_size=3), INSTRUCTIONS)
def test_columns_hold_each_value_once_and_right_after_the_last_of_its_parents(numbers, instructions):
    ours, theirs = [Value(number) for number in numbers], [tensor(number) for number in numbers]
    for instruction in instructions:
        apply(instruction, ours, theirs)
    columns = ours[-1].columns()
    place = {id(value): k for k, column in enumerate(columns) for value in column}
    assert len(place) == sum(map(len, columns)) and all(columns) and columns[-1] == [ours[-1]]
    waiting, reached = [ours[-1]], set()
    while waiting:
        value = waiting.pop()
        reached.add(id(value))
        assert place[id(value)] == (1 + max(place[id(parent)] for parent in value.parents) if value.parents else 0)
        waiting += [parent for parent in value.parents if id(parent) not in reached]
    assert reached == place.keys()


def test_within_a_column_the_left_operand_comes_first():
    a, b, c, d = (Value(k) for k in range(1, 5))
    product, quotient = a * b, c / d
    result = product - quotient
    assert result.columns() == [[a, b, c, d], [product, quotient], [result]]
    assert a.columns() == [[a]]
    value = a
    for _ in range(10_000):  # no recursion
        value = value + 1e-6
    assert len(value.columns()) == 10_001


def test_the_signs():
    x = Value(3.0)
    negative = -x
    assert (negative.data, negative.op, negative.parents[1].data) == (-3, "*", -1)
    negative.backward()
    assert x.grad == -1
    x += 1  # makes a new value
    assert (x.data, x.op) == (4, "+")


def test_the_sum_of_a_list_is_a_value():
    values = [Value(1.0), Value(2.0), Value(3.0)]
    total = sum(values)
    total.backward()
    assert (total.data, [value.grad for value in values]) == (6, [1, 1, 1])


def test_data_can_be_moved_between_passes():
    w = Value(1.0)
    for _ in range(100):
        loss = (w - 3) ** 2
        loss.backward()
        w.data -= 0.1 * w.grad
    assert w.data == pytest.approx(3, abs=1e-9)


def test_the_representation_has_the_number_and_its_gradient():
    x = Value(2)
    (x * x).backward()
    assert repr(x) == "Value(2.0, grad=4.0)"
    assert type(x.data) is float


# ---------------------------------------------------------------------------- refusals

FIX = "expected finite real numbers: keep away from 0, or scale the numbers that go in"
NO_RESULT = [
    (lambda: Value(1) / 0, "/ of 1.0 and 0.0"),
    (lambda: 1 / Value(0), "/ of 1.0 and 0.0"),
    (lambda: Value(0) / Value(0), "/ of 0.0 and 0.0"),
    (lambda: Value(0).log(), "log of 0.0"),
    (lambda: Value(-1).log(), "log of -1.0"),
    (lambda: Value(1000).exp(), "exp of 1000.0"),
    (lambda: Value(0) ** -1, "** of 0.0"),
    (lambda: Value(0) ** 0.5, "** of 0.0"),  # 0, whose derivative is infinite
    (lambda: Value(-8) ** 0.5, "** of -8.0"),
    (lambda: Value(-8) ** (1 / 3), "** of -8.0"),
    (lambda: Value(-8) ** Value(0.5), "** of -8.0 and 0.5"),
    (lambda: Value(-2) ** Value(2), "** of -2.0 and 2.0"),  # the derivative has the logarithm of -2
    (lambda: 0 ** Value(2), "** of 0.0 and 2.0"),
    (lambda: Value(1e200) * 1e200, "* of 1e+200 and 1e+200"),
    (lambda: Value(1e308) + 1e308, "+ of 1e+308 and 1e+308"),
    (lambda: Value(-1e308) - 1e308, "- of -1e+308 and 1e+308"),
    (lambda: Value(10) ** 400, "** of 10.0"),
    (lambda: Value(1) / 1e-300, "/ of 1.0 and 1e-300"),  # the derivative by the denominator is 1e600
]


@pytest.mark.parametrize(("make", "what"), NO_RESULT, ids=[what for _, what in NO_RESULT])
def test_a_result_without_value_or_derivative_is_refused(make, what):
    with pytest.raises(ValueError) as caught:
        make()
    assert str(caught.value) == f"{what} has no finite value and derivative; {FIX}"


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, np.float64(np.nan), 10**400])
def test_a_number_that_is_not_finite_is_refused_everywhere(number):
    x = Value(1.0)
    for make in (Value, lambda n: x + n, lambda n: n + x, lambda n: n - x, lambda n: x * n, lambda n: x**n):
        with pytest.raises(ValueError, match="expected a finite number: pass for example"):
            make(number)


@pytest.mark.parametrize("thing", ["1", None, [1.0], 1j, True, np.array([1.0, 2.0]), np.array(1.0)])
def test_what_is_no_number_is_refused_on_either_side(thing):
    x = Value(1.0)
    for operator in OPERATORS.values():
        for make in (lambda operator=operator: operator(x, thing), lambda operator=operator: operator(thing, x)):
            with pytest.raises(TypeError, match="expected a finite number: pass for example"):
                make()
    with pytest.raises(TypeError, match="^data is .*; expected a finite number: pass for example data=1.0$"):
        Value(thing)


def test_a_derivative_that_overflows_is_refused_and_changes_no_gradient():
    x = Value(0.0)
    x.backward()
    y = x * 1e200 * 1e200  # 0, with the derivative 1e400
    with pytest.raises(ValueError) as caught:
        y.backward()
    assert str(caught.value) == "the derivative is inf; expected a finite number: scale the numbers that go in"
    assert (x.grad, y.grad) == (1, 0)
