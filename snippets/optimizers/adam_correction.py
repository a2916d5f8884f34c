import matplotlib.pyplot as plt
import numpy as np

from nnref import Adam

steps = 2000
theta, adam = np.zeros(1), Adam(lr=1)
m = v = 0.0
plain, corrected = [], []
for t in range(1, steps + 1):
    g = 1.0  # the same slope in every step
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
    plain.append(m / v**0.5)
    before = theta.copy()
    adam.step(theta, np.array([g]))
    corrected.append(float((before - theta)[0]))
first, longest = plain[0], max(plain)
at = plain.index(longest) + 1
hundred, thousand = plain[99], plain[999]
print(f"first step without: {first:.2f} eta")
print(f"longest without:    {longest:.2f} eta, t = {at}")
print(f"t = 1000 without:   {thousand:.2f} eta")
print(f"with, always:       {min(corrected):.2f} eta")

fig, ax = plt.subplots(figsize=(4.5, 2.6))
t = np.arange(1, steps + 1)
shown = np.unique(np.geomspace(1, steps, 120).astype(int)) - 1
ax.semilogx(t[shown], np.array(plain)[shown], "C1--")
ax.semilogx(t[[0, -1]], [corrected[0], corrected[-1]], "C0-")
ax.text(60, 5.4, "without the correction", color="C1")
ax.text(3, 0.25, "with it", color="C0")
ax.set(xlabel="step", ylim=(0, 7))
ax.set_ylabel("length of the step", labelpad=7)
ax.set_yticks([0, 1, 2, 4, 6])
ax.set_yticklabels(["0", r"$\eta$", r"$2\eta$", r"$4\eta$", r"$6\eta$"])
ax.tick_params("y", labelsize=11)
