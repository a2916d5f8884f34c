"""Data sets, each returned as ``(x, y)``: rows are samples, x (n, d) float64, y (n,)."""

import numpy as np

from nnref._validate import FloatArray, IntArray, as_name

# The output for the rows 00, 01, 10, 11, in this order.
_GATES = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "NOR": (1, 0, 0, 0),
    "XOR": (0, 1, 1, 0),
    "XNOR": (1, 0, 0, 1),
}


def gate(name: str) -> tuple[FloatArray, IntArray]:
    """The truth table of a two-input gate, rows 00, 01, 10, 11.

    Parameters
    ----------
    name : {"AND", "OR", "NAND", "NOR", "XOR", "XNOR"}
        In capitals, as on the pages.

    Returns
    -------
    x : float64 array of shape (4, 2)
    y : int64 array of shape (4,), labels 0 and 1
        Both are new arrays on each call.

    Raises
    ------
    ValueError
        For another name; the message gives the closest one.
    TypeError
        For a name that is not text.

    Examples
    --------
    >>> x, y = gate("XOR")
    >>> x.tolist()
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    >>> y.tolist()
    [0, 1, 1, 0]
    """
    y = _GATES[as_name(name, "gate", _GATES)]
    x = ((0, 0), (0, 1), (1, 0), (1, 1))
    return np.array(x, dtype=np.float64), np.array(y, dtype=np.int64)
