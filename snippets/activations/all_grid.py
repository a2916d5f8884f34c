import matplotlib.pyplot as plt
import numpy as np

import nnref

names = {"step": "step function", "sigmoid": "sigmoid", "tanh": "tanh",
         "relu": "ReLU", "leaky_relu": "leaky ReLU", "maxout": "Maxout",
         "elu": "ELU", "selu": "SELU", "identity": "identity",
         "softplus": "softplus", "silu": "SiLU", "gelu": "GELU"}  # fmt: skip


def curves(name, z):
    if name == "maxout":  # of the two lines z and -z / 2
        return np.maximum(z, -z / 2), np.where(z > 0, 1, -0.5)
    f = getattr(nnref, name)
    if name == "leaky_relu":  # its default, 0.01, would not be seen
        f = f.bind(alpha=0.1)
    return f(z), f.derivative(z)


z = np.linspace(-3, 3, 122)  # 0 is not among them
fig, axes = plt.subplots(4, 3, figsize=(4.5, 4.5), sharex=True,
                         sharey=True, layout="constrained")  # fmt: skip
for ax, (name, title) in zip(axes.flat, names.items()):
    for side in (z[z < 0], z[z > 0]):  # a gap at a jump
        a, slope = curves(name, side)
        ax.plot(side, a, "C0-", linewidth=3)
        ax.plot(side, slope, "C1--", linewidth=1.6)
    ax.axhline(0, color="lightgray", linewidth=1, zorder=0)
    ax.set_title(title, fontsize=9)
    ax.set(ylim=(-1.9, 3), xticks=[-2, 0, 2], yticks=[-1, 0, 1, 2])
    ax.tick_params(labelsize=9)
