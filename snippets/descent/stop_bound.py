import matplotlib.pyplot as plt
import numpy as np

from nnref import quadratic

f = quadratic([[10.0, -12.0], [-12.0, 17.0]])  # its minimum is 0
lowest, highest = 1, 26  # the eigenvalues
theta, eta, eps = np.array([-2.6, 4.3]), 0.01, 1e-2
gaps, lower, upper = [], [], []
for k in range(201):
    loss, gradient = f(theta)
    gaps.append(loss)
    lower.append(gradient @ gradient / (2 * highest))
    upper.append(gradient @ gradient / (2 * lowest))
    theta = theta - eta * gradient
stop = int((np.array(upper) <= eps).argmax())
at_stop = gaps[stop]
print(f"|gradient|^2 / 2 below {eps} at step {stop}")
print(f"f minus its minimum is {at_stop:.6f} there")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
steps = np.arange(1, 202)
ax.plot(steps, upper, color="C1", linestyle="--")
ax.plot(steps, lower, color="C3", linestyle=":")
ax.plot(steps, gaps, color="C0")
ax.plot(stop + 1, at_stop, "o", color="C0")
ax.text(14, 100, r"$|\nabla f|^2 / (2 \lambda_{\min})$", color="C1", size=11)
ax.text(1, 0.05, r"$|\nabla f|^2 / (2 \lambda_{\max})$", color="C3", size=11)
ax.text(45, 0.15, "$f - f^*$", color="C0", size=11)
ax.set(xlabel="step", xscale="log", yscale="log")
