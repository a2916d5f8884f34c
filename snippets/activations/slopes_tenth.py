import numpy as np

from nnref import sigmoid

s = (1 + np.sqrt(0.6)) / 2  # s (1 - s) = 0.1
z = float(np.log(s / (1 - s)))
slope = float(sigmoid.derivative(z))
print(f"z = {z:.4f}, slope {slope:.4f}")


def chain(a0, layers=3):
    """w = 1; each bias puts its layer at z when a0 is 0."""
    a, kept = a0, []
    for layer in range(layers):
        b = z - (0 if layer == 0 else s)
        a = sigmoid(a + b)
        kept.append(a)
    return np.array(kept)


nudge = 0.01
changes = (chain(nudge) - chain(-nudge)) / 2
print("in: 0.01, after layers 1, 2, 3:")
print("   ", *(f"{change:.7f}" for change in changes))
product = slope**3
print(f"product of the slopes: {product:.4f}")
ratio = float(changes[-1] / nudge)
