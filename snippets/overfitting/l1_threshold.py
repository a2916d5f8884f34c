import matplotlib.pyplot as plt
import numpy as np

strength = 1.0
values = np.arange(-3000, 3001) / 1000  # candidates for w
a = np.array([2.5, 1.2, 0.8, -0.4, -2.6])  # without a penalty
data = (values - a[:, None]) ** 2 / 2  # (5, 6001)
found = {"L1": values[(data + strength * np.abs(values)).argmin(axis=1)],
         "L2": values[(data + strength / 2 * values**2).argmin(axis=1)]}
soft = np.sign(a) * np.maximum(np.abs(a) - strength, 0)
shrunk = a / (1 + strength)
print("a      ", a)
print("L1     ", found["L1"])
print("by rule", soft + 0.0)  # + 0.0 turns -0 into 0
print("L2     ", found["L2"])
print("by rule", shrunk)

fig, ax = plt.subplots(figsize=(4.5, 3.3))
line = np.array([-3, -1, 1, 3])
ax.plot([-3, 3], [-3, 3], ":", color="gray")
ax.plot(line, [-2, 0, 0, 2], color="C0", linewidth=2.5)
ax.plot(line, line / 2, "--", color="C1", linewidth=2)
ax.plot(a, found["L1"], "o", color="C0")
ax.plot(a, found["L2"], "s", color="C1")
ax.text(1.6, 2.3, "no penalty", ha="right")
ax.text(0.75, -0.5, "L1", color="C0", size=12)
ax.text(2.6, 0.75, "L2", color="C1", size=12)
ax.set(xlabel="weight without a penalty", ylabel="weight with a penalty")
