import matplotlib.pyplot as plt
import numpy as np

from nnref import digits

pixels, y = digits()
pixels, y, rows = pixels[:500], y[:500], np.arange(500)
runs = []
fig, ax = plt.subplots(figsize=(4.5, 2.4), layout="constrained")
for name, x, eta, style in [("0 to 255", 255 / 16 * pixels, 0.01, "C1--"),
                            ("0 to 1", pixels / 16, 2.0, "C0-")]:
    W, losses = np.zeros((64, 10)), []
    for t in range(60):
        z = x @ W
        z = z - z.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(z).sum(axis=1, keepdims=True))
        losses.append(float((log_sum[:, 0] - z[rows, y]).mean()))
        a = np.exp(z - log_sum)
        W = W - eta * x.T @ (a - np.eye(10)[y]) / len(y)
    runs.append(losses)
    print(f"x from {name}, rate {eta}:")
    print(" ", *[f"{loss:.2f}" for loss in losses[:4]], "...",
          f"{losses[-1]:.1f}")
    ax.semilogy(losses, style)
ax.text(15, 100, "0 to 255", color="C1")
ax.text(3, 0.25, "0 to 1", color="C0")
ax.set(xlabel="step", ylabel="loss", xlim=(0, 59))
