import numpy as np


def condition(d, mean, variance):
    return 1 + d * mean**2 / variance


ten = condition(10, 1 / 2, 1 / 12)
forty = condition(40, 1 / 2, 1 / 12)
scaled = condition(10, 0, 4 / 12)
print(f"{ten:.0f}, {forty:.0f} and {scaled:.0f}")

x = np.random.default_rng(0).random((20000, 10))
for inputs in (x, 2 * x - 1):
    e = np.linalg.eigvalsh(inputs.T @ inputs / len(x))
    print(f"from samples: {e[-1] / e[0]:.1f}")
