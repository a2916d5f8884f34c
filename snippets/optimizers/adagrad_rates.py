import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
eta, eps, steps = 0.1, 1e-10, 10000
g = rng.normal(size=(steps, 3))  # one column for each parameter
g[np.arange(steps) % 20 > 0, 1] = 0  # its input is on in 1 of 20 steps
g[:, 2] *= 10  # its input is in other units
g[0] = [1, 1, 10]
s = (g**2).cumsum(axis=0)  # (steps, 3): the sums after each step
rates = eta / (np.sqrt(s) + eps)
t = np.arange(1, steps + 1)
late = slice(100, None)
slopes = np.polyfit(np.log(t[late]), np.log(rates[late]), 1)[0]
rare, large = rates[-1, 1:] / rates[-1, 0]
print("slopes", slopes.round(2))
print(f"rare {rare:.2f}, large {large:.2f}")

fig, ax = plt.subplots(figsize=(4.5, 3.1))
ax.loglog(t, rates[:, 1], "C1--")
ax.loglog(t, rates[:, 0], "C0-")
ax.loglog(t, rates[:, 2], "C2-.")
ax.text(900, 0.032, "rare", color="C1")
ax.text(5, 0.018, "frequent", color="C0", ha="right")
ax.text(5, 0.0018, "large", color="C2", ha="right")
ax.set(xlabel="steps", ylabel="rate of the parameter")
