import matplotlib.pyplot as plt
import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0])
y = 2 * x + 1  # (1)!
slope = (y[3] - y[1]) / (x[3] - x[1])
print("y:", y, " slope:", slope)

fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.plot(x, y, "o-", color="C0")
ax.plot([1, 3, 3], [3, 3, 7], "--", color="gray")
ax.text(2, 2.2, "run", ha="center", color="gray")
ax.text(3.1, 4.8, "rise", color="gray")
ax.set(xlabel="$x$", ylabel="$y$", xlim=(-0.2, 3.8), ylim=(0, 8))
