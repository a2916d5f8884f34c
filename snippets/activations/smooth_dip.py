import matplotlib.pyplot as plt
import numpy as np

from nnref import gelu, silu

z = np.linspace(-6, 0.4, 641)
fig, ax = plt.subplots(figsize=(4.5, 2.6))
ax.axhline(0, color="lightgray", linewidth=1)
for f, line in [(silu, "C1--"), (gelu, "C2-.")]:
    a = f(z)
    ax.plot(z, a, line)
    ax.plot(z[a.argmin()], a.min(), "o", color=line[:2])
ax.text(-4.6, -0.2, "SiLU", color="C1")
ax.text(-2.2, 0.03, "GELU", color="C2")
ax.set_xlabel("$z$", fontsize=11)
ax.set_ylabel("output")
