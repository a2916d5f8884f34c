import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

y, eta, start, steps = 1, 0.5, -5.0, 400
fig, ax = plt.subplots(figsize=(4.5, 2.6))
kinds = {"cross-entropy": "C0-", "squared error": "C1--"}
solved = []
for name, line in kinds.items():
    z, wrong = start, []
    for _ in range(steps + 1):
        a = sigmoid(z)
        wrong.append(float(abs(a - y)))
        slope = a - y
        if name == "squared error":
            slope = slope * a * (1 - a)
        z = z - eta * slope
    solved.append(int(np.argmax(np.array(wrong) < 0.5)))
    print(f"{name}: right after {solved[-1]} steps")
    ax.plot(wrong, line)
ax.axhline(0.5, color="gray", linewidth=0.8)
ax.text(55, 0.14, "cross-entropy", color="C0")
ax.text(120, 0.86, "squared error", color="C1")
ax.set(xlabel="steps", ylabel="$|a - y|$", ylim=(0, 1.05))
