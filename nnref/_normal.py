"""The tail of the normal distribution, which GELU needs and NumPy does not have."""

import numpy as np

from nnref._validate import FloatArray

# Chebyshev series in u = (t - 4) / (t + 4) of (t + 4) R(t), where R is Mills' ratio, (1 - Phi(t)) / phi(t).
# tests/core/test_activations.py computes the numbers again with mpmath.
_MILLS = (
    2.4325604285150404, -1.8842545745794834, 0.5569566490963817, -0.12161597214420457,
    0.017360708143727772, -0.0008036212007299657, -0.0002520349348054353, 4.7383719270581175e-05,
    2.5325891365988257e-06, -1.5404069839913e-06, -8.474960630061696e-09, 5.185338601094672e-08,
    -2.8281293276602497e-10, -1.9486566378891076e-09, -2.491945496827567e-11, 7.957248719448846e-11,
    4.618414179155219e-12, -3.290856124224385e-12, -4.36538404380973e-13, 1.2300711839232774e-13,
    3.2414173582086784e-14, -3.0532395587325663e-15, -2.0183740275707353e-15, -7.170195501422588e-17,
    1.0169552398038542e-16,
)  # fmt: skip


def density_and_tail(t: FloatArray) -> tuple[FloatArray, FloatArray]:
    """``phi(t)`` and ``1 - Phi(t)`` of the standard normal distribution, for t >= 0; both are 0 from 40 on.

    The tail is ``phi(t) R(t)``, with Mills' ratio R from a Chebyshev series in (t - 4) / (t + 4), a form due
    to M. Shepherd and J. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", Mathematics of
    Computation 36, 1981, pages 249-253. Its relative error is a few units in the last place of t^2 / 2.
    """
    t = np.minimum(t, 40)  # squared, a larger one could overflow
    phi = np.exp(-t * t / 2) / np.sqrt(2 * np.pi).astype(t.dtype)
    ratio = np.polynomial.chebyshev.chebval((t - 4) / (t + 4), _MILLS) / (t + 4)
    return phi, phi * ratio.astype(t.dtype)
