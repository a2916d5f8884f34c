import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid, tanh

z = np.linspace(-8, 8, 1601)
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.5))
edges = []
for f, ax in zip((sigmoid, tanh), axes):
    slopes = f.derivative(z)
    flat = slopes < f.derivative(0.0) / 20
    edges.append(float(np.abs(z[flat]).min()))
    ax.plot(z, f(z), color="C0", linewidth=1)
    for side in (flat & (z < 0), flat & (z > 0)):
        ax.plot(z[side], f(z[side]), color="C1", linewidth=4)
    ax.set(title=f.name, xlabel="$z$", xticks=[-8, -4, 0, 4, 8])
    print(f"{f.name}: saturated from |z| = {edges[-1]:.2f} on")
