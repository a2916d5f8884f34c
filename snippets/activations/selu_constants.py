from math import erf, exp, pi, sqrt

import numpy as np

from nnref import selu


def Phi(z):  # share of a standard normal distribution below z
    return (1 + erf(z / sqrt(2))) / 2


m1 = exp(1 / 2) * Phi(-1)  # E[e^z; z < 0]
m2 = exp(2) * Phi(-2)  # E[e^2z; z < 0]
alpha = 1 / sqrt(2 * pi) / (1 / 2 - m1)
scale = 1 / sqrt(1 / 2 + alpha**2 * (m2 - 2 * m1 + 1 / 2))
print(f"alpha  = {alpha:.10f}")
print(f"lambda = {scale:.10f}")
small, large = scale**2 * (1 + alpha**2) / 2, scale**2 / 2
print(f"factor: small z {small:.2f}, large z {large:.2f}")

z = np.linspace(-10, 10, 20001)
weight = np.exp(-(z**2) / 2) / sqrt(2 * pi) * (z[1] - z[0])
mean = float(selu(z) @ weight)
square = float(selu(z) ** 2 @ weight)
print(f"E[f] = {abs(mean):.4f}, E[f^2] = {square:.4f}")
