import matplotlib.pyplot as plt
import numpy as np

curvatures, start = np.array([1.0, 30.0]), np.array([1.0, 1.0])
rates, steps, drops, losses = [0.02, 0.07], 60, [], []
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
for eta, ax in zip(rates, axes):
    theta, parts, gradients = start, [], []
    for t in range(steps + 1):
        parts.append(curvatures * theta**2 / 2)  # one for each direction
        gradients.append(curvatures * theta)
        theta = theta - eta * gradients[-1]
    parts = np.array(parts)  # (61, 2)
    loss = parts.sum(axis=1)
    losses.append(loss)
    drops.append(loss[[1, 60]] / loss[[0, 59]])
    g, g_next = gradients[-2:]
    cosine = g @ g_next / np.sqrt((g @ g) * (g_next @ g_next))
    print(f"rate {eta}: L = {loss[0]:.1f}, {loss[3]:.2f}, ...,", end=" ")
    print(f"{loss[60]:.2g}\n  times {drops[-1][0]:.2f} at first,", end=" ")
    print(f"{drops[-1][1]:.2f} at the end\n  last cosine {cosine:.2f}")
    ax.semilogy(loss, color="lightgray", linewidth=8)  # below the other lines
    ax.semilogy(parts[:, 0], "--", color="C1", linewidth=2)
    ax.semilogy(parts[:, 1], "-.", color="C2", linewidth=2)
    ax.set(xlabel="steps", xlim=(0, 60), ylim=(1e-3, 1e4), xticks=[0, 60])
    ax.set_title(f"$\\eta = {eta}$", size=11)
axes[0].set(ylabel="loss")
axes[0].text(22, 0.5, "flat direction", color="C1")
axes[0].text(8, 3e-3, "steep", color="C2")
axes[1].text(2, 2e-3, "flat", color="C1")
axes[1].text(20, 60, "steep direction", color="C2")
