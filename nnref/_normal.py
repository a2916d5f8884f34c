"""The tail of the normal distribution, which GELU needs and NumPy does not have."""

from __future__ import annotations

import numpy as np

from nnref._validate import FloatArray

# Chebyshev series in (t - 4) / (t + 4) of (1 - Phi(t)) / exp(-t^2 / 2).
# tests/core/test_activations.py computes the numbers again with mpmath.
_TAIL = (
    0.1682882016232327, -0.22915709990540908, 0.07778835509065742, -0.020384686418274105,
    0.003918137045458075, -0.0004666606283379171, 6.287520132139339e-06, 8.58398579912788e-06,
    -1.0167576108636199e-06, -1.397526759521329e-07, 3.669280791486882e-08, 2.8041788924924713e-09,
    -1.2584224132220847e-09, -8.950222407260244e-11, 4.536086530984231e-11, 4.474287656506267e-12,
    -1.671687905185684e-12, -2.683781469553837e-13, 5.721760333130976e-14, 1.621048267715444e-14,
    -1.3744940820337785e-15, -9.10143893328047e-16, -2.2734886306808515e-17, 4.421463813334421e-17,
    6.421239322281794e-18,
)  # fmt: skip
_PHI_0 = 0.3989422804014327  # phi(0) = 1 / sqrt(2 pi)


def density_and_tail(t: FloatArray) -> tuple[FloatArray, FloatArray]:
    """``phi(t)`` and ``1 - Phi(t)`` of the standard normal distribution, for t >= 0; both are 0 from 40 on.

    The tail is ``exp(-t**2 / 2)`` times a Chebyshev series in (t - 4) / (t + 4), the variable of M. Shepherd and
    J. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", Mathematics of Computation 36, 1981,
    pages 249-253. It is summed by Clenshaw's recurrence in the form that Reinsch gave it, which keeps its digits
    near t = 0: J. Oliver, "An error analysis of the modified Clenshaw method", IMA Journal of Applied Mathematics
    20, 1977, pages 379-391.
    """
    t = np.minimum(t, 40)  # squared, a larger one could overflow
    e = np.exp(-t * t / 2)
    v = 2 * t / (t + 4)  # 1 more than the variable
    b = d = np.zeros_like(t)
    for c in _TAIL[:0:-1]:
        d = 2 * v * b - d + c
        b = d - b
    return e * _PHI_0, e * (v * b - d + _TAIL[0])
