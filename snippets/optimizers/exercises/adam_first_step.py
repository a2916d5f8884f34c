import numpy as np

from nnref import Adam

g = np.array([-4.0, 0.002])
theta, adam = np.ones(2), Adam(lr=0.01)
adam.step(theta, g)
up, down = (theta - 1).tolist()
print(f"first step: {up:+.4f} and {down:+.4f}")
for t in range(2, 51):
    adam.step(theta, g)  # the same slopes again and again
fifty = float(theta[0] - 1)
print(f"after 50 equal slopes: {fifty:+.4f}")
plain = 0.01 * 0.1 * 4 / (0.001 * 4**2) ** 0.5
print(f"first step, not corrected: {plain:+.4f}")
