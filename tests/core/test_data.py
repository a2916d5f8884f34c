"""The data sets."""

import operator

import numpy as np
import pytest

from nnref import gate

TABLE = {
    "AND": operator.and_,
    "OR": operator.or_,
    "NAND": lambda p, q: not (p and q),
    "NOR": lambda p, q: not (p or q),
    "XOR": operator.xor,
    "XNOR": operator.eq,
}


@pytest.mark.parametrize("name", TABLE)
def test_a_gate_is_its_truth_table(name):
    x, y = gate(name)
    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert y.tolist() == [int(TABLE[name](bool(p), bool(q))) for p, q in x]


@pytest.mark.parametrize("name", TABLE)
def test_a_gate_has_float64_rows_and_int64_labels(name):
    x, y = gate(name)
    assert (x.shape, x.dtype, y.shape, y.dtype) == ((4, 2), np.float64, (4,), np.int64)


def test_each_call_gives_arrays_of_its_own():
    x, y = gate("AND")
    x[:], y[:] = 9, 9
    again_x, again_y = gate("AND")
    assert again_x.max() == 1
    assert again_y.tolist() == [0, 0, 0, 1]


def test_the_error_for_an_unknown_gate_names_all_gates():
    with pytest.raises(ValueError, match="expected one of") as error:
        gate("IMPLIES")
    assert all(repr(name) in str(error.value) for name in TABLE)


@pytest.mark.parametrize(("typed", "meant"), [("and", "AND"), ("Xor", "XOR"), ("NANDD", "NAND"), ("nxor", "XOR")])
def test_the_error_for_a_misspelt_gate_names_the_closest(typed, meant):
    with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
        gate(typed)
