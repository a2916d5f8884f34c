r"""Data sets, each returned as ``(x, y)``: rows are samples, x (n, d) float64, y (n,) what is to be learned.

Those that are drawn at random are in `nnref.toy_data`; what is done with data before training is in
`nnref.preparation`.
"""

from __future__ import annotations

from os.path import dirname, join

import numpy as np

from nnref._validate import FloatArray, IntArray, as_name

__all__ = ["digits", "gate"]

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


def digits() -> tuple[FloatArray, IntArray]:
    r"""Handwritten digits, 8 by 8 pixels: 1797 images.

    $$x_{i, 8r + c} = \text{ink of image } i \text{ in row } r, \text{ column } c$$

    Returns
    -------
    x : float64 array of shape (1797, 64)
        Whole numbers from 0 to 16: how many of 4 by 4 points of a pixel have ink. ``x[i].reshape(8, 8)`` is an
        image.
    y : int64 array of shape (1797,), labels 0 to 9
        Both are new arrays on each call.

    Notes
    -----
    Source: E. Alpaydin, C. Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning Repository,
    1998, CC BY 4.0: its test set, in the order of scikit-learn.

    Examples
    --------
    >>> x, y = digits()
    >>> x.shape, y[:10].tolist()
    ((1797, 64), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    """
    with np.load(join(dirname(__file__), "digits.npz")) as arrays:
        return arrays["x"].astype(np.float64), arrays["y"].astype(np.int64)
