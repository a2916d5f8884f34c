import numpy as np

from nnref import saddle

theta, h = np.array([1.8, 0.4]), 1e-5  # (2,)
L, gradient = saddle(theta)
print(f"gradient {gradient.round(3)}")
for j in (0, 1):  # one parameter moves, the other stays
    move = h * np.eye(2)[j]
    slope = (saddle(theta + move)[0] - saddle(theta - move)[0]) / (2 * h)
    print(f"slope along theta {j + 1}: {slope:.3f}")

eta = 0.1
parts = []
for step in [[1, 0], [0, 1], [1, 1]]:
    fall = L - saddle(theta - eta * gradient * step)[0]
    parts.append(float(fall))
    print(f"move {step}: L falls by {fall:.4f}")
