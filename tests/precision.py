"""How far a float may be from the exact number: a few units in the last place, times the condition number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from mpmath import MPContext

mp = MPContext()  # not mpmath.mp, whose precision any test may change
mp.dps = 60


def exact(number: Any) -> Any:
    """The float as the exact number that it is; infinity counts as the first power of 2 that is too large."""
    if np.isinf(number):
        return mp.sign(number) * mp.mpf(2) ** np.finfo(number).maxexp
    return mp.mpf(float(number))


def ulps_off(computed: Any, wanted: Any, condition: Callable[[], Any] = lambda: 1) -> float:
    """The error of a float64 or float32 in units in the last place, over the condition number where that is above 1.

    The condition number says how many times larger the relative error of the result is than that of the arguments,
    however exactly it is computed. It counts only where there is a result: not where that is closer to 0 than to
    the smallest float.
    """
    kind = np.finfo(computed)
    limit = mp.mpf(2) ** kind.maxexp
    wanted = max(-limit, min(limit, wanted))
    exponent = max(mp.frexp(wanted)[1] - 1, kind.minexp) if wanted else kind.minexp
    error = abs(exact(computed) - wanted) / mp.mpf(2) ** (exponent - kind.nmant)
    if error <= 1 or 2 * abs(wanted) < exact(kind.smallest_subnormal):
        return float(error)
    return float(error / max(1, condition()))
